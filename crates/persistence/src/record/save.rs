//! Writes what differs of a record, and what others see of it.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, SubsecRound, Utc};
use muster_domain::change::ChangeKind;
use muster_domain::id::AuthorityId;
use muster_domain::record::{Reach, Reader, Record, RecordKind, Speaker, View};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::content;
use super::load::{AT_A_TIME, BAND, published};
use super::reference;
use crate::change::Told;
use crate::entity::{
    record, record_clearance, record_field, record_question, record_reader, record_statement,
};
use crate::face::{self, Face};
use crate::insert::insert;
use crate::text::{cleaned, cleaned_whole};
use crate::{Result, audience};

/// A record as it was and as it is to be stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saved<'a> {
    /// As it was; `None` of one that is new here.
    pub(super) before: Option<&'a Record>,
    /// As it is.
    pub(super) after: &'a Record,
    /// The version that it has.
    pub(super) version: i64,
}

/// Writes what differs between two states of records, many in few statements.
pub(super) async fn rows(
    transaction: &DatabaseTransaction,
    saved: &[Saved<'_>],
    by: &Speaker,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<()> {
    heads(transaction, saved, by, now, today).await?;
    statements(transaction, saved).await?;
    reference::keep(transaction, saved).await?;
    let shared = saved.iter().filter(|s| s.before.is_none_or(|before| before.sharing != s.after.sharing));
    sharing(transaction, &shared.copied().collect::<Vec<_>>()).await?;
    questions(transaction, saved).await
}

async fn heads(
    transaction: &DatabaseTransaction,
    saved: &[Saved<'_>],
    by: &Speaker,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<()> {
    use record::Column as C;
    let now = now.trunc_subsecs(6);
    let row = |saved: &Saved<'_>| record::Model {
        id: saved.after.id,
        kind: saved.after.kind.as_str().to_owned(),
        authority_id: saved.after.authority.0,
        origin: cleaned(&json!(saved.after.origin).to_string()),
        published: saved.after.published.as_ref().map(|facts| cleaned(&published(facts))),
        audience: saved.after.sharing.audience.as_str().to_owned(),
        nda: saved.after.sharing.nda,
        archived_at: saved.after.archived_at.map(|at| at.trunc_subsecs(6)),
        demonstration: saved.after.origin.demonstration,
        lapses_on: saved.after.sharing.lapses_after(today).map(|until| until + Days::new(1)),
        created_by: json!(by).to_string(),
        created_at: now,
        updated_at: now,
        version: saved.version,
    };
    let (new, known): (Vec<&Saved<'_>>, Vec<&Saved<'_>>) = saved.iter().partition(|s| s.before.is_none());
    insert(transaction, &new.into_iter().map(row).collect::<Vec<_>>(), None).await?;
    let mut again = OnConflict::column(C::Id);
    again.update_columns(C::iter().filter(|c| !matches!(c, C::Id | C::CreatedBy | C::CreatedAt)));
    insert(transaction, &known.into_iter().map(row).collect::<Vec<_>>(), Some(&again)).await
}

async fn statements(transaction: &DatabaseTransaction, saved: &[Saved<'_>]) -> Result<()> {
    use record_statement::Column as C;
    let mut rows: Vec<record_statement::Model> = Vec::new();
    let mut speakers = Speakers::default();
    for Saved { before, after, .. } in saved {
        let earlier = before.map(|b| &b.statements);
        let gone: Vec<&str> = earlier
            .into_iter()
            .flat_map(|statements| statements.keys())
            .filter(|field| !after.statements.contains_key(field))
            .map(|field| field.as_str())
            .collect();
        if !gone.is_empty() {
            record_statement::Entity::delete_many()
                .filter(C::RecordId.eq(after.id))
                .filter(C::Field.is_in(gone))
                .exec(transaction)
                .await?;
        }
        let differ =
            after.statements.iter().filter(|(field, said)| earlier.and_then(|e| e.get(field)) != Some(said));
        rows.extend(differ.map(|(field, statement)| record_statement::Model {
            record_id: after.id,
            field: field.as_str().to_owned(),
            value: cleaned_whole(statement.value.json().to_string()),
            said_by: speakers.text(&statement.by),
            said_at: statement.at.trunc_subsecs(6),
        }));
    }
    let mut again = OnConflict::columns([C::RecordId, C::Field]);
    again.update_columns([C::Value, C::SaidBy, C::SaidAt]);
    insert(transaction, &rows, Some(&again)).await
}

/// Who spoke last, as it is stored: of thousands of statements nearly all are by one.
#[derive(Debug, Default)]
struct Speakers<'a> {
    last: Option<(&'a Speaker, String)>,
}

impl<'a> Speakers<'a> {
    fn text(&mut self, by: &'a Speaker) -> String {
        match &self.last {
            Some((last, text)) if *last == by => text.clone(),
            _ => {
                let text = json!(by).to_string();
                self.last = Some((by, text.clone()));
                text
            }
        }
    }
}

async fn sharing(transaction: &DatabaseTransaction, saved: &[Saved<'_>]) -> Result<()> {
    let (mut fields, mut named, mut cleared) = (Vec::new(), Vec::new(), Vec::new());
    let known = saved.iter().filter(|s| s.before.is_some()).map(|s| s.after.id).collect::<Vec<Uuid>>();
    for chunk in known.chunks(AT_A_TIME) {
        let ids = || chunk.iter().copied();
        record_reader::Entity::delete_many()
            .filter(record_reader::Column::RecordId.is_in(ids()))
            .exec(transaction)
            .await?;
        record_field::Entity::delete_many()
            .filter(record_field::Column::RecordId.is_in(ids()))
            .exec(transaction)
            .await?;
    }
    for Saved { after, .. } in saved {
        let id = after.id;
        named.extend(readers(id, "", &after.sharing.named));
        for (field, sharing) in &after.sharing.fields {
            fields.push(record_field::Model {
                record_id: id,
                field: field.as_str().to_owned(),
                audience: sharing.audience.as_str().to_owned(),
                band_audience: sharing.band.as_ref().map(|band| band.audience.as_str().to_owned()),
            });
            named.extend(readers(id, field.as_str(), &sharing.named));
            named.extend(sharing.band.iter().flat_map(|band| readers(id, BAND, &band.named)));
        }
        cleared.extend(after.sharing.clearances.iter().map(|clearance| record_clearance::Model {
            id: clearance.id,
            record_id: id,
            field: clearance.field.as_str().to_owned(),
            audience: clearance.audience.as_str().to_owned(),
            until: clearance.until,
            reason: cleaned(&clearance.reason),
            nda_checked: clearance.nda_checked,
            supplier_consent: clearance.supplier_consent,
            disclosure_considered: clearance.disclosure_considered,
            cleared_by: json!(clearance.by).to_string(),
            cleared_at: clearance.at.trunc_subsecs(6),
            revoked_at: clearance.revoked_at.map(|at| at.trunc_subsecs(6)),
        }));
    }
    insert(transaction, &fields, None).await?;
    insert(transaction, &named, None).await?;
    use record_clearance::Column as C;
    let again = OnConflict::column(C::Id).update_column(C::RevokedAt).to_owned();
    insert(transaction, &cleared, Some(&again)).await
}

fn readers(record_id: Uuid, field: &str, named: &[Reader]) -> Vec<record_reader::Model> {
    let row = |reader: &Reader| record_reader::Model {
        record_id,
        field: field.to_owned(),
        authority_id: reader.authority.0,
        until: reader.until,
    };
    named.iter().map(row).collect()
}

async fn questions(transaction: &DatabaseTransaction, saved: &[Saved<'_>]) -> Result<()> {
    use record_question::Column as C;
    let mut rows: Vec<record_question::Model> = Vec::new();
    for Saved { before, after, .. } in saved {
        let earlier = |id: Uuid| before.and_then(|b| b.questions.iter().find(|q| q.id == id));
        let differ = after.questions.iter().filter(|question| earlier(question.id) != Some(question));
        rows.extend(differ.map(|question| record_question::Model {
            id: question.id,
            record_id: after.id,
            field: question.field.as_str().to_owned(),
            notice_id: question.notice.map(|notice| notice.0),
            published: cleaned(&question.published.json().to_string()),
            said: cleaned(&question.said.json().to_string()),
            asked_at: question.asked_at.trunc_subsecs(6),
            answered: question.answered.as_ref().map(|answered| json!(answered).to_string()),
        }));
    }
    let again = OnConflict::column(C::Id).update_column(C::Answered).to_owned();
    insert(transaction, &rows, Some(&again)).await
}

/// Makes the faces of records again, and lets their owners' answers be made again whatever changed:
/// they show what nobody else sees.
pub(super) async fn faces(
    transaction: &DatabaseTransaction,
    records: &[&Record],
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<()> {
    let mut own: BTreeSet<Uuid> = BTreeSet::new();
    let mut contracts = Vec::new();
    for record in records {
        match record.kind {
            RecordKind::Contract => contracts.push((record.id, views(record, today, content::contract))),
            RecordKind::Procurement => {
                let faces = views(record, today, content::procurement);
                own.extend(face::write_procurement(transaction, record.id, faces, now).await?.own);
            }
        }
    }
    if !contracts.is_empty() {
        own.extend(face::write_contracts(transaction, contracts, now).await?.own);
    }
    let mut told = Told::at(now);
    for record in records.iter().filter(|record| !own.contains(&record.id)) {
        let kind = match record.kind {
            RecordKind::Contract => ChangeKind::Contract,
            RecordKind::Procurement => ChangeKind::Procurement,
        };
        told.tell(kind, record.id, Reach::Own(record.authority));
    }
    if !told.audiences().is_empty() {
        audience::raise(transaction, &told).await?;
    }
    Ok(())
}

fn views<T>(record: &Record, today: NaiveDate, make: fn(&Record, View) -> T) -> Vec<Face<T>> {
    let face = |face: muster_domain::record::Face| {
        let said = face.view.said();
        let said = (said != Default::default()).then(|| cleaned(&json!(said).to_string()));
        Face { reach: face.reach, covered: face.covered, folded: make(record, face.view), said }
    };
    record.faces(today).into_iter().map(face).collect()
}

/// Notes the first day on which something of any record is shared no more.
pub(crate) async fn next_lapse(transaction: &DatabaseTransaction) -> Result<()> {
    let next: Option<Option<NaiveDate>> = record::Entity::find()
        .select_only()
        .column_as(record::Column::LapsesOn.min(), "lapses_on")
        .into_tuple()
        .one(transaction)
        .await?;
    audience::lapses_on(transaction, next.flatten()).await
}

/// Notes the first day on which something of this record is shared no more.
pub(super) async fn lapse(
    transaction: &DatabaseTransaction,
    record: &Record,
    today: NaiveDate,
) -> Result<()> {
    let day = record.sharing.lapses_after(today).map(|until| until + Days::new(1));
    record::Entity::update_many()
        .col_expr(record::Column::LapsesOn, Expr::val(day))
        .filter(record::Column::Id.eq(record.id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// The account that acts, by its name as it is now.
pub(crate) async fn speaker(
    transaction: &DatabaseTransaction,
    actor: &muster_domain::actor::Actor,
) -> Result<Speaker> {
    use muster_domain::actor::Who;
    let (table, account) = match &actor.who {
        Who::Person { person, .. } | Who::AnswerLink { person, .. } => ("person", person.0),
        Who::Client { client, .. } => ("client", client.0),
        Who::ViewLink { link, .. } => ("view_link", link.0),
    };
    let mut sql = crate::sql::Sql::new(&format!("SELECT name FROM {table} WHERE id = "));
    sql.bind(account);
    let row = transaction.query_one_raw(sql.statement(transaction.get_database_backend())).await?;
    let name = row.map(|row| row.try_get_by_index::<String>(0)).transpose()?;
    Ok(Speaker { account, name: name.unwrap_or_default() })
}

/// The authorities among these that are no members.
pub(super) async fn strangers(
    transaction: &DatabaseTransaction,
    readers: &BTreeSet<AuthorityId>,
) -> Result<Vec<AuthorityId>> {
    use crate::entity::authority;
    let members: Vec<Uuid> = authority::Entity::find()
        .select_only()
        .column(authority::Column::Id)
        .filter(authority::Column::Id.is_in(readers.iter().map(|reader| reader.0)))
        .filter(authority::Column::Member.eq(true))
        .into_tuple()
        .all(transaction)
        .await?;
    Ok(readers.iter().filter(|reader| !members.contains(&reader.0)).copied().collect())
}
