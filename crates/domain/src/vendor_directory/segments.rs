//! Finds the keys that are one or two slips away from a given one without comparing all of them.
//!
//! A key is cut into three parts. Two slips can spoil two parts at most, so any key within two slips
//! has one part unspoilt, moved by two letters at most (the partition scheme of PassJoin, Li et al., 2011).

use std::collections::HashMap;

/// Shorter keys are never compared for slips.
const SHORTEST: usize = 6;
const PARTS: usize = 3;
const SLIPS: usize = 2;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Part {
    /// Slips do not touch the first letter, so only keys that share it are compared.
    first: u8,
    number: u8,
    length: u16,
    text: Box<[u8]>,
}

/// Keys by their parts. `T` says whose key it is.
#[derive(Debug, Default)]
pub(super) struct Segments {
    parts: HashMap<Part, Vec<usize>>,
}

impl Segments {
    /// Files `holder` under the parts of `key`.
    pub(super) fn insert(&mut self, key: &str, holder: usize) {
        let bytes = key.as_bytes();
        let Some(length) = countable(bytes.len()) else { return };
        for number in 0..PARTS {
            let (start, end) = bounds(number, bytes.len());
            let part =
                Part { first: bytes[0], number: small(number), length, text: bytes[start..end].into() };
            let holders = self.parts.entry(part).or_default();
            if holders.last() != Some(&holder) {
                holders.push(holder);
            }
        }
    }

    /// Everybody with a key that may be within two slips of `key`, in the order of filing.
    pub(super) fn near(&self, key: &str) -> Vec<usize> {
        let bytes = key.as_bytes();
        let mut found = Vec::new();
        if countable(bytes.len()).is_none() {
            return found;
        }
        for other in bytes.len() - SLIPS..=bytes.len() + SLIPS {
            let Some(length) = countable(other) else { continue };
            for number in 0..PARTS {
                let (start, end) = bounds(number, other);
                let size = end - start;
                for from in start.saturating_sub(SLIPS)..=start + SLIPS {
                    let Some(text) = bytes.get(from..from + size) else { break };
                    let part = Part { first: bytes[0], number: small(number), length, text: text.into() };
                    found.extend(self.parts.get(&part).into_iter().flatten());
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn bounds(number: usize, length: usize) -> (usize, usize) {
    (number * length / PARTS, (number + 1) * length / PARTS)
}

fn countable(length: usize) -> Option<u16> {
    (length >= SHORTEST).then(|| u16::try_from(length).ok())?
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_within_two_slips_is_found() {
        let mut segments = Segments::default();
        segments.insert("computacenter", 1);
        segments.insert("pricewaterhousecoopers", 2);
        assert_eq!(segments.near("computacentre"), [1]);
        assert_eq!(segments.near("pricewatrhousecopers"), [2]);
        assert_eq!(segments.near("pricewaterhousecoopers"), [2]);
        assert!(segments.near("softcat").is_empty());
    }
}
