//! Everybody there is, and records of every relation to them.

use std::collections::BTreeMap;

use muster_domain::access::{Action, Role, Scope, allowed, scope_of};
use reqwest::Method;
use serde_json::{Value, json};

use crate::serving::Muster;

/// Whether a token says who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No token.
    Nobody,
    /// A token of an account that is in force.
    Account,
    /// A token that is no good, or no longer.
    Broken,
}

/// Somebody who asks.
#[derive(Debug)]
pub struct Asker {
    pub name: String,
    pub token: Option<String>,
    pub standing: Standing,
    authority: &'static str,
    roles: Vec<Role>,
    scopes: Option<Vec<Scope>>,
}

impl Asker {
    pub fn may(&self, right: Action) -> bool {
        match &self.scopes {
            Some(scopes) => scope_of(right).is_some_and(|scope| scopes.contains(&scope)),
            None => allowed(&self.roles, right),
        }
    }

    pub fn holds(&self, record: &Record) -> bool {
        self.standing == Standing::Account && self.authority == record.owner
    }

    /// Whether an address names the authority that they are of, or none.
    pub fn at_home(&self, path: &str) -> bool {
        !path.contains("/authorities/CMD") || self.authority == "CMD"
    }

    /// Whether they have the members' view of a kind of record.
    fn member(&self, noun: &str) -> bool {
        if self.standing != Standing::Account {
            return false;
        }
        match &self.scopes {
            // Whoever keeps records sees them.
            Some(scopes) => scopes.iter().any(|scope| {
                let contracts = matches!(scope, Scope::ContractsRead | Scope::ContractsWrite);
                let procurements = matches!(scope, Scope::ProcurementsRead | Scope::ProcurementsWrite);
                if noun == "contracts" { contracts } else { procurements }
            }),
            None => self.roles.iter().any(|r| *r != Role::Operator),
        }
    }

    /// Whether they see what their authority keeps to itself.
    fn own(&self, noun: &str) -> bool {
        self.member(noun) && (self.scopes.is_some() || allowed(&self.roles, Action::SeeOwn))
    }
}

/// Who may see something, in the words of the issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    Own,
    NamedHackney,
    Members,
    Public,
}

/// A record of Camden, and what it shows to whom.
#[derive(Debug)]
pub struct Record {
    pub name: &'static str,
    pub noun: &'static str,
    pub id: String,
    /// Words of its title that stand nowhere else.
    pub mark: String,
    pub owner: &'static str,
    to: To,
    /// Sensitive fields with words that stand nowhere else.
    pub canaries: Vec<(&'static str, String)>,
    sensitive: To,
}

impl Record {
    fn admits(&self, to: To, asker: &Asker) -> bool {
        if to == To::Public || (asker.authority == self.owner && asker.own(self.noun)) {
            return true;
        }
        asker.member(self.noun)
            && match to {
                To::Members => true,
                To::NamedHackney => asker.authority == "HCK",
                To::Own | To::Public => false,
            }
    }

    /// Whether the asker sees that it is there.
    pub fn seen_by(&self, asker: &Asker) -> bool {
        self.admits(self.to, asker)
    }

    /// Whether the asker saw that it is there, and no longer does.
    pub fn once_seen_by(&self, asker: &Asker) -> bool {
        self.name == "once shown to Hackney" && self.admits(To::NamedHackney, asker)
    }

