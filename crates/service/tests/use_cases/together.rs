//! One command to several aduan: done to all of them, or to none.

use crate::world::World;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::StatusCode;
use domain::alur::refusal::Refusal;
use domain::batas::BATAS;
use domain::id::{AduanId, Version};
use domain::person::aktor::Aktor;
use service::Error;
use service::aduan::run_commands;
use testkit::{dispose, note};
use uuid::Uuid;
use wire::together::{CommandForAll, DoneToAll, Seen};

fn refuse() -> Command {
    Command::Tolak {
        alasan: "Iklan, bukan aduan.".to_owned(),
    }
}

fn seen(ids: &[AduanId]) -> Vec<Seen> {
    let version = Version::FIRST;
    ids.iter().map(|&id| Seen { id, version }).collect()
}

async fn ask(
    world: &World,
    who: &Aktor,
    aduan: Vec<Seen>,
    command: Command,
    niat: Uuid,
) -> Result<DoneToAll, Error> {
    run_commands(&world.app, who, &CommandForAll { aduan, command }, niat).await
}

async fn three(world: &World) -> Vec<AduanId> {
    let mut ids = Vec::new();
    for who in [&world.folk.siti, &world.folk.budi, &world.folk.siti] {
        ids.push(world.file(who).await);
    }
    ids
}

async fn statuses(world: &World, ids: &[AduanId]) -> Vec<StatusCode> {
    let mut statuses = Vec::new();
    for id in ids {
        let view = world.view(&world.folk.admin, *id).await;
        statuses.push(view.aduan.status.code());
    }
    statuses
}

pub(crate) async fn many_are_refused_at_once_and_each_is_told(world: &World) {
    let folk = &world.folk;
    let ids = three(world).await;
    let niat = Uuid::new_v4();
    let done = ask(world, &folk.admin, seen(&ids), refuse(), niat).await;
    let done = done.expect("granted");
    assert_eq!(done.jumlah, 3);
    assert_eq!(statuses(world, &ids).await, [StatusCode::Ditolak; 3]);
    for id in &ids {
        let view = world.view(&folk.admin, *id).await;
        assert_eq!(view.riwayat.len(), 2, "each has its own row");
        let putusan = view.aduan.putusan.iter().map(|putusan| putusan.tepat);
        assert_eq!(putusan.collect::<Vec<_>>(), [true], "and its own verdict");
    }
    let refused = |told: Vec<(_, String)>| {
        let titles = told.into_iter().map(|(_, judul)| judul);
        titles
            .filter(|judul| judul.contains("tidak dapat diproses"))
            .count()
    };
    assert_eq!(refused(world.told(&folk.siti).await), 2);
    assert_eq!(refused(world.told(&folk.budi).await), 1);
    assert_eq!(world.app.first_broken_link().await.expect("readable"), None);
    let page = world.everything(&folk.admin).await;
    assert_eq!(page.cursor, done.seq, "so far has whoever read it all");

    let again = ask(world, &folk.admin, seen(&ids), refuse(), niat).await;
    assert_eq!(again.expect("as before"), done, "nothing happens twice");
    let other = ask(world, &folk.admin, seen(&ids[..1]), refuse(), niat).await;
    assert!(matches!(other, Err(Error::Form(_))), "{other:?}");
}

pub(crate) async fn one_that_cannot_leaves_all_as_they_were(world: &World) {
    let folk = &world.folk;
    let mut ids = three(world).await;
    world.done(&folk.admin, ids[1], dispose("PUPR", &[])).await;
    world.done(&folk.admin, ids[2], note("Sudah dicek")).await;
    let ghost = AduanId(Uuid::from_u128(404));
    ids.push(ghost);
    let mut asked = seen(&ids);
    asked[1].version = Version::FIRST.next();
    let refused = ask(world, &folk.admin, asked, refuse(), Uuid::new_v4()).await;
    let Err(Error::NotAll(not_done)) = refused else {
        panic!("not all of them: {refused:?}");
    };
    let which: Vec<_> = not_done.iter().map(|one| one.id).collect();
    assert_eq!(which, ids[1..], "every one that cannot, and only those");
    assert!(not_done[0].pesan.contains("Disposisi"), "{not_done:?}");
    assert!(not_done[1].pesan.contains("Sudah berubah"), "{not_done:?}");
    let told = Error::NotAll(not_done).pesan();
    assert!(told.contains("SPD-2026-000002, SPD-2026-000003"), "{told}");
    let expected = [StatusCode::Masuk, StatusCode::Disposisi, StatusCode::Masuk];
    assert_eq!(statuses(world, &ids[..3]).await, expected);
    assert_eq!(world.view(&folk.admin, ids[0]).await.riwayat.len(), 1);
    let told = world.told(&folk.siti).await;
    assert!(told.iter().all(|(_, judul)| !judul.contains("diproses")));
}

pub(crate) async fn only_what_fits_all_is_asked_of_several(world: &World) {
    let folk = &world.folk;
    let ids = three(world).await;
    let admin = &folk.admin;
    let asked = ask(world, admin, seen(&ids), note("Sama"), Uuid::new_v4()).await;
    assert!(matches!(asked, Err(Error::Refused(Refusal::SatuPerSatu))));
    let twice = [ids[0], ids[0]];
    let too_many: Vec<_> = (0..=BATAS.bersama)
        .map(|_| AduanId(Uuid::new_v4()))
        .collect();
    for wrong in [&[][..], &twice, &too_many] {
        let refused = ask(world, admin, seen(wrong), refuse(), Uuid::new_v4()).await;
        assert!(matches!(refused, Err(Error::Form(_))), "{refused:?}");
    }
    for who in [&folk.pupr, &folk.bupati, &folk.siti] {
        let refused = ask(world, who, seen(&ids), refuse(), Uuid::new_v4()).await;
        assert!(matches!(refused, Err(Error::NotAll(_))), "{refused:?}");
    }
    assert_eq!(statuses(world, &ids).await, [StatusCode::Masuk; 3]);
    let kinds = CommandKind::ALL.into_iter();
    let together: Vec<_> = kinds
        .filter(|kind| domain::alur::permissions::boleh_bersama(*kind))
        .collect();
    assert_eq!(together, [CommandKind::Tolak]);
}
