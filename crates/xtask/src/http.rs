//! A small static file server for this machine: what a plain web host does, and nothing more.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The longest request line and headers together that are read.
const HEAD_BYTES_MAX: u64 = 16 * 1024;
/// How long an idle connection is kept.
const IDLE: Duration = Duration::from_secs(30);
/// What a host should send with every file. The content policy is in the page itself.
const HEADERS: &str = "Permissions-Policy: camera=(self), microphone=(), geolocation=()\r\n\
                       X-Content-Type-Options: nosniff\r\n\
                       Cache-Control: no-cache\r\n";

/// A folder of files at a path.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    folder: PathBuf,
    /// Empty, or starts with `/` and does not end with one.
    under: String,
}

/// What a request gets.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// 200 with this file.
    File(PathBuf),
    /// 301 to this path.
    Moved(String),
    /// 404.
    Absent,
}

impl Site {
    /// A folder, which must exist, below a path: empty, or starting with `/` and not ending with one.
    pub(crate) fn new(folder: &Path, under: &str) -> io::Result<Self> {
        Ok(Self { folder: fs::canonicalize(folder)?, under: under.to_owned() })
    }

    /// Answers every connection in a thread of its own; returns only when the listener fails.
    pub(crate) fn serve(&self, listener: &TcpListener) -> io::Error {
        loop {
            match listener.accept() {
                Ok((stream, _)) => {
                    let site = self.clone();
                    // A connection that breaks is the browser's business.
                    thread::spawn(move || drop(site.talk(stream)));
                }
                Err(fault) if fault.kind() == io::ErrorKind::ConnectionAborted => {}
                Err(fault) => return fault,
            }
        }
    }

    fn talk(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(IDLE))?;
        stream.set_nodelay(true)?;
        let mut out = stream.try_clone()?;
        let mut input = BufReader::new(stream);
        while let Some(head) = read_head(&mut input)? {
            let keep = head.keep;
            self.reply(&head, &mut out)?;
            if !keep {
                break;
            }
        }
        Ok(())
    }

    fn reply(&self, head: &Head, out: &mut impl Write) -> io::Result<()> {
        let with_body = head.method == "GET";
        if !with_body && head.method != "HEAD" {
            return plain(out, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", head.keep, with_body);
        }
        match self.find(&head.target) {
            Answer::File(path) => {
                let mut file = File::open(&path)?;
                let length = file.metadata()?.len();
                let line = status("200 OK", mime(&path), length, head.keep);
                out.write_all(format!("{line}{HEADERS}\r\n").as_bytes())?;
                if with_body {
                    io::copy(&mut Read::by_ref(&mut file).take(length), out)?;
                }
                out.flush()
            }
            Answer::Moved(to) => {
                plain(out, "301 Moved Permanently", &format!("Location: {to}\r\n"), head.keep, with_body)
            }
            Answer::Absent => plain(out, "404 Not Found", "", head.keep, with_body),
        }
    }

    /// What is at the target of a request. Nothing outside of the folder is ever answered, through links neither.
    fn find(&self, target: &str) -> Answer {
        let (path, query) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let Some(below) = path.strip_prefix(self.under.as_str()) else { return Answer::Absent };
        if below.is_empty() {
            return Answer::Moved(format!("{}/{query}", self.under));
        }
        let Some(below) = below.strip_prefix('/').and_then(decode) else { return Answer::Absent };
        let mut file = self.folder.clone();
        for part in below.split('/').filter(|part| !part.is_empty()) {
            if part == "." || part == ".." || part.contains(['\\', ':', '\0']) {
                return Answer::Absent;
            }
            file.push(part);
        }
        let Ok(file) = fs::canonicalize(file) else { return Answer::Absent };
        if !file.starts_with(&self.folder) {
            return Answer::Absent;
        }
        let is_folder = file.is_dir();
        match (is_folder, path.ends_with('/')) {
            (false, false) => Answer::File(file),
            (false, true) => Answer::Absent,
            (true, true) => {
                let index = file.join("index.html");
                if index.is_file() { Answer::File(index) } else { Answer::Absent }
            }
            // `//host` would lead to another site.
            (true, false) if path.starts_with("//") => Answer::Absent,
            (true, false) => Answer::Moved(format!("{path}/{query}")),
        }
    }
}

/// What matters of a request.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    method: String,
    target: String,
    /// Whether the connection stays open for another request.
    keep: bool,
}

/// Reads one request; nothing when the browser has closed the connection or what it sent is no request.
fn read_head(input: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut input = input.take(HEAD_BYTES_MAX);
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let mut head = Head { method: method.into(), target: target.into(), keep: version == "HTTP/1.1" };
    loop {
        let mut field = String::new();
        if input.read_line(&mut field)? == 0 {
            return Ok(None);
        }
        if field.trim_end().is_empty() {
            return Ok(Some(head));
        }
        let (name, value) = field.split_once(':').unwrap_or((&field, ""));
        if name.eq_ignore_ascii_case("connection") && value.trim().eq_ignore_ascii_case("close") {
            head.keep = false;
        }
        // A body is never wanted, and left unread it would be taken for the next request.
        if name.eq_ignore_ascii_case("content-length") || name.eq_ignore_ascii_case("transfer-encoding") {
            head.keep = false;
        }
    }
}

fn plain(out: &mut impl Write, code: &str, more: &str, keep: bool, with_body: bool) -> io::Result<()> {
    let line = status(code, "text/plain; charset=utf-8", code.len() as u64 + 1, keep);
    let body = if with_body { format!("{code}\n") } else { String::new() };
    out.write_all(format!("{line}{HEADERS}{more}\r\n{body}").as_bytes())?;
    out.flush()
}

