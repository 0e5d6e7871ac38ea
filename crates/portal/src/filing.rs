//! Filing an aduan: the form, sending it once, and the receipt with the number.

use crate::aduan::{key, own};
use crate::answer::{Answer, Status, html, page, see_other};
use crate::form::{Fields, Form, field_error, mend};
use crate::notices::note_opened;
use crate::places::NoPlace;
use crate::portal::Portal;
use crate::upload::{self, Hindrance, Submission};
use crate::view::{Buat, Menu, TandaTerima};
use crate::visit::{Visit, Warga};
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use domain::aduan::Privasi;
use domain::aduan::form::{FieldError, FormAduan};
use domain::kata::waktu::{tanggal_panjang, waktu_panjang};
use domain::tenggat::Langkah;
use domain::tenggat::kalender::wib;
use uuid::Uuid;

/// `GET /aduan/baru`.
pub(crate) async fn show_form(State(portal): State<Portal>, visit: Visit, warga: Warga) -> Answer {
    let app = portal.app.from_network(visit.caller.network);
    service::aduan::open_form(&app, &warga.aktor);
    let chosen = [("jenis", "aduan"), ("privasi", "terbuka")];
    let chosen = chosen.map(|(nama, nilai)| (nama.to_owned(), nilai.to_owned()));
    let form = Form::filled(Fields(chosen.to_vec()));
    form_page(&portal, &visit, StatusCode::OK, form)
}

/// `POST /aduan/baru`.
pub(crate) async fn file_aduan(
    State(portal): State<Portal>,
    visit: Visit,
    form: Multipart,
) -> Answer {
    let submission = upload::read(form, &visit, &portal.places).await?;
    if let Some(cause) = visit.not_now {
        let pesan = cause.pesan();
        return come_back(&portal, &visit, cause.status(), submission, Some(&pesan));
    }
    let Some(warga) = visit.warga() else {
        return come_back(&portal, &visit, StatusCode::UNAUTHORIZED, submission, None);
    };
    let refused = match submission.hindrance {
        Some(hindrance) => Some(hindered(hindrance)),
        None if submission.is_ours => None,
        None => Some((StatusCode::FORBIDDEN, STALE)),
    };
    if let Some((status, pesan)) = refused {
        return come_back(&portal, &visit, status, submission, Some(pesan));
    }
    let isian = typed(&submission.fields);
    let errors = own_errors(&portal, &submission, &isian);
    if !errors.is_empty() {
        let form = Form::with_errors(submission.fields, errors);
        return form_page(&portal, &visit, StatusCode::UNPROCESSABLE_ENTITY, form);
    }
    file(&portal, &visit, warga, submission, &isian).await
}

const STALE: &str = "Formulir sudah kedaluwarsa dan belum terkirim. Tulisan Anda masih ada di \
    halaman ini. Periksa lagi, lalu tekan Kirim aduan.";

const FULL: &str = "Sedang banyak yang mengirim foto, jadi aduan Anda belum terkirim. Tulisan \
    Anda masih ada di halaman ini. Coba lagi sebentar lagi.";

const TWICE: &str = "Foto Anda dari kiriman lain masih diterima, jadi aduan ini belum terkirim. \
    Tulisan Anda masih ada di halaman ini. Tunggu kiriman itu selesai, lalu coba lagi.";

const SLOW: &str = "Sambungan Anda terlalu lambat, jadi aduan Anda belum terkirim. Yang sudah sampai \
    masih ada di halaman ini. Coba lagi di tempat dengan sinyal lebih baik, atau kirim tanpa foto.";

fn hindered(hindrance: Hindrance) -> (StatusCode, &'static str) {
    match hindrance {
        Hindrance::NoPlace(NoPlace::Others) => (StatusCode::SERVICE_UNAVAILABLE, FULL),
        Hindrance::NoPlace(NoPlace::Own) => (StatusCode::SERVICE_UNAVAILABLE, TWICE),
        Hindrance::TooSlow => (StatusCode::REQUEST_TIMEOUT, SLOW),
    }
}

/// Gives the form back with everything typed. Nothing was stored.
fn come_back(
    portal: &Portal,
    visit: &Visit,
    status: impl Into<Status>,
    submission: Submission,
    pesan: Option<&str>,
) -> Answer {
    let again = choose_again(&submission);
    let mut form = Form::with_errors(submission.fields, again);
    form.pesan = pesan.map(str::to_owned);
    form_page(portal, visit, status, form)
}

