//! The SOP from end to end: who does what, who sees what, who is told what.

use crate::world::World;
use domain::aduan::Nilai;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::StatusCode;
use domain::id::{AduanId, NomorRegister};
use domain::notice::NoticeKind;
use domain::person::aktor::Aktor;
use service::Error;
use service::aduan;
use service::aduan::warga::{self, AduanWarga};
use testkit::{JUDUL, dispose, give_back, hand_in, publish, rate};
use wire::sync::SyncQuery;

async fn for_siti(world: &World, nomor: NomorRegister) -> AduanWarga {
    warga::aduan_warga(&world.app, &world.folk.siti, nomor)
        .await
        .expect("her own")
}

pub(crate) async fn an_aduan_goes_from_the_citizen_to_the_answer_and_back(world: &World) {
    let folk = &world.folk;
    let (id, nomor) = world.file_form(&folk.siti, &testkit::form()).await;
    assert_eq!(nomor.to_string(), "SPD-2026-000001");
    let hers = for_siti(world, nomor).await;
    assert_eq!(
        (hers.status, hers.status_teks.as_str()),
        (StatusCode::Masuk, "Diterima")
    );
    assert_eq!(
        (hers.kecamatan.as_str(), hers.desa.as_str()),
        ("Bengkalis", "Bengkalis Kota")
    );

    world
        .done(&folk.admin, id, dispose("PUPR", &["DINKES"]))
        .await;
    let hers = for_siti(world, nomor).await;
    assert!(
        hers.status_teks.starts_with("Diteruskan ke Dinas"),
        "{}",
        hers.status_teks
    );
    world.done(&folk.pupr, id, Command::Terima).await;
    world
        .done(&folk.pupr, id, hand_in("Draf: lampu sudah diganti."))
        .await;
    let hers = for_siti(world, nomor).await;
    assert_eq!(hers.status, StatusCode::DrafJawaban);
    assert!(hers.jawaban.is_empty(), "a draft is no answer");
    assert!(
        !format!("{hers:?}").contains("Draf: lampu"),
        "nor is it told otherwise"
    );

    world
        .done(&folk.admin, id, publish("Lampu sudah diganti."))
        .await;
    let hers = for_siti(world, nomor).await;
    let answers: Vec<_> = hers
        .jawaban
        .iter()
        .map(|jawaban| jawaban.isi.as_str())
        .collect();
    assert_eq!(answers, ["Lampu sudah diganti."]);
    assert!(hers.perintah.contains(&CommandKind::AjukanKeberatan));
    let view = world.done(&folk.siti, id, rate(Nilai::Puas)).await;
    assert_eq!(
        view.aduan.status.code(),
        StatusCode::Dijawab,
        "for a day to regret it"
    );
    world.close_by_clock(id).await;
    all_of_it_is_kept(world, id).await;
}

/// Both texts, the verdicts, and who did what.
async fn all_of_it_is_kept(world: &World, id: AduanId) {
    let view = world.view(&world.folk.admin, id).await;
    let drafts: Vec<_> = view
        .aduan
        .draf
        .iter()
        .map(|draf| draf.isi.as_str())
        .collect();
    assert_eq!(
        drafts,
        ["Draf: lampu sudah diganti."],
        "the SKPD's own words are kept"
    );
    let verdicts: Vec<_> = view
        .aduan
        .putusan
        .iter()
        .map(|putusan| putusan.tepat)
        .collect();
    assert_eq!(
        verdicts,
        [true, true, true],
        "disposition, answer, correction"
    );
    let who: Vec<_> = view.riwayat.iter().map(|row| row.oleh.as_str()).collect();
    let (admin, pupr) = ("Nurhayati (Admin Diskominfotik)", "Rahmat (Petugas PUPR)");
    let expected = ["Warga", admin, pupr, pupr, admin, "Warga", "Sistem"];
    assert_eq!(who, expected);
    assert_eq!(world.app.first_broken_link().await.expect("readable"), None);
}

async fn who_sees(world: &World, id: AduanId) -> Vec<&'static str> {
    let folk = &world.folk;
    let mut seen = Vec::new();
    for (name, who) in [
        ("admin", &folk.admin),
        ("superadmin", &folk.superadmin),
        ("pupr", &folk.pupr),
        ("dishub", &folk.dishub),
        ("dinkes", &folk.dinkes),
        ("bupati", &folk.bupati),
        ("inspektur", &folk.inspektur),
    ] {
        if world.sees(who, id).await {
            seen.push(name);
        }
    }
    seen
}

