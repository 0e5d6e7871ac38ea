//! Which sample tells which part of the SOP, so that every status occurs.

use crate::sample::Sample;

/// Where a sample shall have got to; each is named after the status it ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Story {
    Masuk,
    /// Nobody disposed it in time.
    MasukLewat,
    PerluKelengkapan,
    Disposisi,
    Penanganan,
    /// In work, with the answer due at the next closing time.
    Mendesak,
    /// In work, with the answer overdue.
    Lewat,
    DitundaPerwaktu,
    DitundaCatatan,
    Dikembalikan,
    DrafJawaban,
    PerluPerbaikan,
    Dijawab,
    Selesai,
    /// Answered, objected to, disposed again.
    Keberatan,
    BukanKewenangan,
    Ditolak,
    Digabung {
        /// Place of the sample it follows.
        ke: usize,
    },
}

/// Samples of PUPR that come with an answer.
const PUPR_ANSWERED: &[Story] = &[
    Story::Selesai,
    Story::DitundaCatatan,
    Story::Keberatan,
    Story::DrafJawaban,
];
/// Samples of PUPR without one.
const PUPR_OPEN: &[Story] = &[
    Story::Mendesak,
    Story::PerluPerbaikan,
    Story::Lewat,
    Story::PerluKelengkapan,
    Story::DitundaPerwaktu,
];
/// Samples of Dishub that come with an answer.
const DISHUB_ANSWERED: &[Story] = &[Story::Dijawab, Story::Selesai];
/// Samples of Dishub without one.
const DISHUB_OPEN: &[Story] = &[Story::Penanganan, Story::Lewat, Story::Dikembalikan];
/// Samples of SKPD whose officers do not act in the demonstration.
const OTHERS: &[Story] = &[Story::Disposisi, Story::Masuk, Story::MasukLewat];

/// The story of every sample, in the order of the samples.
pub(crate) fn stories(samples: &[Sample]) -> Vec<Story> {
    let (mut pupr_answered, mut pupr_open) = (PUPR_ANSWERED.iter(), PUPR_OPEN.iter());
    let (mut dishub_answered, mut dishub_open) = (DISHUB_ANSWERED.iter(), DISHUB_OPEN.iter());
    let mut others = OTHERS.iter();
    let mut usual = [Story::Disposisi, Story::Disposisi, Story::Masuk]
        .into_iter()
        .cycle();
    let mut story = |i: usize, sample: &Sample| {
        let list = match (sample.skpd.as_str(), sample.tanggapan.is_some()) {
            _ if sample.iklan => return Story::Ditolak,
            (skpd, _) if skpd.starts_with("EXT-") => return Story::BukanKewenangan,
            ("PUPR", true) => &mut pupr_answered,
            ("PUPR", false) => &mut pupr_open,
            ("DISHUB", true) => &mut dishub_answered,
            ("DISHUB", false) => &mut dishub_open,
            _ => match twin(samples, i, sample) {
                Some(ke) => return Story::Digabung { ke },
                None => &mut others,
            },
        };
        list.next()
            .copied()
            .or_else(|| usual.next())
            .unwrap_or(Story::Masuk)
    };
    samples
        .iter()
        .enumerate()
        .map(|(i, sample)| story(i, sample))
        .collect()
}

/// An earlier sample about the same matter in the same place.
fn twin(samples: &[Sample], i: usize, sample: &Sample) -> Option<usize> {
    samples
        .iter()
        .take(i)
        .position(|other| other.kategori == sample.kategori && other.desa == sample.desa)
}
