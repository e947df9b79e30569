//! The document of the API is good enough for strangers: clients that generators made of it, in Python and in
//! TypeScript, mirror all contracts, and have in the end what an export has.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use muster_tests::{Kind, Server, TestDatabase, run};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Runs a tool to its end, in a folder.
async fn tool(folder: &Path, program: &Path, arguments: &[&str]) {
    let done = Command::new(program).args(arguments).current_dir(folder).output().await.unwrap();
    let told = [done.stdout.as_slice(), done.stderr.as_slice()].concat();
    assert!(done.status.success(), "{}: {}", program.display(), String::from_utf8_lossy(&told));
}

/// Makes the Python client, and gives the command that mirrors with it.
async fn python(folder: &Path) -> Command {
    let tools = root().join("tests/clients/.venv/bin");
    assert!(tools.join("openapi-python-client").is_file(), "run scripts/setup test first");
    let document = root().join("openapi/muster.json");
    let to = folder.join("muster_client");
    let arguments = [
        "generate",
        "--path",
        document.to_str().unwrap(),
        "--meta",
        "none",
        "--output-path",
        to.to_str().unwrap(),
    ];
    tool(folder, &tools.join("openapi-python-client"), &arguments).await;
    let mut mirror = Command::new(tools.join("python"));
    mirror.arg(root().join("tests/clients/mirror.py")).arg(folder);
    mirror
}

/// Makes the TypeScript client, compiles what mirrors with it, and gives the command.
async fn typescript(folder: &Path) -> Command {
    let modules = root().join("frontend/node_modules");
    let tools = modules.join(".bin");
    std::os::unix::fs::symlink(&modules, folder.join("node_modules")).unwrap();
    std::fs::write(folder.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    std::fs::copy(root().join("tests/clients/mirror.ts"), folder.join("mirror.ts")).unwrap();
    let document = root().join("openapi/muster.json");
    tool(folder, &tools.join("openapi-typescript"), &[document.to_str().unwrap(), "-o", "schema.ts"]).await;
    let strictly =
        ["--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck", "--types", "node"];
    tool(folder, &tools.join("tsc"), &[&strictly[..], &["mirror.ts"]].concat()).await;
    let mut mirror = Command::new("node");
    mirror.arg(folder.join("mirror.js"));
    mirror
}

/// Starts a mirror, and waits until it has read the list.
async fn listed(mut mirror: Command, server: &Server, signal: &Path, output: &Path) -> Child {
    let mut child = mirror
        .args([server.url.as_str(), signal.to_str().unwrap(), output.to_str().unwrap()])
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next_line().await.unwrap().as_deref(), Some("listed"));
    child
}

/// What of a contract both must have.
fn told(contract: &Value) -> Value {
    let names = ["version", "title", "status", "description", "technology"];
    let mut told: BTreeMap<&str, Value> = names.map(|name| (name, contract[name].clone())).into();
    told.insert(
        "term",
        json!([contract["term"]["start"], contract["term"]["end"], contract["term"]["maxEnd"]]),
    );
    told.insert(
        "net",
        contract["value"]["net"]["amount"].as_f64().map(|amount| (amount * 100.0).round()).into(),
    );
    let vendors = contract["vendors"].as_array().unwrap().iter();
    told.insert("vendors", vendors.map(|vendor| vendor["id"].clone()).collect());
    json!(told)
}

#[tokio::test(flavor = "multi_thread")]
async fn generated_clients_mirror_the_register() {
    let database = TestDatabase::new(Kind::Sqlite).await;
    for command in [&["migrate"][..], &["demo"]] {
        let done = run(&[&["--log", "warn"], command, &["--database", &database.url]].concat()).await;
        assert_eq!(done.code, 0, "{}", done.err);
    }
    let server = Server::start(&database.url, &[]).await;
    let (python_at, typescript_at) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let signal = python_at.path().join("signal");
    let mirrors = [python_at.path().join("mirror.json"), typescript_at.path().join("mirror.json")];
    let (with_python, with_typescript) =
        tokio::join!(python(python_at.path()), typescript(typescript_at.path()));
    let first = listed(with_python, &server, &signal, &mirrors[0]).await;
    let second = listed(with_typescript, &server, &signal, &mirrors[1]).await;

    // Meanwhile much goes, and much comes.
    let more = database.file("more.ndjson");
    let more = more.to_str().unwrap();
    for command in
        [&["demo", "--write", more, "--contracts", "60"][..], &["import", more], &["demo", "--remove"]]
    {
        let place =
            if command.contains(&"--write") { vec![] } else { vec!["--database", database.url.as_str()] };
        let done = run(&[&["--log", "warn"], command, &place].concat()).await;
        assert_eq!(done.code, 0, "{command:?}: {}", done.err);
    }
    std::fs::write(&signal, "").unwrap();
    for mut mirror in [first, second] {
        assert!(mirror.wait().await.unwrap().success());
    }
    let export = server.text("/api/v1/contracts?technology=all&format=ndjson").await;
    let export: BTreeMap<String, Value> = export
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|contract| (contract["id"].as_str().unwrap().to_owned(), told(&contract)))
        .collect();
    assert!(export.len() >= 60, "{} contracts", export.len());
    for mirror in mirrors {
        let text = std::fs::read_to_string(&mirror).unwrap();
        let mirrored: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
        let mirrored: BTreeMap<String, Value> =
            mirrored.iter().map(|(id, contract)| (id.clone(), told(contract))).collect();
        assert_eq!(mirrored, export, "{}", mirror.display());
    }
    server.stop().await;
    database.close().await;
}
