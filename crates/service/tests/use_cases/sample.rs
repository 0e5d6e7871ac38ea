//! People, forms and commands for the tests. Names, numbers and addresses are canaries: they must
//! turn up nowhere but where they belong.

use domain::aduan::command::Command;
use domain::aduan::form::FormAduan;
use domain::aduan::{Nilai, Privasi, Sifat};
use domain::id::{NomorRegister, SkpdKode};
use domain::person::aktor::Peran;
use jiff::Timestamp;
use secrecy::SecretString;
use service::Keys;
use service::akun::{FormPendaftaran, NewStaff};

/// What identifies a citizen.
pub(crate) struct Warga {
    pub(crate) nik: &'static str,
    pub(crate) nama: &'static str,
    pub(crate) telepon: &'static str,
    pub(crate) surel: &'static str,
    pub(crate) sandi: &'static str,
}

pub(crate) const SITI: Warga = Warga {
    nik: "1403994508850001",
    nama: "Siti Kenari",
    telepon: "081298760001",
    surel: "siti.kenari@contoh.id",
    sandi: "burung-kenari-siti",
};

pub(crate) const BUDI: Warga = Warga {
    nik: "1403990101900002",
    nama: "Budi Merpati",
    telepon: "081298760002",
    surel: "budi.merpati@contoh.id",
    sandi: "burung-merpati-budi",
};

/// Password of every member of staff.
pub(crate) const SANDI_PETUGAS: &str = "burung-elang-petugas";

impl Warga {
    pub(crate) fn form(&self) -> FormPendaftaran {
        FormPendaftaran {
            nik: self.nik.to_owned(),
            nama: self.nama.to_owned(),
            telepon: self.telepon.to_owned(),
            surel: self.surel.to_owned(),
            sandi: self.sandi.to_owned(),
            sandi_ulang: self.sandi.to_owned(),
            setuju: true,
        }
    }

    /// Every way in which NIK, phone and mail could be written.
    pub(crate) fn private(&self) -> Vec<String> {
        let nasional = self.telepon.trim_start_matches('0');
        vec![
            self.nik.to_owned(),
            nasional.to_owned(),
            self.surel.to_owned(),
        ]
    }
}

/// Monday 10 August 2026, 09.00 WIB: a working day like any other.
pub(crate) fn monday() -> Timestamp {
    "2026-08-10T02:00:00Z".parse().expect("an instant")
}

pub(crate) fn keys() -> Keys {
    // 64 times the byte 1; a test needs the same keys after a restart.
    let text = format!("{}==", "AQEB".repeat(21) + "AQ");
    Keys::parse(&text).expect("64 bytes")
}

pub(crate) fn skpd(kode: &str) -> SkpdKode {
    SkpdKode::parse(kode).expect("a code")
}

pub(crate) fn sandi(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

pub(crate) fn officer(pengguna: &str, nama: &str, peran: Peran, kode: Option<&str>) -> NewStaff {
    NewStaff {
        pengguna: pengguna.to_owned(),
        nama: nama.to_owned(),
        peran,
        skpd: kode.map(skpd),
        sandi: sandi(SANDI_PETUGAS),
    }
}

pub(crate) const JUDUL: &str = "Lampu jalan padam di simpang empat";

/// A form without mistakes.
pub(crate) fn form() -> FormAduan {
    FormAduan {
        jenis: "aduan".to_owned(),
        judul: JUDUL.to_owned(),
        uraian: "Sudah tiga malam lampu jalan padam, warga takut melintas.".to_owned(),
        kategori: "jalan_dan_jembatan".to_owned(),
        kecamatan: "14.03.01".to_owned(),
        desa: "14.03.01.1001".to_owned(),
        lokasi: "Simpang empat Jalan Antara".to_owned(),
        tanggal_peristiwa: "2026-08-08".to_owned(),
        privasi: Privasi::Terbuka,
    }
}

pub(crate) fn form_with(privasi: Privasi) -> FormAduan {
    FormAduan { privasi, ..form() }
}

pub(crate) fn form_named(judul: &str) -> FormAduan {
    FormAduan {
        judul: judul.to_owned(),
        ..form()
    }
}

pub(crate) fn dispose(utama: &str, pendukung: &[&str]) -> Command {
    Command::Disposisikan {
        utama: skpd(utama),
        pendukung: pendukung.iter().map(|kode| skpd(kode)).collect(),
        catatan: String::new(),
        sifat: Sifat::Biasa,
    }
}

pub(crate) fn give_back(alasan: &str) -> Command {
    Command::Kembalikan {
        alasan: alasan.to_owned(),
    }
}

pub(crate) fn draft(isi: &str) -> Command {
    Command::AjukanDraf {
        isi: isi.to_owned(),
    }
}

pub(crate) fn publish(isi: &str) -> Command {
    Command::Terbitkan {
        isi: isi.to_owned(),
    }
}

pub(crate) fn object(alasan: &str) -> Command {
    Command::AjukanKeberatan {
        alasan: alasan.to_owned(),
    }
}

pub(crate) fn add(isi: &str) -> Command {
    Command::TambahKeterangan {
        isi: isi.to_owned(),
    }
}

pub(crate) fn note(isi: &str) -> Command {
    Command::Catat {
        isi: isi.to_owned(),
    }
}

pub(crate) fn ask_for(permintaan: &str) -> Command {
    Command::MintaKelengkapan {
        permintaan: permintaan.to_owned(),
    }
}

pub(crate) fn merge(ke: NomorRegister) -> Command {
    Command::Gabungkan {
        ke,
        alasan: "Peristiwa yang sama".to_owned(),
    }
}

pub(crate) fn rate(nilai: Nilai) -> Command {
    Command::BeriPenilaian {
        nilai,
        catatan: String::new(),
    }
}
