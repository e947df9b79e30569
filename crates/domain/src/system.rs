//! Systems: products in use at an authority for a service area, with the contract that pays for them.
//! Contracts fill the register by themselves; their authority confirms or rejects what they tell.

pub mod infer;
pub mod landscape;
pub mod listed;
pub mod saying;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::audience::Audience;
use crate::id::{AuthorityId, ContractId, ProductId, SystemId, VendorId};
use crate::record::Reach;
use crate::service_area::ServiceAreaCode;

pub use listed::{ContractSeen, Listed, SystemFilter, SystemSort};
pub use saying::{Claim, NewSystem, Said, Saying, SayingKind, Which};

/// Ids of systems follow from this and what makes them that system.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d75_7374_6572_5000_8000_7379_7374_656d);

/// Where a system runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Hosting {
    /// The vendor runs it for many customers.
    Cloud,
    /// The vendor runs it for this authority alone.
    VendorHosted,
    /// The authority runs it.
    OnPremises,
}

impl Hosting {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Cloud, Self::VendorHosted, Self::OnPremises];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::VendorHosted => "vendorHosted",
            Self::OnPremises => "onPremises",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hosting| hosting.as_str() == word)
    }
}

/// How a system is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SystemState {
    /// A contract tells of it.
    Inferred,
    /// A vendor says so.
    Claimed,
    /// Its authority says so.
    Confirmed,
    /// Its authority says that it is not so, or no more.
    Rejected,
}

impl SystemState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Inferred, Self::Claimed, Self::Confirmed, Self::Rejected];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Claimed => "claimed",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What makes two tellings one system: the same authority uses the same product (or, where nobody named
/// one, something of the same vendor) for the same service area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemKey {
    /// Whose.
    pub authority: AuthorityId,
    /// For what.
    pub service_area: ServiceAreaCode,
    /// Which product.
    pub product: Option<ProductId>,
    /// Whose, where no product is named: a product is the same whoever delivers it.
    pub vendor: Option<VendorId>,
}

impl SystemKey {
    /// A product, or something of a vendor, in use at an authority for a service area; `None` where neither
    /// is named.
    #[must_use]
    pub fn new(
        authority: AuthorityId,
        service_area: ServiceAreaCode,
        product: Option<ProductId>,
        vendor: Option<VendorId>,
    ) -> Option<Self> {
        let vendor = if product.is_some() { None } else { vendor };
        (product.is_some() || vendor.is_some()).then_some(Self { authority, service_area, product, vendor })
    }

    /// The id of a system that is put on record under this key.
    #[must_use]
    pub fn id(&self) -> SystemId {
        let of = |id: Option<Uuid>| id.unwrap_or_default();
        let (product, vendor) = (of(self.product.map(|p| p.0)), of(self.vendor.map(|v| v.0)));
        let name = [
            &self.authority.0.as_bytes()[..],
            product.as_bytes(),
            vendor.as_bytes(),
            self.service_area.as_str().as_bytes(),
        ];
        SystemId(Uuid::new_v5(&NAMESPACE, &name.concat()))
    }
}

/// What is told of a system beside what makes it that system. All of it may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Details {
    /// Where it runs.
    pub hosting: Option<Hosting>,
    /// How many people use it.
    pub users: Option<u32>,
    /// When it went live.
    pub go_live: Option<NaiveDate>,
    /// Until when this version is supported.
    pub end_of_support: Option<NaiveDate>,
    /// The contract that pays for it.
    pub contract: Option<ContractId>,
    /// The systems that it exchanges data with, by name.
    pub integrations: Vec<String>,
    /// How content its users are, 1 to 5.
    pub satisfaction: Option<u8>,
    /// What its authority notes about it.
    pub notes: Option<String>,
}

/// What contracts tell of a system, which everybody may read for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The contract whose end is the latest.
    pub contract: ContractId,
    /// With whom it is, where it is with one vendor.
    pub vendor: Option<VendorId>,
    /// The words that tell of it, as published.
    pub words: String,
    /// Why it follows from them, in plain English.
    pub reason: String,
    /// The first day of the earliest such contract: it went live then or later.
    pub since: Option<NaiveDate>,
    /// Whether the contract is invented.
    pub demonstration: bool,
}

/// What its authority says of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// Whether it is in use.
    pub in_use: bool,
    /// What else it says.
    pub details: Details,
    /// Who may see that it said so.
    pub audience: Audience,
    /// When.
    pub at: DateTime<Utc>,
}

/// A system with all that is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Its id.
    pub id: SystemId,
    /// What makes it that system.
    pub key: SystemKey,
    /// Who delivers the product, as whoever put it on record says.
    pub vendor: Option<VendorId>,
    /// What contracts tell.
    pub evidence: Option<Evidence>,
    /// When a vendor claimed it.
    pub claimed_at: Option<DateTime<Utc>>,
    /// What its authority says.
    pub statement: Option<Statement>,
}

/// What somebody sees of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// How it is known.
    pub state: SystemState,
    /// Whose it is, or who delivers it.
    pub vendor: Option<VendorId>,
    /// When a vendor claimed it.
    pub claimed_at: Option<DateTime<Utc>>,
    /// What is told of it.
    pub details: Details,
    /// When its authority said so.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// One of the distinct views of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Whose.
    pub reach: Reach,
    /// What they see.
    pub view: View,
    /// Of the public's: whether members see another one.
    pub covered: bool,
}

