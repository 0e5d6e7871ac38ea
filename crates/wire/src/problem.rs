//! Errors as RFC 9457 problems: a stable code for programs, a plain sentence for people.

use domain::aduan::status::StatusCode;
use domain::alur::refusal::Refusal;
use domain::id::{AduanId, Version};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

domain::codes! {
    /// Every problem there is. Programs decide by it.
    pub enum Code {
        /// The role may never do this.
        PeranTidakBoleh = "peran_tidak_boleh",
        /// The aduan is somebody else's task.
        BukanTugasAnda = "bukan_tugas_anda",
        /// The status of the aduan does not allow it.
        StatusTidakCocok = "status_tidak_cocok",
        /// A part of the command is empty.
        WajibDiisi = "wajib_diisi",
        /// A part of the command is too long.
        TerlaluPanjang = "terlalu_panjang",
        /// A part of the command is too short.
        TerlaluPendek = "terlalu_pendek",
        /// A `[placeholder]` of a template is still there.
        IsianBelumLengkap = "isian_belum_lengkap",
        /// No such SKPD, or none that takes dispositions.
        SkpdTidakDikenal = "skpd_tidak_dikenal",
        /// Nobody in that SKPD has an account.
        SkpdTanpaPetugas = "skpd_tanpa_petugas",
        /// A SKPD was named twice.
        SkpdGanda = "skpd_ganda",
        /// A confidential aduan goes to one SKPD alone.
        RahasiaTanpaPendukung = "rahasia_tanpa_pendukung",
        /// Returned twice: a superadmin decides.
        PerluSuperadmin = "perlu_superadmin",
        /// A postponement must end after today.
        TanggalHarusMendatang = "tanggal_harus_mendatang",
        /// A postponement of more than a year.
        TanggalTerlaluJauh = "tanggal_terlalu_jauh",
        /// The aduan to follow does not exist.
        IndukTidakDitemukan = "induk_tidak_ditemukan",
        /// An aduan cannot follow itself.
        GabungKeDiriSendiri = "gabung_ke_diri_sendiri",
        /// The aduan to follow was itself merged or refused.
        IndukTidakCocok = "induk_tidak_cocok",
        /// The aduan to follow is confidential.
        IndukRahasia = "induk_rahasia",
        /// There is one objection only.
        KeberatanSudahDipakai = "keberatan_sudah_dipakai",
        /// There is one verdict for each answer.
        SudahDinilai = "sudah_dinilai",
        /// There is no verdict to take back.
        BelumDinilai = "belum_dinilai",
        /// Whoever is satisfied does not object.
        MasihPuas = "masih_puas",
        /// Too late for a verdict.
        MasaPenilaianLewat = "masa_penilaian_lewat",
        /// Several were asked for what is done one by one.
        SatuPerSatu = "satu_per_satu",
        /// Not all of several aduan allowed it, so that nothing was done.
        TidakSemua = "tidak_semua",
        /// The clock came too early.
        BelumWaktunya = "belum_waktunya",
        /// Nothing is there, or nothing for the one who asks.
        TidakDitemukan = "tidak_ditemukan",
        /// Somebody else changed the aduan meanwhile.
        Konflik = "konflik",
        /// A form has mistakes.
        FormSalah = "form_salah",
        /// User name, NIK or password is wrong.
        SandiSalah = "sandi_salah",
        /// Too many attempts or requests.
        TerlaluSering = "terlalu_sering",
        /// The server's own fault.
        KesalahanServer = "kesalahan_server",
        /// Nobody is signed in, or not any more.
        BelumMasuk = "belum_masuk",
        /// The account was closed.
        AkunDitutup = "akun_ditutup",
        /// Only staff may go there.
        KhususPetugas = "khusus_petugas",
        /// A known path, asked in a way it does not know.
        CaraSalah = "cara_salah",
        /// A request that cannot be read.
        PermintaanSalah = "permintaan_salah",
        /// A command must name the version it was decided on.
        VersiWajib = "versi_wajib",
        /// The work took longer than anybody waits.
        TerlaluLama = "terlalu_lama",
        /// The server's disk is full.
        DiskPenuh = "disk_penuh",
        /// The server has no place for it just now; the same may be asked again in a moment.
        SedangSibuk = "sedang_sibuk",
        /// On this computer: the address of the server is wrong.
        AlamatSalah = "alamat_salah",
        /// On this computer: another program answers there.
        BukanSipendekar = "bukan_sipendekar",
        /// On this computer: the server cannot be reached.
        Luring = "luring",
        /// On this computer: the server did not answer in time.
        WaktuHabis = "waktu_habis",
        /// On this computer: the server's certificate cannot be trusted.
        SertifikatSalah = "sertifikat_salah",
        /// On this computer: the disk failed.
        PenyimpananGagal = "penyimpanan_gagal",
        /// On this computer: the officer has no aduan of that number.
        TautanTidakDitemukan = "tautan_tidak_ditemukan",
        /// On this computer: the page asks what the program does not know.
        PanggilanTidakDikenal = "panggilan_tidak_dikenal",
        /// A problem of a newer server; its sentences say what to do.
        #[serde(other)]
        Lain = "lain",
    }
}

