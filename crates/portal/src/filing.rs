//! Filing an aduan: the form, sending it once, and the receipt with the number.

use crate::Portal;
use crate::aduan::{key, nomor_of};
use crate::answer::{Answer, html, page, see_other};
use crate::form::{Fields, Form, Mistake, mend};
use crate::upload::{self, Kiriman};
use crate::view::{Buat, Menu, TandaTerima};
use crate::visit::{Visit, Warga};
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use domain::aduan::Privasi;
use domain::aduan::form::FormAduan;
use domain::kata::waktu::{tanggal_panjang, waktu_panjang};
use domain::tenggat::kalender::wib;
use domain::tenggat::{Langkah, hitung};
use uuid::Uuid;

/// `GET /aduan/baru`.
pub(crate) async fn show(State(portal): State<Portal>, visit: Visit, _: Warga) -> Answer {
    let awal = [("jenis", "aduan"), ("privasi", "terbuka")];
    let awal = awal.map(|(nama, nilai)| (nama.to_owned(), nilai.to_owned()));
    show_form(
        &portal,
        &visit,
        StatusCode::OK,
        Form::filled(Fields(awal.to_vec())),
    )
}

/// `POST /aduan/baru`.
pub(crate) async fn submit(State(portal): State<Portal>, visit: Visit, form: Multipart) -> Answer {
    let kiriman = upload::read(form, &visit, &portal.places).await?;
    let Some(warga) = visit.warga() else {
        return come_back(&portal, &visit, StatusCode::UNAUTHORIZED, kiriman, None);
    };
    if !kiriman.sah {
        let pesan = Some(STALE);
        return come_back(&portal, &visit, StatusCode::FORBIDDEN, kiriman, pesan);
    }
    if kiriman.penuh {
        let pesan = Some(FULL);
        return come_back(
            &portal,
            &visit,
            StatusCode::SERVICE_UNAVAILABLE,
            kiriman,
            pesan,
        );
    }
    let isian = typed(&kiriman.fields);
    let salah = mistakes(&portal, &kiriman, &isian);
    if !salah.is_empty() {
        let form = Form::with_mistakes(kiriman.fields, salah);
        return show_form(&portal, &visit, StatusCode::UNPROCESSABLE_ENTITY, form);
    }
    file(&portal, &visit, warga, kiriman, &isian).await
}

const STALE: &str = "Formulir sudah kedaluwarsa dan belum terkirim. Tulisan Anda masih ada di \
    halaman ini. Periksa lagi, lalu tekan Kirim aduan.";

const FULL: &str = "Sedang banyak yang mengirim foto, jadi aduan Anda belum terkirim. Tulisan \
    Anda masih ada di halaman ini. Coba lagi sebentar lagi.";

/// Gives the form back with everything typed. Nothing was stored.
fn come_back(
    portal: &Portal,
    visit: &Visit,
    status: StatusCode,
    kiriman: Kiriman,
    pesan: Option<&str>,
) -> Answer {
    let ulang = choose_again(&kiriman);
    let mut form = Form::with_mistakes(kiriman.fields, ulang);
    form.pesan = pesan.map(str::to_owned);
    show_form(portal, visit, status, form)
}

async fn file(
    portal: &Portal,
    visit: &Visit,
    warga: &Warga,
    mut kiriman: Kiriman,
    isian: &FormAduan,
) -> Answer {
    let niat = key(&kiriman.fields);
    let foto = std::mem::take(&mut kiriman.foto);
    match service::file_aduan::file_aduan(&portal.app, &warga.aktor, isian, foto, niat).await {
        Ok(nomor) => Ok(see_other(&format!(
            "/aduan/{nomor}/tanda-terima?niat={niat}"
        ))),
        Err(error) => {
            let ulang = choose_again(&kiriman);
            let (status, mut form) = mend(kiriman.fields, error)?;
            if !form.salah("foto") {
                form.mistakes.extend(ulang);
            }
            in_page_order(&mut form.mistakes);
            show_form(portal, visit, status, form)
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
        privasi: privasi(fields.get("privasi")).unwrap_or_default(),
    }
}

fn privasi(kode: &str) -> Option<Privasi> {
    match kode {
        "terbuka" => Some(Privasi::Terbuka),
        "anonim" => Some(Privasi::Anonim),
        "rahasia" => Some(Privasi::Rahasia),
        _ => None,
    }
}

/// Everything to mend, in the order of the page, where the portal itself found something wrong;
/// otherwise the use case is the judge.
fn mistakes(portal: &Portal, kiriman: &Kiriman, isian: &FormAduan) -> Vec<Mistake> {
    let mut salah = kiriman.mistakes.clone();
    if privasi(kiriman.fields.get("privasi")).is_none() {
        salah.push(Mistake::new("privasi", "Pilih siapa yang boleh melihat."));
    }
    if salah.is_empty() {
        return salah;
    }
    if kiriman.mistakes.is_empty() {
        salah.extend(choose_again(kiriman));
    }
    let hari_ini = wib(portal.app.now()).date();
    let wilayah = &portal.app.referensi().wilayah;
    let tertulis = domain::aduan::form::parse(isian, hari_ini, wilayah).err();
    salah.extend(tertulis.unwrap_or_default().into_iter().map(Mistake::from));
    in_page_order(&mut salah);
    salah
}

fn in_page_order(salah: &mut [Mistake]) {
    salah.sort_by_key(|mistake| PAGE_ORDER.iter().position(|kolom| *kolom == mistake.kolom));
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
fn choose_again(kiriman: &Kiriman) -> Vec<Mistake> {
    if kiriman.dipilih == 0 {
        return Vec::new();
    }
    let pesan = "Pilih lagi foto Anda. Peramban tidak dapat menyimpan foto yang sudah dipilih.";
    vec![Mistake::new("foto", pesan)]
}

fn show_form(portal: &Portal, visit: &Visit, status: StatusCode, form: Form) -> Answer {
    let referensi = portal.app.referensi();
    let kini = portal.app.now();
    let (aturan, kalender) = (&referensi.aturan, &referensi.kalender);
    let disposisi = Langkah::Disposisi;
    let tenggat = hitung(
        disposisi,
        kini,
        aturan.untuk(disposisi),
        aturan.versi,
        kalender,
    );
    let warga = visit.warga();
    let isi = Buat {
        frame: visit.frame(Menu::Lain),
        niat: key(form.fields()).to_string(),
        form,
        pemilik: warga
            .and_then(|w| w.aktor.id())
            .map_or_else(String::new, |id| id.to_string()),
        sesi_berakhir: warga.is_none(),
        wilayah: &referensi.wilayah,
        kategori: &referensi.kategori,
        hari_ini: wib(kini).date().to_string(),
        disposisi_sebelum: tanggal_panjang(wib(tenggat.jatuh_tempo).date()),
    };
    page(status, &isi)
}

/// `GET /aduan/{nomor}/tanda-terima?niat=`: the key of the form says which draft the device may
/// forget.
pub(crate) async fn tanda_terima(
    State(portal): State<Portal>,
    visit: Visit,
    warga: Warga,
    Path(nomor): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let nomor = nomor_of(&nomor)?;
    let aduan = service::warga::aduan_warga(&portal.app, &warga.aktor, nomor).await?;
    html(&TandaTerima {
        frame: visit.frame(Menu::AduanSaya),
        nomor: nomor.to_string(),
        niat: Uuid::parse_str(Fields(query).get("niat")).ok(),
        judul: aduan.isi.judul,
        diterima: waktu_panjang(aduan.diterima_pada),
        jumlah_foto: aduan.lampiran.len(),
        giliran: aduan.giliran,
    })
}
