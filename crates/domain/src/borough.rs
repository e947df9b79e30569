//! London's 33 boroughs, the City of London included, as they are known before any notice is read.

use std::sync::LazyLock;

use crate::identifier::Identifier;

const TABLE: &str = include_str!("../data/london-boroughs.csv");

/// One borough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borough {
    /// Short code, as `CMD`.
    pub code: String,
    /// Office for National Statistics code, as `E09000007`.
    pub gss: String,
    /// International Territorial Level 3 code, as `UKI31`.
    pub itl3: String,
    /// As `London Borough of Camden`.
    pub official_name: String,
    /// As `Camden`.
    pub nice_name: String,
    /// `GB-LAE` and every buyer account seen in notices.
    pub identifiers: Vec<Identifier>,
    /// Every spelling seen in notices.
    pub names: Vec<String>,
}

static BOROUGHS: LazyLock<Vec<Borough>> = LazyLock::new(|| {
    csv::Reader::from_reader(TABLE.as_bytes())
        .records()
        .flatten()
        .map(|row| {
            let field = |i: usize| row.get(i).unwrap_or_default().trim().to_owned();
            let list = |i: usize| -> Vec<String> {
                field(i)
                    .split('|')
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            let mut identifiers: Vec<Identifier> = Identifier::parse(&field(6)).into_iter().collect();
            for identifier in list(7).iter().filter_map(|joined| Identifier::parse(joined)) {
                if !identifiers.contains(&identifier) {
                    identifiers.push(identifier);
                }
            }
            Borough {
                code: field(0),
                gss: field(1),
                itl3: field(5),
                official_name: field(3),
                nice_name: field(2),
                identifiers,
                names: list(8),
            }
        })
        .collect()
});

/// All of them, in the order of their codes of the Office for National Statistics.
#[must_use]
pub fn boroughs() -> &'static [Borough] {
    &BOROUGHS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_33_and_camden_has_its_accounts() {
        assert_eq!(boroughs().len(), 33);
        let camden = boroughs().iter().find(|b| b.code == "CMD").unwrap();
        assert_eq!((camden.gss.as_str(), camden.itl3.as_str()), ("E09000007", "UKI31"));
        assert!(camden.identifiers.contains(&Identifier::new("GB-PPON", "PZXL-5842-VBBG")));
        assert!(camden.identifiers.contains(&Identifier::new("GB-LAE", "CMD")));
        assert!(camden.names.contains(&"THE LONDON BOROUGH OF CAMDEN".to_owned()));
    }
}
