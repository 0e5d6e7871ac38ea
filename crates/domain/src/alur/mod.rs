//! The state machine: given an aduan, an actor and a command, what happens?
//!
//! Server, desktop and tests ask the same [`decide`]. It reads no clock: the time is in the
//! [`Konteks`].

pub mod clock;
mod diskominfo;
pub mod permissions;
mod putusan;
mod reader;
pub mod refusal;
mod skpd;
mod typed;
mod warga;

use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::aduan::status::{Status, StatusCode};
use crate::aduan::{Aduan, IsiAduan, Privasi};
use crate::alur::permissions::{peran_boleh, status_cocok, tugas_sendiri};
use crate::alur::refusal::Refusal;
use crate::batas::BATAS;
use crate::id::{AduanId, NomorRegister, PersonId, SkpdKode, Version};
use crate::person::aktor::Aktor;
use crate::tenggat::kalender::Kalender;
use crate::tenggat::{AturanTenggat, Langkah, SisaWaktu, Tenggat, resume};
use diskominfo::{
    disposisikan, gabungkan, kembalikan_draf, minta_kelengkapan, must_be_superadmin, terbitkan,
    tutup_langkah_diskominfo,
};
use jiff::Timestamp;
use putusan::{must_be_overdue, tenggat_kini};
use reader::must_be_read;
use skpd::{
    ajukan_draf, beri_masukan, kembali_ke_diskominfo, lanjut, tunda_catatan, tunda_perwaktu,
};
use std::collections::BTreeSet;
use typed::required;
use warga::{ajukan_keberatan, batalkan_penilaian, beri_penilaian, lengkapi};

/// What a decision depends on besides the aduan.
#[derive(Debug, Clone, Copy)]
pub struct Konteks<'a> {
    /// The time of the decision.
    pub kini: Timestamp,
    /// Rules of the deadlines.
    pub aturan: &'a AturanTenggat,
    /// Working days.
    pub kalender: &'a Kalender,
    /// SKPD that accept dispositions today.
    pub tujuan: &'a BTreeSet<SkpdKode>,
    /// SKPD in which somebody with an account reads what comes.
    pub berpetugas: &'a BTreeSet<SkpdKode>,
    /// The aduan that [`Command::Gabungkan`] names, if it exists.
    pub induk: Option<Induk>,
}

/// The aduan another one is to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Induk {
    /// Identity.
    pub id: AduanId,
    /// Number.
    pub nomor: NomorRegister,
    /// Where it stands.
    pub status: StatusCode,
    /// What its reporter asked to be kept back.
    pub privasi: Privasi,
    /// Who filed it.
    pub pelapor: PersonId,
    /// Whether somebody else's aduan already follows the one that is to follow now, so that it
    /// would get the answer too.
    pub diikuti_pelapor_lain: bool,
}

impl Konteks<'_> {
    fn mulai(&self, langkah: Langkah) -> Tenggat {
        self.aturan.mulai(langkah, self.kini, self.kalender)
    }

    fn resume(&self, langkah: Langkah, sisa: SisaWaktu) -> Tenggat {
        resume(langkah, sisa, self.kini, self.aturan.versi, self.kalender)
    }

    fn pause(&self, tenggat: &Tenggat) -> SisaWaktu {
        tenggat.pause(self.kini, self.kalender)
    }
}

/// A granted command: the aduan as it is now, and what to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keputusan {
    /// The new state, one version later.
    pub aduan: Aduan,
    /// The row of riwayat.
    pub event: Event,
}

/// Records what a citizen filed (SOP steps 1 and 2).
pub fn catat_aduan(
    id: AduanId,
    nomor: NomorRegister,
    pelapor: PersonId,
    isi: IsiAduan,
    konteks: &Konteks<'_>,
) -> Keputusan {
    let aduan = Aduan {
        id,
        nomor,
        version: Version::FIRST,
        pelapor,
        diterima_pada: konteks.kini,
        isi,
        status: Status::Masuk {
            tenggat: konteks.mulai(Langkah::Disposisi),
        },
        disposisi: None,
        dikembalikan: 0,
        keberatan: None,
        draf: Vec::new(),
        jawaban: Vec::new(),
        penilaian: None,
        putusan: Vec::new(),
    };
    let event = Event {
        pada: konteks.kini,
        aktor: Aktor::Masyarakat { id: pelapor },
        peristiwa: Peristiwa::Diajukan { sidik: None }, // whoever stores it knows the bytes
        dari: None,
        ke: StatusCode::Masuk,
    };
    Keputusan { aduan, event }
}

