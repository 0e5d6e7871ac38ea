//! What the templates show: plain structs, so that a page can be rendered and tested without a
//! store.

mod aduan;
mod own_account;

pub(crate) use aduan::{AduanPage, Baris};
pub(crate) use own_account::{
    CatatanView, DataLengkap, DataSaya, GantiKontak, GantiSandi, IdentitasSamar, Konfirmasi,
    PembukaanView,
};

use crate::answer::Message;
use crate::form::Form;
use askama::Template;
use domain::batas::BATAS;
use domain::notice::pesan::{Channel, Reach};
use domain::referensi::Kategori;
use domain::referensi::Wilayah;
use domain::tenggat::Aturan;
use service::notice::Waiting;
use uuid::Uuid;

/// The page of the menu that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Menu {
    Beranda,
    AduanSaya,
    Notices,
    DataSaya,
    Masuk,
    Daftar,
    Lain,
}

/// What surrounds every page.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) menu: Menu,
    /// Who is signed in.
    pub(crate) nama: Option<String>,
    /// Token for the forms of this page.
    pub(crate) csrf: String,
    pub(crate) instansi: String,
    /// The channels by which citizens are told.
    pub(crate) channels: Vec<Channel>,
    /// What waits for whoever is signed in.
    pub(crate) waiting: Waiting,
}

impl Frame {
    /// Whether citizens are told by e-mail.
    fn sends_surel(&self) -> bool {
        self.channels.contains(&Channel::Surel)
    }

    /// What an address of e-mail is used for, where it is.
    fn surel_hint(&self) -> String {
        self.hint(Reach::Surel, "")
    }

    /// What a number is used for, where it is.
    fn telepon_hint(&self) -> String {
        self.hint(
            Reach::Telepon,
            "Isi nomor HP atau email, salah satu cukup. ",
        )
    }

    fn hint(&self, reach: Reach, before: &str) -> String {
        let channels = self
            .channels
            .iter()
            .filter(|channel| channel.reach() == reach);
        match lewat(channels) {
            Some(lewat) => format!(
                "{before}Kami memberi tahu lewat {lewat} bila ada kabar. Dapat dimatikan kapan saja."
            ),
            None => before.trim_end().to_owned(),
        }
    }

    /// `email atau WhatsApp`: all the ways in which citizens are told, where there are any.
    fn lewat(&self) -> Option<String> {
        lewat(self.channels.iter())
    }
}

/// Names ways of being told.
fn lewat<'a>(channels: impl Iterator<Item = &'a Channel>) -> Option<String> {
    let names: Vec<_> = channels.map(|channel| channel.label()).collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => (*last).to_owned(),
        _ => format!("{} atau {last}", others.join(", ")),
    })
}

/// A promise in numbers: `2`, `hari kerja`.
pub(crate) struct Janji {
    pub(crate) jumlah: u32,
    pub(crate) satuan: &'static str,
}

impl From<Aturan> for Janji {
    fn from(aturan: Aturan) -> Self {
        Self {
            jumlah: aturan.jumlah,
            satuan: aturan.satuan.label(),
        }
    }
}

/// `/`.
#[derive(Template)]
#[template(path = "beranda.html")]
pub(crate) struct Beranda {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
    pub(crate) disposisi: Janji,
    pub(crate) tanggapan: Janji,
}

/// `/daftar`.
#[derive(Template)]
#[template(path = "daftar.html")]
pub(crate) struct Daftar {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
}

/// `/masuk`.
#[derive(Template)]
#[template(path = "masuk.html")]
pub(crate) struct Masuk {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
    pub(crate) flash: Option<&'static str>,
}

/// `/lupa-sandi`.
#[derive(Template)]
#[template(path = "lupa_sandi.html")]
pub(crate) struct LupaSandi {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
}

/// `/aduan/baru`.
#[derive(Template)]
#[template(path = "buat.html")]
pub(crate) struct Buat<'a> {
    pub(crate) frame: Frame,
    pub(crate) form: Form,
    /// Chosen when the form is shown, so that sending it twice files once.
    pub(crate) niat: String,
    /// Whose draft the device keeps.
    pub(crate) pemilik: String,
    pub(crate) session_ended: bool,
    pub(crate) wilayah: &'a Wilayah,
    pub(crate) kategori: &'a [Kategori],
    pub(crate) hari_ini: String,
    pub(crate) disposisi_sebelum: String,
}

/// `/aduan/{nomor}/tanda-terima`.
#[derive(Template)]
#[template(path = "tanda_terima.html")]
pub(crate) struct TandaTerima {
    pub(crate) frame: Frame,
    pub(crate) nomor: String,
    /// The key the form was sent with, if the address still says it.
    pub(crate) niat: Option<Uuid>,
    pub(crate) judul: String,
    pub(crate) diterima: String,
    pub(crate) jumlah_foto: usize,
    pub(crate) giliran: String,
}

/// `/aduan`.
#[derive(Template)]
#[template(path = "aduan_saya.html")]
pub(crate) struct AduanSaya {
    pub(crate) frame: Frame,
    /// What waits for the citizen.
    pub(crate) perlu: Vec<Baris>,
    pub(crate) lainnya: Vec<Baris>,
    /// How many more there are, which this version can not read.
    pub(crate) tak_terbaca: usize,
}

/// `/kabar`.
#[derive(Template)]
#[template(path = "kabar.html")]
pub(crate) struct Notices {
    pub(crate) frame: Frame,
    pub(crate) daftar: Vec<NoticeView>,
    pub(crate) is_first: bool,
    /// Where older ones begin, if there may be any.
    pub(crate) older: Option<i64>,
}

/// Something that happened to an aduan.
pub(crate) struct NoticeView {
    pub(crate) nomor: String,
    pub(crate) judul: String,
    pub(crate) pada: String,
    pub(crate) is_new: bool,
}

/// `/privasi`.
#[derive(Template)]
#[template(path = "privasi.html")]
pub(crate) struct Privasi {
    pub(crate) frame: Frame,
}

/// A page that only says something.
#[derive(Template)]
#[template(path = "pesan.html")]
pub(crate) struct MessagePage {
    pub(crate) frame: Frame,
    pub(crate) pesan: Message,
    pub(crate) request_id: String,
}

/// Too much to do, or too slow: told without knowing who asks.
#[derive(Template)]
#[template(path = "sela.html")]
pub(crate) struct Busy<'a> {
    pub(crate) judul: &'a str,
    pub(crate) isi: &'a str,
}

/// The session ended or the form grew stale while the citizen was writing; nothing typed is lost.
#[derive(Template)]
#[template(path = "kirim_lagi.html")]
pub(crate) struct KirimLagi {
    pub(crate) frame: Frame,
    pub(crate) session_ended: bool,
    /// Why it was not taken, unless the session ended or the form is stale.
    pub(crate) pesan: Option<String>,
    pub(crate) tujuan: String,
    pub(crate) isian: Vec<(String, String)>,
}

#[cfg(test)]
mod tests;
