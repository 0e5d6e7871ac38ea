//! What comes from the server, what goes, and what is told once.

use crate::support::{Meja, Peladen, sign_in};
use client::{DeskEvent, Toast};
use domain::id::{AduanId, Seq};
use std::time::Duration;
use testkit::perkara::{Perkara, admin, at, petugas};
use tokio::sync::broadcast::Receiver;
use uuid::Uuid;
use wire::desk::{AduanRef, Desk, NoticeRef, UnsentKind, UnsentRef, UnsentSave};
use wiremock::ResponseTemplate;

fn baru(urut: u32) -> Perkara {
    Perkara::masuk(urut, "Jalan berlubang di Selat Baru", at("12T13:00"))
}

/// Toasts that came until now.
fn toasts(events: &mut Receiver<DeskEvent>) -> Vec<Toast> {
    let mut toasts = Vec::new();
    while let Ok(event) = events.try_recv() {
        if let DeskEvent::Toast(toast) = event {
            toasts.push(toast);
        }
    }
    toasts
}

#[tokio::test]
async fn a_tombstone_removes_the_aduan_with_its_notices_and_leaves_what_was_being_written() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let perkara = baru(1).disposisi(at("12T13:05"));
    peladen.say(vec![perkara.view.clone()], vec![], vec![perkara.notice(1)]);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    assert_eq!(officer.notices(()).await.unwrap().len(), 1);
    let id = perkara.id();
    let untuk = UnsentKind::Tanggapan;
    let isi = "Sedang kami kerjakan.".to_owned();
    officer
        .save_unsent(UnsentSave {
            aduan: id,
            untuk,
            draf_versi: None,
            isi,
        })
        .await
        .unwrap();

    peladen.say(vec![], vec![id], vec![]);
    officer.sync_now(()).await.unwrap();
    assert_eq!(officer.notices(()).await.unwrap(), []);
    let gone = officer.read_aduan(AduanRef { id }).await.unwrap_err();
    assert_ne!(
        gone.code.as_str(),
        "belum_masuk",
        "the server was asked, and has nothing"
    );
    peladen.say(vec![perkara.view], vec![], vec![]);
    officer.sync_now(()).await.unwrap();
    officer.read_aduan(AduanRef { id }).await.unwrap();
    let text = officer
        .read_unsent(UnsentRef {
            aduan: id,
            untuk,
            draf_versi: None,
        })
        .await;
    assert_eq!(text.unwrap().isi, "Sedang kami kerjakan.", "it came back");
}

