//! Where an aduan stands. Each status carries what only that status has.

use crate::id::{AduanId, NomorRegister};
use crate::tenggat::{SisaWaktu, Tenggat};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Status with its own data; the running clock, if any, is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
    /// Recorded; Diskominfo must dispose it (SOP step 2).
    Masuk {
        /// Clock of the disposition.
        tenggat: Tenggat,
    },
    /// Diskominfo asked the citizen for more; the disposition clock is paused.
    PerluKelengkapan {
        /// What was asked.
        permintaan: String,
        /// When the aduan is archived without an answer of the citizen.
        tenggat: Tenggat,
        /// What was left of the disposition clock.
        sisa: SisaWaktu,
    },
    /// Disposed to a SKPD that has not accepted it yet (SOP step 3).
    Disposisi {
        /// Clock of the answer.
        tenggat: Tenggat,
    },
    /// Accepted by the SKPD; the same clock goes on.
    Penanganan {
        /// Clock of the answer.
        tenggat: Tenggat,
    },
    /// Postponed to a date.
    DitundaPerwaktu {
        /// First day on which work goes on.
        #[ts(type = "string")]
        sampai: Date,
        /// Why, as the SKPD wrote it.
        alasan: String,
        /// What was left of the clock of the answer.
        sisa: SisaWaktu,
    },
    /// Postponed without a date, for example for the budget; must be restated.
    DitundaCatatan {
        /// Why, as the SKPD wrote it.
        alasan: String,
        /// When the reason must be restated.
        tenggat: Tenggat,
        /// What was left of the clock of the answer.
        sisa: SisaWaktu,
    },
    /// Returned by the SKPD, or withdrawn by Diskominfo, to be disposed again.
    Dikembalikan {
        /// Clock of the new disposition.
        tenggat: Tenggat,
    },
    /// A draft waits for correction (SOP step 4).
    DrafJawaban {
        /// Clock of the correction.
        tenggat: Tenggat,
        /// What was left of the SKPD's clock when it handed in.
        sisa: SisaWaktu,
    },
    /// The draft went back to the SKPD.
    PerluPerbaikan {
        /// What must be repaired.
        catatan: String,
        /// Clock of the repair.
        tenggat: Tenggat,
    },
    /// The corrected answer is published (SOP step 5).
    Dijawab {
        /// When it closes without a word of the citizen.
        tenggat: Tenggat,
    },
    /// Closed.
    Selesai,
    /// Final: not a matter of the regency.
    BukanKewenangan,
    /// Final: spam, unfit, or never completed.
    Ditolak,
    /// Final: follows another aduan and gets its answer.
    Digabung {
        /// The aduan that is followed.
        ke: AduanId,
        /// Its number.
        nomor: NomorRegister,
    },
}

impl Status {
    /// The status without its data.
    pub fn code(&self) -> StatusCode {
        match self {
            Self::Masuk { .. } => StatusCode::Masuk,
            Self::PerluKelengkapan { .. } => StatusCode::PerluKelengkapan,
            Self::Disposisi { .. } => StatusCode::Disposisi,
            Self::Penanganan { .. } => StatusCode::Penanganan,
            Self::DitundaPerwaktu { .. } => StatusCode::DitundaPerwaktu,
            Self::DitundaCatatan { .. } => StatusCode::DitundaCatatan,
            Self::Dikembalikan { .. } => StatusCode::Dikembalikan,
            Self::DrafJawaban { .. } => StatusCode::DrafJawaban,
            Self::PerluPerbaikan { .. } => StatusCode::PerluPerbaikan,
            Self::Dijawab { .. } => StatusCode::Dijawab,
            Self::Selesai => StatusCode::Selesai,
            Self::BukanKewenangan => StatusCode::BukanKewenangan,
            Self::Ditolak => StatusCode::Ditolak,
            Self::Digabung { .. } => StatusCode::Digabung,
        }
    }

