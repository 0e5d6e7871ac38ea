// Written by crates/wire/tests/typescript.rs; do not edit.

export type Aduan = { 
/**
 * Identity.
 */
id: AduanId, 
/**
 * Register number.
 */
nomor: NomorRegister, 
/**
 * Grows by one with each change.
 */
version: Version, 
/**
 * Who filed it.
 */
pelapor: PersonId, 
/**
 * When the system recorded it.
 */
diterima_pada: string, 
/**
 * What was filed.
 */
isi: IsiAduan, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Who has to answer, once disposed.
 */
disposisi: Disposisi | null, 
/**
 * How often SKPD returned it as not theirs.
 */
dikembalikan: number, 
/**
 * When the citizen objected; at most once.
 */
keberatan: string | null, 
/**
 * Drafts handed in, oldest first. Only grows.
 */
draf: Array<Draf>, 
/**
 * Answers published, oldest first. Only grows.
 */
jawaban: Array<Jawaban>, 
/**
 * The citizen's latest verdict.
 */
penilaian: Penilaian | null, 
/**
 * Verdicts on deadlines. Only grows.
 */
putusan: Array<Putusan>, };
export type AduanDetail = { 
/**
 * The aduan as the viewer may see it.
 */
view: AduanView, 
/**
 * Name of the kecamatan.
 */
kecamatan: string, 
/**
 * Name of the desa or kelurahan.
 */
desa: string, 
/**
 * Name of the field of complaint.
 */
kategori: string | null, 
/**
 * Name of the lead SKPD.
 */
skpd_nama: string | null, 
/**
 * Names of the supporting SKPD.
 */
pendukung_nama: Array<string>, 
/**
 * The deadline chip.
 */
chip: Chip | null, 
/**
 * `Disposisi paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2`.
 */
tenggat_teks: string | null, 
/**
 * Every day of the running deadline, counted or skipped.
 */
tenggat_hari: Array<TenggatHari>, 
/**
 * Date of the event in words.
 */
peristiwa_teks: string, 
/**
 * Arrival in words.
 */
diterima_teks: string, 
/**
 * What the viewer may do now.
 */
perintah: Array<CommandKind>, 
/**
 * Whether the viewer may reveal who filed it, with a recorded purpose.
 */
boleh_buka_identitas: boolean, 
/**
 * SKPD that take dispositions today; only where the viewer may dispose or return it.
 */
tujuan_disposisi: Array<SkpdKode>, 
/**
 * What the SKPD work on already; only where the viewer may dispose it.
 */
beban: Array<BebanSkpd>, 
/**
 * First day to which it can be postponed.
 */
tunda_mulai: string, 
/**
 * Working days to choose from, from that day on.
 */
tunda_pilihan: Array<TundaPilihan>, 
/**
 * Why it was returned, taken back, refused or sent elsewhere, where that is how it stands.
 */
alasan: Alasan | null, 
/**
 * End of a dated postponement in words: `19 Agt 2026`.
 */
ditunda_sampai: string | null, 
/**
 * When the newest draft was handed in, in words: `hari ini 13.04`.
 */
draf_diajukan: string | null, 
/**
 * SKPD that probably have to answer, best first; only where the viewer may dispose.
 */
saran: Array<SaranSkpd>, 
/**
 * What the citizen objected to the first answer.
 */
keberatan: string | null, 
/**
 * What happened and what comes next.
 */
linimasa: Array<Linimasa>, 
/**
 * Published answers to like aduan, best first.
 */
serupa: Array<JawabanSerupa>, };
export type AduanId = string;
export type AduanRef = { 
/**
 * Identity.
 */
id: AduanId, };
export type AduanRow = { 
/**
 * Identity.
 */
id: AduanId, 
/**
 * The version that is shown.
 */
version: Version, 
/**
 * Register number.
 */
nomor: NomorRegister, 
/**
 * Title.
 */
judul: string, 
/**
 * Kind.
 */
jenis: Jenis, 
/**
 * Name of the kecamatan.
 */
kecamatan: string, 
/**
 * Where it stands.
 */
status: StatusCode, 
/**
 * What goes beside the status: the SKPD, the kind, or `menunggu warga`.
 */
konteks: string, 
/**
 * Number of photos.
 */
foto: number, 
/**
 * Arrival in words: `11.52` today, `11 Agt` before.
 */
diterima: string, 
/**
 * The deadline chip; none once nothing more will happen.
 */
chip: Chip | null, 
/**
 * Changed since this officer last opened it.
 */
belum_dibaca: boolean, 
/**
 * What the officer may ask of it together with others.
 */
bersama: Array<CommandKind>, };
export type AduanView = { 
/**
 * The aduan. Its `pelapor` is the nil id where the viewer may not know who filed it.
 */
aduan: Aduan, 
/**
 * Name of the reporter, where the viewer may know it.
 */
pelapor_nama: string | null, 
/**
 * Photos, in the order of upload.
 */
lampiran: Array<Lampiran>, 
/**
 * Everything that happened, oldest first.
 */
riwayat: Array<RiwayatBaris>, 
/**
 * Place of the newest event in the log.
 */
seq: Seq, };
export type Aktor = { "peran": "masyarakat", 
/**
 * The member.
 */
id: PersonId, } | { "peran": "admin_diskominfo", 
/**
 * The officer.
 */
id: PersonId, } | { "peran": "petugas_skpd", 
/**
 * The officer.
 */
id: PersonId, 
/**
 * The SKPD the officer works for.
 */
skpd: SkpdKode, } | { "peran": "pimpinan", 
/**
 * The leader.
 */
id: PersonId, } | { "peran": "inspektorat", 
/**
 * The inspector.
 */
id: PersonId, } | { "peran": "superadmin", 
/**
 * The superadmin.
 */
id: PersonId, } | { "peran": "sistem" };
export type AkunCommand = { "perintah": "ubah_peran", 
/**
 * The new role.
 */
peran: Peran, 
/**
 * The SKPD, where the role has one.
 */
skpd: SkpdKode | null, } | { "perintah": "beri_kode" } | { "perintah": "tutup", 
/**
 * Why.
 */
alasan: string, } | { "perintah": "buka_kembali" };
export type AkunCommandKind = "ubah_peran" | "beri_kode" | "tutup" | "buka_kembali";
export type AkunDiubah = { 
/**
 * The account as it is now.
 */
rinci: AkunRinci, 
/**
 * The code to hand over, told this once.
 */
kode: KodeBaru | null, };
export type AkunPetugas = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * Name of the person.
 */
