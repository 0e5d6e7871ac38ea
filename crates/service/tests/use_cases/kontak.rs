//! A citizen looks after the own account: password, telephone, e-mail, and what is known of each.

use crate::loket::{BARU, code_for};
use crate::messages::{Post, forward, send_all, statuses, with_surel};
use crate::world::World;
use domain::batas::BATAS;
use domain::person::catatan_akun::CatatanAkun;
use jiff::SignedDuration;
use secrecy::ExposeSecret as _;
use service::akun::session::{Caller, Owner, SignedIn, authenticate, sign_in_warga};
use service::akun::{
    FormKontak, FormPendaftaran, FormSandiBaru, Kontak, change_kontak, change_sandi, confirm_surel,
    data_saya, register, send_kode_konfirmasi, send_kode_sandi, set_sandi_by_kode, show_identitas,
};
use service::{App, Error};
use std::num::NonZeroU32;
use testkit::{SITI, sandi};
use wire::petugas::GantiSandi;

const LAIN: &str = "siti.baru@contoh.id";

async fn signed_in(app: &App, text: &str) -> Result<SignedIn, Error> {
    let caller = Caller::default();
    let welcome = sign_in_warga(app, &caller, SITI.nik, &sandi(text)).await?;
    let found = authenticate(app, welcome.token.expose_secret()).await;
    Ok(found.expect("readable").expect("just signed in"))
}

async fn siti(app: &App) -> Owner {
    let who = signed_in(app, SITI.sandi).await.expect("hers");
    who.owner()
}

fn fields<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<&'static str> {
    let Err(Error::Form(mistakes)) = refused else {
        panic!("a mistake of the form: {refused:?}");
    };
    mistakes.into_iter().map(|one| one.kolom).collect()
}

async fn change(app: &App, who: Owner, kontak: Kontak, baru: &str) -> Result<(), Error> {
    let form = FormKontak {
        baru: baru.to_owned(),
        sandi: SITI.sandi.to_owned(),
    };
    change_kontak(app, &Caller::default(), who, kontak, &form).await
}

async fn confirm(app: &App, who: Owner, kode: &str) -> Result<(), Error> {
    confirm_surel(app, &Caller::default(), who, kode).await
}

/// Whether her address is confirmed, as she is told.
async fn is_confirmed(world: &World) -> bool {
    let hers = data_saya(&world.app, &world.folk.siti).await;
    hers.expect("hers").surel_is_confirmed
}

/// The address and the code of the last message.
fn last(post: &Post) -> (String, String) {
    let (_, address, text) = post.taken().pop().expect("a message");
    let line = text
        .lines()
        .find(|line| line.starts_with("Kode untuk") && line.contains(": "));
    let code = line.and_then(|line| line.rsplit_once(": "));
    let code = code.map_or_else(String::new, |(_, code)| code.to_owned());
    (address, code)
}

fn other_than(kode: &str) -> String {
    let first = if kode.starts_with('1') { "2" } else { "1" };
    format!("{first}{}", &kode[1..])
}

/// Proves her address, as registration asks.
async fn confirmed(app: &App, who: Owner, post: &Post) {
    send_kode_konfirmasi(app, who).await.expect("sent");
    send_all(app, post).await;
    let (_, kode) = last(post);
    confirm(app, who, &kode).await.expect("hers");
}

