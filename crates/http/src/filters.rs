//! Filters that lists of several kinds have in common.

use muster_domain::cpv::Cpv;
use muster_domain::service_area::ServiceAreaCode;

use crate::params::Params;

/// The most characters that a full-text query may have.
pub const MOST_QUERY: usize = 400;

/// Full text and the search syntax for people.
pub fn q(params: &mut Params) -> Option<String> {
    params.text(
        "q",
        "Words to find, all of them, the last one also as a beginning; quotes make phrases. Understands \
         `borough:camden`, `area:housing-management`, `ends:<2027-06`, `value:>1m` and so on in between: \
         see the guide.",
        MOST_QUERY,
    )
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
