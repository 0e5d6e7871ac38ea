//! Shapes of requests and answers as the OpenAPI document describes them.
//!
//! The types themselves live in `wire` and `domain`, which know nothing of OpenAPI. Small ones are
//! described field by field, and a test compares the fields with the real type; large ones are
//! named, and their fields are those of the TypeScript types that are generated from the same
//! source.

use std::collections::BTreeMap;
use utoipa::openapi::schema::{Object, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

fn text() -> RefOr<Schema> {
    of(Type::String)
}

fn integer() -> RefOr<Schema> {
    of(Type::Integer)
}

fn texts() -> RefOr<Schema> {
    utoipa::openapi::schema::ArrayBuilder::new()
        .items(text())
        .into()
}

fn of(kind: Type) -> RefOr<Schema> {
    Object::with_type(SchemaType::new(kind)).into()
}

fn other(name: &str) -> RefOr<Schema> {
    Ref::from_schema_name(name).into()
}

macro_rules! described {
    ($($name:ident: $title:literal {
        $($field:ident: $kind:expr,)*
        $(; $($optional:ident: $optional_kind:expr,)*)?
    })+) => {$(
        #[doc = $title]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let object = ObjectBuilder::new().title(Some(stringify!($name)))
                    .description(Some($title));
                $(let object = object.property(field(stringify!($field)), $kind)
                    .required(field(stringify!($field)));)*
                $($(let object = object.property(field(stringify!($optional)), $optional_kind);)*)?
                object.into()
            }
        }

        impl ToSchema for $name {}
    )+};
}

/// A field as JSON spells it: `type` is a word of Rust, so it is written `r#type` above.
fn field(name: &str) -> &str {
    name.trim_start_matches("r#")
}

described! {
    Problem: "Why a request was refused (RFC 9457). `code` is stable; the sentences are for people." {
        r#type: text(),
        title: text(),
        status: integer(),
        detail: text(),
        code: text(),
        ;
        kolom: text(),
        request_id: text(),
        konflik: other("Konflik"),
    }
    Konflik: "What somebody else did meanwhile." {
        version: integer(),
        status: text(),
        oleh: text(),
        peristiwa: text(),
        pada: text(),
    }
    ServerInfo: "A SIPENDEKAR server." {
        nama: text(),
        versi: text(),
        instansi: text(),
    }
    SignInRequest: "User name and password of a member of staff, and the name of the computer." {
        pengguna: text(),
        sandi: text(),
        perangkat: text(),
    }
    SignInResponse: "The token for `Authorization: Bearer …`, and who signed in." {
        token: text(),
        petugas: other("Petugas"),
    }
    Petugas: "A member of staff. `aktor` holds the role and, of an officer, the SKPD." {
        id: text(),
        nama: text(),
        aktor: of(Type::Object),
        jabatan: text(),
    }
    News: "There is news up to this place in the log." {
        cursor: integer(),
    }
    SyncPage: "One page of news, what must be removed, and the next cursors." {
        cursor: integer(),
        notice_cursor: integer(),
        aduan: array("AduanView"),
        hapus: texts(),
        notices: array("NoticeView"),
        more: of(Type::Boolean),
        kini: text(),
    }
    NoticeView: "One notice to the one who asks, without personal data." {
        id: text(),
        seq: integer(),
        aduan: text(),
        nomor: text(),
        jenis: text(),
        judul: text(),
        isi: text(),
        pada: text(),
        tanda: text(),
        ditampilkan: text(),
        dibuka: text(),
    }
    AduanView: "One aduan as the one who asks may see it, with riwayat and photos." {
        aduan: of(Type::Object),
        pelapor_nama: text(),
        lampiran: array_of_objects(),
        riwayat: array_of_objects(),
        seq: integer(),
    }
    Reveal: "Why the reporter's identity is needed, 10–500 characters. The citizen reads it." {
        tujuan: text(),
    }
    Identitas: "The reporter's identity. Not to be written to disk." {
        nama: text(),
        nik: text(),
        telepon: text(),
        surel: text(),
    }
    MarkNotices: "What became of notices: `tanda` is `ditampilkan` or `dibuka`." {
        ids: texts(),
        tanda: text(),
    }
    Referensi: "Reference data." {
        skpd: array_of_objects(),
        wilayah: of(Type::Object),
        kategori: array_of_objects(),
        templat: array_of_objects(),
        kalender: of(Type::Object),
        aturan: of(Type::Object),
    }
    Command: "A command. `perintah` names it, for example `disposisikan`; the other fields are its own." {
        perintah: text(),
    }
}

fn array(name: &str) -> RefOr<Schema> {
    utoipa::openapi::schema::ArrayBuilder::new()
        .items(other(name))
        .into()
}

fn array_of_objects() -> RefOr<Schema> {
    utoipa::openapi::schema::ArrayBuilder::new()
        .items(of(Type::Object))
        .into()
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident { $($status:literal: $when:literal,)+ })+) => {$(
        $(#[$doc])*
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                BTreeMap::from([$(problem($status, $when)),+])
            }
        }
    )+};
}

refusals! {
    /// Of every route that needs staff.
    StaffRefusals {
        "401": "`belum_masuk`: no token, or one that has ended",
        "403": "`khusus_petugas` or not allowed to this role",
        "429": "`terlalu_sering`: wait as long as Retry-After says",
        "500": "`kesalahan_server`: quote `request_id`",
    }
    /// Of signing in.
    SignInRefusals {
        "400": "`permintaan_salah`",
        "401": "`sandi_salah`: user name or password is wrong",
        "422": "`permintaan_salah`",
        "429": "`terlalu_sering`: wait as long as Retry-After says",
        "500": "`kesalahan_server`: quote `request_id`",
    }
    /// Of routes that name something.
    UnknownRefusals {
        "404": "`tidak_ditemukan`: it does not exist, or not for the one who asks",
    }
    /// Of routes that read something written.
    UnreadableRefusals {
        "400": "`permintaan_salah`: a header, the query or the body cannot be read",
        "422": "`permintaan_salah`, `form_salah` or the code of a refusal; `kolom` names the field",
    }
    /// Of commands.
    CommandRefusals {
        "409": "`status_tidak_cocok`: not in this status",
        "412": "`konflik`: somebody was faster; `konflik` says who did what",
        "428": "`versi_wajib`: If-Match is missing",
    }
}

fn problem(status: &str, when: &str) -> (String, RefOr<Response>) {
    let body = ContentBuilder::new().schema(Some(other("Problem"))).build();
    let response = ResponseBuilder::new()
        .description(when)
        .content("application/problem+json", body)
        .build();
    (status.to_owned(), response.into())
}
