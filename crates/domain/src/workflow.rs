//! The state machine: given an aduan, an actor and a command, what happens?
//!
//! Server, desktop and tests ask the same [`decide`]. It reads no clock: the time is in the
//! [`Konteks`].

use crate::actor::Aktor;
use crate::aduan::{
    Aduan, Disposisi, Draf, IsiAduan, Jawaban, Masukan, Nilai, Pendukung, Penilaian, Privasi,
    Putusan, Sifat,
};
use crate::calendar::{Kalender, wib};
use crate::command::Command;
use crate::event::{Event, Peristiwa};
use crate::id::{AduanId, NomorRegister, PersonId, SkpdKode, Version};
use crate::permissions::{peran_boleh, status_cocok, tugas_sendiri};
use crate::refusal::Refusal;
use crate::status::{Status, StatusCode};
use crate::tenggat::{AturanTenggat, Langkah, SisaWaktu, Tenggat, hitung, lanjutkan};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Longest reason, note or request, in characters.
pub const MAKS_CATATAN: usize = 2_000;
/// Longest draft or answer, in characters.
pub const MAKS_JAWABAN: usize = 10_000;
/// Longest dated postponement; whoever needs more postpones with a note and restates it.
pub const MAKS_PENUNDAAN: jiff::SignedDuration = jiff::SignedDuration::from_hours(366 * 24);
/// Returns after which only a superadmin disposes.
pub const MAKS_PENGEMBALIAN: u32 = 2;

/// What a decision depends on besides the aduan.
#[derive(Debug, Clone, Copy)]
pub struct Konteks<'a> {
    /// The time of the decision.
    pub kini: Timestamp,
    /// Rules of the deadlines.
    pub aturan: &'a AturanTenggat,
    /// Working days.
    pub kalender: &'a Kalender,
    /// SKPD that accept dispositions today.
    pub tujuan: &'a BTreeSet<SkpdKode>,
    /// The aduan that [`Command::Gabungkan`] names, if it exists.
    pub induk: Option<Induk>,
}

/// The aduan another one is to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Induk {
    /// Identity.
    pub id: AduanId,
    /// Number.
    pub nomor: NomorRegister,
    /// Where it stands.
    pub status: StatusCode,
    /// What its reporter asked to be kept back.
    pub privasi: Privasi,
    /// Who filed it.
    pub pelapor: PersonId,
}

impl Konteks<'_> {
    fn mulai(&self, langkah: Langkah) -> Tenggat {
        hitung(
            langkah,
            self.kini,
            self.aturan.untuk(langkah),
            self.aturan.versi,
            self.kalender,
        )
    }

    fn lanjut(&self, langkah: Langkah, sisa: SisaWaktu) -> Tenggat {
        let minimal = if sisa.satuan == self.aturan.perbaikan.satuan {
            self.aturan.perbaikan.jumlah.max(1)
        } else {
            1
        };
        lanjutkan(
            langkah,
            sisa,
            minimal,
            self.kini,
            self.aturan.versi,
            self.kalender,
        )
    }

    fn jeda(&self, tenggat: &Tenggat) -> SisaWaktu {
        tenggat.jeda(self.kini, self.kalender)
    }
}

/// A granted command: the aduan as it is now, and what to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keputusan {
    /// The new state, one version later.
    pub aduan: Aduan,
    /// The row of riwayat.
    pub event: Event,
}

/// Records what a citizen filed (SOP steps 1 and 2).
pub fn catat_aduan(
    id: AduanId,
    nomor: NomorRegister,
    pelapor: PersonId,
    isi: IsiAduan,
    konteks: &Konteks<'_>,
) -> Keputusan {
    let aduan = Aduan {
        id,
        nomor,
        version: Version::FIRST,
        pelapor,
        diterima_pada: konteks.kini,
        isi,
        status: Status::Masuk {
            tenggat: konteks.mulai(Langkah::Disposisi),
        },
        disposisi: None,
        dikembalikan: 0,
        keberatan: None,
        draf: Vec::new(),
        jawaban: Vec::new(),
        penilaian: None,
        putusan: Vec::new(),
    };
    let event = Event {
        pada: konteks.kini,
        aktor: Aktor::Masyarakat { id: pelapor },
        peristiwa: Peristiwa::Diajukan { sidik: None }, // whoever stores it knows the bytes
        dari: None,
        ke: StatusCode::Masuk,
    };
    Keputusan { aduan, event }
}

