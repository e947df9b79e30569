//! Writing a review: what it can rest on, what is said, and what is remarkable in its words.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, http::header};
use chrono::NaiveDate;
use muster_domain::access::{Action, Kind};
use muster_domain::id::VendorId;
use muster_domain::record::Band;
use muster_domain::review::check::Gravity;
use muster_domain::review::{Aspect, Content, Desk, Facts, Foundation};
use muster_domain::viewer::Viewer;
use muster_persistence::review::{Draft, Offered};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{Review, TAG, changed, failed, id_of, seer};
use crate::api::Api;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// Tells null from nothing.
fn said<'de, T: Deserialize<'de>, D: Deserializer<'de>>(field: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(field).map(Some)
}

/// Facts beside the opinions: null takes one away, one that is left out stays.
#[derive(Debug, Clone, Default, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FactsSaid {
    /// The go-live that was planned.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<NaiveDate>)]
    pub planned_go_live: Option<Option<NaiveDate>>,
    /// The go-live as it was.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<NaiveDate>)]
    pub real_go_live: Option<Option<NaiveDate>>,
    /// The whole cost that was planned, as a band.
    #[serde(deserialize_with = "said")]
    #[schema(schema_with = words::band_or_null_schema)]
    pub planned_cost: Option<Option<String>>,
    /// The whole cost as it was, as a band.
    #[serde(deserialize_with = "said")]
    #[schema(schema_with = words::band_or_null_schema)]
    pub final_cost: Option<Option<String>>,
    /// How many changes were asked for and paid.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<u16>)]
    pub change_requests: Option<Option<u16>>,
    /// Whether service credits were claimed.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<bool>)]
    pub service_credits: Option<Option<bool>>,
    /// Whether the authority would buy again.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<bool>)]
    pub buy_again: Option<Option<bool>>,
}

impl FactsSaid {
    /// The facts with what is said of them.
    ///
    /// # Errors
    /// [`Failure::Unprocessable`] where a band is none; `place` is where these stand in the body.
    pub fn onto(self, facts: Facts, place: &str) -> Result<Facts, Failure> {
        let Self {
            planned_go_live,
            real_go_live,
            planned_cost,
            final_cost,
            change_requests,
            service_credits,
            buy_again,
        } = self;
        let band = |name: &str, said: Option<Option<String>>, before: Option<Band>| match said {
            None => Ok(before),
            Some(None) => Ok(None),
            Some(Some(word)) => Band::parse(&word).map(Some).ok_or_else(|| {
                let detail = format!("{word:?} is none of {}", Band::WORDS.join(", "));
                Failure::wrong(&format!("{place}/{name}"), detail)
            }),
        };
        Ok(Facts {
            planned_go_live: planned_go_live.unwrap_or(facts.planned_go_live),
            real_go_live: real_go_live.unwrap_or(facts.real_go_live),
            planned_cost: band("plannedCost", planned_cost, facts.planned_cost)?,
            final_cost: band("finalCost", final_cost, facts.final_cost)?,
            change_requests: change_requests.unwrap_or(facts.change_requests),
            service_credits: service_credits.unwrap_or(facts.service_credits),
            buy_again: buy_again.unwrap_or(facts.buy_again),
        })
    }
}

/// The record that a review rests on.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FoundationSaid {
    /// Its kind.
    #[schema(schema_with = words::foundation_kind_schema)]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

/// A review that is begun. It can be handed in once it says what it must.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewReview {
    /// Of whom.
    pub vendor: Uuid,
    /// Of which product, by name; left out for the vendor as a whole.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200, example = "Mosaic")]
    pub product: Option<String>,
    /// From which desk.
    #[schema(schema_with = words::desk_schema)]
    pub desk: String,
    /// A record of your authority with that vendor.
    pub foundation: FoundationSaid,
    /// The whole, from 1 (poor) to 5 (excellent).
    #[validate(range(min = 1, max = 5, message = "is 1 to 5"))]
    #[schema(minimum = 1, maximum = 5)]
    pub overall: Option<u8>,
    /// Aspects, 1 to 5 each, as far as you can say.
    #[serde(default)]
    pub aspects: BTreeMap<String, u8>,
    /// Facts beside the opinions.
    #[serde(default)]
    #[validate(nested)]
    pub facts: FactsSaid,
    /// What went best, in at most 30 words.
    #[serde(default)]
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000)]
    pub best: String,
    /// What went worst, in at most 30 words.
    #[serde(default)]
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000)]
    pub worst: String,
    /// Any interest that you have in the vendor or a rival; null declares that there is none.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500)]
    pub conflict: Option<String>,
    /// Whether the words of what went best and worst are kept to your authority.
    #[serde(default)]
    pub words_withheld: bool,
}

