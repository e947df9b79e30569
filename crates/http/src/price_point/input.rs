//! What is sent to put a unit price on record, or to change one.

use chrono::NaiveDate;
use muster_domain::audience::Audience;
use muster_domain::id::{ContractId, VendorId};
use muster_domain::price_point::{MOST_PENCE, Priced, Unit};
use muster_domain::product::{ProductRef, id_of};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::problem::{Failure, Wrong};
use crate::view::none_of;
use crate::words;

/// A unit price in pounds.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitPrice {
    /// In pounds, rounded to whole pence.
    #[schema(example = 118.5, minimum = 0, maximum = 100_000_000)]
    amount: f64,
    /// Pounds sterling, which alone are compared.
    #[serde(default = "pounds")]
    #[schema(required = false, example = "GBP", pattern = "^GBP$")]
    currency: String,
}

fn pounds() -> String {
    "GBP".to_owned()
}

impl UnitPrice {
    fn pence(&self) -> Result<i64, Failure> {
        if self.currency != pounds() {
            return Err(Failure::wrong(
                "/price/currency",
                "is GBP: prices in pounds alone are compared".to_owned(),
            ));
        }
        let pence = (self.amount * 100.0).round();
        #[allow(clippy::cast_precision_loss, reason = "a bound of ten digits")]
        if !(0.0..=MOST_PENCE as f64).contains(&pence) {
            let wrong = "is between nothing and a hundred million pounds".to_owned();
            return Err(Failure::wrong("/price/amount", wrong));
        }
        #[allow(clippy::cast_possible_truncation, reason = "between the bounds")]
        let pence = pence as i64;
        Ok(pence)
    }
}

/// A unit price to put on record.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPrice {
    /// The vendor that is paid, by its id.
    vendor: Uuid,
    /// The product that it is for; left out where it is for none with a name.
    #[validate(length(min = 1, max = 120, message = "has 1 to 120 characters"))]
    #[schema(required = false, min_length = 1, max_length = 120, example = "Corrowick Homes")]
    product: Option<String>,
    /// One of what; recurring ones for a year.
    #[schema(schema_with = words::unit_schema)]
    unit: String,
    /// For one unit, without VAT.
    price: UnitPrice,
    /// How many units.
    #[schema(minimum = 1, example = 420)]
    quantity: u32,
    /// The day from which the price held.
    on: NaiveDate,
    /// What is included in it.
    #[serde(default)]
    #[validate(length(max = 500, message = "has at most 500 characters"))]
    #[schema(required = false, max_length = 500, example = "Hosting and support in office hours")]
    included: String,
    /// The contract of one's own authority that says so, by its id.
    #[schema(required = false)]
    contract: Option<Uuid>,
    /// Whether a non-disclosure agreement covers it; it does where its contract is under one. Such a price stays
    /// with its authority and counts in no band.
    #[serde(default)]
    #[schema(required = false)]
    nda: bool,
    /// Who may see the price itself: one's own authority, unless an approver says more.
    #[serde(default = "own")]
    #[schema(required = false, schema_with = words::price_audience_schema)]
    audience: String,
    /// Whether it counts in the bands that others see, in which nobody sees the price itself.
    #[serde(default)]
    #[schema(required = false)]
    compared: bool,
}

fn own() -> String {
    Audience::Own.as_str().to_owned()
}

impl NewPrice {
    /// What it says.
    pub(super) fn read(self) -> Result<Priced, Failure> {
        let Self { vendor, product, unit, price, quantity, on, included, contract, nda, audience, compared } =
            self;
        Ok(Priced {
            vendor: VendorId(vendor),
            product: product.as_deref().map(named).transpose()?,
            unit: unit_of(&unit)?,
            pence: price.pence()?,
            quantity,
            on,
            included,
            contract: contract.map(ContractId),
            nda,
            audience: audience_of(&audience)?,
            compared,
        })
    }
}

