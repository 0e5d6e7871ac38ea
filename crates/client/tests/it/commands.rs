//! What is asked of the server at the officer's word, and what becomes of the answer.

use crate::support::{Meja, Peladen, sign_in};
use domain::aduan::command::Command;
use domain::id::{AduanId, Seq};
use std::time::Duration;
use testkit::perkara::{Perkara, admin, at, petugas};
use testkit::skpd;
use uuid::Uuid;
use wire::desk::{
    AduanRef, CommandRequest, CommandsRequest, Desk, FotoRequest, UnsentKind, UnsentRef, UnsentSave,
};
use wire::problem::{Code, Problem};
use wire::together::{DoneToAll, Seen};
use wiremock::ResponseTemplate;

fn baru(urut: u32) -> Perkara {
    Perkara::masuk(urut, "Jalan berlubang di Selat Baru", at("12T13:00"))
}

#[tokio::test]
async fn a_command_to_several_names_what_was_seen_and_drops_the_reason() {
    let peladen = Peladen::start(admin()).await;
    let (one, two) = (baru(1), baru(2));
    peladen.say(vec![one.view.clone(), two.view.clone()], vec![], vec![]);
    let done = DoneToAll {
        jumlah: 2,
        seq: Seq(300),
    };
    let place = "/v1/aduan/commands";
    let answer = ResponseTemplate::new(200).set_body_json(done);
    peladen.mount("POST", place, answer).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let text = |aduan| UnsentRef {
        aduan,
        untuk: UnsentKind::Tolak,
        draf_versi: None,
    };
    let kept = UnsentSave {
        aduan: one.id(),
        untuk: UnsentKind::Tolak,
        draf_versi: None,
        isi: "Iklan.".to_owned(),
    };
    officer.save_unsent(kept).await.unwrap();
    let seen = |perkara: &Perkara| Seen {
        id: perkara.id(),
        version: perkara.aduan().version,
    };
    let request = CommandsRequest {
        aduan: vec![seen(&one), seen(&two)],
        niat: Uuid::from_u128(9),
        command: Command::Tolak {
            alasan: "Iklan.".to_owned(),
        },
    };
    assert_eq!(officer.run_commands(request).await.unwrap(), done);
    assert_eq!(officer.read_unsent(text(one.id())).await.unwrap().isi, "");
    let requests = peladen.mock.received_requests().await.unwrap();
    let sent = requests.iter().find(|request| request.url.path() == place);
    let body: serde_json::Value = sent.unwrap().body_json().unwrap();
    assert_eq!(body["aduan"][1]["version"], two.aduan().version.0);
    assert_eq!(body["command"]["perintah"], "tolak");
    let key = Uuid::from_u128(9).to_string();
    assert_eq!(sent.unwrap().headers["idempotency-key"], key.as_str());
}

#[tokio::test]
async fn a_command_keeps_the_answer_and_drops_the_text_it_handed_in() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let pupr = petugas("PUPR");
    let before = baru(1)
        .disposisi(at("12T13:05"))
        .oleh(&pupr, Command::Terima, at("12T13:06"));
    let command = Command::AjukanDraf {
        isi: "Jalan akan ditambal pekan ini.".to_owned(),
    };
    let after = before.clone().oleh(&pupr, command.clone(), at("12T13:09"));
    peladen.say(vec![before.view.clone()], vec![], vec![]);
    let place = format!("/v1/aduan/{}/commands", before.id());
    let answer = ResponseTemplate::new(200).set_body_json(&after.view);
    peladen.mount("POST", &place, answer).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let (aduan, untuk) = (before.id(), UnsentKind::Tanggapan);
    let isi = "Jalan akan ditambal pekan ini.".to_owned();
    officer
        .save_unsent(UnsentSave {
            aduan,
            untuk,
            draf_versi: None,
            isi,
        })
        .await
        .unwrap();
    let request = CommandRequest {
        id: aduan,
        version: before.aduan().version,
        niat: Uuid::from_u128(9),
        command,
    };
    let detail = officer.run_command(request).await.unwrap();
    assert_eq!(detail.view, after.view);
    assert_eq!(
        officer
            .read_unsent(UnsentRef {
                aduan,
                untuk,
                draf_versi: None
            })
            .await
            .unwrap()
            .isi,
        ""
    );
    let requests = peladen.mock.received_requests().await.unwrap();
    let sent = requests
        .iter()
        .find(|request| request.url.path() == place)
        .unwrap();
    assert_eq!(
        sent.headers["if-match"],
        format!("\"{}\"", before.aduan().version.0).as_str()
    );
    assert_eq!(
        sent.headers["idempotency-key"],
        Uuid::from_u128(9).to_string().as_str()
    );
}

