//! What the authority that holds a record is told of it besides: who sees what, and what notices say.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::id::AuthorityId;
use muster_domain::record::{
    BandSharing, Clearance as Cleared, Datum, Facts, FieldSharing as DomainField, Reader, Sensitive, Sharing,
};
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::record::Kept;
use serde::Serialize;
use serde_json::{Value as Json, json};
use utoipa::ToSchema;
use utoipa::openapi::Object;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Type};
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::facts::{Cpv, ServiceArea};
use crate::problem::Failure;
use crate::vendor::VendorRef;
use crate::words;

/// An authority that something is shared with by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NamedReader {
    /// Which.
    pub authority: AuthorityRef,
    /// The last day on which it may see it; null for as long as it is shared.
    pub until: Option<NaiveDate>,
}

/// Who may learn the band of a value that they may not see.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BandAudience {
    /// Who.
    #[schema(schema_with = words::audience_schema)]
    pub audience: &'static str,
    /// Which authorities, where it is `named`.
    pub named: Vec<NamedReader>,
}

/// Who may see a sensitive field, where that is fewer than see the record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldAudience {
    /// Who.
    #[schema(schema_with = words::audience_schema)]
    pub audience: &'static str,
    /// Which authorities, where it is `named`.
    pub named: Vec<NamedReader>,
    /// Who may learn the band instead: of `value` only.
    pub band: Option<BandAudience>,
}

/// Sensitive fields with an audience of their own; null where it is the record's.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldAudiencesOfRecord {
    /// What it costs.
    pub value: Option<FieldAudience>,
    /// Notes.
    pub notes: Option<FieldAudience>,
    /// Whom to ask.
    pub contact: Option<FieldAudience>,
}

/// A sensitive field that was cleared in spite of an NDA.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Clearance {
    /// Its id.
    pub id: Uuid,
    /// Which field.
    #[schema(schema_with = words::sensitive_schema)]
    pub field: &'static str,
    /// To whom; what the record and the field say still holds.
    #[schema(schema_with = words::audience_schema)]
    pub audience: &'static str,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Whether the agreement itself was read.
    pub nda_checked: bool,
    /// Whether the supplier agreed.
    pub supplier_consent: bool,
    /// Whether sections 93 and 94 of the Procurement Act 2023 and the Freedom of Information Act 2000
    /// were considered.
    pub disclosure_considered: bool,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A record as the authority that holds it keeps it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordBlock {
    /// Who sees what the authority says of it; what notices say is public.
    #[schema(schema_with = words::audience_schema)]
    pub audience: &'static str,
    /// Which authorities, where it is `named`.
    pub named: Vec<NamedReader>,
    /// Sensitive fields that fewer see.
    pub fields: FieldAudiencesOfRecord,
    /// Whether a non-disclosure agreement holds the sensitive fields back.
    pub nda: bool,
    /// What was cleared in spite of it, and not taken back.
    pub clearances: Vec<Clearance>,
    /// Whether it was put away.
    pub archived: bool,
    /// How many questions about it are open.
    pub questions: usize,
    /// Its version: changes name it in `If-Match`.
    pub version: i64,
    /// What you may do with it.
    pub rights: Vec<&'static str>,
    /// What notices say, by field path; null for a record made by hand.
    #[schema(schema_with = by_path)]
    pub published: Option<BTreeMap<&'static str, Json>>,
}

/// Values of any kind by field path, or null.
fn by_path() -> Object {
    ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::SchemaType::from_iter([Type::Object, Type::Null]))
        .additional_properties(Some(AdditionalProperties::<utoipa::openapi::Schema>::FreeForm(true)))
        .description(Some("Values by field path, as `term.end`."))
        .build()
}

/// What this account may do with records of its own authority.
pub(super) fn rights(actor: &Actor, kept: &Kept) -> Vec<&'static str> {
    let actions = [kept.record.kind.write(), Action::SetAudience];
    let owner = kept.record.authority;
    actions.into_iter().filter(|action| actor.may_of(*action, owner)).map(Action::as_str).collect()
}

