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
pub mod alur;
pub mod batas;
pub mod codes;
pub mod id;
pub mod kata;
pub mod notice;
pub mod person;
pub mod referensi;
pub mod saran;
pub mod tag_first;
pub mod teks;
pub mod tenggat;
