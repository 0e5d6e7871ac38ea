//! When somebody must be reminded of a deadline, and who; only ever in working hours.

use super::table::{Occasion, Pihak};
use super::words::{due, due_of, due_words};
use super::{Notice, NoticeKind, Penerima, pemilik};
use crate::aduan::status::StatusCode;
use crate::aduan::{Aduan, Disposisi};
use crate::codes;
use crate::id::{AduanId, SkpdKode};
use crate::kata::waktu::{jam, tanggal_pendek};
use crate::tenggat::kalender::{Kalender, from_wib, wib};
use crate::tenggat::{Langkah, Tenggat};
use jiff::Timestamp;
use jiff::civil::{Date, time};

/// Seconds of work after which a disposition that nobody opened is told.
const UNREAD_AFTER: i64 = 4 * 3600;

codes! {
    /// Which reminder.
    pub enum JenisPengingat {
        /// Three working days before, at 09.00.
        TigaHariSebelum = "tiga_hari_sebelum",
        /// The working day before, at 09.00.
        SehariSebelum = "sehari_sebelum",
        /// The day itself, at 08.00.
        HariH = "hari_h",
        /// Past due, when the next working day opens.
        Lewat = "lewat",
    }
}

/// Which reminders a step has, in the order of time. What a citizen lets pass is closed by the clock,
/// so that nobody is reminded of it afterwards.
fn of_langkah(langkah: Langkah) -> &'static [JenisPengingat] {
    use JenisPengingat::{HariH, Lewat, SehariSebelum, TigaHariSebelum};
    match langkah {
        Langkah::Kelengkapan => &[TigaHariSebelum, SehariSebelum, HariH],
        Langkah::UmpanBalik => &[SehariSebelum],
        Langkah::Penutupan => &[], // the citizen chose it
        Langkah::Disposisi
        | Langkah::Tanggapan
        | Langkah::Koreksi
        | Langkah::Perbaikan
        | Langkah::PenerusanUlang
        | Langkah::Penjelasan => &[SehariSebelum, HariH, Lewat],
    }
}

/// The reminders of a deadline in the order of time. None lies before the clock started.
pub fn pengingat(tenggat: &Tenggat, kalender: &Kalender) -> Vec<(Timestamp, JenisPengingat)> {
    let hari_h = wib(tenggat.jatuh_tempo).date();
    let at = |hari: Date, jam| from_wib(hari.to_datetime(time(jam, 0, 0, 0)));
    let pada = |jenis| match jenis {
        JenisPengingat::TigaHariSebelum => Some(at(hari_kerja_sebelum(hari_h, 3, kalender)?, 9)),
        JenisPengingat::SehariSebelum => Some(at(hari_kerja_sebelum(hari_h, 1, kalender)?, 9)),
        JenisPengingat::HariH => kalender.is_hari_kerja(hari_h).then(|| at(hari_h, 8)),
        JenisPengingat::Lewat => Some(
            kalender
                .buka_kantor(kalender.hari_kerja_setelah(hari_h, 1))
                .max(tenggat.jatuh_tempo),
        ),
    };
    let all = of_langkah(tenggat.langkah).iter();
    all.filter_map(|jenis| Some((pada(*jenis)?, *jenis)))
        .filter(|(pada, jenis)| {
            let running = tenggat.mulai..=tenggat.jatuh_tempo;
            *jenis == JenisPengingat::Lewat || running.contains(pada)
        })
        .collect()
}

/// The working day that comes so many of them before a day.
fn hari_kerja_sebelum(hari_h: Date, jumlah: usize, kalender: &Kalender) -> Option<Date> {
    std::iter::successors(hari_h.yesterday().ok(), |hari| hari.yesterday().ok())
        .filter(|hari| kalender.is_hari_kerja(*hari))
        .nth(jumlah.checked_sub(1)?)
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

/// The reminders of an aduan to be given at `kini`, each to the one whose clock it is; what is late is
/// told to those above too.
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
        let told = [penerima.clone()]
            .into_iter()
            .chain(above(&penerima, jenis));
        let notices = told.map(|penerima| notice_tenggat(aduan, penerima, langkah, tenggat, jenis));
        let seen = notices.filter(|notice| notice.may_reach(aduan));
        all.extend(seen.map(|notice| Pengingat {
            pada,
            jenis,
            tenggat,
            notice,
        }));
    }
    all
}

