-- Times are epoch milliseconds; enums are text; JSON is text and never filtered on.
CREATE TABLE counter (
    nama  TEXT   NOT NULL PRIMARY KEY,
    nilai INTEGER NOT NULL
) STRICT;

CREATE TABLE referensi (
    jenis TEXT   NOT NULL,
    kode  TEXT   NOT NULL,
    urut  INTEGER NOT NULL,
    data  TEXT   NOT NULL,
    PRIMARY KEY (jenis, kode)
) STRICT;

-- A citizen has nik_hash and identitas (both under keys outside the database); staff have
-- pengguna and nama.
CREATE TABLE person (
    id          BLOB NOT NULL PRIMARY KEY,
    peran       TEXT   NOT NULL,
    skpd        TEXT,
    pengguna    TEXT   UNIQUE,
    nik_hash    BLOB UNIQUE,
    nama        TEXT,
    identitas   BLOB,
    sandi       TEXT   NOT NULL,
    dibuat_pada INTEGER NOT NULL,
    aktif       INTEGER NOT NULL,
    CHECK ((pengguna IS NULL) <> (nik_hash IS NULL)),
    CHECK ((nama IS NULL) <> (identitas IS NULL))
) STRICT;
CREATE INDEX person_peran ON person (peran);
CREATE INDEX person_skpd ON person (skpd);

CREATE TABLE session (
    id            BLOB NOT NULL PRIMARY KEY,
    person_id     BLOB NOT NULL REFERENCES person (id),
    token_hash    BLOB NOT NULL UNIQUE,
    perangkat     TEXT   NOT NULL,
    dibuat_pada   INTEGER NOT NULL,
    dipakai_pada  INTEGER NOT NULL,
    berakhir_pada INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person_id);

CREATE TABLE aduan (
    id            BLOB NOT NULL PRIMARY KEY,
    tahun         INTEGER NOT NULL,
    urut          INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    seq           INTEGER NOT NULL,
    pelapor       BLOB NOT NULL REFERENCES person (id),
    diterima_pada INTEGER NOT NULL,
    isi           TEXT   NOT NULL,
    status        TEXT   NOT NULL,
    keadaan       TEXT   NOT NULL,
    jatuh_tempo   INTEGER,
    disposisi     TEXT,
    dikembalikan  INTEGER NOT NULL,
    keberatan     INTEGER,
    penilaian     TEXT,
    induk         BLOB REFERENCES aduan (id),
    UNIQUE (tahun, urut)
) STRICT;
CREATE INDEX aduan_pelapor ON aduan (pelapor, diterima_pada);
CREATE INDEX aduan_seq ON aduan (seq);
CREATE INDEX aduan_jatuh_tempo ON aduan (jatuh_tempo);
CREATE INDEX aduan_status ON aduan (status);
CREATE INDEX aduan_induk ON aduan (induk);

-- Every SKPD that has or ever had an aduan: it may have to be told to forget it.
CREATE TABLE keterlibatan (
    aduan_id BLOB NOT NULL REFERENCES aduan (id),
    skpd     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, skpd)
) STRICT;
CREATE INDEX keterlibatan_skpd ON keterlibatan (skpd);

CREATE TABLE draf (
    aduan_id BLOB NOT NULL REFERENCES aduan (id),
    urut     INTEGER NOT NULL,
    data     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, urut)
) STRICT;

CREATE TABLE jawaban (
    aduan_id BLOB NOT NULL REFERENCES aduan (id),
    urut     INTEGER NOT NULL,
    data     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, urut)
) STRICT;

CREATE TABLE putusan (
    aduan_id BLOB NOT NULL REFERENCES aduan (id),
    urut     INTEGER NOT NULL,
    data     TEXT   NOT NULL,
    PRIMARY KEY (aduan_id, urut)
) STRICT;

-- Append-only: hash = sha256(hash of the row before, this row).
CREATE TABLE riwayat (
    seq      INTEGER NOT NULL PRIMARY KEY,
    aduan_id BLOB NOT NULL REFERENCES aduan (id),
    event    TEXT   NOT NULL,
    hash     BLOB NOT NULL
) STRICT;
CREATE INDEX riwayat_aduan ON riwayat (aduan_id, seq);

CREATE TABLE lampiran (
    id            BLOB NOT NULL PRIMARY KEY,
    aduan_id      BLOB NOT NULL REFERENCES aduan (id),
    urut          INTEGER NOT NULL,
    nama          TEXT   NOT NULL,
    ukuran        INTEGER NOT NULL,
    lebar         INTEGER NOT NULL,
    tinggi        INTEGER NOT NULL,
    sha256        TEXT   NOT NULL,
    diunggah_pada INTEGER NOT NULL,
    diambil_pada  TEXT
) STRICT;
CREATE INDEX lampiran_aduan ON lampiran (aduan_id, urut);
CREATE INDEX lampiran_sha256 ON lampiran (sha256);

CREATE TABLE idempotency (
    person_id BLOB NOT NULL REFERENCES person (id),
    kunci     BLOB NOT NULL,
    aduan_id  BLOB NOT NULL REFERENCES aduan (id),
    isi_hash  BLOB NOT NULL,
    pada      INTEGER NOT NULL,
    PRIMARY KEY (person_id, kunci)
) STRICT;

CREATE TABLE notice (
    id          BLOB NOT NULL PRIMARY KEY,
    seq         INTEGER NOT NULL UNIQUE,
    person_id   BLOB NOT NULL REFERENCES person (id),
    aduan_id    BLOB NOT NULL REFERENCES aduan (id),
    jenis       TEXT   NOT NULL,
    judul       TEXT   NOT NULL,
    isi         TEXT   NOT NULL,
    pada        INTEGER NOT NULL,
    kunci       TEXT   NOT NULL,
    ditampilkan INTEGER,
    dibuka      INTEGER,
    UNIQUE (person_id, kunci)
) STRICT;
CREATE INDEX notice_person ON notice (person_id, seq);

CREATE TABLE pembukaan (
    id       BLOB NOT NULL PRIMARY KEY,
    aduan_id BLOB NOT NULL REFERENCES aduan (id),
    oleh     BLOB NOT NULL REFERENCES person (id),
    tujuan   TEXT   NOT NULL,
    pada     INTEGER NOT NULL
) STRICT;
CREATE INDEX pembukaan_aduan ON pembukaan (aduan_id);
