//! The owner of a NIK that somebody else registered gets it back at the counter.

use crate::world::World;
use domain::batas::BATAS;
use domain::person::aktor::Aktor;
use domain::person::catatan_akun::CatatanAkun;
use secrecy::ExposeSecret as _;
use service::Error;
use service::aduan::warga::aduan_saya;
use service::akun::session::{Caller, authenticate, sign_in_warga};
use service::akun::{
    FormSandiBaru, data_saya, find_warga, reclaim_nik, reveal_identitas, set_sandi_by_kode,
};
use testkit::{BUDI, SITI, sandi};
use wire::warga::{FindWarga, NikReclaimed, ReclaimNik};

const BARU: &str = "perahu di muara sungai";
const NAMA: &str = "Siti Aminah";
const TUJUAN: &str = "NIK didaftarkan orang lain";

/// What an admin types for the true owner of the NIK that `SITI` registered.
fn request(world: &World) -> ReclaimNik {
    ReclaimNik {
        id: world.folk.siti.id().expect("a person"),
        nik: "1403 9945 0885 0001".to_owned(),
        nama: NAMA.to_owned(),
        tujuan: TUJUAN.to_owned(),
        ktp_diperiksa: true,
    }
}

async fn reclaim(world: &World, who: &Aktor, asked: &ReclaimNik) -> Result<NikReclaimed, Error> {
    reclaim_nik(&world.app, who, asked, String::new()).await
}

fn fields(refused: Result<NikReclaimed, Error>) -> Vec<&'static str> {
    let Err(Error::Form(mistakes)) = refused else {
        panic!("a mistake of the form: {refused:?}");
    };
    mistakes.into_iter().map(|one| one.kolom).collect()
}

pub(crate) async fn the_owner_becomes_a_member_and_the_other_account_is_nobodys(world: &World) {
    let (app, folk, caller) = (&world.app, &world.folk, Caller::default());
    let id = world.file(&folk.siti).await;
    let open = sign_in_warga(app, &caller, SITI.nik, &sandi(SITI.sandi)).await;
    let open = open.expect("the other one is signed in");
    let done = reclaim(world, &folk.admin, &request(world)).await;
    let done = done.expect("the KTP was looked at");
    assert_eq!(done.warga.nama, NAMA);
    assert!(done.warga.nik_diperiksa.is_some() && done.warga.aktif);

    let found = authenticate(app, open.token.expose_secret()).await;
    assert!(found.expect("readable").is_none(), "out at once");
    let again = sign_in_warga(app, &caller, SITI.nik, &sandi(SITI.sandi)).await;
    assert!(matches!(again, Err(Error::WrongCredentials)));
    let form = FormSandiBaru {
        nik: SITI.nik.to_owned(),
        kode: done.kode.kode,
        sandi: BARU.to_owned(),
        sandi_ulang: BARU.to_owned(),
    };
    set_sandi_by_kode(app, &caller, &form).await.expect("set");
    let owner = sign_in_warga(app, &caller, SITI.nik, &sandi(BARU)).await;
    let owner = owner.expect("the owner").petugas.aktor;
    assert_eq!(owner.id(), Some(done.warga.id));
    let hers = data_saya(app, &owner).await.expect("hers");
    assert_eq!((hers.nama.as_str(), hers.surel), (NAMA, None));
    assert!(hers.nik_diperiksa.is_some());
    let taken = hers
        .catatan
        .iter()
        .find(|one| one.jenis == CatatanAkun::NikDiambil);
    assert_eq!(taken.expect("noted").tujuan.as_deref(), Some(TUJUAN));
    let own = aduan_saya(app, &owner).await.expect("readable");
    assert_eq!(own.rows.len(), 0, "what another filed is not hers");

    let view = world.view(&folk.admin, id).await;
    assert_eq!(view.pelapor_nama.as_deref(), Some("Identitas dilepas"));
    let reveal = reveal_identitas(app, &folk.admin, id, "Menelepon pelapor").await;
    assert!(
        matches!(reveal, Err(Error::Form(_))),
        "there is nothing to reveal"
    );
    let before_and_after = "SELECT jenis || ': ' || sebelum || ' > ' || sesudah FROM catatan_akun
        WHERE sebelum IS NOT NULL ORDER BY jenis";
    let noted = world.place.ask(before_and_after).await;
    assert_eq!(noted.len(), 2, "{noted:?}");
    assert!(
        noted.iter().all(|one| one.contains("akun yang dibuat")),
        "{noted:?}"
    );
}

