//! Links in messages that answer in one click: what they do, once, and that they do nothing else.

use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::id::{PersonId, SessionId};
use muster_tests::{MailServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{alerts, answers, change, contributor, monday, operation, send, serving};
use crate::serving::{Muster, problem};

/// The digest of somebody of Camden.
async fn digest(muster: &Muster, mail: &MailServer) -> Value {
    let alerts = alerts(muster, mail);
    alerts.find(&monday(0)).await.unwrap();
    alerts.send(&monday(1)).await.unwrap();
    mail.taken(1).await.remove(0)
}

/// What a link would say, without having signed in.
async fn offer(muster: &Muster, path: &str) -> Value {
    let answer = muster.request(Method::GET, path).header("Accept", "application/json").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    answer.json().await.unwrap()
}

on_both! {
    /// Following a link changes nothing; its button confirms the end, once, in the person's name, and the audit
    /// says by what.
    async fn an_end_is_confirmed_in_one_click(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 12).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        let digest = digest(&muster, &mail).await;
        let links = answers(&digest, "Confirm this end");
        assert!(!links.is_empty(), "{digest}");
        let path = operation(links[0]);
        let first = offer(&muster, &path).await;
        assert_eq!((&first["state"], &first["says"]), (&json!("open"), &json!("confirmEnd")));
        assert_eq!(offer(&muster, &path).await, first, "reading it changes nothing");
        let page = muster.request(Method::GET, &path).header("Accept", "text/html").send().await.unwrap();
        assert_eq!(page.status(), 303, "a browser is led to the page that asks");
        assert!(links[0].ends_with(page.headers()["location"].to_str().unwrap()));

        let said = muster.request(Method::POST, &path).send().await.unwrap();
        assert_eq!(said.status(), 200, "{}", said.text().await.unwrap());
        assert_eq!(said.json::<Value>().await.unwrap()["state"], "done");
        problem(muster.request(Method::POST, &path).send().await.unwrap(), 409).await;
        assert_eq!(offer(&muster, &path).await["state"], "done");

        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let audit: Value = send(&muster, Method::GET, "/api/v1/audit?action=record.confirmed", &administrator, &Value::Null).await.json().await.unwrap();
        let entry = &audit["items"][0];
        let me: Value = send(&muster, Method::GET, "/api/v1/me", &token, &Value::Null).await.json().await.unwrap();
        assert_eq!((&entry["by"]["account"]["kind"], &entry["by"]["account"]["person"]), (&json!("answerLink"), &me["id"]));
        let contract = format!("/api/v1/contracts/{}", entry["subject"]["id"].as_str().unwrap());
        let contract: Value = send(&muster, Method::GET, &contract, &token, &Value::Null).await.json().await.unwrap();
        assert_eq!(contract["facts"]["term.end"]["state"], "confirmed");
        assert_ne!(contract["facts"]["value.net"]["state"], "confirmed", "nothing else was said");
        muster.stop().await;
    }

    /// A link is of no use once the record changed, its person lost the right or was suspended, or it is old.
    async fn a_link_is_of_no_use_when_things_have_changed(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 12).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let sent = { digest(&muster, &mail).await; mail.taken(2).await };
        let digest = sent.iter().find(|m| m["to"] == json!(["contributor@cmd.example"])).unwrap();
        let readers = sent.iter().find(|m| m["to"] == json!(["administrator@cmd.example"])).unwrap();
        assert!(answers(readers, "Confirm this end").is_empty(), "who may not confirm is not asked to");
        let links = answers(digest, "Confirm this end");
        let [changes, stays] = [links[0], links[1]].map(operation);
        let sentence = offer(&muster, &changes).await["sentence"].as_str().unwrap().to_owned();

        let list: Value = send(&muster, Method::GET, "/api/v1/contracts?authority=CMD&limit=200", &token, &Value::Null).await.json().await.unwrap();
        let of = list["items"].as_array().unwrap().iter().find(|c| sentence.contains(&format!("\u{201c}{}\u{201d}", c["title"].as_str().unwrap()))).unwrap();
        let at = format!("/api/v1/contracts/{}", of["id"].as_str().unwrap());
        let changed = change(&muster, Method::PATCH, &at, &at, &token, &json!({ "title": "Another title" })).await;
        assert_eq!(changed.status(), 200, "{}", changed.text().await.unwrap());
        assert_eq!(offer(&muster, &changes).await["state"], "changed");
        let told = problem(muster.request(Method::POST, &changes).send().await.unwrap(), 409).await;
        assert!(told["detail"].as_str().unwrap().contains("has changed since"), "{told}");

        let me: Value = send(&muster, Method::GET, "/api/v1/me", &token, &Value::Null).await.json().await.unwrap();
        let person = format!("/api/v1/people/{}", me["id"].as_str().unwrap());
        let reader = change(&muster, Method::PATCH, &person, &person, &administrator, &json!({ "roles": ["reader"] })).await;
        assert_eq!(reader.status(), 200);
        assert_eq!(offer(&muster, &stays).await["state"], "closed");
        problem(muster.request(Method::POST, &stays).send().await.unwrap(), 409).await;
        let again = change(&muster, Method::PATCH, &person, &person, &administrator, &json!({ "roles": ["contributor"] })).await;
        assert_eq!(again.status(), 200);
        assert_eq!(offer(&muster, &stays).await["state"], "open");
        let suspended = change(&muster, Method::PATCH, &person, &person, &administrator, &json!({ "suspended": true })).await;
        assert_eq!(suspended.status(), 200);
        problem(muster.request(Method::POST, &stays).send().await.unwrap(), 409).await;
        problem(muster.request(Method::POST, "/api/v1/answers/nothing-of-this-kind").send().await.unwrap(), 404).await;
        muster.stop().await;
    }

    /// "Not now" keeps something away from one person for ninety days, and a mail program can stop everything by
    /// one request that knows nothing but its address.
    async fn not_now_and_stop_are_heard(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 12).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        let digest = digest(&muster, &mail).await;
        let links = answers(&digest, "Not now");
        let path = operation(links[0]);
        let sentence = offer(&muster, &path).await["sentence"].as_str().unwrap().to_owned();
        let title = sentence.split(['\u{201c}', '\u{201d}']).nth(1).unwrap();
        assert_eq!(muster.request(Method::POST, &path).send().await.unwrap().status(), 200);
        let alerts = alerts(&muster, &mail);
        let next = 7 * 24 * 60;
        alerts.find(&monday(next)).await.unwrap();
        alerts.send(&monday(next + 1)).await.unwrap();
        let again = mail.taken(2).await.remove(1);
        assert!(!again["text"].as_str().unwrap().contains(&format!("\u{201c}{title}\u{201d} with")), "{again}");

        let header = again["headers"]["list-unsubscribe"].as_str().unwrap();
        let call = header.trim_matches(['<', '>']).strip_prefix(&muster.url).unwrap();
        let stop = || muster.request(Method::POST, call).form(&[("List-Unsubscribe", "One-Click")]);
        assert_eq!(stop().send().await.unwrap().status(), 200);
        assert_eq!(stop().send().await.unwrap().status(), 200, "once more does no harm");
        let settings: Value = send(&muster, Method::GET, "/api/v1/me/following", &token, &Value::Null).await.json().await.unwrap();
        assert_eq!(settings["paused"], true);
        alerts.find(&monday(2 * next)).await.unwrap();
        assert_eq!(alerts.send(&monday(2 * next + 1)).await.unwrap(), 0);
        muster.stop().await;
    }
}

/// An answer link's account may do its one thing, whatever its person may.
#[test]
fn a_link_is_no_session() {
    use muster_domain::access::Action;
    let roles = vec![Role::Approver, Role::Administrator];
    let (person, session) = (PersonId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    let of = |who| Actor {
        who,
        authority: muster_domain::id::AuthorityId(Uuid::from_u128(3)),
        member: true,
        address: None,
        request: Uuid::nil(),
    };
    let link = of(Who::AnswerLink { person, roles: roles.clone(), only: Action::Follow });
    let signed_in = of(Who::Person { person, session, roles });
    assert!(signed_in.may(Action::ManagePeople) && !link.may(Action::ManagePeople));
    assert!(link.may(Action::Follow) && !link.may(Action::WriteContracts));
}
