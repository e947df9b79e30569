use chrono::{DateTime, Datelike, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::product::id_of;
use crate::product::naming::Decided;
use crate::product::ruling::ProductRulingKind;

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

fn entry(id: u128, authority: u128, recorded: &str, withdrawn: Option<&str>) -> Entry {
    let at = |day: &str| -> DateTime<Utc> { format!("{day}T12:00:00Z").parse().unwrap() };
    Entry {
        id: Uuid::from_u128(id),
        authority: AuthorityId(Uuid::from_u128(authority)),
        pence: 10_000 + id as i64,
        quantity: 300,
        on: at(recorded).date_naive(),
        recorded_at: at(recorded),
        replaced_at: None,
        withdrawn_at: withdrawn.map(at),
    }
}

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

#[test]
fn a_band_is_the_middle_half_on_a_coarse_scale() {
    // In the money of the index's own year nothing is changed but by the scale.
    let terms = Terms { year: 2015, ..TERMS };
    let mut prices = paid(&[9_000, 10_000, 11_000, 12_000, 13_000, 14_000, 40_000]);
    for price in &mut prices {
        price.year = 2015;
    }
    let band = band(&prices, ASKER, terms).unwrap();
    // The quarters lie on 10,000 and 12,500 to 16,000; the highest price moves neither.
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
    // 10,000 to 12,500 of 2015 are 13,390 to 16,738 of 2024.
    let band = band(&prices, ASKER, TERMS).unwrap();
    assert_eq!((band.lower, band.middle, band.upper), (13_000, 13_000, 17_000));
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
    // 20,000 and 10,000 lie on the steps 12,500 and 6,300 of 2015: about 0.15 less for each e-fold of volume.
    assert_eq!((few.lower, many.upper), (13_000, 14_000));
}

#[test]
fn ones_own_place_is_told_by_the_edges_that_are_shown() {
    let band = band(&paid(&[9_000, 10_000, 11_000, 12_000, 13_000, 14_000]), ASKER, TERMS).unwrap();
    let own = |pence| Paid { authority: ASKER, pence, quantity: 300, year: 2024 };
    assert_eq!(place(&own(band.lower - 1), &band, TERMS), Place::Bottom);
    assert_eq!(place(&own(band.lower), &band, TERMS), Place::Middle);
    assert_eq!(place(&own(band.upper + 1), &band, TERMS), Place::Top);
}

/// What is released of prices of a product that was never one with another.
fn release(entries: &[Entry], today: NaiveDate) -> Released {
    super::release(&BTreeMap::from([(None, entries.to_vec())]), &[], today).remove(&None).unwrap_or_default()
}

#[test]
fn prices_come_in_at_the_next_quarter_once_there_are_five() {
    let mut points: Vec<Entry> = (1..=4).map(|n| entry(n, n, "2026-01-10", None)).collect();
    assert!(release(&points, day("2026-12-01")).paid.is_empty());
    points.push(entry(5, 5, "2026-05-01", None));
    assert!(release(&points, day("2026-06-30")).paid.is_empty());
    assert_eq!(release(&points, day("2026-07-01")).paid.len(), 5);
}

#[test]
fn one_who_joins_waits_for_two_more() {
    let mut points: Vec<Entry> = (1..=5).map(|n| entry(n, n, "2026-01-10", None)).collect();
    points.push(entry(6, 6, "2026-04-10", None));
    points.push(entry(7, 1, "2026-04-11", None));
    assert_eq!(release(&points, day("2026-09-30")).paid.len(), 5, "two changed: nothing changes");
    points.push(entry(8, 8, "2026-07-10", None));
    let released = release(&points, day("2026-10-01"));
    assert_eq!(released.paid.len(), 7);
    assert!(released.paid.iter().any(|p| p.pence == 10_007), "the newest of each");
}

#[test]
fn who_takes_a_price_back_is_out_of_every_answer_at_once() {
    let mut points: Vec<Entry> = (1..=8).map(|n| entry(n, n, "2026-01-10", None)).collect();
    assert_eq!(release(&points, day("2026-04-01")).paid.len(), 8);
    points[0].withdrawn_at = Some("2026-04-02T12:00:00Z".parse().unwrap());
    let released = release(&points, day("2026-04-02"));
    assert!(released.waiting && released.paid.is_empty());
    assert!(release(&points, day("2026-08-01")).waiting, "one change alone never shows");
    points.push(entry(9, 9, "2026-07-10", None));
    points.push(entry(10, 10, "2026-07-10", None));
    let released = release(&points, day("2026-10-01"));
    assert_eq!((released.waiting, released.paid.len()), (false, 9));
}

#[test]
fn who_corrects_a_price_is_heard_with_the_next_batch() {
    let mut entries: Vec<Entry> = (1..=6).map(|n| entry(n, n, "2026-01-10", None)).collect();
    entries[0].replaced_at = Some("2026-04-20T12:00:00Z".parse().unwrap());
    // What it is corrected to may have held earlier.
    entries.push(Entry { on: day("2025-11-01"), ..entry(7, 1, "2026-04-20", None) });
    let pence = |on| release(&entries, day(on)).paid.iter().map(|p| p.pence).collect::<Vec<_>>();
    assert!(pence("2026-04-21").contains(&10_001), "nothing changes with it");
    assert!(pence("2026-09-30").contains(&10_001), "nor at the next quarter, when it is the only one");
    entries.extend([entry(8, 2, "2026-08-01", None), entry(9, 9, "2026-08-01", None)]);
    let pence: Vec<i64> = release(&entries, day("2026-10-01")).paid.iter().map(|p| p.pence).collect();
    assert!(pence.contains(&10_007) && !pence.contains(&10_001), "{pence:?}");
}

#[test]
fn who_takes_an_older_price_back_keeps_the_newer_one() {
    let mut entries: Vec<Entry> = (1..=6).map(|n| entry(n, n, "2026-01-10", None)).collect();
    entries.push(entry(7, 1, "2026-02-10", Some("2026-02-12")));
    // The newer one of authority 1 was taken back: the older does not come back in its place.
    assert_eq!(release(&entries, day("2026-04-01")).paid.len(), 5);
    entries.push(entry(8, 1, "2026-03-01", None));
    assert_eq!(release(&entries, day("2026-04-01")).paid.len(), 6, "a price said afterwards counts");
    entries[1].withdrawn_at = entries[6].withdrawn_at;
    entries.push(Entry { on: day("2025-06-01"), ..entry(9, 2, "2026-01-05", None) });
    assert_eq!(release(&entries, day("2026-04-01")).paid.len(), 5);
    entries.push(Entry { on: day("2026-01-20"), ..entry(10, 2, "2026-01-20", None) });
    assert_eq!(
        release(&entries, day("2026-04-01")).paid.len(),
        6,
        "that a newer one is there already counts"
    );
}

/// Of "Old", which is part of "New" from one day on until another.
fn merged(from: &str, until: Option<&str>) -> Decided {
    let at = |day: &str| -> DateTime<Utc> { format!("{day}T12:00:00Z").parse().unwrap() };
    Decided {
        kind: ProductRulingKind::Merge,
        product: id_of("Old"),
        other: Some(id_of("New")),
        names: Vec::new(),
        at: at(from),
        undone_at: until.map(at),
    }
}

/// How many prices are told of together on a day, of "Old" and of "New"; `None` where they are no product of their own.
fn told_of(old: &[Entry], new: &[Entry], decided: &[Decided], on: &str) -> [Option<usize>; 2] {
    let said = BTreeMap::from([(Some(id_of("Old")), old.to_vec()), (Some(id_of("New")), new.to_vec())]);
    let released = super::release(&said, decided, day(on));
    ["Old", "New"].map(|name| released.get(&Some(id_of(name))).map(|released| released.paid.len()))
}

#[test]
fn products_that_became_one_are_one_cell_from_the_next_quarter_on_and_two_again_after() {
    let old: Vec<Entry> = (1..=5).map(|n| entry(n, n, "2026-01-10", None)).collect();
    let new: Vec<Entry> = (11..=13).map(|n| entry(n, n, "2026-01-10", None)).collect();
    let decided = [merged("2026-05-10", Some("2026-08-10"))];
    let on = |on| told_of(&old, &new, &decided, on);
    assert_eq!(on("2026-06-30"), [Some(5), Some(0)], "three are too few");
    assert_eq!(on("2026-07-01"), [None, Some(8)]);
    assert_eq!(on("2026-09-30"), [None, Some(8)], "undone, and one for the rest of the quarter");
    assert_eq!(on("2026-10-01"), [Some(5), Some(0)], "what was told of it before");
    let again = told_of(&old, &new, &[merged("2026-05-10", Some("2026-05-20"))], "2026-12-01");
    assert_eq!(again, [Some(5), Some(0)], "merged and parted within a quarter, nothing was to be seen");
}

#[test]
fn who_merges_a_product_of_one_buyer_into_another_learns_nothing() {
    let new: Vec<Entry> = (1..=6).map(|n| entry(n, n, "2026-01-10", None)).collect();
    let mut old = vec![entry(11, 11, "2026-01-10", None)];
    let decided = [merged("2026-05-10", None)];
    assert_eq!(
        told_of(&old, &new, &decided, "2026-09-30"),
        [None, Some(6)],
        "one more would tell of that one"
    );
    old.extend([entry(12, 12, "2026-08-10", None), entry(13, 13, "2026-08-10", None)]);
    assert_eq!(told_of(&old, &new, &decided, "2026-10-01"), [None, Some(9)], "three more do not");
    // Parted again, nothing is told that differs by one from what was told of both.
    let mut parted = new.clone();
    parted.extend([entry(21, 11, "2026-11-10", None), entry(22, 12, "2026-11-10", None)]);
    let decided = [merged("2026-05-10", Some("2026-11-10"))];
    assert_eq!(told_of(&old, &parted, &decided, "2027-01-01"), [Some(0), Some(6)]);
}

proptest! {
    /// Whatever is merged and parted, and whenever: of all that is ever told of products that were one at some time,
    /// no two sets of prices differ in one or two authorities.
    #[test]
    fn merging_and_parting_products_tells_of_nobody(
        events in prop::collection::vec((0_usize..3, 1_u128..9, 0_u32..900), 4..30),
        merges in prop::collection::vec((0_usize..3, 1_usize..3, 0_u32..900, prop::option::of(1_u32..400)), 0..4),
    ) {
        let (start, names) = (day("2024-01-01"), ["Old", "New", "Other"]);
        let on = |after: u32| start + chrono::Days::new(u64::from(after));
        let at = |after: u32| on(after).and_hms_opt(12, 0, 0).unwrap().and_utc();
        let decided: Vec<Decided> = merges.iter().map(|(from, step, after, undone)| Decided {
            kind: ProductRulingKind::Merge,
            product: id_of(names[*from]),
            other: Some(id_of(names[(from + step) % 3])),
            names: Vec::new(),
            at: at(*after),
            undone_at: undone.map(|more| at(after + more)),
        }).collect();
        let mut told: Vec<BTreeMap<AuthorityId, i64>> = Vec::new();
        for month in 0..48_u32 {
            let today = on(month * 30);
            let mut said: BTreeMap<Said, Vec<Entry>> = BTreeMap::new();
            for (n, (of, authority, recorded)) in events.iter().enumerate() {
                if on(*recorded) <= today {
                    let entry = entry(n as u128, *authority, &on(*recorded).to_string(), None);
                    said.entry(Some(id_of(names[*of]))).or_default().push(entry);
                }
            }
            let known: Vec<Decided> = decided.iter().filter(|one| one.at.date_naive() <= today).map(|one| Decided {
                undone_at: one.undone_at.filter(|at| at.date_naive() <= today),
                ..one.clone()
            }).collect();
            let released = super::release(&said, &known, today);
            told.extend(released.into_values().filter(|r| !r.paid.is_empty()).map(|r| r.paid.iter().map(|p| (p.authority, p.pence)).collect()));
        }
        for one in &told {
            for other in &told {
                let who = one.keys().chain(other.keys()).filter(|who| one.get(who) != other.get(who));
                let differ: std::collections::BTreeSet<_> = who.collect();
                prop_assert!(differ.is_empty() || differ.len() >= BATCH, "{one:?} {other:?}");
            }
        }
    }

    /// No edge of a band lies outside what is paid by more than a step of the scale and its rounding.
    #[test]
    fn a_band_lies_where_the_prices_lie(
        prices in prop::collection::vec(1_000_i64..1_000_000, 5..30),
        moved in 0_usize..30,
        to in 1_000_i64..1_000_000,
    ) {
        let before = paid(&prices);
        let mut after = before.clone();
        let moved = moved % after.len();
        after[moved].pence = to;
        for set in [&before, &after] {
            if let Ok(band) = band(set, ASKER, TERMS) {
                prop_assert!(band.lower <= band.middle && band.middle <= band.upper);
                let (least, most) = (set.iter().map(|p| p.pence).min().unwrap(), set.iter().map(|p| p.pence).max().unwrap());
                prop_assert!(band.upper <= most * 15 / 10 + 2 && band.lower * 15 / 10 + 2 >= least);
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
        let points: Vec<Entry> = events.iter().enumerate().map(|(n, (authority, recorded, withdrawn))| {
            let recorded_on = start + chrono::Days::new(u64::from(*recorded));
            let withdrawn_on = withdrawn.map(|after| recorded_on + chrono::Days::new(u64::from(after)));
            entry(n as u128, *authority, &recorded_on.to_string(), withdrawn_on.map(|d| d.to_string()).as_deref())
        }).collect();
        let on = |offset: i64| {
            let today = start + chrono::Days::new(u64::try_from(offset).unwrap());
            let known: Vec<Entry> = points.iter().filter(|p| p.recorded_at.date_naive() <= today).cloned().map(|mut p| {
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

/// What everybody can be told of a cell: each of these askers, for each volume, in each of these years, on each
/// of these days.
fn everything_told(
    entries: &[Entry],
    askers: &[AuthorityId],
    days: &[NaiveDate],
) -> Vec<Result<Band, Withheld>> {
    let mut told = Vec::new();
    for today in days {
        let known: Vec<Entry> = entries
            .iter()
            .filter(|e| e.recorded_at.date_naive() <= *today)
            .cloned()
            .map(|mut e| {
                e.withdrawn_at = e.withdrawn_at.filter(|at| at.date_naive() <= *today);
                e.replaced_at = e.replaced_at.filter(|at| at.date_naive() <= *today);
                e
            })
            .collect();
        let released = release(&known, *today);
        for asker in askers {
            for volume in Volume::ALL {
                for year in 2010..=2026 {
                    told.push(match released.waiting {
                        true => Err(Withheld::Waiting),
                        false => band(&released.paid, *asker, Terms { year, volume }),
                    });
                }
            }
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The attack in full: all but one of the authorities collude. They put whatever prices they like on
    /// record, correct them, take them back, and ask as each of them, for every volume, in the money of every
    /// year, on days over three years; and put all answers together. What they have learned of the one
    /// price that is not theirs is at most which step of the scale it lies on, which is a quarter of it
    /// wide or more: every other price on that step would have given the very same answers.
    #[test]
    fn whoever_colludes_a_price_is_found_no_nearer_than_its_step(
        others in prop::collection::vec(
            (2_u128..9, 1_000_i64..1_000_000, 1_u32..30_000, 0_u32..900, prop::option::of(1_u32..400), 2012_i32..2025),
            4..24,
        ),
        step in 40_usize..95,
        (quantity, recorded, year) in (1_u32..30_000, 0_u32..500, 2012_i32..2025),
        (here, there) in (0.0_f64..1.0, 0.0_f64..1.0),
        asked in prop::collection::btree_set(0_u64..1_200, 1..8),
    ) {
        let start = day("2024-01-01");
        let on = |after: u32| start + chrono::Days::new(u64::from(after));
        let made = |n: usize, authority: u128, pence: i64, quantity: u32, recorded: u32, year: i32| Entry {
            pence,
            quantity,
            on: on(0).with_year(year).unwrap(),
            ..entry(n as u128, authority, &on(recorded).to_string(), None)
        };
        let mut entries: Vec<Entry> = Vec::new();
        for (n, (authority, pence, quantity, recorded, withdrawn, year)) in others.iter().enumerate() {
            let mut entry = made(n, *authority, *pence, *quantity, *recorded, *year);
            entry.withdrawn_at = withdrawn.map(|after| format!("{}T12:00:00Z", on(recorded + after)).parse().unwrap());
            entries.push(entry);
        }
        let (least, most) = (scale()[step], scale()[step + 1]);
        prop_assert!(most / least > 1.249, "a step is a quarter wide");
        let money = index_of(year) / 100.0;
        // Anywhere on the step, but for the pennies at its edges.
        let somewhere = |share: f64| ((least + (most - least) * (0.01 + 0.98 * share)) * money).round() as i64;
        let days: Vec<NaiveDate> = asked.iter().map(|after| start + chrono::Days::new(*after)).collect();
        let askers: Vec<AuthorityId> = (2..10).map(|n| AuthorityId(Uuid::from_u128(n))).chain([ASKER]).collect();
        let told = |share: f64| {
            let mut entries = entries.clone();
            entries.push(made(99, 1, somewhere(share), quantity, recorded, year));
            everything_told(&entries, &askers, &days)
        };
        prop_assert_eq!(told(here), told(there));
    }
}
