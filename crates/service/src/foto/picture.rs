//! Uploaded pictures: decoded, turned upright, shrunk and encoded anew, so that neither metadata
//! nor hidden content survives.

use super::colour;
use super::defect::Defect;
use super::taken::capture_date;
use crate::error::Error;
use anyhow::Context as _;
use domain::batas::BATAS;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits};
use jiff::civil::DateTime;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::Arc;
use tokio::sync::Semaphore;
use wire::aduan::UkuranFoto;

const MAX_SIDE: u32 = 12_000;
/// Of one decoded picture; [`Darkroom::PLACES`] of them may be decoded at once.
const MAX_MEMORY: u64 = 128 * 1024 * 1024;
const QUALITY: u8 = 82;

/// A picture that may be kept and shown.
pub(crate) struct Picture {
    pub(crate) besar: Vec<u8>,
    pub(crate) kecil: Vec<u8>,
    pub(crate) lebar: u32,
    pub(crate) tinggi: u32,
    /// Of the file as uploaded, in hexadecimal.
    pub(crate) sha256: String,
    pub(crate) diambil_pada: Option<DateTime>,
}

/// Where pictures are read: off the runtime's threads, and only few at once, because one may take
/// much memory.
pub(crate) struct Darkroom(Arc<Semaphore>);

impl Darkroom {
    /// Filings whose pictures may be read at the same time; more wait.
    pub(crate) const PLACES: usize = 2;

    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(Self::PLACES)))
    }

    /// Does the work when there is a place. It keeps the place even if nobody waits any more.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let place = Arc::clone(&self.0).acquire_owned().await;
        let place = place.context("place for a picture")?;
        let task = move || {
            let done = work();
            drop(place);
            done
        };
        Ok(tokio::task::spawn_blocking(task)
            .await
            .context("picture task")?)
    }
}

/// Reads an upload by its content; the error is a sentence for the citizen.
pub(crate) fn read(bytes: &[u8]) -> Result<Picture, String> {
    if bytes.len() > BATAS.foto_bytes() {
        return Err(format!(
            "Foto paling besar {} MB. Pilih foto yang lebih kecil.",
            BATAS.foto_mb
        ));
    }
    if let Some(defect) = Defect::of(bytes) {
        return Err(defect.pesan().to_owned());
    }
    let Decoded {
        upright,
        profile,
        diambil_pada,
    } = decode(bytes)?;
    let besar = shrink(&upright, UkuranFoto::Besar);
    drop(upright);
    let besar = colour::for_screens(besar, profile.as_deref());
    let kecil = shrink(&besar, UkuranFoto::Kecil);
    let failed = |_| "Foto tidak dapat diolah. Pilih foto lain.";
    Ok(Picture {
        lebar: besar.width(),
        tinggi: besar.height(),
        besar: encode(&besar).map_err(failed)?,
        kecil: encode(&kecil).map_err(failed)?,
        sha256: hex(&Sha256::digest(bytes)),
        diambil_pada,
    })
}

/// A file as its decoder read it.
struct Decoded {
    upright: DynamicImage,
    /// What its colours mean.
    profile: Option<Vec<u8>>,
    diambil_pada: Option<DateTime>,
}

const TOO_LARGE: &str = "Ukuran foto terlalu besar. Kecilkan fotonya, lalu pilih lagi.";

/// The sentence for a file that cannot be decoded. Too wide is not the same as unreadable.
fn unreadable(error: &ImageError) -> &'static str {
    match error {
        ImageError::Limits(_) => TOO_LARGE,
        _ => "Berkas ini bukan foto yang dapat dibaca. Pilih foto JPG, PNG, atau WebP.", // no photo of ours
    }
}

fn decode(bytes: &[u8]) -> Result<Decoded, &'static str> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| unreadable(&error.into()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(&error))?;
    let exif = decoder.exif_metadata().ok().flatten();
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().map_err(|error| unreadable(&error))?;
    // Only the PNG decoder heeds the memory limit itself.
    limits
        .reserve(decoder.total_bytes())
        .map_err(|_| TOO_LARGE)?;
    let mut upright = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(&error))?;
    upright.apply_orientation(orientation);
    Ok(Decoded {
        upright,
        profile,
        diambil_pada: exif.and_then(capture_date),
    })
}

fn shrink(picture: &DynamicImage, ukuran: UkuranFoto) -> DynamicImage {
    let side = match ukuran {
        UkuranFoto::Kecil => 320,
        UkuranFoto::Besar => 2_048,
    };
    if picture.width().max(picture.height()) <= side {
        return picture.clone();
    }
    picture.resize(side, side, image::imageops::FilterType::Triangle)
}

