//! The desk over the API: home for whoever is signed in, each item with one thing to do.

use actix_web::HttpRequest;
use actix_web::web::Data;
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::Action;
use muster_domain::completeness::vouched_at;
use muster_domain::contract::Contract;
use muster_domain::desk::{Ending, MOST};
use muster_domain::fact::{FactState, Field};
use muster_domain::opportunity::Opportunity;
use muster_domain::page::PageRequest;
use muster_domain::pilot::Pilot;
use muster_persistence::desk::{Desk as OnDesk, Heard};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::facts::Money;
use crate::identity::{permitted, viewer_of_all};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::peer::{self, PeerQuestions};
use crate::record::question::{self, RecordQuestion};
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::stance::Stance;
use crate::vendor::VendorRef;
use crate::words;

/// What an item is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeskSubject {
    /// Its id.
    pub id: Uuid,
    /// What to call it.
    pub title: String,
}

/// A contract that ends inside its commit dates. To do: decide what follows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndingContract {
    /// The contract.
    pub contract: DeskSubject,
    /// Whose: the authority, or a part of it.
    pub authority: AuthorityRef,
    /// With whom.
    pub vendors: Vec<VendorRef>,
    /// Its last day without any extension.
    pub end: NaiveDate,
    /// Its last day with all extensions used.
    pub max_end: Option<NaiveDate>,
    /// The day by which what follows it must be decided.
    pub latest_commit: NaiveDate,
    /// Value of a year.
    pub annual_value: Option<Money>,
}

/// A contract that nobody vouched for in a long time. To do: confirm it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StaleContract {
    /// What kind of record.
    #[schema(example = "contract")]
    pub kind: &'static str,
    /// The contract.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Whose: the authority, or a part of it.
    pub authority: AuthorityRef,
    /// Its last day without any extension.
    pub end: Option<NaiveDate>,
    /// When somebody or some notice last vouched for it.
    pub vouched_at: Option<DateTime<Utc>>,
    /// The facts that matter most and that no officer confirmed: `term.end`, `value.net`.
    pub fields: Vec<&'static str>,
}

/// An opportunity that the authority could take part in and has said nothing to. To do: take a stance.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenOpportunity {
    /// The opportunity.
    pub id: Uuid,
    /// What the members have in common.
    #[schema(schema_with = words::opportunity_kind_schema)]
    pub kind: &'static str,
    /// The vendor's or the service area's name.
    pub title: String,
    /// Who takes part in the best alignment.
    pub authorities: Vec<AuthorityRef>,
    /// The day on which all of it could go live.
    pub go_live: NaiveDate,
    /// The day by which the first must decide.
    pub latest_commit: NaiveDate,
    /// Value of a year.
    pub annual_value: Money,
}

/// What another authority says to an opportunity that concerns this one. To do: look at it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeardStance {
    /// To which opportunity.
    pub opportunity: DeskSubject,
    /// Who says what.
    #[serde(flatten)]
    pub stance: Stance,
}

/// A pilot that nobody has said a word about for a while. To do: say what was decided, or that it is still so.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuietPilot {
    /// The pilot.
    pub id: Uuid,
    /// The question that it is to answer.
    pub question: String,
    /// How far it is.
    #[schema(schema_with = words::pilot_stage_schema)]
    pub stage: &'static str,
    /// Its last day, planned or real.
    pub end: Option<NaiveDate>,
    /// When somebody last said that all of it is so.
    pub vouched_at: DateTime<Utc>,
    /// Since when a word is due.
    pub since: NaiveDate,
}

/// What an authority's people should look at next, the most urgent of each kind first, at most 20;
/// nothing for an authority that does not take part.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Desk {
    /// Contracts that end inside their commit dates.
    pub ending: Vec<EndingContract>,
    /// Where newer notices disagree with what it said, newest first.
    pub questions: Vec<RecordQuestion>,
    /// Opportunities that it could take part in and has said nothing to.
    pub opportunities: Vec<OpenOpportunity>,
    /// Contracts that nobody vouched for in the last year.
    pub stale: Vec<StaleContract>,
    /// What others say to opportunities that concern it, newest first.
    pub stances: Vec<HeardStance>,
    /// Pilots of its own that somebody should say a word about, the one that has waited longest first.
    pub pilots: Vec<QuietPilot>,
    /// Questions to one and by one that wait for one's own word: to answer, or to say whether an answer helped.
    pub peers: PeerQuestions,
}

