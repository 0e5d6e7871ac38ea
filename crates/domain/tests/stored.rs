//! What lies in databases and caches is read for years: its JSON never changes, not by a letter.
//!
//! The chain of riwayat covers these bytes, so that a change would break every chain there is.

#![expect(
    clippy::too_many_lines,
    reason = "tables and stories are read in one go"
)]

use domain::aduan::command::{Command, CommandKind};
use domain::aduan::event::{Event, Peristiwa, Sidik};
use domain::aduan::status::{Status, StatusCode};
use domain::aduan::{Jenis, Nilai, Privasi, Sifat};
use domain::id::{AduanId, NomorRegister, PersonId, SkpdKode};
use domain::kata::waktu::KeadaanTenggat;
use domain::notice::pengingat::JenisPengingat;
use domain::notice::{NoticeKind, Penerima};
use domain::person::aktor::{Aktor, Peran};
use domain::referensi::JenisDesa;
use domain::tenggat::kalender::{JenisLibur, Kalender};
use domain::tenggat::{AturanTenggat, Langkah, Satuan, SisaWaktu, Tenggat, count};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use uuid::Uuid;

const PERSON: PersonId = PersonId(Uuid::from_u128(2));

fn skpd(kode: &str) -> SkpdKode {
    SkpdKode::parse(kode).expect("a code")
}

fn nomor() -> NomorRegister {
    "SPD-2026-000123".parse().expect("a number")
}

/// Each value as it is stored, one a line; and each is read back as what it was.
fn lines<T: Serialize + DeserializeOwned + PartialEq + Debug>(values: &[T]) -> String {
    let line = |value: &T| {
        let json = serde_json::to_string(value).expect("it can be written");
        let back: T = serde_json::from_str(&json).expect("it can be read");
        assert_eq!(back, *value, "what is read is what was written");
        json + "\n"
    };
    values.iter().map(line).collect()
}

/// One of every command. Whoever adds a command adds it here.
fn commands() -> Vec<Command> {
    let teks = || "Alasan yang jelas.".to_owned();
    let all = vec![
        Command::MintaKelengkapan { permintaan: teks() },
        Command::Lengkapi { keterangan: teks() },
        Command::Disposisikan {
            utama: skpd("PUPR"),
            pendukung: vec![skpd("DISHUB")],
            catatan: String::new(),
            sifat: Sifat::Penting,
        },
        Command::TarikDisposisi { alasan: teks() },
        Command::Tolak { alasan: teks() },
        Command::Gabungkan {
            ke: nomor(),
            alasan: teks(),
        },
        Command::NyatakanBukanKewenangan {
            alasan: teks(),
            arahkan_ke: "BPJN Riau".to_owned(),
        },
        Command::Terima,
        Command::Kembalikan { alasan: teks() },
        Command::TundaPerwaktu {
            sampai: jiff::civil::date(2026, 9, 1),
            alasan: teks(),
        },
        Command::TundaCatatan { alasan: teks() },
        Command::Lanjutkan,
        Command::AjukanDraf { isi: teks() },
        Command::BeriMasukan { isi: teks() },
        Command::KembalikanDraf { catatan: teks() },
        Command::Terbitkan { isi: teks() },
        Command::BeriPenilaian {
            nilai: Nilai::BelumPuas,
            catatan: teks(),
        },
        Command::BatalkanPenilaian,
        Command::AjukanKeberatan { alasan: teks() },
        Command::TambahKeterangan { isi: teks() },
        Command::Catat { isi: teks() },
        Command::ArsipkanKelengkapan,
        Command::TutupPenilaian,
    ];
    let kinds: Vec<CommandKind> = all.iter().map(Command::kind).collect();
    assert_eq!(kinds, CommandKind::ALL, "one of every command");
    all
}

fn actors() -> Vec<Aktor> {
    let id = PERSON;
    let all = vec![
        Aktor::Masyarakat { id },
        Aktor::AdminDiskominfo { id },
        Aktor::PetugasSkpd {
            id,
            skpd: skpd("PUPR"),
        },
        Aktor::Pimpinan { id },
        Aktor::Inspektorat { id },
        Aktor::Superadmin { id },
        Aktor::Sistem,
    ];
    let roles: Vec<Peran> = all.iter().map(Aktor::peran).collect();
    assert_eq!(roles, Peran::ALL, "one of every role");
    all
}