/// What changes of a unit price, as a merge patch: what is left out stays.
#[derive(Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePrice {
    /// The vendor that is paid, by its id.
    #[schema(required = false, nullable = false)]
    vendor: Option<Uuid>,
    /// The product that it is for; null where it is for none with a name.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, required = false, min_length = 1, max_length = 120)]
    product: Option<Option<String>>,
    /// One of what.
    #[schema(required = false, schema_with = words::unit_schema)]
    unit: Option<String>,
    /// For one unit, without VAT.
    #[schema(required = false)]
    price: Option<UnitPrice>,
    /// How many units.
    #[schema(required = false, minimum = 1)]
    quantity: Option<u32>,
    /// The day from which the price held.
    #[schema(required = false)]
    on: Option<NaiveDate>,
    /// What is included in it.
    #[validate(length(max = 500, message = "has at most 500 characters"))]
    #[schema(required = false, max_length = 500)]
    included: Option<String>,
    /// The contract of one's own authority that says so; null where none does.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Uuid>, required = false)]
    contract: Option<Option<Uuid>>,
    /// Whether a non-disclosure agreement covers it.
    #[schema(required = false)]
    nda: Option<bool>,
    /// Who may see the price itself.
    #[schema(required = false, schema_with = words::price_audience_schema)]
    audience: Option<String>,
    /// Whether it counts in the bands that others see.
    #[schema(required = false)]
    compared: Option<bool>,
}

/// A change that was read.
#[derive(Debug, Default)]
pub(super) struct Change {
    vendor: Option<VendorId>,
    product: Option<Option<ProductRef>>,
    unit: Option<Unit>,
    pence: Option<i64>,
    quantity: Option<u32>,
    on: Option<NaiveDate>,
    included: Option<String>,
    contract: Option<Option<ContractId>>,
    nda: Option<bool>,
    audience: Option<Audience>,
    compared: Option<bool>,
}

impl ChangePrice {
    pub(super) fn read(self) -> Result<Change, Failure> {
        let Self { vendor, product, unit, price, quantity, on, included, contract, nda, audience, compared } =
            self;
        Ok(Change {
            vendor: vendor.map(VendorId),
            product: product.map(|name| name.as_deref().map(named).transpose()).transpose()?,
            unit: unit.as_deref().map(unit_of).transpose()?,
            pence: price.map(|price| price.pence()).transpose()?,
            quantity,
            on,
            included,
            contract: contract.map(|id| id.map(ContractId)),
            nda,
            audience: audience.as_deref().map(audience_of).transpose()?,
            compared,
        })
    }
}

impl Change {
    pub(super) fn apply(self, price: &mut Priced) {
        let Self { vendor, product, unit, pence, quantity, on, included, contract, nda, audience, compared } =
            self;
        fn set<T>(place: &mut T, value: Option<T>) {
            if let Some(value) = value {
                *place = value;
            }
        }
        set(&mut price.vendor, vendor);
        set(&mut price.product, product);
        set(&mut price.unit, unit);
        set(&mut price.pence, pence);
        set(&mut price.quantity, quantity);
        set(&mut price.on, on);
        set(&mut price.included, included);
        set(&mut price.contract, contract);
        set(&mut price.nda, nda);
        set(&mut price.audience, audience);
        set(&mut price.compared, compared);
    }
}

/// A member that is there, null or not.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A product by its name: whoever names the same one means the same.
fn named(name: &str) -> Result<ProductRef, Failure> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 {
        let wrong = Wrong { pointer: "/product".to_owned(), detail: "has 1 to 120 characters".to_owned() };
        return Err(Failure::Unprocessable(vec![wrong]));
    }
    Ok(ProductRef { id: id_of(name), name: name.to_owned() })
}

fn unit_of(word: &str) -> Result<Unit, Failure> {
    Unit::parse(word).ok_or_else(|| none_of("/unit", word, &Unit::ALL.map(Unit::as_str)))
}

fn audience_of(word: &str) -> Result<Audience, Failure> {
    let known = [Audience::Own, Audience::Members, Audience::Public];
    Audience::parse(word)
        .filter(|audience| known.contains(audience))
        .ok_or_else(|| none_of("/audience", word, &known.map(Audience::as_str)))
}
