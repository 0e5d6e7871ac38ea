//! A citizen's own data, and by which channels news is told.

use crate::account::let_in;
use crate::answer::{Answer, Message, html, page, see_other};
use crate::form::{Fields, Form, mend};
use crate::portal::Portal;
use crate::view::{CatatanView, DataLengkap, DataSaya, IdentitasSamar, Menu, PembukaanView};
use crate::visit::{Own, Sent, Visit, Warga};
use axum::extract::{Query, State};
use domain::kata::waktu::waktu_panjang;
use domain::notice::pesan::Channel;
use service::akun::{CatatanSaya, Pembukaan};
use service::notice::Switch;

/// `GET /data-saya?flash=`.
pub(crate) async fn show_data_saya(own: Own, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let data = service::akun::data_saya(&own.portal.app, &own.warga.aktor).await?;
    let kosong = || "Belum diisi".to_owned();
    let telepon = data.telepon_samar;
    html(&DataSaya {
        frame: own.visit.frame(Menu::DataSaya),
        data: IdentitasSamar {
            nama: data.nama,
            nik_samar: data.nik_samar,
            nik_diperiksa: data.nik_diperiksa.map(waktu_panjang),
            channels: data.channels,
            surel_confirmed: data.surel.as_ref().map(|_| data.surel_is_confirmed),
            has_telepon: telepon.is_some(),
            telepon_samar: telepon.unwrap_or_else(kosong),
            surel: data.surel.unwrap_or_else(kosong),
            pembukaan: data.pembukaan.into_iter().map(pembukaan).collect(),
            catatan: data.catatan.into_iter().map(catatan).collect(),
        },
        flash: told(Fields(query).get("flash")),
    })
}

/// What was done just before.
fn told(flash: &str) -> Option<String> {
    let said = match flash {
        "sandi" => "Kata sandi sudah diganti. Perangkat lain dikeluarkan.",
        "telepon" => "Nomor HP sudah disimpan.",
        "surel" => "Alamat email sudah disimpan.",
        "dikonfirmasi" => "Alamat email sudah dikonfirmasi.",
        _ => {
            let (channel, to) = switch(flash)?;
            let done = match to {
                Switch::On => "dinyalakan",
                Switch::Off => "dimatikan",
            };
            return Some(format!("Kabar lewat {} sudah {done}.", channel.label()));
        }
    };
    Some(said.to_owned())
}

/// `GET /data-saya/lengkap`: the password first.
pub(crate) async fn ask_sandi(visit: Visit, _: Warga) -> Answer {
    html(&DataLengkap {
        frame: visit.frame(Menu::DataSaya),
        form: Form::default(),
        identitas: None,
    })
}

/// `POST /data-saya/lengkap`: everything unmasked, once.
pub(crate) async fn show_lengkap(own: Own, sent: Sent) -> Answer {
    let frame = own.visit.frame(Menu::DataSaya);
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(fields) => {
            let (app, sandi) = (&own.portal.app, fields.get("sandi"));
            match service::akun::show_identitas(app, &own.visit.caller, own.warga.owner, sandi)
                .await
            {
                Ok(identitas) => {
                    return html(&DataLengkap {
                        frame,
                        form: Form::default(),
                        identitas: Some(identitas),
                    });
                }
                Err(error) => mend(fields, error)?,
            }
        }
    };
    let identitas = None;
    page(
        status,
        &DataLengkap {
            frame,
            form,
            identitas,
        },
    )
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

/// `POST /data-saya`: switches messages by a channel.
pub(crate) async fn switch_channel(
    State(portal): State<Portal>,
    warga: Warga,
    sent: Sent,
) -> Answer {
    let Sent::Ours(fields) = sent else {
        return Err(Message::stale_form().into());
    };
    let asked = fields.get("pesan");
    let (channel, to) = switch(asked).ok_or_else(Message::not_found)?;
    service::notice::switch_channel(&portal.app, &warga.aktor, channel, to).await?;
    Ok(see_other(&format!("/data-saya?flash={asked}")))
}

/// `sms-nyala`, `sms-mati`.
fn switch(text: &str) -> Option<(Channel, Switch)> {
    let (channel, to) = text.split_once('-')?;
    let to = match to {
        "nyala" => Switch::On,
        "mati" => Switch::Off,
        _ => return None,
    };
    Some((Channel::parse(channel)?, to))
}
