//! What happened, in words for staff.

use crate::aduan::Nilai;
use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::id::SkpdKode;
use crate::kata::waktu::tanggal;

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
        Command::AjukanKeberatan { .. } => "Warga mengajukan keberatan".to_owned(),
        Command::TambahKeterangan { .. } => "Keterangan tambahan dari warga".to_owned(),
        Command::Catat { .. } => "Catatan internal".to_owned(),
        Command::ArsipkanKelengkapan => "Diarsipkan karena tidak dilengkapi".to_owned(),
        Command::TutupPenilaian => "Ditutup setelah masa penilaian".to_owned(),
    }
}
