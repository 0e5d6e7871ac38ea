//! Texts that an officer writes, and what is kept of them; each with a canary that no disk may show.

use crate::support::{Meja, Peladen, sign_in};
use client::Officer;
use client::vault::Vault;
use domain::aduan::IsiAduan;
use testkit::perkara::{Perkara, admin, at};
use wire::desk::{Desk, UnsentKind, UnsentRef, UnsentSave};

pub(crate) const JUDUL: &str = "kenari-judul-jalan";
pub(crate) const URAIAN: &str = "kenari-uraian-lubang-besar-di-jalan";
pub(crate) const DRAF: &str = "kenari-draf-sedang-ditulis";

pub(crate) fn perkara() -> Perkara {
    let biasa = Perkara::masuk(1, JUDUL, at("12T10:00"));
    let isi = IsiAduan {
        uraian: URAIAN.to_owned(),
        ..biasa.aduan().isi.clone()
    };
    Perkara::from_isi(1, isi, at("12T10:00"))
}

pub(crate) fn unsent(perkara: &Perkara, isi: &str) -> UnsentSave {
    UnsentSave {
        aduan: perkara.id(),
        untuk: UnsentKind::Tanggapan,
        draf_versi: None,
        isi: isi.to_owned(),
    }
}

pub(crate) fn unsent_ref(perkara: &Perkara) -> UnsentRef {
    UnsentRef {
        aduan: perkara.id(),
        untuk: UnsentKind::Tanggapan,
        draf_versi: None,
    }
}

/// The text as it is found again.
pub(crate) async fn kept(officer: &Officer, perkara: &Perkara) -> String {
    officer.read_unsent(unsent_ref(perkara)).await.unwrap().isi
}

/// The token that the keyring keeps for the server.
pub(crate) fn token_of(meja: &Meja, peladen: &Peladen) -> Option<String> {
    let entry = meja.vault.retrieve(&peladen.uri()).unwrap()?;
    let entry: serde_json::Value = serde_json::from_str(&entry).unwrap();
    entry["token"].as_str().map(str::to_owned)
}

/// An admin at a desk, who has written [`DRAF`].
pub(crate) struct Writer {
    pub(crate) peladen: Peladen,
    pub(crate) perkara: Perkara,
    pub(crate) meja: Meja,
    pub(crate) officer: Officer,
}

impl Writer {
    pub(crate) async fn sits_down() -> Self {
        Self::at(Peladen::start(admin()).await).await
    }

    /// At a server that a test has prepared.
    pub(crate) async fn at(peladen: Peladen) -> Self {
        let perkara = perkara();
        let meja = Meja::new();
        let officer = meja.start().await;
        sign_in(&officer, &peladen).await;
        officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
        Self {
            peladen,
            perkara,
            meja,
            officer,
        }
    }
}
