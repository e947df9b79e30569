//! The digest of a week: eight sections at most, that a busy person finishes in a minute.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use muster_domain::duty::Duty;
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::desk::Desk;

use crate::Result;

/// Sentences in a section.
pub(super) const MOST: usize = 5;

/// What lies on the desks of those who are sent things in one go: people of one authority share theirs.
#[derive(Debug, Default)]
pub struct Desks {
    found: HashMap<(Viewer, NaiveDate), Arc<Desk>>,
    duties: HashMap<(Viewer, NaiveDate), Arc<Vec<Duty>>>,
}

impl Desks {
    pub(super) async fn of(
        &mut self,
        database: &Database,
        viewer: &Viewer,
        today: NaiveDate,
    ) -> Result<Arc<Desk>> {
        if let Some(desk) = self.found.get(&(*viewer, today)) {
            return Ok(Arc::clone(desk));
        }
        let desk = Arc::new(database.desk().of(viewer, today).await?);
        self.found.insert((*viewer, today), Arc::clone(&desk));
        Ok(desk)
    }

    /// What their authority must publish and that is near: see [`Duty::is_near`].
    pub(super) async fn duties(
        &mut self,
        database: &Database,
        viewer: &Viewer,
        today: NaiveDate,
    ) -> Result<Arc<Vec<Duty>>> {
        if let Some(duties) = self.duties.get(&(*viewer, today)) {
            return Ok(Arc::clone(duties));
        }
        let mut duties = match viewer.authority() {
            Some(authority) => database.duties().of(viewer, authority, today).await?.open,
            None => Vec::new(),
        };
        duties.retain(|duty| duty.is_near(today));
        let duties = Arc::new(duties);
        self.duties.insert((*viewer, today), Arc::clone(&duties));
        Ok(duties)
    }
}
