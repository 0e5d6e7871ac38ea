//! How requests are refused, as the description of the API tells it.

use std::collections::BTreeMap;
use utoipa::openapi::schema::{Object, Type};
use utoipa::openapi::{ContentBuilder, HeaderBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema as _};
use wire::problem::{Code, Problem};

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident {
        $($status:literal: $($code:ident)+, $when:literal;)+
    })+) => {$(
        $(#[$doc])*
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                BTreeMap::from([$(refusal($status, &[$(Code::$code),+], $when)),+])
            }
        }
    )+};
}

refusals! {
    /// Of every route.
    Always {
        429: TerlaluSering, "wait as long as Retry-After says";
        500: KesalahanServer, "quote `request_id`";
        503: TerlaluLama, "ask again later";
    }
    /// Of every route that needs staff.
    NotStaff {
        401: BelumMasuk AkunDitutup, "no token, or one that has ended; or its account was closed";
        403: KhususPetugas, "a citizen's token";
    }
    /// Of every route that needs staff, where not every role may do it.
    NotThisStaff {
        401: BelumMasuk AkunDitutup, "no token, or one that has ended; or its account was closed";
        403: KhususPetugas PeranTidakBoleh BukanTugasAnda, "a citizen's token, or another's task";
    }
    /// Of signing in.
    NotSignedIn {
        401: SandiSalah, "user name or password is wrong";
    }
    /// Of routes that name something.
    Unknown {
        404: TidakDitemukan, "it does not exist, or not for the one who asks";
    }
    /// Of routes with a query.
    UnreadableQuery {
        400: PermintaanSalah, "the query cannot be read";
    }
    /// Of routes that read something written.
    UnreadableBody {
        400: PermintaanSalah, "a header or the body cannot be read";
        413: PermintaanSalah, "the body is too large";
        415: PermintaanSalah, "the body is not said to be JSON";
        422: PermintaanSalah FormSalah, "the body has another shape, or a mistake in `kolom`";
    }
    /// Of commands.
    NotGranted {
        409: StatusTidakCocok, "not in this status";
        412: Konflik, "somebody was faster; `konflik` says who did what";
        428: VersiWajib, "If-Match is missing";
    }
    /// Of one command to several.
    NotGrantedToAll {
        409: TidakSemua, "one of them did not allow it; `gagal` says which, and nothing was done";
    }
}

fn refusal(status: u16, codes: &[Code], when: &str) -> (String, RefOr<Response>) {
    let schema = Ref::from_schema_name(Problem::name());
    let body = ContentBuilder::new().schema(Some(schema)).build();
    let codes: Vec<String> = codes
        .iter()
        .map(|code| format!("`{}`", code.as_str()))
        .collect();
    let response = ResponseBuilder::new()
        .description(format!("{}: {when}", codes.join(", ")))
        .content("application/problem+json", body);
    let response = match status {
        401 => response.header("WWW-Authenticate", header("`Bearer`", Type::String)),
        429 => response.header("Retry-After", header("Seconds to wait", Type::Integer)),
        _ => response, // no other refusal has a header of its own
    };
    (status.to_string(), response.build().into())
}

fn header(about: &str, kind: Type) -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .description(Some(about))
        .schema(Some(Object::with_type(kind)))
        .build()
}
