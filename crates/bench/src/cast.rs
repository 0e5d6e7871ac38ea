//! Who acts in a seeded database. Everybody is registered through the real use cases.

use crate::accounts::{ADMIN, OFFICERS, SANDI, citizens, nik, officer};
use anyhow::{Context as _, Result};
use demo::sample::Sample;
use domain::id::SkpdKode;
use domain::person::aktor::{Aktor, Peran};
use secrecy::SecretString;
use service::App;
use service::akun::{FormPendaftaran, NewStaff, create_staff, register};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::task::JoinSet;

/// Everybody who acts.
pub(crate) struct Cast {
    pub(crate) admin: Aktor,
    pub(crate) officers: BTreeMap<SkpdKode, Aktor>,
    pub(crate) citizens: Vec<Aktor>,
}

/// Makes the accounts for that many aduan.
pub(crate) async fn create(app: &App, samples: &[Sample], aduan: usize) -> Result<Cast> {
    let admin = staff(app, ADMIN, Peran::AdminDiskominfo, None).await?;
    staff(app, "admin-2", Peran::AdminDiskominfo, None).await?;
    staff(app, "pimpinan", Peran::Pimpinan, None).await?;
    staff(app, "inspektorat", Peran::Inspektorat, None).await?;
    staff(app, "superadmin", Peran::Superadmin, None).await?;
    let mut officers = BTreeMap::new();
    let skpd = answering(samples);
    for (n, kode) in skpd
        .iter()
        .cycle()
        .take(OFFICERS.max(skpd.len()))
        .enumerate()
    {
        let name = officer(n);
        let aktor = staff(app, &name, Peran::PetugasSkpd, Some(kode.clone())).await?;
        officers.entry(kode.clone()).or_insert(aktor);
    }
    Ok(Cast {
        admin,
        officers,
        citizens: register_all(app, 0..citizens(aduan)).await?,
    })
}

/// The SKPD that the samples belong to, those with most of them first.
fn answering(samples: &[Sample]) -> Vec<SkpdKode> {
    let mut counted: BTreeMap<&SkpdKode, usize> = BTreeMap::new();
    for sample in samples.iter().filter(|sample| is_ours(sample)) {
        *counted.entry(&sample.skpd).or_default() += 1;
    }
    let mut skpd: Vec<_> = counted.into_iter().collect();
    skpd.sort_by_key(|(_, samples)| std::cmp::Reverse(*samples));
    skpd.into_iter().map(|(kode, _)| kode.clone()).collect()
}

/// Whether a SKPD of the regency answers it.
pub(crate) fn is_ours(sample: &Sample) -> bool {
    !sample.skpd.as_str().starts_with("EXT-")
}

async fn staff(app: &App, name: &str, peran: Peran, skpd: Option<SkpdKode>) -> Result<Aktor> {
    let baru = NewStaff {
        pengguna: name.to_owned(),
        nama: "Petugas Uji".to_owned(),
        peran,
        skpd: skpd.clone(),
        sandi: SecretString::from(SANDI),
    };
    let id = create_staff(app, &baru).await;
    let id = id.with_context(|| format!("account {name}"))?;
    Aktor::new(peran, id, skpd).context("role and SKPD belong together")
}

/// Registers citizens by their numbers, on every core: each password costs its time.
pub(crate) async fn register_all(app: &App, numbers: Range<usize>) -> Result<Vec<Aktor>> {
    let Range { start, end } = numbers;
    let next = Arc::new(AtomicUsize::new(start));
    let mut tasks = JoinSet::new();
    for _ in 0..std::thread::available_parallelism()?.get() {
        let (app, next) = (app.clone(), Arc::clone(&next));
        tasks.spawn(async move {
            let mut registered = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= end {
                    return anyhow::Ok(registered);
                }
                registered.push((n, citizen(&app, n).await?));
            }
        });
    }
    let mut all = Vec::new();
    while let Some(registered) = tasks.join_next().await {
        all.extend(registered??);
    }
    all.sort_by_key(|(n, _)| *n);
    Ok(all.into_iter().map(|(_, aktor)| aktor).collect())
}

async fn citizen(app: &App, n: usize) -> Result<Aktor> {
    let form = FormPendaftaran {
        nik: nik(n),
        nama: format!("Warga Uji {}", letters(n)),
        telepon: format!("0812{:08}", n + 10_000_000),
        surel: String::new(),
        sandi: SANDI.to_owned(),
        sandi_ulang: SANDI.to_owned(),
        setuju: true,
    };
    let registered = register(app, &form).await?;
    let id = registered.new_member();
    let id = id.with_context(|| format!("citizen {n}"))?;
    Ok(Aktor::Masyarakat { id })
}

/// A number in letters: names hold no digits.
fn letters(n: usize) -> String {
    n.to_string()
        .bytes()
        .map(|digit| char::from(b'A' + (digit - b'0')))
        .collect()
}
