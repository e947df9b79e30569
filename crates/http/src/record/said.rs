//! What only the authority that holds a record can say of it, as it is answered to those who may see it.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use muster_domain::audit::{Sight, Subject};
use muster_domain::fact::{Basis, FactState, Field};
use muster_domain::id::AuthorityId;
use muster_domain::record::{ExtensionOption as DomainOption, Said};
use serde::Serialize;
use utoipa::ToSchema;

use super::SaidBy;
use crate::facts::{Facts, Money};
use crate::words;

/// What the authority that holds it says of a contract or procurement besides; null where it says
/// nothing, or not to you.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordSaid {
    /// The authority's own reference of it, as its contract register has it.
    pub reference: Option<String>,
    /// Who in the authority looks after it.
    pub responsible: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Which department (directorate, service) is responsible for it.
    pub department: Option<String>,
    /// How the supplier is chosen.
    #[schema(schema_with = words::procedure_or_null_schema)]
    pub procedure: Option<&'static str>,
    /// Whether it is a light touch contract (Procurement Act 2023, section 9).
    pub light_touch: Option<bool>,
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
    /// When it is reviewed.
    pub review_on: Option<NaiveDate>,
    /// The VAT of it that cannot be recovered, over the whole term.
    pub irrecoverable_vat: Option<Money>,
    /// Whether the authority says that the supplier is a small or medium-sized enterprise.
    pub supplier_sme: Option<bool>,
    /// Whether it says that the supplier is a voluntary, community or social enterprise.
    pub supplier_vcse: Option<bool>,
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
            review_on: said.review_on,
            irrecoverable_vat: said.irrecoverable_vat.map(Into::into),
            supplier_sme: said.supplier_sme,
            supplier_vcse: said.supplier_vcse,
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
            reference,
            responsible,
            notes,
            contact,
            department,
            review_on: _,
            irrecoverable_vat: _,
            procedure,
            light_touch,
            supplier_sme: _,
            supplier_vcse: _,
            value_band,
            archived,
        } = said;
        let procedure = procedure.map(|procedure| procedure.as_str());
        let value_band = value_band.map(|band| band.as_str());
        Self {
            reference,
            responsible,
            notes,
            contact,
            department,
            procedure,
            light_touch,
            value_band,
            archived,
        }
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
        ("value", [Field::ValueNet, Field::ValueGross, Field::IrrecoverableVat].iter().any(secret)),
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
pub(crate) fn name(facts: &mut Facts, said: &SaidBy) {
    for (path, fact) in facts.iter_mut() {
        fact.confirmed_by = said.get(path).cloned();
    }
}
