//! What happened and what comes next, in words for citizens.

use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::aduan::status::{Status, StatusCode};
use crate::aduan::{Aduan, Nilai};
use crate::kata::waktu::{tanggal, tanggal_panjang, waktu_panjang};
use crate::referensi::Referensi;
use crate::tenggat::Tenggat;

/// One line of what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Kata {
    pub judul: String,
    pub isi: Option<String>,
}

impl Kata {
    fn only(judul: &str) -> Self {
        Self::with(judul, "")
    }

    fn with(judul: &str, isi: &str) -> Self {
        Self {
            judul: judul.to_owned(),
            isi: Some(isi.to_owned()).filter(|isi| !isi.is_empty()),
        }
    }
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
        Status::Dijawab { tenggat } => answered(aduan, tenggat),
        Status::Selesai | Status::BukanKewenangan | Status::Ditolak | Status::Digabung { .. } => {
            akhir(&aduan.status, induk)
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
    let keberatan = match aduan.keberatan {
        None => ", kecuali Anda mengajukan keberatan sebelumnya",
        Some(_) => "",
    };
    let waktu = waktu_panjang(tenggat.jatuh_tempo);
    format!("Penilaian Anda sudah dicatat. Aduan ditutup {waktu}{keberatan}.")
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
    match &event.peristiwa {
        Peristiwa::Diajukan { .. } => Some(Kata::only("Aduan Anda diterima dan dicatat")),
        Peristiwa::Perintah { isi } => of_command(isi, referensi),
    }
}

fn of_command(command: &Command, referensi: &Referensi) -> Option<Kata> {
    Some(match command {
        Command::MintaKelengkapan { permintaan } => {
            Kata::with("Anda diminta melengkapi aduan", permintaan)
        }
        Command::Lengkapi { keterangan } => Kata::with("Anda melengkapi aduan", keterangan),
        Command::Disposisikan { utama, .. } => {
            Kata::only(&format!("Diteruskan ke {}", referensi.nama_skpd(utama)))
        }
        Command::TarikDisposisi { .. } | Command::Kembalikan { .. } => {
            Kata::only("Kembali ke Diskominfotik untuk diteruskan ulang")
        }
        Command::Tolak { alasan } => Kata::with("Tidak dapat diproses", alasan),
        Command::Gabungkan { ke, alasan } => Kata::with(&format!("Digabung dengan {ke}"), alasan),
        Command::NyatakanBukanKewenangan { alasan, arahkan_ke } => Kata::with(
            "Bukan kewenangan kabupaten",
            &format!("{alasan} Silakan hubungi {arahkan_ke}."),
        ),
        Command::Terima => Kata::only("Dinas mulai menangani"),
        Command::TundaPerwaktu { sampai, alasan } => {
            Kata::with(&format!("Ditunda sampai {}", tanggal(*sampai)), alasan)
        }
        Command::TundaCatatan { alasan } => Kata::with("Ditunda", alasan),
        Command::Lanjutkan => Kata::only("Penanganan dilanjutkan"),
        Command::AjukanDraf { .. } => Kata::only("Jawaban disiapkan dan sedang diperiksa"),
        Command::Terbitkan { .. } => Kata::only("Jawaban diterbitkan"),
        Command::BeriPenilaian { nilai, catatan } => Kata::with(judged(*nilai), catatan),
        Command::AjukanKeberatan { alasan } => {
            Kata::with("Anda mengajukan keberatan; aduan dibuka kembali", alasan)
        }
        Command::TambahKeterangan { isi } => Kata::with("Anda menambah keterangan", isi),
        Command::ArsipkanKelengkapan => {
            Kata::only("Diarsipkan karena tidak dilengkapi sampai batas waktu")
        }
        Command::TutupPenilaian => Kata::only("Ditutup setelah masa penilaian"),
        Command::BeriMasukan { .. } | Command::KembalikanDraf { .. } | Command::Catat { .. } => {
            return None;
        }
    })
}

fn judged(nilai: Nilai) -> &'static str {
    match nilai {
        Nilai::Puas => "Anda menilai: puas",
        Nilai::BelumPuas => "Anda menilai: belum puas",
    }
}
