//! Concentration: how far London depends on few vendors.

use std::collections::BTreeMap;

use crate::id::VendorId;

/// What one vendor has of something.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The vendor.
    pub vendor: VendorId,
    /// How many of the contracts.
    pub contracts: u32,
    /// How much of the annual value, in pence, of contracts whose value is known.
    pub annual_pence: i64,
    /// Its part of all contracts, from 0 to 1.
    pub of_contracts: f64,
    /// Its part of the annual value that is known, from 0 to 1.
    pub of_value: f64,
}

/// How concentrated a market is, by the bounds of the Competition and Markets Authority's Merger
/// Assessment Guidelines (2010, paragraph 5.3.5): above 1,000 concentrated, above 2,000 highly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Degree {
    /// Up to 1,000.
    Open,
    /// Up to 2,000.
    Concentrated,
    /// Above.
    Highly,
}

impl Degree {
    /// The degree of an index.
    #[must_use]
    pub const fn of(index: u32) -> Self {
        match index {
            0..=1_000 => Self::Open,
            1_001..=2_000 => Self::Concentrated,
            _ => Self::Highly,
        }
    }

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Concentrated => "concentrated",
            Self::Highly => "highlyConcentrated",
        }
    }
}

/// A market: who has how much of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    /// The vendors, the one with the most value first.
    pub shares: Vec<Share>,
    /// The Herfindahl–Hirschman index by number of contracts: the sum of the squares of the percentages,
    /// from near 0 (many alike) to 10,000 (one has all). `None` where there is no contract.
    pub by_contracts: Option<u32>,
    /// The same by annual value; `None` where no value is known.
    pub by_value: Option<u32>,
}

/// The market that these contracts make: of each the vendor and the annual value in pence, where known.
/// A contract with several vendors is handed in once for each, with its share of the value.
#[must_use]
pub fn market(contracts: impl IntoIterator<Item = (VendorId, Option<i64>)>) -> Market {
    let mut held: BTreeMap<VendorId, (u32, i64)> = BTreeMap::new();
    for (vendor, annual) in contracts {
        let (count, pence) = held.entry(vendor).or_default();
        *count += 1;
        *pence = pence.saturating_add(annual.unwrap_or(0).max(0));
    }
    let all: u32 = held.values().map(|(count, _)| count).sum();
    let value: f64 = held.values().map(|(_, pence)| *pence as f64).sum();
    let part = |of: f64, whole: f64| if whole > 0.0 { of / whole } else { 0.0 };
    let mut shares: Vec<Share> = held
        .into_iter()
        .map(|(vendor, (contracts, annual_pence))| Share {
            vendor,
            contracts,
            annual_pence,
            of_contracts: part(f64::from(contracts), f64::from(all)),
            of_value: part(annual_pence as f64, value),
        })
        .collect();
    shares.sort_by_key(|share| std::cmp::Reverse((share.annual_pence, share.contracts)));
    let index = |of: fn(&Share) -> f64| -> u32 {
        shares.iter().map(|share| (100.0 * of(share)).powi(2)).sum::<f64>().round() as u32
    };
    Market {
        by_contracts: (all > 0).then(|| index(|s| s.of_contracts)),
        by_value: (value > 0.0).then(|| index(|s| s.of_value)),
        shares,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn vendor(n: u128) -> VendorId {
        VendorId(Uuid::from_u128(n))
    }

    #[test]
    fn one_vendor_alone_has_ten_thousand_and_four_alike_have_a_quarter_of_it() {
        let alone = market([(vendor(1), Some(500)), (vendor(1), None)]);
        assert_eq!((alone.by_contracts, alone.by_value), (Some(10_000), Some(10_000)));
        let alike = market((1..=4).map(|n| (vendor(n), Some(100))));
        assert_eq!((alike.by_contracts, alike.by_value), (Some(2_500), Some(2_500)));
        assert_eq!(Degree::of(2_500), Degree::Highly);
    }

    #[test]
    fn contracts_of_unknown_value_count_as_contracts_alone() {
        let market = market([(vendor(1), Some(900)), (vendor(2), Some(100)), (vendor(2), None)]);
        assert_eq!(market.shares[0].vendor, vendor(1));
        assert_eq!(market.by_value, Some(8_200));
        assert_eq!(market.by_contracts, Some(5_556));
    }

    #[test]
    fn of_nothing_nothing_is_said() {
        let nothing = market([]);
        assert_eq!((nothing.by_contracts, nothing.by_value, nothing.shares.len()), (None, None, 0));
        assert_eq!(market([(vendor(1), None)]).by_value, None);
    }
}
