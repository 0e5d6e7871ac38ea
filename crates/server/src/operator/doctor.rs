//! `doctor`: whether this installation is as it should be.

use crate::config::Config;
use crate::http::{tls, updates};
use crate::operator::say::say;
use crate::operator::{messages, reach};
use crate::serve;
use anyhow::{Result, ensure};
use domain::kata::waktu::waktu_panjang;
use domain::tenggat::kalender::wib;
use service::aduan::{self, Neglected};
use service::jobs::{self, Standing, photos};
use service::notice::outbox_health;
use service::{App, referensi};
use std::fs::File;
use std::path::Path;

/// One thing that was looked at.
struct Check {
    what: &'static str,
    /// How it is, if nothing is wrong with it.
    well: String,
    /// What is wrong with it, and what to do.
    fault: Option<String>,
}

impl Check {
    fn new(what: &'static str, well: &str, fault: Option<String>) -> Self {
        Self {
            what,
            well: well.to_owned(),
            fault,
        }
    }

    fn line(&self) -> String {
        match &self.fault {
            None => format!("baik   {} {}", self.what, self.well),
            Some(fault) => format!("RUSAK  {}: {fault}", self.what),
        }
    }
}

/// Every check says what it found; the command fails if one of them failed.
pub async fn run(config: &Config) -> Result<()> {
    let app = serve::open_existing(config)
        .await
        .inspect(|_| say("baik   basis data terbuka"))?;
    let mut checks = of_database(&app).await?;
    checks.push(of_clock(&app).await?);
    checks.extend(of_messages(&app, config).await?);
    app.close().await;
    checks.push(Check::new(
        "folder lampiran",
        "dapat ditulisi dan dibaca kembali",
        unwritable(&config.storage.folder),
    ));
    if config.network.tls_cert.is_some() {
        let fault = tls::fault(&config.network);
        checks.push(Check::new("sertifikat dan kunci TLS", "terbaca", fault));
    }
    if let Some(folder) = &config.files.updates {
        let fault = updates::fault(folder);
        checks.push(Check::new("folder pembaruan", "utuh", fault));
    }
    let bare = reach::bare_address(config);
    checks.push(Check::new("alamat warga", "aman", bare));
    let unknown = reach::unknown_proxy(config);
    checks.push(Check::new("proksi", "dikenal, atau tidak ada", unknown));
    checks.push(room(config));
    checks.push(secrets(config));
    for check in &checks {
        say(&check.line());
    }
    let well = checks.iter().all(|check| check.fault.is_none());
    ensure!(well, "Ada yang perlu diperbaiki.");
    Ok(())
}

async fn of_database(app: &App) -> Result<Vec<Check>> {
    let asked = app.ready().await;
    let unloaded = (!referensi::is_loaded(app).await?)
        .then(|| "belum dimuat; jalankan load-reference".to_owned());
    let broken = app.first_broken_link().await?.map(|_| {
        "pernah diubah di luar SIPENDEKAR; jalankan verify-riwayat, jangan mengubah apa pun"
            .to_owned()
    });
    let neglected = aduan::neglected(app).await?;
    let unreadable = told(
        neglected.unreadable,
        "aduan tidak terbaca versi ini dan dilewati; nomornya ada di log. Perbarui server, atau \
         kembalikan dari cadangan, lalu jalankan restored agar aplikasi petugas memuat ulang semuanya",
    );
    let restored = app.may_repeat_numbers().await?.then(|| {
        "basis data ini dari cadangan atau kehilangan sebagian isinya, jadi nomor yang diberikan sesudah cadangan itu dapat \
         terulang; jalankan restored --nomor dengan nomor terakhir yang diketahui"
            .to_owned()
    });
    let [whole, owned] = of_photos(app).await?;
    Ok(vec![
        whole,
        owned,
        Check::new("nomor aduan", "berlanjut", restored),
        Check::new(
            "basis data",
            "menjawab",
            asked.err().map(|cause| cause.to_string()),
        ),
        Check::new("data acuan", "lengkap", unloaded),
        Check::new("riwayat", "utuh", broken),
        Check::new("aduan", "terbaca semua", unreadable),
        Check::new("petugas", "ada untuk setiap aduan", unstaffed(&neglected)),
        Check::new(
            "hari libur",
            "tahun ini dan berikutnya ada",
            unknown_holidays(app),
        ),
    ])
}

/// What to do where the clock is far from the last time that the database knows.
async fn of_clock(app: &App) -> Result<Check> {
    let (known, standing) = jobs::clock_at_start(app).await?;
    let known = known.filter(|_| standing != Standing::Plausible);
    let fault = known.map(|known| {
        let (now, known) = (waktu_panjang(app.now()), waktu_panjang(known));
        format!(
            "komputer ini menunjukkan {now}, server terakhir berjalan {known}; setel jamnya, atau \
             bila jam itu benar jalankan confirm-clock"
        )
    });
    Ok(Check::new("jam", "cocok", fault))
}

