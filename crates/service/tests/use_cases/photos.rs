//! Photos: upright, without metadata, shown to few.

use crate::world::World;
use domain::aduan::Privasi;
use domain::aduan::event::Peristiwa;
use domain::id::{AduanId, LampiranId, NomorRegister};
use domain::person::aktor::Aktor;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use service::Error;
use service::aduan;
use service::aduan::warga;
use service::aduan::{Asal, Upload, file_aduan};
use service::jobs::photos;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::Cursor;
use std::time::Duration;
use testkit::{SITI, dispose, form, form_with};
use uuid::Uuid;
use wire::aduan::UkuranFoto;

/// Left half red, right half blue, 40 by 20.
fn encoded(format: ImageFormat) -> Vec<u8> {
    let colour = |x| {
        if x < 20 {
            Rgb([230, 10, 10])
        } else {
            Rgb([10, 10, 230])
        }
    };
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(40, 20, |x, _| colour(x)));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

pub(crate) fn png() -> Vec<u8> {
    encoded(ImageFormat::Png)
}

/// One entry of a directory of TIFF, little-endian.
fn entry(tag: u16, kind: u16, count: u32, value: [u8; 4]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(tag.to_le_bytes());
    bytes.extend(kind.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(value);
    bytes
}

fn directory(entries: &[Vec<u8>]) -> Vec<u8> {
    let count = u16::try_from(entries.len()).expect("few");
    let mut bytes = count.to_le_bytes().to_vec();
    bytes.extend(entries.concat());
    bytes.extend([0; 4]);
    bytes
}

/// What a telephone writes: turned by a quarter, taken on a date, at a place, by a make.
fn exif() -> Vec<u8> {
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    const ASCII: u16 = 2;
    const RATIONAL: u16 = 5;
    // Offsets from the start of TIFF: 8 + (2 + 4 * 12 + 4) = 62, 62 + 18 = 80, 80 + 30 = 110.
    let offset = |n: u32| n.to_le_bytes();
    let main = directory(&[
        entry(0x010f, ASCII, 10, offset(130)), // Make
        entry(0x0112, SHORT, 1, [6, 0, 0, 0]), // Orientation: turn right
        entry(0x8769, LONG, 1, offset(62)),    // Exif
        entry(0x8825, LONG, 1, offset(80)),    // GPS
    ]);
    let camera = directory(&[entry(0x9003, ASCII, 20, offset(110))]); // DateTimeOriginal
    let gps = directory(&[
        entry(1, ASCII, 2, *b"N\0\0\0"),
        entry(2, RATIONAL, 1, offset(140)),
    ]);
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend([main, camera, gps].concat());
    assert_eq!(tiff.len(), 110, "the offsets above hold");
    tiff.extend(b"2026:08:08 09:15:07\0");
    tiff.extend(b"KENARICAM\0");
    tiff.extend([1, 0, 0, 0, 1, 0, 0, 0]);
    [b"Exif\0\0".to_vec(), tiff].concat()
}

/// A JPEG as a telephone makes it.
pub(crate) fn telephone() -> Vec<u8> {
    let plain = encoded(ImageFormat::Jpeg);
    let (start, rest) = plain.split_at(2);
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [start, &[0xff, 0xe1], &length, &exif, rest].concat()
}

async fn file(world: &World, who: &Aktor, bytes: Vec<u8>) -> (AduanId, NomorRegister) {
    let foto = vec![Upload {
        asal: None,
        nama: "C:\\DCIM\\lampu.jpg".to_owned(),
        bytes,
    }];
    let nomor = file_aduan(&world.app, who, &form(), foto, Uuid::new_v4()).await;
    let nomor = nomor.expect("a good photo");
    (world.id_of(who, nomor).await, nomor)
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}

pub(crate) async fn a_photo_is_turned_upright_and_loses_what_the_camera_wrote(world: &World) {
    let uploaded = telephone();
    for needle in [b"Exif".as_slice(), b"KENARICAM", b"2026:08:08"] {
        assert!(holds(&uploaded, needle), "the test's own photo has it");
    }
    let (id, _) = file(world, &world.folk.siti, uploaded).await;
    let view = world.view(&world.folk.admin, id).await;
    let [foto] = view.lampiran.as_slice() else {
        panic!("one photo: {:?}", view.lampiran);
    };
    assert_eq!((foto.lebar, foto.tinggi), (20, 40), "upright");
    assert_eq!(foto.nama, "lampu.jpg");
    let taken = foto.diambil_pada.map(|at| at.to_string());
    assert_eq!(taken.as_deref(), Some("2026-08-08T09:15:07"));
    for ukuran in [UkuranFoto::Kecil, UkuranFoto::Besar] {
        let served = aduan::read_foto(&world.app, &world.folk.admin, id, foto.id, ukuran).await;
        let served = served.expect("the photo");
        for needle in [b"Exif".as_slice(), b"KENARICAM", b"2026:08:08"] {
            assert!(!holds(&served, needle));
        }
        let picture = image::load_from_memory(&served).expect("a JPEG").to_rgb8();
        assert_eq!(picture.dimensions(), (20, 40));
        let Rgb([red, _, blue]) = *picture.get_pixel(10, 5);
        assert!(red > 180 && blue < 80, "what was left is on top");
        let Rgb([red, _, blue]) = *picture.get_pixel(10, 35);
        assert!(blue > 180 && red < 80, "what was right is below");
    }
    assert!(
        !world
            .place
            .files()
            .iter()
            .any(|(_, bytes)| holds(bytes, b"KENARICAM"))
    );
}

pub(crate) async fn what_is_no_photo_is_refused_and_nothing_is_recorded(world: &World) {
    let siti = &world.folk.siti;
    let mut cut = png();
    cut.truncate(60);
    for bytes in [
        b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        b"<script>alert(1)</script>".to_vec(),
        b"%PDF-1.7".to_vec(),
        Vec::new(),
        cut,
        vec![0xff; 10 * 1024 * 1024 + 1],
    ] {
        let foto = |bytes| Upload {
            asal: None,
            nama: format!("{}.jpg", SITI.sandi),
            bytes,
        };
        let both = vec![foto(png()), foto(bytes)];
        let refused = file_aduan(&world.app, siti, &form(), both, Uuid::new_v4()).await;
        let Err(Error::Form(mistakes)) = refused else {
            panic!("refused: {refused:?}");
        };
        assert_eq!(mistakes.first().map(|mistake| mistake.kolom), Some("foto"));
    }
    assert_eq!(pictures(world), 0, "nor was the good one kept");
    let (_, nomor) = file(world, siti, png()).await;
    assert_eq!(nomor.urut, 1);
    file(world, siti, encoded(ImageFormat::WebP)).await;
}

pub(crate) async fn the_same_file_elsewhere_is_pointed_out_to_the_admin_alone(world: &World) {
    let folk = &world.folk;
    let (first, nomor_first) = file(world, &folk.siti, telephone()).await;
    let (second, nomor_second) = file(world, &folk.budi, telephone()).await;
    let (third, _) = file(world, &folk.budi, png()).await;
    for id in [first, second, third] {
        world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    }
    let elsewhere = |who: &Aktor, id| {
        let who = who.clone();
        async move {
            let view = world.view(&who, id).await;
            let foto = view.lampiran.into_iter().next().expect("one photo");
            foto.dipakai_juga
        }
    };
    for who in [&folk.admin, &folk.superadmin] {
        assert_eq!(elsewhere(who, first).await, [nomor_second]);
        assert_eq!(elsewhere(who, second).await, [nomor_first]);
        assert_eq!(elsewhere(who, third).await, []);
    }
    for who in [&folk.pupr, &folk.bupati] {
        assert_eq!(elsewhere(who, first).await, []);
    }
    let hers = warga::aduan_warga(&world.app, &folk.siti, nomor_first).await;
    let text = format!("{:?}", hers.expect("hers").lampiran);
    assert!(!text.contains(&nomor_second.to_string()) && text.contains("dipakai_juga: []"));
}

pub(crate) async fn a_photo_is_shown_to_whoever_may_see_its_aduan(world: &World) {
    let folk = &world.folk;
    let (id, _) = file(world, &folk.siti, png()).await;
    let other = world.file(&folk.budi).await;
    let view = world.view(&folk.admin, id).await;
    let foto = view.lampiran.first().expect("one photo").id;
    let shown = |who: &Aktor, id, foto| {
        let who = who.clone();
        async move {
            match aduan::read_foto(&world.app, &who, id, foto, UkuranFoto::Kecil).await {
                Ok(_) => true,
                Err(Error::NotFound) => false,
                Err(error) => panic!("{error}"),
            }
        }
    };
    assert!(shown(&folk.siti, id, foto).await);
    assert!(shown(&folk.admin, id, foto).await);
    assert!(!shown(&folk.budi, id, foto).await);
    assert!(
        !shown(&folk.budi, other, foto).await,
        "not by way of the own aduan"
    );
    assert!(!shown(&folk.admin, id, LampiranId(Uuid::new_v4())).await);
    assert!(!shown(&folk.pupr, id, foto).await);
    world.done(&folk.admin, id, dispose("PUPR", &[])).await;
    assert!(shown(&folk.pupr, id, foto).await);
}

fn pictures(world: &World) -> usize {
    world.place.foto_files()
}

pub(crate) async fn a_crash_after_the_pictures_leaves_no_aduan(world: &World) {
    let siti = &world.folk.siti;
    let store = world.store().await;
    // Whoever holds the log keeps the filing waiting between its pictures and its commit.
    let mut held = store.write().await.expect("tx");
    let taken = store::aduan::next_numbers(&mut held, 2026).await;
    taken.expect("the lock");
    let filing = tokio::spawn({
        let (app, siti) = (world.app.clone(), siti.clone());
        let foto = vec![Upload {
            asal: None,
            nama: "lampu.png".to_owned(),
            bytes: png(),
        }];
        async move { file_aduan(&app, &siti, &form(), foto, Uuid::new_v4()).await }
    });
    while pictures(world) < 2 {
        assert!(!filing.is_finished(), "it cannot have come through");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    filing.abort();
    assert!(filing.await.expect_err("cut off").is_cancelled());
    drop(held);
    store.close().await;

    let again = world.restarted().await;
    let hers = warga::aduan_saya(&again, siti).await.expect("hers");
    assert!(
        hers.rows.is_empty(),
        "no aduan with half of what belongs to it"
    );
    let nomor = file_aduan(&again, siti, &form(), Vec::new(), Uuid::new_v4()).await;
    assert_eq!(nomor.expect("it goes on").urut, 1);
    assert_eq!(again.first_broken_link().await.expect("readable"), None);
    again.close().await;
}

pub(crate) async fn of_equal_requests_only_one_keeps_its_pictures(world: &World) {
    let niat = Uuid::new_v4();
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (app, siti) = (world.app.clone(), world.folk.siti.clone());
        let foto = vec![Upload {
            asal: None,
            nama: "lampu.png".to_owned(),
            bytes: png(),
        }];
        tries.spawn(async move { file_aduan(&app, &siti, &form(), foto, niat).await });
    }
    for nomor in tries.join_all().await {
        assert_eq!(nomor.expect("a number").urut, 1);
    }
    assert_eq!(pictures(world), 2, "one photo, large and small");
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}"); // a String takes everything
            hex
        })
}

