//! What somebody follows, over the API.

mod settings;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::alert::WIDEST;
use muster_domain::follow::{Cadence, Channel, Follow as Record, Followed, FollowedKind};
use muster_domain::id::{ContractId, FollowId, OpportunityId, ProcurementId, VendorId, ViewId};
use muster_domain::page::PageRequest;
use muster_domain::view::{View, ViewFilter};
use muster_persistence::Error as Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::view::{filter, none_of};
use crate::words;

const TAG: &str = "Following";

/// Something that one follows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Follow {
    /// Its id.
    pub id: Uuid,
    /// What kind of thing.
    #[schema(schema_with = words::followed_kind_schema)]
    pub kind: &'static str,
    /// Which.
    pub subject: Uuid,
    /// What it is called; null where one sees it no more.
    #[schema(example = "Housing, ending by March 2028")]
    pub title: Option<String>,
    /// How often one hears of it.
    #[schema(schema_with = words::cadence_schema)]
    pub cadence: &'static str,
    /// By which way.
    #[schema(schema_with = words::channel_schema)]
    pub channel: &'static str,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Changes with every change of it: the number in the `ETag`.
    pub version: i64,
}

/// Something to follow.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewFollow {
    /// What kind of thing.
    #[schema(schema_with = words::followed_kind_schema)]
    kind: String,
    /// Which: its id.
    subject: Uuid,
    /// How often to hear of it.
    #[schema(schema_with = words::cadence_schema)]
    cadence: String,
    /// By which way.
    #[schema(schema_with = words::channel_schema)]
    channel: String,
}

/// How one hears of something that one follows; what is left out stays.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangeFollow {
    /// How often.
    #[schema(schema_with = words::cadence_schema)]
    cadence: Option<String>,
    /// By which way.
    #[schema(schema_with = words::channel_schema)]
    channel: Option<String>,
}

/// Everything that one follows.
#[derive(Debug, Serialize)]
struct Follows {
    items: Vec<Follow>,
    next: Option<String>,
    total: usize,
}

impl ListType for Follows {
    const NAME: &'static str = "FollowList";
    type Item = Follow;
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "What one follows, how often one hears of it and by which way.");
    routes.add(
        Operation::get("/me/follows", "listFollows", TAG)
            .about("What one follows, oldest first, besides the ends of one's authority's contracts. All of it stands on one page.")
            .requires(Action::Follow)
            .answers_list::<Follows>(),
        list,
    );
    routes.add(
        Operation::post("/me/follows", "follow", TAG)
            .about("Follow a view, a contract, a procurement, an opportunity or a vendor: what is new in it and what changes of it is told at once, on weekday mornings or in the weekly digest.")
            .requires(Action::Follow)
            .takes::<NewFollow>()
            .answers::<Follow>()
            .status(201)
            .fails(&[409]),
        create,
    );
    routes.add(
        Operation::patch("/me/follows/{id}", "changeFollow", TAG)
            .about("Change how one hears of something.")
            .requires(Action::Follow)
            .takes::<ChangeFollow>()
            .answers::<Follow>(),
        change,
    );
    routes.add(
        Operation::delete("/me/follows/{id}", "unfollow", TAG)
            .about("Follow something no more.")
            .requires(Action::Follow)
            .conditional()
            .status(204),
        delete,
    );
    settings::operations(routes);
}

impl Follow {
    fn new(follow: Record, title: Option<String>) -> Self {
        let Record { id, person: _, followed, cadence, channel, created_at, version } = follow;
        Self {
            id: id.0,
            kind: followed.kind.as_str(),
            subject: followed.id,
            title,
            cadence: cadence.as_str(),
            channel: channel.as_str(),
            created_at,
            version,
        }
    }
}

fn cadence_of(word: &str) -> Result<Cadence, Failure> {
    Cadence::parse(word).ok_or_else(|| none_of("/cadence", word, &Cadence::ALL.map(Cadence::as_str)))
}

/// The channel of this name, if this installation sends by it.
fn channel_of(api: &Api, pointer: &str, word: &str) -> Result<Channel, Failure> {
    let channel =
        Channel::parse(word).ok_or_else(|| none_of(pointer, word, &Channel::ALL.map(Channel::as_str)))?;
    let set_up = match channel {
        Channel::Mail => api.mail,
        Channel::Teams => api.teams.is_some(),
    };
    match set_up {
        true => Ok(channel),
        false => Err(Failure::wrong(pointer, format!("{word} is not set up in this installation"))),
    }
}

fn id_of(path: &str) -> Result<FollowId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

