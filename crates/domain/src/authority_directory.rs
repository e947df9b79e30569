//! All known authorities in memory, and which of them a published buyer is.

use std::collections::{HashMap, HashSet};

pub use crate::borough::{Borough, boroughs};

use crate::authority::AuthorityKind;
use crate::authority_name::{self, London, london};
use crate::company_number::normalise_identifier;
use crate::id::AuthorityId;
use crate::identifier::Identifier;
use crate::published::Party;

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
    /// Identifiers that the authority did not have stored before; for a borough that is not stored
    /// yet, all that are known of it.
    pub identifiers: Vec<Identifier>,
}

#[derive(Debug)]
struct Entry {
    /// A borough has none until it is stored or first met.
    id: Option<AuthorityId>,
    code: Option<String>,
    name: String,
    kind: AuthorityKind,
    names: Vec<String>,
    identifiers: Vec<Identifier>,
}

/// An index over all known authorities, the 33 boroughs among them from the start.
///
/// Buyer ids are accounts, not bodies: one body has several, and one account may buy for many. So the
/// name decides, and an identifier joins only names that go together.
#[derive(Debug)]
pub struct AuthorityDirectory {
    entries: Vec<Entry>,
    by_code: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
    by_identifier: HashMap<Identifier, Vec<usize>>,
    decisions: HashMap<(String, Vec<Identifier>), (usize, String)>,
    stored_spellings: HashSet<(usize, String)>,
}

impl Default for AuthorityDirectory {
    fn default() -> Self {
        Self::new()
    }
}

impl AuthorityDirectory {
    /// A directory that knows the boroughs. A borough gets its id when it is added from storage or
    /// first met.
    #[must_use]
    pub fn new() -> Self {
        let mut directory = Self {
            entries: Vec::new(),
            by_code: HashMap::new(),
            by_key: HashMap::new(),
            by_identifier: HashMap::new(),
            decisions: HashMap::new(),
            stored_spellings: HashSet::new(),
        };
        for borough in boroughs() {
            let at = directory.entries.len();
            directory.entries.push(Entry {
                id: None,
                code: Some(borough.code.clone()),
                name: borough.official_name.clone(),
                kind: AuthorityKind::Borough,
                names: borough.names.clone(),
                identifiers: Vec::new(),
            });
            directory.by_code.insert(borough.code.clone(), at);
            directory.learn_identifiers(at, &borough.identifiers);
        }
        directory
    }

    /// Adds an authority that is stored already; one with a borough's code is that borough.
    pub fn add(&mut self, known: KnownAuthority) {
        let borough = known.code.as_ref().and_then(|code| self.by_code.get(code).copied());
        let at = borough.unwrap_or_else(|| self.push(&known.name, kind_of(london(&known.name).as_ref())));
        let identifiers: Vec<Identifier> =
            known.identifiers.iter().filter_map(normalise_identifier).collect();
        self.learn_identifiers(at, &identifiers);
        for name in std::iter::once(known.name.clone()).chain(known.names) {
            self.by_key.entry(authority_name::key(&name)).or_insert(at);
            self.stored_spellings.insert((at, name.clone()));
            self.entries[at].learn(name);
        }
        let entry = &mut self.entries[at];
        entry.id = Some(known.id);
        entry.name = known.name;
    }

    /// Which authority `party` is; `fresh` gives the id of one that is not stored yet. `None` when the
    /// party has neither a name nor an identifier.
    pub fn resolve(
        &mut self,
        party: &Party,
        fresh: impl FnOnce() -> AuthorityId,
    ) -> Option<AuthorityResolution> {
        let mut identifiers: Vec<Identifier> =
            party.identifiers.iter().filter_map(normalise_identifier).collect();
        identifiers.sort_unstable();
        identifiers.dedup();
        let said = party.name.as_deref().map(str::trim).filter(|n| n.chars().any(char::is_alphanumeric));
        let shown = said.map(str::to_owned).or_else(|| identifiers.first().map(ToString::to_string))?;
        let asked = (shown, identifiers);
        let known = self.decisions.get(&asked).cloned();
        let repeated = known.is_some();
        let (at, reason) = known.unwrap_or_else(|| self.decide(&asked.0, said, &asked.1));
        let entry = &mut self.entries[at];
        let created = entry.id.is_none();
        let authority = *entry.id.get_or_insert_with(fresh);
        let before = entry.identifiers.clone();
        let mut new = if repeated { Vec::new() } else { self.learn_identifiers(at, &asked.1) };
        if created && self.entries[at].kind == AuthorityKind::Borough {
            new = before.into_iter().chain(new).collect();
        }
        let first_sight =
            !repeated && (!new.is_empty() || !self.stored_spellings.contains(&(at, asked.0.clone())));
        if said.is_some() && !repeated {
            self.by_key.entry(authority_name::key(&asked.0)).or_insert(at);
            self.entries[at].learn(asked.0.clone());
        }
        self.decisions.insert(asked, (at, reason.clone()));
        let entry = &self.entries[at];
        Some(AuthorityResolution {
            authority,
            name: entry.name.clone(),
            created,
            kind: entry.kind,
            code: entry.code.clone(),
            member: entry.kind == AuthorityKind::Borough,
            first_sight,
            reason,
            identifiers: new,
        })
    }

