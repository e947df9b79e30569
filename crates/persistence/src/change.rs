//! The feed of changes: an entry for each record and each audience whose view changed, written in the
//! transaction that changed it.
//!
//! An entry is numbered by the count of all changes, which every writer raises before it commits: on
//! PostgreSQL, too, the row of that count is locked from then on, so that whoever sees a later number sees
//! every earlier one. A follower that read up to the present count has missed nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::change::{ChangeKind, Entry, Eyes, Place, TOLD_FOR};
use muster_domain::clock::Clock;
use muster_domain::record::Reach;
use muster_domain::viewer::Viewer;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult};
use uuid::Uuid;

use crate::entity::change;
use crate::face::{Faces, columns, literal};
use crate::insert::insert;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::transaction;
use crate::{Database, Error, Result, admitted};

/// Entries that are looked at at a time where old ones are forgotten.
const FORGOTTEN_AT_A_TIME: u64 = 10_000;

/// What a change came to: whose view of what.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    at: DateTime<Utc>,
    entries: BTreeSet<(ChangeKind, Uuid, Reach)>,
    audiences: BTreeSet<Reach>,
}

impl Told {
    /// Nothing yet, at `now`.
    pub(crate) fn at(now: DateTime<Utc>) -> Self {
        Self { at: now.trunc_subsecs(6), entries: BTreeSet::new(), audiences: BTreeSet::new() }
    }

    /// One entry.
    pub(crate) fn one(now: DateTime<Utc>, kind: ChangeKind, record: Uuid, reach: Reach) -> Self {
        let mut told = Self::at(now);
        told.tell(kind, record, reach);
        told
    }

    /// One more entry.
    pub(crate) fn tell(&mut self, kind: ChangeKind, record: Uuid, reach: Reach) {
        self.entries.insert((kind, record, reach));
        self.audiences.insert(reach);
    }

    /// Several that everybody sees.
    pub(crate) fn tell_all(&mut self, kind: ChangeKind, records: impl IntoIterator<Item = Uuid>) {
        for record in records {
            self.tell(kind, record, Reach::Public);
        }
    }

    /// Something changed for an audience that is no record's.
    pub(crate) fn besides(&mut self, reach: Reach) {
        self.audiences.insert(reach);
    }

    /// The audiences for which something changed.
    pub(crate) const fn audiences(&self) -> &BTreeSet<Reach> {
        &self.audiences
    }

    /// Writes the entries of the change that has this number. Those of one record stand together.
    pub(crate) async fn write(&self, transaction: &DatabaseTransaction, version: i64) -> Result<()> {
        let entries = (0_i32..).zip(&self.entries);
        let row = |(position, (kind, record, reach)): (i32, &(ChangeKind, Uuid, Reach))| {
            let (face, reader_id) = columns(*reach);
            let (kind, record_id) = (kind.as_str().to_owned(), *record);
            change::Model { version, position, kind, record_id, face, reader_id, changed_at: self.at }
        };
        insert(transaction, &entries.map(row).collect::<Vec<_>>(), None).await
    }
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Changes {
    database: Database,
}

/// Some entries in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where to go on.
    pub next: Place,
    /// Whether there is more by now.
    pub more: bool,
}

impl Changes {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Where the feed stands: what changes from now on comes after it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn here(&self) -> Result<Place> {
        Ok(Place::behind(self.database.read_version().await?))
    }

