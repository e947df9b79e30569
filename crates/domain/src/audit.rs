//! The audit: who saw and who changed what, in chains that show when an entry was altered, taken
//! out, put in or moved. One chain for each authority, and one ([`INSTALLATION`]) for what concerns none.
//!
//! An entry's hash is the SHA-256 of the entry as canonical JSON: UTF-8, keys in order, no space,
//! numbers as they were written. The hash of the entry before is part of it, so that each stands for
//! all before it.

mod chain;

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::{Role, Scope};
use crate::actor::{Actor, Who};
use crate::id::{AuthorityId, ClientId, PersonId, SessionId, VendorLinkId, ViewLinkId};

pub use chain::{Fault, Misfit, Verified, Verifier};

/// Whose chain it is when something concerns the installation as a whole.
pub const INSTALLATION: AuthorityId = AuthorityId(Uuid::nil());

/// Which account did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Account {
    /// A person in a signed-in browser.
    Person {
        /// The person.
        person: PersonId,
        /// Their session.
        session: SessionId,
        /// For whom they acted.
        authority: AuthorityId,
        /// What they were at the time.
        roles: Vec<Role>,
    },
    /// Another system.
    Client {
        /// The client.
        client: ClientId,
        /// For whom it acted.
        authority: AuthorityId,
        /// What it was allowed at the time.
        scopes: Vec<Scope>,
    },
    /// Whoever had the address of a view link.
    #[serde(rename = "viewLink")]
    ViewLink {
        /// The link.
        link: ViewLinkId,
        /// Who made it.
        person: PersonId,
        /// Whose it is.
        authority: AuthorityId,
    },
    /// Whoever had a link that answers in one click, for a person.
    #[serde(rename = "answerLink")]
    AnswerLink {
        /// For whom it spoke.
        person: PersonId,
        /// Where they belong.
        authority: AuthorityId,
    },
    /// Whoever had the link of a vendor.
    #[serde(rename = "vendorLink")]
    VendorLink {
        /// The link.
        link: VendorLinkId,
        /// Whose people made it.
        authority: AuthorityId,
    },
    /// A command of the program, run by whoever runs the installation.
    Command {
        /// Its words, as `person add`.
        words: String,
    },
    /// Nobody who is known: somebody who failed to sign in.
    Unknown,
}

impl Account {
    /// The person, other system or command, for people and for filters.
    #[must_use]
    pub const fn id(&self) -> Option<Uuid> {
        match self {
            Self::Person { person, .. } => Some(person.0),
            Self::Client { client, .. } => Some(client.0),
            Self::ViewLink { link, .. } => Some(link.0),
            Self::AnswerLink { person, .. } => Some(person.0),
            Self::VendorLink { link, .. } => Some(link.0),
            Self::Command { .. } | Self::Unknown => None,
        }
    }

    /// For whom it acted.
    #[must_use]
    pub const fn authority(&self) -> Option<AuthorityId> {
        match self {
            Self::Person { authority, .. }
            | Self::Client { authority, .. }
            | Self::ViewLink { authority, .. }
            | Self::AnswerLink { authority, .. }
            | Self::VendorLink { authority, .. } => Some(*authority),
            Self::Command { .. } | Self::Unknown => None,
        }
    }
}

/// Which account, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct By {
    /// Which account.
    pub account: Account,
    /// The address that the request came from.
    pub address: Option<IpAddr>,
    /// The request, as in `X-Request-Id`.
    pub request: Option<Uuid>,
}

impl By {
    /// A command of the program, by its words.
    #[must_use]
    pub fn command(words: &str) -> Self {
        Self { account: Account::Command { words: words.to_owned() }, address: None, request: None }
    }

    /// Somebody who is not known, or not yet.
    #[must_use]
    pub const fn unknown(address: Option<IpAddr>, request: Uuid) -> Self {
        Self { account: Account::Unknown, address, request: Some(request) }
    }
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> Self {
        let Actor { who, authority, member: _, address, request } = actor;
        let authority = *authority;
        let account = match who.clone() {
            Who::Person { person, session, roles } => Account::Person { person, session, authority, roles },
            Who::Client { client, scopes } => Account::Client { client, authority, scopes },
            Who::ViewLink { link, person, roles: _ } => Account::ViewLink { link, person, authority },
            Who::AnswerLink { person, roles: _, only: _ } => Account::AnswerLink { person, authority },
        };
        Self { account, address: *address, request: Some(*request) }
    }
}

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// A noun: `contract`, `person`, `client`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

impl Subject {
    /// The `kind` with that id.
    #[must_use]
    pub fn new(kind: &str, id: impl Into<Uuid>) -> Self {
        Self { kind: kind.to_owned(), id: id.into() }
    }
}

/// One field, before and after. A field that was not there, or is no longer, is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Its name, as the API has it.
    pub field: String,
    /// What it was.
    pub from: Value,
    /// What it is since.
    pub to: Value,
}

/// Something that happened and belongs into a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// In whose chain: whose record or account it is.
    pub authority: AuthorityId,
    /// What happened, as `noun.participle`: `contract.corrected`, `session.refused`.
    pub action: &'static str,
    /// To what.
    pub subject: Subject,
    /// What changed by it. Never a password, a secret or a token.
    pub changes: Vec<Change>,
}

impl Event {
    /// What happened to something of this authority.
    #[must_use]
    pub const fn new(authority: AuthorityId, action: &'static str, subject: Subject) -> Self {
        Self { authority, action, subject, changes: Vec::new() }
    }

