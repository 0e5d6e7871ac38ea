//! Commands: conflicts, returns, objections, refusals.

use crate::world::World;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::StatusCode;
use domain::aduan::{Nilai, Privasi};
use domain::alur::refusal::Refusal;
use domain::id::{AduanId, Version};
use domain::notice::NoticeKind;
use service::Error;
use service::aduan;
use service::aduan::run_command;
use service::aduan::warga;
use testkit::{dispose, form_with, give_back, hand_in, note, object, publish, rate};
use uuid::Uuid;

pub(crate) async fn a_stale_version_is_told_who_did_what(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let seen = world.view(&folk.admin, id).await.aduan.version;
    world.set_wib("2026-08-10T10:15");
    world.done(&folk.admin, id, dispose("DISHUB", &[])).await;
    let late = run_command(
        &world.app,
        &folk.superadmin,
        id,
        dispose("PUPR", &[]),
        Some(seen),
        Uuid::new_v4(),
    )
    .await;
    let Err(Error::Conflict(konflik)) = late else {
        panic!("somebody was faster: {late:?}");
    };
    assert_eq!(konflik.version, Version(2));
    assert_eq!(konflik.status, StatusCode::Disposisi);
    assert_eq!(konflik.oleh, "Nurhayati (Admin Diskominfotik)");
    assert_eq!(
        konflik.peristiwa,
        "Didisposisikan ke Dinas Perhubungan Kabupaten Bengkalis"
    );
    assert_eq!(konflik.pada, world.app.now());
    let pesan = Error::Conflict(konflik).pesan();
    assert!(
        pesan.contains("Nurhayati") && pesan.contains("Dinas Perhubungan"),
        "{pesan}"
    );

    let view = world.view(&folk.admin, id).await;
    assert_eq!((view.aduan.version, view.riwayat.len()), (Version(2), 2));
    let now = run_command(
        &world.app,
        &folk.superadmin,
        id,
        note("Sudah benar"),
        Some(Version(2)),
        Uuid::new_v4(),
    )
    .await;
    assert_eq!(now.expect("the newest version").aduan.version, Version(3));
}

pub(crate) async fn after_two_returns_only_a_superadmin_disposes(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .all_done(
            id,
            vec![
                (&folk.admin, dispose("PUPR", &[])),
                (&folk.pupr, give_back("Bukan kami")),
                (&folk.admin, dispose("DISHUB", &[])),
            ],
        )
        .await;
    assert!(world.notices(&folk.superadmin).await.is_empty());
    world
        .done(&folk.dishub, id, give_back("Bukan kami juga"))
        .await;
    let told = world.notices(&folk.superadmin).await;
    let kinds: Vec<_> = told.iter().map(|notice| notice.jenis).collect();
    assert_eq!(kinds, [NoticeKind::Dikembalikan]);

    let refused = world.run(&folk.admin, id, dispose("PUPR", &[])).await;
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::PerluSuperadmin))
    ));
    let view = world.done(&folk.superadmin, id, dispose("PUPR", &[])).await;
    assert_eq!(view.aduan.status.code(), StatusCode::Disposisi);
    assert_eq!(view.aduan.dikembalikan, 2);
}

pub(crate) async fn an_inspector_stays_unseen_in_a_conflict(world: &World) {
    let folk = &world.folk;
    let (id, _) = world
        .file_form(&folk.siti, &form_with(Privasi::Rahasia))
        .await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    let seen = world.view(&folk.pupr, id).await.aduan.version;
    world.done(&folk.inspektur, id, note("Diperiksa.")).await;
    let mut told = Vec::new();
    for (who, command) in [
        (&folk.pupr, Command::Terima),
        (&folk.admin, note("Sudah diteruskan.")),
    ] {
        let late = run_command(&world.app, who, id, command, Some(seen), Uuid::new_v4()).await;
        let Err(Error::Conflict(konflik)) = late else {
            panic!("the note came between: {late:?}");
        };
        told.push(Error::Conflict(konflik).pesan());
    }
    assert!(!told[0].contains("Hasan"), "{}", told[0]);
    assert!(!told[0].contains("Inspektorat"), "{}", told[0]);
    assert!(told[1].contains("Hasan"), "{}", told[1]);
}

async fn answered(world: &World, id: AduanId) {
    let folk = &world.folk;
    world
        .all_done(
            id,
            vec![
                (&folk.pupr, Command::Terima),
                (&folk.pupr, hand_in("Sudah diganti.")),
                (&folk.admin, publish("Sudah diganti.")),
            ],
        )
        .await;
}

