//! A review as the API answers it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::review::reply::{self, Challenge as DomainChallenge, Reply};
use muster_domain::review::sight::Shown;
use muster_domain::review::step::{Done, Standing};
use muster_domain::review::summary::weight;
use muster_domain::review::{Content, Facts, Review as Domain, age};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::product::ProductRef;
use crate::vendor::VendorRef;
use crate::words;

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
    pub product: Option<ProductRef>,
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
    /// What went best; empty where it is withheld from you.
    pub best: String,
    /// What went worst; empty where it is withheld from you.
    pub worst: String,
    /// Whether these words are kept to the authority that says them: others read ratings and facts, and speak to a
    /// peer (`GET /vendors/{id}/peers`).
    pub words_withheld: bool,
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
            content: Content { overall, aspects, facts, best, worst, conflict, words_withheld },
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
            product: product.map(Into::into),
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
            words_withheld,
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
