//! People with an account. What identifies a citizen arrives here already encrypted.

use crate::dialect;
use crate::error::Error;
use crate::page::{Whole, readable};
use crate::row::{instant, millis, narrow};
use crate::tx::{Tx, execute, fetch, later};
use domain::id::{PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// Role, and the SKPD of an officer.
    pub aktor: Aktor,
    /// How the person is known when signing in.
    pub sign_in: SignInKey,
    /// Name, phone and so on.
    pub identitas: Identitas,
    /// The password as an argon2id string.
    pub sandi: String,
    /// When the account was made.
    pub dibuat_pada: Timestamp,
    /// Whether the account may be used.
    pub aktif: bool,
}

/// What is stored of an account whose password its owner has not set yet: no text hashes to it.
pub const NO_SANDI: &str = "";

impl Person {
    /// The hash that a password is compared with, if the owner has set one.
    pub fn sandi_hash(&self) -> Option<&str> {
        Some(self.sandi.as_str()).filter(|hash| *hash != NO_SANDI)
    }
}

/// A member of staff in the list of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The account.
    pub person: Person,
    /// When its owner last signed in.
    pub masuk_pada: Option<Timestamp>,
}

/// How somebody is known when signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInKey {
    /// A member of staff, by user name.
    Pengguna(String),
    /// A citizen, by keyed hash of the NIK.
    NikHash(Vec<u8>),
}

impl SignInKey {
    /// What attempts to sign in are counted by.
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Pengguna(pengguna) => pengguna.as_bytes(),
            Self::NikHash(hash) => hash,
        }
    }
}

/// Who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identitas {
    /// Staff act under their name.
    Petugas {
        /// The name.
        nama: String,
    },
    /// NIK, name and contact data of a citizen, encrypted with a key outside the database.
    Tersandi(Vec<u8>),
}

#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    peran: String,
    skpd: Option<String>,
    pengguna: Option<String>,
    nik_hash: Option<Vec<u8>>,
    nama: Option<String>,
    identitas: Option<Vec<u8>>,
    sandi: String,
    dibuat_pada: i64,
    aktif: bool,
}

#[derive(Debug, sqlx::FromRow)]
struct StaffRow {
    masuk_pada: Option<i64>,
    #[sqlx(flatten)]
    person: Row,
}

macro_rules! select {
    ($rest:literal) => {
        select!("", $rest)
    };
    ($also:literal, $rest:literal) => {
        concat!(
            "SELECT id, peran, skpd, pengguna, nik_hash, nama, identitas, sandi, dibuat_pada, ",
            "aktif",
            $also,
            " FROM person ",
            $rest
        )
    };
}

/// Adds a person. [`Error::Duplicate`] if the user name or NIK is taken.
pub async fn insert(tx: &mut Tx, person: &Person) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO person (id, peran, skpd, pengguna, nik_hash, nama, identitas,
        sandi, dibuat_pada, aktif) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT DO NOTHING";
    let (pengguna, nik_hash) = match &person.sign_in {
        SignInKey::Pengguna(pengguna) => (Some(pengguna), None),
        SignInKey::NikHash(hash) => (None, Some(hash)),
    };
    let (nama, identitas) = match &person.identitas {
        Identitas::Petugas { nama } => (Some(nama), None),
        Identitas::Tersandi(bytes) => (None, Some(bytes)),
    };
    let added = execute!(
        tx,
        SQL,
        person.id.0,
        person.aktor.peran().as_str(),
        person.aktor.skpd().map(SkpdKode::as_str),
        pengguna,
        nik_hash,
        nama,
        identitas,
        &person.sandi,
        millis(person.dibuat_pada),
        person.aktif,
    )?;
    if added == 1 {
        Ok(())
    } else {
        Err(Error::Duplicate)
    }
}

/// One person.
pub async fn by_id(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, Error> {
    const SQL: &str = select!("WHERE id = $1");
    let row: Option<Row> = fetch!(fetch_optional, tx, SQL, id.0)?;
    row.map(read).transpose()
}

/// The member of staff with that user name.
pub async fn by_pengguna(tx: &mut Tx, pengguna: &str) -> Result<Option<Person>, Error> {
    const SQL: &str = select!("WHERE pengguna = $1");
    let row: Option<Row> = fetch!(fetch_optional, tx, SQL, pengguna)?;
    row.map(read).transpose()
}

/// The citizen with that keyed hash of a NIK.
pub async fn by_nik_hash(tx: &mut Tx, hash: &[u8]) -> Result<Option<Person>, Error> {
    const SQL: &str = select!("WHERE nik_hash = $1");
    let row: Option<Row> = fetch!(fetch_optional, tx, SQL, hash)?;
    row.map(read).transpose()
}

/// Every active person of a role.
pub async fn with_peran(tx: &mut Tx, peran: Peran) -> Result<Vec<PersonId>, Error> {
    const SQL: &str = "SELECT id FROM person WHERE peran = $1 AND aktif ORDER BY id";
    let rows: Vec<(Uuid,)> = fetch!(fetch_all, tx, SQL, peran.as_str())?;
    Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
}

/// Every active officer of a SKPD.
pub async fn of_skpd(tx: &mut Tx, skpd: &SkpdKode) -> Result<Vec<PersonId>, Error> {
    const SQL: &str = "SELECT id FROM person WHERE skpd = $1 AND aktif ORDER BY id";
    let rows: Vec<(Uuid,)> = fetch!(fetch_all, tx, SQL, skpd.as_str())?;
    Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
}

/// How many active officers each SKPD has, as far as it has any.
pub async fn officers(tx: &mut Tx) -> Result<BTreeMap<SkpdKode, u32>, Error> {
    const SQL: &str = "SELECT skpd, count(*) FROM person WHERE peran = $1 AND aktif GROUP BY skpd";
    let rows: Vec<(String, i64)> = fetch!(fetch_all, tx, SQL, Peran::PetugasSkpd.as_str())?;
    let read = |(kode, count): (String, i64)| Ok((read_skpd(&kode)?, narrow("person", count)?));
    rows.into_iter().map(read).collect()
}

/// Several people, in no order; ids that name none are passed over.
pub async fn among(tx: &mut Tx, persons: &[PersonId]) -> Result<Vec<Person>, Error> {
    const SQL: dialect::Sql = dialect::among!(select!("WHERE id"), "");
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    let ids = dialect::ids(persons.iter().map(|id| id.0));
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, &ids)?;
    Ok(readable(
        "person",
        rows.into_iter().map(|row| (row.id, read(row))),
    ))
}

