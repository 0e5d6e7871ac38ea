//! From any refusal to the one shape that clients read: RFC 9457 with a stable code.

use crate::http::telemetry;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::alur::refusal::Refusal;
use service::{Error, NotDone};
use tracing::{error, warn};
use wire::problem::{Code, Gagal, Problem};

/// Heading of a form that has to be mended.
const MISTAKES: &str = "Isian perlu diperbaiki";

/// Media type of every refusal.
const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Seconds after which a server that was busy may be asked again.
const AGAIN_AFTER: u64 = 5;

/// A refused request on its way out.
#[derive(Debug)]
pub struct Failure {
    problem: Box<Problem>,
    retry_after: Option<u64>,
}

/// What a handler answers.
pub type Answer<T> = Result<T, Failure>;

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            problem: Box::new(problem),
            retry_after: None,
        }
    }
}

/// The one place where what the use cases say becomes HTTP.
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (code, detail) = (error.code(), error.pesan());
        let problem = |status, title| Problem::new(status, code, title, detail);
        match error {
            Error::Refused(refusal) => Problem {
                kolom: refusal.kolom().map(str::to_owned),
                ..problem(refused(&refusal), "Tindakan ditolak")
            }
            .into(),
            Error::NotFound => problem(404, "Tidak ditemukan").into(),
            Error::Conflict(konflik) => Problem {
                konflik: Some(Box::new(konflik)),
                ..problem(412, "Aduan sudah berubah")
            }
            .into(),
            Error::NotAll(of) => naming(problem(409, "Tidak ada yang dikerjakan"), of).into(),
            Error::Form(errors) => match errors.first() {
                Some(first) => problem(422, MISTAKES).at(first.kolom).into(),
                None => problem(422, MISTAKES).into(),
            },
            Error::WrongCredentials => problem(401, "Tidak dapat masuk").into(),
            Error::TooMany { tunggu_detik } | Error::NotYet { tunggu_detik } => Self {
                retry_after: Some(tunggu_detik),
                ..problem(429, "Terlalu sering").into()
            },
            Error::Forbidden => problem(403, "Tidak boleh").into(),
            Error::Full(cause) => {
                error!(cause = format!("{cause:#}"), "the disk is full");
                problem(507, "Penyimpanan penuh").into()
            }
            Error::Shortage(cause) => {
                warn!(cause = format!("{cause:#}"), "a request had to be put off");
                Self {
                    retry_after: Some(AGAIN_AFTER),
                    ..problem(503, "Server sedang sibuk").into()
                }
            }
            Error::Broken(cause) => broken(&format!("{cause:#}")).into(),
        }
    }
}

fn refused(refusal: &Refusal) -> u16 {
    match refusal {
        Refusal::PeranTidakBoleh { .. } | Refusal::BukanTugasAnda => 403,
        Refusal::StatusTidakCocok { .. } => 409,
        // About what was written, or about what has been before.
        Refusal::WajibDiisi { .. }
        | Refusal::TerlaluPanjang { .. }
        | Refusal::TerlaluPendek { .. }
        | Refusal::IsianBelumLengkap
        | Refusal::SkpdTidakDikenal { .. }
        | Refusal::SkpdTanpaPetugas { .. }
        | Refusal::SkpdGanda { .. }
        | Refusal::RahasiaTanpaPendukung
        | Refusal::PerluSuperadmin
        | Refusal::TanggalHarusMendatang
        | Refusal::TanggalTerlaluJauh
        | Refusal::IndukTidakDitemukan
        | Refusal::GabungKeDiriSendiri
        | Refusal::IndukTidakCocok
        | Refusal::IndukRahasia
        | Refusal::KeberatanSudahDipakai
        | Refusal::SudahDinilai
        | Refusal::BelumDinilai
        | Refusal::MasihPuas
        | Refusal::MasaPenilaianLewat
        | Refusal::SatuPerSatu
        | Refusal::BelumWaktunya => 422,
    }
}