pub(crate) async fn an_address_is_proven_with_the_code_that_went_there(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    let who = siti(&app).await;
    assert!(!is_confirmed(world).await);
    send_kode_konfirmasi(&app, who).await.expect("sent");
    send_all(&app, &post).await;
    let (address, kode) = last(&post);
    assert_eq!(address, SITI.surel);
    let digits = kode.chars().filter(char::is_ascii_digit).count();
    assert_eq!(digits, BATAS.kode_surel);
    let rows = "SELECT tanda || ' ' || COALESCE(failure, '') FROM pesan";
    let rows = world.place.ask(rows).await.join(" ");
    assert!(!rows.contains(&kode.replace(' ', "")), "no row holds it");
    assert_eq!(
        fields(confirm(&app, who, &other_than(&kode)).await),
        ["kode"]
    );
    assert_eq!(fields(confirm(&app, who, "12").await), ["kode"]);
    assert!(!is_confirmed(world).await);
    confirm(&app, who, &kode).await.expect("hers");
    assert!(is_confirmed(world).await);
    assert_eq!(fields(confirm(&app, who, &kode).await), ["kode"], "once");
    let hers = data_saya(&world.app, &world.folk.siti).await.expect("hers");
    let newest = hers.catatan.first().expect("noted");
    assert_eq!(
        (newest.jenis, newest.oleh.as_str()),
        (CatatanAkun::SurelDikonfirmasi, "Anda")
    );
}

pub(crate) async fn a_code_by_mail_has_few_tries_and_minutes_and_the_newest_counts(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    let who = siti(&app).await;
    send_kode_konfirmasi(&app, who).await.expect("sent");
    send_all(&app, &post).await;
    let (_, first) = last(&post);
    for _ in 0..BATAS.kode_percobaan {
        assert_eq!(
            fields(confirm(&app, who, &other_than(&first)).await),
            ["kode"]
        );
    }
    assert_eq!(
        fields(confirm(&app, who, &first).await),
        ["kode"],
        "too often"
    );
    for _ in 0..2 {
        send_kode_konfirmasi(&app, who).await.expect("sent");
    }
    send_all(&app, &post).await;
    assert_eq!(
        post.taken().len(),
        2,
        "of two codes that wait the newest goes"
    );
    let (_, newest) = last(&post);
    forward(world, SignedDuration::from_mins(BATAS.kode_surel_menit));
    assert_eq!(
        fields(confirm(&app, who, &newest).await),
        ["kode"],
        "too late"
    );
    send_kode_konfirmasi(&app, who).await.expect("sent");
    forward(world, SignedDuration::from_mins(BATAS.kode_surel_menit));
    send_all(&app, &post).await;
    assert_eq!(
        post.taken().len(),
        2,
        "what would come too late is not sent"
    );
    send_kode_konfirmasi(&app, who).await.expect("sent");
    let more = send_kode_konfirmasi(&app, who).await;
    assert!(matches!(more, Err(Error::TooMany { .. })), "{more:?}");
}

pub(crate) async fn a_new_address_is_unconfirmed_and_the_old_one_is_told(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    let who = siti(&app).await;
    confirmed(&app, who, &post).await;
    let before = post.taken().len();
    let wrong = FormKontak {
        baru: LAIN.to_owned(),
        sandi: "keliru sekali".to_owned(),
    };
    let refused = change_kontak(&app, &Caller::default(), who, Kontak::Surel, &wrong).await;
    assert_eq!(fields(refused), ["sandi"]);
    assert_eq!(
        fields(change(&app, who, Kontak::Surel, "bukan email").await),
        ["surel"]
    );
    assert!(is_confirmed(world).await, "nothing happened");

    change(&app, who, Kontak::Surel, LAIN)
        .await
        .expect("changed");
    assert!(!is_confirmed(world).await, "it is another one");
    send_all(&app, &post).await;
    let sent = post.taken().split_off(before);
    let told = |address: &str| sent.iter().find(|(_, to, _)| to == address);
    let (.., text) = told(SITI.surel).expect("the old address is told");
    assert!(text.contains("Alamat email akun Anda diganti") && !text.contains(LAIN));
    let (.., text) = told(LAIN).expect("the code goes to the new one");
    assert!(text.contains("Kode untuk email Anda"));
    let (_, kode) = last(&post);
    confirm(&app, who, &kode).await.expect("hers");
    assert!(is_confirmed(world).await);
    let seen = show_identitas(&app, &Caller::default(), who, SITI.sandi).await;
    assert_eq!(seen.expect("hers").surel.as_deref(), Some(LAIN));
}

