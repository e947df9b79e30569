use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use muster_domain::clock::FixedClock;
use serde_json::{Value, json};

use super::*;
use crate::key::{KeptKey, generate};

fn clock() -> FixedClock {
    FixedClock::at("2026-11-23".parse().unwrap())
}

fn ring() -> (KeptKey, Keyring) {
    let kept = generate(clock().now()).unwrap();
    let ring = Keyring::read(std::slice::from_ref(&kept)).unwrap();
    (kept, ring)
}

fn somebody() -> Subject {
    Subject::Person { person: PersonId(Uuid::from_u128(1)), session: SessionId(Uuid::from_u128(2)) }
}

fn good() -> Value {
    let now = clock().now().timestamp();
    json!({
        "iss": "muster", "aud": "muster-api", "sub": Uuid::from_u128(1), "sid": Uuid::from_u128(2),
        "iat": now, "exp": now + 600, "jti": Uuid::from_u128(3),
    })
}

fn header(kid: &str) -> Value {
    json!({ "alg": "EdDSA", "typ": "at+jwt", "kid": kid })
}

/// A token of any header and claims, rightly signed.
fn signed(key: &Key, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key.signing, Algorithm::EdDSA).unwrap();
    format!("{message}.{signature}")
}

#[test]
fn a_token_says_whose_it_is_until_it_ends() {
    let (_, ring) = ring();
    let now = clock().now();
    let key = ring.signing(now).unwrap();
    for subject in [somebody(), Subject::Client(ClientId(Uuid::from_u128(9)))] {
        let Issued { token, expires_at } = issue(key, subject, &clock()).unwrap();
        assert_eq!(expires_at, now + TimeDelta::minutes(10));
        assert_eq!(verify(&ring, &token, now), Some(subject));
        assert_eq!(verify(&ring, &token, expires_at - TimeDelta::seconds(1)), Some(subject));
        assert_eq!(verify(&ring, &token, expires_at), None);
        assert_eq!(verify(&ring, &token, now - TimeDelta::seconds(6)), None, "from the future");
        let claims: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap())
                .unwrap();
        assert!(claims.get("roles").is_none() && claims.get("scope").is_none(), "{claims}");
    }
}

#[test]
fn whatever_is_wrong_with_a_token_it_is_nobody_s() {
    let (kept, ring) = ring();
    let now = clock().now();
    let key = ring.signing(now).unwrap();
    let good_header = header(&kept.kid);
    assert_eq!(verify(&ring, &signed(key, &good_header, &good()), now), Some(somebody()), "the good one");

    let without = |name: &str| {
        let mut claims = good();
        claims.as_object_mut().unwrap().remove(name);
        claims
    };
    let with = |name: &str, value: Value| {
        let mut claims = good();
        claims[name] = value;
        claims
    };
    let seconds = now.timestamp();
    let mut claims: Vec<Value> = ["iss", "aud", "sub", "sid", "iat", "exp", "jti"].map(without).to_vec();
    claims.extend([
        with("iss", json!("another")),
        with("aud", json!("another")),
        with("aud", json!(["muster-api", "another"])),
        with("sub", json!("nobody")),
        with("exp", json!(seconds)),
        with("exp", json!(seconds + 601)),
        with("exp", json!("tomorrow")),
        with("exp", json!(i64::MAX)),
        with("iat", json!(seconds + 60)),
        with("iat", json!(i64::MIN)),
        with("client", json!(Uuid::from_u128(1))),
        with("roles", json!(["operator"])),
        json!([]),
    ]);
    for claims in claims {
        assert_eq!(verify(&ring, &signed(key, &good_header, &claims), now), None, "{claims}");
    }

    let other = generate(now).unwrap();
    let mut headers = vec![
        header(&other.kid),
        json!({ "alg": "EdDSA", "typ": "at+jwt" }),
        json!({ "alg": "EdDSA", "typ": "JWT", "kid": kept.kid }),
        json!({ "alg": "none", "typ": "at+jwt", "kid": kept.kid }),
        json!({ "alg": "HS256", "typ": "at+jwt", "kid": kept.kid }),
        json!({ "alg": "ES256", "typ": "at+jwt", "kid": kept.kid }),
        json!({ "alg": "EdDSA", "typ": "at+jwt", "kid": kept.kid, "crit": ["b64"] }),
    ];
    headers.extend(["../../key", "' OR 1=1 --", ""].map(header));
    for header in headers {
        assert_eq!(verify(&ring, &signed(key, &header, &good()), now), None, "{header}");
    }

    // Signed by a key of the same name that is not ours.
    let foreign = Key::read(&other).unwrap();
    assert_eq!(verify(&ring, &signed(&foreign, &good_header, &good()), now), None);
}

#[test]
fn the_public_key_is_no_secret_to_sign_with() {
    // The classic confusion: the public key taken for the secret of an HMAC.
    let (kept, ring) = ring();
    let now = clock().now();
    let public = URL_SAFE_NO_PAD.decode(ring.public(now).next().unwrap().x).unwrap();
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some(kept.kid);
    header.typ = Some("at+jwt".to_owned());
    let secret = jsonwebtoken::EncodingKey::from_secret(&public);
    let forged = jsonwebtoken::encode(&header, &good(), &secret).unwrap();
    assert_eq!(verify(&ring, &forged, now), None);
}

#[test]
fn a_token_that_was_changed_anywhere_is_nobody_s() {
    let (_, ring) = ring();
    let now = clock().now();
    let token = issue(ring.signing(now).unwrap(), somebody(), &clock()).unwrap().token;
    let letters: Vec<char> = token.chars().collect();
    for at in 0..letters.len() {
        let mut changed = letters.clone();
        changed[at] = if changed[at] == 'A' { 'B' } else { 'A' };
        // The last letter of a base64 text can stand for the same bytes as another.
        let last = letters.get(at + 1).is_none_or(|next| *next == '.');
        let found = verify(&ring, &changed.iter().collect::<String>(), now);
        assert!(found.is_none() || (last && found == Some(somebody())), "at {at}");
    }
    let parts: Vec<&str> = token.split('.').collect();
    let unsigned = format!("{}.{}.", parts[0], parts[1]);
    for broken in
        ["", ".", "..", "a.b.c", &unsigned, &format!("{token}.x"), &format!(" {token}"), &"x.".repeat(2000)]
    {
        assert_eq!(verify(&ring, broken, now), None, "{broken}");
    }
}
