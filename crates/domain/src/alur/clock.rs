//! What the clock asks for by itself, and when.

use crate::aduan::Aduan;
use crate::aduan::command::Command;
use crate::aduan::status::Status;
use crate::tenggat::{Tenggat, awal_hari};
use jiff::{SignedDuration, Timestamp};

/// The next command of the clock, and from when on it is granted; none where the aduan waits for a
/// person, or for nobody.
pub fn next_command(aduan: &Aduan) -> Option<(Timestamp, Command)> {
    match &aduan.status {
        Status::PerluKelengkapan { tenggat, .. } => {
            Some((overdue(tenggat)?, Command::ArsipkanKelengkapan))
        }
        Status::Dijawab { tenggat, .. } => Some((overdue(tenggat)?, Command::TutupPenilaian)),
        Status::DitundaPerwaktu { sampai, .. } => Some((awal_hari(*sampai), Command::Lanjutkan)),
        Status::Masuk { .. }
        | Status::Disposisi { .. }
        | Status::Penanganan { .. }
        | Status::DitundaCatatan { .. }
        | Status::Dikembalikan { .. }
        | Status::DrafJawaban { .. }
        | Status::PerluPerbaikan { .. }
        | Status::Selesai
        | Status::BukanKewenangan
        | Status::Ditolak
        | Status::Digabung { .. } => None,
    }
}

/// The first moment that is too late: what is done when it is due is still in time.
fn overdue(tenggat: &Tenggat) -> Option<Timestamp> {
    let past = SignedDuration::from_millis(1);
    tenggat.jatuh_tempo.checked_add(past).ok()
}
