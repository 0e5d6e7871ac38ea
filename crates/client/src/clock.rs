//! The clock of the desktop: the computer's, or one that a test moves.
//!
//! A computer's clock may be wrong by days, or jump. So the server's time corrects it at every
//! contact, and what must not be undone (forgetting a session) is decided by time that was counted,
//! never by what a clock reads.

use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How far a clock may be off before that is corrected and said.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(3);
/// A clock that goes on by this much more or less than what was counted has jumped.
const JUMP: SignedDuration = SignedDuration::from_hours(1);

/// Where the time comes from. Every clone is the same clock.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Source,
    /// By how many milliseconds the computer is ahead of the server.
    ahead: Arc<AtomicI64>,
}

#[derive(Debug, Clone)]
enum Source {
    /// The computer's clock, and when this one began to count.
    System(Instant),
    Fixed(Arc<watch::Sender<Reading>>),
}

/// A clock that stands: what it reads, and what was counted since it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reading {
    at: Timestamp,
    counted: Duration,
}

impl Clock {
    /// The computer's clock.
    pub fn system() -> Self {
        Self::of(Source::System(Instant::now()))
    }

    /// A clock that stands at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        let reading = Reading {
            at,
            counted: Duration::ZERO,
        };
        Self::of(Source::Fixed(Arc::new(watch::Sender::new(reading))))
    }

    fn of(source: Source) -> Self {
        Self {
            source,
            ahead: Arc::default(),
        }
    }

    /// Lets time pass until a standing clock reads `at`; the system's clock stays as it is.
    pub fn set(&self, at: Timestamp) {
        self.change(|held| {
            let passed = at.duration_since(held.at);
            held.counted += Duration::try_from(passed).unwrap_or_default(); // back: none passed
            held.at = at;
        });
    }

    /// Sets a standing clock wrong: it reads `at`, but no time has passed.
    pub fn jump(&self, at: Timestamp) {
        self.change(|held| held.at = at);
    }

    fn change(&self, change: impl FnOnce(&mut Reading)) {
        if let Source::Fixed(held) = &self.source {
            held.send_modify(change);
        }
    }

    /// What time it is: what the computer's clock reads, corrected by what the server said.
    pub fn now(&self) -> Timestamp {
        let ahead = self.ahead();
        let read = self.computer();
        read.checked_sub(ahead).unwrap_or(read)
    }

    /// What the computer's clock reads, be it wrong.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system"
    )]
    pub(crate) fn computer(&self) -> Timestamp {
        match &self.source {
            Source::System(_) => Timestamp::now(),
            Source::Fixed(held) => held.borrow().at,
        }
    }

    /// Time that was counted while the program ran. It never jumps.
    pub(crate) fn counted(&self) -> Duration {
        match &self.source {
            Source::System(began) => began.elapsed(),
            Source::Fixed(held) => held.borrow().counted,
        }
    }

    /// Takes the server's time, said just now.
    pub(crate) fn hear(&self, server: Timestamp) {
        let ahead = self.computer().duration_since(server);
        let wrong = ahead.abs() > TOLERANCE;
        let millis = if wrong { ahead.as_millis() } else { 0 };
        let millis = i64::try_from(millis).unwrap_or_default(); // timestamps are nearer than that
        self.ahead.store(millis, Ordering::Relaxed);
    }

    /// By how much the computer's clock is ahead of the server's; zero if it is right, or if no
    /// server has said.
    pub(crate) fn ahead(&self) -> SignedDuration {
        SignedDuration::from_millis(self.ahead.load(Ordering::Relaxed))
    }

    /// The minutes from now on.
    pub(crate) fn minutes(&self) -> Minutes {
        let moves = match &self.source {
            Source::System(_) => None,
            Source::Fixed(held) => Some(held.subscribe()),
        };
        Minutes {
            clock: self.clone(),
            moves,
            before: (self.computer(), self.counted()),
        }
    }
}

/// One minute after the other.
pub(crate) struct Minutes {
    clock: Clock,
    /// A standing clock does not go on until it is moved.
    moves: Option<watch::Receiver<Reading>>,
    before: (Timestamp, Duration),
}

/// How a minute went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Minute {
    Passed,
    /// The clock went elsewhere meanwhile, or the computer slept.
    Jumped,
}

impl Minutes {
    /// Waits a minute.
    pub(crate) async fn next(&mut self) -> Minute {
        match &mut self.moves {
            None => tokio::time::sleep(Duration::from_mins(1)).await,
            Some(moves) => {
                let _ = moves.changed().await; // we hold the sender
            }
        }
        let now = (self.clock.computer(), self.clock.counted());
        let read = now.0.duration_since(self.before.0);
        let counted = now.1.saturating_sub(self.before.1);
        let counted = SignedDuration::try_from(counted).unwrap_or(SignedDuration::MAX);
        self.before = now;
        if read.saturating_sub(counted).abs() > JUMP {
            Minute::Jumped
        } else {
            Minute::Passed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::perkara::at;

    #[test]
    fn the_servers_time_corrects_a_clock_that_is_wrong() {
        let clock = Clock::fixed(at("12T13:10"));
        clock.hear(at("12T13:09"));
        assert_eq!(clock.now(), at("12T13:10"), "a minute is no matter");
        clock.jump(at("18T13:10"));
        clock.hear(at("12T13:10"));
        assert_eq!(clock.now(), at("12T13:10"));
        assert_eq!(clock.ahead(), SignedDuration::from_hours(6 * 24));
        clock.jump(at("12T13:10"));
        clock.hear(at("12T13:10"));
        assert_eq!(clock.ahead(), SignedDuration::ZERO, "set right");
    }

    #[tokio::test]
    async fn a_jump_is_told_from_time_that_passed() {
        let clock = Clock::fixed(at("12T13:10"));
        let mut minutes = clock.minutes();
        clock.set(at("13T13:10"));
        assert_eq!(minutes.next().await, Minute::Passed);
        clock.jump(at("28T13:10"));
        assert_eq!(minutes.next().await, Minute::Jumped);
        clock.jump(at("01T13:10"));
        assert_eq!(minutes.next().await, Minute::Jumped, "back too");
        assert_eq!(clock.counted(), Duration::from_hours(24));
    }
}
