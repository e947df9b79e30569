//! Reading a register file: how it is to be understood, what each row says, which record it is, and what taking
//! it would do.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;

use futures_util::future::join;
use muster_domain::clock::Clock;
use muster_domain::fact::Field;
use muster_domain::id::{AuthorityId, VendorId};
use muster_domain::register_file::header::{LOOKED_AT, words};
use muster_domain::register_file::plan::{Said, with_vendors};
use muster_domain::register_file::same::Asked;
use muster_domain::register_file::state::DecisionOfAll;
use muster_domain::register_file::{
    Counts, Decision, Entry, EntryKind, Flaw, Found, Header, HeldRecords, Meaning, Outcome, Reader, Row,
    Settings, SheetSeen, Survey, Understood, column,
};
use muster_ingest::register_file::{Refused, RegisterFile as File};
use muster_persistence::Database;
use muster_persistence::register::Batch;
use muster_persistence::register_file::{RegisterFile, Remembered, StagedRow, Wanted};
use serde_json::{Value as Json, json};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::AT_A_TIME;
use crate::import::directories::Directories;
use crate::{Error, Result};

/// Different names of buyers that are looked at.
const MOST_BUYERS: usize = 2_000;

/// Problems that one column has in each row are said of the column, past so many.
const MISSING_FROM: i64 = 1_000_000_000;

/// Reads a file, or tells why it cannot be read.
///
/// # Errors
/// Failures of the database.
pub(super) async fn read(database: &Database, clock: &dyn Clock, file: &RegisterFile) -> Result<()> {
    let store = database.register_files();
    let content = store.content(file).await?;
    let mut remembered = store.remembered(file.authority).await?;
    let (settings, headings) = (file.settings.clone(), std::mem::take(&mut remembered.headings));
    // Somebody else's bytes, on a thread of their own: whatever they do to it, it alone ends.
    let opened = spawn_blocking(move || understand(content, &settings, &headings)).await;
    let looked = match opened {
        Ok(Ok(looked)) => looked,
        Ok(Err(Refused(why))) => return Ok(store.refuse(file, &why, clock.now()).await?),
        Err(_) => return Ok(store.refuse(file, UNREADABLE, clock.now()).await?),
    };
    let Looked { file: opened, understood, buyers } = looked;
    let links = std::mem::take(&mut remembered.links);
    let mut matching = Matching::load(database, clock, file, links, buyers).await?;
    let (mut portions, reading) = portions(opened, understood.clone());
    let mut rows = Vec::new();
    while let Some(portion) = portions.recv().await {
        // While one portion is kept, the next is held against what is on record.
        let keeping = store.stage(file.id, &rows, matching.counts.rows, clock.now());
        let (kept, next) = join(keeping, matching.portion(portion)).await;
        kept?;
        rows = next?;
    }
    store.stage(file.id, &rows, matching.counts.rows, clock.now()).await?;
    match reading.await {
        Ok(Ok(())) => {}
        Ok(Err(Refused(why))) => return Ok(store.refuse(file, &why, clock.now()).await?),
        Err(_) => return Ok(store.refuse(file, UNREADABLE, clock.now()).await?),
    }
    let missing = matching.missing(&remembered).await?;
    store.stage(file.id, &missing, matching.counts.rows, clock.now()).await?;
    Ok(store.ready(file, &understood, &matching.counts, clock.now()).await?)
}

const UNREADABLE: &str =
    "This file stops whatever tries to read it: save it again where it is kept, as XLSX or CSV.";

/// A file that was looked through.
struct Looked {
    file: File,
    understood: Understood,
    buyers: BTreeSet<String>,
}

