//! What a citizen may see of the own account.

use super::note;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{Identity, identity_of};
use crate::notice::{Contact, Switch};
use domain::id::{NomorRegister, PersonId};
use domain::notice::pesan::Channel;
use domain::person::aktor::Aktor;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Nik, Telepon};
use jiff::Timestamp;
use store::Tx;
use store::catatan_akun::Catatan;

/// A citizen's own data, masked as on screen.
#[derive(Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DataSaya {
    pub nama: String,
    pub nik_samar: String,
    /// When staff saw the NIK on the KTP, if they did.
    pub nik_diperiksa: Option<Timestamp>,
    pub telepon_samar: Option<String>,
    pub surel: Option<String>,
    /// Whether the address was proven to be the citizen's own.
    pub surel_is_confirmed: bool,
    /// The channels by which news can be told to this citizen, and whether it is.
    pub channels: Vec<(Channel, Switch)>,
    /// Who looked at it, newest first.
    pub pembukaan: Vec<Pembukaan>,
    /// What staff did at the account, and what came of it, newest first.
    pub catatan: Vec<CatatanSaya>,
}

/// One thing that happened at a citizen's account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CatatanSaya {
    pub pada: Timestamp,
    pub jenis: CatatanAkun,
    pub oleh: String,
    pub tujuan: Option<String>,
}

/// One recorded reveal of a citizen's identity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Pembukaan {
    pub pada: Timestamp,
    pub oleh: String,
    pub tujuan: String,
    pub nomor: NomorRegister,
}

/// What a citizen may see of the own account.
pub async fn data_saya(app: &App, aktor: &Aktor) -> Result<DataSaya, Error> {
    let Aktor::Masyarakat { id } = aktor else {
        return Err(Error::Forbidden);
    };
    let mut tx = app.store().read().await?;
    let person = store::person::by_id(&mut tx, *id).await?;
    let identity = identity_of(app.keys(), &person.ok_or(Error::NotFound)?)?;
    let reveals = store::pembukaan::of_pelapor(&mut tx, *id).await?;
    let channels = switches(app, &mut tx, *id, &identity).await?;
    let surel_is_confirmed = store::pesan::is_confirmed(&mut tx, *id, Channel::Surel).await?;
    let nik_diperiksa = store::nik::checked(&mut tx, *id).await?;
    let notes = store::catatan_akun::of_person(&mut tx, *id).await?;
    let notes = note::by_whom(app, &mut tx, notes).await?;
    let names = app.names();
    names
        .learn(&mut tx, reveals.iter().map(|satu| satu.oleh))
        .await?;
    let pembukaan = reveals.into_iter().map(|satu| Pembukaan {
        pada: satu.pada,
        oleh: names.get(satu.oleh),
        tujuan: satu.tujuan,
        nomor: satu.nomor,
    });
    let masked = |text: &str| Telepon::parse(text).map(|telepon| telepon.masked());
    Ok(DataSaya {
        nik_samar: Nik::parse(&identity.nik)
            .map(|nik| nik.masked())
            .unwrap_or_default(),
        nama: identity.nama,
        nik_diperiksa,
        telepon_samar: identity.telepon.and_then(|text| masked(&text).ok()),
        channels,
        surel: identity.surel,
        surel_is_confirmed,
        pembukaan: pembukaan.collect(),
        catatan: catatan(*id, notes),
    })
}

fn catatan(own: PersonId, notes: Vec<(Catatan, String)>) -> Vec<CatatanSaya> {
    let told = notes.into_iter().map(|(satu, oleh)| CatatanSaya {
        pada: satu.pada,
        jenis: satu.jenis,
        oleh: if satu.oleh == Some(own) {
            "Anda".to_owned()
        } else {
            oleh
        },
        tujuan: satu.tujuan,
    });
    told.collect()
}

/// The channels that reach somebody, and which of them were switched off.
async fn switches(
    app: &App,
    tx: &mut Tx,
    id: PersonId,
    identity: &Identity,
) -> Result<Vec<(Channel, Switch)>, Error> {
    let off = store::pesan::off_among(tx, &[id]).await?;
    let switch = |channel| {
        if off.contains(&(id, channel)) {
            Switch::Off
        } else {
            Switch::On
        }
    };
    let channels = Contact::in_identity(identity).channels(app);
    Ok(channels.map(|channel| (channel, switch(channel))).collect())
}
