//! What is wrong with a file that is no photo we can read, so that it can be said what to do.

/// What an upload is instead of a whole photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defect {
    /// A photo in the format of newer telephones, which no free decoder reads.
    Heic,
    /// A video.
    Video,
    /// A JPEG of which the end is missing.
    CutOff,
}

impl Defect {
    /// The sentence for the citizen.
    pub(super) const fn pesan(self) -> &'static str {
        match self {
            Self::Heic => {
                "Foto ini berformat HEIC, yang belum dapat kami baca. Buka fotonya lalu ambil \
                 tangkapan layarnya, atau simpan sebagai JPG, dan pilih yang itu. Di iPhone: \
                 Pengaturan, Kamera, Format, Paling Kompatibel."
            }
            Self::Video => "Berkas ini video, bukan foto. Pilih foto JPG, PNG, atau WebP.",
            Self::CutOff => {
                "Foto ini terpotong, mungkin karena belum selesai diunduh. Buka dulu di galeri \
                 sampai tampak seluruhnya, lalu pilih lagi."
            }
        }
    }

    /// What is wrong at first sight; nothing for what has to be decoded to know.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes.get(4..12) {
            Some(
                b"ftypheic" | b"ftypheix" | b"ftypheim" | b"ftyphevc" | b"ftypmif1" | b"ftypmsf1"
                | b"ftypavif",
            ) => Some(Self::Heic),
            Some([b'f', b't', b'y', b'p', ..]) => Some(Self::Video),
            Some(_) | None => is_cut_off(bytes).then_some(Self::CutOff),
        }
    }
}

/// Whether a JPEG begins to say its pixels and never ends. What telephones hang on behind the end
/// (a short film, a second picture) does not count.
fn is_cut_off(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(&[0xff, 0xd8]) else {
        return false;
    };
    // Segments say how long they are, so a small picture within one is passed over.
    loop {
        let [0xff, marker, high, low, ..] = *rest else {
            return false; // not even that is there: decoding will tell
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        rest = rest.get(2 + length..).unwrap_or_default();
        if marker == 0xda {
            return !rest.windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat};
    use std::io::Cursor;

    fn jpeg() -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(300, 200)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
            .expect("a picture");
        bytes
    }

    #[test]
    fn half_a_photo_is_told_and_a_whole_one_passes_whatever_hangs_on_behind() {
        let whole = jpeg();
        assert_eq!(Defect::of(&whole), None);
        let mut half = whole.clone();
        half.truncate(whole.len() - whole.len() / 4);
        assert_eq!(Defect::of(&half), Some(Defect::CutOff));
        let mut with_film = whole.clone();
        with_film.extend_from_slice(b"\0\0\0\x18ftypmp42 a short film");
        assert_eq!(Defect::of(&with_film), None);
        let (soi, rest) = whole.split_at(2);
        let thumbnail = [&[0xff, 0xe1, 0, 6][..], &[0xff, 0xd8, 0xff, 0xd9], rest].concat();
        let mut half = [soi, &thumbnail].concat();
        assert_eq!(Defect::of(&half), None);
        half.truncate(half.len() - 9);
        assert_eq!(
            Defect::of(&half),
            Some(Defect::CutOff),
            "its end is not the thumbnail's"
        );
    }

    #[test]
    fn a_photo_of_a_new_telephone_and_a_video_are_named() {
        assert_eq!(
            Defect::of(b"\0\0\0\x24ftypheic\0\0\0\0mif1"),
            Some(Defect::Heic)
        );
        assert_eq!(
            Defect::of(b"\0\0\0\x20ftypisom\0\0\x02\0"),
            Some(Defect::Video)
        );
    }

    #[test]
    fn of_anything_else_nothing_is_said_here() {
        for bytes in [
            &b""[..],
            b"<svg>",
            b"%PDF-1.7 and more",
            &[0xff, 0xd8, 0xff],
            &[0xff; 90],
        ] {
            assert_eq!(Defect::of(bytes), None, "{bytes:?}");
        }
    }
}
