//! What is sent to change a record.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muster_domain::fact::Field;
use muster_domain::record::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationErrors};

use super::audience::AudienceChange;
use super::upsert::VendorSaid;
use crate::problem::{Failure, Wrong};
use crate::words;

/// A merge patch as it came: which fields there are is the domain's to say.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Patch(pub Map<String, Json>);

impl Validate for Patch {
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}

/// An amount of money that is said.
#[derive(Debug, Deserialize, ToSchema)]
pub struct MoneySaid {
    /// In pounds, rounded to whole pence.
    #[schema(example = 1_250_000.0, minimum = 0, maximum = 10_000_000_000_000_i64)]
    pub amount: f64,
    /// ISO 4217; pounds where it is left out.
    #[schema(example = "GBP", pattern = "^[A-Za-z]{3}$")]
    pub currency: Option<String>,
}

/// Part of a merge patch: what it is worth. Null takes back what was said.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ValueSaid {
    /// Without VAT.
    pub net: Option<MoneySaid>,
    /// With VAT.
    pub gross: Option<MoneySaid>,
}

/// Part of a merge patch: how long. Null takes back what was said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TermSaid {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day without any extension.
    pub end: Option<NaiveDate>,
    /// Last day with all extensions used.
    pub max_end: Option<NaiveDate>,
}

/// A step by which a contract can be extended.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionOptionSaid {
    /// By how many months.
    #[schema(minimum = 1, maximum = 240)]
    pub months: u16,
    /// How many days before the end it must be taken up.
    #[schema(minimum = 0, maximum = 3660)]
    pub notice_days: Option<u16>,
}

