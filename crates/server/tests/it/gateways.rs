//! Messages handed to gateways that take them, refuse them, repeat themselves or say nothing.

use domain::notice::pesan::Content;
use secrecy::SecretString;
use serde_json::{Value, json};
use server::carriers::{Sms, Whatsapp};
use server::config::{SmsGateway, WhatsappAccount};
use service::notice::{Carrier, Envelope, Undelivered};
use std::net::TcpListener;
use uuid::Uuid;
use wiremock::matchers::{body_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const NUMBER: &str = "+6281298760001";
const LINK: &str = "https://aduan.contoh.id/aduan/SPD-2026-000123";

fn envelope() -> Envelope {
    let nomor = "SPD-2026-000123".parse().expect("a number");
    Envelope {
        id: Uuid::from_u128(7),
        address: NUMBER.to_owned(),
        content: Content::Kabar(nomor),
        portal: "https://aduan.contoh.id".to_owned(),
    }
}

fn token() -> SecretString {
    SecretString::from("token-rahasia")
}

fn sms(uri: &str) -> Sms {
    let url = format!("{uri}/kirim").parse().expect("an address");
    let gateway = SmsGateway {
        url,
        token: token(),
    };
    Sms::new(&gateway).expect("prepared")
}

fn whatsapp(uri: &str) -> Whatsapp {
    let account = WhatsappAccount {
        url: format!("{uri}/v23.0/106/messages")
            .parse()
            .expect("an address"),
        token: token(),
        template: "kabar_aduan".to_owned(),
    };
    Whatsapp::new(&account).expect("prepared")
}

async fn answering(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(answer)
        .mount(&server)
        .await;
    server
}

fn later<T>(code: &str) -> Result<T, Undelivered> {
    Err(Undelivered::Later(code.to_owned()))
}

fn refused<T>(code: &str) -> Result<T, Undelivered> {
    Err(Undelivered::Refused(code.to_owned()))
}

#[tokio::test]
async fn an_sms_is_handed_over_as_it_is_described_and_again_under_its_name() {
    let server = MockServer::start().await;
    let id = Uuid::from_u128(7).to_string();
    let text = format!(
        "SIPENDEKAR: ada kabar tentang aduan SPD-2026-000123. Baca: {LINK} Kami tidak pernah \
         meminta kata sandi."
    );
    Mock::given(method("POST"))
        .and(path("/kirim"))
        .and(header("authorization", "Bearer token-rahasia"))
        .and(header("idempotency-key", id.as_str()))
        .and(body_json(json!({ "id": id, "to": NUMBER, "text": text })))
        .respond_with(ResponseTemplate::new(202))
        .expect(2)
        .mount(&server)
        .await;
    let sms = sms(&server.uri());
    for _ in 0..2 {
        assert_eq!(sms.deliver(envelope()).await, Ok(()));
    }
}

#[tokio::test]
async fn an_sms_is_refused_for_its_number_alone_and_waits_for_everything_else() {
    for (status, expected) in [
        (404, refused("sms_404")),
        (422, refused("sms_422")),
        (400, later("sms_400")),
        (401, later("sms_401")),
        (302, later("sms_302")),
        (429, later("sms_429")),
        (503, later("sms_503")),
    ] {
        let server = answering(ResponseTemplate::new(status)).await;
        let answer = sms(&server.uri()).deliver(envelope()).await;
        assert_eq!(answer, expected);
    }
}

#[tokio::test]
async fn whatsapp_is_asked_for_the_template_with_number_and_address_and_nothing_else() {
    let server = MockServer::start().await;
    let parameters = ["SPD-2026-000123", LINK].map(|text| json!({ "type": "text", "text": text }));
    let asked = json!({
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "6281298760001",
        "type": "template",
        "template": {
            "name": "kabar_aduan",
            "language": { "code": "id" },
            "components": [{ "type": "body", "parameters": parameters }],
        },
    });
    Mock::given(method("POST"))
        .and(path("/v23.0/106/messages"))
        .and(header("authorization", "Bearer token-rahasia"))
        .and(body_json(asked))
        .respond_with(ResponseTemplate::new(200))
        .expect(1)
        .mount(&server)
        .await;
    assert_eq!(whatsapp(&server.uri()).deliver(envelope()).await, Ok(()));
}

#[tokio::test]
async fn a_telephone_without_whatsapp_is_refused_and_what_somebody_may_mend_waits() {
    let fault = |code: i64| json!({ "error": { "message": NUMBER, "code": code } });
    for (status, body, expected) in [
        (400, fault(131_026), refused("whatsapp_131026")),
        (400, fault(132_001), later("whatsapp_132001")),
        (401, fault(190), later("whatsapp_190")),
        (429, fault(130_429), later("whatsapp_130429")),
        (500, Value::Null, later("whatsapp_http_500")),
    ] {
        let server = answering(ResponseTemplate::new(status).set_body_json(body)).await;
        let answer = whatsapp(&server.uri()).deliver(envelope()).await;
        assert_eq!(answer, expected);
    }
}

#[tokio::test]
async fn a_gateway_that_is_gone_gets_it_later() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let answer = sms(&format!("http://{address}")).deliver(envelope()).await;
    assert_eq!(answer, later("unreachable"));
}

#[tokio::test(start_paused = true)]
async fn a_gateway_that_says_nothing_is_not_waited_for() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("an address");
    let answer = sms(&format!("http://{address}")).deliver(envelope()).await;
    assert_eq!(answer, later("timeout"));
}