pub(crate) async fn nothing_of_the_other_identity_is_left(world: &World) {
    let sealed =
        "SELECT CAST(count(*) AS TEXT) FROM person WHERE peran = 'masyarakat' AND sandi = ''
        AND NOT aktif";
    assert_eq!(world.place.ask(sealed).await, ["0"]);
    let done = reclaim(world, &world.folk.admin, &request(world)).await;
    done.expect("done");
    assert_eq!(world.place.ask(sealed).await, ["1"], "no password opens it");
    let other = data_saya(&world.app, &world.folk.siti)
        .await
        .expect("readable");
    assert_eq!(other.nama, "Identitas dilepas");
    assert_eq!(
        (other.nik_samar.as_str(), other.telepon_samar, other.surel),
        ("", None, None)
    );
    let his = data_saya(&world.app, &world.folk.budi).await.expect("his");
    assert_eq!(
        (his.nama.as_str(), his.catatan.len()),
        (BUDI.nama, 0),
        "nobody else's"
    );
}

pub(crate) async fn a_nik_is_given_back_by_admins_who_looked_at_the_ktp_alone(world: &World) {
    let folk = &world.folk;
    let staff = folk.staff().into_iter().filter(|who| **who != folk.admin);
    for who in staff.chain([&folk.siti, &folk.budi, &Aktor::Sistem]) {
        let refused = reclaim(world, who, &request(world)).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{who:?}");
    }
    for (nik, nama, tujuan, ktp_diperiksa, wrong) in [
        (SITI.nik, NAMA, TUJUAN, false, "ktp_diperiksa"),
        (SITI.nik, " ", TUJUAN, true, "nama"),
        (SITI.nik, NAMA, "lupa", true, "tujuan"),
        ("1403", NAMA, TUJUAN, true, "nik"),
        (BUDI.nik, NAMA, TUJUAN, true, "nik"),
        ("1403991212900009", NAMA, TUJUAN, true, "nik"),
    ] {
        let asked = ReclaimNik {
            nik: nik.to_owned(),
            nama: nama.to_owned(),
            tujuan: tujuan.to_owned(),
            ktp_diperiksa,
            ..request(world)
        };
        let refused = reclaim(world, &folk.admin, &asked).await;
        assert_eq!(fields(refused), [wrong], "{nik} {nama} {tujuan}");
    }
    let hers = data_saya(&world.app, &folk.siti).await.expect("hers");
    assert_eq!((hers.nama.as_str(), hers.catatan.len()), (SITI.nama, 0));
    let first = reclaim(world, &folk.admin, &request(world)).await;
    first.expect("done");
    let twice = reclaim(world, &folk.admin, &request(world)).await;
    assert_eq!(fields(twice), ["nik"], "it is another account by now");
}

pub(crate) async fn the_nik_of_a_closed_account_is_given_back_too(world: &World) {
    let closed = "UPDATE person SET aktif = FALSE WHERE nik_hash IS NOT NULL";
    world.place.tamper(closed).await;
    let done = reclaim(world, &world.folk.admin, &request(world)).await;
    assert!(done.expect("done").warga.aktif);
    let find = FindWarga {
        nik: SITI.nik.to_owned(),
        tujuan: TUJUAN.to_owned(),
    };
    for _ in 0..BATAS.loket_per_jam - 1 {
        let found = find_warga(&world.app, &world.folk.admin, &find).await;
        assert_eq!(found.expect("the new one").nama, NAMA);
    }
    let more = reclaim(world, &world.folk.admin, &request(world)).await;
    assert!(
        matches!(more, Err(Error::TooMany { .. })),
        "it counts like the others"
    );
}
