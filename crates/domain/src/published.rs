//! What one published release says, before it is merged with what other releases of the same
//! process say. `ingest` makes these; [`crate::process`] folds them.

use chrono::{DateTime, NaiveDate, Utc};

use crate::cpv::Cpv;
use crate::identifier::Identifier;
use crate::money::Money;
use crate::notice::{NoticeKind, Source};

/// A value and where in the release it stands: a JSON pointer, or `row 12, column "End Date"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// The value, cleaned (entities decoded, line ends `\n`, trimmed).
    pub value: T,
    /// Where it stands.
    pub pointer: String,
}

/// Something in a file that could not be read, or was read with a doubt. It never stops the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The release's id where it has one.
    pub release: Option<String>,
    /// JSON pointer from the release's root (or the file's, where there is no release), or row and column.
    pub pointer: String,
    /// What is wrong and what was done about it.
    pub message: String,
}

/// A buyer or supplier as named in a release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// The name; some releases have `null`.
    pub name: Option<String>,
    /// Identifiers, from `id`, `identifier` and `additionalIdentifiers`.
    pub identifiers: Vec<Identifier>,
    /// Small or medium-sized enterprise, where said.
    pub sme: Option<bool>,
    /// Voluntary, community or social enterprise, where said.
    pub vcse: Option<bool>,
    /// Where it stands.
    pub pointer: String,
}

/// What a release says of the purchase as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcurementSaid {
    /// Title.
    pub title: Option<Said<String>>,
    /// Description.
    pub description: Option<Said<String>>,
    /// The tender's status as published, in lower case, whatever code list it is of.
    pub status: Option<Said<String>>,
    /// Expected value without VAT.
    pub net: Option<Said<Money>>,
    /// Expected value with VAT.
    pub gross: Option<Said<Money>>,
    /// CPV codes, the main one first, without doubles.
    pub cpv: Vec<Said<Cpv>>,
    /// Expected first day of the contract.
    pub start: Option<Said<NaiveDate>>,
    /// Expected last day.
    pub end: Option<Said<NaiveDate>>,
    /// Expected last day with all extensions.
    pub max_end: Option<Said<NaiveDate>>,
    /// How many days the contract is to last, where that is said instead of a last day.
    pub days: Option<Said<i64>>,
    /// Extensions in words (`renewal.description`).
    pub extensions: Option<Said<String>>,
    /// End of preliminary market engagement.
    pub engagement_ends: Option<Said<NaiveDate>>,
    /// Deadline for tenders.
    pub tender_deadline: Option<Said<NaiveDate>>,
    /// When the next notice is expected.
    pub notice_expected: Option<Said<NaiveDate>>,
}

/// What a release says of one award (and of the contract signed for it).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AwardSaid {
    /// Which award of the process: the award's id, or the contract's `awardID`.
    pub award: String,
    /// Title.
    pub title: Option<Said<String>>,
    /// Description.
    pub description: Option<Said<String>>,
    /// Status as published, in lower case; a contract's status wins over its award's.
    pub status: Option<Said<String>>,
    /// Who won.
    pub suppliers: Vec<Party>,
    /// Without VAT.
    pub net: Option<Said<Money>>,
    /// With VAT.
    pub gross: Option<Said<Money>>,
    /// First day.
    pub start: Option<Said<NaiveDate>>,
    /// Last day without extensions.
    pub end: Option<Said<NaiveDate>>,
    /// Last day with all extensions.
    pub max_end: Option<Said<NaiveDate>>,
    /// How many days it lasts, where that is said instead of a last day.
    pub days: Option<Said<i64>>,
    /// Extensions in words.
    pub extensions: Option<Said<String>>,
    /// Date of the award decision.
    pub awarded_on: Option<Said<NaiveDate>>,
    /// Date of signature.
    pub signed_on: Option<Said<NaiveDate>>,
    /// CPV codes of the award's own items.
    pub cpv: Vec<Said<Cpv>>,
}

/// One release, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Who published it.
    pub source: Source,
    /// The process: the OCID, or for an export a key made of reference and buyer.
    pub process: String,
    /// The release id; made from the content where the publisher gave none.
    pub release: String,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// What it does.
    pub kind: NoticeKind,
    /// The notice type's code, as `UK6`.
    pub notice_type: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its page for people.
    pub url: Option<String>,
    /// The buyers; the first is the one that holds the contract.
    pub buyers: Vec<Party>,
    /// What it says of the purchase.
    pub procurement: Option<ProcurementSaid>,
    /// What it says of each award.
    pub awards: Vec<AwardSaid>,
}
