//! Stored values read back into the domain's types, with the table, column and row where one
//! breaks a rule.

use muster_domain::cpv::Cpv;
use muster_domain::money::{Currency, Money};
use muster_domain::service_area::ServiceAreaCode;
use uuid::Uuid;

use crate::{Error, Result};

/// Ten trillion pounds in pence: figures past it are slips of the keyboard, and sums of thousands
/// of them would not fit a column.
pub(crate) const MOST_PENCE: i64 = 1_000_000_000_000_000;

/// Pence for sorting, comparing and adding up: the amount itself is kept beside it, whole.
pub(crate) fn bounded(money: Money) -> i64 {
    money.pence.clamp(-MOST_PENCE, MOST_PENCE)
}

/// Money of a pair of columns; the place is table and the currency's column.
pub(crate) fn money(
    place: (&'static str, &'static str),
    row: Uuid,
    pence: Option<i64>,
    currency: Option<&str>,
) -> Result<Option<Money>> {
    let Some(pence) = pence else { return Ok(None) };
    let code = currency.unwrap_or_default();
    let currency = Currency::parse(code).ok_or_else(|| Error::inconsistent(place.0, place.1, row, code))?;
    Ok(Some(Money { pence, currency }))
}

/// A service area's code.
pub(crate) fn service_area(
    table: &'static str,
    row: Uuid,
    code: Option<&str>,
) -> Result<Option<ServiceAreaCode>> {
    code.map(|code| {
        ServiceAreaCode::parse(code).ok_or_else(|| Error::inconsistent(table, "service_area", row, code))
    })
    .transpose()
}

/// A CPV code.
pub(crate) fn cpv(table: &'static str, row: Uuid, number: i32) -> Result<Cpv> {
    u32::try_from(number)
        .ok()
        .and_then(Cpv::from_number)
        .ok_or_else(|| Error::inconsistent(table, "code", row, &number.to_string()))
}

/// A count.
pub(crate) fn count(table: &'static str, column: &'static str, row: Uuid, count: i64) -> Result<u64> {
    u64::try_from(count).map_err(|_| Error::inconsistent(table, column, row, &count.to_string()))
}