#[tokio::test]
async fn a_notice_is_shown_once_over_pulls_and_restarts_and_the_server_learns_of_it() {
    let peladen = Peladen::start(admin()).await;
    let perkara = baru(1);
    let notice = perkara.notice(1);
    peladen.say(vec![perkara.view.clone()], vec![], vec![notice.clone()]);
    let meja = Meja::new();
    let officer = meja.start().await;
    let mut events = officer.events();
    sign_in(&officer, &peladen).await;
    let shown = toasts(&mut events);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].aduan, Some(perkara.id()));
    let told = peladen.bodies("POST", "/v1/notices/marks").await;
    assert_eq!(
        told,
        [serde_json::json!({"ids": [notice.id], "tanda": "ditampilkan"})]
    );

    peladen.say(vec![], vec![], vec![notice.clone()]);
    officer.sync_now(()).await.unwrap();
    assert_eq!(toasts(&mut events), []);
    officer.stop().await;

    let again = meja.start().await;
    let mut events = again.events();
    peladen.say(vec![], vec![], vec![notice]);
    again.sync_now(()).await.unwrap();
    assert_eq!(toasts(&mut events), []);
    assert_eq!(again.notices(()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_click_opens_the_aduan_and_marks_the_notice_everywhere() {
    let peladen = Peladen::start(admin()).await;
    let perkara = baru(1);
    let notice = perkara.notice(1);
    peladen.say(vec![perkara.view.clone()], vec![], vec![notice.clone()]);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let mut events = officer.events();
    officer
        .toast_clicked(&notice.tanda, Some(perkara.id()))
        .await;
    let mut opened: Option<AduanId> = None;
    while let Ok(event) = events.try_recv() {
        if let DeskEvent::Open(id) = event {
            opened = Some(id);
        }
    }
    assert_eq!(opened, Some(perkara.id()));
    assert_eq!(
        officer.notices(()).await.unwrap()[0].view.dibuka,
        Some(at("12T13:10"))
    );
    officer.sync_now(()).await.unwrap();
    let told = peladen.bodies("POST", "/v1/notices/marks").await;
    assert!(told.contains(&serde_json::json!({"ids": [notice.id], "tanda": "dibuka"})));
    officer
        .mark_notice_opened(NoticeRef { id: notice.id })
        .await
        .unwrap(); // again changes nothing
    officer.sync_now(()).await.unwrap();
    assert_eq!(
        peladen.bodies("POST", "/v1/notices/marks").await.len(),
        told.len()
    );
}

#[tokio::test]
async fn the_first_notice_of_a_cache_that_has_synced_for_long_is_told_however_old() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await; // a new officer: nothing has come yet
    officer.stop().await;

    meja.clock.set(at("13T08:30")); // the next morning
    let again = meja.start().await;
    let mut events = again.events();
    let perkara = baru(1);
    peladen.say(vec![perkara.view.clone()], vec![], vec![perkara.notice(1)]);
    again.sync_now(()).await.unwrap();
    assert_eq!(toasts(&mut events).len(), 1);
}

#[tokio::test]
async fn a_toast_clicked_while_the_server_is_told_of_it_stays_opened() {
    let peladen = Peladen::start(admin()).await;
    let perkara = baru(1);
    let notice = perkara.notice(1);
    let place = "/v1/notices/marks";
    let slow = ResponseTemplate::new(204).set_delay(Duration::from_secs(1));
    peladen.mount("POST", place, slow).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    peladen.say(vec![perkara.view.clone()], vec![], vec![notice.clone()]);
    let (told, ()) = tokio::join!(officer.sync_now(()), async {
        peladen.asked(place).await;
        officer
            .toast_clicked(&notice.tanda, Some(perkara.id()))
            .await;
    });
    told.unwrap();
    let opened = officer.notices(()).await.unwrap()[0].view.dibuka;
    assert_eq!(opened, Some(at("12T13:10")));
    officer.sync_now(()).await.unwrap();
    let told = peladen.bodies("POST", place).await;
    let dibuka = serde_json::json!({"ids": [notice.id], "tanda": "dibuka"});
    assert!(told.contains(&dibuka), "the server learns of the click");
}

/// The server was restored from a backup that knows the first aduan and not the second: by another
/// name of its log, or by an end of it that lies before what was read already.
#[tokio::test]
async fn a_restored_server_is_read_from_the_beginning_and_what_was_being_written_stays() {
    let (before, after) = (Uuid::from_u128(1), Uuid::from_u128(2));
    for (log, newest) in [(after, Seq(900)), (before, Seq(150))] {
        let peladen = Peladen::start(petugas("PUPR")).await;
        let (kept, lost) = (
            baru(1).disposisi(at("12T13:05")),
            baru(2).disposisi(at("12T13:06")),
        );
        peladen.has_log(Some(before), Seq(200));
        peladen.say(
            vec![kept.view.clone(), lost.view.clone()],
            vec![],
            vec![lost.notice(9)],
        );
        let officer = Meja::new().start().await;
        sign_in(&officer, &peladen).await;
        let save = UnsentSave {
            aduan: kept.id(),
            untuk: UnsentKind::Tanggapan,
            draf_versi: None,
            isi: "Sedang kami kerjakan.".to_owned(),
        };
        officer.save_unsent(save).await.unwrap();

        peladen.has_log(Some(log), newest);
        if log == after {
            peladen.say(vec![], vec![], vec![]); // what is after the old cursor: nothing
        }
        peladen.say(vec![kept.view.clone()], vec![], vec![]);
        officer.sync_now(()).await.unwrap();
        officer
            .read_aduan(AduanRef { id: kept.id() })
            .await
            .unwrap();
        let phantom = officer.read_aduan(AduanRef { id: lost.id() }).await;
        assert!(phantom.is_err(), "what the server does not know is gone");
        assert_eq!(officer.notices(()).await.unwrap(), []);
        let untuk = UnsentKind::Tanggapan;
        let text = officer.read_unsent(UnsentRef {
            aduan: kept.id(),
            untuk,
            draf_versi: None,
        });
        assert_eq!(text.await.unwrap().isi, "Sedang kami kerjakan.", "it stays");
        let told = officer.state().peringatan;
        assert!(
            told.iter().any(|one| one.contains("dipulihkan")),
            "{told:?}"
        );
    }
}

#[tokio::test]
async fn notices_count_as_opened_with_their_aduan_or_all_at_once() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let perkara: Vec<Perkara> = (1..=3).map(|n| baru(n).disposisi(at("12T13:05"))).collect();
    let views = perkara.iter().map(|one| one.view.clone()).collect();
    let notices = (1..).zip(&perkara).map(|(n, one)| one.notice(n)).collect();
    peladen.say(views, vec![], notices);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let unopened = async || {
        let notices = officer.notices(()).await.unwrap();
        notices
            .iter()
            .filter(|row| row.view.dibuka.is_none())
            .count()
    };
    assert_eq!(unopened().await, 3);
    let first = AduanRef {
        id: perkara[0].id(),
    };
    officer.read_aduan(first).await.unwrap();
    assert_eq!(unopened().await, 2, "what is read needs no bell");
    officer.mark_all_notices_opened(()).await.unwrap();
    assert_eq!(unopened().await, 0);
    officer.sync_now(()).await.unwrap();
    let told = peladen.bodies("POST", "/v1/notices/marks").await;
    let told = serde_json::to_string(&told).unwrap();
    assert!(told.contains("dibuka"), "the server knows: {told}");
}
