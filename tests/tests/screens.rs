//! Every screen of the desktop and every page of the portal, on the demonstration data: each opens,
//! fits its window, shows no hole where a word should be, and leaves a picture to look at.
//!
//! The pictures are in `target/e2e/screens`.

use anyhow::{Context, Result, ensure};
use journeys::accounts::{Account, Accounts};
use journeys::chromium::{LAPTOP, Phone, SMARTPHONE, Screen};
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::Keyring;
use journeys::place::journeys_wanted;
use journeys::portal;
use journeys::server::{Database, Server};
use journeys::webdriver::{Browser, testid};
use serde_json::{Value, json};

/// Finds what spoils any screen: a page wider than its window, a value printed raw, an
/// id used twice.
const SPOILED: &str = "
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
        found.push(`${root.scrollWidth} px wide in ${root.clientWidth} px`);
    for (const raw of ['undefined', 'NaN', '[object', 'Invalid Date', '{{', '{nama}'])
        if (document.body.innerText.includes(raw)) found.push(raw);
    for (const image of document.images)
        if (image.complete && image.naturalWidth === 0 && image.getClientRects().length)
            found.push(`broken picture ${image.alt}`);
    for (const button of document.querySelectorAll('button, a[href], input, select, textarea'))
        if (button.checkVisibility() && !named(button))
            found.push(`nameless ${button.outerHTML.slice(0, 80)}`);
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
        found.push(`id ${id} twice`);
    return found;
    function named(e) {
        return e.textContent.trim() || e.getAttribute('aria-label') || e.title ||
            e.getAttribute('aria-labelledby') || [...e.querySelectorAll('img')].some(i => i.alt) ||
            (e.labels && e.labels.length) || e.type === 'hidden' || e.type === 'submit';
    }";

/// The first aduan of a citizen's list that has been answered.
const ANSWERED: &str = "
    const links = [...document.querySelectorAll('a[href^=\"/aduan/SPD-\"]')];
    const answered = links.find(a => a.closest('li, article').innerText.includes('Dijawab'));
    return answered && answered.href;";

async fn is_sound(page: &Browser, name: &str) -> Result<()> {
    page.settled().await?;
    let found = page.script(SPOILED, json!([])).await?;
    let sound = matches!(&found, Value::Array(list) if list.is_empty());
    ensure!(sound, "{name}: {found}");
    Ok(())
}

/// One officer at one desk, photographing.
struct Tour {
    desk: Desk,
    window: Desktop,
}

impl Tour {
    async fn start(server: &Server, name: &str) -> Result<Self> {
        let desk = Desk::open(Keyring::Unlocked).await?;
        let window = Desktop::start(&desk, &server.url(), name).await?;
        Ok(Self { desk, window })
    }

    async fn keep(&self, name: &str) -> Result<()> {
        is_sound(&self.window, name).await?;
        let name = format!("screens/{name}");
        self.window.picture(&name).await.map(drop)
    }

    async fn keep_in_both_themes(&self, name: &str) -> Result<()> {
        self.keep(name).await?;
        self.window.click(&testid("theme")).await?;
        self.keep(&format!("{name}-gelap")).await?;
        self.window.click(&testid("theme")).await
    }

    /// Opens the first aduan of a view.
    async fn open_first(&self, view: &str) -> Result<()> {
        self.window.click(&testid(&format!("view-{view}"))).await?;
        self.window.click("[data-testid^=\"row-\"]").await?;
        self.window.see(&testid("detail-judul")).await
    }
}

#[tokio::test]
async fn every_screen_of_the_desktop_opens() -> Result<()> {
    if !journeys_wanted("every screen of the desktop") {
        return Ok(());
    }
    let (server, accounts) = Server::with_demo(Database::Sqlite).await?;
    screens_of_the_admin(&server, accounts.of("admin")?).await?;
    screens_of_the_officer(&server, accounts.of("pupr")?).await
}

