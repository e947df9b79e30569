//! What is told of prices together: only of enough of them, only in batches, and to each without its own.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use super::{a_price, but, from_day_to_day, get, json_of, recorded, send};
use crate::serving::{Muster, problem};

/// Each of so many authorities, from the first one on, puts a price on record.
async fn all_record(muster: &Muster, vendor: &str, prices: &[(f64, u32)]) -> Vec<(String, String)> {
    let mut places = Vec::new();
    for (n, (amount, quantity)) in prices.iter().enumerate() {
        let token = muster.signed_in(&format!("A{n:02}"), &[Role::Contributor]).await;
        let said = json!({ "price": { "amount": amount }, "quantity": quantity });
        places.push(recorded(muster, &token, &but(a_price(vendor), &said)).await);
    }
    places
}

async fn told(muster: &Muster, authority: &str, vendor: &str) -> Vec<Value> {
    let token = muster.signed_in(authority, &[Role::Reader]).await;
    let bands = json_of(muster, &format!("/api/v1/price-bands?vendor={vendor}"), &token).await;
    bands["items"].as_array().unwrap().clone()
}

on_both! {
    /// Four others are too few, five are enough, and who asks is never one of them. Before a quarter has passed
    /// nothing is told at all; nor is there anything to tell where nobody was ever told.
    async fn five_others_and_a_quarter_are_what_it_takes(database: &TestDatabase) {
        let (muster, calendar, vendor) = from_day_to_day(database).await;
        let few = [(10.0, 900), (11.0, 800), (12.0, 700), (13.0, 600)];
        calendar.go_to("2026-05-10");
        all_record(&muster, &vendor, &few).await;
        calendar.go_to("2026-07-01");
        assert!(told(&muster, "CMD", &vendor).await.is_empty(), "four");
        let own = &told(&muster, "A00", &vendor).await[0];
        assert_eq!((&own["band"], &own["withheld"]["reason"]), (&Value::Null, &json!("tooFew")));
        assert_eq!(own["own"]["price"]["amount"], 10.0);
        assert_eq!(own["own"]["place"], Value::Null);

        let token = muster.signed_in("A04", &[Role::Contributor]).await;
        let said = json!({ "price": { "amount": 14 }, "quantity": 650 });
        recorded(&muster, &token, &but(a_price(&vendor), &said)).await;
        assert!(told(&muster, "CMD", &vendor).await.is_empty(), "five, the last of them just now");
        calendar.go_to("2026-10-01");
        let five = &told(&muster, "CMD", &vendor).await[0];
        assert!(five["band"]["lower"]["amount"].as_f64().unwrap() < 13.0, "{five}");
        assert_eq!((&five["withheld"], &five["own"], &five["band"]["behind"]), (&Value::Null, &Value::Null, &json!("5 to 9 authorities")));
        assert!(five["restsOn"].as_str().unwrap().contains("other than yours"));
        let four = &told(&muster, "A04", &vendor).await[0];
        assert_eq!((&four["band"], &four["withheld"]["reason"]), (&Value::Null, &json!("tooFew")), "five with one's own");

        // The sixth comes in when two more have changed, and then each of them has five others.
        let places = all_record(&muster, &vendor, &[(10.5, 900), (11.5, 800)]).await;
        let token = muster.signed_in("A05", &[Role::Contributor]).await;
        recorded(&muster, &token, &but(a_price(&vendor), &json!({ "price": { "amount": 30 }, "quantity": 650 }))).await;
        assert_eq!(places.len(), 2);
        calendar.go_to("2027-01-01");
        let six = &told(&muster, "A05", &vendor).await[0];
        assert_eq!(six["own"]["words"], "You pay in the top quarter.", "{six}");
        muster.stop().await;
    }

    /// Where two buy nearly all of it a band would tell each of them what the other pays.
    async fn two_who_buy_nearly_all_of_it_are_not_told_of(database: &TestDatabase) {
        let (muster, calendar, vendor) = from_day_to_day(database).await;
        calendar.go_to("2026-05-10");
        all_record(&muster, &vendor, &[(10.0, 9_000), (10.0, 8_000), (10.0, 300), (10.0, 300), (10.0, 300), (10.0, 300)]).await;
        calendar.go_to("2026-10-01");
        let band = &told(&muster, "CMD", &vendor).await[0];
        assert_eq!((&band["band"], &band["withheld"]["reason"]), (&Value::Null, &json!("twoDominate")), "{band}");
        muster.stop().await;
    }

    /// No answer moves with one authority's change: what it adds, corrects or takes back shows when at least two
    /// others have changed as well; until then what was told stays, or nothing is told.
    async fn no_answer_moves_with_one_change(database: &TestDatabase) {
        let (muster, calendar, vendor) = from_day_to_day(database).await;
        calendar.go_to("2026-02-10");
        let places = all_record(&muster, &vendor, &(0..8).map(|n| (10.0 + f64::from(n), 1_000)).collect::<Vec<_>>()).await;
        calendar.go_to("2026-04-02");
        let before = told(&muster, "CMD", &vendor).await;
        assert!(before[0]["band"].is_object(), "{before:?}");
        let etag = async || {
            let token = muster.signed_in("CMD", &[Role::Reader]).await;
            get(&muster, &format!("/api/v1/price-bands?vendor={vendor}"), &token).await.headers()["etag"].to_str().unwrap().to_owned()
        };
        let tag = etag().await;
        // One joins, one corrects what it pays by a hundred times: neither shows, nor does the next quarter.
        let joins = muster.signed_in("B01", &[Role::Contributor]).await;
        recorded(&muster, &joins, &but(a_price(&vendor), &json!({ "price": { "amount": 900 }, "quantity": 1_000 }))).await;
        let corrects = muster.signed_in("A00", &[Role::Contributor]).await;
        let dear = json!({ "price": { "amount": 1000 }, "included": "All of it" });
        assert_eq!(send(&muster, Method::PATCH, &places[0].0, &corrects, Some(&places[0].1), &dear).await.status(), 200);
        assert_eq!((told(&muster, "CMD", &vendor).await, etag().await), (before.clone(), tag.clone()));
        calendar.go_to("2026-07-02");
        assert_eq!((told(&muster, "CMD", &vendor).await, etag().await), (before.clone(), tag));
        // The third of the batch moves it, at the quarter after.
        let third = muster.signed_in("B02", &[Role::Contributor]).await;
        recorded(&muster, &third, &but(a_price(&vendor), &json!({ "price": { "amount": 950 }, "quantity": 1_000 }))).await;
        assert_eq!(told(&muster, "CMD", &vendor).await, before);
        calendar.go_to("2026-10-02");
        let after = told(&muster, "CMD", &vendor).await;
        assert_ne!(after, before);
        assert_eq!(after[0]["band"]["behind"], "10 to 19 authorities");
        // Who takes a price back is out of every answer at once.
        let leaves = muster.signed_in("A01", &[Role::Contributor]).await;
        assert_eq!(send(&muster, Method::DELETE, &places[1].0, &leaves, Some(&places[1].1), &Value::Null).await.status(), 204);
        for asker in ["CMD", "A00", "A02"] {
            assert_eq!(told(&muster, asker, &vendor).await[0]["withheld"]["reason"], "waiting", "{asker}");
        }
        calendar.go_to("2027-04-02");
        assert_eq!(told(&muster, "CMD", &vendor).await[0]["withheld"]["reason"], "waiting");
        muster.stop().await;
    }

    /// Bands are for members, and know no filter that would narrow one.
    async fn bands_are_for_members_and_cannot_be_narrowed(database: &TestDatabase) {
        let (muster, calendar, vendor) = from_day_to_day(database).await;
        calendar.go_to("2026-02-10");
        all_record(&muster, &vendor, &(0..8).map(|n| (10.0 + f64::from(n), 1_000)).collect::<Vec<_>>()).await;
        calendar.go_to("2026-04-02");
        let path = format!("/api/v1/price-bands?vendor={vendor}");
        muster.problem(&path, 401).await;
        let operator = muster.signed_in("CMD", &[Role::Operator]).await;
        problem(get(&muster, &path, &operator).await, 403).await;
        let token = muster.signed_in("CMD", &[Role::Reader]).await;
        for narrower in ["authority=A01", "on=2026-04-01", "quantity=1000", "minValue=1", "contract=x", "year=2015"] {
            problem(get(&muster, &format!("{path}&{narrower}"), &token).await, 422).await;
        }
        // A convenor's authority is left out as any other that asks; its own prices are not for its convenor.
        let convenor = muster.signed_in("A03", &[Role::Convenor]).await;
        let band = json_of(&muster, &path, &convenor).await;
        assert_eq!((&band["items"][0]["own"], band["items"][0]["band"].is_object()), (&Value::Null, true));
        // What is not named is what one pays for oneself.
        assert_eq!(json_of(&muster, "/api/v1/price-bands", &token).await["items"], json!([]));
        let own = muster.signed_in("A03", &[Role::Reader]).await;
        assert_eq!(json_of(&muster, "/api/v1/price-bands", &own).await["items"].as_array().unwrap().len(), 1);
        muster.stop().await;
    }

    /// With enough prices a discount for volume is known, and what is typical of the volume of all who renew in a
    /// year is told beside one's own.
    async fn the_volume_of_all_who_renew_is_told_of(database: &TestDatabase) {
        let (muster, calendar, _) = from_day_to_day(database).await;
        // The vendor of most contracts, of which several end in one year.
        let vendor = muster.json("/api/v1/vendors?sort=-authorities&limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
        for code in ["HCK", "ISL"] {
            let approver = muster.signed_in(code, &[Role::Approver]).await;
            let body = json!({ "title": "Homes", "vendors": [vendor], "term": { "end": "2028-06-30" }, "audience": { "audience": "members" } });
            let made = send(&muster, Method::POST, "/api/v1/contracts", &approver, None, &body).await;
            assert_eq!(made.status(), 201, "{}", made.text().await.unwrap());
        }
        calendar.go_to("2026-02-10");
        let prices: Vec<(f64, u32)> = (0..5).map(|_| (20.0, 300)).chain((0..6).map(|_| (8.0, 1_200))).collect();
        all_record(&muster, &vendor, &prices).await;
        calendar.go_to("2026-04-02");
        let told = &told(&muster, "A00", &vendor).await[0];
        let (band, together) = (&told["band"], &told["together"]);
        assert_eq!(band["forVolume"], true, "{told}");
        let count = together["authorities"].as_u64().unwrap();
        assert_eq!(together["quantity"], json!(300 * count), "{told}");
        assert!(together["words"].as_str().unwrap().contains(&format!("who renew in {}", together["year"])), "{told}");
        assert!(together["band"]["upper"]["amount"].as_f64() < band["upper"]["amount"].as_f64(), "{told}");
        muster.stop().await;
    }
}
