//! What each role gets at its first sync: the same four aduan, seen by each.

use crate::support::{Place, dispose};
use domain::aduan::Privasi;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Aduan of every privacy at PUPR, one answered at Dishub, one that nobody disposed yet.
async fn an_ordinary_week() -> Place {
    let place = Place::on_sqlite().await;
    let admin = &place.staff.admin;
    for (judul, privasi) in [
        ("Lampu jalan mati di Jalan Antara", Privasi::Terbuka),
        ("Jalan berlubang di depan pasar", Privasi::Anonim),
        ("Pungutan di loket pasar", Privasi::Rahasia),
    ] {
        let id = place.filed_as(judul, privasi).await;
        place.must(admin, id, &dispose("PUPR")).await;
    }
    let id = place
        .filed_as("Rambu roboh di simpang", Privasi::Terbuka)
        .await;
    let dishub = &place.staff.dishub;
    place.must(admin, id, &dispose("DISHUB")).await;
    place.must(dishub, id, &json!({"perintah": "terima"})).await;
    let draf = json!({"perintah": "ajukan_draf", "isi": "Rambu sudah kami tegakkan."});
    place.must(dishub, id, &draf).await;
    let terbit = json!({"perintah": "terbitkan", "isi": "Rambu sudah kami tegakkan lagi."});
    place.must(admin, id, &terbit).await;
    place.filed().await;
    place
}

fn table(page: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let mut table = String::new();
    for view in page["aduan"].as_array().expect("aduan") {
        let aduan = &view["aduan"];
        let _ = writeln!(
            table,
            "{} {:<12} {:<8} pelapor: {:<16} foto: {} riwayat: {} draf: {} {}",
            text(&aduan["nomor"]),
            text(&aduan["status"]["status"]),
            text(&aduan["isi"]["privasi"]),
            text(&view["pelapor_nama"]),
            view["lampiran"].as_array().map_or(0, Vec::len),
            view["riwayat"].as_array().map_or(0, Vec::len),
            aduan["draf"].as_array().map_or(0, Vec::len),
            text(&aduan["isi"]["judul"]),
        );
    }
    for notice in page["notices"].as_array().expect("notices") {
        let (judul, isi) = (text(&notice["judul"]), text(&notice["isi"]));
        let _ = writeln!(table, "• {}: {judul} | {isi}", text(&notice["jenis"]));
    }
    table
}

#[tokio::test]
async fn the_first_sync_of_every_role() {
    let place = an_ordinary_week().await;
    let staff = &place.staff;
    let mut told = String::new();
    for (who, token) in [
        ("admin_diskominfo", &staff.admin),
        ("petugas_skpd PUPR", &staff.pupr),
        ("petugas_skpd DISHUB", &staff.dishub),
        ("pimpinan", &staff.bupati),
        ("inspektorat", &staff.inspektorat),
        ("superadmin", &staff.superadmin),
    ] {
        let page = place.get(token, "/v1/sync").await.json;
        let _ = writeln!(told, "{who}\n{}", table(&page));
    }
    insta::assert_snapshot!(told);
}
