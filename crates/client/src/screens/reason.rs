//! Why an aduan stands as it does, where its status does not say it itself.

use domain::aduan::command::CommandKind;
use domain::aduan::event::Peristiwa;
use domain::aduan::status::StatusCode;
use wire::aduan::AduanView;
use wire::desk::Alasan;

/// The reason of the last command that led to the status.
pub(super) fn reason(view: &AduanView) -> Option<Alasan> {
    let leads_here: &[CommandKind] = match view.aduan.status.code() {
        StatusCode::Dikembalikan => &[CommandKind::Kembalikan, CommandKind::TarikDisposisi],
        StatusCode::Ditolak => &[CommandKind::Tolak],
        StatusCode::BukanKewenangan => &[CommandKind::NyatakanBukanKewenangan],
        StatusCode::Digabung => &[CommandKind::Gabungkan],
        StatusCode::Masuk
        | StatusCode::PerluKelengkapan
        | StatusCode::Disposisi
        | StatusCode::Penanganan
        | StatusCode::DitundaPerwaktu
        | StatusCode::DitundaCatatan
        | StatusCode::DrafJawaban
        | StatusCode::PerluPerbaikan
        | StatusCode::Dijawab
        | StatusCode::Selesai => &[],
    };
    let last = view.riwayat.iter().rev().find(|baris| {
        matches!(&baris.event.peristiwa, Peristiwa::Perintah { isi } if leads_here.contains(&isi.kind()))
    })?;
    Some(Alasan {
        oleh: last.oleh.clone(),
        isi: last.event.alasan()?.to_owned(),
    })
}
