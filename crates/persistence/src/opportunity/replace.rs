//! Puts what was computed in place of what is stored, touching only what differs.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use muster_domain::opportunity::Opportunity;
use muster_domain::search::HitKind;
use sea_orm::sea_query::{Condition, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::due::{Due, due_row};
use super::{AT_A_TIME, row};
use crate::entity::{opportunity, opportunity_authority, opportunity_due};
use crate::insert::insert;
use crate::register::raise_version;
use crate::search::{self, Document};
use crate::sql::Sql;
use crate::transaction::{self, Lock};
use crate::{Database, Result};

type Stored = HashMap<Uuid, (opportunity::Model, Vec<opportunity_authority::Model>)>;

pub(super) async fn replace(
    database: &Database,
    due: &Due,
    found: &[Opportunity],
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<u64> {
    let transaction = transaction::begin(database.writer(), Some(Lock::Register)).await?;
    if mark(&transaction).await? > due.mark {
        return Ok(0);
    }
    let mut stored = stored(&transaction, due).await?;
    let found: BTreeMap<Uuid, &Opportunity> = found.iter().map(|o| (o.id.0, o)).collect();
    let (mut rows, mut taking_part, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    let mut replaced = Vec::new();
    for (id, found) in found {
        let before = stored.remove(&id);
        let version = before.as_ref().map_or(1, |(row, _)| row.version);
        let mut after = row::row(found, version);
        let authorities = row::authorities(found);
        if let Some((row, with)) = &before {
            if *row == after && *with == authorities {
                continue;
            }
            after.version += 1;
            replaced.push(id);
        }
        documents.push(document(found));
        rows.push(after);
        taking_part.extend(authorities);
    }
    let gone: Vec<Uuid> = stored.into_keys().collect();
    for ids in gone.chunks(AT_A_TIME) {
        let of = opportunity::Column::Id.is_in(ids.iter().copied());
        opportunity::Entity::delete_many().filter(of).exec(&transaction).await?;
    }
    search::forget(&transaction, &gone).await?;
    for ids in replaced.chunks(AT_A_TIME) {
        let of = opportunity_authority::Column::OpportunityId.is_in(ids.iter().copied());
        opportunity_authority::Entity::delete_many().filter(of).exec(&transaction).await?;
    }
    let whole_row = OnConflict::column(opportunity::Column::Id)
        .update_columns(opportunity::Column::iter().filter(|c| !matches!(c, opportunity::Column::Id)))
        .to_owned();
    insert(&transaction, &rows, Some(&whole_row)).await?;
    insert(&transaction, &taking_part, None).await?;
    search::keep(&transaction, &documents).await?;
    done(&transaction, due, today, now).await?;
    let changed = rows.len() + gone.len();
    if changed > 0 {
        raise_version(&transaction).await?;
    }
    transaction.commit().await?;
    database.forget_version();
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

/// The data version that the stored opportunities were computed from.
async fn mark(transaction: &DatabaseTransaction) -> Result<i64> {
    let sql = Sql::new("SELECT mark FROM opportunity_run");
    let row = transaction.query_one_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}

async fn stored(transaction: &DatabaseTransaction, due: &Due) -> Result<Stored> {
    let mut stored = Stored::new();
    match &due.groups {
        None => read(transaction, opportunity::Entity::find(), &mut stored).await?,
        Some(groups) => {
            for groups in groups.chunks(AT_A_TIME) {
                let ids = opportunity::Column::Id.is_in(groups.iter().map(|g| g.id().0));
                read(transaction, opportunity::Entity::find().filter(ids), &mut stored).await?;
            }
        }
    }
    Ok(stored)
}

async fn read(
    transaction: &DatabaseTransaction,
    select: Select<opportunity::Entity>,
    stored: &mut Stored,
) -> Result<()> {
    for rows in select.all(transaction).await?.chunks(AT_A_TIME) {
        let mut taking_part: HashMap<Uuid, Vec<opportunity_authority::Model>> = HashMap::new();
        let find = opportunity_authority::Entity::find()
            .filter(opportunity_authority::Column::OpportunityId.is_in(rows.iter().map(|r| r.id)))
            .order_by_asc(opportunity_authority::Column::Position);
        for row in find.all(transaction).await? {
            taking_part.entry(row.opportunity_id).or_default().push(row);
        }
        for row in rows {
            let with = taking_part.remove(&row.id).unwrap_or_default();
            stored.insert(row.id, (row.clone(), with));
        }
    }
    Ok(())
}

fn document(found: &Opportunity) -> Document {
    let all = found.authorities.iter().chain(&found.other_authorities);
    let names: HashSet<&str> =
        all.flat_map(|a| [Some(a.name.as_str()), a.code.as_deref()]).flatten().collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_unstable();
    Document {
        kind: HitKind::Opportunity,
        record: found.id.0,
        title: found.title.clone(),
        aliases: Vec::new(),
        names: names.join("\n"),
        body: found.why.clone(),
    }
}

/// Takes the marks away that were there when `due` was read, and notes what was computed.
async fn done(
    transaction: &DatabaseTransaction,
    due: &Due,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<()> {
    use opportunity_due::Column as C;
    let old = || opportunity_due::Entity::delete_many().filter(C::Mark.lte(due.mark));
    match &due.groups {
        None => {
            old().exec(transaction).await?;
        }
        Some(groups) => {
            for groups in groups.chunks(AT_A_TIME / 5) {
                let these = groups.iter().fold(Condition::any(), |any, group| {
                    let row = due_row(group, due.mark);
                    let this = Condition::all()
                        .add(C::Kind.eq(row.kind))
                        .add(C::Key.eq(row.key))
                        .add(C::Demonstration.eq(row.demonstration));
                    any.add(this)
                });
                old().filter(these).exec(transaction).await?;
            }
        }
    }
    let mut sql = Sql::new("UPDATE opportunity_run SET mark = ");
    sql.bind(due.mark).push(", computed_at = ").bind(now.trunc_subsecs(6));
    if due.groups.is_none() {
        sql.push(", computed_on = ").bind(today);
    }
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}