/// Grants or refuses a command. Nothing changes on refusal.
pub fn decide(
    aduan: &Aduan,
    aktor: &Aktor,
    command: Command,
    konteks: &Konteks<'_>,
) -> Result<Keputusan, Refusal> {
    let (perintah, status) = (command.kind(), aduan.status.code());
    if !peran_boleh(aktor.peran(), perintah) {
        return Err(Refusal::PeranTidakBoleh { perintah });
    }
    if !tugas_sendiri(aktor, aduan, perintah) {
        return Err(Refusal::BukanTugasAnda);
    }
    if !status_cocok(status, perintah) {
        return Err(Refusal::StatusTidakCocok { status, perintah });
    }
    let mut baru = aduan.clone();
    baru.version = aduan.version.next();
    apply(&mut baru, aktor, &command, konteks)?;
    let event = Event {
        pada: konteks.kini,
        aktor: aktor.clone(),
        peristiwa: Peristiwa::Perintah { isi: command },
        dari: Some(status),
        ke: baru.status.code(),
    };
    Ok(Keputusan { aduan: baru, event })
}

/// The one match over every command.
#[expect(
    clippy::too_many_lines,
    reason = "one match, one line of work per command"
)]
fn apply(
    aduan: &mut Aduan,
    aktor: &Aktor,
    command: &Command,
    konteks: &Konteks<'_>,
) -> Result<(), Refusal> {
    match command {
        Command::MintaKelengkapan { permintaan } => minta_kelengkapan(aduan, permintaan, konteks),
        Command::Lengkapi { keterangan } => lengkapi(aduan, keterangan, konteks),
        Command::Disposisikan {
            utama,
            pendukung,
            catatan,
            sifat,
        } => {
            periksa_superadmin(aduan, aktor)?;
            disposisikan(aduan, utama, pendukung, catatan, *sifat, konteks)
        }
        Command::TarikDisposisi { alasan } => {
            wajib("alasan", alasan, MAKS_CATATAN)?;
            kembali_ke_diskominfo(aduan, konteks);
            Ok(())
        }
        Command::Tolak { alasan } => {
            wajib("alasan", alasan, MAKS_CATATAN)?;
            tutup_langkah_diskominfo(aduan, konteks);
            aduan.status = Status::Ditolak;
            Ok(())
        }
        Command::Gabungkan { alasan, .. } => gabungkan(aduan, alasan, konteks),
        Command::NyatakanBukanKewenangan { alasan, arahkan_ke } => {
            wajib("alasan", alasan, MAKS_CATATAN)?;
            wajib("arahkan_ke", arahkan_ke, MAKS_CATATAN)?;
            tutup_langkah_diskominfo(aduan, konteks);
            aduan.status = Status::BukanKewenangan;
            Ok(())
        }
        Command::Terima => {
            aduan.status = Status::Penanganan {
                tenggat: tenggat_kini(aduan, konteks),
            };
            Ok(())
        }
        Command::Kembalikan { alasan } => {
            wajib("alasan", alasan, MAKS_CATATAN)?;
            kembali_ke_diskominfo(aduan, konteks);
            aduan.dikembalikan += 1;
            Ok(())
        }
        Command::TundaPerwaktu { sampai, alasan } => {
            tunda_perwaktu(aduan, *sampai, alasan, konteks)
        }
        Command::TundaCatatan { alasan } => tunda_catatan(aduan, alasan, konteks),
        Command::Lanjutkan => lanjut(aduan, aktor, konteks),
        Command::AjukanDraf { isi } => ajukan_draf(aduan, aktor, isi, konteks),
        Command::BeriMasukan { isi } => beri_masukan(aduan, aktor, isi, konteks),
        Command::KembalikanDraf { catatan } => kembalikan_draf(aduan, catatan, konteks),
        Command::Terbitkan { isi } => terbitkan(aduan, aktor, isi, konteks),
        Command::BeriPenilaian { nilai, catatan } => {
            beri_penilaian(aduan, *nilai, catatan, konteks)
        }
        Command::AjukanKeberatan { alasan } => ajukan_keberatan(aduan, alasan, konteks),
        Command::TambahKeterangan { isi } | Command::Catat { isi } => {
            wajib("isi", isi, MAKS_CATATAN)
        }
        Command::ArsipkanKelengkapan => {
            perlu_lewat(aduan, konteks)?;
            aduan.status = Status::Ditolak;
            Ok(())
        }
        Command::TutupPenilaian => {
            perlu_lewat(aduan, konteks)?;
            aduan.status = Status::Selesai;
            Ok(())
        }
    }
}

