//! Filing: who may, what is checked, and numbers that people can rely on.

use crate::world::World;
use domain::aduan::form::FormAduan;
use domain::id::Seq;
use service::aduan;
use service::aduan::warga;
use service::aduan::{Upload, file_aduan};
use service::akun::{FormPendaftaran, register};
use service::{App, Error, IntakeLimits, Keys, Network, Settings};
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::num::NonZeroU32;
use testkit::form;
use tokio::task::JoinSet;
use uuid::Uuid;
use wire::sync::SyncQuery;

pub(crate) async fn only_citizens_file(world: &World) {
    for who in world.folk.staff() {
        let filed = file_aduan(&world.app, who, &form(), Vec::new(), Uuid::new_v4()).await;
        assert!(matches!(filed, Err(Error::Forbidden)));
        let reads = warga::aduan_saya(&world.app, who).await;
        assert!(matches!(reads, Err(Error::Forbidden)));
    }
}

pub(crate) async fn every_mistake_is_told_at_once_and_nothing_is_recorded(world: &World) {
    let siti = &world.folk.siti;
    let wrong = FormAduan {
        judul: "x".to_owned(),
        desa: "14.03.02.2001".to_owned(),
        kategori: "tidak_ada".to_owned(),
        tanggal_peristiwa: "2026-08-11".to_owned(),
        ..form()
    };
    let foto: Vec<_> = (0..6)
        .map(|n| Upload {
            asal: None,
            nama: format!("{n}.png"),
            bytes: crate::photos::png(),
        })
        .collect();
    let refused = file_aduan(&world.app, siti, &wrong, foto, Uuid::new_v4()).await;
    let Err(Error::Form(mistakes)) = refused else {
        panic!("refused: {refused:?}");
    };
    let kolom: BTreeSet<_> = mistakes.iter().map(|mistake| mistake.kolom).collect();
    let expected = ["judul", "desa", "kategori", "tanggal_peristiwa", "foto"];
    assert_eq!(kolom, expected.into());
    assert!(
        warga::aduan_saya(&world.app, siti)
            .await
            .expect("hers")
            .rows
            .is_empty()
    );
    let (_, nomor) = world.file_form(siti, &form()).await;
    assert_eq!(nomor.urut, 1, "no number was used up");
}

pub(crate) async fn many_citizens_get_numbers_without_gaps(world: &World) {
    let mut tasks = JoinSet::new();
    for n in 0..24_usize {
        let folk = &world.folk;
        let who = if n % 2 == 0 { &folk.siti } else { &folk.budi };
        let (app, who) = (world.app.clone(), who.clone());
        tasks.spawn(async move {
            let mut form = form();
            if n % 5 == 0 {
                form.judul.clear();
            }
            let filed = file_aduan(&app, &who, &form, Vec::new(), Uuid::new_v4()).await;
            filed.ok().map(|nomor| nomor.urut)
        });
    }
    let numbers = tasks.join_all().await;
    let kept: BTreeSet<u32> = numbers.into_iter().flatten().collect();
    assert_eq!(kept, (1..=19).collect());
}

pub(crate) async fn numbers_start_again_with_the_year_in_wib(world: &World) {
    let siti = &world.folk.siti;
    world.set_wib("2026-12-31T23:59:59");
    let (_, old) = world.file_form(siti, &form()).await;
    world.set_wib("2027-01-01T00:00");
    let (_, new) = world.file_form(siti, &form()).await;
    assert_eq!(old.to_string(), "SPD-2026-000001");
    assert_eq!(
        new.to_string(),
        "SPD-2027-000001",
        "although UTC is still in 2026"
    );
}

pub(crate) async fn the_aduan_survives_a_restart(world: &World) {
    let id = world.file(&world.folk.siti).await;
    let before = world.view(&world.folk.admin, id).await;
    let again = world.restarted().await;
    let after = service::aduan::read_aduan(&again, &world.folk.admin, id).await;
    assert_eq!(
        after.expect("still there"),
        before,
        "with the name, so with the keys"
    );
    again.ready().await.expect("it answers");
    assert_eq!(*again.news().borrow(), before.seq);
    assert_eq!(again.referensi(), world.app.referensi());
    again.close().await;
}

