//! Messages that leave the portal: once, to whoever wants them, through every outage.

use crate::world::World;
use domain::aduan::command::Command;
use domain::notice::pesan::{Channel, PesanStatus};
use domain::person::aktor::Aktor;
use jiff::SignedDuration;
use service::App;
use service::notice::{
    Carrier, Envelope, Step, Switch, Undelivered, outbox_health, send_next, switch_channel,
};
use std::sync::Mutex;
use std::time::Duration;
use testkit::folk::{BUDI, SITI};
use testkit::form;
use tokio::time::timeout;
use uuid::Uuid;

const PORTAL: &str = "https://aduan.contoh.id";

/// Takes messages as it is told to.
pub(crate) struct Post {
    answer: Mutex<Result<(), Undelivered>>,
    sent: Mutex<Vec<(Uuid, String, String)>>,
}

impl Post {
    pub(crate) fn open() -> Self {
        Self {
            answer: Mutex::new(Ok(())),
            sent: Mutex::default(),
        }
    }

    fn answers(&self, answer: Result<(), Undelivered>) {
        *self.answer.lock().expect("a lock") = answer;
    }

    fn take(&self, envelope: Envelope, text: String) -> Result<(), Undelivered> {
        let answer = self.answer.lock().expect("a lock").clone();
        if answer.is_ok() {
            let Envelope { id, address, .. } = envelope;
            self.sent.lock().expect("a lock").push((id, address, text));
        }
        answer
    }

    pub(crate) fn taken(&self) -> Vec<(Uuid, String, String)> {
        self.sent.lock().expect("a lock").clone()
    }
}

impl Carrier for Post {
    const CHANNEL: Channel = Channel::Surel;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        let text = envelope.text();
        let text = format!("{}\n{}", text.judul, text.isi);
        self.take(envelope, text)
    }
}

/// The same on the telephone.
struct Whatsapp(Post);

impl Carrier for Whatsapp {
    const CHANNEL: Channel = Channel::Whatsapp;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        let text = envelope.news()?.address();
        self.0.take(envelope, text)
    }
}

struct Sms(Post);

impl Carrier for Sms {
    const CHANNEL: Channel = Channel::Sms;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        let text = envelope.news()?.sms();
        self.0.take(envelope, text)
    }
}

/// A mail server that takes a connection and says nothing.
struct Silent;

impl Carrier for Silent {
    const CHANNEL: Channel = Channel::Surel;

    async fn deliver(&self, _: Envelope) -> Result<(), Undelivered> {
        std::future::pending().await
    }
}

fn later() -> Undelivered {
    Undelivered::Later("unreachable".to_owned())
}

pub(crate) fn with_surel(world: &World) -> App {
    world.app.with_channels(PORTAL, &[Channel::Surel])
}

async fn file(app: &App, who: &Aktor) {
    let niat = Uuid::new_v4();
    service::aduan::file_aduan(app, who, &form(), Vec::new(), niat)
        .await
        .expect("filed");
}

/// Sends until nothing can be sent now; gives how the last step ended.
pub(crate) async fn send_all(app: &App, carrier: &impl Carrier) -> Step {
    loop {
        match send_next(app, carrier).await.expect("a step") {
            Step::Done => {}
            end => return end,
        }
    }
}

pub(crate) async fn statuses(world: &World) -> Vec<String> {
    world
        .place
        .ask("SELECT status FROM pesan ORDER BY dibuat_pada, id")
        .await
}

pub(crate) fn forward(world: &World, by: SignedDuration) {
    world.set(world.app.now() + by);
}

pub(crate) async fn news_goes_once_to_whoever_has_an_address_and_wants_it(world: &World) {
    let (siti, budi) = (&world.folk.siti, &world.folk.budi);
    let app = with_surel(world);
    file(&world.app, siti).await;
    assert_eq!(
        statuses(world).await,
        [""; 0],
        "nothing without a mail server"
    );
    let off = switch_channel(&app, budi, Channel::Surel, Switch::Off).await;
    off.expect("switched");
    file(&app, siti).await;
    file(&app, budi).await;
    assert_eq!(statuses(world).await, ["menunggu"], "for siti alone");

    let post = Post::open();
    assert_eq!(send_all(&app, &post).await, Step::Idle);
    assert_eq!(send_all(&app, &post).await, Step::Idle, "once");
    let taken = post.taken();
    let [(_, address, text)] = taken.as_slice() else {
        panic!("one message: {taken:?}");
    };
    assert_eq!(address, SITI.surel);
    assert!(text.contains("SPD-2026-000002") && text.contains(PORTAL));
    let form = form();
    for secret in [form.judul.as_str(), &form.uraian, &form.lokasi, SITI.nama] {
        assert!(!text.contains(secret), "{secret} stands in a message");
    }
    assert_eq!(statuses(world).await, ["terkirim"]);

    let on = switch_channel(&app, budi, Channel::Surel, Switch::On).await;
    on.expect("switched");
    file(&app, budi).await;
    send_all(&app, &post).await;
    let last = post.taken().pop().expect("another");
    assert_eq!(last.1, BUDI.surel);
}

