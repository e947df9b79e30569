//! A real mail server: `aiosmtpd`, run by Python from `tests/mail/`; and readers of calendars and feeds that
//! somebody else wrote.

use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/mail");
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/mail/.venv/bin/python");

/// A mail server that runs for as long as this value lives.
#[derive(Debug)]
pub struct MailServer {
    _child: Child,
    // Its end is the server's end.
    _input: ChildStdin,
    /// Its address, as `smtp://127.0.0.1:2525`.
    pub url: String,
    taken: Arc<Mutex<Vec<Value>>>,
}

impl MailServer {
    /// Starts one that treats these addresses as said: `refuse`, `later` or `slow`.
    ///
    /// # Panics
    /// When it does not start: `scripts/setup test` installs what it needs.
    pub async fn start(faults: &[(&str, &str)]) -> Self {
        let mut child = Command::new(PYTHON)
            .arg("server.py")
            .args(faults.iter().map(|(address, fault)| format!("{address}={fault}")))
            .current_dir(FOLDER)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("python starts: is `scripts/setup test` done?");
        let input = child.stdin.take().expect("its input is piped");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let said = lines.next_line().await.expect("it can be read").expect("the server says where it is");
        let said: Value = serde_json::from_str(&said).expect("it says so in JSON");
        let taken = Arc::new(Mutex::new(Vec::new()));
        let keeps = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                let message = serde_json::from_str(&line).expect("a message is a line of JSON");
                keeps.lock().unwrap_or_else(PoisonError::into_inner).push(message);
            }
        });
        Self { _child: child, _input: input, url: format!("smtp://127.0.0.1:{}", said["port"]), taken }
    }

    /// What it took so far, waiting until it is so many messages.
    ///
    /// # Panics
    /// When they do not come within ten seconds.
    pub async fn taken(&self, count: usize) -> Vec<Value> {
        for _ in 0..200 {
            let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if taken.len() >= count {
                return taken;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{count} messages were expected: {:?}", self.taken.lock());
    }
}

/// A calendar or a feed as a program reads it that knows nothing of Muster; `kind` is `calendar` or `feed`.
///
/// # Panics
/// When it cannot be read.
pub async fn read_as(kind: &str, text: &str) -> Value {
    let mut child = Command::new(PYTHON)
        .args(["read.py", kind])
        .current_dir(FOLDER)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python starts: is `scripts/setup test` done?");
    let mut input = child.stdin.take().expect("its input is piped");
    input.write_all(text.as_bytes()).await.expect("it takes the text");
    drop(input);
    let output = child.wait_with_output().await.expect("it ends");
    assert!(output.status.success(), "the {kind} cannot be read: {text}");
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}
