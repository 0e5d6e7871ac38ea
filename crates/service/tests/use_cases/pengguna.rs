//! Accounts of staff as the superadmin looks after them: made, moved, closed and opened again.

use crate::wan::{
    OTHER, OWN, PLACE, WHY, by_kode, by_sandi, change, create, fields, invited, signed_in, wan,
};
use crate::world::World;
use domain::aduan::command::Command;
use domain::person::aktor::{Aktor, Peran};
use domain::person::petugas::{AkunCommand, AkunCommandKind, KeadaanAkun};
use service::Error;
use service::aduan::read_aduan;
use service::akun::{
    change_petugas, close_account, create_petugas, list_petugas, read_petugas, reset_password,
};
use testkit::{dispose, sandi, skpd};
use wire::petugas::PetugasBaru;

pub(crate) async fn every_mistake_of_a_new_account_is_told_at_once(world: &World) {
    let wrong = PetugasBaru {
        pengguna: "pakai spasi".to_owned(),
        nama: "W4n".to_owned(),
        peran: Peran::PetugasSkpd,
        skpd: None,
    };
    assert_eq!(
        fields(create(world, &wrong).await),
        ["pengguna", "nama", "peran"]
    );
    for (peran, kode, field) in [
        (Peran::Pimpinan, Some("PUPR"), "peran"),
        (Peran::Masyarakat, None, "peran"),
        (Peran::Sistem, None, "peran"),
        (Peran::PetugasSkpd, Some("TIDAKADA"), "skpd"),
    ] {
        let skpd = kode.map(skpd);
        let wrong = PetugasBaru {
            peran,
            skpd,
            ..wan()
        };
        assert_eq!(fields(create(world, &wrong).await), [field], "{peran:?}");
    }
    let taken = PetugasBaru {
        pengguna: "PUPR".to_owned(),
        ..wan()
    };
    assert_eq!(fields(create(world, &taken).await), ["pengguna"]);
    let all = list_petugas(&world.app, &world.folk.superadmin).await;
    assert_eq!(all.expect("the list").len(), world.folk.staff().len());
}

pub(crate) async fn only_the_superadmin_looks_after_accounts(world: &World) {
    let (app, folk) = (&world.app, &world.folk);
    let (id, _) = invited(world).await;
    let others = folk
        .staff()
        .into_iter()
        .filter(|who| **who != folk.superadmin);
    for who in others.chain([&folk.siti, &Aktor::Sistem]) {
        let forbidden = |refused: Option<Error>| {
            assert!(
                matches!(refused, Some(Error::Forbidden)),
                "{who:?}: {refused:?}"
            );
        };
        forbidden(list_petugas(app, who).await.err());
        forbidden(read_petugas(app, who, id).await.err());
        forbidden(
            create_petugas(app, who, &wan(), PLACE.to_owned())
                .await
                .err(),
        );
        let command = AkunCommand::BeriKode;
        let changed = change_petugas(app, who, id, &command, PLACE.to_owned()).await;
        forbidden(changed.err());
    }
    let citizen = folk.siti.id().expect("somebody");
    let found = read_petugas(app, &folk.superadmin, citizen).await;
    assert!(
        matches!(found, Err(Error::NotFound)),
        "a citizen is nobody here"
    );
    let changed = change(world, citizen, &AkunCommand::BeriKode).await;
    assert!(matches!(changed, Err(Error::NotFound)));
}

