-- When a member of staff last signed in; nothing is known of before.
ALTER TABLE person ADD COLUMN masuk_pada BIGINT;

-- What is done at accounts of staff is noted beside what is done at those of citizens: what was before
-- and after, and nobody as the one who did it where the operator of the server did.
CREATE TABLE catatan_akun_new (
    id        UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    jenis     TEXT NOT NULL,
    oleh      UUID REFERENCES person (id),
    tujuan    TEXT,
    sebelum   TEXT,
    sesudah   TEXT,
    pada      BIGINT NOT NULL
);
INSERT INTO catatan_akun_new (id, person_id, jenis, oleh, tujuan, pada)
    SELECT id, person_id, jenis, oleh, tujuan, pada FROM catatan_akun;
DROP TABLE catatan_akun;
ALTER TABLE catatan_akun_new RENAME TO catatan_akun;
CREATE INDEX catatan_akun_person ON catatan_akun (person_id, pada);
