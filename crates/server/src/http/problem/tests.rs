use super::*;
use axum::http::header;
use domain::aduan::command::CommandKind;
use domain::aduan::form::FieldError;
use domain::aduan::status;
use domain::id::{AduanId, SkpdKode, Version};
use std::collections::BTreeSet;
use uuid::Uuid;
use wire::problem::Konflik;

/// Codes of problems that only the desktop tells.
const OF_THE_DESKTOP: [Code; 9] = [
    Code::AlamatSalah,
    Code::BukanSipendekar,
    Code::Luring,
    Code::WaktuHabis,
    Code::SertifikatSalah,
    Code::PenyimpananGagal,
    Code::TautanTidakDitemukan,
    Code::PanggilanTidakDikenal,
    Code::Lain,
];

fn refusals() -> Vec<Refusal> {
    let perintah = CommandKind::Terima;
    let kode = || SkpdKode::parse("PUPR").expect("a code");
    vec![
        Refusal::PeranTidakBoleh { perintah },
        Refusal::BukanTugasAnda,
        Refusal::StatusTidakCocok {
            status: status::StatusCode::Penanganan,
            perintah,
        },
        Refusal::WajibDiisi { kolom: "alasan" },
        Refusal::TerlaluPanjang {
            kolom: "alasan",
            maks: 2_000,
            panjang: 2_001,
        },
        Refusal::TerlaluPendek {
            kolom: "alasan",
            minimal: 10,
        },
        Refusal::IsianBelumLengkap,
        Refusal::SkpdTidakDikenal { kode: kode() },
        Refusal::SkpdTanpaPetugas { kode: kode() },
        Refusal::SkpdGanda { kode: kode() },
        Refusal::RahasiaTanpaPendukung,
        Refusal::PerluSuperadmin,
        Refusal::TanggalHarusMendatang,
        Refusal::TanggalTerlaluJauh,
        Refusal::IndukTidakDitemukan,
        Refusal::GabungKeDiriSendiri,
        Refusal::IndukTidakCocok,
        Refusal::IndukRahasia,
        Refusal::KeberatanSudahDipakai,
        Refusal::SudahDinilai,
        Refusal::BelumDinilai,
        Refusal::MasihPuas,
        Refusal::MasaPenilaianLewat,
        Refusal::SatuPerSatu,
        Refusal::BelumWaktunya,
    ]
}

fn errors() -> Vec<Error> {
    let konflik = Konflik {
        version: Version(3),
        status: status::StatusCode::Disposisi,
        oleh: "Nurhayati (Admin Diskominfotik)".to_owned(),
        peristiwa: "Disposisi ke Dinas PUPR".to_owned(),
        pada: "2026-08-11T03:00:00Z".parse().expect("a time"),
        waktu: "hari ini, 10.00 WIB".to_owned(),
    };
    let field = FieldError {
        kolom: "tujuan",
        pesan: "Tulis tujuan.".to_owned(),
    };
    vec![
        Error::NotFound,
        Error::Conflict(konflik),
        Error::NotAll(vec![NotDone {
            id: AduanId(Uuid::from_u128(7)),
            nomor: Some("SPD-2026-000007".parse().expect("a number")),
            pesan: "Sudah ditolak.".to_owned(),
        }]),
        Error::Form(vec![field]),
        Error::WrongCredentials,
        Error::TooMany { tunggu_detik: 90 },
        Error::NotYet { tunggu_detik: 10 },
        Error::Forbidden,
        Error::Full(anyhow::anyhow!("the disk is full")),
        Error::Shortage(anyhow::anyhow!("the disk is full")),
        Error::Broken(anyhow::anyhow!("the disk is full")),
    ]
}

fn everything() -> Vec<Failure> {
    let of_the_border = [
        Failure::not_signed_in(),
        Failure::account_closed(),
        Failure::staff_only(),
        Failure::not_found(),
        Failure::method_not_allowed(),
        Failure::unreadable(400, "Isi permintaan bukan JSON."),
        Failure::version_required(),
        Failure::too_often(3),
        Failure::too_slow(),
        Failure::panicked(),
    ];
    let refused = refusals().into_iter().map(Error::Refused);
    refused
        .chain(errors())
        .map(Failure::from)
        .chain(of_the_border)
        .collect()
}

#[test]
fn every_problem_the_api_can_answer_in_its_words() {
    let line = |failure: &Failure| {
        let Problem {
            status,
            title,
            detail,
            code,
            kolom,
            ..
        } = failure.problem();
        let at = kolom.as_ref().map(|kolom| format!(" @{kolom}"));
        let at = at.unwrap_or_default();
        format!("{status} {}{at}\n    {title}\n    {detail}", code.as_str())
    };
    let lines: Vec<String> = everything().iter().map(line).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn no_code_of_the_server_is_left_out() {
    let told: BTreeSet<Code> = everything().iter().map(|one| one.problem().code).collect();
    let others: BTreeSet<Code> = OF_THE_DESKTOP.into();
    assert!(told.is_disjoint(&others), "these are told by the desktop");
    let all: BTreeSet<Code> = told.union(&others).copied().collect();
    assert_eq!(all, Code::ALL.into(), "a code that nobody tells");
}

#[test]
fn whoever_is_put_off_is_told_for_how_long() {
    for failure in everything() {
        let status = failure.problem().status;
        let response = failure.into_response();
        let told = response.headers().contains_key(header::RETRY_AFTER);
        assert_eq!(told, matches!(status, 429 | 503), "{status}");
    }
}

#[test]
fn the_cause_of_a_fault_is_not_told() {
    for failure in everything() {
        let text = format!("{:?}", failure.problem());
        assert!(!text.contains("disk is full"), "{text}");
    }
}
