//! Reviews over the API: what authorities that held the contract say of a vendor. They are for members, and who
//! sees which is a matter of the person, so that no answer about them is kept for somebody else.

mod form;
mod queue;
mod steps;
mod summary;

use std::collections::BTreeMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::{BoxStream, StreamExt};
use muster_domain::access::{Action, Kind};
use muster_domain::id::ReviewId;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::review::list::{ReviewFilter, ReviewSort};
use muster_domain::review::reply::{self, Challenge as DomainChallenge, Reply};
use muster_domain::review::sight::{Seer, Shown};
use muster_domain::review::step::{Done, Standing, State};
use muster_domain::review::summary::weight;
use muster_domain::review::{Age, Content, Facts, Review as Domain, age};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::download::{Asker, download};
use crate::export::cell::{Cell, Column};
use crate::filters;
use crate::identity::{actor, viewer};
use crate::negotiation;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::precondition::versioned;
use crate::problem::Failure;
use crate::resource::{Format, ListQuery, NoQuery, Resource};
use crate::respond::{Made, fresh, normalised};
use crate::routes::page_of;
use crate::vendor::VendorRef;
use crate::words;

pub use form::{FactsSaid, NewReview, ReviewChange};

pub(super) const TAG: &str = "Reviews";

/// A product as a review names it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewedProduct {
    /// Its id, which follows from its name.
    pub id: Uuid,
    /// Its name.
    #[schema(example = "Mosaic")]
    pub name: String,
}

/// The record that gives an authority the right to review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewFoundation {
    /// Its kind.
    #[schema(schema_with = words::foundation_kind_schema)]
    pub kind: &'static str,
    /// Which; null where you do not see it, or it is under NDA.
    pub id: Option<Uuid>,
    /// What it is called; null where it is not named.
    pub title: Option<String>,
    /// Whether it is under NDA.
    pub nda: bool,
}

/// Facts beside the opinions; null where nothing is said, or the fact is challenged and not decided on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewFacts {
    /// The go-live that was planned.
    pub planned_go_live: Option<NaiveDate>,
    /// The go-live as it was.
    pub real_go_live: Option<NaiveDate>,
    /// The whole cost that was planned, as a band.
    #[schema(schema_with = words::band_or_null_schema)]
    pub planned_cost: Option<&'static str>,
    /// The whole cost as it was, as a band.
    #[schema(schema_with = words::band_or_null_schema)]
    pub final_cost: Option<&'static str>,
    /// How many changes were asked for and paid.
    pub change_requests: Option<u16>,
    /// Whether service credits were claimed.
    pub service_credits: Option<bool>,
    /// Whether the authority would buy again.
    pub buy_again: Option<bool>,
}

impl From<Facts> for ReviewFacts {
    fn from(facts: Facts) -> Self {
        let Facts {
            planned_go_live,
            real_go_live,
            planned_cost,
            final_cost,
            change_requests,
            service_credits,
            buy_again,
        } = facts;
        Self {
            planned_go_live,
            real_go_live,
            planned_cost: planned_cost.map(|band| band.as_str()),
            final_cost: final_cost.map(|band| band.as_str()),
            change_requests,
            service_credits,
            buy_again,
        }
    }
}

/// What the vendor says, and its clock.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewReply {
    /// `open`: the vendor has time; `given`: it replied; `lapsed`: it did not, in time. It still may.
    #[schema(schema_with = words::reply_state_schema)]
    pub state: &'static str,
    /// The last of its 20 working days.
    pub due: NaiveDate,
    /// Working days that are left.
    pub working_days_left: u32,
    /// What it says.
    pub text: Option<String>,
    /// When it said so.
    pub at: Option<DateTime<Utc>>,
}

/// A fact that the vendor says is not so.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewChallenge {
    /// Its id.
    pub id: Uuid,
    /// Which fact.
    #[schema(schema_with = words::review_fact_schema)]
    pub fact: &'static str,
    /// What the vendor says; null to members at large until it is decided.
    pub reason: Option<String>,
    /// When it said so.
    pub at: DateTime<Utc>,
    /// What was decided; null while the fact is frozen.
    #[schema(schema_with = words::challenge_outcome_or_null_schema)]
    pub outcome: Option<&'static str>,
    /// Why.
    pub because: Option<String>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
}

impl From<DomainChallenge> for ReviewChallenge {
    fn from(challenge: DomainChallenge) -> Self {
        let DomainChallenge { id, fact, reason, at, outcome, decided_because, decided_at } = challenge;
        Self {
            id: id.0,
            fact: fact.as_str(),
            reason: Some(reason).filter(|reason| !reason.is_empty()),
            at,
            outcome: outcome.map(|outcome| outcome.as_str()),
            because: decided_because,
            decided_at,
        }
    }
}

