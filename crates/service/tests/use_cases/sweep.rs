//! What the clock does: each reminder once, archiving, closing, resuming.

use crate::referensi::folder_with;
use crate::world::World;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::event::Peristiwa;
use domain::aduan::status::StatusCode;
use domain::id::AduanId;
use domain::notice::NoticeKind;
use domain::person::aktor::Aktor;
use service::jobs::{self, Pace, begin, sweep};
use service::notice::mark_notices;
use std::time::Duration;
use testkit::{ask_for, dispose, hand_in, publish};
use tokio::task::JoinSet;
use wire::notice::{MarkNotices, NoticeMark};

/// Sweeps often, one after the other and at once, as several instances would.
async fn sweep_often(world: &World) {
    for _ in 0..2 {
        sweep(&world.app).await.expect("sweeps");
    }
    let at_once: JoinSet<_> = (0..4)
        .map(|_| {
            let app = world.app.clone();
            async move { sweep(&app).await.expect("sweeps") }
        })
        .collect();
    at_once.join_all().await;
}

/// What a clock that is wrong for one turn would have done cannot be undone.
pub(crate) async fn a_clock_that_is_wrong_for_one_turn_does_nothing(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world.done(&folk.admin, id, ask_for("RT berapa?")).await;
    let mut pace = Pace::default();
    let turn = Duration::from_secs(30);
    jobs::turn(&world.app, &mut pace, turn)
        .await
        .expect("a turn");
    world.set_wib("2026-10-10T09:00"); // two months ahead
    jobs::turn(&world.app, &mut pace, turn * 2)
        .await
        .expect("a turn");
    assert_eq!(status(world, id).await, StatusCode::PerluKelengkapan);
    assert!(reminders(world, &folk.admin).await.is_empty());
    // One that goes on evenly from there may be wrong all the same: that it is months later only an
    // operator can say.
    world.set_wib("2026-10-10T09:00:30");
    jobs::turn(&world.app, &mut pace, turn * 3)
        .await
        .expect("a turn");
    assert_eq!(status(world, id).await, StatusCode::PerluKelengkapan);
    world.set_wib("2026-10-10T10:01");
    let hour_later = turn * 3 + Duration::from_hours(1) + Duration::from_secs(30);
    jobs::turn(&world.app, &mut pace, hour_later)
        .await
        .expect("a turn");
    assert_eq!(status(world, id).await, StatusCode::PerluKelengkapan);
    jobs::confirm_clock(&world.app).await.expect("confirmed");
    jobs::turn(&world.app, &mut pace, hour_later)
        .await
        .expect("a turn");
    assert_eq!(status(world, id).await, StatusCode::Ditolak);
}

/// The titles of the reminders somebody got.
async fn reminders(world: &World, who: &Aktor) -> Vec<String> {
    let notices = world.notices(who).await;
    notices
        .into_iter()
        .filter(|notice| matches!(notice.jenis, NoticeKind::Tenggat | NoticeKind::LewatTenggat))
        .map(|notice| notice.judul)
        .collect()
}

async fn status(world: &World, id: AduanId) -> StatusCode {
    world.view(&world.folk.admin, id).await.aduan.status.code()
}

async fn times(world: &World, id: AduanId, kind: CommandKind) -> usize {
    let view = world.view(&world.folk.admin, id).await;
    let of_kind = view.riwayat.iter().filter(|row| {
        matches!(&row.event.peristiwa, Peristiwa::Perintah { isi } if isi.kind() == kind)
            && row.event.aktor == Aktor::Sistem
            && row.oleh == "Sistem"
    });
    of_kind.count()
}

