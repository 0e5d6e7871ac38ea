//! Toasts and their words: one for each notice, or one for many of a kind.

use domain::id::AduanId;
use domain::notice::NoticeKind;
use std::collections::HashSet;
use wire::notice::NoticeView;

/// More of one kind in one pull than this become one toast.
const BURST: usize = 3;

/// How the desktop reads the text of a toast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sink {
    /// As it stands.
    Plain,
    /// As markup, in which a citizen's `<a href>` would be a link in the system's own voice.
    Markup,
}

/// A toast to hand to the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Key of the notice, or of the digest.
    pub tanda: String,
    /// The aduan that a click opens; none for a digest.
    pub aduan: Option<AduanId>,
    /// Title.
    pub judul: String,
    /// Body.
    pub isi: String,
}

impl Toast {
    /// The body, written for whoever shows it.
    pub fn body_for(&self, sink: Sink) -> String {
        match sink {
            Sink::Plain => self.isi.clone(),
            Sink::Markup => self
                .isi
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\'', "&apos;"),
        }
    }
}

/// The toasts of one pull: one each, or one for a burst of a kind.
pub(super) fn toasts(shown: &[&NoticeView]) -> Vec<Toast> {
    let mut toasts = Vec::new();
    let mut done = HashSet::new();
    for notice in shown {
        if !done.insert(notice.jenis) {
            continue;
        }
        let kind: Vec<&NoticeView> = shown
            .iter()
            .copied()
            .filter(|other| other.jenis == notice.jenis)
            .collect();
        if kind.len() > BURST {
            toasts.push(digest(&counted(notice.jenis, kind.len()), &kind));
        } else {
            toasts.extend(kind.into_iter().map(single));
        }
    }
    toasts
}

/// The toast of one notice.
pub(super) fn single(notice: &NoticeView) -> Toast {
    Toast {
        tanda: notice.tanda.clone(),
        aduan: Some(notice.aduan),
        judul: notice.judul.clone(),
        isi: notice.isi.clone(),
    }
}

/// One toast for many notices.
pub(super) fn digest(judul: &str, notices: &[&NoticeView]) -> Toast {
    let mut counts: Vec<(NoticeKind, usize)> = Vec::new();
    for notice in notices {
        match counts.iter_mut().find(|(jenis, _)| *jenis == notice.jenis) {
            Some((_, count)) => *count += 1,
            None => counts.push((notice.jenis, 1)),
        }
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(jenis, n)| counted(*jenis, *n))
        .collect();
    let isi = match parts.as_slice() {
        [_] => "Buka SIPENDEKAR untuk melihat semuanya.".to_owned(),
        several => format!("{}.", several.join(", ")),
    };
    let first = notices.first().map_or("", |notice| notice.tanda.as_str());
    Toast {
        tanda: format!("ringkasan/{first}"),
        aduan: None,
        judul: judul.to_owned(),
        isi,
    }
}

/// `5 aduan baru`.
pub(super) fn counted(jenis: NoticeKind, n: usize) -> String {
    let what = match jenis {
        NoticeKind::AduanBaru => "aduan baru",
        NoticeKind::Dilengkapi => "aduan sudah dilengkapi",
        NoticeKind::Disposisi => "aduan didisposisikan",
        NoticeKind::Dikembalikan => "aduan dikembalikan",
        NoticeKind::DrafDiajukan => "draf menunggu koreksi",
        NoticeKind::PerluPerbaikan => "draf perlu diperbaiki",
        NoticeKind::Terbit => "jawaban sudah terbit",
        NoticeKind::Keberatan => "keberatan warga",
        NoticeKind::KabarPelapor => "kabar untuk pelapor",
        NoticeKind::Tenggat => "tenggat mendekat",
        NoticeKind::LewatTenggat => "aduan lewat tenggat",
        NoticeKind::Ditarik => "disposisi ditarik",
        NoticeKind::Ditunda => "aduan ditunda",
        NoticeKind::Dilanjutkan => "penanganan dilanjutkan",
        NoticeKind::Masukan => "masukan SKPD pendukung",
        NoticeKind::BelumPuas => "warga belum puas",
        NoticeKind::Keterangan => "keterangan baru dari warga",
        NoticeKind::BelumDibaca => "disposisi belum dibuka",
        NoticeKind::TanpaPetugas => "SKPD tanpa petugas",
    };
    format!("{n} {what}")
}
