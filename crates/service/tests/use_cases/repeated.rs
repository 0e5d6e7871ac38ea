//! A request that comes twice, because an answer was lost, is done once.

use crate::world::World;
use domain::aduan::command::Command;
use domain::aduan::status::StatusCode;
use domain::id::{NomorRegister, Version};
use service::Error;
use service::aduan::run_command;
use service::aduan::warga;
use service::aduan::{Upload, file_aduan};
use testkit::{dispose, form, form_named, give_back, hand_in, note};
use tokio::task::JoinSet;
use uuid::Uuid;

fn kolom(error: &Error) -> Vec<&'static str> {
    let Error::Form(mistakes) = error else {
        panic!("a mistake of the form: {error}");
    };
    mistakes.iter().map(|mistake| mistake.kolom).collect()
}

pub(crate) async fn filing_twice_with_one_key_records_one_aduan(world: &World) {
    let niat = Uuid::new_v4();
    let foto = || {
        vec![Upload {
            asal: None,
            nama: "lampu.png".to_owned(),
            bytes: crate::photos::png(),
        }]
    };
    let mut tries = JoinSet::new();
    for _ in 0..6 {
        let (app, siti) = (world.app.clone(), world.folk.siti.clone());
        tries.spawn(async move {
            let nomor = file_aduan(&app, &siti, &form(), Vec::new(), niat).await;
            nomor.expect("a number")
        });
    }
    let mut numbers: Vec<NomorRegister> = tries.join_all().await;
    numbers.dedup();
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    let hers = warga::aduan_saya(&world.app, &world.folk.siti).await;
    assert_eq!(hers.expect("hers").rows.len(), 1);
    assert_eq!(world.told(&world.folk.siti).await.len(), 1);

    let with_foto = Uuid::new_v4();
    for _ in 0..2 {
        let nomor = file_aduan(&world.app, &world.folk.siti, &form(), foto(), with_foto).await;
        assert_eq!(nomor.expect("a number").urut, 2);
    }
    let pictures = world.place.files().into_iter().filter(|(path, _)| {
        path.extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("jpg"))
    });
    assert_eq!(pictures.count(), 2, "small and large of one photo");
    let his = file_aduan(&world.app, &world.folk.budi, &form(), Vec::new(), niat).await;
    assert_eq!(his.expect("his own key").urut, 3);
}

pub(crate) async fn a_key_of_one_aduan_is_refused_for_another_text(world: &World) {
    let (siti, niat) = (&world.folk.siti, Uuid::new_v4());
    let first = file_aduan(&world.app, siti, &form(), Vec::new(), niat).await;
    let first = first.expect("a number");
    let other = form_named("Jembatan putus di Desa Damon");
    let refused = file_aduan(&world.app, siti, &other, Vec::new(), niat).await;
    let refused = refused.expect_err("another text would be lost");
    assert_eq!(kolom(&refused), ["niat"]);
    assert!(refused.pesan().contains(&first.to_string()));
    let hers = warga::aduan_saya(&world.app, siti).await.expect("hers");
    assert_eq!(hers.rows.len(), 1);

    let id = world.id_of(siti, first).await;
    let command = run_command(&world.app, siti, id, testkit::add("Lagi"), None, niat).await;
    assert_eq!(kolom(&command.expect_err("a key of a form")), ["niat"]);
}

pub(crate) async fn a_key_of_one_aduan_is_refused_for_other_photos(world: &World) {
    let (siti, niat) = (&world.folk.siti, Uuid::new_v4());
    let foto = |bytes: &[u8]| {
        vec![Upload {
            asal: None,
            nama: "lampu.png".to_owned(),
            bytes: bytes.to_vec(),
        }]
    };
    let png = crate::photos::png();
    let first = file_aduan(&world.app, siti, &form(), foto(&png), niat).await;
    let first = first.expect("a number");
    let again = file_aduan(&world.app, siti, &form(), foto(&png), niat).await;
    assert_eq!(again.expect("the same request"), first);
    let other = [png.as_slice(), b"another file"].concat();
    for foto in [Vec::new(), foto(&other), [foto(&png), foto(&png)].concat()] {
        let refused = file_aduan(&world.app, siti, &form(), foto, niat).await;
        assert_eq!(
            kolom(&refused.expect_err("the photos would be lost")),
            ["niat"]
        );
    }
    let hers = warga::aduan_saya(&world.app, siti).await.expect("hers");
    assert_eq!(hers.rows.len(), 1);
}

