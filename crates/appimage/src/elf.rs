//! What an AppImage changes in the ELF file that is its runtime.

/// Images start on a page.
pub const PAGE: usize = 4096;

/// Where the file of 64 bits says how its section headers lie.
const SECTION_OFFSET: usize = 0x28;
const SECTION_SIZE: usize = 0x3a;
const SECTION_COUNT: usize = 0x3c;

/// Where an AppImage says of which type they are.
const TYPE: std::ops::Range<usize> = 8..11;

/// Marks a runtime as an AppImage of type 2 and moves its section headers, so that the file as
/// ELF understands it ends on a page: there other programs look for the image. None if this is no
/// ELF file of 64 bits.
pub fn prepare(mut elf: Vec<u8>) -> Option<Vec<u8>> {
    if elf.get(..6)? != b"\x7fELF\x02\x01" {
        return None;
    }
    let start = usize::try_from(u64::from_le_bytes(field(&elf, SECTION_OFFSET)?)).ok()?;
    let length = headers(&elf)?;
    let table = elf.get(start..start.checked_add(length)?)?.to_vec();
    let end = (elf.len() + length).next_multiple_of(PAGE);
    elf.resize(end - length, 0);
    elf.extend_from_slice(&table);
    let moved = u64::try_from(end - length).ok()?;
    elf.get_mut(SECTION_OFFSET..SECTION_OFFSET + 8)?
        .copy_from_slice(&moved.to_le_bytes());
    elf.get_mut(TYPE)?.copy_from_slice(b"AI\x02");
    Some(elf)
}

/// Where the file ends as ELF understands it: after its section headers.
pub fn end(elf: &[u8]) -> Option<usize> {
    let start = usize::try_from(u64::from_le_bytes(field(elf, SECTION_OFFSET)?)).ok()?;
    start.checked_add(headers(elf)?)
}

/// Length of the section headers together.
fn headers(elf: &[u8]) -> Option<usize> {
    let size = u16::from_le_bytes(field(elf, SECTION_SIZE)?);
    let count = u16::from_le_bytes(field(elf, SECTION_COUNT)?);
    Some(usize::from(size) * usize::from(count))
}

fn field<const N: usize>(elf: &[u8], at: usize) -> Option<[u8; N]> {
    elf.get(at..)?.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This test itself is an ELF file.
    fn ourselves() -> Vec<u8> {
        std::fs::read(std::env::current_exe().unwrap()).unwrap()
    }

    #[test]
    fn a_prepared_file_ends_on_a_page_and_says_what_it_is() {
        let prepared = prepare(ourselves()).unwrap();
        assert_eq!(end(&prepared), Some(prepared.len()));
        assert_eq!(prepared.len() % PAGE, 0);
        assert_eq!(&prepared[TYPE], b"AI\x02");
    }

    #[test]
    fn only_the_place_of_the_section_headers_changes() {
        let (plain, prepared) = (ourselves(), prepare(ourselves()).unwrap());
        assert_eq!(plain[0x40..], prepared[0x40..plain.len()]);
        let old = end(&plain).unwrap() - headers(&plain).unwrap();
        let new = end(&prepared).unwrap() - headers(&prepared).unwrap();
        assert_eq!(plain[old..end(&plain).unwrap()], prepared[new..]);
    }

    #[test]
    fn what_is_no_elf_is_refused() {
        assert_eq!(prepare(b"#!/bin/sh\n".to_vec()), None);
        assert_eq!(prepare(b"\x7fELF\x02\x01".to_vec()), None);
        assert_eq!(end(b""), None);
    }
}
