//! Reading a filing form with its photos, within limits and without trusting anything.

use crate::answer::{Failure, Message};
use crate::form::{Fields, field_error};
use crate::places::{Place, Places};
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

/// Largest text field, in bytes.
const LARGEST_TEXT: usize = 64 * 1024;
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
    /// Whether photos were left out because too many others send theirs.
    pub(crate) is_full: bool,
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
            is_full: false,
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
            Err(error) => return give_up(submission, &error),
        };
        let nama = field.name().unwrap_or_default().to_owned();
        if nama == "foto" {
            if let Err(error) = take_foto(&mut submission, field, visit, places).await {
                return give_up(submission, &error);
            }
        } else if nama == "csrf" {
            let before_photos = matches!(submission.album, Album::Closed);
            submission.is_ours = visit.showed(&text(field).await?) && before_photos;
        } else {
            submission.fields.0.push((nama, text(field).await?));
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
    /// Decides, at the first photo, whether photos are kept.
    async fn open_album(&mut self, visit: &Visit, places: &Places) {
        self.album = Album::Dropped;
        if self.is_ours && visit.warga().is_some() {
            match places.take().await {
                Some(place) => self.album = Album::Open { _place: place },
                None => self.is_full = true,
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

/// The body is broken or too large. Text that came before it is still given back.
fn give_up(mut submission: Submission, error: &MultipartError) -> Result<Submission, Failure> {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let pesan = "Foto-foto ini terlalu besar untuk dikirim sekaligus. Kurangi fotonya.";
        submission.errors.push(field_error("foto", pesan));
        return Ok(submission);
    }
    Err(Message::for_status(error.status()).into())
}

async fn text(mut field: Field<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field
        .chunk()
        .await
        .map_err(|error| Message::for_status(error.status()))?
    {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LARGEST_TEXT {
            return Err(Message::for_status(StatusCode::PAYLOAD_TOO_LARGE).into());
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
