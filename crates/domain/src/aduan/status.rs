//! Where an aduan stands. Each status carries what only that status has.

use crate::id::{AduanId, NomorRegister};
use crate::tagged;
use crate::tenggat::{SisaWaktu, Tenggat};
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

tagged! {
    /// Status with its own data; the running clock, if any, is inside.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
    #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
    pub enum Status by "status" {
        /// Recorded; Diskominfo must dispose it (SOP step 2).
        Masuk = "masuk" / "Masuk" / "Diterima" {
            /// Clock of the disposition.
            tenggat: Tenggat,
        },
        /// Diskominfo asked the citizen for more; the disposition clock is paused.
        PerluKelengkapan = "perlu_kelengkapan" / "Perlu Kelengkapan" / "Perlu dilengkapi" {
            /// What was asked.
            permintaan: String,
            /// When the aduan is archived without an answer of the citizen.
            tenggat: Tenggat,
            /// What was left of the disposition clock.
            sisa: SisaWaktu,
        },
        /// Disposed to a SKPD that has not accepted it yet (SOP step 3).
        Disposisi = "disposisi" / "Disposisi" / "Diteruskan ke dinas" {
            /// Clock of the answer.
            tenggat: Tenggat,
        },
        /// Accepted by the SKPD; the same clock goes on.
        Penanganan = "penanganan" / "Penanganan" / "Sedang ditangani" {
            /// Clock of the answer.
            tenggat: Tenggat,
        },
        /// Postponed to a date.
        DitundaPerwaktu = "ditunda_perwaktu" / "Pending – Perwaktu" / "Ditunda" {
            /// First day on which work goes on.
            #[ts(type = "string")]
            #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
            sampai: Date,
            /// Why, as the SKPD wrote it.
            alasan: String,
            /// What was left of the clock of the answer.
            sisa: SisaWaktu,
        },
        /// Postponed without a date, for example for the budget; must be restated.
        DitundaCatatan = "ditunda_catatan" / "Pending – Catatan" / "Ditunda, lihat catatan" {
            /// Why, as the SKPD wrote it.
            alasan: String,
            /// When the reason must be restated.
            tenggat: Tenggat,
            /// What was left of the clock of the answer.
            sisa: SisaWaktu,
        },
        /// Returned by the SKPD, or withdrawn by Diskominfo, to be disposed again.
        Dikembalikan = "dikembalikan" / "Bukan Kewenangan" / "Diteruskan ulang" {
            /// Clock of the new disposition.
            tenggat: Tenggat,
        },
        /// A draft waits for correction (SOP step 4).
        DrafJawaban = "draf_jawaban" / "Draf Jawaban" / "Jawaban diperiksa" {
            /// Clock of the correction.
            tenggat: Tenggat,
            /// What was left of the SKPD's clock when it handed in.
            sisa: SisaWaktu,
        },
        /// The draft went back to the SKPD.
        PerluPerbaikan = "perlu_perbaikan" / "Perlu Perbaikan" / "Jawaban diperiksa" {
            /// What must be repaired.
            catatan: String,
            /// Clock of the repair.
            tenggat: Tenggat,
        },
        /// The corrected answer is published (SOP step 5).
        Dijawab = "dijawab" / "Dijawab" / "Dijawab" {
            /// When it closes without another word of the citizen.
            tenggat: Tenggat,
            /// The clock of the verdict as it was, once a "Puas" was given: whoever takes that back
            /// goes on with it.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            semula: Option<Tenggat>,
        },
        /// Closed.
        Selesai = "selesai" / "Selesai" / "Selesai",
        /// Final: not a matter of the regency.
        BukanKewenangan = "bukan_kewenangan" / "Bukan Kewenangan (akhir)" / "Bukan kewenangan kabupaten",
        /// Final: spam, unfit, or never completed.
        Ditolak = "ditolak" / "Ditolak" / "Tidak dapat diproses",
        /// Final: follows another aduan and gets its answer.
        Digabung = "digabung" / "Digabung" / "Digabung" {
            /// The aduan that is followed.
            ke: AduanId,
            /// Its number.
            nomor: NomorRegister,
        },
    }

    /// Status without its data: for tables, filters and labels.
    enum StatusCode from code;

    /// What staff read.
    label
    /// What the citizen reads; the portal adds names and dates where it knows them.
    label_warga
}

