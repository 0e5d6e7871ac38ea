//! The code of a request: in its answer, on a page that tells of a fault, and in the log. People read
//! it out on the telephone, so it is short, and none of its letters looks or sounds like another.

use std::array;
use std::fmt::{self, Write as _};

/// Header that carries it in every answer.
pub const HEADER: &str = "x-request-id";

/// Neither 0 and O, 1 and I, 2 and Z, 5 and S, 8 and B nor what rhymes: B, D, G, P, T and V, M and N.
const LETTERS: [char; 18] = [
    '3', '4', '6', '7', '9', 'A', 'C', 'E', 'F', 'H', 'J', 'K', 'M', 'R', 'U', 'W', 'X', 'Y',
];
const LENGTH: usize = 8;

/// The code of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId([char; LENGTH]);

impl RequestId {
    /// The code of a random number.
    pub fn of(number: u64) -> Self {
        let mut rest = number;
        Self(array::from_fn(|_| {
            let [first, ..] = LETTERS;
            let among = LETTERS.len() as u64;
            let nth = usize::try_from(rest % among).unwrap_or_default();
            rest /= among;
            LETTERS.get(nth).copied().unwrap_or(first)
        }))
    }

    /// Reads a code as it is written.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: Vec<char> = text.chars().collect();
        let ours = letters.iter().all(|letter| LETTERS.contains(letter));
        letters.try_into().ok().filter(|_| ours).map(Self)
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| f.write_char(*letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_eight_letters_that_nobody_mistakes() {
        for number in [0, 1, 17, 18, u64::MAX, 0x0198_4f2a_7c11_9d03] {
            let code = RequestId::of(number).to_string();
            assert_eq!(code.len(), 8, "{code}");
            assert!(!code.contains(|c: char| "01258BDGILNOPQSTVZ".contains(c)));
            assert_eq!(RequestId::parse(&code), Some(RequestId::of(number)));
        }
        assert_ne!(RequestId::of(1), RequestId::of(2));
        for other in [
            "",
            "AAAAAAA",
            "AAAAAAAAA",
            "aaaaaaaa",
            "AAAAAAA0",
            "AAAA-AAA",
        ] {
            assert_eq!(RequestId::parse(other), None, "{other}");
        }
    }
}