nama: string, 
/**
 * The name to sign in with.
 */
pengguna: string, 
/**
 * Role.
 */
peran: Peran, 
/**
 * The SKPD of an officer.
 */
skpd: SkpdKode | null, 
/**
 * Role in words: `Petugas PUPR`.
 */
jabatan: string, 
/**
 * How the account is.
 */
keadaan: KeadaanAkun, 
/**
 * When its owner last signed in, in words.
 */
terakhir_masuk: string | null, };
export type AkunRef = { 
/**
 * Identity.
 */
id: PersonId, };
export type AkunRequest = { 
/**
 * Which account.
 */
id: PersonId, 
/**
 * What.
 */
command: AkunCommand, };
export type AkunRinci = { 
/**
 * The account.
 */
akun: AkunPetugas, 
/**
 * When it was made, in words.
 */
dibuat: string, 
/**
 * Until when the code that was handed over is good, in words.
 */
kode_sampai: string | null, 
/**
 * What the one who asks may do.
 */
perintah: Array<AkunCommandKind>, 
/**
 * Why nothing may be done, where that is so.
 */
terkunci: string | null, 
/**
 * What was done at it, newest first.
 */
catatan: Array<CatatanPetugas>, };
export type Alasan = { 
/**
 * Who.
 */
oleh: string, 
/**
 * What they wrote.
 */
isi: string, };
export type Aturan = { 
/**
 * How many.
 */
jumlah: number, 
/**
 * Of what.
 */
satuan: Satuan, };
export type AturanTenggat = { 
/**
 * Stored with each deadline, so that a change never rewrites old ones.
 */
versi: number, 
/**
 * SOP step 2: 2 days.
 */
disposisi: Aturan, 
/**
 * SOP step 3: 3 days.
 */
tanggapan: Aturan, 
/**
 * The SOP's missing step 4.
 */
koreksi: Aturan, 
/**
 * After a return.
 */
penerusan_ulang: Aturan, 
/**
 * Until an incomplete aduan is archived.
 */
kelengkapan: Aturan, 
/**
 * Until an answered aduan is closed.
 */
umpan_balik: Aturan, 
/**
 * Until an aduan closes whose citizen is satisfied.
 */
penutupan: Aturan, 
/**
 * The least a SKPD gets for a repair.
 */
perbaikan: Aturan, 
/**
 * Until an undated postponement must be restated.
 */
penjelasan: Aturan, };
export type BebanSkpd = { 
/**
 * Which.
 */
kode: SkpdKode, 
/**
 * Aduan that wait for it as the lead.
 */
aktif: number, };
export type CatatanPetugas = { 
/**
 * What, in words.
 */
peristiwa: string, 
/**
 * By whom.
 */
oleh: string, 
/**
 * When, in words.
 */
waktu: string, 
/**
 * Why.
 */
alasan: string | null, 
/**
 * As whom the account acted before.
 */
sebelum: string | null, 
/**
 * As whom it acts now.
 */
sesudah: string | null, };
export type CheckRequest = { isi: string, };
export type Chip = { 
/**
 * Its form.
 */
keadaan: KeadaanChip, 
/**
 * `2 hari lagi`, `Lewat 5 j 10 m`, `Dijeda`.
 */
teks: string, };
export type Code = "peran_tidak_boleh" | "bukan_tugas_anda" | "status_tidak_cocok" | "wajib_diisi" | "terlalu_panjang" | "terlalu_pendek" | "isian_belum_lengkap" | "skpd_tidak_dikenal" | "skpd_tanpa_petugas" | "skpd_ganda" | "rahasia_tanpa_pendukung" | "perlu_superadmin" | "tanggal_harus_mendatang" | "tanggal_terlalu_jauh" | "induk_tidak_ditemukan" | "gabung_ke_diri_sendiri" | "induk_tidak_cocok" | "induk_rahasia" | "keberatan_sudah_dipakai" | "sudah_dinilai" | "belum_dinilai" | "masih_puas" | "masa_penilaian_lewat" | "satu_per_satu" | "tidak_semua" | "belum_waktunya" | "tidak_ditemukan" | "konflik" | "form_salah" | "sandi_salah" | "terlalu_sering" | "kesalahan_server" | "belum_masuk" | "akun_ditutup" | "khusus_petugas" | "cara_salah" | "permintaan_salah" | "versi_wajib" | "terlalu_lama" | "disk_penuh" | "sedang_sibuk" | "alamat_salah" | "bukan_sipendekar" | "luring" | "waktu_habis" | "sertifikat_salah" | "penyimpanan_gagal" | "tautan_tidak_ditemukan" | "panggilan_tidak_dikenal" | "lain";
export type Command = { "perintah": "minta_kelengkapan", 
/**
 * What is missing.
 */
permintaan: string, } | { "perintah": "lengkapi", 
/**
 * The missing facts.
 */
keterangan: string, } | { "perintah": "disposisikan", 
/**
 * Lead SKPD.
 */
utama: SkpdKode, 
/**
 * Supporting SKPD.
 */
pendukung: Array<SkpdKode>, 
/**
 * Note for the SKPD; may be empty.
 */
catatan: string, 
/**
 * Urgency.
 */
sifat: Sifat, } | { "perintah": "tarik_disposisi", 
/**
 * Why.
 */
alasan: string, } | { "perintah": "tolak", 
/**
 * Why; the citizen reads it.
 */
alasan: string, } | { "perintah": "gabungkan", 
/**
 * Number of the aduan to follow.
 */
ke: NomorRegister, 
/**
 * Why; the citizen reads it.
 */
alasan: string, } | { "perintah": "nyatakan_bukan_kewenangan", 
/**
 * Why; the citizen reads it.
 */
alasan: string, 
/**
 * Where the citizen can go.
 */
arahkan_ke: string, } | { "perintah": "terima" } | { "perintah": "kembalikan", 
/**
 * Why.
 */
alasan: string, } | { "perintah": "tunda_perwaktu", 
/**
 * First day on which work goes on.
 */
sampai: string, 
/**
 * Why; the citizen reads it.
 */
alasan: string, } | { "perintah": "tunda_catatan", 
/**
 * Why; the citizen reads it.
 */
alasan: string, } | { "perintah": "lanjutkan" } | { "perintah": "ajukan_draf", 
/**
 * The draft answer.
 */
isi: string, } | { "perintah": "beri_masukan", 
/**
 * The contribution.
 */
isi: string, } | { "perintah": "kembalikan_draf", 
/**
 * What must be repaired.
 */
catatan: string, } | { "perintah": "terbitkan", 
/**
 * The text the citizen will read.
 */
isi: string, } | { "perintah": "beri_penilaian", 
/**
 * Satisfied or not.
 */
nilai: Nilai, 
/**
 * May be empty.
 */
catatan: string, } | { "perintah": "batalkan_penilaian" } | { "perintah": "ajukan_keberatan", 
/**
 * What is still wrong.
 */
alasan: string, } | { "perintah": "tambah_keterangan", 
/**
 * The addition.
 */
isi: string, } | { "perintah": "catat", 
/**
 * The note.
 */
isi: string, } | { "perintah": "arsipkan_kelengkapan" } | { "perintah": "tutup_penilaian" };
export type CommandKind = "minta_kelengkapan" | "lengkapi" | "disposisikan" | "tarik_disposisi" | "tolak" | "gabungkan" | "nyatakan_bukan_kewenangan" | "terima" | "kembalikan" | "tunda_perwaktu" | "tunda_catatan" | "lanjutkan" | "ajukan_draf" | "beri_masukan" | "kembalikan_draf" | "terbitkan" | "beri_penilaian" | "batalkan_penilaian" | "ajukan_keberatan" | "tambah_keterangan" | "catat" | "arsipkan_kelengkapan" | "tutup_penilaian";
export type CommandRequest = { 
/**
 * Which aduan.
 */
id: AduanId, 
/**
 * The version the officer was looking at.
 */
version: Version, 
/**
 * Chosen once per intention; a repeated request is answered, not repeated.
 */
niat: string, 
/**
 * What is asked.
 */
command: Command, };
export type CommandsRequest = { 
/**
 * Which, and the versions the officer was looking at.
 */
aduan: Array<Seen>, 
/**
 * Chosen once per intention; a repeated request is answered, not repeated.
 */
niat: string, 
/**
 * What is asked of each.
 */
command: Command, };
export type DataPribadi = "nik" | "telepon" | "surel";
export type Desa = { 
/**
 * Official code, for example `14.03.02.2001`.
 */
kode: string, 
/**
 * Name without the word "Desa" or "Kelurahan".
 */
nama: string, 
/**
 * Which of the two it is.
 */
jenis: JenisDesa, };
export type DiffKind = "sama" | "dihapus" | "ditambah";
export type DiffPart = { 
/**
 * In both, or in which.
 */
jenis: DiffKind, 
/**
 * The words, with their white space.
 */
teks: string, };
export type DiffRequest = { lama: string, baru: string, };
export type Disposisi = { 
/**
 * The lead SKPD, which writes the answer.
 */
utama: SkpdKode, 
/**
 * Supporting SKPD, each with a clock of its own.
 */
pendukung: Array<Pendukung>, 
/**
 * Note of Diskominfo.
 */
catatan: string, 
/**
 * Urgency.
 */
sifat: Sifat, 
/**
 * When it was disposed.
 */
pada: string, };
export type DoneToAll = { 
/**
 * How many.
 */
jumlah: number, 
/**
 * Place of the newest event in the log: whoever has read that far has read it all.
 */
seq: Seq, };
export type Draf = { 
/**
 * 1 for the first draft of this aduan.
 */
versi: number, 
/**
 * The text of the SKPD.
 */
isi: string, 
/**
 * Which SKPD wrote it.
 */
skpd: SkpdKode, 
/**
 * Who wrote it.
 */
oleh: PersonId, 
/**
 * When it was handed in.
 */
pada: string, };
export type Event = { 
/**
 * When.
 */
pada: string, 
/**
 * Who.
 */
aktor: Aktor, 
/**
 * What.
 */
peristiwa: Peristiwa, 
/**
 * Status before; none for the first event.
 */
dari: StatusCode | null, 
/**
 * Status after.
 */
ke: StatusCode, };
export type FindWarga = { 
/**
 * The number on the KTP.
 */
nik: string, 
/**
 * The purpose, recorded and shown to the citizen.
 */
tujuan: string, };
export type Foto = { 
/**
 * `data:image/jpeg;base64,…`.
 */
data_url: string, };
export type FotoRequest = { aduan: AduanId, lampiran: LampiranId, ukuran: UkuranFoto, };
export type Gagal = { 
/**
 * Which.
 */
id: AduanId, 
/**
 * Why, in Indonesian.
 */
pesan: string, };
export type GantiSandi = { 
/**
 * The password until now.
 */
sandi_lama: string, 
/**
 * The new one.
 */
sandi: string, 
/**
 * The same once more.
 */
sandi_ulang: string, };
export type HariDihitung = { 
/**
 * The day.
 */
tanggal: string, } & ({ "alasan": "hari_mulai" } | { "alasan": "setelah_jam_kerja" } | { "alasan": "dihitung", 
/**
 * From 1.
 */
ke: number, } | { "alasan": "akhir_pekan" } | { "alasan": "libur", 
/**
 * Its name.
 */
nama: string, } | { "alasan": "jatuh_tempo", 
/**
 * Its place in the count.
 */
ke: number, });
export type Hitungan = "mulai" | "dihitung" | "dilewati" | "jatuh_tempo";
export type Identitas = { nama: string, nik: string, telepon: string | null, surel: string | null, };
export type IsiAduan = { 
/**
 * Aduan, kritik or saran.
 */
jenis: Jenis, 
/**
 * Title.
 */
judul: string, 
/**
 * The story.
 */
uraian: string, 
/**
 * Field of complaint, if chosen.
 */
kategori: string | null, 
/**
 * Code of the kecamatan.
 */
kecamatan: string, 
/**
 * Code of the desa or kelurahan.
 */
desa: string, 
/**
 * Street or landmark.
 */
lokasi: string, 
/**
 * When it happened.
 */
tanggal_peristiwa: string, 
/**
 * What the citizen asked to keep back.
 */
privasi: Privasi, };
export type IsianKosong = { 
/**
 * The words, brackets included.
 */
teks: string, 
/**
 * Where it begins, in UTF-16 units, as the page counts.
 */
dari: number, 
/**
 * Where it ends, exclusive.
 */
sampai: number, };
export type Jawaban = { 
/**
 * The draft that was corrected.
 */
draf_versi: number, 
/**
 * The text the citizen reads.
 */
isi: string, 
/**
 * The SKPD that answered.
 */
skpd: SkpdKode, 
/**
 * Who corrected and published it.
 */
oleh: PersonId, 
/**
 * When it was published.
 */
pada: string, };
export type JawabanSerupa = { 
/**
 * Its aduan.
 */
nomor: NomorRegister, 
/**
 * Name of the kecamatan.
 */
kecamatan: string, 
/**
 * The published text.
 */
isi: string, 
/**
 * What the citizen thought of it.
 */
nilai: Nilai | null, };
export type Jenis = "aduan" | "kritik" | "saran";
export type JenisDesa = "desa" | "kelurahan";
export type JumlahJenis = { jenis: Jenis, jumlah: number, };
export type JumlahPandangan = { pandangan: Pandangan, jumlah: number, };
export type Kategori = { 
/**
 * Stable code, for example `penerangan_jalan`.
 */
kode: string, 
/**
 * Name on screens.
 */
nama: string, 
/**
 * SKPD that usually answers, as a hint.
 */
skpd: SkpdKode | null, };
export type KeadaanAkun = "aktif" | "diundang" | "ditutup";
export type KeadaanChip = "aman" | "mendekat" | "genting" | "lewat" | "dijeda";
export type KeadaanLinimasa = "selesai" | "kini" | "nanti";
export type Kecamatan = { 
/**
 * Official code, for example `14.03.02`.
 */
kode: string, 
/**
 * Name without the word "Kecamatan".
 */
nama: string, 
/**
 * What lies in it.
 */
desa: Array<Desa>, };
export type Keyakinan = "tinggi" | "sedang" | "rendah";
export type KeyringState = "siap" | "terkunci" | "tidak_ada";
export type KodeBaru = { 
/**
 * Ten digits in two groups.
 */
kode: string, 
/**
 * Until when it is good, in words.
 */
berlaku_sampai: string, 
/**
 * Where the citizen types it: a page of the portal.
 */
alamat: string, };
export type KodeRequest = { 
/**
 * Which citizen.
 */
id: PersonId, 
/**
 * The KTP was looked at.
 */
ktp_diperiksa: boolean, };
export type Konflik = { 
/**
 * The newest version.
 */
version: Version, 
/**
 * Where the aduan stands now.
 */
status: StatusCode, 
/**
 * Who changed it, by name and role.
 */
oleh: string, 
/**
 * What was done, for example `Disposisi ke Dinas PUPR`.
 */
peristiwa: string, 
/**
 * When.
 */
pada: string, 
/**
 * The same in words: `hari ini 13.04`.
 */
waktu: string, };
export type Lampiran = { 
/**
 * Identity.
 */
id: LampiranId, 
/**
 * File name as given, cleaned of paths and control characters; a neutral one for whoever may
 * not know who filed it.
 */
nama: string, 
/**
 * Size in bytes of what is served in full size.
 */
ukuran: number, 
/**
 * Width in pixels.
 */
lebar: number, 
/**
 * Height in pixels.
 */
tinggi: number, 
/**
 * When it was uploaded.
 */
diunggah_pada: string, 
/**
 * When the camera says it was taken, in the camera's own time.
 */
diambil_pada: string | null, 
/**
 * Other aduan that came with the very same picture.
 */
dipakai_juga: Array<NomorRegister>, };
export type LampiranId = string;
export type Langkah = "disposisi" | "tanggapan" | "koreksi" | "penerusan_ulang" | "kelengkapan" | "umpan_balik" | "penutupan" | "perbaikan" | "penjelasan";
export type Linimasa = { 
/**
 * `Diterima`, `Didisposisikan ke Dinas PUPR`, `Menunggu disposisi`.
 */
judul: string, 
/**
 * Reason or note.
 */
isi: string | null, 
/**
 * Who.
 */
oleh: string | null, 
/**
 * `Sel, 11 Agt 09.47`, or `Paling lambat …`.
 */
waktu: string, 
/**
 * Done, now, or still to come.
 */
keadaan: KeadaanLinimasa, };
export type ListRequest = { 
/**
 * Which view.
 */
pandangan: Pandangan, 
/**
 * Only this kind.
 */
jenis: Jenis | null, 
/**
 * Words that must occur in number, title, text or place, in whichever view; empty for all of
 * this view.
 */
cari: string, 
/**
 * Order of the rows.
 */
urutan: Urutan, };
export type ListResponse = { 
/**
 * The rows of the view.
 */
baris: Array<AduanRow>, 
/**
 * How many rows every view has, in the order of [`Pandangan::ALL`].
 */
jumlah: Array<JumlahPandangan>, 
/**
 * How many of this view are of each kind, before `jenis` is applied.
 */
per_jenis: Array<JumlahJenis>, };
export type Masukan = { 
/**
 * The text.
 */
isi: string, 
/**
 * When it was given.
 */
pada: string, };
export type NetworkState = "daring" | "luring" | "sesi_berakhir" | "akun_ditutup";
export type NikReclaimed = { 
/**
 * The account.
 */
warga: WargaDiLoket, 
/**
 * The code.
 */
kode: KodeBaru, };
export type Nilai = "puas" | "belum_puas";
export type NomorRegister = string;
export type NoticeId = string;
export type NoticeKind = "aduan_baru" | "dilengkapi" | "disposisi" | "dikembalikan" | "draf_diajukan" | "perlu_perbaikan" | "terbit" | "keberatan" | "kabar_pelapor" | "tenggat" | "lewat_tenggat" | "ditarik" | "ditunda" | "dilanjutkan" | "masukan" | "belum_puas" | "keterangan" | "belum_dibaca" | "tanpa_petugas";
export type NoticeRef = { id: NoticeId, };
export type NoticeRow = { 
/**
 * When it was raised, in words: `hari ini 13.04`.
 */
waktu: string, 
/**
 * Identity.
 */
id: NoticeId, 
/**
 * Place in the log of notices; cursors count in it.
 */
seq: number, 
/**
 * The aduan it is about.
 */
aduan: AduanId, 
/**
 * Its number.
 */
nomor: NomorRegister, 
/**
 * What about.
 */
jenis: NoticeKind, 
/**
 * Title, at most 45 characters, without personal data.
 */
judul: string, 
/**
 * Body, at most 110 characters, without personal data.
 */
isi: string, 
/**
 * When it was raised.
 */
pada: string, 
/**
 * The same for the same thing on every device, so that it is shown once:
 * `peristiwa/{seq}` or `tenggat/{aduan}/{langkah}/{jatuh_tempo ms}/{jenis}`.
 */
tanda: string, 
/**
 * When it was first shown to the officer, on any device.
 */
ditampilkan: string | null, 
/**
 * When the officer opened it, on any device.
 */
dibuka: string | null, };
export type Pandangan = "perlu_tindakan" | "jatuh_tempo_hari_ini" | "lewat_tenggat" | "masuk" | "perlu_kelengkapan" | "disposisi" | "dikembalikan" | "penanganan" | "pending" | "draf_jawaban" | "perlu_perbaikan" | "dijawab" | "selesai" | "digabung" | "bukan_kewenangan" | "ditolak";
export type Pendukung = { 
/**
 * Which.
 */
skpd: SkpdKode, 
/**
 * Its own clock. It stands still while the lead SKPD has postponed the aduan.
 */
tenggat: Tenggat, 
/**
 * What was left when the aduan was postponed, until it goes on.
 */
jeda: SisaWaktu | null, 
/**
 * What it contributed for the lead SKPD, and when.
 */
masukan: Masukan | null, };
export type Penilaian = { 
/**
 * Satisfied or not.
 */
nilai: Nilai, 
/**
 * In the citizen's words; may be empty.
 */
catatan: string, 
/**
 * Which answer it is about, 1 for the first. Verdicts from before this was kept have none.
 */
jawaban?: number, 
/**
 * When.
 */
pada: string, };
export type Peran = "masyarakat" | "admin_diskominfo" | "petugas_skpd" | "pimpinan" | "inspektorat" | "superadmin" | "sistem";
export type Peristiwa = { "peristiwa": "diajukan", 
/**
 * Of what the citizen said, so that the chain of riwayat covers it.
 */
sidik?: Sidik, } | { "peristiwa": "perintah", 
/**
 * Which, with its reason.
 */
isi: Command, };
export type PersonId = string;
export type Petugas = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * Name.
 */
