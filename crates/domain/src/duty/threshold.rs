//! The values that the Act's duties begin at. Its estimated values include VAT (Schedule 3).

use chrono::NaiveDate;

use crate::contract::Value;
use crate::money::{Currency, Money};

/// Contracts above it stand in the contracts register (Transparency Code 2015), in pence.
pub const REGISTER: i64 = 500_000;

/// Contracts above it stand in a pipeline notice (section 93(3)), in pence.
pub const PIPELINE: i64 = 200_000_000;

/// Contracts above it have key performance indicators (section 52(1)) and are published themselves
/// (section 53(3)), in pence.
pub const LARGE: i64 = 500_000_000;

/// Contracts of a local authority from it on are notifiable where they are below the threshold
/// (section 87(4)), in pence.
pub const NOTIFIABLE: i64 = 3_000_000;

/// A value as the Act estimates it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// Pence, VAT included.
    pub pence: i64,
    /// Whether only the value without VAT is known and 20 % was added to it.
    pub vat_added: bool,
}

impl Estimate {
    /// Of a value in pounds; other currencies have none.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        let pounds = |money: Option<Money>| money.filter(|m| m.currency == Currency::GBP).map(|m| m.pence);
        match (pounds(value.gross), pounds(value.net)) {
            (Some(pence), _) => Some(Self { pence, vat_added: false }),
            (None, Some(net)) => Some(Self { pence: net.saturating_add(net / 5), vat_added: true }),
            (None, None) => None,
        }
    }
}

/// From which estimated value, in pence, a contract of a local authority is a public contract: Schedule
/// 1, as amended from 1 January 2026 (SI 2025/1200). Which figures hold depends on when the procurement
/// began; `began` is the best that is known of it.
#[must_use]
pub fn public_contract(light_touch: bool, works: bool, began: Option<NaiveDate>) -> i64 {
    let amended = NaiveDate::from_ymd_opt(2026, 1, 1);
    let before = began.zip(amended).is_some_and(|(began, amended)| began < amended);
    match (light_touch, works, before) {
        (true, _, _) => 66_354_000,
        (false, true, true) => 537_260_900,
        (false, true, false) => 519_300_000,
        (false, false, true) => 21_490_400,
        (false, false, false) => 20_772_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_counts_and_is_added_where_it_is_not_known() {
        let value = |net: Option<i64>, gross: Option<i64>| Value {
            net: net.map(Money::gbp),
            gross: gross.map(Money::gbp),
        };
        let of = |net, gross| Estimate::of(&value(net, gross)).map(|e| (e.pence, e.vat_added));
        assert_eq!(of(Some(100), Some(115)), Some((115, false)));
        assert_eq!(of(Some(100), None), Some((120, true)));
        assert_eq!(of(None, None), None);
        let euros = Money { pence: 100, currency: Currency::parse("EUR").unwrap() };
        assert_eq!(Estimate::of(&Value { net: Some(euros), gross: None }), None);
    }

    #[test]
    fn thresholds_moved_with_the_year_2026() {
        let on = |text: &str| Some(text.parse().unwrap());
        assert_eq!(public_contract(false, false, on("2025-12-31")), 21_490_400);
        assert_eq!(public_contract(false, false, on("2026-01-01")), 20_772_000);
        assert_eq!(public_contract(true, false, on("2025-12-31")), 66_354_000);
        assert_eq!(public_contract(false, true, None), 519_300_000);
    }
}
