//! A list as a feed (RFC 4287): an entry for each record, with an id that stays.

use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

/// A record as an entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub record: Uuid,
    /// What it is called.
    pub title: String,
    /// Where to read more: a path of the app.
    pub path: String,
    /// When somebody or some notice last vouched for it; `None` where nobody did.
    pub updated: Option<DateTime<Utc>>,
    /// Whose it is.
    pub author: String,
    /// What of it matters, in a sentence.
    pub summary: String,
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// What stands before the first entry. A feed's id is the same whoever reads it and wherever it lies.
pub fn head(list: &str, filter: &str, base: &str, now: DateTime<Utc>) -> Vec<u8> {
    let question = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{base}/{list}?{filter}").as_bytes());
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n\
         <id>urn:uuid:{question}</id>\n<title>Muster: {list}</title>\n<updated>{}</updated>\n\
         <author><name>Muster</name></author>\n<link rel=\"alternate\" href=\"{}/\"/>\n",
        instant(now),
        escaped(base)
    )
    .into_bytes()
}

/// What stands after the last entry.
pub const TAIL: &[u8] = b"</feed>\n";

/// One record.
pub fn entry(entry: &Entry, base: &str) -> Vec<u8> {
    let Entry { record, title, path, updated, author, summary } = entry;
    // A record that nobody ever vouched for is as old as can be: it never comes first.
    let updated = updated.unwrap_or(DateTime::UNIX_EPOCH);
    format!(
        "<entry><id>urn:uuid:{record}</id><title>{}</title><updated>{}</updated><author><name>{}</name></author>\
         <link rel=\"alternate\" href=\"{}\"/><summary>{}</summary></entry>\n",
        escaped(title),
        instant(updated),
        escaped(author),
        escaped(&format!("{base}{path}")),
        escaped(summary)
    )
    .into_bytes()
}

/// Text as XML takes it: what XML 1.0 has no place for is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_xml_whatever_its_title() {
        let made = entry(
            &Entry {
                record: Uuid::from_u128(7),
                title: "A & B <script>\u{1}\u{ffff}".to_owned(),
                path: "/contracts/7".to_owned(),
                updated: None,
                author: "Camden".to_owned(),
                summary: "Ends on 31 March 2027.".to_owned(),
            },
            "https://muster.example",
        );
        let made = String::from_utf8(made).unwrap();
        assert!(made.contains("<title>A &amp; B &lt;script&gt;</title>"), "{made}");
        assert!(made.contains("<updated>1970-01-01T00:00:00Z</updated>"), "{made}");
    }
}
