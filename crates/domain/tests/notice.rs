//! Who is told what, and what must never be told.

use domain::aduan::command::Command;
use domain::aduan::{IsiAduan, Jenis, Privasi, Sifat};
use domain::alur::{Konteks, catat_aduan, decide};
use domain::batas::BATAS;
use domain::id::{AduanId, NomorRegister, PersonId, SkpdKode};
use domain::notice::{Notice, Penerima, notices};
use domain::person::aktor::Aktor;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender, from_wib};
use std::collections::BTreeSet;
use uuid::Uuid;

fn disposed(privasi: Privasi) -> Vec<Notice> {
    let skpd = SkpdKode::parse("PUPR").expect("a code");
    let kalender = Kalender::new([], JamKerja::default(), 1);
    let (aturan, tujuan) = (AturanTenggat::default(), BTreeSet::from([skpd.clone()]));
    let kini = from_wib("2026-08-10T09:00".parse().expect("a reading"));
    let konteks = Konteks {
        kini,
        aturan: &aturan,
        kalender: &kalender,
        tujuan: &tujuan,
        induk: None,
    };
    let isi = IsiAduan {
        jenis: Jenis::Aduan,
        judul: "Pungutan liar oleh pegawai di loket ".repeat(3),
        uraian: "Saya diminta membayar.".into(),
        kategori: None,
        kecamatan: "14.03.01".into(),
        desa: "14.03.01.1001".into(),
        lokasi: "Kantor".into(),
        tanggal_peristiwa: "2026-08-08".parse().expect("a date"),
        privasi,
    };
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 12,
    };
    let warga = PersonId(Uuid::from_u128(1));
    let aduan = catat_aduan(AduanId(Uuid::from_u128(7)), nomor, warga, isi, &konteks).aduan;
    let admin = Aktor::AdminDiskominfo {
        id: PersonId(Uuid::from_u128(2)),
    };
    let command = Command::Disposisikan {
        utama: skpd,
        pendukung: Vec::new(),
        catatan: "Mohon dicek".into(),
        sifat: Sifat::Biasa,
    };
    let keputusan = decide(&aduan, &admin, command, &konteks).expect("a legal disposition");
    notices(&keputusan.event, &keputusan.aduan)
}

#[test]
fn a_disposition_tells_the_skpd_its_deadline_and_the_citizen_that_it_moved() {
    let daftar = disposed(Privasi::Terbuka);
    assert!(matches!(daftar[0].penerima, Penerima::PetugasSkpd { .. }));
    assert!(
        daftar[0].isi.starts_with("SPD-2026-000012 Pungutan liar"),
        "{}",
        daftar[0].isi
    );
    assert!(
        daftar[0]
            .isi
            .ends_with("Paling lambat Kam, 13 Agt, 16.00 WIB."),
        "{}",
        daftar[0].isi
    );
    assert!(matches!(daftar[1].penerima, Penerima::Pelapor { .. }));
    assert!(
        !daftar[1].isi.contains("Pungutan"),
        "the citizen's phone shows no content"
    );
    for notice in daftar {
        assert!(notice.judul.chars().count() <= BATAS.notice_judul);
        assert!(notice.isi.chars().count() <= BATAS.notice_isi);
    }
}

#[test]
fn a_confidential_aduan_is_named_by_its_number_alone() {
    assert!(
        disposed(Privasi::Rahasia)
            .iter()
            .all(|notice| !notice.isi.contains("Pungutan"))
    );
}
