//! Changes to a record: what they are, and what each did, so that it can be told and undone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::question::Answered;
use super::{Answer, Clearance, Datum, Record, Sharing, Statement};
use crate::fact::Field;

/// Something that its authority does to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// States fields, or takes statements back (`None`).
    Say(BTreeMap<Field, Option<Datum>>),
    /// Vouches for fields as they are known; `None`: for all that no question is open about.
    Confirm(Option<BTreeSet<Field>>),
    /// Says which is right, notice or statement.
    Answer(Uuid, Answer),
    /// Puts it away, or takes it out again.
    Archive(bool),
    /// Decides who sees it; NDA and clearances stay as they are.
    Share(Sharing),
    /// Puts it under a non-disclosure agreement, or says that there is none.
    Nda(bool),
    /// Clears a sensitive field in spite of the NDA.
    Clear(Clearance),
    /// Takes a clearance back.
    Revoke(Uuid),
    /// Puts things back as they were before a change, which this one names.
    Undo(Uuid, Box<Done>),
}

/// What a change did, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Made by hand.
    Created,
    /// Stated.
    Said,
    /// Vouched for.
    Confirmed,
    /// A question answered.
    Answered,
    /// Put away.
    Archived,
    /// Taken out again.
    Restored,
    /// Shared otherwise.
    Shared,
    /// Put under an NDA, or taken out of it.
    Nda,
    /// A field cleared.
    Cleared,
    /// A clearance taken back.
    Revoked,
    /// An earlier change undone.
    Undone,
}

impl What {
    /// Every word.
    pub const ALL: [Self; 11] = [
        Self::Created,
        Self::Said,
        Self::Confirmed,
        Self::Answered,
        Self::Archived,
        Self::Restored,
        Self::Shared,
        Self::Nda,
        Self::Cleared,
        Self::Revoked,
        Self::Undone,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Said => "said",
            Self::Confirmed => "confirmed",
            Self::Answered => "answered",
            Self::Archived => "archived",
            Self::Restored => "restored",
            Self::Shared => "shared",
            Self::Nda => "nda",
            Self::Cleared => "cleared",
            Self::Revoked => "revoked",
            Self::Undone => "undone",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.as_str() == word)
    }
}

/// The part of a record that a change touched, before it or after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Statements; `None` where there is none.
    pub statements: BTreeMap<Field, Option<Statement>>,
    /// Who may see it.
    pub sharing: Option<Sharing>,
    /// When it was put away.
    pub archived_at: Option<Option<DateTime<Utc>>>,
    /// How questions were answered; `None` where one is open.
    pub answers: BTreeMap<Uuid, Option<Answered>>,
    /// The same for people: what was known or decided, by path.
    pub values: BTreeMap<String, Json>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// In a word.
    pub what: What,
    /// What it touched, as it was before.
    pub before: Part,
    /// The same as it was after.
    pub after: Part,
}

/// One thing that is wrong with what is asked, with a JSON pointer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The pointer, as `/term/end`.
    pub pointer: String,
    /// What is wrong, in plain English.
    pub detail: String,
}

impl Wrong {
    /// Something wrong at `pointer`.
    pub fn at(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), detail: detail.into() }
    }

    /// Something wrong with the value at hand.
    pub fn here(detail: impl Into<String>) -> Self {
        Self::at("", detail)
    }

    /// Something wrong with a field.
    #[must_use]
    pub fn field(field: Field, detail: impl Into<String>) -> Self {
        Self::here(detail).within(&field.as_str().replace('.', "/"))
    }

    /// The same, seen from the object that has it under `key`.
    #[must_use]
    pub fn within(self, key: &str) -> Self {
        Self { pointer: format!("/{key}{}", self.pointer), detail: self.detail }
    }
}

/// Why a change is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Something about it is wrong.
    Wrong(Vec<Wrong>),
    /// It does not go together with how the record is.
    Conflict(String),
}