pub(crate) async fn one_citizen_files_so_many_and_another_is_not_kept_waiting(world: &World) {
    let (siti, budi) = (&world.folk.siti, &world.folk.budi);
    let file = async |who, niat| file_aduan(&world.app, who, &form(), Vec::new(), niat).await;
    let first = Uuid::new_v4();
    file(siti, first).await.expect("the first");
    for _ in 1..20 {
        file(siti, Uuid::new_v4()).await.expect("within the limit");
    }
    let refused = file(siti, Uuid::new_v4()).await;
    let Err(Error::TooMany { tunggu_detik }) = refused else {
        panic!("one too many: {refused:?}");
    };
    assert!((1..=180).contains(&tunggu_detik), "{tunggu_detik} seconds");
    assert_eq!(
        file(siti, first).await.expect("asked again").urut,
        1,
        "who asks again files nothing"
    );
    assert_eq!(file(budi, Uuid::new_v4()).await.expect("his").urut, 21);
    let more = NonZeroU32::new(100).expect("not zero");
    let generous = world.app.with_filings_per_hour(more);
    let filed = file_aduan(&generous, siti, &form(), Vec::new(), Uuid::new_v4()).await;
    assert_eq!(filed.expect("a higher limit").urut, 22);
}

/// One person who files without end takes nothing from the neighbours.
async fn the_persons_own_limit_costs_the_network_nothing(world: &World) {
    let some = |n| NonZeroU32::new(n).expect("not zero");
    let limits = IntakeLimits {
        filings_per_network: some(3),
        ..IntakeLimits::default()
    };
    let app = world
        .app
        .with_filings_per_hour(some(2))
        .with_intake(&limits);
    let app = app.from_network(Network::of(IpAddr::from([10, 0, 1, 1])));
    let file = async |who| file_aduan(&app, who, &form(), Vec::new(), Uuid::new_v4()).await;
    let (siti, budi) = (&world.folk.siti, &world.folk.budi);
    for n in 0..6 {
        assert_eq!(file(siti).await.is_ok(), n < 2, "filing {n}");
    }
    file(budi).await.expect("the network has one left");
}

pub(crate) async fn persons_made_up_at_one_network_file_no_more_than_others(world: &World) {
    let some = |n| NonZeroU32::new(n).expect("not zero");
    let limits = IntakeLimits {
        filings_per_network: some(2),
        filings_in_all: some(4),
        filings_without_wait: some(9),
        registrations_per_network: some(1),
        registrations_in_all: some(2),
    };
    let app = world.app.with_intake(&limits);
    let at = |n: u8| app.from_network(Network::of(IpAddr::from([10, 0, 0, n])));
    let (siti, budi) = (&world.folk.siti, &world.folk.budi);
    let file = async |app: App, who, niat| file_aduan(&app, who, &form(), Vec::new(), niat).await;
    let first = Uuid::new_v4();
    file(at(1), siti, first).await.expect("the first");
    file(at(1), budi, Uuid::new_v4()).await.expect("the second");
    let refused = file(at(1), budi, Uuid::new_v4()).await;
    assert!(matches!(refused, Err(Error::TooMany { .. })), "{refused:?}");
    let again = file(at(1), siti, first).await;
    assert_eq!(again.expect("asked again").urut, 1);
    for _ in 0..2 {
        file(at(2), siti, Uuid::new_v4()).await.expect("elsewhere");
    }
    let refused = file(at(3), siti, Uuid::new_v4()).await;
    assert!(matches!(refused, Err(Error::TooMany { .. })), "{refused:?}");
    let behind = app.from_network(Network::Behind);
    let refused = file(behind, siti, Uuid::new_v4()).await;
    let told = "in all, also behind a proxy that nobody named";
    assert!(matches!(refused, Err(Error::TooMany { .. })), "{told}");
    file(app.clone(), siti, Uuid::new_v4())
        .await
        .expect("of this process");
    the_persons_own_limit_costs_the_network_nothing(world).await;
    for (n, nik, well) in [
        (1, "1403991212900011", true),
        (1, "1403991212900012", false),
        (2, "1403991212900013", true),
        (3, "1403991212900014", false),
    ] {
        let form = FormPendaftaran {
            nik: nik.to_owned(),
            nama: "Warga Uji".to_owned(),
            telepon: "081234567841".to_owned(),
            surel: String::new(),
            sandi: "kapal berlayar pagi".to_owned(),
            sandi_ulang: "kapal berlayar pagi".to_owned(),
            setuju: true,
        };
        let registered = register(&at(n), &form).await;
        assert_eq!(registered.is_ok(), well, "{nik}: {registered:?}");
    }
}

pub(crate) async fn a_database_is_opened_with_its_own_keys_alone(world: &World) {
    world.app.close().await;
    let settings = |keys| Settings {
        database: world.place.database(),
        folder: world.place.photos(),
        keys,
    };
    let strange = App::open(settings(Keys::generate()), world.clock.clone()).await;
    let refused = strange
        .err()
        .expect("other keys cannot open its identities");
    assert!(
        refused
            .to_string()
            .starts_with("Berkas kunci tidak cocok dengan basis data"),
        "{refused}"
    );
    let own = App::open(settings(testkit::keys()), world.clock.clone()).await;
    own.expect("its own keys").close().await;
}

