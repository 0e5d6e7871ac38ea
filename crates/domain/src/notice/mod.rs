//! Which event tells whom what. Nothing of an account enters a notice: neither name nor NIK nor
//! contact data comes here. Of what the citizen wrote only the title does, with long numbers and
//! addresses of e-mail blotted out, and of a confidential aduan not even that. What staff write to
//! each other does not come here: a note of a return says which name must go from an answer, and a
//! name cannot be found and blotted out.

pub mod pengingat;
pub mod pesan;
mod words;

use crate::aduan::Aduan;
use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::batas::BATAS;
use crate::codes;
use crate::id::{NomorRegister, PersonId, SkpdKode};
use crate::person::aktor::{Aktor, Peran};
use crate::tenggat::Langkah;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{due_words, naming, truncate};

/// Who is told: a whole role, the officers of a SKPD, or one person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kepada", rename_all = "snake_case")]
pub enum Penerima {
    /// Every Admin Diskominfo.
    AdminDiskominfo,
    /// Every officer of the SKPD.
    PetugasSkpd {
        /// Which.
        skpd: SkpdKode,
    },
    /// Every superadmin.
    Superadmin,
    /// The citizen who filed it.
    Pelapor {
        /// Who.
        id: PersonId,
    },
}

impl Penerima {
    /// Whether somebody is among those who are told.
    pub fn is_for(&self, aktor: &Aktor) -> bool {
        match self {
            Self::AdminDiskominfo => aktor.peran() == Peran::AdminDiskominfo,
            Self::Superadmin => aktor.peran() == Peran::Superadmin,
            Self::PetugasSkpd { skpd } => aktor.skpd() == Some(skpd),
            Self::Pelapor { id } => aktor.peran() == Peran::Masyarakat && aktor.id() == Some(*id),
        }
    }
}

