//! Keeping the systems what contracts tell of.

use std::collections::BTreeMap;
use std::sync::Arc;

use muster_domain::clock::Clock;
use muster_domain::system::infer::infer;
use muster_persistence::Database;

use crate::{Error, Result};

/// Reads the contracts of those authorities again whose contracts changed, and everybody's on a new day or when
/// names of products changed. Does nothing, for the price of two small queries, when nothing changed. Safe to
/// run from several processes: the outcome depends on the records alone.
///
/// Returns how many faces of systems were added, changed or removed.
///
/// # Errors
/// Failures of the database.
pub async fn refresh(database: &Database, clock: &dyn Clock) -> Result<u64> {
    let store = database.systems();
    let today = clock.today();
    let mut due = store.due(today).await?;
    if due.is_nothing() {
        return Ok(0);
    }
    if due.authorities.is_none() && database.products().keep(&[], clock).await? > 0 {
        due = store.due(today).await?;
    }
    let dictionary = Arc::new(database.products().dictionary().await?);
    let authorities = store.authorities(&due).await?;
    let mut found = BTreeMap::new();
    for authority in &authorities {
        let contracts = store.contracts_of(*authority, today).await?;
        let dictionary = Arc::clone(&dictionary);
        // Thousands of contracts take a while to read: not on a thread that serves requests.
        let told = tokio::task::spawn_blocking(move || {
            infer(contracts.iter().map(|contract| contract.candidate()), &dictionary, today)
        });
        found.extend(told.await.map_err(|e| Error::Computation(e.to_string()))?);
    }
    let systems = found.len();
    let changed = store.replace(&due, &authorities, found, today, clock.now()).await?;
    if changed > 0 {
        tracing::info!(systems, changed, authorities = authorities.len(), "systems inferred from contracts");
    }
    Ok(changed)
}
