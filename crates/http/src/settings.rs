//! What an authority sets for its own people, over the API.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use muster_domain::access::{Action, Kind};
use muster_domain::audience::Audience;
use muster_domain::record::Sensitive;
use muster_domain::settings::Settings as Set;
use muster_persistence::Error as Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::api::Api;
use crate::authority;
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::words;

/// Who sees sensitive fields unless somebody says otherwise; null where it is the same as of the rest.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FieldAudiences {
    /// Prices.
    #[schema(schema_with = words::default_audience_or_null_schema)]
    pub value: Option<String>,
    /// Notes.
    #[schema(schema_with = words::default_audience_or_null_schema)]
    pub notes: Option<String>,
    /// Contacts.
    #[schema(schema_with = words::default_audience_or_null_schema)]
    pub contact: Option<String>,
}

/// The settings of an authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Who sees what the authority says of its records, unless somebody says otherwise there.
    #[schema(schema_with = words::default_audience_schema)]
    pub statement_audience: &'static str,
    /// Sensitive fields that fewer see.
    pub field_audiences: FieldAudiences,
    /// Changes with every change; 0 while nobody set any. `If-Match` of a change names it.
    #[schema(minimum = 0)]
    pub version: i64,
}

/// What an authority sets.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingsChange {
    /// Who sees what the authority says of its records, unless somebody says otherwise there.
    #[schema(schema_with = words::default_audience_schema)]
    pub statement_audience: String,
    /// Sensitive fields that fewer see.
    #[serde(default)]
    #[validate(nested)]
    pub field_audiences: FieldAudiences,
}

impl Settings {
    fn new(settings: Set, version: i64) -> Self {
        let Set { statement_audience, field_audiences } = settings;
        let of = |field| field_audiences.get(&field).map(|a: &Audience| a.as_str().to_owned());
        Self {
            statement_audience: statement_audience.as_str(),
            field_audiences: FieldAudiences {
                value: of(Sensitive::Value),
                notes: of(Sensitive::Notes),
                contact: of(Sensitive::Contact),
            },
            version,
        }
    }
}

impl SettingsChange {
    fn read(self) -> Result<Set, Failure> {
        let mut wrong = Vec::new();
        let mut audience = |pointer: String, word: &str| {
            let audience = Audience::parse(word);
            if audience.is_none() {
                let detail = format!("{word:?} is none of own, members, public");
                wrong.push(Wrong { pointer, detail });
            }
            audience
        };
        let place = |field: Sensitive| format!("/fieldAudiences/{}", field.as_str());
        let statement_audience = audience("/statementAudience".to_owned(), &self.statement_audience);
        let FieldAudiences { value, notes, contact } = self.field_audiences;
        let given = [(Sensitive::Value, value), (Sensitive::Notes, notes), (Sensitive::Contact, contact)];
        let mut field_audiences = BTreeMap::new();
        for (field, word) in given {
            let audience = word.and_then(|word| audience(place(field), &word));
            field_audiences.extend(audience.map(|audience| (field, audience)));
        }
        let Some(statement_audience) = statement_audience.filter(|_| wrong.is_empty()) else {
            return Err(Failure::Unprocessable(wrong));
        };
        let settings = Set { statement_audience, field_audiences };
        let faults = settings.faults().into_iter().map(|(field, fault)| Wrong {
            pointer: field.map_or_else(|| "/statementAudience".to_owned(), place),
            detail: fault.to_string(),
        });
        let faults: Vec<Wrong> = faults.collect();
        if faults.is_empty() { Ok(settings) } else { Err(Failure::Unprocessable(faults)) }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/authorities/{idOrCode}/settings", "getSettings", "Authorities")
            .about("Settings of one's own authority: who sees what is said of its records by default.")
            .requires(Action::SeeOwn)
            .answers::<Settings>(),
        get,
    );
    routes.add(
        Operation::put("/authorities/{idOrCode}/settings", "putSettings", "Authorities")
            .about("Set who sees what is said of the authority's records by default. What was said before keeps its audience.")
            .requires(Action::ManageSettings)
            .conditional()
            .takes::<SettingsChange>()
            .answers::<Settings>(),
        put,
    );
}

async fn get(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let viewer = viewer(&request, Kind::Authority);
    let authority = authority::for_members(&api.database, &viewer, &key).await?;
    let found = api.database.settings().get(&viewer, authority.id).await?;
    let (settings, version) = found.ok_or(Failure::NotFound)?;
    versioned(HttpResponse::Ok(), version, &Settings::new(settings, version))
}

async fn put(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(change): Body<SettingsChange>,
) -> Answered {
    let actor = permitted(&request, Action::ManageSettings)?;
    let viewer = viewer(&request, Kind::Authority);
    let authority = authority::for_members(&api.database, &viewer, &key).await?;
    if !viewer.sees_own_of(authority.id) {
        return Err(Failure::NotFound);
    }
    let version = version(request.headers())?;
    let settings = change.read()?;
    let (store, of) = (api.database.settings(), (authority.id, version));
    match store.put(&actor, of, &settings, api.clock.as_ref()).await {
        Err(Stored::Stale) => {
            let (settings, version) = store.get(&viewer, authority.id).await?.ok_or(Failure::NotFound)?;
            Err(Failure::stale(&Settings::new(settings, version))?)
        }
        put => {
            let version = put?;
            versioned(HttpResponse::Ok(), version, &Settings::new(settings, version))
        }
    }
}
