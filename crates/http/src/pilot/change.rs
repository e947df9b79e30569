//! Putting pilots on record, and changing them.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::id::{PilotId, VendorId};
use muster_domain::money::Money;
use muster_domain::pilot::{Account, Decision, Pilot as Record};
use muster_domain::product::{ProductRef, id_of};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::vendor::VendorRef;
use muster_persistence::Error as Stored;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationErrors};

use super::{Pilot, TAG};
use crate::api::Api;
use crate::body::{self, Body};
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::person::not_blank;
use crate::precondition::{version, versioned};
use crate::problem::{Failure, Wrong};
use crate::record::MoneySaid;
use crate::view::none_of;
use crate::words;

/// A pilot to put on record. Three things are needed to begin: the question, what is tried, and for which service
/// area.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPilot {
    /// The question that it is to answer.
    #[validate(
        length(min = 1, max = 300, message = "has 1 to 300 characters"),
        custom(function = "not_blank")
    )]
    #[schema(
        min_length = 1,
        max_length = 300,
        example = "Does a voice assistant shorten the repairs queue?"
    )]
    question: String,
    /// The approach, in a sentence. This or a product is needed.
    #[validate(length(min = 1, max = 1000, message = "has 1 to 1,000 characters"))]
    #[schema(min_length = 1, max_length = 1000)]
    approach: Option<String>,
    /// The vendor's id.
    vendor: Option<Uuid>,
    /// The product, by its name.
    #[validate(
        length(min = 1, max = 200, message = "has 1 to 200 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 200, example = "Magic Notes")]
    product: Option<String>,
    /// For which service areas: codes, as `listServiceAreas` gives them.
    #[schema(min_items = 1, max_items = 10, example = json!(["housing-management"]))]
    service_areas: Vec<String>,
    /// First day.
    start: Option<NaiveDate>,
    /// Last day, planned or real.
    end: Option<NaiveDate>,
    /// What it cost, all told.
    cost: Option<MoneySaid>,
    /// How many people used it or were served.
    #[validate(range(max = 10_000_000, message = "is at most 10,000,000"))]
    #[schema(maximum = 10_000_000)]
    people: Option<u32>,
    /// By what it is to be judged.
    #[validate(length(min = 1, max = 2000, message = "has 1 to 2,000 characters"))]
    #[schema(min_length = 1, max_length = 2000)]
    measures: Option<String>,
    /// What came of it, by these measures.
    #[validate(length(min = 1, max = 2000, message = "has 1 to 2,000 characters"))]
    #[schema(min_length = 1, max_length = 2000)]
    outcome: Option<String>,
    /// What was decided.
    #[schema(schema_with = words::pilot_decision_or_null_schema)]
    decision: Option<String>,
    /// Why.
    #[validate(length(min = 1, max = 2000, message = "has 1 to 2,000 characters"))]
    #[schema(min_length = 1, max_length = 2000)]
    why: Option<String>,
    /// What one would do otherwise next time.
    #[validate(length(min = 1, max = 2000, message = "has 1 to 2,000 characters"))]
    #[schema(min_length = 1, max_length = 2000)]
    lessons: Option<String>,
    /// Addresses of documents, `https` alone.
    #[serde(default)]
    #[validate(custom(function = "short_addresses"))]
    #[schema(max_items = 10)]
    documents: Vec<String>,
    /// Whom to ask: a role or a team rather than a person's address.
    #[validate(length(min = 1, max = 300, message = "has 1 to 300 characters"))]
    #[schema(min_length = 1, max_length = 300, example = "Head of Housing Systems")]
    contact: Option<String>,
    /// Who may see it: members, unless another is said. Showing it to everybody takes the right to decide who
    /// sees records.
    #[serde(default = "members")]
    #[schema(schema_with = words::default_audience_schema)]
    audience: String,
}

/// What changes of a pilot, as a merge patch (RFC 7396): what is left out stays, null takes it back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PilotPatch {
    /// The question that it is to answer.
    #[schema(min_length = 1, max_length = 300)]
    pub question: Option<String>,
    /// The approach.
    #[schema(min_length = 1, max_length = 1000)]
    pub approach: Option<String>,
    /// The vendor's id.
    pub vendor: Option<Uuid>,
    /// The product, by its name.
    #[schema(min_length = 1, max_length = 200)]
    pub product: Option<String>,
    /// For which service areas.
    #[schema(min_items = 1, max_items = 10)]
    pub service_areas: Option<Vec<String>>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// What it cost.
    pub cost: Option<MoneySaid>,
    /// How many people used it or were served.
    #[schema(maximum = 10_000_000)]
    pub people: Option<u32>,
    /// By what it is to be judged.
    #[schema(min_length = 1, max_length = 2000)]
    pub measures: Option<String>,
    /// What came of it.
    #[schema(min_length = 1, max_length = 2000)]
    pub outcome: Option<String>,
    /// What was decided.
    #[schema(schema_with = words::pilot_decision_or_null_schema)]
    pub decision: Option<String>,
    /// Why.
    #[schema(min_length = 1, max_length = 2000)]
    pub why: Option<String>,
    /// What one would do otherwise next time.
    #[schema(min_length = 1, max_length = 2000)]
    pub lessons: Option<String>,
    /// Addresses of documents.
    #[schema(max_items = 10)]
    pub documents: Option<Vec<String>>,
    /// Whom to ask.
    #[schema(min_length = 1, max_length = 300)]
    pub contact: Option<String>,
    /// Who may see it.
    #[schema(schema_with = words::default_audience_or_null_schema)]
    pub audience: Option<String>,
}

