//! The rows that filing and commands leave, recorded on a small database by the use cases.

use crate::accounts::{ADMIN, nik};
use crate::arguments::Asked;
use crate::record::{Change, Moment};
use crate::seed::{Place, seeded};
use crate::story::disposition;
use anyhow::{Context as _, Result};
use demo::sample;
use domain::aduan::command::Command;
use domain::id::{AduanId, SkpdKode};
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::wib;
use rusqlite::Connection;
use secrecy::SecretString;
use service::App;
use service::aduan::file_aduan;
use service::aduan::run_command;
use service::aduan::warga::aduan_warga;
use service::akun::session::{Caller, Welcome};
use service::akun::session::{sign_in_staff, sign_in_warga};
use std::future::Future;
use tokio::runtime::Runtime;
use uuid::Uuid;

/// Aduan of the database on which they are recorded.
const SMALL: usize = 1_000;
/// The SKPD that aduan are disposed to.
pub(super) const SKPD: &str = "PUPR";

/// What each use case left.
pub(super) struct Effects {
    pub(super) file: Effect,
    pub(super) catat: Effect,
    pub(super) disposisi: Effect,
}

/// The rows of one use case, and the aduan that it was given to.
pub(super) struct Effect {
    pub(super) changes: Vec<Change>,
    pub(super) target: Option<Uuid>,
}

/// Records them.
pub(super) fn recorded(asked: &Asked, runtime: &Runtime) -> Result<Effects> {
    runtime.block_on(async {
        let pristine = seeded(&asked.folder, &asked.data, SMALL).await?;
        let folder = tempfile::tempdir_in(&asked.folder)?;
        let place = pristine.copy_to(folder.path())?;
        let app = place.open(&place.address()).await?;
        let effects = record(&app, &place, asked).await;
        app.close().await;
        effects
    })
}

async fn record(app: &App, place: &Place, asked: &Asked) -> Result<Effects> {
    let sandi = SecretString::from(crate::accounts::SANDI);
    let Welcome { petugas: admin, .. } =
        sign_in_staff(app, &Caller::default(), ADMIN, &sandi, "bench").await?;
    let Welcome { petugas: warga, .. } =
        sign_in_warga(app, &Caller::default(), &nik(1), &sandi).await?;
    let (admin, warga) = (admin.aktor, warga.aktor);
    let samples = sample::load(&asked.data, &app.referensi())?;
    let form = samples.first().context("a sample")?;
    let form = form.form(0, wib(app.now()).date());
    let id = answered(place)?;
    let mut filed = None;
    let file = watched(place, None, async {
        let niat = Uuid::new_v4();
        filed = Some(file_aduan(app, &warga, &form, Vec::new(), niat).await?);
        Ok(())
    });
    let file = file.await?;
    let nomor = filed.context("a number")?;
    let new = aduan_warga(app, &warga, nomor).await?.id;
    let command = disposition(&SkpdKode::parse(SKPD)?);
    let disposisi = given(app, place, &admin, new, command).await?;
    let isi = note_text();
    let catat = given(app, place, &admin, id, Command::Catat { isi }).await?;
    Ok(Effects {
        file,
        catat,
        disposisi,
    })
}

/// The note of every `catat`.
pub(super) fn note_text() -> String {
    "Sudah ditelepon; pelapor menunggu kabar sampai hari Jumat.".to_owned()
}

async fn given(
    app: &App,
    place: &Place,
    admin: &Aktor,
    id: AduanId,
    command: Command,
) -> Result<Effect> {
    let work = async {
        run_command(app, admin, id, command, None, Uuid::new_v4()).await?;
        Ok(())
    };
    watched(place, Some(id.0), work).await
}

async fn watched(
    place: &Place,
    target: Option<Uuid>,
    work: impl Future<Output = Result<()>>,
) -> Result<Effect> {
    let database = Connection::open(place.file())?;
    let before = Moment::look(&database)?;
    work.await?;
    let changes = before.changes_until(&Moment::look(&database)?);
    Ok(Effect { changes, target })
}

/// Some aduan that has been answered, as most have.
fn answered(place: &Place) -> Result<AduanId> {
    const SQL: &str = "SELECT id FROM aduan WHERE status = 'selesai' ORDER BY id LIMIT 1";
    let database = Connection::open(place.file())?;
    let bytes: Vec<u8> = database.query_row(SQL, [], |row| row.get(0))?;
    Ok(AduanId(Uuid::from_slice(&bytes)?))
}
