//! The value of one field, whichever field it is, and how JSON has it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::Wrong;
use crate::contract::ContractStatus;
use crate::cpv::Cpv;
use crate::fact::Field;
use crate::id::VendorId;
use crate::money::{Currency, Money};
use crate::procedure::Procedure;
use crate::procurement::Stage;
use crate::service_area::ServiceAreaCode;

/// Whether a contract will be bought again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Renewal {
    /// It will be renewed or bought again.
    WillRenew,
    /// It will not: the need ends, or is met in another way.
    WillNotRenew,
    /// Nobody has decided yet.
    Undecided,
}

impl Renewal {
    /// Every word of it.
    pub const ALL: [Self; 3] = [Self::WillRenew, Self::WillNotRenew, Self::Undecided];

    /// The word, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WillRenew => "willRenew",
            Self::WillNotRenew => "willNotRenew",
            Self::Undecided => "undecided",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// One step by which a contract can be extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionOption {
    /// By how many months.
    pub months: u16,
    /// How many days before the end it must be taken up, where agreed.
    pub notice_days: Option<u16>,
}

/// The value of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Words.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// Money.
    Money(Money),
    /// Vendors, in order.
    Vendors(Vec<VendorId>),
    /// A contract's status.
    Status(ContractStatus),
    /// A procurement's stage.
    Stage(Stage),
    /// A service area.
    ServiceArea(ServiceAreaCode),
    /// CPV codes, the main one first.
    Codes(Vec<Cpv>),
    /// Yes or no.
    Flag(bool),
    /// Whether it will be bought again.
    Renewal(Renewal),
    /// How the supplier is chosen.
    Procedure(Procedure),
    /// A number of days.
    Days(u16),
    /// Steps by which it can be extended, in order.
    Extensions(Vec<ExtensionOption>),
}

impl Datum {
    /// As the API has it.
    #[must_use]
    pub fn json(&self) -> Json {
        match self {
            Self::Text(text) => json!(text),
            Self::Date(day) => json!(day),
            Self::Money(money) => json!(money),
            Self::Vendors(vendors) => json!(vendors),
            Self::Status(status) => json!(status.as_str()),
            Self::Stage(stage) => json!(stage.as_str()),
            Self::ServiceArea(area) => json!(area.as_str()),
            Self::Codes(codes) => codes.iter().map(Cpv::to_string).collect(),
            Self::Flag(flag) => json!(flag),
            Self::Renewal(renewal) => json!(renewal.as_str()),
            Self::Procedure(procedure) => json!(procedure.as_str()),
            Self::Days(days) => json!(days),
            Self::Extensions(options) => json!(options),
        }
    }

    /// Reads the value of a field as the API has it.
    ///
    /// # Errors
    /// What is wrong, with its place within the value.
    pub fn read(field: Field, json: &Json) -> Result<Self, Wrong> {
        match field {
            // Copied out of a register, it comes with spaces around it, which nobody means.
            Field::Reference => text(json).map(|t| Self::Text(t.trim().to_owned())),
            Field::Title
            | Field::Description
            | Field::TermExtensions
            | Field::Responsible
            | Field::Notes
            | Field::Contact
            | Field::Department => text(json).map(|t| Self::Text(t.to_owned())),
            Field::TermStart
            | Field::TermEnd
            | Field::TermMaxEnd
            | Field::ExpectedStart
            | Field::ExpectedEnd
            | Field::MaxEnd
            | Field::SignedOn
            | Field::EngagementEnds
            | Field::TenderDeadline
            | Field::NoticeExpected
            | Field::ReviewOn => date(json).map(Self::Date),
            Field::ValueNet | Field::ValueGross | Field::IrrecoverableVat => money(json).map(Self::Money),
            Field::Vendors => each(json, vendor).map(Self::Vendors),
            Field::Cpv => each(json, code).map(Self::Codes),
            Field::Status => word(json, &ContractStatus::ALL.map(|w| (w.as_str(), w))).map(Self::Status),
            Field::Stage => word(json, &Stage::ALL.map(|w| (w.as_str(), w))).map(Self::Stage),
            Field::Renewal => word(json, &Renewal::ALL.map(|w| (w.as_str(), w))).map(Self::Renewal),
            Field::Procedure => word(json, &Procedure::ALL.map(|w| (w.as_str(), w))).map(Self::Procedure),
            Field::ServiceArea => ServiceAreaCode::parse(text(json)?)
                .map(Self::ServiceArea)
                .ok_or_else(|| Wrong::here("is no service area: see /service-areas for their codes")),
            Field::Technology | Field::LightTouch | Field::SupplierSme | Field::SupplierVcse => {
                json.as_bool().map(Self::Flag).ok_or_else(|| Wrong::here("is true or false"))
            }
            Field::NoticePeriodDays => days(json).map(Self::Days),
            Field::ExtensionOptions => each(json, extension).map(Self::Extensions),
        }
    }
}

