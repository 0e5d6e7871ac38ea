//! Personal data and secrets turn up nowhere: canaries are searched for in everything.

use crate::loket::{BARU, code_for};
use crate::world::World;
use domain::aduan::Privasi;
use domain::aduan::command::Command;
use secrecy::ExposeSecret as _;
use service::Error;
use service::aduan::warga;
use service::akun;
use service::akun::FormSandiBaru;
use service::akun::session;
use service::akun::session::{Caller, Welcome};
use testkit::{BUDI, JUDUL, SANDI_PETUGAS, SITI, add, dispose, form_with, hand_in, publish, sandi};

async fn everybody_files_and_everything_happens(world: &World) {
    let folk = &world.folk;
    for (who, privasi) in [
        (&folk.siti, Privasi::Terbuka),
        (&folk.budi, Privasi::Anonim),
        (&folk.siti, Privasi::Rahasia),
    ] {
        let (id, _) = world.file_form(who, &form_with(privasi)).await;
        world
            .all_done(
                id,
                vec![
                    (&folk.admin, dispose("PUPR", &[])),
                    (who, add("Dekat masjid.")),
                    (&folk.pupr, Command::Terima),
                    (&folk.pupr, hand_in("Sudah diganti.")),
                    (&folk.admin, publish("Sudah diganti.")),
                ],
            )
            .await;
        let reveal = akun::reveal_identitas(&world.app, &folk.admin, id, "Menelepon pelapor").await;
        assert!(reveal.is_ok());
    }
}

pub(crate) async fn no_view_page_or_notice_holds_a_nik_a_phone_or_a_mail(world: &World) {
    everybody_files_and_everything_happens(world).await;
    let mut texts = Vec::new();
    for who in world.folk.staff() {
        let page = world.everything(who).await;
        for view in &page.aduan {
            let alone = world.view(who, view.aduan.id).await;
            texts.push(serde_json::to_string(&alone).expect("JSON"));
        }
        texts.push(serde_json::to_string(&page).expect("JSON"));
    }
    for who in [&world.folk.siti, &world.folk.budi] {
        let hers = warga::aduan_saya(&world.app, who).await.expect("hers");
        texts.push(format!("{hers:?} {:?}", world.told(who).await));
    }
    assert!(
        texts.iter().any(|text| text.contains(JUDUL)),
        "texts are searched"
    );
    assert!(
        texts.iter().any(|text| text.contains(SITI.nama)),
        "where it may stand"
    );
    for canary in SITI.private().into_iter().chain(BUDI.private()) {
        for text in &texts {
            assert!(!text.contains(&canary), "{canary} in {text}");
        }
    }
}

pub(crate) async fn the_database_and_the_folder_hold_no_secret(world: &World) {
    if !world.place.file().exists() {
        return; // PostgreSQL keeps its files to itself; the journeys search its dump
    }
    everybody_files_and_everything_happens(world).await;
    let Welcome { token: siti, .. } =
        session::sign_in_warga(&world.app, &Caller::default(), SITI.nik, &sandi(SITI.sandi))
            .await
            .expect("she signs in");
    let Welcome { token: admin, .. } = session::sign_in_staff(
        &world.app,
        &Caller::default(),
        "admin",
        &sandi(SANDI_PETUGAS),
        "Meja 1",
    )
    .await
    .expect("she signs in");
    let wrong = session::sign_in_staff(
        &world.app,
        &Caller::default(),
        "pupr",
        &sandi("kata-sandi-keliru"),
        "",
    )
    .await;
    assert!(matches!(wrong, Err(Error::WrongCredentials)));
    let codes = [code_for(world, &SITI).await, code_for(world, &BUDI).await];
    let form = FormSandiBaru {
        nik: SITI.nik.to_owned(),
        kode: codes[0].clone(),
        sandi: BARU.to_owned(),
        sandi_ulang: BARU.to_owned(),
    };
    akun::set_sandi_by_kode(&world.app, &Caller::default(), &form)
        .await
        .expect("set");

    let mut canaries = SITI.private();
    canaries.extend(BUDI.private());
    canaries.extend([SITI.nama, BUDI.nama, SITI.sandi, BUDI.sandi].map(str::to_owned));
    canaries.extend([SANDI_PETUGAS, "kata-sandi-keliru"].map(str::to_owned));
    canaries.push(BARU.to_owned());
    canaries.extend(codes.iter().map(|kode| kode.replace(' ', "")));
    canaries.extend(codes);
    canaries.push(siti.expose_secret().to_owned());
    canaries.push(admin.expose_secret().to_owned());
    let found = |needle: &str| {
        let needle = needle.as_bytes();
        let mut files = world.place.files();
        files.retain(|(_, bytes)| bytes.windows(needle.len()).any(|part| part == needle));
        files.into_iter().map(|(path, _)| path).collect::<Vec<_>>()
    };
    let search = || {
        assert!(!found(JUDUL).is_empty(), "files are searched");
        for canary in &canaries {
            assert_eq!(found(canary), Vec::<std::path::PathBuf>::new(), "{canary}");
        }
    };
    let wal = world.place.file().with_extension("db-wal");
    assert!(
        wal.metadata().is_ok_and(|meta| meta.len() > 0),
        "the log too"
    );
    search();
    world.app.close().await;
    search();
}
