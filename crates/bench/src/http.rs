//! The smallest client that keeps a connection: a generator of load must cost less than what it
//! measures.

use anyhow::{Context as _, Result, ensure};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_mins(1);
/// After being idle for this long a connection is made anew: the server closes idle ones.
const IDLE: Duration = Duration::from_secs(15);

/// One open connection.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
    used: Instant,
    /// Sent with every request: `authorization` or `cookie`, with its line's end.
    pub(crate) credentials: String,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Client {
    /// Connects, as nobody.
    pub(crate) fn connect(address: SocketAddr) -> Result<Self> {
        Ok(Self {
            stream: open(address)?,
            address,
            used: Instant::now(),
            credentials: String::new(),
        })
    }

    /// Connects with the token of a member of staff.
    pub(crate) fn with_token(address: SocketAddr, token: &str) -> Result<Self> {
        let mut client = Self::connect(address)?;
        client.credentials = format!("authorization: Bearer {token}\r\n");
        Ok(client)
    }

    /// Asks for a path.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer> {
        self.send("GET", path, "", b"")
    }

    /// Sends JSON, with more headers, each with its line's end.
    pub(crate) fn post_json(&mut self, path: &str, headers: &str, body: &[u8]) -> Result<Answer> {
        let headers = format!("content-type: application/json\r\n{headers}");
        self.send("POST", path, &headers, body)
    }

    /// Sends a request and reads the whole answer.
    pub(crate) fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
    ) -> Result<Answer> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\n{}{headers}content-length: {}\r\n\r\n",
            self.address,
            self.credentials,
            body.len()
        );
        let mut request = head.into_bytes();
        request.extend_from_slice(body);
        if self.used.elapsed() > IDLE {
            self.stream = open(self.address)?;
        }
        self.stream.get_mut().write_all(&request)?;
        let answer = self.answer();
        self.used = Instant::now();
        answer
    }

    fn answer(&mut self) -> Result<Answer> {
        let mut head = String::new();
        loop {
            let read = self.stream.read_line(&mut head)?;
            ensure!(read > 0, "the server closed the connection");
            if head.ends_with("\r\n\r\n") {
                break;
            }
        }
        let status = head.split(' ').nth(1).context("a status")?.parse()?;
        let length = header(&head, "content-length")
            .map(str::parse)
            .transpose()?;
        let body = match length {
            Some(length) => self.exactly(length)?,
            None if header(&head, "transfer-encoding").is_some() => self.chunks()?,
            None => Vec::new(),
        };
        Ok(Answer { status, head, body })
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(body)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16).context("a chunk")?;
            body.extend(self.exactly(length)?);
            self.exactly(2)?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

impl Answer {
    /// Itself, if it says that all went well.
    pub(crate) fn good(self) -> Result<Self> {
        ensure!(
            (200..400).contains(&self.status),
            "answered {}: {}",
            self.status,
            String::from_utf8_lossy(&self.body)
        );
        Ok(self)
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }
}

fn open(address: SocketAddr) -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::with_capacity(64 * 1024, stream))
}

/// The value of a header, by its name in small letters.
fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    let found = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn answers_of_both_kinds_are_read_to_their_end() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
        let address = listener.local_addr().expect("an address");
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a client");
            let mut asked = [0_u8; 16]; // both begin to ask before the server is gone
            stream.read_exact(&mut asked).expect("asked");
            let plain = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: \"3\"\r\n\r\nhi";
            let chunked = "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n\
                           2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
            stream.write_all(plain.as_bytes()).expect("sent");
            stream.write_all(chunked.as_bytes()).expect("sent");
            let mut rest = Vec::new();
            stream
                .read_to_end(&mut rest)
                .expect("asked again, and gone");
        });
        let mut client = Client::connect(address).expect("connected");
        let first = client.get("/a").expect("answered");
        assert_eq!((first.status, first.body.as_slice()), (200, &b"hi"[..]));
        assert_eq!(first.header("etag"), Some("\"3\""));
        let second = client.get("/b").expect("answered");
        assert_eq!(second.body, b"abc");
        assert!(second.good().is_err(), "404 is not good");
        drop(client);
        server.join().expect("ended");
    }
}
