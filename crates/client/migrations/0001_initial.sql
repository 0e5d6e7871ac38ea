-- The officer's cache. Whatever a citizen or an officer wrote is in the `*_enc` columns,
-- encrypted with a key that is not in this file.

CREATE TABLE aduan (
    id            BLOB    NOT NULL PRIMARY KEY,
    seq           INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    view_enc      BLOB    NOT NULL,
    dibaca_version INTEGER
) STRICT;

-- The ledger: what was told to the officer, so that nothing is told twice.
CREATE TABLE notice (
    kunci         TEXT    NOT NULL PRIMARY KEY,
    aduan         BLOB    NOT NULL,
    seq           INTEGER NOT NULL,
    view_enc      BLOB    NOT NULL,
    shown_at      INTEGER,
    opened_at     INTEGER,
    held          INTEGER NOT NULL DEFAULT 0,
    shown_told    INTEGER NOT NULL DEFAULT 0,
    opened_told   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX notice_aduan ON notice (aduan);

-- Texts being written. `kunci` names the encryption key, so that a text under another key is
-- neither shown as rubbish nor overwritten. `draf_versi` is the version of the SKPD's draft that
-- a correction is about, 0 for other texts.
CREATE TABLE draft (
    aduan         BLOB    NOT NULL,
    untuk         TEXT    NOT NULL,
    draf_versi    INTEGER NOT NULL,
    kunci         TEXT    NOT NULL,
    isi_enc       BLOB    NOT NULL,
    disimpan      INTEGER NOT NULL,
    PRIMARY KEY (aduan, untuk, draf_versi, kunci)
) STRICT;

CREATE TABLE meta (
    key           TEXT    NOT NULL PRIMARY KEY,
    value         BLOB    NOT NULL
) STRICT;
