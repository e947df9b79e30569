//! What an import tells the person who started it.

use std::collections::BTreeMap;

use serde::Serialize;

/// What was read, what became of it, and what could not be taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Releases (and rows of exports) read.
    pub notices: u64,
    /// Of them, those not kept before.
    pub new_notices: u64,
    /// Contracts that the new notices tell of.
    pub contracts: u64,
    /// Of them, new ones.
    pub contracts_added: u64,
    /// Of them, those that changed.
    pub contracts_changed: u64,
    /// Procurements that the new notices tell of.
    pub procurements: u64,
    /// Of them, new ones.
    pub procurements_added: u64,
    /// Of them, those that changed.
    pub procurements_changed: u64,
    /// Vendors not known before.
    pub vendors: u64,
    /// Authorities not known before, the boroughs of the first import included.
    pub authorities: u64,
    /// Whether anything was taken: `false` only for a strict import that found problems.
    pub taken: bool,
    /// File by file.
    pub files: Vec<FileReport>,
    /// Every problem, with its place.
    pub problems: Vec<ReportedProblem>,
}

/// One file of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// Its name, without folders.
    pub file: String,
    /// What it was read as, in words.
    pub format: String,
    /// Releases or rows read.
    pub notices: u64,
    /// Problems found in it.
    pub problems: u64,
}

/// One problem of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedProblem {
    /// The file's name.
    pub file: String,
    /// The release's id, where it has one.
    pub release: Option<String>,
    /// JSON pointer, or row and column.
    pub pointer: String,
    /// What is wrong, and what was done about it.
    pub message: String,
}

impl Report {
    /// Problems counted by their message without the particulars (anything in quotes), most first.
    #[must_use]
    pub fn problem_kinds(&self) -> Vec<(String, usize)> {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for problem in &self.problems {
            *kinds.entry(without_particulars(&problem.message)).or_default() += 1;
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        kinds
    }
}

fn without_particulars(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    let mut quoted = false;
    for c in message.chars() {
        if c == '"' || c == '“' || c == '”' {
            if !quoted && c != '”' {
                out.push('…');
            }
            quoted = !quoted;
        } else if !quoted {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_counted_by_kind() {
        let problem = |message: &str| ReportedProblem {
            file: "a.json".into(),
            release: None,
            pointer: "/".into(),
            message: message.into(),
        };
        let report = Report {
            problems: vec![
                problem("\"01/01/1\" is not a date"),
                problem("\"n/a\" is not a date"),
                problem("no buyer"),
            ],
            ..Report::default()
        };
        assert_eq!(report.problem_kinds(), [("… is not a date".to_owned(), 2), ("no buyer".to_owned(), 1)]);
    }
}
