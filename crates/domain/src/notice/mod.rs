//! Which event tells whom what. Nothing of an account enters a notice: neither name nor NIK nor
//! contact data comes here. Of what the citizen wrote only the title does, with long numbers and
//! addresses of e-mail blotted out, and of a confidential aduan not even that. What staff write to
//! each other does not come here: a note of a return says which name must go from an answer, and a
//! name cannot be found and blotted out. One reason does: why a disposition was withdrawn, without long
//! numbers, because whoever had it cannot open the aduan any more.

pub mod pengingat;
pub mod pesan;
pub mod table;
mod words;

use crate::aduan::command::Command;
use crate::aduan::event::{Event, Peristiwa};
use crate::aduan::{Aduan, Privasi};
use crate::alur::permissions::boleh_lihat;
use crate::batas::BATAS;
use crate::codes;
use crate::id::{NomorRegister, PersonId, SkpdKode};
use crate::kata::waktu::tanggal_pendek;
use crate::person::aktor::{Aktor, Peran};
use crate::person::samaran::without_data_pribadi;
use crate::tenggat::Langkah;
use serde::{Deserialize, Serialize};
use table::{Occasion, Pihak};
use ts_rs::TS;
use uuid::Uuid;
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
    /// Every leader.
    Pimpinan,
    /// Every inspector.
    Inspektorat,
    /// One member of staff, whose own it is to hear.
    Petugas {
        /// Who.
        id: PersonId,
    },
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
            Self::Pimpinan => aktor.peran() == Peran::Pimpinan,
            Self::Inspektorat => aktor.peran() == Peran::Inspektorat,
            Self::Petugas { id } => aktor.peran().is_staff() && aktor.id() == Some(*id),
            Self::Pelapor { id } => aktor.peran() == Peran::Masyarakat && aktor.id() == Some(*id),
        }
    }

    /// As whom each of them looks at an aduan. What one sees here, all of them see.
    fn aktor(&self) -> Aktor {
        let id = PersonId(Uuid::nil());
        match self {
            Self::AdminDiskominfo => Aktor::AdminDiskominfo { id },
            Self::Superadmin => Aktor::Superadmin { id },
            Self::PetugasSkpd { skpd } => Aktor::PetugasSkpd {
                id,
                skpd: skpd.clone(),
            },
            Self::Pimpinan => Aktor::Pimpinan { id },
            Self::Inspektorat => Aktor::Inspektorat { id },
            Self::Petugas { id } => Aktor::AdminDiskominfo { id: *id }, // chosen because they see it
            Self::Pelapor { id } => Aktor::Masyarakat { id: *id },
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
        /// A SKPD has it no more.
        Ditarik = "ditarik",
        /// A SKPD postponed it.
        Ditunda = "ditunda",
        /// Work goes on.
        Dilanjutkan = "dilanjutkan",
        /// A supporting SKPD contributed.
        Masukan = "masukan",
        /// The citizen is not satisfied.
        BelumPuas = "belum_puas",
        /// The citizen added something.
        Keterangan = "keterangan",
        /// Nobody at the SKPD has opened it.
        BelumDibaca = "belum_dibaca",
        /// A SKPD has no officer, and aduan wait there.
        TanpaPetugas = "tanpa_petugas",
    }
}

impl NoticeKind {
    /// Whether it is still shown to whoever may not see the aduan any more: because it says that.
    pub fn outlives_sight(self) -> bool {
        self == Self::Ditarik
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
            Penerima::Petugas { .. } => "Disposisi belum dibuka".to_owned(),
            Penerima::AdminDiskominfo
            | Penerima::Pimpinan
            | Penerima::Inspektorat
            | Penerima::Pelapor { .. } => return None,
        };
        let isi = match &self.penerima {
            Penerima::Petugas { .. } => self.isi.clone(),
            _ => format!("Minta pengelola server membuat akunnya. {}", self.isi), // whole roles
        };
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

    /// Tells whoever disposed an aduan that nobody at a SKPD has opened it.
    pub fn unread(disposer: PersonId, skpd: &SkpdKode, aduan: &Aduan) -> Self {
        let judul = format!("Disposisi belum dibuka {skpd}");
        let isi = naming(aduan, "Hubungi SKPD itu, atau tarik disposisinya.");
        let penerima = Penerima::Petugas { id: disposer };
        Self::new(penerima, NoticeKind::BelumDibaca, &judul, &isi)
    }

    /// Tells an officer who has just come to a SKPD of an aduan that waits there.
    pub fn waiting(officer: PersonId, aduan: &Aduan) -> Self {
        let penerima = Penerima::Petugas { id: officer };
        about(
            penerima,
            NoticeKind::Disposisi,
            "Aduan menunggu SKPD Anda",
            aduan,
        )
    }

