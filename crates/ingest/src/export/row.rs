//! One row of an export, as a release. Pointers name the column, which is the member of the row
//! as it is stored.

use chrono::NaiveDate;

use muster_domain::cpv::Cpv;
use muster_domain::money::{Currency, Money};
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::published::{AwardSaid, Party, ProcurementSaid, Release, Said};
use muster_domain::text::fold;

use super::supplier;
use crate::date;
use crate::ocds::content_id;
use crate::sink::{At, MAX_TEXT, MAX_TITLE, Sink};
use crate::sum;

pub(super) const IDENTIFIER: &str = "Notice Identifier";
pub(super) const BUYER: &str = "Organisation Name";
pub(super) const TITLE: &str = "Title";

/// Reads a row; `None` where it has neither identifier nor title, or no buyer.
pub(super) fn read(at: &At<'_>, raw: &str, sink: &mut Sink) -> Option<Release> {
    let title = at.text(TITLE, MAX_TITLE, sink);
    let identifier = at.text(IDENTIFIER, MAX_TITLE, sink).or_else(|| title.clone())?;
    let buyer = at.text(BUYER, MAX_TITLE, sink)?;
    let status = at.text("Status", MAX_TITLE, sink).map(lower);
    let kind = kind(at, status.as_ref().map_or("", |s| s.value.as_str()), sink);
    let digest = content_id(raw);
    let mut procurement = procurement(at, kind, sink);
    procurement.title.clone_from(&title);
    procurement.status = status;
    let awards = if kind == NoticeKind::Award { vec![award(at, &mut procurement, sink)] } else { Vec::new() };
    Some(Release {
        source: Source::ContractsFinderExport,
        process: format!("{} {}", fold(&buyer.value), identifier.value),
        // The identifier names the process; a row that says something new is a release of its own.
        release: format!("{} {}", identifier.value, digest.trim_start_matches("content-")),
        published_at: published(at, sink),
        kind,
        notice_type: None,
        title: title.map(|t| t.value),
        url: None,
        buyers: vec![Party {
            name: Some(buyer.value.replace('\n', " ")),
            pointer: buyer.pointer,
            ..Party::default()
        }],
        procurement: Some(procurement),
        awards,
    })
}

fn lower(mut said: Said<String>) -> Said<String> {
    said.value = said.value.to_lowercase();
    said
}

fn kind(at: &At<'_>, status: &str, sink: &mut Sink) -> NoticeKind {
    let word = at.word("Notice Type", sink).unwrap_or_default().to_lowercase();
    match (word.as_str(), status) {
        (_, "withdrawn" | "cancelled" | "canceled") => NoticeKind::Cancellation,
        ("pipeline" | "futureopportunity", _) => NoticeKind::Pipeline,
        ("preprocurement" | "earlyengagement", _) => NoticeKind::Engagement,
        ("contract" | "opportunity" | "award", "awarded") => NoticeKind::Award,
        ("contract" | "opportunity", _) => NoticeKind::Tender,
        _ => {
            sink.report("/Notice Type", format!("{word:?} is no type of notice that is known"));
            if status == "awarded" { NoticeKind::Award } else { NoticeKind::Other }
        }
    }
}

fn procurement(at: &At<'_>, kind: NoticeKind, sink: &mut Sink) -> ProcurementSaid {
    let closing = day(at, "Closing Date", sink);
    let (engagement_ends, notice_expected, tender_deadline) = match kind {
        NoticeKind::Engagement => (closing, None, None),
        // The day on which a pipeline entry is due to become an opportunity.
        NoticeKind::Pipeline => (None, closing, None),
        _ => (None, None, closing),
    };
    ProcurementSaid {
        description: at.text("Description", MAX_TEXT, sink),
        net: expected_value(at, sink),
        cpv: codes(at, sink),
        start: day(at, "Start Date", sink),
        end: day(at, "End Date", sink),
        engagement_ends,
        tender_deadline,
        notice_expected,
        ..ProcurementSaid::default()
    }
}

