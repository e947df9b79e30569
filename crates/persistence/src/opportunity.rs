//! Opportunities: the summaries that lists show, and the candidates they are computed from.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::contract::Contract;
use muster_domain::id::OpportunityId;
use muster_domain::opportunity::{
    Candidate, Directory, Group, Opportunity, OpportunityFilter, OpportunitySort,
};
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::procurement::Procurement;
use muster_domain::viewer::Viewer;

use crate::entity::opportunity_due;
use crate::{Database, Result};
use muster_domain::opportunity::GroupKey;

/// What is to be computed again, as it was read: what becomes due meanwhile stays due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The groups; `None` means every group there is.
    pub groups: Option<Vec<Group>>,
    /// The data version up to which marks are done with.
    pub(crate) mark: i64,
}

/// The members of one group, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// Contracts that are neither terminated nor cancelled.
    pub contracts: Vec<Contract>,
    /// Procurements that can still be joined. None in a group of a vendor.
    pub procurements: Vec<Procurement>,
}

/// The row that marks a group as due.
pub(crate) fn due_row(group: &Group, mark: i64) -> opportunity_due::Model {
    let (kind, key) = match group.key {
        GroupKey::Vendor(id) => ("vendor", id.to_string()),
        GroupKey::Need(area) => ("need", area.as_str().to_owned()),
    };
    opportunity_due::Model { kind: kind.to_owned(), key, demonstration: group.demonstration, mark }
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Opportunities {
    database: Database,
}

impl Opportunities {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One as lists show it; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, _viewer: &Viewer, _id: OpportunityId) -> Result<Option<Opportunity>> {
        todo!()
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        _viewer: &Viewer,
        _filter: &OpportunityFilter,
        _sort: &[Sort<OpportunitySort>],
        _page: &PageRequest,
    ) -> Result<Page<Opportunity>> {
        todo!()
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        _viewer: &Viewer,
        _filter: &OpportunityFilter,
        _sort: &[Sort<OpportunitySort>],
    ) -> BoxStream<'static, Result<Opportunity>> {
        todo!()
    }

    /// The groups that changes of contracts and procurements touched since they were last computed.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn due(&self) -> Result<Due> {
        todo!()
    }

    /// As [`Opportunities::due`], for every group there is: windows move with the day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_due(&self) -> Result<Due> {
        todo!()
    }

    /// The candidates of the groups that are due (all candidates, when all are), from a narrow
    /// select. One that is in a group asked for may be in others, too.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates(&self, _due: &Due) -> Result<Vec<Candidate>> {
        todo!()
    }

    /// The candidates of one group.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates_of(&self, _viewer: &Viewer, _group: &Group) -> Result<Vec<Candidate>> {
        todo!()
    }

    /// Names of all authorities and vendors.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn directory(&self) -> Result<Directory> {
        todo!()
    }

    /// Puts `found` in place of what is stored of the groups in `due` (of all groups, when all
    /// are), as computed for `today`. An opportunity that is the same as before stays untouched.
    /// Returns how many were added, changed or removed; where that is any, the data version rises.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace(
        &self,
        _due: &Due,
        _found: &[Opportunity],
        _today: NaiveDate,
        _now: DateTime<Utc>,
    ) -> Result<u64> {
        todo!()
    }

    /// The day for which all opportunities were last computed; `None` before the first time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn computed_on(&self) -> Result<Option<NaiveDate>> {
        todo!()
    }

    /// The contracts and procurements of one group, whole.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn members(&self, _viewer: &Viewer, _group: &Group) -> Result<Members> {
        todo!()
    }
}
