//! Laws that hold whatever anybody does: nothing acknowledged is lost, nobody reads too much.

use crate::world::World;
use domain::aduan::command::Command;
use domain::aduan::{Nilai, Privasi};
use domain::alur::permissions::boleh_lihat;
use domain::id::{AduanId, NomorRegister};
use domain::notice::NoticeKind;
use domain::person::aktor::Aktor;
use jiff::SignedDuration;
use proptest::prelude::*;
use service::aduan;
use service::{Error, jobs};
use std::collections::BTreeMap;
use testkit::{
    JUDUL, add, ask_for, dispose, form_with, give_back, hand_in, merge, note, object, publish, rate,
};
use wire::aduan::AduanView;
use wire::sync::SyncQuery;

/// One thing that happens.
#[derive(Debug, Clone)]
enum Step {
    /// Somebody asks for something; most often somebody who may.
    Command { who: u8, aduan: u8, what: u8 },
    /// Time passes, and the clock acts.
    Hours(u16),
    /// A desk synchronises.
    Sync { who: u8 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (any::<u8>(), 0_u8..3, 0_u8..36).prop_map(|(who, aduan, what)| Step::Command {
            who,
            aduan,
            what
        }),
        1 => (0_u16..120).prop_map(Step::Hours),
        3 => any::<u8>().prop_map(|who| Step::Sync { who }),
    ]
}

/// A command with a text of its own, and the role that usually gives it.
fn command(what: u8, teks: &str, nomor: NomorRegister) -> (usize, Command) {
    const WARGA: usize = 0;
    const ADMIN: usize = 1;
    const SUPER: usize = 2;
    const PUPR: usize = 3;
    const DISHUB: usize = 4;
    let alasan = teks.to_owned();
    let sampai = jiff::civil::date(2026, 8, 20);
    match what {
        0..4 => (ADMIN, dispose("PUPR", &[])),
        4 => (ADMIN, dispose("PUPR", &["DISHUB"])),
        5 => (SUPER, dispose("DISHUB", &[])),
        6..9 => (PUPR, Command::Terima),
        9 => (DISHUB, Command::Terima),
        10..14 => (PUPR, hand_in(teks)),
        14 => (DISHUB, hand_in(teks)),
        15..18 => (ADMIN, publish(teks)),
        18 => (ADMIN, Command::KembalikanDraf { catatan: alasan }),
        19 => (PUPR, give_back(teks)),
        20 => (DISHUB, give_back(teks)),
        21 => (DISHUB, Command::BeriMasukan { isi: alasan }),
        22 => (PUPR, Command::TundaPerwaktu { sampai, alasan }),
        23 => (PUPR, Command::TundaCatatan { alasan }),
        24 => (PUPR, Command::Lanjutkan),
        25 => (ADMIN, ask_for(teks)),
        26 => (WARGA, Command::Lengkapi { keterangan: alasan }),
        27 => (WARGA, add(teks)),
        28 => (WARGA, object(teks)),
        29 => (WARGA, rate(Nilai::BelumPuas)),
        33 => (WARGA, rate(Nilai::Puas)),
        34 => (WARGA, Command::BatalkanPenilaian),
        30 => (ADMIN, Command::TarikDisposisi { alasan }),
        31 => (ADMIN, merge(nomor)),
        32 => (SUPER, Command::Tolak { alasan }),
        _ => (ADMIN, note(teks)),
    }
}

/// What one desk has in its cache.
#[derive(Default)]
struct Desk {
    query: SyncQuery,
    aduan: BTreeMap<AduanId, AduanView>,
}

impl Desk {
    async fn pull(&mut self, world: &World, who: &Aktor) {
        let page = aduan::sync(&world.app, who, self.query).await;
        let page = page.expect("staff synchronise");
        for id in &page.hapus {
            self.aduan.remove(id);
        }
        for view in page.aduan {
            self.aduan.insert(view.aduan.id, view);
        }
        self.query = SyncQuery {
            cursor: page.cursor,
            notice_cursor: page.notice_cursor,
        };
    }
}

struct Case {
    world: World,
    aduan: Vec<(AduanId, Aktor)>,
    nomor: NomorRegister,
    desks: Vec<Desk>,
    /// What was acknowledged: on which aduan, and the text or the kind.
    acknowledged: Vec<(AduanId, String)>,
}

impl Case {
    async fn new(world: World) -> Self {
        let mut aduan = Vec::new();
        let mut newest = None;
        for (who, privasi) in [
            (&world.folk.siti, Privasi::Terbuka),
            (&world.folk.budi, Privasi::Anonim),
            (&world.folk.siti, Privasi::Rahasia),
        ] {
            let (id, nomor) = world.file_form(who, &form_with(privasi)).await;
            aduan.push((id, who.clone()));
            newest = newest.or(Some(nomor));
        }
        let desks = world.folk.staff().iter().map(|_| Desk::default()).collect();
        Self {
            aduan,
            nomor: newest.expect("three were filed"),
            desks,
            acknowledged: Vec::new(),
            world,
        }
    }

    async fn take(&mut self, n: usize, step: &Step) {
        match *step {
            Step::Command { who, aduan, what } => self.command(n, who, aduan, what).await,
            Step::Hours(hours) => {
                let later = self.world.app.now() + SignedDuration::from_hours(hours.into());
                self.world.set(later);
                jobs::sweep(&self.world.app).await.expect("sweeps");
            }
            Step::Sync { who } => {
                let who = usize::from(who) % self.desks.len();
                self.pull(who).await;
            }
        }
    }

