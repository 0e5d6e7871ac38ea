-- What is counted is a column: fields of an aduan, verdicts, steps, and who leads or supports.
ALTER TABLE aduan ADD COLUMN kanal TEXT NOT NULL DEFAULT 'portal';
ALTER TABLE aduan ADD COLUMN jenis TEXT NOT NULL DEFAULT '';
ALTER TABLE aduan ADD COLUMN kategori TEXT;
ALTER TABLE aduan ADD COLUMN kecamatan TEXT NOT NULL DEFAULT '';
ALTER TABLE aduan ADD COLUMN desa TEXT NOT NULL DEFAULT '';
ALTER TABLE aduan ADD COLUMN tanggal_peristiwa TEXT NOT NULL DEFAULT '';
ALTER TABLE aduan ADD COLUMN privasi TEXT NOT NULL DEFAULT '';
ALTER TABLE aduan ADD COLUMN skpd_utama TEXT;
ALTER TABLE aduan ADD COLUMN sifat TEXT;
ALTER TABLE aduan ADD COLUMN nilai TEXT;
ALTER TABLE aduan ADD COLUMN ditutup_pada INTEGER;
UPDATE aduan SET
    jenis = isi ->> '$.jenis',
    kategori = isi ->> '$.kategori',
    kecamatan = isi ->> '$.kecamatan',
    desa = isi ->> '$.desa',
    tanggal_peristiwa = isi ->> '$.tanggal_peristiwa',
    privasi = isi ->> '$.privasi',
    skpd_utama = disposisi ->> '$.utama',
    sifat = disposisi ->> '$.sifat',
    nilai = penilaian ->> '$.nilai';
-- The first event that ended in a status without a way out.
UPDATE aduan SET ditutup_pada = (SELECT CAST(round(unixepoch(r.event ->> '$.pada', 'subsec') * 1000) AS INTEGER) FROM riwayat r WHERE r.aduan_id = aduan.id AND r.event ->> '$.ke' = aduan.status ORDER BY r.seq LIMIT 1)
    WHERE status IN ('selesai', 'bukan_kewenangan', 'ditolak', 'digabung');

ALTER TABLE draf ADD COLUMN skpd TEXT NOT NULL DEFAULT '';
ALTER TABLE draf ADD COLUMN pada INTEGER NOT NULL DEFAULT 0;
UPDATE draf SET
    skpd = data ->> '$.skpd',
    pada = CAST(round(unixepoch(data ->> '$.pada', 'subsec') * 1000) AS INTEGER);
ALTER TABLE jawaban ADD COLUMN skpd TEXT NOT NULL DEFAULT '';
ALTER TABLE jawaban ADD COLUMN pada INTEGER NOT NULL DEFAULT 0;
UPDATE jawaban SET
    skpd = data ->> '$.skpd',
    pada = CAST(round(unixepoch(data ->> '$.pada', 'subsec') * 1000) AS INTEGER);

-- utama, pendukung, or bekas: had it once.
ALTER TABLE keterlibatan ADD COLUMN peran TEXT NOT NULL DEFAULT 'bekas';
UPDATE keterlibatan SET peran = 'pendukung' WHERE EXISTS (SELECT 1 FROM aduan a, json_each(a.disposisi -> '$.pendukung') p
    WHERE a.id = keterlibatan.aduan_id AND p.value ->> '$.skpd' = keterlibatan.skpd);
UPDATE keterlibatan SET peran = 'utama' WHERE EXISTS (SELECT 1 FROM aduan a
    WHERE a.id = keterlibatan.aduan_id AND a.skpd_utama = keterlibatan.skpd);

CREATE TABLE putusan_baru (
    aduan_id    BLOB NOT NULL REFERENCES aduan (id),
    urut        INTEGER NOT NULL,
    langkah     TEXT NOT NULL,
    skpd        TEXT,
    jatuh_tempo INTEGER NOT NULL,
    selesai     INTEGER NOT NULL,
    tepat       INTEGER NOT NULL,
    PRIMARY KEY (aduan_id, urut)
) STRICT;
INSERT INTO putusan_baru SELECT aduan_id, urut, data ->> '$.langkah', data ->> '$.skpd',
    CAST(round(unixepoch(data ->> '$.jatuh_tempo', 'subsec') * 1000) AS INTEGER),
    CAST(round(unixepoch(data ->> '$.selesai', 'subsec') * 1000) AS INTEGER),
    data ->> '$.tepat' FROM putusan;
DROP TABLE putusan;
ALTER TABLE putusan_baru RENAME TO putusan;

