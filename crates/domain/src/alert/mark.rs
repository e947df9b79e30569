//! What of a record somebody was told last, so that a change can be told in words. Neither its price nor
//! its notes nor its contact are in it: they do not go into mail.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::contract::Contract;
use crate::opportunity::Opportunity;
use crate::procurement::Procurement;
use crate::vendor::Vendor;

/// What of a record is worth telling when it changes, as somebody saw it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Mark {
    /// What it is called.
    pub title: String,
    /// The status of a contract, the stage of a procurement.
    pub state: Option<String>,
    /// A contract's end, or the end that a procurement expects.
    pub end: Option<NaiveDate>,
    /// A contract's end with all extensions.
    pub max_end: Option<NaiveDate>,
    /// A procurement's expected start.
    pub start: Option<NaiveDate>,
    /// An opportunity's latest commit date.
    pub commit: Option<NaiveDate>,
    /// A contract's vendors, an opportunity's authorities.
    pub with: Vec<String>,
}

impl From<&Contract> for Mark {
    fn from(contract: &Contract) -> Self {
        Self {
            title: contract.title.clone(),
            state: Some(contract.status.as_str().to_owned()),
            end: contract.term.end,
            max_end: contract.term.max_end,
            with: contract.vendors.iter().map(|vendor| vendor.name.clone()).collect(),
            ..Self::default()
        }
    }
}

impl From<&Procurement> for Mark {
    fn from(procurement: &Procurement) -> Self {
        Self {
            title: procurement.title.clone(),
            state: Some(procurement.stage.as_str().to_owned()),
            start: procurement.expected_start,
            end: procurement.expected_end,
            max_end: procurement.max_end,
            ..Self::default()
        }
    }
}

impl From<&Opportunity> for Mark {
    fn from(opportunity: &Opportunity) -> Self {
        Self {
            title: opportunity.title.clone(),
            commit: Some(opportunity.latest_commit),
            with: opportunity.authorities.iter().map(|authority| authority.name.clone()).collect(),
            ..Self::default()
        }
    }
}

impl From<&Vendor> for Mark {
    fn from(vendor: &Vendor) -> Self {
        Self { title: vendor.reference.name.clone(), ..Self::default() }
    }
}

impl Mark {
    /// What is other in `now`, each as the end of a sentence that begins with what it is called; nothing
    /// where nothing worth telling changed.
    #[must_use]
    pub fn differences(&self, now: &Self) -> Vec<String> {
        let mut told = Vec::new();
        if self.title != now.title {
            told.push(format!("was called \u{201c}{}\u{201d} before", self.title));
        }
        if self.state != now.state {
            told.push(format!("is {} now", now.state.as_deref().unwrap_or("of unknown state")));
        }
        for (what, before, after) in [
            ("ends", self.end, now.end),
            ("ends with all extensions", self.max_end, now.max_end),
            ("is expected to start", self.start, now.start),
            ("has to be decided by", self.commit, now.commit),
        ] {
            if before != after {
                told.push(moved(what, before, after));
            }
        }
        let joined: Vec<&str> =
            now.with.iter().filter(|name| !self.with.contains(name)).map(String::as_str).collect();
        let left: Vec<&str> =
            self.with.iter().filter(|name| !now.with.contains(name)).map(String::as_str).collect();
        if !joined.is_empty() {
            told.push(format!("is also with {}", joined.join(", ")));
        }
        if !left.is_empty() {
            told.push(format!("is no longer with {}", left.join(", ")));
        }
        told
    }
}

/// A date as people write it: 31 March 2027.
#[must_use]
pub fn written(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

fn moved(what: &str, before: Option<NaiveDate>, after: Option<NaiveDate>) -> String {
    let on = if what.ends_with("by") { "" } else { " on" };
    match (before, after) {
        (Some(before), Some(after)) => {
            format!("{what}{on} {}, not {}", written(after), written(before))
        }
        (None, Some(after)) => format!("{what}{on} {}", written(after)),
        (_, None) => format!("no longer says when it {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark() -> Mark {
        Mark {
            title: "Housing management system".to_owned(),
            state: Some("active".to_owned()),
            end: Some("2027-03-31".parse().unwrap()),
            with: vec!["Larkspur Software Limited".to_owned()],
            ..Mark::default()
        }
    }

    #[test]
    fn what_changed_is_told_in_words() {
        let before = mark();
        assert!(before.differences(&before).is_empty());
        let now = Mark {
            end: Some("2028-03-31".parse().unwrap()),
            max_end: Some("2029-03-31".parse().unwrap()),
            state: Some("terminated".to_owned()),
            with: vec!["Harebell Systems Limited".to_owned()],
            ..mark()
        };
        assert_eq!(
            before.differences(&now),
            [
                "is terminated now",
                "ends on 31 March 2028, not 31 March 2027",
                "ends with all extensions on 31 March 2029",
                "is also with Harebell Systems Limited",
                "is no longer with Larkspur Software Limited",
            ]
        );
        let unknown = Mark { end: None, ..mark() };
        assert_eq!(before.differences(&unknown), ["no longer says when it ends"]);
    }

    #[test]
    fn a_mark_is_kept_as_text_and_read_again() {
        let kept = serde_json::to_string(&mark()).unwrap();
        assert_eq!(serde_json::from_str::<Mark>(&kept).unwrap(), mark());
        assert_eq!(serde_json::from_str::<Mark>("{}").unwrap(), Mark::default());
    }
}
