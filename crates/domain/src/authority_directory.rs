//! All known authorities in memory, and which of them a published buyer is.

use std::collections::HashMap;

pub use crate::borough::{Borough, boroughs};

use crate::authority::AuthorityKind;
use crate::id::AuthorityId;
use crate::identifier::Identifier;
use crate::published::Party;
use crate::text::fold;

/// An authority as it is already stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAuthority {
    /// Its id.
    pub id: AuthorityId,
    /// Short code of a borough, as `CMD`.
    pub code: Option<String>,
    /// The name it is known by.
    pub name: String,
    /// Every spelling seen.
    pub names: Vec<String>,
    /// Every identifier seen.
    pub identifiers: Vec<Identifier>,
}

/// Which authority a published buyer is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityResolution {
    /// The authority.
    pub authority: AuthorityId,
    /// The name it is known by.
    pub name: String,
    /// Whether it was not stored before.
    pub created: bool,
    /// What kind of body.
    pub kind: AuthorityKind,
    /// Short code of a borough.
    pub code: Option<String>,
    /// Whether it takes part in Muster: the boroughs do.
    pub member: bool,
    /// Whether this spelling with these identifiers is seen for the first time.
    pub first_sight: bool,
    /// Why, in plain English.
    pub reason: String,
    /// Identifiers that the authority did not have before.
    pub identifiers: Vec<Identifier>,
}

#[derive(Debug, Clone)]
struct Entry {
    id: Option<AuthorityId>,
    code: Option<String>,
    name: String,
    identifiers: Vec<Identifier>,
}

/// An index over all known authorities, the 33 boroughs among them from the start.
#[derive(Debug)]
pub struct AuthorityDirectory {
    entries: Vec<Entry>,
    by_name: HashMap<String, usize>,
    seen: HashMap<(String, Vec<Identifier>), usize>,
}

impl Default for AuthorityDirectory {
    fn default() -> Self {
        Self::new()
    }
}

impl AuthorityDirectory {
    /// A directory that knows the boroughs. A borough gets its id when it is added from storage or
    /// first resolved.
    #[must_use]
    pub fn new() -> Self {
        let mut directory = Self { entries: Vec::new(), by_name: HashMap::new(), seen: HashMap::new() };
        for (at, borough) in boroughs().iter().enumerate() {
            for name in borough.names.iter().chain([&borough.official_name, &borough.nice_name]) {
                directory.by_name.insert(fold(name), at);
            }
            directory.entries.push(Entry {
                id: None,
                code: Some(borough.code.clone()),
                name: borough.official_name.clone(),
                identifiers: borough.identifiers.clone(),
            });
        }
        directory
    }

    /// Adds an authority that is stored already; one with a borough's code is that borough.
    pub fn add(&mut self, known: KnownAuthority) {
        let borough = known
            .code
            .as_ref()
            .and_then(|code| self.entries.iter().position(|e| e.code.as_ref() == Some(code)));
        let at = borough.unwrap_or_else(|| {
            self.entries.push(Entry {
                id: None,
                code: known.code.clone(),
                name: String::new(),
                identifiers: Vec::new(),
            });
            self.entries.len() - 1
        });
        for name in known.names.iter().chain(std::iter::once(&known.name)) {
            self.by_name.entry(fold(name)).or_insert(at);
        }
        let entry = &mut self.entries[at];
        entry.id = Some(known.id);
        entry.name = known.name;
        entry.identifiers.extend(known.identifiers);
    }

    /// Which authority `party` is; `fresh` gives the id of one that is new. `None` when the party has
    /// neither a name nor an identifier.
    pub fn resolve(
        &mut self,
        party: &Party,
        fresh: impl FnOnce() -> AuthorityId,
    ) -> Option<AuthorityResolution> {
        let name = party.name.as_deref().map(str::trim).filter(|n| !n.is_empty());
        let shown = name.map(str::to_owned).or_else(|| party.identifiers.first().map(ToString::to_string))?;
        let at = *self.by_name.entry(fold(&shown)).or_insert_with(|| {
            self.entries.push(Entry { id: None, code: None, name: shown.clone(), identifiers: Vec::new() });
            self.entries.len() - 1
        });
        let first_sight = self.seen.insert((shown.clone(), party.identifiers.clone()), at).is_none();
        let entry = &mut self.entries[at];
        let new: Vec<Identifier> =
            party.identifiers.iter().filter(|i| !entry.identifiers.contains(i)).cloned().collect();
        entry.identifiers.extend(new.iter().cloned());
        let created = entry.id.is_none();
        let authority = *entry.id.get_or_insert_with(fresh);
        let borough = entry.code.is_some();
        Some(AuthorityResolution {
            authority,
            name: entry.name.clone(),
            created,
            kind: if borough { AuthorityKind::Borough } else { AuthorityKind::Other },
            code: entry.code.clone(),
            member: borough,
            first_sight,
            reason: format!("“{shown}” is a name of {}", entry.name),
            identifiers: new,
        })
    }
}
