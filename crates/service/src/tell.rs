//! Turns what happened into notices for the people it concerns, in the same transaction.

use crate::error::Error;
use domain::aduan::Aduan;
use domain::aduan::command::Command;
use domain::aduan::event::{Event, Peristiwa};
use domain::aduan::status::StatusCode;
use domain::id::{AduanId, NoticeId, PersonId, Seq};
use domain::notice::{Notice, NoticeKind, Penerima, notices};
use domain::person::aktor::Peran;
use jiff::Timestamp;
use store::Tx;
use store::notice::NoticeBaru;
use uuid::Uuid;

/// Tells everybody what an event means for them. `aduan` is the state after it.
pub(crate) async fn of_event(
    tx: &mut Tx,
    event: &Event,
    aduan: &Aduan,
    seq: Seq,
) -> Result<(), Error> {
    let tanda = format!("peristiwa/{}", seq.0);
    for notice in notices(event, aduan) {
        tell(tx, &notice, aduan.id, &tanda, event.pada).await?;
    }
    if let Some(event) = for_followers(event) {
        followers(tx, &event, aduan, &tanda).await?;
    }
    Ok(())
}

/// What an event means for whoever follows the aduan: an answer, and every outcome.
fn for_followers(event: &Event) -> Option<Event> {
    let Peristiwa::Perintah { isi } = &event.peristiwa else {
        return None;
    };
    if matches!(isi, Command::Terbitkan { .. }) {
        return Some(event.clone());
    }
    let ended = event.dari != Some(event.ke);
    match event.ke {
        StatusCode::Selesai if ended => Some(Event {
            // Whoever rated it knows that it ended; whoever follows has to be told.
            peristiwa: Peristiwa::Perintah {
                isi: Command::TutupPenilaian,
            },
            ..event.clone()
        }),
        StatusCode::Ditolak | StatusCode::BukanKewenangan if ended => Some(event.clone()),
        _ => None, // it goes on, or follows another one itself
    }
}

/// Whoever filed an aduan that was merged into this one, or into one of those, is told of its answer
/// and outcome too.
async fn followers(tx: &mut Tx, event: &Event, induk: &Aduan, tanda: &str) -> Result<(), Error> {
    for ikut in store::aduan::followers(tx, induk.id).await? {
        let ikut = ikut.aduan;
        let pelapor = Penerima::Pelapor { id: ikut.pelapor };
        for notice in notices(event, &ikut) {
            if notice.penerima == pelapor && notice.jenis == NoticeKind::KabarPelapor {
                // One person may have filed several of them: told of each.
                let tanda = format!("{tanda}/{}", ikut.nomor);
                tell(tx, &notice, ikut.id, &tanda, event.pada).await?;
            }
        }
    }
    Ok(())
}

/// Stores a notice for each person it is meant for. `tanda` names the thing that is told, so
/// that nobody is told twice. Gives how many people were told now.
pub(crate) async fn tell(
    tx: &mut Tx,
    notice: &Notice,
    aduan: AduanId,
    tanda: &str,
    pada: Timestamp,
) -> Result<usize, Error> {
    let mut told = 0;
    for person in people(tx, &notice.penerima).await? {
        let baru = NoticeBaru {
            id: NoticeId(Uuid::now_v7()),
            person,
            aduan,
            jenis: notice.jenis,
            judul: &notice.judul,
            isi: &notice.isi,
            pada,
            tanda,
        };
        told += usize::from(store::notice::insert(tx, &baru).await?);
    }
    Ok(told)
}

/// Whether anybody is still to be told that.
pub(crate) async fn somebody_untold(
    tx: &mut Tx,
    notice: &Notice,
    tanda: &str,
) -> Result<bool, Error> {
    for person in people(tx, &notice.penerima).await? {
        if !store::notice::was_told(tx, person, tanda).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn people(tx: &mut Tx, penerima: &Penerima) -> Result<Vec<PersonId>, Error> {
    Ok(match penerima {
        Penerima::AdminDiskominfo => store::person::with_peran(tx, Peran::AdminDiskominfo).await?,
        Penerima::Superadmin => store::person::with_peran(tx, Peran::Superadmin).await?,
        Penerima::PetugasSkpd { skpd } => store::person::of_skpd(tx, skpd).await?,
        Penerima::Pelapor { id } => vec![*id],
    })
}