/// What something is called, as the actor sees it; `None` where they do not.
async fn title(api: &Api, actor: &Actor, followed: Followed) -> Result<Option<String>, Failure> {
    let (database, id) = (&api.database, followed.id);
    Ok(match followed.kind {
        FollowedKind::View => database.views().get(actor, ViewId(id)).await?.map(|view| view.name),
        FollowedKind::Contract => {
            let viewer = actor.viewer(Kind::Contract);
            database.contracts().get(&viewer, ContractId(id)).await?.map(|contract| contract.title)
        }
        FollowedKind::Procurement => {
            let viewer = actor.viewer(Kind::Procurement);
            database.procurements().get(&viewer, ProcurementId(id)).await?.map(|p| p.title)
        }
        FollowedKind::Opportunity => {
            let viewer = actor.viewer(Kind::Opportunity);
            database.opportunities().get(&viewer, OpportunityId(id)).await?.map(|o| o.title)
        }
        FollowedKind::Vendor => {
            let viewer = actor.viewer(Kind::Vendor);
            database.vendors().get(&viewer, VendorId(id)).await?.map(|vendor| vendor.reference.name)
        }
    })
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::Follow)?;
    let mut items = Vec::new();
    for follow in api.database.follows().list(&actor).await? {
        let title = title(&api, &actor, follow.followed).await?;
        items.push(Follow::new(follow, title));
    }
    Ok(fresh(&request, Made::json(&Follows { total: items.len(), items, next: None })?))
}

async fn create(request: HttpRequest, api: web::Data<Api>, Body(new): Body<NewFollow>) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let NewFollow { kind, subject, cadence, channel } = new;
    let kind = FollowedKind::parse(&kind)
        .ok_or_else(|| none_of("/kind", &kind, &FollowedKind::ALL.map(FollowedKind::as_str)))?;
    let (cadence, channel) = (cadence_of(&cadence)?, channel_of(&api, "/channel", &channel)?);
    let followed = Followed { kind, id: subject };
    if title(&api, &actor, followed).await?.is_none() {
        return Err(Failure::wrong("/subject", format!("is no {} that you see", kind.as_str())));
    }
    if kind == FollowedKind::View
        && let Some(view) = api.database.views().get(&actor, ViewId(subject)).await?
        && width(&api, &actor, &view).await?.is_none_or(|rows| rows > WIDEST)
    {
        let detail = format!("shows more than {WIDEST} records: narrow the view before you follow it");
        return Err(Failure::wrong("/subject", detail));
    }
    let id = api.database.follows().create(&actor, followed, cadence, channel, &*api.clock).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/me/follows/{id}")));
    answer(&api, &actor, id, response).await
}

/// How many records a view shows the actor; `None` for more than are counted.
async fn width(api: &Api, actor: &Actor, view: &View) -> Result<Option<usize>, Failure> {
    let one = PageRequest { limit: 1, cursor: None };
    let database = &api.database;
    let total = match filter(view.list, &view.query, api.clock.today())? {
        ViewFilter::Contracts(filter) => {
            database.contracts().list(&actor.viewer(Kind::Contract), &filter, &[], &one).await?.total
        }
        ViewFilter::Procurements(filter) => {
            database.procurements().list(&actor.viewer(Kind::Procurement), &filter, &[], &one).await?.total
        }
        ViewFilter::Opportunities(filter) => {
            database.opportunities().list(&actor.viewer(Kind::Opportunity), &filter, &[], &one).await?.total
        }
        ViewFilter::Vendors(filter) => {
            database.vendors().list(&actor.viewer(Kind::Vendor), &filter, &[], &one).await?.total
        }
    };
    Ok(total.and_then(|total| usize::try_from(total).ok()))
}

async fn answer(
    api: &Api,
    actor: &Actor,
    id: FollowId,
    response: actix_web::HttpResponseBuilder,
) -> Answered {
    let follow = api.database.follows().get(actor, id).await?.ok_or(Failure::NotFound)?;
    let title = title(api, actor, follow.followed).await?;
    versioned(response, follow.version, &Follow::new(follow, title))
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    Body(change): Body<ChangeFollow>,
) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let cadence = change.cadence.as_deref().map(cadence_of).transpose()?;
    let channel = change.channel.as_deref().map(|word| channel_of(&api, "/channel", word)).transpose()?;
    let changed = api.database.follows().change(&actor, id, version, cadence, channel, &*api.clock).await;
    unless_stale(&api, &actor, id, changed).await?;
    answer(&api, &actor, id, HttpResponse::Ok()).await
}

async fn delete(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let deleted = api.database.follows().delete(&actor, id, version).await;
    unless_stale(&api, &actor, id, deleted).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Shows how it is now to whoever changes an older version.
async fn unless_stale(
    api: &Api,
    actor: &Actor,
    id: FollowId,
    done: Result<(), Stored>,
) -> Result<(), Failure> {
    match done {
        Err(Stored::Stale) => {
            let follow = api.database.follows().get(actor, id).await?.ok_or(Failure::NotFound)?;
            let title = title(api, actor, follow.followed).await?;
            let current = serde_json::to_value(Follow::new(follow, title))
                .map_err(|e| Failure::Internal(Box::new(e)))?;
            Err(Failure::Stale { current })
        }
        done => Ok(done?),
    }
}
