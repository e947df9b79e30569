//! Text that is not UTF-8: which of the two old single-byte encodings it is.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use crate::sink::Sink;

/// The text in UTF-8; from Windows-1252 or Mac Roman where it is not, which is a problem to report.
pub(crate) fn decode(bytes: Vec<u8>, sink: &mut Sink) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => {
            let bytes = e.into_bytes();
            let encoding = guess(&bytes);
            sink.report("", format!("not UTF-8; read as {}", name(encoding)));
            encoding.decode_without_bom_handling(&bytes).0.into_owned()
        }
    }
}

/// What people call it.
pub(crate) fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == MACINTOSH { "Mac Roman" } else { "Windows-1252" }
}

/// The encoding in which the bytes above ASCII make the likelier text.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    let score = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(bytes).0;
        let mut before = ' ';
        let mut score = 0_i64;
        for c in text.chars() {
            score += likelihood(before, c);
            before = c;
        }
        score
    };
    if score(MACINTOSH) > score(WINDOWS_1252) { MACINTOSH } else { WINDOWS_1252 }
}

/// How well a character that is not ASCII sits in English text about contracts.
fn likelihood(before: char, c: char) -> i64 {
    match c {
        '\0'..='\u{7f}' => 0,
        '£'
        | '€'
        | '\u{2018}'..='\u{201d}'
        | '\u{2013}'
        | '\u{2014}'
        | '\u{2022}'
        | '\u{2026}'
        | '\u{a0}' => 3,
        // An accented capital inside a word in small letters is a sign of the wrong table.
        c if c.is_uppercase() && before.is_lowercase() => -3,
        c if c.is_lowercase() && before.is_alphabetic() => 2,
        c if c.is_alphabetic() => 0,
        '®' | '©' | '™' | '°' | '½' | '·' => 1,
        c if c.is_control() => -5,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn each_of_the_two_is_told_by_what_it_makes_of_the_text() {
        for text in [
            "The Council\u{2019}s contract \u{2013} worth £2m",
            "café and façade repairs",
            "\u{201c}Lot 1\u{201d} \u{2022} software",
            "Linköping, TÜV SÜD, Müller",
        ] {
            for encoding in [MACINTOSH, WINDOWS_1252] {
                let mut sink = Sink::default();
                assert_eq!(decode(bytes(encoding, text), &mut sink), text, "{}", name(encoding));
                assert_eq!(sink.finish(None, "").len(), 1);
            }
        }
    }
}
