//! What happened and what comes next, in words for citizens.

use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::aduan::status::{Status, StatusCode};
use crate::aduan::{Aduan, Nilai};
use crate::kata::waktu::{tanggal, tanggal_panjang, waktu_panjang};
use crate::referensi::Referensi;

/// One line of what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Kata {
    pub judul: String,
    pub isi: Option<String>,
}

/// Name of the lead SKPD as a citizen reads it.
fn dinas(aduan: &Aduan, referensi: &Referensi) -> String {
    let utama = aduan.disposisi.as_ref().map(|disposisi| &disposisi.utama);
    utama.map_or_else(
        || "dinas terkait".to_owned(),
        |kode| referensi.nama_skpd(kode).to_owned(),
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

/// Whose turn it is, and until when. `induk` is the aduan whose answer this one gets.
pub fn giliran(aduan: &Aduan, induk: Option<&Aduan>, referensi: &Referensi) -> String {
    let dinas = dinas(aduan, referensi);
    let (siapa, tenggat) = match &aduan.status {
        Status::Masuk { tenggat } => (
            "Menunggu Diskominfotik meneruskan aduan Anda".to_owned(),
            tenggat,
        ),
        Status::PerluKelengkapan { tenggat, .. } => {
            ("Menunggu Anda melengkapi aduan".to_owned(), tenggat)
        }
        Status::Disposisi { tenggat } | Status::Penanganan { tenggat } => {
            (format!("Menunggu {dinas} menyiapkan jawaban"), tenggat)
        }
        Status::DitundaCatatan { tenggat, .. } => (
            format!("{dinas} menunda penanganan; penjelasan diperbarui"),
            tenggat,
        ),
        Status::Dikembalikan { tenggat } => (
            "Menunggu Diskominfotik menentukan dinas yang tepat".to_owned(),
            tenggat,
        ),
        Status::DrafJawaban { tenggat, .. } => (
            "Menunggu Diskominfotik memeriksa jawaban".to_owned(),
            tenggat,
        ),
        Status::PerluPerbaikan { tenggat, .. } => {
            (format!("Menunggu {dinas} melengkapi jawaban"), tenggat)
        }
        Status::Dijawab { tenggat } if aduan.penilaian_kini().is_some() => {
            let keberatan = match aduan.keberatan {
                None => ", kecuali Anda mengajukan keberatan sebelumnya",
                Some(_) => "",
            };
            return format!(
                "Penilaian Anda sudah dicatat. Aduan ditutup {}{keberatan}.",
                waktu_panjang(tenggat.jatuh_tempo)
            );
        }
        Status::Dijawab { tenggat } => ("Menunggu penilaian Anda".to_owned(), tenggat),
        Status::DitundaPerwaktu { sampai, .. } => {
            return format!(
                "{dinas} melanjutkan penanganan pada {}.",
                tanggal_panjang(*sampai)
            );
        }
        Status::Selesai | Status::BukanKewenangan | Status::Ditolak | Status::Digabung { .. } => {
            return akhir(&aduan.status, induk);
        }
    };
    format!(
        "{siapa}, paling lambat {}.",
        waktu_panjang(tenggat.jatuh_tempo)
    )
}

fn akhir(status: &Status, induk: Option<&Aduan>) -> String {
    match status {
        Status::BukanKewenangan => {
            "Aduan ini bukan kewenangan kabupaten. Lihat ke mana Anda dapat mengadu.".to_owned()
        }
        Status::Ditolak => "Aduan ini tidak dapat diproses. Lihat alasannya di bawah.".to_owned(),
        Status::Digabung { nomor, .. } => {
            format!("Aduan ini mengikuti {nomor} {}", hasil(induk))
        }
        Status::Selesai
        | Status::Masuk { .. }
        | Status::PerluKelengkapan { .. }
        | Status::Disposisi { .. }
        | Status::Penanganan { .. }
        | Status::DitundaPerwaktu { .. }
        | Status::DitundaCatatan { .. }
        | Status::Dikembalikan { .. }
        | Status::DrafJawaban { .. }
        | Status::PerluPerbaikan { .. }
        | Status::Dijawab { .. } => "Aduan ini selesai. Terima kasih.".to_owned(),
    }
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
            "yang bukan kewenangan kabupaten. Diskominfotik dapat memberi tahu ke mana Anda mengadu."
        }
        Some(
            StatusCode::Masuk
            | StatusCode::PerluKelengkapan
            | StatusCode::Disposisi
            | StatusCode::Penanganan
            | StatusCode::DitundaPerwaktu
            | StatusCode::DitundaCatatan
            | StatusCode::Dikembalikan
            | StatusCode::DrafJawaban
            | StatusCode::PerluPerbaikan
            | StatusCode::Digabung,
        )
        | None => "dan mendapat jawaban yang sama.",
    }
}

