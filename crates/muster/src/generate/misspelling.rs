//! How people write down a vendor: by its name, mostly, with or without its number.

use super::chance::Chance;
use super::vendor::Vendor;

/// A vendor as one notice has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The name, well or badly spelt.
    pub name: String,
    /// The company number, where somebody typed it in.
    pub company_number: Option<String>,
}

/// Writes a vendor down: four times in five as its letterhead has it, and seven times in ten with
/// its number.
pub fn written(vendor: &Vendor, chance: &mut Chance) -> Written {
    let name = if chance.percent(78) { vendor.name.clone() } else { misspelt(&vendor.name, chance) };
    let company_number = match chance.weighted(&[66, 4, 30]) {
        0 => Some(vendor.company_number.clone()),
        1 => Some(vendor.company_number.to_lowercase()),
        _ => None,
    };
    Written { name, company_number }
}

fn misspelt(name: &str, chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => name.to_uppercase(),
        1 => other_form(name),
        2 => format!("{name}."),
        3 => other_form(name).to_uppercase(),
        4 => name.replace('&', "and").replace(" (UK)", " UK"),
        5 => name.replacen(' ', "  ", 1),
        6 => without_form(name),
        _ => typo(name, chance),
    }
}

/// `Limited` for `Ltd` and the other way round.
fn other_form(name: &str) -> String {
    match name.strip_suffix(" Ltd") {
        Some(stem) => format!("{stem} Limited"),
        None => name.strip_suffix(" Limited").map_or_else(|| name.to_owned(), |stem| format!("{stem} Ltd")),
    }
}

fn without_form(name: &str) -> String {
    let forms = [" Ltd", " Limited", " plc", " LLP", " CIC"];
    forms.iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name).to_owned()
}

/// One slip in the first word: a letter dropped, doubled, or swapped with the next. Never its first.
fn typo(name: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let word = letters.iter().position(|c| *c == ' ').unwrap_or(letters.len());
    let at = 1 + chance.below(word.saturating_sub(2).max(1));
    match chance.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ if at + 1 < word => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::vendor;
    use super::*;

    #[test]
    fn a_name_stays_recognisable() {
        let mut chance = Chance::from_seed(11);
        for vendor in vendor::all() {
            for _ in 0..40 {
                let name = misspelt(&vendor.name, &mut chance);
                let bare =
                    |n: &str| without_form(n).to_lowercase().replace([' ', '.', '&'], "").replace("and", "");
                let (one, other) = (bare(&vendor.name), bare(&name));
                assert!(one.len().abs_diff(other.len()) <= 8 && one.starts_with(&other[..1]), "{name}");
            }
        }
    }

    #[test]
    fn the_form_of_a_company_is_written_two_ways() {
        assert_eq!(other_form("Bryndle Telecom Ltd"), "Bryndle Telecom Limited");
        assert_eq!(other_form("Brackwith Systems Limited"), "Brackwith Systems Ltd");
        assert_eq!(other_form("Vastrel Computing plc"), "Vastrel Computing plc");
    }
}
