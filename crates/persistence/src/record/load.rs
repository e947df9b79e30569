//! Reads a record as its authority keeps it.

use std::collections::{BTreeMap, HashMap};

use muster_domain::audience::Audience;
use muster_domain::fact::Field;
use muster_domain::id::{AuthorityId, NoticeId};
use muster_domain::record::{
    BandSharing, Clearance, Datum, Facts, FieldSharing, Known, Question, Reader, Record, RecordKind, Said,
    Sensitive, Sharing, Speaker, Statement,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use crate::entity::{
    record, record_clearance, record_field, record_question, record_reader, record_statement,
};
use crate::{Error, Result};

/// Ids in one statement.
pub(super) const AT_A_TIME: usize = 500;

/// The name under which `record_reader` has those who may learn the band of a value.
pub(super) const BAND: &str = "band";

/// A record that its authority has said something of, with its version.
pub(super) async fn record<C: ConnectionTrait>(connection: &C, id: Uuid) -> Result<Option<(Record, i64)>> {
    Ok(records(connection, &[id]).await?.remove(&id))
}

/// Those of these records that their authorities have said something of, with their versions.
pub(super) async fn records<C: ConnectionTrait>(
    connection: &C,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, (Record, i64)>> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(AT_A_TIME) {
        let rows = record::Entity::find()
            .filter(record::Column::Id.is_in(chunk.iter().copied()))
            .all(connection)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        if ids.is_empty() {
            continue;
        }
        let mut statements = statements(connection, &ids).await?;
        let mut sharing = sharing(connection, &rows).await?;
        let mut questions = questions(connection, &ids).await?;
        for row in rows {
            let (id, version) = (row.id, row.version);
            let record = Record {
                kind: RecordKind::parse(&row.kind).ok_or_else(|| wrong("record", "kind", id, &row.kind))?,
                id,
                authority: AuthorityId(row.authority_id),
                origin: document("record", "origin", id, &row.origin)?,
                published: row.published.as_deref().map(|text| facts(id, text)).transpose()?,
                statements: statements.remove(&id).unwrap_or_default(),
                sharing: sharing.remove(&id).ok_or_else(|| wrong("record", "audience", id, &row.audience))?,
                archived_at: row.archived_at,
                questions: questions.remove(&id).unwrap_or_default(),
            };
            found.insert(id, (record, version));
        }
    }
    Ok(found)
}

async fn statements<C: ConnectionTrait>(
    connection: &C,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, BTreeMap<Field, Statement>>> {
    let rows = record_statement::Entity::find()
        .filter(record_statement::Column::RecordId.is_in(ids.iter().copied()))
        .all(connection)
        .await?;
    let table = "record_statement";
    let mut statements: HashMap<Uuid, BTreeMap<Field, Statement>> = HashMap::new();
    // Of thousands of statements nearly all are by one.
    let mut speakers: HashMap<String, Speaker> = HashMap::new();
    for row in rows {
        let id = row.record_id;
        let field = Field::parse(&row.field).ok_or_else(|| wrong(table, "field", id, &row.field))?;
        let value = datum(table, "value", id, field, &row.value)?;
        let by = match speakers.get(&row.said_by) {
            Some(by) => by.clone(),
            None => {
                let by: Speaker = document(table, "said_by", id, &row.said_by)?;
                speakers.entry(row.said_by).or_insert(by).clone()
            }
        };
        statements.entry(id).or_default().insert(field, Statement { value, by, at: row.said_at });
    }
    Ok(statements)
}

async fn sharing<C: ConnectionTrait>(
    connection: &C,
    rows: &[record::Model],
) -> Result<HashMap<Uuid, Sharing>> {
    let ids = || rows.iter().map(|row| row.id);
    let mut readers: HashMap<Uuid, BTreeMap<String, Vec<Reader>>> = HashMap::new();
    let found = record_reader::Entity::find()
        .filter(record_reader::Column::RecordId.is_in(ids()))
        .order_by_asc(record_reader::Column::AuthorityId)
        .all(connection)
        .await?;
    for row in found {
        let reader = Reader { authority: AuthorityId(row.authority_id), until: row.until };
        readers.entry(row.record_id).or_default().entry(row.field).or_default().push(reader);
    }
    let mut fields: HashMap<Uuid, BTreeMap<Sensitive, FieldSharing>> = HashMap::new();
    let found = record_field::Entity::find()
        .filter(record_field::Column::RecordId.is_in(ids()))
        .all(connection)
        .await?;
    for row in found {
        let (table, id) = ("record_field", row.record_id);
        let readers = readers.entry(id).or_default();
        let field = Sensitive::parse(&row.field).ok_or_else(|| wrong(table, "field", id, &row.field))?;
        let band = match row.band_audience.as_deref() {
            None => None,
            Some(word) => Some(BandSharing {
                audience: audience(table, "band_audience", id, word)?,
                named: readers.remove(BAND).unwrap_or_default(),
            }),
        };
        let named = readers.remove(&row.field).unwrap_or_default();
        let audience = audience(table, "audience", id, &row.audience)?;
        fields.entry(id).or_default().insert(field, FieldSharing { audience, named, band });
    }
    let mut clearances = clearances(connection, ids().collect()).await?;
    let mut sharing = HashMap::with_capacity(rows.len());
    for row in rows {
        let named = readers.get_mut(&row.id).and_then(|readers| readers.remove(""));
        let of_record = Sharing {
            audience: audience("record", "audience", row.id, &row.audience)?,
            named: named.unwrap_or_default(),
            fields: fields.remove(&row.id).unwrap_or_default(),
            nda: row.nda,
            clearances: clearances.remove(&row.id).unwrap_or_default(),
        };
        sharing.insert(row.id, of_record);
    }
    Ok(sharing)
}

async fn clearances<C: ConnectionTrait>(
    connection: &C,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<Clearance>>> {
    let table = "record_clearance";
    let rows = record_clearance::Entity::find()
        .filter(record_clearance::Column::RecordId.is_in(ids))
        .order_by_asc(record_clearance::Column::Id)
        .all(connection)
        .await?;
    let mut clearances: HashMap<Uuid, Vec<Clearance>> = HashMap::new();
    for row in rows {
        let clearance = Clearance {
            id: row.id,
            field: Sensitive::parse(&row.field).ok_or_else(|| wrong(table, "field", row.id, &row.field))?,
            audience: audience(table, "audience", row.id, &row.audience)?,
            until: row.until,
            reason: row.reason,
            nda_checked: row.nda_checked,
            supplier_consent: row.supplier_consent,
            disclosure_considered: row.disclosure_considered,
            by: document(table, "cleared_by", row.id, &row.cleared_by)?,
            at: row.cleared_at,
            revoked_at: row.revoked_at,
        };
        clearances.entry(row.record_id).or_default().push(clearance);
    }
    Ok(clearances)
}

async fn questions<C: ConnectionTrait>(connection: &C, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Question>>> {
    let rows = record_question::Entity::find()
        .filter(record_question::Column::RecordId.is_in(ids.iter().copied()))
        .order_by_asc(record_question::Column::AskedAt)
        .order_by_asc(record_question::Column::Id)
        .all(connection)
        .await?;
    let mut questions: HashMap<Uuid, Vec<Question>> = HashMap::new();
    for row in rows {
        questions.entry(row.record_id).or_default().push(question(row)?);
    }
    Ok(questions)
}

/// A question of its row.
pub(super) fn question(row: record_question::Model) -> Result<Question> {
    let table = "record_question";
    let field = Field::parse(&row.field).ok_or_else(|| wrong(table, "field", row.id, &row.field))?;
    let answered = row.answered.as_deref().map(|text| document(table, "answered", row.id, text));
    Ok(Question {
        id: row.id,
        field,
        notice: row.notice_id.map(NoticeId),
        published: datum(table, "published", row.id, field, &row.published)?,
        said: datum(table, "said", row.id, field, &row.said)?,
        asked_at: row.asked_at,
        answered: answered.transpose()?,
    })
}

/// A document of a column, read.
pub(crate) fn document<T: DeserializeOwned>(
    table: &'static str,
    column: &'static str,
    row: Uuid,
    text: &str,
) -> Result<T> {
    serde_json::from_str(text).map_err(|_| wrong(table, column, row, text))
}

fn datum(table: &'static str, column: &'static str, row: Uuid, field: Field, text: &str) -> Result<Datum> {
    let json = document(table, column, row, text)?;
    Datum::read(field, &json).map_err(|_| wrong(table, column, row, text))
}

fn audience(table: &'static str, column: &'static str, row: Uuid, word: &str) -> Result<Audience> {
    Audience::parse(word).ok_or_else(|| wrong(table, column, row, word))
}

fn wrong(table: &'static str, column: &'static str, row: Uuid, text: &str) -> Error {
    Error::inconsistent(table, column, row, text)
}

/// What only its authority can say of a record, as the column `said` of a face has it.
pub(crate) fn said(table: &'static str, row: Uuid, text: Option<&str>) -> Result<Said> {
    text.map_or_else(|| Ok(Said::default()), |text| document(table, "said", row, text))
}

/// What notices say, as the column `published` has it.
pub(super) fn published(facts: &Facts) -> String {
    let known = |(field, known): (&Field, &Known)| {
        (field.as_str().to_owned(), json!({ "value": known.value.json(), "basis": known.basis }))
    };
    Json::Object(facts.iter().map(known).collect::<Map<String, Json>>()).to_string()
}

pub(crate) fn facts(row: Uuid, text: &str) -> Result<Facts> {
    let (table, column) = ("record", "published");
    let fields: BTreeMap<Field, Json> = document(table, column, row, text)?;
    let known = |(field, json): (Field, Json)| {
        let value = Datum::read(field, json.get("value")?).ok()?;
        let basis = serde_json::from_value(json.get("basis").cloned().unwrap_or_default()).ok()?;
        Some((field, Known { value, basis }))
    };
    fields.into_iter().map(|fact| known(fact).ok_or_else(|| wrong(table, column, row, text))).collect()
}
