//! Whose turn it is, and how the deadline stands for the one who looks.

use domain::aduan::command::CommandKind;
use domain::aduan::status::Status;
use domain::aduan::{Aduan, Pendukung};
use domain::alur::permissions::perintah_boleh;
use domain::kata::waktu::{KeadaanTenggat, keadaan, sisa};
use domain::notice::pemilik;
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::Kalender;
use domain::tenggat::{SaatJeda, SisaWaktu, Tenggat};
use jiff::Timestamp;
use wire::desk::{Chip, KeadaanChip};

/// A deadline as the one who looks sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Countdown<'a> {
    /// Staff must act before it is due.
    Running(&'a Tenggat),
    /// It stands still; somebody else has the turn.
    Paused,
    /// It stands still, and was overdue already when it was stopped.
    PausedLate(Timestamp),
    /// Nothing more is due from staff.
    Stopped,
}

/// How the deadline stands for the one who looks: a supporting SKPD has a clock of its own
/// until it has contributed.
pub(super) fn countdown<'a>(aktor: &Aktor, aduan: &'a Aduan) -> Countdown<'a> {
    if let Some(pendukung) = open_support(aktor, aduan) {
        return match pendukung.jeda {
            Some(sisa) => paused(sisa),
            None => Countdown::Running(&pendukung.tenggat),
        };
    }
    match &aduan.status {
        Status::Masuk { tenggat }
        | Status::Disposisi { tenggat }
        | Status::Penanganan { tenggat }
        | Status::Dikembalikan { tenggat }
        | Status::DrafJawaban { tenggat, .. }
        | Status::PerluPerbaikan { tenggat, .. } => Countdown::Running(tenggat),
        Status::PerluKelengkapan { sisa, .. }
        | Status::DitundaPerwaktu { sisa, .. }
        | Status::DitundaCatatan { sisa, .. } => paused(*sisa),
        Status::Dijawab { .. }
        | Status::Selesai
        | Status::BukanKewenangan
        | Status::Ditolak
        | Status::Digabung { .. } => Countdown::Stopped,
    }
}

/// A pause does not hide that it began too late.
fn paused(sisa: SisaWaktu) -> Countdown<'static> {
    match sisa.saat.filter(SaatJeda::terlambat) {
        Some(saat) => Countdown::PausedLate(saat.jatuh_tempo),
        None => Countdown::Paused,
    }
}

/// The viewer's own part as supporting SKPD, while it is still owed.
fn open_support<'a>(aktor: &Aktor, aduan: &'a Aduan) -> Option<&'a Pendukung> {
    let skpd = aktor.skpd()?;
    if !perintah_boleh(aktor, aduan).contains(&CommandKind::BeriMasukan) {
        return None;
    }
    let disposisi = aduan.disposisi.as_ref()?;
    disposisi
        .pendukung
        .iter()
        .find(|pendukung| pendukung.skpd == *skpd && pendukung.masukan.is_none())
}

/// The chip of a row.
pub(super) fn chip(countdown: Countdown<'_>, kini: Timestamp, kalender: &Kalender) -> Option<Chip> {
    match countdown {
        Countdown::Running(tenggat) => Some(Chip {
            keadaan: match keadaan(tenggat.jatuh_tempo, kini, kalender) {
                KeadaanTenggat::Aman => KeadaanChip::Aman,
                KeadaanTenggat::Mendekat => KeadaanChip::Mendekat,
                KeadaanTenggat::Genting => KeadaanChip::Genting,
                KeadaanTenggat::Lewat => KeadaanChip::Lewat,
            },
            teks: sisa(tenggat.jatuh_tempo, kini, kalender),
        }),
        Countdown::Paused => Some(Chip {
            keadaan: KeadaanChip::Dijeda,
            teks: "Dijeda".to_owned(),
        }),
        Countdown::PausedLate(_) => Some(Chip {
            keadaan: KeadaanChip::Lewat,
            teks: "Lewat, dijeda".to_owned(),
        }),
        Countdown::Stopped => None,
    }
}

/// Whether the aduan waits for the one who looks: there is a step to take, and the clock is
/// the viewer's.
pub(super) fn waits_for(aktor: &Aktor, aduan: &Aduan) -> bool {
    let moves = perintah_boleh(aktor, aduan)
        .into_iter()
        .any(|kind| kind != CommandKind::Catat && kind != CommandKind::BeriMasukan);
    (moves && owns_clock(aktor, aduan)) || open_support(aktor, aduan).is_some()
}

fn owns_clock(aktor: &Aktor, aduan: &Aduan) -> bool {
    let Some(tenggat) = aduan.status.tenggat() else {
        return false;
    };
    let owner = pemilik(aduan, tenggat.langkah);
    owner.is_some_and(|owner| owner.is_for(aktor))
}
