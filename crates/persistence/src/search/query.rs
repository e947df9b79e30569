//! What a person typed, as both databases take it. Whatever was typed, it is only ever words.

use super::words::{spans, word, words};

/// Terms that count; whoever pastes a page gets the hits of its beginning.
const MOST_TERMS: usize = 16;

/// Beginnings up to this length have an index of their own on SQLite.
const LONGEST_INDEXED: usize = 3;

/// A last word of one letter would match half of everything.
const SHORTEST_PREFIX: usize = 2;

/// Words that must stand next to each other, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) words: Vec<String>,
    /// Whether its last word may go on.
    pub(crate) open: bool,
    /// On SQLite, the words that its last word goes on to, where they were looked up.
    pub(crate) endings: Option<Vec<String>>,
}

impl Term {
    fn closed(words: Vec<String>) -> Self {
        Self { words, open: false, endings: None }
    }
}

/// A query: all of its terms must match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    pub(crate) terms: Vec<Term>,
}

impl Query {
    /// Reads what was typed: words are terms, text in double quotes is one term, and the last
    /// word outside quotes may go on.
    pub(crate) fn parse(typed: &str) -> Self {
        let mut terms = Vec::new();
        // Odd pieces stand between quotes; one that is never closed is words like any other.
        let pieces: Vec<&str> = typed.split(['"', '“', '”']).collect();
        for (at, piece) in pieces.iter().enumerate() {
            let quoted = at % 2 == 1 && at + 1 < pieces.len();
            if quoted {
                terms.push(Term::closed(words(piece)));
                continue;
            }
            for part in piece.split_whitespace() {
                terms.push(Term::closed(words(part)));
            }
            let last = at + 1 == pieces.len();
            if let Some(term) = terms.last_mut().filter(|_| last && !piece.trim().is_empty()) {
                term.open = term.words.last().is_some_and(|w| w.chars().count() >= SHORTEST_PREFIX);
            }
        }
        terms.retain(|t| !t.words.is_empty());
        terms.truncate(MOST_TERMS);
        for term in &mut terms {
            term.words.truncate(MOST_TERMS);
        }
        Self { terms }
    }