/// The higher end of the expected range, where it is given. A lower end of nothing, or an upper
/// end that is left at nothing, is how the form stays empty and not a problem.
fn expected_value(at: &At<'_>, sink: &mut Sink) -> Option<Said<Money>> {
    ["Value High", "Value Low"].into_iter().find_map(|column| {
        let empty = at.word(column, &mut Sink::default()).is_none_or(|cell| cell == "0");
        if empty { None } else { amount(at, column, sink) }
    })
}

fn award(at: &At<'_>, procurement: &mut ProcurementSaid, sink: &mut Sink) -> AwardSaid {
    let cells = supplier::read(at, sink);
    AwardSaid {
        award: "1".to_owned(),
        suppliers: cells,
        net: amount(at, "Awarded Value", sink),
        start: day(at, "Contract start date", sink).or_else(|| procurement.start.clone()),
        end: day(at, "Contract end date", sink).or_else(|| procurement.end.clone()),
        awarded_on: day(at, "Awarded Date", sink),
        ..AwardSaid::default()
    }
}

fn amount(at: &At<'_>, column: &str, sink: &mut Sink) -> Option<Said<Money>> {
    let cell = at.text(column, MAX_TITLE, sink)?;
    match sum::parse(&cell.value, Currency::GBP) {
        Ok(value) => value.map(|value| Said { value, pointer: cell.pointer }),
        Err(why) => {
            sink.report(cell.pointer, why);
            None
        }
    }
}

/// A date as `dd/mm/yyyy`, or as ISO 8601 has it.
fn day(at: &At<'_>, column: &str, sink: &mut Sink) -> Option<Said<NaiveDate>> {
    let cell = at.text(column, MAX_TITLE, sink)?;
    let words = cell.value.split_whitespace().next().unwrap_or_default();
    let mut parts = words.split('/').map(|part| part.parse::<u32>().ok());
    let parsed = match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten(), parts.next())
    {
        (Some(day), Some(month), Some(year), None) => {
            i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        }
        _ => words.get(..10).and_then(|iso| NaiveDate::parse_from_str(iso, "%Y-%m-%d").ok()),
    };
    if let Some(value) = parsed.filter(|day| date::believable(*day)) {
        return Some(Said { value, pointer: cell.pointer });
    }
    let shown: String = cell.value.chars().take(40).collect();
    sink.report(cell.pointer, format!("{shown:?} cannot be a date that is meant; left out"));
    None
}

fn published(at: &At<'_>, sink: &mut Sink) -> Option<chrono::DateTime<chrono::Utc>> {
    let cell = at.text("Published Date", MAX_TITLE, sink)?;
    let instant = date::parse_instant(&cell.value).or_else(|| {
        let day = NaiveDate::parse_from_str(&cell.value, "%d/%m/%Y").ok()?;
        date::parse_instant(&day.to_string())
    });
    if instant.is_none() {
        sink.report(cell.pointer, "this is not a date; left out");
    }
    instant
}

/// The CPV codes of a cell, parted by spaces, commas or semicolons.
fn codes(at: &At<'_>, sink: &mut Sink) -> Vec<Said<Cpv>> {
    let Some(cell) = at.text("Cpv Codes", MAX_TEXT, sink) else { return Vec::new() };
    let mut codes: Vec<Said<Cpv>> = Vec::new();
    for word in cell.value.split([' ', ',', ';', '\n', '\t']).filter(|w| !w.is_empty()) {
        match Cpv::parse(word) {
            Some(value) if codes.iter().all(|c| c.value != value) => {
                codes.push(Said { value, pointer: cell.pointer.clone() });
            }
            Some(_) => {}
            None => {
                let shown: String = word.chars().take(40).collect();
                sink.report(cell.pointer.clone(), format!("{shown:?} is not a CPV code; left out"));
            }
        }
    }
    codes
}