impl Done {
    /// What happened between two states of one record.
    #[must_use]
    pub fn between(what: What, before: &Record, after: &Record) -> Self {
        let (mut was, mut is) = (Part::default(), Part::default());
        let fields: BTreeSet<Field> =
            before.statements.keys().chain(after.statements.keys()).copied().collect();
        for field in fields {
            let (one, two) = (before.statements.get(&field), after.statements.get(&field));
            if one == two {
                continue;
            }
            for (part, record, statement) in [(&mut was, before, one), (&mut is, after, two)] {
                part.statements.insert(field, statement.cloned());
                let known = record.known(field).map_or(Json::Null, Datum::json);
                part.values.insert(field.as_str().to_owned(), known);
            }
        }
        if before.sharing != after.sharing {
            let (one, two) = (told(&before.sharing), told(&after.sharing));
            for (part, sharing, values) in
                [(&mut was, &before.sharing, &one), (&mut is, &after.sharing, &two)]
            {
                part.sharing = Some(sharing.clone());
                let differ =
                    values.iter().filter(|(key, value)| one.get(*key) != two.get(*key) || value.is_null());
                part.values.extend(differ.map(|(key, value)| (key.clone(), value.clone())));
            }
        }
        if before.archived_at != after.archived_at {
            for (part, record) in [(&mut was, before), (&mut is, after)] {
                part.archived_at = Some(record.archived_at);
                part.values.insert("archived".to_owned(), json!(record.archived_at.is_some()));
            }
        }
        for question in &after.questions {
            let earlier = before.questions.iter().find(|q| q.id == question.id);
            if let Some(earlier) = earlier.filter(|q| q.answered != question.answered) {
                was.answers.insert(question.id, earlier.answered.clone());
                is.answers.insert(question.id, question.answered.clone());
            }
        }
        Self { what, before: was, after: is }
    }

    /// Each path that changed, from what, to what.
    pub fn changes(&self) -> impl Iterator<Item = (&str, &Json, &Json)> {
        let values = self.after.values.iter();
        values.map(|(path, to)| (path.as_str(), self.before.values.get(path).unwrap_or(&Json::Null), to))
    }
}

/// What is decided about who may see a record, by path.
fn told(sharing: &Sharing) -> BTreeMap<String, Json> {
    let Sharing { audience, named, fields, nda, clearances } = sharing;
    let mut told = BTreeMap::from([
        ("audience".to_owned(), json!(audience)),
        ("named".to_owned(), json!(named)),
        ("nda".to_owned(), json!(nda)),
    ]);
    let live = clearances.iter().filter(|c| c.revoked_at.is_none());
    told.insert("clearances".to_owned(), json!(live.collect::<Vec<_>>()));
    for part in super::Sensitive::ALL {
        told.insert(format!("fields.{}", part.as_str()), json!(fields.get(&part)));
    }
    told
}

impl Part {
    /// As it is stored.
    #[must_use]
    pub fn json(&self) -> Json {
        let Self { statements, sharing, archived_at, answers, values } = self;
        let mut json = Map::new();
        let statements: Map<String, Json> = statements
            .iter()
            .map(|(field, s)| (field.as_str().to_owned(), s.as_ref().map_or(Json::Null, Statement::json)))
            .collect();
        json.insert("statements".to_owned(), statements.into());
        if let Some(sharing) = sharing {
            json.insert("sharing".to_owned(), json!(sharing));
        }
        if let Some(archived_at) = archived_at {
            json.insert("archivedAt".to_owned(), json!(archived_at));
        }
        json.insert("answers".to_owned(), json!(answers));
        json.insert("values".to_owned(), json!(values));
        json.into()
    }

    /// Reads it as it is stored; `None` for anything else.
    #[must_use]
    pub fn read(json: &Json) -> Option<Self> {
        let mut part = Self::default();
        for (path, statement) in json.get("statements")?.as_object()? {
            let field = Field::parse(path)?;
            let statement = match statement {
                Json::Null => None,
                said => Some(Statement::read(field, said)?),
            };
            part.statements.insert(field, statement);
        }
        let read = |key: &str| json.get(key).cloned();
        part.sharing = read("sharing").map(serde_json::from_value).transpose().ok()?;
        part.archived_at = read("archivedAt").map(serde_json::from_value).transpose().ok()?;
        part.answers = serde_json::from_value(read("answers")?).ok()?;
        part.values = serde_json::from_value(read("values")?).ok()?;
        Some(part)
    }
}

impl Statement {
    /// As it is stored.
    #[must_use]
    pub fn json(&self) -> Json {
        json!({ "value": self.value.json(), "by": self.by, "at": self.at })
    }

    /// Reads it as it is stored; `None` for anything else.
    #[must_use]
    pub fn read(field: Field, json: &Json) -> Option<Self> {
        Some(Self {
            value: Datum::read(field, json.get("value")?).ok()?,
            by: serde_json::from_value(json.get("by")?.clone()).ok()?,
            at: serde_json::from_value(json.get("at")?.clone()).ok()?,
        })
    }
}
