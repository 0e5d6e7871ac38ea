//! Messages that leave the portal.

use domain::id::NomorRegister;
use domain::notice::pesan::{PATIENCE, text, wait_after};
use jiff::SignedDuration;

#[test]
fn a_message_says_where_to_read_and_how_to_switch_it_off_and_nothing_else() {
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 123,
    };
    let text = text(nomor, "https://aduan.contoh.id/");
    insta::assert_snapshot!(format!("{}\n\n{}", text.judul, text.isi));
}

#[test]
fn waits_grow_to_some_hours_and_differ_by_chance() {
    let minutes = |attempts| wait_after(attempts, 0).as_mins();
    let waits: Vec<_> = (0..=6).map(minutes).collect();
    assert_eq!(waits, [1, 1, 4, 16, 64, 240, 240]);
    assert_eq!(minutes(u32::MAX), 240);
    let longest = SignedDuration::from_mins(300);
    for attempts in [1, 3, 9] {
        for chance in [0, 7, u32::MAX] {
            let least = wait_after(attempts, 0);
            let wait = wait_after(attempts, chance);
            assert!(least <= wait && wait < longest, "{attempts}, {chance}");
        }
    }
    assert!(
        PATIENCE > SignedDuration::from_hours(48),
        "longer than a day's outage"
    );
}
