//! What only the authority that holds a record can say of it, as it is answered to those who may see it.

use std::collections::BTreeMap;
use std::fmt;

use muster_domain::audit::{Sight, Subject};
use muster_domain::fact::{Basis, FactState, Field};
use muster_domain::id::AuthorityId;
use muster_domain::record::{ExtensionOption as DomainOption, Said};
use serde::Serialize;
use utoipa::ToSchema;

use super::SaidBy;
use crate::facts::Fact;
use crate::words;

/// What the authority that holds it says of a contract or procurement besides; null where it says
/// nothing, or not to you.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordSaid {
    /// Who in the authority looks after it.
    pub responsible: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The band, in pounds over the whole term, of a value that is withheld.
    #[schema(schema_with = words::band_or_null_schema)]
    pub value_band: Option<&'static str>,
    /// Whether the authority put it away.
    pub archived: bool,
}

/// What the authority that holds it says of a contract besides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContractSaid {
    /// Whether it will be bought again.
    #[schema(schema_with = words::renewal_or_null_schema)]
    pub renewal: Option<&'static str>,
    /// Days of notice that end it.
    pub notice_period_days: Option<u16>,
    /// The steps by which it can be extended, in order.
    pub extension_options: Vec<ExtensionOption>,
    /// What is said of any record.
    #[serde(flatten)]
    pub shared: RecordSaid,
}

/// A step by which a contract can be extended.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionOption {
    /// By how many months.
    pub months: u16,
    /// How many days before the end it must be taken up; null where that is not agreed.
    pub notice_days: Option<u16>,
}

impl fmt::Display for ExtensionOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.notice_days {
            Some(days) => write!(f, "{} months ({days} days' notice)", self.months),
            None => write!(f, "{} months", self.months),
        }
    }
}

impl From<DomainOption> for ExtensionOption {
    fn from(option: DomainOption) -> Self {
        let DomainOption { months, notice_days } = option;
        Self { months, notice_days }
    }
}

impl From<Said> for ContractSaid {
    fn from(said: Said) -> Self {
        Self {
            renewal: said.renewal.map(|renewal| renewal.as_str()),
            notice_period_days: said.notice_period_days,
            extension_options: said.extension_options.iter().copied().map(Into::into).collect(),
            shared: said.into(),
        }
    }
}

impl From<Said> for RecordSaid {
    fn from(said: Said) -> Self {
        let Said {
            renewal: _,
            notice_period_days: _,
            extension_options: _,
            responsible,
            notes,
            contact,
            value_band,
            archived,
        } = said;
        let value_band = value_band.map(|band| band.as_str());
        Self { responsible, notes, contact, value_band, archived }
    }
}

/// The sensitive fields of a record that not everybody sees as they stand here; `None` where there
/// are none. A value that a notice says, too, is nobody's secret.
pub(crate) fn sight(
    subject: Subject,
    owner: AuthorityId,
    private: bool,
    said: &Said,
    facts: &BTreeMap<Field, Basis>,
) -> Option<Sight> {
    let secret = |field: &Field| {
        facts.get(field).is_some_and(|f| f.state == FactState::Confirmed && f.notice.is_none())
    };
    let fields: Vec<String> = [
        ("value", [Field::ValueNet, Field::ValueGross].iter().any(secret)),
        ("notes", said.notes.is_some()),
        ("contact", said.contact.is_some()),
        ("valueBand", said.value_band.is_some()),
    ]
    .into_iter()
    .filter(|(_, shown)| *shown)
    .map(|(field, _)| field.to_owned())
    .collect();
    (private && !fields.is_empty()).then_some(Sight { owner, subject, fields })
}

/// Adds to confirmed facts who said so.
pub(crate) fn name(facts: &mut BTreeMap<&'static str, Fact>, said: &SaidBy) {
    for (path, fact) in facts {
        fact.confirmed_by = said.get(path).cloned();
    }
}
