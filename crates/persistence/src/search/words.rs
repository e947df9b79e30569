//! Text cut into the words that search compares.

use muster_domain::text::fold;

/// Longer words are cut: they are addresses and keys, not words.
const LONGEST: usize = 40;

/// The words of `text`, in order, as they are indexed and looked for.
pub(crate) fn words(text: &str) -> Vec<String> {
    spans(text).map(|(start, end)| word(&text[start..end])).filter(|w| !w.is_empty()).collect()
}

/// The words of `text` between single spaces.
pub(crate) fn joined(text: &str) -> String {
    words(text).join(" ")
}

/// Where the words of `text` stand, in bytes: runs of letters and digits, in which an apostrophe
/// between letters does not end a word.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = characters.peek().copied() {
            let apostrophe = matches!(c, '\'' | '’')
                && text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
            if !c.is_alphanumeric() && !apostrophe && !is_mark(c) {
                break;
            }
            end = at + c.len_utf8();
            characters.next();
        }
        Some((start, end))
    })
}

/// One word made comparable: folded, without apostrophes, in the singular.
pub(crate) fn word(text: &str) -> String {
    let mut word: String = if text.is_ascii() {
        let letters = text.chars().filter(char::is_ascii_alphanumeric).take(LONGEST);
        letters.map(|c| c.to_ascii_lowercase()).collect()
    } else {
        fold(text).chars().filter(|c| c.is_alphanumeric()).take(LONGEST).collect()
    };
    singular(&mut word);
    word
}

/// After Harman's S-stemmer (1991): plurals are found by their singular and the other way round,
/// and little else is touched.
fn singular(word: &mut String) {
    if word.len() < 4 || !word.is_ascii() || !word.ends_with('s') {
        return;
    }
    if word.ends_with("ies") && !word.ends_with("eies") && !word.ends_with("aies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if !word.ends_with("us") && !word.ends_with("ss") {
        word.truncate(word.len() - 1);
    }
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_in_the_singular() {
        assert_eq!(
            words("Children’s SERVICES: parking-permits & Télécare 2.0"),
            ["children", "service", "parking", "permit", "telecare", "2", "0"]
        );
        assert_eq!(words("libraries bus access companies"), ["library", "bus", "access", "company"]);
    }

    #[test]
    fn what_has_no_letter_or_digit_has_no_words() {
        assert!(words("🎉 -- \" * () ' ’").is_empty());
    }
}
