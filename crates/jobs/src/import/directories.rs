//! Who is who while an import runs: the directories, and what they saw for the first time.

use std::collections::HashMap;

use muster_domain::authority_directory::{AuthorityDirectory, KnownAuthority, boroughs};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, NoticeId, VendorId};
use muster_domain::published::Party;
use muster_domain::vendor_directory::{KnownVendor, VendorDirectory};
use muster_persistence::register::{AuthoritySeen, Batch, Register, VendorSeen};

use crate::Result;

/// Both directories, as of one version of the data.
#[derive(Debug, Default)]
pub struct Directories {
    authorities: AuthorityDirectory,
    vendors: VendorDirectory,
    gss: HashMap<String, String>,
    boroughs_stored: bool,
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
            directories.vendors.add(KnownVendor {
                id: known.id,
                name: known.name,
                names: known.names,
                identifiers: known.identifiers,
            });
        }
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
        if found.created || found.first_sight {
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
                notice,
                demonstration,
            });
        }
        Some(found.survivor)
    }
}
