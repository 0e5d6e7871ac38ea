//! Enums with their code in their own object: read wherever the code stands.

use domain::aduan::Sifat;
use domain::aduan::command::Command;
use domain::aduan::event::Peristiwa;
use domain::id::SkpdKode;
use domain::person::aktor::Aktor;
use domain::tenggat::{AlasanHari, HariDihitung};
use proptest::prelude::*;

fn disposisikan() -> Command {
    let skpd = |kode| SkpdKode::parse(kode).expect("a code");
    Command::Disposisikan {
        utama: skpd("PUPR"),
        pendukung: vec![skpd("DLH"), skpd("DISHUB")],
        catatan: "Mohon \"segera\"".to_owned(),
        sifat: Sifat::Segera,
    }
}

fn read(json: &str) -> Result<Command, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

proptest! {
    #[test]
    fn fields_are_read_in_any_order(
        order in Just(["perintah", "utama", "pendukung", "catatan", "sifat"]).prop_shuffle(),
        has_more in any::<bool>(),
    ) {
        let written = serde_json::to_value(disposisikan()).expect("it can be written");
        let field = |name: &&str| format!("{name:?}:{}", written[*name]);
        let fields: Vec<_> = order.iter().map(field).collect();
        let more = if has_more { r#""lain":[{"a":1}],"# } else { "" };
        let json = format!("{{{more}{}}}", fields.join(","));
        prop_assert_eq!(read(&json), Ok(disposisikan()));
    }
}

#[test]
fn a_command_without_data_is_read_with_whatever_stands_beside_it() {
    for json in [
        r#"{"perintah":"terima"}"#,
        r#"{"perintah":"terima","isi":"x","lain":{"dalam":[1,2]}}"#,
        r#"{"lain":{"dalam":[1,2]},"perintah":"terima"}"#,
    ] {
        assert_eq!(read(json), Ok(Command::Terima), "{json}");
    }
}

#[test]
fn whatever_is_missing_or_unknown_is_named() {
    for (json, said) in [
        ("{}", "missing field `perintah`"),
        (r#"{"isi":"x"}"#, "missing field `perintah`"),
        (r#"{"perintah":"catat"}"#, "missing field `isi`"),
        (r#"{"isi":1,"perintah":"catat"}"#, "expected a string"),
        (r#"{"perintah":"hapus"}"#, "unknown variant `hapus`"),
        (r#"{"perintah":7}"#, "expected variant identifier"),
        ("[]", "expected an object with `perintah`"),
        (r#""terima""#, "expected an object with `perintah`"),
        (
            r#"{"perintah":"catat","isi":"a","isi":"b"}"#,
            "duplicate field `isi`",
        ),
    ] {
        let error = read(json).expect_err(json);
        assert!(error.contains(said), "{json}: {error}");
    }
}

#[test]
fn a_value_that_was_read_before_is_read_too() {
    let written = serde_json::to_value(disposisikan()).expect("it can be written");
    let back: Command = serde_json::from_value(written).expect("it can be read");
    assert_eq!(back, disposisikan());
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let id = "018f0000-0000-7000-8000-000000000002";
    for json in [
        r#"{"peran":"petugas_skpd"}"#.to_owned(),
        format!(r#"{{"peran":"petugas_skpd","id":"{id}"}}"#),
        r#"{"peran":"admin_diskominfo"}"#.to_owned(),
    ] {
        assert!(serde_json::from_str::<Aktor>(&json).is_err(), "{json}");
    }
    let sistem: Aktor = serde_json::from_str(r#"{"peran":"sistem"}"#).expect("the clock");
    assert_eq!(sistem, Aktor::Sistem);

    assert!(serde_json::from_str::<Peristiwa>(r#"{"peristiwa":"perintah"}"#).is_err());

    let hari = |alasan: &str| format!(r#"{{"tanggal":"2026-11-30","alasan":"{alasan}"}}"#);
    for alasan in ["dihitung", "jatuh_tempo", "libur"] {
        let json = hari(alasan);
        assert!(
            serde_json::from_str::<HariDihitung>(&json).is_err(),
            "{json}"
        );
    }
    let pekan: HariDihitung = serde_json::from_str(&hari("akhir_pekan")).expect("a day");
    assert_eq!(pekan.alasan, AlasanHari::AkhirPekan);
}