/// What an authority says of a vendor.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// Its id.
    pub id: Uuid,
    /// Who says it.
    pub authority: AuthorityRef,
    /// Of whom.
    pub vendor: VendorRef,
    /// Of which product; null for the vendor as a whole.
    pub product: Option<ReviewedProduct>,
    /// From which desk.
    #[schema(schema_with = words::desk_schema)]
    pub desk: &'static str,
    /// The record it rests on.
    pub foundation: ReviewFoundation,
    /// What that record is for.
    pub service_area: Option<String>,
    /// The whole, from 1 (poor) to 5 (excellent); null while its author has not said.
    pub overall: Option<u8>,
    /// Aspects that it rates, 1 to 5 each.
    pub aspects: BTreeMap<&'static str, u8>,
    /// Facts beside the opinions.
    pub facts: ReviewFacts,
    /// What went best.
    pub best: String,
    /// What went worst.
    pub worst: String,
    /// Any interest that the reviewer has in the vendor or a rival; null where they declare none.
    pub conflict: Option<String>,
    /// Where it stands.
    #[schema(schema_with = words::review_state_schema)]
    pub state: &'static str,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Why it was returned, or what the appeal says, to those inside.
    pub reason: Option<String>,
    /// Whether it is with the convenors by appeal.
    pub appealed: bool,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// How old it is, of what is published.
    #[schema(schema_with = words::review_age_or_null_schema)]
    pub age: Option<&'static str>,
    /// What it weighs in a mean, of what is published.
    pub weight: Option<f64>,
    /// What the vendor says, of what is published.
    pub reply: Option<ReviewReply>,
    /// Facts that the vendor challenged.
    pub challenges: Vec<ReviewChallenge>,
    /// What was said of challenged facts, to those inside.
    pub challenged: ReviewFacts,
    /// What you can do to it.
    #[schema(schema_with = words::review_may_schema)]
    pub may: Vec<&'static str>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Changes with every change of it.
    pub version: i64,
}

impl Review {
    /// A review as somebody sees it on `today`.
    #[must_use]
    pub fn new(shown: Shown, today: NaiveDate) -> Self {
        let Shown { review, may, challenged } = shown;
        let published = review.published();
        let Domain {
            id,
            authority,
            vendor,
            product,
            desk,
            foundation,
            foundation_title,
            nda,
            service_area,
            content: Content { overall, aspects, facts, best, worst, conflict },
            standing: Standing { state, reason, appealed, published_at, since, .. },
            reply,
            challenges,
            demonstration,
            written_at: _,
            version,
        } = review;
        Self {
            id: id.0,
            authority: authority.into(),
            vendor: vendor.into(),
            product: product.map(|product| ReviewedProduct { id: product.id.0, name: product.name }),
            desk: desk.as_str(),
            foundation: ReviewFoundation {
                kind: foundation.kind(),
                id: foundation_title.as_ref().map(|_| foundation.id()),
                title: foundation_title,
                nda,
            },
            service_area: service_area.map(|area| area.as_str().to_owned()),
            overall: Some(overall).filter(|n| *n > 0),
            aspects: aspects.into_iter().map(|(aspect, rating)| (aspect.as_str(), rating)).collect(),
            facts: facts.into(),
            best,
            worst,
            conflict,
            state: state.as_str(),
            since,
            reason,
            appealed,
            published_at,
            age: published.map(|day| age(day, today).as_str()),
            weight: published.map(|day| weight(day, today)),
            reply: published.map(|day| replied(day, reply, today)),
            challenges: challenges.into_iter().map(Into::into).collect(),
            challenged: challenged.into(),
            may: may.into_iter().map(|may| may.as_str()).collect(),
            demonstration,
            version,
        }
    }
}

fn replied(published: NaiveDate, given: Option<Reply>, today: NaiveDate) -> ReviewReply {
    let at = given.as_ref().map(|reply| reply.at);
    ReviewReply {
        state: reply::state(published, at, today).as_str(),
        due: reply::due(published),
        working_days_left: reply::left(published, today),
        text: given.map(|reply| reply.text),
        at,
    }
}

/// One thing that was done to a review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewStep {
    /// What.
    #[schema(schema_with = words::review_step_schema)]
    pub step: &'static str,
    /// By whom; null to members at large.
    pub by: Option<String>,
    /// Their authority.
    pub authority: AuthorityRef,
    /// Why, to those inside.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was done to a review, the first first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewHistory {
    /// The steps.
    pub items: Vec<ReviewStep>,
}

impl From<Done> for ReviewStep {
    fn from(done: Done) -> Self {
        let Done { step, by, authority, reason, at } = done;
        Self { step: step.as_str(), by, authority: authority.into(), reason, at }
    }
}

