//! A list as a calendar (RFC 5545): all-day events with ids that stay, so that a program which asks again
//! moves what moved.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use muster_domain::calendar::CalendarDay;
use uuid::Uuid;

/// A day of a record, as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub record: Uuid,
    /// What it is called.
    pub title: String,
    /// Where to read more: a path of the app.
    pub path: String,
    /// The day.
    pub day: CalendarDay,
}

/// What stands before the first event. Programs that know how ask again every twelve hours.
pub fn head(name: &str) -> Vec<u8> {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Muster//Muster//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n\
         X-WR-CALNAME:{name}\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n"
    )
    .into_bytes()
}

/// What stands after the last event.
pub const TAIL: &[u8] = b"END:VCALENDAR\r\n";

/// The events of a record; those of more than a year ago are left out.
pub fn events(entries: &[Entry], base: &str, today: NaiveDate, now: DateTime<Utc>) -> Vec<u8> {
    let oldest = today - Duration::days(366);
    let events = entries.iter().filter(|entry| entry.day.on >= oldest);
    events.map(|entry| event(entry, base, now)).collect::<String>().into_bytes()
}

/// Written here rather than by a library: those there are ask the machine for the time and for random ids, and
/// a calendar that did not change is to be the same text.
fn event(entry: &Entry, base: &str, now: DateTime<Utc>) -> String {
    let Entry { record, title, path, day } = entry;
    let summary = text(&single_line(&format!("{}: {title}", day.title)));
    let url = format!("{base}{path}");
    let mut out = String::new();
    out.push_str("BEGIN:VEVENT\r\n");
    property(&mut out, &format!("UID:{record}-{}@muster", day.what));
    property(&mut out, &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")));
    property(&mut out, &format!("DTSTART;VALUE=DATE:{}", day.on.format("%Y%m%d")));
    property(&mut out, &format!("SUMMARY:{summary}"));
    property(&mut out, &format!("DESCRIPTION:{}", text(&format!("{}\n{url}", day.because))));
    property(&mut out, &format!("URL:{url}"));
    // Nobody is busy all day because a contract ends.
    property(&mut out, "TRANSP:TRANSPARENT");
    if let Some(days) = day.remind {
        out.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
        property(&mut out, &format!("DESCRIPTION:{summary}"));
        property(&mut out, &format!("TRIGGER:-P{days}D"));
        out.push_str("END:VALARM\r\n");
    }
    out.push_str("END:VEVENT\r\n");
    out
}

/// Appends a line, folded so that none has more than 75 bytes (RFC 5545, 3.1).
fn property(out: &mut String, line: &str) {
    let mut left = 75;
    for c in line.chars() {
        if c.len_utf8() > left {
            out.push_str("\r\n ");
            left = 74;
        }
        out.push(c);
        left -= c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Text as a property's value (RFC 5545, 3.3.11); control characters have no place in one.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A title with a line break in it is one line.
fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str) -> Entry {
        Entry {
            record: Uuid::from_u128(7),
            title: title.to_owned(),
            path: "/contracts/7".to_owned(),
            day: CalendarDay {
                what: "end".to_owned(),
                on: "2027-03-31".parse().unwrap(),
                title: "Ends".to_owned(),
                because: "The last day without any extension.".to_owned(),
                remind: Some(30),
            },
        }
    }

    fn text(entry: &Entry, now: &str) -> String {
        let now: DateTime<Utc> = now.parse().unwrap();
        String::from_utf8(events(
            std::slice::from_ref(entry),
            "https://muster.example",
            now.date_naive(),
            now,
        ))
        .unwrap()
    }

    #[test]
    fn an_event_keeps_its_id_and_its_lines_are_short() {
        let long = format!("Système \u{201c}X\u{201d}; a, b\r\nSUMMARY:evil {}", "long words ".repeat(30));
        let event = text(&entry(&long), "2026-11-23T12:00:00Z");
        assert!(event.contains("UID:00000000-0000-0000-0000-000000000007-end@muster\r\n"), "{event}");
        assert!(event.contains("DTSTART;VALUE=DATE:20270331\r\n"), "{event}");
        assert!(event.lines().all(|line| line.len() <= 75), "{event}");
        assert_eq!(event.matches("\r\nSUMMARY:").count(), 1, "{event}");
        assert!(event.contains("BEGIN:VALARM") && event.contains("-P30D"), "{event}");
    }

    #[test]
    fn what_was_long_ago_is_left_out() {
        assert!(!text(&entry("Old"), "2028-03-31T12:00:00Z").is_empty());
        assert!(text(&entry("Old"), "2028-04-02T12:00:00Z").is_empty());
    }
}
