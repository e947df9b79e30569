//! Price bands: how large a value is, without the value.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::money::{Currency, Money};

/// Where the bands meet, in pounds.
const EDGES: [i64; 8] = [100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000];

/// The words of the bands, in order.
const WORDS: [&str; 9] = [
    "under-100k",
    "100k-250k",
    "250k-500k",
    "500k-1m",
    "1m-2.5m",
    "2.5m-5m",
    "5m-10m",
    "10m-25m",
    "over-25m",
];

/// One of nine fixed bands of the whole value in pounds sterling: the lower edge belongs to it, the
/// upper one to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band(u8);

impl Serialize for Band {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Band {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::parse(&word).ok_or_else(|| de::Error::custom(format!("{word:?} is no band")))
    }
}

impl Band {
    /// The words of all bands, from the lowest.
    pub const WORDS: [&'static str; 9] = WORDS;

    /// The band that a value lies in; `None` for other currencies, which have none.
    #[must_use]
    pub fn of(value: Money) -> Option<Self> {
        let below = EDGES.iter().filter(|edge| value.pence >= **edge * 100).count();
        let band = u8::try_from(below).ok()?;
        (value.currency == Currency::GBP).then_some(Self(band))
    }

    /// The word, as `250k-500k`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        WORDS.get(usize::from(self.0)).copied().unwrap_or(WORDS[0])
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().zip(0..).find(|(known, _)| **known == word).map(|(_, band)| Self(band))
    }

    /// The least that it can be, in whole pounds; `None` for the lowest band.
    #[must_use]
    pub fn from(self) -> Option<i64> {
        usize::from(self.0).checked_sub(1).and_then(|below| EDGES.get(below)).copied()
    }

    /// What it is less than, in whole pounds; `None` for the highest band.
    #[must_use]
    pub fn to(self) -> Option<i64> {
        EDGES.get(usize::from(self.0)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_lies_in_one_band_and_an_edge_in_the_one_above_it() {
        for (pounds, word) in [
            (0, "under-100k"),
            (99_999, "under-100k"),
            (100_000, "100k-250k"),
            (499_999, "250k-500k"),
            (2_500_000, "2.5m-5m"),
            (25_000_000, "over-25m"),
            (900_000_000, "over-25m"),
        ] {
            let band = Band::of(Money::gbp(pounds * 100)).unwrap();
            assert_eq!(band.as_str(), word, "{pounds}");
            assert_eq!(Band::parse(word), Some(band));
            assert!(band.from().is_none_or(|from| from <= pounds));
            assert!(band.to().is_none_or(|to| pounds < to));
        }
        let euros = Money { pence: 1, currency: Currency::parse("EUR").unwrap() };
        assert_eq!(Band::of(euros), None);
    }
}
