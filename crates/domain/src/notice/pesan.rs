//! Messages that leave the portal: what they say, and when they are tried again. Nothing of an aduan
//! but its number stands in one; what happened is read after signing in.

use crate::batas::BATAS;
use crate::codes;
use crate::id::NomorRegister;
use crate::person::kode_sekali::KodeSekali;
use jiff::SignedDuration;
use std::collections::BTreeSet;

codes! {
    /// The way by which a message goes.
    pub enum Channel {
        /// E-mail.
        Surel = "surel" / "email",
        /// WhatsApp, on the telephone.
        Whatsapp = "whatsapp" / "WhatsApp",
        /// SMS, on the telephone.
        Sms = "sms" / "SMS",
    }
    /// What people call it.
    label
}

/// Where a channel leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To an address of e-mail.
    Surel,
    /// To a telephone.
    Telepon,
}

impl Channel {
    /// Where it leads.
    pub fn reach(self) -> Reach {
        match self {
            Self::Surel => Reach::Surel,
            Self::Whatsapp | Self::Sms => Reach::Telepon,
        }
    }

    /// What is tried where this one does not take a message: a telephone without WhatsApp, or one
    /// that nobody could reach for days, gets an SMS.
    pub fn instead(self) -> Option<Self> {
        match self {
            Self::Whatsapp => Some(Self::Sms),
            Self::Surel | Self::Sms => None,
        }
    }
}

/// By which of the channels that somebody can be told by, and wants, they are: never twice on the
/// same telephone. An SMS costs the most, and is only sent where there is no WhatsApp.
pub fn ways(wanted: &BTreeSet<Channel>) -> BTreeSet<Channel> {
    let stands_back = |channel: &Channel| {
        let before = Channel::ALL
            .into_iter()
            .find(|one| one.instead() == Some(*channel));
        before.is_some_and(|before| wanted.contains(&before))
    };
    let kept = wanted.iter().filter(|channel| !stands_back(channel));
    kept.copied().collect()
}

codes! {
    /// What a message is about.
    pub enum PesanJenis {
        /// There is news about an aduan.
        Kabar = "kabar",
        /// A code that proves that the address is the owner's.
        KonfirmasiSurel = "konfirmasi_surel",
        /// A code for a new password.
        KodeSandi = "kode_sandi",
        /// The password of the account was replaced.
        SandiDiganti = "sandi_diganti",
        /// The account has another address now; told to the old one.
        SurelDiganti = "surel_diganti",
        /// Somebody tried to register with the NIK of the account.
        NikDidaftarkan = "nik_didaftarkan",
    }
}

impl PesanJenis {
    /// Whether somebody may switch it off. What protects an account is told all the same.
    pub const fn can_be_off(self) -> bool {
        matches!(self, Self::Kabar)
    }
}

codes! {
    /// What has become of a message.
    pub enum PesanStatus {
        /// It waits for its next attempt, or is being sent now.
        Menunggu = "menunggu",
        /// Handed over to whoever carries it.
        Terkirim = "terkirim",
        /// Refused for good, mostly because there is no such address.
        Ditolak = "ditolak",
        /// Tried for too long.
        Menyerah = "menyerah",
        /// Not wanted any more: switched off, or the account was closed.
        Batal = "batal",
    }
}

/// How long a message is tried.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(72);

/// The longest wait between two attempts.
const LONGEST: i64 = 4 * 3600;

/// How long to wait after so many attempts: longer each time, and not the same for all, so that they
/// do not come all at once. `chance` is random.
pub fn wait_after(attempts: u32, chance: u32) -> SignedDuration {
    let doublings = 2 * attempts.saturating_sub(1).min(8);
    let seconds = (60_i64 << doublings).min(LONGEST);
    let more = i64::from(chance) % (seconds / 4);
    SignedDuration::from_secs(seconds + more)
}

/// The text of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// One line.
    pub judul: String,
    /// The rest.
    pub isi: String,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the kinds of PesanJenis")]
pub enum Content {
    Kabar(NomorRegister),
    KonfirmasiSurel(KodeSekali),
    KodeSandi(KodeSekali),
    SandiDiganti,
    SurelDiganti,
    NikDidaftarkan,
}

impl Content {
    /// The news of an aduan, which travels by telephone too. What is about an account goes by e-mail.
    pub fn news(&self, portal: &str) -> Option<News> {
        match self {
            Self::Kabar(nomor) => Some(News::new(*nomor, portal)),
            Self::KonfirmasiSurel(_)
            | Self::KodeSandi(_)
            | Self::SandiDiganti
            | Self::SurelDiganti
            | Self::NikDidaftarkan => None,
        }
    }

