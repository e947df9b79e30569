//! Periods and renewals, of a lot, an award, a contract or the tender, and the lots of a tender.

use chrono::{Months, NaiveDate};

use muster_domain::published::Said;

use crate::date;
use crate::json::Node;
use crate::sink::{At, MAX_TEXT, MAX_TITLE, Sink};
use crate::sum::{self, Sums};

/// When something runs, and how it can be extended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub start: Option<Said<NaiveDate>>,
    pub end: Option<Said<NaiveDate>>,
    pub max_end: Option<Said<NaiveDate>>,
    /// Where there is no end.
    pub days: Option<Said<i64>>,
}

impl Period {
    pub const fn is_none(&self) -> bool {
        self.start.is_none() && self.end.is_none() && self.max_end.is_none() && self.days.is_none()
    }

    /// The period `key` of an award, a contract, a lot or a tender.
    pub fn read(at: &At<'_>, key: &str, sink: &mut Sink) -> Self {
        let Some(at) = at.object(key, sink) else { return Self::default() };
        let start = date::day(&at, "startDate", sink);
        let end = date::day(&at, "endDate", sink);
        let mut max_end = date::day(&at, "maxExtentDate", sink);
        if let (Some(start), Some(end)) = (&start, &end)
            && end.value < start.value
        {
            sink.report(end.pointer.as_str(), format!("it ends before it starts on {}", start.value));
        }
        if let (Some(end), Some(max)) = (&end, &max_end)
            && max.value < end.value
        {
            sink.report(max.pointer.as_str(), format!("before the end, {}; left out", end.value));
            max_end = None;
        }
        let days = if end.is_none() { length(&at, start.as_ref().map(|s| s.value), sink) } else { None };
        Self { start, end, max_end, days }
    }

    /// The span of several periods: from the first start to the last end.
    fn over(periods: &[&Self]) -> Self {
        let all = |pick: fn(&Self) -> &Option<Said<NaiveDate>>| {
            periods.iter().filter_map(move |p| pick(p).as_ref())
        };
        Self {
            start: all(|p| &p.start).min_by_key(|s| s.value).cloned(),
            end: all(|p| &p.end).max_by_key(|s| s.value).cloned(),
            max_end: all(|p| &p.max_end).max_by_key(|s| s.value).cloned(),
            days: periods.iter().filter_map(|p| p.days.as_ref()).max_by_key(|s| s.value).cloned(),
        }
    }
}

/// `durationInDays`, or the UK extension's `durationInMonths`, in days.
fn length(at: &At<'_>, start: Option<NaiveDate>, sink: &mut Sink) -> Option<Said<i64>> {
    let whole = |key: &str, most: i64, sink: &mut Sink| {
        let at = at.get(key)?;
        let number = match at.node {
            Node::Number(digits) => digits.parse::<f64>().ok(),
            Node::Text(text) => text.trim().parse::<f64>().ok(),
            _ => None,
        };
        #[allow(clippy::cast_possible_truncation, reason = "between 0 and `most`, a few ten thousand")]
        #[allow(clippy::cast_precision_loss, reason = "`most` is a few ten thousand")]
        let value = number.filter(|n| *n >= 1.0 && *n <= most as f64).map(|n| n as i64);
        if value.is_none() {
            sink.report(at.pointer(), "this cannot be a duration; left out");
        }
        value.map(|value| Said { value, pointer: at.pointer() })
    };
    whole("durationInDays", 60_000, sink).or_else(|| {
        let months = whole("durationInMonths", 1_800, sink)?;
        let from = start.or_else(|| NaiveDate::from_ymd_opt(2001, 1, 1))?;
        let until = from.checked_add_months(Months::new(u32::try_from(months.value).ok()?))?;
        Some(Said { value: (until - from).num_days(), pointer: months.pointer })
    })
}

/// What is said of extensions in words: the renewal, else options that speak of extending.
pub(super) fn extensions(at: &At<'_>, sink: &mut Sink) -> Option<Said<String>> {
    let renewal = at.object("renewal", sink).and_then(|r| r.text("description", MAX_TEXT, sink));
    renewal.or_else(|| {
        let options = at.object("options", sink)?.text("description", MAX_TEXT, sink)?;
        let lower = options.value.to_lowercase();
        (lower.contains("exten") || lower.contains("renew")).then_some(options)
    })
}

/// A lot of the tender.
pub(super) struct Lot {
    pub id: Option<String>,
    pub title: Option<Said<String>>,
    pub description: Option<Said<String>>,
    pub period: Period,
    pub extensions: Option<Said<String>>,
    pub sums: Sums,
    pub deadline: Option<Said<NaiveDate>>,
}

/// The lots of the tender, in published order.
pub(super) struct Lots(pub Vec<Lot>);

impl Lots {
    pub fn new(root: &At<'_>, sink: &mut Sink) -> Self {
        let mut lots = Vec::new();
        if let Some(tender) = root.object("tender", sink) {
            tender.each("lots", sink, |at, sink| {
                let tendering = at.object("tenderPeriod", sink);
                lots.push(Lot {
                    id: at.word("id", sink),
                    title: at.text("title", MAX_TITLE, sink),
                    description: at.text("description", MAX_TEXT, sink),
                    period: Period::read(at, "contractPeriod", sink),
                    extensions: extensions(at, sink),
                    sums: sum::value(at, "value", sink),
                    deadline: tendering.and_then(|t| date::day(&t, "endDate", sink)),
                });
            });
        }
        Self(lots)
    }

    /// The lots with these ids; where none is named, all of them.
    pub fn related(&self, ids: &[String]) -> Vec<&Lot> {
        let named: Vec<&Lot> =
            self.0.iter().filter(|l| l.id.as_ref().is_some_and(|id| ids.contains(id))).collect();
        if ids.is_empty() { self.0.iter().collect() } else { named }
    }
}

/// The span of the lots' periods.
pub(super) fn span(lots: &[&Lot]) -> Period {
    let periods: Vec<&Period> = lots.iter().map(|l| &l.period).collect();
    Period::over(&periods)
}

/// What all the lots say of extensions; nothing where they differ.
pub(super) fn agreed_extensions(lots: &[&Lot]) -> Option<Said<String>> {
    let first = lots.first()?.extensions.as_ref()?;
    let agreed = lots.iter().all(|l| l.extensions.as_ref().is_some_and(|e| e.value == first.value));
    agreed.then(|| first.clone())
}
