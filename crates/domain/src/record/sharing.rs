//! Who may see what an authority says of a record.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Speaker, Wrong};
use crate::audience::Audience;
use crate::fact::Field;
use crate::id::AuthorityId;
use crate::viewer::Viewer;

/// What of a record can be kept closer than the rest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sensitive {
    /// What it costs: net, gross, and the VAT of it that cannot be recovered.
    Value,
    /// What its authority notes about it.
    Notes,
    /// Whom to ask.
    Contact,
}

impl Sensitive {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Value, Self::Notes, Self::Contact];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Notes => "notes",
            Self::Contact => "contact",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }

    /// What a field is part of, if it is sensitive.
    #[must_use]
    pub const fn of(field: Field) -> Option<Self> {
        match field {
            Field::ValueNet | Field::ValueGross | Field::IrrecoverableVat => Some(Self::Value),
            Field::Notes => Some(Self::Notes),
            Field::Contact => Some(Self::Contact),
            _ => None,
        }
    }
}

/// An authority that something is shared with by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reader {
    /// Which.
    pub authority: AuthorityId,
    /// The last day on which it may see it; `None` for as long as it is shared.
    pub until: Option<NaiveDate>,
}

/// Who may learn the band of a value that they may not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandSharing {
    /// Who.
    pub audience: Audience,
    /// Which authorities, where it is [`Audience::Named`].
    pub named: Vec<Reader>,
}

/// Who may see a sensitive field, where that is not everybody who sees the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSharing {
    /// Who.
    pub audience: Audience,
    /// Which authorities, where it is [`Audience::Named`].
    pub named: Vec<Reader>,
    /// Who may learn the band instead: of `value` only.
    pub band: Option<BandSharing>,
}

/// An approver's decision that a field of a contract under NDA may be shown after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Clearance {
    /// Its id.
    pub id: Uuid,
    /// Which field.
    pub field: Sensitive,
    /// To whom; what the record and the field say still holds.
    pub audience: Audience,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Whether the agreement itself was read.
    pub nda_checked: bool,
    /// Whether the supplier agreed.
    pub supplier_consent: bool,
    /// Whether sections 93 and 94 of the Procurement Act 2023 and the Freedom of Information Act
    /// 2000 were considered.
    pub disclosure_considered: bool,
    /// Who decided.
    pub by: Speaker,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl Clearance {
    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.revoked_at.is_none() && self.until.is_none_or(|until| day <= until)
    }
}

/// Who may see what an authority says of one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    /// Who may see it at all.
    pub audience: Audience,
    /// Which authorities, where it is [`Audience::Named`].
    pub named: Vec<Reader>,
    /// Sensitive fields that fewer may see.
    pub fields: BTreeMap<Sensitive, FieldSharing>,
    /// Whether a non-disclosure agreement holds the sensitive fields back.
    pub nda: bool,
    /// What was cleared in spite of it.
    pub clearances: Vec<Clearance>,
}

impl Sharing {
    /// Everything to one audience.
    #[must_use]
    pub const fn with(audience: Audience) -> Self {
        Self { audience, named: Vec::new(), fields: BTreeMap::new(), nda: false, clearances: Vec::new() }
    }

    /// Whether `viewer` may see what `owner` says of the record, sensitive fields aside.
    #[must_use]
    pub fn admits(&self, owner: AuthorityId, viewer: &Viewer, today: NaiveDate) -> bool {
        admits(self.audience, &self.named, owner, viewer, today)
    }

    /// Whether `viewer` may see what `owner` says of a sensitive field: the record, the field and,
    /// under an NDA, a clearance must all admit it.
    #[must_use]
    pub fn admits_to(&self, field: Sensitive, owner: AuthorityId, viewer: &Viewer, today: NaiveDate) -> bool {
        if viewer.sees_own_of(owner) {
            return true;
        }
        let own = self.fields.get(&field);
        let named = own.map_or(&self.named, |f| &f.named);
        let cleared = || {
            let clearances = self.clearances.iter().filter(|c| c.field == field && c.holds_on(today));
            clearances.into_iter().any(|c| admits(c.audience, named, owner, viewer, today))
        };
        self.admits(owner, viewer, today)
            && own.is_none_or(|f| admits(f.audience, &f.named, owner, viewer, today))
            && (!self.nda || cleared())
    }