    /// The first `most` entries after a place that are for these eyes, of these kinds (none: of all), in the
    /// order in which the changes were made; of one record in one change only one.
    ///
    /// # Errors
    /// [`Error::Forgotten`] where entries after the place are told no more; else when the database fails or
    /// holds something inconsistent.
    pub async fn after(&self, eyes: &Eyes, since: Place, kinds: &[ChangeKind], most: u16) -> Result<Stretch> {
        let reader = Reader::open(&self.database, &eyes.widest()).await?;
        let (told, next, more) = stretch(&reader, eyes, since, kinds, most).await?;
        drop(reader);
        let mut entries: Vec<Entry> = told.into_iter().map(|(entry, _)| entry).collect();
        // Each pair of eyes looks for itself: who sees most does not see what the public sees instead.
        let mut seen = HashSet::new();
        for viewer in ChangeKind::ALL.map(|kind| eyes.on(kind)).into_iter().collect::<HashSet<_>>() {
            let its: Vec<Entry> = entries.iter().copied().filter(|e| eyes.on(e.kind) == viewer).collect();
            if !its.is_empty() {
                let reader = Reader::open(&self.database, &viewer).await?;
                seen.extend(self::seen(&reader, eyes, &its).await?);
            }
        }
        for entry in &mut entries {
            entry.gone = !seen.contains(&(entry.kind, entry.id));
        }
        Ok(Stretch { entries, next, more })
    }

    /// Whether anything of these kinds, or of these records alone, changed for these eyes after a place. Where
    /// that is told no more, it may have.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn moved(&self, eyes: &Eyes, since: Place, of: &[(ChangeKind, Option<Uuid>)]) -> Result<bool> {
        let reader = Reader::open(&self.database, &eyes.widest()).await?;
        if since < first_told(&reader).await? {
            return Ok(true);
        }
        if of.is_empty() {
            return Ok(false);
        }
        let backend = reader.get_database_backend();
        let mut sql = Sql::new("SELECT 1 FROM change WHERE (version, position) > (");
        sql.bind(since.version).push(", ").bind(since.position).push(") AND (");
        for (at, (kind, record)) in of.iter().enumerate() {
            sql.push(if at > 0 { " OR (" } else { "(" }).push(&visible(backend, eyes, &[*kind])).push(")");
            if let Some(record) = record {
                sql.push(" AND record_id = ").bind(*record);
            }
        }
        sql.push(") LIMIT 1");
        Ok(reader.query_one_raw(sql.statement(backend)).await?.is_some())
    }

    /// For each of these records of a kind that changed for these eyes after one place and up to another, the
    /// number of its last change in between.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last(
        &self,
        eyes: &Eyes,
        (since, until): (Place, Place),
        kind: ChangeKind,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, i64>> {
        let reader = Reader::open(&self.database, &eyes.widest()).await?;
        let backend = reader.get_database_backend();
        let mut last = HashMap::new();
        for some in ids.chunks(500) {
            let mut sql =
                Sql::new("SELECT record_id, MAX(version) FROM change WHERE (version, position) > (");
            sql.bind(since.version)
                .push(", ")
                .bind(since.position)
                .push(") AND version <= ")
                .bind(until.version);
            sql.push(" AND (").push(&visible(backend, eyes, &[kind])).push(") AND record_id IN (");
            sql.list(some.iter().copied()).push(") GROUP BY record_id");
            for row in reader.query_all_raw(sql.statement(backend)).await? {
                last.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            }
        }
        Ok(last)
    }

    /// What seals places for those who are given them: this, where nothing was kept before, else what was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn secret(&self, fresh: &str) -> Result<String> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let backend = transaction.get_database_backend();
        let mut sql = Sql::new("INSERT INTO change_secret (number, secret) VALUES (1, ");
        sql.bind(fresh.to_owned()).push(") ON CONFLICT (number) DO NOTHING");
        transaction.execute_raw(sql.statement(backend)).await?;
        let kept = Sql::new("SELECT secret FROM change_secret").statement(backend);
        let row = transaction.query_one_raw(kept).await?;
        let secret = row.map_or_else(|| Ok(fresh.to_owned()), |row| row.try_get_by_index(0))?;
        transaction.commit().await?;
        Ok(secret)
    }

    /// Forgets entries older than [`TOLD_FOR`]. Returns how many went.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self, clock: &dyn Clock) -> Result<u64> {
        let mut gone = 0;
        loop {
            let some = self.forget_some(clock.now() - TOLD_FOR).await?;
            gone += some;
            if some == 0 {
                return Ok(gone);
            }
        }
    }

    /// Forgets the oldest whole changes, some thousands of entries at a time: writers wait for it.
    async fn forget_some(&self, before: DateTime<Utc>) -> Result<u64> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let backend = transaction.get_database_backend();
        let mut oldest = Sql::new("SELECT version, changed_at FROM change ORDER BY version, position LIMIT ");
        oldest.bind(i64::try_from(FORGOTTEN_AT_A_TIME).unwrap_or(i64::MAX));
        let mut last: Option<i64> = None;
        for row in transaction.query_all_raw(oldest.statement(backend)).await? {
            if row.try_get_by_index::<DateTime<Utc>>(1)? >= before {
                break;
            }
            last = Some(row.try_get_by_index(0)?);
        }
        let Some(last) = last else { return Ok(0) };
        let mut forget = Sql::new("DELETE FROM change WHERE version <= ");
        forget.bind(last);
        let gone = transaction.execute_raw(forget.statement(backend)).await?.rows_affected();
        let mut note = Sql::new("UPDATE change_forgotten SET version = ");
        note.bind(last).push(" WHERE version < ").bind(last);
        transaction.execute_raw(note.statement(backend)).await?;
        transaction.commit().await?;
        Ok(gone)
    }
}

