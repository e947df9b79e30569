//! Dates as notices have them: with `Z`, with an offset, without a zone, as a day alone.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};

use muster_domain::published::Said;

use crate::json::Node;
use crate::sink::{At, Sink};

/// The years in which a notice can speak of a contract.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2150;

/// The day that `key` names, as a Londoner reads it.
pub(crate) fn day(at: &At<'_>, key: &str, sink: &mut Sink) -> Option<Said<NaiveDate>> {
    let at = at.get(key)?;
    let value = checked(&at, sink, |text| {
        parse(text).map(|moment| match moment {
            Moment::Day(day) => day,
            Moment::Local(local) => local.date(),
            Moment::Instant(instant) => london_day(instant),
        })
    })?;
    Some(Said { value, pointer: at.pointer() })
}

/// The instant that `key` names; without a zone it is London time, without a time its midnight.
pub(crate) fn instant(at: &At<'_>, key: &str, sink: &mut Sink) -> Option<DateTime<Utc>> {
    let at = at.get(key)?;
    checked(&at, sink, parse_instant)
}

/// The instant that a text names; see [`instant`].
pub(crate) fn parse_instant(text: &str) -> Option<DateTime<Utc>> {
    parse(text).map(|moment| match moment {
        Moment::Day(day) => from_london(day.and_time(NaiveTime::MIN)),
        Moment::Local(local) => from_london(local),
        Moment::Instant(instant) => instant.to_utc(),
    })
}

/// Whether a day is one that a notice can speak of.
pub(crate) fn believable(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

fn checked<T: HasYear>(at: &At<'_>, sink: &mut Sink, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let Node::Text(text) = at.node else {
        sink.report(at.pointer(), format!("a date is due, not {}; left out", at.node.kind()));
        return None;
    };
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    match read(text) {
        Some(value) if YEARS.contains(&value.in_year()) => Some(value),
        Some(value) => {
            sink.report(at.pointer(), format!("the year {} cannot be meant; left out", value.in_year()));
            None
        }
        None => {
            let shown: String = text.chars().take(40).collect();
            sink.report(at.pointer(), format!("{shown:?} is not a date; left out"));
            None
        }
    }
}

trait HasYear {
    fn in_year(&self) -> i32;
}

impl HasYear for NaiveDate {
    fn in_year(&self) -> i32 {
        self.year()
    }
}

impl HasYear for DateTime<Utc> {
    fn in_year(&self) -> i32 {
        self.year()
    }
}

enum Moment {
    Day(NaiveDate),
    Local(NaiveDateTime),
    Instant(DateTime<FixedOffset>),
}

fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(Moment::Instant(instant));
    }
    for form in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(text, form) {
            return Some(Moment::Local(local));
        }
    }
    for form in ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M:%S%.f%z"] {
        if let Ok(instant) = DateTime::parse_from_str(text, form) {
            return Some(Moment::Instant(instant));
        }
    }
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(Moment::Day(day));
    }
    // A day with a zone, as some publishers write it: 2022-11-01Z, 2022-11-01+00:00.
    let (day, zone) = text.split_at_checked(10)?;
    let zoned = zone == "Z" || (zone.len() == 6 && zone.starts_with(['+', '-']));
    if zoned { NaiveDate::parse_from_str(day, "%Y-%m-%d").ok().map(Moment::Day) } else { None }
}

/// The calendar day that is meant. The day as written, whatever the offset: `+01:00` in summer and
/// `Z` in winter are London's own time. Only midnight in London, written in UTC while summer time
/// is in force (`2022-06-30T23:00:00Z`), is the day after the one written; `23:59:59Z` is the end
/// of the day written, whatever the season.
fn london_day(instant: DateTime<FixedOffset>) -> NaiveDate {
    let written = instant.date_naive();
    let eleven = NaiveTime::from_hms_opt(23, 0, 0);
    let is_utc = instant.offset().local_minus_utc() == 0;
    if is_utc && Some(instant.time()) == eleven && summer_time(instant.naive_utc()) {
        return written.checked_add_days(Days::new(1)).unwrap_or(written);
    }
    written
}

/// Whether London's clocks are an hour ahead at an instant of UTC (The Summer Time Order 2002:
/// from 01:00 on the last Sunday of March to 01:00 on the last Sunday of October).
pub(crate) fn summer_time(utc: NaiveDateTime) -> bool {
    let bound = |month| {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31)?;
        let back = last.weekday().days_since(Weekday::Sun);
        last.checked_sub_days(Days::new(u64::from(back)))?.and_hms_opt(1, 0, 0)
    };
    matches!((bound(3), bound(10)), (Some(from), Some(until)) if from <= utc && utc < until)
}

fn from_london(local: NaiveDateTime) -> DateTime<Utc> {
    let as_summer = local - chrono::TimeDelta::hours(1);
    if summer_time(as_summer) { as_summer.and_utc() } else { local.and_utc() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let node = Node::Object(vec![("d".into(), Node::Text(text.into()))]);
        let mut sink = Sink::default();
        day(&At::root(&node), "d", &mut sink).map(|said| said.value.to_string())
    }

    #[test]
    fn a_day_is_the_calendar_day_as_published() {
        for (text, expected) in [
            ("2028-03-31T23:59:59+01:00", "2028-03-31"),
            ("2022-11-01T00:00:00Z", "2022-11-01"),
            ("2022-06-28T01:00:00+01:00", "2022-06-28"),
            ("2026-10-15T23:59:59+01:00", "2026-10-15"),
            ("2023-07-31T23:59:59Z", "2023-07-31"),
            ("2022-06-30T23:00:00Z", "2022-07-01"),
            ("2022-12-31T23:00:00Z", "2022-12-31"),
            ("2023-04-01T00:00:00", "2023-04-01"),
            ("2023-04-01 00:00:00", "2023-04-01"),
            ("2023-04-01T00:00", "2023-04-01"),
            ("2023-04-01", "2023-04-01"),
            ("2023-04-01Z", "2023-04-01"),
            ("2023-04-01T12:30:00.1234567Z", "2023-04-01"),
            ("2023-04-01T12:30:00+0100", "2023-04-01"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_out_and_said() {
        for text in ["0001-01-01T00:00:00Z", "9999-12-31", "soon", "2023-02-30", "31/03/2023x", "é2345678901"]
        {
            let node = Node::Object(vec![("d".into(), Node::Text(text.into()))]);
            let mut sink = Sink::default();
            assert_eq!(day(&At::root(&node), "d", &mut sink), None, "{text}");
            assert_eq!(sink.finish(None, "")[0].pointer, "/d", "{text}");
        }
    }

    #[test]
    fn an_instant_without_zone_is_london_time() {
        let utc = |text| parse_instant(text).map(|i| i.to_rfc3339());
        assert_eq!(utc("2022-07-01T10:00:00").as_deref(), Some("2022-07-01T09:00:00+00:00"));
        assert_eq!(utc("2022-12-01T10:00:00").as_deref(), Some("2022-12-01T10:00:00+00:00"));
        assert_eq!(utc("2022-10-20T09:42:13+01:00").as_deref(), Some("2022-10-20T08:42:13+00:00"));
        assert_eq!(utc("2022-07-01").as_deref(), Some("2022-06-30T23:00:00+00:00"));
    }
}
