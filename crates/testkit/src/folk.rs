//! Who lives and works there. Names, numbers and addresses are canaries: they must turn up nowhere but
//! where they belong.

use domain::id::SkpdKode;
use domain::person::aktor::Peran;
use secrecy::SecretString;
use service::akun::{FormPendaftaran, NewStaff};

/// What identifies a citizen.
pub struct Warga {
    /// National number.
    pub nik: &'static str,
    /// Name.
    pub nama: &'static str,
    /// Telephone.
    pub telepon: &'static str,
    /// E-mail.
    pub surel: &'static str,
    /// Password.
    pub sandi: &'static str,
}

/// A citizen.
pub const SITI: Warga = Warga {
    nik: "1403994508850001",
    nama: "Siti Kenari",
    telepon: "081298760001",
    surel: "siti.kenari@contoh.id",
    sandi: "burung-kenari-siti",
};

/// Another.
pub const BUDI: Warga = Warga {
    nik: "1403990101900002",
    nama: "Budi Merpati",
    telepon: "081298760002",
    surel: "budi.merpati@contoh.id",
    sandi: "burung-merpati-budi",
};

/// Password of every member of staff.
pub const SANDI_PETUGAS: &str = "burung-elang-petugas";

impl Warga {
    /// What they write to register.
    pub fn form(&self) -> FormPendaftaran {
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

    /// Every way in which NIK, telephone and e-mail could be written.
    pub fn private(&self) -> Vec<String> {
        let nasional = self.telepon.trim_start_matches('0');
        vec![
            self.nik.to_owned(),
            nasional.to_owned(),
            self.surel.to_owned(),
        ]
    }
}

/// A SKPD of the product's own reference data.
pub fn skpd(kode: &str) -> SkpdKode {
    SkpdKode::parse(kode).expect("a code")
}

/// A password.
pub fn sandi(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

/// What an operator writes to make an account of staff.
pub fn officer(pengguna: &str, nama: &str, peran: Peran, kode: Option<&str>) -> NewStaff {
    NewStaff {
        pengguna: pengguna.to_owned(),
        nama: nama.to_owned(),
        peran,
        skpd: kode.map(skpd),
        sandi: sandi(SANDI_PETUGAS),
    }
}
