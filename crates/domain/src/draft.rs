//! Drafts of the notices of the Procurement Act 2023: what the form on Find a Tender asks, and as much
//! of the answer as is known, each with where it comes from. What nobody knows is left open.

mod contract;
mod procurement;

use crate::assessment::Assessment;
use crate::authority::Authority;
use crate::contract::{Contract, Value};
use crate::duty::DutyKind;
use crate::fact::Field;
use crate::procurement::Procurement;
use crate::term::Term;
use crate::transparency::Supplier;

pub use procurement::{pipeline, planned};

/// A notice that can be drafted. The words are Find a Tender's codes, in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftKind {
    /// Pipeline notice, of an authority.
    Uk1,
    /// Planned procurement notice, of a procurement.
    Uk3,
    /// Contract details notice.
    Uk7,
    /// Contract performance notice.
    Uk9,
    /// Contract change notice.
    Uk10,
    /// Contract termination notice.
    Uk11,
}

impl DraftKind {
    /// Every one.
    pub const ALL: [Self; 6] = [Self::Uk1, Self::Uk3, Self::Uk7, Self::Uk9, Self::Uk10, Self::Uk11];

    /// Those of a contract.
    pub const OF_CONTRACTS: [Self; 4] = [Self::Uk7, Self::Uk9, Self::Uk10, Self::Uk11];

    /// The word, as in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Uk1 => "uk1",
            Self::Uk3 => "uk3",
            Self::Uk7 => "uk7",
            Self::Uk9 => "uk9",
            Self::Uk10 => "uk10",
            Self::Uk11 => "uk11",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }

    /// The code, as in a notice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uk1 => "UK1",
            Self::Uk3 => "UK3",
            Self::Uk7 => "UK7",
            Self::Uk9 => "UK9",
            Self::Uk10 => "UK10",
            Self::Uk11 => "UK11",
        }
    }

    /// The duty that it discharges.
    #[must_use]
    pub const fn duty(self) -> DutyKind {
        match self {
            Self::Uk1 => DutyKind::Pipeline,
            Self::Uk3 => DutyKind::Planned,
            Self::Uk7 => DutyKind::Details,
            Self::Uk9 => DutyKind::Performance,
            Self::Uk10 => DutyKind::Change,
            Self::Uk11 => DutyKind::Termination,
        }
    }

    /// What the notice is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Uk1 => "Pipeline notice",
            Self::Uk3 => "Planned procurement notice",
            Self::Uk7 => "Contract details notice",
            Self::Uk9 => "Contract performance notice",
            Self::Uk10 => "Contract change notice",
            Self::Uk11 => "Contract termination notice",
        }
    }
}

/// Where a line's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A field of the record, with its own basis.
    Record(Field),
    /// The process and its award, as notices number them.
    Process,
    /// What Muster knows of the authority or the supplier.
    Party,
    /// Assessments that the authority's officers made.
    Assessment,
    /// It follows from the rule itself.
    Rule,
    /// Nobody said: to be filled in on the form.
    Open,
}

impl Known {
    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Record(_) => "record",
            Self::Process => "process",
            Self::Party => "party",
            Self::Assessment => "assessment",
            Self::Rule => "rule",
            Self::Open => "open",
        }
    }
}

/// One line of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the form asks.
    pub label: String,
    /// The answer; `None` where it is not known.
    pub value: Option<String>,
    /// Where it comes from, or would.
    pub known: Known,
    /// What helps to fill it in.
    pub hint: Option<&'static str>,
    /// Whether the notice must have it.
    pub needed: bool,
}

impl Line {
    fn new(label: impl Into<String>, value: Option<String>, known: Known) -> Self {
        Self { label: label.into(), value, known, hint: None, needed: true }
    }

    /// A line that nobody but the author can answer.
    fn open(label: impl Into<String>, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..Self::new(label, None, Known::Open) }
    }

    const fn optional(mut self) -> Self {
        self.needed = false;
        self
    }

    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Section {
    fn new(title: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { title: title.into(), lines }
    }
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Of which notice.
    pub kind: DraftKind,
    /// The parts of the form, in order.
    pub sections: Vec<Section>,
}

impl Draft {
    /// How many of the lines that the notice must have are answered, and of how many.
    #[must_use]
    pub fn filled(&self) -> (usize, usize) {
        let needed = self.sections.iter().flat_map(|s| &s.lines).filter(|line| line.needed);
        needed.fold((0, 0), |(filled, all), line| (filled + usize::from(line.value.is_some()), all + 1))
    }
}

/// What a draft of a contract's notice is made of.
#[derive(Debug, Clone, Copy)]
pub struct OfContract<'a> {
    /// The contract, as its authority knows it.
    pub contract: &'a Contract,
    /// Its authority.
    pub authority: &'a Authority,
    /// What is known of its suppliers, in its order.
    pub suppliers: &'a [Supplier],
    /// Term and value as notices have them, where the authority says otherwise.
    pub before: Option<&'a (Term, Value)>,
    /// How the supplier was rated, newest first.
    pub assessments: &'a [Assessment],
}

impl OfContract<'_> {
    /// The draft of one of [`DraftKind::OF_CONTRACTS`]; `None` of any other.
    #[must_use]
    pub fn draft(&self, kind: DraftKind) -> Option<Draft> {
        let sections = match kind {
            DraftKind::Uk7 => contract::details(self),
            DraftKind::Uk9 => contract::performance(self),
            DraftKind::Uk10 => contract::change(self),
            DraftKind::Uk11 => contract::termination(self),
            DraftKind::Uk1 | DraftKind::Uk3 => return None,
        };
        Some(Draft { kind, sections })
    }
}

/// What every notice says of its authority. Find a Tender has address and contact of a registered one.
fn buyer(authority: &Authority) -> Section {
    let ppon = authority.identifiers.iter().find(|id| id.scheme == "GB-PPON");
    Section::new(
        "Contracting authority",
        vec![
            Line::new("Name", Some(authority.reference.name.clone()), Known::Party),
            Line::new("Public procurement organisation number", ppon.map(|id| id.id.clone()), Known::Party)
                .hint("Find a Tender fills it in of a registered organisation"),
            Line::open("Address and contact", "Find a Tender fills them in of a registered organisation")
                .optional(),
        ],
    )
}

fn title_of(procurement: &Procurement) -> Line {
    Line::new("Title", Some(procurement.title.clone()), Known::Record(Field::Title))
}
