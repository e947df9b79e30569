//! Saved views: a list with its filters, kept under a name, for oneself or for others.

use chrono::{DateTime, Utc};

use crate::authority::AuthorityRef;
use crate::contract::ContractFilter;
use crate::id::{AuthorityGroupId, AuthorityId, PersonId, ViewId};
use crate::opportunity::OpportunityFilter;
use crate::procurement::ProcurementFilter;
use crate::vendor::VendorFilter;

/// A list that can be kept as a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViewList {
    /// The registers.
    Contracts,
    /// The pipeline.
    Procurements,
    /// Who could buy together.
    Opportunities,
    /// Companies.
    Vendors,
}

impl ViewList {
    /// Every list.
    pub const ALL: [Self; 4] = [Self::Contracts, Self::Procurements, Self::Opportunities, Self::Vendors];

    /// The plural noun, as in the API's paths.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contracts => "contracts",
            Self::Procurements => "procurements",
            Self::Opportunities => "opportunities",
            Self::Vendors => "vendors",
        }
    }

    /// Reads the plural noun.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.as_str() == word)
    }
}

/// Who finds a view among theirs. What it shows them is what they may see anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ViewAudience {
    /// Whoever saved it.
    Me,
    /// Everybody of their authority.
    Authority,
    /// Everybody of the authorities of a group.
    Group,
    /// Everybody of every member authority.
    Members,
}

impl ViewAudience {
    /// Every audience.
    pub const ALL: [Self; 4] = [Self::Me, Self::Authority, Self::Group, Self::Members];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Authority => "authority",
            Self::Group => "group",
            Self::Members => "members",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == word)
    }
}

/// A group that a view is shared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewGroup {
    /// Which.
    pub id: AuthorityGroupId,
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub authorities: Vec<AuthorityId>,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: ViewId,
    /// Of which list.
    pub list: ViewList,
    /// What it is called.
    pub name: String,
    /// The list's query parameters, exactly as in its address, without the question mark.
    pub query: String,
    /// Who finds it.
    pub audience: ViewAudience,
    /// The group that it is shared with, as it is now; `None` where it is shared with none.
    pub group: Option<ViewGroup>,
    /// Who saved it.
    pub owner: PersonId,
    /// What they are called.
    pub owner_name: String,
    /// Where they belong.
    pub authority: AuthorityRef,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Changes with every change of it.
    pub version: i64,
}

impl View {
    /// Whether somebody of `authority` finds it among theirs; `member` where that authority takes part.
    #[must_use]
    pub fn found_by(&self, person: PersonId, authority: AuthorityId, member: bool) -> bool {
        match self.audience {
            _ if self.owner == person => true,
            ViewAudience::Me => false,
            ViewAudience::Authority => self.authority.id == authority,
            ViewAudience::Group => {
                member && self.group.as_ref().is_some_and(|group| group.authorities.contains(&authority))
            }
            ViewAudience::Members => member,
        }
    }
}

/// A view to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewView {
    /// Of which list.
    pub list: ViewList,
    /// What it is called.
    pub name: String,
    /// The list's query parameters.
    pub query: String,
    /// Who finds it.
    pub audience: ViewAudience,
    /// The group that it is shared with, where it is one.
    pub group: Option<AuthorityGroupId>,
}

/// What changes of a view; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ViewChange {
    /// What it is called.
    pub name: Option<String>,
    /// The list's query parameters.
    pub query: Option<String>,
    /// Who finds it, and the group where it is one.
    pub audience: Option<(ViewAudience, Option<AuthorityGroupId>)>,
}

/// What a view's query asks for on some day: `live=true` is a matter of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewFilter {
    /// Of the registers.
    Contracts(ContractFilter),
    /// Of the pipeline.
    Procurements(ProcurementFilter),
    /// Of opportunities.
    Opportunities(OpportunityFilter),
    /// Of companies.
    Vendors(VendorFilter),
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_view_is_found_by_those_it_is_shared_with() {
        let [owner, other] = [1, 2].map(|n| PersonId(Uuid::from_u128(n)));
        let [camden, hackney] = [11, 12].map(|n| AuthorityId(Uuid::from_u128(n)));
        let at = DateTime::UNIX_EPOCH;
        let view = |audience| View {
            id: ViewId(Uuid::from_u128(21)),
            list: ViewList::Contracts,
            name: "Housing".to_owned(),
            query: "q=housing".to_owned(),
            audience,
            group: (audience == ViewAudience::Group).then(|| ViewGroup {
                id: AuthorityGroupId(Uuid::from_u128(31)),
                name: "North London".to_owned(),
                authorities: vec![hackney],
            }),
            owner,
            owner_name: "Rani Patel".to_owned(),
            authority: AuthorityRef { id: camden, code: None, name: "Camden".to_owned(), member: true },
            created_at: at,
            updated_at: at,
            version: 1,
        };
        for (audience, colleague, neighbour, outsider) in [
            (ViewAudience::Me, false, false, false),
            (ViewAudience::Authority, true, false, false),
            (ViewAudience::Group, false, true, false),
            (ViewAudience::Members, true, true, false),
        ] {
            let view = view(audience);
            assert!(view.found_by(owner, camden, true));
            assert_eq!(view.found_by(other, camden, true), colleague);
            assert_eq!(view.found_by(other, hackney, true), neighbour);
            assert_eq!(view.found_by(other, hackney, false), outsider);
        }
    }
}
