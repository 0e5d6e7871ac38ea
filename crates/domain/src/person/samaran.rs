//! Blotting out of a citizen's words what may be somebody's NIK or contact data.

/// Digits from which a number may be somebody's: phone numbers have at least nine, a NIK sixteen.
const ANGKA_PRIBADI: usize = 8;
/// What people put between the digits of a number.
const PEMISAH: &str = " .-+/_()\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{a0}";

/// Blots out numbers that may be a phone number or a NIK, and addresses of e-mail.
pub(crate) fn tanpa_data_pribadi(teks: &str) -> String {
    let kata: Vec<&str> = teks
        .split(' ')
        .map(|kata| {
            if kata.contains('@') {
                "•••"
            } else {
                kata
            }
        })
        .collect();
    tanpa_nomor_panjang(&kata.join(" "))
}

/// Blots out long numbers, whatever their digits are grouped with.
fn tanpa_nomor_panjang(teks: &str) -> String {
    let in_number = |c: char| c.is_ascii_digit() || PEMISAH.contains(c);
    let mut hasil = String::new();
    let mut sisa = teks;
    while !sisa.is_empty() {
        let end = sisa.find(|c| !in_number(c)).unwrap_or(sisa.len());
        let (nomor, rest) = sisa.split_at(end);
        if nomor.bytes().filter(u8::is_ascii_digit).count() >= ANGKA_PRIBADI {
            let (depan, belakang) = (nomor.starts_with(' '), nomor.ends_with(' '));
            hasil.push_str(if depan { " •••" } else { "•••" });
            hasil.push_str(if belakang { " " } else { "" });
        } else {
            hasil.push_str(nomor);
        }
        let end = rest.find(in_number).unwrap_or(rest.len());
        let (kata, rest) = rest.split_at(end);
        hasil.push_str(kata);
        sisa = rest;
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::tanpa_data_pribadi;

    #[test]
    fn numbers_that_may_be_somebodys_are_blotted_out() {
        for (judul, boleh) in [
            (
                "Ibu Rohani, 0812-3456-7890 minta air",
                "Ibu Rohani, ••• minta air",
            ),
            ("Hubungi 0812/3456/7890 segera", "Hubungi ••• segera"),
            ("WA 0812_3456–7890", "WA •••"),
            ("surel siti@contoh.id ditolak", "surel ••• ditolak"),
            ("NIK 1403 9912 0385 0001 ditolak", "NIK ••• ditolak"),
            ("+62812345678", "•••"),
            (
                "PJU mati sejak 12-11-26 di Jl. 5",
                "PJU mati sejak 12-11-26 di Jl. 5",
            ),
        ] {
            assert_eq!(tanpa_data_pribadi(judul), boleh);
        }
    }
}
