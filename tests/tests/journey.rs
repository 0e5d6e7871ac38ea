//! The whole SOP in one go, with real parts: a citizen's phone, the server, two officers' desks.
//!
//! Portal form → disposition → a toast on the other desk whose click opens exactly that aduan →
//! accepted → draft → correction → published → the citizen reads the corrected answer and rates
//! it. At the end nothing secret may be found in anything that was written.

use anyhow::{Context, Result, ensure};
use journeys::accounts::Account;
use journeys::canary::{self, Canary};
use journeys::chromium::Phone;
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::foto;
use journeys::keyring::{self, Keyring};
use journeys::place::{journeys_wanted, say};
use journeys::portal::{self, Aduan, Warga};
use journeys::postgres::{self, Fresh};
use journeys::server::{Database, Server};
use journeys::webdriver::testid;
use std::time::Instant;

const CATATAN: &str = "Mohon dicek lapangan, dekat sekolah.";
const DRAF: &str = "Terima kasih atas laporan Anda. Lubang di Jalan Antara sudah kami periksa dan \
                    akan ditambal minggu depan.";
const JAWABAN: &str = "Terima kasih atas laporan Anda. Lubang di Jalan Antara sudah kami periksa \
                       dan akan ditambal paling lambat Jumat, 4 Desember 2026.";

/// Everybody and everything of the journey.
struct Stage {
    server: Server,
    phone: Phone,
    admin_desk: Desk,
    skpd_desk: Desk,
    admin: Account,
    pupr: Account,
    warga: Warga,
}

#[tokio::test]
async fn the_whole_sop_on_sqlite() -> Result<()> {
    if !journeys_wanted("the whole SOP on SQLite") {
        return Ok(());
    }
    journey(Server::prepare(Database::Sqlite)?, "sqlite").await
}

#[tokio::test]
async fn the_whole_sop_on_postgresql() -> Result<()> {
    if !journeys_wanted("the whole SOP on PostgreSQL") {
        return Ok(());
    }
    let server = postgres::offered().context("SIPENDEKAR_TEST_PG names a PostgreSQL")?;
    let database = Database::Postgres(Fresh::in_server(&server)?);
    journey(Server::prepare(database)?, "postgresql").await
}

#[tokio::test]
async fn the_whole_sop_with_an_installed_server() -> Result<()> {
    let Some(server) = Server::installed()? else {
        say("NOT RUN: the whole SOP, installed; `cargo xtask package --verify` runs it");
        return Ok(());
    };
    journey(server, "terpasang").await
}

async fn journey(server: Server, name: &str) -> Result<()> {
    let stage = set_the_stage(server, name).await?;
    let url = stage.server.url();
    let admin = Desktop::start(&stage.admin_desk, &url, &format!("{name}-admin")).await?;
    admin.sign_in(&url, &stage.admin).await?;
    let pupr = Desktop::start(&stage.skpd_desk, &url, &format!("{name}-pupr")).await?;
    pupr.sign_in(&url, &stage.pupr).await?;

    let nomor = stage.file_by_phone().await?;
    let disposed = stage.dispose(&admin, &nomor).await?;
    stage.hear_and_answer(&pupr, &nomor, disposed).await?;
    stage.correct(&admin, &nomor, name).await?;
    stage.skpd_desk.toast("Jawaban sudah terbit", NEWS).await?;
    stage.read_and_rate(&nomor, name).await?;

    let secrets = stage.secrets().await?;
    stage
        .nothing_secret_in_windows(&secrets, &[&admin, &pupr])
        .await?;
    admin.close().await?;
    pupr.close().await?;
    stage.nothing_secret_was_written(&secrets)
}

async fn set_the_stage(mut server: Server, name: &str) -> Result<Stage> {
    let admin = server.create_account("admin", "Nurhayati", "admin_diskominfo", "")?;
    let pupr = server.create_account("pupr", "Rahmat", "petugas_skpd", "PUPR")?;
    server.start().await?;
    Ok(Stage {
        server,
        phone: Phone::new(&format!("{name}-warga")).await?,
        admin_desk: Desk::open(Keyring::Unlocked).await?,
        skpd_desk: Desk::open(Keyring::Unlocked).await?,
        admin,
        pupr,
        warga: Warga {
            nik: "1403996708950007".to_owned(),
            nama: "Siti Aminah".to_owned(),
            telepon: "081277889911".to_owned(),
            surel: "siti.aminah.uji@contoh.id".to_owned(),
            sandi: "perahu kayu di muara siak".to_owned(),
        },
    })
}

impl Stage {
    async fn file_by_phone(&self) -> Result<String> {
        let (page, url) = (&self.phone.browser, self.server.url());
        portal::register(page, &url, &self.warga).await?;
        let file = self.server.folder().join("foto-warga.png");
        std::fs::write(&file, foto::picture()?)?;
        let aduan = Aduan {
            judul: "Jalan berlubang di depan sekolah".to_owned(),
            uraian: "Di Jalan Antara depan sekolah ada lubang besar, dua motor sudah jatuh."
                .to_owned(),
            kategori: "jalan_dan_jembatan".to_owned(),
            kecamatan: "14.03.01".to_owned(),
            desa: "14.03.01.2004".to_owned(),
            lokasi: "Jalan Antara, depan sekolah".to_owned(),
            tanggal_peristiwa: "2026-01-05".to_owned(),
        };
        let nomor = portal::file_aduan(page, &url, &aduan, &file).await?;
        portal::open(page, &url, &nomor).await?;
        page.read(&testid("status"), "Diterima").await?;
        Ok(nomor)
    }

