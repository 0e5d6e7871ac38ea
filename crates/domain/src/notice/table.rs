//! The one table of who is told of what: every event, every deadline, every role and party. Nobody is
//! told of an aduan that they may not see, whatever stands here: see [`super::Notice::may_reach`].

use super::NoticeKind as N;
use crate::aduan::command::{Command, CommandKind as C};
use crate::aduan::event::{Event, Peristiwa};
use crate::aduan::{Aduan, Nilai};
use crate::batas::BATAS;
use crate::codes;
use crate::person::aktor::Aktor;

codes! {
    /// Whoever may have to be told.
    pub enum Pihak {
        /// Every Admin Diskominfo.
        AdminDiskominfo = "admin_diskominfo",
        /// The officers of the lead SKPD.
        SkpdUtama = "skpd_utama",
        /// The officers of each supporting SKPD.
        SkpdPendukung = "skpd_pendukung",
        /// Every superadmin.
        Superadmin = "superadmin",
        /// Every leader.
        Pimpinan = "pimpinan",
        /// Every inspector.
        Inspektorat = "inspektorat",
        /// The citizen who filed it.
        Pelapor = "pelapor",
        /// A citizen whose aduan was merged into it.
        Pengikut = "pengikut",
    }
}

codes! {
    /// When somebody is told of an event.
    pub enum When {
        /// Each time.
        Always = "ya",
        /// If the citizen is not satisfied.
        BelumPuas = "bila belum puas",
        /// If it was returned so often that a superadmin decides.
        TwiceReturned = "bila dua kali dikembalikan",
        /// If the clock did it.
        ByClock = "bila oleh sistem",
        /// If it is the one who disposed it.
        Disposer = "yang mendisposisi",
    }
}

/// What somebody may have to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// It was filed.
    Filed,
    /// A command was granted.
    Command(C),
    /// A deadline of that party is near.
    Near(Pihak),
    /// A deadline of that party is past.
    Late(Pihak),
    /// Nobody at a SKPD has opened what was disposed to it.
    Unread,
    /// Nobody is left at a SKPD in which it waits.
    NoOfficer,
}

