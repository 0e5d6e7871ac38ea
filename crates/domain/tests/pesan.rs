//! Messages that leave the portal.

use domain::id::NomorRegister;
use domain::notice::pesan::{Channel, Content, PATIENCE, PesanJenis, wait_after, ways};
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use jiff::SignedDuration;
use std::collections::BTreeSet;

const NOMOR: NomorRegister = NomorRegister {
    tahun: 2026,
    urut: 123,
};

#[test]
fn a_message_says_where_to_read_and_how_to_switch_it_off_and_nothing_else() {
    insta::assert_snapshot!(written(&Content::Kabar(NOMOR)));
}

fn written(content: &Content) -> String {
    let text = content.text("https://aduan.contoh.id/");
    format!("{}\n\n{}", text.judul, text.isi)
}

#[test]
fn messages_about_an_account_say_what_to_do_if_it_was_somebody_else() {
    let kode = KodeSekali::of(GunaKode::KonfirmasiSurel, 42);
    let all = [
        Content::KonfirmasiSurel(kode.clone()),
        Content::KodeSandi(kode),
        Content::SandiDiganti,
        Content::SurelDiganti,
        Content::NikDidaftarkan,
    ];
    assert_eq!(all.len() + 1, PesanJenis::ALL.len(), "each kind is here");
    for content in &all {
        let text = written(content);
        assert!(text.contains("Bila "), "{text}");
        assert!(text.contains("Kami tidak pernah meminta kata sandi"));
    }
    insta::assert_snapshot!(all.map(|content| written(&content)).join("\n=====\n"));
}

#[test]
fn an_sms_is_one_sms_on_every_telephone() {
    let news = Content::Kabar(NOMOR).news("https://sipendekar.bengkaliskab.go.id");
    let text = news.expect("news").sms();
    assert!(text.len() <= 160 && text.is_ascii(), "{}", text.len());
    insta::assert_snapshot!(text);
}

#[test]
fn a_telephone_is_told_once_and_by_sms_only_without_whatsapp() {
    use Channel::{Sms, Surel, Whatsapp};
    let ways = |wanted: &[Channel]| -> Vec<Channel> {
        let wanted: BTreeSet<_> = wanted.iter().copied().collect();
        ways(&wanted).into_iter().collect()
    };
    assert_eq!(ways(&[Sms, Whatsapp, Surel]), [Surel, Whatsapp]);
    assert_eq!(ways(&[Sms, Surel]), [Surel, Sms]);
    assert_eq!(ways(&[Whatsapp]), [Whatsapp]);
    assert_eq!(ways(&[]), []);
    for channel in Channel::ALL {
        let instead = channel.instead();
        let same = instead.is_none_or(|instead| instead.reach() == channel.reach());
        assert!(same, "{channel:?}: the same telephone");
    }
}

#[test]
fn news_alone_can_be_switched_off() {
    let off = PesanJenis::ALL.into_iter().filter(|one| one.can_be_off());
    assert_eq!(off.collect::<Vec<_>>(), [PesanJenis::Kabar]);
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