/// Grants or refuses a command. Nothing changes on refusal.
pub fn decide(
    aduan: &Aduan,
    aktor: &Aktor,
    command: Command,
    konteks: &Konteks<'_>,
) -> Result<Keputusan, Refusal> {
    let (perintah, status) = (command.kind(), aduan.status.code());
    if !peran_boleh(aktor.peran(), perintah) {
        return Err(Refusal::PeranTidakBoleh { perintah });
    }
    if !tugas_sendiri(aktor, aduan, perintah) {
        return Err(Refusal::BukanTugasAnda);
    }
    if !status_cocok(status, perintah) {
        return Err(Refusal::StatusTidakCocok { status, perintah });
    }
    let command = command.cleaned();
    let mut baru = aduan.clone();
    baru.version = aduan.version.next();
    apply(&mut baru, aktor, &command, konteks)?;
    must_be_read(aduan, &baru, aktor.peran(), konteks)?;
    let event = Event {
        pada: konteks.kini,
        aktor: aktor.clone(),
        peristiwa: Peristiwa::Perintah { isi: command },
        dari: Some(status),
        ke: baru.status.code(),
    };
    Ok(Keputusan { aduan: baru, event })
}

/// The one match over every command.
#[expect(
    clippy::too_many_lines,
    reason = "one match, one line of work per command"
)]
fn apply(
    aduan: &mut Aduan,
    aktor: &Aktor,
    command: &Command,
    konteks: &Konteks<'_>,
) -> Result<(), Refusal> {
    match command {
        Command::MintaKelengkapan { permintaan } => minta_kelengkapan(aduan, permintaan, konteks),
        Command::Lengkapi { keterangan } => lengkapi(aduan, keterangan, konteks),
        Command::Disposisikan {
            utama,
            pendukung,
            catatan,
            sifat,
        } => {
            must_be_superadmin(aduan, aktor)?;
            disposisikan(aduan, utama, pendukung, catatan, *sifat, konteks)
        }
        Command::TarikDisposisi { alasan } => {
            required("alasan", alasan, BATAS.catatan)?;
            kembali_ke_diskominfo(aduan, konteks);
            Ok(())
        }
        Command::Tolak { alasan } => {
            required("alasan", alasan, BATAS.catatan)?;
            tutup_langkah_diskominfo(aduan, konteks);
            aduan.status = Status::Ditolak;
            Ok(())
        }
        Command::Gabungkan { alasan, .. } => gabungkan(aduan, alasan, konteks),
        Command::NyatakanBukanKewenangan { alasan, arahkan_ke } => {
            required("alasan", alasan, BATAS.catatan)?;
            required("arahkan_ke", arahkan_ke, BATAS.catatan)?;
            tutup_langkah_diskominfo(aduan, konteks);
            aduan.status = Status::BukanKewenangan;
            Ok(())
        }
        Command::Terima => {
            aduan.status = Status::Penanganan {
                tenggat: tenggat_kini(aduan, konteks),
            };
            Ok(())
        }
        Command::Kembalikan { alasan } => {
            required("alasan", alasan, BATAS.catatan)?;
            kembali_ke_diskominfo(aduan, konteks);
            aduan.dikembalikan += 1;
            Ok(())
        }
        Command::TundaPerwaktu { sampai, alasan } => {
            tunda_perwaktu(aduan, *sampai, alasan, konteks)
        }
        Command::TundaCatatan { alasan } => tunda_catatan(aduan, alasan, konteks),
        Command::Lanjutkan => lanjut(aduan, aktor, konteks),
        Command::AjukanDraf { isi } => ajukan_draf(aduan, aktor, isi, konteks),
        Command::BeriMasukan { isi } => beri_masukan(aduan, aktor, isi, konteks),
        Command::KembalikanDraf { catatan } => kembalikan_draf(aduan, catatan, konteks),
        Command::Terbitkan { isi } => terbitkan(aduan, aktor, isi, konteks),
        Command::BeriPenilaian { nilai, catatan } => {
            beri_penilaian(aduan, *nilai, catatan, konteks)
        }
        Command::BatalkanPenilaian => batalkan_penilaian(aduan, konteks),
        Command::AjukanKeberatan { alasan } => ajukan_keberatan(aduan, alasan, konteks),
        Command::TambahKeterangan { isi } | Command::Catat { isi } => {
            required("isi", isi, BATAS.catatan)
        }
        Command::ArsipkanKelengkapan => {
            must_be_overdue(aduan, konteks)?;
            aduan.status = Status::Ditolak;
            Ok(())
        }
        Command::TutupPenilaian => {
            must_be_overdue(aduan, konteks)?;
            aduan.status = Status::Selesai;
            Ok(())
        }
    }
}
