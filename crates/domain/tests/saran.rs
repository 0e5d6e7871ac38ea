//! Suggestions on sentences as citizens write them, against the SKPD of the regency.

use domain::aduan::{IsiAduan, Jenis, Privasi};
use domain::id::SkpdKode;
use domain::referensi::{Kategori, Skpd};
use domain::saran::{Bahan, JejakSkpd, Keyakinan, SaranSkpd, sarankan};
use jiff::civil::{Date, date};
use rstest::rstest;
use serde_json::Value;

const PADA: Date = date(2026, 8, 12);

fn data(file: &str) -> Vec<Value> {
    let path = format!("{}/../../data/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("data of the repository"))
        .expect("data of the repository")
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn skpd() -> Vec<Skpd> {
    data("skpd.json")
        .iter()
        .map(|row| Skpd {
            kode: SkpdKode::parse(&text(row, "kode")).expect("data of the repository"),
            nama: text(row, "nama"),
            singkatan: text(row, "singkatan"),
            bidang_aduan: serde_json::from_value(row["bidang_aduan"].clone())
                .expect("data of the repository"),
            tujuan_disposisi: row["tujuan_disposisi"]
                .as_bool()
                .expect("data of the repository"),
            berlaku_mulai: None,
            berlaku_sampai: None,
        })
        .collect()
}

fn kategori() -> Vec<Kategori> {
    serde_json::from_value(Value::Array(data("kategori.json"))).expect("data of the repository")
}

fn isi(judul: &str, uraian: &str) -> IsiAduan {
    IsiAduan {
        jenis: Jenis::Aduan,
        judul: judul.to_owned(),
        uraian: uraian.to_owned(),
        kategori: None,
        kecamatan: "14.03.02".to_owned(),
        desa: "14.03.02.2001".to_owned(),
        lokasi: String::new(),
        tanggal_peristiwa: PADA,
        privasi: Privasi::Terbuka,
    }
}

fn suggest(isi: &IsiAduan, kategori: Option<&Kategori>, jejak: &[JejakSkpd]) -> Vec<SaranSkpd> {
    sarankan(&Bahan {
        isi,
        kategori,
        kecamatan: "Bantan",
        skpd: &skpd(),
        jejak,
        pada: PADA,
    })
}

#[rstest]
#[case(
    "Jembatan kayu lapuk di Desa Bantan Tua",
    "Papan jembatan banyak yang patah.",
    "PUPR"
)]
#[case(
    "Air keruh sudah tiga hari",
    "Air dari pipa keruh dan berbau karat.",
    "TIRTATERUBUK"
)]
#[case(
    "Antrean RoRo lebih dari empat jam",
    "Penyeberangan Air Putih macet panjang.",
    "DISHUB"
)]
#[case(
    "Sampah menumpuk di belakang pasar",
    "TPS penuh, sampah tidak diangkut.",
    "DLH"
)]
#[case(
    "Lampu jalan padam",
    "Penerangan di simpang mati dua minggu.",
    "PERKIMTAN"
)]
#[case(
    "Pungutan liar saat mengurus surat",
    "Petugas meminta uang tambahan.",
    "INSPEKTORAT"
)]
fn the_words_of_the_citizen_lead_to_the_skpd(
    #[case] judul: &str,
    #[case] uraian: &str,
    #[case] expected: &str,
) {
    let saran = suggest(&isi(judul, uraian), None, &[]);
    assert_eq!(saran[0].kode.as_str(), expected, "{saran:?}");
    assert!(saran[0].alasan[0].starts_with("Menyebut “"), "{saran:?}");
}