fn status(code: &str, mime: &str, length: u64, keep: bool) -> String {
    let connection = if keep { "keep-alive" } else { "close" };
    format!(
        "HTTP/1.1 {code}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nConnection: {connection}\r\n"
    )
}

/// Undoes percent encoding; nothing when it is broken or the result is not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-http-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("site/fonts")).expect("a temporary folder");
        for (file, text) in [
            ("site/index.html", "<p>page"),
            ("site/app_bg.wasm", "\0asm"),
            ("site/fonts/a b.woff2", "font"),
            ("secret.txt", "secret"),
        ] {
            fs::write(folder.join(file), text).expect("a file");
        }
        folder
    }

    fn moved(to: &str) -> Answer {
        Answer::Moved(to.into())
    }

    #[test]
    fn files_are_found_and_nothing_outside_of_the_folder() {
        let home = folder("find");
        let site = Site::new(&home.join("site"), "").expect("a site");
        let file =
            |name: &str| Answer::File(fs::canonicalize(home.join("site")).expect("a folder").join(name));
        for (target, expected) in [
            ("/", file("index.html")),
            ("/?lang=vi", file("index.html")),
            ("/index.html", file("index.html")),
            ("/app_bg.wasm?v=12", file("app_bg.wasm")),
            ("/fonts/a%20b.woff2", file("fonts/a b.woff2")),
            ("/fonts", moved("/fonts/")),
            ("/fonts/", Answer::Absent),
            ("/index.html/", Answer::Absent),
            ("/absent", Answer::Absent),
            ("index.html", Answer::Absent),
            ("//fonts", Answer::Absent),
            ("/../secret.txt", Answer::Absent),
            ("/%2e%2e/secret.txt", Answer::Absent),
            ("/fonts/..%2f..%2fsecret.txt", Answer::Absent),
            ("/..%5csecret.txt", Answer::Absent),
            ("/%2fetc%2fpasswd", Answer::Absent),
            ("//etc/passwd", Answer::Absent),
            ("/%zz", Answer::Absent),
            ("/%ff", Answer::Absent),
            ("/index.html%00", Answer::Absent),
        ] {
            assert_eq!(site.find(target), expected, "{target}");
        }
        fs::remove_dir_all(&home).expect("its removal");
    }

    #[test]
    fn a_site_below_a_path_answers_there_only() {
        let home = folder("under");
        let site = Site::new(&home.join("site"), "/tools/temqr").expect("a site");
        assert_eq!(site.find("/tools/temqr?a=1"), moved("/tools/temqr/?a=1"));
        assert!(matches!(site.find("/tools/temqr/"), Answer::File(_)));
        assert_eq!(site.find("/tools/temqr/fonts"), moved("/tools/temqr/fonts/"));
        for outside in ["/", "/index.html", "/tools/temqrx/index.html", "/tools/"] {
            assert_eq!(site.find(outside), Answer::Absent, "{outside}");
        }
        fs::remove_dir_all(&home).expect("its removal");
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_outside() {
        let home = folder("links");
        std::os::unix::fs::symlink(home.join("secret.txt"), home.join("site/link.txt")).expect("a link");
        let site = Site::new(&home.join("site"), "").expect("a site");
        assert_eq!(site.find("/link.txt"), Answer::Absent);
        fs::remove_dir_all(&home).expect("its removal");
    }

    #[test]
    fn files_have_the_types_browsers_insist_on() {
        for (file, expected) in [
            ("app_bg.wasm", "application/wasm"),
            ("start.js", "text/javascript; charset=utf-8"),
            ("pdf.mjs", "text/javascript; charset=utf-8"),
            ("main.css", "text/css; charset=utf-8"),
            ("INDEX.HTML", "text/html; charset=utf-8"),
            ("a.woff2", "font/woff2"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(mime(Path::new(file)), expected, "{file}");
        }
    }

    /// Two requests on one connection, as browsers send them, over a real socket.
    #[test]
    fn a_connection_answers_several_requests() {
        let home = folder("talk");
        let site = Site::new(&home.join("site"), "").expect("a site");
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        thread::spawn(move || site.serve(&listener));
        let mut stream = TcpStream::connect(address).expect("a connection");
        let requests = "GET /app_bg.wasm HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n\
                        POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
        stream.write_all(requests.as_bytes()).expect("to send");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("to receive until the end");
        let answers: Vec<&str> = text.split("HTTP/1.1 ").skip(1).collect();
        assert_eq!(answers.len(), 3, "{text}");
        assert!(
            answers[0].starts_with("200 OK\r\nContent-Type: application/wasm\r\nContent-Length: 4\r\n"),
            "{text}"
        );
        assert!(answers[0].contains("\r\nX-Content-Type-Options: nosniff\r\n"), "{text}");
        assert!(answers[0].contains("\r\nPermissions-Policy: camera=(self)"), "{text}");
        assert!(answers[0].contains("\r\nCache-Control: no-cache\r\n"), "{text}");
        assert!(answers[0].ends_with("\r\n\r\n\0asm"), "{text}");
        assert!(answers[1].contains("Content-Length: 7\r\n") && answers[1].ends_with("\r\n\r\n"), "{text}");
        assert!(answers[2].starts_with("405 "), "{text}");
        fs::remove_dir_all(&home).expect("its removal");
    }
}
