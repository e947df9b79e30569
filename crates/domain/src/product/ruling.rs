//! What people decided of products: that two are one, that one is two, or that one goes by another name.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::ProductRef;
use crate::authority::AuthorityRef;
use crate::id::ProductId;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductRulingKind {
    /// Two products are one, as after a takeover.
    Merge,
    /// Names of one product are another's.
    Split,
    /// It goes by another name now.
    Rename,
}

impl ProductRulingKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Merge, Self::Split, Self::Rename];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Rename => "rename",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A decision on a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRuling {
    /// Its id.
    pub id: Uuid,
    /// What was decided.
    pub kind: ProductRulingKind,
    /// The product that was merged away, split or renamed.
    pub product: ProductRef,
    /// The product that it is part of now, or the one that was split off; none of a renaming.
    pub other: Option<ProductRef>,
    /// Of a renaming, the name before.
    pub from: Option<String>,
    /// Of a renaming, the name since.
    pub to: Option<String>,
    /// Of a split, the names that are the new product's.
    pub names: Vec<String>,
    /// Why.
    pub reason: String,
    /// Whose people decided.
    pub authority: AuthorityRef,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
}

/// Where a product leads: to itself, unless it was merged. `merged` says which leads where.
#[must_use]
pub fn survivor(merged: &HashMap<ProductId, ProductId>, product: ProductId) -> ProductId {
    // Merges make no circles; the bound keeps a database that says otherwise from hanging what asks.
    let mut at = product;
    for _ in 0..=merged.len() {
        match merged.get(&at) {
            Some(into) => at = *into,
            None => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_product_leads_to_the_last_of_its_line_and_a_circle_ends() {
        let product = |n| ProductId(Uuid::from_u128(n));
        let merged = HashMap::from([(product(1), product(2)), (product(2), product(3))]);
        assert_eq!(survivor(&merged, product(1)), product(3));
        assert_eq!(survivor(&merged, product(9)), product(9));
        let circle = HashMap::from([(product(1), product(2)), (product(2), product(1))]);
        assert!([product(1), product(2)].contains(&survivor(&circle, product(1))));
    }
}