    /// Disposes; gives the moment in which the button was pressed.
    async fn dispose(&self, admin: &Desktop, nomor: &str) -> Result<Instant> {
        self.admin_desk.toast("Aduan baru", NEWS).await?;
        admin.open_row("masuk", nomor).await?;
        admin
            .read(&testid("detail-judul"), "Jalan berlubang")
            .await?;
        admin.fill_disposition("PUPR", CATATAN).await?;
        let pressed = Instant::now();
        admin.click(&testid("disposisi-submit")).await?;
        Ok(pressed)
    }

    /// The officer's turn begins with the toast: nobody else tells of the disposition.
    async fn hear_and_answer(&self, pupr: &Desktop, nomor: &str, disposed: Instant) -> Result<()> {
        let toast = self.skpd_desk.toast("didisposisikan", NEWS).await?;
        say(&format!(
            "the toast came {:?} after the disposition",
            disposed.elapsed()
        ));
        ensure!(
            toast.isi.contains(nomor),
            "the toast names the aduan: {toast:?}"
        );
        self.skpd_desk.click_toast().await?;
        pupr.see_detail(nomor).await?;
        pupr.start_command("terima").await?;
        pupr.status("Penanganan").await?;
        pupr.write_draf(DRAF).await?;
        pupr.submit_draf().await?;
        pupr.status("Menunggu koreksi").await.map(drop)
    }

    async fn correct(&self, admin: &Desktop, nomor: &str, name: &str) -> Result<()> {
        self.admin_desk.toast("Draf menunggu koreksi", NEWS).await?;
        admin.open_row("draf_jawaban", nomor).await?;
        self.admin_desk.picture(&format!("{name}-draf")).await?;
        admin.correct_and_publish(JAWABAN).await?;
        admin.status("Dijawab").await.map(drop)
    }

    async fn read_and_rate(&self, nomor: &str, name: &str) -> Result<()> {
        let (page, url) = (&self.phone.browser, self.server.url());
        portal::open(page, &url, nomor).await?;
        let answer = page.read(&testid("jawaban"), "4 Desember 2026").await?;
        ensure!(
            !answer.contains("minggu depan"),
            "the draft is not the answer: {answer}"
        );
        page.picture(&format!("{name}-jawaban")).await?;
        portal::rate(page, "Cepat ditanggapi.").await
    }

    /// What must be found nowhere, with the tokens of everybody who is signed in.
    async fn secrets(&self) -> Result<Vec<Canary>> {
        let warga = &self.warga;
        let mut secrets = vec![
            Canary::new("the citizen's NIK", &warga.nik),
            Canary::new("the citizen's phone", warga.telepon.trim_start_matches('0')),
            Canary::new("the citizen's e-mail", &warga.surel),
            Canary::new("the citizen's password", &warga.sandi),
            Canary::new("the admin's password", &self.admin.sandi),
            Canary::new("the officer's password", &self.pupr.sandi),
        ];
        let cookies = self.phone.browser.cookies().await?;
        ensure!(!cookies.is_empty(), "the citizen is signed in by a cookie");
        secrets.extend(
            cookies
                .iter()
                .map(|(_, value)| Canary::new("a cookie", value)),
        );
        for desk in [&self.admin_desk, &self.skpd_desk] {
            let kept = keyring::secrets(desk)?;
            ensure!(!kept.is_empty(), "the keyring keeps the session");
            secrets.extend(
                kept.iter()
                    .map(|secret| Canary::new("a kept secret", secret)),
            );
        }
        Ok(secrets)
    }

    async fn nothing_secret_in_windows(
        &self,
        secrets: &[Canary],
        windows: &[&Desktop],
    ) -> Result<()> {
        for window in windows {
            let found = canary::in_text(secrets, &window.page().await?);
            ensure!(found.is_empty(), "a window shows {found:?}");
        }
        for desk in [&self.admin_desk, &self.skpd_desk] {
            let found = canary::in_text(secrets, &format!("{:?}", desk.toasts()));
            ensure!(found.is_empty(), "a toast shows {found:?}");
        }
        Ok(())
    }

    /// Searches databases, logs, caches and keyrings while the server is running, so that its
    /// write-ahead log is searched too.
    fn nothing_secret_was_written(&self, secrets: &[Canary]) -> Result<()> {
        let mut found = Vec::new();
        let desks = [self.admin_desk.folder(), self.skpd_desk.folder()];
        for folder in self.server.writes().into_iter().chain(desks) {
            found.extend(canary::in_folder(secrets, folder)?);
        }
        if let Some(dump) = self.server.dump()? {
            let inside = canary::in_text(secrets, &dump);
            found.extend(
                inside
                    .into_iter()
                    .map(|name| format!("{name} in PostgreSQL")),
            );
        }
        ensure!(found.is_empty(), "written where it must not be: {found:#?}");
        Ok(())
    }
}
