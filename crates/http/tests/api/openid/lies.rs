//! A provider that lies, or somebody on the way to it: each lie alone, beside an honest answer that
//! signs in.

use muster_domain::clock::Clock;
use muster_tests::issuer::{Issuer, Key, Saying, challenge, configuration, unsigned, with_secret};
use muster_tests::{Browser, TestDatabase, on_both};
use serde_json::{Value, json};

use super::installation::{Installation, problem};

const KID: &str = "the-one-key";
const CLIENT: &str = "muster-at-the-issuer";
const SECRET: &str = "invented-secret-of-the-test";

/// What the issuer is about to say, honest until a case changes it.
struct Telling {
    /// The issuer's address.
    url: String,
    /// Seconds since 1970 by the installation's clock.
    now: i64,
    header: Value,
    claims: Value,
    /// Who signs: the issuer's key unless a case says otherwise.
    signing: Signing,
    /// What becomes of the token once it is signed.
    tampering: fn(String) -> String,
    /// The answer to the code; `None`: the token, as it should be.
    answer: Option<Saying>,
    configuration: Value,
    keys: Value,
    /// The public key, for those who take it for a secret.
    public: Vec<u8>,
    /// The nonce of a sign-in before this one.
    earlier_nonce: String,
}

enum Signing {
    Honestly,
    With(Key),
    Secret(Vec<u8>),
    Nobody,
}

impl Telling {
    fn claim(&mut self, name: &str, value: Value) {
        self.claims[name] = value;
    }

    fn without(&mut self, name: &str) {
        self.claims.as_object_mut().unwrap().remove(name);
    }

    fn headed(&mut self, name: &str, value: Value) {
        self.header[name] = value;
    }
}

/// A lie, the word that the sign-in page is told, and how it is told.
type Lie = (&'static str, &'static str, fn(&mut Telling));

