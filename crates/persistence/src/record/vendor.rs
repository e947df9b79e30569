//! Vendors as another system names them: found by name or number, or made known with the reason.

use std::collections::{BTreeSet, HashMap, HashSet};

use muster_domain::clock::Clock;
use muster_domain::company_number::normalise;
use muster_domain::id::{AuthorityId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::published::Party;
use muster_domain::vendor_directory::{KnownVendor, Resolution, VendorDirectory};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{vendor, vendor_name};
use crate::register::parties::Evidence;
use crate::register::{Batch, Known, VendorSeen, known, vendors};
use crate::text::cleaned;
use crate::{Error, Result, vendor_ruling};

/// A vendor as another system names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VendorSaid {
    /// By our id.
    Id(VendorId),
    /// By what it is called and its number at Companies House, of which one may be missing.
    Named {
        /// What it is called.
        name: Option<String>,
        /// Its number.
        company_number: Option<String>,
    },
}

/// Everybody there is, once somebody had to be looked for among them.
pub(super) type Directory = Option<VendorDirectory>;

/// The vendors that these are, each once, in order.
///
/// # Errors
/// [`Error::Unacceptable`] where one has neither name nor number, or a number that is none.
pub(super) async fn found(
    transaction: &DatabaseTransaction,
    authority: AuthorityId,
    clock: &dyn Clock,
    said: &[VendorSaid],
    directory: &mut Directory,
) -> Result<Vec<VendorId>> {
    let mut found = Vec::with_capacity(said.len());
    for (at, said) in said.iter().enumerate() {
        let vendor = match said {
            VendorSaid::Id(id) => *id,
            VendorSaid::Named { name, company_number } => {
                let party = party(at, name.as_deref(), company_number.as_deref())?;
                match exactly(transaction, &party).await? {
                    Some(vendor) => vendor,
                    None => looked_for(transaction, authority, clock, at, &party, directory).await?,
                }
            }
        };
        if !found.contains(&vendor) {
            found.push(vendor);
        }
    }
    Ok(found)
}

fn unacceptable(at: usize, part: &str, detail: &str) -> Error {
    Error::Unacceptable(vec![(format!("/vendors/{at}{part}"), detail.to_owned())])
}

fn party(at: usize, name: Option<&str>, company_number: Option<&str>) -> Result<Party> {
    let identifiers = match company_number {
        None => Vec::new(),
        Some(number) => {
            let id = normalise(number)
                .ok_or_else(|| unacceptable(at, "/companyNumber", "is no number of Companies House"))?;
            vec![Identifier::new(Identifier::COMPANIES_HOUSE, &id)]
        }
    };
    let name = name.map(|name| cleaned(name.trim()));
    Ok(Party { name, identifiers, ..Party::default() })
}

/// The one vendor that has been called exactly this before and has this number, or for which no number is
/// said: nearly always there is one, and nobody has to be looked for.
async fn exactly(transaction: &DatabaseTransaction, party: &Party) -> Result<Option<VendorId>> {
    let Some(name) = &party.name else { return Ok(None) };
    let called = vendor_name::Entity::find().filter(vendor_name::Column::Name.eq(name.as_str()));
    let called: BTreeSet<Uuid> =
        called.all(transaction).await?.into_iter().map(|row| row.vendor_id).collect();
    let mut standing = BTreeSet::new();
    for id in called {
        let Some(row) = survivor(transaction, id).await? else { continue };
        let agrees = party.identifiers.iter().all(|number| row.company_number.as_ref() == Some(&number.id));
        if !agrees || row.conflicting {
            return Ok(None);
        }
        standing.insert(row.id);
    }
    let only = (standing.len() == 1).then(|| standing.first().copied()).flatten();
    Ok(only.map(VendorId))
}

/// The vendor that one leads to.
async fn survivor(transaction: &DatabaseTransaction, mut id: Uuid) -> Result<Option<vendor::Model>> {
    loop {
        match vendor::Entity::find_by_id(id).one(transaction).await? {
            Some(vendor::Model { merged_into: Some(into), .. }) => id = into,
            standing => return Ok(standing),
        }
    }
}

/// Looks among all there are, and makes a first sight known.
async fn looked_for(
    transaction: &DatabaseTransaction,
    authority: AuthorityId,
    clock: &dyn Clock,
    at: usize,
    party: &Party,
    directory: &mut Directory,
) -> Result<VendorId> {
    if directory.is_none() {
        *directory = Some(everybody(transaction).await?);
    }
    let resolved = directory.as_mut().and_then(|all| all.resolve(party, || VendorId(clock.id())));
    let resolved = resolved.ok_or_else(|| unacceptable(at, "", "has a name or a company number"))?;
    let survivor = resolved.survivor;
    if resolved.created {
        meet(transaction, authority, clock, party, resolved).await?;
    }
    Ok(survivor)
}

async fn everybody(transaction: &DatabaseTransaction) -> Result<VendorDirectory> {
    let mut all = VendorDirectory::new();
    for known in known::vendors(transaction).await? {
        let Known { id, name, names, identifiers, .. } = known;
        all.add(KnownVendor { id, name, names, identifiers });
    }
    all.rule(vendor_ruling::in_force(transaction).await?);
    Ok(all)
}

/// Keeps what was seen for the first time: the vendor, its spelling and number, and why it was taken for this
/// one. Until something published names it, too, others hear of it where they see a contract with it.
async fn meet(
    transaction: &DatabaseTransaction,
    authority: AuthorityId,
    clock: &dyn Clock,
    party: &Party,
    resolved: Resolution,
) -> Result<()> {
    let Resolution { vendor: id, name, outcome, reason, company_number, identifiers, conflicts_with, .. } =
        resolved;
    let seen = VendorSeen {
        id,
        created: true,
        spelling: party.name.clone().unwrap_or_else(|| name.clone()),
        name,
        company_number,
        sme: None,
        vcse: None,
        identifiers,
        outcome: outcome.as_str().to_owned(),
        reason: format!("{reason} Named by another system of an authority."),
        conflicts_with,
        notice: None,
        named_by: Some(authority),
        demonstration: false,
    };
    let batch = Batch { vendors: vec![seen], ..Batch::default() };
    let (kept, none) = (HashMap::new(), HashSet::new());
    let evidence = Evidence { kept: &kept, fresh: &none, invented: &none, now: clock.now() };
    vendors::see(transaction, &batch, &evidence).await?;
    Ok(())
}
