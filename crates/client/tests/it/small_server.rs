//! A server of a few lines, over TLS or without: for what no real one would say.

use crate::authority::Authority;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

/// Serves the information of a SIPENDEKAR server over TLS; gives the port.
pub(crate) fn serve(authority: &Authority, name: &str, last_year: i32) -> u16 {
    let config = authority.config(name, last_year);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for tcp in listener.incoming() {
            let tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = rustls::StreamOwned::new(tls, tcp.unwrap());
            if !read_request(&mut stream).is_empty() {
                let info = r#"{"nama":"SIPENDEKAR","versi":"0.1.0","instansi":"Kabupaten"}"#;
                respond(&mut stream, info);
            }
        }
    });
    port
}

/// Reads one HTTP request to its last byte.
pub(crate) fn read_request(connection: &mut impl Read) -> Vec<u8> {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let length = connection.read(&mut piece).unwrap_or(0);
        request.extend_from_slice(&piece[..length]);
        let text = String::from_utf8_lossy(&request).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            if length == 0 {
                return request;
            }
            continue;
        };
        let wanted = head.split("content-length: ").nth(1).map_or(0, |rest| {
            rest.lines()
                .next()
                .unwrap()
                .trim()
                .parse::<usize>()
                .unwrap()
        });
        if body.len() >= wanted || length == 0 {
            return request;
        }
    }
}

/// Answers with JSON and closes.
pub(crate) fn respond(connection: &mut impl Write, body: &str) {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        body.len()
    );
    let _ = connection.write_all(head.as_bytes());
    let _ = connection.write_all(body.as_bytes());
    let _ = connection.flush();
}