codes! {
    /// What a notice is about; thresholds and buttons hang on it.
    pub enum NoticeKind {
        /// An aduan was filed.
        AduanBaru = "aduan_baru",
        /// The citizen completed it.
        Dilengkapi = "dilengkapi",
        /// It was disposed.
        Disposisi = "disposisi",
        /// A SKPD returned it.
        Dikembalikan = "dikembalikan",
        /// A draft waits for correction.
        DrafDiajukan = "draf_diajukan",
        /// The draft came back.
        PerluPerbaikan = "perlu_perbaikan",
        /// The answer is published.
        Terbit = "terbit",
        /// The citizen objected.
        Keberatan = "keberatan",
        /// News for the citizen.
        KabarPelapor = "kabar_pelapor",
        /// A deadline is near.
        Tenggat = "tenggat",
        /// A deadline is past.
        LewatTenggat = "lewat_tenggat",
        /// A SKPD has no officer, and aduan wait there.
        TanpaPetugas = "tanpa_petugas",
    }
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notice {
    /// Who is told.
    pub penerima: Penerima,
    /// What about.
    pub jenis: NoticeKind,
    /// At most [`BATAS`]`.notice_judul` characters.
    pub judul: String,
    /// At most [`BATAS`]`.notice_isi` characters.
    pub isi: String,
}

impl Notice {
    /// What Diskominfo is told instead, where nobody with an account is left to be told: whoever has
    /// to act would otherwise never hear of it, and nobody that they do not.
    pub fn without_addressee(&self) -> Option<Self> {
        if self.jenis == NoticeKind::TanpaPetugas {
            return None; // Diskominfo is told that already
        }
        let missing = match &self.penerima {
            Penerima::PetugasSkpd { skpd } => format!("{skpd} belum punya petugas"),
            Penerima::Superadmin => "Belum ada superadmin".to_owned(),
            Penerima::AdminDiskominfo | Penerima::Pelapor { .. } => return None,
        };
        let isi = format!("Minta pengelola server membuat akunnya. {}", self.isi);
        Some(Self::new(
            Penerima::AdminDiskominfo,
            self.jenis,
            &missing,
            &isi,
        ))
    }

    /// What Diskominfo and the superadmins are told of a SKPD in which nobody is left to read what waits
    /// there. `nomor` has waited longest.
    pub fn without_officer(skpd: &SkpdKode, jumlah: u32, nomor: NomorRegister) -> [Self; 2] {
        let judul = format!("{skpd} tidak punya petugas");
        let waits = format!("{jumlah} aduan menunggu di sana, terlama {nomor}.");
        let told = |penerima, advice: &str| {
            let isi = format!("{waits} {advice}");
            Self::new(penerima, NoticeKind::TanpaPetugas, &judul, &isi)
        };
        [
            told(
                Penerima::AdminDiskominfo,
                "Tarik disposisinya, atau minta dibuatkan akun petugas.",
            ),
            told(Penerima::Superadmin, "Mohon buatkan akun petugasnya."),
        ]
    }

    fn new(penerima: Penerima, jenis: NoticeKind, judul: &str, isi: &str) -> Self {
        Self {
            penerima,
            jenis,
            judul: truncate(judul, BATAS.notice_judul),
            isi: truncate(isi, BATAS.notice_isi),
        }
    }
}

/// Whom an event tells what. `aduan` is the state after the event.
pub fn notices(event: &Event, aduan: &Aduan) -> Vec<Notice> {
    let Peristiwa::Perintah { isi: command } = &event.peristiwa else {
        let judul = "Aduan baru";
        let admin = about(
            Penerima::AdminDiskominfo,
            NoticeKind::AduanBaru,
            judul,
            aduan,
        );
        return vec![admin, for_pelapor("Aduan Anda diterima", aduan)];
    };
    let mut daftar = for_staff(command, aduan);
    daftar.extend(judul_for_pelapor(command).map(|judul| for_pelapor(judul, aduan)));
    daftar
}

fn for_staff(command: &Command, aduan: &Aduan) -> Vec<Notice> {
    let admin = |jenis, judul| vec![about(Penerima::AdminDiskominfo, jenis, judul, aduan)];
    match command {
        Command::Lengkapi { .. } => admin(NoticeKind::Dilengkapi, "Aduan sudah dilengkapi"),
        Command::Disposisikan { .. } => {
            for_every_skpd(NoticeKind::Disposisi, "Aduan didisposisikan", aduan)
        }
        Command::Kembalikan { .. } => dikembalikan(aduan),
        Command::AjukanDraf { .. } => admin(NoticeKind::DrafDiajukan, "Draf menunggu koreksi"),
        Command::KembalikanDraf { .. } => {
            for_utama(NoticeKind::PerluPerbaikan, "Draf perlu diperbaiki", aduan)
        }
        Command::Terbitkan { .. } => for_utama(NoticeKind::Terbit, "Jawaban sudah terbit", aduan),
        Command::AjukanKeberatan { .. } => {
            let judul = "Warga mengajukan keberatan";
            let mut daftar = for_every_skpd(NoticeKind::Keberatan, judul, aduan);
            daftar.extend(admin(NoticeKind::Keberatan, judul));
            daftar
        }
        Command::MintaKelengkapan { .. }
        | Command::TundaPerwaktu { .. }
        | Command::TundaCatatan { .. }
        | Command::Tolak { .. }
        | Command::ArsipkanKelengkapan
        | Command::Gabungkan { .. }
        | Command::NyatakanBukanKewenangan { .. }
        | Command::TarikDisposisi { .. }
        | Command::Terima
        | Command::Lanjutkan
        | Command::BeriMasukan { .. }
        | Command::BeriPenilaian { .. }
        | Command::BatalkanPenilaian
        | Command::TambahKeterangan { .. }
        | Command::Catat { .. }
        | Command::TutupPenilaian => Vec::new(),
    }
}

fn dikembalikan(aduan: &Aduan) -> Vec<Notice> {
    let jenis = NoticeKind::Dikembalikan;
    let mut daftar = vec![about(
        Penerima::AdminDiskominfo,
        jenis,
        "Aduan dikembalikan SKPD",
        aduan,
    )];
    if aduan.dikembalikan >= BATAS.pengembalian {
        daftar.push(about(
            Penerima::Superadmin,
            jenis,
            "Aduan dua kali dikembalikan",
            aduan,
        ));
    }
    daftar
}

/// What the citizen is told, if anything. The answer itself is read after logging in.
fn judul_for_pelapor(command: &Command) -> Option<&'static str> {
    match command {
        Command::MintaKelengkapan { .. } => Some("Aduan Anda perlu dilengkapi"),
        Command::Disposisikan { .. } => Some("Aduan Anda diteruskan"),
        Command::TundaPerwaktu { .. } | Command::TundaCatatan { .. } => {
            Some("Penanganan aduan Anda ditunda")
        }
        Command::Tolak { .. } | Command::ArsipkanKelengkapan => {
            Some("Aduan Anda tidak dapat diproses")
        }
        Command::Gabungkan { .. } => Some("Aduan Anda digabungkan"),
        Command::NyatakanBukanKewenangan { .. } => Some("Aduan Anda bukan kewenangan kabupaten"),
        Command::Terbitkan { .. } => Some("Aduan Anda sudah dijawab"),
        Command::TutupPenilaian => Some("Aduan Anda selesai"),
        Command::Lengkapi { .. }
        | Command::TarikDisposisi { .. }
        | Command::Terima
        | Command::Kembalikan { .. }
        | Command::Lanjutkan
        | Command::AjukanDraf { .. }
        | Command::BeriMasukan { .. }
        | Command::KembalikanDraf { .. }
        | Command::BeriPenilaian { .. }
        | Command::BatalkanPenilaian
        | Command::AjukanKeberatan { .. }
        | Command::TambahKeterangan { .. }
        | Command::Catat { .. } => None,
    }
}

