//! Systems: what authorities use, as contracts tell, vendors claim and authorities say.
//!
//! `system_record` is all that is told of a system. What a reader sees of it stands in `system`, one row for
//! each distinct view, and is picked as faces of contracts are (see [`crate::face`]). The contract that pays for a
//! system is shown to those alone who may see that contract.

mod fill;
mod filter;
mod row;
mod save;
mod saying;

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::id::SystemId;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::system::{Listed, SystemFilter, SystemSort};
use muster_domain::viewer::Viewer;
use sea_orm::QueryFilter;

pub use fill::{Due, Read};

use crate::entity::system_shown;
use crate::face::Faces;
use crate::reader::Reader;
use crate::{Database, Result, list};

/// The most systems that are looked at together: more than all boroughs have.
const MOST: u64 = 20_000;

/// The store of them.
#[derive(Debug, Clone)]
pub struct Systems {
    database: Database,
}

impl Systems {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: SystemId) -> Result<Option<Listed>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let of = Faces::System.of_record(self.database.backend(), viewer, id.0);
        let row = filter::shown(&reader).filter(of).one(&reader).await?;
        Ok(row::assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &SystemFilter,
        sort: &[Sort<SystemSort>],
        page: &PageRequest,
    ) -> Result<Page<Listed>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = filter::select(&reader, filter).await?;
        list::page(&reader, select, &filter::keyset(sort), page, row::assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &SystemFilter,
        sort: &[Sort<SystemSort>],
    ) -> BoxStream<'static, Result<Listed>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), filter::keyset(sort));
        once(async move {
            let select = filter::select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, viewer, select, keyset, row::assemble))
        })
        .try_flatten()
        .boxed()
    }

    /// All that the filter matches, in the order of authorities and service areas: for what is told of them
    /// together.
    ///
    /// # Errors
    /// As [`Systems::get`].
    pub async fn all(&self, viewer: &Viewer, filter: &SystemFilter) -> Result<Vec<Listed>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = filter::select(&reader, filter).await?;
        let keyset = filter::keyset(&filter::BY_PLACE);
        let rows: Vec<system_shown::Model> = keyset.rows(&reader, &select, None, MOST).await?;
        row::assemble(&reader, rows).await
    }
}