pub(crate) async fn a_photo_that_the_device_shrunk_is_known_by_what_it_was(world: &World) {
    let folk = &world.folk;
    let (_, original) = file(world, &folk.siti, telephone()).await;
    let foto = vec![Upload {
        nama: "kecil.jpg".to_owned(),
        bytes: encoded(ImageFormat::Jpeg),
        asal: Some(Asal::parse(&sha256(&telephone()), "2026:08:07 06:30:00")),
    }];
    let shrunk = file_aduan(&world.app, &folk.budi, &form(), foto, Uuid::new_v4()).await;
    let id = world.id_of(&folk.budi, shrunk.expect("filed")).await;
    let seen = world.view(&folk.admin, id).await.lampiran;
    assert_eq!(seen[0].dipakai_juga, [original]);
    let taken = seen[0].diambil_pada.map(|pada| pada.to_string());
    assert_eq!(taken.as_deref(), Some("2026-08-07T06:30:00"));

    let foto = vec![Upload {
        nama: "aneh.jpg".to_owned(),
        bytes: png(),
        asal: Some(Asal::parse("<script>", "kemarin")),
    }];
    let filed = file_aduan(&world.app, &folk.budi, &form(), foto, Uuid::new_v4()).await;
    let id = world.id_of(&folk.budi, filed.expect("filed")).await;
    let view = world.view(&folk.admin, id).await;
    assert_eq!(view.lampiran[0].diambil_pada, None, "no date was told");
    assert!(
        format!("{view:?}").contains(&sha256(&png())),
        "its own hash"
    );
}

