//! Every obligation has somebody who hears of it.

use crate::world::World;
use domain::aduan::Privasi;
use domain::aduan::command::Command;
use domain::aduan::status::StatusCode;
use domain::alur::refusal::Refusal;
use domain::notice::NoticeKind;
use domain::notice::NoticeKind as N;
use domain::person::aktor::{Aktor, Peran};
use service::aduan::{neglected, skpd_standing};
use service::akun::{close_account, create_staff};
use service::{Error, jobs};
use testkit::{dispose, give_back, hand_in, officer, publish, skpd};

async fn titles(world: &World, who: &Aktor) -> Vec<String> {
    let notices = world.notices(who).await.into_iter();
    notices.map(|notice| notice.judul).collect()
}

pub(crate) async fn a_disposition_that_nobody_would_read_is_refused(world: &World) {
    let folk = &world.folk;
    close_account(&world.app, "pupr").await.expect("closed");
    let id = world.file(&folk.siti).await;
    for (who, command) in [
        (&folk.admin, dispose("PUPR", &[])),
        (&folk.superadmin, dispose("PUPR", &[])),
        (&folk.admin, dispose("DISHUB", &["PUPR"])),
        (&folk.admin, dispose("DISDIK", &[])), // never had anybody
    ] {
        let refused = world.run(who, id, command).await;
        assert!(matches!(
            refused,
            Err(Error::Refused(Refusal::SkpdTanpaPetugas { .. }))
        ));
    }
    let view = world.view(&folk.admin, id).await;
    assert_eq!(view.aduan.status.code(), StatusCode::Masuk, "it waits");
    world.done(&folk.admin, id, dispose("DISHUB", &[])).await;
    let again = officer("pupr2", "Rahmat", Peran::PetugasSkpd, Some("PUPR"));
    create_staff(&world.app, &again).await.expect("an officer");
    let other = world.file(&folk.siti).await;
    world.done(&folk.admin, other, dispose("PUPR", &[])).await;
}

pub(crate) async fn of_a_disposition_and_the_last_account_that_is_closed_one_sees_the_other(
    world: &World,
) {
    let folk = &world.folk;
    let told = "DISHUB tidak punya petugas";
    let id = world.file(&folk.siti).await;
    let (disposed, closed) = tokio::join!(
        world.run(&folk.admin, id, dispose("DISHUB", &[])),
        close_account(&world.app, "dishub"),
    );
    closed.expect("closed");
    let heard = titles(world, &folk.admin).await.contains(&told.to_owned());
    match disposed {
        Ok(_) => assert!(heard, "it came before, so the admin is told"),
        Err(Error::Refused(Refusal::SkpdTanpaPetugas { .. })) => assert!(!heard),
        Err(other) => panic!("{other:?}"),
    }
}

pub(crate) async fn where_nobody_is_left_to_be_told_the_admin_is(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .done(&folk.admin, id, dispose("PUPR", &["DISHUB"]))
        .await;
    world.opened(&folk.dishub, id).await;
    let none = "UPDATE person SET aktif = FALSE WHERE pengguna = 'super'"; // no command closes the last
    world.place.tamper(none).await;
    close_account(&world.app, "pupr").await.expect("closed");
    let left = "PUPR tidak punya petugas";
    assert_eq!(titles(world, &folk.admin).await, ["Aduan baru", left]);
    let found = neglected(&world.app).await.expect("looked");
    assert_eq!(found.without_officer, [(skpd("PUPR"), 1)].into());

    // What it should have been reminded of is told too, once each.
    let told = "PUPR belum punya petugas";
    world.set_wib("2026-08-13T08:00"); // the day on which it is due
    for _ in 0..2 {
        jobs::sweep(&world.app).await.expect("sweeps");
    }
    assert_eq!(titles(world, &folk.admin).await, ["Aduan baru", left, told]);

    let other = world.file(&folk.siti).await;
    for (who, skpd) in [(&folk.dishub, "DISHUB"), (&folk.dinkes, "DINKES")] {
        world.done(&folk.admin, other, dispose(skpd, &[])).await;
        world.done(who, other, give_back("Bukan tugas kami.")).await;
    }
    let last = titles(world, &folk.admin).await.pop();
    assert_eq!(last.as_deref(), Some("Belum ada superadmin"));
    let found = neglected(&world.app).await.expect("looked");
    assert_eq!((found.without_superadmin, found.without_admin), (1, 0));
    close_account(&world.app, "admin").await.expect("closed");
    let found = neglected(&world.app).await.expect("looked");
    assert_eq!(found.without_admin, 1);
}