pub(crate) async fn a_citizen_objects_once_and_in_time(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    answered(world, id).await;
    world.done(&folk.siti, id, rate(Nilai::BelumPuas)).await;
    let again = world.run(&folk.siti, id, rate(Nilai::Puas)).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::SudahDinilai))));
    let slip = world.run(&folk.siti, id, object("x")).await;
    assert!(matches!(
        slip,
        Err(Error::Refused(Refusal::TerlaluPendek { .. }))
    ));
    let strange = world.run(&folk.budi, id, object("Ikut")).await;
    assert!(matches!(strange, Err(Error::NotFound)));

    world.set_wib("2026-08-11T10:00");
    let view = world.done(&folk.siti, id, object("Masih padam")).await;
    assert_eq!(view.aduan.status.code(), StatusCode::Disposisi);
    let tenggat = view.aduan.status.tenggat().expect("a new clock");
    assert_eq!(tenggat.mulai, world.app.now());
    let told = world.notices(&folk.pupr).await;
    assert_eq!(
        told.last().map(|notice| notice.jenis),
        Some(NoticeKind::Keberatan)
    );

    answered(world, id).await;
    let nomor = world.view(&folk.admin, id).await.aduan.nomor;
    let hers = warga::aduan_warga(&world.app, &folk.siti, nomor).await;
    let hers = hers.expect("her own aduan");
    assert!(
        !hers.perintah.contains(&CommandKind::AjukanKeberatan),
        "what would be refused is not offered"
    );
    assert!(
        hers.penilaian.is_none() && hers.perintah.contains(&CommandKind::BeriPenilaian),
        "the new answer awaits a verdict of its own"
    );
    let twice = world.run(&folk.siti, id, object("Masih juga")).await;
    assert!(matches!(
        twice,
        Err(Error::Refused(Refusal::KeberatanSudahDipakai))
    ));
    let view = world.view(&folk.admin, id).await;
    assert_eq!((view.aduan.draf.len(), view.aduan.jawaban.len()), (2, 2));

    let other = world.file(&folk.siti).await;
    world.done(&folk.admin, other, dispose("PUPR", &[])).await;
    answered(world, other).await;
    world.set_wib("2026-10-01T09:00");
    let late = world.run(&folk.siti, other, object("Baru sempat")).await;
    assert!(matches!(
        late,
        Err(Error::Refused(Refusal::MasaPenilaianLewat))
    ));
}

pub(crate) async fn a_mistaken_puas_is_taken_back_and_a_meant_one_closes(world: &World) {
    let folk = &world.folk;
    let (id, nomor) = world.file_form(&folk.siti, &testkit::form()).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    answered(world, id).await;
    world.done(&folk.siti, id, rate(Nilai::Puas)).await;
    let hers = async || {
        let aduan = warga::aduan_warga(&world.app, &folk.siti, nomor).await;
        aduan.expect("her own aduan")
    };
    let rated = hers().await;
    let view = world.view(&folk.admin, id).await;
    let due = view.aduan.status.tenggat().expect("a clock").jatuh_tempo;
    assert_eq!(rated.batal_sampai, Some(due), "and she is told until when");
    assert!(rated.perintah.contains(&CommandKind::BatalkanPenilaian));
    assert!(!rated.perintah.contains(&CommandKind::AjukanKeberatan));
    assert!(!rated.perlu, "nothing waits for her");
    world.done(&folk.siti, id, Command::BatalkanPenilaian).await;
    let back = hers().await;
    assert_eq!((back.penilaian, back.batal_sampai), (None, None));
    let counted = "SELECT CAST(count(*) AS TEXT) FROM aduan WHERE nilai IS NOT NULL";
    assert_eq!(world.place.ask(counted).await, ["0"], "nor is it counted");
    let twice = world.run(&folk.siti, id, Command::BatalkanPenilaian).await;
    assert!(matches!(twice, Err(Error::Refused(Refusal::BelumDinilai))));

    world.done(&folk.siti, id, rate(Nilai::Puas)).await;
    world.close_by_clock(id).await;
    let counted = "SELECT nilai || ' ' || count(ditutup_pada) FROM aduan GROUP BY nilai";
    assert_eq!(world.place.ask(counted).await, ["puas 1"]);
    let late = world.run(&folk.siti, id, Command::BatalkanPenilaian).await;
    assert!(matches!(
        late,
        Err(Error::Refused(Refusal::StatusTidakCocok { .. }))
    ));
}

pub(crate) async fn what_the_domain_refuses_changes_nothing(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let before = world.view(&folk.admin, id).await;
    for (who, command, code) in [
        (&folk.admin, dispose("TIDAKADA", &[]), "skpd_tidak_dikenal"),
        (&folk.admin, publish("Tanpa draf"), "status_tidak_cocok"),
        (&folk.admin, note("  "), "wajib_diisi"),
        (&folk.siti, dispose("PUPR", &[]), "peran_tidak_boleh"),
        (&folk.bupati, note("Segera"), "peran_tidak_boleh"),
        (&folk.admin, Command::TutupPenilaian, "peran_tidak_boleh"),
    ] {
        let refused = world.run(who, id, command).await.expect_err("refused");
        assert_eq!(refused.code().as_str(), code);
        assert!(refused.pesan().ends_with('.'), "{}", refused.pesan());
    }
    assert_eq!(world.view(&folk.admin, id).await, before);
    let page = world.everything(&folk.admin).await;
    assert_eq!(page.cursor.0, 1, "the log did not grow");
}

pub(crate) async fn a_stranger_cannot_tell_a_hidden_aduan_from_none(world: &World) {
    let folk = &world.folk;
    let hidden = world.file(&folk.siti).await;
    let none = AduanId(Uuid::new_v4());
    let mut answers = Vec::new();
    for id in [hidden, none] {
        let read = aduan::read_aduan(&world.app, &folk.pupr, id).await;
        let command = world.run(&folk.pupr, id, Command::Terima).await;
        answers.push(format!("{read:?} {command:?}"));
    }
    assert_eq!(answers.first(), answers.last());
    let sistem = world
        .run(
            &domain::person::aktor::Aktor::Sistem,
            hidden,
            Command::Lanjutkan,
        )
        .await;
    assert!(
        matches!(sistem, Err(Error::Forbidden)),
        "the clock is nobody's role"
    );
}
