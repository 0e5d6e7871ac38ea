//! List and detail as the page gets them.

use super::{countdown, deadline, detail, list};
use crate::book::Book;
use domain::aduan::Jenis;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::Status;
use domain::tenggat::kalender::from_wib;
use jiff::Timestamp;
use rstest::rstest;
use serde_json::json;
use std::sync::Arc;
use testkit::perkara::{Perkara, admin, at, petugas, referensi};
use testkit::skpd;
use wire::desk::{
    BebanSkpd, KeadaanLinimasa, Linimasa, ListRequest, ListResponse, Pandangan, Urutan,
};
use wire::session::Petugas;

fn book(petugas: Petugas, perkara: &[Perkara]) -> Book {
    let mut book = Book::new(petugas);
    book.referensi = Some(Arc::new(referensi()));
    for one in perkara {
        book.put(one.view.clone());
    }
    book
}

/// Wednesday the 12th, ten past one.
fn kini() -> Timestamp {
    at("12T13:10")
}

fn perkara() -> Vec<Perkara> {
    let minta = Command::MintaKelengkapan {
        permintaan: "Sebutkan nama jalannya.".to_owned(),
    };
    vec![
        Perkara::masuk(1, "Lampu jalan padam di Duri", at("07T09:00")),
        Perkara::masuk(2, "Jalan berlubang di Selat Baru", at("10T09:47")),
        Perkara::masuk(3, "Jembatan lapuk di Bantan Tua", at("12T11:52")),
        Perkara::masuk(4, "Bantuan belum diterima", at("07T10:00")).oleh(
            &admin(),
            minta,
            at("10T09:00"),
        ),
        Perkara::masuk(5, "Jalan rusak parah di Bantan", at("10T08:00")).disposisi(at("11T09:00")),
        Perkara::masuk(6, "Jalan berlubang di Teluk Pambang", at("03T08:00"))
            .disposisi(at("03T09:00"))
            .dijawab("Jalan sudah ditambal.", at("05T09:00"))
            .puas(at("06T09:00")),
    ]
}

fn ask(book: &Book, pandangan: Pandangan) -> ListResponse {
    let request = ListRequest {
        pandangan,
        jenis: None,
        cari: String::new(),
        urutan: Urutan::TenggatTerdekat,
    };
    list::list(book, &referensi(), &request, kini())
}

fn numbers(answer: &ListResponse) -> Vec<u32> {
    answer.baris.iter().map(|baris| baris.nomor.urut).collect()
}

#[test]
fn the_inbox_of_the_admin() {
    let book = book(admin(), &perkara());
    insta::assert_json_snapshot!(ask(&book, Pandangan::PerluTindakan));
}

#[test]
fn what_waits_depends_on_who_looks() {
    let all = perkara();
    assert_eq!(
        numbers(&ask(&book(admin(), &all), Pandangan::PerluTindakan)),
        [1, 2, 3]
    );
    let pupr = book(petugas("PUPR"), &all[4..]);
    assert_eq!(numbers(&ask(&pupr, Pandangan::PerluTindakan)), [5]);
}

#[test]
fn views_by_deadline_tell_late_from_due_today() {
    let book = book(admin(), &perkara());
    assert_eq!(numbers(&ask(&book, Pandangan::LewatTenggat)), [1]);
    assert_eq!(numbers(&ask(&book, Pandangan::JatuhTempoHariIni)), [2]);
}

#[test]
fn of_a_satisfied_citizen_it_is_told_when_the_aduan_closes() {
    let all = perkara();
    let book = book(admin(), &all);
    let detail = detail::detail(&book, &referensi(), &all[5].view, kini());
    // Rated on Thursday the 6th; on Fridays the office closes at half past four.
    let expected = "Puas, selesai pada 7 Agustus 2026, 16.30 WIB";
    assert_eq!(detail.tenggat_teks.as_deref(), Some(expected));
    let awaited = |baris: &&Linimasa| baris.keadaan == KeadaanLinimasa::Kini;
    assert_eq!(
        detail.linimasa.iter().find(awaited),
        None,
        "nobody is waited for"
    );
}

#[test]
fn a_pause_does_not_hide_that_the_deadline_had_passed() {
    let tunda = || Command::TundaCatatan {
        alasan: "Menunggu alat.".to_owned(),
    };
    // Disposed on Monday the 3rd and due on Thursday the 6th.
    let disposed =
        |nomor| Perkara::masuk(nomor, "Jalan berlubang", at("03T08:00")).disposisi(at("03T09:00"));
    let pupr = petugas("PUPR");
    let accepted = |nomor| disposed(nomor).oleh(&pupr, Command::Terima, at("03T10:00"));
    let late = accepted(1).oleh(&pupr, tunda(), at("10T09:00"));
    let in_time = accepted(2).oleh(&pupr, tunda(), at("05T09:00"));
    let book = book(admin(), &[late, in_time]);
    assert_eq!(numbers(&ask(&book, Pandangan::LewatTenggat)), [1]);
    let chips: Vec<String> = ask(&book, Pandangan::Pending)
        .baris
        .into_iter()
        .map(|baris| baris.chip.expect("a chip").teks)
        .collect();
    assert_eq!(chips, ["Lewat, dijeda", "Dijeda"]);
}

