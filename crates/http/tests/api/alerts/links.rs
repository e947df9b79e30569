//! Invitations and links to a new password are mailed to whom they are for, where mail is sent.

use std::sync::Arc;

use muster_domain::access::Role;
use muster_http::api::LinkMailer;
use muster_jobs::alerts::Mailer;
use muster_tests::{MailServer, TestDatabase, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::send;
use crate::serving::Muster;

/// A server that mails links.
async fn mailing(database: &TestDatabase, mail: &MailServer) -> Muster {
    let mailer = Mailer::new(&mail.url, "Muster <muster@muster.example>", None).unwrap();
    let links: LinkMailer = Arc::new(move |link, now| {
        let mailer = mailer.clone();
        Box::pin(async move { mailer.send_link(&link, now).await.map_err(|unsent| unsent.to_string()) })
    });
    Muster::start(database, None, |api| api.with_link_mailer(Some(links))).await
}

/// The path of the link in a message.
fn path_in(muster: &Muster, message: &Value) -> String {
    let text = message["text"].as_str().unwrap();
    let line =
        text.lines().find_map(|line| line.strip_prefix(&muster.url)).unwrap_or_else(|| panic!("{text}"));
    line.trim().to_owned()
}

on_both! {
    /// The link goes to the invited person alone; who invited them is shown none.
    async fn an_invitation_is_mailed(database: &TestDatabase) {
        let mail = MailServer::start(&[("lost@camden.example", "refuse")]).await;
        let muster = mailing(database, &mail).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let new = json!({ "name": "Sam\r\nBcc: all@example.org", "email": "s.okafor@camden.example", "roles": ["reader"] });
        let response = send(&muster, Method::POST, "/api/v1/people", &admin, &new).await;
        assert_eq!(response.status(), 201);
        let invited: Value = response.json().await.unwrap();
        assert_eq!((&invited["invitation"], &invited["unmailed"]), (&Value::Null, &Value::Null));
        let letter = mail.taken(1).await.remove(0);
        assert_eq!(letter["to"], json!(["s.okafor@camden.example"]), "a name adds nobody");
        assert!(letter["text"].as_str().unwrap().contains("until 30 November 2026"), "{letter}");
        let path = path_in(&muster, &letter);
        let open = muster.json(&format!("/api/v1/invitations/{}", path.strip_prefix("/join/").unwrap())).await;
        assert_eq!((&open["purpose"], &open["email"]), (&json!("invite"), &json!("s.okafor@camden.example")));

        // Who cannot be reached by mail is handed the link, as where no mail is sent.
        let lost = json!({ "name": "Kim", "email": "lost@camden.example", "roles": ["reader"] });
        let lost: Value = send(&muster, Method::POST, "/api/v1/people", &admin, &lost).await.json().await.unwrap();
        assert!(lost["invitation"].as_str().unwrap().starts_with("/join/"), "{lost}");
        assert!(!lost["unmailed"].as_str().unwrap().is_empty(), "{lost}");
        assert_eq!(mail.taken(1).await.len(), 1);
        muster.stop().await;
    }

    /// A link to a new password goes the same way, and the one before it is of no more use.
    async fn a_link_to_a_new_password_is_mailed(database: &TestDatabase) {
        let mail = MailServer::start(&[]).await;
        let muster = mailing(database, &mail).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let token = muster.signed_in("CMD", &[Role::Reader]).await;
        let me: Value = send(&muster, Method::GET, "/api/v1/me", &token, &Value::Null).await.json().await.unwrap();
        let at = format!("/api/v1/people/{}/invitation", me["id"].as_str().unwrap());
        for count in [1, 2] {
            let response = send(&muster, Method::POST, &at, &admin, &json!({})).await;
            assert_eq!(response.status(), 201);
            let link: Value = response.json().await.unwrap();
            assert_eq!((&link["purpose"], &link["invitation"]), (&json!("reset"), &Value::Null));
            assert_eq!(mail.taken(count).await[count - 1]["to"], json!(["reader@cmd.example"]));
        }
        let letters = mail.taken(2).await;
        let path = |letter: &Value| format!("/api/v1/invitations/{}", path_in(&muster, letter).strip_prefix("/join/").unwrap());
        muster.problem(&path(&letters[0]), 404).await;
        assert_eq!(muster.json(&path(&letters[1])).await["purpose"], "reset");
        muster.stop().await;
    }
}
