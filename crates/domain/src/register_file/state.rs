//! What is known of a register file on its way, and what people decide about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Column, DateOrder, Header, Meaning};

macro_rules! lower_words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word, as in the API.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Reads the word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

lower_words! {
    /// How far a register file is.
    State {
        /// Its bytes are still coming in.
        Arriving = "arriving",
        /// It waits to be read, or is being read.
        Reading = "reading",
        /// It cannot be read at all; it says why.
        Refused = "refused",
        /// It was read: somebody looks at it.
        Ready = "ready",
        /// It waits to be taken, or is being taken.
        Taking = "taking",
        /// It was taken.
        Taken = "taken",
        /// It waits to be undone, or is being undone.
        Undoing = "undoing",
        /// It was taken, and that was undone.
        Undone = "undone",
    }
}

lower_words! {
    /// What taking the file does with a row, or with a record that no row tells of.
    Outcome {
        /// It becomes a new record.
        Added = "added",
        /// It changes a record.
        Changed = "changed",
        /// It says what its record says.
        Unchanged = "unchanged",
        /// It looks like a record: somebody decides whether it is.
        Unclear = "unclear",
        /// It is left out: something is wrong, it is no contract, or somebody said so.
        Left = "left",
        /// A record that the last file told of and this one does not.
        Missing = "missing",
    }
}

lower_words! {
    /// What somebody decided about a row.
    Decision {
        /// It is the record that it looks like.
        Same = "same",
        /// It is a record of its own.
        New = "new",
        /// It is left out.
        Leave = "leave",
        /// Of a record that is missing: put it away.
        Archive = "archive",
    }
}

/// What people chose for a file as a whole. What they did not choose is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The sheet, by its place.
    pub sheet: Option<u32>,
    /// The first row with headings, as a spreadsheet numbers it.
    pub header_row: Option<u32>,
    /// How many rows have headings.
    pub header_rows: Option<u32>,
    /// What columns mean, by place; `None`: nothing.
    pub columns: BTreeMap<u32, Option<Meaning>>,
    /// Which comes first in the dates of columns.
    pub dates: BTreeMap<u32, DateOrder>,
    /// Rows that the spreadsheet hides are left out.
    pub leave_hidden: bool,
    /// What is decided of all rows that look like a record and that nobody decided alone.
    pub unclear: Option<DecisionOfAll>,
    /// Whether records that are missing are put away.
    pub archive_missing: bool,
}

/// What is decided of all rows that look like a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecisionOfAll {
    /// They are what they look like.
    Same,
    /// They are records of their own.
    New,
}

/// A sheet of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SheetSeen {
    /// Its name; empty for a file that has no sheets.
    pub name: String,
    /// Whether the spreadsheet hides it.
    pub hidden: bool,
}

/// How a file was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Understood {
    /// What kind of file it is, in plain English.
    pub kind: String,
    /// Its sheets.
    pub sheets: Vec<SheetSeen>,
    /// The sheet that is read, by its place.
    pub sheet: u32,
    /// Where the headings stand.
    pub header: Option<Header>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What there is to say of the file as a whole.
    pub notes: Vec<String>,
    /// Rows under the headings that the spreadsheet hides.
    pub hidden_rows: u32,
}

/// How many rows there are of each outcome, and how many have something wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Rows with something in them under the headings.
    pub rows: u32,
    /// New records.
    pub added: u32,
    /// Records that change.
    pub changed: u32,
    /// Records that are as the file says.
    pub unchanged: u32,
    /// Rows that look like a record.
    pub unclear: u32,
    /// Rows that are left out.
    pub left: u32,
    /// Records that the last file told of and this one does not.
    pub missing: u32,
    /// Rows with something wrong.
    pub flawed: u32,
    /// Suppliers that Muster did not know.
    pub new_vendors: u32,
    /// Of an undo: records that somebody changed since, which stay as they are.
    pub kept: u32,
}

impl Counts {
    /// Counts an outcome.
    pub const fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Unclear => self.unclear += 1,
            Outcome::Left => self.left += 1,
            Outcome::Missing => self.missing += 1,
        }
    }
}
