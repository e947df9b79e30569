//! Sums of money as notices have them.

use muster_domain::money::{Currency, Money};
use muster_domain::published::Said;
use rust_decimal::Decimal;

use crate::json::Node;
use crate::sink::{At, Sink};

/// A trillion: no public contract comes near it.
const MOST: i64 = 1_000_000_000_000;

/// Net and gross of one value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub net: Option<Said<Money>>,
    pub gross: Option<Said<Money>>,
}

impl Sums {
    pub const fn is_none(&self) -> bool {
        self.net.is_none() && self.gross.is_none()
    }

    /// The currency of either.
    pub fn currency(&self) -> Option<Currency> {
        self.net.as_ref().or(self.gross.as_ref()).map(|s| s.value.currency)
    }
}

/// The value `key`: `amount` without VAT, `amountGross` (UK extension) with it.
pub(crate) fn value(at: &At<'_>, key: &str, sink: &mut Sink) -> Sums {
    let Some(at) = at.object(key, sink) else { return Sums::default() };
    if at.get("amount").is_none() && at.get("amountGross").is_none() {
        return Sums::default();
    }
    let currency = currency(&at, sink);
    Sums { net: amount(&at, "amount", currency, sink), gross: amount(&at, "amountGross", currency, sink) }
}

fn currency(at: &At<'_>, sink: &mut Sink) -> Currency {
    let word = at.word("currency", sink);
    match word.as_deref().map(|w| (w, Currency::parse(w))) {
        Some((_, Some(currency))) => currency,
        Some(("£", None)) => Currency::GBP,
        Some((word, None)) => {
            let pointer = at.get("currency").map(|c| c.pointer()).unwrap_or_default();
            sink.report(pointer, format!("{word:?} is not a currency; taken for GBP"));
            Currency::GBP
        }
        None => {
            sink.report(at.pointer(), "no currency; taken for GBP");
            Currency::GBP
        }
    }
}

fn amount(at: &At<'_>, key: &str, currency: Currency, sink: &mut Sink) -> Option<Said<Money>> {
    let at = at.get(key)?;
    let digits = match at.node {
        Node::Number(digits) => digits,
        Node::Text(text) => text.as_ref(),
        other => {
            sink.report(at.pointer(), format!("an amount is due, not {}; left out", other.kind()));
            return None;
        }
    };
    match parse(digits, currency) {
        Ok(value) => value.map(|value| Said { value, pointer: at.pointer() }),
        Err(why) => {
            sink.report(at.pointer(), why);
            None
        }
    }
}

/// An amount in digits, with or without a pound sign and thousands. `Ok(None)` where there is
/// none; the error says why it cannot be meant.
pub(crate) fn parse(digits: &str, currency: Currency) -> Result<Option<Money>, String> {
    let plain: String = digits.chars().filter(|c| !matches!(c, ',' | '£' | ' ' | '\u{a0}')).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let shown: String = digits.chars().take(40).collect();
    let decimal = plain.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&plain));
    let Ok(decimal) = decimal else {
        return Err(format!("{shown} is not an amount; left out"));
    };
    if decimal.is_sign_negative() && !decimal.is_zero() {
        return Err(format!("{shown} is less than nothing; left out"));
    }
    if decimal <= Decimal::ONE {
        return Err(format!("{shown} stands for an amount that is not given; left out"));
    }
    if decimal > Decimal::from(MOST) {
        return Err(format!("{shown} cannot be meant; left out"));
    }
    Ok(Money::from_decimal(decimal, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_that_cannot_be_meant_are_refused_with_the_reason() {
        for (digits, why) in [
            ("0", "not given"),
            ("1", "not given"),
            ("0.01", "not given"),
            ("-5", "less than nothing"),
            ("1e9999", "not an amount"),
            ("1e20", "cannot be meant"),
            ("NaN", "not an amount"),
            ("99999999999999999999999999999999999999", "amount"),
            ("two million", "not an amount"),
        ] {
            let refused = parse(digits, Currency::GBP).unwrap_err();
            assert!(refused.contains(why) || (why == "amount" && refused.contains("left out")), "{refused}");
        }
    }

    #[test]
    fn an_amount_is_read_to_the_penny() {
        for (digits, pence) in [
            ("256378.74", 25_637_874),
            ("1.5e6", 150_000_000),
            ("£1,250,000", 125_000_000),
            ("211232.015", 21_123_202),
        ] {
            assert_eq!(parse(digits, Currency::GBP), Ok(Some(Money::gbp(pence))), "{digits}");
        }
        assert_eq!(parse("  ", Currency::GBP), Ok(None));
    }
}
