//! The bridge: everything the desktop's page can ask of the desktop's Rust, in one list.

use crate::aduan::{AduanView, Identitas, UkuranFoto};
use crate::notice::NoticeView;
use crate::problem::Problem;
use crate::referensi::Referensi;
use crate::session::{Orang, ServerInfo};
use domain::aduan::Jenis;
use domain::command::{Command, CommandKind};
use domain::id::{AduanId, LampiranId, NomorRegister, NoticeId, SkpdKode, Version};
use domain::status::StatusCode;
use domain::tenggat::Tenggat;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;
use std::future::Future;
use ts_rs::TS;
use uuid::Uuid;

macro_rules! bridge {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $response:ty;)+) => {
        /// The one who answers the page.
        pub trait Desk: Sync {
            $($(#[$doc])*
            fn $name(&self, request: $request)
                -> impl Future<Output = Result<$response, Problem>> + Send;)+
        }

        /// Names of every call, in the order of the list.
        pub const CALLS: &[&str] = &[$(stringify!($name)),+];

        /// Reads a call, has it answered, and writes the answer.
        pub async fn dispatch<D: Desk>(
            desk: &D,
            call: &str,
            payload: Value,
        ) -> Result<Value, Problem> {
            match call {
                $(stringify!($name) => write(&desk.$name(read::<$request>(payload)?).await?),)+
                _ => Err(unreadable(&format!("unknown call {call}"))), // a newer page than program
            }
        }

        /// The list as a TypeScript type: `Calls["aduan_list"]["request"]`.
        pub fn typescript_calls(config: &ts_rs::Config) -> String {
            let mut text = "export type Calls = {\n".to_owned();
            $(text.push_str(&format!(
                "  {}: {{ request: {}; response: {} }};\n",
                stringify!($name),
                <$request as TS>::name(config),
                <$response as TS>::name(config),
            ));)+
            text.push_str("};\n");
            text
        }

        /// Visits every type of the list.
        pub fn visit_call_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$request>();
            visitor.visit::<$response>();)+
        }
    };
}

bridge! {
    /// Who is signed in, where, and how the network and the keyring are.
    session_state(()) -> SessionState;
    /// Asks an address whether a SIPENDEKAR server answers there.
    server_check(ServerCheck) -> ServerInfo;
    /// Signs in and starts to synchronise.
    sign_in(SignIn) -> SessionState;
    /// Signs out; wipes keyring entry and cache.
    sign_out(()) -> SessionState;
    /// Reference data.
    referensi(()) -> Referensi;
    /// Rows of one view of the inbox, and the counts of all views.
    aduan_list(ListRequest) -> ListResponse;
    /// Everything the detail pane shows of one aduan.
    aduan_get(AduanRef) -> AduanDetail;
    /// Gives a command to the server. The answer is the aduan as it is now.
    aduan_command(CommandRequest) -> AduanDetail;
    /// The deadline that a disposition made now would get, with every day explained.
    tenggat_preview(()) -> TenggatPreview;
    /// A photo, from the server; never kept on disk.
    photo(PhotoRequest) -> Photo;
    /// The text being written, as it was last kept on this computer.
    draft_get(DraftRef) -> Draft;
    /// Keeps the text being written on this computer, encrypted.
    draft_save(DraftSave) -> Draft;
    /// The differences between two texts, word by word.
    diff(DiffRequest) -> Vec<DiffPart>;
    /// NIK and contact data of the reporter, with a recorded purpose.
    identity_reveal(RevealRequest) -> Identitas;
    /// Notices, newest first.
    notices(()) -> Vec<NoticeView>;
    /// The officer opened a notice.
    notice_opened(NoticeRef) -> ();
    /// Synchronises now.
    sync_now(()) -> SessionState;
}

fn read<T: serde::de::DeserializeOwned>(payload: Value) -> Result<T, Problem> {
    serde_json::from_value(payload).map_err(|error| unreadable(&error.to_string()))
}

