//! Webhooks of one's authority over the API: where changes are sent, and what came of it.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::change::ChangeKind;
use muster_domain::id::WebhookId;
use muster_domain::outward;
use muster_domain::page::{Page, PageRequest};
use muster_domain::webhook::{
    Delivery as Made, DeliveryState, Webhook as Record, WebhookSettings, WebhookState, message_type,
};
use muster_identity::place::of_webhook;
use muster_identity::webhook as signing;
use muster_persistence::webhook::Replay as Again;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::api::Api;
use crate::body::Body;
use crate::client::unkept;
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::{Params, Query};
use crate::precondition;
use crate::problem::Failure;
use crate::resource::page;
use crate::words;

const TAG: &str = "Webhooks";

/// Where changes are sent, by the Standard Webhooks specification.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    #[schema(example = "Contracts warehouse")]
    pub name: String,
    /// Where to.
    #[schema(example = "https://systems.camden.example/muster")]
    pub address: String,
    /// Changes of which kinds; of all where it is empty.
    #[schema(schema_with = words::change_kinds_schema)]
    pub kinds: Vec<&'static str>,
    /// `on`; `off`: an administrator stopped it; `gone`: the receiver answered 410 and is left alone.
    #[schema(schema_with = words::webhook_state_schema)]
    pub state: &'static str,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when the secret before this one still signs beside it; null where none does.
    pub old_secret_until: Option<DateTime<Utc>>,
    /// Deliveries that are still to be made.
    #[schema(minimum = 0)]
    pub waiting: u64,
    /// Deliveries in the log that were given up.
    #[schema(minimum = 0)]
    pub failed: u64,
    /// When something was last taken; null where nothing was yet.
    pub delivered_at: Option<DateTime<Utc>>,
    /// Since when every try has failed; null where the last one did not.
    pub failing_since: Option<DateTime<Utc>>,
    /// Changes with every change.
    pub version: i64,
}

impl From<Record> for Webhook {
    fn from(webhook: Record) -> Self {
        let Record {
            id,
            authority: _,
            settings: WebhookSettings { name, address, kinds },
            state,
            created_at,
            old_secret_until,
            waiting,
            failed,
            delivered_at,
            failing_since,
            version,
        } = webhook;
        Self {
            id: id.0,
            name,
            address,
            kinds: kinds.into_iter().map(ChangeKind::as_str).collect(),
            state: state.as_str(),
            created_at,
            old_secret_until,
            waiting,
            failed,
            delivered_at,
            failing_since,
            version,
        }
    }
}

/// A webhook with the secret that signs, which is said this once and never again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookWithSecret {
    /// The webhook.
    pub webhook: Webhook,
    /// The secret, as libraries for Standard Webhooks take it.
    #[schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    pub secret: String,
}

/// Where changes are to be sent.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewWebhook {
    /// What people call it.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 characters"))]
    #[schema(min_length = 1, max_length = 100, example = "Contracts warehouse")]
    pub name: String,
    /// Where to: an address on the open internet, by HTTPS.
    #[validate(length(min = 1, max = 2_000, message = "has 1 to 2000 characters"))]
    #[schema(min_length = 1, max_length = 2_000, example = "https://systems.camden.example/muster")]
    pub address: String,
    /// Changes of which kinds; left out or empty: of all.
    #[serde(default)]
    #[validate(length(max = 20, message = "names at most 20 kinds"), custom(function = known_kinds))]
    #[schema(schema_with = words::change_kinds_schema)]
    pub kinds: Vec<String>,
}

/// What is to be otherwise, as a merge patch: what is left out stays.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WebhookPatch {
    /// What people call it.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 characters"))]
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    /// Where to.
    #[validate(length(min = 1, max = 2_000, message = "has 1 to 2000 characters"))]
    #[schema(min_length = 1, max_length = 2_000)]
    pub address: Option<String>,
    /// Changes of which kinds; empty: of all.
    #[validate(length(max = 20, message = "names at most 20 kinds"), custom(function = known_kinds))]
    #[schema(schema_with = words::change_kinds_schema)]
    pub kinds: Option<Vec<String>>,
    /// Whether it sends. Turned on again, one that was off or gone goes on where it stopped.
    pub on: Option<bool>,
}

fn known_kinds(words: &[String]) -> Result<(), ValidationError> {
    match words.iter().find(|word| ChangeKind::parse(word).is_none()) {
        None => Ok(()),
        Some(word) => {
            let known: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let said = format!("{word:?} is not a kind; kinds: {}", known.join(", "));
            Err(ValidationError::new("kind").with_message(said.into()))
        }
    }
}

/// What is to be delivered again: one delivery, or everything that changed since.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Replay {
    /// One delivery.
    pub delivery: Option<Uuid>,
    /// Everything that changed since.
    pub since: Option<DateTime<Utc>>,
}

/// How much is delivered again.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Replayed {
    /// How many deliveries.
    #[schema(minimum = 0)]
    pub deliveries: u64,
}