/// Names each of several aduan that did not allow what was asked of all.
fn naming(problem: Problem, not_done: Vec<NotDone>) -> Problem {
    let named = not_done.into_iter().map(|one| Gagal {
        id: one.id,
        pesan: one.pesan,
    });
    Problem {
        gagal: Some(named.collect()),
        ..problem
    }
}

/// The server's own fault: logged here, once; the person gets a number to quote.
fn broken(cause: &str) -> Problem {
    let request_id = telemetry::request_id().map(|id| id.to_string());
    error!(request_id, cause, "internal error");
    let problem = Problem::new(
        500,
        Code::KesalahanServer,
        "Kesalahan pada server",
        "Terjadi kesalahan pada server. Coba lagi; bila terulang, sampaikan nomor permintaan ini \
         kepada administrator.",
    );
    Problem {
        request_id,
        ..problem
    }
}

impl Failure {
    /// What the client will read.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// No token, or one that is no longer good.
    pub fn not_signed_in() -> Self {
        let detail = "Sesi Anda tidak ada atau sudah berakhir. Masuk kembali.";
        Problem::new(401, Code::BelumMasuk, "Belum masuk", detail).into()
    }

    /// A token of an account that was closed.
    pub fn account_closed() -> Self {
        let detail =
            "Akun ini sudah ditutup. Bila itu keliru, minta superadmin membukanya kembali.";
        Problem::new(401, Code::AkunDitutup, "Akun ditutup", detail).into()
    }

    /// A citizen's token where only staff may go.
    pub fn staff_only() -> Self {
        let detail = "Bagian ini khusus petugas. Warga memakai portal SIPENDEKAR.";
        Problem::new(403, Code::KhususPetugas, "Khusus petugas", detail).into()
    }

    /// Nothing is there, or nothing that the one who asks may know of.
    pub fn not_found() -> Self {
        let detail = "Yang Anda cari tidak ada, atau bukan untuk Anda.";
        Problem::new(404, Code::TidakDitemukan, "Tidak ditemukan", detail).into()
    }

    /// A known path, asked in a way it does not know.
    pub fn method_not_allowed() -> Self {
        let detail = "Alamat ini tidak mengenal permintaan seperti itu.";
        Problem::new(405, Code::CaraSalah, "Cara meminta salah", detail).into()
    }

    /// A request that no program of ours would send.
    pub fn unreadable(status: u16, detail: &str) -> Self {
        Problem::new(
            status,
            Code::PermintaanSalah,
            "Permintaan tidak terbaca",
            detail,
        )
        .into()
    }

    /// A command that does not say which version it was decided on.
    pub fn version_required() -> Self {
        let detail = "Sebutkan versi aduan yang Anda lihat dalam kepala If-Match.";
        Problem::new(428, Code::VersiWajib, "Versi wajib disebut", detail).into()
    }

    /// More requests from one address than the limits allow.
    pub fn too_often(tunggu_detik: u64) -> Self {
        let detail = format!("Terlalu banyak permintaan. Coba lagi dalam {tunggu_detik} detik.");
        let problem = Problem::new(429, Code::TerlaluSering, "Terlalu sering", detail);
        Self {
            retry_after: Some(tunggu_detik),
            ..problem.into()
        }
    }

    /// The work took longer than anybody waits.
    pub fn too_slow() -> Self {
        let detail = "Server terlalu lama menjawab. Coba lagi sebentar lagi.";
        let problem = Problem::new(503, Code::TerlaluLama, "Terlalu lama", detail);
        Self {
            retry_after: Some(AGAIN_AFTER),
            ..problem.into()
        }
    }

    /// A handler that panicked.
    pub fn panicked() -> Self {
        broken("a handler panicked").into()
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, MEDIA_TYPE);
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(detik) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(detik));
        }
        response
    }
}

#[cfg(test)]
mod tests;
