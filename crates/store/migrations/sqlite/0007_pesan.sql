-- Messages that leave the portal, written in the transaction of what they tell of. No address and no
-- text: both are made when a message is sent. next_attempt is missing where nothing is tried any
-- more; whoever sends one moves it on before, so that nobody else sends it meanwhile.
CREATE TABLE pesan (
    id           BLOB NOT NULL PRIMARY KEY,
    person_id    BLOB NOT NULL REFERENCES person (id),
    aduan_id     BLOB NOT NULL REFERENCES aduan (id),
    channel      TEXT   NOT NULL,
    tanda        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    attempts     INTEGER NOT NULL,
    next_attempt INTEGER,
    dibuat_pada  INTEGER NOT NULL,
    selesai_pada INTEGER,
    failure      TEXT,
    UNIQUE (person_id, channel, tanda)
) STRICT;
CREATE INDEX pesan_next_attempt ON pesan (next_attempt, id) WHERE next_attempt IS NOT NULL;
CREATE INDEX pesan_status ON pesan (status, dibuat_pada);
CREATE INDEX pesan_dibuat ON pesan (dibuat_pada);

-- Channels that somebody switched off.
CREATE TABLE channel_off (
    person_id BLOB NOT NULL REFERENCES person (id),
    channel   TEXT   NOT NULL,
    pada      INTEGER NOT NULL,
    PRIMARY KEY (person_id, channel)
) STRICT;