/// Entries after a place, each with the column that says whose view changed; where to go on, and whether
/// there is more by now.
pub(crate) async fn stretch(
    connection: &impl ConnectionTrait,
    eyes: &Eyes,
    since: Place,
    kinds: &[ChangeKind],
    most: u16,
) -> Result<(Vec<(Entry, i32)>, Place, bool)> {
    // What stands now is read before what came up to it: whoever commits in between is told next time.
    let (here, forgotten) = standing(connection).await?;
    if since < Place::behind(forgotten) {
        return Err(Error::Forgotten);
    }
    let backend = connection.get_database_backend();
    let mut sql = Sql::new(
        "SELECT version, position, kind, record_id, changed_at, face FROM change WHERE (version, position) > (",
    );
    sql.bind(since.version).push(", ").bind(since.position).push(") AND version <= ").bind(here);
    sql.push(" AND (").push(&visible(backend, eyes, kinds)).push(") ORDER BY version, position LIMIT ");
    sql.bind(i64::from(most) + 1);
    let rows = connection.query_all_raw(sql.statement(backend)).await?;
    let more = rows.len() > usize::from(most);
    let mut told: Vec<(Entry, i32)> = Vec::with_capacity(rows.len());
    let mut next = Place::behind(here.max(since.version));
    for row in rows.iter().take(usize::from(most)) {
        let entry = entry(row)?;
        if more {
            next = entry.place;
        }
        let key = |entry: &Entry| (entry.place.version, entry.kind, entry.id);
        if told.last().is_none_or(|(last, _)| key(last) != key(&entry)) {
            told.push((entry, row.try_get_by_index(5)?));
        }
    }
    Ok((told, next, more))
}

/// The earliest place after which everything is still told.
pub(crate) async fn first_told(connection: &impl ConnectionTrait) -> Result<Place> {
    let (_, forgotten) = standing(connection).await?;
    Ok(Place::behind(forgotten))
}

/// The number of the last change, and of the last one whose entries are forgotten.
async fn standing(connection: &impl ConnectionTrait) -> Result<(i64, i64)> {
    let sql = Sql::new("SELECT v.version, f.version FROM data_version v CROSS JOIN change_forgotten f");
    let row = connection.query_one_raw(sql.statement(connection.get_database_backend())).await?;
    let row = row.ok_or_else(|| sea_orm::DbErr::RecordNotFound("data_version".to_owned()))?;
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}

