//! Suppliers that may be people: their names are personal data.

/// Words of which one is enough to make a name that of an organisation.
const ORGANISATIONS: [&str; 62] = [
    "academy",
    "agency",
    "agents",
    "architects",
    "associates",
    "association",
    "authority",
    "bank",
    "bros",
    "brothers",
    "building",
    "care",
    "centre",
    "charity",
    "church",
    "cic",
    "clinic",
    "co",
    "college",
    "company",
    "construction",
    "consultancy",
    "consultants",
    "consulting",
    "contractors",
    "cooperative",
    "corporation",
    "council",
    "design",
    "engineering",
    "enterprises",
    "federation",
    "firm",
    "foundation",
    "group",
    "homes",
    "hospital",
    "hotel",
    "inc",
    "institute",
    "international",
    "legal",
    "limited",
    "llp",
    "ltd",
    "media",
    "nhs",
    "office",
    "partners",
    "partnership",
    "plc",
    "school",
    "security",
    "services",
    "society",
    "software",
    "solicitors",
    "solutions",
    "systems",
    "technology",
    "trust",
    "university",
];

const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev"];

/// Whether a supplier's name looks like that of a person: a title, "trading as" without a company, or two
/// or three plain words none of which an organisation would have. A company number says it is none.
/// It errs towards asking: somebody looks at what it finds.
#[must_use]
pub fn individual(name: &str, company_number: Option<&str>) -> bool {
    if company_number.is_some() {
        return false;
    }
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let plain = |word: &str| word.trim_matches('.').to_owned();
    if words.iter().any(|word| ORGANISATIONS.contains(&plain(word).as_str())) {
        return false;
    }
    if words.first().is_some_and(|word| TITLES.contains(&plain(word).as_str())) {
        return true;
    }
    if lower.contains(" t/a ") || lower.contains(" trading as ") {
        return true;
    }
    let alphabetic = |word: &str| plain(word).chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-');
    let capitalised = name.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let shouted = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    (2..=3).contains(&words.len()) && words.iter().all(|word| alphabetic(word)) && capitalised && !shouted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_and_organisations_are_not() {
        for person in
            ["Mr J. Smith", "Dr Okafor", "Jane Smith", "Mary-Ann O'Neill", "Jane Smith t/a Bright Windows"]
        {
            assert!(individual(person, None), "{person}");
        }
        for other in [
            "Larkspur Software Limited",
            "Civica UK Ltd",
            "London Borough of Camden Council",
            "St Mary's Church",
            "IBM",
            "CAPITA PLC",
            "Age UK Hackney and Haringey",
            "3M United Kingdom",
        ] {
            assert!(!individual(other, None), "{other}");
        }
        assert!(!individual("Jane Smith", Some("01234567")), "a company has a number");
    }
}
