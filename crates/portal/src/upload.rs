//! Reading a filing form with its photos, within limits and without trusting anything.

use crate::answer::{Failure, Message};
use crate::busy::TooSlow;
use crate::form::{Fields, field_error};
use crate::places::{NoPlace, Place, Places};
use crate::visit::Visit;
use crate::words;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Request};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::aduan::form::FieldError;
use domain::batas::BATAS;
use service::aduan::{Asal, Upload};
use std::error::Error;

/// Most text of one form, all its fields together, in bytes.
const MOST_TEXT: usize = 256 * 1024;
/// The same of whoever is not signed in: the longest filing fits twice.
const MOST_TEXT_OF_NOBODY: usize = 64 * 1024;
/// Field of the script that makes photos smaller.
const ORIGIN: &str = "foto_asal";
/// Most parts of one form.
const MOST_PARTS: usize = 40;
/// Largest body that is read at all. It is more than the photos allowed: the rest is read and
/// thrown away, so that the citizen gets a sentence and not a broken connection.
pub(crate) const LARGEST_BODY: usize = 80 * 1024 * 1024;

/// Refuses what says beforehand that it is larger still, without reading it.
pub(crate) async fn refuse_too_large(request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > LARGEST_BODY) {
        return Message::for_status(StatusCode::PAYLOAD_TOO_LARGE).into_response();
    }
    next.run(request).await
}

/// What becomes of the photos that come.
enum Album {
    /// No photo came so far.
    Closed,
    /// They are kept, in this place.
    Open { _place: Place },
    /// They are read and thrown away: nothing of this submission will be stored.
    Dropped,
}

/// Why nothing of a submission is stored although it may be good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hindrance {
    /// Photos found no place.
    NoPlace(NoPlace),
    /// It came so slowly that the rest was not waited for.
    TooSlow,
}

/// What came with the form.
pub(crate) struct Submission {
    pub(crate) fields: Fields,
    pub(crate) foto: Vec<Upload>,
    /// How many photos were chosen, kept or not.
    pub(crate) chosen: usize,
    /// What is wrong with the photos.
    pub(crate) errors: Vec<FieldError>,
    /// Whether the form came from our page, shown to this session.
    pub(crate) is_ours: bool,
    /// Why it can only be given back, if so.
    pub(crate) hindrance: Option<Hindrance>,
    /// Held until the photos are out of memory.
    album: Album,
}

impl Submission {
    fn new() -> Self {
        Self {
            fields: Fields::default(),
            foto: Vec::new(),
            chosen: 0,
            errors: Vec::new(),
            is_ours: false,
            hindrance: None,
            album: Album::Closed,
        }
    }
}

/// Reads everything. Photos are kept only for a citizen who is signed in, after the token, which
/// stands before them on our page; the text is kept for whoever sent it.
pub(crate) async fn read(
    mut form: Multipart,
    visit: &Visit,
    places: &Places,
) -> Result<Submission, Failure> {
    let mut submission = Submission::new();
    let mut room = match visit.warga() {
        Some(_) => MOST_TEXT,
        None => MOST_TEXT_OF_NOBODY,
    };
    for nth in 0..MOST_PARTS {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => {
                submission.learn_origins();
                return Ok(submission);
            }
            // multer 3.1 looks for the first boundary, reads once more where it finds none, and
            // calls the body incomplete if it has ended by then, without a look at what has just
            // come. A small body that arrives whole between the two reads is all there: asked
            // again, it finds it. What is really incomplete is refused at the second question.
            Err(error) if nth == 0 && error.status() == StatusCode::BAD_REQUEST => continue,
            Err(error) => return give_up(submission, error.into()),
        };
        let nama = field.name().unwrap_or_default().to_owned();
        if nama == "foto" {
            if let Err(error) = take_foto(&mut submission, field, visit, places).await {
                return give_up(submission, error.into());
            }
        } else {
            match text(field, &mut room).await {
                Ok(text) => submission.keep_text(nama, text, visit),
                Err(unread) => return give_up(submission, unread),
            }
        }
    }
    Err(Message::for_status(StatusCode::PAYLOAD_TOO_LARGE).into())
}

async fn take_foto(
    submission: &mut Submission,
    mut field: Field<'_>,
    visit: &Visit,
    places: &Places,
) -> Result<(), MultipartError> {
    let nama = field.file_name().unwrap_or_default().to_owned();
    // An empty part stands where no file was chosen: it needs no place.
    let first = loop {
        match field.chunk().await? {
            Some(chunk) if chunk.is_empty() => {} // the next one may have something
            Some(chunk) => break chunk,
            None => {
                submission.miss(&nama);
                return Ok(());
            }
        }
    };
    submission.chosen += 1;
    if matches!(submission.album, Album::Closed) {
        submission.open_album(visit, places).await;
    }
    let keep = matches!(submission.album, Album::Open { .. }) && submission.chosen <= BATAS.foto;
    let longest = if keep { BATAS.foto_bytes() } else { 0 };
    let bytes = foto(field, &first, longest).await?;
    if matches!(submission.album, Album::Open { .. }) {
        let asal = None; // told behind the photos, if at all
        submission.judge(Upload { nama, bytes, asal });
    }
    Ok(())
}