pub(crate) async fn what_was_done_is_noted_with_before_and_after(world: &World) {
    let (id, kode) = invited(world).await;
    let welcome = by_kode(world, &kode).await.expect("signed in");
    let moved = AkunCommand::UbahPeran {
        peran: Peran::PetugasSkpd,
        skpd: Some(skpd("DISHUB")),
    };
    change(world, id, &moved).await.expect("moved");
    let who = signed_in(world, &welcome).await.expect("still in");
    assert_eq!(who.petugas.aktor.skpd(), Some(&skpd("DISHUB")), "at once");
    assert_eq!(
        fields(change(world, id, &moved).await),
        ["peran"],
        "the same again"
    );
    let short = AkunCommand::Tutup {
        alasan: "ya".to_owned(),
    };
    assert_eq!(fields(change(world, id, &short).await), ["alasan"]);
    let close = AkunCommand::Tutup {
        alasan: WHY.to_owned(),
    };
    let closed = change(world, id, &close).await.expect("closed").rinci;
    assert_eq!(closed.akun.keadaan, KeadaanAkun::Ditutup);
    assert_eq!(closed.perintah, [AkunCommandKind::BukaKembali]);
    assert!(signed_in(world, &welcome).await.is_none());
    for refused in [&moved, &close, &AkunCommand::BeriKode] {
        assert_eq!(fields(change(world, id, refused).await), ["akun"]);
    }
    let opened = change(world, id, &AkunCommand::BukaKembali).await;
    assert_eq!(
        opened.expect("opened").rinci.akun.keadaan,
        KeadaanAkun::Aktif
    );
    by_sandi(world, OWN)
        .await
        .expect("the password from before");
    reset_password(&world.app, "wan.azman", &sandi(OTHER))
        .await
        .expect("by the operator");

    let rinci = read_petugas(&world.app, &world.folk.superadmin, id).await;
    let notes = rinci.expect("readable").catatan;
    let told: Vec<_> = notes
        .iter()
        .map(|one| {
            let change = (one.sebelum.as_deref(), one.sesudah.as_deref());
            (
                one.peristiwa.as_str(),
                one.oleh.as_str(),
                one.alasan.as_deref(),
                change,
            )
        })
        .collect();
    let by = "Zulkifli";
    let none = (None, None);
    let (pupr, dishub) = (Some("Petugas PUPR"), Some("Petugas Dishub"));
    let set = "Kata sandi dibuat dengan kode dari petugas ini";
    let coded = "Kode masuk dibuat";
    let expected = [
        (
            "Kata sandi diganti di server",
            "Pengelola server",
            None,
            none,
        ),
        ("Akun dibuka kembali", by, None, none),
        ("Akun ditutup", by, Some(WHY), none),
        ("Peran diubah", by, None, (pupr, dishub)),
        (set, by, None, none),
        (coded, by, None, none),
        ("Akun dibuat", by, None, (None, pupr)),
    ];
    assert_eq!(told, expected);
}

pub(crate) async fn what_somebody_did_keeps_the_name_though_the_account_is_closed(world: &World) {
    let (person, kode) = invited(world).await;
    let welcome = by_kode(world, &kode).await.expect("signed in");
    let aduan = world.file(&world.folk.siti).await;
    let given = dispose("PUPR", &[]);
    world.done(&world.folk.admin, aduan, given).await;
    let officer = &welcome.petugas.aktor;
    world.done(officer, aduan, Command::Terima).await;
    let close = AkunCommand::Tutup {
        alasan: WHY.to_owned(),
    };
    change(world, person, &close).await.expect("closed");
    let anew = world.restarted().await; // which remembers no name
    let view = read_aduan(&anew, &world.folk.admin, aduan).await;
    let last = view.expect("visible").riwayat.pop().expect("a row");
    assert!(last.oleh.starts_with("Wan Azman"), "{}", last.oleh);
}

pub(crate) async fn a_reset_ends_what_the_old_password_began(world: &World) {
    let (id, kode) = invited(world).await;
    let open = by_kode(world, &kode).await.expect("signed in");
    let reset = change(world, id, &AkunCommand::BeriKode)
        .await
        .expect("reset");
    assert!(signed_in(world, &open).await.is_none(), "signed out");
    let old = by_sandi(world, OWN).await;
    assert!(matches!(old, Err(Error::WrongCredentials)), "{old:?}");
    let newer = reset.kode.expect("a code").kode;
    by_kode(world, &newer).await.expect("with the new code");
    let close = AkunCommand::Tutup {
        alasan: WHY.to_owned(),
    };
    let again = change(world, id, &AkunCommand::BeriKode)
        .await
        .expect("reset");
    change(world, id, &close).await.expect("closed");
    let late = by_kode(world, &again.kode.expect("a code").kode).await;
    assert_eq!(fields(late), ["kode"], "of a closed account");
}

pub(crate) async fn superadmins_are_looked_after_by_the_operator_and_one_stays(world: &World) {
    let (app, folk) = (&world.app, &world.folk);
    let own = folk.superadmin.id().expect("somebody");
    let refused = change(world, own, &AkunCommand::BeriKode).await;
    assert_eq!(fields(refused), ["akun"], "the own account");
    let baru = PetugasBaru {
        peran: Peran::Superadmin,
        skpd: None,
        ..wan()
    };
    let made = create(world, &baru).await.expect("another superadmin");
    let other = made.rinci.akun.id;
    let told = made.rinci.terkunci.expect("why not");
    assert!(
        told.contains("reset-password") && made.rinci.perintah.is_empty(),
        "{told}"
    );
    assert_eq!(
        fields(change(world, other, &AkunCommand::BeriKode).await),
        ["akun"]
    );
    let last = close_account(app, "super").await;
    assert_eq!(fields(last), ["akun"], "the other has no password yet");
    by_kode(world, &made.kode.expect("a code").kode)
        .await
        .expect("now it has");
    close_account(app, "super").await.expect("one is left");
    assert_eq!(
        fields(close_account(app, "wan.azman").await),
        ["akun"],
        "the last"
    );
}
