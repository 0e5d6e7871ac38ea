//! The long way through the SOP, through the same windows: asked back, sent to the wrong SKPD,
//! postponed, repaired, objected to, and answered twice. Nothing that anybody wrote gets lost on it.

use anyhow::{Result, ensure};
use journeys::accounts::Account;
use journeys::chromium::Phone;
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::forms;
use journeys::keyring::Keyring;
use journeys::place::journeys_wanted;
use journeys::portal;
use journeys::server::{Database, Server};
use journeys::webdriver::testid;

const NIK: &str = "1403990505850001";
const DRAF: &str = "Lampu akan kami periksa.";
const DRAF_KEDUA: &str = "Lampu di Jalan Antara sudah kami periksa dan menyala sejak kemarin.";
const JAWABAN_ULANG: &str = "Kabel yang putus sudah diganti; lampu menyala lagi malam ini.";

/// The people of the detour, each at an own screen.
struct Detour {
    server: Server,
    phone: Phone,
    admin: Desktop,
    pupr: Desktop,
    dishub: Desktop,
    _desks: [Desk; 3],
    nomor: String,
}

#[tokio::test]
async fn every_detour_leads_to_an_answer() -> Result<()> {
    if !journeys_wanted("every detour") {
        return Ok(());
    }
    let on = Detour::start().await?;
    on.asked_back_and_completed().await?;
    on.sent_to_the_wrong_skpd().await?;
    on.postponed_and_taken_up_again().await?;
    on.repaired_and_published().await?;
    on.objected_to_and_answered_again().await?;
    on.nothing_was_forgotten().await
}

impl Detour {
    async fn start() -> Result<Self> {
        let mut server = Server::prepare(Database::Sqlite)?;
        let admin = server.create_account("admin", "Nurhayati", "admin_diskominfo", "")?;
        let pupr = server.create_account("pupr", "Rahmat", "petugas_skpd", "PUPR")?;
        let dishub = server.create_account("dishub", "Yusniar", "petugas_skpd", "DISHUB")?;
        server.start().await?;
        let warga = forms::registered(&server.url(), NIK).await?;
        let nomor = forms::file(&warga, "Lampu jalan padam").await?;
        let phone = Phone::new("detour-warga").await?;
        portal::sign_in(&phone.browser, &server.url(), NIK, forms::SANDI).await?;
        let (admin_desk, admin) = sit_down(&server, &admin).await?;
        let (pupr_desk, pupr) = sit_down(&server, &pupr).await?;
        let (dishub_desk, dishub) = sit_down(&server, &dishub).await?;
        Ok(Self {
            server,
            phone,
            admin,
            pupr,
            dishub,
            _desks: [admin_desk, pupr_desk, dishub_desk],
            nomor,
        })
    }

    async fn dispose(&self, skpd: &str, view: &str) -> Result<()> {
        self.admin.open_row(view, &self.nomor).await?;
        self.admin.fill_disposition(skpd, "Mohon dicek.").await?;
        self.admin.click(&testid("disposisi-submit")).await?;
        self.admin.status("Disposisi").await.map(drop)
    }

    async fn open_as_citizen(&self) -> Result<()> {
        portal::open(&self.phone.browser, &self.server.url(), &self.nomor).await
    }

    async fn asked_back_and_completed(&self) -> Result<()> {
        self.admin.open_row("masuk", &self.nomor).await?;
        self.admin.start_command("minta_kelengkapan").await?;
        self.admin
            .give_reason("Mohon sebutkan nama jalannya.")
            .await?;
        self.admin.status("Perlu Kelengkapan").await?;

        self.open_as_citizen().await?;
        portal::complete(&self.phone.browser, "Jalan Antara, depan masjid.").await?;
        self.admin.status("Masuk").await.map(drop)
    }

