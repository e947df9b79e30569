//! A real OpenID provider: npm's `oidc-provider`, run by Node from `tests/openid/`.

use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::browser::{Browser, Page};

/// A provider that runs for as long as this value lives. Every name is an account of it.
#[derive(Debug)]
pub struct OpenIdProvider {
    _child: Child,
    // Its end is the provider's end.
    _input: ChildStdin,
    // Whatever it still says must find somebody who listens.
    _output: BufReader<ChildStdout>,
    /// Its issuer.
    pub issuer: String,
    /// Client id and secret, one for each address to return to.
    pub clients: Vec<(String, String)>,
}

impl OpenIdProvider {
    /// Starts one that sends browsers back to these addresses and nowhere else.
    ///
    /// # Panics
    /// When it does not start: `npm ci` in `tests/openid/` installs what it needs.
    pub async fn start(redirects: &[String]) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/openid");
        let mut child = Command::new("node")
            .arg("provider.mjs")
            .args(redirects)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node starts");
        let input = child.stdin.take().expect("its input is piped");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        output.read_line(&mut line).await.expect("it can be read");
        assert!(!line.is_empty(), "the provider says where it is: is `npm ci` done in tests/openid?");
        let said: Value = serde_json::from_str(&line).expect("it says so in JSON");
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let client = |client: &Value| (text(&client["client_id"]), text(&client["client_secret"]));
        Self {
            _child: child,
            _input: input,
            _output: output,
            issuer: text(&said["issuer"]),
            clients: said["clients"].as_array().expect("clients").iter().map(client).collect(),
        }
    }

    /// Signs somebody in who was sent here from `left`, and gives the page that sends them back.
    ///
    /// # Panics
    /// When the provider does not do as providers do.
    pub async fn sign_in(&self, browser: &mut Browser, left: &Page, account: &str) -> Page {
        let asked = browser.get(left.to()).await;
        let form = asked.to().clone();
        assert!(form.path().starts_with("/sign-in/"), "the provider asks who it is: {form}");
        let signed_in = browser.submit(&form, &[("account", account)]).await;
        browser.get(signed_in.to()).await
    }

    /// The same for somebody who goes back without signing in.
    ///
    /// # Panics
    /// When the provider does not do as providers do.
    pub async fn cancel(&self, browser: &mut Browser, left: &Page) -> Page {
        let asked = browser.get(left.to()).await;
        let gone_back = browser.submit(asked.to(), &[("cancel", "yes")]).await;
        browser.get(gone_back.to()).await
    }
}
