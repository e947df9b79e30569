//! What a release says of each award: `awards[]`, and `contracts[]` merged with the award they are for.

use muster_domain::published::{AwardSaid, Party, Said};

use super::lot::{Lot, Lots, Period, agreed_extensions, extensions, span};
use super::party::Parties;
use super::purchase::{codes, status};
use crate::date;
use crate::json::Node;
use crate::sink::{At, MAX_TEXT, MAX_TITLE, Sink};
use crate::sum;

/// OCDS 1.1's award statuses and contract statuses.
const STATUSES: [&str; 6] = ["pending", "active", "cancelled", "unsuccessful", "terminated", "complete"];

pub(super) fn read(root: &At<'_>, parties: &Parties, lots: &Lots, sink: &mut Sink) -> Vec<AwardSaid> {
    let mut awards: Vec<AwardSaid> = Vec::new();
    root.each("awards", sink, |at, sink| {
        let said = award(root, at, parties, lots, sink);
        if awards.iter().any(|a| a.award == said.award) {
            sink.report(at.pointer(), format!("a second award with the id {:?}; left out", said.award));
        } else {
            awards.push(said);
        }
    });
    let mut merged: Vec<String> = Vec::new();
    root.each("contracts", sink, |at, sink| {
        let (said, change) = contract(at, parties, sink);
        let id = said.award.clone();
        match awards.iter_mut().find(|a| a.award == said.award) {
            // One award is one contract: a second one signed for it adds what the first leaves out.
            Some(award) if merged.contains(&said.award) => {
                let first = std::mem::take(award);
                *award = over(first, said);
            }
            Some(award) => {
                merged.push(said.award.clone());
                let before = std::mem::take(award);
                *award = over(said, before);
            }
            None => {
                merged.push(said.award.clone());
                awards.push(said);
            }
        }
        if let Some(award) = awards.iter_mut().find(|a| a.award == id) {
            change.apply(award);
        }
    });
    awards
}

/// Suppliers that join or leave a contract with an amendment.
#[derive(Default)]
struct SupplierChange {
    added: Vec<Party>,
    removed: Vec<Party>,
}

impl SupplierChange {
    /// Where a release does not say who holds the contract so far, a change of them says nothing
    /// of the whole.
    fn apply(self, award: &mut AwardSaid) {
        if award.suppliers.is_empty() {
            return;
        }
        let left = |s: &Party| self.removed.iter().any(|r| r.name == s.name || shares_number(r, s));
        award.suppliers.retain(|s| !left(s));
        award.suppliers.extend(self.added);
    }
}

fn shares_number(a: &Party, b: &Party) -> bool {
    a.identifiers.iter().any(|i| b.identifiers.contains(i))
}

fn award(root: &At<'_>, at: &At<'_>, parties: &Parties, lots: &Lots, sink: &mut Sink) -> AwardSaid {
    let award = at.word("id", sink).unwrap_or_else(|| {
        sink.report(at.pointer(), "an award without an id; known by its place in the list");
        at.pointer()
    });
    let ids = related_lots(at);
    let related = lots.related(&ids);
    let sums = sum::value(at, "value", sink);
    let mut period = Period::read(at, "contractPeriod", sink);
    if period.is_none() {
        period = span(&related);
    }
    if period.is_none()
        && let Some(tender) = root.object("tender", sink)
    {
        period = Period::read(&tender, "contractPeriod", &mut Sink::default());
    }
    // Of several lots, the one that was awarded says more than the tender as a whole.
    let own_lot = if lots.0.len() > 1 && related.len() == 1 { related.first().copied() } else { None };
    AwardSaid {
        award,
        title: at.text("title", MAX_TITLE, sink).or_else(|| own_lot.and_then(|l| l.title.clone())),
        description: at
            .text("description", MAX_TEXT, sink)
            .or_else(|| own_lot.and_then(|l: &Lot| l.description.clone())),
        status: status(at, &STATUSES, sink),
        suppliers: suppliers(at, "suppliers", parties, sink),
        net: sums.net,
        gross: sums.gross,
        start: period.start,
        end: period.end,
        max_end: period.max_end,
        days: period.days,
        extensions: extensions(at, sink).or_else(|| agreed_extensions(&related)),
        awarded_on: date::day(at, "date", sink),
        signed_on: None,
        cpv: codes(at, sink),
    }
}

