//! One aduan as its citizen reads it.

use crate::form::Form;
use crate::view::{Frame, Menu};
use askama::Template;
use domain::aduan::command::CommandKind;
use domain::aduan::status::StatusCode;
use domain::aduan::{Nilai, Privasi};
use domain::batas::BATAS;
use domain::kata::waktu::{jam, tanggal, tanggal_pendek, waktu_panjang};
use domain::tenggat::Aturan;
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use service::aduan::warga::{AduanWarga, LinimasaWarga};
use uuid::Uuid;
use wire::desk::KeadaanLinimasa;

/// `/aduan/{nomor}`.
#[derive(Template)]
#[template(path = "aduan.html")]
pub(crate) struct AduanPage {
    pub(crate) frame: Frame,
    pub(crate) a: AduanWargaView,
    pub(crate) form: Form,
    pub(crate) flash: Option<&'static str>,
    /// The key of what was just sent, if the address says it.
    pub(crate) terkirim: Option<Uuid>,
    /// A text whose form is offered no more.
    pub(crate) tertinggal: Option<String>,
    /// Whose drafts the device keeps.
    pub(crate) pemilik: String,
    pub(crate) niat: String,
    /// Rating and objection stand on one page; each is sent under a key of its own.
    pub(crate) niat_kedua: String,
}

/// Icon and tone of a status; the word always stands beside it.
#[derive(Clone, Copy)]
pub(crate) struct Nada {
    pub(crate) ikon: &'static str,
    pub(crate) kelas: &'static str,
}

/// One row of the list.
pub(crate) struct Baris {
    pub(crate) nomor: String,
    pub(crate) judul: String,
    pub(crate) nada: Nada,
    pub(crate) status: String,
    pub(crate) tempat: String,
    pub(crate) diterima: String,
    pub(crate) giliran: String,
    /// Whether it waits for the citizen.
    pub(crate) perlu: bool,
}

/// Everything on the page.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one per form that may be shown"
)]
pub(crate) struct AduanWargaView {
    pub(crate) nomor: String,
    pub(crate) judul: String,
    pub(crate) nada: Nada,
    pub(crate) status: String,
    pub(crate) giliran: String,
    /// Whether nothing more will happen.
    pub(crate) berakhir: bool,
    /// Why it ended without an answer.
    pub(crate) alasan: Option<String>,
    pub(crate) diterima: String,
    pub(crate) jenis: &'static str,
    pub(crate) uraian: String,
    pub(crate) lokasi: String,
    pub(crate) tempat: String,
    pub(crate) tanggal_peristiwa: String,
    pub(crate) kategori: Option<String>,
    pub(crate) privasi: &'static str,
    pub(crate) permintaan: Option<String>,
    pub(crate) linimasa: Vec<LinimasaView>,
    pub(crate) jawaban: Vec<JawabanView>,
    pub(crate) penilaian: Option<PenilaianView>,
    pub(crate) foto: Vec<FotoView>,
    pub(crate) boleh_lengkapi: bool,
    pub(crate) boleh_nilai: bool,
    /// Until when the verdict may be taken back, where it may be.
    pub(crate) batal_sampai: Option<String>,
    /// How long that is after a "Puas": `1 hari kerja`.
    pub(crate) masa_batal: String,
    pub(crate) boleh_keberatan: bool,
    pub(crate) boleh_tambah: bool,
}

/// One line of the linimasa.
pub(crate) struct LinimasaView {
    pub(crate) judul: String,
    pub(crate) isi: Option<String>,
    pub(crate) waktu: Option<String>,
    /// Empty when done, `kini`, `nanti` or `akhir`: the end without an answer.
    pub(crate) kelas: &'static str,
}

/// One published answer.
pub(crate) struct JawabanView {
    pub(crate) isi: String,
    pub(crate) skpd: String,
    pub(crate) pada: String,
}

/// The verdict the citizen gave.
pub(crate) struct PenilaianView {
    pub(crate) nilai: &'static str,
    pub(crate) catatan: String,
    pub(crate) pada: String,
}

/// Addresses of one photo.
pub(crate) struct FotoView {
    pub(crate) kecil: String,
    pub(crate) besar: String,
}

/// `Desa Selat Baru`, `Bantan` → one line.
pub(crate) fn tempat(aduan: &AduanWarga) -> String {
    format!("{}, Kecamatan {}", aduan.desa, aduan.kecamatan)
}

fn hari(pada: Timestamp) -> String {
    tanggal(wib(pada).date())
}

impl From<AduanWarga> for Baris {
    fn from(aduan: AduanWarga) -> Self {
        Self {
            nomor: aduan.nomor.to_string(),
            nada: nada(aduan.status),
            tempat: tempat(&aduan),
            diterima: hari(aduan.diterima_pada),
            perlu: aduan.perlu,
            judul: aduan.isi.judul,
            status: aduan.status_teks,
            giliran: aduan.giliran,
        }
    }
}

