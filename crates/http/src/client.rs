//! Other systems of one's authority: their credentials, what they may do, when they were last used.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Scope};
use muster_domain::client::Client as Record;
use muster_domain::id::ClientId;
use muster_identity::secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::api::Api;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::problem::Failure;

const TAG: &str = "Other systems";

/// Another system of the authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Client {
    /// Its id, which is also its `client_id`.
    pub id: Uuid,
    /// What people call it.
    #[schema(example = "Contracts warehouse")]
    pub name: String,
    /// What it may do.
    #[schema(schema_with = scopes_schema)]
    pub scopes: Vec<&'static str>,
    /// Who made it.
    pub created_by: Option<Uuid>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last got an access token; null while it never did.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked; null while it is good.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Until when the secret before this one still holds; null where none does.
    pub old_secret_until: Option<DateTime<Utc>>,
}

impl From<Record> for Client {
    fn from(client: Record) -> Self {
        let Record {
            id,
            authority: _,
            name,
            scopes,
            created_by,
            created_at,
            last_used_at,
            revoked_at,
            old_secret_until,
        } = client;
        Self {
            id: id.0,
            name,
            scopes: scopes.into_iter().map(Scope::as_str).collect(),
            created_by: created_by.map(|person| person.0),
            created_at,
            last_used_at,
            revoked_at,
            old_secret_until,
        }
    }
}

/// A client with a secret, which is said this once and never again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClientWithSecret {
    /// The client.
    pub client: Client,
    /// Its `client_secret`: keep it where the other system keeps its secrets.
    pub secret: String,
}

/// Another system to be let in.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewClient {
    /// What people call it.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 characters"))]
    #[schema(min_length = 1, max_length = 100, example = "Contracts warehouse")]
    pub name: String,
    /// What it may do: as little as it needs.
    #[validate(length(min = 1, max = 20, message = "names at least one scope"), custom(function = known_scopes))]
    #[schema(schema_with = scopes_schema)]
    pub scopes: Vec<String>,
}

fn known_scopes(words: &[String]) -> Result<(), ValidationError> {
    match words.iter().find(|word| Scope::parse(word).is_none()) {
        None => Ok(()),
        Some(word) => {
            let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
            let said = format!("{word:?} is not a scope; scopes: {}", known.join(", "));
            Err(ValidationError::new("scope").with_message(said.into()))
        }
    }
}

fn scopes_schema() -> RefOr<Schema> {
    let word = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(Scope::ALL.iter().map(|scope| scope.as_str())));
    ArrayBuilder::new().items(word).min_items(Some(1)).max_items(Some(20)).into()
}

/// Every client of the authority.
#[derive(Debug, Serialize)]
struct Clients {
    items: Vec<Client>,
    next: Option<String>,
    total: usize,
}

impl ListType for Clients {
    const NAME: &'static str = "ClientList";
    type Item = Client;
}

/// Their operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "Other systems of an authority, which sign in with OAuth 2.0 client credentials.");
    routes.add(
        Operation::get("/clients", "listClients", TAG)
            .about("Other systems of my authority, newest first: what each may do and when it was last used. All of them stand on one page.")
            .requires(Action::ManageClients)
            .answers_list::<Clients>(),
        list,
    );
    routes.add(
        Operation::post("/clients", "createClient", TAG)
            .about("Lets another system in: answers its secret, this once.")
            .requires(Action::ManageClients)
            .takes::<NewClient>()
            .answers::<ClientWithSecret>()
            .status(201),
        create,
    );
    routes.add(
        Operation::get("/clients/{id}", "getClient", TAG)
            .about("One other system of my authority.")
            .requires(Action::ManageClients)
            .answers::<Client>(),
        one,
    );
    routes.add(
        Operation::post("/clients/{id}/secret", "rotateClientSecret", TAG)
            .about("Gives another system a new secret: the one before holds for 24 hours more.")
            .requires(Action::ManageClients)
            .answers::<ClientWithSecret>()
            .fails(&[409]),
        rotate,
    );
    routes.add(
        Operation::delete("/clients/{id}", "revokeClient", TAG)
            .about("Revokes another system: its secrets and tokens are good no longer. It stays in the list.")
            .requires(Action::ManageClients)
            .status(204),
        revoke,
    );
}

fn id_of(path: &str) -> Result<ClientId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let actor = permitted(&request, Action::ManageClients)?;
    let clients = api.database.clients().list(&actor, api.clock.now()).await?;
    let items: Vec<Client> = clients.into_iter().map(Client::from).collect();
    Ok(unkept(HttpResponse::Ok()).json(Clients { total: items.len(), items, next: None }))
}

async fn one(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageClients)?;
    let client = api.database.clients().get(&actor, id_of(&id)?, api.clock.now()).await?;
    Ok(unkept(HttpResponse::Ok()).json(Client::from(client.ok_or(Failure::NotFound)?)))
}

async fn create(request: HttpRequest, api: web::Data<Api>, body: Body<NewClient>) -> Answered {
    let actor = permitted(&request, Action::ManageClients)?;
    let Body(NewClient { name, scopes }) = body;
    let scopes: Vec<Scope> = scopes.iter().filter_map(|word| Scope::parse(word)).collect();
    let secret = secret::generate()?;
    let client = api
        .database
        .clients()
        .create(&actor, &*api.clock, name.trim(), &scopes, &secret::hash(&secret))
        .await?;
    let place = format!("{BASE}/clients/{}", client.id);
    let answer = ClientWithSecret { client: client.into(), secret };
    Ok(unkept(HttpResponse::Created()).insert_header((header::LOCATION, place)).json(answer))
}

async fn rotate(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageClients)?;
    let secret = secret::generate()?;
    let rotated = api
        .database
        .clients()
        .rotate(&actor, &*api.clock, id_of(&id)?, &secret::hash(&secret))
        .await?
        .ok_or(Failure::NotFound)?;
    if rotated.revoked_at.is_some() {
        return Err(Failure::Conflict("This system was revoked: make another one.".to_owned()));
    }
    Ok(unkept(HttpResponse::Ok()).json(ClientWithSecret { client: rotated.into(), secret }))
}

async fn revoke(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManageClients)?;
    match api.database.clients().revoke(&actor, &*api.clock, id_of(&id)?).await? {
        true => Ok(HttpResponse::NoContent().finish()),
        false => Err(Failure::NotFound),
    }
}

/// An answer that nobody on the way keeps.
pub(crate) fn unkept(mut response: actix_web::HttpResponseBuilder) -> actix_web::HttpResponseBuilder {
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    response
}
