//! Procurements.

use futures_util::stream::BoxStream;
use muster_domain::procurement::{Procurement, ProcurementFilter, ProcurementSort};
use muster_domain::id::ProcurementId;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::viewer::Viewer;

use crate::Result;

/// The store of them.
#[derive(Debug, Clone)]
pub struct Procurements {}

impl Procurements {
    /// One, whole; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, _viewer: &Viewer, _id: ProcurementId) -> Result<Option<Procurement>> {
        todo!()
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        _viewer: &Viewer,
        _filter: &ProcurementFilter,
        _sort: &[Sort<ProcurementSort>],
        _page: &PageRequest,
    ) -> Result<Page<Procurement>> {
        todo!()
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(&self, _viewer: &Viewer, _filter: &ProcurementFilter, _sort: &[Sort<ProcurementSort>]) -> BoxStream<'static, Result<Procurement>> {
        todo!()
    }
}
