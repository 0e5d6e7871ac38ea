//! A browser without a script, over a real service on a temporary database.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use domain::person::aktor::{Aktor, Peran};
use portal::{PortalSettings, TooOften};
use service::akun::{FormPendaftaran, NewStaff};
use service::{App, Clock, Network};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;
use testkit::{ids, tuesday};
use tokio::io::AsyncWriteExt as _;
use tokio_util::io::ReaderStream;
use tower::ServiceExt as _;

pub(crate) const ORIGIN: &str = "http://portal.contoh.id";
pub(crate) const SANDI: &str = "kapal berlayar pagi";
pub(crate) const NIK_MARLINA: &str = "1403995204900001";
pub(crate) const NIK_BUDI: &str = "1403991204900002";

/// A portal with the product's reference data, on Tuesday 11 August 2026, 10.00 WIB.
pub(crate) struct Place {
    pub(crate) app: App,
    origin: String,
    router: Router,
    pub(crate) regency: testkit::Place,
    pub(crate) clock: Clock,
}

impl Place {
    pub(crate) async fn open() -> Self {
        Self::open_at(ORIGIN).await
    }

    /// The same at another public address.
    pub(crate) async fn open_at(origin: &str) -> Self {
        Self::opened(origin, App::clone).await
    }

    /// The same with something set up.
    pub(crate) async fn open_with(set_up: fn(&App) -> App) -> Self {
        Self::opened(ORIGIN, set_up).await
    }

    async fn opened(origin: &str, set_up: fn(&App) -> App) -> Self {
        let place = testkit::Place::sqlite();
        let clock = Clock::fixed(tuesday());
        let app = set_up(&testkit::regency::open(&place, &clock).await);
        let loaded = service::referensi::load(&app, &testkit::data()).await;
        loaded.expect("loads");
        let settings = PortalSettings {
            public_url: origin.to_owned(),
            instansi: "Diskominfotik".to_owned(),
        };
        Self {
            origin: origin.to_owned(),
            router: portal::router(app.clone(), settings),
            app,
            regency: place,
            clock,
        }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            origin: self.origin.clone(),
            cookies: BTreeMap::new(),
            csrf: String::new(),
            network: Network::default(),
            too_often: None,
        }
    }

    /// A registered citizen, signed in.
    pub(crate) async fn warga(&self, nik: &str) -> Browser {
        self.warga_with(nik, "").await
    }

    /// The same with an address of e-mail.
    pub(crate) async fn warga_with(&self, nik: &str, surel: &str) -> Browser {
        let form = FormPendaftaran {
            nik: nik.to_owned(),
            nama: "Marlina Saputri".to_owned(),
            telepon: "081234567841".to_owned(),
            surel: surel.to_owned(),
            sandi: SANDI.to_owned(),
            sandi_ulang: SANDI.to_owned(),
            setuju: true,
        };
        service::akun::register(&self.app, &form)
            .await
            .expect("registers");
        let mut browser = self.browser();
        browser.get("/masuk").await;
        let page = browser
            .post("/masuk", &[("nik", nik), ("sandi", SANDI)])
            .await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        browser
    }

    pub(crate) async fn staff(&self, pengguna: &str, peran: Peran, skpd: Option<&str>) -> Aktor {
        let baru = NewStaff {
            pengguna: pengguna.to_owned(),
            nama: "Petugas Uji".to_owned(),
            peran,
            skpd: skpd.map(testkit::skpd),
            sandi: testkit::sandi(SANDI),
        };
        let id = service::akun::create_staff(&self.app, &baru)
            .await
            .expect("creates");
        Aktor::new(peran, id, baru.skpd).expect("fits")
    }
}

pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
}

impl Page {
    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("text"))
    }

    /// Value of the first field of that name.
    pub(crate) fn hidden(&self, nama: &str) -> String {
        let start = format!("name=\"{nama}\" value=\"");
        self.html
            .split_once(&start)
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| value.to_owned())
            .unwrap_or_default()
    }
}

/// Keeps cookies and the token of the last page, as a browser does.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    /// What stands in the address bar.
    pub(crate) origin: String,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) csrf: String,
    /// Where it comes from.
    pub(crate) network: Network,
    /// Seconds it is told to wait, where it sends too often.
    pub(crate) too_often: Option<u64>,
}

