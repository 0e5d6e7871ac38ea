-- A code that proves something once. Only its keyed hash is kept; one for each person and purpose.
CREATE TABLE kode_sekali (
    person_id     BLOB NOT NULL REFERENCES person (id),
    guna          TEXT NOT NULL,
    hash          BLOB NOT NULL,
    oleh          BLOB NOT NULL REFERENCES person (id),
    dibuat_pada   INTEGER NOT NULL,
    berakhir_pada INTEGER NOT NULL,
    percobaan     INTEGER NOT NULL,
    PRIMARY KEY (person_id, guna)
) STRICT;
CREATE INDEX kode_sekali_berakhir ON kode_sekali (berakhir_pada);

-- Append-only: what staff did at a citizen's account, and what came of it. The citizen reads it.
CREATE TABLE catatan_akun (
    id        BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    jenis     TEXT NOT NULL,
    oleh      BLOB NOT NULL REFERENCES person (id),
    tujuan    TEXT,
    pada      INTEGER NOT NULL
) STRICT;
CREATE INDEX catatan_akun_person ON catatan_akun (person_id, pada);
