//! Money: whole pence (minor units) and a currency. A decimal only at the edges.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A three-letter ISO 4217 code, upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Pounds sterling.
    pub const GBP: Self = Self(*b"GBP");

    /// Reads a three-letter code in any case; anything else is `None`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code, as `GBP`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let code = String::deserialize(d)?;
        Self::parse(&code).ok_or_else(|| de::Error::custom(format!("{code:?} is not a currency code")))
    }
}

/// An amount in minor units (pence) of one currency. JSON: `{"amount": 1250000.00, "currency": "GBP"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// Minor units: 100 to the pound.
    pub pence: i64,
    /// Its currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in pounds sterling, from pence.
    #[must_use]
    pub const fn gbp(pence: i64) -> Self {
        Self { pence, currency: Currency::GBP }
    }

    /// From a decimal amount of major units, rounded half to even to whole pence;
    /// `None` when it does not fit 64 bits of pence.
    #[must_use]
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Option<Self> {
        let pence = amount.checked_mul(Decimal::ONE_HUNDRED)?.round().to_i64()?;
        Some(Self { pence, currency })
    }

    /// Major units with two decimals.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.pence, 2)
    }

    /// The whole divided evenly over `days`, for one year of 365.25 days, as the language says
    /// annual values are derived. Terms shorter than a year keep their whole value.
    #[must_use]
    pub fn per_year(self, days: i64) -> Self {
        if days <= 366 {
            return self;
        }
        let year = i128::from(self.pence) * 36_525 / (i128::from(days) * 100);
        Self { pence: i64::try_from(year).unwrap_or(i64::MAX), currency: self.currency }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.to_decimal())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("Money", 2)?;
        #[allow(clippy::cast_precision_loss, reason = "exact to a penny below 90 trillion pounds")]
        let amount = self.pence as f64 / 100.0;
        out.serialize_field("amount", &amount)?;
        out.serialize_field("currency", &self.currency)?;
        out.end()
    }
}

/// The reverse, to whole pence.
impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Parts {
            amount: serde_json::Number,
            currency: Currency,
        }
        let Parts { amount, currency } = Parts::deserialize(deserializer)?;
        let text = amount.to_string();
        let decimal = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&text));
        let money = decimal.ok().and_then(|amount| Self::from_decimal(amount, currency));
        money.ok_or_else(|| de::Error::custom(format!("{text} is no amount of money")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_becomes_whole_pence_and_back() {
        let money = Money::from_decimal("211232.015".parse().unwrap(), Currency::GBP).unwrap();
        assert_eq!(money.pence, 21_123_202);
        assert_eq!(money.to_decimal().to_string(), "211232.02");
        assert_eq!(serde_test_json(money), r#"{"amount":211232.02,"currency":"GBP"}"#);
    }

    #[test]
    fn a_year_of_a_four_year_term_is_about_a_quarter() {
        assert_eq!(Money::gbp(4_000_000).per_year(1461).pence, 1_000_000);
        assert_eq!(Money::gbp(4_000_000).per_year(180).pence, 4_000_000);
    }

    #[test]
    fn only_three_letters_are_a_currency() {
        assert_eq!(Currency::parse("gbp"), Some(Currency::GBP));
        assert_eq!(Currency::parse("£"), None);
        assert_eq!(Currency::parse("GB"), None);
    }

    fn serde_test_json(money: Money) -> String {
        serde_json::to_string(&money).unwrap()
    }
}
