//! How a field is known, and from where.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::id::NoticeId;

/// How a field is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactState {
    /// A notice says so.
    Published,
    /// Worked out by Muster, with the words it came from.
    Inferred,
    /// A vendor says so.
    Claimed,
    /// An officer says so; never overwritten by an import.
    Confirmed,
}

impl FactState {
    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Inferred => "inferred",
            Self::Claimed => "claimed",
            Self::Confirmed => "confirmed",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "published" => Self::Published,
            "inferred" => Self::Inferred,
            "claimed" => Self::Claimed,
            "confirmed" => Self::Confirmed,
            _ => return None,
        })
    }
}

/// Where one fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Basis {
    /// How it is known.
    pub state: FactState,
    /// The notice it was read in.
    pub notice: Option<NoticeId>,
    /// Where in that notice: a JSON pointer, or `row 12, column "End Date"` of an export.
    pub pointer: Option<String>,
    /// The words it was worked out from, as published.
    pub words: Option<String>,
    /// Why an inferred fact follows from them, in plain English.
    pub reason: Option<String>,
    /// When an officer said so.
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl Basis {
    /// A fact that `notice` states at `pointer`.
    #[must_use]
    pub fn published(notice: NoticeId, pointer: impl Into<String>) -> Self {
        Self {
            state: FactState::Published,
            notice: Some(notice),
            pointer: Some(pointer.into()),
            words: None,
            reason: None,
            confirmed_at: None,
        }
    }

    /// A fact worked out from `words` that `notice` has at `pointer`.
    #[must_use]
    pub fn inferred(
        notice: NoticeId,
        pointer: impl Into<String>,
        words: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            state: FactState::Inferred,
            notice: Some(notice),
            pointer: Some(pointer.into()),
            words: Some(words.into()),
            reason: Some(reason.into()),
            confirmed_at: None,
        }
    }

    /// A fact that an officer said at `at`. Where a notice says the same, its place stays beside it
    /// as evidence.
    #[must_use]
    pub fn confirmed(at: DateTime<Utc>, evidence: Option<&Self>) -> Self {
        let (notice, pointer) = evidence.map_or((None, None), |e| (e.notice, e.pointer.clone()));
        let (words, reason) = evidence.map_or((None, None), |e| (e.words.clone(), e.reason.clone()));
        Self { state: FactState::Confirmed, notice, pointer, words, reason, confirmed_at: Some(at) }
    }
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub basis: Basis,
}

/// The facts of a record that carry a basis. The words are the API's field paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `title`
    Title,
    /// `description`
    Description,
    /// `vendors`
    Vendors,
    /// `status`
    Status,
    /// `term.start`
    TermStart,
    /// `term.end`
    TermEnd,
    /// `term.maxEnd`
    TermMaxEnd,
    /// `term.extensions`
    TermExtensions,
    /// `value.net`
    ValueNet,
    /// `value.gross`
    ValueGross,
    /// `cpv`
    Cpv,
    /// `technology`
    Technology,
    /// `serviceArea`
    ServiceArea,
    /// `stage`
    Stage,
    /// `expectedStart`
    ExpectedStart,
    /// `expectedEnd`
    ExpectedEnd,
    /// `maxEnd`
    MaxEnd,
    /// `signedOn`
    SignedOn,
    /// `engagementEnds`
    EngagementEnds,
    /// `tenderDeadline`
    TenderDeadline,
    /// `noticeExpected`
    NoticeExpected,
    /// `renewal`
    Renewal,
    /// `noticePeriodDays`
    NoticePeriodDays,
    /// `extensionOptions`
    ExtensionOptions,
    /// `reference`
    Reference,
    /// `responsible`
    Responsible,
    /// `notes`
    Notes,
    /// `contact`
    Contact,
    /// `department`
    Department,
    /// `reviewOn`
    ReviewOn,
    /// `irrecoverableVat`
    IrrecoverableVat,
    /// `procedure`
    Procedure,
    /// `lightTouch`
    LightTouch,
    /// `supplierSme`
    SupplierSme,
    /// `supplierVcse`
    SupplierVcse,
}

impl Field {
    /// Every field, in the order of the list above.
    pub const ALL: [Self; 35] = [
        Self::Title,
        Self::Description,
        Self::Vendors,
        Self::Status,
        Self::TermStart,
        Self::TermEnd,
        Self::TermMaxEnd,
        Self::TermExtensions,
        Self::ValueNet,
        Self::ValueGross,
        Self::Cpv,
        Self::Technology,
        Self::ServiceArea,
        Self::Stage,
        Self::ExpectedStart,
        Self::ExpectedEnd,
        Self::MaxEnd,
        Self::SignedOn,
        Self::EngagementEnds,
        Self::TenderDeadline,
        Self::NoticeExpected,
        Self::Renewal,
        Self::NoticePeriodDays,
        Self::ExtensionOptions,
        Self::Reference,
        Self::Responsible,
        Self::Notes,
        Self::Contact,
        Self::Department,
        Self::ReviewOn,
        Self::IrrecoverableVat,
        Self::Procedure,
        Self::LightTouch,
        Self::SupplierSme,
        Self::SupplierVcse,
    ];

    /// The API's path of the field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Vendors => "vendors",
            Self::Status => "status",
            Self::TermStart => "term.start",
            Self::TermEnd => "term.end",
            Self::TermMaxEnd => "term.maxEnd",
            Self::TermExtensions => "term.extensions",
            Self::ValueNet => "value.net",
            Self::ValueGross => "value.gross",
            Self::Cpv => "cpv",
            Self::Technology => "technology",
            Self::ServiceArea => "serviceArea",
            Self::Stage => "stage",
            Self::ExpectedStart => "expectedStart",
            Self::ExpectedEnd => "expectedEnd",
            Self::MaxEnd => "maxEnd",
            Self::SignedOn => "signedOn",
            Self::EngagementEnds => "engagementEnds",
            Self::TenderDeadline => "tenderDeadline",
            Self::NoticeExpected => "noticeExpected",
            Self::Renewal => "renewal",
            Self::NoticePeriodDays => "noticePeriodDays",
            Self::ExtensionOptions => "extensionOptions",
            Self::Reference => "reference",
            Self::Responsible => "responsible",
            Self::Notes => "notes",
            Self::Contact => "contact",
            Self::Department => "department",
            Self::ReviewOn => "reviewOn",
            Self::IrrecoverableVat => "irrecoverableVat",
            Self::Procedure => "procedure",
            Self::LightTouch => "lightTouch",
            Self::SupplierSme => "supplierSme",
            Self::SupplierVcse => "supplierVcse",
        }
    }

    /// Reads the API's path.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.as_str() == path)
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let path = String::deserialize(deserializer)?;
        Self::parse(&path).ok_or_else(|| de::Error::custom(format!("{path:?} is no field of a record")))
    }
}