nama: string, 
/**
 * Role, and the SKPD of an officer.
 */
aktor: Aktor, 
/**
 * Role in words: `Admin Diskominfotik`, `Petugas Dinas PUPR`.
 */
jabatan: string, };
export type PetugasBaru = { 
/**
 * The name of the person.
 */
nama: string, 
/**
 * The name to sign in with.
 */
pengguna: string, 
/**
 * Role.
 */
peran: Peran, 
/**
 * The SKPD, for an officer of one.
 */
skpd: SkpdKode | null, };
export type Privasi = "terbuka" | "anonim" | "rahasia";
export type Problem = { 
/**
 * Stable identifier as a relative URI: `/problem/{code}`. It says the code of a newer server
 * too, which [`Code`] cannot.
 */
type: string, 
/**
 * Short heading in Indonesian.
 */
title: string, 
/**
 * HTTP status; 0 when the server was never reached.
 */
status: number, 
/**
 * What happened and what to do next, in Indonesian.
 */
detail: string, 
/**
 * Which problem it is.
 */
code: Code, 
/**
 * The field to mend, if one field is at fault.
 */
kolom?: string, 
/**
 * What to quote to an administrator when it is the server's fault.
 */
request_id?: string, 
/**
 * What somebody else did meanwhile (code `konflik`).
 */
konflik?: Konflik, 
/**
 * Which of several aduan did not allow it (code `tidak_semua`).
 */
gagal?: Array<Gagal>, };
export type Putusan = { 
/**
 * Which step.
 */
langkah: Langkah, 
/**
 * Which SKPD had the step; `None` is Diskominfo.
 */
skpd: SkpdKode | null, 
/**
 * When it was due.
 */
jatuh_tempo: string, 
/**
 * When it was done.
 */
selesai: string, 
/**
 * Done no later than due.
 */
tepat: boolean, };
export type ReclaimNik = { 
/**
 * The account that was found.
 */
id: PersonId, 
/**
 * The number on the KTP.
 */
nik: string, 
/**
 * The name on the KTP: the new account is its.
 */
nama: string, 
/**
 * Why; recorded and shown to the owner.
 */
tujuan: string, 
/**
 * The KTP was looked at: it is the citizen's own. Without it nothing is taken.
 */
ktp_diperiksa: boolean, };
export type Referensi = { 
/**
 * Every SKPD, today's and former ones.
 */
skpd: Array<Skpd>, 
/**
 * Kecamatan and desa.
 */
wilayah: Wilayah, 
/**
 * Fields of complaint.
 */
kategori: Array<Kategori>, 
/**
 * Skeletons of answers.
 */
templat: Array<Templat>, 
/**
 * Rules of the deadlines.
 */
aturan: AturanTenggat, };
export type RevealRequest = { 
/**
 * Which aduan.
 */
id: AduanId, 
/**
 * The purpose, recorded and shown to the citizen.
 */
tujuan: string, };
export type RiwayatBaris = { 
/**
 * Place in the log.
 */
seq: Seq, 
/**
 * What happened.
 */
event: Event, 
/**
 * Who, in words: `Nurhayati (Admin Diskominfotik)`, `Warga`, `Sistem`.
 */
oleh: string, };
export type SaatJeda = { 
/**
 * When it was stopped.
 */
pada: string, 
/**
 * When it had started.
 */
mulai: string, 
/**
 * When it was due.
 */
jatuh_tempo: string, };
export type SaranSkpd = { 
/**
 * Which SKPD.
 */
kode: SkpdKode, 
/**
 * Its name.
 */
nama: string, 
/**
 * All suggestions together are at most 100.
 */
persen: number, 
/**
 * The same in a word.
 */
keyakinan: Keyakinan, 
/**
 * Why, in words.
 */
alasan: Array<string>, 
/**
 * How many aduan it is working on.
 */
aktif: number, };
export type Satuan = "hari_kerja" | "hari_kalender" | "jam";
export type Seen = { 
/**
 * Which.
 */
id: AduanId, 
/**
 * Its version.
 */
version: Version, };
export type Seq = number;
export type ServerCheck = { 
/**
 * As typed: `sipendekar.bengkaliskab.go.id`.
 */
alamat: string, };
export type ServerInfo = { 
/**
 * Always `SIPENDEKAR`.
 */
nama: string, 
/**
 * Version of the server.
 */
versi: string, 
/**
 * Whose server it is.
 */
instansi: string, };
export type SessionId = string;
export type SessionRef = { 
/**
 * Identity.
 */
id: SessionId, };
export type SessionRow = { 
/**
 * Identity.
 */
id: SessionId, 
/**
 * Name of the computer.
 */
perangkat: string, 
/**
 * When it began, in words.
 */
mulai: string, 
/**
 * When it was last used, in words.
 */
dipakai: string, 
/**
 * Whether it is the one that asks.
 */
ini: boolean, };
export type SessionState = { 
/**
 * Address of the server last used or set by policy.
 */
alamat: string | null, 
/**
 * Who is signed in.
 */
petugas: Petugas | null, 
/**
 * Where the token is.
 */
keyring: KeyringState, 
/**
 * Whether the server answers.
 */
network: NetworkState, 
/**
 * When the cache was last as new as the server.
 */
tersinkron: string | null, 
/**
 * The same in words: `13.08`.
 */
tersinkron_teks: string | null, 
/**
 * Whether this officer may look citizens up at the counter.
 */
boleh_melayani_loket: boolean, 
/**
 * Whether the one signed in is told which SKPD have officers.
 */
boleh_lihat_petugas_skpd: boolean, 
/**
 * Whether this officer may make and change accounts of staff.
 */
boleh_mengelola_akun: boolean, 
/**
 * What is kept here seems to be old, and is shown once the server can be reached.
 */
tertahan: boolean, 
/**
 * What is wrong with this computer, in sentences: its clock, or something it has lost.
 */
peringatan: Array<string>, };
export type Sidik = { 
/**
 * Of the text as it is stored.
 */
isi: string, 
/**
 * Of each photo as it was uploaded.
 */
foto: Array<string>, };
export type Sifat = "biasa" | "penting" | "segera";
export type SignIn = { 
/**
 * Address of the server, as typed.
 */
alamat: string, 
/**
 * User name.
 */
pengguna: string, 
/**
 * Password; never kept.
 */
sandi: string, 
/**
 * Keep the token in the OS keyring.
 */
ingat: boolean, };
export type SignInByKode = { 
/**
 * Address of the server, as typed.
 */
alamat: string, 
/**
 * User name.
 */
pengguna: string, 
/**
 * The code that a superadmin handed over.
 */
kode: string, 
/**
 * The new password; never kept.
 */
sandi: string, 
/**
 * The same once more.
 */
sandi_ulang: string, 
/**
 * Keep the token in the OS keyring.
 */
ingat: boolean, };
export type SisaWaktu = { 
/**
 * How many.
 */
jumlah: number, 
/**
 * Of what.
 */
satuan: Satuan, 
/**
 * The clock as it was stopped, to the second. Pauses that began before this was kept have none.
 */
saat?: SaatJeda, };
export type Skpd = { 
/**
 * Stable code.
 */
kode: SkpdKode, 
/**
 * Full name.
 */
nama: string, 
/**
 * Short name for lists.
 */
singkatan: string, 
/**
 * Fields of complaint in its own words; the source of suggestions.
 */
bidang_aduan: Array<string>, 
/**
 * Whether aduan may be disposed to it.
 */
tujuan_disposisi: boolean, 
/**
 * First day of validity.
 */
berlaku_mulai: string | null, 
/**
 * Last day of validity, if it was merged or renamed.
 */
berlaku_sampai: string | null, };
export type SkpdKode = string;
export type SkpdStanding = { 
/**
 * Which.
 */
kode: SkpdKode, 
/**
 * How many officers have an account that is in use.
 */
petugas: number, 
/**
 * How many aduan wait for it.
 */
menunggu: number, };
export type Status = { "status": "masuk", 
/**
 * Clock of the disposition.
 */
tenggat: Tenggat, } | { "status": "perlu_kelengkapan", 
/**
 * What was asked.
 */
permintaan: string, 
/**
 * When the aduan is archived without an answer of the citizen.
 */
tenggat: Tenggat, 
/**
 * What was left of the disposition clock.
 */
sisa: SisaWaktu, } | { "status": "disposisi", 
/**
 * Clock of the answer.
 */
tenggat: Tenggat, } | { "status": "penanganan", 
/**
 * Clock of the answer.
 */
tenggat: Tenggat, } | { "status": "ditunda_perwaktu", 
/**
 * First day on which work goes on.
 */
sampai: string, 
/**
 * Why, as the SKPD wrote it.
 */
alasan: string, 
/**
 * What was left of the clock of the answer.
 */
sisa: SisaWaktu, } | { "status": "ditunda_catatan", 
/**
 * Why, as the SKPD wrote it.
 */
alasan: string, 
/**
 * When the reason must be restated.
 */
tenggat: Tenggat, 
/**
 * What was left of the clock of the answer.
 */
sisa: SisaWaktu, } | { "status": "dikembalikan", 
/**
 * Clock of the new disposition.
 */
tenggat: Tenggat, } | { "status": "draf_jawaban", 
/**
 * Clock of the correction.
 */
tenggat: Tenggat, 
/**
 * What was left of the SKPD's clock when it handed in.
 */
sisa: SisaWaktu, } | { "status": "perlu_perbaikan", 
/**
 * What must be repaired.
 */
catatan: string, 
/**
 * Clock of the repair.
 */
tenggat: Tenggat, } | { "status": "dijawab", 
/**
 * When it closes without another word of the citizen.
 */
tenggat: Tenggat, 
/**
 * The clock of the verdict as it was, once a "Puas" was given: whoever takes that back
 * goes on with it.
 */
semula?: Tenggat, } | { "status": "selesai" } | { "status": "bukan_kewenangan" } | { "status": "ditolak" } | { "status": "digabung", 
/**
 * The aduan that is followed.
 */
ke: AduanId, 
/**
 * Its number.
 */
nomor: NomorRegister, };
export type StatusCode = "masuk" | "perlu_kelengkapan" | "disposisi" | "penanganan" | "ditunda_perwaktu" | "ditunda_catatan" | "dikembalikan" | "draf_jawaban" | "perlu_perbaikan" | "dijawab" | "selesai" | "bukan_kewenangan" | "ditolak" | "digabung";
export type Templat = { 
/**
 * Name in the list.
 */
nama: string, 
/**
 * The text.
 */
isi: string, };
export type Tenggat = { 
/**
 * Which step must be done.
 */
langkah: Langkah, 
/**
 * When the clock started.
 */
mulai: string, 
/**
 * Last instant that is in time.
 */
jatuh_tempo: string, 
/**
 * The rule it was counted by.
 */
aturan: Aturan, 
/**
 * Version of the rules.
 */
versi_aturan: number, 
/**
 * Version of the calendar.
 */
versi_kalender: number, 
/**
 * Every day from the start to the due date. Empty when counted in hours.
 */
penjelasan: Array<HariDihitung>, };
export type TenggatHari = { 
/**
 * `Kam 13`.
 */
tanggal: string, 
/**
 * `Hari kerja ke-1`, `Akhir pekan`, `HUT Kemerdekaan RI`.
 */
teks: string, 
/**
 * How it was counted.
 */
hitungan: Hitungan, };
export type TenggatPreview = { 
/**
 * As it would be counted.
 */
tenggat: Tenggat, 
/**
 * `Rabu, 19 Agustus 2026`.
 */
tanggal: string, 
/**
 * `Pukul 16.00 WIB · 3 hari kerja`.
 */
keterangan: string, 
/**
 * Every day from today to the due date.
 */
hari: Array<TenggatHari>, };
export type TextCheck = { 
/**
 * Placeholders that are still to be filled, in the order of the text.
 */
isian: Array<IsianKosong>, 
/**
 * Kinds of personal data that it seems to hold.
 */
pribadi: Array<DataPribadi>, 
/**
 * The first date that it names: `19 Agustus 2026`.
 */
tanggal: string | null, };
export type TundaPilihan = { 
/**
 * The day.
 */
tanggal: string, 
/**
 * `Rab, 2 Des · 3 hari kerja lagi`.
 */
teks: string, };
export type UkuranFoto = "kecil" | "besar";
export type Unsent = { 
/**
 * The text; empty if none is kept.
 */
isi: string, 
/**
 * When it was kept, in words: `13.06`.
 */
disimpan: string | null, 
/**
 * A text kept on an earlier version of the SKPD's draft; offered, never shown unasked.
 */
usang: string | null, };
export type UnsentKind = "tanggapan" | "koreksi" | "disposisi" | "kembalikan_draf" | "catatan" | "masukan" | "kelengkapan" | "tolak" | "kembalikan" | "tarik_disposisi" | "bukan_kewenangan" | "gabungkan" | "tunda" | "tujuan_identitas";
export type UnsentRef = { aduan: AduanId, untuk: UnsentKind, 
/**
 * Which version of the SKPD's draft is being corrected; none for other texts.
 */
draf_versi: number | null, };
export type UnsentSave = { aduan: AduanId, untuk: UnsentKind, 
/**
 * Which version of the SKPD's draft is being corrected; none for other texts.
 */
draf_versi: number | null, isi: string, };
export type UnsentVersion = { 
/**
 * The text as it was.
 */
isi: string, 
/**
 * When it was last so, in words: `13.06`.
 */
disimpan: string, };
export type UnsentWaiting = { 
/**
 * Where it was written.
 */
aduan: AduanId, 
/**
 * The aduan's number in the register, if the text can still be handed in there.
 */
nomor: string | null, 
/**
 * What it is for.
 */
untuk: UnsentKind, };
export type UpdateStage = { "tahap": "mati", 
/**
 * Why, as a sentence.
 */
alasan: string, } | { "tahap": "diam", 
/**
 * How the last question went, as a sentence.
 */
keterangan: string, } | { "tahap": "ditunda", 
/**
 * Its version.
 */
versi: string, 
/**
 * Until when, in words: `Senin, 17 Agustus 2026, 08.00 WIB`.
 */
sampai: string, } | { "tahap": "siap", 
/**
 * Its version.
 */
versi: string, 
/**
 * The text that it waits for.
 */
menunggu: UnsentWaiting | null, 
/**
 * Why the last try came to nothing, as a sentence.
 */
galat: string | null, } | { "tahap": "mengunduh", 
/**
 * Its version.
 */
versi: string, 
/**
 * How much of it is there, of 100.
 */
persen: number, } | { "tahap": "memasang", 
/**
 * Its version.
 */
versi: string, } | { "tahap": "terpasang", 
/**
 * Its version.
 */
versi: string, 
/**
 * The text that the restart waits for.
 */
menunggu: UnsentWaiting | null, } | { "tahap": "ditolak", 
/**
 * Why, as a sentence.
 */
alasan: string, };
export type UpdateState = { 
/**
 * The version that runs: `0.1.0`.
 */
berjalan: string, 
/**
 * How far a newer one is.
 */
tahap: UpdateStage, };
export type Urutan = "tenggat_terdekat" | "terbaru" | "terlama";
export type Version = number;
export type WargaDiLoket = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * Name, to compare with the KTP.
 */