fn write(answer: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(answer).map_err(|error| unreadable(&error.to_string()))
}

fn unreadable(why: &str) -> Problem {
    let detail =
        format!("Aplikasi meminta sesuatu yang tidak dikenal ({why}). Mulai ulang aplikasi.");
    Problem::new(
        0,
        "panggilan_tidak_dikenal",
        "Terjadi kesalahan pada aplikasi",
        detail,
    )
}

/// Events that Rust emits to the page, by the name of each.
pub mod event {
    /// The cache changed: lists and detail should be asked for again. No payload.
    pub const CHANGED: &str = "changed";
    /// [`super::SessionState`] changed; it is the payload.
    pub const SESSION: &str = "session";
    /// Open an aduan: the payload is its id.
    pub const OPEN: &str = "open";
}

/// State of the session for the frame around every screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionState {
    /// Address of the server last used or set by policy.
    pub alamat: Option<String>,
    /// Who is signed in.
    pub orang: Option<Orang>,
    /// Where the token is.
    pub brankas: Brankas,
    /// Whether the server answers.
    pub jaringan: Jaringan,
    /// When the cache was last as new as the server.
    #[ts(type = "string | null")]
    pub tersinkron: Option<Timestamp>,
    /// The same in words: `13.08`.
    pub tersinkron_teks: Option<String>,
}

/// State of the OS keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Brankas {
    /// It works: the token survives a restart.
    Siap,
    /// It is locked: waiting, retrying, wiping nothing.
    Terkunci,
    /// There is none: the session lives until the window closes.
    TidakAda,
}

/// State of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Jaringan {
    /// The server answers.
    Daring,
    /// It does not; the cache is shown and drafts are kept here.
    Luring,
    /// The server ended the session: sign in again, nothing is lost.
    SesiBerakhir,
}

/// An address to try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerCheck {
    /// As typed: `sipendekar.bengkaliskab.go.id`.
    pub alamat: String,
}

/// The sign-in form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignIn {
    /// Address of the server, as typed.
    pub alamat: String,
    /// User name.
    pub pengguna: String,
    /// Password; never kept.
    pub sandi: String,
    /// Keep the token in the OS keyring.
    pub ingat: bool,
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignIn({}, {}, •••)", self.alamat, self.pengguna)
    }
}

/// The views of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pandangan {
    /// Whatever waits for the one who looks.
    PerluTindakan,
    /// Due today.
    JatuhTempoHariIni,
    /// Past due.
    LewatTenggat,
    /// Status `masuk`.
    Masuk,
    /// Status `perlu_kelengkapan`.
    PerluKelengkapan,
    /// Status `disposisi`.
    Disposisi,
    /// Status `dikembalikan`.
    Dikembalikan,
    /// Status `penanganan`.
    Penanganan,
    /// Both postponed statuses.
    Pending,
    /// Status `draf_jawaban`.
    DrafJawaban,
    /// Status `perlu_perbaikan`.
    PerluPerbaikan,
    /// Status `dijawab`.
    Dijawab,
    /// Status `selesai`, and what was merged or belongs to others.
    Selesai,
    /// Status `ditolak`.
    Ditolak,
}

impl Pandangan {
    /// Every view, in the order of the rail.
    pub const ALL: [Self; 14] = [
        Self::PerluTindakan,
        Self::JatuhTempoHariIni,
        Self::LewatTenggat,
        Self::Masuk,
        Self::PerluKelengkapan,
        Self::Disposisi,
        Self::Dikembalikan,
        Self::Penanganan,
        Self::Pending,
        Self::DrafJawaban,
        Self::PerluPerbaikan,
        Self::Dijawab,
        Self::Selesai,
        Self::Ditolak,
    ];
}

/// What the list should show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListRequest {
    /// Which view.
    pub pandangan: Pandangan,
    /// Only this kind.
    pub jenis: Option<Jenis>,
    /// Words that must occur in number, title, text or place; empty for all.
    pub cari: String,
    /// Order of the rows.
    pub urutan: Urutan,
}

