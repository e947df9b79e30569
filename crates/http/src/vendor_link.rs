//! Links by which a vendor reads the reviews of it and answers them: made by those who reviewed it or convene,
//! and opened by whoever has their address, without an account. Nobody is told who looked at the vendor.

use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Days, NaiveDate, Utc};
use muster_domain::access::Action;
use muster_domain::id::{ReviewId, VendorId, VendorLinkId};
use muster_domain::review::FactName;
use muster_domain::review::reply::MOST_WORDS;
use muster_domain::viewer::Viewer;
use muster_identity::secret;
use muster_persistence::vendor_link::{Opened, VendorLink as Record};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::person::not_blank;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::review::Review;
use crate::session::secretly;
use crate::source::{neighbourhood, origin};
use crate::vendor::{Vendor, VendorRef};
use crate::words;

const TAG: &str = "Right of reply";

/// Days for which a link is good where nothing else is said: the time for a reply, and some.
const DAYS: u64 = 60;

/// Days for which it is good at most.
const MOST_DAYS: u64 = 180;

/// A link by which a vendor reads the reviews of it and answers them.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorLink {
    /// Its id, which opens nothing.
    pub id: Uuid,
    /// Whose reviews it shows.
    pub vendor: VendorRef,
    /// What it is called.
    #[schema(example = "Their account director")]
    pub name: String,
    /// The last day on which it is good.
    pub until: NaiveDate,
    /// Whether it is good today.
    pub good: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last opened, to the minute; null while it never was.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl VendorLink {
    fn new(link: Record, today: NaiveDate) -> Self {
        let good = link.good_on(today);
        let Record { id, vendor, authority: _, person: _, name, until, created_at, last_used_at, revoked_at } =
            link;
        Self { id: id.0, vendor: vendor.into(), name, until, good, created_at, last_used_at, revoked_at }
    }
}

/// Links of one's authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VendorLinks {
    /// The links, newest first, ended ones too.
    pub items: Vec<VendorLink>,
}

/// A link with its address, which is said this once and never again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VendorLinkWithAddress {
    /// The link.
    pub link: VendorLink,
    /// Its address. Whoever has it speaks for the vendor: send it to the vendor alone.
    #[schema(example = "https://muster.example.org/vendor-link/q3…")]
    pub address: String,
}

/// A link that is to be made.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewVendorLink {
    /// For which vendor.
    pub vendor: Uuid,
    /// What to call it, as the role of whom it is for.
    #[validate(
        length(min = 1, max = 100, message = "has 1 to 100 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 100, example = "Their account director")]
    pub name: String,
    /// The last day on which it is good; 60 days from today where left out, 180 at most.
    pub until: Option<NaiveDate>,
}

/// What a vendor sees by its link.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorPage {
    /// The vendor, as the public sees it.
    pub vendor: Vendor,
    /// The last day on which the link is good.
    pub until: NaiveDate,
    /// The most words of a reply.
    pub most_words: usize,
    /// Published reviews of it, newest first.
    pub reviews: Vec<Review>,
}

/// What a vendor says to a review.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VendorReply {
    /// What it says, in at most 150 words, naming nobody.
    #[validate(length(min = 1, max = 4000, message = "has 1 to 4000 characters"))]
    #[schema(min_length = 1, max_length = 4000, example = "Since May reports are part of the fee.")]
    pub text: String,
}

/// A fact that a vendor says is not so.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VendorChallenge {
    /// Which fact.
    #[schema(schema_with = words::review_fact_schema)]
    pub fact: String,
    /// What is not so, and on what evidence, in at most 150 words.
    #[validate(length(min = 1, max = 4000, message = "has 1 to 4000 characters"))]
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "What vendors say to reviews of them, and the links by which they do.");
    routes.add(
        Operation::get("/vendor-links", "listVendorLinks", TAG)
            .about("Links that people of one's authority made for vendors, newest first, ended ones too.")
            .requires(Action::ShareWithVendors)
            .answers::<VendorLinks>(),
        list,
    );
    routes.add(
        Operation::post("/vendor-links", "createVendorLink", TAG)
            .about("Make a link by which a vendor reads the published reviews of it and answers them, without an account: its address is answered this once. An approver can for a vendor that their authority reviewed, a convenor for any.")
            .requires(Action::ShareWithVendors)
            .takes::<NewVendorLink>()
            .answers::<VendorLinkWithAddress>()
            .status(201),
        create,
    );
    routes.add(
        Operation::delete("/vendor-links/{id}", "revokeVendorLink", TAG)
            .about("Revoke a link of one's authority for good. It stays in the list.")
            .requires(Action::ShareWithVendors)
            .status(204),
        revoke,
    );
    routes.add(
        Operation::get("/vendor-pages/{token}", "getVendorPage", TAG)
            .about("What a vendor sees by its link: what is public about it, and the published reviews of it with the authority's name, to reply to. It takes no sign-in; a link that is unknown, revoked or ended is not found.")
            .answers::<VendorPage>()
            .fails(&[429]),
        page,
    );
    routes.add(
        Operation::put("/vendor-pages/{token}/reviews/{id}/reply", "putVendorReply", TAG)
            .about("Reply to a review in the vendor's name, in place of what it said before: it stands beside the review. It takes the secret of the link and no sign-in.")
            .takes::<VendorReply>()
            .answers::<VendorPage>()
            .fails(&[429]),
        reply,
    );
    routes.add(
        Operation::post("/vendor-pages/{token}/reviews/{id}/challenges", "challengeFact", TAG)
            .about("Say in the vendor's name that a fact of a review is not so, once for each fact: it is frozen until a convenor decides, and the rest stands. It takes the secret of the link and no sign-in.")
            .takes::<VendorChallenge>()
            .answers::<VendorPage>()
            .fails(&[409, 429]),
        challenge,
    );
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::ShareWithVendors)?;
    let links = api.database.vendor_links().list(&actor).await?;
    let items = links.into_iter().map(|link| VendorLink::new(link, today)).collect();
    Ok(fresh(&request, Made::json(&VendorLinks { items })?))
}

