//! What lies on disk, and where the key to it lies.

use crate::support::{Meja, Peladen, TOKEN, is_on_disk, sign_in};
use crate::texts::{DRAF, JUDUL, URAIAN, Writer, kept, perkara, token_of, unsent, unsent_ref};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use testkit::perkara::{admin, petugas};
use wire::desk::{AduanRef, Desk, UnsentKind, UnsentRef, UnsentSave};
use wire::problem::{Code, Problem};

#[tokio::test]
async fn nothing_that_people_wrote_and_no_secret_lies_readable_on_disk() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![perkara.notice(1)]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    let request = AduanRef { id: perkara.id() };
    assert_eq!(
        officer
            .read_aduan(request)
            .await
            .unwrap()
            .view
            .aduan
            .isi
            .judul,
        JUDUL
    );
    for running in [true, false] {
        if !running {
            officer.stop().await;
        }
        for canary in [
            JUDUL,
            URAIAN,
            DRAF,
            TOKEN,
            "sandi-rahasia-kenari",
            "Marlina",
            "Nurhayati",
        ] {
            assert!(
                !is_on_disk(meja.folder.path(), canary),
                "{canary} lies on disk"
            );
        }
        assert!(
            is_on_disk(meja.folder.path(), "SQLite format 3"),
            "the look itself works"
        );
    }
}

#[tokio::test]
async fn a_text_survives_a_crash_right_after_it_was_kept() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    let after = tempfile::tempdir().unwrap(); // the disk as it is at this moment
    for entry in std::fs::read_dir(meja.folder.path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), after.path().join(entry.file_name())).unwrap();
    }
    let again = meja.start_in(after.path()).await;
    assert!(again.state().petugas.is_some(), "the session was kept");
    assert_eq!(kept(&again, &perkara).await, DRAF);
    assert_eq!(
        again
            .read_aduan(AduanRef { id: perkara.id() })
            .await
            .unwrap()
            .view,
        perkara.view
    );
}

#[tokio::test]
async fn an_empty_text_removes_the_text() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    let gone = officer.save_unsent(unsent(&perkara, "")).await.unwrap();
    assert_eq!(gone.disimpan, None);
    assert_eq!(kept(&officer, &perkara).await, "");
}

#[tokio::test]
async fn what_was_deleted_or_written_over_can_be_taken_back() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    let save = async |isi: &str| {
        officer.save_unsent(unsent(&perkara, isi)).await.unwrap();
    };
    let states = async |officer: &client::Officer| {
        let states = officer.unsent_versions(unsent_ref(&perkara)).await.unwrap();
        states
            .into_iter()
            .map(|state| state.isi)
            .collect::<Vec<_>>()
    };
    let answer = format!("{DRAF} dan sudah panjang sekali, hampir selesai");
    for end in 1..=answer.len() {
        save(&answer[..end]).await; // typed
    }
    assert_eq!(states(&officer).await, Vec::<String>::new(), "it only grew");
    save("x").await; // everything marked, one key
    assert_eq!(states(&officer).await, [answer.as_str()]);
    save(&answer).await;
    for end in (0..answer.len()).rev() {
        save(&answer[..end]).await; // letter by letter, to nothing
    }
    assert_eq!(
        states(&officer).await,
        [answer.as_str()],
        "the same only once"
    );
    for n in 0..40 {
        save(&format!(
            "Jawaban lain yang juga sudah cukup panjang untuk disimpan, {n}."
        ))
        .await;
        save("").await;
    }
    assert!(states(&officer).await.len() <= 30, "not without end");
    officer.stop().await;
    assert!(!is_on_disk(meja.folder.path(), DRAF), "sealed as well");
    let again = meja.start().await;
    assert!(!states(&again).await.is_empty(), "through a restart");
}

#[tokio::test]
async fn signing_out_leaves_no_aduan_and_no_token_behind() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![perkara.notice(1)]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    assert!(token_of(&meja, &peladen).is_some());
    let state = officer.sign_out(()).await.unwrap();
    assert_eq!(state.petugas, None);
    assert_eq!(token_of(&meja, &peladen), None);
    assert_eq!(peladen.bodies("DELETE", "/v1/session").await.len(), 1);
    officer.stop().await;
    let mut disk = SqliteConnection::connect(&url_of(&meja)).await.unwrap();
    for table in ["aduan", "notice"] {
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
            .fetch_one(&mut disk)
            .await
            .unwrap();
        assert_eq!(count, 0, "{table}");
    }
    assert_eq!(
        meja.start().await.state().petugas,
        None,
        "nor after a restart"
    );
}

#[tokio::test]
async fn what_was_written_survives_signing_out_and_a_restart_whatever_it_is_for() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    let save = |untuk: UnsentKind| UnsentSave {
        untuk,
        ..unsent(&perkara, &format!("{DRAF} {}", untuk.as_str()))
    };
    for untuk in UnsentKind::ALL {
        officer.save_unsent(save(untuk)).await.unwrap();
    }
    officer.sign_out(()).await.unwrap();
    officer.stop().await;
    let again = meja.start().await;
    sign_in(&again, &peladen).await;
    for untuk in UnsentKind::ALL {
        let text = UnsentRef {
            untuk,
            ..unsent_ref(&perkara)
        };
        assert_eq!(again.read_unsent(text).await.unwrap().isi, save(untuk).isi);
    }
}

#[tokio::test]
async fn a_colleague_who_signs_out_destroys_nobody_elses_text() {
    let Writer {
        peladen,
        perkara,
        meja: _meja,
        officer,
    } = Writer::sits_down().await;
    officer.sign_out(()).await.unwrap();
    peladen.is_now(petugas("PUPR"));
    sign_in(&officer, &peladen).await;
    officer.sign_out(()).await.unwrap();
    peladen.is_now(admin());
    sign_in(&officer, &peladen).await;
    let kept = officer.read_unsent(unsent_ref(&perkara)).await.unwrap();
    assert_eq!(kept.isi, DRAF);
}

fn url_of(meja: &Meja) -> String {
    let file = meja.folder.path().join("cache.sqlite");
    format!("sqlite://{}", file.display())
}

#[tokio::test]
async fn a_text_waits_for_its_writer_though_somebody_else_signs_in_meanwhile() {
    let Writer {
        peladen,
        perkara,
        meja: _meja,
        officer,
    } = Writer::sits_down().await;
    peladen.refuse(Problem::new(
        401,
        Code::BelumMasuk,
        "Sesi berakhir",
        "Masuk lagi.",
    ));
    officer.sync_now(()).await.unwrap();
    let kept = async || kept(&officer, &perkara).await;

    peladen.is_now(petugas("PUPR"));
    sign_in(&officer, &peladen).await;
    assert_eq!(kept().await, "", "another officer finds none");
    let theirs = unsent(&perkara, "Tulisan petugas lain.");
    officer.save_unsent(theirs).await.unwrap();

    peladen.is_now(admin());
    sign_in(&officer, &peladen).await;
    assert_eq!(kept().await, DRAF, "neither lost nor written over");
}

#[tokio::test]
async fn a_cache_that_cannot_be_wiped_does_not_keep_the_token() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    let mut other = SqliteConnection::connect(&url_of(&meja)).await.unwrap();
    let locked = sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await;
    locked.unwrap();
    let problem = officer.sign_out(()).await.unwrap_err();
    assert_eq!(problem.code.as_str(), "penyimpanan_gagal");
    assert_eq!(officer.state().petugas, None);
    assert_eq!(token_of(&meja, &peladen), None);
}
