use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::audience::Audience;
use crate::authority::AuthorityRef;
use crate::id::{PricePointId, VendorId};
use crate::price_point::{PricePoint, Unit};
use crate::vendor::VendorRef;

const ASKER: AuthorityId = AuthorityId(Uuid::from_u128(999));
const TERMS: Terms = Terms { year: 2024, volume: Volume::Hundreds };

fn paid(prices: &[i64]) -> Vec<Paid> {
    let one = |(at, pence): (usize, &i64)| Paid {
        authority: AuthorityId(Uuid::from_u128(1 + at as u128)),
        pence: *pence,
        quantity: 300,
        year: 2024,
    };
    prices.iter().enumerate().map(one).collect()
}

fn point(id: u128, authority: u128, recorded: &str, withdrawn: Option<&str>) -> PricePoint {
    let at = |day: &str| -> DateTime<Utc> { format!("{day}T12:00:00Z").parse().unwrap() };
    let name = format!("Borough {authority}");
    PricePoint {
        id: PricePointId(Uuid::from_u128(id)),
        authority: AuthorityRef {
            id: AuthorityId(Uuid::from_u128(authority)),
            code: None,
            name,
            member: true,
        },
        vendor: VendorRef {
            id: VendorId(Uuid::from_u128(7)),
            name: "Vendor".to_owned(),
            company_number: None,
        },
        product: None,
        unit: Unit::User,
        pence: 10_000 + id as i64,
        quantity: 300,
        on: at(recorded).date_naive(),
        included: String::new(),
        contract: None,
        audience: Audience::Own,
        compared: true,
        recorded_at: at(recorded),
        withdrawn_at: withdrawn.map(at),
        demonstration: false,
        version: 1,
    }
}

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

#[test]
fn a_band_is_the_middle_half_rounded_outwards() {
    let band = band(&paid(&[9_000, 10_000, 11_000, 12_000, 13_000, 14_000, 40_000]), ASKER, TERMS).unwrap();
    // The quarters are 10,500 and 13,500; the highest price moves neither.
    assert_eq!((band.lower, band.middle, band.upper), (10_000, 10_000, 16_000));
    assert_eq!((band.behind, band.for_volume), (Behind::Few, false));
}

#[test]
fn four_others_are_too_few_and_the_one_who_asks_does_not_count() {
    let mut prices = paid(&[100, 110, 120, 130]);
    assert_eq!(band(&prices, ASKER, TERMS), Err(Withheld::TooFew));
    prices.push(Paid { authority: ASKER, ..prices[0] });
    assert_eq!(band(&prices, ASKER, TERMS), Err(Withheld::TooFew));
    // Two prices of one authority are one.
    prices.push(prices[0]);
    assert_eq!(band(&prices, ASKER, TERMS), Err(Withheld::TooFew));
}

#[test]
fn where_two_buy_nearly_all_of_it_nothing_is_told() {
    let mut prices = paid(&[10_000; 6]);
    prices[0].quantity = 3_000;
    prices[1].quantity = 4_000;
    assert_eq!(band(&prices, ASKER, TERMS), Err(Withheld::TwoDominate));
    prices[2].quantity = 2_000;
    assert!(band(&prices, ASKER, TERMS).is_ok());
}

#[test]
fn prices_of_earlier_years_are_brought_to_todays_money() {
    let mut prices = paid(&[10_000; 6]);
    for price in &mut prices {
        price.year = 2015;
    }
    // 10,000 of 2015 are 13,390 of 2024.
    let band = band(&prices, ASKER, TERMS).unwrap();
    assert_eq!((band.lower, band.upper), (12_500, 16_000));
}

#[test]
fn whoever_buys_more_pays_less_a_unit_and_is_not_compared_as_if_not() {
    let mut prices = paid(&[20_000; 10]);
    for price in prices.iter_mut().skip(5) {
        (price.pence, price.quantity) = (10_000, 12_000);
    }
    // The largest volumes would dominate if there were two of them; here are five.
    let few = band(&prices, ASKER, Terms { volume: Volume::Hundreds, ..TERMS }).unwrap();
    let many = band(&prices, ASKER, Terms { volume: Volume::TensOfThousands, ..TERMS }).unwrap();
    assert!(few.for_volume && many.for_volume);
    assert!(few.lower > many.lower && few.upper > many.upper);
    assert_eq!((few.lower, many.upper), (20_000, 10_000));
}

#[test]
fn ones_own_place_is_told_by_the_rounded_edges() {
    let band = band(&paid(&[9_000, 10_000, 11_000, 12_000, 13_000, 14_000]), ASKER, TERMS).unwrap();
    let own = |pence| Paid { authority: ASKER, pence, quantity: 300, year: 2024 };
    assert_eq!((band.lower, band.upper), (10_000, 16_000));
    assert_eq!(place(&own(9_999), &band, TERMS), Place::Bottom);
    assert_eq!(place(&own(10_000), &band, TERMS), Place::Middle);
    assert_eq!(place(&own(16_001), &band, TERMS), Place::Top);
}