fn contract(at: &At<'_>, parties: &Parties, sink: &mut Sink) -> (AwardSaid, SupplierChange) {
    let award = at.word("awardID", sink).unwrap_or_else(|| {
        let id = at.word("id", sink).unwrap_or_else(|| at.pointer());
        format!("contract {id}")
    });
    let sums = sum::value(at, "value", sink);
    let period = Period::read(at, "period", sink);
    let mut said = AwardSaid {
        award,
        title: at.text("title", MAX_TITLE, sink),
        description: at.text("description", MAX_TEXT, sink),
        status: status(at, &STATUSES, sink),
        suppliers: suppliers(at, "suppliers", parties, sink),
        net: sums.net,
        gross: sums.gross,
        start: period.start,
        end: period.end,
        max_end: period.max_end,
        days: period.days,
        extensions: extensions(at, sink),
        awarded_on: None,
        signed_on: date::day(at, "dateSigned", sink),
        cpv: codes(at, sink),
    };
    // A UK10 says what the contract is to become; what was signed counts before what is proposed.
    let mut amended = false;
    let mut change = SupplierChange::default();
    for list in ["amendments", "proposedAmendments"] {
        if amended {
            break;
        }
        at.each(list, sink, |at, sink| {
            amended = true;
            amend(&mut said, at, sink);
            change.added.extend(suppliers(at, "suppliersAdded", parties, sink));
            change.removed.extend(suppliers(at, "suppliersRemoved", parties, sink));
        });
    }
    (said, change)
}

/// What an amendment (UK extension) makes of a contract.
fn amend(said: &mut AwardSaid, at: &At<'_>, sink: &mut Sink) {
    let period = Period::read(at, "period", sink);
    let sums = sum::value(at, "value", sink);
    if !sums.is_none() {
        (said.net, said.gross) = (sums.net, sums.gross);
    }
    if period.end.is_some() || period.days.is_some() {
        (said.end, said.days) = (period.end, period.days);
        said.max_end = None;
    }
    said.start = period.start.or(said.start.take());
    said.max_end = period.max_end.or(said.max_end.take());
}

fn suppliers(at: &At<'_>, key: &str, parties: &Parties, sink: &mut Sink) -> Vec<Party> {
    let mut suppliers: Vec<Party> = Vec::new();
    at.each(key, sink, |at, sink| {
        let party = parties.reference(at, sink);
        if party.name.is_none() && party.identifiers.is_empty() {
            sink.report(at.pointer(), "a supplier without name and number; left out");
        } else if !suppliers.contains(&party) {
            suppliers.push(party);
        }
    });
    suppliers
}

fn related_lots(at: &At<'_>) -> Vec<String> {
    match at.node.get("relatedLots") {
        Some(Node::List(items)) => items
            .iter()
            .filter_map(|item| match item {
                Node::Text(id) => Some(id.to_string()),
                Node::Number(id) => Some((*id).to_owned()),
                _ => None,
            })
            .collect(),
        Some(Node::Text(id)) => vec![id.to_string()],
        _ => Vec::new(),
    }
}

/// `first`, and from `second` what it leaves out. Dates and sums go together: a contract's period
/// is not mixed with its award's.
fn over(first: AwardSaid, second: AwardSaid) -> AwardSaid {
    let or = |a: Option<Said<String>>, b| a.or(b);
    let own_sum = first.net.is_some() || first.gross.is_some();
    let (net, gross) = if own_sum { (first.net, first.gross) } else { (second.net, second.gross) };
    let own_period = first.end.is_some() || first.days.is_some();
    let (end, max_end, days) = if own_period {
        let same_end = first.end.as_ref().map(|e| e.value) == second.end.as_ref().map(|e| e.value);
        let max_end = first.max_end.or(if same_end { second.max_end } else { None });
        (first.end, max_end, first.days)
    } else {
        (second.end, first.max_end.or(second.max_end), second.days)
    };
    AwardSaid {
        award: first.award,
        title: or(first.title, second.title),
        description: or(first.description, second.description),
        status: or(first.status, second.status),
        suppliers: if first.suppliers.is_empty() { second.suppliers } else { first.suppliers },
        net,
        gross,
        start: first.start.or(second.start),
        end,
        max_end,
        days,
        extensions: or(first.extensions, second.extensions),
        awarded_on: first.awarded_on.or(second.awarded_on),
        signed_on: first.signed_on.or(second.signed_on),
        cpv: if first.cpv.is_empty() { second.cpv } else { first.cpv },
    }
}
