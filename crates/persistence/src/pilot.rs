//! Pilots: what authorities tried. A pilot has one audience as a whole: see [`crate::admitted`].

mod filter;
mod row;
mod save;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use futures_util::stream::{BoxStream, StreamExt, once};
use muster_domain::id::PilotId;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::pilot::{Idea, Likeness, Pilot, PilotChange, PilotFilter, PilotSort, Stage, What};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{pilot, pilot_change};
use crate::reader::Reader;
use crate::record::document;
use crate::{Database, Error, Result, list, product};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Pilots {
    database: Database,
}

impl Pilots {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: PilotId) -> Result<Option<Pilot>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let found = filter::shown(viewer).add(pilot::Column::Id.eq(id.0));
        let row = pilot::Entity::find().filter(found).one(&reader).await?;
        Ok(row::assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &PilotFilter,
        sort: &[Sort<PilotSort>],
        page: &PageRequest,
    ) -> Result<Page<Pilot>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = filter::select(&reader, filter).await?;
        list::page(&reader, select, &filter::keyset(sort), page, row::assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &PilotFilter,
        sort: &[Sort<PilotSort>],
    ) -> BoxStream<'static, Result<Pilot>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), filter::keyset(sort));
        once(async move {
            let select = filter::select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, Error>(list::stream(database, viewer, select, keyset, row::assemble))
        })
        .try_flatten()
        .boxed()
    }

    /// The pilots most like an idea, the most alike first and of equals the newest. All that the viewer sees
    /// are compared: there are some hundreds of them.
    ///
    /// # Errors
    /// As [`Pilots::get`].
    pub async fn like(&self, viewer: &Viewer, idea: Idea, most: usize) -> Result<Vec<(Pilot, Likeness)>> {
        let naming = product::naming(self.database.accounts()).await?;
        let idea = idea.meaning(|product| naming.meant(product));
        let sort = [Sort { key: PilotSort::Recorded, direction: Direction::Descending }];
        let mut alike = Vec::new();
        let mut pilots = self.stream(viewer, &PilotFilter::default(), &sort);
        while let Some(pilot) = pilots.try_next().await? {
            if let Some(likeness) = idea.likeness(&Idea::of(&pilot.account)) {
                alike.push((pilot, likeness));
            }
        }
        alike.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.weight));
        alike.truncate(most);
        Ok(alike)
    }

    /// The pilots of the viewer's own authority that somebody should say a word about, each with since when; the
    /// one that has waited longest first.
    ///
    /// # Errors
    /// As [`Pilots::get`].
    pub async fn due(&self, viewer: &Viewer, today: NaiveDate) -> Result<Vec<(Pilot, NaiveDate)>> {
        let own = viewer.authority().filter(|authority| viewer.sees_own_of(*authority));
        let Some(authority) = own else { return Ok(Vec::new()) };
        let filter = PilotFilter {
            authorities: vec![authority.to_string()],
            stages: vec![Stage::Planned, Stage::Running, Stage::Undecided],
            today,
            ..PilotFilter::default()
        };
        let sort = [Sort { key: PilotSort::Vouched, direction: Direction::Ascending }];
        let mut due = Vec::new();
        let mut pilots = self.stream(viewer, &filter, &sort);
        while let Some(pilot) = pilots.try_next().await? {
            if let Some(since) = pilot.reminder(today) {
                due.push((pilot, since));
            }
        }
        due.sort_by_key(|(pilot, since)| (*since, pilot.id));
        Ok(due)
    }

    /// What was done to one, newest first; `None` when there is none that the viewer may see. Only its own
    /// authority is told: what was once kept close stays so.
    ///
    /// # Errors
    /// As [`Pilots::get`].
    pub async fn history(&self, viewer: &Viewer, id: PilotId) -> Result<Option<Vec<PilotChange>>> {
        let Some(pilot) = self.get(viewer, id).await? else { return Ok(None) };
        if !viewer.sees_own_of(pilot.authority.id) {
            return Ok(Some(Vec::new()));
        }
        use pilot_change::Column as C;
        let reader = Reader::open(&self.database, viewer).await?;
        let rows = pilot_change::Entity::find()
            .filter(C::PilotId.eq(id.0))
            .order_by_desc(C::ChangedAt)
            .order_by_desc(C::Id)
            .all(&reader)
            .await?;
        let change = |row: pilot_change::Model| {
            let wrong = || Error::inconsistent("pilot_change", "what", row.id, &row.what);
            Ok(PilotChange {
                id: row.id,
                at: row.changed_at,
                by: document("pilot_change", "changed_by", row.id, &row.changed_by)?,
                what: What::parse(&row.what).ok_or_else(wrong)?,
                changes: document("pilot_change", "changes", row.id, &row.changes)?,
            })
        };
        Ok(Some(rows.into_iter().map(change).collect::<Result<_>>()?))
    }
}