fn minta_kelengkapan(aduan: &mut Aduan, permintaan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("permintaan", permintaan, MAKS_CATATAN)?;
    putuskan_keterlambatan(aduan, None, k);
    aduan.status = Status::PerluKelengkapan {
        permintaan: permintaan.to_owned(),
        sisa: k.jeda(&tenggat_kini(aduan, k)),
        tenggat: k.mulai(Langkah::Kelengkapan),
    };
    Ok(())
}

fn lengkapi(aduan: &mut Aduan, keterangan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("keterangan", keterangan, MAKS_CATATAN)?;
    if let Status::PerluKelengkapan { sisa, .. } = &aduan.status {
        aduan.status = Status::Masuk {
            tenggat: k.lanjut(Langkah::Disposisi, *sisa),
        };
    }
    Ok(())
}

fn periksa_superadmin(aduan: &Aduan, aktor: &Aktor) -> Result<(), Refusal> {
    if aduan.dikembalikan >= MAKS_PENGEMBALIAN && !matches!(aktor, Aktor::Superadmin { .. }) {
        return Err(Refusal::PerluSuperadmin);
    }
    Ok(())
}

fn disposisikan(
    aduan: &mut Aduan,
    utama: &SkpdKode,
    pendukung: &[SkpdKode],
    catatan: &str,
    sifat: Sifat,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    muat("catatan", catatan, MAKS_CATATAN)?;
    let mut dipilih = BTreeSet::new();
    for kode in std::iter::once(utama).chain(pendukung) {
        if !k.tujuan.contains(kode) {
            return Err(Refusal::SkpdTidakDikenal { kode: kode.clone() });
        }
        if !dipilih.insert(kode) {
            return Err(Refusal::SkpdGanda { kode: kode.clone() });
        }
    }
    if aduan.isi.privasi == Privasi::Rahasia && !pendukung.is_empty() {
        return Err(Refusal::RahasiaTanpaPendukung);
    }
    tutup_langkah_diskominfo(aduan, k);
    let tenggat = k.mulai(Langkah::Tanggapan);
    let pendukung = pendukung
        .iter()
        .map(|skpd| Pendukung {
            skpd: skpd.clone(),
            tenggat: tenggat.clone(),
            masukan: None,
        })
        .collect();
    aduan.disposisi = Some(Disposisi {
        utama: utama.clone(),
        pendukung,
        catatan: catatan.to_owned(),
        sifat,
        pada: k.kini,
    });
    aduan.status = Status::Disposisi { tenggat };
    Ok(())
}

fn kembali_ke_diskominfo(aduan: &mut Aduan, k: &Konteks<'_>) {
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    aduan.disposisi = None;
    aduan.status = Status::Dikembalikan {
        tenggat: k.mulai(Langkah::PenerusanUlang),
    };
}

fn gabungkan(aduan: &mut Aduan, alasan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("alasan", alasan, MAKS_CATATAN)?;
    let induk = k.induk.ok_or(Refusal::IndukTidakDitemukan)?;
    if induk.id == aduan.id {
        return Err(Refusal::GabungKeDiriSendiri);
    }
    if matches!(induk.status, StatusCode::Digabung | StatusCode::Ditolak) {
        return Err(Refusal::IndukTidakCocok);
    }
    // Whoever follows gets the answer, and a confidential answer is for its reporter alone.
    if induk.privasi == Privasi::Rahasia && induk.pelapor != aduan.pelapor {
        return Err(Refusal::IndukRahasia);
    }
    tutup_langkah_diskominfo(aduan, k);
    aduan.status = Status::Digabung {
        ke: induk.id,
        nomor: induk.nomor,
    };
    Ok(())
}

/// What is left for the SKPD, whether its clock runs or is paused already.
fn sisa_skpd(aduan: &Aduan, k: &Konteks<'_>) -> SisaWaktu {
    match &aduan.status {
        Status::DitundaPerwaktu { sisa, .. } | Status::DitundaCatatan { sisa, .. } => *sisa,
        _ => k.jeda(&tenggat_kini(aduan, k)), // the clock runs in every other status of the SKPD
    }
}

fn tunda_perwaktu(
    aduan: &mut Aduan,
    sampai: Date,
    alasan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    wajib("alasan", alasan, MAKS_CATATAN)?;
    if sampai <= wib(k.kini).date() {
        return Err(Refusal::TanggalHarusMendatang);
    }
    let hari_ini = wib(k.kini).date();
    if sampai > hari_ini.saturating_add(MAKS_PENUNDAAN) {
        return Err(Refusal::TanggalTerlaluJauh);
    }
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    let sisa = sisa_skpd(aduan, k);
    aduan.status = Status::DitundaPerwaktu {
        sampai,
        alasan: alasan.to_owned(),
        sisa,
    };
    Ok(())
}

