//! A citizen's aduan: the list, one with its status and answer, its photos, and what the citizen
//! may still do.

use crate::answer::{Answer, Failure, Message, Status, html, page, see_other};
use crate::form::{Fields, Form, field_error, mend};
use crate::notices::note_opened;
use crate::portal::Portal;
use crate::view::{AduanPage, AduanSaya, Baris, KirimLagi, Menu};
use crate::visit::{Sent, Visit, Warga};
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::aduan::Nilai;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::form::FieldError;
use domain::id::{LampiranId, NomorRegister};
use service::aduan::warga::AduanWarga;
use uuid::Uuid;
use wire::aduan::UkuranFoto;

/// `GET /aduan`.
pub(crate) async fn list_aduan(State(portal): State<Portal>, visit: Visit, warga: Warga) -> Answer {
    let mine = service::aduan::warga::aduan_saya(&portal.app, &warga.aktor).await?;
    let daftar = mine.rows.into_iter().map(Baris::from);
    let (perlu, lainnya) = daftar.partition(|baris| baris.perlu);
    html(&AduanSaya {
        frame: visit.frame(Menu::AduanSaya),
        perlu,
        lainnya,
        tak_terbaca: mine.unreadable,
    })
}

/// `GET /aduan/{nomor}?flash=&niat=`: the key says which draft the device may forget.
pub(crate) async fn show_aduan(
    State(portal): State<Portal>,
    mut visit: Visit,
    warga: Warga,
    Path(nomor): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let aduan = own(&portal, &warga, &nomor).await?;
    note_opened(&portal, &mut visit, &warga, aduan.id).await;
    let query = Fields(query);
    let mut isi = one(&visit, aduan, Form::default());
    isi.flash = WargaCommand::parse(query.get("flash")).map(WargaCommand::flash);
    isi.terkirim = Uuid::parse_str(query.get("niat")).ok();
    html(&isi)
}

/// A photo never changes, and a look at it over a slow network takes long.
const KEPT_BY_ITS_CITIZEN: &str = "private, max-age=86400, immutable";

/// `GET /aduan/{nomor}/foto/{lampiran}?ukuran=kecil|besar`.
pub(crate) async fn read_foto(
    State(portal): State<Portal>,
    warga: Warga,
    Path((nomor, lampiran)): Path<(String, String)>,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let ukuran = UkuranFoto::parse(Fields(query).get("ukuran")).unwrap_or_default();
    let lampiran = LampiranId(Uuid::parse_str(&lampiran).map_err(|_| Message::not_found())?);
    let aduan = own(&portal, &warga, &nomor).await?;
    let jpeg =
        service::aduan::read_foto(&portal.app, &warga.aktor, aduan.id, lampiran, ukuran).await?;
    let about = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, KEPT_BY_ITS_CITIZEN),
    ];
    Ok((about, jpeg).into_response())
}

/// `POST /aduan/{nomor}/{perintah}`.
pub(crate) async fn run_command(
    State(portal): State<Portal>,
    visit: Visit,
    Path((nomor, perintah)): Path<(String, String)>,
    sent: Sent,
) -> Answer {
    let perintah = WargaCommand::parse(&perintah).ok_or_else(Message::not_found)?;
    let nomor = nomor_of(&nomor)?;
    let again = |fields, told| send_again(&visit, nomor, perintah, fields, told);
    let (warga, fields) = match (visit.warga(), sent) {
        (_, Sent::NotNow(fields, cause)) => {
            return again(fields, Some((cause.status(), cause.pesan())));
        }
        (Some(warga), Sent::Ours(fields)) => (warga, fields),
        (_, Sent::Ours(fields) | Sent::Stale(fields)) => return again(fields, None),
    };
    let again_after = |fields, error| {
        let (status, form) = mend(fields, error)?;
        let told = form.pesan.clone().map(|pesan| (status, pesan));
        again(form.fields().clone(), told)
    };
    let find = || service::aduan::warga::aduan_warga(&portal.app, &warga.aktor, nomor);
    let aduan = match find().await {
        Ok(aduan) => aduan,
        Err(error) => return again_after(fields, error),
    };
    let (niat, flash) = (key(&fields), perintah.meant(&fields).as_str());
    match carry_out(&portal, warga, &aduan, perintah, fields).await? {
        None => Ok(see_other(&format!(
            "/aduan/{nomor}?flash={flash}&niat={niat}"
        ))),
        // Somebody may have gone on with it meanwhile; that is the usual reason.
        Some((status, form)) => match find().await {
            Ok(aduan) => page(status, &refused(&visit, aduan, form, perintah)),
            Err(error) => again_after(form.fields().clone(), error),
        },
    }
}