pub(crate) async fn what_nobody_reads_is_found_at_the_start_and_told_once(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    // As a version did that asked nobody.
    world
        .place
        .tamper("UPDATE person SET aktif = FALSE WHERE skpd = 'PUPR'")
        .await;
    let told = "PUPR tidak punya petugas";
    assert!(!titles(world, &folk.admin).await.contains(&told.to_owned()));
    for _ in 0..3 {
        jobs::begin(&world.app).await.expect("begins");
    }
    assert_eq!(titles(world, &folk.admin).await, ["Aduan baru", told]);
    let notices = world.notices(&folk.superadmin).await;
    let about: Vec<_> = notices.iter().map(|one| (one.aduan, one.jenis)).collect();
    assert_eq!(about, [(id, NoticeKind::TanpaPetugas)]);
    assert!(notices[0].isi.contains("1 aduan menunggu"), "{notices:?}");

    let standing = skpd_standing(&world.app, &folk.superadmin).await;
    let standing = standing.expect("told");
    let of = |kode: &str| standing.iter().find(|one| one.kode == skpd(kode));
    let counted = |kode| of(kode).map(|one| (one.petugas, one.menunggu));
    assert_eq!(counted("PUPR"), Some((0, 1)));
    assert_eq!(counted("DISHUB"), Some((1, 0)));
    assert_eq!(counted("DISDIK"), Some((0, 0)));
    assert_eq!(counted("EXT-PLN"), None, "takes no dispositions");
    for who in [&folk.pupr, &folk.bupati, &folk.inspektur, &folk.siti] {
        let refused = skpd_standing(&world.app, who).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{who:?}");
    }
}

/// What somebody was told of that kind.
async fn of_kind(world: &World, who: &Aktor, jenis: NoticeKind) -> Vec<String> {
    let notices = world.notices(who).await.into_iter();
    let of_kind = notices.filter(|one| one.jenis == jenis);
    of_kind.map(|one| one.judul).collect()
}

pub(crate) async fn a_disposition_that_nobody_opened_is_told_to_whoever_made_it(world: &World) {
    let folk = &world.folk;
    let other = officer("admin2", "Zuraida", Peran::AdminDiskominfo, None);
    let other = create_staff(&world.app, &other).await.expect("an admin");
    let other = Aktor::AdminDiskominfo { id: other };
    let id = world.file(&folk.siti).await; // Monday at 09.00
    world
        .done(&folk.admin, id, dispose("PUPR", &["DISHUB"]))
        .await;
    world.opened(&folk.dishub, id).await;
    world.set_wib("2026-08-10T12:59");
    jobs::sweep(&world.app).await.expect("sweeps");
    let unread = NoticeKind::BelumDibaca;
    assert!(of_kind(world, &folk.admin, unread).await.is_empty());
    world.set_wib("2026-08-10T13:00");
    for _ in 0..2 {
        jobs::sweep(&world.app).await.expect("sweeps");
    }
    jobs::begin(&world.app).await.expect("starts again");
    jobs::sweep(&world.app).await.expect("sweeps");
    let told = of_kind(world, &folk.admin, unread).await;
    assert_eq!(told, ["Disposisi belum dibuka PUPR"], "once");
    assert!(
        of_kind(world, &other, unread).await.is_empty(),
        "theirs alone"
    );

    // Withdrawn and disposed anew, it is another disposition.
    let alasan = "Coba lagi.".to_owned();
    let withdraw = Command::TarikDisposisi { alasan };
    world.done(&folk.admin, id, withdraw).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    close_account(&world.app, "admin").await.expect("closed");
    world.set_wib("2026-08-11T10:00");
    jobs::sweep(&world.app).await.expect("sweeps");
    let told = of_kind(world, &other, unread).await;
    assert_eq!(told.len(), 1, "whoever made it has left: {told:?}");
}

pub(crate) async fn a_disposition_that_was_opened_in_time_is_told_to_nobody(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let accepted = world.file(&folk.siti).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    world
        .done(&folk.admin, accepted, dispose("PUPR", &[]))
        .await;
    world.set_wib("2026-08-10T11:00");
    world.opened(&folk.pupr, id).await;
    world.done(&folk.pupr, accepted, Command::Terima).await;
    world.set_wib("2026-08-11T10:00");
    jobs::sweep(&world.app).await.expect("sweeps");
    let told = of_kind(world, &folk.admin, NoticeKind::BelumDibaca).await;
    assert!(told.is_empty(), "{told:?}");
}

pub(crate) async fn whoever_comes_to_a_skpd_hears_of_what_waits_there(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let answered = world.file(&folk.siti).await;
    for one in [id, answered] {
        world.done(&folk.admin, one, dispose("PUPR", &[])).await;
    }
    let steps = vec![
        (&folk.pupr, Command::Terima),
        (&folk.pupr, hand_in("Sudah.")),
    ];
    world.all_done(answered, steps).await;
    let baru = officer("pupr2", "Dewi", Peran::PetugasSkpd, Some("PUPR"));
    let new = create_staff(&world.app, &baru).await.expect("an officer");
    let new = Aktor::new(Peran::PetugasSkpd, new, Some(skpd("PUPR"))).expect("fits");
    let told = world.notices(&new).await.into_iter();
    let about: Vec<_> = told.map(|one| (one.aduan, one.judul)).collect();
    assert_eq!(about, [(id, "Aduan menunggu SKPD Anda".to_owned())]);
}

