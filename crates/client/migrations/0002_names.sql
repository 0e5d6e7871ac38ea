-- One concept, one name. What is sealed stays as it is: its place is part of the seal.
ALTER TABLE aduan RENAME COLUMN dibaca_version TO dibaca;

-- `tanda` is what a notice is about. `terkirim`: the server knows.
ALTER TABLE notice RENAME COLUMN kunci TO tanda;
ALTER TABLE notice RENAME COLUMN shown_at TO ditampilkan;
ALTER TABLE notice RENAME COLUMN shown_told TO ditampilkan_terkirim;
ALTER TABLE notice RENAME COLUMN opened_at TO dibuka;
ALTER TABLE notice RENAME COLUMN opened_told TO dibuka_terkirim;

-- A text being written is not a draf, which a SKPD hands in. `key_name` names the key it is sealed
-- with, so that a text under another key is neither shown as rubbish nor overwritten.
ALTER TABLE draft RENAME TO unsent;
ALTER TABLE unsent RENAME COLUMN kunci TO key_name;

UPDATE meta SET key = 'petugas' WHERE key = 'orang';