const LIES: &[Lie] = &[
    // For whom.
    ("for another client", "untrusted", |t| t.claim("aud", json!("another-client"))),
    ("for another client too", "untrusted", |t| t.claim("aud", json!([CLIENT, "another-client"]))),
    ("for nobody", "untrusted", |t| t.without("aud")),
    ("for an empty list", "untrusted", |t| t.claim("aud", json!([]))),
    ("issued to another client", "untrusted", |t| t.claim("azp", json!("another-client"))),
    // By whom.
    ("by another issuer", "untrusted", |t| t.claim("iss", json!("https://login.example"))),
    ("by almost this issuer", "untrusted", |t| t.claim("iss", json!(format!("{}/", t.url)))),
    ("by no issuer", "untrusted", |t| t.without("iss")),
    // When.
    ("expired", "untrusted", |t| t.claim("exp", json!(t.now))),
    ("without an end", "untrusted", |t| t.without("exp")),
    ("with an end that is no number", "untrusted", |t| t.claim("exp", json!("tomorrow"))),
    ("not good yet", "untrusted", |t| t.claim("nbf", json!(t.now + 3_600))),
    ("not good before words", "untrusted", |t| t.claim("nbf", json!("now"))),
    ("issued in time to come", "untrusted", |t| t.claim("iat", json!(t.now + 3_600))),
    ("issued an hour ago", "untrusted", |t| t.claim("iat", json!(t.now - 3_600))),
    ("issued never", "untrusted", |t| t.without("iat")),
    // About whom.
    ("about nobody", "untrusted", |t| t.without("sub")),
    ("about an empty name", "untrusted", |t| t.claim("sub", json!(""))),
    ("about too long a name", "untrusted", |t| t.claim("sub", json!("a".repeat(256)))),
    ("about a NUL", "untrusted", |t| t.claim("sub", json!("ada\0"))),
    ("about somebody else", "unknown", |t| t.claim("sub", json!("eve"))),
    ("about somebody of the same address", "unknown", |t| {
        t.claim("sub", json!("eve"));
        t.claim("email", json!("ada.byron@camden.example"));
        t.claim("email_verified", json!(true));
    }),
    // Of which sign-in.
    ("of another sign-in", "untrusted", |t| t.claim("nonce", json!("another"))),
    ("of no sign-in", "untrusted", |t| t.without("nonce")),
    ("of the sign-in before", "untrusted", |t| t.claim("nonce", json!(t.earlier_nonce))),
    // Signed how.
    ("signed by nobody", "untrusted", |t| {
        t.headed("alg", json!("none"));
        t.signing = Signing::Nobody;
    }),
    ("signed by nobody who says so", "untrusted", |t| t.signing = Signing::Nobody),
    ("said to be signed by nobody, and signed", "untrusted", |t| t.headed("alg", json!("none"))),
    ("signed with the public key as a secret", "untrusted", |t| {
        t.headed("alg", json!("HS256"));
        t.signing = Signing::Secret(t.public.clone());
    }),
    ("signed with the key set as a secret", "untrusted", |t| {
        t.headed("alg", json!("HS256"));
        t.signing = Signing::Secret(t.keys.to_string().into_bytes());
    }),
    ("signed with the client's secret", "untrusted", |t| {
        t.headed("alg", json!("HS256"));
        t.signing = Signing::Secret(SECRET.into());
    }),
    ("signed with another key under the same name", "untrusted", |t| {
        t.signing = Signing::With(Key::new("ES256"));
    }),
    ("signed with a key that it brings along", "untrusted", |t| {
        let key = Key::new("ES256");
        t.headed("jwk", key.public(KID));
        t.signing = Signing::With(key);
    }),
    ("signed with a key that it says where to find", "untrusted", |t| {
        t.headed("jku", json!("https://evil.example/keys"));
        t.signing = Signing::With(Key::new("ES256"));
    }),
    ("signed with a key that nobody knows", "untrusted", |t| {
        let key = Key::new("ES256");
        t.headed("kid", json!("unknown"));
        t.signing = Signing::With(key);
    }),
    ("signed in another way than it says", "untrusted", |t| t.headed("alg", json!("RS256"))),
    ("signed in a way that nobody knows", "untrusted", |t| t.headed("alg", json!("ES256K"))),
    ("signed with a key for encryption", "untrusted", |t| t.keys["keys"][0]["use"] = json!("enc")),
    ("signed with a key of another algorithm", "untrusted", |t| t.keys["keys"][0]["alg"] = json!("ES384")),
    ("signed by an issuer without keys", "untrusted", |t| t.keys = json!({"keys": []})),
    ("changed after it was signed", "untrusted", |t| {
        t.tampering = |token| {
            let parts: Vec<&str> = token.split('.').collect();
            let claims = unsigned(&json!({}), &json!({"sub": "root"}));
            format!("{}.{}.{}", parts[0], claims.split('.').nth(1).unwrap(), parts[2])
        }
    }),
    ("with half a signature", "untrusted", |t| t.tampering = |token| token[..token.len() - 43].to_owned()),
    ("with a signature of noughts", "untrusted", |t| {
        t.tampering = |token| format!("{}.{}", token.rsplit_once('.').unwrap().0, "A".repeat(86))
    }),
    ("with something critical that nobody knows", "untrusted", |t| t.headed("crit", json!(["exp"]))),
    ("with another token in it", "untrusted", |t| t.headed("cty", json!("JWT"))),
    ("of another type", "untrusted", |t| t.headed("typ", json!("at+jwt"))),
    // In place of a token.
    ("no token", "untrusted", |t| {
        t.answer = Some(Saying::json(&json!({"access_token": "a", "token_type": "Bearer"})));
    }),
    ("a token that is none", "untrusted", |t| t.tampering = |_| "not-a-token".to_owned()),
    ("a refusal", "untrusted", |t| {
        let refusal = Saying::json(&json!({"error": "invalid_grant"}));
        t.answer = Some(Saying { status: "400 Bad Request", ..refusal });
    }),
    ("a page in place of JSON", "untrusted", |t| {
        t.answer = Some(Saying { status: "200 OK", headers: String::new(), body: "<html>".to_owned() });
    }),
    ("a way to somewhere else", "untrusted", |t| {
        let headers = format!("location: {}/keys\r\n", t.url);
        t.answer = Some(Saying { status: "307 Temporary Redirect", headers, body: String::new() });
    }),
    ("an answer without end", "unreachable", |t| {
        let pad = json!({"access_token": "a".repeat(600_000), "token_type": "Bearer"});
        t.answer = Some(Saying::json(&pad));
    }),
    // About itself.
    ("as another issuer", "unreachable", |t| t.configuration["issuer"] = json!("https://login.example")),
    ("with keys on an open line", "unreachable", |t| {
        t.configuration["jwks_uri"] = json!("http://keys.example/keys");
    }),
    ("with an open line for the code", "unreachable", |t| {
        t.configuration["token_endpoint"] = json!("http://token.example/token");
    }),
];

/// An installation whose Camden signs in with an issuer of the test's, where `ada` is known.
struct Scene {
    installation: Installation,
    issuer: Issuer,
    key: Key,
    algorithm: &'static str,
    provider: String,
}

impl Scene {
    async fn new(database: &TestDatabase, algorithm: &'static str) -> Self {
        let installation = Installation::start(database).await;
        let key = Key::new(algorithm);
        let issuer = Issuer::start(&key.public(KID)).await;
        let client = (CLIENT.to_owned(), SECRET.to_owned());
        let provider = installation.provider("CMD", &issuer.url, &client).await;
        let (_, invitation) = installation.invite("ada.byron@camden.example").await;
        let scene = Self { installation, issuer, key, algorithm, provider };
        let arrived = scene.arrive(Some(&invitation), "", |_| {}).await;
        assert_eq!(arrived, "/contracts", "{algorithm}: an honest answer signs in");
        scene
    }

