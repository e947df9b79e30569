//! One id type a noun, so that a vendor's id cannot be handed in where a contract's is due.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// An authority.
    AuthorityId,
    /// A vendor.
    VendorId,
    /// A notice as received.
    NoticeId,
    /// A contract.
    ContractId,
    /// A procurement.
    ProcurementId,
    /// An opportunity: made from its group's key, so it is the same in every installation run.
    OpportunityId,
    /// One run of an import.
    ImportId,
    /// Somebody with an account.
    PersonId,
    /// Where changes are sent to for an authority.
    WebhookId,
    /// Another system of an authority, with credentials of its own.
    ClientId,
    /// One signed-in browser of a person.
    SessionId,
    /// An authority's OpenID provider.
    SignInProviderId,
    /// A product: made from its first name, so that the list of known products is the same everywhere.
    ProductId,
    /// A product in use at an authority.
    SystemId,
    /// A pilot.
    PilotId,
    /// A review of a vendor.
    ReviewId,
    /// What a vendor says against a fact of a review.
    ChallengeId,
    /// A link by which a vendor reads the reviews of it and answers them.
    VendorLinkId,
    /// A person's offer to be asked.
    PeerId,
    /// A question to a peer.
    PeerRequestId,
    /// A unit price.
    PricePointId,
    /// A group of authorities.
    AuthorityGroupId,
    /// A link that shows one view of a list.
    ViewLinkId,
    /// A saved view.
    ViewId,
    /// That somebody follows something.
    FollowId,
    /// A message to somebody.
    DeliveryId,
}
