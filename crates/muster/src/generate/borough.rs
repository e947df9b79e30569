//! Boroughs as buyers: under the names and accounts that real notices of theirs have.

use muster_domain::borough::{Borough, boroughs};
use serde_json::{Value, json};

use super::chance::Chance;

/// The borough at `position` of the list.
///
/// # Panics
/// When the list has fewer.
pub fn borough(position: usize) -> &'static Borough {
    &boroughs()[position]
}

/// A buyer as one notice has it.
pub struct Buyer {
    /// Joined scheme and id, as `GB-LAE-CMD`.
    pub id: String,
    name: String,
    scheme: String,
    local: String,
    region: String,
}

impl Buyer {
    /// One of the borough's names, and one of its accounts where the service has seen one.
    pub fn drawn(position: usize, contracts_finder: bool, chance: &mut Chance) -> Self {
        let borough = borough(position);
        let known = |scheme: &str| (scheme == "GB-CFS" || scheme == "GB-SRS") == contracts_finder;
        let mut accounts: Vec<_> = borough.identifiers.iter().filter(|i| known(&i.scheme)).collect();
        if accounts.is_empty() {
            accounts = borough.identifiers.iter().filter(|i| i.scheme == "GB-LAE").collect();
        }
        let account = chance.one_of(&accounts);
        let plain = borough.names.is_empty() || chance.percent(60);
        let name = if plain {
            borough.official_name.clone()
        } else {
            borough.names[chance.below(borough.names.len())].clone()
        };
        Self {
            id: account.to_string(),
            name,
            scheme: account.scheme.clone(),
            local: account.id.clone(),
            region: borough.itl3.clone(),
        }
    }

    /// The buyer's entry among a release's parties.
    pub fn party(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "identifier": { "scheme": self.scheme, "id": self.local, "legalName": self.name },
            "address": { "locality": "London", "region": self.region, "country": "GB", "countryName": "United Kingdom" },
            "roles": ["buyer"],
            "details": { "classifications": [{
                "scheme": "UK_CA_TYPE",
                "id": "publicAuthoritySubCentralGovernment",
                "description": "Public authority - sub-central government"
            }] }
        })
    }

    /// The release's `buyer`.
    pub fn reference(&self) -> Value {
        json!({ "id": self.id, "name": self.name })
    }
}