/// The operator loads other holidays beside a running server, and starts it again, as the manual
/// says. Meanwhile the server has looked once more by the old ones.
pub(crate) async fn holidays_loaded_beside_the_server_count_after_its_restart(world: &World) {
    world.file(&world.folk.siti).await; // to be disposed by Wednesday
    let folder = folder_with(&[jiff::civil::date(2026, 8, 11)]); // Tuesday
    let operator = testkit::regency::open(&world.place, &world.clock).await;
    let loaded = service::referensi::load(&operator, folder.path()).await;
    loaded.expect("the product's own data");
    operator.close().await;
    sweep(&world.app).await.expect("sweeps");
    assert!(reminders(world, &world.folk.admin).await.is_empty());
    let server = testkit::regency::open(&world.place, &world.clock).await;
    begin(&server).await.expect("begins");
    sweep(&server).await.expect("sweeps");
    assert_eq!(
        reminders(world, &world.folk.admin).await,
        ["Tenggat Rab, 12 Agt: SPD-2026-000001"],
        "Monday is the last working day before the deadline now"
    );
}

pub(crate) async fn a_deadline_is_reminded_of_three_times_each_once(world: &World) {
    // Filed on Monday at 09.00: to be disposed by Wednesday 16.00.
    world.file(&world.folk.siti).await;
    let expected = [
        "Tenggat Rab, 12 Agt: SPD-2026-000001",
        "Tenggat hari ini: SPD-2026-000001",
        "Lewat tenggat: SPD-2026-000001",
    ];
    for (before, due, count) in [
        ("2026-08-11T08:59:59.999", "2026-08-11T09:00", 1),
        ("2026-08-12T07:59:59.999", "2026-08-12T08:00", 2),
        ("2026-08-13T07:29:59.999", "2026-08-13T07:30", 3),
    ] {
        world.set_wib(before);
        sweep_often(world).await;
        let told = reminders(world, &world.folk.admin).await;
        assert_eq!(told, expected[..count - 1], "{before}");
        world.set_wib(due);
        let mut news = world.app.news();
        news.mark_unchanged();
        sweep_often(world).await;
        assert!(
            news.has_changed().expect("the app lives"),
            "who waits is woken"
        );
        let told = reminders(world, &world.folk.admin).await;
        assert_eq!(told, expected[..count], "{due}");
    }
    world.set_wib("2026-09-30T10:00");
    sweep_often(world).await;
    assert_eq!(
        reminders(world, &world.folk.admin).await.len(),
        3,
        "and never again"
    );
    assert!(reminders(world, &world.folk.pupr).await.is_empty());
}

pub(crate) async fn after_a_standstill_only_the_newest_reminder_is_sent(world: &World) {
    world.file(&world.folk.siti).await;
    world.set_wib("2026-08-20T10:00");
    sweep_often(world).await;
    let told = reminders(world, &world.folk.admin).await;
    assert_eq!(told, ["Lewat tenggat: SPD-2026-000001"]);
}

pub(crate) async fn the_skpd_that_leads_is_reminded_of_its_answer(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .done(&folk.admin, id, dispose("PUPR", &["DINKES"]))
        .await;
    // Due on Thursday at 16.00; nobody is left to be reminded of the disposition.
    world.set_wib("2026-08-12T09:00");
    sweep_often(world).await;
    let expected = ["Tenggat Kam, 13 Agt: SPD-2026-000001"];
    assert_eq!(reminders(world, &folk.pupr).await, expected);
    assert!(reminders(world, &folk.admin).await.is_empty());
    assert!(reminders(world, &folk.dishub).await.is_empty());
    let notice = world.notices(&folk.pupr).await.pop().expect("a reminder");
    assert!(
        notice.isi.ends_with("paling lambat pukul 16.00 WIB."),
        "{}",
        notice.isi
    );
    assert_eq!(notice.ditampilkan, None);
    let shown = MarkNotices {
        ids: vec![notice.id],
        tanda: NoticeMark::Ditampilkan,
    };
    let told = mark_notices(&world.app, &folk.pupr, &shown).await;
    told.expect("one's own notice");
    let notice = world.notices(&folk.pupr).await.pop().expect("a reminder");
    let when = Some(world.app.now());
    assert_eq!(
        notice.ditampilkan, when,
        "other computers need not repeat it"
    );
    // The draft stops that clock.
    world.done(&folk.pupr, id, Command::Terima).await;
    world.done(&folk.pupr, id, hand_in("Sudah diganti.")).await;
    world.set_wib("2026-08-13T15:00");
    sweep_often(world).await;
    assert_eq!(reminders(world, &folk.pupr).await, expected);
    let told = reminders(world, &folk.admin).await;
    assert_eq!(
        told,
        ["Tenggat hari ini: SPD-2026-000001"],
        "of the correction"
    );
}

