//! TLS, with the certificate that the person gives.

use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, crypto};

use crate::options::Tls;
use crate::store::StartError;

/// What makes TLS of a connection.
///
/// # Errors
/// A file cannot be read or holds something else, or the key is not the certificate's.
pub(crate) fn acceptor(tls: &Tls) -> Result<TlsAcceptor, StartError> {
    let fault = |fault: &dyn std::fmt::Display| StartError::Tls(fault.to_string());
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect)
        .map_err(|cause| fault(&format!("{}: {cause}", tls.certificate.display())))?;
    let key = PrivateKeyDer::from_pem_file(&tls.key)
        .map_err(|cause| fault(&format!("{}: {cause}", tls.key.display())))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|cause| fault(&cause))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|cause| fault(&cause))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config).into())
}