/// A merge patch as it came: together with what is on record it must make a pilot.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Patch(Map<String, Json>);

impl Validate for Patch {
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}

fn members() -> String {
    Audience::Members.as_str().to_owned()
}

fn short_addresses(addresses: &[String]) -> Result<(), validator::ValidationError> {
    if addresses.iter().all(|address| address.chars().count() <= 500) {
        return Ok(());
    }
    Err(validator::ValidationError::new("length").with_message("each has at most 500 characters".into()))
}

impl NewPilot {
    /// What it says, with the vendor that the actor sees under its id, or that is on record already.
    async fn read(
        self,
        api: &Api,
        actor: &Actor,
        known: Option<&VendorRef>,
    ) -> Result<(Account, Audience), Failure> {
        let vendor = match self.vendor.map(VendorId) {
            None => None,
            Some(id) if known.is_some_and(|known| known.id == id) => known.cloned(),
            Some(id) => {
                let found = api.database.vendors().get(&actor.viewer(Kind::Vendor), id).await?;
                Some(found.ok_or_else(|| Failure::wrong("/vendor", "is no vendor".to_owned()))?.reference)
            }
        };
        let area = |(at, code): (usize, &String)| {
            ServiceAreaCode::parse(code).ok_or_else(|| {
                let detail =
                    format!("{code:?} is not a service area: see {BASE}/service-areas for the codes");
                Wrong { pointer: format!("/serviceAreas/{at}"), detail }
            })
        };
        let service_areas =
            self.service_areas.iter().enumerate().map(area).collect::<Result<Vec<_>, Wrong>>();
        let decision = |word: String| {
            let words = Decision::ALL.map(Decision::as_str);
            Decision::parse(&word).ok_or_else(|| none_of("/decision", &word, &words))
        };
        let audience = Audience::parse(&self.audience).filter(|audience| *audience != Audience::Named);
        let words = ["own", "members", "public"];
        let audience = audience.ok_or_else(|| none_of("/audience", &self.audience, &words))?;
        let account = Account {
            question: self.question,
            approach: self.approach,
            vendor,
            product: self.product.map(|name| ProductRef { id: id_of(&name), name }),
            service_areas: service_areas.map_err(|wrong| Failure::Unprocessable(vec![wrong]))?,
            start: self.start,
            end: self.end,
            cost: self.cost.as_ref().map(money).transpose()?,
            people: self.people,
            measures: self.measures,
            outcome: self.outcome,
            decision: self.decision.map(decision).transpose()?,
            why: self.why,
            lessons: self.lessons,
            documents: self.documents,
            contact: self.contact,
        };
        Ok((account, audience))
    }
}

fn money(said: &MoneySaid) -> Result<Money, Failure> {
    let currency = said.currency.as_deref().unwrap_or("GBP");
    let whole = json!({ "amount": said.amount, "currency": currency });
    serde_json::from_value(whole).map_err(|error| Failure::wrong("/cost", error.to_string()))
}

/// What is on record, as it would be sent.
fn as_sent(pilot: &Record) -> Json {
    let Account {
        question,
        approach,
        vendor,
        product,
        service_areas,
        start,
        end,
        cost,
        people,
        measures,
        outcome,
        decision,
        why,
        lessons,
        documents,
        contact,
    } = &pilot.account;
    json!({
        "question": question,
        "approach": approach,
        "vendor": vendor.as_ref().map(|vendor| vendor.id),
        "product": product.as_ref().map(|product| &product.name),
        "serviceAreas": service_areas,
        "start": start,
        "end": end,
        "cost": cost,
        "people": people,
        "measures": measures,
        "outcome": outcome,
        "decision": decision,
        "why": why,
        "lessons": lessons,
        "documents": documents,
        "contact": contact,
        "audience": pilot.audience,
    })
}

/// Changes `target` as a merge patch says (RFC 7396).
fn merge(target: &mut Json, patch: Json) {
    let Json::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Json::Object(Map::new());
    }
    let Some(object) = target.as_object_mut() else { return };
    for (name, value) in patch {
        if value.is_null() {
            object.remove(&name);
        } else {
            merge(object.entry(name).or_insert(Json::Null), value);
        }
    }
}