impl From<&Refusal> for Code {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::PeranTidakBoleh { .. } => Self::PeranTidakBoleh,
            Refusal::BukanTugasAnda => Self::BukanTugasAnda,
            Refusal::StatusTidakCocok { .. } => Self::StatusTidakCocok,
            Refusal::WajibDiisi { .. } => Self::WajibDiisi,
            Refusal::TerlaluPanjang { .. } => Self::TerlaluPanjang,
            Refusal::TerlaluPendek { .. } => Self::TerlaluPendek,
            Refusal::IsianBelumLengkap => Self::IsianBelumLengkap,
            Refusal::SkpdTidakDikenal { .. } => Self::SkpdTidakDikenal,
            Refusal::SkpdTanpaPetugas { .. } => Self::SkpdTanpaPetugas,
            Refusal::SkpdGanda { .. } => Self::SkpdGanda,
            Refusal::RahasiaTanpaPendukung => Self::RahasiaTanpaPendukung,
            Refusal::PerluSuperadmin => Self::PerluSuperadmin,
            Refusal::TanggalHarusMendatang => Self::TanggalHarusMendatang,
            Refusal::TanggalTerlaluJauh => Self::TanggalTerlaluJauh,
            Refusal::IndukTidakDitemukan => Self::IndukTidakDitemukan,
            Refusal::GabungKeDiriSendiri => Self::GabungKeDiriSendiri,
            Refusal::IndukTidakCocok => Self::IndukTidakCocok,
            Refusal::IndukRahasia => Self::IndukRahasia,
            Refusal::KeberatanSudahDipakai => Self::KeberatanSudahDipakai,
            Refusal::SudahDinilai => Self::SudahDinilai,
            Refusal::BelumDinilai => Self::BelumDinilai,
            Refusal::MasihPuas => Self::MasihPuas,
            Refusal::MasaPenilaianLewat => Self::MasaPenilaianLewat,
            Refusal::SatuPerSatu => Self::SatuPerSatu,
            Refusal::BelumWaktunya => Self::BelumWaktunya,
        }
    }
}

/// Body of every refused request (`application/problem+json`), and what the page gets from a
/// refused call. Programs switch on `code`, never on the sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Stable identifier as a relative URI: `/problem/{code}`. It says the code of a newer server
    /// too, which [`Code`] cannot.
    #[serde(rename = "type")]
    pub jenis: String,
    /// Short heading in Indonesian.
    pub title: String,
    /// HTTP status; 0 when the server was never reached.
    pub status: u16,
    /// What happened and what to do next, in Indonesian.
    pub detail: String,
    /// Which problem it is.
    pub code: Code,
    /// The field to mend, if one field is at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub kolom: Option<String>,
    /// What to quote to an administrator when it is the server's fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub request_id: Option<String>,
    /// What somebody else did meanwhile (code `konflik`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub konflik: Option<Box<Konflik>>,
    /// Which of several aduan did not allow it (code `tidak_semua`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub gagal: Option<Vec<Gagal>>,
}

/// One of several aduan that did not allow what was asked of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gagal {
    /// Which.
    pub id: AduanId,
    /// Why, in Indonesian.
    pub pesan: String,
}

/// What happened to the aduan since it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Konflik {
    /// The newest version.
    pub version: Version,
    /// Where the aduan stands now.
    pub status: StatusCode,
    /// Who changed it, by name and role.
    pub oleh: String,
    /// What was done, for example `Disposisi ke Dinas PUPR`.
    pub peristiwa: String,
    /// When.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
    /// The same in words: `hari ini 13.04`.
    #[serde(default)]
    pub waktu: String,
}

impl Problem {
    /// A problem with its necessary parts.
    pub fn new(status: u16, code: Code, title: &str, detail: impl Into<String>) -> Self {
        Self {
            jenis: format!("/problem/{}", code.as_str()),
            title: title.to_owned(),
            status,
            detail: detail.into(),
            code,
            kolom: None,
            request_id: None,
            konflik: None,
            gagal: None,
        }
    }

    /// The same problem, pointing at a field.
    #[must_use]
    pub fn at(mut self, kolom: &str) -> Self {
        self.kolom = Some(kolom.to_owned());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Problem};

    #[test]
    fn a_problem_of_a_newer_server_is_still_told() {
        let text = r#"{"type":"/problem/baru_sekali","title":"Baru","status":422,
            "detail":"Lakukan ini.","code":"baru_sekali"}"#;
        let problem: Problem = serde_json::from_str(text).expect("readable");
        assert_eq!(problem.code, Code::Lain, "no code of this program");
        assert_eq!(problem.detail, "Lakukan ini.", "the sentence is not lost");
        assert_eq!(
            problem.jenis, "/problem/baru_sekali",
            "nor is its name, for a report"
        );
    }

    #[test]
    fn the_type_of_a_problem_names_its_code() {
        for code in Code::ALL {
            let problem = Problem::new(422, code, "", "");
            let json = serde_json::to_value(&problem).expect("writable");
            assert_eq!(json["code"], code.as_str());
            assert_eq!(json["type"], format!("/problem/{}", code.as_str()));
            assert_eq!(Code::parse(code.as_str()), Some(code));
        }
    }
}
