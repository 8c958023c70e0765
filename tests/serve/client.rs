//! A server of our own on a free port, and a client that shows each byte of its answers.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

/// A server that runs until it is dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it listens, as `127.0.0.1:4711`.
    pub(crate) address: String,
}

impl Server {
    /// Starts `nuncio serve` with these arguments, parted by blanks, on a free port.
    pub(crate) fn start(arguments: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nuncio"))
            .args(["serve", "--bind", "0"])
            .args(arguments.split_whitespace())
            .env_remove("NUNCIO_GRAPH")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended: {said}");
            said.push_str(&line);
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap().to_owned();
            }
        };
        // What it says later must not fill the pipe.
        std::thread::spawn(move || lines.read_to_string(&mut String::new()));
        Self { child, address }
    }

    /// Sends a request and returns the answer; `head` is its lines, the first one included.
    ///
    /// `Host`, `Content-Length` and `Connection` are added where they are not there.
    pub(crate) fn send(&self, head: &str, body: &[u8]) -> Answer {
        Answer::read(self.begin(head, body))
    }

    /// As [`Self::send`], with words as body.
    pub(crate) fn ask(&self, head: &str, body: &str) -> Answer {
        self.send(head, body.as_bytes())
    }

    /// Sends a request and returns the connection.
    pub(crate) fn begin(&self, head: &str, body: &[u8]) -> TcpStream {
        let mut lines = head.trim().lines().map(str::trim);
        let mut request = format!("{} HTTP/1.1\r\n", lines.next().unwrap());
        let lower = head.to_lowercase();
        if !lower.contains("host:") {
            let _ = write!(request, "Host: {}\r\n", self.address);
        }
        if !lower.contains("content-length:") && !lower.contains("transfer-encoding:") {
            let _ = write!(request, "Content-Length: {}\r\n", body.len());
        }
        for line in lines {
            let _ = write!(request, "{line}\r\n");
        }
        request.push_str("Connection: close\r\n\r\n");
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        // A server may refuse a body before it has read it.
        drop(stream.write_all(body));
        stream
    }

    /// Returns the number of its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Sends the signal TERM.
    pub(crate) fn ask_to_stop(&self) {
        let signal = format!("kill -TERM {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &signal]).status().unwrap().success());
    }

    /// Waits for its end.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An answer of the server.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The header lines, in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// Whether the answer came to its end.
    pub(crate) whole: bool,
}

impl Answer {
    /// Reads an answer to the end of the connection.
    pub(crate) fn read(stream: TcpStream) -> Self {
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap_or_default();
        let status = status.parse().unwrap_or_else(|_| panic!("no answer: {line:?}"));
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            headers.push((name.to_lowercase(), value.to_owned()));
        }
        let mut answer = Self { status, headers, body: String::new(), whole: false };
        let mut bytes = Vec::new();
        if answer.header("transfer-encoding") == "chunked" {
            answer.whole = chunks(&mut stream, &mut bytes).is_some();
        } else {
            stream.read_to_end(&mut bytes).unwrap();
            answer.whole = answer.header("content-length") == bytes.len().to_string();
        }
        answer.body = String::from_utf8(bytes).unwrap();
        answer
    }

    /// Returns the value of a header; empty where it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

/// Reads a body in chunks; none where it breaks off.
fn chunks(stream: &mut impl BufRead, bytes: &mut Vec<u8>) -> Option<()> {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        let length = usize::from_str_radix(line.trim(), 16).ok()?;
        let mut chunk = vec![0; length + 2];
        stream.read_exact(&mut chunk).ok()?;
        if length == 0 {
            return Some(());
        }
        bytes.extend_from_slice(&chunk[..length]);
    }
}

/// Returns a text as it stands in an address or a form.
pub(crate) fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(escape).collect()
}
