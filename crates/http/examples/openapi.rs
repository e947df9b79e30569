//! Prints the OpenAPI document: `cargo run -p muster-http --example openapi > openapi/muster.json`.

use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(muster_http::openapi_json().as_bytes())
}