/// Chooses the sheet and the headings, and says what each column means.
fn understand(
    content: Vec<u8>,
    settings: &Settings,
    remembered: &HashMap<String, Option<Meaning>>,
) -> std::result::Result<Looked, Refused> {
    let mut file = File::open(content)?;
    let sheets = file.sheets();
    let knows = |heading: &str| remembered.contains_key(heading);
    let (sheet, head) = choose_sheet(&mut file, &sheets, settings, &knows)?;
    let header = match settings.header_row {
        Some(row) => Header::at(&head, row, settings.header_rows.unwrap_or(1)),
        None => Header::find(&head, &knows),
    };
    let below = header.as_ref().map_or(0, Header::below);
    let of_buyers: Vec<u32> = header
        .iter()
        .flat_map(|h| (0..).zip(&h.headings))
        .filter(|(_, h)| Meaning::Buyer.suits(h) >= 60)
        .map(|(at, _)| at)
        .collect();
    let (mut survey, mut buyers, mut hidden_rows) = (Survey::default(), BTreeSet::new(), 0);
    file.rows(sheet, &mut |row| {
        if row.number >= below {
            hidden_rows += u32::from(row.hidden);
            survey.add(&row);
            for column in &of_buyers {
                let cell = row.cell(*column);
                if buyers.len() < MOST_BUYERS && !cell.is_empty() {
                    buyers.insert(cell.text().into_owned());
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    let columns = column::understand(header.as_ref(), &survey, remembered, settings);
    let mut notes = file.notes();
    if header.is_none() {
        notes.push(
            "No row with headings was found: say which row it is, or what each column means.".to_owned(),
        );
    }
    if hidden_rows > 0 {
        let what = if settings.leave_hidden { "They are left out." } else { "They are taken all the same." };
        notes.push(format!("Rows that the spreadsheet hides: {hidden_rows}. {what}"));
    }
    let means = |meaning| columns.iter().any(|column| column.meaning == Some(meaning));
    if !means(Meaning::Title) && means(Meaning::Description) {
        notes.push("No column has titles: the first line of each description stands in.".to_owned());
    }
    let sheet = u32::try_from(sheet).unwrap_or(0);
    let understood = Understood { kind: file.kind(), sheets, sheet, header, columns, notes, hidden_rows };
    Ok(Looked { file, understood, buyers })
}

/// The sheet that was chosen, else the one whose headings are known best; a hidden one only where there is no
/// other. With its first rows.
fn choose_sheet(
    file: &mut File,
    sheets: &[SheetSeen],
    settings: &Settings,
    knows: &dyn Fn(&str) -> bool,
) -> std::result::Result<(usize, Vec<Row>), Refused> {
    if let Some(sheet) = settings.sheet {
        let sheet = sheet as usize;
        return Ok((sheet, file.head(sheet, LOOKED_AT)?));
    }
    let visible: Vec<usize> = (0..sheets.len()).filter(|at| !sheets[*at].hidden).collect();
    let candidates = if visible.is_empty() { (0..sheets.len()).collect() } else { visible };
    let mut best: Option<(usize, usize, Vec<Row>)> = None;
    for at in candidates.into_iter().take(20) {
        let head = match file.head(at, LOOKED_AT) {
            Ok(head) => head,
            // A chart among the sheets is no reason to refuse the others.
            Err(_) if sheets.len() > 1 => continue,
            Err(refused) => return Err(refused),
        };
        let known = Header::find(&head, knows).map_or(0, |header| {
            let known = |h: &&String| Meaning::ALL.iter().any(|m| m.suits(h) >= 60) || knows(&words(h));
            header.headings.iter().filter(known).count()
        });
        if best.as_ref().is_none_or(|(score, ..)| known > *score) {
            best = Some((known, at, head));
        }
    }
    best.map(|(_, at, head)| (at, head))
        .ok_or_else(|| Refused("No sheet of this workbook can be read.".to_owned()))
}

type Ended = tokio::task::JoinHandle<std::result::Result<(), Refused>>;

/// Reads the rows on a thread of its own, a portion ahead.
fn portions(mut file: File, understood: Understood) -> (mpsc::Receiver<Vec<Entry>>, Ended) {
    let (sender, receiver) = mpsc::channel(2);
    let reading = spawn_blocking(move || {
        let reader = Reader::new(&understood.columns, understood.header.as_ref());
        let below = understood.header.as_ref().map_or(0, Header::below);
        let mut portion = Vec::with_capacity(AT_A_TIME);
        file.rows(understood.sheet as usize, &mut |row| {
            if row.number >= below {
                portion.extend(reader.read(&row));
            }
            if portion.len() == AT_A_TIME && sender.blocking_send(std::mem::take(&mut portion)).is_err() {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        })?;
        // Whoever listens may have given up: then nobody wants the rest.
        let _ = sender.blocking_send(portion);
        Ok(())
    });
    (receiver, reading)
}

/// Which record each row is, and what taking it would do.
struct Matching<'a> {
    database: &'a Database,
    clock: &'a dyn Clock,
    file: &'a RegisterFile,
    directories: Directories,
    held: HeldRecords,
    decided: HashMap<String, Decision>,
    left_before: HashSet<String>,
    /// The names by which rows call this authority; `None` where no column says who buys.
    ours: Option<HashSet<String>>,
    keys: HashMap<String, u32>,
    matched: HashSet<Uuid>,
    vendors_met: HashSet<VendorId>,
    counts: Counts,
}

/// A row with what it was found to be.
struct Judged {
    entry: Entry,
    key: String,
    vendors: Vec<VendorId>,
    outcome: Option<Outcome>,
    record: Option<Uuid>,
    decision: Option<Decision>,
    why: Option<String>,
}

impl<'a> Matching<'a> {
    async fn load(
        database: &'a Database,
        clock: &'a dyn Clock,
        file: &'a RegisterFile,
        links: Vec<(String, Uuid)>,
        buyers: BTreeSet<String>,
    ) -> Result<Self> {
        let store = database.register_files();
        let mut register = database.register().await?;
        let mut directories = Directories::load(&mut register).await?;
        drop(register);
        let mut held = HeldRecords::default();
        for record in store.held(file.authority).await? {
            held.add(record);
        }
        let mut left_before = HashSet::new();
        for (key, record) in links {
            if record.is_nil() {
                left_before.insert(key);
            } else {
                held.remember(key, record);
            }
        }
        let ours = ours(&mut directories, file.authority, buyers);
        Ok(Self {
            decided: store.clear(file.id).await?,
            database,
            clock,
            file,
            directories,
            held,
            left_before,
            ours,
            keys: HashMap::new(),
            matched: HashSet::new(),
            vendors_met: HashSet::new(),
            counts: Counts::default(),
        })
    }

    async fn portion(&mut self, entries: Vec<Entry>) -> Result<Vec<StagedRow>> {
        let judged: Vec<Judged> = entries.into_iter().map(|entry| self.judge(entry)).collect();
        let open: Vec<usize> = (0..judged.len()).filter(|at| judged[*at].outcome.is_none()).collect();
        let wanted: Vec<Wanted> =
            open.iter().map(|at| Wanted { record: judged[*at].record, said: said(&judged[*at]) }).collect();
        let foreseen =
            self.database.register_files().foresee(self.file.authority, self.clock, &wanted).await?;
        let mut foreseen: HashMap<usize, _> = open.into_iter().zip(foreseen).collect();
        let mut rows = Vec::with_capacity(judged.len());
        for (at, judged) in judged.into_iter().enumerate() {
            let mut changes = Json::Object(Default::default());
            let Judged { mut entry, key, outcome, record, decision, mut why, .. } = judged;
            let outcome = match (outcome, foreseen.remove(&at)) {
                (Some(outcome), _) => outcome,
                (None, Some(found)) => {
                    changes = found.changes;
                    if let Some(refused) = found.refused {
                        entry
                            .flaws
                            .push(Flaw { column: None, detail: format!("{refused}: the row is left out") });
                        why = Some(refused);
                    }
                    found.outcome
                }
                (None, None) => Outcome::Left,
            };
            self.counts.rows += 1;
            self.counts.add(outcome);
            self.counts.flawed += u32::from(!entry.flaws.is_empty());
            rows.push(StagedRow {
                id: self.clock.id(),
                place: i64::from(entry.number),
                number: Some(entry.number),
                outcome,
                decision,
                record,
                key,
                title: entry.title().to_owned(),
                entry: json!({ "said": entry.said_json(), "vendors": entry.vendors, "vendorIds": entry.vendor_ids, "hidden": entry.hidden }),
                changes,
                flaws: entry.flaws,
                why,
                change: None,
            });
        }
        Ok(rows)
    }

    /// What a row is, as far as that is known before its record is asked.
    fn judge(&mut self, mut entry: Entry) -> Judged {
        let vendors = self.vendors(&entry);
        let key = self.key(&mut entry);
        let decision = self.decided.get(&key).copied().filter(|decision| *decision != Decision::Archive);
        let decision = decision.or(self.left_before.contains(&key).then_some(Decision::Leave));
        let mut judged = Judged { key, vendors, outcome: None, record: None, decision, why: None, entry };
        judged.why = self.why_left(&judged);
        if judged.why.is_some() {
            judged.outcome = Some(Outcome::Left);
            return judged;
        }
        let entry = &judged.entry;
        let last = entry.day(Field::TermMaxEnd).max(entry.day(Field::TermEnd));
        let asked = Asked {
            key: &judged.key,
            id: entry.id,
            reference: entry.reference.as_deref(),
            title: entry.title(),
            vendors: &judged.vendors,
            start: entry.day(Field::TermStart),
            last,
        };
        match self.held.find(&asked) {
            Found::Same(record) => judged.record = Some(record),
            Found::Like(record, why) => {
                let of_all = match self.file.settings.unclear {
                    Some(DecisionOfAll::Same) => Some(Decision::Same),
                    Some(DecisionOfAll::New) => Some(Decision::New),
                    None => None,
                };
                match judged.decision.or(of_all) {
                    Some(Decision::New) => {}
                    Some(_) => judged.record = Some(record),
                    None => {
                        judged.record = Some(record);
                        judged.outcome = Some(Outcome::Unclear);
                        judged.why = Some(why);
                    }
                }
            }
            Found::Nobody => {}
        }
        if let Some(record) = judged.record {
            self.matched.insert(record);
            self.held.without_published(record, &mut judged.entry.said);
        }
        judged
    }

    fn vendors(&mut self, entry: &Entry) -> Vec<VendorId> {
        let mut batch = Batch::default();
        let named = (entry.vendors.as_slice(), entry.vendor_ids.as_slice());
        let found = self.directories.vendors_of_register(named, self.file.authority, self.clock, &mut batch);
        for seen in batch.vendors {
            self.counts.new_vendors += u32::from(self.vendors_met.insert(seen.id));
        }
        found
    }

    /// What a row is known by, once in a file.
    fn key(&mut self, entry: &mut Entry) -> String {
        let mut key = entry.key();
        if entry.kind != EntryKind::Contract {
            return format!("row {}", entry.number);
        }
        if let (Some(before), Some(reference)) = (self.keys.get(&key), entry.reference.take()) {
            let detail = format!(
                "row {before} has the reference {reference}, too: this row is known by its title instead"
            );
            entry.flaws.push(Flaw { column: None, detail });
            entry.said.remove(&Field::Reference);
            key = entry.key_by_content();
        }
        if let Some(before) = self.keys.get(&key).copied() {
            let detail = format!("row {before} says the same: this row is left out");
            entry.flaws.push(Flaw { column: None, detail });
            entry.kind = EntryKind::Unusable;
            return format!("row {}", entry.number);
        }
        self.keys.insert(key.clone(), entry.number);
        key
    }

    /// Why a row is left out, if it is.
    fn why_left(&self, judged: &Judged) -> Option<String> {
        let entry = &judged.entry;
        let why = match entry.kind {
            EntryKind::Total => "It is a total.",
            EntryKind::Remark => "It is a remark or a heading, no contract.",
            EntryKind::Unusable => "It cannot be taken: see what is wrong with it.",
            EntryKind::Contract if judged.decision == Some(Decision::Leave) => "You said so.",
            EntryKind::Contract if entry.hidden && self.file.settings.leave_hidden => {
                "The spreadsheet hides it."
            }
            EntryKind::Contract => {
                let buyer = entry.buyer.as_deref()?;
                let others = self.ours.as_ref().is_some_and(|ours| !ours.contains(buyer));
                return others.then(|| format!("{buyer} buys it, and not your authority."));
            }
        };
        Some(why.to_owned())
    }

    /// The records that the last file told of and this one does not.
    async fn missing(&mut self, remembered: &Remembered) -> Result<Vec<StagedRow>> {
        let archived: HashSet<Uuid> =
            self.database.register_files().archived(self.file.authority).await?.into_iter().collect();
        let mut rows = Vec::new();
        for (at, record) in (MISSING_FROM..).zip(&remembered.last) {
            let gone = !self.matched.contains(record) && !archived.contains(record);
            let Some(held) = self.held.get(*record).filter(|_| gone) else { continue };
            let key = format!("record {record}");
            let mut decision = self.decided.get(&key).copied();
            if decision.is_none() && self.file.settings.archive_missing {
                decision = Some(Decision::Archive);
            }
            self.counts.add(Outcome::Missing);
            rows.push(StagedRow {
                id: self.clock.id(),
                place: at,
                number: None,
                outcome: Outcome::Missing,
                decision,
                record: Some(*record),
                key,
                title: held.title.clone(),
                entry: Json::Object(Default::default()),
                changes: Json::Object(Default::default()),
                flaws: Vec::new(),
                why: None,
                change: None,
            });
        }
        Ok(rows)
    }
}

fn said(judged: &Judged) -> Said {
    with_vendors(judged.entry.said.clone(), judged.vendors.clone())
}

/// The names by which rows call this authority: those by which it is known, else the one name that all rows
/// have and that is nobody else's.
fn ours(
    directories: &mut Directories,
    authority: AuthorityId,
    buyers: BTreeSet<String>,
) -> Option<HashSet<String>> {
    let found: Vec<(String, Option<AuthorityId>)> =
        buyers.into_iter().map(|name| (name.clone(), directories.buyer(&name))).collect();
    if found.is_empty() {
        return None;
    }
    let known: HashSet<String> =
        found.iter().filter(|(_, of)| *of == Some(authority)).map(|(name, _)| name.clone()).collect();
    match (known.is_empty(), found.as_slice()) {
        (true, [(name, None)]) => Some(HashSet::from([name.clone()])),
        _ => Some(known),
    }
}

impl From<Refused> for Error {
    fn from(Refused(why): Refused) -> Self {
        Self::Reader(why)
    }
}
