//! Turns what happened into notices for the people it concerns, in the same transaction.

use super::letter::Letter;
use super::pesan;
use crate::app::App;
use crate::error::Error;
use domain::aduan::Aduan;
use domain::aduan::event::Event;
use domain::id::{AduanId, NoticeId, PersonId, Seq};
use domain::notice::table::Occasion;
use domain::notice::{Notice, Penerima, for_follower, notices};
use domain::person::aktor::Peran;
use jiff::Timestamp;
use std::collections::HashSet;
use store::Tx;
use store::notice::NoticeBaru;
use uuid::Uuid;

/// Tells everybody what an event means for them. `before` and `aduan` are the states around it.
pub(crate) async fn of_event(
    tx: &mut Tx,
    app: &App,
    event: &Event,
    before: Option<&Aduan>,
    aduan: &Aduan,
    seq: Seq,
) -> Result<(), Error> {
    let tanda = format!("peristiwa/{}", seq.0);
    let mut mail = Vec::new();
    for notice in notices(event, before, aduan) {
        if let Some(addressed) = addressed(tx, &notice, &tanda).await? {
            mail.extend(addressed.letters(aduan.id));
        }
    }
    if Occasion::of(event).row().pengikut.is_some() {
        followers(tx, event, aduan, &tanda, &mut mail).await?;
    }
    send(tx, app, mail, event.pada).await
}

/// Stores notices by one statement, and the messages that go out with them; nobody gets two about
/// the same thing.
async fn send(tx: &mut Tx, app: &App, mut mail: Vec<Letter>, pada: Timestamp) -> Result<(), Error> {
    let mut told = HashSet::new();
    mail.retain(|letter| told.insert((letter.person, letter.tanda.clone())));
    let baru: Vec<_> = mail
        .iter()
        .map(|letter| NoticeBaru {
            id: NoticeId(Uuid::now_v7()),
            person: letter.person,
            aduan: letter.aduan,
            jenis: letter.jenis,
            judul: &letter.judul,
            isi: &letter.isi,
            pada,
            tanda: &letter.tanda,
        })
        .collect();
    store::notice::insert(tx, &baru)?;
    pesan::write(tx, app, &mail, pada).await
}

/// Whoever filed an aduan that was merged into this one, or into one of those, is told of its answer
/// and outcome too.
async fn followers(
    tx: &mut Tx,
    event: &Event,
    induk: &Aduan,
    tanda: &str,
    mail: &mut Vec<Letter>,
) -> Result<(), Error> {
    for ikut in store::aduan::followers(tx, induk.id).await?.rows {
        let ikut = ikut.aduan;
        if let Some(notice) = for_follower(event, induk, &ikut) {
            // One person may have filed several of them: told of each.
            let tanda = format!("{tanda}/{}", ikut.nomor);
            mail.push(Letter::new(ikut.pelapor, ikut.id, &notice, &tanda));
        }
    }
    Ok(())
}

/// Stores a reminder for each person it is meant for and who was not reminded yet. `tanda` names
/// the thing that is told. Gives how many people are told now.
pub(crate) async fn remind(
    tx: &mut Tx,
    app: &App,
    notice: &Notice,
    aduan: AduanId,
    tanda: &str,
    pada: Timestamp,
) -> Result<usize, Error> {
    let mut mail = Vec::new();
    if let Some(mut addressed) = addressed(tx, notice, tanda).await? {
        addressed.persons = store::notice::untold(tx, &addressed.persons, &addressed.tanda).await?;
        mail.extend(addressed.letters(aduan));
    }
    let told = mail.len();
    send(tx, app, mail, pada).await?;
    Ok(told)
}

/// A notice, and whom it reaches.
struct Addressed {
    notice: Notice,
    persons: Vec<PersonId>,
    tanda: String,
}

impl Addressed {
    fn letters(&self, aduan: AduanId) -> impl Iterator<Item = Letter> {
        let letter =
            move |person: &PersonId| Letter::new(*person, aduan, &self.notice, &self.tanda);
        self.persons.iter().map(letter)
    }
}

/// Whom a notice reaches. Where that is nobody, Diskominfo hears that it is nobody.
async fn addressed(tx: &mut Tx, notice: &Notice, tanda: &str) -> Result<Option<Addressed>, Error> {
    let reached = persons(tx, &notice.penerima).await?;
    if !reached.is_empty() {
        return Ok(Some(Addressed {
            notice: notice.clone(),
            persons: reached,
            tanda: tanda.to_owned(),
        }));
    }
    let Some(instead) = notice.without_addressee() else {
        return Ok(None);
    };
    Ok(Some(Addressed {
        persons: persons(tx, &instead.penerima).await?,
        notice: instead,
        tanda: format!("tanpa-penerima/{tanda}"),
    }))
}

async fn persons(tx: &mut Tx, penerima: &Penerima) -> Result<Vec<PersonId>, Error> {
    Ok(match penerima {
        Penerima::AdminDiskominfo => store::person::with_peran(tx, Peran::AdminDiskominfo).await?,
        Penerima::Superadmin => store::person::with_peran(tx, Peran::Superadmin).await?,
        Penerima::PetugasSkpd { skpd } => store::person::of_skpd(tx, skpd).await?,
        Penerima::Pimpinan => store::person::with_peran(tx, Peran::Pimpinan).await?,
        Penerima::Inspektorat => store::person::with_peran(tx, Peran::Inspektorat).await?,
        Penerima::Petugas { id } => {
            let person = store::person::by_id(tx, *id).await?;
            person
                .filter(|person| person.aktif)
                .map(|person| person.id)
                .into_iter()
                .collect()
        }
        Penerima::Pelapor { id } => vec![*id],
    })
}
