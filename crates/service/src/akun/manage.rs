//! The superadmin's accounts: who has one, and making and changing them.

use super::session::jabatan;
use super::{kode, note, staff};
use crate::app::App;
use crate::error::Error;
use crate::notice::left::{tell_newcomer, tell_of_unread};
use domain::alur::permissions::boleh_mengelola_akun;
use domain::batas::BATAS;
use domain::id::{PersonId, SkpdKode};
use domain::kata::waktu::{kapan, waktu_panjang};
use domain::person::aktor::{Aktor, Peran};
use domain::person::catatan_akun::CatatanAkun;
use domain::person::kode_sekali::GunaKode;
use domain::person::petugas::{self, AkunCommand, AkunCommandKind, Pengelola};
use domain::teks::Typed;
use store::Tx;
use store::catatan_akun::Catatan;
use store::person::{Identitas, NO_SANDI, Person, Staff};
use wire::petugas::{AkunDiubah, AkunPetugas, AkunRinci, CatatanPetugas, PetugasBaru};

/// Every account of staff, closed ones too, by user name.
pub async fn list_petugas(app: &App, aktor: &Aktor) -> Result<Vec<AkunPetugas>, Error> {
    manager(aktor)?;
    let mut tx = app.store().read().await?;
    let all = store::person::staff(&mut tx).await?.rows;
    Ok(all.iter().map(|one| row(app, one)).collect())
}

/// One account of staff, with what may be done at it and what was.
pub async fn read_petugas(app: &App, aktor: &Aktor, id: PersonId) -> Result<AkunRinci, Error> {
    let oleh = manager(aktor)?;
    let mut tx = app.store().read().await?;
    rinci(app, &mut tx, oleh, id).await
}

/// Makes an account without a password, and the code with which its owner sets one at the page `alamat`.
pub async fn create_petugas(
    app: &App,
    aktor: &Aktor,
    baru: &PetugasBaru,
    alamat: String,
) -> Result<AkunDiubah, Error> {
    let oleh = manager(aktor)?;
    let person = staff::without_sandi(app, baru).map_err(Error::Form)?;
    let mut tx = app.store().write().await?;
    staff::add(app, &mut tx, &person, Some(oleh)).await?;
    let made = kode::make(app, &mut tx, person.id, GunaKode::SandiPetugas, oleh).await?;
    let rinci = rinci(app, &mut tx, oleh, person.id).await?;
    tx.commit().await?;
    Ok(AkunDiubah {
        rinci,
        kode: Some(made.for_page(alamat)),
    })
}

/// Changes an account of staff.
pub async fn change_petugas(
    app: &App,
    aktor: &Aktor,
    id: PersonId,
    command: &AkunCommand,
    alamat: String,
) -> Result<AkunDiubah, Error> {
    let oleh = manager(aktor)?;
    let mut tx = app.store().write().await?;
    let found = store::person::one_of_staff(&mut tx, id).await?;
    let person = found.ok_or(Error::NotFound)?.person;
    staff::allow(
        &mut tx,
        Pengelola::Superadmin(oleh),
        &person,
        command.kind(),
    )
    .await?;
    let made = apply(app, &mut tx, oleh, &person, command).await?;
    let rinci = rinci(app, &mut tx, oleh, id).await?;
    tx.commit().await?;
    app.wake();
    let kode = made.map(|made| made.for_page(alamat));
    Ok(AkunDiubah { rinci, kode })
}

/// Does what is asked and may be; gives the code where one is made.
async fn apply(
    app: &App,
    tx: &mut Tx,
    oleh: PersonId,
    person: &Person,
    command: &AkunCommand,
) -> Result<Option<kode::Made>, Error> {
    let id = person.id;
    match command {
        AkunCommand::UbahPeran { peran, skpd } => {
            set_peran(app, tx, oleh, person, (*peran, skpd.clone())).await?;
        }
        AkunCommand::BeriKode => {
            store::person::set_sandi(tx, id, NO_SANDI).await?;
            store::session::delete_of(tx, id).await?;
            let made = kode::make(app, tx, id, GunaKode::SandiPetugas, oleh).await?;
            return Ok(Some(made));
        }
        AkunCommand::Tutup { alasan } => {
            let closed = Catatan {
                tujuan: Some(checked_alasan(alasan)?),
                ..note::now(app, CatatanAkun::AkunDitutup, Some(oleh))
            };
            staff::close(app, tx, id, closed).await?;
        }
        AkunCommand::BukaKembali => staff::reopen(app, tx, id, Some(oleh)).await?,
    }
    Ok(None)
}

