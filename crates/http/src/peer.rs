//! Peers over the API: people who agreed to be asked about a vendor, and the questions to them.

mod request;

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::id::{PeerId, PersonId, VendorId};
use muster_domain::peer::{Offer, Peer as Record, Refusal};
use muster_domain::product::{ProductRef as DomainProduct, id_of};
use muster_identity::place::of_peer;
use muster_persistence::peer::Offered;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::document::BASE;
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

pub use request::{AskedPeer, PeerAnswer, PeerQuestion, PeerQuestions, PeerVerdict, waiting};

/// The tag of its operations.
const TAG: &str = "Peers";

/// Somebody who agreed to be asked. How to reach them is no part of it: it is shown once they accept a question.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Peer {
    /// The offer's id.
    pub id: Uuid,
    /// What they are called.
    #[schema(example = "Amina Yusuf")]
    pub name: String,
    /// Their authority.
    pub authority: AuthorityRef,
    /// About which vendor.
    pub vendor: VendorRef,
    /// About which of its products; null for the vendor as a whole.
    pub product: Option<ProductRef>,
    /// What they know.
    #[schema(example = "Implementation and data migration")]
    pub knows: String,
    /// Since which year they work with it.
    #[schema(example = 2021)]
    pub since: Option<i32>,
    /// How many questions a month they take.
    pub a_month: u8,
    /// How many more they take this month.
    pub left: u8,
    /// The last day of their consent.
    pub until: NaiveDate,
    /// When they gave it.
    pub offered_at: DateTime<Utc>,
    /// Whether it is one's own offer.
    pub own: bool,
    /// Why one cannot ask them now; null where one can.
    #[schema(schema_with = words::peer_refusal_or_null_schema)]
    pub refusal: Option<&'static str>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// People who can be asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Peers {
    /// Those who take questions still first.
    pub items: Vec<Peer>,
}

impl Peer {
    fn new(offered: Offered, reader: Option<PersonId>) -> Self {
        let Offered { peer, left, refusal } = offered;
        let Record {
            id,
            person,
            name,
            authority,
            vendor,
            product,
            knows,
            since,
            a_month,
            reach: _,
            until,
            offered_at,
            ended_at: _,
            demonstration,
        } = peer;
        Self {
            id: id.0,
            name,
            authority: authority.into(),
            vendor: vendor.into(),
            product: product.map(Into::into),
            knows,
            since,
            a_month,
            left,
            until,
            offered_at,
            own: reader == Some(person),
            refusal: refusal.map(Refusal::as_str),
            demonstration,
        }
    }
}

/// An offer to be asked.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewPeer {
    /// About which vendor.
    vendor: Uuid,
    /// About which of its products, by name; left out for the vendor as a whole.
    #[validate(
        length(min = 1, max = 200, message = "has 1 to 200 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 200)]
    product: Option<String>,
    /// What one knows.
    #[validate(
        length(min = 1, max = 300, message = "has 1 to 300 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 300, example = "Implementation and data migration")]
    knows: String,
    /// Since which year one works with it.
    #[schema(example = 2021, minimum = 1980)]
    since: Option<i32>,
    /// How many questions a month one takes, 1 to 20.
    #[schema(minimum = 1, maximum = 20)]
    a_month: u8,
    /// How to reach one: shown to nobody before one accepts their question, and then to them alone.
    #[validate(
        length(min = 1, max = 200, message = "has 1 to 200 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 200, example = "Extension 4411, Tuesdays and Thursdays")]
    reach: String,
    /// The last day of one's consent: at most a year from now.
    until: NaiveDate,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(
        TAG,
        "People who agreed to be asked about a vendor. Their consent has an end, and one call ends it.",
    );
    routes.add(
        Operation::get("/vendors/{id}/peers", "listVendorPeers", TAG)
            .about("Whom to call about a vendor: people of member authorities who agreed to be asked. How to reach them is shown once they accept a question.")
            .requires(Action::BePeer)
            .answers::<Peers>(),
        about,
    );
    routes.add(
        Operation::get("/peers", "listOwnPeers", TAG)
            .about("One's own offers to be asked that hold.")
            .requires(Action::BePeer)
            .answers::<Peers>(),
        own,
    );
    routes.add(
        Operation::post("/peers", "offerPeer", TAG)
            .about("Agree to be asked about a vendor: what one knows, how many questions a month, how to reach one, until when.")
            .requires(Action::BePeer)
            .takes::<NewPeer>()
            .answers::<Peer>()
            .status(201)
            .fails(&[409]),
        offer,
    );
    routes.add(
        Operation::delete("/peers/{id}", "endPeer", TAG)
            .about("End an offer of one's own, at once and for everybody: it is found by nobody any more, how to reach one is erased, open questions lapse.")
            .requires(Action::BePeer)
            .status(204),
        end,
    );
    request::operations(routes);
}

async fn about(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::BePeer)?;
    let id: VendorId = id.parse().map_err(|_| Failure::NotFound)?;
    if api.database.vendors().get(&actor.viewer(Kind::Vendor), id).await?.is_none() {
        return Err(Failure::NotFound);
    }
    let offered = api.database.peers().about(&actor, id, today).await?;
    Ok(fresh(&request, Made::json(&peers(offered, &actor))?))
}

fn peers(offered: Vec<Offered>, actor: &Actor) -> Peers {
    Peers { items: offered.into_iter().map(|offered| Peer::new(offered, actor.person())).collect() }
}

async fn own(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::BePeer)?;
    let offered = api.database.peers().own(&actor, today).await?;
    Ok(fresh(&request, Made::json(&peers(offered, &actor))?))
}

async fn offer(request: HttpRequest, api: Data<Api>, Body(new): Body<NewPeer>) -> Answered {
    let actor = permitted(&request, Action::BePeer)?;
    let NewPeer { vendor, product, knows, since, a_month, reach, until } = new;
    let found = api.database.vendors().get(&actor.viewer(Kind::Vendor), VendorId(vendor)).await?;
    let vendor = found.ok_or_else(|| Failure::wrong("/vendor", "is no vendor"))?.reference;
    let product = product.map(|name| DomainProduct { id: id_of(&name), name });
    let offer = Offer { vendor, product, knows, since, a_month, until };
    let id = PeerId(api.clock.id());
    let sealed = api.secrets.seal(&of_peer(id.0), reach.trim())?;
    api.database.peers().offer(&actor, id, &offer, &sealed, &*api.clock).await?;
    let own = api.database.peers().own(&actor, api.clock.today()).await?;
    let made = own.into_iter().find(|offered| offered.peer.id == id).ok_or(Failure::NotFound)?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("{BASE}/peers/{id}")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(Peer::new(made, actor.person())))
}

async fn end(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::BePeer)?;
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    api.database.peers().end(&actor, id, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}
