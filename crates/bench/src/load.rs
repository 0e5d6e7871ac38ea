//! Rounds of load: workers that ask as fast as they are answered.

use crate::numbers::{float, median, percentile, range};
use crate::process;
use anyhow::{Context as _, Result};
use std::time::{Duration, Instant};

/// One piece of work, done again and again. A worker has its own connection.
pub(crate) type Worker<'w> = Box<dyn FnMut() -> Result<()> + Send + 'w>;

/// One side of a comparison.
pub(crate) struct Side<'w> {
    /// Whose CPU is counted: a server's, or that of the workers themselves.
    pub(crate) pid: Option<u32>,
    pub(crate) workers: Vec<Worker<'w>>,
}

/// What one side did in all its rounds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Done {
    /// Per second, round by round.
    pub(crate) rates: Vec<f64>,
    /// Milliseconds of CPU of one piece of work, round by round.
    pub(crate) cpu: Vec<f64>,
    /// Milliseconds until the answer, of all rounds.
    pub(crate) waits: Vec<f64>,
}

impl Done {
    /// Pieces of work a second.
    pub(crate) fn rate(&self) -> f64 {
        median(&self.rates)
    }

    /// Milliseconds of CPU of one.
    pub(crate) fn cpu(&self) -> f64 {
        median(&self.cpu)
    }

    /// Milliseconds below which that share of the answers came.
    pub(crate) fn wait(&self, share: f64) -> f64 {
        percentile(&mut self.waits.clone(), share)
    }

    /// How this compares with the other, round by round: median, least and most.
    pub(crate) fn ratio(&self, limit: &Self) -> (f64, f64, f64) {
        let rounds = self.rates.iter().zip(&limit.rates);
        let ratios: Vec<f64> = rounds.map(|(ours, least)| ours / least).collect();
        let (least, most) = range(&ratios);
        (median(&ratios), least, most)
    }
}

/// Measures two sides in turns, so that what disturbs the machine meets both.
pub(crate) fn in_turns(
    rounds: usize,
    length: Duration,
    ours: &mut Side<'_>,
    limit: &mut Side<'_>,
) -> Result<(Done, Done)> {
    let (mut first, mut second) = (Done::default(), Done::default());
    round(ours, length / 4, &mut Done::default())?; // warm
    round(limit, length / 4, &mut Done::default())?;
    for _ in 0..rounds {
        round(ours, length, &mut first)?;
        round(limit, length, &mut second)?;
    }
    Ok((first, second))
}

fn round(side: &mut Side<'_>, length: Duration, done: &mut Done) -> Result<()> {
    let before = side.pid.map(process::cpu).transpose()?;
    let start = Instant::now();
    let worked = std::thread::scope(|scope| -> Result<Vec<(Vec<f64>, f64)>> {
        let threads: Vec<_> = side
            .workers
            .iter_mut()
            .map(|worker| scope.spawn(move || work(worker, start + length)))
            .collect();
        let ended = threads.into_iter().map(|thread| {
            let ended = thread.join();
            ended.map_err(|_| anyhow::anyhow!("a worker panicked"))?
        });
        ended.collect()
    })
    .context("a piece of work failed")?;
    let seconds = start.elapsed().as_secs_f64();
    let own: f64 = worked.iter().map(|(_, cpu)| cpu).sum();
    let cpu = match (side.pid, before) {
        (Some(pid), Some(before)) => process::cpu(pid)? - before,
        _ => own, // the workers did the work themselves
    };
    let waits: Vec<f64> = worked.into_iter().flat_map(|(waits, _)| waits).collect();
    let count = float(waits.len());
    done.rates.push(count / seconds);
    done.cpu.push(if count > 0.0 { cpu / count } else { 0.0 });
    done.waits.extend(waits);
    Ok(())
}

/// Works until the round is over; gives how long each piece took, and the thread's CPU.
fn work(worker: &mut Worker<'_>, until: Instant) -> Result<(Vec<f64>, f64)> {
    let before = process::cpu_of_this_thread()?;
    let mut waits = Vec::with_capacity(4_096);
    loop {
        let start = Instant::now();
        if start >= until {
            break;
        }
        worker()?;
        waits.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok((waits, process::cpu_of_this_thread()? - before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_taken_round_by_round() {
        let done = |rates: &[f64]| Done {
            rates: rates.to_vec(),
            ..Done::default()
        };
        // The second round was slow for both: the ratio does not notice.
        let (median, least, most) = done(&[50.0, 5.0, 60.0]).ratio(&done(&[100.0, 10.0, 100.0]));
        assert!((median - 0.5).abs() < 1e-9 && (least - 0.5).abs() < 1e-9);
        assert!((most - 0.6).abs() < 1e-9);
    }

    #[test]
    fn every_worker_works_and_a_failure_is_told() {
        let mut counted = [0_u32; 2];
        let workers = counted.iter_mut().map(|count| {
            let worker: Worker<'_> = Box::new(|| {
                *count += 1;
                std::thread::sleep(Duration::from_millis(1));
                Ok(())
            });
            worker
        });
        let workers = workers.collect();
        let mut side = Side { pid: None, workers };
        let mut idle = Side {
            pid: None,
            workers: Vec::new(),
        };
        let length = Duration::from_millis(8);
        let (done, nothing) = in_turns(2, length, &mut side, &mut idle).expect("worked");
        drop(side);
        assert_eq!(done.rates.len(), 2);
        assert!(nothing.waits.is_empty(), "nobody worked there");
        assert!(done.wait(0.5) >= 1.0);
        assert!(counted.iter().all(|count| *count > 1), "{counted:?}");
        let mut broken = Side {
            pid: None,
            workers: vec![Box::new(|| anyhow::bail!("broken"))],
        };
        assert!(in_turns(1, length, &mut broken, &mut idle).is_err());
    }
}