macro_rules! said_of_contract {
    ($(#[$about:meta])* $name:ident, $(#[$with:meta])* $vendor:ident) => {
        $(#[$about])*
        #[derive(Debug, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// Title.
            #[schema(min_length = 1, max_length = 500)]
            pub title: Option<String>,
            /// Description.
            #[schema(min_length = 1, max_length = 10_000)]
            pub description: Option<String>,
            $(#[$with])*
            #[schema(min_items = 1, max_items = 200)]
            pub vendors: Option<Vec<$vendor>>,
            /// Its state.
            #[schema(schema_with = words::status_or_null_schema)]
            pub status: Option<String>,
            /// How long.
            pub term: Option<TermSaid>,
            /// For how much.
            pub value: Option<ValueSaid>,
            /// When it was signed.
            pub signed_on: Option<NaiveDate>,
            /// Codes of the Common Procurement Vocabulary, the main one first.
            #[schema(min_items = 1, max_items = 50, example = json!(["48000000"]))]
            pub cpv: Option<Vec<String>>,
            /// Whether it buys technology.
            pub technology: Option<bool>,
            /// For which service area: its code.
            #[schema(example = "housing-management")]
            pub service_area: Option<String>,
            /// Whether it will be bought again.
            #[schema(schema_with = words::renewal_or_null_schema)]
            pub renewal: Option<String>,
            /// Days of notice that end it.
            #[schema(minimum = 0, maximum = 3660)]
            pub notice_period_days: Option<u16>,
            /// The steps by which it can be extended, in order.
            #[schema(max_items = 20)]
            pub extension_options: Option<Vec<ExtensionOptionSaid>>,
            /// The authority's own reference of it, as its contract register has it: no other live record of the kind
            /// has the same.
            #[schema(min_length = 1, max_length = 200, example = "P/2023/014")]
            pub reference: Option<String>,
            /// Who in the authority looks after it.
            #[schema(min_length = 1, max_length = 200)]
            pub responsible: Option<String>,
            /// Notes. Sensitive: can have an audience of their own.
            #[schema(min_length = 1, max_length = 10_000)]
            pub notes: Option<String>,
            /// Whom to ask. Sensitive: can have an audience of its own.
            #[schema(min_length = 1, max_length = 500)]
            pub contact: Option<String>,
            /// Which department (directorate, service) is responsible for it.
            #[schema(min_length = 1, max_length = 200, example = "Housing")]
            pub department: Option<String>,
            /// When it is reviewed.
            pub review_on: Option<NaiveDate>,
            /// The VAT of it that cannot be recovered, over the whole term; 0 where all of it can.
            /// Sensitive: part of the value.
            pub irrecoverable_vat: Option<MoneySaid>,
            /// How the supplier was chosen.
            #[schema(schema_with = words::procedure_or_null_schema)]
            pub procedure: Option<String>,
            /// Whether it is a light touch contract (Procurement Act 2023, section 9).
            pub light_touch: Option<bool>,
            /// Whether the supplier is a small or medium-sized enterprise.
            pub supplier_sme: Option<bool>,
            /// Whether the supplier is a voluntary, community or social enterprise.
            pub supplier_vcse: Option<bool>,
        }
    };
}

said_of_contract! {
    /// What an authority says of a contract of its own, as a merge patch (RFC 7396): what is left out
    /// stays, null takes back what was said.
    ContractPatch,
    /// With whom: ids of vendors, in order.
    Uuid
}

said_of_contract! {
    /// What another system says of a contract of its authority: what is left out stays, null takes back what was
    /// said. One that is not known yet needs its title.
    ContractUpsert,
    /// With whom, in order.
    VendorSaid
}

/// What an authority says of a procurement of its own, as a merge patch (RFC 7396): what is left out
/// stays, null takes back what was said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProcurementPatch {
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    pub title: Option<String>,
    /// Description.
    #[schema(min_length = 1, max_length = 10_000)]
    pub description: Option<String>,
    /// Expected value.
    pub value: Option<ValueSaid>,
    /// Codes of the Common Procurement Vocabulary, the main one first.
    #[schema(min_items = 1, max_items = 50, example = json!(["48000000"]))]
    pub cpv: Option<Vec<String>>,
    /// Whether it buys technology.
    pub technology: Option<bool>,
    /// For which service area: its code.
    #[schema(example = "housing-management")]
    pub service_area: Option<String>,
    /// How far it is.
    #[schema(schema_with = words::stage_or_null_schema)]
    pub stage: Option<String>,
    /// Expected first day of the contract.
    pub expected_start: Option<NaiveDate>,
    /// Expected last day without extensions.
    pub expected_end: Option<NaiveDate>,
    /// Expected last day with all extensions.
    pub max_end: Option<NaiveDate>,
    /// Last day of preliminary market engagement.
    pub engagement_ends: Option<NaiveDate>,
    /// Last day for tenders.
    pub tender_deadline: Option<NaiveDate>,
    /// When the next (tender) notice is expected.
    pub notice_expected: Option<NaiveDate>,
    /// The authority's own reference of it, as its contract register has it: no other live record of the kind
    /// has the same.
    #[schema(min_length = 1, max_length = 200, example = "P/2023/014")]
    pub reference: Option<String>,
    /// Who in the authority looks after it.
    #[schema(min_length = 1, max_length = 200)]
    pub responsible: Option<String>,
    /// Notes. Sensitive: can have an audience of their own.
    #[schema(min_length = 1, max_length = 10_000)]
    pub notes: Option<String>,
    /// Whom to ask. Sensitive: can have an audience of its own.
    #[schema(min_length = 1, max_length = 500)]
    pub contact: Option<String>,
    /// Which department (directorate, service) is responsible for it.
    #[schema(min_length = 1, max_length = 200, example = "Housing")]
    pub department: Option<String>,
    /// How the supplier will be chosen.
    #[schema(schema_with = words::procedure_or_null_schema)]
    pub procedure: Option<String>,
    /// Whether it will be a light touch contract (Procurement Act 2023, section 9).
    pub light_touch: Option<bool>,
}

/// What another system says of a procurement of its authority: what is left out stays, null takes back what
/// was said. One that is not known yet needs its title.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ProcurementUpsert {
    /// What is said of it.
    #[serde(flatten)]
    pub record: ProcurementPatch,
}

