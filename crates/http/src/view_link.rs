//! Links that show one view of a list to a spreadsheet, a report or a calendar that cannot sign in.

mod address;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::id::ViewLinkId;
use muster_domain::view_link::{NewViewLink as New, SeenBy, View, ViewLink as Record, ViewLinkChange};
use muster_identity::secret;
use muster_persistence::view_link::Whose;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::{Params, Query};
use crate::person::not_blank;
use crate::precondition::{version, versioned};
use crate::problem::{Failure, Wrong};
use crate::resource::{Format, NoQuery};
use crate::respond::{Made, fresh};
use crate::session::secretly;
use crate::words;

pub(crate) use address::Limits;

const TAG: &str = "View links";

/// A link that shows one view of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ViewLink {
    /// Its id, which opens nothing.
    pub id: Uuid,
    /// What it is called.
    #[schema(example = "Contracts that end within a year")]
    pub name: String,
    /// The list, by the noun of its path.
    #[schema(example = "contracts")]
    pub list: String,
    /// Its filters and its order, as the query of that list's address.
    #[schema(example = "authority=CMD&live=true&sort=end")]
    pub query: String,
    /// The format.
    #[schema(example = "csv")]
    pub format: String,
    /// With whose eyes it reads: as a reader of the authority, or as the public.
    #[schema(schema_with = words::link_seen_by_schema)]
    pub seen_by: &'static str,
    /// The last day on which it is good; null where it has none.
    pub until: Option<NaiveDate>,
    /// Whether it is good today.
    pub good: bool,
    /// Who made it.
    pub person: LinkPerson,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last read, to the minute; null while it never was.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked, by hand or with its person's account.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Changes with every change of the link.
    pub version: i64,
}

/// Who made a link.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkPerson {
    /// Their id.
    pub id: Uuid,
    /// What they are called.
    #[schema(example = "Rani Patel")]
    pub name: String,
}

impl ViewLink {
    /// The link as it stands on `today`.
    #[must_use]
    pub fn new(link: Record, today: NaiveDate) -> Self {
        let good = link.good_on(today);
        let Record {
            id,
            person,
            person_name,
            authority: _,
            name,
            view: View { list, query, format, seen_by },
            until,
            created_at,
            last_used_at,
            revoked_at,
            version,
        } = link;
        Self {
            id: id.0,
            name,
            list,
            query,
            format,
            seen_by: seen_by.as_str(),
            until,
            good,
            person: LinkPerson { id: person.0, name: person_name },
            created_at,
            last_used_at,
            revoked_at,
            version,
        }
    }
}

/// A link with its address, which is said this once and never again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ViewLinkWithAddress {
    /// The link.
    pub link: ViewLink,
    /// Its address. Whoever has it sees what it shows: keep it as you would keep a key.
    #[schema(example = "https://muster.example.org/api/v1/view-links/q3…/contracts.csv")]
    pub address: String,
}

/// A link that is to be made.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewViewLink {
    /// What it is for.
    #[validate(
        length(min = 1, max = 100, message = "has 1 to 100 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 100, example = "Contracts that end within a year")]
    pub name: String,
    /// Which list, by the noun of its path.
    #[schema(max_length = 40, example = "contracts")]
    pub list: String,
    /// Filters and order, as the query of that list's address; without, all of it in its own order.
    #[serde(default)]
    #[validate(length(max = 2000, message = "has at most 2000 characters"))]
    #[schema(max_length = 2000, example = "authority=CMD&live=true&sort=end")]
    pub query: String,
    /// The format: any that the list comes in as a whole.
    #[schema(max_length = 40, example = "csv")]
    pub format: String,
    /// With whose eyes it reads: as a reader of the authority, or as the public.
    #[schema(schema_with = words::link_seen_by_schema)]
    pub seen_by: String,
    /// The last day on which it is good.
    pub until: Option<NaiveDate>,
}

/// What is changed of a link: a field left out stays.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeViewLink {
    /// What it is for.
    #[validate(
        length(min = 1, max = 100, message = "has 1 to 100 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    /// The last day on which it is good; null takes it away.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<NaiveDate>)]
    pub until: Option<Option<NaiveDate>>,
}

/// Tells null from nothing.
fn said<'de, D: Deserializer<'de>>(field: D) -> Result<Option<Option<NaiveDate>>, D::Error> {
    Option::deserialize(field).map(Some)
}

/// Every link that is asked for.
#[derive(Debug, Serialize)]
struct ViewLinks {
    items: Vec<ViewLink>,
    next: Option<String>,
    total: usize,
}

impl ListType for ViewLinks {
    const NAME: &'static str = "ViewLinkList";
    type Item = ViewLink;
}

/// Whose links are asked for.
struct WhoseQuery(Whose);

impl Query for WhoseQuery {
    fn read(params: &mut Params) -> Self {
        let all = [("me", Whose::Mine), ("authority", Whose::Authority)];
        let doc = "`authority`: everybody's of one's authority, for its administrators; else one's own.";
        Self(params.word_or("whose", doc, &all, "me").unwrap_or(Whose::Mine))
    }
}

