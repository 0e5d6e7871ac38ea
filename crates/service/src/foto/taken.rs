//! When a photo was taken, as its camera says.

use jiff::civil::DateTime;

/// What the file itself says. Cameras write what is not quite right; whatever can be read counts.
pub(super) fn capture_date(raw: Vec<u8>) -> Option<DateTime> {
    let read = exif::Reader::new().continue_on_error(true).read_raw(raw);
    let exif = read
        .or_else(|error| error.distill_partial_result(|_| ()))
        .ok()?;
    let field = exif.get_field(exif::Tag::DateTimeOriginal, exif::In::PRIMARY)?;
    let exif::Value::Ascii(lines) = &field.value else {
        return None;
    };
    camera_time(std::str::from_utf8(lines.first()?).ok()?)
}

/// `2026:08:08 09:15:00`, as cameras write it, in the camera's own time.
pub(crate) fn camera_time(text: &str) -> Option<DateTime> {
    let (date, time) = text.trim().split_once(' ')?;
    format!("{}T{time}", date.replace(':', "-")).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::capture_date;
    use jiff::civil::date;

    /// Exif with nothing but the date; `next` is where its next part is said to lie.
    fn exif(next: u32) -> Vec<u8> {
        let mut raw = b"II*\0\x08\0\0\0".to_vec();
        for (tag, kind, count, value) in [(0x8769_u16, 4_u16, 1_u32, 26_u32), (0x9003, 2, 20, 44)] {
            raw.extend(1_u16.to_le_bytes()); // one field in this part
            raw.extend(tag.to_le_bytes());
            raw.extend(kind.to_le_bytes());
            raw.extend(count.to_le_bytes());
            raw.extend(value.to_le_bytes());
            raw.extend(if tag == 0x8769 { next } else { 0 }.to_le_bytes());
        }
        raw.extend(b"2026:11:28 09:15:00\0");
        raw
    }

    #[test]
    fn a_date_is_read_although_something_else_is_broken() {
        let taken = Some(date(2026, 11, 28).at(9, 15, 0, 0));
        assert_eq!(capture_date(exif(0)), taken);
        assert_eq!(
            capture_date(exif(60_000)),
            taken,
            "a part that is not there"
        );
        assert_eq!(capture_date(b"II*".to_vec()), None);
    }
}