    /// The message as an e-mail. `portal` is the public address.
    pub fn text(&self, portal: &str) -> Text {
        let portal = portal.trim_end_matches('/');
        match self {
            Self::Kabar(nomor) => News::new(*nomor, portal).surel(),
            Self::KonfirmasiSurel(kode) => of_kode(
                "Kode untuk email Anda",
                ("Kode untuk mengonfirmasi alamat email ini", kode),
                &format!("{portal}/data-saya/konfirmasi"),
                "Bila Anda tidak memakai SIPENDEKAR, abaikan email ini.",
            ),
            Self::KodeSandi(kode) => of_kode(
                "Kode untuk kata sandi baru",
                ("Kode untuk membuat kata sandi baru", kode),
                &format!("{portal}/lupa-sandi"),
                "Bila bukan Anda yang meminta, abaikan email ini: kata sandi Anda tidak berubah.",
            ),
            Self::SandiDiganti => sandi_diganti(portal),
            Self::SurelDiganti => surel_diganti(),
            Self::NikDidaftarkan => nik_didaftarkan(portal),
        }
    }
}

fn of_kode(judul: &str, (what, kode): (&str, &KodeSekali), page: &str, otherwise: &str) -> Text {
    let (kode, menit) = (kode.grouped(), BATAS.kode_surel_menit);
    let isi = format!(
        "{what}: {kode}\n\n\
         Tulis kode itu di halaman ini, dalam {menit} menit:\n\
         {page}\n\n\
         {otherwise}"
    );
    of_account(judul, &isi)
}

fn sandi_diganti(portal: &str) -> Text {
    let isi = format!(
        "Kata sandi akun SIPENDEKAR Anda baru saja diganti.\n\n\
         Bila bukan Anda yang menggantinya, buat kata sandi baru di halaman ini, atau datang ke loket \
         Diskominfotik dengan membawa KTP:\n\
         {portal}/lupa-sandi"
    );
    of_account("Kata sandi Anda diganti", &isi)
}

fn surel_diganti() -> Text {
    let isi = "Akun SIPENDEKAR yang memakai alamat email ini sekarang memakai alamat lain, atau tidak \
        memakai email lagi.\n\n\
        Bila bukan Anda yang menggantinya, datang ke loket Diskominfotik dengan membawa KTP.";
    of_account("Alamat email akun Anda diganti", isi)
}

fn nik_didaftarkan(portal: &str) -> Text {
    let isi = format!(
        "Seseorang mencoba mendaftar dengan NIK Anda. Akun Anda tidak berubah.\n\n\
         Bila itu Anda sendiri: akun Anda sudah ada. Masuk dengan kata sandi yang lama, atau buat \
         yang baru di halaman ini:\n\
         {portal}/lupa-sandi\n\n\
         Bila bukan Anda, tidak ada yang perlu dilakukan."
    );
    of_account("Ada yang mencoba mendaftar dengan NIK Anda", &isi)
}

/// There is news about an aduan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Which.
    pub nomor: NomorRegister,
    /// The public address of the portal, without a slash at its end.
    portal: String,
}

impl News {
    /// `portal` is the public address.
    pub fn new(nomor: NomorRegister, portal: &str) -> Self {
        let portal = portal.trim_end_matches('/').to_owned();
        Self { nomor, portal }
    }

    /// Where it is read.
    pub fn address(&self) -> String {
        format!("{}/aduan/{}", self.portal, self.nomor)
    }

    /// As an SMS: one, by letters that every telephone has.
    pub fn sms(&self) -> String {
        format!(
            "SIPENDEKAR: ada kabar tentang aduan {}. Baca: {} Kami tidak pernah meminta kata sandi.",
            self.nomor,
            self.address()
        )
    }

    fn surel(&self) -> Text {
        let Self { nomor, portal } = self;
        let isi = format!(
            "Ada kabar tentang aduan Anda dengan nomor {nomor}.\n\n\
             Baca kabarnya di sini, setelah masuk dengan NIK dan kata sandi Anda:\n\
             {}\n\n\
             Demi keamanan, isi kabar tidak ditulis di email ini. {NEVER_ASKED}\n\n\
             Tidak ingin menerima email ini lagi? Matikan di halaman Data saya:\n\
             {portal}/data-saya\n\n\
             {AUTOMATIC}\n",
            self.address()
        );
        Text {
            judul: format!("Ada kabar tentang aduan {nomor}"),
            isi,
        }
    }
}

const NEVER_ASKED: &str = "Kami tidak pernah meminta kata sandi lewat email.";
const AUTOMATIC: &str = "Email ini dikirim otomatis. Mohon tidak membalasnya.";

fn of_account(judul: &str, isi: &str) -> Text {
    Text {
        judul: format!("{judul} - SIPENDEKAR"),
        isi: format!("{isi}\n\n{NEVER_ASKED}\n\n{AUTOMATIC}\n"),
    }
}
