//! Messages that leave the portal: what they say, and when they are tried again. Nothing of an aduan
//! but its number stands in one; what happened is read after signing in.

use crate::codes;
use crate::id::NomorRegister;
use jiff::SignedDuration;

codes! {
    /// The way by which a message goes.
    pub enum Channel {
        /// E-mail.
        Surel = "surel",
    }
}

codes! {
    /// What has become of a message.
    pub enum PesanStatus {
        /// It waits for its next attempt, or is being sent now.
        Menunggu = "menunggu",
        /// Handed over to the mail server.
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

/// Says that there is news about an aduan, and where to read it. `portal` is the public address.
pub fn text(nomor: NomorRegister, portal: &str) -> Text {
    let portal = portal.trim_end_matches('/');
    let isi = format!(
        "Ada kabar tentang aduan Anda dengan nomor {nomor}.\n\n\
         Baca kabarnya di sini, setelah masuk dengan NIK dan kata sandi Anda:\n\
         {portal}/aduan/{nomor}\n\n\
         Demi keamanan, isi kabar tidak ditulis di email ini. Kami tidak pernah meminta kata sandi \
         lewat email.\n\n\
         Tidak ingin menerima email ini lagi? Matikan di halaman Data saya:\n\
         {portal}/data-saya\n\n\
         Email ini dikirim otomatis. Mohon tidak membalasnya.\n"
    );
    Text {
        judul: format!("Ada kabar tentang aduan {nomor}"),
        isi,
    }
}
