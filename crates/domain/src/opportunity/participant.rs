//! Participants: what each member of one alignment would have to do to be ready on the go-live date.

use chrono::{Duration, Months, NaiveDate};

use crate::authority::AuthorityRef;
use crate::money::Money;
use crate::opportunity::alignment::{Alignment, Dated};
use crate::opportunity::candidate::RecordId;
use crate::opportunity::reason::long_date;
use crate::opportunity::summary::Directory;
use crate::opportunity::window::Window;
use crate::term::Term;
use crate::vendor::VendorRef;

/// One record's part in an alignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Which contract or procurement.
    pub record: RecordId,
    /// Its title.
    pub title: String,
    /// Whose.
    pub authority: AuthorityRef,
    /// With whom today; of a procurement nobody.
    pub vendors: Vec<VendorRef>,
    /// Its term; of a procurement the expected one.
    pub term: Term,
    /// When it could change.
    pub window: Window,
    /// Months by which the contract has to be extended past its end, within published options,
    /// begun months counted whole. 0 for a procurement.
    pub extension_months: u32,
    /// Days of bridging past the last published extension.
    pub bridging_days: u32,
    /// How it reaches the go-live date, in plain English, without a full stop.
    pub how: String,
    /// Days that its authority needs between decision and go-live.
    pub lead_time_days: i64,
    /// The go-live date minus that: after it the authority can no longer join.
    pub latest_commit: NaiveDate,
    /// Value of a year.
    pub annual_value: Option<Money>,
    /// Value over the whole term.
    pub value: Option<Money>,
}