nama: string, 
/**
 * `1403••••••••0001`.
 */
nik_samar: string, 
/**
 * When the citizen registered, in words.
 */
terdaftar: string, 
/**
 * When staff saw the NIK on the KTP, in words, if they did.
 */
nik_diperiksa: string | null, 
/**
 * Whether the account may be used.
 */
aktif: boolean, };
export type Wilayah = { 
/**
 * All kecamatan, in the order of their codes.
 */
kecamatan: Array<Kecamatan>, };

export type Calls = {
  session_state: { request: null; response: SessionState };
  server_check: { request: ServerCheck; response: ServerInfo };
  sign_in: { request: SignIn; response: SessionState };
  sign_in_by_kode: { request: SignInByKode; response: SessionState };
  sign_out: { request: null; response: SessionState };
  referensi: { request: null; response: Referensi };
  skpd_standing: { request: null; response: Array<SkpdStanding> };
  list_aduan: { request: ListRequest; response: ListResponse };
  read_aduan: { request: AduanRef; response: AduanDetail };
  run_command: { request: CommandRequest; response: AduanDetail };
  run_commands: { request: CommandsRequest; response: DoneToAll };
  tenggat_preview: { request: null; response: TenggatPreview };
  read_foto: { request: FotoRequest; response: Foto };
  read_unsent: { request: UnsentRef; response: Unsent };
  save_unsent: { request: UnsentSave; response: Unsent };
  unsent_versions: { request: UnsentRef; response: Array<UnsentVersion> };
  diff: { request: DiffRequest; response: Array<DiffPart> };
  check_text: { request: CheckRequest; response: TextCheck };
  reveal_identitas: { request: RevealRequest; response: Identitas };
  find_warga: { request: FindWarga; response: WargaDiLoket };
  make_kode: { request: KodeRequest; response: KodeBaru };
  reclaim_nik: { request: ReclaimNik; response: NikReclaimed };
  list_petugas: { request: null; response: Array<AkunPetugas> };
  read_petugas: { request: AkunRef; response: AkunRinci };
  create_petugas: { request: PetugasBaru; response: AkunDiubah };
  change_petugas: { request: AkunRequest; response: AkunDiubah };
  change_sandi: { request: GantiSandi; response: null };
  list_sessions: { request: null; response: Array<SessionRow> };
  end_session: { request: SessionRef; response: Array<SessionRow> };
  end_other_sessions: { request: null; response: Array<SessionRow> };
  notices: { request: null; response: Array<NoticeRow> };
  mark_notice_opened: { request: NoticeRef; response: null };
  mark_all_notices_opened: { request: null; response: null };
  take_link: { request: null; response: AduanId | null };
  know_closing: { request: null; response: null };
  sync_now: { request: null; response: SessionState };
  update_state: { request: null; response: UpdateState };
  update_check: { request: null; response: UpdateState };
  update_download: { request: null; response: UpdateState };
  update_cancel: { request: null; response: UpdateState };
  update_postpone: { request: null; response: UpdateState };
  update_install: { request: null; response: UpdateState };
  update_restart: { request: null; response: UpdateState };
};

