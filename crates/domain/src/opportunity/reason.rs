//! Reasons: the paragraph in plain English that says why an alignment is one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::id::AuthorityId;
use crate::money::Money;
use crate::opportunity::alignment::{Alignment, Dated};
use crate::opportunity::candidate::Candidate;
use crate::opportunity::group::GroupKey;
use crate::opportunity::summary::Directory;
use crate::opportunity::window::Window;
use crate::text::grouped;

/// How many authorities are named before the rest are counted.
const NAMED: usize = 4;

/// Who, what, in which shared range, on which day and why that one, what it takes, who must decide
/// first and by when, and what it is worth together. `members` are those that the alignment includes.
#[must_use]
pub fn why(key: GroupKey, alignment: &Alignment, members: &[Dated<'_>], directory: &Directory) -> String {
    let authorities: BTreeSet<AuthorityId> = members.iter().map(|m| m.candidate.authority).collect();
    let sentences = [
        who(key, alignment, &authorities, directory),
        range(alignment, members, directory),
        day(alignment),
        effort(alignment, members),
        decision(alignment, members, &authorities, directory),
        worth(alignment),
    ];
    sentences.join(" ")
}

fn who(
    key: GroupKey,
    alignment: &Alignment,
    authorities: &BTreeSet<AuthorityId>,
    directory: &Directory,
) -> String {
    let names = listed(authorities.iter().map(|a| directory.authority(*a).name).collect());
    let all = if authorities.len() == 2 { "both" } else { "all" };
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

fn range(alignment: &Alignment, members: &[Dated<'_>], directory: &Directory) -> String {
    let (from, to) = (alignment.shared_from, alignment.shared_to);
    let (days, first, last) = if from == to {
        (format!("The only day that they share is {}", long_date(from)), "it", "it")
    } else {
        let days = format!("They share the days from {} to {}", long_date(from), long_date(to));
        (days, "the first of them", "the last")
    };
    // Of several, always the same one.
    let earliest = |bounds: &dyn Fn(&Window) -> bool| {
        members
            .iter()
            .map(|m| (m.candidate, m.window))
            .filter(|(_, w)| bounds(w))
            .min_by_key(|(c, _)| c.record)
    };
    let named = |c: &Candidate| format!("“{}” ({})", c.title, directory.authority(c.authority).name);
    match (earliest(&|w| w.from == from), earliest(&|w| w.to == to)) {
        (Some((opens, _)), Some((closes, _))) if opens.record == closes.record => {
            format!("{days}: when {} could change.", named(opens))
        }
        (Some((opens, _)), Some((closes, _))) => {
            let starts = if opens.record.is_contract() { "ends" } else { "is planned to start" };
            let stops =
                if closes.record.is_contract() { "cannot run past" } else { "should not wait longer than" };
            format!("{days}: {} {starts} on {first}, and {} {stops} {last}.", named(opens), named(closes))
        }
        _ => format!("{days}."),
    }
}

fn day(alignment: &Alignment) -> String {
    let go_live = long_date(alignment.go_live);
    if alignment.go_live == alignment.shared_from {
        return format!("They could go live together on {go_live}, the first of these days.");
    }
    format!(
        "They could go live together on {go_live}: earlier would leave somebody less than the {} days needed \
         between decision and go-live.",
        notice_given(alignment)
    )
}

/// Days between the first decision and the go-live: the longest lead time of those who take part.
fn notice_given(alignment: &Alignment) -> i64 {
    (alignment.go_live - alignment.latest_commit).num_days()
}

fn effort(alignment: &Alignment, members: &[Dated<'_>]) -> String {
    let (mut ending, mut extended, mut bridged, mut planned) = (0, 0, 0, 0);
    for member in members {
        match member.window.max_end {
            None => planned += 1,
            Some(max_end) if alignment.go_live > max_end => bridged += 1,
            Some(_) if alignment.go_live > member.window.from => extended += 1,
            Some(_) => ending += 1,
        }
    }
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

fn decision(
    alignment: &Alignment,
    members: &[Dated<'_>],
    authorities: &BTreeSet<AuthorityId>,
    directory: &Directory,
) -> String {
    let by = long_date(alignment.latest_commit);
    let days = notice_given(alignment);
    let slowest = members.iter().map(|m| m.candidate).filter(|c| directory.lead_time(c) == days);
    let first: BTreeSet<AuthorityId> = slowest.map(|c| c.authority).collect();
    let first: Vec<String> = first.into_iter().map(|a| directory.authority(a).name).collect();
    if first.len() == authorities.len() {
        let all = if first.len() == 2 { "Both" } else { "All" };
        format!("{all} must decide by {by}, {days} days before.")
    } else {
        format!("The first decision is due by {by}, {days} days before, from {}.", listed(first))
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
    let (sign, size) = (if whole < 0 { "-" } else { "" }, whole.unsigned_abs());
    match size {
        0..=9_999 => format!("{sign}£{}", grouped(size)),
        10_000..=999_499 => format!("{sign}£{}", grouped((size + 500) / 1000 * 1000)),
        1_000_000_000.. => format!("£{} billion", hundredths(whole, 1_000_000_000)),
        _ => format!("£{} million", hundredths(whole, 1_000_000)),
    }
}

fn hundredths(amount: i64, unit: i64) -> String {
    let rounded = (i128::from(amount) * 100 + i128::from(unit) / 2) / i128::from(unit);
    let text = format!("{}.{:02}", rounded / 100, rounded % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// `Camden, Hackney and Islington`, in order, or the first few and how many more.
fn listed(mut names: Vec<String>) -> String {
    names.sort_unstable();
    if names.len() > NAMED + 1 {
        return format!("{} and {} others", names[..NAMED].join(", "), names.len() - NAMED);
    }
    joined(&names)
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
        let told = |names: &str| listed(names.chars().map(String::from).collect());
        assert_eq!(told("A"), "A");
        assert_eq!(told("BA"), "A and B");
        assert_eq!(told("ABCDE"), "A, B, C, D and E");
        assert_eq!(told("ABCDEF"), "A, B, C, D and 2 others");
    }

    #[test]
    fn a_service_area_keeps_its_initials_within_a_sentence() {
        assert_eq!(lower_first("Housing management"), "housing management");
        assert_eq!(lower_first("IT service management"), "IT service management");
    }
}