/// Whether messages leave, where a channel is set up.
async fn of_messages(app: &App, config: &Config) -> Result<Vec<Check>> {
    let Some(carriers) = config.carriers()? else {
        return Ok(Vec::new());
    };
    let (well, late) = messages::standing(outbox_health(app).await?);
    let unreachable = messages::unreachable(&carriers).await?;
    Ok(vec![
        Check::new("server email", "menjawab, atau tidak diatur", unreachable),
        Check::new("pesan kepada warga", &well, late),
    ])
}

/// Whom somebody has to give an account, so that no aduan waits for nobody.
fn unstaffed(neglected: &Neglected) -> Option<String> {
    let skpd = neglected.without_officer.iter();
    let skpd: Vec<String> = skpd
        .map(|(kode, waiting)| format!("{kode} ({waiting} aduan menunggu)"))
        .collect();
    let officers = (!skpd.is_empty()).then(|| {
        let skpd = skpd.join(", ");
        format!("SKPD tanpa petugas: {skpd}; jalankan create-account, atau minta Admin menarik disposisinya")
    });
    let superadmin = told(
        neglected.without_superadmin,
        "aduan dua kali dikembalikan menunggu superadmin, yang belum ada; jalankan create-account",
    );
    let admin = told(
        neglected.without_admin,
        "aduan menunggu Admin Diskominfo, yang belum ada; jalankan create-account",
    );
    let told: Vec<String> = officers
        .into_iter()
        .chain(admin)
        .chain(superadmin)
        .collect();
    (!told.is_empty()).then(|| told.join("; "))
}

async fn of_photos(app: &App) -> Result<[Check; 2]> {
    let photos = photos::compare(app).await?;
    let broken = told(
        photos.broken.len(),
        "foto hilang atau bukan yang diajukan; kembalikan folder lampiran dari cadangan",
    );
    let orphans = told(
        photos.orphans.len(),
        "foto tidak dimiliki aduan mana pun; jalankan remove-orphans",
    );
    Ok([
        Check::new("foto", "ada dan utuh", broken),
        Check::new("foto tanpa aduan", "tidak ada", orphans),
    ])
}

fn told(count: usize, what: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {what}"))
}

/// Writes as much as a small picture has: a full disk still takes an empty file.
fn unwritable(folder: &Path) -> Option<String> {
    let probe = folder.join(".doctor");
    let tried = write_and_read(&probe);
    let removed = std::fs::remove_file(&probe);
    let told = |cause| format!("{} tidak dapat ditulisi ({cause})", folder.display());
    tried.and(removed).err().map(told)
}

fn write_and_read(probe: &Path) -> std::io::Result<()> {
    let bytes = vec![0x5a; 64 * 1024];
    let mut file = File::create(probe)?;
    disk::fill(&mut file, &bytes)?;
    if std::fs::read(probe)? == bytes {
        Ok(())
    } else {
        Err(std::io::Error::other("isinya tidak kembali utuh"))
    }
}

/// Whether other users of the machine can read keys or database.
fn secrets(config: &Config) -> Check {
    let open = config.storage.open_to_others();
    let named: Vec<String> = open.iter().map(|file| file.display().to_string()).collect();
    let fault = (!named.is_empty()).then(|| {
        let named = named.join(" ");
        format!("dapat dibaca pengguna lain di mesin ini; jalankan chmod 600 {named}")
    });
    Check::new("kunci dan basis data", "tertutup bagi pengguna lain", fault)
}

/// Whether photos are still accepted, and how much the disk takes.
fn room(config: &Config) -> Check {
    let least = config.limits.free_space_mb;
    let (mut how, mut fault) = ("tidak diketahui pada sistem ini".to_owned(), None);
    if let Some(free) = service::free_space(&config.storage.folder) {
        let mb = free / (1024 * 1024);
        how = format!("tersisa {mb} MB");
        fault = (mb < least).then(|| {
            format!("tersisa {mb} MB, kurang dari {least} MB: foto ditolak; tambah ruang disk")
        });
    }
    Check::new("ruang disk", &how, fault)
}

fn unknown_holidays(app: &App) -> Option<String> {
    let hari_ini = wib(app.now()).date();
    let years = app.referensi().kalender.tahun_kurang(hari_ini);
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    let missing = !years.is_empty();
    missing.then(|| {
        format!(
            "tahun {} belum ada; lengkapi hari-libur.json, lalu jalankan load-reference",
            years.join(" dan ")
        )
    })
}
