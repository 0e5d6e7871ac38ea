//! Why something came to nothing, as the desk decides by it. The words for people are made at the
//! bridge ([`crate::problems`]).

use crate::address::{Alamat, BadAddress};
use crate::cache::CacheError;
use domain::id::NomorRegister;
use std::path::PathBuf;
use thiserror::Error;
use wire::problem::Problem;

/// Why something that the officer or the desk asked for did not come about.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// What was typed can't be the address of a server.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// The certificates that the office adds can't be read.
    #[error("the certificates in {} can't be used: {why:?}", file.display())]
    BadCertificates {
        /// The file of the policy.
        file: PathBuf,
        /// What is wrong with it.
        why: BadCertificates,
    },
    /// No answer came, or it was lost on its way: what was asked for may have been done.
    #[error("{alamat} was not reached: {why:?}")]
    Unreached {
        /// Whom we asked.
        alamat: Alamat,
        /// What happened instead.
        why: Unreached,
    },
    /// Whoever is at this address is not the office's server, as far as anybody can tell.
    #[error("{alamat} is not our server: {why:?}")]
    Stranger {
        /// Whom we asked.
        alamat: Alamat,
        /// How we know.
        why: Stranger,
    },
    /// The server failed, and did not say how.
    #[error("the server answered with status {0}")]
    ServerIll(u16),
    /// The server has ended the session.
    #[error("the server has ended the session: {}", .0.code.as_str())]
    SessionEnded(Problem),
    /// The account was closed.
    #[error("the account was closed")]
    AccountClosed(Problem),
    /// The account is not, or no longer, one of staff.
    #[error("the account is not one of staff")]
    NotStaff(Problem),
    /// The server refused, in its own words.
    #[error("the server refused: {}", .0.code.as_str())]
    Refused(Problem),
    /// Nobody is signed in here.
    #[error("nobody is signed in")]
    SignedOut,
    /// The officer has no such aduan, whether or not there is one.
    #[error("{0} is not in this inbox")]
    NoSuchAduan(NomorRegister),
    /// The disk of this computer failed.
    #[error(transparent)]
    Disk(#[from] CacheError),
}

/// Why the certificates of the office can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadCertificates {
    Missing,
    Unreadable,
    NoPem,
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreached {
    Offline,
    TimedOut,
}

/// How we know that it is somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stranger {
    /// Nobody has this name.
    NoSuchName,
    /// Nobody whom we trust vouches for it.
    Certificate(BadCertificate),
    /// What answers is another program.
    OtherProgram,
}

/// What is wrong with a server's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadCertificate {
    Expired,
    NotYet,
    OtherName,
    Revoked,
    UnknownIssuer,
    Other,
}

/// What a failure means for the session in which it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The server can't be reached, or not as one that we may speak to.
    Offline,
    /// The server has ended it: what was read and written here stays.
    Ended,
    /// Nothing of it may stay here: the account is not one of staff any more.
    Forbidden,
    /// Nor here: the account was closed.
    Closed,
    /// The session goes on.
    Nothing,
}

impl Failure {
    /// Whether the request may have arrived all the same, so that asking again with the same key
    /// is right.
    pub(crate) fn may_have_arrived(&self) -> bool {
        matches!(self, Self::Unreached { .. })
    }

    /// What it means for the session.
    pub(crate) fn meaning(&self) -> Meaning {
        match self {
            Self::Unreached { .. } | Self::Stranger { .. } => Meaning::Offline,
            Self::SessionEnded(_) => Meaning::Ended,
            Self::NotStaff(_) => Meaning::Forbidden,
            Self::AccountClosed(_) => Meaning::Closed,
            Self::BadAddress(_)
            | Self::BadCertificates { .. }
            | Self::ServerIll(_)
            | Self::Refused(_)
            | Self::SignedOut
            | Self::NoSuchAduan(_)
            | Self::Disk(_) => Meaning::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use wire::problem::Code;

    fn alamat() -> Alamat {
        Alamat::parse("a.go.id").unwrap()
    }

    fn problem() -> Problem {
        Problem::new(401, Code::BelumMasuk, "Sesi berakhir", "Masuk lagi.")
    }

    #[rstest]
    #[case::no_line(Failure::Unreached { alamat: alamat(), why: Unreached::Offline }, Meaning::Offline)]
    #[case::a_slow_line(Failure::Unreached { alamat: alamat(), why: Unreached::TimedOut }, Meaning::Offline)]
    #[case::a_captive_portal(Failure::Stranger { alamat: alamat(), why: Stranger::OtherProgram }, Meaning::Offline)]
    #[case::an_ill_server(Failure::ServerIll(503), Meaning::Nothing)]
    #[case::ended(Failure::SessionEnded(problem()), Meaning::Ended)]
    #[case::another_role(Failure::NotStaff(problem()), Meaning::Forbidden)]
    #[case::closed(Failure::AccountClosed(problem()), Meaning::Closed)]
    #[case::a_refusal(Failure::Refused(problem()), Meaning::Nothing)]
    #[case::a_full_disk_is_no_lost_network(Failure::Disk(CacheError::Sealed), Meaning::Nothing)]
    fn a_failure_means_something_for_the_session(
        #[case] failure: Failure,
        #[case] meaning: Meaning,
    ) {
        assert_eq!(failure.meaning(), meaning);
    }
}
