//! When the clock has to look at an aduan: to act, or to remind. Kept with the aduan, so that the
//! clock finds what is due by an index.

use domain::aduan::Aduan;
use domain::alur::clock::next_command;
use domain::notice::pengingat::{clocks, pengingat, pengingat_kini, to_be_read, unread_at};
use domain::tenggat::Tenggat;
use domain::tenggat::kalender::Kalender;
use jiff::Timestamp;

/// For an aduan that was just changed: at once, if there is something to remind of already.
pub(crate) fn now_or_after(
    aduan: &Aduan,
    kalender: &Kalender,
    now: Timestamp,
) -> Option<Timestamp> {
    let due = |tenggat: &Tenggat| pengingat_kini(tenggat, kalender, now).is_some();
    if clocks(aduan)
        .into_iter()
        .any(|(_, _, tenggat)| due(tenggat))
    {
        return Some(now);
    }
    after(aduan, kalender, now)
}

/// For an aduan that was just looked at.
pub(crate) fn after(aduan: &Aduan, kalender: &Kalender, now: Timestamp) -> Option<Timestamp> {
    let reminders = clocks(aduan)
        .into_iter()
        .flat_map(|(_, _, tenggat)| pengingat(tenggat, kalender))
        .map(|(pada, _)| pada)
        .filter(|pada| *pada > now);
    let acts = next_command(aduan).map(|(at, _)| at);
    let unread = unread(aduan, kalender).filter(|at| *at > now);
    reminders.chain(acts).chain(unread).min()
}

/// When it is asked whether somebody has opened it, if it has to be opened.
pub(crate) fn unread(aduan: &Aduan, kalender: &Kalender) -> Option<Timestamp> {
    to_be_read(aduan).next()?;
    let disposisi = aduan.disposisi.as_ref()?;
    Some(unread_at(disposisi, kalender))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::aduan::status::Status;
    use domain::aduan::{IsiAduan, Jenis, Privasi};
    use domain::alur::{Konteks, catat_aduan};
    use domain::id::{AduanId, NomorRegister, PersonId};
    use domain::tenggat::kalender::{JamKerja, from_wib};
    use domain::tenggat::{AturanTenggat, Langkah};
    use jiff::SignedDuration;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn wib(reading: &str) -> Timestamp {
        from_wib(reading.parse().expect("a reading"))
    }

    /// Filed on Monday at 09.00: to be disposed by Wednesday 16.00.
    fn filed(kalender: &Kalender) -> Aduan {
        let konteks = Konteks {
            kini: wib("2026-08-10T09:00"),
            aturan: &AturanTenggat::default(),
            kalender,
            tujuan: &BTreeSet::new(),
            berpetugas: &BTreeSet::new(),
            induk: None,
        };
        let isi = IsiAduan {
            jenis: Jenis::Aduan,
            judul: "Jalan berlubang".to_owned(),
            uraian: "Lubang sedalam lutut".to_owned(),
            kategori: None,
            kecamatan: "14.03.01".to_owned(),
            desa: "14.03.01.1001".to_owned(),
            lokasi: "Jalan Antara".to_owned(),
            tanggal_peristiwa: jiff::civil::date(2026, 8, 8),
            privasi: Privasi::Terbuka,
        };
        let (id, pelapor) = (AduanId(Uuid::nil()), PersonId(Uuid::nil()));
        let nomor = NomorRegister {
            tahun: 2026,
            urut: 1,
        };
        catat_aduan(id, nomor, pelapor, isi, &konteks).aduan
    }

    #[test]
    fn each_reminder_is_a_look_and_the_last_one_the_last() {
        let kalender = Kalender::new([], JamKerja::default(), 1);
        let aduan = filed(&kalender);
        let mut looks = Vec::new();
        let mut at = aduan.diterima_pada;
        while let Some(next) = after(&aduan, &kalender, at) {
            assert!(next > at, "the clock goes on");
            looks.push(domain::tenggat::kalender::wib(next).to_string());
            at = next;
        }
        let expected = [
            "2026-08-11T09:00:00",
            "2026-08-12T08:00:00",
            "2026-08-13T07:30:00",
        ];
        assert_eq!(looks, expected);
    }

    #[test]
    fn what_is_due_already_is_looked_at_now() {
        let kalender = Kalender::new([], JamKerja::default(), 1);
        let aduan = filed(&kalender);
        for (reading, due) in [("2026-08-10T10:00", false), ("2026-08-11T10:00", true)] {
            let now = wib(reading);
            let look = now_or_after(&aduan, &kalender, now);
            assert_eq!(look == Some(now), due, "{reading}");
        }
    }

    #[test]
    fn the_clock_acts_a_moment_after_the_deadline() {
        let kalender = Kalender::new([], JamKerja::default(), 1);
        let mut aduan = filed(&kalender);
        let mut tenggat = aduan.status.tenggat().expect("a clock").clone();
        tenggat.langkah = Langkah::UmpanBalik;
        let past = tenggat.jatuh_tempo + SignedDuration::from_millis(1);
        aduan.status = Status::Dijawab {
            tenggat,
            semula: None,
        };
        let look = after(&aduan, &kalender, aduan.diterima_pada);
        assert_eq!(look, Some(wib("2026-08-11T09:00")), "of a verdict once");
        let look = after(&aduan, &kalender, wib("2026-08-11T09:00"));
        assert_eq!(look, Some(past));
        let late = after(&aduan, &kalender, past + SignedDuration::from_hours(999));
        assert_eq!(late, Some(past), "a clock that stood still acts at once");
        aduan.status = Status::Selesai;
        assert_eq!(after(&aduan, &kalender, past), None);
    }
}
