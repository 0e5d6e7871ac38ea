//! Filing: who may, what is checked, and numbers that people can rely on.

use crate::sample::form;
use crate::world::World;
use domain::form::FormAduan;
use service::file_aduan::{Unggahan, file_aduan};
use service::{Error, warga};
use std::collections::BTreeSet;
use tokio::task::JoinSet;
use uuid::Uuid;

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
        .map(|n| Unggahan {
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
    let after = service::read::aduan(&again, &world.folk.admin, id).await;
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