/** Every view, in the order of the rail. */
export const PANDANGAN = [
  "perlu_tindakan",
  "jatuh_tempo_hari_ini",
  "lewat_tenggat",
  "masuk",
  "perlu_kelengkapan",
  "disposisi",
  "dikembalikan",
  "penanganan",
  "pending",
  "draf_jawaban",
  "perlu_perbaikan",
  "dijawab",
  "selesai",
  "digabung",
  "bukan_kewenangan",
  "ditolak"
] as const satisfies readonly Pandangan[];

/** Every command, in the order of the flow. */
export const COMMANDS = [
  "minta_kelengkapan",
  "lengkapi",
  "disposisikan",
  "tarik_disposisi",
  "tolak",
  "gabungkan",
  "nyatakan_bukan_kewenangan",
  "terima",
  "kembalikan",
  "tunda_perwaktu",
  "tunda_catatan",
  "lanjutkan",
  "ajukan_draf",
  "beri_masukan",
  "kembalikan_draf",
  "terbitkan",
  "beri_penilaian",
  "batalkan_penilaian",
  "ajukan_keberatan",
  "tambah_keterangan",
  "catat",
  "arsipkan_kelengkapan",
  "tutup_penilaian"
] as const satisfies readonly CommandKind[];

/** The kind on screens. */
export const LABEL_JENIS = {
  aduan: "Aduan",
  kritik: "Kritik",
  saran: "Saran"
} as const satisfies Record<Jenis, string>;

