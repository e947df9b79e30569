//! The attackers' suite: whoever puts whatever answers together does not find a price.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use super::{a_price, but, from_day_to_day, json_of, recorded, send};
use crate::serving::Muster;

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(n)).unwrap()
    }
}

/// What an attacker does at one time: puts a price on record, or corrects or takes back the last one.
#[derive(Clone, Copy)]
enum Move {
    Record(f64, u32),
    Correct(f64),
    Withdraw,
}

/// Everything that these authorities together are told of a product: each volume, asked of vendor and product and
/// of what they pay for, without what tells the two products apart.
async fn everything(muster: &Muster, vendor: &str, product: &str, askers: &[String]) -> Vec<Value> {
    let mut told = Vec::new();
    for token in askers {
        for volume in [
            "",
            "&volume=under-100",
            "&volume=100-499",
            "&volume=500-1999",
            "&volume=2000-9999",
            "&volume=from-10000",
        ] {
            for unit in ["", "&unit=property", "&unit=user"] {
                let bands =
                    json_of(muster, &format!("/api/v1/price-bands?vendor={vendor}{volume}{unit}"), token)
                        .await;
                let of = |item: &&Value| item["product"]["name"] == product;
                for mut item in
                    bands["items"].as_array().unwrap().iter().filter(of).cloned().collect::<Vec<_>>()
                {
                    item["product"] = Value::Null;
                    if item["own"].is_object() {
                        item["own"]["pricePoint"] = Value::Null;
                    }
                    told.push(item);
                }
            }
        }
    }
    told
}

on_both! {
    /// Two products of one vendor are bought by the same authorities, at the same prices but for one: the victim pays
    /// a fifth more for the one than for the other. All the others collude: they put on record, correct and take back
    /// whatever they like over two years, and ask as each of them and as one who buys nothing, at every time and in
    /// all terms. Whatever they are told of the one product they are told of the other.
    async fn all_others_together_do_not_find_a_price_within_a_fifth(database: &TestDatabase) {
        let (muster, calendar, vendor) = from_day_to_day(database).await;
        let quarters = ["2025-02-10", "2025-05-10", "2025-08-10", "2025-11-10", "2026-02-10", "2026-05-10"];
        let mut dice = Dice(0x5eed_1e55);
        // In the money of 2015 both lie between 10.00 and 12.50.
        let victims = [("Stillwater", 13.40), ("Backwater", 16.70)];
        let mut places: Vec<Vec<Option<(String, String)>>> = vec![vec![None; 2]; 7];
        let mut answers = 0;
        for (n, date) in quarters.iter().enumerate() {
            calendar.go_to(date);
            if n == 1 {
                let victim = muster.signed_in("VIC", &[Role::Contributor]).await;
                for (product, amount) in victims {
                    let said = json!({ "product": product, "price": { "amount": amount }, "quantity": 3_000, "on": "2024-04-01" });
                    recorded(&muster, &victim, &but(a_price(&vendor), &said)).await;
                }
            }
            for (colluder, own) in places.iter_mut().enumerate() {
                let token = muster.signed_in(&format!("C{colluder:02}"), &[Role::Contributor]).await;
                let amount = f64::from(400 + dice.below(3_000)) / 100.0;
                let quantity = 1 + dice.below(20_000);
                let does = match dice.below(9) {
                    _ if n == 0 => Move::Record(amount, quantity),
                    0..3 => Move::Record(amount, quantity),
                    3..8 => Move::Correct(amount),
                    _ => Move::Withdraw,
                };
                for (which, (product, _)) in victims.iter().enumerate() {
                    let kept = &mut own[which];
                    match (does, kept.take()) {
                        (Move::Correct(amount), Some((place, tag))) => {
                            let body = json!({ "price": { "amount": amount } });
                            let answer = send(&muster, Method::PATCH, &place, &token, Some(&tag), &body).await;
                            assert_eq!(answer.status(), 200);
                            *kept = Some((place, answer.headers()["etag"].to_str().unwrap().to_owned()));
                        }
                        (Move::Withdraw, Some((place, tag))) => {
                            assert_eq!(send(&muster, Method::DELETE, &place, &token, Some(&tag), &Value::Null).await.status(), 204);
                        }
                        (Move::Record(amount, quantity), _) => {
                            let said = json!({ "product": product, "price": { "amount": amount }, "quantity": quantity, "on": "2024-04-01" });
                            *kept = Some(recorded(&muster, &token, &but(a_price(&vendor), &said)).await);
                        }
                        (Move::Correct(_) | Move::Withdraw, None) => {}
                    }
                }
            }
            let mut askers = vec![muster.signed_in("NIL", &[Role::Reader]).await];
            for colluder in 0..7 {
                askers.push(muster.signed_in(&format!("C{colluder:02}"), &[Role::Reader]).await);
            }
            let [still, back] = [victims[0].0, victims[1].0];
            let one = everything(&muster, &vendor, still, &askers).await;
            assert_eq!(one, everything(&muster, &vendor, back, &askers).await, "on {date}");
            answers += one.iter().filter(|item| item["band"].is_object()).count();
        }
        assert!(answers > 100, "{answers} bands were told: an attack that is told nothing shows nothing");
        muster.stop().await;
    }
}