    /// Whether nothing can match, since there is not one word in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// All words in order, with spaces between.
    pub(crate) fn joined(&self) -> String {
        self.terms.iter().flat_map(|t| &t.words).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The beginning of a word that has to be looked up among all words.
    pub(crate) fn beginning(&self) -> Option<&str> {
        let last = self.terms.last().filter(|t| t.open)?.words.last()?;
        (last.chars().count() > LONGEST_INDEXED).then_some(last)
    }

    /// The words that it goes on to.
    pub(crate) fn go_on_to(&mut self, endings: Vec<String>) {
        if let Some(last) = self.terms.last_mut() {
            last.endings = Some(endings);
        }
    }

    /// As SQLite's FTS5 takes it.
    pub(crate) fn for_sqlite(&self) -> String {
        let terms = self.terms.iter().map(|term| match &term.endings {
            None => format!("\"{}\"{}", term.words.join(" "), if term.open { " *" } else { "" }),
            Some(endings) => {
                let before = term.words[..term.words.len() - 1].join(" ");
                let whole = |ending: &String| format!("\"{}\"", format!("{before} {ending}").trim_start());
                let typed = format!("\"{}\"", term.words.join(" "));
                let any: Vec<String> = [typed].into_iter().chain(endings.iter().map(whole)).collect();
                format!("({})", any.join(" OR "))
            }
        });
        terms.collect::<Vec<_>>().join(" AND ")
    }

    /// As SQLite's FTS5 takes it where words were not looked up beforehand.
    pub(crate) fn for_sqlite_as_typed(&self) -> String {
        let typed = self.terms.iter().map(|term| Term { endings: None, ..term.clone() });
        Self { terms: typed.collect() }.for_sqlite()
    }

    /// As PostgreSQL's `tsquery` takes it.
    pub(crate) fn for_postgres(&self) -> String {
        let terms = self.terms.iter().map(|term| {
            let words = term.words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>();
            format!("({}{})", words.join(" <-> "), if term.open { ":*" } else { "" })
        });
        terms.collect::<Vec<_>>().join(" & ")
    }

    /// Whether a word of a text is one that was looked for.
    fn looks_for(&self, found: &str) -> bool {
        self.terms.iter().any(|term| {
            let (last, before) = term.words.split_last().map_or((None, &[][..]), |(l, b)| (Some(l), b));
            before.iter().any(|w| w == found)
                || last.is_some_and(|w| w == found || (term.open && found.starts_with(w.as_str())))
        })
    }

    /// A piece of `text` around its first matches, with them between `\u{2}` and `\u{3}`; `None`
    /// when nothing in it matches.
    pub(crate) fn snippet(&self, text: &str) -> Option<String> {
        const BEFORE: usize = 8;
        const WORDS: usize = 36;
        let spans: Vec<(usize, usize)> = spans(text).collect();
        let matches: Vec<bool> =
            spans.iter().map(|(from, to)| self.looks_for(&word(&text[*from..*to]))).collect();
        let first = matches.iter().position(|m| *m)?;
        let from = first.saturating_sub(BEFORE);
        let to = (from + WORDS).min(spans.len());
        let mut snippet = String::new();
        if from > 0 {
            snippet.push('…');
        }
        let mut at = if from == 0 { 0 } else { spans[from].0 };
        for (span, hit) in spans[from..to].iter().zip(&matches[from..to]).filter(|(_, hit)| **hit) {
            debug_assert!(hit);
            snippet.push_str(&text[at..span.0]);
            snippet.push('\u{2}');
            snippet.push_str(&text[span.0..span.1]);
            snippet.push('\u{3}');
            at = span.1;
        }
        let end = if to == spans.len() { text.len() } else { spans[to - 1].1 };
        snippet.push_str(&text[at..end]);
        if to < spans.len() {
            snippet.push('…');
        }
        Some(snippet.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_anded_the_last_one_is_open_and_quotes_make_phrases() {
        let mut query = Query::parse("housing \"asset management\" syst");
        assert_eq!(query.for_sqlite(), "\"housing\" AND \"asset management\" AND \"syst\" *");
        assert_eq!(query.for_postgres(), "('housing') & ('asset' <-> 'management') & ('syst':*)");
        assert_eq!(query.beginning(), Some("syst"));
        query.go_on_to(vec!["system".to_owned()]);
        assert_eq!(query.for_sqlite(), "\"housing\" AND \"asset management\" AND (\"syst\" OR \"system\")");
        assert_eq!(Query::parse("housing sys").beginning(), None, "short beginnings are indexed");
    }

    #[test]
    fn a_phrase_at_the_end_is_closed_and_an_open_quote_is_no_quote() {
        assert!(!Query::parse("\"social care\"").terms[0].open);
        assert_eq!(Query::parse("\"social care").terms.len(), 2);
        assert!(Query::parse("* () \"\" NEAR(").terms.iter().all(|t| t.words == ["near"]));
        assert!(Query::parse("🎉").is_empty());
    }

    #[test]
    fn a_snippet_marks_what_matches_and_is_cut_around_it() {
        let query = Query::parse("permit park");
        assert_eq!(
            query.snippet("Parking  permits\nfor all").unwrap(),
            "\u{2}Parking\u{3} \u{2}permits\u{3} for all"
        );
        assert_eq!(query.snippet("Nothing of it"), None);
        let long = format!("{} permits {}", "before ".repeat(50), "after ".repeat(50));
        let snippet = query.snippet(&long).unwrap();
        assert!(snippet.starts_with("…before") && snippet.ends_with("after…"), "{snippet}");
        assert!(snippet.len() < 300);
    }
}
