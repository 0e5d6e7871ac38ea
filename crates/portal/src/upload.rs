//! Reading a filing form with its photos, within limits and without trusting anything.

use crate::answer::{Failure, Message};
use crate::csrf;
use crate::form::{Fields, Mistake};
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use service::file_aduan::Unggahan;

/// Most photos of one aduan.
const MOST_PHOTOS: usize = 5;
/// Largest photo, in bytes.
const LARGEST_PHOTO: usize = 10 * 1024 * 1024;
/// Largest text field, in bytes.
const LARGEST_TEXT: usize = 64 * 1024;
/// Most parts of one form.
const MOST_PARTS: usize = 40;
/// Largest body that is read at all. It is more than the photos allowed: the rest is read and
/// thrown away, so that the citizen gets a sentence and not a broken connection. A server around
/// the portal should let as much through.
pub const LARGEST_BODY: usize = 80 * 1024 * 1024;

/// What came with the form.
#[derive(Default)]
pub(crate) struct Kiriman {
    pub(crate) fields: Fields,
    pub(crate) foto: Vec<Unggahan>,
    /// What is wrong with the photos.
    pub(crate) mistakes: Vec<Mistake>,
}

/// Reads everything. The token must come before the first photo, as it does on our page.
pub(crate) async fn read(mut form: Multipart, secret: &str) -> Result<Kiriman, Failure> {
    let mut kiriman = Kiriman::default();
    let mut trusted = false;
    let mut photos = 0_usize;
    for _ in 0..MOST_PARTS {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) if trusted => return Ok(kiriman),
            Ok(None) => return Err(Message::stale_form().into()),
            Err(error) => return give_up(kiriman, trusted, &error),
        };
        let nama = field.name().unwrap_or_default().to_owned();
        if nama != "foto" {
            let nilai = text(field).await?;
            if nama == "csrf" {
                trusted = csrf::verify(secret, &nilai);
            } else {
                kiriman.fields.0.push((nama, nilai));
            }
        } else if trusted {
            match photo(field, photos < MOST_PHOTOS).await {
                Ok(None) => {}
                Ok(Some(unggahan)) => {
                    photos += 1;
                    keep(&mut kiriman, unggahan, photos);
                }
                Err(error) => return give_up(kiriman, trusted, &error),
            }
        } else {
            return Err(Message::stale_form().into());
        }
    }
    Err(Message::for_status(StatusCode::PAYLOAD_TOO_LARGE).into())
}

/// Reads one photo; `None` where no file was chosen. Bytes beyond the limit are not kept.
async fn photo(mut field: Field<'_>, wanted: bool) -> Result<Option<Unggahan>, MultipartError> {
    let nama = field.file_name().unwrap_or_default().to_owned();
    let mut bytes = Vec::new();
    let mut size = 0_usize;
    while let Some(chunk) = field.chunk().await? {
        size = size.saturating_add(chunk.len());
        if wanted && bytes.len() <= LARGEST_PHOTO {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((size > 0).then_some(Unggahan { nama, bytes }))
}

fn keep(kiriman: &mut Kiriman, unggahan: Unggahan, photos: usize) {
    if photos == MOST_PHOTOS + 1 {
        let pesan = "Paling banyak 5 foto. Pilih lagi foto yang paling jelas.";
        kiriman.mistakes.push(Mistake::new("foto", pesan));
    } else if unggahan.bytes.len() > LARGEST_PHOTO {
        let pesan =
            format!("Foto ke-{photos} lebih besar dari 10 MB. Pilih foto yang lebih kecil.");
        kiriman.mistakes.push(Mistake {
            kolom: "foto",
            pesan,
        });
    } else if photos <= MOST_PHOTOS {
        kiriman.foto.push(unggahan);
    }
}

/// The body is broken or too large. Text that came before it is still given back.
fn give_up(
    mut kiriman: Kiriman,
    trusted: bool,
    error: &MultipartError,
) -> Result<Kiriman, Failure> {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE && trusted {
        let pesan = "Foto-foto ini terlalu besar untuk dikirim sekaligus. Kurangi fotonya.";
        kiriman.mistakes.push(Mistake::new("foto", pesan));
        return Ok(kiriman);
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