/// Their operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "Addresses that show one view of a list without a sign-in, and do nothing else.");
    routes.add(
        Operation::get("/view-links", "listViewLinks", TAG)
            .about("My view links, newest first: what each shows and when it was last read. All of them stand on one page.")
            .requires(Action::ShareViews)
            .query::<WhoseQuery>()
            .answers_list::<ViewLinks>(),
        list,
    );
    routes.add(
        Operation::post("/view-links", "createViewLink", TAG)
            .about("Makes a link for a spreadsheet or a report that refreshes itself: answers its address, this once. It shows this view with its filters, as my authority or as the public sees it, and ends with my account.")
            .requires(Action::ShareViews)
            .takes::<NewViewLink>()
            .answers::<ViewLinkWithAddress>()
            .status(201),
        create,
    );
    routes.add(
        Operation::get("/view-links/{id}", "getViewLink", TAG)
            .about("One of my view links; its `ETag` goes with a change.")
            .requires(Action::ShareViews)
            .answers::<ViewLink>(),
        one,
    );
    routes.add(
        Operation::patch("/view-links/{id}", "changeViewLink", TAG)
            .about(
                "Changes what one of my view links is called or until when it is good. What it shows stays.",
            )
            .requires(Action::ShareViews)
            .takes::<ChangeViewLink>()
            .answers::<ViewLink>(),
        change,
    );
    routes.add(
        Operation::delete("/view-links/{id}", "revokeViewLink", TAG)
            .about("Revokes a view link for good: mine, or as an administrator anybody's of my authority. It stays in the list.")
            .requires(Action::ShareViews)
            .status(204),
        revoke,
    );
    routes.add(
        Operation::get("/view-links/{token}/{file}", "readViewLink", TAG)
            .about("What a view link shows, at the address that was answered when it was made. One that is unknown, revoked or ended is not found; `ETag` and `If-None-Match` make a refresh of what did not change cheap.")
            .fails(&[429]),
        address::read,
    );
}

/// What a view is called in the last part of an address, as `contracts.csv`.
fn file_name(list: &str, format: Format) -> String {
    format!("{list}.{}", format.extension())
}

fn id_of(path: &str) -> Result<ViewLinkId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let today = api.clock.today();
    let WhoseQuery(whose) = Params::read(request.query_string(), today)?;
    let actor = match whose {
        Whose::Mine => permitted(&request, Action::ShareViews)?,
        Whose::Authority => permitted(&request, Action::ManageClients)?,
    };
    let links = api.database.view_links().list(&actor, whose).await?;
    let items: Vec<ViewLink> = links.into_iter().map(|link| ViewLink::new(link, today)).collect();
    Ok(fresh(&request, Made::json(&ViewLinks { total: items.len(), items, next: None })?))
}

async fn one(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::ShareViews)?;
    let link = mine(&api, &actor, id_of(&id)?).await?;
    versioned(HttpResponse::Ok(), link.version, &link)
}

async fn mine(api: &Api, actor: &Actor, id: ViewLinkId) -> Result<ViewLink, Failure> {
    let link = api.database.view_links().get(actor, Whose::Mine, id).await?.ok_or(Failure::NotFound)?;
    Ok(ViewLink::new(link, api.clock.today()))
}

async fn create(request: HttpRequest, api: web::Data<Api>, body: Body<NewViewLink>) -> Answered {
    let actor = permitted(&request, Action::ShareViews)?;
    let today = api.clock.today();
    let (new, format) = checked(body.0, today)?;
    let token = secret::generate()?;
    let link = api.database.view_links().create(&actor, &*api.clock, &new, &secret::hash(&token)).await?;
    let address =
        format!("{}{BASE}/view-links/{token}/{}", api.public_url, file_name(&new.view.list, format));
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/view-links/{}", link.id)));
    secretly(response, &ViewLinkWithAddress { link: ViewLink::new(link, today), address })
}

/// A link as it is to be kept: whatever could only fail when it is read is refused here.
fn checked(new: NewViewLink, today: NaiveDate) -> Result<(New, Format), Failure> {
    let NewViewLink { name, list, query, format: word, seen_by: eyes, until } = new;
    let mut wrong = Vec::new();
    let mut refuse = |pointer: &str, detail: String| {
        wrong.push(Wrong { pointer: pointer.to_owned(), detail });
    };
    let query = query.trim_start_matches('?').to_owned();
    let format = Format::parse(&word);
    match format {
        None => refuse("/format", format!("{word:?} is not a format")),
        Some(format) => {
            if let Err(detail) = address::check_list(&list, &word, format) {
                refuse(detail.0, detail.1);
            } else if let Err(detail) = address::check_query(&list, &query, today) {
                refuse("/query", detail);
            }
        }
    }
    let seen_by = SeenBy::parse(&eyes);
    if seen_by.is_none() {
        refuse("/seenBy", format!("{eyes:?} is neither authority nor public"));
    }
    if until.is_some_and(|until| until < today) {
        refuse("/until", "is past already".to_owned());
    }
    let (Some(format), Some(seen_by), true) = (format, seen_by, wrong.is_empty()) else {
        return Err(Failure::Unprocessable(wrong));
    };
    let name = name.trim().to_owned();
    Ok((New { name, view: View { list, query, format: word, seen_by }, until }, format))
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    body: Body<ChangeViewLink>,
) -> Answered {
    let actor = permitted(&request, Action::ShareViews)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let Body(ChangeViewLink { name, until }) = body;
    let change = ViewLinkChange { name: name.map(|name| name.trim().to_owned()), until };
    match api.database.view_links().change(&actor, &*api.clock, id, version, &change).await {
        Ok(link) => {
            let link = ViewLink::new(link, api.clock.today());
            versioned(HttpResponse::Ok(), link.version, &link)
        }
        Err(muster_persistence::Error::Stale) => {
            let current = serde_json::to_value(mine(&api, &actor, id).await?);
            Err(Failure::Stale { current: current.map_err(|e| Failure::Internal(Box::new(e)))? })
        }
        Err(error) => Err(error.into()),
    }
}

async fn revoke(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ShareViews)?;
    let whose = if actor.may(Action::ManageClients) { Whose::Authority } else { Whose::Mine };
    match api.database.view_links().revoke(&actor, &*api.clock, whose, id_of(&id)?).await? {
        true => Ok(HttpResponse::NoContent().finish()),
        false => Err(Failure::NotFound),
    }
}
