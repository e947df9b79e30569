//! Companies House numbers, as people type them and as the register writes them.

use crate::identifier::Identifier;

/// Two-letter prefixes of the register: company kinds and jurisdictions that Companies House uses,
/// and `ZZ`, which it does not use: invented companies have it, so that no real one is ever met.
const PREFIXES: [&str; 37] = [
    "AC", "CE", "CS", "ES", "FC", "FE", "GE", "GN", "GS", "IC", "IP", "LP", "NA", "NC", "NF", "NI", "NL",
    "NO", "NP", "NR", "NV", "NZ", "OC", "OE", "PC", "RC", "RS", "SA", "SC", "SE", "SF", "SI", "SL", "SO",
    "SP", "SR", "ZZ",
];

/// Reads a Companies House number and writes it as the register does: eight characters, digits
/// padded with zeros, an upper-case prefix where the kind of company has one (`OC303675`,
/// `SC062229`, `NI019370`, `R0000123`). A Northern Irish or industrial society number may end in `R`.
///
/// `None` for what is no number at all: `0`, `00000000`, `N/A`, `TBC`, a postcode, a VAT number,
/// an overlong run of digits (unless only zeros make it too long).
#[must_use]
pub fn normalise(published: &str) -> Option<String> {
    let upper: String =
        published.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    let mut number = upper.as_str();
    for label in ["COMPANYNUMBER", "COMPANYNO", "COMPANIESHOUSE", "REGISTRATIONNUMBER", "GBCOH", "CRN", "COH"]
    {
        number = number.strip_prefix(label).unwrap_or(number);
    }
    let letters = number.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (prefix, rest) = number.split_at(letters);
    let (digits, suffix) = match rest.strip_suffix('R') {
        Some(digits) if prefix == "IP" || prefix == "SP" || prefix == "NP" => (digits, "R"),
        _ => (rest, ""),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    let width = match prefix.len() {
        0 => 8,
        1 if prefix == "R" => 7,
        2 if PREFIXES.contains(&prefix) => 6 - suffix.len(),
        _ => return None,
    };
    // A company number below 100 does not exist in practice: it is a count or a placeholder.
    if significant.len() > width || (significant.len() < 3 && prefix.is_empty()) || significant.is_empty() {
        return None;
    }
    // `12345678` and its like are typed to get past a form.
    if prefix.is_empty() && (significant == "12345678" || all_the_same(significant)) {
        return None;
    }
    Some(format!("{prefix}{significant:0>width$}{suffix}"))
}

/// The identifier as it is stored: a Companies House number is written as the register writes it,
/// anything else is trimmed; `None` for an identifier that identifies nothing.
#[must_use]
pub fn normalise_identifier(identifier: &Identifier) -> Option<Identifier> {
    let scheme = identifier.scheme.trim().to_ascii_uppercase();
    if scheme == Identifier::COMPANIES_HOUSE {
        return normalise(&identifier.id).map(|number| Identifier { scheme, id: number });
    }
    let id = identifier.id.trim();
    let says_something = id.chars().any(|c| c.is_alphanumeric() && c != '0');
    (says_something && !scheme.is_empty()).then(|| Identifier { scheme, id: id.to_owned() })
}

/// Whether two normalised numbers differ as a typing slip would have it: one digit missing, added,
/// wrong, or swapped with the next. Such numbers belong to strangers, too: it counts only beside an equal name.
#[must_use]
pub fn differ_in_one_slip(a: &str, b: &str) -> bool {
    let digits =
        |n: &str| n.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0').to_owned();
    let prefix = |n: &str| n.chars().take_while(char::is_ascii_alphabetic).collect::<String>();
    a != b && prefix(a) == prefix(b) && strsim::osa_distance(&digits(a), &digits(b)) == 1
}

fn all_the_same(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    let first = bytes.next();
    digits.len() == 8 && bytes.all(|b| Some(b) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_register_writes_it() {
        for (published, register) in [
            ("02706402", "02706402"),
            ("2706402", "02706402"),
            (" 270 6402 ", "02706402"),
            ("0002706402", "02706402"),
            ("02706402.", "02706402"),
            ("oc303675", "OC303675"),
            ("OC 303675", "OC303675"),
            ("SC62229", "SC062229"),
            ("NI 19370", "NI019370"),
            ("RC000070", "RC000070"),
            ("IP19059R", "IP19059R"),
            ("SO301234", "SO301234"),
            ("zz104233", "ZZ104233"),
            ("R0000123", "R0000123"),
            ("Company No: 02706402", "02706402"),
            ("GB-COH-02706402", "02706402"),
        ] {
            assert_eq!(normalise(published).as_deref(), Some(register), "{published}");
        }
    }

    #[test]
    fn one_slip_is_one_digit() {
        assert!(differ_in_one_slip("00158718", "01584718"));
        assert!(differ_in_one_slip("02594504", "02594540"));
        assert!(!differ_in_one_slip("02594504", "02594504"));
        assert!(!differ_in_one_slip("SC594504", "02594504"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for published in [
            "",
            "0",
            "00000000",
            "000000000000",
            "-",
            "N/A",
            "n/a",
            "None",
            "TBC",
            "00000TBC",
            "0000SW1P",
            "1",
            "00000001",
            "424047426",
            "014997267123",
            "GB123456789",
            "0186908SC",
            "11111111",
            "99999999",
            "12345678",
            "XX123456",
            "SC1234567",
        ] {
            assert_eq!(normalise(published), None, "{published}");
        }
    }
}
