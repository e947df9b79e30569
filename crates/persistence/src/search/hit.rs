//! Hits: the best candidates with what a person wants to see of them.

use std::collections::HashMap;

use muster_domain::audit::{Sight, Subject};
use muster_domain::id::AuthorityId;
use muster_domain::search::{Hit, HitKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value as Json;
use uuid::Uuid;

use super::candidate::Candidate;
use super::query::Query;
use crate::entity::{authority as authorities, contract, opportunity, pilot, procurement, vendor as vendors};
use crate::reader::Reader;
use crate::{Result, authority, product, vendor};

/// What is shown of a row: the record's id, its title, a second line, and the text that a snippet is cut from.
type Shown = (Uuid, String, Option<String>, Option<String>);

/// What the query was found in that not everybody may see, by row.
type Sights = HashMap<Uuid, Sight>;

/// The hits of candidates, in their order. One that has gone meanwhile is left out.
pub(super) async fn hits(reader: &Reader, query: &Query, candidates: &[Candidate]) -> Result<Vec<Hit>> {
    let (mut shown, mut sights): (HashMap<Uuid, Shown>, Sights) = Default::default();
    for kind in HitKind::ALL {
        let ids: Vec<Uuid> = candidates.iter().filter(|c| c.kind == kind).map(|c| c.record).collect();
        if ids.is_empty() {
            continue;
        }
        match kind {
            HitKind::Contract => contracts(reader, ids, query, &mut shown, &mut sights).await?,
            HitKind::Procurement => procurements(reader, ids, query, &mut shown, &mut sights).await?,
            HitKind::Vendor => of_vendors(reader, ids, &mut shown).await?,
            HitKind::Authority => of_authorities(reader, ids, &mut shown).await?,
            HitKind::Opportunity => opportunities(reader, ids, &mut shown).await?,
            HitKind::Pilot => pilots(reader, ids, &mut shown).await?,
            HitKind::Product => of_products(reader, ids, &mut shown).await?,
        }
    }
    let hit = |candidate: &Candidate| {
        let (id, title, subtitle, text) = shown.remove(&candidate.record)?;
        let snippet = text.and_then(|text| query.snippet(&text));
        let sight = sights.remove(&candidate.record);
        Some(Hit { kind: candidate.kind, id, title, subtitle, snippet, sight })
    };
    Ok(candidates.iter().filter_map(hit).collect())
}

/// That a query finds words of the notes of a row which is not everybody's.
fn sight(query: &Query, subject: Subject, owner: Uuid, face: i32, said: Option<&str>) -> Option<Sight> {
    let said: Json = serde_json::from_str(said.filter(|_| face != 0)?).ok()?;
    let found = said["notes"].as_str().is_some_and(|notes| query.snippet(notes).is_some());
    found.then(|| Sight { owner: AuthorityId(owner), subject, fields: vec!["notes".to_owned()] })
}

async fn contracts(
    reader: &Reader,
    ids: Vec<Uuid>,
    query: &Query,
    shown: &mut HashMap<Uuid, Shown>,
    sights: &mut Sights,
) -> Result<()> {
    let mut with = vendor::of_contracts(reader, &ids).await?;
    let find = contract::Entity::find().filter(contract::Column::Id.is_in(ids));
    let rows = find.all(reader).await?;
    let held_by = rows.iter().map(|r| r.authority_id).collect();
    let holders = authority::references(reader.database(), held_by).await?;
    for row in rows {
        let holder = holders.get(&row.authority_id).map(|a| a.name.clone());
        let vendors: Vec<String> =
            with.remove(&row.id).unwrap_or_default().into_iter().map(|v| v.name).collect();
        let subject = Subject::new("contract", row.record_id);
        let sight = sight(query, subject, row.authority_id, row.face, row.said.as_deref());
        sights.extend(sight.map(|sight| (row.id, sight)));
        let line = holder.into_iter().chain((!vendors.is_empty()).then(|| vendors.join(", ")));
        shown.insert(
            row.id,
            (row.record_id, row.title, Some(line.collect::<Vec<_>>().join(" · ")), row.description),
        );
    }
    Ok(())
}

async fn procurements(
    reader: &Reader,
    ids: Vec<Uuid>,
    query: &Query,
    shown: &mut HashMap<Uuid, Shown>,
    sights: &mut Sights,
) -> Result<()> {
    let find = procurement::Entity::find().filter(procurement::Column::Id.is_in(ids));
    let rows = find.all(reader).await?;
    let bought_by = rows.iter().map(|r| r.authority_id).collect();
    let buyers = authority::references(reader.database(), bought_by).await?;
    for row in rows {
        let subject = Subject::new("procurement", row.record_id);
        let sight = sight(query, subject, row.authority_id, row.face, row.said.as_deref());
        sights.extend(sight.map(|sight| (row.id, sight)));
        let buyer = buyers.get(&row.authority_id).map(|a| a.name.clone());
        let line = buyer.into_iter().chain([row.stage]).collect::<Vec<_>>().join(" · ");
        shown.insert(row.id, (row.record_id, row.title, Some(line), row.description));
    }
    Ok(())
}

async fn of_vendors(reader: &Reader, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = vendor::counted(reader).filter(vendors::Column::Id.is_in(ids));
    for row in find.all(reader).await? {
        let contracts = counted(row.contracts, "contract", "contracts");
        let line = format!("{contracts} with {}", counted(row.authorities, "authority", "authorities"));
        shown.insert(row.id, (row.id, row.name, Some(line), None));
    }
    Ok(())
}

async fn of_authorities(reader: &Reader, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = authority::counted(reader).filter(authorities::Column::Id.is_in(ids));
    for row in find.all(reader).await? {
        let contracts = counted(row.contracts, "contract", "contracts");
        let line = row.code.into_iter().chain([contracts]).collect::<Vec<_>>().join(" · ");
        shown.insert(row.id, (row.id, row.name, Some(line), None));
    }
    Ok(())
}

async fn opportunities(reader: &Reader, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let find = opportunity::Entity::find().filter(opportunity::Column::Id.is_in(ids));
    for row in find.all(reader).await? {
        let line = counted(row.authorities, "authority", "authorities");
        shown.insert(row.id, (row.record_id, row.title, Some(line), Some(row.why)));
    }
    Ok(())
}

async fn pilots(reader: &Reader, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    let rows = pilot::Entity::find().filter(pilot::Column::Id.is_in(ids)).all(reader).await?;
    let tried_by = rows.iter().map(|r| r.authority_id).collect();
    let authorities = authority::references(reader.database(), tried_by).await?;
    for row in rows {
        let authority = authorities.get(&row.authority_id).map(|a| a.name.clone());
        let tried = row.product.or(row.approach.clone());
        let line = authority.into_iter().chain(tried).collect::<Vec<_>>().join(" · ");
        let text = [row.approach, row.outcome, row.why, row.lessons, row.measures];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
        shown.insert(row.id, (row.id, row.question, Some(line), Some(text)));
    }
    Ok(())
}

async fn of_products(reader: &Reader, ids: Vec<Uuid>, shown: &mut HashMap<Uuid, Shown>) -> Result<()> {
    for product in product::of(reader, ids).await? {
        let from = product.vendor.map(|vendor| vendor.name).or(product.maker);
        let users = i64::try_from(product.authorities).unwrap_or(i64::MAX);
        let used = format!("used by {}", counted(users, "authority", "authorities"));
        let line = from.into_iter().chain([used]).collect::<Vec<_>>().join(" · ");
        let areas: Vec<&str> = product.service_areas.iter().map(|area| area.area().name.as_str()).collect();
        shown.insert(product.id.0, (product.id.0, product.name, Some(line), Some(areas.join(", "))));
    }
    Ok(())
}

fn counted(n: i64, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}