/// The keys that reviews can be sorted by.
const SORTS: [(&str, ReviewSort); 3] =
    [("published", ReviewSort::Published), ("since", ReviewSort::Since), ("overall", ReviewSort::Overall)];

/// Whoever asks for one review: nobody sees any.
#[derive(Debug, Clone)]
pub struct AskedBy(Seer);

impl Query for AskedBy {
    fn read(_: &mut Params) -> Self {
        Self(Seer::NOBODY)
    }
}

/// Reviews over the API.
#[derive(Debug, Clone, Copy)]
pub struct Reviews;

impl Resource for Reviews {
    const KIND: Kind = Kind::Review;
    const NAME: &'static str = "reviews";
    const LIST: &'static str = "ReviewList";
    const LIST_OPERATION: &'static str = "listReviews";
    const ABOUT_LIST: &'static str = "What authorities that held the contract say of vendors, the newest first. For members; the public sees none, and whoever evaluates offers of a vendor none of it. Reviews older than five years are left out unless `age` asks for them; what waits for you before it is published, `standing` asks for.";
    const GET_OPERATION: &'static str = "getReview";
    const ABOUT_ONE: &'static str = "One review with the vendor's reply and the clock of it, and what you can do to it. Its `ETag` goes with a change or a step.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: ReviewSort::Published, direction: Direction::Descending };
    const EXAMPLE: &'static str = "authority=CMD,HCK&age=fresh";

    type Record = Shown;
    type Filter = ReviewFilter;
    type Key = ReviewSort;
    type Item = Review;
    type Detail = Review;
    type DetailQuery = AskedBy;

    fn filter(params: &mut Params) -> ReviewFilter {
        let published = ReviewFilter::published(Seer::NOBODY, params.today());
        let or = |given: Vec<State>, default| if given.is_empty() { default } else { given };
        let or_age = |given: Vec<Age>, default| if given.is_empty() { default } else { given };
        ReviewFilter {
            vendors: params.ids("vendor", "Of one of these vendors, or of one that is one with it now: ids."),
            products: params.ids("product", "Of one of these products: ids."),
            authorities: filters::authorities(params),
            service_areas: filters::service_areas(params),
            desks: params.words("desk", "From one of these desks.", &words::desks()),
            states: or(
                params.words(
                    "standing",
                    "Where it stands; without, what is published. Of the rest you see what waits for you, and your own.",
                    &words::review_states(),
                ),
                published.states,
            ),
            ages: or_age(
                params.words(
                    "age",
                    "How old: `fresh` (under 3 years), `stale` (under 5), `old`; without, the first two.",
                    &words::review_ages(),
                ),
                published.ages,
            ),
            demonstration: filters::demonstration(params),
            ..published
        }
    }

    async fn list(
        database: &Database,
        _: &Viewer,
        filter: &ReviewFilter,
        sort: &[Sort<ReviewSort>],
        page: &PageRequest,
    ) -> Stored<Page<Shown>> {
        database.reviews().list(filter, sort, page).await
    }

    fn stream(
        database: &Database,
        _: &Viewer,
        filter: &ReviewFilter,
        sort: &[Sort<ReviewSort>],
    ) -> BoxStream<'static, Stored<Shown>> {
        database.reviews().stream(filter, sort).boxed()
    }

    async fn get(
        database: &Database,
        _: &Viewer,
        key: &str,
        query: &AskedBy,
        today: NaiveDate,
    ) -> Stored<Option<Review>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        let found = database.reviews().get(&query.0, id, today).await?;
        Ok(found.map(|shown| Review::new(shown, today)))
    }

    fn item(record: Shown, today: NaiveDate) -> Review {
        Review::new(record, today)
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("authority", 24),
        Column::text("vendor", 40),
        Column::id("vendorId"),
        Column::text("product", 24),
        Column::text("desk", 20),
        Column::text("foundation", 12),
        Column::text("serviceArea", 24),
        Column::number("overall"),
        Column::number("implementation"),
        Column::number("costAgainstQuote"),
        Column::number("customisation"),
        Column::number("support"),
        Column::number("productFit"),
        Column::number("roadmap"),
        Column::number("dataAndIntegration"),
        Column::number("exit"),
        Column::day("plannedGoLive"),
        Column::day("realGoLive"),
        Column::text("plannedCost", 14),
        Column::text("finalCost", 14),
        Column::number("changeRequests"),
        Column::flag("serviceCredits"),
        Column::flag("buyAgain"),
        Column::text("best", 60),
        Column::text("worst", 60),
        Column::text("conflict", 30),
        Column::text("state", 12),
        Column::instant("publishedAt"),
        Column::text("age", 8),
        Column::text("reply", 60),
        Column::flag("demonstration"),
    ];

    fn cells(item: &Review) -> Vec<Cell<'_>> {
        let rated = |aspect: &str| item.aspects.get(aspect).map(|n| u64::from(*n)).into();
        let text = |text: Option<&'static str>| text.into();
        let facts = &item.facts;
        vec![
            item.id.into(),
            (&item.authority.name).into(),
            (&item.vendor.name).into(),
            item.vendor.id.into(),
            item.product.as_ref().map(|product| &product.name).into(),
            item.desk.into(),
            item.foundation.kind.into(),
            item.service_area.as_ref().into(),
            item.overall.map(u64::from).into(),
            rated("implementation"),
            rated("costAgainstQuote"),
            rated("customisation"),
            rated("support"),
            rated("productFit"),
            rated("roadmap"),
            rated("dataAndIntegration"),
            rated("exit"),
            facts.planned_go_live.into(),
            facts.real_go_live.into(),
            text(facts.planned_cost),
            text(facts.final_cost),
            facts.change_requests.map(u64::from).into(),
            facts.service_credits.into(),
            facts.buy_again.into(),
            (&item.best).into(),
            (&item.worst).into(),
            item.conflict.as_ref().into(),
            item.state.into(),
            item.published_at.into(),
            text(item.age),
            item.reply.as_ref().and_then(|reply| reply.text.as_ref()).into(),
            item.demonstration.into(),
        ]
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/reviews/{id}/history", "getReviewHistory", TAG)
            .about("What was done to a review, with times: who wrote, approved and returned it and why is told to its author, its authority's approvers and convenors, the rest to every member.")
            .requires(Action::SeeReviews)
            .answers::<ReviewHistory>(),
        history,
    );
    form::operations(routes);
    steps::operations(routes);
    queue::operations(routes);
    summary::operations(routes);
}

