//! Identifiers as public registers give them: a scheme and an id.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A scheme of org-id.guide or of a notice service, and the id within it:
/// `GB-COH` + `02706402`, `GB-PPON` + `PZXL-5842-VBBG`, `GB-CFS` + `59840`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// The register, as `GB-COH`.
    pub scheme: String,
    /// The id in that register.
    pub id: String,
}

impl Identifier {
    /// Companies House.
    pub const COMPANIES_HOUSE: &'static str = "GB-COH";

    /// An identifier from its two halves, trimmed.
    #[must_use]
    pub fn new(scheme: &str, id: &str) -> Self {
        Self { scheme: scheme.trim().to_owned(), id: id.trim().to_owned() }
    }

    /// Splits `GB-CFS-59840` into `GB-CFS` and `59840`: a scheme is a country, a dash and a
    /// register of three letters or more; `None` for anything else.
    #[must_use]
    pub fn parse(joined: &str) -> Option<Self> {
        let mut parts = joined.trim().splitn(3, '-');
        let (country, register, id) = (parts.next()?, parts.next()?, parts.next()?);
        let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let known = country.len() == 2 && upper(country) && register.len() >= 2 && upper(register);
        (known && !id.is_empty()).then(|| Self::new(&format!("{country}-{register}"), id))
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.scheme, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joined_identifier_splits_after_the_register() {
        assert_eq!(Identifier::parse("GB-CFS-59840"), Some(Identifier::new("GB-CFS", "59840")));
        assert_eq!(
            Identifier::parse("GB-PPON-PZXL-5842-VBBG"),
            Some(Identifier::new("GB-PPON", "PZXL-5842-VBBG"))
        );
        assert_eq!(Identifier::parse("59840"), None);
        assert_eq!(Identifier::parse("GB-COH-"), None);
    }
}
