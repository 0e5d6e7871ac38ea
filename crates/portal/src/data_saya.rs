//! A citizen's own data, and whether news is told by e-mail.

use crate::answer::{Answer, Message, html, see_other};
use crate::form::Fields;
use crate::portal::Portal;
use crate::view::{CatatanView, DataSaya, IdentitasSamar, Menu, PembukaanView};
use crate::visit::{Sent, Visit, Warga};
use axum::extract::{Query, State};
use domain::kata::waktu::waktu_panjang;
use service::akun::{CatatanSaya, Pembukaan};
use service::notice::Switch;

/// `GET /data-saya?flash=`.
pub(crate) async fn show_data_saya(
    State(portal): State<Portal>,
    visit: Visit,
    warga: Warga,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let data = service::akun::data_saya(&portal.app, &warga.aktor).await?;
    let kosong = || "Belum diisi".to_owned();
    html(&DataSaya {
        frame: visit.frame(Menu::DataSaya),
        data: IdentitasSamar {
            nama: data.nama,
            nik_samar: data.nik_samar,
            telepon_samar: data.telepon_samar.unwrap_or_else(kosong),
            pesan_surel: data.pesan_surel,
            surel: data.surel.unwrap_or_else(kosong),
            pembukaan: data.pembukaan.into_iter().map(pembukaan).collect(),
            catatan: data.catatan.into_iter().map(catatan).collect(),
        },
        flash: switch(Fields(query).get("flash")).map(|to| match to {
            Switch::On => "Email kabar sudah dinyalakan.",
            Switch::Off => "Email kabar sudah dimatikan.",
        }),
    })
}

fn catatan(catatan: CatatanSaya) -> CatatanView {
    CatatanView {
        oleh: catatan.oleh,
        peristiwa: catatan.jenis.label_warga(),
        tujuan: catatan.tujuan,
        pada: waktu_panjang(catatan.pada),
    }
}

fn pembukaan(pembukaan: Pembukaan) -> PembukaanView {
    PembukaanView {
        oleh: pembukaan.oleh,
        tujuan: pembukaan.tujuan,
        pada: waktu_panjang(pembukaan.pada),
        nomor: pembukaan.nomor.to_string(),
    }
}

/// `POST /data-saya/surel`: switches messages by e-mail.
pub(crate) async fn switch_surel(State(portal): State<Portal>, warga: Warga, sent: Sent) -> Answer {
    let Sent::Ours(fields) = sent else {
        return Err(Message::stale_form().into());
    };
    let to = switch(fields.get("kabar")).ok_or_else(Message::not_found)?;
    service::notice::switch_surel(&portal.app, &warga.aktor, to).await?;
    let flash = fields.get("kabar");
    Ok(see_other(&format!("/data-saya?flash={flash}")))
}

fn switch(text: &str) -> Option<Switch> {
    match text {
        "nyala" => Some(Switch::On),
        "mati" => Some(Switch::Off),
        _ => None,
    }
}
