//! Reviews over the API: what authorities that held the contract say of a vendor. They are for members, and who
//! sees which is a matter of the person, so that no answer about them is kept for somebody else.

mod answer;
mod form;
mod queue;
mod steps;
mod summary;
mod withholding;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use futures_util::stream::{BoxStream, StreamExt};
use muster_domain::access::{Action, Kind};
use muster_domain::id::ReviewId;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::review::Age;
use muster_domain::review::list::{ReviewFilter, ReviewSort};
use muster_domain::review::sight::{Seer, Shown};
use muster_domain::review::step::State;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};

use crate::api::Api;
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
use crate::words;

pub use answer::{
    Review, ReviewChallenge, ReviewFacts, ReviewFoundation, ReviewHistory, ReviewReply, ReviewStep,
};
pub use form::{FactsSaid, NewReview, ReviewChange};

pub(super) const TAG: &str = "Reviews";

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
        Column::flag("wordsWithheld"),
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
            item.words_withheld.into(),
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
    withholding::operations(routes);
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
        let page = store.list(&query.filter, &query.order(format), &query.page).await?;
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
