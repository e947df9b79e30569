//! The digest of a week: five sections at most, that a busy person finishes in a minute.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
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
}
