//! Passwords that can be read aloud, for accounts that an operator hands out.

use rand::{Rng, RngExt};

const CONSONANTS: &[u8; 16] = b"bcdfghjklmnprstw";
const VOWELS: &[u8; 5] = b"aiueo";

/// A new password such as `kopadu-rimelo-batusi-4821`: about 70 bits of chance.
pub fn random(rng: &mut impl Rng) -> String {
    let words: Vec<String> = (0..3).map(|_| word(rng)).collect();
    format!("{}-{:04}", words.join("-"), rng.random_range(0..10_000))
}

fn word(rng: &mut impl Rng) -> String {
    (0..3)
        .flat_map(|_| [pick(rng, CONSONANTS), pick(rng, VOWELS)])
        .collect()
}

fn pick(rng: &mut impl Rng, letters: &[u8]) -> char {
    letters
        .get(rng.random_range(0..letters.len()))
        .map_or('a', |letter| char::from(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_passwords_differ_and_can_be_read() {
        let (a, b) = (random(&mut rand::rng()), random(&mut rand::rng()));
        assert_ne!(a, b);
        assert_eq!(a.len(), 25, "{a}");
        assert!(
            a.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        );
    }
}
