//! A demonstration: accounts, and sample aduan in every status, filed through the real use cases
//! with a clock that is moved.

mod cast;
mod days;
mod plan;
pub mod sample;
mod scene;
mod step;
mod story;
mod tale;

pub use cast::Account;
pub use step::By;

use anyhow::{Context, Result};
use cast::Cast;
use domain::aduan::command::Command;
use domain::id::{AduanId, NomorRegister, Seq};
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::{Kalender, from_wib, wib};
use jiff::Timestamp;
use sample::Sample;
use service::aduan::file_aduan;
use service::aduan::run_command;
use service::aduan::warga::aduan_warga;
use service::{App, Clock, jobs};
use std::num::NonZeroU32;
use std::path::Path;
use step::{Act, Step};
use story::Story;
use uuid::Uuid;

/// Fills an empty database; `None` where something has been filed already. Each account gets a new
/// passphrase.
pub async fn fill(
    app: &App,
    folder: &Path,
    passphrase: impl FnMut() -> String,
) -> Result<Option<Vec<Account>>> {
    if *app.news().borrow() > Seq(0) {
        return Ok(None);
    }
    // Few people file a whole year here, in a few seconds.
    let app = &app.with_filings_per_hour(NonZeroU32::MAX);
    let samples = sample::load(folder, &app.referensi())?;
    let steps = plan::plan(&samples, app.now(), &app.referensi().kalender);
    let day_before = Clock::fixed(day_before(&steps, app.now()));
    let answering = steps
        .iter()
        .filter_map(Step::disposed_to)
        .cloned()
        .collect();
    let cast = cast::create(&app.at(day_before), answering, passphrase).await?;
    let mut stage = Stage::new(app, &cast, &samples);
    let morning = last_morning(app.now(), &app.referensi().kalender);
    let (earlier, later): (Vec<_>, Vec<_>) = steps.into_iter().partition(|step| step.at <= morning);
    stage.perform_all(earlier).await?;
    // Whoever tries this at night finds the reminders of the morning, as in a running office.
    jobs::sweep(&app.at(Clock::fixed(morning))).await?;
    stage.perform_all(later).await?;
    jobs::sweep(app).await?;
    Ok(Some(cast.accounts))
}

/// A day before anything happened, when everybody got an account.
fn day_before(steps: &[Step], now: Timestamp) -> Timestamp {
    let first = steps.first().map_or(now, |step| step.at);
    let day = jiff::SignedDuration::from_hours(24);
    first.saturating_sub(day).unwrap_or(first)
}

/// The last time at which the reminders of the day before went out: a working day at 09.00.
fn last_morning(now: Timestamp, kalender: &Kalender) -> Timestamp {
    let nine = jiff::civil::time(9, 0, 0, 0);
    std::iter::successors(Some(wib(now).date()), |day| day.yesterday().ok())
        .filter(|day| kalender.is_hari_kerja(*day))
        .map(|day| from_wib(day.to_datetime(nine)))
        .find(|morning| *morning <= now)
        .unwrap_or(now)
}

/// What has been filed so far.
struct Stage<'a> {
    app: &'a App,
    cast: &'a Cast,
    samples: &'a [Sample],
    stories: Vec<Story>,
    filed: Vec<Option<(AduanId, NomorRegister)>>,
}

impl<'a> Stage<'a> {
    fn new(app: &'a App, cast: &'a Cast, samples: &'a [Sample]) -> Self {
        let stories = story::stories(samples);
        Self {
            app,
            cast,
            samples,
            stories,
            filed: vec![None; samples.len()],
        }
    }

    async fn perform_all(&mut self, steps: Vec<Step>) -> Result<()> {
        for step in steps {
            let title = format!("Contoh ke-{} pada {}", step.sample + 1, step.at);
            self.perform(step).await.context(title)?;
        }
        Ok(())
    }

    async fn perform(&mut self, step: Step) -> Result<()> {
        let app = self.app.at(Clock::fixed(step.at));
        match step.act {
            Act::File => self.file(&app, step.sample, step.at).await,
            Act::Command(by, command) => self.command(&app, step.sample, by, command).await,
            Act::Merge { into } => {
                let (_, ke) = self.filed(into)?;
                let alasan = "Hal yang sama sudah dilaporkan warga lain.".to_owned();
                let command = Command::Gabungkan { ke, alasan };
                self.command(&app, step.sample, By::Admin, command).await
            }
        }
    }

    async fn file(&mut self, app: &App, i: usize, at: Timestamp) -> Result<()> {
        let sample = self.samples.get(i).context("unknown sample")?;
        let citizen = self.citizen(i)?;
        let today = wib(at).date();
        let ago = jiff::Span::new().days(i64::try_from(i % 4)?);
        let form = sample.form(i, today.checked_sub(ago)?);
        let photos = scene::photos(sample, i)?;
        let nomor = file_aduan(app, citizen, &form, photos, Uuid::new_v4()).await?;
        let id = aduan_warga(app, citizen, nomor).await?.id;
        if let Some(place) = self.filed.get_mut(i) {
            *place = Some((id, nomor));
        }
        Ok(())
    }

    async fn command(&self, app: &App, i: usize, by: By, command: Command) -> Result<()> {
        let (id, _) = self.filed(i)?;
        let aktor = match by {
            By::Admin => &self.cast.admin,
            By::Citizen => self.citizen(i)?,
            By::Officer => self.officer(i)?,
        };
        run_command(app, aktor, id, command, None, Uuid::new_v4()).await?;
        Ok(())
    }

    fn filed(&self, i: usize) -> Result<(AduanId, NomorRegister)> {
        self.filed
            .get(i)
            .copied()
            .flatten()
            .context("not filed yet")
    }

    /// The citizen with an account has the aduan that show most; the others share the rest.
    fn citizen(&self, i: usize) -> Result<&Aktor> {
        let (first, others) = self.cast.citizens.split_first().context("no citizens")?;
        let telling = matches!(
            self.stories.get(i),
            Some(
                Story::Dijawab
                    | Story::PerluKelengkapan
                    | Story::Selesai
                    | Story::Mendesak
                    | Story::Keberatan
            )
        );
        if telling {
            Ok(first)
        } else {
            others.get(i % others.len()).context("no citizens")
        }
    }

    fn officer(&self, i: usize) -> Result<&Aktor> {
        let skpd = &self.samples.get(i).context("unknown sample")?.skpd;
        let mut officers = self.cast.officers.iter();
        let officer = officers.find(|(kode, _)| kode == skpd);
        officer
            .map(|(_, aktor)| aktor)
            .context("no officer of this SKPD")
    }
}