impl Submission {
    /// Keeps what was typed. The token has to stand before the photos.
    fn keep_text(&mut self, nama: String, text: String, visit: &Visit) {
        if nama == "csrf" {
            self.is_ours = visit.showed(&text) && matches!(self.album, Album::Closed);
        } else {
            self.fields.0.push((nama, text));
        }
    }

    /// Decides, at the first photo, whether photos are kept.
    async fn open_album(&mut self, visit: &Visit, places: &Places) {
        self.album = Album::Dropped;
        let person = visit.warga().and_then(|warga| warga.aktor.id());
        if let Some(person) = person.filter(|_| self.is_ours && visit.not_now.is_none()) {
            match places.take(person).await {
                Ok(place) => self.album = Album::Open { _place: place },
                Err(cause) => self.hindrance = Some(Hindrance::NoPlace(cause)),
            }
        }
    }

    /// A file that was chosen and came without anything in it is not passed over in silence.
    fn miss(&mut self, nama: &str) {
        if !nama.is_empty() {
            self.chosen += 1;
            let pesan = format!(
                "Foto {nama} kosong. Mungkin belum terunduh di perangkat Anda: buka dulu fotonya, \
                 lalu pilih lagi."
            );
            self.errors.push(field_error("foto", pesan));
        }
    }

    /// Takes over what the device told of the photos that it made smaller: the place of each, its
    /// hash and when it was taken.
    fn learn_origins(&mut self) {
        let (told, typed) = std::mem::take(&mut self.fields.0)
            .into_iter()
            .partition(|(nama, _)| nama == ORIGIN);
        self.fields = Fields(typed);
        let told: Vec<(String, String)> = told;
        for (_, text) in told {
            let mut parts = text.splitn(3, '|');
            let mut next = || parts.next().unwrap_or_default();
            let (place, sha256, diambil) = (next(), next(), next());
            let place = place.parse::<usize>().ok();
            if let Some(foto) = place.and_then(|place| self.foto.get_mut(place)) {
                let is_told = !(sha256.is_empty() && diambil.is_empty());
                foto.asal = is_told.then(|| Asal::parse(sha256, diambil));
            }
        }
    }

    fn judge(&mut self, upload: Upload) {
        let ke = self.chosen;
        if ke == BATAS.foto + 1 {
            let most = words::most_photos();
            let pesan = format!("{most} Pilih lagi foto yang paling jelas.");
            self.errors.push(field_error("foto", pesan));
        } else if upload.bytes.len() > BATAS.foto_bytes() {
            let most = BATAS.foto_mb;
            let pesan =
                format!("Foto ke-{ke} lebih besar dari {most} MB. Pilih foto yang lebih kecil.");
            self.errors.push(field_error("foto", pesan));
        } else if ke <= BATAS.foto {
            self.foto.push(upload);
        }
    }
}

/// Reads one photo to its end. Bytes beyond the limit are not kept.
async fn foto(
    mut field: Field<'_>,
    first: &[u8],
    longest: usize,
) -> Result<Vec<u8>, MultipartError> {
    let mut bytes = Vec::new();
    if longest > 0 {
        bytes.extend_from_slice(first);
    }
    while let Some(chunk) = field.chunk().await? {
        if longest > 0 && bytes.len() <= longest {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

/// Why a part was not read to its end.
enum Unread {
    /// The texts together are longer than any form of ours.
    TooLong,
    /// The body is broken, too large or too slow.
    Broken(MultipartError),
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        Self::Broken(error)
    }
}

/// What becomes of a body that was not read to its end. Text that came before is still given back,
/// if it can be.
fn give_up(mut submission: Submission, unread: Unread) -> Result<Submission, Failure> {
    let error = match unread {
        Unread::TooLong => return Err(Message::for_status(StatusCode::PAYLOAD_TOO_LARGE).into()),
        Unread::Broken(error) => error,
    };
    if is_too_slow(&error) {
        submission.hindrance = Some(Hindrance::TooSlow);
        return Ok(submission);
    }
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let pesan = "Foto-foto ini terlalu besar untuk dikirim sekaligus. Kurangi fotonya.";
        submission.errors.push(field_error("foto", pesan));
        return Ok(submission);
    }
    Err(Message::for_status(error.status()).into())
}

fn is_too_slow(error: &MultipartError) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.is::<TooSlow>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Reads a text, out of the room that all of them have together.
async fn text(mut field: Field<'_>, room: &mut usize) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        *room = room.checked_sub(chunk.len()).ok_or(Unread::TooLong)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
