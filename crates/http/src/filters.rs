//! Filters that lists of several kinds have in common.

use muster_domain::cpv::Cpv;
use muster_domain::query_syntax::{self, Key, Query as SearchSyntax, Range};
use muster_domain::service_area::ServiceAreaCode;

use crate::params::Params;

/// The most characters that a full-text query may have.
pub const MOST_QUERY: usize = 400;

/// Full text and the search syntax for people, read for a list that knows the terms `known`.
pub fn q(params: &mut Params, known: &[Key]) -> SearchSyntax {
    let keys: Vec<String> = known.iter().map(|key| format!("`{key}:`")).collect();
    let doc = format!(
        "Words to find, all of them, the last one also as a beginning; quotes make phrases. In between it \
         understands terms: {}. As in `borough:camden ends:<2027-06 value:>1m housing`.",
        keys.join(", ")
    );
    let given = params.text("q", &doc, MOST_QUERY).unwrap_or_default();
    query_syntax::parse(&given, known).unwrap_or_else(|error| {
        params.refuse("q", error.to_string());
        SearchSyntax::default()
    })
}

/// Puts what a term says where a parameter may have said something already.
pub fn narrow_list<T>(params: &mut Params, parameter: &str, given: bool, list: &mut Vec<T>, said: T) {
    if given {
        params.refuse("q", format!("says what the parameter {parameter} says, too: use one of them"));
    } else {
        list.push(said);
    }
}

/// Narrows what lies between `from` and `to` by `said`.
pub fn narrow_range<T: Ord + Copy>(from: &mut Option<T>, to: &mut Option<T>, said: Range<T>) {
    *from = (*from).max(said.from);
    *to = match (*to, said.to) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
}

/// Adds a name to the text to find, as a phrase.
pub fn add_phrase(text: &mut Option<String>, phrase: &str) {
    let before = text.take().map(|t| t + " ").unwrap_or_default();
    *text = Some(format!("{before}\"{phrase}\""));
}

/// Authorities by code or id.
pub fn authorities(params: &mut Params) -> Vec<String> {
    params.texts(
        "authority",
        "Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas.",
        64,
    )
}

/// Service areas by code.
pub fn service_areas(params: &mut Params) -> Vec<ServiceAreaCode> {
    params.known(
        "serviceArea",
        "For one of these service areas: codes, as `listServiceAreas` gives them.",
        64,
        |code| {
            ServiceAreaCode::parse(code).ok_or_else(|| {
                format!("{code:?} is not a service area: see /api/v1/service-areas for the codes")
            })
        },
    )
}

/// Technology is the default filter: everything is kept, but this is what Muster is for.
pub fn technology(params: &mut Params) -> Option<bool> {
    let all = [("true", Some(true)), ("false", Some(false)), ("all", None)];
    params
        .word_or(
            "technology",
            "`true`: only what buys technology; `false`: only the rest; `all`: both.",
            &all,
            "true",
        )
        .flatten()
}

/// CPV codes by their first digits.
pub fn cpv(params: &mut Params) -> Option<String> {
    let given =
        params.text("cpv", "With a CPV code that begins with these 2 to 8 digits, as `48` or `72212`.", 8)?;
    let digits = given.len() >= 2 && given.bytes().all(|b| b.is_ascii_digit());
    if !digits {
        params.refuse("cpv", format!("{given:?} is not 2 to 8 digits of a CPV code"));
        return None;
    }
    // Whole codes must be such; a beginning cannot be checked, since unlisted codes are kept too.
    (given.len() < 8 || Cpv::parse(&given).is_some()).then_some(given)
}

/// Invented records.
pub fn demonstration(params: &mut Params) -> Option<bool> {
    params.flag("demonstration", "`true`: only records invented for demonstration; `false`: none of them.")
}

/// One process.
pub fn process(params: &mut Params) -> Option<String> {
    params.text("process", "Of this process: the OCID, or for an export the buyer's reference.", 200)
}
