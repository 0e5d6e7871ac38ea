//! Where passwords are hashed: a place for each core, a short queue before them, and memory that is
//! used again. One hash takes 19 MB; without a bound, strangers who sign in fill the machine, and
//! an allocator keeps what they needed.

use crate::error::Error;
use anyhow::{Context as _, anyhow};
use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};
use std::fmt::Display;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Hashes at once, at most.
const MOST_PLACES: usize = 8;
/// Whoever comes while so many wait is told to come again.
const QUEUE: usize = 200;
/// How long anybody waits in it: a whole office that signs in at once takes a few seconds.
const PATIENCE: Duration = Duration::from_secs(8);
/// Most memory of one hash, in KiB. What a stored hash asks for beyond it is never allocated.
const MOST_KIB: usize = 256 * 1024;
/// Length of a hash and of a salt.
const LENGTH: usize = Params::DEFAULT_OUTPUT_LEN;
const SALT_LENGTH: usize = 16;

/// The places, and the memory of those that are free.
pub(crate) struct Hashing {
    places: Arc<Semaphore>,
    queue: Semaphore,
    patience: Duration,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Hashing {
    pub(crate) fn new() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self::with(cores.min(MOST_PLACES), QUEUE, PATIENCE)
    }

    fn with(places: usize, queue: usize, patience: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            queue: Semaphore::new(queue),
            patience,
            memory: Arc::default(),
        }
    }

    /// Hashes a password with a fresh salt; parameters are part of the text.
    pub(super) async fn hash(&self, sandi: &SecretString) -> Result<String, Error> {
        let sandi = sandi.clone();
        let salt: [u8; SALT_LENGTH] = rand::random();
        let output = self
            .work(move |memory| digest(&Argon2::default(), &sandi, &salt, memory))
            .await?;
        Ok(phc(&salt, &output)?.to_string())
    }

    /// Whether the password is the one that was hashed. For nobody (`None`) it takes as long and
    /// says no, so that the time tells nothing about who has an account. Whatever else goes wrong
    /// is never a "no".
    pub(super) async fn verify(
        &self,
        sandi: &SecretString,
        hash: Option<&str>,
    ) -> Result<bool, Error> {
        let stored = match hash {
            Some(hash) => PasswordHash::new(hash).map_err(unreadable)?,
            None => phc(&[0; SALT_LENGTH], &[0; LENGTH])?,
        };
        let (argon2, salt, right) = parts(&stored)?;
        let sandi = sandi.clone();
        let output = self
            .work(move |memory| digest(&argon2, &sandi, &salt, memory))
            .await?;
        // Compared in constant time.
        let fits = Output::new(&output).map_err(unreadable)? == right;
        Ok(fits && hash.is_some())
    }

    /// Does the work when there is a place. It keeps the place even if nobody waits any more.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> argon2::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let place = self.place().await?;
        let free = Arc::clone(&self.memory);
        let task = move || {
            let mut memory = lock(&free).pop().unwrap_or_default();
            let done = work(&mut memory);
            lock(&free).push(memory);
            drop(place);
            done
        };
        let done = tokio::task::spawn_blocking(task).await;
        let done = done.context("hashing task")?;
        done.map_err(|error| Error::Shortage(anyhow!("a password could not be hashed: {error}")))
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit, Error> {
        let full = |what: &'static str| Error::Shortage(anyhow!("hashing passwords: {what}"));
        let waits = self.queue.try_acquire();
        let _waits = waits.map_err(|_| full("too many wait"))?;
        let place = Arc::clone(&self.places).acquire_owned();
        let place = timeout(self.patience, place).await;
        Ok(place
            .map_err(|_| full("no place in time"))?
            .context("place for a hash")?)
    }
}

fn lock(memory: &Mutex<Vec<Vec<Block>>>) -> MutexGuard<'_, Vec<Vec<Block>>> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

fn digest(
    argon2: &Argon2<'_>,
    sandi: &SecretString,
    salt: &[u8],
    memory: &mut Vec<Block>,
) -> argon2::Result<[u8; LENGTH]> {
    enlarge(memory, argon2.params().block_count())?;
    let mut output = [0; LENGTH];
    let bytes = sandi.expose_secret().as_bytes();
    argon2.hash_password_into_with_memory(bytes, salt, &mut output, memory)?;
    Ok(output)
}

/// Makes room for so many blocks, or says that there is none.
fn enlarge(memory: &mut Vec<Block>, blocks: usize) -> argon2::Result<()> {
    let missing = blocks.saturating_sub(memory.len());
    if blocks > MOST_KIB || memory.try_reserve_exact(missing).is_err() {
        return Err(argon2::Error::OutOfMemory);
    }
    memory.resize(memory.len() + missing, Block::default());
    Ok(())
}

/// How a stored hash was made, its salt and what has to come out.
fn parts(stored: &PasswordHash) -> Result<(Argon2<'static>, Vec<u8>, Output), Error> {
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).map_err(unreadable)?;
    let version = stored
        .version
        .map_or(Ok(Version::default()), Version::try_from);
    let version = version.map_err(unreadable)?;
    let params = Params::try_from(stored).map_err(unreadable)?;
    let salt = stored.salt.ok_or_else(|| unreadable("no salt"))?;
    let output = stored.hash.ok_or_else(|| unreadable("no output"))?;
    Ok((
        Argon2::new(algorithm, version, params),
        salt.to_vec(),
        output,
    ))
}

/// A hash of this program's parameters as it is stored.
fn phc(salt: &[u8], output: &[u8]) -> Result<PasswordHash, Error> {
    Ok(PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: Params::default().try_into().map_err(unreadable)?,
        salt: Some(Salt::new(salt).map_err(unreadable)?),
        hash: Some(Output::new(output).map_err(unreadable)?),
    })
}

fn unreadable(cause: impl Display) -> Error {
    anyhow!("password hash: {cause}").into()
}

#[cfg(test)]
mod tests;
