//! XML looked through without keeping any of it: each tag is handed on, and what would have to be kept whole
//! by whoever reads it later is bounded.

use std::io::Read;

use super::Refused;

/// The most bytes of a tag, and of the text between two.
const MOST: usize = 512 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Tag,
    Quoted(u8),
    /// A comment or a section of characters, with how it ends.
    Until(&'static [u8]),
}

/// Looks through a part of a package. `each` is given every tag without its brackets. Gives the number of
/// bytes.
///
/// # Errors
/// It is larger than `most`, or one tag or text of it is larger than any that a spreadsheet writes.
pub(super) fn look_through(
    mut part: impl Read,
    most: u64,
    each: &mut dyn FnMut(&[u8]) -> Result<(), Refused>,
) -> Result<u64, Refused> {
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut tag: Vec<u8> = Vec::with_capacity(256);
    let (mut place, mut text, mut bytes) = (Place::Text, 0_usize, 0_u64);
    loop {
        let read = part.read(&mut buffer).map_err(|_| damaged())?;
        if read == 0 {
            return Ok(bytes);
        }
        bytes += read as u64;
        if bytes > most {
            return Err(Refused::because(format!(
                "It unpacks to more than {} MB, which no register does: it may be made to do harm.",
                most / (1024 * 1024)
            )));
        }
        for byte in &buffer[..read] {
            match place {
                Place::Text if *byte == b'<' => {
                    place = Place::Tag;
                    text = 0;
                    tag.clear();
                    continue;
                }
                Place::Text => text += 1,
                Place::Tag if *byte == b'>' => {
                    place = Place::Text;
                    each(&tag)?;
                    continue;
                }
                Place::Tag => {
                    tag.push(*byte);
                    place = match (*byte, tag.as_slice()) {
                        (_, b"!--") => Place::Until(b"--"),
                        (_, b"![CDATA[") => Place::Until(b"]]"),
                        (_, b"!DOCTYPE" | b"!doctype") => {
                            return Err(Refused::because(
                                "It declares types of its own, which no spreadsheet does.",
                            ));
                        }
                        (b'"' | b'\'', [first, ..]) if *first != b'?' => Place::Quoted(*byte),
                        _ => Place::Tag,
                    };
                }
                Place::Quoted(quote) => {
                    tag.push(*byte);
                    if *byte == quote {
                        place = Place::Tag;
                    }
                }
                Place::Until(end) if *byte == b'>' && tag.ends_with(end) => place = Place::Text,
                Place::Until(_) => tag.push(*byte),
            }
            if text > MOST || tag.len() > MOST {
                return Err(Refused::because(
                    "One cell of it is larger than any that a spreadsheet writes: it may be made to do harm.",
                ));
            }
        }
    }
}

/// Why a package cannot be read to its end.
pub(super) fn damaged() -> Refused {
    Refused::because("The file is damaged or was cut off on its way: save it again, or send it again.")
}

/// The name of a tag without its prefix: `row` of `<x:row r="1">`.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|b| b.is_ascii_whitespace() || *b == b'/').unwrap_or(tag.len());
    let whole = &tag[..end];
    whole.iter().position(|b| *b == b':').map_or(whole, |at| &whole[at + 1..])
}

/// What an attribute of a tag says, by its name without a prefix.
pub(super) fn attribute(tag: &[u8], wanted: &str) -> Option<String> {
    let text = std::str::from_utf8(tag).ok()?;
    let mut rest = text.split_once(char::is_whitespace)?.1;
    loop {
        let (name, after) = rest.trim_start().split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|q| matches!(q, '"' | '\''))?;
        let (value, next) = after[1..].split_once(quote)?;
        let local = name.trim().rsplit(':').next().unwrap_or_default();
        if local == wanted {
            return Some(html_escape::decode_html_entities(value).into_owned());
        }
        rest = next;
    }
}