/// Whose clock a step runs on. What came back too often waits for a superadmin.
pub fn pemilik(aduan: &Aduan, langkah: Langkah) -> Option<Penerima> {
    match langkah {
        Langkah::PenerusanUlang if aduan.dikembalikan >= BATAS.pengembalian => {
            Some(Penerima::Superadmin)
        }
        Langkah::Disposisi | Langkah::Koreksi | Langkah::PenerusanUlang => {
            Some(Penerima::AdminDiskominfo)
        }
        Langkah::Tanggapan | Langkah::Perbaikan | Langkah::Penjelasan => aduan
            .disposisi
            .as_ref()
            .map(|disposisi| Penerima::PetugasSkpd {
                skpd: disposisi.utama.clone(),
            }),
        Langkah::Kelengkapan => Some(Penerima::Pelapor { id: aduan.pelapor }),
        Langkah::UmpanBalik | Langkah::Penutupan => None,
    }
}

fn for_pelapor(judul: &str, aduan: &Aduan) -> Notice {
    let isi = format!("{}. Masuk ke SIPENDEKAR untuk membaca.", aduan.nomor);
    Notice::new(
        Penerima::Pelapor { id: aduan.pelapor },
        NoticeKind::KabarPelapor,
        judul,
        &isi,
    )
}

fn for_utama(jenis: NoticeKind, judul: &str, aduan: &Aduan) -> Vec<Notice> {
    let utama = aduan.disposisi.iter().map(|d| &d.utama);
    utama
        .map(|skpd| about(petugas(skpd), jenis, judul, aduan))
        .collect()
}

fn for_every_skpd(jenis: NoticeKind, judul: &str, aduan: &Aduan) -> Vec<Notice> {
    let pendukung = aduan
        .disposisi
        .iter()
        .flat_map(|d| &d.pendukung)
        .map(|p| &p.skpd);
    let utama = aduan.disposisi.iter().map(|d| &d.utama);
    utama
        .chain(pendukung)
        .map(|skpd| about(petugas(skpd), jenis, judul, aduan))
        .collect()
}

fn petugas(skpd: &SkpdKode) -> Penerima {
    Penerima::PetugasSkpd { skpd: skpd.clone() }
}

/// A notice that names the aduan and its running deadline.
fn about(penerima: Penerima, jenis: NoticeKind, judul: &str, aduan: &Aduan) -> Notice {
    let batas = match jenis {
        NoticeKind::Terbit => "Warga dapat membacanya di portal.".to_owned(),
        NoticeKind::AduanBaru
        | NoticeKind::Dilengkapi
        | NoticeKind::Disposisi
        | NoticeKind::Dikembalikan
        | NoticeKind::DrafDiajukan
        | NoticeKind::PerluPerbaikan
        | NoticeKind::Keberatan
        | NoticeKind::KabarPelapor
        | NoticeKind::Tenggat
        | NoticeKind::LewatTenggat
        | NoticeKind::TanpaPetugas => aduan.status.tenggat().map(due_words).unwrap_or_default(),
    };
    Notice::new(penerima, jenis, judul, &naming(aduan, &batas))
}