async fn create(request: HttpRequest, api: Data<Api>, Body(new): Body<NewVendorLink>) -> Answered {
    let actor = permitted(&request, Action::ShareWithVendors)?;
    let today = api.clock.today();
    let NewVendorLink { vendor, name, until } = new;
    let until = until.unwrap_or(today + Days::new(DAYS));
    if until < today || until > today + Days::new(MOST_DAYS) {
        return Err(Failure::wrong(
            "/until",
            format!("is a day from today on, and {MOST_DAYS} days from now at most"),
        ));
    }
    let token = secret::generate()?;
    let links = api.database.vendor_links();
    let made = links.create(&actor, VendorId(vendor), &name, until, &secret::hash(&token), &*api.clock).await;
    let link = made.map_err(|error| match error {
        muster_persistence::Error::NotFound => Failure::wrong("/vendor", "is no vendor on record"),
        other => other.into(),
    })?;
    let address = format!("{}/vendor-link/{token}", api.public_url);
    secretly(HttpResponse::Created(), &VendorLinkWithAddress { link: VendorLink::new(link, today), address })
}

async fn revoke(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::ShareWithVendors)?;
    let id: VendorLinkId = id.parse().map_err(|_| Failure::NotFound)?;
    api.database.vendor_links().revoke(&actor, id, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The link of this secret, if it is good. Tries with others are few for each source.
pub(crate) async fn opened(request: &HttpRequest, api: &Api, token: &str) -> Result<Opened, Failure> {
    let links = api.database.vendor_links();
    let found = links.open(&secret::hash(token), api.demonstration, &*api.clock).await?;
    let now = api.clock.now();
    let admitted = match &found {
        Some(opened) => api.link_limits.opened(&opened.link.id.to_string(), now),
        None => api.link_limits.missed(&neighbourhood(origin(request).address), now),
    };
    admitted.map_err(|retry_after| Failure::TooManyRequests { retry_after })?;
    found.ok_or(Failure::NotFound)
}

/// The page of a link. It is told to no other site, and found by no search engine.
async fn shown(api: &Api, opened: &Opened) -> Answered {
    let today = api.clock.today();
    let vendor = api.database.vendors().get(&Viewer::Public, opened.link.vendor.id).await?;
    let reviews = api.database.reviews().of_link(opened).await?;
    let page = VendorPage {
        vendor: vendor.ok_or(Failure::NotFound)?.into(),
        until: opened.link.until,
        most_words: MOST_WORDS,
        reviews: reviews.into_iter().map(|review| Review::new(review, today)).collect(),
    };
    let mut response = secretly(HttpResponse::Ok(), &page)?;
    for (name, value) in [
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

async fn page(request: HttpRequest, api: Data<Api>, token: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    shown(&api, &opened(&request, &api, &token).await?).await
}

fn review_of(id: &str) -> Result<ReviewId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

async fn reply(
    request: HttpRequest,
    api: Data<Api>,
    keys: Path<(String, String)>,
    Body(body): Body<VendorReply>,
) -> Answered {
    let (token, id) = keys.into_inner();
    let opened = opened(&request, &api, &token).await?;
    let store = api.database.reviews();
    store.reply(&opened, &origin(&request), review_of(&id)?, &body.text, &*api.clock).await?;
    shown(&api, &opened).await
}

async fn challenge(
    request: HttpRequest,
    api: Data<Api>,
    keys: Path<(String, String)>,
    Body(body): Body<VendorChallenge>,
) -> Answered {
    let (token, id) = keys.into_inner();
    let opened = opened(&request, &api, &token).await?;
    let VendorChallenge { fact, reason } = body;
    let fact = FactName::parse(&fact).ok_or_else(|| {
        let all: Vec<&str> = FactName::ALL.iter().map(|fact| fact.as_str()).collect();
        Failure::wrong("/fact", format!("{fact:?} is none of {}", all.join(", ")))
    })?;
    let store = api.database.reviews();
    store.challenge(&opened, &origin(&request), review_of(&id)?, fact, &reason, &*api.clock).await?;
    shown(&api, &opened).await
}
