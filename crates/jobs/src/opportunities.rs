//! Keeping the stored opportunities what the domain says they are today.

use std::collections::HashSet;

use chrono::NaiveDate;
use muster_domain::clock::Clock;
use muster_domain::opportunity::{Group, Opportunity, groups, summarise};
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::opportunity::{Due, Found, Opportunities};

use crate::{Error, Result};

/// Recomputes what is due: every group on a new day (windows and commit dates move with it), else
/// the groups that changed records touched. Does nothing, for the price of two small queries, when
/// nothing is due. Safe to run from several processes: the outcome depends on the records alone.
///
/// Returns how many opportunities were added, changed or removed.
///
/// # Errors
/// Failures of the database.
pub async fn refresh(database: &Database, clock: &dyn Clock) -> Result<u64> {
    let store = database.in_background().opportunities();
    let today = clock.today();
    let due =
        if store.computed_on().await? == Some(today) { store.due().await? } else { store.all_due().await? };
    if due.groups.as_ref().is_some_and(Vec::is_empty) {
        return Ok(0);
    }
    let public = computed(&store, &Viewer::Public, &due, today).await?;
    let members = match store.members_see_more().await? {
        true => Some(computed(&store, &Viewer::ANY_MEMBER, &due, today).await?),
        false => None,
    };
    let found = Found { public: &public, members: members.as_deref().unwrap_or(&public) };
    let changed = store.replace(&due, &found, today, clock.now()).await?;
    tracing::info!(opportunities = public.len(), changed, %today, "opportunities recomputed");
    Ok(changed)
}

/// The opportunities of the groups that are due, as they follow from what `viewer` sees.
async fn computed(
    store: &Opportunities,
    viewer: &Viewer,
    due: &Due,
    today: NaiveDate,
) -> Result<Vec<Opportunity>> {
    let candidates = store.candidates(viewer, due).await?;
    let directory = store.directory(viewer).await?;
    let wanted: Option<HashSet<Group>> = due.groups.as_ref().map(|groups| groups.iter().copied().collect());
    // A group of thousands takes a while: not on a thread that serves requests.
    tokio::task::spawn_blocking(move || {
        groups(&candidates)
            .into_iter()
            .filter(|(group, _)| wanted.as_ref().is_none_or(|wanted| wanted.contains(group)))
            .filter_map(|(group, members)| summarise(group, &members, today, &directory))
            .collect()
    })
    .await
    .map_err(|e| Error::Computation(e.to_string()))
}
