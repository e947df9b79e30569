//! Authorities as notices show them: created, or known by one more spelling.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::borough::boroughs;
use muster_domain::search::HitKind;
use muster_domain::text::fold;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::known::AT_A_TIME;
use super::parties::{Evidence, keep_first, once};
use super::{AuthoritySeen, Batch};
use crate::Result;
use crate::entity::{authority, authority_decision, authority_identifier, authority_name};
use crate::insert::insert;
use crate::search::{self, Document, Shelf};
use crate::text::{cleaned, cleaned_option};

/// Creates authorities, which come before notices that name them, and says which are new.
pub(super) async fn create(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let created: BTreeMap<Uuid, &AuthoritySeen> =
        batch.authorities.iter().filter(|a| a.created).map(|a| (a.id.0, a)).collect();
    let ids: Vec<Uuid> = created.keys().copied().collect();
    let known: HashSet<Uuid> = stored(transaction, &ids).await?.into_keys().collect();
    let rows: Vec<authority::Model> = created
        .into_iter()
        .filter(|(id, _)| !known.contains(id))
        .map(|(id, seen)| authority::Model {
            id,
            code: cleaned_option(seen.code.as_deref()),
            gss: cleaned_option(seen.gss.as_deref()),
            kind: seen.kind.as_str().to_owned(),
            member: seen.member,
            name: cleaned(&seen.name),
            name_folded: fold(&cleaned(&seen.name)),
            contracts: 0,
            technology_contracts: 0,
            procurements: 0,
            created_at: now.trunc_subsecs(6),
            version: 1,
        })
        .collect();
    insert(transaction, &rows, None).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn stored(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<HashMap<Uuid, authority::Model>> {
    let mut stored = HashMap::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let find = authority::Entity::find().filter(authority::Column::Id.is_in(chunk.iter().copied()));
        stored.extend(find.all(transaction).await?.into_iter().map(|row| (row.id, row)));
    }
    Ok(stored)
}

/// Keeps spellings, identifiers and decisions of authorities; they come after notices, which they
/// cite. Says which changed.
pub(super) async fn see(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    evidence: &Evidence<'_>,
) -> Result<Vec<Uuid>> {
    let ids: Vec<Uuid> =
        batch.authorities.iter().map(|a| a.id.0).collect::<BTreeSet<_>>().into_iter().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut names: BTreeMap<(Uuid, String), authority_name::Model> = BTreeMap::new();
    let mut identifiers: BTreeMap<(Uuid, String, String), authority_identifier::Model> = BTreeMap::new();
    for chunk in ids.chunks(AT_A_TIME) {
        use authority_identifier::Column as I;
        use authority_name::Column as N;
        let find = authority_name::Entity::find().filter(N::AuthorityId.is_in(chunk.iter().copied()));
        names.extend(find.all(transaction).await?.into_iter().map(|n| ((n.authority_id, n.name.clone()), n)));
        let find = authority_identifier::Entity::find().filter(I::AuthorityId.is_in(chunk.iter().copied()));
        identifiers.extend(
            find.all(transaction)
                .await?
                .into_iter()
                .map(|i| ((i.authority_id, i.scheme.clone(), i.identifier.clone()), i)),
        );
    }
    let mut touched = BTreeSet::new();
    let (mut new_names, mut new_identifiers) = (BTreeSet::new(), BTreeSet::new());
    let mut decisions = Vec::new();
    for seen in &batch.authorities {
        let demonstration = seen.notice.is_some_and(|n| evidence.invented.contains(&n));
        for name in [&seen.name, &seen.spelling] {
            let name = cleaned(name);
            let key = (seen.id.0, name.clone());
            // Its own name is not made a demonstration's by a demonstration's notice.
            let demonstration = demonstration && name != seen.name;
            let known = names.get(&key).is_some_and(|n| !n.demonstration || demonstration);
            if !known {
                let name_folded = fold(&name);
                let row = authority_name::Model { authority_id: seen.id.0, name, name_folded, demonstration };
                names.insert(key.clone(), row);
                new_names.insert(key);
                touched.insert(seen.id.0);
            }
        }
        for identifier in &seen.identifiers {
            let key = (seen.id.0, cleaned(&identifier.scheme), cleaned(&identifier.id));
            let known = identifiers.get(&key).is_some_and(|i| !i.demonstration || demonstration);
            if !known {
                let row = authority_identifier::Model {
                    authority_id: seen.id.0,
                    scheme: key.1.clone(),
                    identifier: key.2.clone(),
                    demonstration,
                };
                identifiers.insert(key.clone(), row);
                new_identifiers.insert(key);
                touched.insert(seen.id.0);
            }
        }
        decisions.push(authority_decision::Model {
            authority_id: seen.id.0,
            name: cleaned(&seen.spelling),
            reason: cleaned(&seen.reason),
            notice_id: seen.notice.map(|n| evidence.stored(n)),
            decided_at: evidence.now.trunc_subsecs(6),
        });
    }
    let rows: Vec<authority_name::Model> = new_names.iter().filter_map(|k| names.get(k).cloned()).collect();
    let conflict = OnConflict::columns([authority_name::Column::AuthorityId, authority_name::Column::Name])
        .update_column(authority_name::Column::Demonstration)
        .to_owned();
    insert(transaction, &rows, Some(&conflict)).await?;
    let rows: Vec<authority_identifier::Model> =
        new_identifiers.iter().filter_map(|k| identifiers.get(k).cloned()).collect();
    let conflict = OnConflict::columns([
        authority_identifier::Column::AuthorityId,
        authority_identifier::Column::Scheme,
        authority_identifier::Column::Identifier,
    ])
    .update_column(authority_identifier::Column::Demonstration)
    .to_owned();
    insert(transaction, &rows, Some(&conflict)).await?;
    insert(transaction, &once(decisions, |d| (d.authority_id, d.name.clone())), Some(&keep_first())).await?;
    let touched: Vec<Uuid> = touched.into_iter().collect();
    let mut rows = stored(transaction, &touched).await?;
    let created: HashSet<Uuid> = batch.authorities.iter().filter(|a| a.created).map(|a| a.id.0).collect();
    let mut documents = Vec::new();
    for id in &touched {
        let Some(row) = rows.get_mut(id) else { continue };
        row.version += i64::from(!created.contains(id));
        let spellings = names.range((*id, String::new())..).take_while(|((of, _), _)| of == id);
        documents.push(document(row, spellings.map(|((_, name), _)| name.clone())));
    }
    let rows: Vec<authority::Model> = rows.into_values().collect();
    let version =
        OnConflict::column(authority::Column::Id).update_column(authority::Column::Version).to_owned();
    insert(transaction, &rows, Some(&version)).await?;
    search::keep(transaction, Shelf::Public, &documents).await?;
    Ok(touched)
}

/// What finds an authority: its name, its code, every spelling, and what a borough is called for short.
fn document(row: &authority::Model, spellings: impl Iterator<Item = String>) -> Document {
    let borough = boroughs().iter().find(|b| Some(&b.code) == row.code.as_ref());
    let short = borough.map(|b| b.nice_name.clone());
    Document {
        kind: HitKind::Authority,
        record: row.id,
        title: row.name.clone(),
        aliases: spellings.chain(row.code.clone()).chain(short).collect(),
        names: String::new(),
        body: String::new(),
    }
}

/// Makes authorities known to search by the spellings that are stored of them now.
pub(super) async fn refind(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<()> {
    let mut documents = Vec::new();
    for (id, row) in stored(transaction, ids).await? {
        let names = authority_name::Entity::find().filter(authority_name::Column::AuthorityId.eq(id));
        let names = names.all(transaction).await?.into_iter().map(|n| n.name);
        documents.push(document(&row, names));
    }
    search::keep(transaction, Shelf::Public, &documents).await
}
