//! Saved views over the API: a list with its filters, under a name.

use std::marker::PhantomData;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::id::{AuthorityGroupId, ViewId};
use muster_domain::page::{Page, PageRequest};
use muster_domain::view::{NewView, View as Record, ViewAudience, ViewChange, ViewFilter, ViewList};
use muster_persistence::Error as Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::contract::Contracts;
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::opportunity::Opportunities;
use crate::params::{Params, Query};
use crate::person::not_blank;
use crate::precondition::{version, versioned};
use crate::problem::{Failure, Wrong};
use crate::procurement::Procurements;
use crate::resource::{NoQuery, Resource};
use crate::respond::fresh;
use crate::routes::page_of;
use crate::vendor::Vendors;
use crate::words;

const TAG: &str = "Views";

/// A group of authorities that a view is shared with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ViewGroup {
    /// Which.
    pub id: Uuid,
    /// What it is called.
    #[schema(example = "South London")]
    pub name: String,
}

/// A list with its filters, under a name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Its id.
    pub id: Uuid,
    /// Of which list: the last part of its path.
    #[schema(schema_with = words::view_list_schema)]
    pub list: &'static str,
    /// What it is called.
    #[schema(example = "Housing, ending by March 2028")]
    pub name: String,
    /// The list's query parameters, exactly as in its address.
    #[schema(example = "q=housing&endsBefore=2028-03-31&live=true")]
    pub query: String,
    /// Who finds it: `me`, everybody of the `authority`, those of a `group`, or all `members`.
    #[schema(schema_with = words::view_audience_schema)]
    pub audience: &'static str,
    /// The group that it is shared with, as it is now.
    pub group: Option<ViewGroup>,
    /// What whoever saved it is called.
    #[schema(example = "Rani Patel")]
    pub owner: String,
    /// Where they belong.
    pub authority: AuthorityRef,
    /// Whether it is one's own, to change and to let go.
    pub own: bool,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Changes with every change of it: the number in the `ETag`.
    pub version: i64,
}

impl View {
    fn new(view: Record, actor: &Actor) -> Self {
        let own = actor.person() == Some(view.owner);
        let Record {
            id,
            list,
            name,
            query,
            audience,
            group,
            owner: _,
            owner_name,
            authority,
            created_at,
            updated_at,
            version,
        } = view;
        Self {
            id: id.0,
            list: list.as_str(),
            name,
            query,
            audience: audience.as_str(),
            group: group.map(|group| ViewGroup { id: group.id.0, name: group.name }),
            owner: owner_name,
            authority: authority.into(),
            own,
            created_at,
            updated_at,
            version,
        }
    }
}

/// A view to be saved.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SaveView {
    /// Of which list.
    #[schema(schema_with = words::view_list_schema)]
    list: String,
    /// What to call it.
    #[validate(
        length(min = 1, max = 120, message = "has 1 to 120 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 120, example = "Housing, ending by March 2028")]
    name: String,
    /// The list's query parameters, as in its address after the question mark; without `limit`, `cursor`
    /// and `format`, which are of an answer and not of a view.
    #[validate(length(max = 2000, message = "has at most 2,000 characters"))]
    #[schema(max_length = 2000, example = "q=housing&endsBefore=2028-03-31&live=true")]
    query: String,
    /// Who finds it; oneself, unless more is said.
    #[serde(default = "me")]
    #[schema(schema_with = words::view_audience_schema)]
    audience: String,
    /// Which group, where that is the audience.
    group: Option<Uuid>,
}

fn me() -> String {
    ViewAudience::Me.as_str().to_owned()
}

/// What changes of a view; what is left out stays.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangeView {
    /// What to call it.
    #[validate(
        length(min = 1, max = 120, message = "has 1 to 120 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    /// The list's query parameters.
    #[validate(length(max = 2000, message = "has at most 2,000 characters"))]
    #[schema(max_length = 2000)]
    query: Option<String>,
    /// Who finds it.
    #[schema(schema_with = words::view_audience_schema)]
    audience: Option<String>,
    /// Which group, where that is the audience.
    group: Option<Uuid>,
}

/// Filters and order of a list, without what an answer has besides.
struct Kept<R: Resource> {
    filter: R::Filter,
    of: PhantomData<R>,
}

impl<R: Resource> Query for Kept<R> {
    fn read(params: &mut Params) -> Self {
        let filter = R::filter(params);
        params.sort(R::SORTS);
        Self { filter, of: PhantomData }
    }
}

/// What a view's query asks for on `today`, read as the list itself reads it.
///
/// # Errors
/// [`Failure::Unprocessable`] with everything that the list would refuse.
pub fn filter(list: ViewList, query: &str, today: NaiveDate) -> Result<ViewFilter, Failure> {
    fn read<R: Resource>(query: &str, today: NaiveDate) -> Result<R::Filter, Failure> {
        Params::read::<Kept<R>>(query, today).map(|kept| kept.filter)
    }
    Ok(match list {
        ViewList::Contracts => ViewFilter::Contracts(read::<Contracts>(query, today)?),
        ViewList::Procurements => ViewFilter::Procurements(read::<Procurements>(query, today)?),
        ViewList::Opportunities => ViewFilter::Opportunities(read::<Opportunities>(query, today)?),
        ViewList::Vendors => ViewFilter::Vendors(read::<Vendors>(query, today)?),
    })
}

/// Sees that the list takes the query; what it refuses is told of the body's `query`.
fn check(list: ViewList, query: &str, today: NaiveDate) -> Result<(), Failure> {
    filter(list, query, today).map(|_| ()).map_err(|failure| match failure {
        Failure::Unprocessable(wrong) => Failure::Unprocessable(
            wrong
                .into_iter()
                .map(|Wrong { pointer, detail }| Wrong {
                    pointer: "/query".to_owned(),
                    detail: if pointer.is_empty() { detail } else { format!("{pointer}: {detail}") },
                })
                .collect(),
        ),
        other => other,
    })
}