-- Every step that somebody owed or owes. pemilik: diskominfo, warga, utama, pendukung. Without
-- selesai it runs, or stands still since jeda_sejak; tepat is missing where it was left without a
-- verdict. Of steps that were over before this table, mulai is not known.
CREATE TABLE langkah (
    aduan_id    BLOB NOT NULL REFERENCES aduan (id),
    urut        INTEGER NOT NULL,
    langkah     TEXT NOT NULL,
    pemilik     TEXT NOT NULL,
    skpd        TEXT,
    mulai       INTEGER,
    jatuh_tempo INTEGER,
    jeda_sejak  INTEGER,
    lama_jeda   INTEGER NOT NULL,
    selesai     INTEGER,
    tepat       INTEGER,
    PRIMARY KEY (aduan_id, urut)
) STRICT;
INSERT INTO langkah SELECT p.aduan_id, p.urut, p.langkah,
    CASE WHEN p.skpd IS NULL THEN 'diskominfo' WHEN p.langkah = 'tanggapan' AND k.peran = 'pendukung' THEN 'pendukung' ELSE 'utama' END,
    p.skpd, NULL, p.jatuh_tempo, NULL, 0, p.selesai, p.tepat FROM putusan p
    LEFT JOIN keterlibatan k ON k.aduan_id = p.aduan_id AND k.skpd = p.skpd;
-- The clock of the status.
INSERT INTO langkah SELECT a.id, (SELECT count(*) FROM langkah l WHERE l.aduan_id = a.id), a.keadaan ->> '$.tenggat.langkah',
    CASE a.keadaan ->> '$.tenggat.langkah' WHEN 'kelengkapan' THEN 'warga' WHEN 'umpan_balik' THEN 'warga' WHEN 'disposisi' THEN 'diskominfo' WHEN 'koreksi' THEN 'diskominfo' WHEN 'penerusan_ulang' THEN 'diskominfo' ELSE 'utama' END,
    CASE WHEN a.keadaan ->> '$.tenggat.langkah' IN ('tanggapan', 'perbaikan', 'penjelasan') THEN a.skpd_utama END,
    CAST(round(unixepoch(a.keadaan ->> '$.tenggat.mulai', 'subsec') * 1000) AS INTEGER),
    CAST(round(unixepoch(a.keadaan ->> '$.tenggat.jatuh_tempo', 'subsec') * 1000) AS INTEGER),
    NULL, 0, NULL, NULL FROM aduan a WHERE a.keadaan ->> '$.tenggat.langkah' IS NOT NULL;
-- The clock that stands still meanwhile.
INSERT INTO langkah SELECT a.id, (SELECT count(*) FROM langkah l WHERE l.aduan_id = a.id),
    CASE a.status WHEN 'perlu_kelengkapan' THEN 'disposisi' ELSE 'tanggapan' END,
    CASE a.status WHEN 'perlu_kelengkapan' THEN 'diskominfo' ELSE 'utama' END,
    CASE a.status WHEN 'perlu_kelengkapan' THEN NULL ELSE a.skpd_utama END, NULL, NULL,
    (SELECT CAST(round(unixepoch(r.event ->> '$.pada', 'subsec') * 1000) AS INTEGER) FROM riwayat r WHERE r.aduan_id = a.id AND r.event ->> '$.ke' = a.status AND r.event ->> '$.dari' <> a.status ORDER BY r.seq DESC LIMIT 1),
    0, NULL, NULL FROM aduan a WHERE a.status IN ('perlu_kelengkapan', 'ditunda_perwaktu', 'ditunda_catatan');
-- The clocks of the supporting SKPD that have not contributed yet.
INSERT INTO langkah SELECT a.id, (SELECT count(*) FROM langkah l WHERE l.aduan_id = a.id) + row_number() OVER (PARTITION BY a.id ORDER BY p.value ->> '$.skpd') - 1, 'tanggapan', 'pendukung', p.value ->> '$.skpd',
    CAST(round(unixepoch(p.value ->> '$.tenggat.mulai', 'subsec') * 1000) AS INTEGER),
    CAST(round(unixepoch(p.value ->> '$.tenggat.jatuh_tempo', 'subsec') * 1000) AS INTEGER),
    CASE WHEN p.value ->> '$.jeda' IS NOT NULL THEN (SELECT max(l.jeda_sejak) FROM langkah l WHERE l.aduan_id = a.id) END,
    0, NULL, NULL FROM aduan a, json_each(a.disposisi -> '$.pendukung') p
    WHERE p.value ->> '$.masukan' IS NULL AND a.status IN ('disposisi', 'penanganan', 'ditunda_perwaktu', 'ditunda_catatan', 'draf_jawaban', 'perlu_perbaikan');
CREATE INDEX langkah_selesai ON langkah (selesai);
