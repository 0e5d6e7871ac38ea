//! What a citizen asked to keep back is kept back.

use crate::world::World;
use domain::aduan::Privasi;
use domain::alur::refusal::Refusal;
use domain::id::{AduanId, Version};
use domain::person::aktor::Aktor;
use service::Error;
use service::aduan;
use testkit::{JUDUL, SITI, add, dispose, form, form_with, note};
use uuid::Uuid;

/// Everything somebody gets to read: the view, and a synchronisation.
async fn reads(world: &World, who: &Aktor, id: AduanId) -> String {
    let view = aduan::read_aduan(&world.app, who, id).await.ok();
    let page = world.everything(who).await;
    serde_json::to_string(&(view, page)).expect("JSON")
}

fn knows_siti(world: &World, text: &str) -> bool {
    let id = world.folk.siti.id().expect("a person");
    text.contains(SITI.nama) || text.contains(&id.to_string())
}

pub(crate) async fn an_anonymous_citizen_is_not_known_to_the_skpd(world: &World) {
    let folk = &world.folk;
    let (id, _) = world
        .file_form(&folk.siti, &form_with(Privasi::Anonim))
        .await;
    world
        .done(&folk.admin, id, dispose("PUPR", &["DINKES"]))
        .await;
    world.done(&folk.siti, id, add("Di depan sekolah.")).await;
    for who in [&folk.pupr, &folk.dinkes, &folk.bupati] {
        let text = reads(world, who, id).await;
        assert!(text.contains(JUDUL), "it is read");
        assert!(!knows_siti(world, &text), "{text}");
    }
    for who in [&folk.admin, &folk.superadmin] {
        assert!(knows_siti(world, &reads(world, who, id).await));
    }
    // Not even a conflict tells.
    let seen = Some(Version(2));
    let late = aduan::run_command(
        &world.app,
        &folk.pupr,
        id,
        domain::aduan::command::Command::Terima,
        seen,
        Uuid::new_v4(),
    )
    .await;
    let Err(Error::Conflict(konflik)) = late else {
        panic!("somebody was faster: {late:?}");
    };
    assert_eq!(konflik.oleh, "Warga");

    let open = world.file(&folk.siti).await;
    world.done(&folk.admin, open, dispose("PUPR", &[])).await;
    let view = world.view(&folk.pupr, open).await;
    assert_eq!(
        view.pelapor_nama.as_deref(),
        Some(SITI.nama),
        "an open one is"
    );
}

pub(crate) async fn a_confidential_aduan_is_known_to_few(world: &World) {
    let folk = &world.folk;
    let (id, nomor) = world
        .file_form(&folk.siti, &form_with(Privasi::Rahasia))
        .await;
    let shared = world
        .run(&folk.admin, id, dispose("PUPR", &["DINKES"]))
        .await;
    assert!(matches!(
        shared,
        Err(Error::Refused(Refusal::RahasiaTanpaPendukung))
    ));
    let always = [&folk.admin, &folk.superadmin, &folk.inspektur];
    let never = [&folk.dishub, &folk.dinkes, &folk.bupati];
    for lead in [false, true] {
        if lead {
            world.done(&folk.admin, id, dispose("PUPR", &[])).await;
        }
        for who in always {
            assert!(world.sees(who, id).await, "{who:?}");
        }
        for who in never {
            assert!(!world.sees(who, id).await, "{who:?}");
        }
        assert_eq!(
            world.sees(&folk.pupr, id).await,
            lead,
            "the lead, once it leads"
        );
    }
    let lead = reads(world, &folk.pupr, id).await;
    assert!(!knows_siti(world, &lead), "not even the lead SKPD");
    let inspector = reads(world, &folk.inspektur, id).await;
    assert!(knows_siti(world, &inspector));
    for who in folk.staff() {
        for notice in world.notices(who).await {
            assert!(notice.isi.contains(&nomor.to_string()));
            assert!(!format!("{notice:?}").contains(JUDUL), "{notice:?}");
        }
    }
    let leader = reads(world, &folk.bupati, id).await;
    assert!(!leader.contains(&id.to_string()), "not even that it exists");
}

pub(crate) async fn leaders_never_learn_a_name(world: &World) {
    let folk = &world.folk;
    let (id, _) = world.file_form(&folk.siti, &form()).await;
    world.done(&folk.siti, id, add("Tiang nomor tiga.")).await;
    let text = reads(world, &folk.bupati, id).await;
    assert!(text.contains(JUDUL));
    assert!(!knows_siti(world, &text));
    let view = world.run(&folk.bupati, id, dispose("PUPR", &[])).await;
    assert!(matches!(
        view,
        Err(Error::Refused(Refusal::PeranTidakBoleh { .. }))
    ));
}

pub(crate) async fn notes_on_a_confidential_aduan_are_for_diskominfo_and_the_inspectorate(
    world: &World,
) {
    let folk = &world.folk;
    let (id, _) = world
        .file_form(&folk.siti, &form_with(Privasi::Rahasia))
        .await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    let notes = [
        (&folk.admin, "Kepala dinas disebut namanya."),
        (&folk.superadmin, "Jangan beri tahu dinas dulu."),
        (&folk.inspektur, "Buku kas diminta."),
        (&folk.pupr, "Kami cek ke lapangan."),
    ];
    for (who, isi) in &notes {
        world.done(who, id, note(isi)).await;
    }
    for who in [&folk.admin, &folk.superadmin, &folk.inspektur] {
        let text = reads(world, who, id).await;
        for (_, isi) in &notes {
            assert!(text.contains(isi), "{who:?} reads {isi}");
        }
    }
    let accused = reads(world, &folk.pupr, id).await;
    assert!(accused.contains("Kami cek"), "its own");
    for (who, isi) in notes.iter().take(3) {
        assert!(!accused.contains(isi), "{isi} of {who:?} is kept back");
    }
    // The next SKPD does not read what the one before wrote for itself.
    let alasan = "Salah alamat.".to_owned();
    let withdraw = domain::aduan::command::Command::TarikDisposisi { alasan };
    world.done(&folk.admin, id, withdraw).await;
    world.done(&folk.admin, id, dispose("DISHUB", &[])).await;
    let next = reads(world, &folk.dishub, id).await;
    for (who, isi) in &notes {
        assert!(!next.contains(isi), "{isi} of {who:?} is kept back");
    }
}

pub(crate) async fn leaders_read_no_internal_note(world: &World) {
    let folk = &world.folk;
    let id = world.file(&folk.siti).await;
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    for (who, isi) in [
        (&folk.admin, "Catatan admin."),
        (&folk.pupr, "Catatan dinas."),
    ] {
        world.done(who, id, note(isi)).await;
        let text = reads(world, &folk.bupati, id).await;
        assert!(text.contains(JUDUL) && !text.contains(isi), "{text}");
        assert!(
            reads(world, &folk.pupr, id).await.contains(isi),
            "an open aduan's are read"
        );
    }
}