    /// Whether those it is for may see the aduan.
    pub fn may_reach(&self, aduan: &Aduan) -> bool {
        boleh_lihat(&self.penerima.aktor(), aduan)
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

/// Whom an event tells what, as [`table`] has it. `before` is the aduan as it was, if it was there.
pub fn notices(event: &Event, before: Option<&Aduan>, aduan: &Aduan) -> Vec<Notice> {
    let row = Occasion::of(event).row();
    let mut all = Vec::new();
    for pihak in Pihak::ALL {
        let cell = row.of(pihak).filter(|(when, ..)| when.holds(event, aduan));
        let Some((_, jenis, judul)) = cell else {
            continue;
        };
        let reached = reached(pihak, before, aduan).into_iter();
        let told = reached.map(|penerima| worded(event, aduan, penerima, jenis, judul));
        let seen = |notice: &Notice| {
            notice.may_reach(aduan) || before.is_some_and(|before| notice.may_reach(before))
        };
        all.extend(told.filter(seen));
    }
    all
}

/// What an event of the aduan that another one follows tells the citizen of that other one.
pub fn for_follower(event: &Event, aduan: &Aduan, follower: &Aduan) -> Option<Notice> {
    let cell = Occasion::of(event).row().pengikut;
    let cell = cell.filter(|(when, ..)| when.holds(event, aduan));
    cell.map(|(_, _, judul)| for_pelapor(judul, follower))
}

/// Whom a party is, of this aduan. SKPD that have just lost it are those that had it.
fn reached(pihak: Pihak, before: Option<&Aduan>, aduan: &Aduan) -> Vec<Penerima> {
    let earlier = before.and_then(|before| before.disposisi.as_ref());
    let disposisi = aduan.disposisi.as_ref().or(earlier);
    match pihak {
        Pihak::Pelapor => vec![Penerima::Pelapor { id: aduan.pelapor }],
        Pihak::Pengikut => Vec::new(), // known to the store: see `for_follower`
        Pihak::AdminDiskominfo => vec![Penerima::AdminDiskominfo],
        Pihak::SkpdUtama => disposisi.map(|d| petugas(&d.utama)).into_iter().collect(),
        Pihak::SkpdPendukung => {
            let pendukung = disposisi.iter().flat_map(|d| &d.pendukung);
            pendukung.map(|one| petugas(&one.skpd)).collect()
        }
        Pihak::Superadmin => vec![Penerima::Superadmin],
        Pihak::Pimpinan => vec![Penerima::Pimpinan],
        Pihak::Inspektorat => vec![Penerima::Inspektorat],
    }
}

fn worded(
    event: &Event,
    aduan: &Aduan,
    penerima: Penerima,
    jenis: NoticeKind,
    judul: &str,
) -> Notice {
    if let Penerima::Pelapor { .. } = penerima {
        return for_pelapor(judul, aduan);
    }
    match &event.peristiwa {
        Peristiwa::Perintah {
            isi: Command::TarikDisposisi { alasan },
        } => Notice::new(penerima, jenis, judul, &withdrawn(aduan, alasan)),
        _ => about(penerima, jenis, judul, aduan), // what else was written is read with the aduan
    }
}

/// Why it was withdrawn: whoever had it cannot open it any more to read that.
fn withdrawn(aduan: &Aduan, alasan: &str) -> String {
    match aduan.isi.privasi {
        Privasi::Rahasia => format!("{}. Tanyakan alasannya kepada Diskominfotik.", aduan.nomor),
        Privasi::Terbuka | Privasi::Anonim => {
            format!("{}. Alasan: {}", aduan.nomor, without_data_pribadi(alasan))
        }
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

fn petugas(skpd: &SkpdKode) -> Penerima {
    Penerima::PetugasSkpd { skpd: skpd.clone() }
}

/// A notice that names the aduan, and until when something is to be done, where that is for the reader.
fn about(penerima: Penerima, jenis: NoticeKind, judul: &str, aduan: &Aduan) -> Notice {
    if jenis.outlives_sight() {
        let isi = format!("{}. Masukan SKPD Anda tidak diperlukan lagi.", aduan.nomor);
        return Notice::new(penerima, jenis, judul, &isi); // whoever lost it is not told its title
    }
    let due = || aduan.status.tenggat().map(due_words).unwrap_or_default();
    let batas = match jenis {
        NoticeKind::Terbit => "Warga dapat membacanya di portal.".to_owned(),
        NoticeKind::Ditunda => match aduan.status.ditunda_sampai() {
            Some(sampai) => format!("Ditunda sampai {}.", tanggal_pendek(sampai)),
            None => "Ditunda tanpa tanggal.".to_owned(),
        },
        NoticeKind::Ditarik
        | NoticeKind::Masukan
        | NoticeKind::BelumPuas
        | NoticeKind::Keterangan
        | NoticeKind::BelumDibaca
        | NoticeKind::TanpaPetugas => String::new(),
        NoticeKind::AduanBaru
        | NoticeKind::Dilengkapi
        | NoticeKind::Disposisi
        | NoticeKind::Dikembalikan
        | NoticeKind::DrafDiajukan
        | NoticeKind::PerluPerbaikan
        | NoticeKind::Keberatan
        | NoticeKind::Dilanjutkan
        | NoticeKind::KabarPelapor
        | NoticeKind::Tenggat
        | NoticeKind::LewatTenggat => due(),
    };
    Notice::new(penerima, jenis, judul, &naming(aduan, &batas))
}