pub(crate) async fn each_reads_it_from_the_moment_it_concerns_them(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let always = ["admin", "superadmin", "bupati"];
    assert_eq!(who_sees(world, id).await, always);

    let with_pupr = ["admin", "superadmin", "pupr", "dinkes", "bupati"];
    let lampu = || "Lampu sudah diganti.";
    for (who, command) in [
        (&folk.admin, dispose("PUPR", &["DINKES"])),
        (&folk.pupr, Command::Terima),
        (&folk.pupr, hand_in(lampu())),
        (&folk.admin, publish(lampu())),
        (&folk.siti, rate(Nilai::Puas)),
    ] {
        world.done(who, id, command).await;
        assert_eq!(who_sees(world, id).await, with_pupr);
    }
    let nomor = world.view(&folk.admin, id).await.aduan.nomor;
    let strange = warga::aduan_warga(&world.app, &folk.budi, nomor).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    let his = warga::aduan_saya(&world.app, &folk.budi)
        .await
        .expect("his");
    assert!(his.rows.is_empty());
    let hers = warga::aduan_saya(&world.app, &folk.siti)
        .await
        .expect("hers");
    assert_eq!(hers.rows.len(), 1);
}

async fn forgets(world: &World, who: &Aktor, id: AduanId) -> bool {
    world.everything(who).await.hapus.contains(&id)
}

pub(crate) async fn a_withdrawn_aduan_is_to_be_forgotten(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world
        .done(&folk.admin, id, dispose("PUPR", &["DINKES"]))
        .await;
    let before = world.everything(&folk.pupr).await;
    let view = world
        .done(&folk.pupr, id, give_back("Bukan jalan kabupaten"))
        .await;
    assert_eq!(view.aduan.status.code(), StatusCode::Dikembalikan);
    world.done(&folk.admin, id, dispose("DISHUB", &[])).await;

    let query = SyncQuery {
        cursor: before.cursor,
        notice_cursor: before.notice_cursor,
    };
    let page = aduan::sync(&world.app, &folk.pupr, query)
        .await
        .expect("staff");
    assert_eq!((page.aduan.len(), page.hapus), (0, vec![id]));
    assert!(page.notices.is_empty(), "nothing is told of it any more");
    assert!(
        world.notices(&folk.pupr).await.is_empty(),
        "not even what was"
    );
    assert!(forgets(world, &folk.dinkes, id).await);
    assert!(!forgets(world, &folk.dishub, id).await);
    assert_eq!(
        who_sees(world, id).await,
        ["admin", "superadmin", "dishub", "bupati"]
    );
}

async fn kinds(world: &World, who: &Aktor) -> Vec<NoticeKind> {
    let notices = world.notices(who).await;
    notices.iter().map(|notice| notice.jenis).collect()
}

pub(crate) async fn each_step_is_told_to_whom_it_concerns(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let mut news = world.app.news();
    news.mark_unchanged();
    world
        .done(&folk.admin, id, dispose("PUPR", &["DINKES"]))
        .await;
    assert!(
        news.has_changed().expect("the app lives"),
        "who waits is woken"
    );
    let (isi, catatan) = ("Lampu diganti.", "Kapan?".to_owned());
    world
        .all_done(
            id,
            vec![
                (&folk.pupr, Command::Terima),
                (&folk.pupr, hand_in(isi)),
                (&folk.admin, Command::KembalikanDraf { catatan }),
                (&folk.pupr, hand_in(isi)),
                (&folk.admin, publish(isi)),
            ],
        )
        .await;
    let admin = [
        NoticeKind::AduanBaru,
        NoticeKind::DrafDiajukan,
        NoticeKind::DrafDiajukan,
    ];
    assert_eq!(kinds(world, &folk.admin).await, admin);
    let pupr = [
        NoticeKind::Disposisi,
        NoticeKind::PerluPerbaikan,
        NoticeKind::Terbit,
    ];
    assert_eq!(kinds(world, &folk.pupr).await, pupr);
    let dinkes = [NoticeKind::Disposisi, NoticeKind::Terbit];
    assert_eq!(kinds(world, &folk.dinkes).await, dinkes);
    assert_eq!(kinds(world, &folk.dishub).await, []);
    let siti: Vec<_> = world
        .told(&folk.siti)
        .await
        .into_iter()
        .map(|(_, judul)| judul)
        .collect();
    let expected = [
        "Aduan Anda diterima",
        "Aduan Anda diteruskan",
        "Aduan Anda sudah dijawab",
    ];
    assert_eq!(siti, expected);
    assert!(world.told(&folk.budi).await.is_empty());
    let notices = world.notices(&folk.pupr).await;
    assert!(notices.iter().all(|notice| notice.isi.contains(JUDUL)));
}