/// The form to mend; where it is offered no more, the text it held, and the next place for it.
fn refused(visit: &Visit, aduan: AduanWarga, form: Form, perintah: WargaCommand) -> AduanPage {
    if aduan.perintah.contains(&perintah.kind()) {
        return one(visit, aduan, form);
    }
    let teks = form.fields().owned(perintah.kolom());
    let mut fields = form.fields().clone();
    fields.0.retain(|(nama, _)| nama != "niat"); // the next place is another intention
    for (next, kolom) in [
        (CommandKind::TambahKeterangan, "isi"),
        (CommandKind::BeriPenilaian, "catatan"),
    ] {
        if aduan.perintah.contains(&next) {
            fields.0.push((kolom.to_owned(), teks.clone()));
        }
    }
    let pesan = form.pesan;
    let mut isi = one(visit, aduan, Form::filled(fields));
    isi.form.pesan = pesan;
    isi.tertinggal = Some(teks).filter(|teks| !teks.trim().is_empty());
    isi
}

/// Runs the command; gives the form back where something must be mended.
async fn carry_out(
    portal: &Portal,
    warga: &Warga,
    aduan: &AduanWarga,
    perintah: WargaCommand,
    fields: Fields,
) -> Result<Option<(Status, Form)>, Failure> {
    let command = match perintah.command(&fields) {
        Ok(command) => command,
        Err(error) => {
            let form = Form::with_errors(fields, vec![error]);
            return Ok(Some((StatusCode::UNPROCESSABLE_ENTITY.into(), form)));
        }
    };
    // No version: a citizen's word counts whatever staff did meanwhile, if the status allows it.
    let (aktor, niat) = (&warga.aktor, key(&fields));
    match service::aduan::run_command(&portal.app, aktor, aduan.id, command, None, niat).await {
        Ok(_) => Ok(None),
        Err(error) => {
            let (status, mut form) = mend(fields, error)?;
            // An objection is written where the verdict is.
            let rated = matches!(perintah, WargaCommand::Penilaian);
            for error in form
                .errors
                .iter_mut()
                .filter(|error| rated && error.kolom == "alasan")
            {
                error.kolom = "catatan";
            }
            Ok(Some((status, form)))
        }
    }
}

/// Gives back what was typed, for the reason told; if there is none, the session ended or the form
/// is stale.
fn send_again(
    visit: &Visit,
    nomor: NomorRegister,
    perintah: WargaCommand,
    fields: Fields,
    told: Option<(Status, String)>,
) -> Answer {
    let session_ended = told.is_none() && visit.warga().is_none();
    let (status, pesan) = match told {
        Some((status, pesan)) => (status, Some(pesan)),
        None if session_ended => (StatusCode::UNAUTHORIZED.into(), None),
        None => (StatusCode::FORBIDDEN.into(), None),
    };
    let isi = KirimLagi {
        frame: visit.frame(Menu::Lain),
        session_ended,
        pesan,
        tujuan: format!("/aduan/{nomor}/{}", perintah.as_str()),
        isian: fields.0,
    };
    page(status, &isi)
}

fn one(visit: &Visit, aduan: AduanWarga, form: Form) -> AduanPage {
    AduanPage {
        frame: visit.frame(Menu::AduanSaya),
        a: aduan.into(),
        niat: key(form.fields()).to_string(),
        form,
        flash: None,
        terkirim: None,
        tertinggal: None,
        pemilik: visit.owner(),
        niat_kedua: Uuid::new_v4().to_string(),
    }
}

/// Chosen in the form of the verdict by whoever wants the aduan reopened.
const REOPEN: &str = "keberatan";