#[test]
fn prices_come_in_at_the_next_quarter_once_there_are_five() {
    let mut points: Vec<PricePoint> = (1..=4).map(|n| point(n, n, "2026-01-10", None)).collect();
    assert!(release(&points, day("2026-12-01")).paid.is_empty());
    points.push(point(5, 5, "2026-05-01", None));
    assert!(release(&points, day("2026-06-30")).paid.is_empty());
    assert_eq!(release(&points, day("2026-07-01")).paid.len(), 5);
}

#[test]
fn one_who_joins_waits_for_two_more() {
    let mut points: Vec<PricePoint> = (1..=5).map(|n| point(n, n, "2026-01-10", None)).collect();
    points.push(point(6, 6, "2026-04-10", None));
    points.push(point(7, 1, "2026-04-11", None));
    assert_eq!(release(&points, day("2026-09-30")).paid.len(), 5, "two changed: nothing changes");
    points.push(point(8, 8, "2026-07-10", None));
    let released = release(&points, day("2026-10-01"));
    assert_eq!(released.paid.len(), 7);
    assert!(released.paid.iter().any(|p| p.pence == 10_007), "the newest of each");
}

#[test]
fn who_takes_a_price_back_is_out_of_every_answer_at_once() {
    let mut points: Vec<PricePoint> = (1..=8).map(|n| point(n, n, "2026-01-10", None)).collect();
    assert_eq!(release(&points, day("2026-04-01")).paid.len(), 8);
    points[0].withdrawn_at = Some("2026-04-02T12:00:00Z".parse().unwrap());
    let released = release(&points, day("2026-04-02"));
    assert!(released.waiting && released.paid.is_empty());
    assert!(release(&points, day("2026-08-01")).waiting, "one change alone never shows");
    points.push(point(9, 9, "2026-07-10", None));
    points.push(point(10, 10, "2026-07-10", None));
    let released = release(&points, day("2026-10-01"));
    assert_eq!((released.waiting, released.paid.len()), (false, 9));
}

proptest! {
    /// Whatever prices there are, no edge of a band is one of the prices unless it is a step of the scale,
    /// none lies outside what is paid by more than a step, and one buyer's price moves no edge beyond
    /// the prices of the others.
    #[test]
    fn no_one_price_can_be_read_from_a_band(
        prices in prop::collection::vec(1_000_i64..1_000_000, 5..30),
        moved in 0_usize..30,
        to in 1_000_i64..1_000_000,
    ) {
        let before = paid(&prices);
        let mut after = before.clone();
        let moved = moved % after.len();
        after[moved].pence = to;
        let steps: Vec<i64> = scale().take_while(|s| *s < 10_000_000).collect();
        for set in [&before, &after] {
            if let Ok(band) = band(set, ASKER, TERMS) {
                prop_assert!(steps.contains(&band.lower) && steps.contains(&band.upper) && steps.contains(&band.middle));
                prop_assert!(band.lower <= band.middle && band.middle <= band.upper);
                let (least, most) = (set.iter().map(|p| p.pence).min().unwrap(), set.iter().map(|p| p.pence).max().unwrap());
                prop_assert!(band.upper <= most * 13 / 10 + 2 && band.lower * 13 / 10 + 2 >= least);
            }
        }
    }

    /// From one day to any later one the prices that are told change by none, or by those of at least
    /// three authorities: no difference of two answers is one authority's price.
    #[test]
    fn released_prices_change_in_batches(
        events in prop::collection::vec((1_u128..9, 0_u32..900, prop::option::of(1_u32..400)), 0..24),
        first in 0_i64..1_000,
        later in 0_i64..400,
    ) {
        let start = day("2024-01-01");
        let points: Vec<PricePoint> = events.iter().enumerate().map(|(n, (authority, recorded, withdrawn))| {
            let recorded_on = start + chrono::Days::new(u64::from(*recorded));
            let withdrawn_on = withdrawn.map(|after| recorded_on + chrono::Days::new(u64::from(after)));
            point(n as u128, *authority, &recorded_on.to_string(), withdrawn_on.map(|d| d.to_string()).as_deref())
        }).collect();
        let on = |offset: i64| {
            let today = start + chrono::Days::new(u64::try_from(offset).unwrap());
            let known: Vec<PricePoint> = points.iter().filter(|p| p.recorded_at.date_naive() <= today).cloned().map(|mut p| {
                p.withdrawn_at = p.withdrawn_at.filter(|at| at.date_naive() <= today);
                p
            }).collect();
            release(&known, today)
        };
        let (before, after) = (on(first), on(first + later));
        if !before.waiting && !after.waiting && !before.paid.is_empty() {
            let differ = |a: &Released, b: &Released| a.paid.iter().filter(|p| !b.paid.contains(p)).map(|p| p.authority).collect::<std::collections::BTreeSet<_>>();
            let mut changed = differ(&before, &after);
            changed.extend(differ(&after, &before));
            prop_assert!(changed.is_empty() || changed.len() >= BATCH, "{changed:?}");
        }
    }
}
