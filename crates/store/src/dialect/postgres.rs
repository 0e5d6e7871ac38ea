//! What PostgreSQL says its own way.

/// Starts a transaction that writes.
pub(crate) const BEGIN: &str = "BEGIN";

/// Starts a transaction that only reads and sees one moment.
pub(crate) const ONE_MOMENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(crate) const INSERT_NOTICES: &str = "INSERT INTO notice (id, seq, person_id, aduan_id, jenis,
    judul, isi, pada, tanda)
    SELECT (value ->> 0)::uuid,
    (SELECT nilai FROM counter WHERE nama = 'notice') - (value ->> 1)::bigint, (value ->> 2)::uuid, (value ->> 3)::uuid,
    value ->> 4, value ->> 5, value ->> 6, (value ->> 7)::bigint, value ->> 8
    FROM json_array_elements($1::json)
    ON CONFLICT (person_id, tanda) DO NOTHING";

// Locked, so that whoever replaces the password ends this session too, or it is not started.
pub(crate) const INSERT_SESSION: &str = "INSERT INTO session (id, person_id, token_hash, perangkat,
    dibuat_pada, dipakai_pada, berakhir_pada)
    SELECT $1, p.id, $3, $4, $5, $6, $7 FROM person p WHERE p.id = $2 AND p.sandi = $8 AND p.aktif
    FOR SHARE OF p";

/// One row where there is the table that every start reads.
pub(crate) const SCHEMA: &str = "SELECT 1 WHERE to_regclass('referensi') IS NOT NULL";

pub(crate) const COLUMNS: &str = "SELECT table_name::text, column_name::text
    FROM information_schema.columns WHERE table_schema = current_schema()
    AND table_name NOT LIKE '\\_sqlx%' ORDER BY 1, 2";

/// What every connection begins with: nobody waits for a lock, or for a statement, without an end.
pub(crate) const LIMITS: &str = "SET lock_timeout = '5s'; SET statement_timeout = '20s'";