/// Whoever sends a request, as reviews know them.
pub(super) fn seer(request: &HttpRequest) -> Seer {
    Seer::of(actor(request).as_ref())
}

pub(super) fn id_of(text: &str) -> Result<ReviewId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// The list, as whoever asks sees it.
pub(crate) async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let mut query: ListQuery<Reviews> = Params::read(request.query_string(), today)?;
    query.filter.seer = seer(&request);
    let format = match query.format {
        Some(format) => format,
        None => negotiation::format::<Reviews>(request.headers())?,
    };
    let store = api.database.reviews();
    if format == Format::Json {
        let page = store.list(&query.filter, &query.sort, &query.page).await?;
        return Ok(fresh(&request, page_of(&request, page, |shown| Review::new(shown, today))?));
    }
    let stand = store.stand(&query.filter.seer, today).await?;
    let asker = Asker {
        viewer: viewer(&request, Kind::Review),
        actor: actor(&request),
        question: format!("{} of {stand}", normalised(&request)),
        filter: request.query_string().to_owned(),
    };
    download::<Reviews>(&request, &api, asker, &query, format).await
}

/// One, as whoever asks sees it.
pub(crate) async fn one(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let shown = api.database.reviews().get(&seer(&request), id_of(&key)?, today).await?;
    let review = Review::new(shown.ok_or(Failure::NotFound)?, today);
    Ok(fresh(&request, Made { version: Some(review.version), ..Made::json(&review)? }))
}

/// The answer to a change of a review: how it stands now, or nothing where it is not seen any more.
pub(super) async fn changed(request: &HttpRequest, api: &Api, id: ReviewId) -> Answered {
    let today = api.clock.today();
    let shown = api.database.reviews().get(&seer(request), id, today).await?;
    let Some(shown) = shown else { return Ok(HttpResponse::NoContent().finish()) };
    let review = Review::new(shown, today);
    versioned(HttpResponse::Ok(), review.version, &review)
}

/// A failed change, with the review as it is now where it changed meanwhile.
pub(super) async fn failed(
    request: &HttpRequest,
    api: &Api,
    id: ReviewId,
    error: muster_persistence::Error,
) -> Failure {
    if !matches!(error, muster_persistence::Error::Stale) {
        return error.into();
    }
    let today = api.clock.today();
    match api.database.reviews().get(&seer(request), id, today).await {
        Ok(Some(shown)) => match Failure::stale(&Review::new(shown, today)) {
            Ok(stale) | Err(stale) => stale,
        },
        Ok(None) => Failure::NotFound,
        Err(error) => error.into(),
    }
}

async fn history(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let done = api.database.reviews().history(&seer(&request), id_of(&id)?, today).await?;
    let items = done.ok_or(Failure::NotFound)?.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&ReviewHistory { items })?))
}