impl Status {
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
            | Self::Dijawab { tenggat, .. } => Some(tenggat),
            Self::DitundaPerwaktu { .. }
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak
            | Self::Digabung { .. } => None,
        }
    }
}

impl Status {
    /// When a dated postponement ends.
    pub fn ditunda_sampai(&self) -> Option<Date> {
        match self {
            Self::DitundaPerwaktu { sampai, .. } => Some(*sampai),
            Self::Masuk { .. }
            | Self::PerluKelengkapan { .. }
            | Self::Disposisi { .. }
            | Self::Penanganan { .. }
            | Self::DitundaCatatan { .. }
            | Self::Dikembalikan { .. }
            | Self::DrafJawaban { .. }
            | Self::PerluPerbaikan { .. }
            | Self::Dijawab { .. }
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak
            | Self::Digabung { .. } => None,
        }
    }

    /// What was left of the SKPD's clock when it postponed the aduan.
    pub fn ditunda_sisa(&self) -> Option<SisaWaktu> {
        match self {
            Self::DitundaPerwaktu { sisa, .. } | Self::DitundaCatatan { sisa, .. } => Some(*sisa),
            Self::Masuk { .. }
            | Self::PerluKelengkapan { .. }
            | Self::Disposisi { .. }
            | Self::Penanganan { .. }
            | Self::Dikembalikan { .. }
            | Self::DrafJawaban { .. }
            | Self::PerluPerbaikan { .. }
            | Self::Dijawab { .. }
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak
            | Self::Digabung { .. } => None,
        }
    }

    /// What the citizen is asked for.
    pub fn permintaan(&self) -> Option<&str> {
        match self {
            Self::PerluKelengkapan { permintaan, .. } => Some(permintaan),
            Self::Masuk { .. }
            | Self::Disposisi { .. }
            | Self::Penanganan { .. }
            | Self::DitundaPerwaktu { .. }
            | Self::DitundaCatatan { .. }
            | Self::Dikembalikan { .. }
            | Self::DrafJawaban { .. }
            | Self::PerluPerbaikan { .. }
            | Self::Dijawab { .. }
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak
            | Self::Digabung { .. } => None,
        }
    }

    /// The aduan that it follows.
    pub fn induk(&self) -> Option<AduanId> {
        match self {
            Self::Digabung { ke, .. } => Some(*ke),
            Self::Masuk { .. }
            | Self::PerluKelengkapan { .. }
            | Self::Disposisi { .. }
            | Self::Penanganan { .. }
            | Self::DitundaPerwaktu { .. }
            | Self::DitundaCatatan { .. }
            | Self::Dikembalikan { .. }
            | Self::DrafJawaban { .. }
            | Self::PerluPerbaikan { .. }
            | Self::Dijawab { .. }
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak => None,
        }
    }
}

impl StatusCode {
    /// The lead SKPD has it: it works on it, or has postponed it.
    pub fn is_at_skpd(self) -> bool {
        match self {
            Self::Disposisi
            | Self::Penanganan
            | Self::DitundaPerwaktu
            | Self::DitundaCatatan
            | Self::PerluPerbaikan => true,
            Self::Masuk
            | Self::PerluKelengkapan
            | Self::Dikembalikan
            | Self::DrafJawaban
            | Self::Dijawab
            | Self::Selesai
            | Self::BukanKewenangan
            | Self::Ditolak
            | Self::Digabung => false,
        }
    }

    /// Nothing more will happen.
    pub fn is_final(self) -> bool {
        match self {
            Self::Selesai | Self::BukanKewenangan | Self::Ditolak | Self::Digabung => true,
            Self::Masuk
            | Self::PerluKelengkapan
            | Self::Disposisi
            | Self::Penanganan
            | Self::DitundaPerwaktu
            | Self::DitundaCatatan
            | Self::Dikembalikan
            | Self::DrafJawaban
            | Self::PerluPerbaikan
            | Self::Dijawab => false,
        }
    }
}
