//! Contracts.

mod filter;
mod row;

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::contract::{Contract, ContractFilter, ContractSort};
use muster_domain::id::ContractId;
use muster_domain::notice::NoticeRef;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(crate) use row::{Whole, assemble, row, whole};

use crate::entity::contract;
use crate::face::Faces;
use crate::reader::Reader;
use crate::{Database, Result, list, notice};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Contracts {
    database: Database,
}

impl Contracts {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One, whole; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: ContractId) -> Result<Option<Contract>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let backend = self.database.backend();
        let find = contract::Entity::find().filter(Faces::Contract.of_record(backend, viewer, id.0));
        let row = whole(&reader, find).into_model::<Whole>().one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// Those of these contracts of which the viewer sees more than everybody does, as they see them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn beyond_public(&self, viewer: &Viewer, ids: &[Uuid]) -> Result<Vec<Contract>> {
        let mut found = Vec::new();
        if ids.is_empty() || *viewer == Viewer::Public {
            return Ok(found);
        }
        let reader = Reader::open(&self.database, viewer).await?;
        for some in ids.chunks(500) {
            let find = contract::Entity::find()
                .filter(reader.shown(Faces::Contract))
                .filter(contract::Column::RecordId.is_in(some.iter().copied()))
                .filter(contract::Column::Face.ne(0));
            let rows = whole(&reader, find).into_model::<Whole>().all(&reader).await?;
            found.extend(assemble(&reader, rows).await?);
        }
        Ok(found)
    }

    /// As [`Contracts::get`], with the notices of its process, newest first, as many as one page holds.
    ///
    /// # Errors
    /// As above.
    pub async fn with_notices(
        &self,
        viewer: &Viewer,
        id: ContractId,
    ) -> Result<Option<(Contract, Vec<NoticeRef>)>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let backend = self.database.backend();
        let find = contract::Entity::find().filter(Faces::Contract.of_record(backend, viewer, id.0));
        notice::with_notices(&reader, "contract", whole(&reader, find), assemble).await
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &ContractFilter,
        sort: &[Sort<ContractSort>],
        page: &PageRequest,
    ) -> Result<Page<Contract>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = filter::select(&reader, filter).await?;
        list::page(&reader, select, &filter::keyset(sort), page, assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &ContractFilter,
        sort: &[Sort<ContractSort>],
    ) -> BoxStream<'static, Result<Contract>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), filter::keyset(sort));
        once(async move {
            let select = filter::select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, viewer, select, keyset, assemble))
        })
        .try_flatten()
        .boxed()
    }
}
