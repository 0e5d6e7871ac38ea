//! Filing through the portal's form.

use super::Bench;
use super::effects::Effect;
use super::portal::Citizen;
use crate::accounts::nik;
use crate::load::{Side, Worker};
use crate::raw::Raw;
use anyhow::Result;
use std::net::SocketAddr;

/// How many write at the same time.
pub(super) const WRITERS: [usize; 3] = [1, 4, 16];
/// Citizens who file: others than those whose lists are read.
const FIRST: usize = 8;

/// Files as fast as 1, 4 and 16 citizens can.
pub(super) fn filing(bench: &mut Bench<'_>, effect: &Effect) -> Result<()> {
    let mut citizens = Vec::new();
    for n in 0..WRITERS.into_iter().max().unwrap_or(1) {
        citizens.push(Citizen::sign_in(
            bench.office.server.address,
            &nik(FIRST + n),
        )?);
    }
    let mut raw = raw(bench, effect, "raw-file")?;
    let name = format!("file ({} rows)", raw.rows());
    for writers in WRITERS {
        let limit = Side {
            pid: None,
            workers: vec![Box::new(|| raw.commit())],
        };
        let ours = Side {
            pid: Some(bench.office.server.pid()),
            workers: filers(citizens.iter_mut().take(writers)),
        };
        bench.compare(&format!("{name}, {writers} at once"), ours, limit)?;
    }
    Ok(())
}

/// Files that many aduan, unmeasured.
pub(super) fn file_many(address: SocketAddr, citizens: usize, each: usize) -> Result<()> {
    let mut threads = Vec::new();
    for n in 0..citizens {
        let mut citizen = Citizen::sign_in(address, &nik(FIRST + 16 + n))?;
        threads.push(std::thread::spawn(move || -> Result<()> {
            (0..each).try_for_each(|_| citizen.file(&form()))
        }));
    }
    for thread in threads {
        let ended = thread.join();
        ended.map_err(|_| anyhow::anyhow!("a citizen panicked"))??;
    }
    Ok(())
}

/// One connection that commits the recorded rows, on a copy of its own.
pub(super) fn raw(bench: &Bench<'_>, effect: &Effect, name: &str) -> Result<Raw> {
    let place = bench.office.pristine.copy_to(&bench.office.folder(name))?;
    Raw::open(&place.file(), &effect.changes, effect.target)
}

fn filers<'w>(citizens: impl Iterator<Item = &'w mut Citizen>) -> Vec<Worker<'w>> {
    let filer = |citizen: &'w mut Citizen| -> Worker<'w> {
        let form = form();
        Box::new(move || citizen.file(&form))
    };
    citizens.map(filer).collect()
}

/// As the first sample is written.
fn form() -> Vec<(&'static str, String)> {
    [
        ("jenis", "aduan"),
        ("judul", "Lampu jalan mati sudah dua minggu di Jalan Antara"),
        (
            "uraian",
            "Assalamualaikum, lampu jalan di Jalan Antara dekat simpang arah Senggoro mati kurang \
             lebih sudah dua minggu, ada empat tiang berturut-turut. Kalau malam gelap betul dan \
             kemarin ada anak sekolah pulang mengaji jatuh dari sepeda. Mohon diperbaiki.",
        ),
        ("kategori", ""),
        ("kecamatan", "14.03.01"),
        ("desa", "14.03.01.2004"),
        ("lokasi", "Jalan Antara, depan sekolah"),
        ("tanggal_peristiwa", "2026-01-05"),
        ("privasi", "terbuka"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}
