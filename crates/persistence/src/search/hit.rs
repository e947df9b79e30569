//! Hits: the best candidates with what a person wants to see of them.

use std::collections::HashMap;

use muster_domain::search::{Hit, HitKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::candidate::Candidate;
use super::query::Query;
use crate::entity::{authority as authorities, contract, opportunity, procurement, vendor as vendors};
use crate::{Database, Result, authority, vendor};

/// Title, second line, and the text that a snippet is cut from.
type Shown = (String, Option<String>, Option<String>);

/// The hits of candidates, in their order. One that has gone meanwhile is left out.
pub(super) async fn hits(database: &Database, query: &Query, candidates: &[Candidate]) -> Result<Vec<Hit>> {
    let mut shown: HashMap<Uuid, Shown> = HashMap::new();
    for kind in HitKind::ALL {
        let ids: Vec<Uuid> = candidates.iter().filter(|c| c.kind == kind).map(|c| c.record).collect();
        if ids.is_empty() {
            continue;
        }
        match kind {
            HitKind::Contract => contracts(database, ids, &mut shown).await?,
            HitKind::Procurement => procurements(database, ids, &mut shown).await?,
            HitKind::Vendor => of_vendors(database, ids, &mut shown).await?,
            HitKind::Authority => of_authorities(database, ids, &mut shown).await?,
            HitKind::Opportunity => opportunities(database, ids, &mut shown).await?,
        }
    }
    let hit = |candidate: &Candidate| {
        let (title, subtitle, text) = shown.remove(&candidate.record)?;
        let snippet = text.and_then(|text| query.snippet(&text));
        Some(Hit { kind: candidate.kind, id: candidate.record, title, subtitle, snippet })
    };
    Ok(candidates.iter().filter_map(hit).collect())
}

async fn contracts(database: &Database, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let mut with = vendor::of_contracts(database.readers(), &ids).await?;
    let find = contract::Entity::find().filter(contract::Column::Id.is_in(ids));
    let rows = find.all(database.readers()).await?;
    let held_by = rows.iter().map(|r| r.authority_id).collect();
    let holders = authority::references(database, held_by).await?;
    for row in rows {
        let holder = holders.get(&row.authority_id).map(|a| a.name.clone());
        let vendors: Vec<String> =
            with.remove(&row.id).unwrap_or_default().into_iter().map(|v| v.name).collect();
        let line = holder.into_iter().chain((!vendors.is_empty()).then(|| vendors.join(", ")));
        shown.insert(row.id, (row.title, Some(line.collect::<Vec<_>>().join(" · ")), row.description));
    }
    Ok(())
}

async fn procurements(database: &Database, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = procurement::Entity::find().filter(procurement::Column::Id.is_in(ids));
    let rows = find.all(database.readers()).await?;
    let bought_by = rows.iter().map(|r| r.authority_id).collect();
    let buyers = authority::references(database, bought_by).await?;
    for row in rows {
        let buyer = buyers.get(&row.authority_id).map(|a| a.name.clone());
        let line = buyer.into_iter().chain([row.stage]).collect::<Vec<_>>().join(" · ");
        shown.insert(row.id, (row.title, Some(line), row.description));
    }
    Ok(())
}

async fn of_vendors(database: &Database, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = vendors::Entity::find().filter(vendors::Column::Id.is_in(ids));
    for row in find.all(database.readers()).await? {
        let contracts = counted(row.contracts, "contract", "contracts");
        let line = format!("{contracts} with {}", counted(row.authorities, "authority", "authorities"));
        shown.insert(row.id, (row.name, Some(line), None));
    }
    Ok(())
}

async fn of_authorities(database: &Database, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = authorities::Entity::find().filter(authorities::Column::Id.is_in(ids));
    for row in find.all(database.readers()).await? {
        let contracts = counted(row.contracts, "contract", "contracts");
        let line = row.code.into_iter().chain([contracts]).collect::<Vec<_>>().join(" · ");
        shown.insert(row.id, (row.name, Some(line), None));
    }
    Ok(())
}

async fn opportunities(database: &Database, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = opportunity::Entity::find().filter(opportunity::Column::Id.is_in(ids));
    for row in find.all(database.readers()).await? {
        let line = counted(row.authorities, "authority", "authorities");
        shown.insert(row.id, (row.title, Some(line), Some(row.why)));
    }
    Ok(())
}

fn counted(n: i64, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}
