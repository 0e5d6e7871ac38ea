//! Who acts: roles, and the person (or the system) behind a command.

use crate::codes;
use crate::id::{PersonId, SkpdKode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

codes! {
    /// The roles of the SOP and of its surroundings. Permissions stand in [`crate::alur::permissions`].
    pub enum Peran {
        /// A member by NIK who files and reads aduan.
        Masyarakat = "masyarakat" / "Warga",
        /// Verifies, disposes, corrects and publishes (SOP steps 2 and 4).
        AdminDiskominfo = "admin_diskominfo" / "Admin Diskominfotik",
        /// Accepts, works on and answers what was disposed to the SKPD (SOP step 3).
        PetugasSkpd = "petugas_skpd" / "Petugas SKPD",
        /// Bupati, Wakil Bupati, Sekda: reads along.
        Pimpinan = "pimpinan" / "Pimpinan",
        /// Reads confidential cases.
        Inspektorat = "inspektorat" / "Inspektorat",
        /// Looks after people, SKPD, calendar and settings; decides twice-returned aduan.
        Superadmin = "superadmin" / "Superadmin",
        /// The clock: closes, archives and resumes by rule.
        Sistem = "sistem" / "Sistem",
    }
    /// The role as people call it.
    label
}

impl Peran {
    /// Whether this role signs in at the desktop.
    pub fn is_staff(self) -> bool {
        match self {
            Self::AdminDiskominfo
            | Self::PetugasSkpd
            | Self::Pimpinan
            | Self::Inspektorat
            | Self::Superadmin => true,
            Self::Masyarakat | Self::Sistem => false,
        }
    }
}

/// Who gives a command. A SKPD officer without a SKPD cannot be written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "peran", rename_all = "snake_case", try_from = "Written")]
pub enum Aktor {
    /// A citizen.
    Masyarakat {
        /// The member.
        id: PersonId,
    },
    /// An Admin Diskominfo.
    AdminDiskominfo {
        /// The officer.
        id: PersonId,
    },
    /// An officer of one SKPD.
    PetugasSkpd {
        /// The officer.
        id: PersonId,
        /// The SKPD the officer works for.
        skpd: SkpdKode,
    },
    /// A leader of the regency.
    Pimpinan {
        /// The leader.
        id: PersonId,
    },
    /// An inspector.
    Inspektorat {
        /// The inspector.
        id: PersonId,
    },
    /// A superadmin.
    Superadmin {
        /// The superadmin.
        id: PersonId,
    },
    /// The system itself.
    Sistem,
}

/// An actor as it is written down.
#[derive(Deserialize)]
struct Written {
    peran: Peran,
    id: Option<PersonId>,
    skpd: Option<SkpdKode>,
}

impl TryFrom<Written> for Aktor {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let Written { peran, id, skpd } = written;
        match (peran, id) {
            (Peran::Sistem, _) => Some(Self::Sistem),
            (_, Some(id)) => Self::new(peran, id, skpd),
            (_, None) => None,
        }
        .ok_or("role, person and SKPD do not belong together")
    }
}

impl Aktor {
    /// The role of the one who acts.
    pub fn peran(&self) -> Peran {
        match self {
            Self::Masyarakat { .. } => Peran::Masyarakat,
            Self::AdminDiskominfo { .. } => Peran::AdminDiskominfo,
            Self::PetugasSkpd { .. } => Peran::PetugasSkpd,
            Self::Pimpinan { .. } => Peran::Pimpinan,
            Self::Inspektorat { .. } => Peran::Inspektorat,
            Self::Superadmin { .. } => Peran::Superadmin,
            Self::Sistem => Peran::Sistem,
        }
    }

    /// The person, unless the system acts.
    pub fn id(&self) -> Option<PersonId> {
        match self {
            Self::Masyarakat { id }
            | Self::AdminDiskominfo { id }
            | Self::PetugasSkpd { id, .. }
            | Self::Pimpinan { id }
            | Self::Inspektorat { id }
            | Self::Superadmin { id } => Some(*id),
            Self::Sistem => None,
        }
    }

    /// The SKPD of an officer.
    pub fn skpd(&self) -> Option<&SkpdKode> {
        match self {
            Self::PetugasSkpd { skpd, .. } => Some(skpd),
            Self::Masyarakat { .. }
            | Self::AdminDiskominfo { .. }
            | Self::Pimpinan { .. }
            | Self::Inspektorat { .. }
            | Self::Superadmin { .. }
            | Self::Sistem => None,
        }
    }

    /// Puts role, person and SKPD together; `None` where they do not belong together.
    pub fn new(peran: Peran, id: PersonId, skpd: Option<SkpdKode>) -> Option<Self> {
        match (peran, skpd) {
            (Peran::PetugasSkpd, Some(skpd)) => Some(Self::PetugasSkpd { id, skpd }),
            (Peran::Masyarakat, None) => Some(Self::Masyarakat { id }),
            (Peran::AdminDiskominfo, None) => Some(Self::AdminDiskominfo { id }),
            (Peran::Pimpinan, None) => Some(Self::Pimpinan { id }),
            (Peran::Inspektorat, None) => Some(Self::Inspektorat { id }),
            (Peran::Superadmin, None) => Some(Self::Superadmin { id }),
            (Peran::PetugasSkpd, None)
            | (Peran::Sistem, _)
            | (
                Peran::Masyarakat
                | Peran::AdminDiskominfo
                | Peran::Pimpinan
                | Peran::Inspektorat
                | Peran::Superadmin,
                Some(_),
            ) => None,
        }
    }
}
