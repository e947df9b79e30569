//! Opportunities: the summaries that lists show, and the candidates they are computed from.

mod candidate;
mod due;
mod filter;
mod replace;
mod row;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::contract::Contract;
use muster_domain::id::OpportunityId;
use muster_domain::opportunity::{
    Candidate, Directory, Group, Opportunity, OpportunityFilter, OpportunitySort, RecordId,
};
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::procurement::Procurement;
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub use due::Due;
pub(crate) use due::due_row;

use crate::entity::{contract, opportunity, procurement};
use crate::{Database, Result, authority, contract as contracts, list, procurement as procurements, vendor};

/// Records in one `IN` list.
const AT_A_TIME: usize = 500;

/// The members of one group, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// Contracts that are neither terminated nor cancelled.
    pub contracts: Vec<Contract>,
    /// Procurements that can still be joined. None in a group of a vendor.
    pub procurements: Vec<Procurement>,
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
    pub async fn get(&self, _viewer: &Viewer, id: OpportunityId) -> Result<Option<Opportunity>> {
        let row = opportunity::Entity::find_by_id(id.0).one(self.database.readers()).await?;
        Ok(row::assemble(&self.database, row.into_iter().collect()).await?.pop())
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        _viewer: &Viewer,
        filter: &OpportunityFilter,
        sort: &[Sort<OpportunitySort>],
        page: &PageRequest,
    ) -> Result<Page<Opportunity>> {
        let select = filter::select(&self.database, filter).await?;
        list::page(&self.database, select, &filter::keyset(sort), page, row::assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        _viewer: &Viewer,
        filter: &OpportunityFilter,
        sort: &[Sort<OpportunitySort>],
    ) -> BoxStream<'static, Result<Opportunity>> {
        let (database, filter, keyset) = (self.database.clone(), filter.clone(), filter::keyset(sort));
        once(async move {
            let select = filter::select(&database, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, select, keyset, row::assemble))
        })
        .try_flatten()
        .boxed()
    }

    /// The groups that changes of contracts and procurements touched since they were last computed.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn due(&self) -> Result<Due> {
        due::read(&self.database).await
    }

    /// As [`Opportunities::due`], for every group there is: windows move with the day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_due(&self) -> Result<Due> {
        Ok(Due { groups: None, mark: self.database.read_version().await? })
    }

    /// The candidates of the groups that are due (all candidates, when all are), from a narrow
    /// select. One that is in a group asked for may be in others, too, and there may be some that
    /// are in none of them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates(&self, due: &Due) -> Result<Vec<Candidate>> {
        candidate::read(&self.database, due.groups.as_deref()).await
    }

    /// The candidates of one group.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates_of(&self, _viewer: &Viewer, group: &Group) -> Result<Vec<Candidate>> {
        let mut candidates = candidate::read(&self.database, Some(std::slice::from_ref(group))).await?;
        candidates.retain(|candidate| candidate.groups().any(|g| g == *group));
        Ok(candidates)
    }

    /// Names of all authorities and vendors.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn directory(&self) -> Result<Directory> {
        let authorities = authority::all_references(&self.database).await?;
        let vendors = vendor::all_references(self.database.readers()).await?;
        Ok(Directory {
            authorities: authorities.into_values().map(|a| (a.id, a)).collect(),
            vendors: vendors.into_values().map(|v| (v.id, v)).collect(),
            ..Directory::default()
        })
    }

    /// Puts `found` in place of what is stored of the groups in `due` (of all groups, when all
    /// are), as computed for `today`. An opportunity that is the same as before stays untouched.
    /// Returns how many were added, changed or removed; where that is any, the data version rises.
    /// What was computed from older data than is stored already changes nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace(
        &self,
        due: &Due,
        found: &[Opportunity],
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<u64> {
        replace::replace(&self.database, due, found, today, now).await
    }

    /// The day for which all opportunities were last computed; `None` before the first time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn computed_on(&self) -> Result<Option<NaiveDate>> {
        due::computed_on(&self.database).await
    }

    /// The contracts and procurements of one group, whole, in the order of their ids.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn members(&self, viewer: &Viewer, group: &Group) -> Result<Members> {
        let (mut of_contracts, mut of_procurements) = (Vec::<Uuid>::new(), Vec::<Uuid>::new());
        for candidate in self.candidates_of(viewer, group).await? {
            match candidate.record {
                RecordId::Contract(id) => of_contracts.push(id.0),
                RecordId::Procurement(id) => of_procurements.push(id.0),
            }
        }
        let connection = self.database.readers();
        let mut members = Members { contracts: Vec::new(), procurements: Vec::new() };
        for ids in of_contracts.chunks(AT_A_TIME) {
            let find = contract::Entity::find().filter(contract::Column::Id.is_in(ids.iter().copied()));
            let find = contracts::whole(self.database.backend(), find);
            let rows = find.into_model::<contracts::Whole>().all(connection).await?;
            members.contracts.extend(contracts::assemble(&self.database, rows).await?);
        }
        for ids in of_procurements.chunks(AT_A_TIME) {
            let find = procurement::Entity::find().filter(procurement::Column::Id.is_in(ids.iter().copied()));
            let rows = find.all(connection).await?;
            members.procurements.extend(procurements::assemble(&self.database, rows).await?);
        }
        members.contracts.sort_by_key(|c| c.id);
        members.procurements.sort_by_key(|p| p.id);
        Ok(members)
    }
}