/// A contract made by hand: its title at least, and what else is known of it.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewContract {
    /// What is known of it.
    #[serde(flatten)]
    pub record: ContractPatch,
    /// Who sees it; left out, the authority's default. Anything wider than `own` is for approvers.
    pub audience: Option<AudienceChange>,
}

/// A procurement made by hand: its title at least, and what else is known of it.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewProcurement {
    /// What is known of it.
    #[serde(flatten)]
    pub record: ProcurementPatch,
    /// Who sees it; left out, the authority's default. Anything wider than `own` is for approvers.
    pub audience: Option<AudienceChange>,
}

/// Which fields to confirm.
#[derive(Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Field paths, as `term.end`; left out or null: every field that is known and that no question
    /// is open about.
    #[validate(length(min = 1, max = 40, message = "names 1 to 40 fields"))]
    #[schema(min_items = 1, max_items = 40)]
    pub fields: Option<Vec<String>>,
}

impl Confirmation {
    /// The fields that it names.
    ///
    /// # Errors
    /// [`Failure::Unprocessable`] where it names one that is not known.
    pub(super) fn fields(&self, kind: RecordKind) -> Result<Option<BTreeSet<Field>>, Failure> {
        let Some(paths) = &self.fields else { return Ok(None) };
        let mut fields = BTreeSet::new();
        let mut wrong = Vec::new();
        for (at, path) in paths.iter().enumerate() {
            match Field::parse(path).filter(|field| kind.fields().contains(field)) {
                Some(field) => {
                    fields.insert(field);
                }
                None => {
                    let known: Vec<&str> = kind.fields().iter().map(|field| field.as_str()).collect();
                    let detail = format!("{path:?} is not known here: {}", known.join(", "));
                    wrong.push(Wrong { pointer: format!("/fields/{at}"), detail });
                }
            }
        }
        if wrong.is_empty() { Ok(Some(fields)) } else { Err(Failure::Unprocessable(wrong)) }
    }
}

/// Records to confirm at once.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmations {
    /// Which, each with the version that was looked at.
    #[validate(length(min = 1, max = 200, message = "names 1 to 200 records"), nested)]
    #[schema(min_items = 1, max_items = 200)]
    pub records: Vec<ConfirmationOf>,
}

/// One record to confirm.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationOf {
    /// Contract or procurement.
    #[schema(schema_with = words::record_kind_schema)]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// The version that was looked at.
    pub version: i64,
    /// Field paths, as `term.end`; left out or null: every field that is known and that no question
    /// is open about.
    #[validate(length(min = 1, max = 40, message = "names 1 to 40 fields"))]
    #[schema(min_items = 1, max_items = 40)]
    pub fields: Option<Vec<String>>,
}

/// Whether a contract is under a non-disclosure agreement.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NdaChange {
    /// Whether it is.
    pub nda: bool,
}

/// The decision that a sensitive field may be shown in spite of an NDA.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewClearance {
    /// Which field.
    #[schema(schema_with = words::sensitive_schema)]
    pub field: String,
    /// To whom.
    #[schema(schema_with = words::audience_schema)]
    pub audience: String,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// Why.
    #[validate(length(min = 3, max = 2_000, message = "says why in 3 to 2000 characters"))]
    #[schema(min_length = 3, max_length = 2_000)]
    pub reason: String,
    /// Whether the agreement itself was read, and allows it.
    pub nda_checked: bool,
    /// Whether the supplier agreed.
    pub supplier_consent: bool,
    /// Whether sections 93 and 94 of the Procurement Act 2023 and the Freedom of Information Act 2000
    /// were considered.
    pub disclosure_considered: bool,
}

/// The change that is to be undone.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Its id, as the history has it.
    pub change: Uuid,
}

/// Which of the two is right.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswer {
    /// `notice`: what the notice says. `ours`: what was said before.
    #[schema(schema_with = words::answer_schema)]
    pub answer: String,
}
