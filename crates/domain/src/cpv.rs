//! Common Procurement Vocabulary (Regulation (EC) No 213/2008): codes of eight digits.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

const TABLE: &str = include_str!("../data/cpv-2008.psv");

static DESCRIPTIONS: LazyLock<HashMap<u32, &'static str>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('|');
            let code = columns.next()?.parse().ok()?;
            Some((code, columns.nth(2)?))
        })
        .collect()
});

/// A CPV code, without its check digit. Any eight digits are kept as published, listed or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cpv(u32);

impl Cpv {
    /// Reads `72000000`, `72000000-5` or either with white space around; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().split('-').next()?;
        (digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse().ok().map(Self))?
    }

    /// The description of the vocabulary of 2008; `None` for a code that is not in it.
    #[must_use]
    pub fn description(self) -> Option<&'static str> {
        DESCRIPTIONS.get(&self.0).copied()
    }

    /// The number, for storage; see [`Cpv::from_number`].
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// From a stored number; `None` when it has more than eight digits.
    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        if number < 100_000_000 { Some(Self(number)) } else { None }
    }

    /// Whether the code lies under `prefix` (`"72"`, `"4821"`).
    #[must_use]
    pub fn under(self, prefix: &str) -> bool {
        self.to_string().starts_with(prefix)
    }
}

impl fmt::Display for Cpv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08}", self.0)
    }
}

impl Serialize for Cpv {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_eight_digits_and_has_a_description() {
        let code = Cpv::parse(" 48000000-8 ").unwrap();
        assert_eq!(code.to_string(), "48000000");
        assert_eq!(code.description(), Some("Software package and information systems"));
        assert!(code.under("48"));
        assert_eq!(Cpv::parse("4800000"), None);
        assert_eq!(Cpv::parse("03000000").unwrap().to_string(), "03000000");
    }
}
