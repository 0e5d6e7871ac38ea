//! The timeline in plain Indonesian: what happened, what is awaited now, and what comes later.

use super::words::{hari, saat};
use domain::aduan::Aduan;
use domain::aduan::status::{Status, StatusCode};
use domain::kata::riwayat;
use domain::kata::waktu::{jam, tanggal, tanggal_pendek};
use domain::referensi::Referensi;
use domain::tenggat::Tenggat;
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use wire::aduan::AduanView;
use wire::desk::{KeadaanLinimasa, Linimasa};

/// The whole timeline, oldest first.
pub(super) fn linimasa(view: &AduanView, referensi: &Referensi, kini: Timestamp) -> Vec<Linimasa> {
    let past = view.riwayat.iter().map(|baris| Linimasa {
        judul: riwayat::judul(&baris.event, |kode| {
            referensi.singkatan_skpd(kode).to_owned()
        }),
        isi: baris.event.alasan().map(str::to_owned),
        oleh: Some(baris.oleh.clone()),
        waktu: saat(baris.event.pada),
        keadaan: KeadaanLinimasa::Selesai,
    });
    past.chain(present(&view.aduan, referensi, kini))
        .chain(future(&view.aduan, referensi))
        .collect()
}

/// What is awaited now; nothing once all is done.
fn present(aduan: &Aduan, referensi: &Referensi, kini: Timestamp) -> Option<Linimasa> {
    let lead = || {
        aduan
            .disposisi
            .as_ref()
            .map_or("SKPD", |d| referensi.singkatan_skpd(&d.utama))
    };
    let judul = match &aduan.status {
        Status::Masuk { .. } => "Menunggu disposisi".to_owned(),
        Status::PerluKelengkapan { .. } => "Menunggu kelengkapan dari warga".to_owned(),
        Status::Disposisi { .. } => format!("Menunggu diterima {}", lead()),
        Status::Penanganan { .. } => format!("Ditangani {}", lead()),
        Status::DitundaPerwaktu { sampai, .. } => {
            format!("Ditunda sampai {}", tanggal(*sampai))
        }
        Status::DitundaCatatan { .. } => "Ditunda dengan catatan".to_owned(),
        Status::Dikembalikan { .. } => "Menunggu disposisi ulang".to_owned(),
        Status::DrafJawaban { .. } => "Menunggu koreksi".to_owned(),
        Status::PerluPerbaikan { .. } => format!("Menunggu perbaikan draf {}", lead()),
        Status::Dijawab { .. } if aduan.puas() => return None, // it closes by itself
        Status::Dijawab { .. } => "Menunggu penilaian warga".to_owned(),
        Status::Selesai | Status::BukanKewenangan | Status::Ditolak | Status::Digabung { .. } => {
            return None;
        }
    };
    Some(Linimasa {
        judul,
        isi: None,
        oleh: None,
        waktu: aduan
            .status
            .tenggat()
            .map_or_else(String::new, |tenggat| latest(tenggat, kini)),
        keadaan: KeadaanLinimasa::Kini,
    })
}

/// `Paling lambat hari ini, 16.00`.
fn latest(tenggat: &Tenggat, kini: Timestamp) -> String {
    let pada = wib(tenggat.jatuh_tempo).date();
    let day = hari(pada, wib(kini).date()).map_or_else(|| tanggal_pendek(pada), str::to_owned);
    format!("Paling lambat {day}, {}", jam(tenggat.jatuh_tempo))
}

/// The steps of the SOP that still lie ahead.
fn future(aduan: &Aduan, referensi: &Referensi) -> Vec<Linimasa> {
    let draf = "Draf jawaban SKPD".to_owned();
    let terbit = "Koreksi dan terbit".to_owned();
    let steps = match aduan.status.code() {
        StatusCode::Masuk | StatusCode::PerluKelengkapan | StatusCode::Dikembalikan => {
            let aturan = referensi.aturan.tanggapan;
            let time = format!("{} {}", aturan.jumlah, aturan.satuan.label());
            vec![format!("{draf} · {time} sejak disposisi"), terbit]
        }
        // The deadline of what is awaited now is the draft's: no more time comes with the draft.
        StatusCode::Disposisi
        | StatusCode::Penanganan
        | StatusCode::DitundaPerwaktu
        | StatusCode::DitundaCatatan => vec![draf, terbit],
        StatusCode::PerluPerbaikan => vec![terbit],
        StatusCode::DrafJawaban
        | StatusCode::Dijawab
        | StatusCode::Selesai
        | StatusCode::BukanKewenangan
        | StatusCode::Ditolak
        | StatusCode::Digabung => Vec::new(),
    };
    steps
        .into_iter()
        .map(|judul| Linimasa {
            judul,
            isi: None,
            oleh: None,
            waktu: String::new(),
            keadaan: KeadaanLinimasa::Nanti,
        })
        .collect()
}
