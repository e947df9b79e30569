//! The reasons of decisions, in plain English.

use crate::identifier::Identifier;
use crate::vendor_name::Likeness;

pub(super) fn same_number(shown: &str, number: &str, vendor: &str) -> String {
    format!(
        "“{shown}” was published with company number {number}, the number of {vendor}, and the names go together."
    )
}

pub(super) fn same_identifier(shown: &str, identifier: Option<&Identifier>, vendor: &str) -> String {
    let identifier = identifier.map(ToString::to_string).unwrap_or_default();
    format!(
        "“{shown}” was published with the identifier {identifier} of {vendor}, and the names go together."
    )
}

pub(super) fn decided(shown: &str, vendor: &str) -> String {
    format!("A person decided that “{shown}” is {vendor}.")
}

pub(super) fn conflict(shown: &str, number: &str, vendor: &str) -> String {
    format!(
        "“{shown}” was published with company number {number}, the number of {vendor}; the names have nothing in \
         common, so the two are kept apart until a person decides."
    )
}

pub(super) fn name(shown: &str, vendor: &str, likeness: Likeness, slip: Option<(String, String)>) -> String {
    let why = likeness.words();
    match slip {
        Some((mine, theirs)) => format!(
            "“{shown}” is taken for {vendor}: {why}; the company numbers {mine} and {theirs} differ in one slip."
        ),
        None => format!("“{shown}” is taken for {vendor}: {why}."),
    }
}

pub(super) fn new(shown: &str, number: &str, namesake: Option<(&str, &str)>) -> String {
    match namesake {
        Some((vendor, theirs)) if !number.is_empty() => format!(
            "“{shown}” has the name of {vendor} but another company number, {number} and not {theirs}: another company."
        ),
        _ => format!("No known vendor has a name like “{shown}” or one of its identifiers."),
    }
}