/// The members of `alignment` among `dated`, by authority, then by the first day they could change.
#[must_use]
pub fn participants(
    dated: &[Dated<'_>],
    alignment: &Alignment,
    today: NaiveDate,
    directory: &Directory,
) -> Vec<Participant> {
    let mut members: Vec<Participant> = dated
        .iter()
        .filter(|d| alignment.includes(&d.window))
        .map(|d| participant(d, alignment.go_live, today, directory))
        .collect();
    members.sort_by(|a, b| {
        (&a.authority.name, a.window.from, a.record).cmp(&(&b.authority.name, b.window.from, b.record))
    });
    members
}

fn participant(
    dated: &Dated<'_>,
    go_live: NaiveDate,
    today: NaiveDate,
    directory: &Directory,
) -> Participant {
    let Dated { candidate, window } = dated;
    let lead_time_days = directory.lead_time(candidate);
    let reach = Reach::of(window, go_live);
    Participant {
        record: candidate.record,
        title: candidate.title.clone(),
        authority: directory.authority(candidate.authority),
        vendors: candidate.vendors.iter().map(|v| directory.vendor(*v)).collect(),
        term: candidate.term.clone(),
        window: *window,
        extension_months: reach.extension_months,
        bridging_days: reach.bridging_days,
        how: reach.how(window, go_live, candidate.term.extensions.as_deref(), today),
        lead_time_days,
        latest_commit: go_live - Duration::days(lead_time_days),
        annual_value: candidate.annual,
        value: candidate.whole,
    }
}

/// How far a contract has to be stretched to run until the go-live date.
struct Reach {
    extension_months: u32,
    bridging_days: u32,
}

impl Reach {
    fn of(window: &Window, go_live: NaiveDate) -> Self {
        let Some(max_end) = window.max_end else {
            return Self { extension_months: 0, bridging_days: 0 };
        };
        let bridging = (go_live - max_end).num_days().max(0);
        Self {
            extension_months: months_between(window.from, go_live.min(max_end)),
            bridging_days: u32::try_from(bridging).unwrap_or(u32::MAX),
        }
    }

    fn how(&self, window: &Window, go_live: NaiveDate, options: Option<&str>, today: NaiveDate) -> String {
        let Some(max_end) = window.max_end else {
            return match (go_live - window.from).num_days() {
                0 => "planned to start on that day".to_owned(),
                days => {
                    format!("planned to start on {}, {} earlier", long_date(window.from), count(days, "day"))
                }
            };
        };
        let months = count(i64::from(self.extension_months), "month");
        let bridging = count(i64::from(self.bridging_days), "day");
        // Long options would drown the sentence; the record itself shows them in full.
        let words = options.map(str::trim).filter(|o| !o.is_empty() && o.chars().count() <= 60);
        let quoted = words.map(|w| format!(" (“{w}”)")).unwrap_or_default();
        let how = match (self.extension_months, self.bridging_days) {
            (0, 0) => "no extension: it ends on that day".to_owned(),
            (0, _) => format!("no option to extend is published: {bridging} of bridging"),
            (_, 0) if go_live == max_end => {
                format!("{months} of extension: all the published options{quoted}")
            }
            (_, 0) => format!(
                "{months} of extension within the published options{quoted}, which reach {}",
                long_date(max_end)
            ),
            _ => format!(
                "{months} of extension, all the published options{quoted}, and {bridging} of bridging past {}",
                long_date(max_end)
            ),
        };
        if window.from < today && self.extension_months > 0 {
            format!("{how}; its first end, {}, has passed", long_date(window.from))
        } else {
            how
        }
    }
}

/// Months that a contract whose last day is `end` has to be extended by so that its last day is
/// `until` or later: begun months count whole, and a month's last day extends to a month's last day.
fn months_between(end: NaiveDate, until: NaiveDate) -> u32 {
    let (Some(end), Some(until)) = (end.succ_opt(), until.succ_opt()) else { return 0 };
    let mut months = u32::try_from((until - end).num_days().max(0) / 31).unwrap_or(0);
    while end.checked_add_months(Months::new(months)).is_some_and(|reached| reached < until) {
        months += 1;
    }
    months
}

fn count(n: i64, unit: &str) -> String {
    if n == 1 { format!("1 {unit}") } else { format!("{n} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn how(term: &Term, go_live: &str) -> String {
        let window = Window::of_contract(term).unwrap();
        let go_live = day(go_live);
        Reach::of(&window, go_live).how(&window, go_live, term.extensions.as_deref(), day("2027-01-01"))
    }

    #[test]
    fn begun_months_count_whole_and_month_ends_meet_month_ends() {
        assert_eq!(months_between(day("2027-03-31"), day("2027-03-31")), 0);
        assert_eq!(months_between(day("2027-03-31"), day("2028-03-31")), 12);
        assert_eq!(months_between(day("2027-03-31"), day("2028-04-01")), 13);
        assert_eq!(months_between(day("2027-02-28"), day("2028-02-29")), 12);
        assert_eq!(months_between(day("2028-02-29"), day("2029-02-28")), 12);
        assert_eq!(months_between(day("2028-01-31"), day("2028-02-29")), 1);
    }

    #[test]
    fn each_way_to_reach_the_day_is_told() {
        let term = Term {
            start: Some(day("2024-04-01")),
            end: Some(day("2028-03-31")),
            max_end: Some(day("2030-03-31")),
            extensions: Some("2 x 12 months".to_owned()),
        };
        assert_eq!(how(&term, "2028-03-31"), "no extension: it ends on that day");
        assert_eq!(
            how(&term, "2028-09-30"),
            "6 months of extension within the published options (“2 x 12 months”), which reach 31 March 2030"
        );
        assert_eq!(
            how(&term, "2030-03-31"),
            "24 months of extension: all the published options (“2 x 12 months”)"
        );
        assert_eq!(
            how(&term, "2030-05-10"),
            "24 months of extension, all the published options (“2 x 12 months”), and 40 days of bridging past \
             31 March 2030"
        );
        let fixed = Term { max_end: None, extensions: None, ..term };
        assert_eq!(how(&fixed, "2028-04-01"), "no option to extend is published: 1 day of bridging");
    }

    #[test]
    fn a_contract_already_in_its_extensions_says_so() {
        let term = Term {
            start: Some(day("2022-04-01")),
            end: Some(day("2026-03-31")),
            max_end: Some(day("2028-03-31")),
            extensions: None,
        };
        assert_eq!(
            how(&term, "2028-03-31"),
            "24 months of extension: all the published options; its first end, 31 March 2026, has passed"
        );
    }

    #[test]
    fn a_procurement_waits() {
        let window = Window::of_procurement(Some(day("2028-04-01"))).unwrap();
        let told = |go_live| Reach::of(&window, go_live).how(&window, go_live, None, day("2027-01-01"));
        assert_eq!(told(day("2028-04-01")), "planned to start on that day");
        assert_eq!(told(day("2028-05-01")), "planned to start on 1 April 2028, 30 days earlier");
    }
}
