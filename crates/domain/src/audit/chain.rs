//! Whether chains are whole: read entry by entry, from whatever they were kept in.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Checkpoint, Entry, EntryHash, NotAHash, canonical, hash_of};
use crate::id::AuthorityId;

/// The first thing that does not fit, and in which chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}{}", chain.map(|c| format!(" (in the chain of authority {c})")).unwrap_or_default())]
pub struct Misfit {
    /// Whose chain; `None` where that cannot be read.
    pub chain: Option<AuthorityId>,
    /// What is wrong.
    pub fault: Fault,
}

/// Why an entry, or the end of a chain, does not fit, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A line that is no entry.
    #[error("line {line} is not an entry of an audit: {why}")]
    Unreadable {
        /// Which line, counted from 1.
        line: u64,
        /// What is wrong with it.
        why: String,
    },
    /// Entries are missing before this one.
    #[error(
        "entry {found} stands where entry {expected} should: what was between was taken out, or the order was changed"
    )]
    Missing {
        /// What should come.
        expected: u64,
        /// What comes.
        found: u64,
    },
    /// An entry that the chain has had already, or should have had.
    #[error(
        "entry {found} stands where entry {expected} should: it was put in a second time, or the order was changed"
    )]
    OutOfOrder {
        /// What should come.
        expected: u64,
        /// What comes.
        found: u64,
    },
    /// The entry before it is not the one it was written after.
    #[error(
        "entry {sequence} was not written after the entry that stands before it: one of the two was put in, changed or moved"
    )]
    Unlinked {
        /// The entry.
        sequence: u64,
    },
    /// The entry says something else than when it was written.
    #[error("entry {sequence} was changed: it does not say what it said when it was written")]
    Changed {
        /// The entry.
        sequence: u64,
    },
    /// The columns that a stored entry is searched by say something else than the entry.
    #[error("entry {sequence} is searched by something else than it says: its columns were changed")]
    Relabelled {
        /// The entry.
        sequence: u64,
    },
    /// The chain ends before the checkpoint.
    #[error(
        "the chain ends with entry {last}, but it had {kept} when the checkpoint was taken: the end was cut off"
    )]
    CutOff {
        /// The last entry there is.
        last: u64,
        /// The last entry when the checkpoint was taken.
        kept: u64,
    },
    /// The chain fits in itself, but not the checkpoint.
    #[error(
        "entry {sequence} is not the one that the checkpoint was taken of: the chain was written again, up to there or from somewhere before"
    )]
    Rewritten {
        /// The entry.
        sequence: u64,
    },
}

/// Chains that were found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Entries read.
    pub entries: u64,
    /// Where each chain stands.
    pub chains: Vec<Checkpoint>,
}

/// Reads entries in their order and stops at the first that does not fit.
#[derive(Debug, Default)]
pub struct Verifier {
    entries: u64,
    chains: BTreeMap<AuthorityId, Checkpoint>,
    kept: Vec<Checkpoint>,
}

impl Verifier {
    /// A verifier that also holds chains to checkpoints that were taken of them earlier.
    #[must_use]
    pub const fn new(kept: Vec<Checkpoint>) -> Self {
        Self { entries: 0, chains: BTreeMap::new(), kept }
    }

    /// The next line of an export: an entry as JSON, with its `hash` among the fields.
    ///
    /// # Errors
    /// The misfit.
    pub fn line(&mut self, line: &str) -> Result<(), Misfit> {
        let number = self.entries + 1;
        let unreadable = |why: String| Misfit { chain: None, fault: Fault::Unreadable { line: number, why } };
        let mut value: Value = serde_json::from_str(line).map_err(|e| unreadable(e.to_string()))?;
        let hash = value.as_object_mut().and_then(|fields| fields.remove("hash"));
        let hash =
            hash.as_ref().and_then(Value::as_str).ok_or_else(|| unreadable("it has no hash".to_owned()))?;
        let hash: EntryHash = hash.parse().map_err(|e: NotAHash| unreadable(e.to_string()))?;
        // As it stands there, not as an entry has it: nothing may be left out of the hash.
        let text = canonical(value).to_string();
        self.text(&text, hash).map(|_| ())
    }

    /// The next entry: its canonical text, and the hash that is kept beside it.
    ///
    /// # Errors
    /// The misfit.
    pub fn text(&mut self, text: &str, hash: EntryHash) -> Result<Entry, Misfit> {
        let line = self.entries + 1;
        let unreadable = |e: serde_json::Error| Misfit {
            chain: None,
            fault: Fault::Unreadable { line, why: e.to_string() },
        };
        let entry: Entry = serde_json::from_str(text).map_err(unreadable)?;
        let Entry { authority, sequence, previous, .. } = entry;
        let last = self.chains.get(&authority).copied().unwrap_or(Checkpoint::start(authority));
        let here = Checkpoint { authority, sequence, hash };
        let other =
            |kept: &Checkpoint| kept.authority == authority && kept.sequence == sequence && *kept != here;
        let expected = last.sequence + 1;
        let fault = match sequence {
            found if found > expected => Some(Fault::Missing { expected, found }),
            found if found < expected => Some(Fault::OutOfOrder { expected, found }),
            _ if hash_of(text) != hash => Some(Fault::Changed { sequence }),
            _ if previous != last.hash => Some(Fault::Unlinked { sequence }),
            _ if self.kept.iter().any(other) => Some(Fault::Rewritten { sequence }),
            _ => None,
        };
        if let Some(fault) = fault {
            return Err(Misfit { chain: Some(authority), fault });
        }
        self.chains.insert(authority, here);
        self.entries += 1;
        Ok(entry)
    }

    /// After the last entry.
    ///
    /// # Errors
    /// [`Fault::CutOff`] when a chain ends before a checkpoint of it.
    pub fn finish(self) -> Result<Verified, Misfit> {
        for kept in &self.kept {
            let last = self.chains.get(&kept.authority).map_or(0, |chain| chain.sequence);
            if last < kept.sequence {
                let fault = Fault::CutOff { last, kept: kept.sequence };
                return Err(Misfit { chain: Some(kept.authority), fault });
            }
        }
        Ok(Verified { entries: self.entries, chains: self.chains.into_values().collect() })
    }
}
