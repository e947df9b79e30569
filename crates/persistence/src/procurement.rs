//! Procurements.

mod filter;
mod row;

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::id::ProcurementId;
use muster_domain::notice::NoticeRef;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::procurement::{Procurement, ProcurementFilter, ProcurementSort};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(crate) use row::{Whole, assemble, row, whole};

use crate::entity::procurement;
use crate::face::Faces;
use crate::reader::Reader;
use crate::{Database, Result, list, notice};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Procurements {
    database: Database,
}

impl Procurements {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One, whole; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: ProcurementId) -> Result<Option<Procurement>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let which = Faces::Procurement.of_record(self.database.backend(), viewer, id.0);
        let find = whole(&reader, procurement::Entity::find().filter(which));
        let row = find.into_model::<Whole>().one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// Those of these procurements of which the viewer sees more than everybody does, as they see them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn beyond_public(&self, viewer: &Viewer, ids: &[Uuid]) -> Result<Vec<Procurement>> {
        let mut found = Vec::new();
        if ids.is_empty() || *viewer == Viewer::Public {
            return Ok(found);
        }
        let reader = Reader::open(&self.database, viewer).await?;
        for some in ids.chunks(500) {
            let find = procurement::Entity::find()
                .filter(reader.shown(Faces::Procurement))
                .filter(procurement::Column::RecordId.is_in(some.iter().copied()))
                .filter(procurement::Column::Face.ne(0));
            let rows = whole(&reader, find).into_model::<Whole>().all(&reader).await?;
            found.extend(assemble(&reader, rows).await?);
        }
        Ok(found)
    }

    /// As [`Procurements::get`], with the notices of its process, newest first, as many as one page holds.
    ///
    /// # Errors
    /// As above.
    pub async fn with_notices(
        &self,
        viewer: &Viewer,
        id: ProcurementId,
    ) -> Result<Option<(Procurement, Vec<NoticeRef>)>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let which = Faces::Procurement.of_record(self.database.backend(), viewer, id.0);
        let find = procurement::Entity::find().filter(which);
        notice::with_notices(&reader, "procurement", whole(&reader, find), assemble).await
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &ProcurementFilter,
        sort: &[Sort<ProcurementSort>],
        page: &PageRequest,
    ) -> Result<Page<Procurement>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = filter::select(&reader, filter).await?;
        list::page(&reader, select, &filter::keyset(sort), page, assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &ProcurementFilter,
        sort: &[Sort<ProcurementSort>],
    ) -> BoxStream<'static, Result<Procurement>> {
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