async fn file(
    portal: &Portal,
    visit: &Visit,
    warga: &Warga,
    mut submission: Submission,
    isian: &FormAduan,
) -> Answer {
    let niat = key(&submission.fields);
    let foto = std::mem::take(&mut submission.foto);
    let app = portal.app.from_network(visit.caller.network);
    match service::aduan::file_aduan(&app, &warga.aktor, isian, foto, niat).await {
        Ok(nomor) => Ok(see_other(&format!(
            "/aduan/{nomor}/tanda-terima?niat={niat}"
        ))),
        Err(error) => {
            let again = choose_again(&submission);
            let (status, mut form) = mend(submission.fields, error)?;
            if !form.is_wrong("foto") {
                form.errors.extend(again);
            }
            in_page_order(&mut form.errors);
            form_page(portal, visit, status, form)
        }
    }
}

fn typed(fields: &Fields) -> FormAduan {
    FormAduan {
        jenis: fields.owned("jenis"),
        judul: fields.owned("judul"),
        uraian: fields.owned("uraian"),
        kategori: fields.owned("kategori"),
        kecamatan: fields.owned("kecamatan"),
        desa: fields.owned("desa"),
        lokasi: fields.owned("lokasi"),
        tanggal_peristiwa: fields.owned("tanggal_peristiwa"),
        privasi: Privasi::parse(fields.get("privasi")).unwrap_or_default(),
    }
}

/// Everything to mend, in the order of the page, where the portal itself found something wrong;
/// otherwise the use case is the judge.
fn own_errors(portal: &Portal, submission: &Submission, isian: &FormAduan) -> Vec<FieldError> {
    let mut errors = submission.errors.clone();
    if Privasi::parse(submission.fields.get("privasi")).is_none() {
        errors.push(field_error("privasi", "Pilih siapa yang boleh melihat."));
    }
    if errors.is_empty() {
        return errors;
    }
    if submission.errors.is_empty() {
        errors.extend(choose_again(submission));
    }
    let hari_ini = wib(portal.app.now()).date();
    let wilayah = &portal.app.referensi().wilayah;
    let written = domain::aduan::form::parse(isian, hari_ini, wilayah).err();
    errors.extend(written.unwrap_or_default());
    in_page_order(&mut errors);
    errors
}

fn in_page_order(errors: &mut [FieldError]) {
    errors.sort_by_key(|error| PAGE_ORDER.iter().position(|kolom| *kolom == error.kolom));
}

const PAGE_ORDER: [&str; 10] = [
    "jenis",
    "kategori",
    "kecamatan",
    "desa",
    "lokasi",
    "tanggal_peristiwa",
    "judul",
    "uraian",
    "foto",
    "privasi",
];

/// HTML cannot keep chosen files, so a form that comes back has to say so.
fn choose_again(submission: &Submission) -> Vec<FieldError> {
    if submission.chosen == 0 {
        return Vec::new();
    }
    let pesan = "Foto harus dipilih lagi. Tulisan Anda tetap ada.";
    vec![field_error("foto", pesan)]
}

fn form_page(portal: &Portal, visit: &Visit, status: impl Into<Status>, form: Form) -> Answer {
    let referensi = portal.app.referensi();
    let kini = portal.app.now();
    let tenggat = referensi.mulai(Langkah::Disposisi, kini);
    let isi = Buat {
        frame: visit.frame(Menu::Lain),
        niat: key(form.fields()).to_string(),
        form,
        pemilik: visit.owner(),
        session_ended: visit.session_ended(),
        wilayah: &referensi.wilayah,
        kategori: &referensi.kategori,
        hari_ini: wib(kini).date().to_string(),
        disposisi_sebelum: tanggal_panjang(wib(tenggat.jatuh_tempo).date()),
    };
    page(status, &isi)
}

/// `GET /aduan/{nomor}/tanda-terima?niat=`: the key of the form says which draft the device may
/// forget.
pub(crate) async fn show_receipt(
    State(portal): State<Portal>,
    mut visit: Visit,
    warga: Warga,
    Path(nomor): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let aduan = own(&portal, &warga, &nomor).await?;
    note_opened(&portal, &mut visit, &warga, aduan.id).await;
    html(&TandaTerima {
        frame: visit.frame(Menu::AduanSaya),
        nomor: aduan.nomor.to_string(),
        niat: Uuid::parse_str(Fields(query).get("niat")).ok(),
        judul: aduan.isi.judul,
        diterima: waktu_panjang(aduan.diterima_pada),
        jumlah_foto: aduan.lampiran.len(),
        giliran: aduan.giliran,
    })
}