fn tunda_catatan(aduan: &mut Aduan, alasan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("alasan", alasan, MAKS_CATATAN)?;
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    aduan.status = Status::DitundaCatatan {
        alasan: alasan.to_owned(),
        sisa: sisa_skpd(aduan, k),
        tenggat: k.mulai(Langkah::Penjelasan),
    };
    Ok(())
}

fn lanjut(aduan: &mut Aduan, aktor: &Aktor, k: &Konteks<'_>) -> Result<(), Refusal> {
    if matches!(aktor, Aktor::Sistem) {
        match &aduan.status {
            Status::DitundaPerwaktu { sampai, .. } if *sampai <= wib(k.kini).date() => {}
            _ => return Err(Refusal::BelumWaktunya), // the clock resumes dated pauses alone
        }
    }
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    let sisa = sisa_skpd(aduan, k);
    aduan.status = Status::Penanganan {
        tenggat: k.lanjut(Langkah::Tanggapan, sisa),
    };
    Ok(())
}

fn ajukan_draf(
    aduan: &mut Aduan,
    aktor: &Aktor,
    isi: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    wajib("isi", isi, MAKS_JAWABAN)?;
    if ada_isian_kosong(isi) {
        return Err(Refusal::IsianBelumLengkap);
    }
    let (skpd, oleh) = petugas(aktor)?;
    let tenggat = tenggat_kini(aduan, k);
    putuskan(aduan, &tenggat, Some(skpd.clone()), k);
    let versi = u32::try_from(aduan.draf.len()).unwrap_or(u32::MAX - 1) + 1;
    aduan.draf.push(Draf {
        versi,
        isi: isi.to_owned(),
        skpd,
        oleh,
        pada: k.kini,
    });
    aduan.status = Status::DrafJawaban {
        sisa: k.jeda(&tenggat),
        tenggat: k.mulai(Langkah::Koreksi),
    };
    Ok(())
}

fn beri_masukan(
    aduan: &mut Aduan,
    aktor: &Aktor,
    isi: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    wajib("isi", isi, MAKS_JAWABAN)?;
    let (skpd, _) = petugas(aktor)?;
    let pendukung = aduan
        .disposisi
        .as_mut()
        .and_then(|disposisi| disposisi.pendukung.iter_mut().find(|p| p.skpd == skpd))
        .ok_or(Refusal::BukanTugasAnda)?;
    let pertama = pendukung.masukan.is_none();
    pendukung.masukan = Some(Masukan {
        isi: isi.to_owned(),
        pada: k.kini,
    });
    let tenggat = pendukung.tenggat.clone();
    if pertama {
        putuskan(aduan, &tenggat, Some(skpd), k);
    }
    Ok(())
}

fn kembalikan_draf(aduan: &mut Aduan, catatan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("catatan", catatan, MAKS_CATATAN)?;
    if let Status::DrafJawaban { tenggat, sisa } = aduan.status.clone() {
        putuskan(aduan, &tenggat, None, k);
        aduan.status = Status::PerluPerbaikan {
            catatan: catatan.to_owned(),
            tenggat: k.lanjut(Langkah::Perbaikan, sisa),
        };
    }
    Ok(())
}

fn terbitkan(aduan: &mut Aduan, aktor: &Aktor, isi: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("isi", isi, MAKS_JAWABAN)?;
    let draf = aduan
        .draf
        .last()
        .cloned()
        .ok_or(Refusal::StatusTidakCocok {
            status: aduan.status.code(),
            perintah: crate::command::CommandKind::Terbitkan,
        })?;
    let oleh = aktor.id().ok_or(Refusal::BukanTugasAnda)?;
    let tenggat = tenggat_kini(aduan, k);
    putuskan(aduan, &tenggat, None, k);
    aduan.jawaban.push(Jawaban {
        draf_versi: draf.versi,
        isi: isi.to_owned(),
        skpd: draf.skpd,
        oleh,
        pada: k.kini,
    });
    aduan.status = Status::Dijawab {
        tenggat: k.mulai(Langkah::UmpanBalik),
    };
    Ok(())
}