/// The backup knows one aduan; the database it is restored over had given a second number.
pub(crate) async fn a_restored_copy_is_another_log_and_its_numbers_can_be_set(world: &World) {
    let folk = &world.folk;
    world.file(&folk.siti).await;
    let before = world.everything(&folk.admin).await;
    if world.place.is_on_server() {
        let again = world.everything(&folk.admin).await;
        assert_eq!(again.log, before.log, "it is the same one every time");
        return; // copied by its own tools, and noted by hand as below
    }
    let copy = world.place.folder().join("cadangan.db");
    let copied = service::backup::copy(&world.place.database(), &copy).await;
    copied.expect("copied");
    world.file(&folk.siti).await;
    assert_eq!(world.everything(&folk.admin).await.log, before.log);
    let beyond = SyncQuery {
        cursor: Seq(900),
        ..SyncQuery::default()
    };
    let page = aduan::sync(&world.app, &folk.admin, beyond).await;
    let page = page.expect("a page");
    assert!(
        page.cursor < beyond.cursor,
        "the reader sees that the log is shorter"
    );

    world.app.close().await;
    for rest in ["-wal", "-shm"] {
        let rest = format!("{}{rest}", world.place.file().display());
        let _ = std::fs::remove_file(rest); // they may have gone with the close
    }
    std::fs::rename(&copy, world.place.file()).expect("restored");
    let app = testkit::regency::open(&world.place, &world.clock).await;
    let page = aduan::sync(&app, &folk.admin, SyncQuery::default()).await;
    assert_ne!(page.expect("a page").log, before.log, "another log");
    assert!(
        app.may_repeat_numbers().await.expect("known"),
        "doctor tells"
    );
    let last = "SPD-2026-000002".parse().expect("a number");
    app.note_restored(Some(last)).await.expect("noted");
    assert!(!app.may_repeat_numbers().await.expect("known"));
    let lower = "SPD-2026-000001".parse().expect("a number");
    app.note_restored(Some(lower)).await.expect("noted");
    let next = file_aduan(&app, &folk.siti, &form(), Vec::new(), Uuid::new_v4()).await;
    assert_eq!(
        next.expect("filed").to_string(),
        "SPD-2026-000003",
        "none twice"
    );
    app.close().await;
}

/// A dump of a server's own tools, or a file that somebody copied, tells by nothing that it is one.
pub(crate) async fn a_database_put_back_from_a_dump_is_another_log_and_no_number_is_given_twice(
    world: &World,
) {
    let (folk, place) = (&world.folk, &world.place);
    let file = async |app: &App| {
        let filed = file_aduan(app, &folk.siti, &form(), Vec::new(), Uuid::new_v4()).await;
        filed.expect("filed").to_string()
    };
    let log = async |app: &App| {
        let page = aduan::sync(app, &folk.admin, SyncQuery::default()).await;
        page.expect("a page").log
    };
    assert_eq!(file(&world.app).await, "SPD-2026-000001");
    let before = log(&world.app).await;
    world.app.close().await;
    place.dump().await;
    let app = world.restarted().await;
    assert_eq!(log(&app).await, before, "nothing is lost");
    assert_eq!(file(&app).await, "SPD-2026-000002");
    assert!(app.follow_log().await.expect("looked at"));
    if place.is_on_server() {
        place.put_back().await; // under the running process
        let lost = async || app.follow_log().await.is_ok_and(|whole| !whole);
        let mut tries = 0;
        while !lost().await {
            tries += 1;
            assert!(tries < 5, "its connections were cut; new ones see it");
        }
        app.close().await;
    } else {
        app.close().await;
        place.put_back().await;
    }
    let app = testkit::regency::open(place, &world.clock).await;
    let after = log(&app).await;
    assert_ne!(after, before, "another log");
    assert!(
        app.may_repeat_numbers().await.expect("known"),
        "doctor tells"
    );
    assert_eq!(file(&app).await, "SPD-2026-000003", "none twice");
    app.close().await;
    let app = testkit::regency::open(place, &world.clock).await;
    assert_eq!(log(&app).await, after, "once is enough");
    app.note_restored(None).await.expect("noted");
    app.close().await;
    let app = testkit::regency::open(place, &world.clock).await;
    assert!(!app.may_repeat_numbers().await.expect("known"));
    assert!(app.follow_log().await.expect("looked at"));
    app.close().await;
}