    /// Adds a field that changed; one that did not adds nothing.
    #[must_use]
    pub fn change(mut self, field: &str, from: impl Into<Value>, to: impl Into<Value>) -> Self {
        let (from, to) = (from.into(), to.into());
        if from != to {
            self.changes.push(Change { field: field.to_owned(), from, to });
        }
        self
    }
}

/// Sensitive fields of one record that an answer shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// Whose record it is.
    pub owner: AuthorityId,
    /// The record.
    pub subject: Subject,
    /// The fields, by their names in the API.
    pub fields: Vec<String>,
}

/// SHA-256; 64 hexadecimal digits as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryHash([u8; 32]);

impl EntryHash {
    /// What the first entry of a chain names as the one before.
    pub const NONE: Self = Self([0; 32]);
}

impl fmt::Display for EntryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<EntryHash> for String {
    fn from(hash: EntryHash) -> Self {
        hash.to_string()
    }
}

/// A text that is no hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash has 64 hexadecimal digits, in lower case")]
pub struct NotAHash;

impl FromStr for EntryHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        if text.len() != 64 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NotAHash);
        }
        let mut hash = [0; 32];
        for (at, byte) in hash.iter_mut().enumerate() {
            let digits = text.get(2 * at..2 * at + 2).ok_or(NotAHash)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(hash))
    }
}

impl TryFrom<String> for EntryHash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        text.parse()
    }
}

/// How far a chain goes: enough for somebody else to see later that nothing up to there was
/// altered or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Whose chain.
    pub authority: AuthorityId,
    /// Its last entry, counted from 1; 0 while there is none.
    pub sequence: u64,
    /// That entry's hash.
    pub hash: EntryHash,
}

impl Checkpoint {
    /// Before the first entry.
    #[must_use]
    pub const fn start(authority: AuthorityId) -> Self {
        Self { authority, sequence: 0, hash: EntryHash::NONE }
    }
}

/// As the app copies it: authority, sequence and hash, with spaces between.
impl FromStr for Checkpoint {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let mut words = text.split_whitespace();
        let mut word = || words.next().ok_or(NotACheckpoint);
        let (authority, sequence, hash) = (word()?, word()?, word()?);
        let authority = authority.parse().map_err(|_| NotACheckpoint)?;
        let sequence = sequence.parse().map_err(|_| NotACheckpoint)?;
        let hash = hash.parse().map_err(|_| NotACheckpoint)?;
        if words.next().is_some() { Err(NotACheckpoint) } else { Ok(Self { authority, sequence, hash }) }
    }
}

/// A text that is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a checkpoint is an authority's id, the number of an entry and its hash, or the same as JSON")]
pub struct NotACheckpoint;

/// One entry of a chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Whose chain.
    pub authority: AuthorityId,
    /// Its place in it, counted from 1 without gaps.
    pub sequence: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, from where.
    pub by: By,
    /// What happened, as `noun.participle`.
    pub action: String,
    /// To what.
    pub subject: Subject,
    /// What changed by it.
    pub changes: Vec<Change>,
    /// The hash of the entry before.
    pub previous: EntryHash,
}

impl Entry {
    /// The entry that comes after `last`. Times have microseconds, as both databases keep them.
    #[must_use]
    pub fn after(last: Checkpoint, at: DateTime<Utc>, by: By, event: Event) -> Self {
        let Event { authority: _, action, subject, changes } = event;
        let Checkpoint { authority, sequence, hash: previous } = last;
        let (sequence, at) = (sequence + 1, at.trunc_subsecs(6));
        Self { authority, sequence, at, by, action: action.to_owned(), subject, changes, previous }
    }

    /// Canonical JSON: what its hash is taken of, and what is stored.
    ///
    /// # Panics
    /// Never: an entry is made of strings, numbers and maps with string keys.
    #[must_use]
    pub fn text(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_else(|e| unreachable!("an entry is JSON: {e}"));
        canonical(value).to_string()
    }

    /// Where its chain stands with it.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        self.sealed().1
    }

    /// Its canonical text, and where its chain stands with it.
    #[must_use]
    pub fn sealed(&self) -> (String, Checkpoint) {
        let Self { authority, sequence, .. } = *self;
        let text = self.text();
        let hash = hash_of(&text);
        (text, Checkpoint { authority, sequence, hash })
    }
}

/// The hash of an entry's canonical text.
#[must_use]
pub fn hash_of(text: &str) -> EntryHash {
    EntryHash(Sha256::digest(text.as_bytes()).into())
}

/// An entry as one line of an export: its canonical text with the hash among the fields.
#[must_use]
pub fn line(text: &str, hash: EntryHash) -> String {
    let open = text.strip_suffix('}').unwrap_or(text);
    format!("{open},\"hash\":\"{hash}\"}}")
}

/// Which entries of a chain; without anything, all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// What happened, whole words as `contract.corrected`.
    pub actions: Vec<String>,
    /// About what.
    pub subjects: Vec<Uuid>,
    /// By which people or other systems.
    pub accounts: Vec<Uuid>,
    /// The first day, in UTC.
    pub from: Option<NaiveDate>,
    /// The last day, in UTC.
    pub to: Option<NaiveDate>,
}

/// The same with the keys of every object in order, whatever kind of map they came from.
pub(crate) fn canonical(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(fields.into_iter().map(|(key, value)| (key, canonical(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(canonical).collect(),
        other => other,
    }
}