/// A step as the citizen reads it; internal steps are not told.
pub fn langkah(event: &Event, referensi: &Referensi) -> Option<Kata> {
    let (judul, isi) = match &event.peristiwa {
        Peristiwa::Diajukan { .. } => ("Aduan Anda diterima dan dicatat".to_owned(), None),
        Peristiwa::Perintah { isi } => langkah_perintah(isi, referensi)?,
    };
    Some(Kata { judul, isi })
}

fn langkah_perintah(command: &Command, referensi: &Referensi) -> Option<(String, Option<String>)> {
    let kata = |teks: &str| Some(teks.to_owned()).filter(|teks| !teks.is_empty());
    Some(match command {
        Command::MintaKelengkapan { permintaan } => {
            ("Anda diminta melengkapi aduan".to_owned(), kata(permintaan))
        }
        Command::Lengkapi { keterangan } => ("Anda melengkapi aduan".to_owned(), kata(keterangan)),
        Command::Disposisikan { utama, .. } => (
            format!("Diteruskan ke {}", referensi.nama_skpd(utama).to_owned()),
            None,
        ),
        Command::TarikDisposisi { .. } | Command::Kembalikan { .. } => (
            "Kembali ke Diskominfotik untuk diteruskan ulang".to_owned(),
            None,
        ),
        Command::Tolak { alasan } => ("Tidak dapat diproses".to_owned(), kata(alasan)),
        Command::Gabungkan { ke, alasan } => (format!("Digabung dengan {ke}"), kata(alasan)),
        Command::NyatakanBukanKewenangan { alasan, arahkan_ke } => (
            "Bukan kewenangan kabupaten".to_owned(),
            Some(format!("{alasan} Silakan hubungi {arahkan_ke}.")),
        ),
        Command::Terima => ("Dinas mulai menangani".to_owned(), None),
        Command::TundaPerwaktu { sampai, alasan } => {
            (format!("Ditunda sampai {}", tanggal(*sampai)), kata(alasan))
        }
        Command::TundaCatatan { alasan } => ("Ditunda".to_owned(), kata(alasan)),
        Command::Lanjutkan => ("Penanganan dilanjutkan".to_owned(), None),
        Command::AjukanDraf { .. } => ("Jawaban disiapkan dan sedang diperiksa".to_owned(), None),
        Command::Terbitkan { .. } => ("Jawaban diterbitkan".to_owned(), None),
        Command::BeriPenilaian { nilai, catatan } => match nilai {
            Nilai::Puas => ("Anda menilai: puas".to_owned(), kata(catatan)),
            Nilai::BelumPuas => ("Anda menilai: belum puas".to_owned(), kata(catatan)),
        },
        Command::AjukanKeberatan { alasan } => (
            "Anda mengajukan keberatan; aduan dibuka kembali".to_owned(),
            kata(alasan),
        ),
        Command::TambahKeterangan { isi } => ("Anda menambah keterangan".to_owned(), kata(isi)),
        Command::ArsipkanKelengkapan => (
            "Diarsipkan karena tidak dilengkapi sampai batas waktu".to_owned(),
            None,
        ),
        Command::TutupPenilaian => ("Ditutup setelah masa penilaian".to_owned(), None),
        Command::BeriMasukan { .. } | Command::KembalikanDraf { .. } | Command::Catat { .. } => {
            return None;
        }
    })
}
