//! What a release says of the purchase as a whole: `tender` and `planning`.

use muster_domain::cpv::Cpv;
use muster_domain::published::{AwardSaid, ProcurementSaid, Said};

use super::lot::{Lot, Lots, Period, agreed_extensions, extensions, span};
use crate::date;
use crate::sink::{At, MAX_TEXT, MAX_TITLE, Sink};
use crate::sum::{self, Sums};

/// OCDS 1.1's tender statuses, and `planned` and `planning`, which both services use.
const STATUSES: [&str; 7] =
    ["planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"];

pub(super) fn read(
    root: &At<'_>,
    lots: &Lots,
    awards: &[AwardSaid],
    sink: &mut Sink,
) -> Option<ProcurementSaid> {
    let planning = root.object("planning", sink);
    let tender = root.object("tender", sink);
    let mut said = ProcurementSaid::default();
    if let Some(planning) = &planning {
        read_planning(planning, &mut said, sink);
    }
    let Some(tender) = tender else { return planning.is_some().then_some(said) };
    let every: Vec<&Lot> = lots.0.iter().collect();
    said.title = tender.text("title", MAX_TITLE, sink).or_else(|| root.text("title", MAX_TITLE, sink));
    said.description = tender.text("description", MAX_TEXT, sink).or_else(|| match every.as_slice() {
        [only] => only.description.clone(),
        _ => None,
    });
    said.status = status(&tender, &STATUSES, sink);
    let sums = value(&tender, &every, sink);
    if !sums.is_none() {
        (said.net, said.gross) = (sums.net, sums.gross);
    }
    said.cpv = codes(&tender, sink);
    if said.cpv.is_empty() {
        let of_awards = awards.iter().flat_map(|a| a.cpv.iter());
        of_awards.for_each(|code| add_code(&mut said.cpv, code.clone()));
    }
    let mut period = Period::read(&tender, "contractPeriod", sink);
    if period.is_none() {
        period = span(&every);
    }
    (said.start, said.end, said.max_end, said.days) = (period.start, period.end, period.max_end, period.days);
    said.extensions = extensions(&tender, sink).or_else(|| agreed_extensions(&every));
    said.tender_deadline = tender
        .object("tenderPeriod", sink)
        .and_then(|p| date::day(&p, "endDate", sink))
        .or_else(|| date::day(&tender, "expressionOfInterestDeadline", sink))
        .or_else(|| every.iter().filter_map(|l| l.deadline.clone()).max_by_key(|d| d.value));
    said.notice_expected =
        tender.object("communication", sink).and_then(|c| date::day(&c, "futureNoticeDate", sink));
    Some(said)
}

fn read_planning(planning: &At<'_>, said: &mut ProcurementSaid, sink: &mut Sink) {
    planning.each("milestones", sink, |at, sink| {
        let engagement = at.word("type", sink).is_some_and(|t| t.eq_ignore_ascii_case("engagement"));
        let due = if engagement { date::day(at, "dueDate", sink) } else { None };
        if due.as_ref().map(|d| d.value) > said.engagement_ends.as_ref().map(|d| d.value) {
            said.engagement_ends = due;
        }
    });
    if let Some(budget) = planning.object("budget", sink) {
        let sums = sum::value(&budget, "amount", sink);
        (said.net, said.gross) = (sums.net, sums.gross);
    }
}

/// A status in lower case. One that no code list has is kept and said: it decides nothing.
pub(super) fn status(at: &At<'_>, known: &[&str], sink: &mut Sink) -> Option<Said<String>> {
    let mut said = at.text("status", MAX_TITLE, sink)?;
    said.value = said.value.to_lowercase();
    if !known.contains(&said.value.as_str()) {
        sink.report(said.pointer.as_str(), format!("{:?} is a status that no code list has", said.value));
    }
    Some(said)
}

/// The tender's value; where it has none, that of its lots together. A lot in another currency
/// than the tender is a slip of the form, not a second currency.
fn value(tender: &At<'_>, lots: &[&Lot], sink: &mut Sink) -> Sums {
    let sums = sum::value(tender, "value", sink);
    if let Some(currency) = sums.currency() {
        for lot in lots.iter().filter(|l| l.sums.currency().is_some_and(|c| c != currency)) {
            let first = lot.sums.net.as_ref().or(lot.sums.gross.as_ref());
            let pointer = first.map_or("", |s| s.pointer.as_str());
            let other = lot.sums.currency().map(|c| c.to_string()).unwrap_or_default();
            sink.report(pointer, format!("{other} in a lot of a tender in {currency}; the tender's is kept"));
        }
        return sums;
    }
    Sums { net: together(lots, |s| s.net.as_ref()), gross: together(lots, |s| s.gross.as_ref()) }
}

/// The sum over all lots; nothing where one has none or their currencies differ.
fn together<'l>(
    lots: &[&'l Lot],
    pick: fn(&'l Sums) -> Option<&'l Said<muster_domain::money::Money>>,
) -> Option<Said<muster_domain::money::Money>> {
    let mut all = lots.iter().map(|l| pick(&l.sums));
    let mut total = all.next()??.clone();
    for said in all {
        let said = said?;
        if said.value.currency != total.value.currency {
            return None;
        }
        total.value.pence = total.value.pence.checked_add(said.value.pence)?;
        "/tender/lots".clone_into(&mut total.pointer);
    }
    Some(total)
}

/// CPV codes of the classification, the additional ones and the items, in this order.
pub(super) fn codes(at: &At<'_>, sink: &mut Sink) -> Vec<Said<Cpv>> {
    let mut codes = Vec::new();
    if let Some(main) = at.object("classification", sink) {
        code(&main, &mut codes, sink);
    }
    at.each("additionalClassifications", sink, |at, sink| code(at, &mut codes, sink));
    for list in ["items", "lots"] {
        at.each(list, sink, |item, sink| {
            if let Some(main) = item.object("classification", sink) {
                code(&main, &mut codes, sink);
            }
            item.each("additionalClassifications", sink, |at, sink| code(at, &mut codes, sink));
        });
    }
    codes
}

fn code(at: &At<'_>, codes: &mut Vec<Said<Cpv>>, sink: &mut Sink) {
    let scheme = at.word("scheme", sink);
    if scheme.as_deref().is_some_and(|s| !s.eq_ignore_ascii_case("CPV")) {
        return;
    }
    let Some(id) = at.text("id", MAX_TITLE, sink) else { return };
    match Cpv::parse(&id.value) {
        Some(value) => add_code(codes, Said { value, pointer: id.pointer }),
        None => {
            let shown: String = id.value.chars().take(40).collect();
            sink.report(id.pointer, format!("{shown:?} is not a CPV code; left out"));
        }
    }
}

fn add_code(codes: &mut Vec<Said<Cpv>>, code: Said<Cpv>) {
    if !codes.iter().any(|known| known.value == code.value) {
        codes.push(code);
    }
}
