//! The clock by which a server starts, against the last time that its database knows.

use crate::world::World;
use domain::aduan::status::StatusCode;
use domain::id::AduanId;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use service::akun::session::{Caller, authenticate, sign_in_staff};
use service::jobs::{self, Pace, Standing};
use service::{App, Health};
use std::time::Duration;
use testkit::{SANDI_PETUGAS, ask_for, sandi};

fn minutes(n: u64) -> Duration {
    Duration::from_secs(60 * n)
}

fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// What a wrong clock would end: a session, and an aduan that waits for its citizen.
struct AtStake {
    token: SecretString,
    id: AduanId,
    begun: Timestamp,
}

impl AtStake {
    /// In a server that has believed its clock.
    async fn of(world: &World) -> Self {
        let id = world.file(&world.folk.siti).await;
        world
            .done(&world.folk.admin, id, ask_for("RT berapa?"))
            .await;
        let caller = Caller::default();
        let right = sandi(SANDI_PETUGAS);
        let signed_in = sign_in_staff(&world.app, &caller, "admin", &right, "").await;
        let mut pace = Pace::default();
        let turned = jobs::turn(&world.app, &mut pace, minutes(0)).await;
        turned.expect("a turn");
        Self {
            token: signed_in.expect("in").token,
            id,
            begun: world.app.now(),
        }
    }

    /// Whether the session is good, and where the aduan stands.
    async fn stands(&self, world: &World, app: &App) -> (bool, StatusCode) {
        let signed_in = authenticate(app, self.token.expose_secret()).await;
        let view = service::aduan::read_aduan(app, &world.folk.admin, self.id).await;
        let status = view.expect("visible").aduan.status.code();
        (signed_in.expect("readable").is_some(), status)
    }
}

const AS_IT_WAS: (bool, StatusCode) = (true, StatusCode::PerluKelengkapan);
const TOO_OLD: (bool, StatusCode) = (false, StatusCode::Ditolak);

pub(crate) async fn a_start_with_a_clock_far_ahead_ends_nothing_until_it_is_confirmed(
    world: &World,
) {
    let stake = AtStake::of(world).await;
    world.set(stake.begun + days(40));
    let app = world.restarted().await;
    let (mut pace, standing) = jobs::start(&app).await.expect("started");
    assert_eq!(standing, Standing::Doubtful);
    assert_eq!(app.health().await, Health::ClockDoubted, "it is told");
    for hour in [0, 1, 23] {
        world.set(stake.begun + days(40) + SignedDuration::from_hours(hour));
        let run = minutes(60 * hour.unsigned_abs());
        let turned = jobs::turn(&app, &mut pace, run).await;
        turned.expect("a turn");
        assert_eq!(stake.stands(world, &app).await, AS_IT_WAS, "{hour}");
    }
    jobs::confirm_clock(&app).await.expect("noted");
    let turned = jobs::turn(&app, &mut pace, minutes(23 * 60)).await;
    turned.expect("a turn");
    assert_eq!(stake.stands(world, &app).await, TOO_OLD);
    app.close().await;
}

pub(crate) async fn a_server_that_was_off_for_weeks_goes_on_by_itself_after_a_day(world: &World) {
    let stake = AtStake::of(world).await;
    world.set(stake.begun + days(21));
    let app = world.restarted().await;
    let (mut pace, _) = jobs::start(&app).await.expect("started");
    let turned = jobs::turn(&app, &mut pace, minutes(0)).await;
    turned.expect("a turn");
    assert_eq!(stake.stands(world, &app).await, AS_IT_WAS);
    world.set(stake.begun + days(22));
    let turned = jobs::turn(&app, &mut pace, minutes(24 * 60)).await;
    turned.expect("a turn");
    assert_eq!(stake.stands(world, &app).await, TOO_OLD);
    app.close().await;
    let again = world.restarted().await;
    let (_, standing) = jobs::start(&again).await.expect("started");
    assert_eq!(standing, Standing::Plausible, "the new time is known");
    again.close().await;
}

pub(crate) async fn a_wrong_clock_that_is_set_right_has_ended_nothing(world: &World) {
    let stake = AtStake::of(world).await;
    for (off, judged) in [
        (days(50 * 365), Standing::Impossible),
        (days(40), Standing::Doubtful),
        (-days(40), Standing::Impossible),
        (days(3), Standing::Plausible),
    ] {
        world.set(stake.begun + off);
        let app = world.restarted().await;
        let (mut pace, standing) = jobs::start(&app).await.expect("started");
        assert_eq!(standing, judged, "{off:?}");
        if standing != Standing::Plausible {
            let turned = jobs::turn(&app, &mut pace, minutes(0)).await;
            turned.expect("a turn");
            for minute in [1, 62] {
                world.set(stake.begun + SignedDuration::from_mins(minute));
                let run = minutes(minute.unsigned_abs());
                let turned = jobs::turn(&app, &mut pace, run).await;
                turned.expect("a turn");
            }
            assert!(app.believes_clock(), "it is right again");
            assert_eq!(stake.stands(world, &app).await, AS_IT_WAS);
        }
        app.close().await;
    }
}
