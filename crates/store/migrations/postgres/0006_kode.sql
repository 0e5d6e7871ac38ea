-- A code that proves something once. Only its keyed hash is kept; one for each person and purpose.
CREATE TABLE kode_sekali (
    person_id     UUID NOT NULL REFERENCES person (id),
    guna          TEXT NOT NULL,
    hash          BYTEA NOT NULL,
    oleh          UUID NOT NULL REFERENCES person (id),
    dibuat_pada   BIGINT NOT NULL,
    berakhir_pada BIGINT NOT NULL,
    percobaan     BIGINT NOT NULL,
    PRIMARY KEY (person_id, guna)
);
CREATE INDEX kode_sekali_berakhir ON kode_sekali (berakhir_pada);

-- Append-only: what staff did at a citizen's account, and what came of it. The citizen reads it.
CREATE TABLE catatan_akun (
    id        UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    jenis     TEXT NOT NULL,
    oleh      UUID NOT NULL REFERENCES person (id),
    tujuan    TEXT,
    pada      BIGINT NOT NULL
);
CREATE INDEX catatan_akun_person ON catatan_akun (person_id, pada);