impl From<AduanWarga> for AduanWargaView {
    fn from(aduan: AduanWarga) -> Self {
        let nomor = aduan.nomor.to_string();
        let unanswered = is_unanswered(aduan.status);
        let mut linimasa: Vec<LinimasaView> =
            aduan.linimasa.iter().map(LinimasaView::from).collect();
        let last = linimasa.last_mut().filter(|_| unanswered);
        let alasan = last.and_then(|last| {
            last.kelas = "akhir";
            last.isi.clone()
        });
        let boleh = |kind: CommandKind| aduan.perintah.contains(&kind);
        Self {
            nada: nada(aduan.status),
            diterima: hari(aduan.diterima_pada),
            jenis: aduan.isi.jenis.label(),
            tempat: tempat(&aduan),
            tanggal_peristiwa: tanggal(aduan.isi.tanggal_peristiwa),
            privasi: privasi(aduan.isi.privasi),
            linimasa,
            berakhir: aduan.status.is_final(),
            alasan,
            jawaban: aduan.jawaban.iter().map(JawabanView::from).collect(),
            penilaian: aduan.penilaian.as_ref().map(PenilaianView::from),
            foto: foto(&aduan),
            boleh_lengkapi: boleh(CommandKind::Lengkapi),
            boleh_nilai: boleh(CommandKind::BeriPenilaian) && aduan.penilaian.is_none(),
            batal_sampai: aduan.batal_sampai.map(waktu_panjang),
            masa_batal: lama(aduan.penutupan),
            boleh_keberatan: boleh(CommandKind::AjukanKeberatan),
            boleh_tambah: boleh(CommandKind::TambahKeterangan),
            nomor,
            judul: aduan.isi.judul,
            status: aduan.status_teks,
            giliran: aduan.giliran,
            uraian: aduan.isi.uraian,
            lokasi: aduan.isi.lokasi,
            kategori: aduan.kategori,
            permintaan: aduan.permintaan,
        }
    }
}

impl From<&LinimasaWarga> for LinimasaView {
    fn from(linimasa: &LinimasaWarga) -> Self {
        Self {
            judul: linimasa.judul.clone(),
            isi: linimasa.isi.clone(),
            waktu: linimasa
                .waktu
                .map(|pada| format!("{} {}", tanggal_pendek(wib(pada).date()), jam(pada)) + " WIB"),
            kelas: match linimasa.keadaan {
                KeadaanLinimasa::Selesai => "",
                KeadaanLinimasa::Kini => "kini",
                KeadaanLinimasa::Nanti => "nanti",
            },
        }
    }
}

impl From<&service::aduan::warga::JawabanWarga> for JawabanView {
    fn from(jawaban: &service::aduan::warga::JawabanWarga) -> Self {
        Self {
            isi: jawaban.isi.clone(),
            skpd: jawaban.skpd.clone(),
            pada: waktu_panjang(jawaban.pada),
        }
    }
}

impl From<&domain::aduan::Penilaian> for PenilaianView {
    fn from(penilaian: &domain::aduan::Penilaian) -> Self {
        Self {
            nilai: match penilaian.nilai {
                Nilai::Puas => "Puas",
                Nilai::BelumPuas => "Belum puas",
            },
            catatan: penilaian.catatan.clone(),
            pada: waktu_panjang(penilaian.pada),
        }
    }
}

/// `1 hari kerja`.
fn lama(aturan: Aturan) -> String {
    format!("{} {}", aturan.jumlah, aturan.satuan.label())
}

fn foto(aduan: &AduanWarga) -> Vec<FotoView> {
    let alamat = |id| format!("/aduan/{}/foto/{id}", aduan.nomor);
    aduan
        .lampiran
        .iter()
        .map(|lampiran| FotoView {
            kecil: format!("{}?ukuran=kecil", alamat(lampiran.id)),
            besar: format!("{}?ukuran=besar", alamat(lampiran.id)),
        })
        .collect()
}

fn privasi(privasi: Privasi) -> &'static str {
    match privasi {
        Privasi::Terbuka => "Dinas melihat nama Anda.",
        Privasi::Anonim => "Nama Anda dirahasiakan dari dinas.",
        Privasi::Rahasia => {
            "Rahasia: hanya Diskominfotik, satu dinas yang menjawab, dan Inspektorat."
        }
    }
}

/// Ended, and not by an answer.
fn is_unanswered(status: StatusCode) -> bool {
    matches!(status, StatusCode::Ditolak | StatusCode::BukanKewenangan)
}

/// Icon and tone of a status.
pub(crate) fn nada(status: StatusCode) -> Nada {
    let (ikon, kelas) = match status {
        StatusCode::Masuk => ("inbox", "st-masuk"),
        StatusCode::PerluKelengkapan => ("message-circle-question", "st-tunggu"),
        StatusCode::Disposisi => ("forward", "st-disposisi"),
        StatusCode::Penanganan => ("wrench", "st-tangani"),
        StatusCode::DitundaPerwaktu => ("calendar-clock", "st-tunggu"),
        StatusCode::DitundaCatatan => ("sticky-note", "st-tunggu"),
        StatusCode::Dikembalikan | StatusCode::BukanKewenangan => ("corner-up-left", "st-perlu"),
        StatusCode::DrafJawaban | StatusCode::PerluPerbaikan => ("file-pen-line", "st-masuk"),
        StatusCode::Dijawab => ("mail-check", "st-ok"),
        StatusCode::Selesai => ("circle-check-big", "st-ok"),
        StatusCode::Ditolak => ("ban", "st-tolak"),
        StatusCode::Digabung => ("forward", "st-tunggu"),
    };
    Nada { ikon, kelas }
}