    /// The clock that runs now, if any: somebody must act before it is due.
    pub fn tenggat(&self) -> Option<&Tenggat> {
        match self {
            Self::Masuk { tenggat }
            | Self::PerluKelengkapan { tenggat, .. }
            | Self::Disposisi { tenggat }
            | Self::Penanganan { tenggat }
            | Self::DitundaCatatan { tenggat, .. }
            | Self::Dikembalikan { tenggat }
            | Self::DrafJawaban { tenggat, .. }
            | Self::PerluPerbaikan { tenggat, .. }
            | Self::Dijawab { tenggat } => Some(tenggat),
            Self::DitundaPerwaktu { .. }
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak
            | Self::Digabung { .. } => None,
        }
    }
}

/// Status without its data: for tables, filters and labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is documented at Status")]
pub enum StatusCode {
    Masuk,
    PerluKelengkapan,
    Disposisi,
    Penanganan,
    DitundaPerwaktu,
    DitundaCatatan,
    Dikembalikan,
    DrafJawaban,
    PerluPerbaikan,
    Dijawab,
    Selesai,
    BukanKewenangan,
    Ditolak,
    Digabung,
}

impl StatusCode {
    /// Every status in the order of the flow.
    pub const ALL: [Self; 14] = [
        Self::Masuk,
        Self::PerluKelengkapan,
        Self::Disposisi,
        Self::Penanganan,
        Self::DitundaPerwaktu,
        Self::DitundaCatatan,
        Self::Dikembalikan,
        Self::DrafJawaban,
        Self::PerluPerbaikan,
        Self::Dijawab,
        Self::Selesai,
        Self::BukanKewenangan,
        Self::Ditolak,
        Self::Digabung,
    ];

    /// Stable code for storage and wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Masuk => "masuk",
            Self::PerluKelengkapan => "perlu_kelengkapan",
            Self::Disposisi => "disposisi",
            Self::Penanganan => "penanganan",
            Self::DitundaPerwaktu => "ditunda_perwaktu",
            Self::DitundaCatatan => "ditunda_catatan",
            Self::Dikembalikan => "dikembalikan",
            Self::DrafJawaban => "draf_jawaban",
            Self::PerluPerbaikan => "perlu_perbaikan",
            Self::Dijawab => "dijawab",
            Self::Selesai => "selesai",
            Self::BukanKewenangan => "bukan_kewenangan",
            Self::Ditolak => "ditolak",
            Self::Digabung => "digabung",
        }
    }

    /// Reads a stable code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == code)
    }

    /// What staff read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Masuk => "Masuk",
            Self::PerluKelengkapan => "Perlu Kelengkapan",
            Self::Disposisi => "Disposisi",
            Self::Penanganan => "Penanganan",
            Self::DitundaPerwaktu => "Pending – Perwaktu",
            Self::DitundaCatatan => "Pending – Catatan",
            Self::Dikembalikan => "Bukan Kewenangan",
            Self::DrafJawaban => "Draf Jawaban",
            Self::PerluPerbaikan => "Perlu Perbaikan",
            Self::Dijawab => "Dijawab",
            Self::Selesai => "Selesai",
            Self::BukanKewenangan => "Bukan Kewenangan (akhir)",
            Self::Ditolak => "Ditolak",
            Self::Digabung => "Digabung",
        }
    }

    /// What the citizen reads; the portal adds names and dates where it knows them.
    pub fn label_warga(self) -> &'static str {
        match self {
            Self::Masuk => "Diterima",
            Self::PerluKelengkapan => "Perlu dilengkapi",
            Self::Disposisi => "Diteruskan ke dinas",
            Self::Penanganan => "Sedang ditangani",
            Self::DitundaPerwaktu => "Ditunda",
            Self::DitundaCatatan => "Ditunda, lihat catatan",
            Self::Dikembalikan => "Diteruskan ulang",
            Self::DrafJawaban | Self::PerluPerbaikan => "Jawaban diperiksa",
            Self::Dijawab => "Dijawab",
            Self::Selesai => "Selesai",
            Self::BukanKewenangan => "Bukan kewenangan kabupaten",
            Self::Ditolak => "Tidak dapat diproses",
            Self::Digabung => "Digabung",
        }
    }

    /// Nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::Selesai | Self::BukanKewenangan | Self::Ditolak | Self::Digabung
        )
    }
}
