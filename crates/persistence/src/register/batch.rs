//! What the register takes and gives.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::authority::AuthorityKind;
use muster_domain::contract::{ContractStatus, Value};
use muster_domain::cpv::Cpv;
use muster_domain::fact::{Basis, Field};
use muster_domain::id::{AuthorityId, ContractId, ImportId, NoticeId, ProcurementId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::procurement::Stage;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::term::Term;

/// A vendor or authority as the directories want to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<I> {
    /// Its id.
    pub id: I,
    /// Short code of a borough.
    pub code: Option<String>,
    /// The name it is known by.
    pub name: String,
    /// Every spelling seen, its name included.
    pub names: Vec<String>,
    /// Every identifier.
    pub identifiers: Vec<Identifier>,
}

/// A notice as stored, for folding its process again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNotice {
    /// Its id.
    pub id: NoticeId,
    /// Who published it.
    pub source: Source,
    /// Its process.
    pub process: String,
    /// Its release id.
    pub release: String,
    /// Exactly as received.
    pub raw: String,
}

/// An authority seen in a notice: created, or its spelling and identifiers added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthoritySeen {
    /// Its id.
    pub id: AuthorityId,
    /// Whether to create it.
    pub created: bool,
    /// Short code of a borough.
    pub code: Option<String>,
    /// Office for National Statistics code of a borough.
    pub gss: Option<String>,
    /// What kind.
    pub kind: AuthorityKind,
    /// Whether it takes part.
    pub member: bool,
    /// The name it is known by.
    pub name: String,
    /// The spelling seen now.
    pub spelling: String,
    /// Identifiers to keep.
    pub identifiers: Vec<Identifier>,
    /// Why this spelling is this authority; kept as a decision.
    pub reason: String,
    /// The notice it was seen in; `None` for the list of boroughs.
    pub notice: Option<NoticeId>,
}

/// A vendor seen in a notice: created, or its spelling and identifiers added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorSeen {
    /// Its id.
    pub id: VendorId,
    /// Whether to create it.
    pub created: bool,
    /// The name it is known by.
    pub name: String,
    /// The spelling seen now.
    pub spelling: String,
    /// Companies House number, normalised.
    pub company_number: Option<String>,
    /// Small or medium-sized, where said.
    pub sme: Option<bool>,
    /// Voluntary, community or social enterprise, where said.
    pub vcse: Option<bool>,
    /// Identifiers to keep.
    pub identifiers: Vec<Identifier>,
    /// `new`, `same number`, `same name`, `similar name`, `conflict`.
    pub outcome: String,
    /// Why this spelling is this vendor.
    pub reason: String,
    /// A vendor that holds the same number under an unlike name.
    pub conflicts_with: Option<VendorId>,
    /// The notice it was seen in; `None` for an authority's own register.
    pub notice: Option<NoticeId>,
    /// The authority in whose own register it was seen. Others hear of it where they see a contract with it.
    pub named_by: Option<AuthorityId>,
    /// Seen in an invented notice.
    pub demonstration: bool,
}

/// A notice to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// Its id.
    pub id: NoticeId,
    /// Who published it.
    pub source: Source,
    /// Its process.
    pub process: String,
    /// Its release id: one release of one source is kept once; the same id with another text is
    /// a new version of it and is kept beside the old one (the newest is what is folded).
    pub release: String,
    /// What it does.
    pub kind: NoticeKind,
    /// The notice type's code.
    pub notice_type: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Its page for people.
    pub url: Option<String>,
    /// Who published it.
    pub authority: Option<AuthorityId>,
    /// Exactly as received.
    pub raw: String,
    /// SHA-256 of `raw`, hexadecimal.
    pub digest: String,
    /// The file's name.
    pub file: String,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// A contract as its process says it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractFolded {
    /// Its id: the one it has, or a fresh one.
    pub id: ContractId,
    /// Its process.
    pub process: String,
    /// Which award.
    pub award: String,
    /// Who holds it.
    pub authority: AuthorityId,
    /// With whom, in order.
    pub vendors: Vec<VendorId>,
    /// The procurement of the same process.
    pub procurement: Option<ProcurementId>,
    /// Title.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// Status.
    pub status: ContractStatus,
    /// Term.
    pub term: Term,
    /// Value.
    pub value: Value,
    /// When signed.
    pub signed_on: Option<NaiveDate>,
    /// CPV codes, the main one first.
    pub cpv: Vec<Cpv>,
    /// Technology or not.
    pub technology: bool,
    /// Service area.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// The notices that tell of it.
    pub notices: Vec<NoticeId>,
    /// First publication.
    pub first_published_at: Option<DateTime<Utc>>,
    /// Last publication.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// A procurement as its process says it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcurementFolded {
    /// Its id: the one it has, or a fresh one.
    pub id: ProcurementId,
    /// Its process.
    pub process: String,
    /// Who buys.
    pub authority: AuthorityId,
    /// Title.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// Stage.
    pub stage: Stage,
    /// Expected first day.
    pub expected_start: Option<NaiveDate>,
    /// Expected last day.
    pub expected_end: Option<NaiveDate>,
    /// Expected last day with extensions.
    pub max_end: Option<NaiveDate>,
    /// End of engagement.
    pub engagement_ends: Option<NaiveDate>,
    /// Deadline for tenders.
    pub tender_deadline: Option<NaiveDate>,
    /// When the next notice is expected.
    pub notice_expected: Option<NaiveDate>,
    /// Value.
    pub value: Value,
    /// CPV codes, the main one first.
    pub cpv: Vec<Cpv>,
    /// Technology or not.
    pub technology: bool,
    /// Service area.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// The notices that tell of it.
    pub notices: Vec<NoticeId>,
    /// First publication.
    pub first_published_at: Option<DateTime<Utc>>,
    /// Last publication.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// Everything one transaction writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The import it belongs to.
    pub import: Option<ImportId>,
    /// Authorities created or seen under a new spelling.
    pub authorities: Vec<AuthoritySeen>,
    /// Vendors created or seen under a new spelling.
    pub vendors: Vec<VendorSeen>,
    /// Notices.
    pub notices: Vec<NewNotice>,
    /// Procurements: inserted, or updated where anything differs.
    pub procurements: Vec<ProcurementFolded>,
    /// Contracts: inserted, or updated where anything differs.
    pub contracts: Vec<ContractFolded>,
}

/// Ids that a process has already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcessIds {
    /// Its procurement.
    pub procurement: Option<ProcurementId>,
    /// Its contracts by award.
    pub contracts: BTreeMap<String, ContractId>,
}

/// What a batch changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Contracts that are new.
    pub contracts_added: u64,
    /// Contracts that changed.
    pub contracts_changed: u64,
    /// Procurements that are new.
    pub procurements_added: u64,
    /// Procurements that changed.
    pub procurements_changed: u64,
}
