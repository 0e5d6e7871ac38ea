//! The book behind a lock that everybody may read, and only [`super::Writing`] may write.

use crate::book::Book;
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The book of a session.
pub(super) struct BookLock(Mutex<Book>);

/// The book while it is read.
pub(in crate::officer) struct Reading<'a>(MutexGuard<'a, Book>);

impl BookLock {
    pub(super) fn new(book: Book) -> Self {
        Self(Mutex::new(book))
    }

    pub(super) fn read(&self) -> Reading<'_> {
        Reading(self.write())
    }

    pub(super) fn write(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Reading<'_> {
    type Target = Book;

    fn deref(&self) -> &Book {
        &self.0
    }
}