    fn decide(&mut self, shown: &str, said: Option<&str>, identifiers: &[Identifier]) -> (usize, String) {
        let holders: Vec<usize> =
            identifiers.iter().filter_map(|i| self.by_identifier.get(i)).flatten().copied().collect();
        let Some(name) = said else {
            if let Some(&at) = holders.first() {
                let reason = format!(
                    "Published without a name, with the identifier {shown} of {}.",
                    self.entries[at].name
                );
                return (at, reason);
            }
            let at = self.push(shown, AuthorityKind::Other);
            return (
                at,
                format!("Published without a name, with the identifier {shown} that nobody known has."),
            );
        };
        let recognised = london(name);
        if let Some(London::Borough(borough, words)) = &recognised
            && let Some(&at) = self.by_code.get(&borough.code)
        {
            return (at, format!("“{name}” names {}: “{words}” is one of its names.", borough.official_name));
        }
        if let Some(&at) = self.by_key.get(&authority_name::key(name)) {
            let known = &self.entries[at].name;
            return (at, format!("“{name}” is {known} once case, punctuation and legal form are set aside."));
        }
        let compatible = |at: &&usize| {
            let entry = &self.entries[**at];
            // A borough is recognised by its names alone: its companies publish through its accounts.
            entry.kind != AuthorityKind::Borough
                && entry.names.iter().any(|known| authority_name::compatible(known, name))
        };
        if let Some(&at) = holders.iter().find(compatible) {
            let known = &self.entries[at].name;
            return (
                at,
                format!("“{name}” was published with an identifier of {known}, and the names go together."),
            );
        }
        let reason = match &recognised {
            Some(London::Shared(shared)) => {
                let who: Vec<&str> = shared.iter().map(|b| b.nice_name.as_str()).collect();
                format!(
                    "“{name}” is a shared service of {}: a partner of its own and none of them.",
                    who.join(" and ")
                )
            }
            Some(London::Housing(owner)) => {
                format!(
                    "“{name}” is a housing organisation of {}: a partner, not the borough.",
                    owner.official_name
                )
            }
            Some(London::Wide(body)) => format!("“{name}” is the {body}: a partner of the boroughs."),
            _ if holders.is_empty() => format!("No known authority has a name like “{name}”."),
            _ => format!(
                "“{name}” was published with an identifier of {}, but the names are unlike: another body behind the same account.",
                self.entries[holders[0]].name
            ),
        };
        (self.push(name, kind_of(recognised.as_ref())), reason)
    }

    fn push(&mut self, name: &str, kind: AuthorityKind) -> usize {
        let names = Vec::new();
        self.entries.push(Entry {
            id: None,
            code: None,
            name: name.to_owned(),
            kind,
            names,
            identifiers: Vec::new(),
        });
        self.entries.len() - 1
    }

    fn learn_identifiers(&mut self, at: usize, identifiers: &[Identifier]) -> Vec<Identifier> {
        let entry = &mut self.entries[at];
        let new: Vec<Identifier> =
            identifiers.iter().filter(|i| !entry.identifiers.contains(i)).cloned().collect();
        for identifier in &new {
            entry.identifiers.push(identifier.clone());
            self.by_identifier.entry(identifier.clone()).or_default().push(at);
        }
        new
    }
}

impl Entry {
    fn learn(&mut self, name: String) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }
}

fn kind_of(recognised: Option<&London>) -> AuthorityKind {
    match recognised {
        Some(London::Borough(..)) => AuthorityKind::Borough,
        Some(London::Shared(_) | London::Housing(_) | London::Wide(_)) => AuthorityKind::Partner,
        None => AuthorityKind::Other,
    }
}

#[cfg(test)]
mod tests;
