-- What every SKPD has, or ever had, in the order of the log: the seq of the aduan is kept with it,
-- so that "of this SKPD, after this seq" is one step in an index however much there is.
ALTER TABLE keterlibatan ADD COLUMN seq BIGINT NOT NULL DEFAULT 0;
UPDATE keterlibatan SET seq = (SELECT a.seq FROM aduan a WHERE a.id = keterlibatan.aduan_id);
CREATE INDEX keterlibatan_seq ON keterlibatan (skpd, seq);
DROP INDEX keterlibatan_skpd;

CREATE INDEX session_berakhir ON session (berakhir_pada);

-- When the clock has to look at an aduan again: to act, or to remind. Whatever has a deadline is
-- looked at once after this migration.
ALTER TABLE aduan ADD COLUMN next_look BIGINT;
UPDATE aduan SET next_look = 0 WHERE jatuh_tempo IS NOT NULL;
CREATE INDEX aduan_next_look ON aduan (next_look, id) WHERE next_look IS NOT NULL;
