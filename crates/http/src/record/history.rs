//! What was done to a record.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::page::PageRequest;
use muster_domain::record::What;
use muster_persistence::record::HistoryEntry;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Keeps, answer};
use crate::api::Api;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::respond::fresh;
use crate::routes::page_of;
use crate::words;

/// Who did something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangedBy {
    /// The person or other system.
    pub id: Uuid,
    /// Its name, as it was then.
    pub name: String,
}

/// Something that was done to a record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordChange {
    /// Its id, by which it can be undone.
    pub id: Uuid,
    /// The version that the record had after it.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: ChangedBy,
    /// What.
    #[schema(schema_with = words::what_schema)]
    pub what: &'static str,
    /// What it changed, by path, as it was before.
    pub before: BTreeMap<String, Json>,
    /// The same as it was after.
    pub after: BTreeMap<String, Json>,
    /// The change that it undid.
    pub undoes: Option<Uuid>,
    /// Whether it was undone since.
    pub undone: bool,
    /// Whether it can be undone.
    pub undoable: bool,
}

impl From<HistoryEntry> for RecordChange {
    fn from(entry: HistoryEntry) -> Self {
        let HistoryEntry { id, version, at, by, what, changes, undoes, undone } = entry;
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        for (path, (from, to)) in changes {
            before.insert(path.clone(), from);
            after.insert(path, to);
        }
        let by = ChangedBy { id: by.account, name: by.name };
        let undoable = !undone && !matches!(what, What::Created | What::Cleared | What::Revoked);
        Self { id, version, at, by, what: what.as_str(), before, after, undoes, undone, undoable }
    }
}

struct Changes;

impl ListType for Changes {
    const NAME: &'static str = "RecordChangeList";
    type Item = RecordChange;
}

pub(super) fn operation<R: Keeps>(routes: &mut Routes) {
    routes.add(
        Operation::get(R::WORDS.history, R::WORDS.get_history, R::WORDS.tag)
            .about("What one's authority did to a record of its own: who, when, from what to what, newest first.")
            .requires(Action::SeeOwn)
            .query::<PageRequest>()
            .answers_list::<Changes>(),
        history::<R>,
    );
}

async fn history<R: Keeps>(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::SeeOwn)?;
    let id = key.parse().map_err(|_| Failure::NotFound)?;
    answer::held_by::<R>(&api, &actor, id).await?;
    let found = api.database.records().history(&actor.viewer(R::KIND), R::RECORD, id, &page).await?;
    Ok(fresh(&request, page_of(&request, found.ok_or(Failure::NotFound)?, RecordChange::from)?))
}
