//! Who may do what: one table. Persistence and HTTP ask it, and the page in `docs/` is made from it.

use serde::{Deserialize, Serialize};

/// What a person may be in their authority. One person can be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees what their authority sees.
    Reader,
    /// Also keeps their authority's records.
    Contributor,
    /// Also decides who sees them, and what the authority says to others.
    Approver,
    /// Looks after the authority's people, clients and settings, and reads its audit.
    Administrator,
    /// Looks after what members do together; sees nothing that an authority keeps to itself.
    Convenor,
    /// Runs the installation; sees no more than the public.
    Operator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::Reader,
        Self::Contributor,
        Self::Approver,
        Self::Administrator,
        Self::Convenor,
        Self::Operator,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Contributor => "contributor",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
            Self::Convenor => "convenor",
            Self::Operator => "operator",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }

    /// Whether it comes with the members' view of records.
    #[must_use]
    pub const fn sees_content(self) -> bool {
        !matches!(self, Self::Operator)
    }
}

/// A kind of record, as far as access goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A contract.
    Contract,
    /// A procurement.
    Procurement,
    /// An opportunity and the stances on it.
    Opportunity,
    /// A vendor.
    Vendor,
    /// A review of a vendor.
    Review,
    /// An authority and its settings.
    Authority,
    /// A pilot.
    Pilot,
    /// A system or a product.
    System,
    /// A unit price.
    Price,
    /// A notice, an import, a reference list: public whoever asks.
    Reference,
}

impl Kind {
    /// The scope without which another system sees these records as the public does.
    #[must_use]
    pub const fn read_scope(self) -> Scope {
        match self {
            Self::Contract => Scope::ContractsRead,
            Self::Procurement => Scope::ProcurementsRead,
            Self::Opportunity => Scope::OpportunitiesRead,
            Self::Price => Scope::PricesRead,
            Self::Review => Scope::ReviewsRead,
            Self::Vendor | Self::Authority | Self::Pilot | Self::System | Self::Reference => {
                Scope::RegisterRead
            }
        }
    }

    /// The scope that lets another system keep these records, and so see them; `None` where there is none.
    #[must_use]
    pub const fn write_scope(self) -> Option<Scope> {
        match self {
            Self::Contract => Some(Scope::ContractsWrite),
            Self::Procurement => Some(Scope::ProcurementsWrite),
            Self::Price => Some(Scope::PricesWrite),
            Self::Opportunity
            | Self::Vendor
            | Self::Authority
            | Self::Pilot
            | Self::Review
            | Self::System
            | Self::Reference => None,
        }
    }
}

macro_rules! scopes {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// What another system of an authority may be allowed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Scope {
            $($(#[$doc])* #[serde(rename = $word)] $name,)+
        }

        impl Scope {
            /// Every scope.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word, as in a token.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// Reads the word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|s| s.as_str() == word)
            }
        }
    };
}

scopes! {
    /// See contracts as its authority does.
    ContractsRead = "contracts:read",
    /// Keep the authority's contracts, which takes seeing them.
    ContractsWrite = "contracts:write",
    /// See procurements as its authority does.
    ProcurementsRead = "procurements:read",
    /// Keep the authority's procurements, which takes seeing them.
    ProcurementsWrite = "procurements:write",
    /// See opportunities and stances as its authority does.
    OpportunitiesRead = "opportunities:read",
    /// See vendors, authorities, systems, products and pilots as its authority does.
    RegisterRead = "register:read",
    /// See published reviews of vendors as members do.
    ReviewsRead = "reviews:read",
    /// See unit prices and bands of them as its authority does.
    PricesRead = "prices:read",
    /// Keep the authority's unit prices, which takes seeing them.
    PricesWrite = "prices:write",
    /// Read the authority's audit.
    AuditRead = "audit:read",
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident: $about:literal, $roles:expr, $scope:expr;)+) => {
        /// Something that not everybody may do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Action {
            $($(#[$doc])* $name,)+
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name, as in the OpenAPI document.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            /// What it is, for people.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$name => $about,)+ }
            }

            /// The roles that may.
            #[must_use]
            pub const fn roles(self) -> &'static [Role] {
                match self { $(Self::$name => $roles,)+ }
            }
        }

        /// The scope that lets another system do it; `None` for what only people do.
        #[must_use]
        pub const fn scope_of(action: Action) -> Option<Scope> {
            match action { $(Action::$name => $scope,)+ }
        }
    };
}