#[test]
fn the_reason_of_a_return_stands_with_the_aduan() {
    let alasan = "Ruas ini jalan provinsi.\n\nUsul SKPD: Dinas Perhubungan.";
    let returned = Perkara::masuk(1, "Jalan berlubang", at("12T08:00"))
        .disposisi(at("12T09:00"))
        .oleh(
            &petugas("PUPR"),
            Command::Kembalikan {
                alasan: alasan.to_owned(),
            },
            at("12T10:00"),
        );
    let book = book(admin(), &[returned]);
    let view = &book.aduan.values().next().unwrap().view;
    let shown = detail(&book, &referensi(), view, kini());
    assert_eq!(shown.alasan.unwrap().isi, alasan);
}

#[test]
fn work_is_postponed_to_working_days_alone() {
    let accepted = Perkara::masuk(1, "Jalan berlubang", at("12T08:00"))
        .disposisi(at("12T09:00"))
        .oleh(&petugas("PUPR"), Command::Terima, at("12T10:00"));
    let book = book(petugas("PUPR"), &[accepted]);
    let view = &book.aduan.values().next().unwrap().view;
    let days = detail(&book, &referensi(), view, at("13T10:00")).tunda_pilihan;
    assert_eq!(days.len(), 60);
    let first: Vec<&str> = days.iter().take(2).map(|day| day.teks.as_str()).collect();
    // Monday the 17th is a holiday.
    let expected = [
        "Jum, 14 Agt · 1 hari kerja lagi",
        "Sel, 18 Agt · 2 hari kerja lagi",
    ];
    assert_eq!(first, expected);
}

#[test]
fn search_finds_number_words_and_places_together_in_whichever_view() {
    let book = book(admin(), &perkara());
    let find = |cari: &str| {
        let request = ListRequest {
            pandangan: Pandangan::Masuk,
            jenis: Some(Jenis::Aduan),
            cari: cari.to_owned(),
            urutan: Urutan::Terbaru,
        };
        numbers(&list::list(&book, &referensi(), &request, kini()))
    };
    assert_eq!(find("000002"), [2]);
    assert_eq!(find("BERLUBANG selat"), [2, 6]);
    assert_eq!(find("bantan"), [3, 2, 5, 4, 1, 6]); // the kecamatan of all
    assert_eq!(find("tidak ada"), [0; 0]);
}