pub(crate) async fn every_bad_photo_is_named_at_once(world: &World) {
    let foto = |nama: &str, bytes: Vec<u8>| Upload {
        nama: nama.to_owned(),
        bytes,
        asal: None,
    };
    let all = vec![
        foto("satu.jpg", b"<svg>".to_vec()),
        foto("dua.png", png()),
        foto("tiga.jpg", b"%PDF".to_vec()),
    ];
    let refused = file_aduan(&world.app, &world.folk.siti, &form(), all, Uuid::new_v4()).await;
    let Err(Error::Form(mistakes)) = refused else {
        panic!("refused: {refused:?}");
    };
    let told: Vec<_> = mistakes.iter().map(|one| one.pesan.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("satu.jpg") && told[1].starts_with("tiga.jpg"));
}

pub(crate) async fn a_photo_does_not_tell_the_skpd_who_filed_it(world: &World) {
    let folk = &world.folk;
    let filed = async |privasi| {
        let foto = vec![Upload {
            nama: "NIK Siti Kenari.jpg".to_owned(),
            bytes: telephone(),
            asal: None,
        }];
        let form = form_with(privasi);
        let nomor = file_aduan(&world.app, &folk.siti, &form, foto, Uuid::new_v4()).await;
        let id = world.id_of(&folk.siti, nomor.expect("filed")).await;
        world.done(&folk.admin, id, dispose("PUPR", &[])).await;
        id
    };
    let (open, anonym) = (filed(Privasi::Terbuka).await, filed(Privasi::Anonim).await);
    for who in [&folk.pupr, &folk.bupati] {
        let page = world.everything(who).await;
        let text = serde_json::to_string(&page).expect("JSON");
        assert!(!text.contains(&sha256(&telephone())), "nothing to compare");
        let hidden = world.view(who, anonym).await.lampiran;
        assert_eq!(hidden[0].nama, "foto 1.jpg");
    }
    let named = world.view(&folk.pupr, open).await.lampiran;
    assert_eq!(named[0].nama, "NIK Siti Kenari.jpg");
}