/// A message that was sent or is to be.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Its id, which is the header `webhook-id` however often it is sent.
    pub id: Uuid,
    /// Its type, as `contract.changed`; `webhook.test` for a test. Whether `changed` or `gone` is seen when it is
    /// sent.
    #[schema(example = "contract.changed")]
    #[serde(rename = "type")]
    pub kind: String,
    /// The id of what changed; null for a test.
    pub record: Option<Uuid>,
    /// When it changed.
    pub at: DateTime<Utc>,
    /// `waiting`, `delivered`, `failed` (given up after three days) or `withheld` (the authority may no longer
    /// know of it).
    #[schema(schema_with = words::delivery_state_schema)]
    pub state: &'static str,
    /// How often it was tried.
    #[schema(minimum = 0)]
    pub attempts: u32,
    /// When it was last tried.
    pub tried_at: Option<DateTime<Utc>>,
    /// When it is tried next.
    pub next_try_at: Option<DateTime<Utc>>,
    /// The HTTP status of the last answer.
    pub status: Option<u16>,
    /// The beginning of the last answer, or why there was none.
    pub said: Option<String>,
}

impl From<Made> for Delivery {
    fn from(delivery: Made) -> Self {
        let Made { id, tells, at, state, attempts, tried_at, next_try_at, status, said } = delivery;
        Self {
            id,
            kind: message_type(tells.as_ref(), false),
            record: tells.map(|tells| tells.id),
            at,
            state: state.as_str(),
            attempts,
            tried_at,
            next_try_at,
            status,
            said,
        }
    }
}

/// Every webhook of the authority.
#[derive(Debug, Serialize)]
struct Webhooks {
    items: Vec<Webhook>,
    next: Option<String>,
    total: usize,
}

impl ListType for Webhooks {
    const NAME: &'static str = "WebhookList";
    type Item = Webhook;
}

/// A page of the log.
#[derive(Debug, Serialize)]
struct Deliveries {
    items: Vec<Delivery>,
    next: Option<String>,
    total: Option<u64>,
}

impl ListType for Deliveries {
    const NAME: &'static str = "DeliveryList";
    type Item = Delivery;
}

/// Which part of the log.
struct DeliveriesQuery {
    page: PageRequest,
    state: Option<DeliveryState>,
}

impl Query for DeliveriesQuery {
    fn read(params: &mut Params) -> Self {
        let page = page(params);
        let all = DeliveryState::ALL.map(|state| (state.as_str(), state));
        Self { page, state: params.word("state", "Only deliveries of this state.", &all) }
    }
}

/// Their operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "Changes sent to an authority's other systems, by the Standard Webhooks specification.");
    let needs = Action::ManageWebhooks;
    routes.add(
        Operation::get("/webhooks", "listWebhooks", TAG)
            .about("Where changes are sent to for my authority, and how that goes. All of them stand on one page.")
            .requires(needs)
            .answers_list::<Webhooks>(),
        list,
    );
    routes.add(
        Operation::post("/webhooks", "createWebhook", TAG)
            .about("Has changes sent to another system from now on: answers the secret that signs them, this once. What is sent says what changed and no more; the other system asks for the rest as what it is.")
            .requires(needs)
            .takes::<NewWebhook>()
            .answers::<WebhookWithSecret>()
            .status(201),
        create,
    );
    routes.add(
        Operation::get("/webhooks/{id}", "getWebhook", TAG)
            .about("One webhook of my authority, and how it goes.")
            .requires(needs)
            .answers::<Webhook>(),
        one,
    );
    routes.add(
        Operation::patch("/webhooks/{id}", "changeWebhook", TAG)
            .about("Changes a webhook, stops it, or turns it on again: then it goes on where it stopped.")
            .requires(needs)
            .takes::<WebhookPatch>()
            .answers::<Webhook>(),
        change,
    );
    routes.add(
        Operation::delete("/webhooks/{id}", "removeWebhook", TAG)
            .about("Removes a webhook and its log. What was not delivered yet never is.")
            .requires(needs)
            .status(204),
        remove,
    );
    routes.add(
        Operation::post("/webhooks/{id}/secret", "rotateWebhookSecret", TAG)
            .about("Gives a webhook a new secret: the one before signs beside it for 24 hours more.")
            .requires(needs)
            .answers::<WebhookWithSecret>(),
        rotate,
    );
    routes.add(
        Operation::post("/webhooks/{id}/test", "testWebhook", TAG)
            .about("Sends a message of type webhook.test, to see that it arrives: the log tells what came of it.")
            .requires(needs)
            .answers::<Delivery>()
            .fails(&[409])
            .status(202),
        test,
    );
    routes.add(
        Operation::get("/webhooks/{id}/deliveries", "listDeliveries", TAG)
            .about("What was sent and what came of it, what changed last first. It is kept for 30 days.")
            .requires(needs)
            .query::<DeliveriesQuery>()
            .answers_list::<Deliveries>(),
        deliveries,
    );
    routes.add(
        Operation::post("/webhooks/{id}/replay", "replayDeliveries", TAG)
            .about("Delivers again: one delivery, or everything that changed since a time. The ids of the messages stay, so that a receiver can tell.")
            .requires(needs)
            .takes::<Replay>()
            .answers::<Replayed>()
            .status(202),
        replay,
    );
}

