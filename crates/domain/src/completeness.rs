//! How complete and fresh an authority's register is.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::contract::{Contract, ContractStatus};
use crate::fact::{FactState, Field};

/// Days after which a record that nobody and no notice vouched for counts as stale.
pub const STALE_AFTER_DAYS: u64 = 365;

/// How a fact is known, over all contracts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shares {
    /// Said by an officer.
    pub confirmed: u64,
    /// Published, inferred, or claimed by a vendor.
    pub published: u64,
    /// Not known.
    pub unknown: u64,
}

impl Shares {
    fn count(&mut self, known: bool, states: &[Option<FactState>]) {
        if states.contains(&Some(FactState::Confirmed)) {
            self.confirmed += 1;
        } else if known {
            self.published += 1;
        } else {
            self.unknown += 1;
        }
    }
}

/// What is counted of an authority's technology contracts that run, or may run, on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Completeness {
    /// How many there are.
    pub contracts: u64,
    /// Their ends.
    pub end: Shares,
    /// Their values.
    pub value: Shares,
    /// How many somebody or some notice vouched for within [`STALE_AFTER_DAYS`].
    pub fresh: u64,
    /// How many nobody did.
    pub stale: u64,
}

impl Completeness {
    /// Counts a contract, unless it has run out.
    pub fn add(&mut self, contract: &Contract, today: NaiveDate) {
        if !may_run(contract, today) {
            return;
        }
        let state = |field: Field| contract.facts.get(&field).map(|basis| basis.state);
        self.contracts += 1;
        self.end.count(contract.term.end.is_some(), &[state(Field::TermEnd)]);
        let value = [state(Field::ValueNet), state(Field::ValueGross)];
        self.value.count(contract.value.best().is_some(), &value);
        if stale(contract, today) {
            self.stale += 1;
        } else {
            self.fresh += 1;
        }
    }
}

/// Whether a contract runs on `day`, or may: one of unknown end counts, since nobody said that it ended,
/// but not one that its authority put away.
#[must_use]
pub fn may_run(contract: &Contract, day: NaiveDate) -> bool {
    !contract.said.archived
        && !matches!(contract.status, ContractStatus::Terminated | ContractStatus::Cancelled)
        && contract.term.last_day().is_none_or(|last| last >= day)
}

/// When somebody or some notice last vouched for a contract.
#[must_use]
pub fn vouched_at(contract: &Contract) -> Option<DateTime<Utc>> {
    let confirmed = contract.facts.values().filter_map(|basis| basis.confirmed_at);
    confirmed.chain(contract.vouched_at).max()
}

/// Whether nobody and no notice vouched for a contract in the last [`STALE_AFTER_DAYS`] before `today`.
#[must_use]
pub fn stale(contract: &Contract, today: NaiveDate) -> bool {
    let since = today.checked_sub_days(Days::new(STALE_AFTER_DAYS)).unwrap_or(NaiveDate::MIN);
    vouched_at(contract).is_none_or(|at| at.date_naive() < since)
}
