//! Laws of the state machine that no sequence of commands may break.

use crate::dunia::{Dunia, WARGA, awal, skpd};
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::StatusCode;
use domain::aduan::{Nilai, Privasi, Sifat};
use domain::alur::decide;
use domain::alur::permissions::{STATUS_MENUNGGU_PELAPOR, peran_boleh, status_cocok};
use domain::id::{NomorRegister, PersonId};
use domain::person::aktor::{Aktor, Peran};
use domain::tenggat::Langkah;
use jiff::SignedDuration;
use proptest::prelude::*;
use std::fmt::Write as _;
use uuid::Uuid;

fn aktor() -> impl Strategy<Value = Aktor> {
    let id = PersonId(Uuid::from_u128(2));
    prop_oneof![
        Just(Aktor::Masyarakat { id: WARGA }),
        Just(Aktor::Masyarakat {
            id: PersonId(Uuid::from_u128(3))
        }),
        Just(Aktor::AdminDiskominfo { id }),
        Just(Aktor::PetugasSkpd {
            id,
            skpd: skpd("PUPR")
        }),
        Just(Aktor::PetugasSkpd {
            id,
            skpd: skpd("DISHUB")
        }),
        Just(Aktor::Pimpinan { id }),
        Just(Aktor::Inspektorat { id }),
        Just(Aktor::Superadmin { id }),
        Just(Aktor::Sistem),
    ]
}

fn teks() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("Sudah kami periksa di lapangan.".to_owned()),
        1 => Just("  \n".to_owned()),
        1 => Just(String::new()),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 99,
    };
    let kode = prop_oneof![
        Just(skpd("PUPR")),
        Just(skpd("DISHUB")),
        Just(skpd("TIDAKADA"))
    ];
    let tanggal = (0_i32..40).prop_map(|hari| {
        jiff::civil::date(2026, 8, 1).saturating_add(jiff::Span::new().days(hari))
    });
    prop_oneof![
        1 => teks().prop_map(|permintaan| Command::MintaKelengkapan { permintaan }),
        1 => teks().prop_map(|keterangan| Command::Lengkapi { keterangan }),
        6 => (kode.clone(), proptest::collection::vec(kode, 0..2), teks()).prop_map(
            |(utama, pendukung, catatan)| Command::Disposisikan {
                utama, pendukung, catatan, sifat: Sifat::Biasa
            }
        ),
        1 => teks().prop_map(|alasan| Command::TarikDisposisi { alasan }),
        1 => teks().prop_map(|alasan| Command::Kembalikan { alasan }),
        1 => (tanggal, teks()).prop_map(|(sampai, alasan)| Command::TundaPerwaktu { sampai, alasan }),
        1 => teks().prop_map(|alasan| Command::TundaCatatan { alasan }),
        1 => teks().prop_map(move |alasan| Command::Gabungkan { ke: nomor, alasan }),
        1 => teks().prop_map(|alasan| Command::Tolak { alasan }),
        6 => Just(Command::Terima),
        3 => Just(Command::Lanjutkan),
        6 => teks().prop_map(|isi| Command::AjukanDraf { isi }),
        1 => teks().prop_map(|isi| Command::BeriMasukan { isi }),
        3 => teks().prop_map(|catatan| Command::KembalikanDraf { catatan }),
        6 => teks().prop_map(|isi| Command::Terbitkan { isi }),
        1 => (any::<bool>(), teks()).prop_map(|(puas, catatan)| Command::BeriPenilaian {
            nilai: if puas { Nilai::Puas } else { Nilai::BelumPuas },
            catatan,
        }),
        1 => Just(Command::BatalkanPenilaian),
        4 => teks().prop_map(|alasan| Command::AjukanKeberatan { alasan }),
        1 => teks().prop_map(|alasan| Command::NyatakanBukanKewenangan {
            arahkan_ke: "BPJN Riau".into(), alasan
        }),
        1 => teks().prop_map(|isi| Command::TambahKeterangan { isi }),
        1 => teks().prop_map(|isi| Command::Catat { isi }),
        1 => Just(Command::ArsipkanKelengkapan),
        1 => Just(Command::TutupPenilaian),
    ]
}

