//! Where secrets are kept that the program must read again. Whoever seals and whoever opens one name its place
//! by the same function.

use uuid::Uuid;

/// Where a secret is kept. What is sealed for one place opens in no other: rows cannot be swapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What the row is known by.
    pub row: String,
}

impl Place {
    /// A column of a row.
    #[must_use]
    pub fn new(table: &'static str, column: &'static str, row: impl ToString) -> Self {
        Self { table, column, row: row.to_string() }
    }

    /// The place in bytes that no other place has.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        format!("{}\0{}\0{}", self.table, self.column, self.row).into_bytes()
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{} of {}", self.table, self.column, self.row)
    }
}

/// The private half of a signing key.
#[must_use]
pub fn of_key(kid: &str) -> Place {
    Place::new("signing_key", "pkcs8", kid)
}

/// The secret of a person's second factor.
#[must_use]
pub fn of_person(person: Uuid) -> Place {
    Place::new("person", "totp_secret", person)
}

/// How to reach somebody who agreed to be asked, by their offer.
#[must_use]
pub fn of_peer(peer: Uuid) -> Place {
    Place::new("peer", "reach", peer)
}

/// Muster's secret at an authority's provider.
#[must_use]
pub fn of_provider(provider: Uuid) -> Place {
    Place::new("openid_provider", "client_secret", provider)
}

/// What signs what is sent to a webhook.
#[must_use]
pub fn of_webhook(webhook: Uuid) -> Place {
    Place::new("webhook_secret", "secret", webhook)
}

/// The address of a person's own workflow in Teams.
#[must_use]
pub fn of_teams(person: Uuid) -> Place {
    Place::new("follow_setting", "teams", person)
}

/// The address of an authority's workflow in Teams.
#[must_use]
pub fn of_authority_teams(authority: Uuid) -> Place {
    Place::new("authority_teams", "teams", authority)
}
