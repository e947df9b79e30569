//! The short fixed list of what a borough does with technology.

use std::fmt;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

const TABLE: &str = include_str!("../data/service-areas.csv");

/// One service area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceArea {
    /// As `adult-social-care`.
    pub code: ServiceAreaCode,
    /// Where it stands in the list, as `People`.
    pub group: String,
    /// As `Adult social care`.
    pub name: String,
    /// Product names seen in UK councils: hints for classification.
    pub products: Vec<String>,
    /// What people call that which is bought for it: it is searched by these words, too.
    pub also_called: Vec<String>,
}

/// The code of a service area that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceAreaCode(&'static str);

static AREAS: LazyLock<Vec<ServiceArea>> = LazyLock::new(|| {
    csv::Reader::from_reader(TABLE.as_bytes())
        .records()
        .flatten()
        .map(|row| {
            let field = |i: usize| row.get(i).unwrap_or_default().trim().to_owned();
            let list = |i: usize| -> Vec<String> {
                field(i).split('|').map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect()
            };
            ServiceArea {
                // The table lives as long as the program: leaking 42 short codes once makes the code Copy.
                code: ServiceAreaCode(Box::leak(field(0).into_boxed_str())),
                group: field(1),
                name: field(2),
                products: list(3),
                also_called: list(4),
            }
        })
        .collect()
});

impl ServiceArea {
    /// All of them, in the order of the list.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &AREAS
    }
}

impl ServiceAreaCode {
    /// The code of a service area that exists; `None` for any other word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        AREAS.iter().find(|a| a.code.0 == code).map(|a| a.code)
    }

    /// The code as a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The whole entry.
    ///
    /// # Panics
    /// Never: codes are made from the list only.
    #[must_use]
    pub fn area(self) -> &'static ServiceArea {
        AREAS.iter().find(|a| a.code == self).unwrap_or_else(|| unreachable!("a code is made from the list"))
    }
}

impl fmt::Display for ServiceAreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for ServiceAreaCode {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        assert_eq!(ServiceArea::all().len(), 42);
        let housing = ServiceAreaCode::parse("housing-management").unwrap().area();
        assert_eq!(housing.name, "Housing management");
        assert!(housing.products.iter().any(|p| p.starts_with("NEC Housing")));
        assert_eq!(ServiceAreaCode::parse("housing"), None);
    }
}
