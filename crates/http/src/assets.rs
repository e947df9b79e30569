//! The single-page app's built files, read once at the start and served from memory.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;

use crate::answers::{Tag, gzip};
use crate::negotiation::{gzip_accepted, known};
use crate::problem::Failure;

/// The app loads everything from here and nothing from elsewhere.
const APP_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// One file.
#[derive(Debug)]
struct Asset {
    kind: &'static str,
    tag: Tag,
    body: Bytes,
    compressed: Option<Bytes>,
}

/// The files by their paths, as `/assets/index-3f2a.js`.
#[derive(Debug, Default)]
pub struct Assets {
    files: HashMap<String, Asset>,
}

impl Assets {
    /// Reads every file under `folder`. Paths are looked up as they are here: no request can reach
    /// another file.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or there is no `index.html`.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut assets = Self::default();
        assets.take(folder, "")?;
        if assets.files.contains_key("/index.html") {
            return Ok(assets);
        }
        Err(io::Error::new(io::ErrorKind::NotFound, format!("{} has no index.html", folder.display())))
    }

    fn take(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.take(&entry.path(), &path)?;
            } else {
                let body = Bytes::from(fs::read(entry.path())?);
                let (kind, text) = kind(&path);
                let compressed = text.then(|| gzip(&body)).filter(|small| small.len() < body.len());
                self.files.insert(path, Asset { kind, tag: Tag::of_body(&body), body, compressed });
            }
        }
        Ok(())
    }

    /// The file at `path`; the app's page for addresses that are the app's own.
    fn find(&self, path: &str) -> Option<(&Asset, bool)> {
        let exact = self.files.get(path).filter(|_| path != "/index.html");
        if let Some(asset) = exact {
            return Some((asset, false));
        }
        let own = ["/api", "/health", "/metrics", "/assets"].iter().all(|base| {
            path.strip_prefix(base).is_none_or(|rest| !rest.is_empty() && !rest.starts_with('/'))
        });
        own.then(|| self.files.get("/index.html")).flatten().map(|asset| (asset, true))
    }
}

/// Answers whatever no other address does: a file, the app's page, or 404.
///
/// # Errors
/// [`Failure::NotFound`] and [`Failure::MethodNotAllowed`].
pub async fn serve(request: HttpRequest, assets: Option<web::Data<Assets>>) -> Result<HttpResponse, Failure> {
    let path = request.path();
    let Some(assets) = assets else {
        return match path {
            "/" => Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, "/api/docs")).finish()),
            _ => Err(Failure::NotFound),
        };
    };
    let (asset, page) = assets.find(path).ok_or(Failure::NotFound)?;
    if !request.method().is_safe() {
        return Err(Failure::MethodNotAllowed { allow: "GET, HEAD, OPTIONS".to_owned() });
    }
    // Files under /assets have the hash of their content in their names.
    let caching =
        if path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let compressed = asset.compressed.as_ref().filter(|_| gzip_accepted(request.headers()));
    let etag = asset.tag.etag(None, compressed.is_some());
    let mut response =
        if known(request.headers(), &etag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::ETAG, etag.clone()))
        .insert_header((header::CACHE_CONTROL, caching))
        .insert_header((header::VARY, "Accept-Encoding"));
    if page || asset.kind.starts_with("text/html") {
        response.insert_header((header::CONTENT_SECURITY_POLICY, APP_POLICY));
    }
    if known(request.headers(), &etag) {
        return Ok(response.finish());
    }
    response.insert_header((header::CONTENT_TYPE, asset.kind));
    Ok(match compressed {
        Some(body) => response.insert_header((header::CONTENT_ENCODING, "gzip")).body(body.clone()),
        None => response.body(asset.body.clone()),
    })
}

/// The media type by the name's end, and whether it is text worth compressing.
fn kind(path: &str) -> (&'static str, bool) {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "json" | "map" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "woff2" => ("font/woff2", false),
        "woff" => ("font/woff", false),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "webp" => ("image/webp", false),
        "ico" => ("image/x-icon", false),
        _ => ("application/octet-stream", false),
    }
}