/// Order of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Urutan {
    /// Least time left first.
    #[default]
    TenggatTerdekat,
    /// Newest first.
    Terbaru,
    /// Oldest first.
    Terlama,
}

/// Rows and counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListResponse {
    /// The rows of the view.
    pub baris: Vec<AduanRow>,
    /// How many rows every view has, in the order of [`Pandangan::ALL`].
    pub jumlah: Vec<JumlahPandangan>,
    /// How many of this view are of each kind, before `jenis` is applied.
    pub per_jenis: Vec<JumlahJenis>,
}

/// Count of one view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct JumlahPandangan {
    pub pandangan: Pandangan,
    pub jumlah: u32,
}

/// Count of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct JumlahJenis {
    pub jenis: Jenis,
    pub jumlah: u32,
}

/// One row of the inbox, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AduanRow {
    /// Identity.
    pub id: AduanId,
    /// Register number.
    pub nomor: NomorRegister,
    /// Title.
    pub judul: String,
    /// Kind.
    pub jenis: Jenis,
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// Where it stands.
    pub status: StatusCode,
    /// The status in words.
    pub status_label: String,
    /// What goes beside the status: the SKPD, the kind, or `menunggu warga`.
    pub konteks: String,
    /// Number of photos.
    pub foto: u32,
    /// Arrival in words: `11.52` today, `11 Agt` before.
    pub diterima: String,
    /// The deadline chip; none once nothing more will happen.
    pub chip: Option<Chip>,
    /// Changed since this officer last opened it.
    pub belum_dibaca: bool,
}

/// The deadline chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Chip {
    /// Its form.
    pub keadaan: KeadaanChip,
    /// `2 hari lagi`, `Lewat 5 j 10 m`, `Dijeda`.
    pub teks: String,
}

/// The form of a chip: the urgency of a running clock, or a paused one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "see domain::teks_waktu::KeadaanTenggat")]
pub enum KeadaanChip {
    Aman,
    Mendekat,
    Genting,
    Lewat,
    Dijeda,
}

/// Which aduan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AduanRef {
    /// Identity.
    pub id: AduanId,
}

/// The detail pane, with names and dates in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AduanDetail {
    /// The aduan as the viewer may see it.
    pub view: AduanView,
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// Name of the desa or kelurahan.
    pub desa: String,
    /// Name of the field of complaint.
    pub kategori: Option<String>,
    /// Name of the lead SKPD.
    pub skpd_nama: Option<String>,
    /// Names of the supporting SKPD.
    pub pendukung_nama: Vec<String>,
    /// The status in words.
    pub status_label: String,
    /// The deadline chip.
    pub chip: Option<Chip>,
    /// `Disposisi paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2`.
    pub tenggat_teks: Option<String>,
    /// Every day of the running deadline, counted or skipped.
    pub tenggat_hari: Vec<TenggatHari>,
    /// Date of the event in words.
    pub peristiwa_teks: String,
    /// Arrival in words.
    pub diterima_teks: String,
    /// What the viewer may do now.
    pub tindakan: Vec<CommandKind>,
    /// SKPD that probably have to answer, best first; only where the viewer may dispose.
    pub saran: Vec<SaranSkpd>,
    /// What happened and what comes next.
    pub linimasa: Vec<Linimasa>,
    /// Published answers to like aduan, best first.
    pub serupa: Vec<JawabanSerupa>,
}

/// A published answer that may help to write another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JawabanSerupa {
    /// Its aduan.
    pub nomor: NomorRegister,
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// The published text.
    pub isi: String,
    /// What the citizen thought of it.
    pub nilai: Option<domain::aduan::Nilai>,
}