fn list_of(word: &str) -> Result<ViewList, Failure> {
    ViewList::parse(word).ok_or_else(|| none_of("/list", word, &ViewList::ALL.map(ViewList::as_str)))
}

/// An audience, and the group where it is one.
async fn audience_of(
    api: &Api,
    word: &str,
    group: Option<Uuid>,
) -> Result<(ViewAudience, Option<AuthorityGroupId>), Failure> {
    let audience = ViewAudience::parse(word)
        .ok_or_else(|| none_of("/audience", word, &ViewAudience::ALL.map(ViewAudience::as_str)))?;
    match (audience, group.map(AuthorityGroupId)) {
        (ViewAudience::Group, None) => Err(Failure::wrong("/group", "is needed: which group")),
        (ViewAudience::Group, Some(id)) => match api.database.authority_groups().get(id).await? {
            Some(_) => Ok((audience, Some(id))),
            None => Err(Failure::wrong("/group", "is no group that is kept here")),
        },
        (_, Some(_)) => Err(Failure::wrong("/group", "goes with the audience `group` alone")),
        (_, None) => Ok((audience, None)),
    }
}

/// A word that is none of those there are.
pub(crate) fn none_of(pointer: &str, word: &str, words: &[&str]) -> Failure {
    Failure::wrong(pointer, format!("{word:?} is none of {}", words.join(", ")))
}

/// The list type of the document.
struct ViewPage;

impl ListType for ViewPage {
    const NAME: &'static str = "ViewList";
    type Item = View;
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "Lists with their filters, kept under a name, for oneself or for others.");
    routes.add(
        Operation::get("/views", "listViews", TAG)
            .about("One's own views and those shared with one, by name. What a view shows is what whoever opens it may see.")
            .requires(Action::Follow)
            .query::<PageRequest>()
            .answers_list::<ViewPage>(),
        list,
    );
    routes.add(
        Operation::post("/views", "saveView", TAG)
            .about("Save a list with its filters under a name, for oneself, one's authority, a group of authorities or all members.")
            .requires(Action::Follow)
            .takes::<SaveView>()
            .answers::<View>()
            .status(201)
            .fails(&[409]),
        create,
    );
    routes.add(
        Operation::get("/views/{id}", "getView", TAG)
            .about("One view; its `ETag` goes with a change.")
            .requires(Action::Follow)
            .answers::<View>(),
        one,
    );
    routes.add(
        Operation::patch("/views/{id}", "changeView", TAG)
            .about("Change a view of one's own: its name, its filters, who finds it.")
            .requires(Action::Follow)
            .takes::<ChangeView>()
            .answers::<View>(),
        change,
    );
    routes.add(
        Operation::delete("/views/{id}", "deleteView", TAG)
            .about("Let a view of one's own go; nobody follows it any more.")
            .requires(Action::Follow)
            .conditional()
            .status(204),
        delete,
    );
}

fn id_of(path: &str) -> Result<ViewId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::Follow)?;
    let views: Page<Record> = api.database.views().list(&actor, &page).await?;
    Ok(fresh(&request, page_of(&request, views, |view| View::new(view, &actor))?))
}

async fn found(api: &Api, actor: &Actor, id: ViewId) -> Result<Record, Failure> {
    api.database.views().get(actor, id).await?.ok_or(Failure::NotFound)
}

async fn one(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::Follow)?;
    let view = found(&api, &actor, id_of(&id)?).await?;
    versioned(HttpResponse::Ok(), view.version, &View::new(view, &actor))
}

async fn create(request: HttpRequest, api: web::Data<Api>, Body(new): Body<SaveView>) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let SaveView { list, name, query, audience, group } = new;
    let list = list_of(&list)?;
    let (audience, group) = audience_of(&api, &audience, group).await?;
    check(list, &query, api.clock.today())?;
    let new = NewView { list, name, query, audience, group };
    let id = api.database.views().create(&actor, &new, &*api.clock).await?;
    let view = found(&api, &actor, id).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/views/{id}")));
    versioned(response, view.version, &View::new(view, &actor))
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    Body(change): Body<ChangeView>,
) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let ChangeView { name, query, audience, group } = change;
    let audience = match (audience, group) {
        (Some(word), group) => Some(audience_of(&api, &word, group).await?),
        (None, Some(_)) => return Err(Failure::wrong("/audience", "is needed: `group`")),
        (None, None) => None,
    };
    if let Some(query) = &query {
        check(found(&api, &actor, id).await?.list, query, api.clock.today())?;
    }
    let change = ViewChange { name, query, audience };
    let changed = api.database.views().change(&actor, id, version, &change, &*api.clock).await;
    unless_stale(&api, &actor, id, changed).await?;
    let view = found(&api, &actor, id).await?;
    versioned(HttpResponse::Ok(), view.version, &View::new(view, &actor))
}

async fn delete(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let deleted = api.database.views().delete(&actor, id, version, &*api.clock).await;
    unless_stale(&api, &actor, id, deleted).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Shows the view as it is now to whoever changes an older version of it.
async fn unless_stale(api: &Api, actor: &Actor, id: ViewId, done: Result<(), Stored>) -> Result<(), Failure> {
    match done {
        Err(Stored::Stale) => {
            let view = View::new(found(api, actor, id).await?, actor);
            let current = serde_json::to_value(view).map_err(|e| Failure::Internal(Box::new(e)))?;
            Err(Failure::Stale { current })
        }
        done => Ok(done?),
    }
}
