//! All opportunities of 200,000 live contracts of 33 boroughs with 3,000 vendors: from scratch,
//! after one contract changed, and against the naive self-join. Prints medians and ratios of one run:
//!
//! ```sh
//! cargo run --release -p muster-domain --example opportunities
//! ```
#![allow(clippy::print_stdout, reason = "a measurement tells its figures")]

use std::collections::{HashMap, HashSet};
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use muster_domain::authority::AuthorityRef;
use muster_domain::id::{AuthorityId, ContractId, VendorId};
use muster_domain::money::Money;
use muster_domain::opportunity::{
    Candidate, Directory, Group, Opportunity, RecordId, Standing, Window, groups, summarise, touched,
};
use muster_domain::service_area::ServiceArea;
use muster_domain::term::Term;
use muster_domain::vendor::VendorRef;
use uuid::Uuid;

const CONTRACTS: u32 = 200_000;
const AUTHORITIES: u32 = 33;
const VENDORS: u32 = 3_000;
const REPETITIONS: usize = 7;

fn main() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let directory = directory();
    let mut candidates = candidates(today);

    let (scratch, found) = median(|| all(&candidates, today, &directory));
    println!(
        "{CONTRACTS} live contracts, {AUTHORITIES} authorities, {VENDORS} vendors, {} service areas",
        ServiceArea::all().len()
    );
    println!("opportunities found                 {:>12}", found.len());
    println!("alignments found                    {:>12}", found.iter().map(|o| o.alignments).sum::<u64>());
    println!("from scratch (goal: under 1 s)      {:>12.1?}", scratch);

    let index = members(&candidates);
    let before = candidates[4_711].clone();
    let end = before.term.end.map(|end| end + Days::new(30));
    let after = Candidate { term: Term { end, ..before.term.clone() }, ..before.clone() };
    candidates[4_711] = after.clone();
    let (one, again) = median(|| {
        touched(Some(&before), Some(&after))
            .into_iter()
            .map(|group| {
                let members: Vec<&Candidate> = index[&group].iter().map(|i| &candidates[*i]).collect();
                summarise(group, &members, today, &directory)
            })
            .collect::<Vec<_>>()
    });
    println!(
        "one contract changed, {} groups      {:>12.1?}  1/{:.0} of from scratch",
        again.len(),
        one,
        ratio(scratch, one)
    );

    let start = Instant::now();
    let pairs = black_box(self_join(&candidates, today));
    let naive = start.elapsed();
    println!(
        "naive self-join, once                {naive:>12.1?}  {:.0} times from scratch, {pairs} pairs",
        ratio(naive, scratch)
    );
}

fn all(candidates: &[Candidate], today: NaiveDate, directory: &Directory) -> Vec<Opportunity> {
    groups(candidates)
        .into_iter()
        .filter_map(|(group, members)| summarise(group, &members, today, directory))
        .collect()
}

fn members(candidates: &[Candidate]) -> HashMap<Group, Vec<usize>> {
    let mut members: HashMap<Group, Vec<usize>> = HashMap::new();
    for (i, candidate) in candidates.iter().enumerate() {
        for group in candidate.groups() {
            members.entry(group).or_default().push(i);
        }
    }
    members
}

/// What a query would do: every pair of a group's windows of two authorities that share a day, and
/// for each first shared day of a pair everyone who covers it.
fn self_join(candidates: &[Candidate], today: NaiveDate) -> usize {
    let mut pairs = 0;
    for members in groups(candidates).into_values() {
        let windows: Vec<(AuthorityId, Window)> = members
            .iter()
            .filter_map(|c| match c.standing(today) {
                Standing::Open(window) => Some((c.authority, window)),
                Standing::Undated | Standing::Out => None,
            })
            .collect();
        let mut days = HashSet::new();
        for (i, (one, a)) in windows.iter().enumerate() {
            for (other, b) in &windows[i + 1..] {
                if one != other && a.from <= b.to && b.from <= a.to {
                    pairs += 1;
                    days.insert(a.from.max(b.from));
                }
            }
        }
        for day in days {
            let who = windows.iter().filter(|(_, w)| w.from <= day && w.to >= day).map(|(a, _)| a);
            black_box(who.collect::<HashSet<_>>().len());
        }
    }
    pairs
}

fn median<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut last = black_box(run());
    let mut times: Vec<Duration> = (0..REPETITIONS)
        .map(|_| {
            let start = Instant::now();
            last = black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[REPETITIONS / 2], last)
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn directory() -> Directory {
    let authority = |n: u32| {
        let id = AuthorityId(Uuid::from_u128(n.into()));
        (id, AuthorityRef { id, code: None, name: format!("Borough {n}"), member: true })
    };
    let vendor = |n: u32| {
        let id = VendorId(Uuid::from_u128(n.into()));
        (id, VendorRef { id, name: format!("Vendor {n} Ltd"), company_number: None })
    };
    Directory {
        authorities: (0..AUTHORITIES).map(authority).collect(),
        vendors: (0..VENDORS).map(vendor).collect(),
        governance: HashMap::new(),
    }
}

/// Live contracts with skewed shares of vendors, terms of one to eight years, half of them with options.
fn candidates(today: NaiveDate) -> Vec<Candidate> {
    let areas = ServiceArea::all();
    let mut state = 0x6d75_7374_6572_u64;
    let mut below = |n: u32| {
        // SplitMix64: enough for spread, the same in every run.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from(((z ^ (z >> 31)) >> 33) % u64::from(n)).unwrap_or_default()
    };
    (0..CONTRACTS)
        .map(|n| {
            let end = today + Days::new(below(2_200).into());
            let start = end - Days::new((365 + below(2_555)).into());
            let max_end = (below(2) == 0).then(|| end + Days::new((365 * (1 + below(3))).into()));
            let share = below(VENDORS);
            let vendor = if below(2) == 0 { share } else { below(share + 1) };
            let value = i64::from(10_000 + below(5_000_000)) * 100;
            let term = Term { start: Some(start), end: Some(end), max_end, extensions: None };
            Candidate {
                record: RecordId::Contract(ContractId(Uuid::from_u128(n.into()))),
                authority: AuthorityId(Uuid::from_u128(below(AUTHORITIES).into())),
                title: format!("Contract {n}"),
                annual: term.days().map(|days| Money::gbp(value).per_year(days)),
                term,
                vendors: vec![VendorId(Uuid::from_u128(vendor.into()))],
                service_area: areas.get(below(42) as usize).map(|a| a.code),
                technology: true,
                whole: Some(Money::gbp(value)),
                demonstration: false,
            }
        })
        .collect()
}
