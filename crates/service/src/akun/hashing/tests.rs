use super::*;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;

fn sandi(text: &str) -> SecretString {
    SecretString::from(text)
}

#[tokio::test]
async fn only_the_right_password_of_somebody_fits() {
    let hashing = Hashing::new();
    let right = sandi("jalan-berlubang-7");
    let hashed = hashing.hash(&right).await.expect("hashes");
    assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert!(
        hashing
            .verify(&right, Some(&hashed))
            .await
            .expect("verifies")
    );
    let wrong = sandi("jalan-berlubang-8");
    assert!(
        !hashing
            .verify(&wrong, Some(&hashed))
            .await
            .expect("verifies")
    );
    assert!(!hashing.verify(&right, None).await.expect("verifies"));
}

#[tokio::test]
async fn hashes_are_those_of_everybody_elses_argon2() {
    let (hashing, right) = (Hashing::new(), sandi("kapal berlayar pagi"));
    let bytes = right.expose_secret().as_bytes();
    let theirs = Argon2::default().hash_password(bytes).expect("hashes");
    let theirs = theirs.to_string();
    assert!(
        hashing
            .verify(&right, Some(&theirs))
            .await
            .expect("verifies")
    );
    let ours = hashing.hash(&right).await.expect("hashes");
    let ours = PasswordHash::new(&ours).expect("a hash");
    assert!(Argon2::default().verify_password(bytes, &ours).is_ok());
}

#[tokio::test]
async fn memory_that_cannot_be_had_is_no_wrong_password() {
    let hashing = Hashing::new();
    let right = sandi("kapal berlayar pagi");
    let hashed = hashing.hash(&right).await;
    let greedy = hashed.expect("hashes").replace("m=19456", "m=4294967295");
    let told = hashing.verify(&right, Some(&greedy)).await;
    assert!(matches!(told, Err(Error::Shortage(_))), "{told:?}");
    let broken = hashing.verify(&right, Some("$argon2id$")).await;
    assert!(matches!(broken, Err(Error::Broken(_))), "{broken:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn however_many_sign_in_few_are_hashed_at_once_and_their_memory_is_used_again() {
    const PLACES: usize = 2;
    let hashing = Arc::new(Hashing::with(PLACES, 40, Duration::from_mins(1)));
    let (running, peak) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let (hashing, running, peak) = (hashing.clone(), running.clone(), peak.clone());
        tasks.spawn(async move {
            let counted = move |memory: &mut Vec<Block>| {
                peak.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
                let done = digest(&Argon2::default(), &sandi("salah"), &[0; 16], memory);
                running.fetch_sub(1, SeqCst);
                done
            };
            hashing.work(counted).await.expect("done");
        });
    }
    tasks.join_all().await;
    let peak = peak.load(SeqCst);
    assert!((1..=PLACES).contains(&peak), "{peak} at once");
    let kept: usize = lock(&hashing.memory).iter().map(Vec::capacity).sum();
    let most = PLACES * Params::default().block_count();
    assert!((1..=most).contains(&kept), "{kept} KiB kept");
}

#[tokio::test]
async fn a_full_queue_and_a_long_wait_are_told_as_a_shortage() {
    let hashing = Arc::new(Hashing::with(1, 1, Duration::from_millis(50)));
    let held = hashing.place().await.expect("the place");
    let waiting = tokio::spawn({
        let hashing = hashing.clone();
        async move { hashing.verify(&sandi("salah"), None).await }
    });
    while hashing.queue.available_permits() > 0 {
        tokio::task::yield_now().await;
    }
    let told = hashing.verify(&sandi("salah"), None).await;
    assert!(matches!(told, Err(Error::Shortage(_))), "full: {told:?}");
    let told = waiting.await.expect("no panic");
    assert!(matches!(told, Err(Error::Shortage(_))), "late: {told:?}");
    drop(held);
    let told = hashing.verify(&sandi("salah"), None).await;
    assert!(!told.expect("a place"), "the queue is free again");
}