/// Declares the operations.
pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/pilots", "recordPilot", TAG)
            .about("Put a pilot of one's authority on record: the question, what is tried and for which service area are enough to begin. Ask `listSimilarPilots` first.")
            .requires(Action::WritePilots)
            .takes::<NewPilot>()
            .answers::<Pilot>()
            .status(201),
        create,
    );
    routes.add(
        Operation::patch("/pilots/{id}", "changePilot", TAG)
            .about("Change a pilot of one's authority. Whoever does vouches for all of it.")
            .requires(Action::WritePilots)
            .takes::<PilotPatch>()
            .answers::<Pilot>(),
        change,
    );
    routes.add(
        Operation::post("/pilots/{id}/vouch", "vouchForPilot", TAG)
            .about(
                "Say that a pilot is still as it stands there, in one call: nobody is reminded for a while.",
            )
            .requires(Action::WritePilots)
            .answers::<Pilot>(),
        vouch,
    );
    routes.add(
        Operation::delete("/pilots/{id}", "removePilot", TAG)
            .about("Take a pilot of one's authority off the record. The audit keeps what it said.")
            .requires(Action::WritePilots)
            .conditional()
            .status(204),
        remove,
    );
}

async fn found(api: &Api, actor: &Actor, id: PilotId) -> Result<Record, Failure> {
    api.database.pilots().get(&actor.viewer(Kind::Pilot), id).await?.ok_or(Failure::NotFound)
}

/// One of the actor's own authority; whoever sees another's is told that it is not theirs.
async fn own(api: &Api, actor: &Actor, id: &str) -> Result<Record, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let pilot = found(api, actor, id).await?;
    if actor.may_of(Action::WritePilots, pilot.authority.id) {
        return Ok(pilot);
    }
    Err(Failure::Forbidden { needed: Action::WritePilots })
}

async fn create(request: HttpRequest, api: Data<Api>, Body(new): Body<NewPilot>) -> Answered {
    let actor = permitted(&request, Action::WritePilots)?;
    let (account, audience) = new.read(&api, &actor, None).await?;
    let id = api.database.pilots().create(&actor, &account, audience, &*api.clock).await?;
    let pilot = found(&api, &actor, id).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/pilots/{id}")));
    versioned(response, pilot.version, &Pilot::new(pilot, api.clock.today()))
}

async fn change(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(Patch(patch)): Body<Patch>,
) -> Answered {
    let actor = permitted(&request, Action::WritePilots)?;
    let version = version(request.headers())?;
    let before = own(&api, &actor, &id).await?;
    if before.version != version {
        return Err(stale(&api, before)?);
    }
    let mut sent = as_sent(&before);
    merge(&mut sent, Json::Object(patch));
    let new: NewPilot = body::read(sent.to_string().as_bytes())?;
    let (account, audience) = new.read(&api, &actor, before.account.vendor.as_ref()).await?;
    let store = api.database.pilots();
    let changed = store.change(&actor, before.id, version, &account, audience, &*api.clock).await;
    let now = found(&api, &actor, before.id).await?;
    match changed {
        Ok(()) => versioned(HttpResponse::Ok(), now.version, &Pilot::new(now, api.clock.today())),
        Err(Stored::Stale) => Err(stale(&api, now)?),
        Err(other) => Err(other.into()),
    }
}

async fn vouch(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::WritePilots)?;
    let before = own(&api, &actor, &id).await?;
    match api.database.pilots().vouch(&actor, before.id, &*api.clock).await {
        Err(Stored::Stale) => return Err(stale(&api, found(&api, &actor, before.id).await?)?),
        done => done?,
    }
    let now = found(&api, &actor, before.id).await?;
    versioned(HttpResponse::Ok(), now.version, &Pilot::new(now, api.clock.today()))
}

async fn remove(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::WritePilots)?;
    let version = version(request.headers())?;
    let before = own(&api, &actor, &id).await?;
    match api.database.pilots().remove(&actor, before.id, version, &*api.clock).await {
        Err(Stored::Stale) => Err(stale(&api, found(&api, &actor, before.id).await?)?),
        done => {
            done?;
            Ok(HttpResponse::NoContent().finish())
        }
    }
}

/// Shows the pilot as it is now to whoever changes an older version of it.
fn stale(api: &Api, now: Record) -> Result<Failure, Failure> {
    let pilot = Pilot::new(now, api.clock.today());
    let current = serde_json::to_value(pilot).map_err(|e| Failure::Internal(Box::new(e)))?;
    Ok(Failure::Stale { current })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merge_patch_changes_what_it_names_and_takes_back_what_is_null() {
        let mut target = json!({ "why": "slow", "cost": { "amount": 5, "currency": "GBP" }, "people": 3 });
        merge(&mut target, json!({ "why": null, "cost": { "amount": 7 }, "lessons": "ask early" }));
        let expected =
            json!({ "cost": { "amount": 7, "currency": "GBP" }, "people": 3, "lessons": "ask early" });
        assert_eq!(target, expected);
    }
}
