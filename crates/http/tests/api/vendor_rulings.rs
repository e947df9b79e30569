//! People decide which vendors are one company, and everything follows.

use chrono::NaiveDate;
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::clock::FixedClock;
use muster_domain::id::{PersonId, SessionId, VendorId};
use muster_domain::viewer::Viewer;
use muster_persistence::Error;
use muster_persistence::vendor_ruling::Split;
use muster_tests::{TestDatabase, on_both};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::notices::{award, package, today};
use crate::serving::Muster;

const FIRST: &str = "Invented Housing Software Limited";
const SECOND: &str = "Second Systems Ltd";

/// A clock whose ids are no import's.
fn clock() -> FixedClock {
    FixedClock::at(NaiveDate::from_ymd_opt(2027, 6, 1).unwrap())
}

/// An approver of Camden.
async fn approver(muster: &Muster) -> Actor {
    let camden = muster.database.authorities().find(&Viewer::Public, "CMD").await.unwrap().unwrap();
    let (person, session) = (PersonId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    let who = Who::Person { person, session, roles: vec![Role::Approver] };
    let authority = camden.reference.id;
    Actor { who, authority, member: true, address: None, request: Uuid::nil() }
}

/// What the worker does when it next looks.
async fn follow(muster: &Muster) {
    muster_jobs::vendors::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
    muster_jobs::opportunities::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
}

/// Takes releases in that were published later.
async fn import(muster: &Muster, database: &TestDatabase, name: &str, releases: Vec<Value>) {
    let mut package = package(0);
    package["releases"] = releases.into();
    let file = database.file(name);
    std::fs::write(&file, package.to_string()).unwrap();
    let report = muster.take(&[file]).await;
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

/// The award of contract `n` to a supplier of this name.
fn to(n: u32, supplier: &str) -> Value {
    let mut release = award(n);
    release["parties"][1]["name"] = supplier.into();
    release["awards"][0]["suppliers"][0]["name"] = supplier.into();
    release
}

async fn vendors(muster: &Muster) -> Vec<Value> {
    muster.json("/api/v1/vendors?limit=200&sort=name").await["items"].as_array().unwrap().clone()
}

async fn id_of(muster: &Muster, name: &str) -> VendorId {
    let vendors = vendors(muster).await;
    let found = vendors.iter().find(|v| v["name"] == name).unwrap_or_else(|| panic!("{name}: {vendors:?}"));
    found["id"].as_str().unwrap().parse().unwrap()
}

/// Name, contracts, authorities and total value of every vendor in the list.
async fn counted(muster: &Muster) -> Vec<(String, u64, u64, f64)> {
    let of = |v: &Value| {
        let name = v["name"].as_str().unwrap().to_owned();
        let value = v["totalValue"]["amount"].as_f64().unwrap();
        (name, v["contracts"].as_u64().unwrap(), v["authorities"].as_u64().unwrap(), value)
    };
    vendors(muster).await.iter().map(of).collect()
}

/// The titles of contracts with a vendor, by its address.
async fn contracts_with(muster: &Muster, id: VendorId) -> Vec<String> {
    let list = muster.json(&format!("/api/v1/vendors/{id}/contracts?limit=200&sort=title")).await;
    let items = list["items"].as_array().unwrap();
    items.iter().map(|c| c["title"].as_str().unwrap().to_owned()).collect()
}

async fn found(muster: &Muster, words: &str) -> Vec<String> {
    let hits = muster.json(&format!("/api/v1/search?q={words}&kinds=vendor")).await;
    hits["items"].as_array().unwrap().iter().map(|h| h["id"].as_str().unwrap().to_owned()).collect()
}

async fn opportunities_of_vendors(muster: &Muster) -> Vec<(String, u64)> {
    let list = muster.json("/api/v1/opportunities?kind=vendor&limit=200").await;
    let of = |o: &Value| (o["vendor"]["id"].as_str().unwrap().to_owned(), o["contracts"].as_u64().unwrap());
    list["items"].as_array().unwrap().iter().map(of).collect()
}

on_both! {
    /// The vendor that remains has the contracts, counts, names and opportunities of both.
    async fn two_vendors_become_one_and_everything_follows(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let (first, second) = (id_of(&muster, FIRST).await, id_of(&muster, SECOND).await);
        let all = counted(&muster).await;
        let approver = approver(&muster).await;
        muster.database.vendor_rulings().merge(&approver, second, first, "renamed", &clock()).await.unwrap();
        assert_eq!(contracts_with(&muster, first).await.len(), 12, "at once, before anything was folded again");
        follow(&muster).await;

        let (contracts, value) = (all[0].1 + all[1].1, all[0].3 + all[1].3);
        assert_eq!(counted(&muster).await, [(FIRST.to_owned(), contracts, 3, value)]);
        let answered = muster.json(&format!("/api/v1/vendors/{second}")).await;
        assert_eq!(answered["id"], first.to_string(), "the old address answers the vendor that remains");
        let names: Vec<&str> = answered["names"].as_array().unwrap().iter().map(|n| n["name"].as_str().unwrap()).collect();
        assert_eq!(names, [FIRST, SECOND]);
        assert_eq!(contracts_with(&muster, second).await.len(), 12);
        let named = muster.json(&format!("/api/v1/contracts?vendor={second}&limit=200")).await;
        assert_eq!(named["total"], 12);
        for contract in named["items"].as_array().unwrap() {
            assert_eq!(contract["vendors"].as_array().unwrap().len(), 1);
            assert_eq!(contract["vendors"][0]["id"], first.to_string());
        }
        assert_eq!(found(&muster, "second+systems").await, [first.to_string()]);
        let listed = muster.json("/api/v1/vendors?q=second").await;
        assert_eq!(listed["items"][0]["id"], first.to_string(), "found in the list by the name of the merged one");
        let opportunities = opportunities_of_vendors(&muster).await;
        assert!(opportunities.iter().all(|(vendor, _)| *vendor == first.to_string()), "{opportunities:?}");
        muster.stop().await;
    }

    /// A vendor that an authority named itself is the one that remains, for as long as the merge holds.
    async fn what_an_authority_said_follows_a_merge(database: &TestDatabase) {
        let muster = Muster::with(database, 9).await;
        let (first, second) = (id_of(&muster, FIRST).await, id_of(&muster, SECOND).await);
        let token = muster.signed_in("CMD", &[Role::Approver]).await;
        let said = json!({ "title": "By hand", "vendors": [second.to_string()], "term": { "end": "2028-03-31" } });
        let made = muster.request(Method::POST, "/api/v1/contracts").bearer_auth(&token).json(&said);
        let made: Value = made.send().await.unwrap().json().await.unwrap();
        let vendor = async || -> Value {
            let path = format!("/api/v1/contracts/{}", made["id"].as_str().unwrap());
            let shown = muster.request(Method::GET, &path).bearer_auth(&token).send().await.unwrap();
            shown.json::<Value>().await.unwrap()["vendors"][0]["id"].clone()
        };
        assert_eq!(vendor().await, json!(second.to_string()), "{made}");
        let (approver, clock) = (approver(&muster).await, clock());
        let rulings = muster.database.vendor_rulings();
        let ruling = rulings.merge(&approver, second, first, "renamed", &clock).await.unwrap();
        assert_eq!(vendor().await, json!(first.to_string()));
        follow(&muster).await;
        assert_eq!(vendor().await, json!(first.to_string()), "after the notices were folded again, too");
        rulings.undo(&approver, ruling, &clock).await.unwrap();
        follow(&muster).await;
        assert_eq!(vendor().await, json!(second.to_string()), "its words were kept");
        muster.stop().await;
    }

    /// What is imported after a merge goes to the vendor that remains; undone, all of it comes back.
    async fn imports_hold_to_a_merge_and_its_undoing(database: &TestDatabase) {
        let muster = Muster::with(database, 9).await;
        let (first, second) = (id_of(&muster, FIRST).await, id_of(&muster, SECOND).await);
        let (approver, clock) = (approver(&muster).await, clock());
        let rulings = muster.database.vendor_rulings();
        let ruling = rulings.merge(&approver, second, first, "renamed", &clock).await.unwrap();
        follow(&muster).await;
        import(&muster, database, "later.json", vec![to(12, SECOND), to(13, FIRST), to(14, "SECOND SYSTEMS LIMITED")]).await;
        assert_eq!(counted(&muster).await.len(), 1);
        assert_eq!(contracts_with(&muster, first).await.len(), 12);
        assert_eq!(found(&muster, "second+systems+limited").await, [first.to_string()], "by a spelling seen since");

        rulings.undo(&approver, ruling, &clock).await.unwrap();
        follow(&muster).await;
        let after = counted(&muster).await;
        let names: Vec<(&str, u64)> = after.iter().map(|(name, contracts, ..)| (name.as_str(), *contracts)).collect();
        assert_eq!(names, [(FIRST, 7), (SECOND, 5)]);
        assert_eq!(muster.json(&format!("/api/v1/vendors/{second}")).await["id"], second.to_string());
        assert_eq!(found(&muster, "second+systems").await, [second.to_string()]);
        let again = rulings.undo(&approver, ruling, &clock).await.unwrap_err();
        assert!(matches!(again, Error::Conflict(_)), "{again:?}");
        let told = rulings.of(&approver.viewer(muster_domain::access::Kind::Vendor), first).await.unwrap();
        assert_eq!(told.len(), 1);
        assert!(told[0].undone_at.is_some() && told[0].reason == "renamed" && told[0].authority.name.contains("Camden"));
        assert_eq!(rulings.of(&Viewer::Public, first).await.unwrap(), []);
        muster.stop().await;
    }

    /// A spelling that is split off leads to the new vendor, in what is there and in what comes.
    async fn imports_hold_to_a_split_and_its_undoing(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let other = "INVENTED HOUSING SOFTWARE LTD";
        import(&muster, database, "spelling.json", vec![to(5, other), to(6, other)]).await;
        let first = id_of(&muster, FIRST).await;
        assert_eq!(contracts_with(&muster, first).await.len(), 4);
        let (approver, clock) = (approver(&muster).await, clock());
        let rulings = muster.database.vendor_rulings();
        let split = Split {
            name: "Invented Housing Software (North)".to_owned(),
            names: vec![other.to_owned()],
            numbers: vec![],
            reason: "another company of that name".to_owned(),
        };
        let (ruling, new) = rulings.split(&approver, first, &split, &clock).await.unwrap();
        follow(&muster).await;
        assert_eq!(contracts_with(&muster, new).await.len(), 2);
        assert_eq!(contracts_with(&muster, first).await.len(), 2);
        import(&muster, database, "later.json", vec![to(7, "Invented  Housing Software Ltd"), to(9, FIRST)]).await;
        assert_eq!(contracts_with(&muster, new).await.len(), 3, "in any case and spacing");
        assert_eq!(contracts_with(&muster, first).await.len(), 3);
        let made = muster.json(&format!("/api/v1/vendors/{new}")).await;
        assert_eq!((made["name"].as_str(), made["contracts"].as_u64()), (Some(split.name.as_str()), Some(3)));
        assert_eq!(made["decisions"][0]["outcome"], "decided");

        rulings.undo(&approver, ruling, &clock).await.unwrap();
        follow(&muster).await;
        assert_eq!(contracts_with(&muster, first).await.len(), 6);
        assert_eq!(muster.json(&format!("/api/v1/vendors/{new}")).await["id"], first.to_string());
        import(&muster, database, "last.json", vec![to(10, other)]).await;
        assert_eq!(contracts_with(&muster, first).await.len(), 7);
        muster.stop().await;
    }

    /// What cannot be is refused, and changes nothing.
    async fn decisions_that_cannot_be_are_refused(database: &TestDatabase) {
        let muster = Muster::with(database, 9).await;
        let (first, second) = (id_of(&muster, FIRST).await, id_of(&muster, SECOND).await);
        let (approver, clock) = (approver(&muster).await, clock());
        let rulings = muster.database.vendor_rulings();
        let split = |names: &[&str], numbers: &[&str]| Split {
            name: "New".to_owned(),
            names: names.iter().map(|n| (*n).to_owned()).collect(),
            numbers: numbers.iter().map(|n| (*n).to_owned()).collect(),
            reason: "because".to_owned(),
        };
        let version = muster.get("/api/v1/vendors").await.headers()["etag"].clone();
        let own = rulings.merge(&approver, first, first, "same", &clock).await.unwrap_err();
        assert!(matches!(own, Error::Conflict(_)), "{own:?}");
        let unknown = rulings.merge(&approver, first, VendorId(Uuid::nil()), "?", &clock).await.unwrap_err();
        assert!(matches!(&unknown, Error::Unacceptable(wrong) if wrong[0].0 == "/into"), "{unknown:?}");
        for (names, numbers, place) in [
            (&["Nobody Ltd"][..], &[][..], "/names/0"),
            (&[][..], &["00000000"][..], "/numbers/0"),
            (&[][..], &[][..], "/names"),
        ] {
            let refused = rulings.split(&approver, first, &split(names, numbers), &clock).await.unwrap_err();
            assert!(matches!(&refused, Error::Unacceptable(wrong) if wrong[0].0 == place), "{refused:?}");
        }
        let reader = Actor {
            who: Who::Person { person: PersonId(Uuid::nil()), session: SessionId(Uuid::nil()), roles: vec![Role::Administrator] },
            ..approver.clone()
        };
        let refused = rulings.merge(&reader, second, first, "no right", &clock).await.unwrap_err();
        assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        let outsider = Actor { member: false, ..approver.clone() };
        let refused = rulings.merge(&outsider, second, first, "no member", &clock).await.unwrap_err();
        assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        assert_eq!(muster.get("/api/v1/vendors").await.headers()["etag"], version);
        rulings.merge(&approver, second, first, "one", &clock).await.unwrap();
        let twice = rulings.merge(&approver, second, first, "again", &clock).await.unwrap_err();
        assert!(matches!(twice, Error::Conflict(_)), "{twice:?}");
        let back = rulings.merge(&approver, first, second, "the other way", &clock).await.unwrap_err();
        assert!(matches!(back, Error::Conflict(_)), "a circle: {back:?}");
        muster.stop().await;
    }
}
