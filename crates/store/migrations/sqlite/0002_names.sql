-- One concept, one name: `niat` is what a request intends, `tanda` is what a notice is about.
ALTER TABLE idempotency RENAME COLUMN kunci TO niat;
ALTER TABLE notice RENAME COLUMN kunci TO tanda;