fn text(json: &Json) -> Result<&str, Wrong> {
    json.as_str().ok_or_else(|| Wrong::here("is text"))
}

fn date(json: &Json) -> Result<NaiveDate, Wrong> {
    json.as_str()
        .filter(|text| text.len() == 10)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Wrong::here("is a date of the form 2027-06-30"))
}

fn days(json: &Json) -> Result<u16, Wrong> {
    json.as_u64()
        .and_then(|days| u16::try_from(days).ok())
        .filter(|days| *days <= 3_660)
        .ok_or_else(|| Wrong::here("is a whole number of days, 0 to 3660"))
}

fn word<T: Copy>(json: &Json, words: &[(&'static str, T)]) -> Result<T, Wrong> {
    let found = json.as_str().and_then(|text| words.iter().find(|(word, _)| *word == text));
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        Wrong::here(format!("is one of {}", words.join(", ")))
    })
}

fn each<T>(json: &Json, read: impl Fn(&Json) -> Result<T, Wrong>) -> Result<Vec<T>, Wrong> {
    let items = json.as_array().ok_or_else(|| Wrong::here("is a list"))?;
    let items = items.iter().enumerate();
    items.map(|(at, item)| read(item).map_err(|wrong| wrong.within(&at.to_string()))).collect()
}

fn vendor(json: &Json) -> Result<VendorId, Wrong> {
    let id = json.as_str().and_then(|text| text.parse::<Uuid>().ok());
    id.map(VendorId).ok_or_else(|| Wrong::here("is the id of a vendor"))
}

fn code(json: &Json) -> Result<Cpv, Wrong> {
    let none =
        |text: &str| Wrong::here(format!("{text:?} is no CPV code: those have eight digits, as 48000000"));
    let text = text(json)?;
    Cpv::parse(text).ok_or_else(|| none(text))
}

/// The fields of an object that has no others than these.
fn fields<'a>(json: &'a Json, known: &[&str]) -> Result<&'a Map<String, Json>, Wrong> {
    let object =
        json.as_object().ok_or_else(|| Wrong::here(format!("is an object of {}", known.join(" and "))))?;
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(other) => Err(Wrong::here(format!("is not known here: {}", known.join(" and "))).within(other)),
        None => Ok(object),
    }
}

fn money(json: &Json) -> Result<Money, Wrong> {
    let object = fields(json, &["amount", "currency"])?;
    let amount = object.get("amount").and_then(Json::as_number).map(ToString::to_string);
    let amount = amount
        .and_then(|text| text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&text)).ok())
        .ok_or_else(|| Wrong::here("is an amount in pounds, as 1250000.00").within("amount"))?;
    let currency = object.get("currency").and_then(Json::as_str).unwrap_or("GBP");
    let currency = Currency::parse(currency)
        .ok_or_else(|| Wrong::here("is a currency code of three letters, as GBP").within("currency"))?;
    Money::from_decimal(amount, currency)
        .ok_or_else(|| Wrong::here("is more than can be kept").within("amount"))
}

fn extension(json: &Json) -> Result<ExtensionOption, Wrong> {
    let object = fields(json, &["months", "noticeDays"])?;
    let months = object.get("months").and_then(Json::as_u64).and_then(|months| u16::try_from(months).ok());
    let months = months
        .filter(|months| (1..=240).contains(months))
        .ok_or_else(|| Wrong::here("is a whole number of months, 1 to 240").within("months"))?;
    let notice_days = match object.get("noticeDays") {
        None | Some(Json::Null) => None,
        Some(given) => Some(days(given).map_err(|wrong| wrong.within("noticeDays"))?),
    };
    Ok(ExtensionOption { months, notice_days })
}
