//! How somebody hears of things, and where their authority does, over the API.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::alert::DeliveryKind;
use muster_domain::follow::{Channel, Ends as DomainEnds, FollowSettings as Settings, MONTHS, masked};
use muster_identity::place::{Place, of_authority_teams, of_teams};
use muster_persistence::Error as Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{TAG, cadence_of, channel_of};
use crate::api::Api;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// The ends of one's authority's contracts.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Ends {
    /// So many months before, out of 36, 24, 18, 12, 9, 6, 3 and 1; none: not at all.
    #[validate(length(max = 8, message = "has at most 8 of them"))]
    #[schema(max_items = 8, example = json!([24, 18, 12, 6]))]
    months: Vec<u8>,
    /// How often.
    #[schema(schema_with = words::cadence_schema)]
    cadence: String,
    /// By which way.
    #[schema(schema_with = words::channel_schema)]
    channel: String,
}

/// A way by which messages are sent here.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Way {
    /// Whether this installation sends by it at all.
    set_up: bool,
    /// Where one's own messages go: one's address at work, or a workflow's address without what is secret.
    address: Option<String>,
}

/// What became of the last message that says that messages arrive.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct TestOutcome {
    /// `due`, `sent`, `skipped` or `failed`.
    #[schema(example = "sent")]
    state: String,
    /// Since when.
    at: DateTime<Utc>,
    /// What went wrong, if anything did.
    problem: Option<String>,
}

/// How one hears of things.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FollowSettings {
    /// Nothing at all is sent for now.
    paused: bool,
    /// The weekly digest.
    digest: bool,
    /// What waits for one, at once: questions to one as a peer, answers to one's own, reviews to approve or moderate.
    waiting: bool,
    /// The ends of one's authority's contracts.
    ends: Ends,
    /// Mail.
    mail: Way,
    /// Microsoft Teams.
    teams: Way,
    /// The last test message; null where none was asked for.
    last_test: Option<TestOutcome>,
    /// Changes with every change of them: the number in the `ETag`.
    version: i64,
}

/// How one wants to hear of things.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangeFollowSettings {
    /// Nothing at all is sent for now.
    paused: Option<bool>,
    /// The weekly digest.
    digest: Option<bool>,
    /// What waits for one, at once.
    waiting: Option<bool>,
    /// The ends of one's authority's contracts.
    #[validate(nested)]
    ends: Option<Ends>,
    /// The address of a workflow of one's own in Teams; an empty text takes it away.
    #[validate(length(max = 2000, message = "has at most 2,000 characters"))]
    #[schema(max_length = 2000, example = "https://prod-12.uksouth.logic.azure.com/workflows/…")]
    teams_address: Option<String>,
}

/// A test to be sent.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TestMessage {
    /// By which way.
    #[schema(schema_with = words::channel_schema)]
    channel: String,
}

/// Where an authority hears of things together.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TeamsChannel {
    /// Whether this installation posts to Teams at all.
    set_up: bool,
    /// The address of the authority's workflow without what is secret of it; null where there is none.
    address: Option<String>,
}

/// Where an authority is to hear of things together.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangeTeamsChannel {
    /// The address of its workflow.
    #[validate(length(min = 1, max = 2000, message = "has 1 to 2,000 characters"))]
    #[schema(
        min_length = 1,
        max_length = 2000,
        example = "https://prod-12.uksouth.logic.azure.com/workflows/…"
    )]
    address: String,
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/me/following", "getFollowSettings", TAG)
            .about("How one hears of things: the digest, the ends of one's authority's contracts, and by which ways. Its `ETag` goes with a change.")
            .requires(Action::Follow)
            .answers::<FollowSettings>(),
        get,
    );
    routes.add(
        Operation::patch("/me/following", "changeFollowSettings", TAG)
            .about("Change how one hears of things; `paused` stops all of it.")
            .requires(Action::Follow)
            .takes::<ChangeFollowSettings>()
            .answers::<FollowSettings>(),
        change,
    );
    routes.add(
        Operation::post("/me/following/test", "testFollowing", TAG)
            .about("Have a message sent to oneself, to see whether messages arrive: one a minute at most.")
            .requires(Action::Follow)
            .takes::<TestMessage>()
            .status(204)
            .fails(&[409]),
        test,
    );
    routes.add(
        Operation::get("/teams-channel", "getTeamsChannel", TAG)
            .about("Where one's authority hears together of ends and opportunities in Microsoft Teams.")
            .requires(Action::ManageSettings)
            .answers::<TeamsChannel>(),
        channel,
    );
    routes.add(
        Operation::put("/teams-channel", "putTeamsChannel", TAG)
            .about("Have one's authority's channel in Microsoft Teams told of ends and opportunities, by the address of a workflow. It is shown to nobody again.")
            .requires(Action::ManageSettings)
            .takes::<ChangeTeamsChannel>()
            .answers::<TeamsChannel>(),
        put_channel,
    );
    routes.add(
        Operation::delete("/teams-channel", "deleteTeamsChannel", TAG)
            .about("Tell one's authority's channel in Microsoft Teams nothing more.")
            .requires(Action::ManageSettings)
            .status(204),
        delete_channel,
    );
}