impl System {
    /// What is seen by those who may, or may not, see the authority's statement. A claim is for members:
    /// a vendor does not tell the world what a borough runs.
    fn seen(&self, statement: bool, claim: bool) -> Option<View> {
        let stated = self.statement.as_ref().filter(|_| statement);
        let (state, confirmed_at) = match stated {
            Some(said) if said.in_use => (SystemState::Confirmed, Some(said.at)),
            Some(said) => (SystemState::Rejected, Some(said.at)),
            None if self.evidence.is_some() => (SystemState::Inferred, None),
            None if claim && self.claimed_at.is_some() => (SystemState::Claimed, None),
            None => return None,
        };
        let mut details = stated.map(|said| said.details.clone()).unwrap_or_default();
        details.contract = details.contract.or(self.evidence.as_ref().map(|e| e.contract));
        let beside = self.vendor.filter(|_| stated.is_some() || claim);
        let told = self.evidence.as_ref().and_then(|evidence| evidence.vendor);
        let vendor = self.key.vendor.or(told).or(beside);
        let claimed_at = self.claimed_at.filter(|_| claim);
        Some(View { state, vendor, claimed_at, details, confirmed_at })
    }

    /// The distinct views: the public's, the members' where it is another, the owner's where that is yet
    /// another. Statements are for everybody, for members, or for their authority alone.
    #[must_use]
    pub fn faces(&self) -> Vec<Face> {
        let audience = self.statement.as_ref().map_or(Audience::Own, |said| said.audience);
        let public = self.seen(audience == Audience::Public, false);
        let members = self.seen(audience >= Audience::Members, true);
        let own = self.seen(true, true);
        let covered = members != public;
        let mut faces = Vec::new();
        if let Some(view) = public {
            faces.push(Face { reach: Reach::Public, view, covered });
        }
        if let Some(view) = own.filter(|view| Some(view) != members.as_ref()) {
            faces.push(Face { reach: Reach::Own(self.key.authority), view, covered: false });
        }
        if let Some(view) = members.filter(|_| covered) {
            faces.push(Face { reach: Reach::Members, view, covered: false });
        }
        faces.sort_by_key(|face| face.reach);
        faces
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn system(evidence: bool, statement: Option<(bool, Audience)>) -> System {
        let at: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let contract = ContractId(Uuid::from_u128(3));
        System {
            id: SystemId(Uuid::from_u128(1)),
            key: SystemKey {
                authority: AuthorityId(Uuid::from_u128(2)),
                service_area: ServiceAreaCode::parse("housing-management").unwrap(),
                product: None,
                vendor: None,
            },
            vendor: None,
            evidence: evidence.then(|| Evidence {
                contract,
                vendor: None,
                words: "housing management system".to_owned(),
                reason: "The title says so.".to_owned(),
                since: None,
                demonstration: false,
            }),
            claimed_at: None,
            statement: statement.map(|(in_use, audience)| Statement {
                in_use,
                details: Details { users: Some(400), ..Details::default() },
                audience,
                at,
            }),
        }
    }

    fn seen(system: &System) -> Vec<(Reach, SystemState, Option<u32>)> {
        system.faces().into_iter().map(|f| (f.reach, f.view.state, f.view.details.users)).collect()
    }

    #[test]
    fn what_contracts_tell_is_for_everybody() {
        assert_eq!(seen(&system(true, None)), [(Reach::Public, SystemState::Inferred, None)]);
    }

    #[test]
    fn what_its_authority_says_is_for_its_audience_and_the_others_see_what_contracts_tell() {
        let owner = AuthorityId(Uuid::from_u128(2));
        assert_eq!(
            seen(&system(true, Some((true, Audience::Members)))),
            [
                (Reach::Public, SystemState::Inferred, None),
                (Reach::Members, SystemState::Confirmed, Some(400)),
            ]
        );
        assert_eq!(
            seen(&system(true, Some((false, Audience::Own)))),
            [
                (Reach::Public, SystemState::Inferred, None),
                (Reach::Own(owner), SystemState::Rejected, Some(400)),
            ]
        );
        assert_eq!(
            seen(&system(false, Some((true, Audience::Public)))),
            [(Reach::Public, SystemState::Confirmed, Some(400))]
        );
        assert_eq!(
            seen(&system(false, Some((true, Audience::Own)))),
            [(Reach::Own(owner), SystemState::Confirmed, Some(400))]
        );
    }

    #[test]
    fn a_vendors_claim_is_for_members_until_the_authority_has_spoken() {
        let claimed_at = Some("2026-11-20T09:00:00Z".parse().unwrap());
        let claimed = System { claimed_at, ..system(false, None) };
        assert_eq!(seen(&claimed), [(Reach::Members, SystemState::Claimed, None)]);
        let denied = System { claimed_at, ..system(false, Some((false, Audience::Members))) };
        assert_eq!(seen(&denied), [(Reach::Members, SystemState::Rejected, Some(400))]);
    }

    #[test]
    fn a_product_is_one_system_whoever_delivers_it_and_something_unnamed_is_its_vendors() {
        let area = ServiceAreaCode::parse("housing-management").unwrap();
        let [one, two] = [1, 2].map(|n| VendorId(Uuid::from_u128(n)));
        let key = |product, vendor| {
            SystemKey::new(AuthorityId(Uuid::from_u128(2)), area, product, vendor).map(|key| key.id())
        };
        let product = Some(ProductId(Uuid::from_u128(7)));
        assert_eq!(key(product, Some(one)), key(product, Some(two)));
        assert_ne!(key(None, Some(one)), key(None, Some(two)));
        assert_ne!(key(product, None), key(None, Some(one)));
        assert_eq!(key(None, None), None, "nothing at all is no system");
    }

    #[test]
    fn the_contract_that_tells_of_it_pays_for_it_unless_the_authority_names_another() {
        let view = &system(true, Some((true, Audience::Public))).faces()[0].view;
        assert_eq!(view.details.contract, Some(ContractId(Uuid::from_u128(3))));
    }
}
