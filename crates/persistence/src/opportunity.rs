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
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use uuid::Uuid;

pub use due::Due;
pub(crate) use due::due_row;

use crate::entity::{contract, opportunity, procurement};
use crate::face::Faces;
use crate::reader::Reader;
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

/// What was computed, for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// From what everybody sees.
    pub public: &'a [Opportunity],
    /// From what every member sees: the same where members see no more than that.
    pub members: &'a [Opportunity],
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
    pub async fn get(&self, viewer: &Viewer, id: OpportunityId) -> Result<Option<Opportunity>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let which = Faces::Opportunity.of_record(self.database.backend(), viewer, id.0);
        let row = opportunity::Entity::find().filter(which).one(&reader).await?;
        Ok(row::assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &OpportunityFilter,
        sort: &[Sort<OpportunitySort>],
        page: &PageRequest,
    ) -> Result<Page<Opportunity>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = filter::select(&reader, filter).await?;
        list::page(&reader, select, &filter::keyset(sort), page, row::assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &OpportunityFilter,
        sort: &[Sort<OpportunitySort>],
    ) -> BoxStream<'static, Result<Opportunity>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), filter::keyset(sort));
        once(async move {
            let select = filter::select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, viewer, select, keyset, row::assemble))
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

    /// The candidates of the groups that are due (all candidates, when all are), as `viewer` sees
    /// them, from a narrow select. One that is in a group asked for may be in others, too, and there
    /// may be some that are in none of them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates(&self, viewer: &Viewer, due: &Due) -> Result<Vec<Candidate>> {
        candidate::read(&Reader::open(&self.database, viewer).await?, due.groups.as_deref()).await
    }

    /// Whether members see anything else of any contract or procurement than the public does, or how any
    /// authority decides: where they do not, what is computed from public faces holds for them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn members_see_more(&self) -> Result<bool> {
        let reader = Reader::open(&self.database, &Viewer::ANY_MEMBER).await?;
        let sql = "SELECT EXISTS (SELECT 1 FROM contract WHERE face <> 0 AND face = 1) \
                   OR EXISTS (SELECT 1 FROM procurement WHERE face <> 0 AND face = 1) \
                   OR EXISTS (SELECT 1 FROM governance)";
        let statement = Statement::from_string(self.database.backend(), sql);
        let row = reader.query_one_raw(statement).await?;
        Ok(row.map_or(Ok(false), |row| row.try_get_by_index(0))?)
    }

    /// The candidates of one group.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates_of(&self, viewer: &Viewer, group: &Group) -> Result<Vec<Candidate>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let mut candidates = candidate::read(&reader, Some(std::slice::from_ref(group))).await?;
        candidates.retain(|candidate| candidate.groups().any(|g| g == *group));
        Ok(candidates)
    }

    /// Names of all authorities and vendors, and how authorities decide, as far as the viewer may see it.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn directory(&self, viewer: &Viewer) -> Result<Directory> {
        let authorities = authority::all_references(&self.database).await?;
        let vendors = vendor::all_references(self.database.readers()).await?;
        Ok(Directory {
            authorities: authorities.into_values().map(|a| (a.id, a)).collect(),
            vendors: vendors.into_values().map(|v| (v.id, v)).collect(),
            governance: self.database.governance().all(viewer).await?,
        })
    }

    /// Puts `found` in place of what is stored of the groups in `due` (of all groups, when all
    /// are), as computed for `today`. An opportunity that is the same as before stays untouched.
    /// Returns how many faces were added, changed or removed; where that is any, the data versions of
    /// those who see them rise. What was computed from older data than is stored already changes
    /// nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace(
        &self,
        due: &Due,
        found: &Found<'_>,
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
        let reader = Reader::open(&self.database, viewer).await?;
        let mut members = Members { contracts: Vec::new(), procurements: Vec::new() };
        for ids in of_contracts.chunks(AT_A_TIME) {
            use contract::Column as C;
            let which =
                of_records(reader.shown(Faces::Contract), C::Id, C::RecordId, "contract.face <> 0", ids);
            let find = contracts::whole(&reader, contract::Entity::find().filter(which));
            let rows = find.into_model::<contracts::Whole>().all(&reader).await?;
            members.contracts.extend(contracts::assemble(&reader, rows).await?);
        }
        for ids in of_procurements.chunks(AT_A_TIME) {
            use procurement::Column as C;
            let which = of_records(
                reader.shown(Faces::Procurement),
                C::Id,
                C::RecordId,
                "procurement.face <> 0",
                ids,
            );
            let find = procurements::whole(&reader, procurement::Entity::find().filter(which));
            let rows = find.into_model::<procurements::Whole>().all(&reader).await?;
            members.procurements.extend(procurements::assemble(&reader, rows).await?);
        }
        members.contracts.sort_by_key(|c| c.id);
        members.procurements.sort_by_key(|p| p.id);
        Ok(members)
    }
}

/// Shown faces of these records: public ones have their ids.
fn of_records<C: ColumnTrait>(
    shown: Condition,
    id: C,
    record: C,
    not_public: &'static str,
    ids: &[Uuid],
) -> Condition {
    let others = Condition::all().add(Expr::cust(not_public)).add(record.is_in(ids.iter().copied()));
    shown.add(Condition::any().add(id.is_in(ids.iter().copied())).add(others))
}
