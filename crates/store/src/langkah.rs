//! Steps as rows: who owed what from when until when, when it was done, and whether in time. What
//! a decision changed is found by comparing the aduan before and after it.

use crate::error::Error;
use crate::row::millis;
use crate::tx::{Tx, later};
use domain::aduan::Aduan;
use domain::aduan::status::{Status, StatusCode};
use domain::id::{AduanId, SkpdKode};
use domain::tenggat::{Langkah, Tenggat};
use jiff::Timestamp;

/// Whose step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pemilik {
    Diskominfo,
    Warga,
    Utama,
    Pendukung,
}

impl Pemilik {
    fn as_str(self) -> &'static str {
        match self {
            Self::Diskominfo => "diskominfo",
            Self::Warga => "warga",
            Self::Utama => "utama",
            Self::Pendukung => "pendukung",
        }
    }
}

/// A step that somebody owes. Its clock runs, or stands still where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Owed<'a> {
    langkah: Langkah,
    pemilik: Pemilik,
    skpd: Option<&'a SkpdKode>,
    clock: Option<&'a Tenggat>,
}

impl Owed<'_> {
    fn is_same_step(&self, other: &Owed<'_>) -> bool {
        (self.langkah, self.skpd) == (other.langkah, other.skpd)
    }

    /// Whether the step goes on, perhaps after a pause: a clock that was started anew without one
    /// is another step.
    fn goes_on(&self, later: &Owed<'_>) -> bool {
        let anew = match (self.clock, later.clock) {
            (Some(before), Some(after)) => before.mulai != after.mulai,
            (None, _) | (_, None) => false,
        };
        self.is_same_step(later) && !anew
    }
}

/// Keeps the steps of a new aduan.
pub(crate) fn insert(tx: &mut Tx, aduan: &Aduan) -> Result<(), Error> {
    for owed in owed(aduan) {
        start(tx, aduan, &owed)?;
    }
    Ok(())
}

/// Keeps what a decision made at `at` changed in the steps.
pub(crate) fn save(tx: &mut Tx, before: &Aduan, after: &Aduan, at: Timestamp) -> Result<(), Error> {
    let (was, is) = (owed(before), owed(after));
    for old in &was {
        let putusan = putusan(before, after, old);
        match is.iter().find(|new| old.goes_on(new)) {
            Some(new) if new == old && putusan.is_none() => {}
            Some(new) => change(tx, after.id, new, putusan, Change::GoesOn(at))?,
            None => change(tx, after.id, old, putusan, Change::Ends(at))?,
        }
    }
    for new in &is {
        if !was.iter().any(|old| old.goes_on(new)) {
            start(tx, after, new)?;
        }
    }
    Ok(())
}

/// Every step that is owed in the present status.
fn owed(aduan: &Aduan) -> Vec<Owed<'_>> {
    let utama = aduan.disposisi.as_ref().map(|disposisi| &disposisi.utama);
    let mut all = Vec::new();
    if let Some(tenggat) = aduan.status.tenggat() {
        all.push(step(tenggat.langkah, utama, Some(tenggat)));
    }
    match &aduan.status {
        Status::PerluKelengkapan { .. } => all.push(step(Langkah::Disposisi, utama, None)),
        Status::DitundaPerwaktu { .. } | Status::DitundaCatatan { .. } => {
            all.push(step(Langkah::Tanggapan, utama, None));
        }
        Status::Masuk { .. }
        | Status::Disposisi { .. }
        | Status::Penanganan { .. }
        | Status::Dikembalikan { .. }
        | Status::DrafJawaban { .. }
        | Status::PerluPerbaikan { .. }
        | Status::Dijawab { .. }
        | Status::Selesai
        | Status::BukanKewenangan
        | Status::Ditolak
        | Status::Digabung { .. } => {} // nothing stands still
    }
    if may_contribute(aduan.status.code()) {
        let pendukung = aduan.disposisi.iter().flat_map(|d| &d.pendukung);
        let owing = pendukung.filter(|pendukung| pendukung.masukan.is_none());
        all.extend(owing.map(|pendukung| Owed {
            langkah: Langkah::Tanggapan,
            pemilik: Pemilik::Pendukung,
            skpd: Some(&pendukung.skpd),
            clock: Some(&pendukung.tenggat).filter(|_| pendukung.jeda.is_none()),
        }));
    }
    all
}

