//! An office at work: its server, an admin, an officer of PUPR, and what citizens have filed.

use crate::accounts::Account;
use crate::api::Staff;
use crate::certificate::Certificate;
use crate::forms::{self, Reader};
use crate::server::{Database, Server};
use crate::updates::Publisher;
use anyhow::Result;
use serde_json::json;

const NIK: &str = "1403990505850001";

/// A running server with two members of staff and one aduan, which waits for the admin.
pub struct Office {
    /// The server.
    pub server: Server,
    /// The admin of Diskominfotik.
    pub admin: Account,
    /// The officer of PUPR.
    pub pupr: Account,
    /// Number of the aduan.
    pub nomor: String,
    warga: Reader,
}

impl Office {
    /// Opens it.
    pub async fn open() -> Result<Self> {
        let mut server = Server::prepare(Database::Sqlite)?;
        let admin = server.create_account("admin", "Nurhayati", "admin_diskominfo", "")?;
        let pupr = server.create_account("pupr", "Rahmat", "petugas_skpd", "PUPR")?;
        server.start().await?;
        let warga = forms::registered(&server.url(), NIK).await?;
        let nomor = forms::file(&warga, "Lampu jalan padam").await?;
        Ok(Self {
            server,
            admin,
            pupr,
            nomor,
            warga,
        })
    }

    /// The same citizen files another aduan; gives its number.
    pub async fn another(&self, title: &str) -> Result<String> {
        forms::file(&self.warga, title).await
    }

    /// What the citizen reads of an aduan.
    pub async fn reads(&self, nomor: &str) -> Result<String> {
        self.warga.page(&format!("/aduan/{nomor}")).await
    }

    /// The aduan is disposed to PUPR and accepted there.
    pub async fn in_progress(&self) -> Result<()> {
        let url = self.server.url();
        dispose(&Staff::sign_in(&url, &self.admin).await?, &self.nomor).await?;
        let pupr = Staff::sign_in(&url, &self.pupr).await?;
        pupr.command(&self.nomor, &json!({ "perintah": "terima" }))
            .await
    }
}

async fn dispose(admin: &Staff, nomor: &str) -> Result<()> {
    let command = json!({
        "perintah": "disposisikan", "utama": "PUPR", "pendukung": [], "catatan": "",
        "sifat": "biasa",
    });
    admin.command(nomor, &command).await
}

/// An office whose server offers updates by TLS. PUPR works on one aduan; another waits for the
/// admin.
pub struct UpdatingOffice {
    /// Behind TLS from now on.
    pub office: Office,
    /// Who makes the updates.
    pub publisher: Publisher,
    /// The server's certificate.
    pub certificate: Certificate,
    /// Number of the aduan that waits.
    pub waiting: String,
}

impl UpdatingOffice {
    /// Opens it. Nothing is published yet.
    pub async fn open() -> Result<Self> {
        let mut office = Office::open().await?;
        office.in_progress().await?;
        let waiting = office.another("Parit tersumbat").await?;
        office.server.kill();
        let (publisher, certificate) = (Publisher::new()?, Certificate::until(4000)?);
        office.server.use_certificate(&certificate)?;
        office.server.offer_updates(publisher.folder());
        office.server.start().await?;
        Ok(Self {
            office,
            publisher,
            certificate,
            waiting,
        })
    }

    /// The aduan that waits is disposed to PUPR.
    pub async fn dispose_waiting(&self) -> Result<()> {
        let (url, authority) = (self.office.server.url(), &self.certificate.authority);
        let admin = Staff::sign_in_trusting(&url, &self.office.admin, authority).await?;
        dispose(&admin, &self.waiting).await
    }
}
