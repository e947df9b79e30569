//! What records of several kinds have in common: money, values, codes, and where facts come from.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use muster_domain::contract::Value;
use muster_domain::cpv::Cpv as DomainCpv;
use muster_domain::fact::{Basis, Field};
use muster_domain::identifier::Identifier as DomainIdentifier;
use muster_domain::money::Money as DomainMoney;
use muster_domain::service_area::ServiceAreaCode;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// An amount of money.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Money {
    /// In major units (pounds), with at most two decimals.
    #[schema(example = 1_250_000.0)]
    pub amount: f64,
    /// ISO 4217.
    #[schema(example = "GBP", pattern = "^[A-Z]{3}$")]
    pub currency: String,
}

impl From<DomainMoney> for Money {
    fn from(money: DomainMoney) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "exact to a penny below 90 trillion pounds")]
        let amount = money.pence as f64 / 100.0;
        Self { amount, currency: money.currency.as_str().to_owned() }
    }
}

/// Money over the whole term, net and gross of VAT kept apart as published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TermValue {
    /// Without VAT.
    pub net: Option<Money>,
    /// With VAT.
    pub gross: Option<Money>,
    /// A year's share, of the net value where known, else of the gross one. Derived.
    pub annual: Option<Money>,
}

impl TermValue {
    /// A published value with its derived share of a year.
    #[must_use]
    pub fn new(value: Value, annual: Option<DomainMoney>) -> Self {
        let Value { net, gross } = value;
        Self { net: net.map(Into::into), gross: gross.map(Into::into), annual: annual.map(Into::into) }
    }
}

/// A code of the Common Procurement Vocabulary.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Cpv {
    /// Eight digits.
    #[schema(example = "48000000", pattern = "^[0-9]{8}$")]
    pub code: String,
    /// What the vocabulary of 2008 calls it; null for a code that is not in it.
    #[schema(example = "Software package and information systems")]
    pub description: Option<&'static str>,
}

impl From<DomainCpv> for Cpv {
    fn from(cpv: DomainCpv) -> Self {
        Self { code: cpv.to_string(), description: cpv.description() }
    }
}

/// An identifier in a public register.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Identifier {
    /// The register.
    #[schema(example = "GB-COH")]
    pub scheme: String,
    /// The id in that register.
    #[schema(example = "02706402")]
    pub id: String,
}

impl From<DomainIdentifier> for Identifier {
    fn from(identifier: DomainIdentifier) -> Self {
        let DomainIdentifier { scheme, id } = identifier;
        Self { scheme, id }
    }
}

/// What an authority does with what it buys.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ServiceArea {
    /// The code, for filters.
    #[schema(example = "housing-management")]
    pub code: &'static str,
    /// The name, for people.
    #[schema(example = "Housing management")]
    pub name: &'static str,
    /// Where it stands in the list.
    #[schema(example = "Place")]
    pub group: &'static str,
}

impl From<ServiceAreaCode> for ServiceArea {
    fn from(code: ServiceAreaCode) -> Self {
        let area = code.area();
        Self { code: code.as_str(), name: &area.name, group: &area.group }
    }
}

/// Where one fact of a record comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// `published`: a notice says so. `inferred`: worked out from words of a notice. `claimed`: a
    /// vendor says so. `confirmed`: an officer says so.
    #[schema(schema_with = words::fact_state_schema)]
    pub state: &'static str,
    /// The notice it was read in.
    pub notice: Option<Uuid>,
    /// Where in that notice: a JSON pointer, or row and column of an export.
    #[schema(example = "/awards/0/contractPeriod/maxExtentDate")]
    pub pointer: Option<String>,
    /// The words it was worked out from, as published.
    #[schema(example = "2 x 12 months")]
    pub words: Option<String>,
    /// Why it follows from them.
    pub reason: Option<String>,
    /// When an officer said so.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Who said so: told to their own authority, where one record is asked for.
    pub confirmed_by: Option<String>,
}

impl From<Basis> for Fact {
    fn from(basis: Basis) -> Self {
        let Basis { state, notice, pointer, words, reason, confirmed_at } = basis;
        let (state, notice) = (state.as_str(), notice.map(|n| n.0));
        Self { state, notice, pointer, words, reason, confirmed_at, confirmed_by: None }
    }
}

/// Facts of a record by their paths in the answer. A list has some ten of them for each of its rows: they are written
/// in the order in which the record has them, and not sorted again.
#[derive(Debug, Clone)]
pub struct Facts(Vec<(&'static str, Fact)>);

impl Facts {
    /// Each with its path, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&'static str, &mut Fact)> {
        self.0.iter_mut().map(|(path, fact)| (*path, fact))
    }
}

impl From<BTreeMap<Field, Basis>> for Facts {
    fn from(bases: BTreeMap<Field, Basis>) -> Self {
        Self(bases.into_iter().map(|(field, basis)| (field.as_str(), basis.into())).collect())
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(path, fact)| (path, fact)))
    }
}