pub(crate) async fn one_way_to_reach_a_citizen_is_always_left(world: &World) {
    let (app, caller) = (&world.app, Caller::default());
    let who = siti(app).await;
    change(app, who, Kontak::Telepon, "")
        .await
        .expect("e-mail is left");
    assert_eq!(
        fields(change(app, who, Kontak::Surel, " ").await),
        ["surel"]
    );
    assert_eq!(
        fields(change(app, who, Kontak::Telepon, "12").await),
        ["telepon"]
    );
    change(app, who, Kontak::Telepon, "0812 9876 0009")
        .await
        .expect("changed");
    change(app, who, Kontak::Surel, "")
        .await
        .expect("the telephone is left");
    let seen = show_identitas(app, &caller, who, SITI.sandi)
        .await
        .expect("hers");
    assert_eq!(seen.telepon.as_deref(), Some("+6281298760009"));
    assert_eq!((seen.surel, seen.nik.as_str()), (None, SITI.nik));
    assert_eq!(
        statuses(world).await,
        [""; 0],
        "nothing is sent where nothing is set up"
    );
    let refused = send_kode_konfirmasi(app, who).await;
    assert_eq!(fields(refused), ["kode"]);
    let noted = data_saya(app, &world.folk.siti)
        .await
        .expect("hers")
        .catatan;
    let noted: Vec<_> = noted.into_iter().map(|one| one.jenis).collect();
    assert_eq!(
        noted,
        [
            CatatanAkun::DataDibuka,
            CatatanAkun::SurelDiganti,
            CatatanAkun::TeleponDiganti,
            CatatanAkun::TeleponDiganti,
        ]
    );
}

pub(crate) async fn own_data_are_shown_to_whoever_knows_the_password(world: &World) {
    let (app, caller) = (&world.app, Caller::default());
    let who = siti(app).await;
    for _ in 0..10 {
        let refused = show_identitas(app, &caller, who, "keliru sekali").await;
        assert_eq!(fields(refused.map(drop)), ["sandi"]);
    }
    let slowed = show_identitas(app, &caller, who, SITI.sandi).await;
    assert!(matches!(slowed.map(drop), Err(Error::TooMany { .. })));
    let hers = data_saya(app, &world.folk.siti).await.expect("hers");
    assert_eq!(hers.catatan, [], "nobody has seen them");
}

pub(crate) async fn a_citizen_replaces_the_own_password(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    let who = siti(&app).await;
    let elsewhere = siti(&app).await;
    let form = |old: &str, new: &str| GantiSandi {
        sandi_lama: old.to_owned(),
        sandi: new.to_owned(),
        sandi_ulang: new.to_owned(),
    };
    let ask = async |form: GantiSandi| change_sandi(&app, &Caller::default(), who, &form).await;
    assert_eq!(
        fields(ask(form("keliru sekali", BARU)).await),
        ["sandi_lama"]
    );
    for bad in [SITI.nik, SITI.nama, SITI.telepon, SITI.sandi] {
        assert_eq!(fields(ask(form(SITI.sandi, bad)).await), ["sandi"], "{bad}");
    }
    ask(form(SITI.sandi, BARU)).await.expect("replaced");
    let left = world
        .place
        .ask("SELECT CAST(count(*) AS TEXT) FROM session")
        .await;
    assert_eq!(left, ["1"], "{elsewhere:?} has ended");
    signed_in(&app, SITI.sandi).await.expect_err("the old one");
    signed_in(&app, BARU).await.expect("the new one");
    send_all(&app, &post).await;
    let (address, _) = last(&post);
    let (.., text) = post.taken().pop().expect("told");
    assert_eq!(address, SITI.surel);
    assert!(text.contains("Kata sandi Anda diganti") && !text.contains(BARU));
}

