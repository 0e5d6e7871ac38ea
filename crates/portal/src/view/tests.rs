use super::*;
use crate::form::{Fields, field_error};
use axum::http::StatusCode;

const HOSTILE: &str = "\"><script>alert(1)</script>";

fn frame() -> Frame {
    Frame {
        menu: Menu::Lain,
        nama: Some(HOSTILE.to_owned()),
        csrf: "token".to_owned(),
        instansi: "Diskominfotik".to_owned(),
        channels: Vec::new(),
        waiting: Waiting::default(),
    }
}

fn typed(isian: &[(&str, &str)]) -> Fields {
    let owned = |(nama, nilai): &(&str, &str)| ((*nama).to_owned(), (*nilai).to_owned());
    Fields(isian.iter().map(owned).collect())
}

fn filing(form: Form) -> String {
    let page = Buat {
        frame: frame(),
        form,
        niat: "k".to_owned(),
        pemilik: "p".to_owned(),
        session_ended: false,
        wilayah: &Wilayah::default(),
        kategori: &[],
        hari_ini: "2026-08-11".to_owned(),
        disposisi_sebelum: "Kamis, 13 Agustus 2026".to_owned(),
    };
    page.render().expect("renders")
}

#[test]
fn hostile_text_stays_text() {
    let html = filing(Form::filled(typed(&[
        ("judul", HOSTILE),
        ("uraian", "</textarea><script>alert(2)</script>"),
        ("lokasi", HOSTILE),
    ])));
    assert!(!html.contains("<script>"), "{html}");
    assert!(!html.contains("</textarea><script"));
    assert!(html.contains("&#60;script&#62;"));
}

#[test]
fn an_error_is_linked_from_the_top_and_told_at_its_field() {
    let errors = vec![field_error("judul", "Judul wajib diisi.")];
    let html = filing(Form::with_errors(
        typed(&[("uraian", "Sudah saya tulis")]),
        errors,
    ));
    assert!(html.contains(r#"role="alert" tabindex="-1" autofocus data-testid="form-errors""#));
    assert!(html.contains(r##"<a href="#judul">Judul wajib diisi.</a>"##));
    assert!(html.contains(r#"aria-invalid="true" aria-describedby="judul-galat judul-bantu""#));
    assert!(html.contains(r#"id="judul-galat""#));
    assert!(html.contains("Sudah saya tulis"));
}

#[test]
fn a_password_is_not_sent_back() {
    let html = Masuk {
        frame: frame(),
        form: Form::filled(typed(&[("nik", "1403"), ("sandi", "kata-sandi-saya")])),
        flash: None,
    }
    .render()
    .expect("renders");
    assert!(html.contains(r#"value="1403""#));
    assert!(!html.contains("kata-sandi-saya"));
}

#[test]
fn no_page_needs_inline_style_or_script() {
    let html = filing(Form::default());
    assert!(!html.contains(" style="));
    assert!(!html.contains(" onclick="));
    assert!(!html.contains("<style"));
}

#[test]
fn what_was_typed_survives_the_end_of_a_session() {
    let html = KirimLagi {
        frame: frame(),
        session_ended: true,
        pesan: None,
        tujuan: "/aduan/SPD-2026-000001/keberatan".to_owned(),
        isian: vec![("alasan".to_owned(), HOSTILE.to_owned())],
    }
    .render()
    .expect("renders");
    assert!(html.contains(r#"name="alasan""#));
    assert!(!html.contains("<script>"));
}

#[test]
fn an_error_page_names_the_request() {
    let html = MessagePage {
        frame: frame(),
        pesan: Message::for_status(StatusCode::INTERNAL_SERVER_ERROR),
        request_id: "abc-123".to_owned(),
    }
    .render()
    .expect("renders");
    assert!(html.contains("abc-123"));
    assert!(html.contains("Ada gangguan di pihak kami"));
}