/** What staff read beside an aduan. */
export const LABEL_PRIVASI = {
  terbuka: "Terbuka",
  anonim: "nama disembunyikan dari publik dan SKPD",
  rahasia: "aduan rahasia"
} as const satisfies Record<Privasi, string>;

/** The word of the form. */
export const LABEL_SIFAT = {
  biasa: "Biasa",
  penting: "Penting",
  segera: "Segera"
} as const satisfies Record<Sifat, string>;

/** What staff read of a status. */
export const LABEL_STATUS = {
  masuk: "Masuk",
  perlu_kelengkapan: "Perlu Kelengkapan",
  disposisi: "Disposisi",
  penanganan: "Penanganan",
  ditunda_perwaktu: "Pending – Perwaktu",
  ditunda_catatan: "Pending – Catatan",
  dikembalikan: "Bukan Kewenangan",
  draf_jawaban: "Draf Jawaban",
  perlu_perbaikan: "Perlu Perbaikan",
  dijawab: "Dijawab",
  selesai: "Selesai",
  bukan_kewenangan: "Bukan Kewenangan (akhir)",
  ditolak: "Ditolak",
  digabung: "Digabung"
} as const satisfies Record<StatusCode, string>;

/** What personal data is called in a sentence. */
export const LABEL_DATA_PRIBADI = {
  nik: "NIK",
  telepon: "nomor telepon",
  surel: "alamat surel"
} as const satisfies Record<DataPribadi, string>;

