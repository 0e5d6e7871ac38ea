-- Each channel is sent by itself: what waits for one keeps no other waiting.
CREATE INDEX pesan_channel ON pesan (channel, next_attempt, id) WHERE next_attempt IS NOT NULL;
DROP INDEX pesan_next_attempt;
