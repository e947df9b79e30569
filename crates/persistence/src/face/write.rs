//! Puts faces in place of those that are stored of a record, touching only what differs.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use muster_domain::change::ChangeKind;
use muster_domain::opportunity::Group;
use muster_domain::record::Reach;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{columns, reach, row_id};
use crate::change::Told;
use crate::entity::{contract, procurement, vendor};
use crate::register::{
    ContractFolded, Counters, Names, ProcurementFolded, WholeContract, WholeProcurement, contracts, mark_due,
    names_of, procurements,
};
use crate::search::{self, Document, Shelf};
use crate::{Error, Result, audience};

/// One face as it is to be.
#[derive(Debug, Clone)]
pub(crate) struct Face<T> {
    /// Whose.
    pub(crate) reach: Reach,
    /// Of a public face: whether members see another one, or none.
    pub(crate) covered: bool,
    /// What it shows.
    pub(crate) folded: T,
    /// What only an authority can say of it, as JSON; `None` where nothing of that is shown.
    pub(crate) said: Option<String>,
}

/// Ids in one statement.
const AT_A_TIME: usize = 500;

/// What writing faces came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Touched {
    /// The records of which what their owner alone sees changed.
    pub(crate) own: BTreeSet<Uuid>,
}

/// What follows from the faces that differ.
#[derive(Debug)]
struct Effects {
    kind: ChangeKind,
    own: BTreeSet<Uuid>,
    told: Told,
    groups: BTreeSet<Group>,
    counters: Counters,
    documents: HashMap<Shelf, Vec<Document>>,
    forgotten: HashMap<Shelf, Vec<Uuid>>,
}

const fn shelf(reach: Reach) -> Shelf {
    match reach {
        Reach::Public => Shelf::Public,
        Reach::Members | Reach::Named(_) | Reach::Own(_) => Shelf::Private,
    }
}

impl Effects {
    fn new(kind: ChangeKind, now: DateTime<Utc>) -> Self {
        Self {
            kind,
            own: BTreeSet::new(),
            told: Told::at(now),
            groups: BTreeSet::new(),
            counters: Counters::default(),
            documents: HashMap::new(),
            forgotten: HashMap::new(),
        }
    }

    /// Makes a row the one of a face, finds it by what its authority notes and calls it, too, and says whose view
    /// changes and what version it has: what members see instead of it is nothing that the public
    /// could notice.
    fn take(&mut self, record: Uuid, reach: Reach, same: bool, only_covered: bool, new: bool) -> i64 {
        if same {
            return 0;
        }
        self.tell(record, if only_covered { Reach::Members } else { reach });
        i64::from(!new && !only_covered)
    }

    fn tell(&mut self, record: Uuid, reach: Reach) {
        self.told.tell(self.kind, record, reach);
        if matches!(reach, Reach::Own(_)) {
            self.own.insert(record);
        }
    }

    fn find(&mut self, reach: Reach, mut document: Document, said: Option<&str>) {
        let said: Option<Json> = said.and_then(|text| serde_json::from_str(text).ok());
        if let Some(notes) = said.as_ref().and_then(|said| said["notes"].as_str()) {
            document.body.push('\n');
            document.body.push_str(notes);
        }
        if let Some(reference) = said.as_ref().and_then(|said| said["reference"].as_str()) {
            document.names.push('\n');
            document.names.push_str(reference);
        }
        self.documents.entry(shelf(reach)).or_default().push(document);
    }

    fn forget(&mut self, record: Uuid, reach: Reach, row: Uuid) {
        self.tell(record, reach);
        self.forgotten.entry(shelf(reach)).or_default().push(row);
    }

    async fn write(self, transaction: &DatabaseTransaction) -> Result<Touched> {
        let Self { kind: _, own, mut told, groups, counters, documents, forgotten } = self;
        let touched = Touched { own };
        if told.audiences().is_empty() {
            return Ok(touched);
        }
        counters.tell(&mut told);
        counters.write(transaction).await?;
        for (shelf, rows) in &forgotten {
            search::forget(transaction, *shelf, rows).await?;
        }
        for (shelf, documents) in &documents {
            search::keep(transaction, *shelf, documents).await?;
        }
        let change = audience::raise(transaction, &told).await?;
        mark_due(transaction, &groups, change).await?;
        Ok(touched)
    }
}

