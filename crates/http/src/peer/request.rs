//! Questions to peers over the API.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::id::{PeerId, PeerRequestId, PersonId};
use muster_domain::peer::{PeerRequest, RequestState};
use muster_identity::place::of_peer;
use muster_persistence::peer::Asked;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::TAG;
use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::person::not_blank;
use crate::problem::Failure;
use crate::product::ProductRef;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};

use crate::vendor::VendorRef;
use crate::words;

/// Whom a question went to, while their offer holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskedPeer {
    /// The offer's id.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// Their authority.
    pub authority: AuthorityRef,
    /// About which vendor.
    pub vendor: VendorRef,
    /// About which of its products.
    pub product: Option<ProductRef>,
}

/// A question to a peer.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeerQuestion {
    /// Its id.
    pub id: Uuid,
    /// What is asked.
    #[schema(example = "How long did the migration take, and what would you do otherwise?")]
    pub question: String,
    /// What the one who asks is called.
    pub asker: String,
    /// Their authority.
    pub authority: AuthorityRef,
    /// Who was asked; null once their offer has ended.
    pub peer: Option<AskedPeer>,
    /// What became of it.
    #[schema(schema_with = words::peer_request_state_schema)]
    pub state: &'static str,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When it was answered or taken back.
    pub answered_at: Option<DateTime<Utc>>,
    /// How to reach the peer: for whoever asked, once they accepted, while their offer holds.
    pub reach: Option<String>,
    /// Whether it helped, once whoever asked said so.
    pub helped: Option<bool>,
    /// Whether whoever asked is asked if it helped.
    pub wants_verdict: bool,
}

/// Questions to one and by one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PeerQuestions {
    /// To one's own offers, newest first.
    pub received: Vec<PeerQuestion>,
    /// Those that one asked, newest first.
    pub asked: Vec<PeerQuestion>,
}

impl PeerQuestion {
    /// As `reader` sees it.
    fn new(api: &Api, asked: Asked, reader: PersonId, today: NaiveDate) -> Result<Self, Failure> {
        let Asked { request, asker, peer } = asked;
        let sealed = peer.as_ref().and_then(|peer| Some((peer.id, request.reach(peer, reader, today)?)));
        let reach = sealed.map(|(id, kept)| api.secrets.open(&of_peer(id.0), kept)).transpose()?;
        let wants_verdict = request.asker == reader && request.wants_verdict();
        let PeerRequest { id, peer: _, asker: _, authority, question, asked_at, state, answered_at, helped } =
            request;
        Ok(Self {
            id: id.0,
            question,
            asker,
            authority: authority.into(),
            peer: peer.map(|peer| AskedPeer {
                id: peer.id.0,
                name: peer.name,
                authority: peer.authority.into(),
                vendor: peer.vendor.into(),
                product: peer.product.map(Into::into),
            }),
            state: state.as_str(),
            asked_at,
            answered_at,
            reach,
            helped,
            wants_verdict,
        })
    }
}

/// A question to ask.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPeerQuestion {
    /// What one wants to know.
    #[validate(
        length(min = 1, max = 1000, message = "has 1 to 1,000 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 1000, example = "How long did the migration take?")]
    question: String,
}

/// An answer to a question.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeerAnswer {
    /// Whether one accepts: whoever asked then learns how to reach one. Declining takes no reason.
    accept: bool,
}

/// Whether an answer helped.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeerVerdict {
    /// Whether it did.
    helped: bool,
}

