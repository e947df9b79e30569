//! What CPV codes say of technology.

use crate::cpv::Cpv;
use crate::service_area::ServiceAreaCode;

/// How much a code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Nothing.
    None,
    /// A division that holds technology among other things ("Office and computing machinery"), or a
    /// code of consultancy that buyers use for any project: words must confirm it.
    Weak,
    /// Technology.
    Strong,
}

/// Codes of divisions 48 and 72 and of computing and telecommunications equipment and services.
const STRONG: &[&str] = &[
    "48", "72", "302", "30121", "30122", "30124", "30125", "322", "324", "325", "642", "5031", "5032",
    "5033", "513", "516", "38221", "35125300", "92222", "80533",
];

/// Business analysis, project management, surveys: buyers use them for building works and research, too.
const WEAK: &[&str] = &[
    "72221", "72224", "72314", "72316", "72330", "50334", "30000000", "32000000", "64000000", "51000000",
    "32300000", "323",
];

/// The service area that a code names; the longest prefix wins.
const AREAS: &[(&str, &str)] = &[
    ("302", "end-user-devices"),
    ("3012", "end-user-devices"),
    ("30236", "end-user-devices"),
    ("48820", "hosting-cloud"),
    ("48821", "hosting-cloud"),
    ("48824", "end-user-devices"),
    ("50312", "end-user-devices"),
    ("50323", "end-user-devices"),
    ("32231", "community-safety"),
    ("32234", "community-safety"),
    ("32235", "community-safety"),
    ("35125300", "community-safety"),
    ("92222", "community-safety"),
    ("324", "network-connectivity"),
    ("3252", "network-connectivity"),
    ("3257", "network-connectivity"),
    ("3255", "contact-centre-telephony"),
    ("3225", "mobile"),
    ("64212", "mobile"),
    ("6421", "contact-centre-telephony"),
    ("64216", "productivity-collaboration"),
    ("6422", "contact-centre-telephony"),
    ("7241", "network-connectivity"),
    ("7240", "network-connectivity"),
    ("72411", "network-connectivity"),
    ("72413", "website-forms"),
    ("72415", "hosting-cloud"),
    ("72416", "hosting-cloud"),
    ("727", "network-connectivity"),
    ("72253", "service-management"),
    ("72512", "document-management"),
    ("72212222", "website-forms"),
    ("72212224", "website-forms"),
    ("48311", "document-management"),
    ("48326", "gis-mapping"),
    ("38221", "gis-mapping"),
    ("48445", "customer-crm"),
    ("48442", "finance-erp"),
    ("48443", "finance-erp"),
    ("48444", "finance-erp"),
    ("48451", "finance-erp"),
    ("48450", "hr-payroll"),
    ("48482", "data-analytics"),
    ("48490", "procurement-contracts"),
    ("48190", "education"),
    ("48160", "libraries"),
    ("48730", "cyber-security"),
    ("48760", "cyber-security"),
    ("48610", "data-analytics"),
    ("48612", "data-analytics"),
    ("48812", "finance-erp"),
    ("48920", "productivity-collaboration"),
];

/// What one code says.
pub(super) fn weight(code: Cpv) -> Weight {
    let digits = code.to_string();
    let under = |list: &[&str]| list.iter().any(|prefix| digits.starts_with(prefix));
    if under(WEAK) {
        Weight::Weak
    } else if under(STRONG) {
        Weight::Strong
    } else {
        Weight::None
    }
}

/// The service area that a code names, if any.
pub(super) fn area(code: Cpv) -> Option<ServiceAreaCode> {
    let digits = code.to_string();
    let named =
        AREAS.iter().filter(|(prefix, _)| digits.starts_with(prefix)).max_by_key(|(prefix, _)| prefix.len());
    named.and_then(|(_, area)| ServiceAreaCode::parse(area))
}

/// Divisions of goods and works in which "system" is a thing of pipes, cables and steel.
pub(super) fn is_hardware_or_works(code: Cpv) -> bool {
    let division = code.number() / 1_000_000;
    matches!(division, 3..=29 | 31 | 33..=47 | 60..=63 | 65 | 70 | 71 | 76 | 77 | 90)
}
