//! Las páginas del libro, con lo que hace falta para ejecutar los pasos desde ellas.

use std::path::Path;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::{ServeDir, ServeFile};

use crate::guard::Key;

const SCRIPT: &str = include_str!("clase.js");
const STYLE: &str = include_str!("clase.css");
const LARGEST_PAGE: usize = 64 << 20;

pub fn pages(folder: &Path, key: &Key) -> Router {
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT) };
    let style = || async { ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE) };
    let base = format!("{}/clase", key.path());
    let scripts = format!(
        "<link rel=\"stylesheet\" href=\"{base}/clase.css\"><script src=\"{base}/clase.js\" data-base=\"{base}\"></script></body>"
    );
    let book = Router::new()
        .route_service("/", ServeFile::new(folder.join("index.html")))
        .fallback_service(ServeDir::new(folder))
        .layer(from_fn(move |request, next| with_scripts(scripts.clone(), request, next)));
    Router::new()
        .route(&format!("{base}/clase.js"), get(script))
        .route(&format!("{base}/clase.css"), get(style))
        .nest(&format!("{}/", key.path()), book)
}

/// El libro es el mismo que se abre sin servidor: lo de más se pone al pasar.
async fn with_scripts(scripts: String, mut request: Request, next: Next) -> Response {
    // Entera, y no «no ha cambiado»: la de antes llevaba otra clave.
    for condition in [header::IF_MODIFIED_SINCE, header::IF_NONE_MATCH, header::RANGE] {
        request.headers_mut().remove(condition);
    }
    let (mut parts, body) = next.run(request).await.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return Response::from_parts(parts, body);
    }
    let Ok(page) = to_bytes(body, LARGEST_PAGE).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = String::from_utf8_lossy(&page).replacen("</body>", &scripts, 1);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}