#[test]
fn the_chosen_field_and_the_history_are_named_as_reasons() {
    let isi = isi(
        "Jalan berlubang di Selat Baru",
        "Lubang besar di depan sekolah, jalan rusak.",
    );
    let kategori = kategori();
    let jalan = kategori
        .iter()
        .find(|k| k.kode == "jalan_dan_jembatan")
        .expect("data of the repository");
    let pupr = SkpdKode::parse("PUPR").expect("data of the repository");
    let dishub = SkpdKode::parse("DISHUB").expect("data of the repository");
    let jejak = [
        JejakSkpd {
            kode: pupr,
            dijawab_serupa: 41,
            aktif: 9,
        },
        JejakSkpd {
            kode: dishub,
            dijawab_serupa: 6,
            aktif: 2,
        },
    ];
    let saran = suggest(&isi, Some(jalan), &jejak);
    let best = &saran[0];
    assert_eq!(best.kode.as_str(), "PUPR");
    assert_eq!(best.keyakinan, Keyakinan::Tinggi, "{saran:?}");
    assert_eq!(best.aktif, 9);
    assert!(
        best.alasan
            .contains(&"Bidang pilihan warga: Jalan dan Jembatan".to_owned())
    );
    let before = "41 dari 47 aduan serupa ditangani dinas ini".to_owned();
    assert!(best.alasan.contains(&before), "{:?}", best.alasan);
}

#[test]
fn nothing_is_suggested_where_nothing_speaks_for_anybody() {
    let isi = isi("Terima kasih banyak", "Semoga dimudahkan selalu.");
    let saran = sarankan(&Bahan {
        isi: &isi,
        kategori: None,
        kecamatan: "",
        skpd: &skpd(),
        jejak: &[],
        pada: PADA,
    });
    assert_eq!(saran, []);
}

#[test]
fn a_guess_is_not_suggested() {
    let parking = isi(
        "Parkir mahal",
        "Saya datang ke kecamatan dan diminta sepuluh ribu. Saran saya, tertibkan.",
    );
    assert_eq!(suggest(&parking, None, &[]), []);
    for sample in data("demo/sample-aduan.json") {
        let isi = isi(&text(&sample, "judul"), &text(&sample, "isi"));
        if let Some(best) = suggest(&isi, None, &[]).first() {
            assert!(best.persen >= 30, "{}: {best:?}", isi.judul);
        }
    }
}

#[test]
fn a_skpd_that_takes_no_disposition_is_never_suggested() {
    let isi = isi(
        "Listrik padam terus",
        "Tiang dan kabel PLN roboh, listrik padam.",
    );
    let saran = suggest(&isi, None, &[]);
    assert!(
        saran.iter().all(|s| !s.kode.as_str().starts_with("EXT-")),
        "{saran:?}"
    );
}

#[test]
fn all_percents_together_are_at_most_a_hundred() {
    for sample in data("demo/sample-aduan.json") {
        let isi = isi(&text(&sample, "judul"), &text(&sample, "isi"));
        let sum: u32 = suggest(&isi, None, &[])
            .iter()
            .map(|s| u32::from(s.persen))
            .sum();
        assert!(sum <= 100, "{sum} for {}", isi.judul);
    }
}

/// The samples say which SKPD answered; with the chosen field the suggestion must agree with
/// most of them, or it is not worth its place on the screen.
#[test]
fn most_samples_are_suggested_to_the_skpd_that_answered_them() {
    let (skpd, kategori) = (skpd(), kategori());
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for sample in data("demo/sample-aduan.json") {
        let answered = text(&sample, "skpd");
        let Some(truth) = skpd.iter().find(|s| s.singkatan == answered) else {
            continue;
        };
        if !truth.tujuan_disposisi {
            continue;
        }
        let isi = isi(&text(&sample, "judul"), &text(&sample, "isi"));
        let field = kategori
            .iter()
            .find(|k| k.nama == text(&sample, "kategori"));
        all += 1;
        match suggest(&isi, field, &[]).first() {
            Some(best) if best.kode == truth.kode => right += 1,
            best => wrong.push(format!(
                "{answered} ≠ {:?}: {}",
                best.map(|b| b.kode.to_string()),
                isi.judul
            )),
        }
    }
    assert!(all >= 40, "only {all} samples name a SKPD");
    assert!(right * 100 >= all * 80, "{right} of {all}: {wrong:#?}");
}