async fn screens_of_the_admin(server: &Server, admin: &Account) -> Result<()> {
    let tour = Tour::start(server, "screens-admin").await?;
    let window = &tour.window;
    tour.keep("desktop-01-masuk").await?;
    window.sign_in(&server.url(), admin).await?;

    tour.open_first("masuk").await?;
    tour.desk.dismiss_toasts()?;
    tour.keep_in_both_themes("desktop-02-kotak-masuk").await?;

    window
        .fill_disposition("PUPR", "Mohon dicek lapangan, dekat sekolah.")
        .await?;
    tour.keep("desktop-03-disposisi").await?;
    window.press_escape().await?;
    window.see_no(&testid("disposisi-dialog")).await?;

    tour.open_first("draf_jawaban").await?;
    window.start_command("terbitkan").await?;
    window.see(&testid("koreksi-screen")).await?;
    let draf = window.read(&testid("koreksi-isi"), "").await?;
    window
        .fill(&testid("koreksi-isi"), &format!("{draf} Terima kasih."))
        .await?;
    window
        .see(&format!("{} ins", testid("koreksi-beda")))
        .await?;
    tour.keep_in_both_themes("desktop-05-koreksi").await?;
    window.click(&testid("koreksi-back")).await?;

    window.click(&testid("notices-open")).await?;
    window.see(&testid("notices")).await?;
    tour.keep_in_both_themes("desktop-08-notifikasi").await
}

async fn screens_of_the_officer(server: &Server, pupr: &Account) -> Result<()> {
    let tour = Tour::start(server, "screens-pupr").await?;
    let window = &tour.window;
    window.sign_in(&server.url(), pupr).await?;
    tour.desk.toast("SPD-", NEWS).await?;
    tour.desk.picture("screens/desktop-08-toast").await?;
    tour.open_first("disposisi").await?;
    tour.keep("desktop-04a-skpd-terima").await?;
    tour.desk.dismiss_toasts()?;

    tour.open_first("penanganan").await?;
    window
        .write_draf("Terima kasih atas laporan Anda. Petugas kami sudah memeriksa lokasi.")
        .await?;
    tour.keep_in_both_themes("desktop-04-skpd-draf").await
}

#[tokio::test]
async fn every_page_of_the_portal_opens() -> Result<()> {
    if !journeys_wanted("every page of the portal") {
        return Ok(());
    }
    let (server, accounts) = Server::with_demo(Database::Sqlite).await?;
    for screen in [SMARTPHONE, LAPTOP] {
        pages(&server, &accounts, screen).await?;
    }
    Ok(())
}

async fn pages(server: &Server, accounts: &Accounts, screen: Screen) -> Result<()> {
    let width = screen.width;
    let phone = Phone::with_screen(&format!("screens-{width}"), screen).await?;
    let (page, url) = (&phone.browser, server.url());
    for (path, name) in [("/", "portal-01-beranda"), ("/daftar", "portal-02-daftar")] {
        page.goto(&format!("{url}{path}")).await?;
        keep_page(page, &format!("{name}-{width}")).await?;
    }
    let warga = accounts.all().iter().find(|a| a.peran == "masyarakat");
    let warga = warga.context("a citizen among the accounts")?;
    portal::sign_in(page, &url, &warga.pengguna, &warga.sandi).await?;
    page.goto(&format!("{url}/aduan/baru")).await?;
    keep_page(page, &format!("portal-03-buat-aduan-{width}")).await?;
    page.goto(&format!("{url}/aduan")).await?;
    keep_page(page, &format!("portal-aduan-saya-{width}")).await?;
    page.goto(&format!("{url}/kabar")).await?;
    page.see(&testid("kabar")).await?;
    keep_page(page, &format!("portal-kabar-{width}")).await?;
    page.goto(&format!("{url}/aduan")).await?;
    let answered = page.script(ANSWERED, json!([])).await?;
    page.goto(answered.as_str().context("an answered aduan")?)
        .await?;
    page.see(&testid("jawaban")).await?;
    keep_page(page, &format!("portal-04-status-{width}")).await
}

/// Keeps a page by daylight and at night.
async fn keep_page(page: &Browser, name: &str) -> Result<()> {
    for (scheme, suffix) in [("light", ""), ("dark", "-gelap")] {
        page.prefer_colours(scheme).await?;
        is_sound(page, name).await?;
        page.picture_of_whole_page(&format!("screens/{name}{suffix}"))
            .await?;
    }
    Ok(())
}
