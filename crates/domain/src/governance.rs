//! How an authority comes to a decision: the gates that a purchase passes, and how long each takes.
//! From these follows its lead time, and from that its latest commit dates.

use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money};
use crate::opportunity::LEAD_TIME_DAYS;

/// The most gates that can be described.
pub const MOST_GATES: usize = 12;

/// The most value bands that one gate can have.
pub const MOST_BANDS: usize = 8;

/// The most days that one gate can take: three years.
pub const MOST_DAYS: u16 = 1096;

/// What kind of gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GateKind {
    /// Spend control: leave to spend at all.
    SpendControl,
    /// The procurement board.
    ProcurementBoard,
    /// The cabinet's forward plan: a key decision is announced 28 days before it is taken (Local
    /// Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
    /// Regulations 2012, regulation 9).
    CabinetForwardPlan,
    /// The standstill before signing: eight working days (Procurement Act 2023, section 51).
    Standstill,
    /// Something else, by its name.
    Other,
}

impl GateKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::SpendControl, Self::ProcurementBoard, Self::CabinetForwardPlan, Self::Standstill, Self::Other];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SpendControl => "spendControl",
            Self::ProcurementBoard => "procurementBoard",
            Self::CabinetForwardPlan => "cabinetForwardPlan",
            Self::Standstill => "standstill",
            Self::Other => "other",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::SpendControl => "Spend control",
            Self::ProcurementBoard => "Procurement board",
            Self::CabinetForwardPlan => "Cabinet forward plan",
            Self::Standstill => "Standstill",
            Self::Other => "Gate",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// How long something takes for purchases of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Band {
    /// For values over the whole term of up to so many pounds; `None` for any above the band before.
    pub up_to: Option<u32>,
    /// Days; 0 where it does not apply.
    pub days: u16,
}

/// A gate, and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Gate {
    /// What kind.
    pub kind: GateKind,
    /// What the authority calls it; always there for [`GateKind::Other`].
    pub name: Option<String>,
    /// By value, the smallest first; the last is for any value above.
    pub durations: Vec<Band>,
}

/// Something that cannot be so in what an authority describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a JSON pointer into the description.
    pub pointer: String,
    /// What is wrong, in plain English.
    pub detail: String,
}

/// An authority's gates and the time its tenders take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Governance {
    gates: Vec<Gate>,
    tender: Vec<Band>,
}

/// A description as it was written down.
#[derive(Deserialize)]
struct Written {
    gates: Vec<Gate>,
    tender: Vec<Band>,
}

impl TryFrom<Written> for Governance {
    type Error = String;

    fn try_from(Written { gates, tender }: Written) -> Result<Self, String> {
        Self::new(gates, tender).map_err(|faults| {
            let told: Vec<String> =
                faults.into_iter().map(|f| format!("{}: {}", f.pointer, f.detail)).collect();
            told.join("; ")
        })
    }
}

impl Governance {
    /// A description whose bands can be read one way only.
    ///
    /// # Errors
    /// Everything that cannot be so, with its place.
    pub fn new(gates: Vec<Gate>, tender: Vec<Band>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        if gates.len() > MOST_GATES {
            faults.push(Fault {
                pointer: "/gates".to_owned(),
                detail: format!("has {} gates: {MOST_GATES} are the most", gates.len()),
            });
        }
        for (at, gate) in gates.iter().enumerate() {
            let named = gate.name.as_deref().is_some_and(|name| !name.trim().is_empty());
            if gate.kind == GateKind::Other && !named {
                let detail = "a gate of the kind `other` needs a name".to_owned();
                faults.push(Fault { pointer: format!("/gates/{at}/name"), detail });
            }
            check(&gate.durations, &format!("/gates/{at}/durations"), &mut faults);
        }
        check(&tender, "/tender", &mut faults);
        if faults.is_empty() { Ok(Self { gates, tender }) } else { Err(faults) }
    }

    /// The gates, in the order they are passed.
    #[must_use]
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// How long a tender takes, by value.
    #[must_use]
    pub fn tender(&self) -> &[Band] {
        &self.tender
    }