pub(crate) async fn what_is_not_wanted_any_more_is_not_sent(world: &World) {
    let (siti, budi) = (&world.folk.siti, &world.folk.budi);
    let app = with_surel(world);
    file(&app, siti).await;
    file(&app, budi).await;
    let off = switch_channel(&app, siti, Channel::Surel, Switch::Off).await;
    off.expect("switched");
    let store = world.store().await;
    let mut tx = store.write().await.expect("tx");
    let closed = store::person::close(&mut tx, budi.id().expect("a person")).await;
    closed.expect("closed");
    tx.commit().await.expect("commit");
    let post = Post::open();
    assert_eq!(send_all(&app, &post).await, Step::Idle);
    assert_eq!(post.taken(), []);
    assert_eq!(statuses(world).await, ["batal", "batal"]);
}

pub(crate) async fn a_days_outage_loses_and_repeats_nothing(world: &World) {
    let app = with_surel(world);
    let post = Post::open();
    post.answers(Err(later()));
    for _ in 0..3 {
        file(&app, &world.folk.siti).await;
    }
    let mut attempts = 0;
    for _ in 0..(24 * 12) {
        if send_all(&app, &post).await == Step::Waits {
            attempts += 1;
        }
        forward(world, SignedDuration::from_mins(5));
    }
    assert!(
        (12..=60).contains(&attempts),
        "{attempts} attempts in a day"
    );
    let health = outbox_health(&app).await.expect("counted");
    assert_eq!((health.waiting, health.late), (3, 3));
    post.answers(Ok(()));
    for _ in 0..12 {
        assert_eq!(send_all(&app, &post).await, Step::Idle);
        forward(world, SignedDuration::from_mins(30));
    }
    let mut ids: Vec<_> = post.taken().into_iter().map(|(id, ..)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), post.taken().len()), (3, 3), "each of them once");
    assert_eq!(statuses(world).await, ["terkirim"; 3]);
}

pub(crate) async fn what_nobody_takes_for_days_is_given_up_and_what_is_refused_at_once(
    world: &World,
) {
    let app = with_surel(world);
    let post = Post::open();
    post.answers(Err(later()));
    file(&app, &world.folk.siti).await;
    for _ in 0..(4 * 24) {
        send_all(&app, &post).await;
        forward(world, SignedDuration::from_hours(1));
    }
    assert_eq!(statuses(world).await, [PesanStatus::Menyerah.as_str()]);
    post.answers(Err(Undelivered::Refused("smtp_550".to_owned())));
    file(&app, &world.folk.budi).await;
    assert_eq!(send_all(&app, &post).await, Step::Idle);
    assert_eq!(statuses(world).await, ["menyerah", "ditolak"]);
    let health = outbox_health(&app).await.expect("counted");
    assert_eq!((health.given_up, health.refused, health.waiting), (1, 1, 0));
}

pub(crate) async fn a_message_on_its_way_in_a_crash_goes_again_under_its_name(world: &World) {
    let app = with_surel(world);
    file(&app, &world.folk.siti).await;
    let crashed = timeout(Duration::from_secs(1), send_next(&app, &Silent)).await;
    assert!(
        crashed.is_err(),
        "it ended while the message was on its way"
    );
    let post = Post::open();
    assert_eq!(send_all(&app, &post).await, Step::Idle);
    assert_eq!(post.taken(), [], "somebody may still be sending it");
    forward(world, SignedDuration::from_mins(11));
    assert_eq!(send_all(&app, &post).await, Step::Idle);
    let ids = world.place.ask(if world.place.is_on_server() {
        "SELECT replace(id::text, '-', '') FROM pesan"
    } else {
        "SELECT lower(hex(id)) FROM pesan"
    });
    let taken = post.taken();
    let taken: Vec<_> = taken
        .iter()
        .map(|(id, ..)| id.simple().to_string())
        .collect();
    assert_eq!(taken, ids.await);
}

pub(crate) async fn two_instances_send_each_message_once(world: &World) {
    let app = with_surel(world);
    for _ in 0..8 {
        file(&app, &world.folk.siti).await;
    }
    let post = Post::open();
    let other = testkit::regency::open(&world.place, &world.clock).await;
    let other = other.with_channels(PORTAL, &[Channel::Surel]);
    tokio::join!(send_all(&app, &post), send_all(&other, &post));
    send_all(&app, &post).await;
    let mut ids: Vec<_> = post.taken().into_iter().map(|(id, ..)| id).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!((all, ids.len()), (8, 8));
}