/** A role on screens. */
export const LABEL_PERAN = {
  masyarakat: "Warga",
  admin_diskominfo: "Admin Diskominfotik",
  petugas_skpd: "Petugas SKPD",
  pimpinan: "Pimpinan",
  inspektorat: "Inspektorat",
  superadmin: "Superadmin",
  sistem: "Sistem"
} as const satisfies Record<Peran, string>;

/** The roles that sign in at the desktop. */
export const PERAN_PETUGAS = [
  "admin_diskominfo",
  "petugas_skpd",
  "pimpinan",
  "inspektorat",
  "superadmin"
] as const satisfies readonly Peran[];

/** How an account is. */
export const LABEL_KEADAAN_AKUN = {
  aktif: "Aktif",
  diundang: "Diundang",
  ditutup: "Ditutup"
} as const satisfies Record<KeadaanAkun, string>;

/** What may be asked of an account. */
export const LABEL_AKUN_COMMAND = {
  ubah_peran: "Ubah peran atau SKPD",
  beri_kode: "Beri kode masuk baru",
  tutup: "Tutup akun",
  buka_kembali: "Buka kembali"
} as const satisfies Record<AkunCommandKind, string>;

/** Every limit. */
export const BATAS = {
  "judul": {
    "min": 5,
    "maks": 120
  },
  "uraian": {
    "min": 20,
    "maks": 5000
  },
  "lokasi": {
    "min": 3,
    "maks": 200
  },
  "foto": 5,
  "foto_mb": 10,
  "catatan": 2000,
  "jawaban": 10000,
  "keberatan_min": 10,
  "isian": 60,
  "tujuan": {
    "min": 10,
    "maks": 500
  },
  "penundaan_hari": 366,
  "pengembalian": 2,
  "bersama": 100,
  "sandi": {
    "min": 10,
    "maks": 200
  },
  "kode_sekali": 10,
  "kode_jam": 24,
  "kode_petugas_jam": 72,
  "kode_surel": 6,
  "kode_surel_menit": 15,
  "kode_surel_per_jam": 5,
  "kode_percobaan": 5,
  "loket_per_jam": 30,
  "pengguna": {
    "min": 2,
    "maks": 40
  },
  "nama": {
    "min": 1,
    "maks": 100
  },
  "surel": 254,
  "nomor": 40,
  "kiriman_bebas": 3,
  "kiriman_sela_detik": 10,
  "kiriman_sela_maks_detik": 120,
  "notice_judul": 45,
  "notice_isi": 110
} as const satisfies object;

/** What a register number looks like, as a regular expression. */
export const NOMOR_REGISTER = "^[Ss][Pp][Dd]-[0-9]{4}-[0-9]{6}$" as const satisfies string;