pub(crate) async fn a_skpd_that_supports_is_reminded_until_it_contributed(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .done(&folk.admin, id, dispose("PUPR", &["DISHUB"]))
        .await;
    world.set_wib("2026-08-12T09:00");
    sweep_often(world).await;
    let tomorrow = "Tenggat Kam, 13 Agt: SPD-2026-000001";
    assert_eq!(reminders(world, &folk.pupr).await, [tomorrow]);
    assert_eq!(reminders(world, &folk.dishub).await, [tomorrow]);
    let notice = world.notices(&folk.dishub).await.pop().expect("a reminder");
    assert!(notice.isi.starts_with("Masukan “"), "{}", notice.isi);

    let isi = "Rambu sudah dipasang.".to_owned();
    world
        .done(&folk.dishub, id, Command::BeriMasukan { isi })
        .await;
    world.set_wib("2026-08-13T08:00");
    sweep_often(world).await;
    let today = "Tenggat hari ini: SPD-2026-000001";
    assert_eq!(reminders(world, &folk.pupr).await, [tomorrow, today]);
    assert_eq!(reminders(world, &folk.dishub).await, [tomorrow]);
}

pub(crate) async fn what_comes_back_twice_is_a_superadmins_deadline(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    for (who, skpd) in [(&folk.pupr, "PUPR"), (&folk.dishub, "DISHUB")] {
        world.done(&folk.admin, id, dispose(skpd, &[])).await;
        let alasan = "Bukan ruas kami.".to_owned();
        world.done(who, id, Command::Kembalikan { alasan }).await;
    }
    world.set_wib("2026-08-11T08:00");
    sweep_often(world).await;
    let today = "Tenggat hari ini: SPD-2026-000001";
    assert_eq!(reminders(world, &folk.superadmin).await, [today]);
    assert!(reminders(world, &folk.admin).await.is_empty());
}

pub(crate) async fn what_nobody_completes_is_archived_after_ten_working_days(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .done(&folk.admin, id, ask_for("Nomor tiang lampu"))
        .await;
    // 17 and 25 August are free: the tenth working day is Wednesday the 26th.
    world.set_wib("2026-08-26T16:00");
    sweep_often(world).await;
    assert_eq!(status(world, id).await, StatusCode::PerluKelengkapan);
    world.set_wib("2026-08-26T16:00:00.001");
    sweep_often(world).await;
    assert_eq!(status(world, id).await, StatusCode::Ditolak);
    assert_eq!(times(world, id, CommandKind::ArsipkanKelengkapan).await, 1);
    let told: Vec<_> = world
        .told(&folk.siti)
        .await
        .into_iter()
        .map(|(_, judul)| judul)
        .collect();
    let expected = [
        "Aduan Anda diterima",
        "Aduan Anda perlu dilengkapi",
        "Lengkapi aduan hari ini",
        "Aduan Anda tidak dapat diproses",
    ];
    assert_eq!(told, expected);
}

pub(crate) async fn an_answer_is_closed_after_ten_working_days(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .all_done(
            id,
            vec![
                (&folk.admin, dispose("PUPR", &[])),
                (&folk.pupr, Command::Terima),
                (&folk.pupr, hand_in("Sudah diganti.")),
                (&folk.admin, publish("Sudah diganti.")),
            ],
        )
        .await;
    world.set_wib("2026-08-26T16:00");
    sweep_often(world).await;
    assert_eq!(status(world, id).await, StatusCode::Dijawab);
    world.set_wib("2026-08-26T16:00:00.001");
    sweep_often(world).await;
    assert_eq!(status(world, id).await, StatusCode::Selesai);
    assert_eq!(times(world, id, CommandKind::TutupPenilaian).await, 1);
    assert!(
        reminders(world, &folk.admin).await.is_empty(),
        "nobody's fault"
    );
}