/// Declares the operations.
pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/peers/{id}/questions", "askPeer", TAG)
            .about("Ask somebody who agreed to be asked. They accept or decline; one who does not answer in two weeks is waited for no longer.")
            .requires(Action::BePeer)
            .takes::<NewPeerQuestion>()
            .answers::<PeerQuestion>()
            .status(201)
            .fails(&[409]),
        ask,
    );
    routes.add(
        Operation::get("/peer-questions", "listPeerQuestions", TAG)
            .about("The questions to one's own offers, and those that one asked.")
            .requires(Action::BePeer)
            .answers::<PeerQuestions>(),
        list,
    );
    routes.add(
        Operation::post("/peer-questions/{id}/answer", "answerPeerQuestion", TAG)
            .about("Accept or decline a question to one. Accepted, whoever asked learns how to reach one, and nobody else.")
            .requires(Action::BePeer)
            .takes::<PeerAnswer>()
            .answers::<PeerQuestion>()
            .fails(&[409]),
        answer,
    );
    routes.add(
        Operation::post("/peer-questions/{id}/withdraw", "withdrawPeerQuestion", TAG)
            .about("Take back a question of one's own that nobody has answered; it does not count any more.")
            .requires(Action::BePeer)
            .answers::<PeerQuestion>()
            .fails(&[409]),
        withdraw,
    );
    routes.add(
        Operation::post("/peer-questions/{id}/verdict", "judgePeerAnswer", TAG)
            .about("Say whether an answer helped: once, by whoever asked.")
            .requires(Action::BePeer)
            .takes::<PeerVerdict>()
            .answers::<PeerQuestion>()
            .fails(&[409]),
        verdict,
    );
}

/// The person who asks themself.
fn person(actor: &Actor) -> Result<PersonId, Failure> {
    actor.person().ok_or(Failure::Forbidden { needed: Action::BePeer })
}

async fn questions(api: &Api, actor: &Actor) -> Result<PeerQuestions, Failure> {
    let (today, reader) = (api.clock.today(), person(actor)?);
    let store = api.database.peers();
    let seen = |asked: Vec<Asked>| {
        asked.into_iter().map(|asked| PeerQuestion::new(api, asked, reader, today)).collect::<Result<_, _>>()
    };
    Ok(PeerQuestions {
        received: seen(store.received(actor, today).await?)?,
        asked: seen(store.asked(actor, today).await?)?,
    })
}

/// Questions that wait for a word of the actor's: to answer, or to say whether an answer helped.
///
/// # Errors
/// When the database fails, or what is kept cannot be opened.
pub async fn waiting(api: &Api, actor: &Actor) -> Result<PeerQuestions, Failure> {
    if !actor.may(Action::BePeer) || !actor.member || actor.person().is_none() {
        return Ok(PeerQuestions { received: Vec::new(), asked: Vec::new() });
    }
    let mut waiting = questions(api, actor).await?;
    waiting.received.retain(|question| question.state == RequestState::Asked.as_str());
    waiting.asked.retain(|question| question.wants_verdict && question.peer.is_some());
    Ok(waiting)
}

/// One of them, by its id, as it is now.
async fn one(api: &Api, actor: &Actor, id: PeerRequestId) -> Result<PeerQuestion, Failure> {
    let PeerQuestions { received, asked } = questions(api, actor).await?;
    received.into_iter().chain(asked).find(|question| question.id == id.0).ok_or(Failure::NotFound)
}

fn answered(mut response: actix_web::HttpResponseBuilder, question: &PeerQuestion) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "no-store")).json(question)
}

async fn ask(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(new): Body<NewPeerQuestion>,
) -> Answered {
    let actor = permitted(&request, Action::BePeer)?;
    let id: PeerId = id.parse().map_err(|_| Failure::NotFound)?;
    let made = api.database.peers().ask(&actor, id, &new.question, &*api.clock).await?;
    Ok(answered(HttpResponse::Created(), &one(&api, &actor, made).await?))
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::BePeer)?;
    Ok(fresh(&request, Made::json(&questions(&api, &actor).await?)?))
}

async fn answer(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(PeerAnswer { accept }): Body<PeerAnswer>,
) -> Answered {
    let actor = permitted(&request, Action::BePeer)?;
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    api.database.peers().answer(&actor, id, accept, &*api.clock).await?;
    Ok(answered(HttpResponse::Ok(), &one(&api, &actor, id).await?))
}

async fn withdraw(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::BePeer)?;
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    api.database.peers().withdraw(&actor, id, &*api.clock).await?;
    Ok(answered(HttpResponse::Ok(), &one(&api, &actor, id).await?))
}

async fn verdict(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(PeerVerdict { helped }): Body<PeerVerdict>,
) -> Answered {
    let actor = permitted(&request, Action::BePeer)?;
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    api.database.peers().verdict(&actor, id, helped, &*api.clock).await?;
    Ok(answered(HttpResponse::Ok(), &one(&api, &actor, id).await?))
}
