//! A public buyer's name made comparable, and the boroughs recognised in it.

mod london;

use std::sync::LazyLock;

use regex::Regex;

pub use london::{London, london};

use crate::text::fold;
use crate::vendor_name::VendorName;

/// Words that say what kind of body it is and not which one: "Doncaster Council" and "City of
/// Doncaster Council" may be one body, but only an identifier says that they are.
const KIND_WORDS: &[&str] = &[
    "council",
    "councils",
    "county",
    "city",
    "borough",
    "district",
    "metropolitan",
    "mbc",
    "bc",
    "dc",
    "cc",
    "nhs",
    "foundation",
    "trust",
    "the",
    "of",
    "and",
    "for",
    "ft",
    "authority",
    "corporation",
];

/// The tail that a tendering service puts behind the name of its customer.
static ACCOUNT_TAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*[-–—:]?\s*\be-?(?:tendering|sourcing|procurement)(?:\s+(?:system|site))?\s*$").ok()
});

static ABBREVIATION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\(([^()]*)\)").ok());

/// What the names of one body share: case, punctuation, spacing, "the", "and" for "&", legal form,
/// an abbreviation in brackets, the sponsoring department after " : " and a tendering service's tail set aside.
#[must_use]
pub fn key(name: &str) -> String {
    let text = html_escape::decode_html_entities(name).into_owned();
    // "Department for Transport : Department for Transport", "NHS Digital : Department of Health".
    let body = text.split(" : ").next().unwrap_or(&text);
    let body =
        ACCOUNT_TAIL.as_ref().map_or_else(|| body.to_owned(), |tail| tail.replace(body, "").into_owned());
    let (head, department) = council_and_department(&body);
    let chosen = if department.is_some() { head } else { &body };
    VendorName::read(&without_abbreviation(chosen)).key().to_owned()
}

/// Splits "Haringey Council - Traffic Management" into the council and its department. Departments are
/// not bodies of their own; a company or a college that stands there is.
#[must_use]
pub fn council_and_department(name: &str) -> (&str, Option<&str>) {
    for dash in [" - ", " – ", " — ", " -", ", "] {
        if let Some((head, tail)) = name.split_once(dash) {
            let council = fold(head).split(' ').any(|w| matches!(w, "council" | "borough"));
            if council && !tail.trim().is_empty() && !is_another_body(tail) {
                return (head.trim(), Some(tail.trim()));
            }
        }
    }
    (name, None)
}

/// Whether two names published with one identifier may be names of one body.
#[must_use]
pub fn compatible(a: &str, b: &str) -> bool {
    if key(a) == key(b) || VendorName::read(a).likeness(&VendorName::read(b)).is_some() {
        return true;
    }
    let (first, second) = (telling(a), telling(b));
    !first.is_empty() && first == second
}

/// Whether the words name a body that stands on its own, or an account that serves many bodies.
fn is_another_body(words: &str) -> bool {
    const OWN: &[&str] = &[
        "ltd",
        "limited",
        "llp",
        "plc",
        "cic",
        "college",
        "academy",
        "academies",
        "school",
        "schools",
        "university",
        "homes",
        "association",
        "police",
        "museum",
        "nhs",
        "hospital",
        "trust",
        "council",
        "portal",
        "connect2",
    ];
    words_of(words).iter().any(|w| OWN.contains(&w.as_str()) || w.starts_with("connect2"))
}

fn telling(name: &str) -> Vec<String> {
    let mut words = words_of(&without_abbreviation(name));
    words.retain(|w| {
        !KIND_WORDS.contains(&w.as_str()) && !matches!(w.as_str(), "ltd" | "limited" | "plc" | "llp")
    });
    words.sort_unstable();
    words.dedup();
    words
}

fn words_of(text: &str) -> Vec<String> {
    let folded =
        fold(&html_escape::decode_html_entities(text)).replace('&', " and ").replace(['\'', '’'], "");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// "(BEIS)" and "(ESPO)" go; "(t/a LASER)" and "(Hosted by ...)" tell bodies apart and stay.
fn without_abbreviation(name: &str) -> String {
    let Some(brackets) = ABBREVIATION.as_ref() else { return name.to_owned() };
    brackets
        .replace_all(name, |found: &regex::Captures<'_>| {
            let inner = found[1].trim();
            let short = !inner.contains(' ') && inner.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if short { " ".to_owned() } else { found[0].to_owned() }
        })
        .into_owned()
}

#[cfg(test)]
mod tests;
