//! Commands, as people give them in tests.

use crate::folk::skpd;
use domain::aduan::command::Command;
use domain::aduan::{Nilai, Sifat};
use domain::id::NomorRegister;

/// Passes it on to a leading SKPD and to supporting ones.
pub fn dispose(utama: &str, pendukung: &[&str]) -> Command {
    Command::Disposisikan {
        utama: skpd(utama),
        pendukung: pendukung.iter().map(|kode| skpd(kode)).collect(),
        catatan: String::new(),
        sifat: Sifat::Biasa,
    }
}

/// A SKPD that it is not for gives it back.
pub fn give_back(alasan: &str) -> Command {
    Command::Kembalikan {
        alasan: alasan.to_owned(),
    }
}

/// A SKPD hands in an answer.
pub fn hand_in(isi: &str) -> Command {
    Command::AjukanDraf {
        isi: isi.to_owned(),
    }
}

/// The answer that the citizen reads.
pub fn publish(isi: &str) -> Command {
    Command::Terbitkan {
        isi: isi.to_owned(),
    }
}

/// The citizen is not content.
pub fn object(alasan: &str) -> Command {
    Command::AjukanKeberatan {
        alasan: alasan.to_owned(),
    }
}

/// The citizen adds something.
pub fn add(isi: &str) -> Command {
    Command::TambahKeterangan {
        isi: isi.to_owned(),
    }
}

/// A note for the staff.
pub fn note(isi: &str) -> Command {
    Command::Catat {
        isi: isi.to_owned(),
    }
}

/// Asks the citizen for what is missing.
pub fn ask_for(permintaan: &str) -> Command {
    Command::MintaKelengkapan {
        permintaan: permintaan.to_owned(),
    }
}

/// Lets it follow another.
pub fn merge(ke: NomorRegister) -> Command {
    Command::Gabungkan {
        ke,
        alasan: "Peristiwa yang sama".to_owned(),
    }
}

/// The citizen rates the answer.
pub fn rate(nilai: Nilai) -> Command {
    Command::BeriPenilaian {
        nilai,
        catatan: String::new(),
    }
}
