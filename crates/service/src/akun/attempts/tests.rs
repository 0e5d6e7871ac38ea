use super::*;
use std::net::IpAddr;

fn at(account: &str, n: u8) -> Vec<Count> {
    let account = account.as_bytes().to_vec();
    let network = Network::of(IpAddr::from([10, 0, 0, n]));
    vec![
        Count::At(account.clone(), network),
        Count::Everywhere(account),
    ]
}

fn attempts() -> Attempts {
    Attempts::new(FAILED_SIGN_INS_PER_MINUTE)
}

/// Fails once; gives the wait that was asked for, if it came too early.
fn fail(attempts: &Attempts, counts: Vec<Count>, now: Instant) -> Option<u64> {
    match attempts.begin_at(counts, None, now) {
        Ok(attempt) => {
            attempt.failed();
            None
        }
        Err(Error::TooMany { tunggu_detik }) => Some(tunggu_detik),
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn whoever_guesses_waits_longer_and_longer_and_the_owner_elsewhere_does_not() {
    let (attempts, mut now) = (attempts(), Instant::now());
    for _ in 0..FREE {
        assert_eq!(fail(&attempts, at("admin", 1), now), None);
    }
    for seconds in [30, 60, 120, 240, 480, 900, 900] {
        assert_eq!(fail(&attempts, at("admin", 1), now), Some(seconds));
        assert_eq!(fail(&attempts, at("admin", 2), now), None, "elsewhere");
        now += Duration::from_secs(seconds);
        assert_eq!(fail(&attempts, at("admin", 1), now), None);
    }
    now += MEMORY;
    assert_eq!(fail(&attempts, at("admin", 1), now), None);
    assert_eq!(fail(&attempts, at("admin", 1), now), None, "forgotten");
}

#[test]
fn a_success_is_never_counted() {
    let (attempts, now) = (attempts(), Instant::now());
    for _ in 0..10 * FREE_EVERYWHERE {
        drop(
            attempts
                .begin_at(at("admin", 1), None, now)
                .expect("let in"),
        );
    }
    assert!(attempts.all().is_empty(), "nothing is remembered");
}

#[test]
fn many_at_once_are_no_way_around() {
    let (attempts, now) = (attempts(), Instant::now());
    let begun: Vec<_> = (0..25)
        .map(|_| attempts.begin_at(at("admin", 1), None, now))
        .collect();
    let let_in = begun.iter().filter(|one| one.is_ok()).count();
    assert_eq!(let_in, usize::try_from(FREE).expect("fits"));
}

#[test]
fn guesses_from_ever_new_networks_are_slow_and_a_known_device_passes() {
    let (attempts, now) = (attempts(), Instant::now());
    for n in 0..FREE_EVERYWHERE {
        let network = u8::try_from(n).expect("fits");
        assert_eq!(fail(&attempts, at("admin", network), now), None);
    }
    assert_eq!(fail(&attempts, at("admin", 200), now), Some(30));
    assert_eq!(
        fail(&attempts, at("pupr", 200), now),
        None,
        "another account"
    );
    let device = || vec![Count::Device(b"admin".to_vec(), "tanda".to_owned())];
    assert!(attempts.begin_at(device(), None, now).is_ok());
    for _ in 0..FREE {
        assert_eq!(fail(&attempts, device(), now), None);
    }
    assert_eq!(fail(&attempts, device(), now), Some(30), "a stolen device");
    assert_eq!(fail(&attempts, at("admin", 201), now + FIRST_WAIT), None);
}
