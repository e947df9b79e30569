//! Who is who while an import runs: the directories, and what they saw for the first time.

use std::collections::{HashMap, HashSet};

use muster_domain::authority_directory::{AuthorityDirectory, KnownAuthority, boroughs};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, NoticeId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::published::Party;
use muster_domain::register_file::Named;
use muster_domain::vendor_directory::{KnownVendor, VendorDirectory};
use muster_persistence::register::{AuthoritySeen, Batch, Register, VendorSeen};
use uuid::Uuid;

use crate::Result;

/// Both directories, as of one version of the data.
#[derive(Debug, Default)]
pub struct Directories {
    authorities: AuthorityDirectory,
    vendors: VendorDirectory,
    gss: HashMap<String, String>,
    boroughs_stored: bool,
    /// Vendors that only registers have named: what is published of one is a first sight of it.
    unpublished: HashSet<VendorId>,
    stored: HashSet<VendorId>,
}

impl Directories {
    /// Everybody the register knows.
    pub async fn load(register: &mut Register) -> Result<Self> {
        let mut directories = Self::default();
        for known in register.known_authorities().await? {
            directories.boroughs_stored |=
                boroughs().iter().any(|borough| known.code.as_ref() == Some(&borough.code));
            directories.authorities.add(KnownAuthority {
                id: known.id,
                code: known.code,
                name: known.name,
                names: known.names,
                identifiers: known.identifiers,
            });
        }
        for known in register.known_vendors().await? {
            directories.stored.insert(known.id);
            directories.vendors.add(KnownVendor {
                id: known.id,
                name: known.name,
                names: known.names,
                identifiers: known.identifiers,
            });
        }
        directories.unpublished = register.vendors_of_registers().await?;
        directories.vendors.rule(register.vendor_rulings().await?);
        directories.gss = boroughs().iter().map(|b| (b.code.clone(), b.gss.clone())).collect();
        Ok(directories)
    }

    /// Puts the 33 boroughs into `batch` unless the register has them: a borough that published
    /// nothing is on the map all the same.
    pub fn seed_boroughs(&mut self, clock: &dyn Clock, batch: &mut Batch) {
        if std::mem::replace(&mut self.boroughs_stored, true) {
            return;
        }
        for borough in boroughs() {
            let party = Party {
                name: Some(borough.official_name.clone()),
                identifiers: borough.identifiers.clone(),
                ..Party::default()
            };
            if self.authority(&party, None, clock, batch).is_none() {
                continue;
            }
            // What the list knows is stored whole, not only what the resolution found new.
            if let Some(seen) = batch.authorities.last_mut() {
                seen.identifiers.clone_from(&borough.identifiers);
                seen.reason = "In the list of London's boroughs".to_owned();
            }
        }
    }

    /// The authority that `party` is; a first sight goes into `batch`.
    pub fn authority(
        &mut self,
        party: &Party,
        notice: Option<NoticeId>,
        clock: &dyn Clock,
        batch: &mut Batch,
    ) -> Option<AuthorityId> {
        let found = self.authorities.resolve(party, || AuthorityId(clock.id()))?;
        if found.created || found.first_sight {
            batch.authorities.push(AuthoritySeen {
                id: found.authority,
                created: found.created,
                gss: found.code.as_ref().and_then(|code| self.gss.get(code).cloned()),
                code: found.code,
                kind: found.kind,
                member: found.member,
                spelling: party.name.clone().unwrap_or_else(|| found.name.clone()),
                name: found.name,
                identifiers: found.identifiers,
                reason: found.reason,
                notice,
            });
        }
        Some(found.authority)
    }

    /// The vendor that `party` is, as people decided; a first sight goes into `batch`, for the vendor
    /// that was published.
    pub fn vendor(
        &mut self,
        party: &Party,
        notice: NoticeId,
        demonstration: bool,
        clock: &dyn Clock,
        batch: &mut Batch,
    ) -> Option<VendorId> {
        let found = self.vendors.resolve(party, || VendorId(clock.id()))?;
        if found.created || found.first_sight || self.unpublished.remove(&found.vendor) {
            batch.vendors.push(VendorSeen {
                id: found.vendor,
                created: found.created,
                spelling: party.name.clone().unwrap_or_else(|| found.name.clone()),
                name: found.name,
                company_number: found.company_number,
                sme: party.sme,
                vcse: party.vcse,
                identifiers: found.identifiers,
                outcome: found.outcome.as_str().to_owned(),
                reason: found.reason,
                conflicts_with: found.conflicts_with,
                notice: Some(notice),
                named_by: None,
                demonstration,
            });
        }
        Some(found.survivor)
    }

    /// The vendors that a row of an authority's own register names. New ones go into `batch`. What went
    /// out with ids comes in with them, where they are known.
    pub fn vendors_of_register(
        &mut self,
        (names, ids): (&[Named], &[Uuid]),
        authority: AuthorityId,
        clock: &dyn Clock,
        batch: &mut Batch,
    ) -> Vec<VendorId> {
        let known = ids.iter().all(|id| self.stored.contains(&VendorId(*id)));
        if known && !ids.is_empty() && ids.len() == names.len() {
            return ids.iter().copied().map(VendorId).collect();
        }
        names.iter().filter_map(|named| self.vendor_of_register(named, authority, clock, batch)).collect()
    }

    /// The vendor that a row of an authority's own register names, as people decided. A new one goes into
    /// `batch`; what is known already learns nothing from a register, which is not for everybody.
    fn vendor_of_register(
        &mut self,
        named: &Named,
        authority: AuthorityId,
        clock: &dyn Clock,
        batch: &mut Batch,
    ) -> Option<VendorId> {
        let number = named.company_number.as_deref();
        let party = Party {
            name: Some(named.name.clone()),
            identifiers: number
                .map(|n| Identifier::new(Identifier::COMPANIES_HOUSE, n))
                .into_iter()
                .collect(),
            ..Party::default()
        };
        let found = self.vendors.resolve(&party, || VendorId(clock.id()))?;
        if found.created {
            self.unpublished.insert(found.vendor);
            batch.vendors.push(VendorSeen {
                id: found.vendor,
                created: true,
                spelling: named.name.clone(),
                name: found.name,
                company_number: found.company_number,
                sme: None,
                vcse: None,
                identifiers: found.identifiers,
                outcome: found.outcome.as_str().to_owned(),
                reason: format!("{} Named in an authority's own register.", found.reason),
                conflicts_with: found.conflicts_with,
                notice: None,
                named_by: Some(authority),
                demonstration: false,
            });
        }
        Some(found.survivor)
    }

    /// The authority that a buyer is called like; `None` where nobody is known by that name.
    pub fn buyer(&mut self, name: &str) -> Option<AuthorityId> {
        let party = Party { name: Some(name.to_owned()), ..Party::default() };
        let found = self.authorities.resolve(&party, || AuthorityId(Uuid::nil()))?;
        Some(found.authority).filter(|authority| !authority.0.is_nil())
    }
}
