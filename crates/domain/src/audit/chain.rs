//! Whether chains are whole: read entry by entry, from whatever they were kept in.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Checkpoint, Entry, EntryHash, canonical, hash_of};
use crate::id::AuthorityId;

/// Why an entry, or the end of a chain, does not fit, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
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
        let unreadable = |why: String| Misfit::Unreadable { line: number, why };
        let mut value: Value = serde_json::from_str(line).map_err(|e| unreadable(e.to_string()))?;
        let hash = value.as_object_mut().and_then(|fields| fields.remove("hash"));
        let hash =
            hash.as_ref().and_then(Value::as_str).ok_or_else(|| unreadable("it has no hash".to_owned()))?;
        let hash: EntryHash = hash.parse().map_err(|e: super::NotAHash| unreadable(e.to_string()))?;
        // As it stands there, not as an entry has it: nothing may be left out of the hash.
        let text = canonical(value).to_string();
        self.text(&text, hash)
    }

    /// The next entry: its canonical text, and the hash that is kept beside it.
    ///
    /// # Errors
    /// The misfit.
    pub fn text(&mut self, text: &str, hash: EntryHash) -> Result<(), Misfit> {
        let line = self.entries + 1;
        let unreadable = |e: serde_json::Error| Misfit::Unreadable { line, why: e.to_string() };
        let entry: Entry = serde_json::from_str(text).map_err(unreadable)?;
        let Entry { authority, sequence, previous, .. } = entry;
        let last = self.chains.get(&authority).copied().unwrap_or(Checkpoint::start(authority));
        let expected = last.sequence + 1;
        if sequence > expected {
            return Err(Misfit::Missing { expected, found: sequence });
        }
        if sequence < expected {
            return Err(Misfit::OutOfOrder { expected, found: sequence });
        }
        if hash_of(text) != hash {
            return Err(Misfit::Changed { sequence });
        }
        if previous != last.hash {
            return Err(Misfit::Unlinked { sequence });
        }
        let here = Checkpoint { authority, sequence, hash };
        if self.kept.iter().any(|k| k.authority == authority && k.sequence == sequence && *k != here) {
            return Err(Misfit::Rewritten { sequence });
        }
        self.chains.insert(authority, here);
        self.entries += 1;
        Ok(())
    }

    /// After the last entry.
    ///
    /// # Errors
    /// [`Misfit::CutOff`] when a chain ends before a checkpoint of it.
    pub fn finish(self) -> Result<Verified, Misfit> {
        for kept in &self.kept {
            let last = self.chains.get(&kept.authority).map_or(0, |chain| chain.sequence);
            if last < kept.sequence {
                return Err(Misfit::CutOff { last, kept: kept.sequence });
            }
        }
        Ok(Verified { entries: self.entries, chains: self.chains.into_values().collect() })
    }
}
