//! Who is to see a record, as it is sent.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muster_domain::audience::Audience;
use muster_domain::record::{BandSharing, FieldSharing as DomainField, Reader, Sensitive, Sharing};
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::problem::{Failure, Wrong};
use crate::words;

/// An authority to share something with.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReaderChange {
    /// Its code or id.
    #[validate(length(min = 1, max = 64, message = "is the code or id of an authority"))]
    #[schema(example = "HCK", min_length = 1, max_length = 64)]
    pub authority: String,
    /// The last day on which it may see it.
    pub until: Option<NaiveDate>,
}

/// Who may learn the band of a value that they may not see.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BandChange {
    /// Who.
    #[schema(schema_with = words::audience_schema)]
    pub audience: String,
    /// Which authorities, where it is `named`.
    #[validate(length(max = 100, message = "names at most 100 authorities"), nested)]
    #[serde(default)]
    #[schema(max_items = 100)]
    pub named: Vec<ReaderChange>,
}

/// Who may see a sensitive field.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// Who: nobody beyond those who see the record.
    #[schema(schema_with = words::audience_schema)]
    pub audience: String,
    /// Which authorities, where it is `named`.
    #[validate(length(max = 100, message = "names at most 100 authorities"), nested)]
    #[serde(default)]
    #[schema(max_items = 100)]
    pub named: Vec<ReaderChange>,
    /// Who may learn the band instead: of `value` only.
    #[validate(nested)]
    pub band: Option<BandChange>,
}

/// Sensitive fields with an audience of their own; those left out have the record's.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FieldChanges {
    /// What it costs.
    #[validate(nested)]
    pub value: Option<FieldChange>,
    /// Notes.
    #[validate(nested)]
    pub notes: Option<FieldChange>,
    /// Whom to ask.
    #[validate(nested)]
    pub contact: Option<FieldChange>,
}

/// Who may see what the authority says of a record.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AudienceChange {
    /// Who.
    #[schema(schema_with = words::audience_schema)]
    pub audience: String,
    /// Which authorities, where it is `named`.
    #[validate(length(max = 100, message = "names at most 100 authorities"), nested)]
    #[serde(default)]
    #[schema(max_items = 100)]
    pub named: Vec<ReaderChange>,
    /// Sensitive fields that fewer see.
    #[validate(nested)]
    #[serde(default)]
    pub fields: FieldChanges,
}

impl AudienceChange {
    /// As the domain has it; `place` is where it stands in the body.
    ///
    /// # Errors
    /// [`Failure::Unprocessable`] where a word or an authority is not known.
    pub(super) async fn read(
        self,
        database: &Database,
        viewer: &Viewer,
        place: &str,
    ) -> Result<Sharing, Failure> {
        let mut reading = Reading { database, viewer, wrong: Vec::new() };
        let Self { audience, named, fields } = self;
        let FieldChanges { value, notes, contact } = fields;
        let audience = reading.audience(&audience, place);
        let named = reading.readers(&named, place).await?;
        let mut read = BTreeMap::new();
        let given = [(Sensitive::Value, value), (Sensitive::Notes, notes), (Sensitive::Contact, contact)];
        for (part, change) in given {
            let Some(FieldChange { audience, named, band }) = change else { continue };
            let place = format!("{place}/fields/{}", part.as_str());
            let band = match band {
                None => None,
                Some(BandChange { audience, named }) => {
                    let place = format!("{place}/band");
                    let audience = reading.audience(&audience, &place);
                    Some(BandSharing { audience, named: reading.readers(&named, &place).await? })
                }
            };
            let audience = reading.audience(&audience, &place);
            let named = reading.readers(&named, &place).await?;
            read.insert(part, DomainField { audience, named, band });
        }
        if reading.wrong.is_empty() {
            Ok(Sharing { named, fields: read, ..Sharing::with(audience) })
        } else {
            Err(Failure::Unprocessable(reading.wrong))
        }
    }
}

/// Reads words and codes, and collects what is wrong with them.
struct Reading<'a> {
    database: &'a Database,
    viewer: &'a Viewer,
    wrong: Vec<Wrong>,
}

impl Reading<'_> {
    /// An audience; the narrowest stands in for a word that is none, which is never used.
    fn audience(&mut self, word: &str, place: &str) -> Audience {
        Audience::parse(word).unwrap_or_else(|| {
            let pointer = format!("{place}/audience");
            self.wrong.push(Wrong { pointer, detail: "is one of own, named, members, public".to_owned() });
            Audience::Own
        })
    }

    async fn readers(&mut self, named: &[ReaderChange], place: &str) -> Result<Vec<Reader>, Failure> {
        let mut readers = Vec::with_capacity(named.len());
        for (at, ReaderChange { authority, until }) in named.iter().enumerate() {
            match self.database.authorities().find(self.viewer, authority).await? {
                Some(found) => readers.push(Reader { authority: found.reference.id, until: *until }),
                None => {
                    let pointer = format!("{place}/named/{at}/authority");
                    let detail = format!("{authority:?} is neither the code nor the id of an authority");
                    self.wrong.push(Wrong { pointer, detail });
                }
            }
        }
        Ok(readers)
    }
}
