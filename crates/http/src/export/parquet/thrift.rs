//! As much of Thrift's compact protocol as Parquet's heads and directories are written in.

const INT: u8 = 5;
const LONG: u8 = 6;
const TEXT: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

/// A struct under way. Fields are written in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Struct {
    bytes: Vec<u8>,
    last: i16,
}

impl Struct {
    /// A 32-bit number.
    pub fn int(&mut self, field: i16, number: i32) {
        self.field(field, INT);
        zigzag(&mut self.bytes, number.into());
    }

    /// A 64-bit number.
    pub fn long(&mut self, field: i16, number: usize) {
        self.field(field, LONG);
        zigzag(&mut self.bytes, i64::try_from(number).unwrap_or(i64::MAX));
    }

    /// Yes or no, which is part of the field's head.
    pub fn flag(&mut self, field: i16, flag: bool) {
        self.field(field, if flag { 1 } else { 2 });
    }

    /// A text.
    pub fn text(&mut self, field: i16, text: &str) {
        self.field(field, TEXT);
        put_text(&mut self.bytes, text);
    }

    /// A struct.
    pub fn inner(&mut self, field: i16, inner: Self) {
        self.field(field, STRUCT);
        self.bytes.append(&mut inner.end());
    }

    /// Several 32-bit numbers.
    pub fn ints(&mut self, field: i16, numbers: &[i32]) {
        self.list(field, INT, numbers.len());
        numbers.iter().for_each(|number| zigzag(&mut self.bytes, (*number).into()));
    }

    /// Several texts.
    pub fn texts(&mut self, field: i16, texts: &[&str]) {
        self.list(field, TEXT, texts.len());
        texts.iter().for_each(|text| put_text(&mut self.bytes, text));
    }

    /// Several structs.
    pub fn structs(&mut self, field: i16, structs: Vec<Self>) {
        self.list(field, STRUCT, structs.len());
        structs.into_iter().for_each(|inner| self.bytes.append(&mut inner.end()));
    }

    /// Its bytes.
    pub fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }

    fn list(&mut self, field: i16, kind: u8, length: usize) {
        self.field(field, LIST);
        match u8::try_from(length) {
            Ok(short) if short < 15 => self.bytes.push(short << 4 | kind),
            _ => {
                self.bytes.push(0xf0 | kind);
                varint(&mut self.bytes, length as u64);
            }
        }
    }

    /// The head of a field: how far its number is from the one before, and its type. None here is further
    /// than 15 from the one before.
    fn field(&mut self, field: i16, kind: u8) {
        let step = u8::try_from(field - self.last).unwrap_or_default();
        self.bytes.push(step << 4 | kind);
        self.last = field;
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    varint(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

#[allow(clippy::cast_sign_loss, reason = "the sign goes into the last bit")]
fn zigzag(bytes: &mut Vec<u8>, number: i64) {
    varint(bytes, (number << 1 ^ number >> 63) as u64);
}

/// A number in groups of seven bits, the last first.
pub(super) fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_protocol_has_them() {
        let mut bytes = Vec::new();
        varint(&mut bytes, 300);
        zigzag(&mut bytes, -1);
        zigzag(&mut bytes, 64);
        assert_eq!(bytes, [0xac, 0x02, 0x01, 0x80, 0x01]);
    }

    #[test]
    fn a_struct_says_each_field_s_number_by_its_distance() {
        let mut inner = Struct::default();
        inner.text(1, "ab");
        let mut outer = Struct::default();
        outer.int(3, 1);
        outer.inner(10, inner);
        assert_eq!(outer.end(), [0x35, 0x02, 0x7c, 0x18, 0x02, b'a', b'b', 0x00, 0x00]);
    }
}
