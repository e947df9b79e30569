//! Groups of authorities over the API: kept by the convenor, to share something with many at once.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::authority_group::{AuthorityGroup as Record, AuthorityGroupChange, NewAuthorityGroup};
use muster_domain::id::{AuthorityGroupId, AuthorityId};
use muster_domain::viewer::Viewer;
use muster_persistence::Error as Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority::{self, AuthorityRef};
use crate::body::Body;
use crate::document::BASE;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::person::not_blank;
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};

const TAG: &str = "Authorities";

/// A group of authorities.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuthorityGroup {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    #[schema(example = "South London")]
    pub name: String,
    /// Who is in it, by name.
    pub authorities: Vec<AuthorityRef>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Changes with every change of it: the number in the `ETag`.
    pub version: i64,
}

impl From<Record> for AuthorityGroup {
    fn from(group: Record) -> Self {
        let Record { id, name, authorities, created_at, updated_at, version } = group;
        let authorities = authorities.into_iter().map(Into::into).collect();
        Self { id: id.0, name, authorities, created_at, updated_at, version }
    }
}

/// A group to be made.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewGroup {
    /// What to call it.
    #[validate(
        length(min = 1, max = 120, message = "has 1 to 120 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 120, example = "South London")]
    name: String,
    /// Who is in it: codes or ids of authorities that take part.
    #[validate(length(min = 1, max = 60, message = "has 1 to 60 authorities"))]
    #[schema(min_items = 1, max_items = 60)]
    authorities: Vec<String>,
}

/// What changes of a group; what is left out stays.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangeGroup {
    /// What to call it.
    #[validate(
        length(min = 1, max = 120, message = "has 1 to 120 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    /// Who is in it, in place of those there were.
    #[validate(length(min = 1, max = 60, message = "has 1 to 60 authorities"))]
    #[schema(min_items = 1, max_items = 60)]
    authorities: Option<Vec<String>>,
}

/// Every group.
#[derive(Debug, Serialize)]
struct Groups {
    items: Vec<AuthorityGroup>,
    next: Option<String>,
    total: usize,
}

impl ListType for Groups {
    const NAME: &'static str = "AuthorityGroupList";
    type Item = AuthorityGroup;
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/authority-groups", "listAuthorityGroups", TAG)
            .about("Groups of authorities that the convenor keeps, by name, all on one page: views can be shared with one.")
            .requires(Action::SeeMembers)
            .answers_list::<Groups>(),
        list,
    );
    routes.add(
        Operation::get("/authority-groups/{id}", "getAuthorityGroup", TAG)
            .about("One group of authorities; its `ETag` goes with a change.")
            .requires(Action::SeeMembers)
            .answers::<AuthorityGroup>(),
        one,
    );
    routes.add(
        Operation::post("/authority-groups", "createAuthorityGroup", TAG)
            .about("Make a group of authorities that take part.")
            .requires(Action::KeepGroups)
            .takes::<NewGroup>()
            .answers::<AuthorityGroup>()
            .status(201)
            .fails(&[409]),
        create,
    );
    routes.add(
        Operation::patch("/authority-groups/{id}", "changeAuthorityGroup", TAG)
            .about("Change a group: views that are shared with it follow. Records that were shared by naming its authorities do not: who sees them is for those who keep them to say.")
            .requires(Action::KeepGroups)
            .takes::<ChangeGroup>()
            .answers::<AuthorityGroup>()
            .fails(&[409]),
        change,
    );
    routes.add(
        Operation::delete("/authority-groups/{id}", "deleteAuthorityGroup", TAG)
            .about("Let a group go. Views that were shared with it are their owners' alone again.")
            .requires(Action::KeepGroups)
            .conditional()
            .status(204),
        delete,
    );
}

fn id_of(path: &str) -> Result<AuthorityGroupId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

async fn found(api: &Api, id: AuthorityGroupId) -> Result<Record, Failure> {
    api.database.authority_groups().get(id).await?.ok_or(Failure::NotFound)
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let all = api.database.authority_groups().all().await?;
    let items: Vec<AuthorityGroup> = all.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&Groups { total: items.len(), items, next: None })?))
}

async fn one(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let group = found(&api, id_of(&id)?).await?;
    versioned(HttpResponse::Ok(), group.version, &AuthorityGroup::from(group))
}

/// The authorities that are named, each in its place.
async fn named(api: &Api, viewer: &Viewer, keys: &[String]) -> Result<Vec<AuthorityId>, Failure> {
    let mut ids = Vec::with_capacity(keys.len());
    for (at, key) in keys.iter().enumerate() {
        let wrong = |detail: &str| Failure::wrong(&format!("/authorities/{at}"), detail);
        let found = match authority::for_members(&api.database, viewer, key).await {
            Err(Failure::NotFound) => return Err(wrong("is no authority that is known here")),
            found => found?,
        };
        if !found.member {
            return Err(wrong("does not take part in Muster: nothing can be shared with it"));
        }
        ids.push(found.id);
    }
    Ok(ids)
}

async fn create(request: HttpRequest, api: Data<Api>, Body(new): Body<NewGroup>) -> Answered {
    let actor = permitted(&request, Action::KeepGroups)?;
    let NewGroup { name, authorities } = new;
    let authorities = named(&api, &viewer(&request, Kind::Authority), &authorities).await?;
    let new = NewAuthorityGroup { name, authorities };
    let id = api.database.authority_groups().create(&actor, &new, &*api.clock).await?;
    let group = found(&api, id).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/authority-groups/{id}")));
    versioned(response, group.version, &AuthorityGroup::from(group))
}

async fn change(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<ChangeGroup>,
) -> Answered {
    let actor = permitted(&request, Action::KeepGroups)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let ChangeGroup { name, authorities } = change;
    let authorities = match authorities {
        Some(keys) => Some(named(&api, &viewer(&request, Kind::Authority), &keys).await?),
        None => None,
    };
    let change = AuthorityGroupChange { name, authorities };
    let changed = api.database.authority_groups().change(&actor, id, version, &change, &*api.clock).await;
    unless_stale(&api, id, changed).await?;
    let group = found(&api, id).await?;
    versioned(HttpResponse::Ok(), group.version, &AuthorityGroup::from(group))
}

async fn delete(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::KeepGroups)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let deleted = api.database.authority_groups().delete(&actor, id, version, &*api.clock).await;
    unless_stale(&api, id, deleted).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Shows the group as it is now to whoever changes an older version of it.
async fn unless_stale(api: &Api, id: AuthorityGroupId, done: Result<(), Stored>) -> Result<(), Failure> {
    match done {
        Err(Stored::Stale) => Err(Failure::stale(&AuthorityGroup::from(found(api, id).await?))?),
        done => Ok(done?),
    }
}
