//! What happens to each seeded aduan. Pure: the same number has the same fate on every machine.

use crate::cast::is_ours;
use demo::By;
use demo::sample::Sample;
use domain::aduan::command::Command;
use domain::aduan::{Nilai, Sifat};
use domain::id::SkpdKode;
use jiff::civil::Date;

/// One command, some hours after the filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) hours: i64,
    pub(crate) by: By,
    pub(crate) command: Command,
}

/// Where it has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Masuk,
    PerluKelengkapan,
    Disposisi,
    Penanganan,
    DitundaPerwaktu,
    DitundaCatatan,
    Dikembalikan,
    DrafJawaban,
    PerluPerbaikan,
    Dijawab,
    Selesai,
    Ditolak,
    BukanKewenangan,
}

/// What is still open, in turns.
const OPEN: [Fate; 9] = [
    Fate::Masuk,
    Fate::Disposisi,
    Fate::Penanganan,
    Fate::DitundaCatatan,
    Fate::PerluPerbaikan,
    Fate::Dikembalikan,
    Fate::DrafJawaban,
    Fate::DitundaPerwaktu,
    Fate::PerluKelengkapan,
];

/// Every eighth aduan is open, wherever it stands in the two years; most others were answered, and
/// the clock closes those that nobody rated.
pub(crate) fn fate(n: usize, sample: &Sample) -> Fate {
    if n % 8 == 3 && is_ours(sample) {
        let turn = n / 8 % OPEN.len();
        return OPEN.get(turn).copied().unwrap_or(Fate::Masuk);
    }
    match n / 8 % 12 {
        _ if !is_ours(sample) => Fate::BukanKewenangan,
        0 => Fate::Ditolak,
        1..4 => Fate::Dijawab,
        _ => Fate::Selesai, // what becomes of most
    }
}

/// The commands that lead there; `day` is the day of the filing.
pub(crate) fn steps(n: usize, sample: &Sample, fate: Fate, day: Date) -> Vec<Step> {
    let mut tale = Tale {
        n,
        sample,
        steps: Vec::new(),
    };
    match fate {
        Fate::Masuk => {}
        Fate::PerluKelengkapan => tale.admin(
            6,
            Command::MintaKelengkapan {
                permintaan: "Mohon sebutkan nama jalan dan patokan terdekat.".to_owned(),
            },
        ),
        Fate::Ditolak => tale.admin(
            9,
            Command::Tolak {
                alasan: "Isinya iklan, bukan aduan, kritik, atau saran.".to_owned(),
            },
        ),
        Fate::BukanKewenangan => tale.admin(
            9,
            Command::NyatakanBukanKewenangan {
                alasan: format!("Hal ini ditangani {}.", sample.tujuan),
                arahkan_ke: format!("{}, melalui layanan pengaduannya.", sample.tujuan),
            },
        ),
        Fate::Disposisi => tale.disposed(),
        Fate::Dikembalikan => tale.returned(),
        Fate::Penanganan => tale.accepted(),
        Fate::DitundaPerwaktu => tale.postponed(day),
        Fate::DitundaCatatan => tale.postponed_undated(),
        Fate::DrafJawaban => tale.drafted(),
        Fate::PerluPerbaikan => tale.repair(),
        Fate::Dijawab => tale.answered(),
        Fate::Selesai => tale.rated(),
    }
    tale.steps
}

struct Tale<'s> {
    n: usize,
    sample: &'s Sample,
    steps: Vec<Step>,
}

impl Tale<'_> {
    fn push(&mut self, hours: i64, by: By, command: Command) {
        self.steps.push(Step { hours, by, command });
    }

    fn admin(&mut self, hours: i64, command: Command) {
        self.push(hours, By::Admin, command);
    }

    fn officer(&mut self, hours: i64, command: Command) {
        self.push(hours, By::Officer, command);
    }

    fn disposed(&mut self) {
        if self.n.is_multiple_of(4) {
            let isi = "Sudah diperiksa: lokasinya jelas dan fotonya sesuai.".to_owned();
            self.admin(15, Command::Catat { isi });
        }
        self.admin(20, disposition(&self.sample.skpd));
    }

    fn returned(&mut self) {
        self.disposed();
        let alasan = "Ruas ini dipelihara dinas lain; mohon diteruskan ulang.".to_owned();
        self.officer(30, Command::Kembalikan { alasan });
    }

    fn accepted(&mut self) {
        self.disposed();
        self.officer(26, Command::Terima);
    }

    fn postponed(&mut self, day: Date) {
        self.accepted();
        let sampai = day.checked_add(jiff::Span::new().days(16)).unwrap_or(day);
        let alasan = "Alat berat sedang dipakai di kecamatan lain.".to_owned();
        self.officer(40, Command::TundaPerwaktu { sampai, alasan });
    }

    fn postponed_undated(&mut self) {
        self.accepted();
        let alasan = "Penanganan permanen menunggu anggaran tahun depan.".to_owned();
        self.officer(40, Command::TundaCatatan { alasan });
    }

    fn drafted(&mut self) {
        self.accepted();
        let isi = self.sample.draf();
        self.officer(60, Command::AjukanDraf { isi });
    }

    fn repair(&mut self) {
        self.drafted();
        let catatan = "Sebutkan kapan pekerjaan dimulai.".to_owned();
        self.admin(66, Command::KembalikanDraf { catatan });
    }

    fn answered(&mut self) {
        self.drafted();
        let isi = self.sample.answer();
        self.admin(80, Command::Terbitkan { isi });
    }

    fn rated(&mut self) {
        self.answered();
        let command = Command::BeriPenilaian {
            nilai: Nilai::Puas,
            catatan: "Terima kasih, sudah dikerjakan.".to_owned(),
        };
        self.push(100, By::Citizen, command);
    }
}

/// A disposition to one SKPD.
pub(crate) fn disposition(utama: &SkpdKode) -> Command {
    Command::Disposisikan {
        utama: utama.clone(),
        pendukung: Vec::new(),
        catatan: "Mohon ditindaklanjuti sesuai kewenangan.".to_owned(),
        sifat: Sifat::Biasa,
    }
}