pub(crate) async fn addresses_stand_in_no_row_of_the_outbox(world: &World) {
    let app = with_surel(world);
    file(&app, &world.folk.siti).await;
    let post = Post::open();
    post.answers(Err(later()));
    send_all(&app, &post).await;
    let rows = world
        .place
        .ask("SELECT channel || ' ' || tanda || ' ' || status || ' ' || failure FROM pesan")
        .await;
    assert_eq!(rows, ["surel peristiwa/1 menunggu unreachable"]);
}

pub(crate) async fn a_telephone_is_told_once_and_by_sms_where_whatsapp_is_not(world: &World) {
    let siti = &world.folk.siti;
    let app = world.app.with_channels(PORTAL, &Channel::ALL);
    let (mail, whatsapp, sms) = (Post::open(), Whatsapp(Post::open()), Sms(Post::open()));
    file(&app, siti).await;
    assert_eq!(send_all(&app, &sms).await, Step::Idle);
    assert_eq!(sms.0.taken(), [], "not beside WhatsApp");
    send_all(&app, &whatsapp).await;
    let taken = whatsapp.0.taken();
    let (_, number, text) = taken.first().expect("one");
    assert_eq!(number, "+6281298760001");
    assert!(text.ends_with("/aduan/SPD-2026-000001"), "{text}");

    whatsapp
        .0
        .answers(Err(Undelivered::Refused("whatsapp_131026".to_owned())));
    file(&app, siti).await;
    assert_eq!(send_all(&app, &whatsapp).await, Step::Idle);
    for _ in 0..2 {
        send_all(&app, &sms).await;
    }
    let taken = sms.0.taken();
    let [(_, number, text)] = taken.as_slice() else {
        panic!("one SMS: {taken:?}");
    };
    assert_eq!(number, "+6281298760001");
    assert!(text.contains("SPD-2026-000002") && !text.contains(&form().judul));

    whatsapp.0.answers(Err(later()));
    file(&app, siti).await;
    let off = switch_channel(&app, siti, Channel::Whatsapp, Switch::Off).await;
    off.expect("switched");
    send_all(&app, &whatsapp).await;
    send_all(&app, &sms).await;
    assert_eq!(sms.0.taken().len(), 2, "what was waiting goes by SMS");
    file(&app, siti).await;
    send_all(&app, &sms).await;
    assert_eq!(sms.0.taken().len(), 3, "by SMS at once");
    let off = switch_channel(&app, siti, Channel::Sms, Switch::Off).await;
    off.expect("switched");
    file(&app, siti).await;
    send_all(&app, &sms).await;
    assert_eq!(sms.0.taken().len(), 3, "the telephone is left in peace");
    send_all(&app, &mail).await;
    assert_eq!(mail.taken().len(), 5, "each by e-mail");
}

pub(crate) async fn a_gateway_that_is_down_keeps_no_email_waiting(world: &World) {
    let app = world.app.with_channels(PORTAL, &Channel::ALL);
    let (mail, whatsapp) = (Post::open(), Whatsapp(Post::open()));
    whatsapp.0.answers(Err(later()));
    for _ in 0..10 {
        file(&app, &world.folk.siti).await;
    }
    assert_eq!(send_all(&app, &whatsapp).await, Step::Waits);
    assert_eq!(send_all(&app, &mail).await, Step::Idle);
    assert_eq!(mail.taken().len(), 10);
}

pub(crate) async fn whoever_lets_a_question_or_an_answer_wait_is_reminded(world: &World) {
    let folk = &world.folk;
    let app = with_surel(world);
    file(&app, &folk.siti).await;
    let nomor = "SPD-2026-000001".parse().expect("a number");
    let id = world.id_of(&folk.siti, nomor).await;
    let permintaan = "Nomor tiang lampu".to_owned();
    world
        .done(&folk.admin, id, Command::MintaKelengkapan { permintaan })
        .await;
    let post = Post::open();
    send_all(&app, &post).await;
    let before = post.taken().len();
    // 17 and 25 August are free: the tenth working day is Wednesday the 26th.
    for (reading, told) in [
        ("2026-08-20T08:59", 0),
        ("2026-08-20T09:00", 1),
        ("2026-08-21T12:00", 1),
        ("2026-08-24T09:00", 2),
        ("2026-08-24T15:00", 2),
        ("2026-08-26T08:00", 3),
    ] {
        world.set_wib(reading);
        for _ in 0..2 {
            service::jobs::sweep(&app).await.expect("sweeps");
            send_all(&app, &post).await;
        }
        assert_eq!(post.taken().len() - before, told, "{reading}");
    }
    let told = world.told(&folk.siti).await;
    let told: Vec<_> = told.iter().map(|(_, judul)| judul.as_str()).collect();
    assert_eq!(
        told.get(2..).expect("more than two"),
        [
            "Lengkapi aduan paling lambat Rab, 26 Agt",
            "Lengkapi aduan paling lambat Rab, 26 Agt",
            "Lengkapi aduan hari ini",
        ]
    );
}