/// The entries that are for these eyes, as SQL. In words, and not bound, as faces are.
fn visible(backend: DbBackend, eyes: &Eyes, kinds: &[ChangeKind]) -> String {
    let mut by_viewer: BTreeMap<String, Vec<ChangeKind>> = BTreeMap::new();
    for kind in ChangeKind::ALL.into_iter().filter(|kind| kinds.is_empty() || kinds.contains(kind)) {
        let faces = match eyes.on(kind) {
            Viewer::Public => "face = 0".to_owned(),
            Viewer::Member { authority, own } => {
                let own = if own { "2, 3" } else { "2" };
                let reader = literal(backend, authority.0);
                format!("(face < 2 OR reader_id = {reader} AND face IN ({own}))")
            }
        };
        by_viewer.entry(faces).or_default().push(kind);
    }
    let of = |(faces, kinds): (String, Vec<ChangeKind>)| {
        let kinds: Vec<String> = kinds.into_iter().map(|kind| format!("'{}'", kind.as_str())).collect();
        format!("kind IN ({}) AND {faces}", kinds.join(", "))
    };
    by_viewer.into_iter().map(of).collect::<Vec<_>>().join(" OR ")
}

fn entry(row: &QueryResult) -> Result<Entry> {
    let place = Place { version: row.try_get_by_index(0)?, position: row.try_get_by_index(1)? };
    let word: String = row.try_get_by_index(2)?;
    let kind = ChangeKind::parse(&word)
        .ok_or_else(|| Error::inconsistent("change", "kind", place.version, &word))?;
    Ok(Entry { place, kind, id: row.try_get_by_index(3)?, at: row.try_get_by_index(4)?, gone: false })
}

/// What of it these eyes see now.
pub(crate) async fn seen(
    connection: &impl ConnectionTrait,
    eyes: &Eyes,
    entries: &[Entry],
) -> Result<HashSet<(ChangeKind, Uuid)>> {
    let backend = connection.get_database_backend();
    let mut seen = HashSet::with_capacity(entries.len());
    for kind in ChangeKind::ALL {
        let ids: BTreeSet<Uuid> = entries.iter().filter(|e| e.kind == kind).map(|e| e.id).collect();
        if ids.is_empty() {
            continue;
        }
        let mut sql = Sql::default();
        match kind {
            ChangeKind::Contract => shown(&mut sql, backend, eyes.on(kind), Faces::Contract, &ids),
            ChangeKind::Procurement => shown(&mut sql, backend, eyes.on(kind), Faces::Procurement, &ids),
            ChangeKind::Opportunity | ChangeKind::Stance => {
                shown(&mut sql, backend, eyes.on(kind), Faces::Opportunity, &ids);
            }
            ChangeKind::System => shown(&mut sql, backend, eyes.on(kind), Faces::System, &ids),
            // A merged vendor is none of its own any more.
            ChangeKind::Vendor => {
                sql.push("SELECT id FROM vendor WHERE merged_into IS NULL AND id IN (").list(ids).push(")");
            }
            ChangeKind::Authority => {
                sql.push("SELECT id FROM authority WHERE id IN (").list(ids).push(")");
            }
            ChangeKind::Pilot => {
                sql.push("SELECT p.id FROM pilot p WHERE p.id IN (").list(ids).push(") AND ");
                sql.push(&admitted::visible(backend, &eyes.on(kind), "p"));
            }
            ChangeKind::Review if eyes.on(kind) == Viewer::Public => continue,
            ChangeKind::Review => {
                sql.push("SELECT id FROM review WHERE state = 'published' AND id IN (").list(ids).push(")");
            }
        }
        for row in connection.query_all_raw(sql.statement(backend)).await? {
            seen.insert((kind, row.try_get_by_index(0)?));
        }
    }
    Ok(seen)
}

/// Selects those of these records of which `viewer` sees a face.
fn shown(sql: &mut Sql, backend: DbBackend, viewer: Viewer, faces: Faces, ids: &BTreeSet<Uuid>) {
    let ids = || ids.iter().copied();
    sql.push("SELECT f.record_id FROM ").push(faces.table());
    sql.push(" f WHERE (f.face = 0 AND f.id IN (").list(ids());
    sql.push(") OR f.face <> 0 AND f.record_id IN (").list(ids()).push(")) AND ");
    sql.push(&faces.visible(backend, &viewer, "f"));
}
