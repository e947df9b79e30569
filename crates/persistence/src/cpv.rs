//! CPV codes by their first digits.

/// The numbers whose eight digits begin with `prefix`, the last one excluded; an empty range for
/// what is not one to eight digits.
pub(crate) fn range(prefix: &str) -> (i32, i32) {
    let digits = prefix.trim().split('-').next().unwrap_or_default();
    let valid = (1..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let (Ok(number), true) = (digits.parse::<i32>(), valid) else { return (0, 0) };
    let unit = 10_i32.pow(u32::try_from(8 - digits.len()).unwrap_or(0));
    (number * unit, (number + 1) * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_digits_are_a_range_of_codes() {
        assert_eq!(range("72"), (72_000_000, 73_000_000));
        assert_eq!(range("03"), (3_000_000, 4_000_000));
        assert_eq!(range("48000000-8"), (48_000_000, 48_000_001));
        assert_eq!(range(""), (0, 0));
        assert_eq!(range("7x"), (0, 0));
        assert_eq!(range("123456789"), (0, 0));
    }
}