    async fn pull(&mut self, who: usize) {
        let staff = self.world.folk.staff();
        let (Some(desk), Some(aktor)) = (self.desks.get_mut(who), staff.get(who)) else {
            panic!("a desk for each");
        };
        desk.pull(&self.world, aktor).await;
    }

    async fn command(&mut self, n: usize, who: u8, aduan: u8, what: u8) {
        let teks = format!("teks-nomor-{n}.");
        let (usual, command) = command(what, &teks, self.nomor);
        let (id, pelapor) = self.aduan.get(usize::from(aduan)).expect("one of three");
        let folk = &self.world.folk;
        let actors = [
            pelapor,
            &folk.admin,
            &folk.superadmin,
            &folk.pupr,
            &folk.dishub,
            &folk.bupati,
            &folk.inspektur,
            &folk.dinkes,
        ];
        // Three of four are asked by whom the SOP says, the others by anybody.
        let at = if who < 192 {
            usual
        } else {
            usize::from(who) % actors.len()
        };
        let actor = actors.get(at).expect("one of them");
        let has_text = serde_json::to_string(&command)
            .expect("JSON")
            .contains(&teks);
        match self.world.run(actor, *id, command).await {
            Ok(_) if has_text => self.acknowledged.push((*id, teks)),
            Ok(_) | Err(Error::Refused(_) | Error::NotFound) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Every acknowledged text is in the riwayat, and drafts and answers say the same.
    async fn nothing_was_lost(&self) {
        for (id, _) in &self.aduan {
            let view = self.world.view(&self.world.folk.admin, *id).await;
            let mut drafts = view.aduan.draf.iter().map(|draf| &draf.isi);
            let mut answers = view.aduan.jawaban.iter().map(|jawaban| &jawaban.isi);
            let mut texts = Vec::new();
            for row in &view.riwayat {
                let domain::aduan::event::Peristiwa::Perintah { isi } = &row.event.peristiwa else {
                    continue;
                };
                match isi {
                    Command::AjukanDraf { isi } => assert_eq!(drafts.next(), Some(isi)),
                    Command::Terbitkan { isi } => assert_eq!(answers.next(), Some(isi)),
                    _ => {} // every other text is looked for below
                }
                texts.push(serde_json::to_string(isi).expect("JSON"));
            }
            assert_eq!((drafts.next(), answers.next()), (None, None));
            for (_, teks) in self.acknowledged.iter().filter(|(of, _)| of == id) {
                let times = texts.iter().filter(|text| text.contains(teks)).count();
                assert_eq!(times, 1, "{teks} was acknowledged");
            }
        }
        let broken = self.world.app.first_broken_link().await;
        assert_eq!(broken.expect("readable"), None);
    }

    /// A synchronisation, from the beginning or along the way, gives what may be read: no more,
    /// no less.
    async fn desks_have_what_they_may_read(&mut self) {
        for who in 0..self.desks.len() {
            self.pull(who).await;
        }
        for (aktor, desk) in self.world.folk.staff().into_iter().zip(&self.desks) {
            let page = self.world.everything(aktor).await;
            let mut allowed = BTreeMap::new();
            for (id, _) in &self.aduan {
                let whole = self.world.view(&self.world.folk.superadmin, *id).await;
                match aduan::read_aduan(&self.world.app, aktor, *id).await {
                    Ok(view) => {
                        assert!(boleh_lihat(aktor, &whole.aduan));
                        allowed.insert(*id, view);
                    }
                    Err(Error::NotFound) => assert!(!boleh_lihat(aktor, &whole.aduan)),
                    Err(error) => panic!("{error:?}"),
                }
            }
            let fresh: BTreeMap<_, _> = page.aduan.into_iter().map(|v| (v.aduan.id, v)).collect();
            assert_eq!(fresh, allowed, "{aktor:?} from the beginning");
            assert_eq!(desk.aduan, allowed, "{aktor:?} along the way");
            for notice in page.notices {
                let gone = notice.jenis == NoticeKind::Ditarik && !notice.isi.contains(JUDUL);
                assert!(gone || allowed.contains_key(&notice.aduan), "{notice:?}");
            }
        }
    }
}

/// How many lives are tried. A storm asks for many more (`cargo xtask storm`).
fn lives() -> ProptestConfig {
    let asked = std::env::var("SIPENDEKAR_STORM").ok();
    ProptestConfig {
        cases: asked.and_then(|cases| cases.parse().ok()).unwrap_or(24),
        ..ProptestConfig::default()
    }
}

/// Lives a life, in a world if there is one.
fn live(steps: &[Step], world: impl Future<Output = Option<World>>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let Some(world) = world.await else {
            return; // nobody offered a server
        };
        let mut case = Case::new(world).await;
        for (n, step) in (100..).zip(steps) {
            case.take(n, step).await;
        }
        case.nothing_was_lost().await;
        case.desks_have_what_they_may_read().await;
        case.world.app.close().await;
    });
}

proptest! {
    #![proptest_config(lives())]

    #[test]
    fn nothing_acknowledged_is_lost_and_nobody_reads_too_much(
        steps in proptest::collection::vec(step(), 10..45)
    ) {
        live(&steps, async { Some(World::on_sqlite().await) });
    }

    #[test]
    fn nothing_acknowledged_is_lost_and_nobody_reads_too_much_on_postgres(
        steps in proptest::collection::vec(step(), 10..45)
    ) {
        live(&steps, World::on_postgres());
    }
}
