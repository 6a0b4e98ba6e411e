//! Connections: taken in, served, cut off, and all ended when the server stops.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::sync::{Semaphore, oneshot};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use crate::delivery::{Peer, Severed};
use crate::options::Options;
use crate::server::{self, Server};
use crate::store::StartError;
use crate::tls;

/// How many connections are served at once; others wait.
pub const CONNECTIONS: usize = 256;

/// How long a connection may be silent before a request, and how long it may take to agree on TLS.
const HEADER_TIME: Duration = Duration::from_secs(60);

/// How long the server waits after it could not take a connection: out of files, mostly.
const BREATH: Duration = Duration::from_millis(50);

/// A server that runs. Dropping it stops it.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    scheme: &'static str,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Where it listens.
    pub const fn addr(&self) -> SocketAddr {
        self.address
    }

    /// The address of its page: `http://127.0.0.1:8620/`.
    pub fn url(&self) -> String {
        format!("{}://{}/", self.scheme, self.address)
    }

    /// Stops it, as a crash would: connections are cut, what is not committed is not stored.
    pub fn stop(self) {
        drop(self);
    }

    /// Waits until its thread ends, which is when the process does.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // It ends by `stop` or by a panic, which has been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The thread waits for this end to go away.
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves in a thread of its own, until the answer is dropped.
///
/// # Errors
/// The database or the certificate cannot be used, the faults cannot be, or the system gives no thread.
pub fn serve(listener: StdListener, options: Options) -> Result<Running, StartError> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let tls = options.tls.as_ref().map(tls::acceptor).transpose()?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let router = server::router(Arc::new(Server::open(options)?));
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let work = move || run(&runtime, listener, tls, router, stopped);
    let thread = thread::Builder::new().name("rehearsal".to_owned()).spawn(work)?;
    Ok(Running { address, scheme, stop: Some(stop), thread: Some(thread) })
}

fn run(
    runtime: &Runtime,
    listener: StdListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    stopped: oneshot::Receiver<Infallible>,
) {
    runtime.block_on(async {
        tokio::spawn(async move {
            let Err(fault) = accept(listener, tls, router).await;
            eprintln!("rehearsal: {fault}");
        });
        // Nothing is ever sent: it ends when the sender is dropped.
        let _ = stopped.await;
    });
}

async fn accept(listener: StdListener, tls: Option<TlsAcceptor>, router: Router) -> io::Result<Infallible> {
    let listener = TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
        let Ok((stream, from)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let (tls, router) = (tls.clone(), router.clone());
        tokio::spawn(async move {
            if let Some(tls) = tls {
                if let Ok(Ok(stream)) = tokio::time::timeout(HEADER_TIME, tls.accept(stream)).await {
                    attend(stream, from, router).await;
                }
            } else {
                attend(stream, from, router).await;
            }
            drop(place);
        });
    }
}

/// Ends a connection without an answer.
#[derive(Debug, thiserror::Error)]
#[error("a rehearsed fault: the connection is cut")]
struct Cut;

async fn attend(stream: impl AsyncRead + AsyncWrite + Unpin, from: SocketAddr, router: Router) {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from.ip()));
        let router = router.clone();
        async move {
            let response: Response = match router.oneshot(request.map(Body::new)).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            if response.extensions().get::<Severed>().is_some() { Err(Cut) } else { Ok(response) }
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .serve_connection(TokioIo::new(stream), service);
    // Clients that go away, and connections that were cut: both are what a rehearsal is made of.
    let _ = connection.await;
}
