//! A record as its authority keeps it: what notices say of it (the published layer, public for
//! ever), what the authority says of it (statements), and who may see which part.
//!
//! [`Record::view`] is the rule of who sees what, plainly; [`Record::faces`] is the same rule as
//! the few distinct views that a store keeps as rows. [`Record::apply`] is every change there is.

pub mod band;
pub mod change;
pub mod datum;
pub mod patch;
pub mod question;
pub mod sharing;
pub mod view;

mod apply;
mod check;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{Action, Kind};
use crate::fact::{Basis, Field};
use crate::id::{AuthorityId, NoticeId, ProcurementId};

pub use band::Band;
pub use change::{Change, Done, Part, Refusal, What, Wrong};
pub use check::{MOST_CODES, most_characters};
pub use datum::{Datum, ExtensionOption, Renewal};
pub use question::{Answer, Question};
pub use sharing::{BandSharing, Clearance, FieldSharing, Reader, Sensitive, Sharing};
pub use view::{Face, Reach, Said, View};

/// The kinds of records that an authority keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// A contract.
    Contract,
    /// A procurement.
    Procurement,
}

impl RecordKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Contract, Self::Procurement];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Procurement => "procurement",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }

    /// The kind as far as access goes.
    #[must_use]
    pub const fn access(self) -> Kind {
        match self {
            Self::Contract => Kind::Contract,
            Self::Procurement => Kind::Procurement,
        }
    }

    /// What it takes to keep such records.
    #[must_use]
    pub const fn write(self) -> Action {
        match self {
            Self::Contract => Action::WriteContracts,
            Self::Procurement => Action::WriteProcurements,
        }
    }

    /// The fields that an authority can say something of.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Contract => &[
                Field::Title,
                Field::Description,
                Field::Vendors,
                Field::Status,
                Field::TermStart,
                Field::TermEnd,
                Field::TermMaxEnd,
                Field::ValueNet,
                Field::ValueGross,
                Field::SignedOn,
                Field::Cpv,
                Field::Technology,
                Field::ServiceArea,
                Field::Renewal,
                Field::NoticePeriodDays,
                Field::ExtensionOptions,
                Field::Reference,
                Field::Responsible,
                Field::Notes,
                Field::Contact,
                Field::Department,
                Field::ReviewOn,
                Field::IrrecoverableVat,
                Field::Procedure,
                Field::LightTouch,
                Field::SupplierSme,
                Field::SupplierVcse,
            ],
            Self::Procurement => &[
                Field::Title,
                Field::Description,
                Field::ValueNet,
                Field::ValueGross,
                Field::Cpv,
                Field::Technology,
                Field::ServiceArea,
                Field::Stage,
                Field::ExpectedStart,
                Field::ExpectedEnd,
                Field::MaxEnd,
                Field::EngagementEnds,
                Field::TenderDeadline,
                Field::NoticeExpected,
                Field::Reference,
                Field::Responsible,
                Field::Notes,
                Field::Contact,
                Field::Department,
                Field::Procedure,
                Field::LightTouch,
            ],
        }
    }
}

/// A value of a record, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The value.
    pub value: Datum,
    /// Where it comes from; `None` for what follows from nothing that was published, as the name of
    /// a process that stands in for a title.
    pub basis: Option<Basis>,
}

/// What is known of a record, by field. A field that is not known is not there.
pub type Facts = BTreeMap<Field, Known>;

/// Where a record comes from: what nobody states and nobody withholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The process: the OCID, for an export the buyer's reference, for a record made by hand a
    /// name of its own.
    pub process: String,
    /// Which award of it; empty for a procurement.
    pub award: String,
    /// The procurement that led to a contract.
    pub procurement: Option<ProcurementId>,
    /// The notices that tell of it.
    pub notices: Vec<NoticeId>,
    /// When the first of them was published.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When the last of them was published.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// The account that said something, with its name as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The person or other system.
    pub account: Uuid,
    /// Its name.
    pub name: String,
}

/// What an authority says of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The value.
    pub value: Datum,
    /// Who said so.
    pub by: Speaker,
    /// When.
    pub at: DateTime<Utc>,
}

/// A contract or procurement as its authority keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Contract or procurement.
    pub kind: RecordKind,
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub authority: AuthorityId,
    /// Where it comes from.
    pub origin: Origin,
    /// What notices say of it; `None` for a record made by hand.
    pub published: Option<Facts>,
    /// What its authority says of it.
    pub statements: BTreeMap<Field, Statement>,
    /// Who may see what its authority says.
    pub sharing: Sharing,
    /// When its authority put it away.
    pub archived_at: Option<DateTime<Utc>>,
    /// Where notices disagree with what its authority says, newest last.
    pub questions: Vec<Question>,
}

impl Record {
    /// What its authority knows of a field: what it said, else what notices say.
    #[must_use]
    pub fn known(&self, field: Field) -> Option<&Datum> {
        let stated = self.statements.get(&field).map(|s| &s.value);
        stated.or_else(|| self.published_value(field))
    }

    /// The authority's own reference of it, by which its other systems know it, for as long as it is not put
    /// away: no two live records of one kind have the same.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        match self.statements.get(&Field::Reference).map(|said| &said.value) {
            Some(Datum::Text(reference)) if self.archived_at.is_none() => Some(reference),
            _ => None,
        }
    }

    /// What notices say of a field.
    #[must_use]
    pub fn published_value(&self, field: Field) -> Option<&Datum> {
        self.published.as_ref()?.get(&field).map(|known| &known.value)
    }
}

#[cfg(test)]
mod tests;
