//! What strangers may cost in memory, asked of the program itself. The figures are printed:
//! `cargo test -p sipendekar-server --test it memory -- --nocapture --test-threads 1`.

use crate::serving::Running;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;
use std::time::Instant;

/// What the kernel says of the memory of a process, in MB.
fn memory(server: &Running, what: &str) -> u64 {
    let pid = server.child.id();
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("status");
    let line = status.lines().find(|line| line.starts_with(what));
    let kb = line.and_then(|line| line.split_whitespace().nth(1));
    kb.expect("a number").parse::<u64>().expect("a number") / 1024
}

/// Prints what it cost; fails if that was more than the smallest server can give.
#[expect(clippy::print_stdout, reason = "the figure is what operators ask for")]
fn told(server: &Running, what: &str, before: u64, begun: Instant) {
    let took = begun.elapsed().as_secs();
    let (most, after) = (memory(server, "VmHWM:"), memory(server, "VmRSS:"));
    println!("{what} in {took} s: {before} MB before, {most} MB at most, {after} MB after");
    assert!(most < 300, "{most} MB");
}

#[test]
fn signing_in_costs_a_bounded_memory_however_many_come_at_once() {
    let server = Running::start(|command, _| {
        command
            .env("SIPENDEKAR_FAILED_SIGN_INS_PER_MINUTE", "1000")
            .env("SIPENDEKAR_REQUESTS_PER_SECOND", "1000");
    });
    let before = memory(&server, "VmRSS:");
    let hashed = AtomicUsize::new(0);
    let try_to_sign_in = |n: u16| {
        let mut stream = TcpStream::connect(server.address()).expect("connected");
        let body = format!(r#"{{"pengguna":"nobody{n}","sandi":"keliru","perangkat":"uji"}}"#);
        let length = body.len();
        let request = format!(
            "POST /v1/session HTTP/1.1\r\nhost: sipendekar\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        // Where the queue is full, or the machine is slow, the rest is put off.
        if answer.starts_with("HTTP/1.1 401") {
            hashed.fetch_add(1, Ordering::Relaxed);
        } else {
            assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        }
    };
    let try_to = &try_to_sign_in;
    let begun = Instant::now();
    for wave in [163, 163, 162, 162] {
        std::thread::scope(|scope| {
            for n in 0..wave {
                scope.spawn(move || try_to(n));
            }
        });
    }
    let hashed = hashed.load(Ordering::Relaxed);
    assert!(hashed >= 50, "only {hashed} passwords were looked at");
    told(&server, "650 sign-ins", before, begun);
    server.stop();
}

#[test]
fn forms_of_strangers_that_never_end_cost_a_bounded_memory() {
    let server = Running::start(|command, _| {
        command.env("SIPENDEKAR_REQUESTS_PER_SECOND", "1000");
    });
    let (before, begun) = (memory(&server, "VmRSS:"), Instant::now());
    let field = |n: u8| {
        let text = "a".repeat(64 * 1024);
        format!("--b\r\ncontent-disposition: form-data; name=\"f{n}\"\r\n\r\n{text}\r\n")
    };
    let form: String = (0..39).map(field).collect();
    let head = format!(
        "POST /aduan/baru HTTP/1.1\r\nhost: sipendekar\r\n\
         content-type: multipart/form-data; boundary=b\r\ncontent-length: {}\r\n\r\n",
        form.len() + 100
    );
    let (head, form) = (head.as_bytes(), form.as_bytes());
    let server_address = server.address();
    let open: Vec<TcpStream> = std::thread::scope(|scope| {
        let begin = move || {
            let mut stream = TcpStream::connect(server_address).expect("connected");
            stream.write_all(head).expect("sent");
            let _ = stream.write_all(form); // it may be refused before its end
            stream
        };
        let begun: Vec<_> = (0..300).map(|_| scope.spawn(begin)).collect();
        let begun = begun.into_iter().map(ScopedJoinHandle::join);
        begun.map(|one| one.expect("begun")).collect()
    });
    told(&server, "300 forms of strangers", before, begun);
    drop(open);
    server.stop();
}