fn tenggat() -> Tenggat {
    let libur = serde_json::from_str::<Vec<_>>(include_str!("../../../data/hari-libur.json"))
        .expect("days");
    let kalender = Kalender::new(libur, domain::tenggat::kalender::JamKerja::default(), 1);
    let aturan = AturanTenggat::default();
    let mulai = "2026-08-13T17:30:00+07:00".parse().expect("an instant");
    count(
        Langkah::Tanggapan,
        mulai,
        aturan.of(Langkah::Tanggapan),
        aturan.versi,
        &kalender,
    )
}

fn statuses() -> Vec<Status> {
    let teks = || "Alasan yang jelas.".to_owned();
    let sisa = SisaWaktu {
        jumlah: 2,
        satuan: Satuan::HariKerja,
        saat: None,
    };
    let all = vec![
        Status::Masuk { tenggat: tenggat() },
        Status::PerluKelengkapan {
            permintaan: teks(),
            tenggat: tenggat(),
            sisa,
        },
        Status::Disposisi { tenggat: tenggat() },
        Status::Penanganan { tenggat: tenggat() },
        Status::DitundaPerwaktu {
            sampai: jiff::civil::date(2026, 9, 1),
            alasan: teks(),
            sisa,
        },
        Status::DitundaCatatan {
            alasan: teks(),
            tenggat: tenggat(),
            sisa,
        },
        Status::Dikembalikan { tenggat: tenggat() },
        Status::DrafJawaban {
            tenggat: tenggat(),
            sisa,
        },
        Status::PerluPerbaikan {
            catatan: teks(),
            tenggat: tenggat(),
        },
        Status::Dijawab {
            tenggat: tenggat(),
            semula: None,
        },
        Status::Selesai,
        Status::BukanKewenangan,
        Status::Ditolak,
        Status::Digabung {
            ke: AduanId(Uuid::from_u128(7)),
            nomor: nomor(),
        },
    ];
    let codes: Vec<StatusCode> = all.iter().map(Status::code).collect();
    assert_eq!(codes, StatusCode::ALL, "one of every status");
    all
}

#[test]
fn every_event_keeps_its_spelling() {
    let event = |peristiwa| Event {
        pada: "2026-08-13T09:47:00Z".parse().expect("an instant"),
        aktor: Aktor::AdminDiskominfo { id: PERSON },
        peristiwa,
        dari: Some(StatusCode::Masuk),
        ke: StatusCode::Disposisi,
    };
    let sidik = Sidik {
        isi: "ab".repeat(32),
        foto: vec!["cd".repeat(32)],
    };
    let mut events = vec![
        event(Peristiwa::Diajukan { sidik: None }),
        event(Peristiwa::Diajukan { sidik: Some(sidik) }),
    ];
    events.extend(
        commands()
            .into_iter()
            .map(|isi| event(Peristiwa::Perintah { isi })),
    );
    events.extend(actors().into_iter().map(|aktor| Event {
        aktor,
        dari: None,
        ..event(Peristiwa::Diajukan { sidik: None })
    }));
    insta::assert_snapshot!(lines(&events));
}

#[test]
fn every_status_keeps_its_spelling() {
    insta::assert_snapshot!(lines(&statuses()));
}

#[test]
fn every_code_keeps_its_spelling() {
    let codes = [
        lines(&Jenis::ALL),
        lines(&[Sifat::Biasa, Sifat::Penting, Sifat::Segera]),
        lines(&[Privasi::Terbuka, Privasi::Anonim, Privasi::Rahasia]),
        lines(&[Nilai::Puas, Nilai::BelumPuas]),
        lines(&Peran::ALL),
        lines(&CommandKind::ALL),
        lines(&StatusCode::ALL),
        lines(&NoticeKind::ALL),
        lines(&Langkah::ALL),
        lines(&[Satuan::HariKerja, Satuan::HariKalender, Satuan::Jam]),
        lines(&[
            JenisPengingat::TigaHariSebelum,
            JenisPengingat::SehariSebelum,
            JenisPengingat::HariH,
            JenisPengingat::Lewat,
        ]),
        lines(&[
            JenisLibur::LiburNasional,
            JenisLibur::CutiBersama,
            JenisLibur::LiburDaerah,
        ]),
        lines(&[JenisDesa::Desa, JenisDesa::Kelurahan]),
        lines(&[
            KeadaanTenggat::Aman,
            KeadaanTenggat::Mendekat,
            KeadaanTenggat::Genting,
            KeadaanTenggat::Lewat,
        ]),
        lines(&[
            Penerima::AdminDiskominfo,
            Penerima::PetugasSkpd { skpd: skpd("PUPR") },
            Penerima::Superadmin,
            Penerima::Pelapor { id: PERSON },
        ]),
    ];
    insta::assert_snapshot!(codes.join("\n"));
}
