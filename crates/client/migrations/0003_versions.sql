-- Earlier states of texts being written, so that what was deleted or written over can be taken back.
CREATE TABLE unsent_version (
    id            INTEGER PRIMARY KEY,
    aduan         BLOB    NOT NULL,
    untuk         TEXT    NOT NULL,
    draf_versi    INTEGER NOT NULL,
    key_name      TEXT    NOT NULL,
    isi_enc       BLOB    NOT NULL,
    disimpan      INTEGER NOT NULL
) STRICT;
CREATE INDEX unsent_version_text ON unsent_version (aduan, untuk, draf_versi, key_name);
