-- Messages tell of more than an aduan: of what was done at an account, and codes. alamat is where it goes
-- if not to the address of the account, sealed under the key of the identities.
CREATE TABLE pesan_new (
    id           UUID NOT NULL PRIMARY KEY,
    person_id    UUID NOT NULL REFERENCES person (id),
    aduan_id     UUID REFERENCES aduan (id),
    jenis        TEXT   NOT NULL,
    channel      TEXT   NOT NULL,
    alamat       BYTEA,
    tanda        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    attempts     BIGINT NOT NULL,
    next_attempt BIGINT,
    dibuat_pada  BIGINT NOT NULL,
    selesai_pada BIGINT,
    failure      TEXT,
    UNIQUE (person_id, channel, tanda)
);
INSERT INTO pesan_new (id, person_id, aduan_id, jenis, channel, tanda, status, attempts, next_attempt,
    dibuat_pada, selesai_pada, failure)
    SELECT id, person_id, aduan_id, 'kabar', channel, tanda, status, attempts, next_attempt,
    dibuat_pada, selesai_pada, failure FROM pesan;
DROP TABLE pesan;
ALTER TABLE pesan_new RENAME TO pesan;
CREATE INDEX pesan_next_attempt ON pesan (next_attempt, id) WHERE next_attempt IS NOT NULL;
CREATE INDEX pesan_status ON pesan (status, dibuat_pada);
CREATE INDEX pesan_dibuat ON pesan (dibuat_pada);

-- Channels whose address its owner has proven with a code.
CREATE TABLE channel_confirmed (
    person_id UUID NOT NULL REFERENCES person (id),
    channel   TEXT   NOT NULL,
    pada      BIGINT NOT NULL,
    PRIMARY KEY (person_id, channel)
);