pub(crate) async fn everybody_concerned_is_told(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let text = || "Menunggu alat berat.".to_owned();
    let steps = vec![
        (&folk.admin, dispose("PUPR", &["DISHUB"])),
        (&folk.pupr, Command::Terima),
        (&folk.dishub, Command::BeriMasukan { isi: text() }),
        (&folk.siti, Command::TambahKeterangan { isi: text() }),
        (&folk.pupr, Command::TundaCatatan { alasan: text() }),
        (&folk.pupr, Command::Lanjutkan),
        (&folk.admin, Command::TarikDisposisi { alasan: text() }),
    ];
    world.all_done(id, steps).await;
    let kinds = async |who| -> Vec<NoticeKind> {
        let told = world.notices(who).await.into_iter();
        told.map(|one| one.jenis).collect()
    };
    let admin = [N::AduanBaru, N::Masukan, N::Keterangan, N::Ditunda];
    assert_eq!(kinds(&folk.admin).await, admin);
    // All but the withdrawal are of an aduan that they may not see any more.
    for who in [&folk.pupr, &folk.dishub] {
        assert_eq!(kinds(who).await, [N::Ditarik]);
        let told = world.notices(who).await;
        assert!(told[0].isi.contains("Menunggu alat berat"), "{told:?}");
    }
    world
        .done(&folk.admin, id, dispose("PUPR", &["DISHUB"]))
        .await;
    let again = [N::Ditarik, N::Disposisi];
    let pupr = [[N::Disposisi, N::Masukan, N::Keterangan].as_slice(), &again].concat();
    assert_eq!(kinds(&folk.pupr).await, pupr);
    let dishub = [N::Disposisi, N::Keterangan, N::Ditunda, N::Dilanjutkan];
    let dishub = [dishub.as_slice(), &again].concat();
    assert_eq!(kinds(&folk.dishub).await, dishub);

    let secret = testkit::form_with(Privasi::Rahasia);
    world.file_form(&folk.siti, &secret).await;
    assert_eq!(
        kinds(&folk.inspektur).await,
        [N::AduanBaru],
        "the confidential one"
    );
    assert!(kinds(&folk.bupati).await.is_empty());
    world.set_wib("2026-08-20T10:00");
    jobs::sweep(&world.app).await.expect("sweeps");
    let late = NoticeKind::LewatTenggat;
    assert_eq!(
        of_kind(world, &folk.bupati, late).await.len(),
        1,
        "not twice"
    );
    assert_eq!(of_kind(world, &folk.inspektur, late).await.len(), 1);
}

pub(crate) async fn a_late_skpd_is_told_to_diskominfo_too(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    let late = async |who| {
        let notices = world.notices(who).await.into_iter();
        let late = notices.filter(|one| one.jenis == NoticeKind::LewatTenggat);
        late.map(|one| one.judul).collect::<Vec<_>>()
    };
    world.set_wib("2026-08-13T15:59"); // due on Thursday at 16.00
    jobs::sweep(&world.app).await.expect("sweeps");
    assert!(late(&folk.admin).await.is_empty());
    world.set_wib("2026-08-14T07:30");
    for _ in 0..2 {
        jobs::sweep(&world.app).await.expect("sweeps");
    }
    for who in [&folk.pupr, &folk.admin] {
        assert_eq!(late(who).await, ["Lewat tenggat: SPD-2026-000001"]);
    }
    assert!(late(&folk.dishub).await.is_empty(), "nobody else's");
}

/// By the day on which the lead hands in its draft: is the SKPD that supports judged as late?
async fn judged(world: &World, drafted: &str, published: &str) -> Vec<bool> {
    let folk = &world.folk;
    world.set_wib("2026-08-10T09:00");
    let id = world.file(&folk.siti).await;
    world
        .done(&folk.admin, id, dispose("PUPR", &["DISHUB"]))
        .await;
    world.done(&folk.pupr, id, Command::Terima).await;
    world.set_wib(drafted);
    world.done(&folk.pupr, id, hand_in("Sudah ditambal.")).await;
    world.set_wib(published);
    let view = world
        .done(&folk.admin, id, publish("Sudah ditambal."))
        .await;
    let dishub = view.aduan.putusan.iter();
    let dishub = dishub.filter(|one| one.skpd == Some(skpd("DISHUB")));
    dishub.map(|one| one.tepat).collect()
}

pub(crate) async fn a_skpd_that_never_contributed_is_judged_by_the_draft(world: &World) {
    // Due on Thursday at 16.00.
    let in_time = judged(world, "2026-08-13T15:00", "2026-08-14T10:00").await;
    assert!(in_time.is_empty(), "after the draft nobody asked for it");
    let late = judged(world, "2026-08-14T08:00", "2026-08-14T10:00").await;
    assert_eq!(late, [false], "late, once");
}