pub(crate) async fn a_command_twice_with_one_key_is_done_once(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let niat = Uuid::new_v4();
    let mut tries = JoinSet::new();
    for _ in 0..6 {
        let (app, admin) = (world.app.clone(), folk.admin.clone());
        tries.spawn(async move {
            // Each says it saw the first version, as an outbox would when it asks again.
            let seen = Some(Version::FIRST);
            let view = run_command(&app, &admin, id, dispose("PUPR", &[]), seen, niat).await;
            view.expect("granted, or done already").aduan.version
        });
    }
    let versions = tries.join_all().await;
    assert!(
        versions.iter().all(|version| *version == Version(2)),
        "{versions:?}"
    );
    assert_eq!(world.view(&folk.admin, id).await.riwayat.len(), 2);
    assert_eq!(world.notices(&folk.pupr).await.len(), 1);
}

pub(crate) async fn a_key_of_one_command_is_refused_for_another(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    let other = world.file(&folk.siti).await;
    let niat = Uuid::new_v4();
    let first = run_command(&world.app, &folk.admin, id, note("Satu"), None, niat).await;
    assert!(first.is_ok());
    for (aduan, isi) in [(id, "Dua"), (other, "Satu")] {
        let refused = run_command(&world.app, &folk.admin, aduan, note(isi), None, niat).await;
        assert_eq!(kolom(&refused.expect_err("refused")), ["niat"]);
    }
    assert_eq!(world.view(&folk.admin, id).await.riwayat.len(), 2);
    assert_eq!(world.view(&folk.admin, other).await.riwayat.len(), 1);
    let hers = run_command(&world.app, &folk.superadmin, id, note("Dua"), None, niat).await;
    assert!(hers.is_ok(), "another person's key is another key");
    let refused = run_command(&world.app, &folk.admin, id, note(""), None, Uuid::nil()).await;
    assert!(refused.is_err());
    let again = run_command(&world.app, &folk.admin, id, note("Ada"), None, Uuid::nil()).await;
    assert!(again.is_ok(), "what was refused used no key up");
}

pub(crate) async fn a_return_may_be_asked_for_again_and_tells_nothing_new(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    let niat = Uuid::new_v4();
    let back = || give_back("Bukan lampu kami");
    let seen = Some(Version(2));
    let first = run_command(&world.app, &folk.pupr, id, back(), seen, niat).await;
    assert_eq!(
        first.expect("granted").aduan.status.code(),
        StatusCode::Dikembalikan
    );
    let again = run_command(&world.app, &folk.pupr, id, back(), seen, niat).await;
    assert_eq!(
        again.expect("done already").aduan.status.code(),
        StatusCode::Dikembalikan
    );

    world
        .all_done(
            id,
            vec![
                (&folk.admin, dispose("DISHUB", &[])),
                (&folk.dishub, Command::Terima),
                (&folk.dishub, hand_in("Draf milik Dishub")),
            ],
        )
        .await;
    let later = run_command(&world.app, &folk.pupr, id, back(), seen, niat).await;
    let later = later.expect("done already");
    assert_eq!(later.aduan.status.code(), StatusCode::Dikembalikan);
    let text = serde_json::to_string(&later).expect("JSON");
    assert!(
        !text.contains("Dishub") && !text.contains("DISHUB"),
        "{text}"
    );
    assert_eq!(later.pelapor_nama, None);
    let view = world.view(&folk.admin, id).await;
    assert_eq!((view.aduan.dikembalikan, view.riwayat.len()), (1, 6));
}
