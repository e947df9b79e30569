//! Slips of the keyboard in one word.

use strsim::osa_distance;

use super::words::SISTER_WORDS;

/// How long a word must be before a slip in it is believed. A lone word has nothing beside it that
/// could confirm it, so it must be longer.
const BESIDE_OTHERS: Lengths =
    Lengths { doubled_or_swapped: 5, missing: 6, other_letter: 7, last_letter: 9, two: 10 };
const ALONE: Lengths =
    Lengths { doubled_or_swapped: 7, missing: 8, other_letter: 9, last_letter: 10, two: 12 };

struct Lengths {
    doubled_or_swapped: usize,
    missing: usize,
    other_letter: usize,
    last_letter: usize,
    two: usize,
}

/// Whether two words differ in exactly one slip: a letter missing, added, wrong, or swapped with the next.
pub(super) fn is_one_slip(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 1 && osa_distance(a, b) == 1
}

/// How many slips (one or two) turn `a` into `b`; `None` when they are better taken for two words:
/// short ones, ones with digits, ones that begin differently, points of the compass and the like.
pub(super) fn slips(a: &str, b: &str, alone: bool) -> Option<usize> {
    let letters = |w: &str| w.chars().all(char::is_alphabetic);
    if !letters(a) || !letters(b) || SISTER_WORDS.contains(&a) && SISTER_WORDS.contains(&b) {
        return None;
    }
    let (first, second): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if first.first() != second.first() || first.len().abs_diff(second.len()) > 2 {
        return None;
    }
    let least = if alone { &ALONE } else { &BESIDE_OTHERS };
    let shorter = first.len().min(second.len());
    match osa_distance(a, b) {
        1 => {
            let needed = match first.len().cmp(&second.len()) {
                std::cmp::Ordering::Equal if is_swap(&first, &second) => least.doubled_or_swapped,
                std::cmp::Ordering::Equal => least.other_letter,
                std::cmp::Ordering::Less => length_for_missing(&first, &second, least),
                std::cmp::Ordering::Greater => length_for_missing(&second, &first, least),
            };
            (shorter >= needed).then_some(1)
        }
        2 => (shorter >= least.two).then_some(2),
        _ => None,
    }
}

fn is_swap(a: &[char], b: &[char]) -> bool {
    a.iter().zip(b).filter(|(x, y)| x != y).count() == 2
}

fn length_for_missing(short: &[char], long: &[char], least: &Lengths) -> usize {
    let at = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let doubled = at > 0 && long[at] == long[at - 1] || long.get(at + 1) == Some(&long[at]);
    if at == short.len() && !doubled {
        // The last letter makes another word ("Capita", "Capital") more often than it is a slip.
        return if long[at] == 's' { least.other_letter } else { least.last_letter };
    }
    if doubled { least.doubled_or_swapped } else { least.missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_long_word_is_one() {
        assert_eq!(slips("computacenter", "computacentre", true), Some(1));
        assert_eq!(slips("softwear", "software", false), None, "two letters in eight are too many");
        assert_eq!(slips("accenture", "acenture", true), Some(1));
        assert_eq!(slips("thompson", "tompson", false), Some(1));
        assert_eq!(slips("pricewaterhousecoopers", "pricewaterhousecopers", true), Some(1));
    }

    #[test]
    fn another_word_is_not_a_slip() {
        for (a, b) in [
            ("capita", "capital"),
            ("eastern", "western"),
            ("northern", "southern"),
            ("wilson", "wilton"),
            ("harrow", "barrow"),
            ("cube", "cubed"),
            ("area51", "area52"),
            ("elis", "ellis"),
        ] {
            assert_eq!(slips(a, b, false), None, "{a} {b}");
        }
    }
}