fn id_of(path: &str) -> Result<WebhookId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

/// One webhook as it is now.
async fn found(api: &Api, actor: &Actor, id: WebhookId) -> Result<Record, Failure> {
    let webhook = api.database.webhooks().get(actor, id, api.clock.now()).await?;
    webhook.ok_or(Failure::NotFound)
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let webhooks = api.database.webhooks().list(&actor, api.clock.now()).await?;
    let items: Vec<Webhook> = webhooks.into_iter().map(Webhook::from).collect();
    Ok(unkept(HttpResponse::Ok()).json(Webhooks { total: items.len(), items, next: None }))
}

async fn one(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    answer(HttpResponse::Ok(), found(&api, &actor, id_of(&id)?).await?)
}

async fn create(request: HttpRequest, api: web::Data<Api>, body: Body<NewWebhook>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let Body(NewWebhook { name, address, kinds }) = body;
    let settings = WebhookSettings {
        name: name.trim().to_owned(),
        address: checked(&api, &address)?,
        kinds: kinds.iter().filter_map(|word| ChangeKind::parse(word)).collect(),
    };
    let (id, secret) = (WebhookId(api.clock.id()), signing::generate()?);
    let kept = api.secrets.seal(&of_webhook(id.0), &secret)?;
    api.database.webhooks().create(&actor, &*api.clock, id, &settings, &kept).await?;
    let webhook = found(&api, &actor, id).await?;
    let answer = WebhookWithSecret { webhook: webhook.into(), secret };
    let place = format!("{BASE}/webhooks/{id}");
    Ok(unkept(HttpResponse::Created()).insert_header((header::LOCATION, place)).json(answer))
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    body: Body<WebhookPatch>,
) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let (id, Body(WebhookPatch { name, address, kinds, on })) = (id_of(&id)?, body);
    let version = precondition::version(request.headers())?;
    let before = found(&api, &actor, id).await?;
    let parsed = |words: Vec<String>| words.iter().filter_map(|word| ChangeKind::parse(word)).collect();
    let settings = WebhookSettings {
        name: name.map_or(before.settings.name.clone(), |name| name.trim().to_owned()),
        address: address.map_or(Ok(before.settings.address.clone()), |address| checked(&api, &address))?,
        kinds: kinds.map_or(before.settings.kinds.clone(), parsed),
    };
    let on = on.unwrap_or(before.state == WebhookState::On);
    let changed = api.database.webhooks().change(&actor, &*api.clock, id, version, &settings, on).await;
    match changed {
        Ok(()) => answer(HttpResponse::Ok(), found(&api, &actor, id).await?),
        Err(muster_persistence::Error::Stale) => {
            let current = Webhook::from(found(&api, &actor, id).await?);
            let current = serde_json::to_value(current).map_err(|e| Failure::Internal(Box::new(e)))?;
            Err(Failure::Stale { current })
        }
        Err(other) => Err(other.into()),
    }
}

async fn remove(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    api.database.webhooks().remove(&actor, &*api.clock, id_of(&id)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn rotate(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let (id, secret) = (id_of(&id)?, signing::generate()?);
    let kept = api.secrets.seal(&of_webhook(id.0), &secret)?;
    api.database.webhooks().rotate(&actor, &*api.clock, id, &kept).await?;
    let webhook = found(&api, &actor, id).await?;
    Ok(unkept(HttpResponse::Ok()).json(WebhookWithSecret { webhook: webhook.into(), secret }))
}

async fn test(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let made = api.database.webhooks().test(&actor, &*api.clock, id_of(&id)?).await?;
    Ok(unkept(HttpResponse::Accepted()).json(Delivery::from(made)))
}

async fn deliveries(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let DeliveriesQuery { page, state } = Params::read(request.query_string(), api.clock.today())?;
    let Page { items, next, total } =
        api.database.webhooks().deliveries(&actor, id_of(&id)?, state, &page).await?;
    let items = items.into_iter().map(Into::into).collect();
    Ok(unkept(HttpResponse::Ok()).json(Deliveries { items, next, total }))
}

async fn replay(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    body: Body<Replay>,
) -> Answered {
    let actor = permitted(&request, Action::ManageWebhooks)?;
    let what = match body.0 {
        Replay { delivery: Some(delivery), since: None } => Again::One(delivery),
        Replay { delivery: None, since: Some(since) } => Again::Since(since),
        _ => return Err(Failure::wrong("", "says either which delivery, or since when")),
    };
    let deliveries = api.database.webhooks().replay(&actor, &*api.clock, id_of(&id)?, what).await?;
    Ok(unkept(HttpResponse::Accepted()).json(Replayed { deliveries }))
}

/// An address that may be sent to.
fn checked(api: &Api, address: &str) -> Result<String, Failure> {
    let url = outward::read(address.trim(), &api.outward).map_err(|why| Failure::wrong("/address", why))?;
    Ok(url.to_string())
}

fn answer(response: HttpResponseBuilder, webhook: Record) -> Answered {
    let version = webhook.version;
    precondition::versioned(response, version, &Webhook::from(webhook))
}