    /// Days from the decision to go-live of a purchase of this value over its whole term. Where nobody
    /// said the value, or said it in another currency, as long as the longest: who plans with too
    /// many days is early, who plans with too few is too late.
    #[must_use]
    pub fn lead_time(&self, value: Option<Money>) -> i64 {
        match value.filter(|m| m.currency == Currency::GBP) {
            Some(money) => self.days(Some(money.pence)),
            None => self.steps().into_iter().map(|band| i64::from(band.days)).max().unwrap_or_default(),
        }
    }

    /// The lead time by value: bands at every value where any of the durations changes.
    #[must_use]
    pub fn steps(&self) -> Vec<Band> {
        let all = self.gates.iter().flat_map(|gate| &gate.durations).chain(&self.tender);
        let mut limits: Vec<u32> = all.filter_map(|band| band.up_to).collect();
        limits.sort_unstable();
        limits.dedup();
        let limits = limits.into_iter().map(Some).chain([None]);
        let mut steps: Vec<Band> = Vec::new();
        for up_to in limits {
            let days = self.days(up_to.map(|pounds| i64::from(pounds) * 100));
            let days = u16::try_from(days).unwrap_or(u16::MAX);
            match steps.last_mut().filter(|last| last.days == days) {
                Some(last) => last.up_to = up_to,
                None => steps.push(Band { up_to, days }),
            }
        }
        steps
    }

    /// The gates that a purchase of this value passes, each with the days from the decision until it is passed,
    /// in their order. Where nobody said the value, as for any above all bands.
    #[must_use]
    pub fn passed(&self, value: Option<Money>) -> Vec<(String, i64)> {
        let pence = value.filter(|m| m.currency == Currency::GBP).map(|m| m.pence);
        let mut after = 0;
        let mut passed = Vec::new();
        for gate in &self.gates {
            let days = i64::from(within(&gate.durations, pence));
            after += days;
            if days > 0 {
                let name = gate.name.clone().unwrap_or_else(|| gate.kind.title().to_owned());
                passed.push((name, after));
            }
        }
        passed
    }

    /// The sum for a value in pence; `None` for any value above all bands.
    fn days(&self, pence: Option<i64>) -> i64 {
        let durations =
            self.gates.iter().map(|gate| gate.durations.as_slice()).chain([self.tender.as_slice()]);
        durations.map(|bands| i64::from(within(bands, pence))).sum()
    }
}

/// The lead time of an authority that described nothing is [`LEAD_TIME_DAYS`].
#[must_use]
pub fn lead_time(described: Option<&Governance>, value: Option<Money>) -> i64 {
    described.map_or(LEAD_TIME_DAYS, |governance| governance.lead_time(value))
}

fn within(bands: &[Band], pence: Option<i64>) -> u16 {
    let reaches = |band: &&Band| match (band.up_to, pence) {
        (None, _) => true,
        (Some(pounds), Some(pence)) => pence <= i64::from(pounds) * 100,
        (Some(_), None) => false,
    };
    bands.iter().find(reaches).map_or(0, |band| band.days)
}

