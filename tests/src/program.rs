//! The built program: run to its end, or as a server.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// What a finished command printed.
#[derive(Debug)]
pub struct Output {
    /// Its exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The program that belongs to these tests: two folders above the test's own executable.
///
/// # Panics
/// When it has not been built.
#[must_use]
pub fn binary() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own path");
    let target = own.parent().and_then(Path::parent).expect("tests run from target/PROFILE/deps");
    let program = target.join("muster");
    assert!(program.is_file(), "build the program first: cargo build -p muster");
    program
}

/// A file or folder of `samples/`.
#[must_use]
pub fn sample(path: &str) -> String {
    format!("{}/../samples/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// Runs `muster` with these arguments to its end.
///
/// # Panics
/// When it cannot be started.
pub async fn run(arguments: &[&str]) -> Output {
    let done = Command::new(binary()).args(arguments).output().await.expect("the program starts");
    Output {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

/// `muster serve` on a free port; it ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// As `http://127.0.0.1:40123`.
    pub url: String,
}

impl Server {
    /// Starts it and waits until it says where it listens.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(database: &str, more: &[&str]) -> Self {
        let mut child = Command::new(binary())
            .args(["--log", "warn", "serve", "--migrate", "--listen", "127.0.0.1:0", "--database", database])
            .args(more)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the program starts");
        let out = child.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(out).lines();
        let line = lines.next_line().await.expect("it can be read").expect("it says where it listens");
        let url = line.strip_prefix("Muster is at ").expect("that is the line").to_owned();
        Self { child, url }
    }

    /// The body of a GET, as JSON, and its status.
    ///
    /// # Panics
    /// When there is no answer, or it is not JSON.
    pub async fn get(&self, path: &str) -> (u16, serde_json::Value) {
        let answer = reqwest::get(format!("{}{path}", self.url)).await.expect("an answer");
        let status = answer.status().as_u16();
        (status, answer.json().await.expect("the answer is JSON"))
    }

    /// The body of a GET as text.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn text(&self, path: &str) -> String {
        let answer = reqwest::get(format!("{}{path}", self.url)).await.expect("an answer");
        answer.text().await.expect("the answer is text")
    }

    /// Asks it to stop, as a service manager does, and gives its exit code.
    ///
    /// # Panics
    /// When it cannot be asked.
    pub async fn stop(self) -> Option<i32> {
        self.tell_to_stop().await.ended().await
    }

    /// Asks it to stop, without waiting for it.
    ///
    /// # Panics
    /// When it cannot be asked.
    pub async fn tell_to_stop(self) -> Self {
        let id = self.child.id().expect("it runs").to_string();
        Command::new("kill").args(["-TERM", &id]).status().await.expect("kill runs");
        self
    }

    /// Its exit code, once it has ended.
    ///
    /// # Panics
    /// When it cannot be waited for.
    pub async fn ended(mut self) -> Option<i32> {
        self.child.wait().await.expect("it ends").code()
    }

    /// Its process, for tools that watch it.
    ///
    /// # Panics
    /// When it has ended.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// Kills it where it stands (SIGKILL).
    ///
    /// # Panics
    /// When it cannot be killed.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("it can be killed");
    }
}

/// `muster worker`; it ends with this value.
#[derive(Debug)]
pub struct Worker {
    child: Child,
}

impl Worker {
    /// Starts it.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn start(database: &str, more: &[String]) -> Self {
        let child = Command::new(binary())
            .args(["--log", "error", "worker", "--database", database])
            .args(more)
            .kill_on_drop(true)
            .spawn()
            .expect("the program starts");
        Self { child }
    }

    /// Kills it where it stands (SIGKILL).
    ///
    /// # Panics
    /// When it cannot be killed.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("it can be killed");
    }
}
