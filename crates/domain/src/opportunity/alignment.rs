//! Alignments: the maximal sets of windows that share a day.

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate};

use crate::id::AuthorityId;
use crate::money::{Currency, Money};
use crate::opportunity::candidate::Candidate;
use crate::opportunity::window::Window;

/// A candidate with its window.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    /// Who takes part.
    pub candidate: &'a Candidate,
    /// When it could.
    pub window: Window,
}

/// A maximal set of windows that share at least one day, of two or more authorities.
///
/// It does not hold its members: a service area can have thousands of windows in thousands of
/// alignments. A window is a member when [`Alignment::includes`] it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alignment {
    /// First day that all members share.
    pub shared_from: NaiveDate,
    /// Last day that all members share.
    pub shared_to: NaiveDate,
    /// The earliest shared day on which all can go live and still decide in time.
    pub go_live: NaiveDate,
    /// The day by which the first of the authorities must decide: `go_live` minus the longest lead time.
    pub latest_commit: NaiveDate,
    /// How many different authorities take part.
    pub authorities: usize,
    /// How many contracts.
    pub contracts: usize,
    /// How many procurements.
    pub procurements: usize,
    /// Value of a year of all that are valued in pounds sterling.
    pub annual_value: Money,
    /// Value over their whole terms of all that are valued in pounds sterling.
    pub combined_value: Money,
    /// How many have no value, or one in another currency.
    pub unvalued: usize,
}

impl Alignment {
    /// Whether a window is a member: it covers the whole shared range.
    #[must_use]
    pub fn includes(&self, window: &Window) -> bool {
        window.from <= self.shared_from && window.to >= self.shared_to
    }
}

/// All alignments of the given windows that are not too late, best first: most authorities, then
/// highest annual value, then earliest go-live.
///
/// A set is maximal when no further window shares a day with all of it. With closed windows these
/// are found by one sweep over the ends: whenever a window closes and another has opened since
/// the last one closed, those open at that moment are such a set, and they share the days from
/// the last opening to this closing. Counts and sums run along, so that the cost is n log n and
/// one alignment, whatever the number of its members.
///
/// `lead_time` gives the days that an authority needs between decision and go-live of a record. Of the shared
/// days the go-live is the first on or after `today` plus the longest lead time among the members;
/// where no shared day is late enough, the alignment is left out. That holds for the set as a
/// whole: a member that is too late takes its set with it, and the rest of that set is found
/// again only where it shares days with some further window.
#[must_use]
pub fn alignments(
    dated: &[Dated<'_>],
    today: NaiveDate,
    lead_time: &dyn Fn(&Candidate) -> i64,
) -> Vec<Alignment> {
    let (spans, owners) = spans(dated, lead_time);
    let mut opening: Vec<(NaiveDate, usize)> = dated.iter().map(|d| d.window.from).zip(0..).collect();
    opening.sort_unstable();
    let mut closing: Vec<(NaiveDate, usize)> = dated.iter().map(|d| d.window.to).zip(0..).collect();
    closing.sort_unstable();

    let mut found = Vec::new();
    let mut open = OpenSet { windows: vec![0; owners], ..OpenSet::default() };
    let mut next = opening.into_iter().peekable();
    for (shared_to, closes) in closing {
        let mut opened = None;
        while let Some((from, opens)) = next.next_if(|(from, _)| *from <= shared_to) {
            open.add(&spans[opens]);
            opened = Some(from);
        }
        if let Some(shared_from) = opened {
            found.extend(open.alignment(shared_from, shared_to, today));
        }
        open.remove(&spans[closes]);
    }
    found.sort_by(|a, b| {
        (b.authorities, b.annual_value.pence, a.go_live).cmp(&(
            a.authorities,
            a.annual_value.pence,
            b.go_live,
        ))
    });
    found
}

/// What the sweep counts of one window, close together in memory.
struct Span {
    /// Its authority, by place among those of the sweep.
    owner: usize,
    /// Days between decision and go-live.
    lead_time: i64,
    contract: bool,
    /// Pence; `None` where there is no value in pounds sterling.
    annual: Option<i64>,
    whole: Option<i64>,
}

/// The windows as spans, and of how many authorities they are.
fn spans(dated: &[Dated<'_>], lead_time: &dyn Fn(&Candidate) -> i64) -> (Vec<Span>, usize) {
    let mut places: HashMap<AuthorityId, usize> = HashMap::new();
    let spans = dated
        .iter()
        .map(|Dated { candidate, .. }| {
            let next = places.len();
            Span {
                owner: *places.entry(candidate.authority).or_insert(next),
                lead_time: lead_time(candidate),
                contract: candidate.record.is_contract(),
                annual: sterling(candidate.annual),
                whole: sterling(candidate.whole),
            }
        })
        .collect();
    (spans, places.len())
}

/// The windows that are open at one moment of the sweep, as counts and sums.
#[derive(Default)]
struct OpenSet {
    /// How many windows of each authority.
    windows: Vec<usize>,
    /// How many of the windows need so many days.
    lead_times: BTreeMap<i64, usize>,
    present: usize,
    contracts: usize,
    procurements: usize,
    annual: i128,
    whole: i128,
    unvalued: usize,
}

impl OpenSet {
    fn add(&mut self, span: &Span) {
        let windows = &mut self.windows[span.owner];
        *windows += 1;
        self.present += usize::from(*windows == 1);
        *self.lead_times.entry(span.lead_time).or_default() += 1;
        *self.counter(span) += 1;
        self.annual += i128::from(span.annual.unwrap_or(0));
        self.whole += i128::from(span.whole.unwrap_or(0));
        self.unvalued += usize::from(span.whole.is_none());
    }

    fn remove(&mut self, span: &Span) {
        let windows = &mut self.windows[span.owner];
        *windows -= 1;
        self.present -= usize::from(*windows == 0);
        if let Some(count) = self.lead_times.get_mut(&span.lead_time) {
            *count -= 1;
            if *count == 0 {
                self.lead_times.remove(&span.lead_time);
            }
        }
        *self.counter(span) -= 1;
        self.annual -= i128::from(span.annual.unwrap_or(0));
        self.whole -= i128::from(span.whole.unwrap_or(0));
        self.unvalued -= usize::from(span.whole.is_none());
    }

    fn counter(&mut self, span: &Span) -> &mut usize {
        if span.contract { &mut self.contracts } else { &mut self.procurements }
    }

    /// What is open now as an alignment; `None` for a single authority, and when it is too late.
    fn alignment(&self, shared_from: NaiveDate, shared_to: NaiveDate, today: NaiveDate) -> Option<Alignment> {
        if self.present < 2 {
            return None;
        }
        let longest = Duration::try_days(*self.lead_times.last_key_value()?.0)?;
        let go_live = shared_from.max(today.checked_add_signed(longest)?);
        (go_live <= shared_to).then_some(Alignment {
            shared_from,
            shared_to,
            go_live,
            latest_commit: go_live.checked_sub_signed(longest)?,
            authorities: self.present,
            contracts: self.contracts,
            procurements: self.procurements,
            annual_value: pounds(self.annual),
            combined_value: pounds(self.whole),
            unvalued: self.unvalued,
        })
    }
}

/// Pence, where the amount is in pounds sterling: sums never mix currencies.
fn sterling(money: Option<Money>) -> Option<i64> {
    money.filter(|m| m.currency == Currency::GBP).map(|m| m.pence)
}

fn pounds(pence: i128) -> Money {
    Money::gbp(i64::try_from(pence).unwrap_or(i64::MAX))
}
