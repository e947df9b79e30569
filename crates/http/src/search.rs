//! One search over everything.

use muster_domain::search::{Hit as Record, HitKind};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::filters;
use crate::params::{Params, Query};
use crate::words;

/// A piece of text: a match, or what stands between matches. Never markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Segment {
    /// The text, to be shown as text.
    pub text: String,
    /// Whether it matched the query.
    #[serde(rename = "match")]
    pub matched: bool,
}

/// One hit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hit {
    /// What it is.
    #[schema(schema_with = words::hit_kind_schema)]
    pub kind: &'static str,
    /// The record's id.
    pub id: Uuid,
    /// The record's title or name.
    pub title: String,
    /// A second line: authority and vendor of a contract, for instance.
    pub subtitle: Option<String>,
    /// A piece of its text, cut where matches begin and end; null where the title says it all.
    pub snippet: Option<Vec<Segment>>,
}

impl From<Record> for Hit {
    fn from(hit: Record) -> Self {
        // What not everybody may see is told to the audit before.
        let Record { kind, id, title, subtitle, snippet, sight: _ } = hit;
        Self { kind: kind.as_str(), id, title, subtitle, snippet: snippet.as_deref().map(segments) }
    }
}

/// The best hits, best first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SearchResult {
    /// The hits.
    pub items: Vec<Hit>,
}

/// Cuts text at the marks that the store puts around matches: U+0002 before, U+0003 after.
fn segments(marked: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (i, part) in marked.split('\u{2}').enumerate() {
        let (inside, outside) = match part.split_once('\u{3}') {
            Some((inside, outside)) if i > 0 => (inside, outside),
            _ => ("", part),
        };
        for (text, matched) in [(inside, true), (outside, false)] {
            let text = text.replace('\u{3}', "");
            if !text.is_empty() {
                segments.push(Segment { text, matched });
            }
        }
    }
    segments
}

/// What is searched for.
#[derive(Debug, Clone)]
pub struct SearchQuery {
    /// What a person typed.
    pub q: String,
    /// Only these kinds; empty means all.
    pub kinds: Vec<HitKind>,
    /// The most hits.
    pub limit: u16,
}

impl Query for SearchQuery {
    fn read(params: &mut Params) -> Self {
        let q = params.required_text(
            "q",
            "Words to find, the last one also as a beginning; quotes make phrases.",
            filters::MOST_QUERY,
        );
        let kinds = params.words("kinds", "Only these kinds of record.", &words::hit_kinds());
        let limit = params.number("limit", "The most hits.", 1, 100, Some(20));
        Self {
            q: q.unwrap_or_default(),
            kinds,
            limit: limit.and_then(|n| u16::try_from(n).ok()).unwrap_or(20),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(marked: &str) -> Vec<(String, bool)> {
        segments(marked).into_iter().map(|s| (s.text, s.matched)).collect()
    }

    #[test]
    fn a_snippet_is_cut_where_matches_begin_and_end() {
        let told = cut("the \u{2}housing\u{3} management \u{2}system\u{3}");
        let told: Vec<(&str, bool)> = told.iter().map(|(t, m)| (t.as_str(), *m)).collect();
        assert_eq!(told, [("the ", false), ("housing", true), (" management ", false), ("system", true)]);
    }

    #[test]
    fn markup_stays_text_and_stray_marks_vanish() {
        assert_eq!(cut("<b>\u{3}x"), [("<b>x".to_owned(), false)]);
        assert_eq!(cut("\u{2}open"), [("open".to_owned(), false)]);
    }
}
