//! What happened, in words for staff and for citizens.

use crate::aduan::Nilai;
use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::id::SkpdKode;
use crate::kata::waktu::tanggal;
use crate::referensi::Referensi;

/// `Didisposisikan ke Dinas PUPR`. `nama` gives a SKPD's name for its code.
pub fn judul(event: &Event, nama: impl Fn(&SkpdKode) -> String) -> String {
    let Peristiwa::Perintah { isi } = &event.peristiwa else {
        return "Diterima".to_owned();
    };
    match isi {
        Command::MintaKelengkapan { .. } => "Kelengkapan diminta".to_owned(),
        Command::Lengkapi { .. } => "Dilengkapi warga".to_owned(),
        Command::Disposisikan { utama, .. } => format!("Didisposisikan ke {}", nama(utama)),
        Command::TarikDisposisi { .. } => "Disposisi ditarik".to_owned(),
        Command::Tolak { .. } => "Ditolak".to_owned(),
        Command::Gabungkan { ke, .. } => format!("Digabung ke {ke}"),
        Command::NyatakanBukanKewenangan { arahkan_ke, .. } => {
            format!("Bukan kewenangan; diarahkan ke {arahkan_ke}")
        }
        Command::Terima => "Diterima SKPD".to_owned(),
        Command::Kembalikan { .. } => "Dikembalikan SKPD".to_owned(),
        Command::TundaPerwaktu { sampai, .. } => format!("Ditunda sampai {}", tanggal(*sampai)),
        Command::TundaCatatan { .. } => "Ditunda dengan catatan".to_owned(),
        Command::Lanjutkan => "Dilanjutkan".to_owned(),
        Command::AjukanDraf { .. } => "Draf jawaban diajukan".to_owned(),
        Command::BeriMasukan { .. } => "Masukan SKPD pendukung".to_owned(),
        Command::KembalikanDraf { .. } => "Draf dikembalikan untuk diperbaiki".to_owned(),
        Command::Terbitkan { .. } => "Jawaban diterbitkan".to_owned(),
        Command::BeriPenilaian { nilai, .. } => match nilai {
            Nilai::Puas => "Warga puas".to_owned(),
            Nilai::BelumPuas => "Warga belum puas".to_owned(),
        },
        Command::BatalkanPenilaian => "Warga membatalkan penilaian".to_owned(),
        Command::AjukanKeberatan { .. } => "Warga mengajukan keberatan".to_owned(),
        Command::TambahKeterangan { .. } => "Keterangan tambahan dari warga".to_owned(),
        Command::Catat { .. } => "Catatan internal".to_owned(),
        Command::ArsipkanKelengkapan => "Diarsipkan karena tidak dilengkapi".to_owned(),
        Command::TutupPenilaian => "Ditutup setelah masa penilaian".to_owned(),
    }
}

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

/// A step as the citizen reads it; internal steps are not told.
pub fn for_warga(event: &Event, referensi: &Referensi) -> Option<Kata> {
    match &event.peristiwa {
        Peristiwa::Diajukan { .. } => Some(Kata::only("Aduan Anda diterima dan dicatat")),
        Peristiwa::Perintah { isi } => of_command(isi, referensi),
    }
}

fn passed_on(utama: &SkpdKode, referensi: &Referensi) -> Kata {
    let dinas = referensi.nama_skpd_warga(utama);
    Kata::only(&format!("Diteruskan ke {dinas}"))
}

fn of_command(command: &Command, referensi: &Referensi) -> Option<Kata> {
    Some(match command {
        Command::MintaKelengkapan { permintaan } => {
            Kata::with("Anda diminta melengkapi aduan", permintaan)
        }
        Command::Lengkapi { keterangan } => Kata::with("Anda melengkapi aduan", keterangan),
        Command::Disposisikan { utama, .. } => passed_on(utama, referensi),
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
        Command::BatalkanPenilaian => Kata::only("Anda membatalkan penilaian"),
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