pub(crate) async fn only_a_confirmed_address_gets_a_code_for_a_new_password(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    for nik in [SITI.nik, "1403991212900009"] {
        send_kode_sandi(&app, &Caller::default(), nik)
            .await
            .expect("one answer for all");
    }
    assert_eq!(
        fields(send_kode_sandi(&app, &Caller::default(), "14").await),
        ["nik"]
    );
    assert_eq!(statuses(world).await, [""; 0], "it is not confirmed");
    let who = siti(&app).await;
    confirmed(&app, who, &post).await;
    send_kode_sandi(&app, &Caller::default(), SITI.nik)
        .await
        .expect("sent");
    send_all(&app, &post).await;
    let (address, kode) = last(&post);
    assert_eq!(address, SITI.surel);
    let counter = code_for(world, &SITI).await;
    let set = |kode: &str| FormSandiBaru {
        nik: SITI.nik.to_owned(),
        kode: kode.to_owned(),
        sandi: BARU.to_owned(),
        sandi_ulang: BARU.to_owned(),
    };
    let caller = Caller::default();
    let wrong = set_sandi_by_kode(&app, &caller, &set(&other_than(&kode))).await;
    assert_eq!(fields(wrong), ["kode"]);
    let right = set_sandi_by_kode(&app, &caller, &set(&kode)).await;
    right.expect("hers");
    signed_in(&app, BARU).await.expect("the new one");
    let other = set_sandi_by_kode(&app, &caller, &set(&counter)).await;
    assert_eq!(
        fields(other),
        ["kode"],
        "a new password leaves no code good"
    );
    let hers = data_saya(&app, &world.folk.siti).await.expect("hers");
    let noted = hers
        .catatan
        .iter()
        .any(|one| one.jenis == CatatanAkun::SandiDigantiSurel);
    assert!(noted, "{:?}", hers.catatan);
}

pub(crate) async fn nobody_asks_for_codes_without_an_end(world: &World) {
    let two = NonZeroU32::new(2).expect("two");
    let app = with_surel(world).with_failed_sign_ins_per_minute(two);
    for nik in [SITI.nik, "1403991212900009"] {
        let sent = send_kode_sandi(&app, &Caller::default(), nik).await;
        sent.expect("one answer for all");
    }
    let limited = send_kode_sandi(&app, &Caller::default(), SITI.nik).await;
    assert!(matches!(limited, Err(Error::TooMany { .. })), "{limited:?}");
}

pub(crate) async fn another_address_leaves_no_code_good_that_went_to_the_old_one(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    let who = siti(&app).await;
    confirmed(&app, who, &post).await;
    send_kode_sandi(&app, &Caller::default(), SITI.nik)
        .await
        .expect("sent");
    send_all(&app, &post).await;
    let (_, kode) = last(&post);
    change(&app, who, Kontak::Surel, LAIN)
        .await
        .expect("changed");
    let form = FormSandiBaru {
        nik: SITI.nik.to_owned(),
        kode,
        sandi: BARU.to_owned(),
        sandi_ulang: BARU.to_owned(),
    };
    let used = set_sandi_by_kode(&app, &Caller::default(), &form).await;
    assert_eq!(fields(used), ["kode"]);
}

pub(crate) async fn registration_sends_the_code_where_e_mail_is_set_up(world: &World) {
    let (app, post) = (with_surel(world), Post::open());
    let form = |nik: &str, surel: &str| FormPendaftaran {
        nik: nik.to_owned(),
        nama: "Marlina Saputri".to_owned(),
        surel: surel.to_owned(),
        ..SITI.form()
    };
    let marlina = form("1403995204900001", "marlina@contoh.id");
    register(&world.app, &marlina).await.expect("registers");
    let without = form("1403995204900002", "");
    register(&app, &without).await.expect("registers");
    assert_eq!(statuses(world).await, [""; 0], "no channel, or no address");
    let ani = form("1403995204900003", "ani@contoh.id");
    register(&app, &ani).await.expect("registers");
    send_all(&app, &post).await;
    let (address, kode) = last(&post);
    assert_eq!(address, "ani@contoh.id");
    assert_eq!(kode.len(), BATAS.kode_surel + 1);
}