/// Who else is told of a deadline of somebody's, as [`super::table`] has it.
fn above(owner: &Penerima, jenis: JenisPengingat) -> impl Iterator<Item = Penerima> {
    let pihak = match owner {
        Penerima::AdminDiskominfo => Some(Pihak::AdminDiskominfo),
        Penerima::Superadmin => Some(Pihak::Superadmin),
        Penerima::PetugasSkpd { .. } => Some(Pihak::SkpdUtama), // late alike, whichever SKPD it is
        Penerima::Pelapor { .. } => Some(Pihak::Pelapor),
        Penerima::Pimpinan | Penerima::Inspektorat | Penerima::Petugas { .. } => None,
    };
    let occasion = pihak.map(|pihak| match jenis {
        JenisPengingat::Lewat => Occasion::Late(pihak),
        JenisPengingat::TigaHariSebelum | JenisPengingat::SehariSebelum | JenisPengingat::HariH => {
            Occasion::Near(pihak)
        }
    });
    let row = occasion.map(Occasion::row);
    let office = [
        (Pihak::AdminDiskominfo, Penerima::AdminDiskominfo),
        (Pihak::Superadmin, Penerima::Superadmin),
        (Pihak::Pimpinan, Penerima::Pimpinan),
        (Pihak::Inspektorat, Penerima::Inspektorat),
    ];
    let others = office
        .into_iter()
        .filter(move |(one, _)| Some(*one) != pihak);
    others.filter_map(move |(pihak, penerima)| row?.of(pihak).map(|_| penerima))
}

/// Who is reminded of the clock of the status: whose it is, and the citizen of a verdict that was not
/// given yet.
fn reminded(aduan: &Aduan, langkah: Langkah) -> Option<Penerima> {
    let unrated = langkah == Langkah::UmpanBalik && aduan.penilaian_kini().is_none();
    let pelapor = unrated.then_some(Penerima::Pelapor { id: aduan.pelapor });
    pelapor.or_else(|| pemilik(aduan, langkah))
}

/// Every clock that runs, with whose it is and what is due: that of the status, and that of each
/// supporting SKPD while the lead SKPD waits for its contribution.
pub fn clocks(aduan: &Aduan) -> Vec<(Penerima, &'static str, &Tenggat)> {
    let main = aduan.status.tenggat().and_then(|tenggat| {
        let penerima = reminded(aduan, tenggat.langkah)?;
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
        JenisPengingat::TigaHariSebelum | JenisPengingat::SehariSebelum => hari_ini < hari_h,
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
    if let Penerima::Pelapor { .. } = penerima {
        return for_pelapor(aduan, penerima, tenggat, jenis);
    }
    let pukul = format!("paling lambat pukul {} WIB.", jam(tenggat.jatuh_tempo));
    let (kind, kata, until) = match jenis {
        // The date, not "besok": a Friday's reminder is of Monday, and a toast may wait for the
        // office to open.
        JenisPengingat::TigaHariSebelum | JenisPengingat::SehariSebelum => {
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

/// Tells a citizen what the aduan waits for, and what happens without it.
fn for_pelapor(
    aduan: &Aduan,
    penerima: Penerima,
    tenggat: &Tenggat,
    jenis: JenisPengingat,
) -> Notice {
    let what = match tenggat.langkah {
        Langkah::UmpanBalik => "Nilai jawaban",
        _ => "Lengkapi aduan", // the only other step of a citizen
    };
    let judul = match jenis {
        JenisPengingat::HariH | JenisPengingat::Lewat => format!("{what} hari ini"),
        JenisPengingat::TigaHariSebelum | JenisPengingat::SehariSebelum => {
            let hari = tanggal_pendek(wib(tenggat.jatuh_tempo).date());
            format!("{what} paling lambat {hari}")
        }
    };
    let isi = format!(
        "{}. {} Sesudah itu aduan ditutup.",
        aduan.nomor,
        due_words(tenggat)
    );
    Notice::new(penerima, NoticeKind::KabarPelapor, &judul, &isi)
}

/// When whoever disposed an aduan is told that a SKPD has not opened it: after four hours of work.
pub fn unread_at(disposisi: &Disposisi, kalender: &Kalender) -> Timestamp {
    kalender.setelah_detik_kerja(disposisi.pada, UNREAD_AFTER)
}

/// The SKPD that should have opened an aduan by then: the lead until it answered the disposition, and
/// those that owe a contribution, while nobody postponed it.
pub fn to_be_read(aduan: &Aduan) -> impl Iterator<Item = &SkpdKode> {
    let status = aduan.status.code();
    let waits = matches!(status, StatusCode::Disposisi | StatusCode::Penanganan);
    let disposisi = aduan.disposisi.iter().filter(move |_| waits);
    disposisi.flat_map(move |disposisi| {
        let lead = Some(&disposisi.utama).filter(|_| status == StatusCode::Disposisi);
        let owing = disposisi
            .pendukung
            .iter()
            .filter(|one| one.masukan.is_none());
        lead.into_iter().chain(owing.map(|one| &one.skpd))
    })
}

/// Names that nobody at the SKPD opened this disposition, so that it is told once.
pub fn tanda_unread(aduan: AduanId, skpd: &SkpdKode, disposisi: &Disposisi) -> String {
    let since = disposisi.pada.as_millisecond();
    format!("belum-dibaca/{aduan}/{skpd}/{since}")
}