pub(crate) async fn the_first_event_covers_the_text_and_the_photos(world: &World) {
    let (siti, admin) = (&world.folk.siti, &world.folk.admin);
    let foto = vec![Upload {
        asal: None,
        nama: "lampu.png".to_owned(),
        bytes: png(),
    }];
    let nomor = file_aduan(&world.app, siti, &form(), foto, Uuid::new_v4()).await;
    let id = world.id_of(siti, nomor.expect("a number")).await;
    let view = world.view(admin, id).await;
    let first = view.riwayat.first().expect("it was filed");
    let Peristiwa::Diajukan { sidik: Some(sidik) } = &first.event.peristiwa else {
        panic!("{first:?}");
    };
    assert_eq!(sidik.isi.len(), 64, "{}", sidik.isi);
    assert_eq!(sidik.foto, [sha256(&png())]);
    assert_eq!(world.app.first_broken_link().await.expect("readable"), None);
}

pub(crate) async fn the_last_room_on_the_disk_is_for_texts(world: &World) {
    let app = world.app.with_room_mb(u64::MAX); // no disk has so much
    let siti = &world.folk.siti;
    let upload = Upload {
        asal: None,
        nama: "jalan.png".to_owned(),
        bytes: png(),
    };
    let refused = file_aduan(&app, siti, &form(), vec![upload], Uuid::new_v4()).await;
    let Err(Error::Form(salah)) = refused else {
        panic!("a photo was accepted: {refused:?}");
    };
    assert_eq!(salah[0].kolom, "foto");
    assert!(
        salah[0].pesan.contains("tanpa foto"),
        "what to do: {salah:?}"
    );
    let kept = file_aduan(&app, siti, &form(), Vec::new(), Uuid::new_v4()).await;
    assert!(kept.is_ok(), "the text alone is accepted: {kept:?}");
}

pub(crate) async fn files_without_an_aduan_and_photos_without_a_file_are_found(world: &World) {
    let upload = |nama: &str| Upload {
        asal: None,
        nama: nama.to_owned(),
        bytes: png(),
    };
    let siti = &world.folk.siti;
    let foto = vec![upload("satu.png"), upload("dua.png"), upload("tiga.png")];
    let filed = file_aduan(&world.app, siti, &form(), foto, Uuid::new_v4()).await;
    filed.expect("filed");
    let shelf = world.place.photos().join("00");
    std::fs::create_dir_all(&shelf).expect("a shelf");
    let week = jiff::SignedDuration::from_hours(7 * 24);
    let now = service::Clock::System.now();
    world.set(now);
    let fresh = shelf.join(format!("{}-besar.jpg", Uuid::now_v7().simple()));
    std::fs::write(&fresh, b"x").expect("of a filing that is under way");
    let compared = photos::compare(&world.app).await.expect("compared");
    assert!(
        compared.broken.is_empty() && compared.orphans.is_empty(),
        "{compared:?}"
    );

    let mut large: Vec<_> = world
        .place
        .files()
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().ends_with("-besar.jpg") && *path != fresh)
        .collect();
    large.sort();
    std::fs::remove_file(&large[0].0).expect("lost");
    std::fs::write(&large[1].0, b"bukan foto").expect("replaced");
    world.set(now + week + week);
    let compared = photos::compare(&world.app).await.expect("compared");
    assert_eq!(compared.broken.len(), 2, "one lost, one replaced");
    assert_eq!(compared.orphans.len(), 1, "nobody names it after a week");
    let removed = photos::remove_orphans(&world.app).await.expect("removed");
    assert!(removed == 1 && !fresh.exists());
    assert!(large[2].0.exists(), "what an aduan names stays");
}
