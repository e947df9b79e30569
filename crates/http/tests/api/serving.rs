//! The real server on a free port, over a database with records that came in by an import.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use muster_domain::access::Role;
use muster_domain::audit::By;
use muster_domain::authority::AuthorityKind;
use muster_domain::clock::FixedClock;
use muster_domain::id::AuthorityId;
use muster_domain::person::NewPerson;
use muster_domain::session::{Method as SignedInBy, Origin};
use muster_domain::viewer::Viewer;
use muster_http::{Api, Options, server};
use muster_identity::secret;
use muster_identity::secret_key::SecretKeys;
use muster_identity::token::Subject;
use muster_persistence::Database;
use muster_persistence::register::{AuthoritySeen, Batch};
use muster_tests::TestDatabase;
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;

use crate::documented;
use crate::notices::{package, today};

/// A server with what it serves; it ends with this value.
pub struct Muster {
    pub url: String,
    pub database: Database,
    pub api: Api,
    pub secrets: Arc<SecretKeys>,
    client: reqwest::Client,
    imports: AtomicU64,
    server: actix_web::dev::ServerHandle,
}

impl Muster {
    /// Serves `contracts` contracts and one procurement.
    pub async fn with(database: &TestDatabase, contracts: u32) -> Self {
        let muster = Self::start(database, None, |api| api).await;
        muster.import(database, contracts).await;
        muster
    }

    /// Serves an empty database.
    pub async fn start(
        database: &TestDatabase,
        app: Option<PathBuf>,
        change: impl FnOnce(Api) -> Api,
    ) -> Self {
        documented::listen();
        let opened = Database::connect(&database.url).await.unwrap();
        opened.migrate().await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let clock = Arc::new(FixedClock::at(today()));
        let secrets = Arc::new(SecretKeys::generate().unwrap());
        let api = Api::new(opened.clone(), clock).with_secret_keys(Arc::clone(&secrets));
        let api = change(api.with_public_url(&url));
        let running =
            server(api.clone(), listener, app, Options { workers: 2, ..Options::default() }).unwrap();
        let handle = running.handle();
        tokio::spawn(running);
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { url, database: opened, api, secrets, client, imports: AtomicU64::new(1), server: handle }
    }

    /// Takes the made notices in.
    pub async fn import(&self, database: &TestDatabase, contracts: u32) {
        let file = database.file(&format!("package-{contracts}.json"));
        std::fs::write(&file, package(contracts).to_string()).unwrap();
        let report = self.take(&[file]).await;
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    }

    /// Takes files in, whatever is wrong with them.
    pub async fn take(&self, files: &[PathBuf]) -> muster_jobs::import::report::Report {
        // A clock that stands still gives the same ids again: each import has a moment of its own.
        let moments = self.imports.fetch_add(1, Ordering::Relaxed);
        let clock = FixedClock::at(today() + chrono::Days::new(moments));
        let options = muster_jobs::import::Options::default();
        let report =
            muster_jobs::import::run(&self.database, &clock, files, options, &mut |_| {}).await.unwrap();
        muster_jobs::opportunities::refresh(&self.database, &FixedClock::at(today())).await.unwrap();
        report
    }

    /// The access token of a person of the authority with this code (made where there is none) with
    /// these roles. Asking again for the same gives another session of the same person.
    pub async fn signed_in(&self, authority: &str, roles: &[Role]) -> String {
        let words: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
        let new = NewPerson {
            authority: self.authority(authority).await,
            name: format!("{} of {authority}", words.join(" and ")),
            email: format!("{}@{}.example", words.join("-"), authority.to_lowercase()),
            roles: roles.to_vec(),
            demonstration: false,
        };
        let clock = &*self.api.clock;
        let person = self.database.people().establish(&new, None, clock).await.unwrap();
        let origin = Origin { address: None, user_agent: None, request: clock.id() };
        let hash = clock.id().to_string();
        let sessions = self.database.sessions();
        let session = sessions.open(person, SignedInBy::Password, &origin, &hash, clock).await.unwrap();
        let subject = Subject::Person { person, session };
        self.api.keys.issue(&self.database, clock, subject).await.unwrap().token
    }

    /// The token of a link that somebody has not followed yet.
    pub async fn invitation(&self) -> String {
        let new = NewPerson {
            authority: self.authority("CMD").await,
            name: "Sam Okafor".to_owned(),
            email: "s.okafor@camden.example".to_owned(),
            roles: vec![Role::Reader],
            demonstration: false,
        };
        let (token, by) = (secret::generate().unwrap(), By::command("made for a test"));
        let invitations = self.database.invitations();
        invitations.invite(by, &new, &secret::hash(&token), &*self.api.clock).await.unwrap().unwrap();
        token
    }

    /// The authority with this code, a member; made where there is none.
    pub async fn authority(&self, code: &str) -> AuthorityId {
        if let Some(known) = self.database.authorities().find(&Viewer::Public, code).await.unwrap() {
            return known.reference.id;
        }
        let clock = &*self.api.clock;
        let seen = AuthoritySeen {
            id: AuthorityId(clock.id()),
            created: true,
            code: Some(code.to_owned()),
            gss: None,
            kind: AuthorityKind::Borough,
            member: true,
            name: format!("Authority {code}"),
            spelling: format!("Authority {code}"),
            identifiers: Vec::new(),
            reason: "made for a test".to_owned(),
            notice: None,
        };
        let id = seen.id;
        let mut register = self.database.register().await.unwrap();
        let batch = Batch { authorities: vec![seen], ..Batch::default() };
        register.write(&batch, clock.now()).await.unwrap();
        register.commit().await.unwrap();
        id
    }

    /// A request to a path.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    /// The answer to GET.
    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    /// The body of a GET that is answered 200.
    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The problem document of a GET that is answered with `status`.
    pub async fn problem(&self, path: &str, status: u16) -> Value {
        problem(self.get(path).await, status).await
    }

    /// Stops the server and lets the database go.
    pub async fn stop(self) {
        self.server.stop(false).await;
        self.database.close().await.unwrap();
        documented::check();
    }
}

/// The problem document in an answer, after checking what every one of them has.
pub async fn problem(response: Response, status: u16) -> Value {
    let path = response.url().to_string();
    let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    let got = response.status();
    let text = response.text().await.unwrap();
    assert_eq!(got, status, "{path}: {text}");
    assert_eq!(kind, "application/problem+json", "{path}");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["status"], status, "{path}");
    assert_eq!(document["instance"], id.as_str(), "{path}");
    assert!(document["title"].is_string() && document["detail"].is_string(), "{path}: {document}");
    document
}
