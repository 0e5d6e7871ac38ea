//! What an aduan is and may become. Pure: no clock, no I/O, no async.
//!
//! ```text
//! masuk ─▶ disposisi ─▶ penanganan ─▶ draf_jawaban ─▶ dijawab ─▶ selesai
//!   │          │           │  ▲            │ ▲            │
//!   │          ▼           ▼  │            ▼ │            └─ keberatan ─▶ disposisi
//!   │     dikembalikan   ditunda     perlu_perbaikan
//!   ├─▶ perlu_kelengkapan
//!   └─▶ ditolak · digabung · bukan_kewenangan
//! ```

pub mod aduan;
pub mod aktor;
pub mod codes;
pub mod command;
pub mod event;
pub mod form;
pub mod id;
pub mod identitas;
pub mod kalender;
pub mod notice;
pub mod pengingat;
pub mod permissions;
pub mod refusal;
mod samaran;
pub mod saran;
pub mod skpd;
pub mod status;
pub mod teks_riwayat;
pub mod teks_waktu;
pub mod tenggat;
pub mod wilayah;
pub mod workflow;
