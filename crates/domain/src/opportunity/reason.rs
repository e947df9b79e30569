//! Reasons: the paragraph in plain English that says why an alignment is one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::money::Money;
use crate::opportunity::alignment::Alignment;
use crate::opportunity::group::GroupKey;
use crate::opportunity::participant::Participant;
use crate::opportunity::summary::Directory;

/// How many authorities are named before the rest are counted.
const NAMED: usize = 4;

/// Who, what, in which shared range, on which day and why that one, what it takes, who must decide
/// first and by when, and what it is worth together.
#[must_use]
pub fn why(key: GroupKey, alignment: &Alignment, members: &[Participant], directory: &Directory) -> String {
    let sentences = [
        who(key, alignment, members, directory),
        range(alignment, members),
        day(alignment, members),
        effort(members),
        decision(alignment, members),
        worth(alignment),
    ];
    sentences.join(" ")
}

fn who(key: GroupKey, alignment: &Alignment, members: &[Participant], directory: &Directory) -> String {
    let names: BTreeSet<&str> = members.iter().map(|m| m.authority.name.as_str()).collect();
    let names = listed(&names.into_iter().collect::<Vec<_>>());
    let all = if alignment.authorities == 2 { "both" } else { "all" };
    let contracts = counted(alignment.contracts, "contract");
    let procurements = counted(alignment.procurements, "procurement");
    match key {
        GroupKey::Vendor(vendor) => {
            format!("{names} {all} buy technology from {}, under {contracts}.", directory.vendor(vendor).name)
        }
        GroupKey::Need(area) => {
            let what = match (alignment.contracts, alignment.procurements) {
                (_, 0) => contracts,
                (0, _) => procurements,
                _ => format!("{contracts} and {procurements}"),
            };
            format!("{names} {all} need {}: {what} could change together.", lower_first(&area.area().name))
        }
    }
}

fn range(alignment: &Alignment, members: &[Participant]) -> String {
    let (from, to) = (alignment.shared_from, alignment.shared_to);
    let (days, first, last) = if from == to {
        (format!("The only day that they share is {}", long_date(from)), "it", "it")
    } else {
        let days = format!("They share the days from {} to {}", long_date(from), long_date(to));
        (days, "the first of them", "the last")
    };
    let named = |m: &Participant| format!("“{}” ({})", m.title, m.authority.name);
    let opens = members.iter().find(|m| m.window.from == from);
    let closes = members.iter().find(|m| m.window.to == to);
    match (opens, closes) {
        (Some(opens), Some(closes)) if opens.record == closes.record => {
            format!("{days}: when {} could change.", named(opens))
        }
        (Some(opens), Some(closes)) => {
            let starts = if opens.record.is_contract() { "ends" } else { "is planned to start" };
            let stops =
                if closes.record.is_contract() { "cannot run past" } else { "should not wait longer than" };
            format!("{days}: {} {starts} on {first}, and {} {stops} {last}.", named(opens), named(closes))
        }
        _ => format!("{days}."),
    }
}

fn day(alignment: &Alignment, members: &[Participant]) -> String {
    let go_live = long_date(alignment.go_live);
    if alignment.go_live == alignment.shared_from {
        return format!("They could go live together on {go_live}, the first of these days.");
    }
    let longest = members.iter().map(|m| m.lead_time_days).max().unwrap_or_default();
    format!(
        "They could go live together on {go_live}: earlier would leave somebody less than the {longest} days \
         needed between decision and go-live."
    )
}

