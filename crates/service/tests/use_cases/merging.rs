//! One aduan follows another, and gets its answer.

use crate::world::World;
use domain::aduan::command::Command;
use domain::aduan::{Nilai, Privasi};
use domain::alur::refusal::Refusal;
use domain::id::{AduanId, NomorRegister};
use domain::person::aktor::Aktor;
use service::Error;
use service::aduan::warga;
use testkit::{dispose, form, form_with, hand_in, merge, note, publish, rate};

async fn answer(world: &World, id: AduanId) {
    let folk = &world.folk;
    world
        .all_done(
            id,
            vec![
                (&folk.admin, dispose("PUPR", &[])),
                (&folk.pupr, Command::Terima),
                (&folk.pupr, hand_in("Draf jawaban induk.")),
                (&folk.admin, publish("Jawaban induk.")),
            ],
        )
        .await;
}

async fn read_answer(world: &World, who: &Aktor, nomor: NomorRegister) -> Vec<String> {
    let aduan = warga::aduan_warga(&world.app, who, nomor).await;
    let jawaban = aduan.expect("the own aduan").jawaban;
    jawaban.into_iter().map(|jawaban| jawaban.isi).collect()
}

async fn times_answered(world: &World, who: &Aktor) -> usize {
    let told = world.told(who).await;
    let answered = "Aduan Anda sudah dijawab";
    told.iter().filter(|(_, judul)| judul == answered).count()
}

pub(crate) async fn who_follows_reads_the_answer_and_is_told(world: &World) {
    let folk = &world.folk;
    let (induk, nomor_induk) = world.file_form(&folk.siti, &form()).await;
    let (anak, nomor_anak) = world.file_form(&folk.budi, &form()).await;
    let (_, nomor_lain) = world.file_form(&folk.budi, &form()).await;
    world.done(&folk.admin, anak, merge(nomor_induk)).await;
    let his = warga::aduan_warga(&world.app, &folk.budi, nomor_anak).await;
    let his = his.expect("his own");
    assert_eq!(his.status_teks, format!("Digabung dengan {nomor_induk}"));
    assert!(his.jawaban.is_empty());

    answer(world, induk).await;
    assert_eq!(
        read_answer(world, &folk.budi, nomor_anak).await,
        ["Jawaban induk."]
    );
    assert_eq!(
        read_answer(world, &folk.siti, nomor_induk).await,
        ["Jawaban induk."]
    );
    assert_eq!(
        read_answer(world, &folk.budi, nomor_lain).await,
        Vec::<String>::new()
    );
    assert_eq!(times_answered(world, &folk.budi).await, 1);
    assert_eq!(times_answered(world, &folk.siti).await, 1);
    let strange = warga::aduan_warga(&world.app, &folk.budi, nomor_induk).await;
    assert!(
        matches!(strange, Err(Error::NotFound)),
        "the answer, not the aduan"
    );
}

pub(crate) async fn who_follows_a_follower_reads_it_too(world: &World) {
    let folk = &world.folk;
    let (first, nomor_first) = world.file_form(&folk.budi, &form()).await;
    let (second, nomor_second) = world.file_form(&folk.siti, &form()).await;
    let (third, nomor_third) = world.file_form(&folk.siti, &form()).await;
    world.done(&folk.admin, first, merge(nomor_second)).await;
    world.done(&folk.admin, second, merge(nomor_third)).await;
    answer(world, third).await;
    for (who, nomor) in [
        (&folk.budi, nomor_first),
        (&folk.siti, nomor_second),
        (&folk.siti, nomor_third),
    ] {
        assert_eq!(read_answer(world, who, nomor).await, ["Jawaban induk."]);
    }
    assert_eq!(times_answered(world, &folk.budi).await, 1);
    assert_eq!(
        times_answered(world, &folk.siti).await,
        2,
        "of each of hers"
    );
}