/// Another role or SKPD. The sessions stay: each request is asked for as whom the account acts then.
async fn set_peran(
    app: &App,
    tx: &mut Tx,
    oleh: PersonId,
    person: &Person,
    (peran, skpd): (Peran, Option<SkpdKode>),
) -> Result<(), Error> {
    let new = staff::aktor(app, person.id, peran, skpd);
    let new = new.map_err(|wrong| Error::Form(vec![wrong]))?;
    if new == person.aktor {
        let same = "Akun ini sudah punya peran dan SKPD itu. Pilih yang lain.";
        return Err(Error::field("peran", same));
    }
    store::counter::lock_log(tx).await?;
    store::person::set_aktor(tx, person.id, &new).await?;
    store::aduan::look_again(tx, app.now()).await?; // there is somebody new to remind
    let changed = Catatan {
        sebelum: Some(jabatan(app, &person.aktor)),
        sesudah: Some(jabatan(app, &new)),
        ..note::now(app, CatatanAkun::PeranDiubah, Some(oleh))
    };
    store::catatan_akun::insert(tx, person.id, &changed).await?;
    tell_of_unread(tx, app).await?; // it may have been the last one of its SKPD
    tell_newcomer(tx, app, &new).await?;
    Ok(())
}

/// A reason that says something.
fn checked_alasan(text: &str) -> Result<String, Error> {
    let (min, maks) = (BATAS.tujuan.min, BATAS.tujuan.maks);
    let pesan = || format!("Tulis alasan, paling sedikit {min} dan paling panjang {maks} huruf.");
    let alasan = Typed::line(text).within(BATAS.tujuan);
    alasan.ok_or_else(|| Error::field("alasan", pesan()))
}

/// Who may look after accounts.
fn manager(aktor: &Aktor) -> Result<PersonId, Error> {
    let may = boleh_mengelola_akun(aktor.peran());
    aktor.id().filter(|_| may).ok_or(Error::Forbidden)
}

async fn rinci(app: &App, tx: &mut Tx, oleh: PersonId, id: PersonId) -> Result<AkunRinci, Error> {
    let found = store::person::one_of_staff(tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    let until = store::kode_sekali::good_until(tx, id, GunaKode::SandiPetugas).await?;
    let notes = store::catatan_akun::of_person(tx, id).await?;
    let notes = note::by_whom(app, tx, notes).await?;
    let akun = staff::akun(&found.person, staff::superadmins(tx).await?);
    let asked = |command| petugas::check(Pengelola::Superadmin(oleh), &akun, command);
    let perintah = AkunCommandKind::ALL.into_iter();
    let perintah: Vec<_> = perintah.filter(|command| asked(*command).is_ok()).collect();
    let why = perintah
        .is_empty()
        .then(|| asked(AkunCommandKind::BeriKode).err());
    let kini = app.now();
    let told = |(satu, oleh): (Catatan, String)| CatatanPetugas {
        peristiwa: satu.jenis.label_petugas().to_owned(),
        oleh,
        waktu: kapan(satu.pada, kini),
        alasan: satu.tujuan,
        sebelum: satu.sebelum,
        sesudah: satu.sesudah,
    };
    Ok(AkunRinci {
        akun: row(app, &found),
        dibuat: waktu_panjang(found.person.dibuat_pada),
        kode_sampai: until.filter(|until| *until > kini).map(waktu_panjang),
        perintah,
        terkunci: why.flatten().map(|refusal| refusal.to_string()),
        catatan: notes.into_iter().map(told).collect(),
    })
}

fn row(app: &App, one: &Staff) -> AkunPetugas {
    let person = &one.person;
    let nama = match &person.identitas {
        Identitas::Petugas { nama } => nama.clone(),
        Identitas::Tersandi(_) => String::new(), // staff act under their name
    };
    AkunPetugas {
        id: person.id,
        nama,
        pengguna: staff::pengguna(person).to_owned(),
        peran: person.aktor.peran(),
        skpd: person.aktor.skpd().cloned(),
        jabatan: jabatan(app, &person.aktor),
        keadaan: staff::keadaan(person),
        terakhir_masuk: one.masuk_pada.map(|at| kapan(at, app.now())),
    }
}