pub(crate) async fn a_dated_pause_ends_on_its_date(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let sampai = jiff::civil::date(2026, 8, 20);
    let alasan = "Menunggu lampu dari gudang".to_owned();
    world
        .all_done(
            id,
            vec![
                (&folk.admin, dispose("PUPR", &[])),
                (&folk.pupr, Command::Terima),
                (&folk.pupr, Command::TundaPerwaktu { sampai, alasan }),
            ],
        )
        .await;
    world.set_wib("2026-08-19T23:59:59.999");
    sweep_often(world).await;
    assert_eq!(status(world, id).await, StatusCode::DitundaPerwaktu);
    assert!(
        reminders(world, &folk.pupr).await.is_empty(),
        "a paused clock is silent"
    );
    world.set_wib("2026-08-20T00:00");
    sweep_often(world).await;
    assert_eq!(status(world, id).await, StatusCode::Penanganan);
    assert_eq!(times(world, id, CommandKind::Lanjutkan).await, 1);
    let view = world.view(&folk.pupr, id).await;
    let tenggat = view.aduan.status.tenggat().expect("the clock runs again");
    let tempo = domain::tenggat::kalender::wib(tenggat.jatuh_tempo).to_string();
    assert_eq!(
        tempo, "2026-08-26T14:00:00",
        "three days and 7 hours were left; a Friday is longer by half an hour, the 25th is free"
    );
}

pub(crate) async fn a_sweep_that_finds_nothing_new_waits_for_no_writer(world: &World) {
    world.file(&world.folk.siti).await;
    world.set_wib("2026-08-20T10:00");
    sweep(&world.app).await.expect("reminds");
    let store = world.store().await;
    let writer = store.write().await.expect("the place of the writer");
    let limit = std::time::Duration::from_secs(5);
    let swept = tokio::time::timeout(limit, sweep(&world.app)).await;
    swept.expect("it only reads").expect("it finds nothing");
    drop(writer);
    store.close().await;
    assert_eq!(reminders(world, &world.folk.admin).await.len(), 1);
}

pub(crate) async fn two_computers_may_mark_the_same_notices_at_once(world: &World) {
    let folk = &world.folk;
    for _ in 0..12 {
        world.file(&folk.siti).await;
    }
    let mut ids: Vec<_> = world
        .notices(&folk.admin)
        .await
        .iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(ids.len(), 12);
    let mut computers = JoinSet::new();
    for _ in 0..8 {
        ids.reverse();
        let tanda = MarkNotices {
            ids: ids.clone(),
            tanda: NoticeMark::Dibuka,
        };
        let (app, admin) = (world.app.clone(), folk.admin.clone());
        computers.spawn(async move { mark_notices(&app, &admin, &tanda).await });
    }
    for marked in computers.join_all().await {
        marked.expect("none waits for another in a circle");
    }
    let notices = world.notices(&folk.admin).await;
    assert!(notices.iter().all(|notice| notice.dibuka.is_some()));
}

pub(crate) async fn many_sweeps_at_once_act_once(world: &World) {
    let folk = &world.folk;
    let mut waiting = Vec::new();
    for _ in 0..3 {
        let id = world.file(&folk.siti).await;
        world.done(&folk.admin, id, ask_for("Foto tiang")).await;
        waiting.push(id);
    }
    world.file(&folk.budi).await;
    world.set_wib("2026-09-30T10:00");
    let at_once: JoinSet<_> = (0..8)
        .map(|_| {
            let app = world.app.clone();
            async move { sweep(&app).await.expect("sweeps") }
        })
        .collect();
    at_once.join_all().await;
    for id in waiting {
        assert_eq!(times(world, id, CommandKind::ArsipkanKelengkapan).await, 1);
    }
    assert_eq!(
        reminders(world, &folk.admin).await,
        ["Lewat tenggat: SPD-2026-000004"]
    );
    assert_eq!(world.app.first_broken_link().await.expect("readable"), None);
}