impl From<Ending> for EndingContract {
    fn from(ending: Ending) -> Self {
        let Ending { contract, end, latest_commit } = ending;
        Self {
            end,
            max_end: contract.term.max_end,
            latest_commit,
            annual_value: contract.value.annual(&contract.term).map(Into::into),
            contract: DeskSubject { id: contract.id.0, title: contract.title },
            authority: contract.authority.into(),
            vendors: contract.vendors.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Contract> for StaleContract {
    fn from(contract: Contract) -> Self {
        let confirmed = |field: &Field| {
            contract.facts.get(field).is_some_and(|basis| basis.state == FactState::Confirmed)
        };
        let fields = [Field::TermEnd, Field::ValueNet].into_iter().filter(|field| !confirmed(field));
        Self {
            kind: "contract",
            id: contract.id.0,
            end: contract.term.end,
            vouched_at: vouched_at(&contract),
            fields: fields.map(Field::as_str).collect(),
            title: contract.title,
            authority: contract.authority.into(),
        }
    }
}

impl From<Opportunity> for OpenOpportunity {
    fn from(opportunity: Opportunity) -> Self {
        Self {
            id: opportunity.id.0,
            kind: opportunity.kind.as_str(),
            title: opportunity.title,
            authorities: opportunity.authorities.into_iter().map(Into::into).collect(),
            go_live: opportunity.go_live,
            latest_commit: opportunity.latest_commit,
            annual_value: opportunity.annual_value.into(),
        }
    }
}

impl From<Heard> for HeardStance {
    fn from(heard: Heard) -> Self {
        let Heard { opportunity, said } = heard;
        let opportunity = DeskSubject { id: opportunity.id.0, title: opportunity.title };
        Self { opportunity, stance: said.into() }
    }
}

impl QuietPilot {
    fn new(pilot: Pilot, since: NaiveDate, today: NaiveDate) -> Self {
        Self {
            id: pilot.id.0,
            stage: pilot.account.stage(today).as_str(),
            end: pilot.account.end,
            vouched_at: pilot.vouched_at,
            since,
            question: pilot.account.question,
        }
    }
}

impl Desk {
    fn new(desk: OnDesk, questions: Vec<RecordQuestion>, peers: PeerQuestions, today: NaiveDate) -> Self {
        let OnDesk { ending, opportunities, stale, stances, pilots } = desk;
        Self {
            ending: ending.into_iter().map(Into::into).collect(),
            questions,
            opportunities: opportunities.into_iter().map(Into::into).collect(),
            stale: stale.into_iter().map(Into::into).collect(),
            stances: stances.into_iter().map(Into::into).collect(),
            pilots: pilots.into_iter().map(|(pilot, since)| QuietPilot::new(pilot, since, today)).collect(),
            peers,
        }
    }
}

/// Declares the operation.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag("Desk", "What one's own authority should look at next.");
    routes.add(
        Operation::get("/desk", "getDesk", "Desk")
            .about("What one's authority should look at next: contracts to decide on, questions and opportunities to answer, stale facts to confirm, stances of others, pilots to say a word about.")
            .requires(Action::SeeOwn)
            .answers::<Desk>(),
        get,
    );
}

async fn get(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let viewer = viewer_of_all(&request);
    let desk = api.database.desk().of(&viewer, today).await?;
    let most = u16::try_from(MOST).unwrap_or(PageRequest::MOST);
    let questions = question::newest(&api, &viewer, most).await?;
    let peers = peer::waiting(&api, &permitted(&request, Action::SeeOwn)?).await?;
    Ok(fresh(&request, Made::json(&Desk::new(desk, questions, peers, today))?))
}