fn needs_reason(kind: CommandKind) -> bool {
    !matches!(
        kind,
        CommandKind::Disposisikan
            | CommandKind::Terima
            | CommandKind::Lanjutkan
            | CommandKind::BeriPenilaian
            | CommandKind::BatalkanPenilaian
            | CommandKind::ArsipkanKelengkapan
            | CommandKind::TutupPenilaian
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_loses_an_answer_skips_a_reason_or_turns_a_clock_back(
        privasi in prop_oneof![
            Just(Privasi::Terbuka), Just(Privasi::Anonim), Just(Privasi::Rahasia)
        ],
        langkah in proptest::collection::vec((aktor(), command(), 0_i64..72), 1..60)
    ) {
        let dunia = Dunia::new();
        let mut kini = awal();
        let mut aduan = dunia.aduan(kini, privasi);
        for (aktor, command, jam) in langkah {
            kini = kini.saturating_add(SignedDuration::from_hours(jam)).expect("a duration");
            let kind = command.kind();
            let Ok(keputusan) = decide(&aduan, &aktor, command, &dunia.pada(kini)) else {
                continue;
            };
            let baru = keputusan.aduan;
            prop_assert_eq!(baru.version, aduan.version.next());
            prop_assert_eq!(&baru.isi, &aduan.isi);
            prop_assert!(baru.draf.starts_with(&aduan.draf), "a draft was lost");
            prop_assert!(baru.jawaban.starts_with(&aduan.jawaban), "an answer was lost");
            prop_assert!(baru.putusan.starts_with(&aduan.putusan), "a verdict was lost");
            if needs_reason(kind) && !matches!(kind, CommandKind::AjukanDraf | CommandKind::BeriMasukan | CommandKind::Terbitkan) {
                prop_assert!(keputusan.event.alasan().is_some_and(|a| !a.trim().is_empty()), "{:?}", kind);
            }
            if let Some(overdue) = aduan.status.tenggat().filter(|tenggat| {
                tenggat.lewat(kini) && !matches!(tenggat.langkah, Langkah::Kelengkapan | Langkah::UmpanBalik | Langkah::Penutupan)
            }) {
                let left = baru.status.tenggat() != Some(overdue);
                let told = baru.putusan.iter().any(|p| !p.tepat && p.jatuh_tempo == overdue.jatuh_tempo);
                prop_assert!(!left || told, "{:?} undid lateness", kind);
            }
            if let Some(tenggat) = baru.status.tenggat() {
                prop_assert!(tenggat.jatuh_tempo >= tenggat.mulai);
                prop_assert!(tenggat.mulai <= kini);
            }
            prop_assert!(!aduan.status.code().is_final() || baru.status == aduan.status);
            aduan = baru;
        }
    }
}

#[test]
fn the_table_of_who_may_do_what_is_the_one_people_agreed_to() {
    let mut table = String::new();
    for status in StatusCode::ALL {
        let _ = writeln!(table, "{}", status.label());
        for kind in CommandKind::ALL
            .into_iter()
            .filter(|kind| status_cocok(status, *kind))
        {
            let peran: Vec<_> = Peran::ALL
                .into_iter()
                .filter(|peran| peran_boleh(*peran, kind))
                .map(Peran::as_str)
                .collect();
            let _ = writeln!(table, "  {:<26} {}", kind.as_str(), peran.join(", "));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_may_wait_for_its_citizen_is_what_the_table_says() {
    let awaited = [CommandKind::Lengkapi, CommandKind::BeriPenilaian];
    let waits = |status: &StatusCode| awaited.iter().any(|kind| status_cocok(*status, *kind));
    let waits: Vec<_> = StatusCode::ALL.into_iter().filter(waits).collect();
    assert_eq!(waits, STATUS_MENUNGGU_PELAPOR);
}