/// What is changed of a draft: a field left out stays, null takes what can be taken away.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReviewChange {
    /// Of which product, by name.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub product: Option<Option<String>>,
    /// From which desk.
    #[schema(schema_with = words::desk_schema)]
    pub desk: Option<String>,
    /// A record of your authority with that vendor.
    #[validate(nested)]
    pub foundation: Option<FoundationSaid>,
    /// The whole, 1 to 5.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<u8>, minimum = 1, maximum = 5)]
    pub overall: Option<Option<u8>>,
    /// Aspects, 1 to 5 each; null takes one away.
    #[serde(default)]
    pub aspects: BTreeMap<String, Option<u8>>,
    /// Facts beside the opinions.
    #[serde(default)]
    #[validate(nested)]
    pub facts: FactsSaid,
    /// What went best.
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000)]
    pub best: Option<String>,
    /// What went worst.
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000)]
    pub worst: Option<String>,
    /// Any interest in the vendor or a rival.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>, max_length = 500)]
    pub conflict: Option<Option<String>>,
    /// Whether the words of what went best and worst are kept to your authority.
    pub words_withheld: Option<bool>,
}

/// Words to be looked at before anybody else reads them.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReviewWords {
    /// What went best.
    #[serde(default)]
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000)]
    pub best: String,
    /// What went worst.
    #[serde(default)]
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000)]
    pub worst: String,
    /// Any interest in the vendor or a rival.
    #[validate(length(max = 500, message = "has at most 500 characters"))]
    #[schema(max_length = 500)]
    pub conflict: Option<String>,
    /// Whether the record it rests on is under NDA.
    #[serde(default)]
    pub nda: bool,
}

/// Something remarkable in the words of a review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewRemark {
    /// Where: `best`, `worst` or `conflict`.
    #[schema(example = "worst")]
    pub field: &'static str,
    /// `remove`: it must go before the review can be handed in; `think`: look at it again.
    #[schema(schema_with = words::gravity_schema)]
    pub gravity: &'static str,
    /// The words.
    pub words: String,
    /// Why, and what to do instead.
    pub why: &'static str,
}

/// Everything remarkable in the words of a review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewRemarks {
    /// The remarks, in the order of the fields.
    pub items: Vec<ReviewRemark>,
}

/// A record that a review of a vendor can rest on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewBasis {
    /// Its kind.
    #[schema(schema_with = words::foundation_kind_schema)]
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Whether it is under NDA: others are told its kind alone then.
    pub nda: bool,
    /// What it is for.
    pub service_area: Option<String>,
}

/// Records of one's own authority with a vendor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewBases {
    /// The records, what ends last first.
    pub items: Vec<ReviewBasis>,
}

impl From<Offered> for ReviewBasis {
    fn from(offered: Offered) -> Self {
        let Offered { foundation, title, nda, service_area } = offered;
        Self {
            kind: foundation.kind(),
            id: foundation.id(),
            title,
            nda,
            service_area: service_area.map(|area| area.as_str().to_owned()),
        }
    }
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/vendors/{id}/review-bases", "listReviewBases", TAG)
            .about("Records of one's own authority with a vendor, on which a review of it can rest: without one there is no review.")
            .requires(Action::WriteReviews)
            .answers::<ReviewBases>(),
        bases,
    );
    routes.add(
        Operation::post("/reviews", "createReview", TAG)
            .about(
                "Begin a review of a vendor. It is a draft that nobody but you sees, until you hand it in.",
            )
            .requires(Action::WriteReviews)
            .takes::<NewReview>()
            .answers::<Review>()
            .status(201),
        create,
    );
    routes.add(
        Operation::patch("/reviews/{id}", "changeReview", TAG)
            .about("Change what a draft of your own says.")
            .requires(Action::WriteReviews)
            .takes::<ReviewChange>()
            .answers::<Review>()
            .fails(&[409]),
        change,
    );
    routes.add(
        Operation::post("/reviews/check", "checkReview", TAG)
            .about("Look at the words of a review before anybody reads them: names of people, words that a court may be asked about, what an NDA may cover. Nothing is kept.")
            .requires(Action::WriteReviews)
            .takes::<ReviewWords>()
            .answers::<ReviewRemarks>(),
        check,
    );
}

fn desk(word: &str) -> Result<Desk, Failure> {
    Desk::parse(word).ok_or_else(|| {
        let all: Vec<&str> = Desk::ALL.iter().map(|desk| desk.as_str()).collect();
        Failure::wrong("/desk", format!("{word:?} is none of {}", all.join(", ")))
    })
}

fn foundation(said: &FoundationSaid) -> Result<Foundation, Failure> {
    Foundation::parse(&said.kind, said.id).ok_or_else(|| {
        Failure::wrong("/foundation/kind", format!("{:?} is none of contract, system, pilot", said.kind))
    })
}

fn rated(
    mut aspects: BTreeMap<Aspect, u8>,
    said: BTreeMap<String, Option<u8>>,
) -> Result<BTreeMap<Aspect, u8>, Failure> {
    let mut wrong = Vec::new();
    for (word, rating) in said {
        let mut refuse = |detail: String| wrong.push(Wrong { pointer: format!("/aspects/{word}"), detail });
        match (Aspect::parse(&word), rating) {
            (None, _) => {
                let all: Vec<&str> = Aspect::ALL.iter().map(|aspect| aspect.as_str()).collect();
                refuse(format!("is none of {}", all.join(", ")));
            }
            (Some(aspect), None) => {
                aspects.remove(&aspect);
            }
            (Some(aspect), Some(rating @ 1..=5)) => {
                aspects.insert(aspect, rating);
            }
            (Some(_), Some(_)) => refuse("is 1 to 5".to_owned()),
        }
    }
    if wrong.is_empty() { Ok(aspects) } else { Err(Failure::Unprocessable(wrong)) }
}