    /// Leaves, lets the issuer tell what `tell` makes of the honest answer, comes back, and gives
    /// where that ends: a path, or the problem's word.
    async fn arrive(&self, invitation: Option<&str>, earlier_nonce: &str, tell: fn(&mut Telling)) -> String {
        let Self { installation, issuer, key, algorithm, provider } = self;
        let mut browser = Browser::new();
        let honest = issuer.scripted();
        let left = installation.leave(&mut browser, provider, invitation).await;
        let state = left.parameter("state").unwrap();
        let now = installation.clock.now().timestamp();
        let mut telling = Telling {
            url: issuer.url.clone(),
            now,
            header: json!({"alg": algorithm, "kid": KID, "typ": "JWT"}),
            claims: json!({
                "iss": issuer.url, "aud": CLIENT, "sub": "ada", "nonce": left.parameter("nonce").unwrap(),
                "iat": now, "exp": now + 300,
            }),
            signing: Signing::Honestly,
            tampering: |token| token,
            answer: None,
            configuration: configuration(&issuer.url),
            keys: json!({"keys": [key.public(KID)]}),
            public: key.public_bytes(),
            earlier_nonce: earlier_nonce.to_owned(),
        };
        tell(&mut telling);
        let Telling { header, claims, signing, tampering, answer, configuration, keys, .. } = telling;
        let token = tampering(match signing {
            Signing::Honestly => key.token(&header, &claims),
            Signing::With(key) => key.token(&header, &claims),
            Signing::Secret(secret) => with_secret(&header, &claims, &secret),
            Signing::Nobody => format!("{}.", unsigned(&header, &claims)),
        });
        let honestly =
            json!({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token});
        issuer.script(|script| {
            script.configuration = Saying::json(&configuration);
            script.keys = Saying::json(&keys);
            script.token = answer.unwrap_or_else(|| Saying::json(&honestly));
        });
        let back =
            installation.url(&format!("/sign-in/openid/callback?code=c0de&state={state}&iss={}", issuer.url));
        let page = browser.get(back).await;
        issuer.script(|script| *script = honest);
        if page.to().path() == "/sign-in" { problem(&page) } else { page.to().path().to_owned() }
    }
}

on_both! {
    async fn none_of_these_lies_signs_anybody_in(database: &TestDatabase) {
        let scene = Scene::new(database, "ES256").await;
        let before = scene.installation.leave(&mut Browser::new(), &scene.provider, None).await;
        let earlier = before.parameter("nonce").unwrap();
        let mut wrong = Vec::new();
        for (lie, word, tell) in LIES {
            let arrived = scene.arrive(None, &earlier, *tell).await;
            if arrived != *word {
                wrong.push(format!("{lie}: {arrived}, not {word}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(LIES.len() >= 40);
        assert_eq!(scene.arrive(None, &earlier, |_| {}).await, "/contracts", "the truth still does");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_of_signing_that_is_taken_signs_in() {
    for algorithm in ["RS256", "EdDSA"] {
        let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
        Scene::new(&database, algorithm).await;
        database.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_is_sent_with_the_verifier_whose_challenge_went_ahead_and_with_the_client_s_secret() {
    let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
    let scene = Scene::new(&database, "ES256").await;
    let mut browser = Browser::new();
    let left = scene.installation.leave(&mut browser, &scene.provider, None).await;
    let state = left.parameter("state").unwrap();
    let already = scene.issuer.asked().len();
    let back = format!("/sign-in/openid/callback?code=c0de&state={state}&iss={}", scene.issuer.url);
    browser.get(scene.installation.url(&back)).await;
    let asked = scene.issuer.asked();
    let [request] = &asked[already..] else { panic!("one request, not {}", asked.len() - already) };
    let (head, form) = request.split_once("\r\n\r\n").unwrap();
    let value = |name: &str| {
        form.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap().to_owned()
    };
    assert_eq!(value("grant_type"), "authorization_code");
    assert_eq!(value("code"), "c0de");
    assert_eq!(Some(challenge(&value("code_verifier"))), left.parameter("code_challenge"));
    assert!(head.to_lowercase().contains("authorization: basic "), "{head}");
    assert!(!form.contains(SECRET), "the secret goes in the header");
    database.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_another_provider_answered_is_not_sent_anywhere() {
    let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
    let scene = Scene::new(&database, "ES256").await;
    let already = scene.issuer.asked().len();
    for named in ["&iss=https://login.example", ""] {
        let mut browser = Browser::new();
        let left = scene.installation.leave(&mut browser, &scene.provider, None).await;
        let state = left.parameter("state").unwrap();
        let back = format!("/sign-in/openid/callback?code=c0de&state={state}{named}");
        assert_eq!(problem(&browser.get(scene.installation.url(&back)).await), "untrusted");
    }
    assert_eq!(scene.issuer.asked().len(), already);
    database.close().await;
}
