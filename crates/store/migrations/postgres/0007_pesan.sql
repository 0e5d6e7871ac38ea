-- Messages that leave the portal, written in the transaction of what they tell of. No address and no
-- text: both are made when a message is sent. next_attempt is missing where nothing is tried any
-- more; whoever sends one moves it on before, so that nobody else sends it meanwhile.
CREATE TABLE pesan (
    id           UUID NOT NULL PRIMARY KEY,
    person_id    UUID NOT NULL REFERENCES person (id),
    aduan_id     UUID NOT NULL REFERENCES aduan (id),
    channel      TEXT   NOT NULL,
    tanda        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    attempts     BIGINT NOT NULL,
    next_attempt BIGINT,
    dibuat_pada  BIGINT NOT NULL,
    selesai_pada BIGINT,
    failure      TEXT,
    UNIQUE (person_id, channel, tanda)
);
CREATE INDEX pesan_next_attempt ON pesan (next_attempt, id) WHERE next_attempt IS NOT NULL;
CREATE INDEX pesan_status ON pesan (status, dibuat_pada);
CREATE INDEX pesan_dibuat ON pesan (dibuat_pada);

-- Channels that somebody switched off.
CREATE TABLE channel_off (
    person_id UUID NOT NULL REFERENCES person (id),
    channel   TEXT   NOT NULL,
    pada      BIGINT NOT NULL,
    PRIMARY KEY (person_id, channel)
);
