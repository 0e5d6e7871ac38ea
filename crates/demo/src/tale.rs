//! One sample on its way through the SOP, from its filing to the status its story ends in.

use crate::days::Days;
use crate::sample::Sample;
use crate::step::{Act, By, Step};
use crate::story::Story;
use domain::aduan::command::Command;
use domain::aduan::{Nilai, Sifat};
use domain::id::SkpdKode;
use domain::tenggat::kalender::from_wib;
use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp};

/// One sample on its way through the SOP.
pub(crate) struct Tale<'a> {
    pub(crate) days: &'a Days<'a>,
    pub(crate) i: usize,
    pub(crate) sample: &'a Sample,
    pub(crate) steps: Vec<Step>,
}

impl Tale<'_> {
    pub(crate) fn tell(mut self, story: Story) -> Vec<Step> {
        match story {
            Story::Masuk => self.file_minutes_ago(),
            Story::MasukLewat => self.file(4),
            Story::PerluKelengkapan => self.incomplete(),
            Story::Disposisi => self.disposed(1),
            Story::Penanganan => self.accepted(1),
            Story::Mendesak => self.urgent(),
            Story::Lewat => self.accepted(6),
            Story::DitundaPerwaktu => self.postponed(),
            Story::DitundaCatatan => self.postponed_undated(),
            Story::Dikembalikan => self.returned(),
            Story::DrafJawaban => self.drafted(3, 1),
            Story::PerluPerbaikan => self.repair(),
            Story::Dijawab => self.answered(5),
            Story::Selesai => self.satisfied(),
            Story::Keberatan => self.objected(),
            Story::BukanKewenangan => self.not_ours(),
            Story::Ditolak => self.refused(),
            Story::Digabung { ke } => self.merged(ke),
        }
        self.steps
    }

    /// On the `n`-th working day before today, a little later for each sample.
    fn at(&mut self, n: u32, hour: i8, act: Act) {
        let day = self.days.before(self.days.today(), n);
        self.on(day, hour, act);
    }

    fn on(&mut self, day: Date, hour: i8, act: Act) {
        let minute = i8::try_from(self.i * 7 % 55).unwrap_or(0);
        let at = from_wib(day.to_datetime(time(hour, minute, 0, 0)));
        self.push(at, act);
    }

    fn push(&mut self, at: Timestamp, act: Act) {
        self.steps.push(Step {
            at,
            sample: self.i,
            act,
        });
    }

    fn by(&mut self, n: u32, hour: i8, by: By, command: Command) {
        self.at(n, hour, Act::Command(by, command));
    }

    fn file(&mut self, n: u32) {
        self.at(n, 8, Act::File);
    }

    fn file_minutes_ago(&mut self) {
        let minutes = 12 + i64::try_from(self.i).unwrap_or(0) * 3;
        let ago = SignedDuration::from_mins(minutes);
        let at = self.days.now.saturating_sub(ago).unwrap_or(self.days.now);
        self.push(at, Act::File);
    }

    fn incomplete(&mut self) {
        self.file(3);
        let permintaan = "Mohon sebutkan nama jalan, patokan terdekat, dan sejak kapan keadaan \
                          ini terjadi."
            .to_owned();
        self.by(2, 9, By::Admin, Command::MintaKelengkapan { permintaan });
    }

    fn disposed(&mut self, n: u32) {
        self.file(n + 1);
        let command = disposition(&self.sample.skpd);
        self.by(n, 9, By::Admin, command);
    }

    fn accepted(&mut self, n: u32) {
        self.disposed(n);
        self.by(n, 11, By::Officer, Command::Terima);
    }

    fn urgent(&mut self) {
        let start = self.days.start_of_urgent();
        let eve = self.days.before(start, 1);
        self.on(eve, 8, Act::File);
        let command = disposition(&self.sample.skpd);
        self.on(start, 9, Act::Command(By::Admin, command));
        self.on(start, 11, Act::Command(By::Officer, Command::Terima));
    }

    fn postponed(&mut self) {
        self.accepted(4);
        let today = self.days.today();
        let sampai = today
            .checked_add(jiff::Span::new().days(12))
            .unwrap_or(today);
        let alasan = "Alat berat sedang dipakai di kecamatan lain. Pekerjaan dimulai pada tanggal \
                      yang kami sebutkan."
            .to_owned();
        self.by(
            3,
            10,
            By::Officer,
            Command::TundaPerwaktu { sampai, alasan },
        );
    }

    fn postponed_undated(&mut self) {
        self.accepted(7);
        let alasan = "Penanganan permanen menunggu anggaran tahun depan. Penanganan sementara \
                      tetap berjalan."
            .to_owned();
        self.by(6, 14, By::Officer, Command::TundaCatatan { alasan });
    }

    fn returned(&mut self) {
        self.disposed(2);
        let alasan = "Ruas ini dipelihara oleh dinas lain; mohon diteruskan ulang.".to_owned();
        self.by(1, 14, By::Officer, Command::Kembalikan { alasan });
    }

    /// Disposed `n` working days ago, the draft handed in `m` working days ago.
    fn drafted(&mut self, n: u32, m: u32) {
        self.accepted(n);
        let isi = self.sample.draft();
        self.by(m, 13, By::Officer, Command::AjukanDraf { isi });
    }

    fn repair(&mut self) {
        self.drafted(4, 2);
        let catatan = "Sebutkan kapan pekerjaan dimulai dan siapa yang dapat dihubungi.".to_owned();
        self.by(1, 10, By::Admin, Command::KembalikanDraf { catatan });
    }

    /// Disposed `n` working days ago; published three working days later.
    fn answered(&mut self, n: u32) {
        self.drafted(n, n - 2);
        let isi = self.sample.answer();
        self.by(n - 3, 10, By::Admin, Command::Terbitkan { isi });
    }

    fn satisfied(&mut self) {
        self.answered(8);
        let catatan = "Terima kasih, sudah dikerjakan.".to_owned();
        let command = Command::BeriPenilaian {
            nilai: Nilai::Puas,
            catatan,
        };
        self.by(4, 19, By::Citizen, command);
    }

    fn objected(&mut self) {
        self.answered(9);
        let catatan = "Petugas belum datang sampai hari ini.".to_owned();
        let command = Command::BeriPenilaian {
            nilai: Nilai::BelumPuas,
            catatan,
        };
        self.by(3, 19, By::Citizen, command);
        let alasan = "Yang dijanjikan dalam jawaban belum dikerjakan. Air masih masuk ke rumah \
                      setiap hujan."
            .to_owned();
        self.by(2, 10, By::Citizen, Command::AjukanKeberatan { alasan });
    }

    fn not_ours(&mut self) {
        self.file(5);
        let command = Command::NyatakanBukanKewenangan {
            alasan: format!(
                "Hal ini ditangani {}, bukan pemerintah kabupaten.",
                self.sample.tujuan
            ),
            arahkan_ke: format!("{}, melalui layanan pengaduannya.", self.sample.tujuan),
        };
        self.by(4, 10, By::Admin, command);
    }

    fn refused(&mut self) {
        self.file(6);
        let alasan = "Isinya iklan, bukan aduan, kritik, atau saran.".to_owned();
        self.by(5, 9, By::Admin, Command::Tolak { alasan });
    }

    fn merged(&mut self, into: usize) {
        self.at(2, 16, Act::File);
        self.at(1, 13, Act::Merge { into });
    }
}

fn disposition(skpd: &SkpdKode) -> Command {
    Command::Disposisikan {
        utama: skpd.clone(),
        pendukung: Vec::new(),
        catatan: "Mohon ditinjau di lokasi dan dijawab sesuai tenggat.".to_owned(),
        sifat: Sifat::Biasa,
    }
}
