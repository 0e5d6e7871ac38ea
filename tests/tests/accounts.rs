//! An officer gets an account without anybody at the server: the superadmin makes it in the window, the
//! officer signs in with the code, makes a password, and changes it.

use anyhow::{Context, Result, ensure};
use journeys::accounts::Account;
use journeys::canary::{self, Canary};
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::Keyring;
use journeys::place::journeys_wanted;
use journeys::server::{Database, Server};
use journeys::webdriver::testid;

const FIRST: &str = "perahu kecil di muara";
const SECOND: &str = "kuda laut berenang jauh";

fn wan(sandi: &str) -> Account {
    Account {
        peran: "petugas_skpd".to_owned(),
        pengguna: "wan.azman".to_owned(),
        sandi: sandi.to_owned(),
    }
}

#[tokio::test]
async fn an_officer_gets_an_account_from_the_desktop_and_the_own_password() -> Result<()> {
    if !journeys_wanted("accounts of officers") {
        return Ok(());
    }
    let mut server = Server::prepare(Database::Sqlite)?;
    let boss = server.create_account("super", "Zulkifli", "superadmin", "")?;
    server.start().await?;
    let url = server.url();
    let office = Desk::open(Keyring::Unlocked).await?;
    let superadmin = Desktop::start(&office, &url, "accounts-super").await?;
    superadmin.sign_in(&url, &boss).await?;
    let code = create(&superadmin, &office).await?;

    let at_pupr = Desk::open(Keyring::Unlocked).await?;
    let officer = Desktop::start(&at_pupr, &url, "accounts-officer").await?;
    set_password(&officer, &at_pupr, &url, &code).await?;
    change_password(&officer, &at_pupr).await?;
    move_to_dishub(&superadmin, &office).await?;
    let told = officer.read_within(".akun", "Dishub", NEWS).await;
    told.context("the officer's window learns as whom the account acts")?;
    reset(&superadmin).await?;
    let ended = testid("session-ended");
    let ended = officer.read_within(&ended, "berakhir", NEWS).await;
    ended.context("a reset ends what the old password began")?;

    let bare = code.replace(' ', "");
    let code = [Canary::new("kode", &code), Canary::new("kode", &bare)];
    for folder in [server.folder(), office.folder(), at_pupr.folder()] {
        let found = canary::in_folder(&code, folder)?;
        ensure!(found.is_empty(), "the code was written down: {found:?}");
    }
    Ok(())
}

/// The superadmin makes the account; gives the code as it is shown.
async fn create(window: &Desktop, desk: &Desk) -> Result<String> {
    window.click(&testid("pengguna-open")).await?;
    window.read(&testid("akun-list"), "super").await?;
    window.click(&testid("akun-create")).await?;
    window.fill(&testid("akun-nama"), "Wan Azman").await?;
    window.fill(&testid("akun-pengguna"), "wan.azman").await?;
    window.click(&testid("akun-submit")).await?;
    window.read(&testid("dialog-error"), "Peran").await?;
    window.choose(&testid("akun-peran"), "petugas_skpd").await?;
    window.choose(&testid("akun-skpd"), "PUPR").await?;
    desk.picture("accounts-create").await?;
    window.click(&testid("akun-submit")).await?;
    window.see_no(&testid("akun-dialog")).await?;
    let code = window.read(&testid("kode"), " ").await?;
    window.read(&testid("kode-slip"), "wan.azman").await?;
    window.read(&testid("akun-keadaan"), "Diundang").await?;
    desk.picture("accounts-code").await?;
    window.click(&testid("kode-done")).await?;
    window.see_no(&testid("kode")).await?;
    Ok(code.trim().to_owned())
}

/// The officer makes a password with the code, and is in.
async fn set_password(window: &Desktop, desk: &Desk, url: &str, code: &str) -> Result<()> {
    let early = wan(FIRST);
    window.try_sign_in(url, &early).await?;
    window.read(&testid("signin-error"), "salah").await?;
    window.click(&testid("signin-way")).await?;
    for (field, text) in [
        ("signin-kode", code),
        ("signin-baru", FIRST),
        ("signin-ulang", FIRST),
    ] {
        window.fill(&testid(field), text).await?;
    }
    desk.picture("accounts-first-sign-in").await?;
    window.click(&testid("signin-submit")).await?;
    window.read(&testid("who"), "Wan Azman").await.map(drop)
}

async fn change_password(window: &Desktop, desk: &Desk) -> Result<()> {
    window.click(&testid("akun-saya-open")).await?;
    window.read(&testid("sessions"), "Komputer ini").await?;
    let change = async |old: &str| {
        for (field, text) in [
            ("sandi-lama", old),
            ("sandi-baru", SECOND),
            ("sandi-ulang", SECOND),
        ] {
            window.fill(&testid(field), text).await?;
        }
        window.click(&testid("sandi-submit")).await
    };
    change("bukan yang lama").await?;
    window.read(&testid("sandi-problem"), "lama").await?;
    desk.picture("accounts-own").await?;
    change(FIRST).await?;
    window.read(&testid("sandi-done"), "diganti").await?;
    window.press_escape().await?;
    window.click(&testid("sign-out")).await?;
    window.click(&testid("sign-out-submit")).await?;
    window.see(&testid("signin-submit")).await?;
    let address = window.read(&testid("signin-server"), "").await;
    address.context("the sign-in screen")?;
    for (password, enters) in [(FIRST, false), (SECOND, true)] {
        window.fill(&testid("signin-pengguna"), "wan.azman").await?;
        window.fill(&testid("signin-sandi"), password).await?;
        window.click(&testid("signin-submit")).await?;
        let seen = if enters { "who" } else { "signin-error" };
        window.see(&testid(seen)).await.context(password)?;
    }
    Ok(())
}

async fn open_wan(window: &Desktop) -> Result<()> {
    window.fill(&testid("pengguna-cari"), "azman").await?;
    window.click(&testid("akun-row-wan.azman")).await?;
    window.see(&testid("akun-rinci")).await
}

async fn move_to_dishub(window: &Desktop, desk: &Desk) -> Result<()> {
    open_wan(window).await?;
    window.read(&testid("akun-keadaan"), "Aktif").await?;
    window.click(&testid("akun-ubah_peran")).await?;
    window.choose(&testid("akun-skpd"), "DISHUB").await?;
    window.click(&testid("akun-submit")).await?;
    window.see_no(&testid("akun-dialog")).await?;
    window.read(&testid("akun-catatan"), "Dishub").await?;
    desk.picture("accounts-moved").await.map(drop)
}

async fn reset(window: &Desktop) -> Result<()> {
    window.click(&testid("akun-beri_kode")).await?;
    window.click(&testid("akun-submit")).await?;
    window.see_no(&testid("akun-dialog")).await?;
    window.see(&testid("kode")).await
}
