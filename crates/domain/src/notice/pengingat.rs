//! When somebody must be reminded of a deadline, and who; only ever in working hours.

use super::words::{due, due_of};
use super::{Notice, NoticeKind, Penerima, pemilik};
use crate::aduan::Aduan;
use crate::aduan::status::StatusCode;
use crate::codes;
use crate::id::AduanId;
use crate::kata::waktu::{jam, tanggal_pendek};
use crate::tenggat::Tenggat;
use crate::tenggat::kalender::{Kalender, from_wib, wib};
use jiff::Timestamp;
use jiff::civil::time;

codes! {
    /// Which reminder.
    pub enum JenisPengingat {
        /// The working day before, at 09.00.
        SehariSebelum = "sehari_sebelum",
        /// The day itself, at 08.00.
        HariH = "hari_h",
        /// Past due, when the next working day opens.
        Lewat = "lewat",
    }
}

/// The reminders of a deadline in the order of time. None lies before the clock started.
pub fn pengingat(tenggat: &Tenggat, kalender: &Kalender) -> Vec<(Timestamp, JenisPengingat)> {
    let hari_h = wib(tenggat.jatuh_tempo).date();
    let sebelum = std::iter::successors(hari_h.yesterday().ok(), |hari| hari.yesterday().ok())
        .find(|hari| kalender.is_hari_kerja(*hari))
        .map(|hari| {
            (
                from_wib(hari.to_datetime(time(9, 0, 0, 0))),
                JenisPengingat::SehariSebelum,
            )
        });
    let hari_ini = kalender.is_hari_kerja(hari_h).then(|| {
        (
            from_wib(hari_h.to_datetime(time(8, 0, 0, 0))),
            JenisPengingat::HariH,
        )
    });
    let lewat = kalender
        .buka_kantor(kalender.hari_kerja_setelah(hari_h, 1))
        .max(tenggat.jatuh_tempo);
    sebelum
        .into_iter()
        .chain(hari_ini)
        .filter(|(pada, _)| *pada >= tenggat.mulai && *pada <= tenggat.jatuh_tempo)
        .chain([(lewat, JenisPengingat::Lewat)])
        .collect()
}

/// A reminder to be given now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pengingat<'a> {
    /// When it came.
    pub pada: Timestamp,
    /// Which.
    pub jenis: JenisPengingat,
    /// The deadline.
    pub tenggat: &'a Tenggat,
    /// Who is told, and what.
    pub notice: Notice,
}

/// The reminders of an aduan to be given at `kini`, each to the one whose clock it is; that a SKPD is
/// late is told to Diskominfo too, which may withdraw the aduan or ask.
pub fn pengingat_aduan<'a>(
    aduan: &'a Aduan,
    kalender: &Kalender,
    kini: Timestamp,
) -> Vec<Pengingat<'a>> {
    let mut all = Vec::new();
    for (penerima, langkah, tenggat) in clocks(aduan) {
        let Some((pada, jenis)) = pengingat_kini(tenggat, kalender, kini) else {
            continue;
        };
        let late_skpd = match (&penerima, jenis) {
            (Penerima::PetugasSkpd { .. }, JenisPengingat::Lewat) => {
                Some(Penerima::AdminDiskominfo)
            }
            _ => None, // before it is late, or Diskominfo and citizens themselves
        };
        all.extend(
            [penerima]
                .into_iter()
                .chain(late_skpd)
                .map(|penerima| Pengingat {
                    pada,
                    jenis,
                    tenggat,
                    notice: notice_tenggat(aduan, penerima, langkah, tenggat, jenis),
                }),
        );
    }
    all
}

/// Every clock that runs, with whose it is and what is due: that of the status, and that of each
/// supporting SKPD while the lead SKPD waits for its contribution.
pub fn clocks(aduan: &Aduan) -> Vec<(Penerima, &'static str, &Tenggat)> {
    let main = aduan.status.tenggat().and_then(|tenggat| {
        let penerima = pemilik(aduan, tenggat.langkah)?;
        Some((penerima, tenggat.langkah.label(), tenggat))
    });
    let waits = matches!(
        aduan.status.code(),
        StatusCode::Disposisi | StatusCode::Penanganan
    );
    let owing = aduan
        .disposisi
        .iter()
        .filter(|_| waits)
        .flat_map(|disposisi| &disposisi.pendukung)
        .filter(|pendukung| pendukung.masukan.is_none())
        .map(|pendukung| {
            let skpd = pendukung.skpd.clone();
            let penerima = Penerima::PetugasSkpd { skpd };
            (penerima, "Masukan", &pendukung.tenggat)
        });
    main.into_iter().chain(owing).collect()
}

/// The reminder to give at `kini`: the newest that has come, as long as its words are true. What
/// says "tomorrow" is not said on the day itself, nor "today" the day after. With the time at
/// which it came.
pub fn pengingat_kini(
    tenggat: &Tenggat,
    kalender: &Kalender,
    kini: Timestamp,
) -> Option<(Timestamp, JenisPengingat)> {
    let (hari_h, hari_ini) = (wib(tenggat.jatuh_tempo).date(), wib(kini).date());
    let newest = pengingat(tenggat, kalender)
        .into_iter()
        .rfind(|(pada, _)| *pada <= kini);
    newest.filter(|(_, jenis)| match jenis {
        JenisPengingat::SehariSebelum => hari_ini < hari_h,
        JenisPengingat::HariH => hari_ini == hari_h,
        JenisPengingat::Lewat => true,
    })
}

/// Names a reminder, the same on the server and on every desktop, so that it is shown once:
/// `tenggat/{aduan}/{langkah}/{jatuh_tempo in ms}/{jenis}`.
pub fn tanda(aduan: AduanId, tenggat: &Tenggat, jenis: JenisPengingat) -> String {
    format!(
        "tenggat/{aduan}/{}/{}/{}",
        tenggat.langkah.as_str(),
        tenggat.jatuh_tempo.as_millisecond(),
        jenis.as_str()
    )
}

/// Tells that a deadline is near or past: the heading names day and number, the sentence what is
/// due. `langkah` says it in words.
fn notice_tenggat(
    aduan: &Aduan,
    penerima: Penerima,
    langkah: &str,
    tenggat: &Tenggat,
    jenis: JenisPengingat,
) -> Notice {
    let pukul = format!("paling lambat pukul {} WIB.", jam(tenggat.jatuh_tempo));
    let (kind, kata, until) = match jenis {
        // The date, not "besok": a Friday's reminder is of Monday, and a toast may wait for the
        // office to open.
        JenisPengingat::SehariSebelum => {
            let hari = tanggal_pendek(wib(tenggat.jatuh_tempo).date());
            (NoticeKind::Tenggat, format!("Tenggat {hari}"), pukul)
        }
        JenisPengingat::HariH => (NoticeKind::Tenggat, "Tenggat hari ini".to_owned(), pukul),
        JenisPengingat::Lewat => {
            let until = format!("seharusnya selesai {}.", due(tenggat));
            (NoticeKind::LewatTenggat, "Lewat tenggat".to_owned(), until)
        }
    };
    let judul = format!("{kata}: {}", aduan.nomor);
    Notice::new(penerima, kind, &judul, &due_of(aduan, langkah, &until))
}
