//! An issuer that says whatever a test wants it to: for what no honest provider would say.

use std::sync::{Arc, Mutex};

use aws_lc_rs::digest;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A key of an issuer's.
pub enum Key {
    /// ECDSA over P-256.
    Es256(EcdsaKeyPair),
    /// RSA, 2048 bits.
    Rs256(Box<RsaKeyPair>),
    /// Ed25519.
    EdDsa(Ed25519KeyPair),
}

impl Key {
    /// A new key that signs with this algorithm.
    ///
    /// # Panics
    /// When the machine gives no random bytes.
    #[must_use]
    pub fn new(algorithm: &str) -> Self {
        match algorithm {
            "ES256" => Self::Es256(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key")),
            "RS256" => Self::Rs256(Box::new(RsaKeyPair::generate(KeySize::Rsa2048).expect("a key"))),
            "EdDSA" => Self::EdDsa(Ed25519KeyPair::generate().expect("a key")),
            other => panic!("no key for {other}"),
        }
    }

    /// Its public half as a JSON Web Key.
    #[must_use]
    pub fn public(&self, kid: &str) -> Value {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let mut key = match self {
            Self::Es256(pair) => {
                let point = pair.public_key().as_ref();
                json!({"kty": "EC", "crv": "P-256", "x": encode(&point[1..33]), "y": encode(&point[33..])})
            }
            Self::Rs256(pair) => {
                // RFC 8017, appendix A.1.1: a sequence of two numbers, 2048 bits and 24 bits long.
                let der = pair.public_key().as_ref();
                assert_eq!(der.len(), 270, "of 2048 bits, with the exponent 65537");
                json!({"kty": "RSA", "n": encode(&der[9..265]), "e": encode(&der[267..])})
            }
            Self::EdDsa(pair) => {
                json!({"kty": "OKP", "crv": "Ed25519", "x": encode(pair.public_key().as_ref())})
            }
        };
        key["kid"] = json!(kid);
        key["use"] = json!("sig");
        key
    }

    /// The bytes of its public half, as somebody would use them who takes it for a shared secret.
    #[must_use]
    pub fn public_bytes(&self) -> Vec<u8> {
        match self {
            Self::Es256(pair) => pair.public_key().as_ref().to_vec(),
            Self::Rs256(pair) => pair.public_key().as_ref().to_vec(),
            Self::EdDsa(pair) => pair.public_key().as_ref().to_vec(),
        }
    }

    /// A JSON Web Token signed with it, whatever its header says.
    ///
    /// # Panics
    /// When the key does not sign.
    #[must_use]
    pub fn token(&self, header: &Value, claims: &Value) -> String {
        let content = unsigned(header, claims);
        let message = content.as_bytes();
        let random = SystemRandom::new();
        let signature = match self {
            Self::Es256(pair) => pair.sign(&random, message).expect("it signs").as_ref().to_vec(),
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).expect("it signs");
                signature
            }
            Self::EdDsa(pair) => pair.sign(message).as_ref().to_vec(),
        };
        format!("{content}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// Header and claims of a token without a signature.
#[must_use]
pub fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()))
}

/// A token signed with a secret that both sides know (HS256).
#[must_use]
pub fn with_secret(header: &Value, claims: &Value, secret: &[u8]) -> String {
    let content = unsigned(header, claims);
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), content.as_bytes());
    format!("{content}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref()))
}

/// What PKCE makes of a verifier (RFC 7636, S256).
#[must_use]
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, verifier.as_bytes()))
}

/// One answer of the issuer's.
#[derive(Debug, Clone)]
pub struct Saying {
    /// Status line after the version, as `200 OK`.
    pub status: &'static str,
    /// Further headers, each with its line end.
    pub headers: String,
    /// The body.
    pub body: String,
}

impl Saying {
    /// JSON.
    #[must_use]
    pub fn json(value: &Value) -> Self {
        Self {
            status: "200 OK",
            headers: "content-type: application/json\r\n".to_owned(),
            body: value.to_string(),
        }
    }
}

/// What it says of itself, its keys, and to whoever brings a code.
#[derive(Debug, Clone)]
pub struct Script {
    /// At `/.well-known/openid-configuration`.
    pub configuration: Saying,
    /// At `/keys`.
    pub keys: Saying,
    /// At `/token`.
    pub token: Saying,
}

/// The issuer, on a port of its own.
#[derive(Debug)]
pub struct Issuer {
    /// Its address, which is its issuer.
    pub url: String,
    script: Arc<Mutex<Script>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Issuer {
    /// Starts one that has this public key.
    ///
    /// # Panics
    /// When it finds no port.
    pub async fn start(key: &Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let script = Script {
            configuration: Saying::json(&configuration(&url)),
            keys: Saying::json(&json!({"keys": [key]})),
            token: Saying { status: "500 Nothing", headers: String::new(), body: String::new() },
        };
        let (script, asked) = (Arc::new(Mutex::new(script)), Arc::new(Mutex::new(Vec::new())));
        let (scripted, noted) = (Arc::clone(&script), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (script, asked) = (Arc::clone(&scripted), Arc::clone(&noted));
                tokio::spawn(answer(stream, script, asked));
            }
        });
        Self { url, script, asked }
    }

    /// Changes what it says.
    ///
    /// # Panics
    /// When a test failed while it did so.
    pub fn script(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.script.lock().expect("the script"));
    }

    /// What it says now.
    ///
    /// # Panics
    /// As [`Issuer::script`].
    #[must_use]
    pub fn scripted(&self) -> Script {
        self.script.lock().expect("the script").clone()
    }

    /// Every request for a token so far: head and body.
    ///
    /// # Panics
    /// As [`Issuer::script`].
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("what was asked").clone()
    }
}

/// What an honest issuer at this address says of itself.
#[must_use]
pub fn configuration(url: &str) -> Value {
    json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorise"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA", "HS256", "none"],
        "authorization_response_iss_parameter_supported": true,
    })
}

async fn answer(
    stream: TcpStream,
    script: Arc<Mutex<Script>>,
    asked: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == "\r\n" {
            break;
        }
        if let Some(said) = line.to_lowercase().strip_prefix("content-length:") {
            length = said.trim().parse().unwrap_or(0);
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let script = script.lock().expect("the script").clone();
    let saying = match path.as_str() {
        "/.well-known/openid-configuration" => script.configuration,
        "/keys" => script.keys,
        "/token" => {
            let request = format!("{head}\r\n{}", String::from_utf8_lossy(&body));
            asked.lock().expect("what was asked").push(request);
            script.token
        }
        _ => Saying { status: "404 Not Found", headers: String::new(), body: String::new() },
    };
    let Saying { status, headers, body } = saying;
    let text = format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.get_mut().write_all(text.as_bytes()).await?;
    stream.get_mut().shutdown().await
}