#[tokio::test]
async fn a_refused_command_passes_its_problem_on_and_keeps_the_text() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let perkara = baru(1).disposisi(at("12T13:05"));
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let said = Problem::new(
        412,
        Code::Konflik,
        "Sudah berubah",
        "Aduan ini sudah diubah orang lain.",
    );
    let place = format!("/v1/aduan/{}/commands", perkara.id());
    let answer = ResponseTemplate::new(412).set_body_json(&said);
    peladen.mount("POST", &place, answer).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let (aduan, untuk) = (perkara.id(), UnsentKind::Tanggapan);
    let isi = "Belum terkirim.".to_owned();
    officer
        .save_unsent(UnsentSave {
            aduan,
            untuk,
            draf_versi: None,
            isi: isi.clone(),
        })
        .await
        .unwrap();
    let request = CommandRequest {
        id: aduan,
        version: perkara.aduan().version,
        niat: Uuid::from_u128(9),
        command: Command::BeriMasukan { isi: isi.clone() },
    };
    assert_eq!(officer.run_command(request).await.unwrap_err(), said);
    assert_eq!(
        officer
            .read_unsent(UnsentRef {
                aduan,
                untuk,
                draf_versi: None
            })
            .await
            .unwrap()
            .isi,
        isi
    );
}

#[tokio::test]
async fn an_answer_about_an_aduan_that_left_is_not_kept() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let pupr = petugas("PUPR");
    let before = baru(1).disposisi(at("12T13:05"));
    let command = Command::Kembalikan {
        alasan: "Bukan kewenangan dinas kami.".to_owned(),
    };
    let mut after = before.clone().oleh(&pupr, command.clone(), at("12T13:09"));
    after.view.aduan.disposisi = None;
    peladen.say(vec![before.view.clone()], vec![], vec![]);
    let place = format!("/v1/aduan/{}/commands", before.id());
    let answer = ResponseTemplate::new(200).set_body_json(&after.view);
    peladen.mount("POST", &place, answer).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let request = CommandRequest {
        id: before.id(),
        version: before.aduan().version,
        niat: Uuid::from_u128(9),
        command,
    };
    officer.run_command(request).await.unwrap();
    assert!(
        officer
            .read_aduan(AduanRef { id: before.id() })
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_photo_is_passed_on_only_if_it_is_one() {
    let peladen = Peladen::start(admin()).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let request = |n| FotoRequest {
        aduan: AduanId(Uuid::from_u128(1)),
        lampiran: domain::id::LampiranId(Uuid::from_u128(n)),
        ukuran: wire::aduan::UkuranFoto::Kecil,
    };
    let place = |n| {
        let request = request(n);
        format!("/v1/aduan/{}/lampiran/{}", request.aduan, request.lampiran)
    };
    let jpeg = ResponseTemplate::new(200).set_body_bytes([0xFF, 0xD8, 0xFF, 0xE0]);
    peladen.mount("GET", &place(2), jpeg).await;
    let script = ResponseTemplate::new(200).set_body_string("<script>alert(1)</script>");
    peladen.mount("GET", &place(3), script).await;
    let foto = officer.read_foto(request(2)).await.unwrap();
    assert_eq!(foto.data_url, "data:image/jpeg;base64,/9j/4A==");
    assert_eq!(
        officer
            .read_foto(request(3))
            .await
            .unwrap_err()
            .code
            .as_str(),
        "bukan_sipendekar"
    );
}

#[tokio::test]
async fn like_answers_come_from_what_was_published() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let answered = baru(1)
        .disposisi(at("12T13:01"))
        .dijawab("Jalan sudah ditambal.", at("12T13:02"))
        .puas(at("12T13:03"));
    let open = baru(2).disposisi(at("12T13:05"));
    assert_eq!(open.aduan().disposisi.as_ref().unwrap().utama, skpd("PUPR"));
    peladen.say(
        vec![answered.view.clone(), open.view.clone()],
        vec![],
        vec![],
    );
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let detail = officer
        .read_aduan(AduanRef { id: open.id() })
        .await
        .unwrap();
    assert_eq!(detail.serupa.len(), 1);
    assert_eq!(detail.serupa[0].isi, "Jalan sudah ditambal.");
}

