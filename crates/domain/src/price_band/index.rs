//! What a pound was worth: the consumer prices index, all items, annual averages with 2015 = 100.
//! Source: Office for National Statistics, series D7BT, Open Government Licence v3.0.

/// The first year of the table.
const FIRST_YEAR: i32 = 2010;

const INDEX: [f64; 15] =
    [89.4, 93.4, 96.1, 98.5, 100.0, 100.0, 100.7, 103.4, 105.9, 107.8, 108.7, 111.6, 121.7, 130.5, 133.9];

/// The last year of the table: money of later years is taken for money of this one, which screens say.
pub const LAST_YEAR: i32 = FIRST_YEAR + INDEX.len() as i32 - 1;

/// The index of a year; of a year outside the table that of the nearest in it.
#[must_use]
pub fn index_of(year: i32) -> f64 {
    let at = year.clamp(FIRST_YEAR, LAST_YEAR) - FIRST_YEAR;
    usize::try_from(at).ok().and_then(|at| INDEX.get(at)).copied().unwrap_or(INDEX[INDEX.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_have_not_fallen_and_years_outside_the_table_are_the_nearest_in_it() {
        assert!((FIRST_YEAR..LAST_YEAR).all(|year| index_of(year) <= index_of(year + 1)));
        assert_eq!(index_of(2015), 100.0);
        assert_eq!(index_of(1990), index_of(2010));
        assert_eq!((LAST_YEAR, index_of(2031)), (2024, 133.9));
    }
}
