//! Names of staff, read once and then from memory.

use crate::error::Error;
use domain::id::PersonId;
use domain::person::aktor::{Aktor, Peran};
use std::collections::{BTreeSet, HashMap};
use std::sync::{PoisonError, RwLock};
use store::Tx;
use store::person::Identitas;

/// By which name each member of staff is shown. Nobody's name is ever changed, so what was read once
/// stays right; whoever lets it be changed has to forget it here.
#[derive(Debug, Default)]
pub(crate) struct Names(RwLock<HashMap<PersonId, String>>);

impl Names {
    /// Reads the names of these people that are not known yet, by one statement at most.
    pub(crate) async fn learn(
        &self,
        tx: &mut Tx,
        persons: impl IntoIterator<Item = PersonId>,
    ) -> Result<(), Error> {
        let mut unknown: BTreeSet<_> = persons.into_iter().collect();
        {
            let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
            unknown.retain(|id| !known.contains_key(id));
        }
        if unknown.is_empty() {
            return Ok(());
        }
        let unknown: Vec<_> = unknown.into_iter().collect();
        let found = store::person::among(tx, &unknown).await?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for person in found {
            let nama = match person.identitas {
                Identitas::Petugas { nama } => nama,
                // A citizen's name is never given here.
                Identitas::Tersandi(_) => Peran::label(person.aktor.peran()).to_owned(),
            };
            known.insert(person.id, nama);
        }
        Ok(())
    }

    /// The name of somebody whose name was learnt.
    pub(crate) fn get(&self, id: PersonId) -> String {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known
            .get(&id)
            .cloned()
            .unwrap_or_else(|| "Petugas".to_owned())
    }
}

/// Whose name has to be learnt before an actor can be shown.
pub(crate) fn named(aktor: &Aktor) -> Option<PersonId> {
    aktor.id().filter(|_| aktor.peran().is_staff())
}