use Role::{Administrator, Approver, Contributor, Convenor, Operator, Reader};

actions! {
    /// See what one's own authority keeps to itself.
    SeeOwn: "see what their authority keeps to itself",
        &[Reader, Contributor, Approver, Administrator], None;
    /// Save views, follow what matters, and be told of it.
    Follow: "save views of lists, follow views, vendors and records, and say how they want to hear of them",
        &[Reader, Contributor, Approver, Administrator, Convenor], None;
    /// Act as oneself: one's sessions, password, second factor.
    BeOneself: "see and end their own sessions, change their password and second factor",
        &[Reader, Contributor, Approver, Administrator, Convenor, Operator], None;
    /// Confirm, correct, create and archive the authority's contracts.
    WriteContracts: "confirm, correct, create and archive their authority's contracts",
        &[Contributor, Approver], Some(Scope::ContractsWrite);
    /// Confirm, correct, create and archive the authority's procurements.
    WriteProcurements: "confirm, correct, create and archive their authority's procurements",
        &[Contributor, Approver], Some(Scope::ProcurementsWrite);
    /// Decide who sees the authority's records, put contracts under NDA and clear their fields.
    SetAudience: "decide who sees their authority's records, put contracts under NDA, clear fields of them, look at a record as another authority",
        &[Approver], None;
    /// Say what the authority thinks of buying together.
    TakeStance: "take their authority's stance on an opportunity",
        &[Approver], None;
    /// See the stances of members.
    SeeStances: "see the stances of members",
        &[Reader, Contributor, Approver, Administrator, Convenor], Some(Scope::OpportunitiesRead);
    /// See what members say of themselves and of vendors.
    SeeMembers: "see how members decide (their gates and lead times) and what they decided of vendors",
        &[Reader, Contributor, Approver, Administrator, Convenor], Some(Scope::RegisterRead);
    /// See what members say of vendors in reviews.
    SeeReviews: "see published reviews of vendors, and what they say together",
        &[Reader, Contributor, Approver, Administrator, Convenor], Some(Scope::ReviewsRead);
    /// Write reviews for the authority.
    WriteReviews: "write their authority's reviews of vendors, appeal for them and withdraw them",
        &[Contributor, Approver], None;
    /// Approve reviews that somebody else of the authority wrote.
    ApproveReviews: "approve reviews that another person of their authority wrote, or send them back, and keep the words of a review to their authority",
        &[Approver], None;
    /// Stand between approved reviews and their readers.
    ModerateReviews: "publish approved reviews of all authorities or send them back, and decide what becomes of challenged facts",
        &[Convenor], None;
    /// Let a vendor read the reviews of it and answer them.
    ShareWithVendors: "make and revoke links by which a vendor reads the reviews of it and answers them",
        &[Approver, Convenor], None;
    /// Say who judges the offers of a procurement.
    DeclareEvaluation: "say who evaluates the offers of a procurement, so that reviews of those who offer are kept from them",
        &[Approver], None;
    /// Make links that show one view of a list without a sign-in.
    ShareViews: "make links that show one view of a list without a sign-in, see and revoke their own",
        &[Reader, Contributor, Approver, Administrator, Convenor], None;
    /// See what the authority must publish, and drafts of it.
    SeeDuties: "see what their authority must publish and by when, drafts of its notices, and how its suppliers were rated",
        &[Reader, Contributor, Approver, Administrator], Some(Scope::ContractsRead);
    /// Say that a notice was published; rate suppliers.
    KeepDuties: "say that a notice was published, and rate suppliers against key performance indicators",
        &[Contributor, Approver], None;
    /// Publish the contracts register.
    PublishRegister: "publish their authority's contracts register",
        &[Approver], None;
    /// Put the authority's pilots on record.
    WritePilots: "put their authority's pilots on record, change them, and say that they are still so",
        &[Contributor, Approver], None;
    /// Put the authority's unit prices on record, correct them and take them back.
    WritePrices: "put their authority's unit prices on record, correct them, take them back; to share one takes the right to decide who sees records",
        &[Contributor, Approver], Some(Scope::PricesWrite);
    /// See what members typically pay.
    SeePriceBands: "see in bands what members typically pay, without what any one of them pays",
        &[Reader, Contributor, Approver, Administrator, Convenor], Some(Scope::PricesRead);
    /// Be asked about vendors, and ask others.
    BePeer: "agree to be asked about a vendor, ask others who did, and answer",
        &[Reader, Contributor, Approver, Administrator, Convenor], None;
    /// Merge vendors that are one company, and split those that are not.
    MergeVendors: "merge vendors that are one company, split those that are not, and undo it",
        &[Approver, Convenor], None;
    /// Keep groups of authorities.
    KeepGroups: "keep groups of authorities, with which views are shared",
        &[Convenor], None;
    /// Say which systems the authority uses.
    WriteSystems: "confirm, reject and put on record the systems that their authority uses",
        &[Contributor, Approver], None;
    /// Merge, split and rename products.
    MergeProducts: "merge products that are one, split those that are not, rename them, and undo it",
        &[Approver, Convenor], None;
    /// Say that another authority is part of this one.
    ClaimAuthority: "say that another authority is part of theirs",
        &[Administrator], None;
    /// Describe the authority's gates, lead times and default audiences.
    ManageSettings: "describe their authority's gates, lead times and default audiences",
        &[Administrator], None;
    /// Invite, suspend and give roles to the authority's people.
    ManagePeople: "invite, suspend and give roles to their authority's people",
        &[Administrator], None;
    /// Make, rotate and revoke credentials of the authority's other systems.
    ManageClients: "make, rotate and revoke credentials of their authority's other systems",
        &[Administrator], None;
    /// Have changes sent to the authority's other systems.
    ManageWebhooks: "have changes sent to their authority's other systems, and look at what was sent",
        &[Administrator], None;
    /// Read the authority's audit.
    ReadAudit: "read and export their authority's audit",
        &[Administrator], Some(Scope::AuditRead);
    /// See how the authority's people sign in.
    SeeSignIn: "see how their authority's people sign in; the operator sees it of every authority",
        &[Administrator, Operator], None;
    /// Look after the installation: sign-in of authorities, their first administrators, publishers that are followed.
    Operate: "set up how authorities sign in, invite an authority's first administrator, pause publishers of notices and have them read again",
        &[Operator], None;
}