impl Browser {
    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path).body(Body::empty()).expect("request");
        self.send(request).await
    }

    pub(crate) async fn post(&mut self, path: &str, isian: &[(&str, &str)]) -> Page {
        let csrf = self.csrf.clone();
        let mut fields = vec![("csrf", csrf.as_str())];
        fields.extend_from_slice(isian);
        self.post_raw(path, &fields).await
    }

    pub(crate) async fn post_raw(&mut self, path: &str, isian: &[(&str, &str)]) -> Page {
        let body: Vec<String> = isian
            .iter()
            .map(|(nama, nilai)| format!("{nama}={}", encoded(nilai)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, &self.origin)
            .body(Body::from(body.join("&")))
            .expect("request");
        self.send(request).await
    }

    /// The filing form with photos.
    pub(crate) async fn upload(&mut self, isian: &[(&str, &str)], foto: &[&[u8]]) -> Page {
        let csrf = self.csrf.clone();
        let mut body = Vec::new();
        let part = |body: &mut Vec<u8>, head: &str, bytes: &[u8]| {
            body.extend_from_slice(b"--batas\r\nContent-Disposition: form-data; ");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(b"\r\n\r\n");
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        part(&mut body, "name=\"csrf\"", csrf.as_bytes());
        for (nama, nilai) in isian {
            part(&mut body, &format!("name=\"{nama}\""), nilai.as_bytes());
        }
        for bytes in foto {
            part(
                &mut body,
                "name=\"foto\"; filename=\"IMG.jpg\"\r\nContent-Type: image/jpeg",
                bytes,
            );
        }
        body.extend_from_slice(b"--batas--\r\n");
        let request = Request::post("/aduan/baru")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=batas")
            .header(header::ORIGIN, &self.origin)
            .body(in_pieces(body))
            .expect("request");
        self.send(request).await
    }

    pub(crate) async fn send(&mut self, mut request: Request<Body>) -> Page {
        let cookies = self.cookies.iter().fold(String::new(), |mut text, (k, v)| {
            let _ = write!(text, "{k}={v}; ");
            text
        });
        request
            .headers_mut()
            .insert(header::COOKIE, cookies.parse().expect("cookie"));
        request.extensions_mut().insert(self.network);
        if let Some(seconds) = self.too_often {
            request.extensions_mut().insert(TooOften { seconds });
        }
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("infallible");
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().expect("text");
            let (pair, about) = text.split_once(';').expect("attributes");
            let (key, value) = pair.split_once('=').expect("pair");
            if about.contains("Max-Age=0") {
                self.cookies.remove(key);
            } else {
                self.cookies.insert(key.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.expect("body");
        let page = Page {
            status: parts.status,
            headers: parts.headers,
            html: String::from_utf8_lossy(&bytes).into_owned(),
        };
        let twice = ids::twice(&page.html);
        assert!(twice.is_empty(), "ids used twice on a page: {twice:?}");
        let csrf = page.hidden("csrf");
        if !csrf.is_empty() {
            self.csrf = csrf;
        }
        page
    }
}

/// A body that arrives as over a network, not all at once.
fn in_pieces(bytes: Vec<u8>) -> Body {
    let (mut sender, receiver) = tokio::io::duplex(64 * 1024);
    tokio::spawn(async move {
        // The server may stop reading: then the rest is not sent.
        let _ = sender.write_all(&bytes).await;
    });
    Body::from_stream(ReaderStream::new(receiver))
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// What a citizen fills in.
pub(crate) fn aduan(niat: &str) -> Vec<(&str, &str)> {
    vec![
        ("niat", niat),
        ("jenis", "aduan"),
        ("kategori", "jalan_dan_jembatan"),
        ("kecamatan", "14.03.01"),
        ("desa", "14.03.01.1001"),
        ("lokasi", "Jl. Antara, depan pasar"),
        ("tanggal_peristiwa", "2026-08-08"),
        ("judul", "Jalan berlubang di depan pasar"),
        (
            "uraian",
            "Sudah dua bulan berlubang besar. Minggu lalu dua orang jatuh.",
        ),
        ("privasi", "terbuka"),
    ]
}

/// A small real photo.
pub(crate) fn jpeg() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(64, 48, image::Rgb([90, 120, 110]))
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .expect("encodes");
    bytes.into_inner()
}