    async fn sent_to_the_wrong_skpd(&self) -> Result<()> {
        self.dispose("DISHUB", "masuk").await?;
        self.dishub.open_row("disposisi", &self.nomor).await?;
        self.dishub.start_command("kembalikan").await?;
        self.dishub
            .give_reason("Lampu jalan ini aset Dinas PUPR.")
            .await?;
        self.admin.status("Bukan Kewenangan").await?;
        self.dispose("PUPR", "dikembalikan").await?;
        self.dishub.see_no_row(&self.nomor).await
    }

    async fn postponed_and_taken_up_again(&self) -> Result<()> {
        self.pupr.open_row("disposisi", &self.nomor).await?;
        self.pupr.start_command("terima").await?;
        self.pupr.status("Penanganan").await?;
        self.pupr.start_command("tunda_perwaktu").await?;
        self.pupr.click(&testid("reason-undated")).await?;
        self.pupr.give_reason("Menunggu kiriman lampu.").await?;
        self.pupr.status("Pending").await?;
        self.pupr.start_command("lanjutkan").await?;
        self.pupr.status("Penanganan").await.map(drop)
    }

    async fn repaired_and_published(&self) -> Result<()> {
        self.pupr.write_draf(DRAF).await?;
        self.pupr.submit_draf().await?;
        self.admin.open_row("draf_jawaban", &self.nomor).await?;
        self.admin
            .return_draf("Sebutkan hasil pemeriksaan.")
            .await?;
        self.pupr.status("Perlu Perbaikan").await?;
        self.pupr
            .read(&testid("pesan-perbaikan"), "hasil pemeriksaan")
            .await?;
        self.pupr.write_draf(DRAF_KEDUA).await?;
        self.pupr.submit_draf().await?;
        self.publish(DRAF_KEDUA).await
    }

    async fn publish(&self, text: &str) -> Result<()> {
        self.admin.open_row("draf_jawaban", &self.nomor).await?;
        self.admin
            .correct_and_publish(&format!("{text} Terima kasih."))
            .await?;
        self.admin.status("Dijawab").await.map(drop)
    }

    async fn objected_to_and_answered_again(&self) -> Result<()> {
        let page = &self.phone.browser;
        self.open_as_citizen().await?;
        page.read(&testid("jawaban"), DRAF_KEDUA).await?;
        portal::object(page, "Tadi malam lampunya padam lagi.").await?;

        self.pupr.open_row("disposisi", &self.nomor).await?;
        self.pupr.start_command("terima").await?;
        self.pupr.status("Penanganan").await?;
        self.pupr.write_draf(JAWABAN_ULANG).await?;
        self.pupr.submit_draf().await?;
        self.publish(JAWABAN_ULANG).await?;

        self.open_as_citizen().await?;
        page.read(&testid("jawaban"), JAWABAN_ULANG).await?;
        ensure!(
            !page.shows("[name=\"nilai\"][value=\"keberatan\"]").await?,
            "the citizen may object once"
        );
        portal::rate(page, "Salah tekan.").await?;
        portal::take_rating_back(page).await?;
        portal::rate(page, "Sekarang terang.").await
    }

    /// The timeline tells the whole way, with every reason.
    async fn nothing_was_forgotten(&self) -> Result<()> {
        self.admin.open_row("dijawab", &self.nomor).await?;
        let told = self
            .admin
            .read(&testid("linimasa"), "Lampu jalan ini aset")
            .await?;
        for part in [
            "Mohon sebutkan nama jalannya.",
            "Menunggu kiriman lampu.",
            "Sebutkan hasil pemeriksaan.",
            "Tadi malam lampunya padam lagi.",
            "Sekarang terang.",
        ] {
            ensure!(told.contains(part), "“{part}” is not in: {told}");
        }
        Ok(())
    }
}

async fn sit_down(server: &Server, account: &Account) -> Result<(Desk, Desktop)> {
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &server.url(), &account.pengguna).await?;
    window.sign_in(&server.url(), account).await?;
    Ok((desk, window))
}
