-- One concept, one name: `tanda` is what a notice is about.
ALTER TABLE notice RENAME COLUMN kunci TO tanda;
