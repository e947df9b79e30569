//! The walk over the bytes of one value, to where its brackets close.

use super::Stop;

/// Nesting beyond this is counted and no longer checked: one byte is kept for each level.
const MAX_NESTING: usize = 100_000;

/// Where a walk over one value is.
pub(super) struct Walk {
    /// The brackets that are open.
    open: Vec<u8>,
    /// How many more are open than are kept.
    beyond: u64,
    pub within: Within,
    /// Ends of lines passed since last asked.
    pub lines: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Tokens,
    Text,
    /// Behind the backslash of a text.
    Escape,
    /// A number, `true`, `false` or `null` that is the whole value.
    Word,
}

impl Walk {
    pub const fn new() -> Self {
        Self { open: Vec::new(), beyond: 0, within: Within::Tokens, lines: 0 }
    }

    /// Walks over one chunk; how many bytes of it were taken, and whether the value is whole.
    pub fn over(&mut self, chunk: &[u8], mut out: Option<&mut Vec<u8>>) -> Result<(usize, bool), Stop> {
        let mut keep = |bytes: &[u8]| {
            if let Some(out) = out.as_mut() {
                out.extend_from_slice(bytes);
            }
        };
        let mut at = 0;
        while at < chunk.len() {
            let rest = &chunk[at..];
            match self.within {
                Within::Tokens => {
                    // Commas, colons, numbers and words go by in one piece.
                    let plain = |b: &u8| {
                        !matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'{' | b'}' | b'[' | b']')
                    };
                    let run =
                        if self.open.is_empty() { 0 } else { rest.iter().take_while(|b| plain(b)).count() };
                    if run > 0 {
                        keep(&rest[..run]);
                        at += run;
                        continue;
                    }
                    at += 1;
                    if self.token(rest[0], &mut keep)? {
                        return Ok((at, true));
                    }
                }
                Within::Text => {
                    let stop = rest.iter().position(|b| matches!(b, b'"' | b'\\'));
                    let taken = stop.map_or(rest.len(), |n| n + 1);
                    keep(&rest[..taken]);
                    at += taken;
                    match stop.map(|n| rest[n]) {
                        Some(b'"') => {
                            self.within = Within::Tokens;
                            if self.open.is_empty() {
                                return Ok((at, true));
                            }
                        }
                        Some(_) => self.within = Within::Escape,
                        None => {}
                    }
                }
                Within::Escape => {
                    keep(&rest[..1]);
                    at += 1;
                    self.within = Within::Text;
                }
                Within::Word => {
                    let stop = rest.iter().position(|b| b" \t\r\n,:]}[{\"".contains(b));
                    let taken = stop.unwrap_or(rest.len());
                    keep(&rest[..taken]);
                    at += taken;
                    if stop.is_some() {
                        return Ok((at, true));
                    }
                }
            }
        }
        Ok((at, false))
    }

    /// Takes one byte outside texts; whether it ends the value.
    fn token(&mut self, byte: u8, keep: &mut impl FnMut(&[u8])) -> Result<bool, Stop> {
        match byte {
            b' ' | b'\t' | b'\r' => return Ok(false),
            b'\n' => {
                self.lines += 1;
                return Ok(false);
            }
            b'"' => self.within = Within::Text,
            b'{' | b'[' if self.open.len() < MAX_NESTING => self.open.push(byte),
            b'{' | b'[' => self.beyond += 1,
            b'}' | b']' if self.beyond > 0 => self.beyond -= 1,
            b'}' | b']' => {
                let due = if byte == b'}' { b'{' } else { b'[' };
                if self.open.pop() != Some(due) {
                    return Err(Stop::Broken("the brackets do not match"));
                }
                keep(&[byte]);
                return Ok(self.open.is_empty());
            }
            _ if self.open.is_empty() => self.within = Within::Word,
            _ => {}
        }
        keep(&[byte]);
        Ok(false)
    }
}