/// When somebody is told, of which kind that is, and under which heading; or not at all.
pub type Cell = Option<(When, N, &'static str)>;

/// Who is told of one occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "one for each party")]
pub struct Row {
    pub pelapor: Cell,
    pub pengikut: Cell,
    pub admin: Cell,
    pub utama: Cell,
    pub pendukung: Cell,
    pub superadmin: Cell,
    pub pimpinan: Cell,
    pub inspektorat: Cell,
}

const NOBODY: Row = Row {
    pelapor: None,
    pengikut: None,
    admin: None,
    utama: None,
    pendukung: None,
    superadmin: None,
    pimpinan: None,
    inspektorat: None,
};

const fn told(jenis: N, judul: &'static str) -> Cell {
    only(When::Always, jenis, judul)
}

#[expect(clippy::unnecessary_wraps, reason = "a cell of the table may be empty")]
const fn only(when: When, jenis: N, judul: &'static str) -> Cell {
    Some((when, jenis, judul))
}

/// News for the citizen alone.
const fn pelapor(judul: &'static str) -> Row {
    Row {
        pelapor: told(N::KabarPelapor, judul),
        ..NOBODY
    }
}

/// The same for whoever follows.
const fn pelapor_and_pengikut(judul: &'static str) -> Row {
    Row {
        pengikut: told(N::KabarPelapor, judul),
        ..pelapor(judul)
    }
}

impl Occasion {
    /// What happened.
    pub fn of(event: &Event) -> Self {
        match &event.peristiwa {
            Peristiwa::Diajukan { .. } => Self::Filed,
            Peristiwa::Perintah { isi } => Self::Command(isi.kind()),
        }
    }

    /// Who is told of it.
    pub fn row(self) -> Row {
        match self {
            Self::Filed => Row {
                admin: told(N::AduanBaru, "Aduan baru"),
                inspektorat: told(N::AduanBaru, "Aduan rahasia baru"),
                ..pelapor("Aduan Anda diterima")
            },
            Self::Command(kind) => of_command(kind),
            Self::Near(owner) => of_owner(owner, told(N::Tenggat, "Tenggat")),
            Self::Late(owner) => late(owner),
            Self::Unread => Row {
                admin: only(When::Disposer, N::BelumDibaca, "Disposisi belum dibuka"),
                superadmin: only(When::Disposer, N::BelumDibaca, "Disposisi belum dibuka"),
                ..NOBODY
            },
            Self::NoOfficer => Row {
                admin: told(N::TanpaPetugas, "SKPD tanpa petugas"),
                superadmin: told(N::TanpaPetugas, "SKPD tanpa petugas"),
                ..NOBODY
            },
        }
    }
}

/// One row for each command: whoever adds one says here whom it tells.
#[expect(clippy::too_many_lines, reason = "one table, read as one")]
fn of_command(kind: C) -> Row {
    match kind {
        C::MintaKelengkapan => pelapor("Aduan Anda perlu dilengkapi"),
        C::Lengkapi => Row {
            admin: told(N::Dilengkapi, "Aduan sudah dilengkapi"),
            ..NOBODY
        },
        C::Disposisikan => Row {
            utama: told(N::Disposisi, "Aduan didisposisikan"),
            pendukung: told(N::Disposisi, "Aduan didisposisikan"),
            ..pelapor("Aduan Anda diteruskan")
        },
        C::TarikDisposisi => Row {
            utama: told(N::Ditarik, "Disposisi ditarik"),
            pendukung: told(N::Ditarik, "Disposisi ditarik"),
            ..NOBODY
        },
        C::Tolak | C::ArsipkanKelengkapan => {
            pelapor_and_pengikut("Aduan Anda tidak dapat diproses")
        }
        C::Gabungkan => pelapor("Aduan Anda digabungkan"),
        C::NyatakanBukanKewenangan => pelapor_and_pengikut("Aduan Anda bukan kewenangan kabupaten"),
        C::Kembalikan => Row {
            admin: told(N::Dikembalikan, "Aduan dikembalikan SKPD"),
            pendukung: told(N::Ditarik, "Aduan dikembalikan SKPD utama"),
            superadmin: only(When::TwiceReturned, N::Dikembalikan, TWICE),
            pimpinan: only(When::TwiceReturned, N::Dikembalikan, TWICE),
            inspektorat: only(When::TwiceReturned, N::Dikembalikan, TWICE),
            ..NOBODY
        },
        C::TundaPerwaktu | C::TundaCatatan => Row {
            admin: told(N::Ditunda, "Penanganan ditunda SKPD"),
            pendukung: told(N::Ditunda, "Penanganan ditunda SKPD utama"),
            ..pelapor("Penanganan aduan Anda ditunda")
        },
        C::Lanjutkan => Row {
            utama: only(When::ByClock, N::Dilanjutkan, "Penanganan dilanjutkan"),
            pendukung: told(N::Dilanjutkan, "Penanganan dilanjutkan"),
            ..pelapor("Penanganan aduan Anda dilanjutkan")
        },
        C::AjukanDraf => Row {
            admin: told(N::DrafDiajukan, "Draf menunggu koreksi"),
            ..NOBODY
        },
        C::BeriMasukan => Row {
            admin: told(N::Masukan, "Masukan SKPD pendukung"),
            utama: told(N::Masukan, "Masukan SKPD pendukung"),
            ..NOBODY
        },
        C::KembalikanDraf => Row {
            utama: told(N::PerluPerbaikan, "Draf perlu diperbaiki"),
            ..NOBODY
        },
        C::Terbitkan => Row {
            utama: told(N::Terbit, "Jawaban sudah terbit"),
            pendukung: told(N::Terbit, "Jawaban sudah terbit"),
            inspektorat: told(N::Terbit, "Jawaban aduan rahasia terbit"),
            ..pelapor_and_pengikut("Aduan Anda sudah dijawab")
        },
        C::BeriPenilaian => Row {
            admin: only(When::BelumPuas, N::BelumPuas, "Warga belum puas"),
            utama: only(When::BelumPuas, N::BelumPuas, "Warga belum puas"),
            ..NOBODY
        },
        C::AjukanKeberatan => Row {
            admin: told(N::Keberatan, "Warga mengajukan keberatan"),
            utama: told(N::Keberatan, "Warga mengajukan keberatan"),
            pendukung: told(N::Keberatan, "Warga mengajukan keberatan"),
            inspektorat: told(N::Keberatan, "Warga mengajukan keberatan"),
            ..NOBODY
        },
        C::TambahKeterangan => Row {
            admin: told(N::Keterangan, "Keterangan baru dari warga"),
            utama: told(N::Keterangan, "Keterangan baru dari warga"),
            pendukung: told(N::Keterangan, "Keterangan baru dari warga"),
            ..NOBODY
        },
        C::TutupPenilaian => pelapor_and_pengikut("Aduan Anda selesai"),
        // Seen by whoever opens the aduan; nobody has to act on it.
        C::Terima | C::BatalkanPenilaian | C::Catat => NOBODY,
    }
}

const TWICE: &str = "Aduan dua kali dikembalikan";

/// The party whose clock it is, alone.
fn of_owner(owner: Pihak, cell: Cell) -> Row {
    let row = NOBODY;
    match owner {
        Pihak::Pelapor => Row {
            pelapor: cell.map(|(when, _, judul)| (when, N::KabarPelapor, judul)),
            ..row
        },
        Pihak::AdminDiskominfo => Row { admin: cell, ..row },
        Pihak::SkpdUtama => Row { utama: cell, ..row },
        Pihak::SkpdPendukung => Row {
            pendukung: cell,
            ..row
        },
        Pihak::Superadmin => Row {
            superadmin: cell,
            ..row
        },
        Pihak::Pengikut | Pihak::Pimpinan | Pihak::Inspektorat => row, // no clock is theirs
    }
}

/// What is late is told to those above, too: they may withdraw it, or ask.
fn late(owner: Pihak) -> Row {
    let cell = told(N::LewatTenggat, "Lewat tenggat");
    let own = of_owner(owner, cell);
    match owner {
        Pihak::SkpdUtama | Pihak::SkpdPendukung => Row {
            admin: cell,
            pimpinan: cell,
            inspektorat: cell,
            ..own
        },
        Pihak::AdminDiskominfo | Pihak::Superadmin => Row {
            admin: cell,
            superadmin: cell,
            pimpinan: cell,
            inspektorat: cell,
            ..own
        },
        // What a citizen lets pass is closed by the clock.
        Pihak::Pelapor | Pihak::Pengikut | Pihak::Pimpinan | Pihak::Inspektorat => NOBODY,
    }
}

impl Row {
    /// Whether, and how, a party is told.
    pub fn of(&self, pihak: Pihak) -> Cell {
        match pihak {
            Pihak::Pelapor => self.pelapor,
            Pihak::Pengikut => self.pengikut,
            Pihak::AdminDiskominfo => self.admin,
            Pihak::SkpdUtama => self.utama,
            Pihak::SkpdPendukung => self.pendukung,
            Pihak::Superadmin => self.superadmin,
            Pihak::Pimpinan => self.pimpinan,
            Pihak::Inspektorat => self.inspektorat,
        }
    }
}

impl When {
    /// Whether that is so of an event, after which the aduan is this. What is no event is judged by
    /// whoever tells it.
    pub(super) fn holds(self, event: &Event, aduan: &Aduan) -> bool {
        match self {
            Self::Always => true,
            Self::BelumPuas => matches!(
                event.peristiwa,
                Peristiwa::Perintah {
                    isi: Command::BeriPenilaian {
                        nilai: Nilai::BelumPuas,
                        ..
                    }
                }
            ),
            Self::TwiceReturned => aduan.dikembalikan >= BATAS.pengembalian,
            Self::ByClock => event.aktor == Aktor::Sistem,
            Self::Disposer => false,
        }
    }
}