/// Makes these all the faces of these contracts: rows and what hangs on them, search, the public's counts, the
/// opportunity groups to compute again, and the data versions of those whose view changes.
/// Notices hang on the public face alone.
///
/// # Errors
/// When the database refuses; the transaction is of no use then.
pub(crate) async fn write_contracts(
    transaction: &DatabaseTransaction,
    mut records: Vec<(Uuid, Vec<Face<ContractFolded>>)>,
    now: DateTime<Utc>,
) -> Result<Touched> {
    follow_merges(transaction, &mut records).await?;
    let all = || records.iter().flat_map(|(_, faces)| faces);
    let vendors = all().flat_map(|f| &f.folded.vendors).map(|v| v.0).collect();
    let names = names(transaction, all().map(|f| f.folded.authority.0), vendors).await?;
    let ids: Vec<Uuid> = records.iter().map(|(record, _)| *record).collect();
    let mut stored = contracts::faces(transaction, &ids).await?;
    let mut effects = Effects::new(ChangeKind::Contract, now);
    let (mut written, mut replaced) = (Vec::new(), Vec::new());
    for (record, face) in
        records.into_iter().flat_map(|(record, faces)| faces.into_iter().map(move |f| (record, f)))
    {
        let Face { reach, covered, folded, said } = face;
        let id = row_id(record, reach);
        let before = stored.remove(&id);
        let version = before.as_ref().map_or(1, |b| b.row.version);
        let mut after = WholeContract::new(&folded, id, &names, version);
        let (face, reader_id) = columns(reach);
        let row = contract::Model { record_id: record, face, reader_id, covered, said, ..after.row };
        after.row = row;
        if reach != Reach::Public {
            after.notices.clear();
        }
        let only_covered = before.as_ref().is_some_and(|b| {
            let row = contract::Model { covered, ..b.row.clone() };
            WholeContract { row, ..b.clone() } == after
        });
        let same = before.as_ref() == Some(&after);
        after.row.version += effects.take(record, reach, same, only_covered, before.is_none());
        if same {
            continue;
        }
        if let Some(before) = before {
            if reach == Reach::Public {
                effects.counters.contract(-1, &before.row, &before.vendors);
            }
            effects.groups.extend(before.groups());
            replaced.push(id);
        }
        if reach == Reach::Public {
            effects.counters.contract(1, &after.row, &after.vendors);
        }
        effects.groups.extend(after.groups());
        effects.find(reach, after.document(&names), after.row.said.as_deref());
        written.push(after);
    }
    let gone: Vec<Uuid> = stored.keys().copied().collect();
    for (id, before) in stored {
        let reach = stored_reach("contract", id, before.row.face, before.row.reader_id)?;
        if reach == Reach::Public {
            effects.counters.contract(-1, &before.row, &before.vendors);
        }
        effects.groups.extend(before.groups());
        effects.forget(before.row.record_id, reach, id);
    }
    for chunk in gone.chunks(AT_A_TIME) {
        let gone = contract::Column::Id.is_in(chunk.iter().copied());
        contract::Entity::delete_many().filter(gone).exec(transaction).await?;
    }
    contracts::store(transaction, written, &replaced).await?;
    effects.write(transaction).await
}

