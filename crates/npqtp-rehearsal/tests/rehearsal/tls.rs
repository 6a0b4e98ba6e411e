//! https.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use npqtp_rehearsal::{FaultKind, Options, Running, StartError, Tls, serve};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, crypto};

use crate::client::{Folder, plan};

fn certificate(folder: &Folder) -> (Tls, CertificateDer<'static>) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let tls = Tls { certificate: folder.0.join("cert.pem"), key: folder.0.join("key.pem") };
    fs::write(&tls.certificate, cert.pem()).expect("a file");
    fs::write(&tls.key, signing_key.serialize_pem()).expect("a file");
    (tls, cert.der().clone())
}

fn ask(server: &Running, trusted: CertificateDer<'static>, path: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted).expect("a certificate");
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = "localhost".try_into().expect("a name");
    let connection = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut stream = StreamOwned::new(connection, TcpStream::connect(server.addr())?);
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[test]
fn https_is_spoken_with_the_given_certificate() {
    let folder = Folder::new();
    let (tls, trusted) = certificate(&folder);
    let faults = plan(&[FaultKind::DropBeforeCommit], 1.0, 1);
    let options = Options { tls: Some(tls), faults, ..Options::default() };
    let server = serve(TcpListener::bind("127.0.0.1:0").expect("a port"), options).expect("a server");
    assert!(server.url().starts_with("https://127.0.0.1:"));
    let page = ask(&server, trusted.clone(), "/").expect("an answer");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("not the NPQTP"), "{page}");
    assert!(ask(&server, trusted.clone(), "/v1/export").is_err(), "cut off under TLS, too");
    let stranger = certificate(&Folder::new()).1;
    assert!(ask(&server, stranger, "/").is_err(), "another certificate than is trusted");
    let mut plain = TcpStream::connect(server.addr()).expect("a connection");
    plain.write_all(b"GET / HTTP/1.1\r\n\r\n").expect("sent");
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP"), "no page without TLS");
    assert!(ask(&server, trusted, "/").is_ok(), "and the next client is served");
}

#[test]
fn certificates_that_cannot_be_start_no_server() {
    let folder = Folder::new();
    let (good, _) = certificate(&folder);
    let other = folder.0.join("other.pem");
    fs::write(&other, KeyPair::generate().expect("a key").serialize_pem()).expect("a file");
    for tls in [
        Tls { certificate: folder.0.join("missing.pem"), ..good.clone() },
        Tls { key: folder.0.join("missing.pem"), ..good.clone() },
        Tls { certificate: good.key.clone(), ..good.clone() },
        Tls { key: good.certificate.clone(), ..good.clone() },
        Tls { key: other, ..good },
    ] {
        let options = Options { tls: Some(tls.clone()), ..Options::default() };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        assert!(matches!(serve(listener, options), Err(StartError::Tls(_))), "{tls:?}");
    }
}