/// What a citizen may do with an aduan already filed.
#[derive(Clone, Copy)]
enum WargaCommand {
    Lengkapi,
    Penilaian,
    BatalkanPenilaian,
    Keberatan,
    Keterangan,
}

impl WargaCommand {
    fn parse(kode: &str) -> Option<Self> {
        [
            Self::Lengkapi,
            Self::Penilaian,
            Self::BatalkanPenilaian,
            Self::Keberatan,
            Self::Keterangan,
        ]
        .into_iter()
        .find(|perintah| perintah.as_str() == kode)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Lengkapi => "lengkapi",
            Self::Penilaian => "penilaian",
            Self::BatalkanPenilaian => "batalkan-penilaian",
            Self::Keberatan => "keberatan",
            Self::Keterangan => "keterangan",
        }
    }

    /// What is asked for: the form of the verdict can also reopen the aduan.
    fn meant(self, fields: &Fields) -> Self {
        match self {
            Self::Penilaian if fields.get("nilai") == REOPEN => Self::Keberatan,
            other => other,
        }
    }

    fn kind(self) -> CommandKind {
        match self {
            Self::Lengkapi => CommandKind::Lengkapi,
            Self::Penilaian => CommandKind::BeriPenilaian,
            Self::BatalkanPenilaian => CommandKind::BatalkanPenilaian,
            Self::Keberatan => CommandKind::AjukanKeberatan,
            Self::Keterangan => CommandKind::TambahKeterangan,
        }
    }

    /// The field of its form that holds the text, if anything is written there.
    fn kolom(self) -> &'static str {
        match self {
            Self::Lengkapi => "keterangan",
            Self::Penilaian | Self::BatalkanPenilaian => "catatan",
            Self::Keberatan => "alasan",
            Self::Keterangan => "isi",
        }
    }

    /// What the page says afterwards.
    fn flash(self) -> &'static str {
        match self {
            Self::Lengkapi => "Keterangan Anda sudah diterima. Aduan dilanjutkan.",
            Self::Penilaian => "Terima kasih, penilaian Anda sudah dicatat.",
            Self::BatalkanPenilaian => {
                "Penilaian Anda dibatalkan. Silakan menilai lagi, atau ajukan keberatan."
            }
            Self::Keberatan => {
                "Keberatan Anda dicatat. Aduan dibuka lagi dan dinas menjawab ulang."
            }
            Self::Keterangan => "Keterangan tambahan Anda sudah dicatat.",
        }
    }

    fn command(self, fields: &Fields) -> Result<Command, FieldError> {
        Ok(match self {
            Self::Lengkapi => Command::Lengkapi {
                keterangan: fields.owned("keterangan"),
            },
            Self::BatalkanPenilaian => Command::BatalkanPenilaian,
            Self::Keberatan => Command::AjukanKeberatan {
                alasan: fields.owned("alasan"),
            },
            Self::Keterangan => Command::TambahKeterangan {
                isi: fields.owned("isi"),
            },
            Self::Penilaian if fields.get("nilai") == REOPEN => Command::AjukanKeberatan {
                alasan: fields.owned("catatan"),
            },
            Self::Penilaian => Command::BeriPenilaian {
                nilai: Nilai::parse(fields.get("nilai"))
                    .ok_or_else(|| field_error("nilai", "Pilih puas atau belum puas."))?,
                catatan: fields.owned("catatan"),
            },
        })
    }
}

/// The citizen's own aduan of the number in a path; everybody else's is not found.
pub(crate) async fn own(
    portal: &Portal,
    warga: &Warga,
    nomor: &str,
) -> Result<AduanWarga, Failure> {
    let nomor = nomor_of(nomor)?;
    Ok(service::aduan::warga::aduan_warga(&portal.app, &warga.aktor, nomor).await?)
}

/// The number in a path; what is not a number is not found.
fn nomor_of(text: &str) -> Result<NomorRegister, Message> {
    text.parse().map_err(|_| Message::not_found())
}

/// The key a form was shown with, so that sending it twice does it once.
pub(crate) fn key(fields: &Fields) -> Uuid {
    Uuid::parse_str(fields.get("niat")).unwrap_or_else(|_| Uuid::new_v4())
}
