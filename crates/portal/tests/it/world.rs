//! What citizens and the office do before a test begins.

use crate::support::{Browser, NIK_MARLINA, Page, Place, SANDI, aduan};
use axum::http::StatusCode;
use domain::aduan::Sifat;
use domain::aduan::command::Command;
use domain::id::{AduanId, NomorRegister, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use service::akun::session::{Caller, Welcome};
use uuid::Uuid;

/// Files an aduan; gives its number.
pub(crate) async fn file(browser: &mut Browser) -> String {
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let page = browser.upload(&aduan(&niat), &[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    nomor(&page)
}

/// The number in the address of a receipt.
pub(crate) fn nomor(page: &Page) -> String {
    page.location()
        .strip_prefix("/aduan/")
        .and_then(|rest| rest.split_once("/tanda-terima?niat="))
        .map(|(nomor, _)| nomor.to_owned())
        .unwrap_or_default()
}

/// Marlina's aduan of that number.
pub(crate) async fn id_of(place: &Place, nomor: &str) -> AduanId {
    let sandi = secrecy::SecretString::from(SANDI.to_owned());
    let Welcome { petugas, .. } =
        service::akun::session::sign_in_warga(&place.app, &Caller::default(), NIK_MARLINA, &sandi)
            .await
            .expect("signs in");
    let nomor: NomorRegister = nomor.parse().expect("number");
    service::aduan::warga::aduan_warga(&place.app, &petugas.aktor, nomor)
        .await
        .expect("own")
        .id
}

/// An admin and an officer of PUPR.
pub(crate) struct Office {
    admin: Aktor,
    pupr: Aktor,
}

impl Office {
    pub(crate) async fn open(place: &Place) -> Self {
        Self {
            admin: place.staff("admin", Peran::AdminDiskominfo, None).await,
            pupr: place.staff("pupr", Peran::PetugasSkpd, Some("PUPR")).await,
        }
    }

    pub(crate) async fn ask_for_more(&self, place: &Place, nomor: &str) {
        let permintaan = "Tulis nomor tiang lampu.".to_owned();
        let command = Command::MintaKelengkapan { permintaan };
        give(place, &self.admin, id_of(place, nomor).await, command).await;
    }

    pub(crate) async fn reject(&self, place: &Place, nomor: &str, alasan: &str) {
        let alasan = alasan.to_owned();
        let command = Command::Tolak { alasan };
        give(place, &self.admin, id_of(place, nomor).await, command).await;
    }

    /// The whole way to a published answer.
    pub(crate) async fn answer(&self, place: &Place, nomor: &str) {
        let id = id_of(place, nomor).await;
        let disposition = Command::Disposisikan {
            utama: SkpdKode::parse("PUPR").expect("code"),
            pendukung: Vec::new(),
            catatan: String::new(),
            sifat: Sifat::Biasa,
        };
        give(place, &self.admin, id, disposition).await;
        give(place, &self.pupr, id, Command::Terima).await;
        let isi = "RAHASIA-DRAF akan ditambal".to_owned();
        give(place, &self.pupr, id, Command::AjukanDraf { isi }).await;
        let isi = "Lubang <b>ditambal</b> 28 Agustus 2026.".to_owned();
        give(place, &self.admin, id, Command::Terbitkan { isi }).await;
    }
}

async fn give(place: &Place, aktor: &Aktor, id: AduanId, command: Command) {
    let niat = Uuid::new_v4();
    service::aduan::run_command(&place.app, aktor, id, command, None, niat)
        .await
        .expect("granted");
}