    /// Whether the asker is told what stands in a sensitive field.
    pub fn tells(&self, _field: &str, asker: &Asker) -> bool {
        self.admits(self.to, asker) && self.admits(self.sensitive, asker)
    }
}

/// All of it.
pub struct World {
    pub askers: Vec<Asker>,
    pub records: Vec<Record>,
}

impl World {
    /// Makes people, other systems and records through the API and the store, as they come about.
    pub async fn new(muster: &Muster) -> Self {
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let mut records = Vec::new();
        for noun in ["contracts", "procurements"] {
            for (name, to, sensitive, change) in [
                ("kept to itself", To::Own, To::Own, json!({ "audience": "own" })),
                (
                    "for Hackney by name",
                    To::NamedHackney,
                    To::NamedHackney,
                    json!({ "audience": "named", "named": [{ "authority": "HCK" }] }),
                ),
                ("for members", To::Members, To::Members, json!({ "audience": "members" })),
                (
                    "for members, its notes for Hackney",
                    To::Members,
                    To::NamedHackney,
                    json!({
                        "audience": "members",
                        "fields": {
                            "notes": { "audience": "named", "named": [{ "authority": "HCK" }] },
                            "contact": { "audience": "named", "named": [{ "authority": "HCK" }] },
                        },
                    }),
                ),
                (
                    "for everybody, its notes for members",
                    To::Public,
                    To::Members,
                    json!({
                        "audience": "public",
                        "fields": { "notes": { "audience": "members" }, "contact": { "audience": "members" } },
                    }),
                ),
                ("once shown to Hackney", To::Own, To::Own, json!({ "audience": "own" })),
                ("under an NDA", To::Members, To::Own, json!({ "audience": "members" })),
            ] {
                let number = records.len();
                let mark = format!("marked{noun}{number}x");
                let canaries: Vec<(&'static str, String)> =
                    ["notes", "contact"].map(|f| (f, format!("canary{f}{noun}{number}x"))).into();
                let mut body = json!({ "title": format!("Marked {mark}"), "audience": change });
                for (field, canary) in &canaries {
                    body[*field] = Value::from(canary.clone());
                }
                let made =
                    send(muster, Method::POST, &format!("/api/v1/{noun}"), &approver, None, &body, 201).await;
                let id = made["id"].as_str().unwrap().to_owned();
                let at = format!("/api/v1/{noun}/{id}");
                if name == "once shown to Hackney" {
                    let shown = json!({ "audience": "named", "named": [{ "authority": "HCK" }] });
                    change_it(muster, &format!("{at}/audience"), &at, &approver, &shown).await;
                    change_it(
                        muster,
                        &format!("{at}/audience"),
                        &at,
                        &approver,
                        &json!({ "audience": "own" }),
                    )
                    .await;
                }
                if name == "under an NDA" {
                    change_it(muster, &format!("{at}/nda"), &at, &approver, &json!({ "nda": true })).await;
                }
                records.push(Record { name, noun, id, mark, owner: "CMD", to, canaries, sensitive });
            }
        }
        Self { askers: askers(muster).await, records }
    }

    pub fn canaries(&self) -> Vec<String> {
        self.records.iter().flat_map(|r| r.canaries.iter().map(|(_, canary)| canary.clone())).collect()
    }
}

async fn askers(muster: &Muster) -> Vec<Asker> {
    let account = |name: String, token: String, authority, roles: &[Role]| Asker {
        name,
        token: Some(token),
        standing: Standing::Account,
        authority,
        roles: roles.to_vec(),
        scopes: None,
    };
    let mut askers = vec![Asker {
        name: "nobody".to_owned(),
        token: None,
        standing: Standing::Nobody,
        authority: "",
        roles: Vec::new(),
        scopes: None,
    }];
    for authority in ["CMD", "HCK", "ISL"] {
        for role in Role::ALL {
            let token = muster.signed_in(authority, &[role]).await;
            askers.push(account(format!("{} of {authority}", role.as_str()), token, authority, &[role]));
        }
    }
    for (what, token) in broken_tokens(muster).await {
        let broken = account(what.to_owned(), token, "CMD", &[]);
        askers.push(Asker { standing: Standing::Broken, ..broken });
    }
    let mut administrator = BTreeMap::new();
    for authority in ["CMD", "HCK"] {
        administrator.insert(authority, muster.signed_in(authority, &[Role::Administrator]).await);
    }
    for authority in ["CMD", "HCK"] {
        let each = Scope::ALL.iter().map(|scope| vec![*scope]).chain([Scope::ALL.to_vec()]);
        for scopes in each {
            let words: Vec<&str> = scopes.iter().map(|s| s.as_str()).collect();
            let name = format!("system of {authority} with {words:?}");
            let token = client_of(muster, &administrator[authority], &words).await;
            let asker = account(name, token, authority, &[]);
            askers.push(Asker { scopes: Some(scopes), ..asker });
        }
    }
    askers
}

/// Another system of an administrator's authority: its id and its secret.
async fn made_client(muster: &Muster, administrator: &str, scopes: &[&str]) -> (String, String) {
    let body = json!({ "name": format!("system with {} scopes", scopes.len()), "scopes": scopes });
    let made = send(muster, Method::POST, "/api/v1/clients", administrator, None, &body, 201).await;
    let id = made["client"]["id"].as_str().or_else(|| made["id"].as_str()).unwrap().to_owned();
    (id, made["secret"].as_str().unwrap().to_owned())
}

/// Its access token.
async fn token_of(muster: &Muster, id: &str, secret: &str) -> String {
    let request = muster.request(Method::POST, "/api/v1/oauth/token").basic_auth(id, Some(secret));
    let response = request.form(&[("grant_type", "client_credentials")]).send().await.unwrap();
    let answer: Value = response.json().await.unwrap();
    answer["access_token"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

async fn client_of(muster: &Muster, administrator: &str, scopes: &[&str]) -> String {
    let (id, secret) = made_client(muster, administrator, scopes).await;
    token_of(muster, &id, &secret).await
}

/// Tokens that are no good, or no longer: why, and the token.
async fn broken_tokens(muster: &Muster) -> Vec<(&'static str, String)> {
    let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
    let (client, secret) = made_client(muster, &administrator, &["contracts:read", "contracts:write"]).await;
    let revoked = token_of(muster, &client, &secret).await;
    let gone =
        muster.request(Method::DELETE, &format!("/api/v1/clients/{client}")).bearer_auth(&administrator);
    assert_eq!(gone.send().await.unwrap().status(), 204);

    // Somebody who was suspended after signing in.
    let suspended = muster.signed_in("CMD", &[Role::Reader, Role::Contributor]).await;
    let me: Value = json_of(muster, "/api/v1/me", &suspended).await;
    let at = format!("/api/v1/people/{}", me["id"].as_str().unwrap());
    let now = muster.request(Method::GET, &at).bearer_auth(&administrator).send().await.unwrap();
    let tag = now.headers()["etag"].to_str().unwrap().to_owned();
    send(muster, Method::PATCH, &at, &administrator, Some(&tag), &json!({ "suspended": true }), 200).await;

    // Somebody who ended their session.
    let ended = muster.signed_in("CMD", &[Role::Reader, Role::Approver]).await;
    let sessions: Value = json_of(muster, "/api/v1/me/sessions", &ended).await;
    let here = sessions["items"][0]["id"].as_str().unwrap().to_owned();
    let out = muster.request(Method::DELETE, &format!("/api/v1/me/sessions/{here}")).bearer_auth(&ended);
    assert_eq!(out.send().await.unwrap().status(), 204);

    let good = muster.signed_in("CMD", &[Role::Approver]).await;
    let (head, tail) = good.rsplit_once('.').unwrap();
    let signature: String = tail.chars().rev().collect();
    vec![
        ("a client that was revoked", revoked),
        ("somebody who was suspended", suspended),
        ("somebody whose session ended", ended),
        ("a token with another's signature", format!("{head}.{signature}")),
        ("a token without a signature", format!("{head}.")),
        ("nonsense", "nonsense".to_owned()),
    ]
}

async fn json_of(muster: &Muster, path: &str, token: &str) -> Value {
    muster.request(Method::GET, path).bearer_auth(token).send().await.unwrap().json().await.unwrap()
}

/// Sends a change of what is there now.
async fn change_it(muster: &Muster, path: &str, record: &str, token: &str, body: &Value) {
    let now = muster.request(Method::GET, record).bearer_auth(token).send().await.unwrap();
    let tag = now.headers()["etag"].to_str().unwrap().to_owned();
    send(muster, Method::PUT, path, token, Some(&tag), body, 200).await;
}

async fn send(
    muster: &Muster,
    method: Method,
    path: &str,
    token: &str,
    tag: Option<&str>,
    body: &Value,
    expected: u16,
) -> Value {
    let request = muster.request(method, path).bearer_auth(token).json(body);
    let request = tag.iter().fold(request, |request, tag| request.header("If-Match", *tag));
    let response = request.send().await.unwrap();
    let status = response.status();
    let text = response.text().await.unwrap();
    assert_eq!(status, expected, "{path}: {text}");
    serde_json::from_str(&text).unwrap_or_default()
}