#[test]
fn counts_stand_in_the_order_of_the_rail() {
    let book = book(admin(), &perkara());
    let counts: Vec<u32> = ask(&book, Pandangan::Masuk)
        .jumlah
        .iter()
        .map(|j| j.jumlah)
        .collect();
    assert_eq!(counts, [3, 1, 1, 3, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
}

#[test]
fn what_was_merged_or_belongs_to_others_is_not_among_what_was_finished() {
    let closed = |nomor, status| {
        let mut one = Perkara::masuk(nomor, "Jalan berlubang", at("10T08:00"));
        one.view.aduan.status = status;
        one
    };
    let first = closed(6, Status::Selesai);
    let (ke, nomor) = (first.aduan().id, first.aduan().nomor);
    let all = [
        first,
        closed(7, Status::Digabung { ke, nomor }),
        closed(8, Status::BukanKewenangan),
    ];
    let book = book(admin(), &all);
    assert_eq!(numbers(&ask(&book, Pandangan::Selesai)), [6]);
    assert_eq!(numbers(&ask(&book, Pandangan::Digabung)), [7]);
    assert_eq!(numbers(&ask(&book, Pandangan::BukanKewenangan)), [8]);
}

#[test]
fn what_the_skpd_works_at_already_is_not_promised_the_whole_time_once_more() {
    let all = perkara();
    let book = book(admin(), &all);
    let ahead = |perkara: &Perkara| {
        let answer = detail::detail(&book, &referensi(), &perkara.view, kini());
        let steps = answer.linimasa.into_iter();
        let ahead = steps.filter(|step| step.keadaan == KeadaanLinimasa::Nanti);
        ahead.map(|step| step.judul).collect::<Vec<_>>()
    };
    assert_eq!(
        ahead(&all[1]),
        [
            "Draf jawaban SKPD · 3 hari kerja sejak disposisi",
            "Koreksi dan terbit"
        ]
    );
    // Handed on: "Menunggu diterima … Paling lambat …" is the draft's deadline.
    assert_eq!(ahead(&all[4]), ["Draf jawaban SKPD", "Koreksi dan terbit"]);
}

#[test]
fn a_row_is_read_once_its_version_was_opened() {
    let mut book = book(admin(), &perkara());
    assert!(ask(&book, Pandangan::Masuk).baris[0].belum_dibaca);
    for page in book.aduan.values_mut() {
        page.dibaca = Some(page.view.aduan.version);
    }
    assert!(!ask(&book, Pandangan::Masuk).baris[0].belum_dibaca);
}

#[test]
fn the_detail_of_a_new_aduan() {
    let all = perkara();
    let book = book(admin(), &all);
    let mut answer = detail::detail(&book, &referensi(), &all[1].view, kini());
    answer.view.riwayat.clear(); // shown in words by the timeline
    let text = json!({
        "tenggat_teks": answer.tenggat_teks,
        "tenggat_hari": answer.tenggat_hari,
        "chip": answer.chip,
        "kecamatan": answer.kecamatan,
        "desa": answer.desa,
        "kategori": answer.kategori,
        "peristiwa_teks": answer.peristiwa_teks,
        "diterima_teks": answer.diterima_teks,
        "perintah": answer.perintah,
        "saran": answer.saran,
        "linimasa": answer.linimasa,
        "serupa": answer.serupa,
    });
    insta::assert_json_snapshot!(text);
}

#[test]
fn only_who_may_dispose_gets_suggestions() {
    let all = perkara();
    let pupr = book(petugas("PUPR"), &all);
    let answer = detail::detail(&pupr, &referensi(), &all[4].view, kini());
    assert_eq!(answer.saran, []);
    assert!(answer.perintah.contains(&CommandKind::Terima));
    assert_eq!(
        answer.skpd_nama.as_deref(),
        Some("Dinas Pekerjaan Umum dan Penataan Ruang")
    );
}

#[test]
fn who_disposes_sees_what_every_skpd_works_on_already() {
    let all = perkara();
    let beban = |petugas| {
        let book = book(petugas, &all);
        detail::detail(&book, &referensi(), &all[1].view, kini()).beban
    };
    // The fifth is at PUPR; its sixth is answered and no load any more.
    let kode = skpd("PUPR");
    assert_eq!(beban(admin()), [BebanSkpd { kode, aktif: 1 }]);
    assert_eq!(beban(petugas("PUPR")), []); // it knows no others' load
}

#[test]
fn a_supporting_skpd_has_a_turn_until_it_has_contributed() {
    let command = Command::Disposisikan {
        utama: skpd("PUPR"),
        pendukung: vec![skpd("DISHUB")],
        catatan: String::new(),
        sifat: domain::aduan::Sifat::Biasa,
    };
    let dishub = petugas("DISHUB");
    let open = Perkara::masuk(1, "Rambu dan jalan rusak", at("12T08:00")).oleh(
        &admin(),
        command,
        at("12T09:00"),
    );
    let before = book(dishub.clone(), std::slice::from_ref(&open));
    assert_eq!(numbers(&ask(&before, Pandangan::PerluTindakan)), [1]);
    let masukan = Command::BeriMasukan {
        isi: "Rambu akan dipasang pekan ini.".to_owned(),
    };
    let done = open.oleh(&dishub, masukan, at("12T10:00"));
    assert_eq!(
        numbers(&ask(&book(dishub, &[done]), Pandangan::PerluTindakan)),
        [0; 0]
    );
}

#[test]
fn the_deadline_in_words() {
    let text = |perkara: &Perkara, kini| {
        let aktor = admin().aktor;
        let countdown = countdown::countdown(&aktor, perkara.aduan());
        deadline::text(perkara.aduan(), countdown, kini, &referensi().kalender).unwrap()
    };
    let masuk = Perkara::masuk(2, "Jalan berlubang", at("10T09:47"));
    assert_eq!(
        text(&masuk, at("12T13:10")),
        "Disposisi paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2"
    );
    assert_eq!(
        text(&masuk, at("10T10:00")),
        "Disposisi paling lambat Rabu, 12 Agustus 2026, 16.00 WIB"
    );
    assert_eq!(
        text(&masuk, at("13T08:00")),
        "Disposisi seharusnya selesai kemarin, 16.00 WIB"
    );
}

#[test]
fn the_preview_of_a_deadline_explains_the_holiday() {
    let preview = deadline::preview(&referensi(), at("13T10:00"));
    insta::assert_json_snapshot!(json!({
        "tanggal": preview.tanggal,
        "keterangan": preview.keterangan,
        "hari": preview.hari,
    }));
}

#[rstest]
#[case::in_a_year_that_is_known("2026-12-21T10:00", "Pukul 16.00 WIB · 3 hari kerja")]
#[case::over_new_year(
    "2026-12-30T10:00",
    "Pukul 16.00 WIB · 3 hari kerja · libur 2027 belum dimuat"
)]
fn a_deadline_says_when_the_free_days_of_its_year_are_missing(
    #[case] now: &str,
    #[case] says: &str,
) {
    let now = from_wib(now.parse().expect("a time"));
    assert_eq!(deadline::preview(&referensi(), now).keterangan, says);
}
