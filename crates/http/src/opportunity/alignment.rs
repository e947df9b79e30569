//! Alignments: who takes part, how each reaches the go-live date, and until when each must decide.

use chrono::NaiveDate;
use muster_domain::opportunity::{
    AlignmentDetail as DomainAlignment, Participant as DomainParticipant, RecordId, Undated as DomainUndated,
    Window as DomainWindow,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::contract::Term;
use crate::facts::Money;
use crate::vendor::VendorRef;

/// A contract or a procurement: one of the two ids is set.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordRef {
    /// The contract's id.
    pub contract: Option<Uuid>,
    /// The procurement's id.
    pub procurement: Option<Uuid>,
}

/// The days on which one authority could go live with a new contract.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// First day: the contract's end, or the procurement's expected start.
    pub from: NaiveDate,
    /// Last day: the end with all extensions and the bridge, or 180 days after the expected start.
    pub to: NaiveDate,
    /// Of a contract, the last day that its published extensions reach.
    pub max_end: Option<NaiveDate>,
    /// Days past `maxEnd` for which the Procurement Act 2023 (s. 74 and 75) asks no contract change notice.
    pub bridge_days: u64,
}

/// What one contract or procurement would have to do to be ready on the go-live date.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// Which record.
    #[serde(flatten)]
    pub record: RecordRef,
    /// Its title.
    pub title: String,
    /// Whose.
    pub authority: AuthorityRef,
    /// With whom today; of a procurement nobody.
    pub vendors: Vec<VendorRef>,
    /// Its term; of a procurement the expected one.
    pub term: Term,
    /// When it could change.
    pub window: Window,
    /// Months of published extension that reach the go-live date, begun months counted whole.
    pub extension_months: u32,
    /// Days of bridging past the last published extension.
    pub bridging_days: u32,
    /// How it reaches the go-live date, in plain English.
    #[schema(example = "24 months of extension: all the published options (“2 x 12 months”)")]
    pub how: String,
    /// Days that its authority needs between decision and go-live.
    pub lead_time_days: i64,
    /// The go-live date minus the lead time: after it the authority can no longer join.
    pub latest_commit: NaiveDate,
    /// Value of a year.
    pub annual_value: Option<Money>,
    /// Value over the whole term.
    pub value: Option<Money>,
}

/// A maximal set of windows that share at least one day, of two or more authorities.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alignment {
    /// First day that all share.
    pub shared_from: NaiveDate,
    /// Last day that all share.
    pub shared_to: NaiveDate,
    /// The earliest shared day on which all can go live and still decide in time.
    pub go_live: NaiveDate,
    /// The day by which the first of the authorities must decide.
    pub latest_commit: NaiveDate,
    /// Who takes part, each once, by name.
    pub authorities: Vec<AuthorityRef>,
    /// What each record would have to do.
    pub participants: Vec<Participant>,
    /// Value of a year of all that are valued in pounds sterling.
    pub annual_value: Money,
    /// Value over their whole terms of all that are valued in pounds sterling.
    pub combined_value: Money,
    /// How many have no value, or one in another currency.
    pub unvalued: u64,
    /// Why, in one paragraph of plain English.
    pub why: String,
}

/// A record of the group that could not be used because nobody could know its date.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Undated {
    /// Which record.
    #[serde(flatten)]
    pub record: RecordRef,
    /// Its title.
    pub title: String,
    /// Whose.
    pub authority: AuthorityRef,
}

impl From<RecordId> for RecordRef {
    fn from(record: RecordId) -> Self {
        match record {
            RecordId::Contract(id) => Self { contract: Some(id.0), procurement: None },
            RecordId::Procurement(id) => Self { contract: None, procurement: Some(id.0) },
        }
    }
}

impl From<DomainWindow> for Window {
    fn from(window: DomainWindow) -> Self {
        let DomainWindow { from, to, max_end, bridge_days } = window;
        Self { from, to, max_end, bridge_days }
    }
}

impl From<DomainParticipant> for Participant {
    fn from(participant: DomainParticipant) -> Self {
        let DomainParticipant {
            record,
            title,
            authority,
            vendors,
            term,
            window,
            extension_months,
            bridging_days,
            how,
            lead_time_days,
            latest_commit,
            annual_value,
            value,
        } = participant;
        Self {
            record: record.into(),
            title,
            authority: authority.into(),
            vendors: vendors.into_iter().map(Into::into).collect(),
            term: term.into(),
            window: window.into(),
            extension_months,
            bridging_days,
            how,
            lead_time_days,
            latest_commit,
            annual_value: annual_value.map(Into::into),
            value: value.map(Into::into),
        }
    }
}

impl From<DomainAlignment> for Alignment {
    fn from(detail: DomainAlignment) -> Self {
        let DomainAlignment { alignment, authorities, participants, why } = detail;
        Self {
            shared_from: alignment.shared_from,
            shared_to: alignment.shared_to,
            go_live: alignment.go_live,
            latest_commit: alignment.latest_commit,
            authorities: authorities.into_iter().map(Into::into).collect(),
            participants: participants.into_iter().map(Into::into).collect(),
            annual_value: alignment.annual_value.into(),
            combined_value: alignment.combined_value.into(),
            unvalued: u64::try_from(alignment.unvalued).unwrap_or(u64::MAX),
            why,
        }
    }
}

impl From<DomainUndated> for Undated {
    fn from(undated: DomainUndated) -> Self {
        let DomainUndated { record, title, authority } = undated;
        Self { record: record.into(), title, authority: authority.into() }
    }
}