fn beri_penilaian(
    aduan: &mut Aduan,
    nilai: Nilai,
    catatan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    muat("catatan", catatan, MAKS_CATATAN)?;
    aduan.penilaian = Some(Penilaian {
        nilai,
        catatan: catatan.to_owned(),
        pada: k.kini,
    });
    match nilai {
        Nilai::Puas => aduan.status = Status::Selesai,
        Nilai::BelumPuas => {} // stays answered, so that the citizen may still object
    }
    Ok(())
}

fn ajukan_keberatan(aduan: &mut Aduan, alasan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    wajib("alasan", alasan, MAKS_CATATAN)?;
    if aduan.keberatan.is_some() {
        return Err(Refusal::KeberatanSudahDipakai);
    }
    if tenggat_kini(aduan, k).lewat(k.kini) {
        return Err(Refusal::MasaPenilaianLewat);
    }
    let tenggat = k.mulai(Langkah::Tanggapan);
    for pendukung in aduan.disposisi.iter_mut().flat_map(|d| &mut d.pendukung) {
        pendukung.tenggat = tenggat.clone();
        pendukung.masukan = None;
    }
    aduan.keberatan = Some(k.kini);
    aduan.status = Status::Disposisi { tenggat };
    Ok(())
}

/// The running clock. A status without one gives a clock that starts and is due now.
fn tenggat_kini(aduan: &Aduan, k: &Konteks<'_>) -> Tenggat {
    aduan
        .status
        .tenggat()
        .cloned()
        .unwrap_or_else(|| k.mulai(Langkah::Tanggapan))
}

/// Freezes whether a step was in time.
fn putuskan(aduan: &mut Aduan, tenggat: &Tenggat, skpd: Option<SkpdKode>, k: &Konteks<'_>) {
    aduan.putusan.push(Putusan {
        langkah: tenggat.langkah,
        skpd,
        jatuh_tempo: tenggat.jatuh_tempo,
        selesai: k.kini,
        tepat: tenggat.tepat(k.kini),
    });
}

/// Freezes that a clock was overdue when it is paused or left: a pause does not undo lateness.
fn putuskan_keterlambatan(aduan: &mut Aduan, skpd: Option<SkpdKode>, k: &Konteks<'_>) {
    let overdue = aduan
        .status
        .tenggat()
        .filter(|tenggat| tenggat.lewat(k.kini));
    if let Some(tenggat) = overdue.cloned() {
        putuskan(aduan, &tenggat, skpd, k);
    }
}

/// The lead SKPD, whose clock runs while it has the aduan.
fn utama(aduan: &Aduan) -> Option<SkpdKode> {
    let disposisi = aduan.disposisi.as_ref();
    disposisi.map(|disposisi| disposisi.utama.clone())
}

/// Freezes Diskominfo's verdict where its own clock was running.
fn tutup_langkah_diskominfo(aduan: &mut Aduan, k: &Konteks<'_>) {
    if let Status::Masuk { tenggat } | Status::Dikembalikan { tenggat } = aduan.status.clone() {
        putuskan(aduan, &tenggat, None, k);
    }
}

fn petugas(aktor: &Aktor) -> Result<(SkpdKode, PersonId), Refusal> {
    match aktor {
        Aktor::PetugasSkpd { id, skpd } => Ok((skpd.clone(), *id)),
        _ => Err(Refusal::BukanTugasAnda), // only officers of a SKPD write for it
    }
}

fn perlu_lewat(aduan: &Aduan, k: &Konteks<'_>) -> Result<(), Refusal> {
    if tenggat_kini(aduan, k).lewat(k.kini) {
        Ok(())
    } else {
        Err(Refusal::BelumWaktunya)
    }
}

fn wajib(kolom: &'static str, teks: &str, maks: usize) -> Result<(), Refusal> {
    if teks.trim().is_empty() {
        return Err(Refusal::WajibDiisi { kolom });
    }
    muat(kolom, teks, maks)
}

fn muat(kolom: &'static str, teks: &str, maks: usize) -> Result<(), Refusal> {
    let panjang = teks.chars().count();
    if panjang > maks {
        Err(Refusal::TerlaluPanjang {
            kolom,
            maks,
            panjang,
        })
    } else {
        Ok(())
    }
}

/// Whether a `[placeholder]` of a template is still there.
fn ada_isian_kosong(isi: &str) -> bool {
    isi.split('[').skip(1).any(|sisa| {
        sisa.split_once(']').is_some_and(|(dalam, _)| {
            !dalam.is_empty() && dalam.len() <= 60 && !dalam.contains('\n')
        })
    })
}
