//! Revealing who filed an aduan: with a purpose, recorded, shown to the citizen.

use crate::world::World;
use domain::aduan::Privasi;
use domain::id::AduanId;
use service::Error;
use service::akun::data_saya;
use service::akun::reveal_identitas;
use testkit::{BUDI, SITI, dispose, form, form_with};
use uuid::Uuid;

pub(crate) async fn a_reveal_is_recorded_and_shown_to_the_citizen(world: &World) {
    let folk = &world.folk;
    let (id, nomor) = world
        .file_form(&folk.siti, &form_with(Privasi::Anonim))
        .await;
    let before = data_saya(&world.app, &folk.siti).await.expect("hers");
    assert!(before.pembukaan.is_empty());
    assert_eq!(
        (before.nama.as_str(), before.nik_samar.len()),
        (SITI.nama, 4 + 8 * 3 + 4)
    );
    assert_ne!(before.telepon_samar.as_deref(), Some(SITI.telepon));

    world.set_wib("2026-08-11T08:30");
    let tujuan = " Menelepon untuk\u{0} memastikan lokasi ";
    let identitas = reveal_identitas(&world.app, &folk.admin, id, tujuan)
        .await
        .expect("allowed");
    assert_eq!(
        (identitas.nik.as_str(), identitas.nama.as_str()),
        (SITI.nik, SITI.nama)
    );
    assert_eq!(identitas.telepon.as_deref(), Some("+6281298760001"));
    assert_eq!(identitas.surel.as_deref(), Some(SITI.surel));
    assert!(
        !format!("{identitas:?}").contains(SITI.nik),
        "nor does it print itself"
    );

    let after = data_saya(&world.app, &folk.siti).await.expect("hers");
    let [seen] = after.pembukaan.as_slice() else {
        panic!("one reveal: {:?}", after.pembukaan);
    };
    assert_eq!((seen.oleh.as_str(), seen.nomor), ("Nurhayati", nomor));
    assert_eq!(seen.pada, world.app.now());
    assert_eq!(seen.tujuan, "Menelepon untuk memastikan lokasi");
    let his = data_saya(&world.app, &folk.budi).await.expect("his");
    assert!(his.pembukaan.is_empty());
    assert_eq!(his.nama, BUDI.nama);
}

pub(crate) async fn nobody_else_may_reveal_and_nothing_is_recorded(world: &World) {
    let folk = &world.folk;
    let (id, _) = world.file_form(&folk.siti, &form()).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    let tujuan = "Menelepon pelapor";
    for who in [
        &folk.pupr,
        &folk.bupati,
        &folk.inspektur,
        &folk.siti,
        &folk.budi,
    ] {
        let refused = reveal_identitas(&world.app, who, id, tujuan).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{who:?}");
    }
    for wrong in ["", "         x", &"a".repeat(501)] {
        let refused = reveal_identitas(&world.app, &folk.admin, id, wrong).await;
        assert!(matches!(refused, Err(Error::Form(_))), "{wrong}");
    }
    let unknown = AduanId(Uuid::new_v4());
    let refused = reveal_identitas(&world.app, &folk.admin, unknown, tujuan).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    let hers = data_saya(&world.app, &folk.siti).await.expect("hers");
    assert!(hers.pembukaan.is_empty());
    let staff = data_saya(&world.app, &folk.admin).await;
    assert!(matches!(staff, Err(Error::Forbidden)));
}