/// Names the vendors that stand in place of those that were merged into them: what an authority said keeps
/// its words, what is shown of it follows, and comes back when the merge is undone.
async fn follow_merges(
    transaction: &DatabaseTransaction,
    records: &mut [(Uuid, Vec<Face<ContractFolded>>)],
) -> Result<()> {
    let mut leads: HashMap<Uuid, Uuid> = HashMap::new();
    let faces = records.iter().flat_map(|(_, faces)| faces);
    let mut asked: BTreeSet<Uuid> = faces.flat_map(|f| &f.folded.vendors).map(|v| v.0).collect();
    while !asked.is_empty() {
        let mut merged: Vec<(Uuid, Option<Uuid>)> = Vec::new();
        for chunk in asked.into_iter().collect::<Vec<Uuid>>().chunks(AT_A_TIME) {
            let find = vendor::Entity::find()
                .select_only()
                .columns([vendor::Column::Id, vendor::Column::MergedInto])
                .filter(vendor::Column::Id.is_in(chunk.iter().copied()))
                .filter(vendor::Column::MergedInto.is_not_null());
            merged.extend(find.into_tuple::<(Uuid, Option<Uuid>)>().all(transaction).await?);
        }
        asked =
            merged.iter().filter_map(|(_, into)| *into).filter(|into| !leads.contains_key(into)).collect();
        leads.extend(merged.into_iter().filter_map(|(id, into)| Some((id, into?))));
    }
    let faces = records.iter_mut().flat_map(|(_, faces)| faces);
    for vendors in faces.map(|face| &mut face.folded.vendors).filter(|_| !leads.is_empty()) {
        let mut seen = BTreeSet::new();
        for vendor in vendors.iter_mut() {
            while let Some(into) = leads.get(&vendor.0) {
                vendor.0 = *into;
            }
        }
        vendors.retain(|vendor| seen.insert(vendor.0));
    }
    Ok(())
}

/// As [`write_contracts`], of one procurement.
///
/// # Errors
/// When the database refuses; the transaction is of no use then.
pub(crate) async fn write_procurement(
    transaction: &DatabaseTransaction,
    record: Uuid,
    faces: Vec<Face<ProcurementFolded>>,
    now: DateTime<Utc>,
) -> Result<Touched> {
    let buyers = faces.iter().map(|f| f.folded.authority.0);
    let names = names(transaction, buyers, BTreeSet::new()).await?;
    let mut stored = procurements::faces(transaction, record).await?;
    let mut effects = Effects::new(ChangeKind::Procurement, now);
    let (mut written, mut replaced) = (Vec::new(), Vec::new());
    for Face { reach, covered, folded, said } in faces {
        let id = row_id(record, reach);
        let before = stored.remove(&id);
        let version = before.as_ref().map_or(1, |b| b.row.version);
        let mut after = WholeProcurement::new(&folded, id, &names, version);
        let (face, reader_id) = columns(reach);
        let row = procurement::Model { record_id: record, face, reader_id, covered, said, ..after.row };
        after.row = row;
        if reach != Reach::Public {
            after.notices.clear();
        }
        let only_covered = before.as_ref().is_some_and(|b| {
            let row = procurement::Model { covered, ..b.row.clone() };
            WholeProcurement { row, ..b.clone() } == after
        });
        let same = before.as_ref() == Some(&after);
        after.row.version += effects.take(record, reach, same, only_covered, before.is_none());
        if same {
            continue;
        }
        if let Some(before) = before {
            if reach == Reach::Public {
                effects.counters.procurement(-1, &before.row);
            }
            effects.groups.extend(before.groups());
            replaced.push(id);
        }
        if reach == Reach::Public {
            effects.counters.procurement(1, &after.row);
        }
        effects.groups.extend(after.groups());
        effects.find(reach, after.document(&names), after.row.said.as_deref());
        written.push(after);
    }
    let gone: Vec<Uuid> = stored.keys().copied().collect();
    for (id, before) in stored {
        let reach = stored_reach("procurement", id, before.row.face, before.row.reader_id)?;
        if reach == Reach::Public {
            effects.counters.procurement(-1, &before.row);
        }
        effects.groups.extend(before.groups());
        effects.forget(before.row.record_id, reach, id);
    }
    procurement::Entity::delete_many().filter(procurement::Column::Id.is_in(gone)).exec(transaction).await?;
    procurements::store(transaction, written, &replaced).await?;
    effects.write(transaction).await
}

async fn names(
    transaction: &DatabaseTransaction,
    authorities: impl Iterator<Item = Uuid>,
    vendors: BTreeSet<Uuid>,
) -> Result<Names> {
    names_of(transaction, authorities.collect(), vendors).await
}

fn stored_reach(table: &'static str, row: Uuid, face: i32, reader: Option<Uuid>) -> Result<Reach> {
    reach(face, reader).ok_or_else(|| Error::inconsistent(table, "face", row, &face.to_string()))
}