async fn bases(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let id: VendorId = id.parse().map_err(|_| Failure::NotFound)?;
    let viewer: Viewer = viewer(&request, Kind::Vendor);
    api.database.vendors().get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    let offered = api.database.reviews().foundations(&seer(&request), id).await?;
    let items = offered.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&ReviewBases { items })?))
}

async fn create(request: HttpRequest, api: Data<Api>, Body(new): Body<NewReview>) -> Answered {
    let actor = permitted(&request, Action::WriteReviews)?;
    let NewReview {
        vendor,
        product,
        desk: word,
        foundation: basis,
        overall,
        aspects,
        facts,
        best,
        worst,
        conflict,
        words_withheld,
    } = new;
    let aspects = aspects.into_iter().map(|(word, rating)| (word, Some(rating))).collect();
    let draft = Draft {
        product,
        desk: desk(&word)?,
        foundation: foundation(&basis)?,
        content: Content {
            overall: overall.unwrap_or(0),
            aspects: rated(BTreeMap::new(), aspects)?,
            facts: facts.onto(Facts::default(), "/facts")?,
            best,
            worst,
            conflict,
            words_withheld,
        },
    };
    let store = api.database.reviews();
    let begun = store.begin(&actor, VendorId(vendor), &draft, &*api.clock).await;
    let id = begun.map_err(|error| match error {
        muster_persistence::Error::NotFound => Failure::wrong("/vendor", "is no vendor on record"),
        other => other.into(),
    })?;
    let today = api.clock.today();
    let shown = store.get(&seer(&request), id, today).await?.ok_or(Failure::NotFound)?;
    let review = Review::new(shown, today);
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/reviews/{id}")));
    versioned(response, review.version, &review)
}

async fn change(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<ReviewChange>,
) -> Answered {
    let actor = permitted(&request, Action::WriteReviews)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let store = api.database.reviews();
    let shown = store.get(&seer(&request), id, api.clock.today()).await?.ok_or(Failure::NotFound)?;
    let review = shown.review;
    let ReviewChange {
        product,
        desk: word,
        foundation: basis,
        overall,
        aspects,
        facts,
        best,
        worst,
        conflict,
        words_withheld,
    } = change;
    let before = review.content;
    let draft = Draft {
        product: product.unwrap_or_else(|| review.product.map(|product| product.name)),
        desk: word.map_or(Ok(review.desk), |word| desk(&word))?,
        foundation: basis.map_or(Ok(review.foundation), |basis| foundation(&basis))?,
        content: Content {
            overall: overall.map_or(before.overall, |overall| overall.unwrap_or(0)),
            aspects: rated(before.aspects, aspects)?,
            facts: facts.onto(before.facts, "/facts")?,
            best: best.unwrap_or(before.best),
            worst: worst.unwrap_or(before.worst),
            conflict: conflict.unwrap_or(before.conflict),
            words_withheld: words_withheld.unwrap_or(before.words_withheld),
        },
    };
    bounded(&draft)?;
    match store.change(&actor, id, version, &draft, &*api.clock).await {
        Ok(()) => changed(&request, &api, id).await,
        Err(error) => Err(failed(&request, &api, id, error).await),
    }
}

/// What a change can set to null is bounded here.
fn bounded(draft: &Draft) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    let mut refuse = |pointer: &str, detail: &str| {
        wrong.push(Wrong { pointer: pointer.to_owned(), detail: detail.to_owned() });
    };
    let length = |text: &Option<String>| text.as_ref().map_or(1, |text| text.chars().count());
    if !(1..=200).contains(&length(&draft.product)) {
        refuse("/product", "has 1 to 200 characters");
    }
    if !(1..=500).contains(&length(&draft.content.conflict)) {
        refuse("/conflict", "has 1 to 500 characters");
    }
    if draft.content.overall > 5 {
        refuse("/overall", "is 1 to 5");
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Unprocessable(wrong)) }
}

async fn check(request: HttpRequest, api: Data<Api>, Body(words): Body<ReviewWords>) -> Answered {
    let actor = permitted(&request, Action::WriteReviews)?;
    let ReviewWords { best, worst, conflict, nda } = words;
    let content = Content {
        overall: 0,
        aspects: BTreeMap::new(),
        facts: Facts::default(),
        best,
        worst,
        conflict,
        words_withheld: false,
    };
    let remarks = api.database.reviews().remarks(&actor, &content, nda).await?;
    let items = remarks.into_iter().map(|(field, remark)| ReviewRemark {
        field,
        gravity: if remark.gravity == Gravity::Remove { "remove" } else { "think" },
        words: remark.words,
        why: remark.why,
    });
    Ok(HttpResponse::Ok().json(ReviewRemarks { items: items.collect() }))
}