#[tokio::test]
async fn a_correction_belongs_to_one_version_of_the_text() {
    let peladen = Peladen::start(admin()).await;
    let pupr = petugas("PUPR");
    let draf = Command::AjukanDraf {
        isi: "Jalan akan ditambal.".to_owned(),
    };
    let before = baru(1)
        .disposisi(at("12T13:05"))
        .oleh(&pupr, Command::Terima, at("12T13:06"))
        .oleh(&pupr, draf, at("12T13:07"));
    let command = Command::Terbitkan {
        isi: "Jalan ditambal pekan ini.".to_owned(),
    };
    let after = before
        .clone()
        .oleh(&admin(), command.clone(), at("12T13:09"));
    peladen.say(vec![before.view.clone()], vec![], vec![]);
    let place = format!("/v1/aduan/{}/commands", before.id());
    let answer = ResponseTemplate::new(200).set_body_json(&after.view);
    peladen.mount("POST", &place, answer).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let (aduan, untuk) = (before.id(), UnsentKind::Koreksi);
    let of = |versi| UnsentRef {
        aduan,
        untuk,
        draf_versi: Some(versi),
    };
    let save = UnsentSave {
        aduan,
        untuk,
        draf_versi: Some(1),
        isi: "versi 1\nKoreksi.".to_owned(),
    };
    officer.save_unsent(save).await.unwrap();
    let first = officer.read_unsent(of(1)).await.unwrap();
    assert_eq!(
        (first.isi.as_str(), first.usang),
        ("versi 1\nKoreksi.", None)
    );
    let second = officer.read_unsent(of(2)).await.unwrap();
    assert_eq!(second.isi, "", "it is not shown for the newer draft");
    assert_eq!(second.usang.as_deref(), Some("versi 1\nKoreksi."));
    let request = CommandRequest {
        id: aduan,
        version: before.aduan().version,
        niat: Uuid::from_u128(9),
        command,
    };
    officer.run_command(request).await.unwrap();
    let third = officer.read_unsent(of(3)).await.unwrap();
    assert_eq!(
        third.usang, None,
        "what was published leaves nothing behind"
    );
}

#[tokio::test]
async fn an_answer_that_a_newer_tombstone_overtook_is_not_kept() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let before = baru(1).disposisi(at("12T13:05"));
    let after = before
        .clone()
        .oleh(&petugas("PUPR"), Command::Terima, at("12T13:09"));
    let later = baru(2).disposisi(at("12T13:09"));
    peladen.say(vec![before.view.clone()], vec![], vec![]);
    let place = format!("/v1/aduan/{}/commands", before.id());
    let slow = ResponseTemplate::new(200)
        .set_body_json(&after.view)
        .set_delay(Duration::from_secs(1));
    peladen.mount("POST", &place, slow).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let request = CommandRequest {
        id: before.id(),
        version: before.aduan().version,
        niat: Uuid::from_u128(9),
        command: Command::Terima,
    };
    let (answer, ()) = tokio::join!(officer.run_command(request), async {
        peladen.asked(&place).await;
        peladen.say(vec![later.view.clone()], vec![before.id()], vec![]);
        officer.sync_now(()).await.unwrap();
    });
    answer.unwrap();
    let withdrawn = officer.read_aduan(AduanRef { id: before.id() }).await;
    assert!(withdrawn.is_err(), "it left the officer for good");
    let later = officer.read_aduan(AduanRef { id: later.id() }).await;
    assert!(later.is_ok(), "the pull was applied");
}