fn effort(members: &[Participant]) -> String {
    let of = |part: &dyn Fn(&Participant) -> bool| members.iter().filter(|m| part(m)).count();
    let planned = of(&|m| !m.record.is_contract());
    let bridged = of(&|m| m.bridging_days > 0);
    let extended = of(&|m| m.bridging_days == 0 && m.extension_months > 0);
    let ending = members.len() - planned - bridged - extended;
    let parts: Vec<String> = [
        (ending, "ends on that day", "end on that day"),
        (extended, "is extended within its published options", "are extended within their published options"),
        (bridged, "needs bridging of up to 10 % of its term", "need bridging of up to 10 % of their terms"),
        (planned, "is planned to start by then", "are planned to start by then"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
    .collect();
    format!("To get there, {}.", joined(&parts))
}

fn decision(alignment: &Alignment, members: &[Participant]) -> String {
    let by = long_date(alignment.latest_commit);
    let first: BTreeSet<&str> = members
        .iter()
        .filter(|m| m.latest_commit == alignment.latest_commit)
        .map(|m| m.authority.name.as_str())
        .collect();
    let days = (alignment.go_live - alignment.latest_commit).num_days();
    if first.len() == alignment.authorities {
        let all = if first.len() == 2 { "Both" } else { "All" };
        format!("{all} must decide by {by}, {days} days before.")
    } else {
        let first = listed(&first.into_iter().collect::<Vec<_>>());
        format!("The first decision is due by {by}, {days} days before, from {first}.")
    }
}

fn worth(alignment: &Alignment) -> String {
    let records = alignment.contracts + alignment.procurements;
    if alignment.unvalued == records {
        return "None of them has a published value in pounds.".to_owned();
    }
    let mut text = format!(
        "Together they are worth {} a year and {} over their terms",
        pounds(alignment.annual_value),
        pounds(alignment.combined_value)
    );
    if alignment.unvalued > 0 {
        let has = if alignment.unvalued == 1 { "has" } else { "have" };
        text.push_str(&format!("; {} {has} no published value in pounds", alignment.unvalued));
    }
    text.push('.');
    text
}

/// `1 April 2028`, as people write a date.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%B %Y"))
}

/// `£950`, `£84,000`, `£1.25 million`: as people say an amount, to about three figures.
#[must_use]
pub fn pounds(money: Money) -> String {
    let whole = money.pence / 100;
    match whole.unsigned_abs() {
        0..=9_999 => format!("£{}", grouped(whole)),
        10_000..=999_499 => format!("£{}", grouped((whole + 500) / 1000 * 1000)),
        1_000_000_000.. => format!("£{} billion", hundredths(whole, 1_000_000_000)),
        _ => format!("£{} million", hundredths(whole, 1_000_000)),
    }
}

fn hundredths(amount: i64, unit: i64) -> String {
    let rounded = (i128::from(amount) * 100 + i128::from(unit) / 2) / i128::from(unit);
    let text = format!("{}.{:02}", rounded / 100, rounded % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn grouped(amount: i64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// `Camden, Hackney and Islington`, or the first few and how many more.
fn listed(names: &[&str]) -> String {
    if names.len() > NAMED + 1 {
        return format!("{} and {} others", names[..NAMED].join(", "), names.len() - NAMED);
    }
    joined(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>())
}

fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// `Housing management` as it stands within a sentence; `GIS and mapping` keeps its capitals.
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_say_them() {
        let told = |pounds_sterling: i64| pounds(Money::gbp(pounds_sterling * 100));
        assert_eq!(told(950), "£950");
        assert_eq!(told(9_999), "£9,999");
        assert_eq!(told(84_321), "£84,000");
        assert_eq!(told(999_499), "£999,000");
        assert_eq!(told(999_500), "£1 million");
        assert_eq!(told(1_254_000), "£1.25 million");
        assert_eq!(told(20_000_000), "£20 million");
        assert_eq!(told(1_230_000_000), "£1.23 billion");
    }

    #[test]
    fn long_lists_of_names_are_counted_at_the_end() {
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B"]), "A and B");
        assert_eq!(listed(&["A", "B", "C", "D", "E"]), "A, B, C, D and E");
        assert_eq!(listed(&["A", "B", "C", "D", "E", "F"]), "A, B, C, D and 2 others");
    }

    #[test]
    fn a_service_area_keeps_its_initials_within_a_sentence() {
        assert_eq!(lower_first("Housing management"), "housing management");
        assert_eq!(lower_first("IT service management"), "IT service management");
    }
}
