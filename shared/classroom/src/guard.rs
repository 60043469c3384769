//! Quién puede pedir algo: quien abre, en este ordenador, la dirección con la clave.

use std::fs::File;
use std::io::Read;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Result;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const BYTES: usize = 16;

/// La dirección del libro. La clave es el principio de la ruta: las páginas, que se enlazan unas a otras, la llevan
/// sin saberlo, y ninguna otra la conoce.
#[derive(Clone)]
pub struct Key {
    path: Arc<str>,
    /// `127.0.0.1:8000` y `localhost:8000`.
    hosts: Arc<[String; 2]>,
}

impl Key {
    /// Una clave que nadie puede adivinar.
    pub fn new(address: SocketAddr) -> Result<Self> {
        let mut random = [0; BYTES];
        File::open("/dev/urandom")?.read_exact(&mut random)?;
        let key: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let port = address.port();
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        Ok(Self { path: format!("/{key}").into(), hosts: hosts.into() })
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn address(&self) -> String {
        format!("http://{}{}/", self.hosts[0], self.path)
    }

    /// Que el nombre por el que nos llaman sea el nuestro: si no, es una página ajena que lo ha cambiado.
    fn is_ours(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|ours| ours == host))
    }

    fn comes_from_us(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        let host = origin.and_then(|origin| origin.strip_prefix("http://"));
        host.is_some_and(|host| self.hosts.iter().any(|ours| ours == host))
    }
}

pub async fn only_us(State(key): State<Key>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let with_key =
        request.uri().path().strip_prefix(key.path()).is_some_and(|rest| rest.starts_with('/'));
    let changes = request.method() != Method::GET && request.method() != Method::HEAD;
    if !key.is_ours(headers) || !with_key || changes && !key.comes_from_us(headers) {
        return (
            StatusCode::FORBIDDEN,
            "Abre la dirección que ha escrito «cargo clase»: lleva la clave.\n",
        )
            .into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    response
}