fn check(bands: &[Band], pointer: &str, faults: &mut Vec<Fault>) {
    let mut fault = |at: Option<usize>, detail: String| {
        let pointer = at.map_or_else(|| pointer.to_owned(), |at| format!("{pointer}/{at}"));
        faults.push(Fault { pointer, detail });
    };
    if bands.len() > MOST_BANDS {
        fault(None, format!("has {} bands: {MOST_BANDS} are the most", bands.len()));
    }
    match bands.last() {
        None => fault(None, "needs at least one band, as `[{\"upTo\": null, \"days\": 28}]`".to_owned()),
        Some(Band { up_to: Some(_), .. }) => {
            let last = Some(bands.len() - 1);
            fault(last, "the last band has no `upTo`: it is for any value above".to_owned());
        }
        Some(_) => {}
    }
    let mut below = 0;
    for (at, band) in bands.iter().enumerate() {
        if band.days > MOST_DAYS {
            fault(Some(at), format!("takes {} days: {MOST_DAYS} are the most", band.days));
        }
        match band.up_to {
            None if at + 1 < bands.len() => {
                fault(Some(at), "only the last band has no `upTo`".to_owned());
            }
            Some(up_to) if up_to <= below => {
                fault(Some(at), format!("`upTo` must be above {below}: the smallest band comes first"));
            }
            Some(up_to) => below = up_to,
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(up_to: Option<u32>, days: u16) -> Band {
        Band { up_to, days }
    }

    fn gate(kind: GateKind, durations: &[Band]) -> Gate {
        Gate { kind, name: None, durations: durations.to_vec() }
    }

    fn pounds(pounds: i64) -> Option<Money> {
        Some(Money::gbp(pounds * 100))
    }

    fn camden() -> Governance {
        let spend = gate(GateKind::SpendControl, &[band(Some(100_000), 0), band(None, 14)]);
        let cabinet = gate(GateKind::CabinetForwardPlan, &[band(Some(500_000), 0), band(None, 60)]);
        Governance::new(vec![spend, cabinet], vec![band(Some(100_000), 45), band(None, 180)]).unwrap()
    }

    #[test]
    fn the_lead_time_is_the_sum_of_the_gates_and_the_tender_for_the_value() {
        let governance = camden();
        assert_eq!(governance.lead_time(pounds(50_000)), 45);
        assert_eq!(governance.lead_time(pounds(100_000)), 45, "a band reaches its own limit");
        assert_eq!(
            governance.lead_time(Some(Money::gbp(10_000_001))),
            14 + 180,
            "a penny more is the next band"
        );
        assert_eq!(governance.lead_time(pounds(2_000_000)), 14 + 60 + 180);
    }

    #[test]
    fn a_value_that_nobody_knows_takes_the_longest() {
        let governance = camden();
        assert_eq!(governance.lead_time(None), 254);
        let euros = Money { pence: 100, currency: Currency::parse("EUR").unwrap() };
        assert_eq!(governance.lead_time(Some(euros)), 254);
        // The longest need not be the one of the highest values.
        let odd = Governance::new(vec![], vec![band(Some(10), 90), band(None, 30)]).unwrap();
        assert_eq!(odd.lead_time(None), 90);
    }

    #[test]
    fn an_authority_that_described_nothing_needs_what_all_did_before() {
        assert_eq!(lead_time(None, pounds(5)), LEAD_TIME_DAYS);
        assert_eq!(lead_time(Some(&camden()), pounds(5)), 45);
    }

    #[test]
    fn the_steps_join_the_limits_of_all_gates() {
        let steps = camden().steps();
        assert_eq!(steps, [band(Some(100_000), 45), band(Some(500_000), 194), band(None, 254)]);
        let flat = Governance::new(vec![], vec![band(Some(10), 30), band(None, 30)]).unwrap();
        assert_eq!(flat.steps(), [band(None, 30)]);
    }

    #[test]
    fn bands_that_can_be_read_two_ways_are_refused_with_their_place() {
        let told = |gates: Vec<Gate>, tender: &[Band]| {
            let faults = Governance::new(gates, tender.to_vec()).unwrap_err();
            faults.into_iter().map(|f| f.pointer).collect::<Vec<_>>()
        };
        let fine = [band(None, 1)];
        assert_eq!(told(vec![], &[]), ["/tender"]);
        assert_eq!(told(vec![], &[band(Some(5), 1)]), ["/tender/0"]);
        assert_eq!(told(vec![], &[band(Some(5), 1), band(Some(5), 2), band(None, 3)]), ["/tender/1"]);
        assert_eq!(told(vec![], &[band(None, 1), band(None, 2)]), ["/tender/0"]);
        assert_eq!(told(vec![], &[band(None, MOST_DAYS + 1)]), ["/tender/0"]);
        assert_eq!(told(vec![gate(GateKind::Other, &fine)], &fine), ["/gates/0/name"]);
        assert_eq!(told(vec![gate(GateKind::Standstill, &[])], &fine), ["/gates/0/durations"]);
    }

    #[test]
    fn kinds_come_back_as_what_they_stand_for() {
        assert!(GateKind::ALL.into_iter().all(|k| GateKind::parse(k.as_str()) == Some(k)));
        let json = serde_json::to_string(&GateKind::ALL).unwrap();
        assert!(GateKind::ALL.into_iter().all(|k| json.contains(&format!("\"{}\"", k.as_str()))));
    }
}