/// Whether somebody with these roles may.
#[must_use]
pub fn allowed(roles: &[Role], action: Action) -> bool {
    action.roles().iter().any(|role| roles.contains(role))
}

/// The table as a page of Markdown: a row for each action, a column for each role.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Who may do what\n\nMade from `domain::access`; the same table decides. Records are always those of \
         the person's own authority, unless the row says otherwise. Another system may do what its scope says.\n\n| may |",
    );
    for role in Role::ALL {
        page.push_str(&format!(" {} |", role.as_str()));
    }
    page.push_str(" scope |\n| --- |");
    page.push_str(&" --- |".repeat(Role::ALL.len() + 1));
    page.push('\n');
    for action in Action::ALL {
        page.push_str(&format!("| {} |", action.about()));
        for role in Role::ALL {
            page.push_str(if action.roles().contains(&role) { " yes |" } else { " |" });
        }
        page.push_str(&scope_of(*action).map_or(" |".to_owned(), |s| format!(" `{}` |", s.as_str())));
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_the_docs_is_this_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ACCESS.md");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(kept.starts_with(&page()), "docs/ACCESS.md must begin with:\n{}", page());
    }

    #[test]
    fn an_operator_touches_no_records_and_nobody_else_operates() {
        let operator: Vec<Action> =
            Action::ALL.iter().copied().filter(|a| allowed(&[Role::Operator], *a)).collect();
        assert_eq!(operator, [Action::BeOneself, Action::SeeSignIn, Action::Operate]);
        assert_eq!(Action::Operate.roles(), [Role::Operator]);
    }

    #[test]
    fn words_come_back_as_what_they_stand_for() {
        assert!(Role::ALL.into_iter().all(|r| Role::parse(r.as_str()) == Some(r)));
        assert!(Scope::ALL.iter().all(|s| Scope::parse(s.as_str()) == Some(*s)));
    }
}