async fn shown(api: &Api, actor: &Actor, settings: Settings) -> Result<FollowSettings, Failure> {
    let person = actor.person().ok_or(Failure::NotFound)?;
    let found = api.database.people().find(person).await?.ok_or(Failure::NotFound)?;
    let last = api.database.deliveries().last(person, DeliveryKind::Test).await?;
    let Settings { paused, digest, waiting, ends, teams, version } = settings;
    Ok(FollowSettings {
        paused,
        digest,
        waiting,
        ends: Ends {
            months: ends.months,
            cadence: ends.cadence.as_str().to_owned(),
            channel: ends.channel.as_str().to_owned(),
        },
        mail: Way { set_up: api.mail, address: Some(found.email) },
        teams: Way {
            set_up: api.teams.is_some(),
            address: teams.map(|kept| opened(api, &of_teams(person.0), &kept)),
        },
        last_test: last.map(|(state, at, problem)| TestOutcome { state, at, problem }),
        version,
    })
}

async fn get(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::Follow)?;
    let settings = api.database.follows().settings(&actor).await?;
    versioned(HttpResponse::Ok(), settings.version, &shown(&api, &actor, settings).await?)
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    Body(change): Body<ChangeFollowSettings>,
) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let version = version(request.headers())?;
    let mut settings = api.database.follows().settings(&actor).await?;
    let ChangeFollowSettings { paused, digest, waiting, ends, teams_address } = change;
    settings.paused = paused.unwrap_or(settings.paused);
    settings.digest = digest.unwrap_or(settings.digest);
    settings.waiting = waiting.unwrap_or(settings.waiting);
    if let Some(ends) = ends {
        settings.ends = read_ends(&api, ends, settings.ends)?;
    }
    match teams_address.as_deref() {
        Some("") => settings.teams = None,
        Some(address) => {
            let (person, address) =
                (actor.person().ok_or(Failure::NotFound)?, workflow(&api, "/teamsAddress", address)?);
            settings.teams = Some(api.secrets.seal(&of_teams(person.0), &address)?);
        }
        None => {}
    }
    match api.database.follows().put_settings(&actor, version, &settings, &*api.clock).await {
        Err(Stored::Stale) => {
            let now = api.database.follows().settings(&actor).await?;
            let now = shown(&api, &actor, now).await?;
            let current = serde_json::to_value(now).map_err(|e| Failure::Internal(Box::new(e)))?;
            Err(Failure::Stale { current })
        }
        put => {
            let settings = put?;
            versioned(HttpResponse::Ok(), settings.version, &shown(&api, &actor, settings).await?)
        }
    }
}

fn read_ends(api: &Api, ends: Ends, before: DomainEnds) -> Result<DomainEnds, Failure> {
    let Ends { mut months, cadence, channel } = ends;
    if let Some(other) = months.iter().find(|months| !MONTHS.contains(months)) {
        let known = MONTHS.map(|months| months.to_string()).join(", ");
        return Err(Failure::wrong("/ends/months", format!("{other} is none of {known}")));
    }
    months.sort_unstable_by(|a, b| b.cmp(a));
    months.dedup();
    let cadence = cadence_of(&cadence)?;
    // What was chosen stays, though it may not be set up any more: it can be switched off all the same.
    let channel = match Channel::parse(&channel) {
        Some(same) if same == before.channel => same,
        _ => channel_of(api, "/ends/channel", &channel)?,
    };
    Ok(DomainEnds { months, cadence, channel })
}

/// The address of a workflow that this installation posts to.
fn workflow(api: &Api, pointer: &str, address: &str) -> Result<String, Failure> {
    let address = address.trim();
    let Some(allowed) = &api.teams else {
        return Err(Failure::wrong(pointer, "Teams is not set up in this installation"));
    };
    allowed(address).map_err(|detail| Failure::wrong(pointer, detail))?;
    Ok(address.to_owned())
}

/// What may be shown of an address that is kept sealed; where it cannot be opened, that it is there.
fn opened(api: &Api, place: &Place, kept: &str) -> String {
    api.secrets.open(place, kept).map_or_else(|_| "\u{2026}".to_owned(), |address| masked(&address))
}

async fn test(request: HttpRequest, api: web::Data<Api>, Body(asked): Body<TestMessage>) -> Answered {
    let actor = permitted(&request, Action::Follow)?;
    let channel = channel_of(&api, "/channel", &asked.channel)?;
    let person = actor.person().ok_or(Failure::NotFound)?;
    let recipient = api.database.deliveries().recipient(person).await?.ok_or(Failure::NotFound)?;
    if channel == Channel::Teams && recipient.settings.teams.is_none() {
        return Err(Failure::Conflict("Say first to which workflow of yours it should go.".to_owned()));
    }
    api.database.deliveries().test(&recipient, channel, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn channel(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::ManageSettings)?;
    let found = api.database.follows().authority_teams(&actor).await?;
    let address = found.map(|teams| opened(&api, &of_authority_teams(teams.authority.0), &teams.address));
    Ok(fresh(&request, Made::json(&TeamsChannel { set_up: api.teams.is_some(), address })?))
}

async fn put_channel(
    request: HttpRequest,
    api: web::Data<Api>,
    Body(change): Body<ChangeTeamsChannel>,
) -> Answered {
    let actor = permitted(&request, Action::ManageSettings)?;
    let address = workflow(&api, "/address", &change.address)?;
    let place = of_authority_teams(actor.authority.0);
    let (kept, shown) = (api.secrets.seal(&place, &address)?, |kept: &str| opened(&api, &place, kept));
    api.database.follows().put_authority_teams(&actor, Some(&kept), &shown, &*api.clock).await?;
    Ok(HttpResponse::Ok().json(TeamsChannel { set_up: true, address: Some(masked(&address)) }))
}

async fn delete_channel(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let actor = permitted(&request, Action::ManageSettings)?;
    let place = of_authority_teams(actor.authority.0);
    let shown = |kept: &str| opened(&api, &place, kept);
    api.database.follows().put_authority_teams(&actor, None, &shown, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}
