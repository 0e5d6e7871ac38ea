//! What a citizen sees and changes of the own account.

use super::{BATAS, Frame, Menu};
use crate::form::Form;
use askama::Template;
use domain::notice::pesan::Channel;
use service::akun::Kontak;
use service::notice::Switch;
use wire::aduan::Identitas;

/// `/data-saya`.
#[derive(Template)]
#[template(path = "data_saya.html")]
pub(crate) struct DataSaya {
    pub(crate) frame: Frame,
    pub(crate) data: IdentitasSamar,
    pub(crate) flash: Option<String>,
}

/// `/data-saya/lengkap`.
#[derive(Template)]
#[template(path = "data_lengkap.html")]
pub(crate) struct DataLengkap {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
    /// Once the password was typed.
    pub(crate) identitas: Option<Identitas>,
}

/// `/data-saya/kata-sandi`.
#[derive(Template)]
#[template(path = "ganti_sandi.html")]
pub(crate) struct GantiSandi {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
}

/// `/data-saya/telepon` and `/data-saya/surel`.
#[derive(Template)]
#[template(path = "ganti_kontak.html")]
pub(crate) struct GantiKontak {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
    pub(crate) kontak: Kontak,
}

/// `/data-saya/konfirmasi`.
#[derive(Template)]
#[template(path = "konfirmasi.html")]
pub(crate) struct Konfirmasi {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
    /// The address that the code went to.
    pub(crate) surel: String,
}

/// A citizen's own data, masked.
pub(crate) struct IdentitasSamar {
    pub(crate) nama: String,
    pub(crate) nik_samar: String,
    /// When staff saw it on the KTP, if they did.
    pub(crate) nik_diperiksa: Option<String>,
    pub(crate) telepon_samar: String,
    pub(crate) has_telepon: bool,
    pub(crate) surel: String,
    /// Whether the address was proven, if there is one.
    pub(crate) surel_confirmed: Option<bool>,
    /// By what news can be told, and whether it is.
    pub(crate) channels: Vec<(Channel, Switch)>,
    pub(crate) pembukaan: Vec<PembukaanView>,
    pub(crate) catatan: Vec<CatatanView>,
}

impl IdentitasSamar {
    /// Whether an SMS stands in for another way to the same telephone.
    fn has_sms_in_reserve(&self) -> bool {
        let channels: Vec<_> = self.channels.iter().map(|(channel, _)| *channel).collect();
        let instead = channels.iter().filter_map(|channel| channel.instead());
        instead
            .into_iter()
            .any(|instead| channels.contains(&instead))
    }
}

/// One thing that happened at the account.
pub(crate) struct CatatanView {
    pub(crate) oleh: String,
    pub(crate) peristiwa: &'static str,
    pub(crate) tujuan: Option<String>,
    pub(crate) pada: String,
}

/// One time somebody revealed who the citizen is.
pub(crate) struct PembukaanView {
    pub(crate) oleh: String,
    pub(crate) tujuan: String,
    pub(crate) pada: String,
    pub(crate) nomor: String,
}
