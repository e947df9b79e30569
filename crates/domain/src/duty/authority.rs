//! What an authority must publish as a whole.

use chrono::NaiveDate;

use super::calendar::{FinancialYear, Quarter, day_in_words};
use super::threshold::{Estimate, PIPELINE};
use super::{Concern, Duty, DutyKind, DutySettings};
use crate::procurement::{Procurement, Stage};

/// What the duties of an authority follow from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What it says of itself.
    pub settings: DutySettings,
    /// The days on which pipeline notices of it were published.
    pub pipelines: &'a [NaiveDate],
    /// The quarters whose register it has published.
    pub registers: &'a [Quarter],
    /// Its procurements.
    pub procurements: &'a [Procurement],
}

/// The duties of an authority that are not done, as far as `until`.
#[must_use]
pub fn of_authority(facts: &Facts<'_>, today: NaiveDate, until: NaiveDate) -> Vec<Duty> {
    let this = Quarter::of(today);
    let registers = [this.before(), this].into_iter().filter(|q| !facts.registers.contains(q)).map(register);
    let year = FinancialYear::of(today);
    let pipelines = [year, year.next()].into_iter().filter_map(|year| pipeline(facts, year));
    registers.chain(pipelines).filter(|duty| duty.due.is_none_or(|due| due <= until)).collect()
}

/// Contracts register: quarterly, not later than one month after the quarter (Transparency Code 2015).
fn register(quarter: Quarter) -> Duty {
    Duty {
        kind: DutyKind::Register,
        concern: Concern::Authority,
        title: format!("Contracts register, {}", quarter.words()),
        occurrence: quarter.to_string(),
        due: Some(quarter.due()),
        why: "Every contract above £5,000, each quarter, within a month of its end.".to_owned(),
        check: None,
        missing: Vec::new(),
        optional: false,
    }
}

/// Pipeline notice: within the 56 days that begin with the financial year, of those who consider that
/// they will pay more than £100 million under relevant contracts in it (section 93(1) and (2)).
fn pipeline(facts: &Facts<'_>, year: FinancialYear) -> Option<Duty> {
    let within = |on: &NaiveDate| (year.first()..=year.last()).contains(on);
    if facts.settings.above_100_million == Some(false) || facts.pipelines.iter().any(within) {
        return None;
    }
    let said = facts.settings.above_100_million == Some(true);
    let (reported, unknown) = reportable(facts.procurements, year);
    let reported = if reported == 0 { "none".to_owned() } else { reported.to_string() };
    let mut why = format!(
        "For those who will pay more than £100 million under contracts in the year: every contract above £2 million whose \
         tender or transparency notice comes by {}. Muster knows of {reported}",
        day_in_words(year.reporting_ends())
    );
    match unknown {
        0 => why.push('.'),
        more => why.push_str(&format!(", and of {more} whose value or date is not known.")),
    }
    Some(Duty {
        kind: DutyKind::Pipeline,
        concern: Concern::Authority,
        title: format!("Pipeline notice, {year}"),
        occurrence: year.to_string(),
        due: Some(year.pipeline_due()),
        why,
        check: (!said)
            .then_some("Say in the settings of this page whether you will pay more than £100 million."),
        missing: Vec::new(),
        optional: !said,
    })
}

/// How many procurements a pipeline notice of a year reports on, and how many more it may.
fn reportable(procurements: &[Procurement], year: FinancialYear) -> (usize, usize) {
    let of = |wanted| procurements.iter().filter(|p| in_pipeline(p, year) == wanted).count();
    (of(Some(true)), of(None))
}

/// Whether a procurement belongs into the pipeline notice of a year (section 93(3)); `None` where value
/// or date is not known.
#[must_use]
pub fn in_pipeline(procurement: &Procurement, year: FinancialYear) -> Option<bool> {
    let Procurement { stage, notice_expected, expected_start, value, said, .. } = procurement;
    if said.archived || !matches!(stage, Stage::Idea | Stage::Planned | Stage::Engagement) {
        return Some(false);
    }
    let large = Estimate::of(value).map(|e| e.pence > PIPELINE);
    // A contract starts after its notice: one that starts before the period reports nothing.
    let when = notice_expected.map(|day| (year.first()..=year.reporting_ends()).contains(&day));
    let started = expected_start.is_some_and(|start| start < year.first());
    match (large, when) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ if started => Some(false),
        _ => None,
    }
}
