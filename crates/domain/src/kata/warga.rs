//! Where an aduan stands and whose turn it is, in words for citizens.

use crate::aduan::Aduan;
use crate::aduan::status::{Status, StatusCode};
use crate::kata::waktu::{tanggal, tanggal_panjang, waktu_panjang};
use crate::referensi::Referensi;
use crate::tenggat::Tenggat;

/// Name of the lead SKPD as a citizen reads it.
fn dinas(aduan: &Aduan, referensi: &Referensi) -> String {
    let utama = aduan.disposisi.as_ref().map(|disposisi| &disposisi.utama);
    utama.map_or_else(
        || "dinas terkait".to_owned(),
        |kode| referensi.nama_skpd_warga(kode).to_owned(),
    )
}

/// Where the aduan stands, with names and dates.
pub fn status_teks(aduan: &Aduan, referensi: &Referensi) -> String {
    match &aduan.status {
        Status::Disposisi { .. } => format!("Diteruskan ke {}", dinas(aduan, referensi)),
        Status::DitundaPerwaktu { sampai, .. } => format!("Ditunda sampai {}", tanggal(*sampai)),
        Status::Digabung { nomor, .. } => format!("Digabung dengan {nomor}"),
        status => status.code().label_warga().to_owned(),
    }
}

const ELSEWHERE: &str = "Aduan ini bukan kewenangan kabupaten. Lihat ke mana Anda dapat mengadu.";

/// Whose turn it is, and until when. `induk` is the aduan whose answer this one gets.
pub fn giliran(aduan: &Aduan, induk: Option<&Aduan>, referensi: &Referensi) -> String {
    let dinas = dinas(aduan, referensi);
    match &aduan.status {
        Status::Masuk { tenggat } => until("Menunggu Diskominfotik meneruskan aduan Anda", tenggat),
        Status::PerluKelengkapan { tenggat, .. } => {
            until("Menunggu Anda melengkapi aduan", tenggat)
        }
        Status::Disposisi { tenggat } | Status::Penanganan { tenggat } => {
            until(&format!("Menunggu {dinas} menyiapkan jawaban"), tenggat)
        }
        Status::DitundaPerwaktu { sampai, .. } => {
            let hari = tanggal_panjang(*sampai);
            format!("{dinas} melanjutkan penanganan pada {hari}.")
        }
        Status::DitundaCatatan { tenggat, .. } => {
            let siapa = format!("{dinas} menunda penanganan; penjelasan diperbarui");
            until(&siapa, tenggat)
        }
        Status::Dikembalikan { tenggat } => until(
            "Menunggu Diskominfotik menentukan dinas yang tepat",
            tenggat,
        ),
        Status::DrafJawaban { tenggat, .. } => {
            until("Menunggu Diskominfotik memeriksa jawaban", tenggat)
        }
        Status::PerluPerbaikan { tenggat, .. } => {
            until(&format!("Menunggu {dinas} melengkapi jawaban"), tenggat)
        }
        Status::Dijawab { tenggat, .. } => answered(aduan, tenggat),
        Status::Selesai => "Aduan ini selesai. Terima kasih.".to_owned(),
        Status::BukanKewenangan => ELSEWHERE.to_owned(),
        Status::Ditolak => "Aduan ini tidak dapat diproses. Lihat alasannya di bawah.".to_owned(),
        Status::Digabung { nomor, .. } => {
            format!("Aduan ini mengikuti {nomor} {}", hasil(induk))
        }
    }
}

fn until(siapa: &str, tenggat: &Tenggat) -> String {
    let waktu = waktu_panjang(tenggat.jatuh_tempo);
    format!("{siapa}, paling lambat {waktu}.")
}

fn answered(aduan: &Aduan, tenggat: &Tenggat) -> String {
    if aduan.penilaian_kini().is_none() {
        return until("Menunggu penilaian Anda", tenggat);
    }
    let waktu = waktu_panjang(tenggat.jatuh_tempo);
    if aduan.puas() {
        return format!(
            "Terima kasih, Anda puas. Aduan ditutup {waktu}; sampai saat itu Anda dapat \
             membatalkan penilaian."
        );
    }
    let keberatan = match aduan.keberatan {
        None => ", kecuali Anda mengajukan keberatan sebelumnya",
        Some(_) => "",
    };
    format!("Penilaian Anda sudah dicatat. Aduan ditutup {waktu}{keberatan}.")
}

/// What became of the aduan that another one follows; not why, which was told to its reporter.
fn hasil(induk: Option<&Aduan>) -> &'static str {
    match induk.map(|induk| induk.status.code()) {
        Some(StatusCode::Dijawab) => "yang sudah dijawab. Lihat jawabannya di bawah.",
        Some(StatusCode::Selesai) => "yang sudah selesai. Lihat jawabannya di bawah.",
        Some(StatusCode::Ditolak) => {
            "yang tidak dapat diproses. Bila Anda masih memerlukan bantuan, sampaikan aduan baru."
        }
        Some(StatusCode::BukanKewenangan) => {
            "yang bukan kewenangan kabupaten, jadi tidak dijawab di sini."
        }
        _ => "dan mendapat jawaban yang sama.", // it goes on
    }
}