fn encode(picture: &DynamicImage) -> Result<Vec<u8>, image::ImageError> {
    let mut bytes = Vec::new();
    // JPEG has no transparency: what is see-through becomes white paper, not black.
    let mut paper = image::RgbaImage::from_pixel(
        picture.width(),
        picture.height(),
        image::Rgba([255, 255, 255, 255]),
    );
    image::imageops::overlay(&mut paper, &picture.to_rgba8(), 0, 0);
    let flat = DynamicImage::ImageRgba8(paper).to_rgb8();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&flat)?;
    Ok(bytes)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicUsize;
    use std::sync::atomic::Ordering::SeqCst;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
            .expect("a picture");
        bytes
    }

    #[test]
    fn a_picture_is_shrunk_and_becomes_jpeg() {
        let picture = read(&png(3_000, 1_500)).expect("a picture");
        assert_eq!((picture.lebar, picture.tinggi), (2_048, 1_024));
        assert!(picture.besar.starts_with(&[0xff, 0xd8]));
        assert!(picture.kecil.len() < picture.besar.len());
        assert_eq!(picture.sha256.len(), 64);
    }

    #[test]
    fn what_is_no_picture_is_refused_whatever_its_name() {
        assert!(read(b"<svg onload=alert(1)>").is_err());
        assert!(read(b"").is_err());
        assert!(read(&[0xff, 0xd8, 0xff, 0xe0, 0, 0]).is_err());
        assert!(read(&vec![0; BATAS.foto_bytes() + 1]).is_err());
    }

    #[test]
    fn nothing_behind_the_pixels_survives() {
        let mut bytes = png(40, 30);
        bytes.extend_from_slice(b"<?php CANARY ?>");
        let picture = read(&bytes).expect("a picture");
        assert!(!picture.besar.windows(6).any(|window| window == b"CANARY"));
    }

    #[test]
    fn what_is_see_through_becomes_white_paper() {
        let mut bytes = Vec::new();
        let clear = image::RgbaImage::from_pixel(30, 20, image::Rgba([0, 0, 0, 0]));
        DynamicImage::from(clear)
            .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
            .expect("a picture");
        let picture = read(&bytes).expect("a picture");
        let shown = image::load_from_memory(&picture.besar).expect("a picture");
        assert_eq!(shown.to_rgb8().get_pixel(9, 9).0, [255, 255, 255]);
    }

    #[test]
    fn too_wide_is_not_called_no_photo() {
        let told = read(&png(MAX_SIDE + 1, 1)).err();
        assert_eq!(told.as_deref(), Some(TOO_LARGE));
    }

    /// A small JPEG that claims to be of another size.
    fn claiming(side: u16) -> Vec<u8> {
        let mut bytes = encode(&DynamicImage::new_rgb8(64, 64)).expect("a picture");
        let frame = bytes
            .windows(2)
            .position(|pair| pair == [0xff, 0xc0])
            .expect("a frame");
        for at in [frame + 5, frame + 7] {
            let size = bytes.get_mut(at..at + 2).expect("two bytes");
            size.copy_from_slice(&side.to_be_bytes());
        }
        bytes
    }

    #[test]
    fn a_picture_that_claims_more_memory_than_allowed_is_not_decoded() {
        assert!(decode(&claiming(64)).is_ok());
        assert!(decode(&claiming(2_000)).is_ok(), "what is cut off is grey");
        assert!(decode(&claiming(6_500)).is_ok(), "127 MB of pixels");
        assert!(decode(&claiming(7_000)).is_err(), "147 MB of pixels");
        assert!(decode(&claiming(12_000)).is_err(), "432 MB of pixels");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn however_many_ask_few_pictures_are_in_memory_at_once() {
        let darkroom = Arc::new(Darkroom::new());
        let (running, peak) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (begun, begins) = std::sync::mpsc::channel();
        let (release, released) = std::sync::mpsc::channel::<()>();
        let released = Arc::new(Mutex::new(released));
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let darkroom = Arc::clone(&darkroom);
            let (running, peak) = (Arc::clone(&running), Arc::clone(&peak));
            let (begun, released) = (begun.clone(), Arc::clone(&released));
            tasks.spawn(async move {
                let work = move || {
                    peak.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
                    begun.send(()).expect("heard");
                    released.lock().expect("no panic").recv().expect("told");
                    running.fetch_sub(1, SeqCst);
                };
                darkroom.work(work).await.expect("done");
            });
        }
        for _ in 0..8 {
            begins.recv().expect("one more begins");
            release.send(()).expect("somebody waits");
        }
        tasks.join_all().await;
        let peak = peak.load(SeqCst);
        assert!((1..=Darkroom::PLACES).contains(&peak), "{peak} at once");
    }
}