/// Every account of staff, closed ones too, by user name.
pub async fn staff(tx: &mut Tx) -> Result<Whole<Staff>, Error> {
    const SQL: &str = select!(", masuk_pada", "WHERE pengguna > '' ORDER BY pengguna");
    let rows: Vec<StaffRow> = fetch!(fetch_all, tx, SQL)?;
    let found = rows.len();
    let read = rows.into_iter().map(|row| (row.person.id, read_staff(row)));
    Ok(Whole::of(found, readable("person", read)))
}

/// One account of staff.
pub async fn one_of_staff(tx: &mut Tx, id: PersonId) -> Result<Option<Staff>, Error> {
    const SQL: &str = select!(", masuk_pada", "WHERE id = $1 AND pengguna IS NOT NULL");
    let row: Option<StaffRow> = fetch!(fetch_optional, tx, SQL, id.0)?;
    row.map(read_staff).transpose()
}

fn read_staff(row: StaffRow) -> Result<Staff, Error> {
    let masuk_pada = row.masuk_pada.map(|at| instant("person", at)).transpose()?;
    let person = read(row.person)?;
    Ok(Staff { person, masuk_pada })
}

/// Notes that somebody signed in.
pub fn note_sign_in(tx: &mut Tx, id: PersonId, at: Timestamp) -> Result<(), Error> {
    const SQL: &str = "UPDATE person SET masuk_pada = $1 WHERE id = $2";
    later!(tx, SQL, millis(at), id.0);
    Ok(())
}

/// Gives an account another role, and the SKPD that goes with it.
pub async fn set_aktor(tx: &mut Tx, id: PersonId, aktor: &Aktor) -> Result<(), Error> {
    const SQL: &str = "UPDATE person SET peran = $1, skpd = $2 WHERE id = $3";
    let skpd = aktor.skpd().map(SkpdKode::as_str);
    execute!(tx, SQL, aktor.peran().as_str(), skpd, id.0)?;
    Ok(())
}

/// Closes an account.
pub async fn close(tx: &mut Tx, id: PersonId) -> Result<(), Error> {
    const SQL: &str = "UPDATE person SET aktif = FALSE WHERE id = $1";
    execute!(tx, SQL, id.0)?;
    Ok(())
}

/// Opens a closed account again; no session from before comes back with it.
pub async fn reopen(tx: &mut Tx, id: PersonId) -> Result<(), Error> {
    const SQL: &str = "UPDATE person SET aktif = TRUE WHERE id = $1";
    execute!(tx, "DELETE FROM session WHERE person_id = $1", id.0)?;
    execute!(tx, SQL, id.0)?;
    Ok(())
}

/// Replaces a password.
pub async fn set_sandi(tx: &mut Tx, id: PersonId, sandi: &str) -> Result<(), Error> {
    const SQL: &str = "UPDATE person SET sandi = $1 WHERE id = $2";
    execute!(tx, SQL, sandi, id.0)?;
    Ok(())
}

/// Replaces what is sealed of a citizen; gives whether it still was as it was seen.
pub async fn set_identitas(
    tx: &mut Tx,
    id: PersonId,
    seen: &Identitas,
    new: &[u8],
) -> Result<bool, Error> {
    const SQL: &str = "UPDATE person SET identitas = $1 WHERE id = $2 AND identitas = $3";
    let Identitas::Tersandi(seen) = seen else {
        return Ok(false); // staff have none
    };
    Ok(execute!(tx, SQL, new, id.0, seen)? == 1)
}

fn read_skpd(kode: &str) -> Result<SkpdKode, Error> {
    SkpdKode::parse(kode).map_err(|error| Error::inconsistent("person", error))
}

/// What a row means.
pub(crate) fn read(row: Row) -> Result<Person, Error> {
    let wrong = |what: &str| Error::inconsistent("person", what);
    let id = PersonId(row.id);
    let peran = Peran::parse(&row.peran).ok_or_else(|| wrong("unknown role"))?;
    let skpd = row.skpd.as_deref().map(read_skpd).transpose()?;
    let sign_in = match (row.pengguna, row.nik_hash) {
        (Some(pengguna), None) => SignInKey::Pengguna(pengguna),
        (None, Some(hash)) => SignInKey::NikHash(hash),
        _ => return Err(wrong("neither user name nor NIK, or both")), // forbidden by a CHECK
    };
    let identitas = match (row.nama, row.identitas) {
        (Some(nama), None) => Identitas::Petugas { nama },
        (None, Some(bytes)) => Identitas::Tersandi(bytes),
        _ => return Err(wrong("neither name nor identity, or both")), // forbidden by a CHECK
    };
    Ok(Person {
        id,
        aktor: Aktor::new(peran, id, skpd).ok_or_else(|| wrong("role and SKPD do not fit"))?,
        sign_in,
        identitas,
        sandi: row.sandi,
        dibuat_pada: instant("person", row.dibuat_pada)?,
        aktif: row.aktif,
    })
}