pub(crate) async fn nobody_reaches_a_confidential_answer_through_another(world: &World) {
    let folk = &world.folk;
    let (rahasia, nomor_rahasia) = world
        .file_form(&folk.siti, &form_with(Privasi::Rahasia))
        .await;
    let (terbuka, nomor_terbuka) = world.file_form(&folk.siti, &form()).await;
    let (sendiri, nomor_sendiri) = world.file_form(&folk.siti, &form()).await;
    let (anak, nomor_anak) = world.file_form(&folk.budi, &form()).await;
    world.done(&folk.admin, anak, merge(nomor_terbuka)).await;
    world.done(&folk.admin, sendiri, merge(nomor_rahasia)).await;
    let refused = world.run(&folk.admin, terbuka, merge(nomor_rahasia)).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::IndukRahasia))),
        "Budi follows it: {refused:?}"
    );
    answer(world, rahasia).await;
    assert_eq!(
        read_answer(world, &folk.siti, nomor_sendiri).await,
        ["Jawaban induk."]
    );
    assert!(read_answer(world, &folk.budi, nomor_anak).await.is_empty());
    assert_eq!(times_answered(world, &folk.budi).await, 0);
}

async fn turn(world: &World, who: &Aktor, nomor: NomorRegister) -> String {
    let aduan = warga::aduan_warga(&world.app, who, nomor).await;
    aduan.expect("the own aduan").giliran
}

pub(crate) async fn who_follows_is_told_of_every_outcome(world: &World) {
    let folk = &world.folk;
    let refuse = || Command::Tolak {
        alasan: "Iklan".to_owned(),
    };
    let elsewhere = || Command::NyatakanBukanKewenangan {
        alasan: "Jalan nasional.".to_owned(),
        arahkan_ke: "BPJN Riau".to_owned(),
    };
    for (command, judul, kata) in [
        (
            Some(refuse()),
            "Aduan Anda tidak dapat diproses",
            "tidak dapat diproses",
        ),
        (
            Some(elsewhere()),
            "Aduan Anda bukan kewenangan kabupaten",
            "bukan kewenangan",
        ),
        (None, "Aduan Anda selesai", "selesai"),
    ] {
        let (induk, nomor_induk) = world.file_form(&folk.siti, &form()).await;
        let (anak, nomor_anak) = world.file_form(&folk.budi, &form()).await;
        world.done(&folk.admin, anak, merge(nomor_induk)).await;
        let waiting = turn(world, &folk.budi, nomor_anak).await;
        assert!(
            waiting.ends_with("mendapat jawaban yang sama."),
            "{waiting}"
        );
        if let Some(command) = command {
            world.done(&folk.admin, induk, command).await;
        } else {
            answer(world, induk).await;
            let answered = turn(world, &folk.budi, nomor_anak).await;
            assert!(answered.contains("sudah dijawab"), "{answered}");
            world.done(&folk.siti, induk, rate(Nilai::Puas)).await;
            world.close_by_clock(induk).await;
            world.done(&folk.admin, induk, note("Sudah beres")).await;
        }
        let told = world.told(&folk.budi).await;
        let times = told.iter().filter(|(_, told)| told == judul).count();
        assert_eq!(times, 1, "{judul}: {told:?}");
        let ended = turn(world, &folk.budi, nomor_anak).await;
        assert!(ended.contains(kata), "{ended}");
        assert!(!ended.contains("Iklan"), "not why: {ended}");
    }
}

pub(crate) async fn an_unknown_or_own_number_is_refused(world: &World) {
    let folk = &world.folk;
    let (id, nomor) = world.file_form(&folk.siti, &form()).await;
    let unknown = NomorRegister { urut: 99, ..nomor };
    let refused = world.run(&folk.admin, id, merge(unknown)).await;
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::IndukTidakDitemukan))
    ));
    let refused = world.run(&folk.admin, id, merge(nomor)).await;
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::GabungKeDiriSendiri))
    ));
    let (other, nomor_other) = world.file_form(&folk.siti, &form()).await;
    world.done(&folk.admin, other, merge(nomor)).await;
    let refused = world.run(&folk.admin, id, merge(nomor_other)).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::IndukTidakCocok))),
        "no circle"
    );
}
