//! Puts what was computed in place of what is stored, touching only what differs.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use muster_domain::change::ChangeKind;
use muster_domain::opportunity::Opportunity;
use muster_domain::record::Reach;
use muster_domain::search::HitKind;
use sea_orm::sea_query::{Condition, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::due::{Due, due_row};
use super::{AT_A_TIME, Found, row};
use crate::change::Told;
use crate::entity::{opportunity, opportunity_authority, opportunity_due};
use crate::face;
use crate::insert::insert;
use crate::search::{self, Document, Shelf};
use crate::sql::Sql;
use crate::transaction::{self, Lock};
use crate::{Database, Result, audience};

type Stored = HashMap<Uuid, (opportunity::Model, Vec<opportunity_authority::Model>)>;

pub(super) async fn replace(
    database: &Database,
    due: &Due,
    found: &Found<'_>,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<u64> {
    let transaction = transaction::begin(database.writer(), Some(Lock::Register)).await?;
    if mark(&transaction).await? > due.mark {
        return Ok(0);
    }
    let mut stored = stored(&transaction, due).await?;
    let (mut rows, mut taking_part) = (Vec::new(), Vec::new());
    let mut documents: HashMap<Shelf, Vec<Document>> = HashMap::new();
    let mut replaced = Vec::new();
    let mut told = Told::at(now);
    for Face { found, reach, covered } in faces(found) {
        let id = face::row_id(found.id.0, reach);
        let before = stored.remove(&id);
        let version = before.as_ref().map_or(1, |(row, _)| row.version);
        let mut after = row::row(found, reach, covered, version);
        let authorities = row::authorities(found, reach);
        if let Some((row, with)) = &before {
            if *row == after && *with == authorities {
                continue;
            }
            replaced.push(id);
            let only_covered = opportunity::Model { covered, ..row.clone() } == after && *with == authorities;
            // What members see instead is nothing that the public could notice.
            told.tell(ChangeKind::Opportunity, found.id.0, if only_covered { Reach::Members } else { reach });
            after.version += i64::from(!only_covered);
        } else {
            told.tell(ChangeKind::Opportunity, found.id.0, reach);
        }
        documents.entry(shelf(reach)).or_default().push(document(id, found));
        rows.push(after);
        taking_part.extend(authorities);
    }
    let mut gone: HashMap<Shelf, Vec<Uuid>> = HashMap::new();
    for (id, (row, _)) in stored {
        let reach = if row.face == 0 { Reach::Public } else { Reach::Members };
        told.tell(ChangeKind::Opportunity, row.record_id, reach);
        gone.entry(shelf(reach)).or_default().push(id);
    }
    for ids in gone.values().flat_map(|ids| ids.chunks(AT_A_TIME)) {
        let of = opportunity::Column::Id.is_in(ids.iter().copied());
        opportunity::Entity::delete_many().filter(of).exec(&transaction).await?;
    }
    for (shelf, gone) in &gone {
        search::forget(&transaction, *shelf, gone).await?;
    }
    for ids in replaced.chunks(AT_A_TIME) {
        let of = opportunity_authority::Column::OpportunityId.is_in(ids.iter().copied());
        opportunity_authority::Entity::delete_many().filter(of).exec(&transaction).await?;
    }
    let whole_row = OnConflict::column(opportunity::Column::Id)
        .update_columns(opportunity::Column::iter().filter(|c| !matches!(c, opportunity::Column::Id)))
        .to_owned();
    insert(&transaction, &rows, Some(&whole_row)).await?;
    insert(&transaction, &taking_part, None).await?;
    for (shelf, documents) in &documents {
        search::keep(&transaction, *shelf, documents).await?;
    }
    done(&transaction, due, today, now).await?;
    let changed = rows.len() + gone.values().map(Vec::len).sum::<usize>();
    if changed > 0 {
        audience::raise(&transaction, &told).await?;
    }
    transaction.commit().await?;
    database.forget_version();
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

/// One face of an opportunity.
struct Face<'a> {
    found: &'a Opportunity,
    reach: Reach,
    covered: bool,
}

/// The faces that are to be stored: members have one of their own where theirs is another, and the
/// public one is covered where theirs is another or none.
fn faces<'a>(found: &Found<'a>) -> Vec<Face<'a>> {
    let mut for_members: BTreeMap<Uuid, &Opportunity> = found.members.iter().map(|o| (o.id.0, o)).collect();
    let mut faces = Vec::with_capacity(found.public.len());
    for public in found.public {
        let members = for_members.remove(&public.id.0);
        let covered = members != Some(public);
        faces.push(Face { found: public, reach: Reach::Public, covered });
        if let Some(members) = members.filter(|_| covered) {
            faces.push(Face { found: members, reach: Reach::Members, covered: false });
        }
    }
    let only = for_members.into_values();
    faces.extend(only.map(|found| Face { found, reach: Reach::Members, covered: false }));
    faces
}

fn shelf(reach: Reach) -> Shelf {
    if reach == Reach::Public { Shelf::Public } else { Shelf::Private }
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
                let ids = opportunity::Column::RecordId.is_in(groups.iter().map(|g| g.id().0));
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

fn document(row: Uuid, found: &Opportunity) -> Document {
    let all = found.authorities.iter().chain(&found.other_authorities);
    let names: HashSet<&str> =
        all.flat_map(|a| [Some(a.name.as_str()), a.code.as_deref()]).flatten().collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_unstable();
    Document {
        kind: HitKind::Opportunity,
        record: row,
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
