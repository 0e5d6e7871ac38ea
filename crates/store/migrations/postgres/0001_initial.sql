-- Times are epoch milliseconds; enums are text; JSON is text and never filtered on.
CREATE TABLE counter (
    nama  TEXT   NOT NULL PRIMARY KEY,
    nilai BIGINT NOT NULL
);

CREATE TABLE referensi (
    jenis TEXT   NOT NULL,
    kode  TEXT   NOT NULL,
    urut  BIGINT NOT NULL,
    data  TEXT   NOT NULL,
    PRIMARY KEY (jenis, kode)
);

-- A citizen has nik_hash and identitas (both under keys outside the database); staff have
-- pengguna and nama.
CREATE TABLE person (
    id          UUID NOT NULL PRIMARY KEY,
    peran       TEXT   NOT NULL,
    skpd        TEXT,
    pengguna    TEXT   UNIQUE,
    nik_hash    BYTEA UNIQUE,
    nama        TEXT,
    identitas   BYTEA,
    sandi       TEXT   NOT NULL,
    dibuat_pada BIGINT NOT NULL,
    aktif       BOOLEAN NOT NULL,
    CHECK ((pengguna IS NULL) <> (nik_hash IS NULL)),
    CHECK ((nama IS NULL) <> (identitas IS NULL))
);
CREATE INDEX person_peran ON person (peran);
CREATE INDEX person_skpd ON person (skpd);

CREATE TABLE session (
    id            UUID NOT NULL PRIMARY KEY,
    person_id     UUID NOT NULL REFERENCES person (id),
    token_hash    BYTEA NOT NULL UNIQUE,
    perangkat     TEXT   NOT NULL,
    dibuat_pada   BIGINT NOT NULL,
    dipakai_pada  BIGINT NOT NULL,
    berakhir_pada BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE aduan (
    id            UUID NOT NULL PRIMARY KEY,
    tahun         BIGINT NOT NULL,
    urut          BIGINT NOT NULL,
    version       BIGINT NOT NULL,
    seq           BIGINT NOT NULL,
    pelapor       UUID NOT NULL REFERENCES person (id),
    diterima_pada BIGINT NOT NULL,
    isi           TEXT   NOT NULL,
    status        TEXT   NOT NULL,
    keadaan       TEXT   NOT NULL,
    jatuh_tempo   BIGINT,
    disposisi     TEXT,
    dikembalikan  BIGINT NOT NULL,
    keberatan     BIGINT,
    penilaian     TEXT,
    induk         UUID REFERENCES aduan (id),
    UNIQUE (tahun, urut)
);
CREATE INDEX aduan_pelapor ON aduan (pelapor, diterima_pada);
CREATE INDEX aduan_seq ON aduan (seq);
CREATE INDEX aduan_jatuh_tempo ON aduan (jatuh_tempo);
CREATE INDEX aduan_status ON aduan (status);
CREATE INDEX aduan_induk ON aduan (induk);

-- Every SKPD that has or ever had an aduan: it may have to be told to forget it.
CREATE TABLE keterlibatan (
    aduan_id UUID NOT NULL REFERENCES aduan (id),
    skpd     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, skpd)
);
CREATE INDEX keterlibatan_skpd ON keterlibatan (skpd);

CREATE TABLE draf (
    aduan_id UUID NOT NULL REFERENCES aduan (id),
    urut     BIGINT NOT NULL,
    data     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, urut)
);

CREATE TABLE jawaban (
    aduan_id UUID NOT NULL REFERENCES aduan (id),
    urut     BIGINT NOT NULL,
    data     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, urut)
);

CREATE TABLE putusan (
    aduan_id UUID NOT NULL REFERENCES aduan (id),
    urut     BIGINT NOT NULL,
    data     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, urut)
);

-- Append-only: hash = sha256(hash of the row before, this row).
CREATE TABLE riwayat (
    seq      BIGINT NOT NULL PRIMARY KEY,
    aduan_id UUID NOT NULL REFERENCES aduan (id),
    event    TEXT   NOT NULL,
    hash     BYTEA NOT NULL
);
CREATE INDEX riwayat_aduan ON riwayat (aduan_id, seq);

CREATE TABLE lampiran (
    id            UUID NOT NULL PRIMARY KEY,
    aduan_id      UUID NOT NULL REFERENCES aduan (id),
    urut          BIGINT NOT NULL,
    nama          TEXT   NOT NULL,
    ukuran        BIGINT NOT NULL,
    lebar         BIGINT NOT NULL,
    tinggi        BIGINT NOT NULL,
    sha256        TEXT   NOT NULL,
    diunggah_pada BIGINT NOT NULL,
    diambil_pada  TEXT
);
CREATE INDEX lampiran_aduan ON lampiran (aduan_id, urut);
CREATE INDEX lampiran_sha256 ON lampiran (sha256);

CREATE TABLE idempotency (
    person_id UUID NOT NULL REFERENCES person (id),
    kunci     UUID NOT NULL,
    aduan_id  UUID NOT NULL REFERENCES aduan (id),
    isi_hash  BYTEA NOT NULL,
    pada      BIGINT NOT NULL,
    PRIMARY KEY (person_id, kunci)
);

CREATE TABLE notice (
    id          UUID NOT NULL PRIMARY KEY,
    seq         BIGINT NOT NULL UNIQUE,
    person_id   UUID NOT NULL REFERENCES person (id),
    aduan_id    UUID NOT NULL REFERENCES aduan (id),
    jenis       TEXT   NOT NULL,
    judul       TEXT   NOT NULL,
    isi         TEXT   NOT NULL,
    pada        BIGINT NOT NULL,
    kunci       TEXT   NOT NULL,
    ditampilkan BIGINT,
    dibuka      BIGINT,
    UNIQUE (person_id, kunci)
);
CREATE INDEX notice_person ON notice (person_id, seq);

CREATE TABLE pembukaan (
    id       UUID NOT NULL PRIMARY KEY,
    aduan_id UUID NOT NULL REFERENCES aduan (id),
    oleh     UUID NOT NULL REFERENCES person (id),
    tujuan   TEXT   NOT NULL,
    pada     BIGINT NOT NULL
);
CREATE INDEX pembukaan_aduan ON pembukaan (aduan_id);