impl RecordBlock {
    /// The block of a record for an account of the authority that holds it.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn new(
        database: &Database,
        viewer: &Viewer,
        actor: &Actor,
        kept: &Kept,
    ) -> Result<Self, Failure> {
        let Sharing { audience, named, fields, nda, clearances } = &kept.record.sharing;
        let field = async |part: Sensitive| match fields.get(&part) {
            None => Ok::<_, Failure>(None),
            Some(sharing) => field(database, viewer, sharing).await.map(Some),
        };
        let fields = FieldAudiencesOfRecord {
            value: field(Sensitive::Value).await?,
            notes: field(Sensitive::Notes).await?,
            contact: field(Sensitive::Contact).await?,
        };
        let published = match &kept.record.published {
            None => None,
            Some(facts) => Some(published(database, viewer, facts).await?),
        };
        Ok(Self {
            audience: audience.as_str(),
            named: readers(database, viewer, named).await?,
            fields,
            nda: *nda,
            clearances: clearances.iter().filter(|c| c.revoked_at.is_none()).map(clearance).collect(),
            archived: kept.record.archived_at.is_some(),
            questions: kept.record.open_questions().count(),
            version: kept.version,
            rights: rights(actor, kept),
            published,
        })
    }
}

fn clearance(cleared: &Cleared) -> Clearance {
    let Cleared {
        id,
        field,
        audience,
        until,
        reason,
        nda_checked,
        supplier_consent,
        disclosure_considered,
        by,
        at,
        revoked_at: _,
    } = cleared.clone();
    Clearance {
        id,
        field: field.as_str(),
        audience: audience.as_str(),
        until,
        reason,
        nda_checked,
        supplier_consent,
        disclosure_considered,
        by: by.name,
        at,
    }
}

async fn field(
    database: &Database,
    viewer: &Viewer,
    sharing: &DomainField,
) -> Result<FieldAudience, Failure> {
    let DomainField { audience, named, band } = sharing;
    let band = match band {
        None => None,
        Some(BandSharing { audience, named }) => {
            Some(BandAudience { audience: audience.as_str(), named: readers(database, viewer, named).await? })
        }
    };
    Ok(FieldAudience { audience: audience.as_str(), named: readers(database, viewer, named).await?, band })
}

async fn readers(
    database: &Database,
    viewer: &Viewer,
    named: &[Reader],
) -> Result<Vec<NamedReader>, Failure> {
    let mut readers = Vec::with_capacity(named.len());
    for Reader { authority, until } in named {
        if let Some(authority) = reference(database, viewer, *authority).await? {
            readers.push(NamedReader { authority, until: *until });
        }
    }
    Ok(readers)
}

async fn reference(
    database: &Database,
    viewer: &Viewer,
    authority: AuthorityId,
) -> Result<Option<AuthorityRef>, Failure> {
    Ok(database.authorities().get(viewer, authority).await?.map(|found| found.reference.into()))
}

/// What notices say, in the shapes of the answer that it stands beside.
async fn published(
    database: &Database,
    viewer: &Viewer,
    facts: &Facts,
) -> Result<BTreeMap<&'static str, Json>, Failure> {
    let mut published = BTreeMap::new();
    for (field, known) in facts {
        let json = value(database, viewer, &known.value).await?;
        published.insert(field.as_str(), json);
    }
    Ok(published)
}

/// A value as people are shown it: with names where it has references.
pub(super) async fn value(database: &Database, viewer: &Viewer, value: &Datum) -> Result<Json, Failure> {
    Ok(match value {
        Datum::Vendors(vendors) => {
            let mut named: Vec<VendorRef> = Vec::with_capacity(vendors.len());
            for vendor in vendors {
                let found = database.vendors().get(viewer, *vendor).await?;
                named.extend(found.map(|vendor| VendorRef::from(vendor.reference)));
            }
            json!(named)
        }
        Datum::ServiceArea(area) => json!(ServiceArea::from(*area)),
        Datum::Codes(codes) => codes.iter().copied().map(Cpv::from).map(|code| json!(code)).collect(),
        other => other.json(),
    })
}