fn step<'a>(langkah: Langkah, utama: Option<&'a SkpdKode>, clock: Option<&'a Tenggat>) -> Owed<'a> {
    let (pemilik, skpd) = match langkah {
        Langkah::Disposisi | Langkah::Koreksi | Langkah::PenerusanUlang => {
            (Pemilik::Diskominfo, None)
        }
        Langkah::Kelengkapan | Langkah::UmpanBalik | Langkah::Penutupan => (Pemilik::Warga, None),
        Langkah::Tanggapan | Langkah::Perbaikan | Langkah::Penjelasan => (Pemilik::Utama, utama),
    };
    Owed {
        langkah,
        pemilik,
        skpd,
        clock,
    }
}

/// Whether a supporting SKPD may still give its contribution, so that it owes it.
fn may_contribute(status: StatusCode) -> bool {
    status.is_at_skpd() || status == StatusCode::DrafJawaban
}

/// The verdict that the decision gave on a step, late if any was.
fn putusan(before: &Aduan, after: &Aduan, owed: &Owed<'_>) -> Option<bool> {
    let new = after.putusan.iter().skip(before.putusan.len());
    let on_it = new.filter(|one| (one.langkah, one.skpd.as_ref()) == (owed.langkah, owed.skpd));
    on_it.map(|one| one.tepat).min()
}

fn start(tx: &mut Tx, aduan: &Aduan, owed: &Owed<'_>) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO langkah (aduan_id, urut, langkah, pemilik, skpd, mulai,
        jatuh_tempo, lama_jeda)
        SELECT $1, COALESCE(MAX(urut) + 1, 0), $2, $3, $4, $5, $6, 0
        FROM langkah WHERE aduan_id = $1";
    later!(
        tx,
        SQL,
        aduan.id.0,
        owed.langkah.as_str(),
        owed.pemilik.as_str(),
        owed.skpd.map(SkpdKode::as_str),
        owed.clock.map(|tenggat| millis(tenggat.mulai)),
        owed.clock.map(|tenggat| millis(tenggat.jatuh_tempo)),
    );
    Ok(())
}

/// What became of an open step, and when.
#[derive(Clone, Copy)]
enum Change {
    GoesOn(Timestamp),
    Ends(Timestamp),
}

fn change(
    tx: &mut Tx,
    aduan: AduanId,
    owed: &Owed<'_>,
    putusan: Option<bool>,
    change: Change,
) -> Result<(), Error> {
    // Late once is late for good, and what stood still is added up when it goes on or ends.
    const SQL: &str = "UPDATE langkah SET jatuh_tempo = COALESCE($1, jatuh_tempo),
        lama_jeda = lama_jeda + CASE WHEN $2 THEN 0 ELSE COALESCE($3 - jeda_sejak, 0) END,
        jeda_sejak = CASE WHEN $2 THEN COALESCE(jeda_sejak, $3) END, selesai = $4,
        tepat = CASE WHEN NOT tepat THEN tepat ELSE $5 END
        WHERE aduan_id = $6 AND langkah = $7 AND skpd IS NOT DISTINCT FROM $8
        AND selesai IS NULL";
    let (at, ended) = match change {
        Change::GoesOn(at) => (at, None),
        Change::Ends(at) => (at, Some(at)),
    };
    let stands_still = ended.is_none() && owed.clock.is_none();
    let due = owed.clock.map(|tenggat| millis(tenggat.jatuh_tempo));
    later!(
        tx,
        SQL,
        due,
        stands_still,
        millis(at),
        ended.map(millis),
        putusan,
        aduan.0,
        owed.langkah.as_str(),
        owed.skpd.map(SkpdKode::as_str),
    );
    Ok(())
}