    /// Whether `viewer` may learn the band of the value, an NDA or not.
    #[must_use]
    pub fn admits_to_band(&self, owner: AuthorityId, viewer: &Viewer, today: NaiveDate) -> bool {
        let band = self.fields.get(&Sensitive::Value).and_then(|f| f.band.as_ref());
        self.admits(owner, viewer, today)
            && band.is_some_and(|b| admits(b.audience, &b.named, owner, viewer, today))
    }

    /// Every authority that something is shared with by name.
    #[must_use]
    pub fn readers(&self) -> BTreeSet<AuthorityId> {
        self.every_reader().map(|reader| reader.authority).collect()
    }

    /// The last day of whatever ends next, on `today` or later.
    #[must_use]
    pub fn lapses_after(&self, today: NaiveDate) -> Option<NaiveDate> {
        let clearances = self.clearances.iter().filter(|c| c.revoked_at.is_none());
        let ends = self.every_reader().filter_map(|reader| reader.until);
        ends.chain(clearances.filter_map(|c| c.until)).filter(|until| *until >= today).min()
    }

    fn every_reader(&self) -> impl Iterator<Item = &Reader> {
        let fields = self.fields.values();
        let bands = self.fields.values().filter_map(|f| f.band.as_ref());
        self.named.iter().chain(fields.flat_map(|f| &f.named)).chain(bands.flat_map(|b| &b.named))
    }

    /// What is wrong with it, for a record that `owner` holds.
    #[must_use]
    pub fn check(&self, owner: AuthorityId) -> Vec<Wrong> {
        let mut wrong = lists(self.audience, &self.named, owner, "");
        for (field, sharing) in &self.fields {
            let place = format!("/fields/{}", field.as_str());
            wrong.extend(lists(sharing.audience, &sharing.named, owner, &place));
            if sharing.audience > self.audience {
                let detail = format!("is wider than the record's, which is {}", self.audience.as_str());
                wrong.push(Wrong::at(format!("{place}/audience"), detail));
            }
            let Some(band) = &sharing.band else { continue };
            let place = format!("{place}/band");
            if *field != Sensitive::Value {
                wrong.push(Wrong::at(place, "is there for `value` only"));
                continue;
            }
            wrong.extend(lists(band.audience, &band.named, owner, &place));
            if band.audience > self.audience {
                let detail = format!("is wider than the record's, which is {}", self.audience.as_str());
                wrong.push(Wrong::at(format!("{place}/audience"), detail));
            }
        }
        wrong
    }
}

fn admits(
    audience: Audience,
    named: &[Reader],
    owner: AuthorityId,
    viewer: &Viewer,
    today: NaiveDate,
) -> bool {
    let live = |reader: &&Reader| reader.until.is_none_or(|until| today <= until);
    let named: Vec<AuthorityId> = named.iter().filter(live).map(|reader| reader.authority).collect();
    audience.admits(viewer, owner, &named)
}

/// What is wrong with a list of readers.
fn lists(audience: Audience, named: &[Reader], owner: AuthorityId, place: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let list = format!("{place}/named");
    match audience {
        Audience::Named if named.is_empty() => {
            wrong.push(Wrong::at(&list, "names nobody: name whom to show it to, or say own"))
        }
        Audience::Named => {}
        _ if !named.is_empty() => {
            wrong.push(Wrong::at(&list, "is there where the audience is named, and only there"));
        }
        _ => {}
    }
    let mut seen = BTreeSet::new();
    for (at, reader) in named.iter().enumerate() {
        let place = format!("{list}/{at}/authority");
        if reader.authority == owner {
            wrong.push(Wrong::at(place, "is the owner, who sees it anyway"));
        } else if !seen.insert(reader.authority) {
            wrong.push(Wrong::at(place, "is named already"));
        }
    }
    wrong
}