/// A suggested SKPD, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaranSkpd {
    /// Which.
    pub kode: SkpdKode,
    /// Its name.
    pub nama: String,
    /// Confidence in percent; all suggestions together are at most 100.
    pub persen: u8,
    /// `tinggi`, `sedang` or `rendah`.
    pub keyakinan: String,
    /// Why, in words.
    pub alasan: Vec<String>,
    /// How many aduan it is working on.
    pub aktif: u32,
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Linimasa {
    /// `Diterima`, `Didisposisikan ke Dinas PUPR`, `Menunggu disposisi`.
    pub judul: String,
    /// Reason or note.
    pub isi: Option<String>,
    /// Who.
    pub oleh: Option<String>,
    /// `Sel, 11 Agt 09.47`, or `Paling lambat …`.
    pub waktu: String,
    /// Done, now, or still to come.
    pub keadaan: KeadaanLinimasa,
}

/// Done, now, or still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum KeadaanLinimasa {
    Selesai,
    Kini,
    Nanti,
}

/// A command to one aduan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommandRequest {
    /// Which aduan.
    pub id: AduanId,
    /// The version the officer was looking at.
    pub version: Version,
    /// Chosen once per intention; a repeated request is answered, not repeated.
    #[ts(type = "string")]
    pub kunci: Uuid,
    /// What is asked.
    pub command: Command,
}

/// A deadline before it exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TenggatPreview {
    /// As it would be counted.
    pub tenggat: Tenggat,
    /// `Rabu, 19 Agustus 2026`.
    pub tanggal: String,
    /// `Pukul 16.00 WIB · 3 hari kerja`.
    pub keterangan: String,
    /// Every day from today to the due date.
    pub hari: Vec<TenggatHari>,
}

/// One day of a deadline's explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TenggatHari {
    /// `Kam 13`.
    pub tanggal: String,
    /// `Hari kerja ke-1`, `Akhir pekan`, `HUT Kemerdekaan RI`.
    pub teks: String,
    /// How it was counted.
    pub hitungan: Hitungan,
}

/// How a day was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hitungan {
    Mulai,
    Dihitung,
    Dilewati,
    JatuhTempo,
}

/// Which photo, how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PhotoRequest {
    pub aduan: AduanId,
    pub lampiran: LampiranId,
    pub ukuran: UkuranFoto,
}

/// A photo for an `<img>`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Photo {
    /// `data:image/jpeg;base64,…`.
    pub data_url: String,
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Photo({} bytes)", self.data_url.len())
    }
}

/// What a text on this computer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// The SKPD's draft answer.
    Tanggapan,
    /// Diskominfo's corrected answer.
    Koreksi,
    /// The note of a disposition.
    Disposisi,
}

/// Which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DraftRef {
    pub aduan: AduanId,
    pub untuk: DraftKind,
    /// Which version of the SKPD's draft is being corrected; none for other texts.
    pub draf_versi: Option<u32>,
}

/// A text to keep; an empty one removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DraftSave {
    pub aduan: AduanId,
    pub untuk: DraftKind,
    /// Which version of the SKPD's draft is being corrected; none for other texts.
    pub draf_versi: Option<u32>,
    pub isi: String,
}

/// A text kept on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// The text; empty if none is kept.
    pub isi: String,
    /// When it was kept, in words: `13.06`.
    pub disimpan: Option<String>,
    /// A text kept on an earlier version of the SKPD's draft; offered, never shown unasked.
    pub usang: Option<String>,
}

/// Two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DiffRequest {
    pub lama: String,
    pub baru: String,
}

/// A run of words that is in both texts, or in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffPart {
    /// In both, or in which.
    pub jenis: DiffKind,
    /// The words, with their white space.
    pub teks: String,
}

/// In both texts, only in the old one, only in the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DiffKind {
    Sama,
    Dihapus,
    Ditambah,
}

/// Whose identity, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevealRequest {
    /// Which aduan.
    pub id: AduanId,
    /// The purpose, recorded and shown to the citizen.
    pub tujuan: String,
}

/// Which notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NoticeRef {
    pub id: NoticeId,
}
