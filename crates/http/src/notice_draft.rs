//! Drafts of notices over the API: as the form on Find a Tender asks, and as OCDS.

mod ocds;

use std::collections::BTreeMap;

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use muster_domain::access::{Action, Kind};
use muster_domain::draft::{Draft, DraftKind, Known, Line, OfContract, Section, pipeline, planned};
use muster_domain::duty::authority::in_pipeline;
use muster_domain::duty::calendar::FinancialYear;
use muster_domain::fact::{Basis, Field};
use muster_domain::id::{ContractId, ProcurementId};
use muster_domain::viewer::Viewer;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

use crate::api::Api;
use crate::contract::Contract;
use crate::duty::own;
use crate::facts::Fact;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::problem::Failure;
use crate::procurement::Procurement;
use crate::respond::{Made, fresh};

/// One line of the form.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeDraftLine {
    /// What the form asks.
    #[schema(example = "Date the contract was entered into")]
    pub label: String,
    /// The answer, to copy; null where it is not known.
    pub value: Option<String>,
    /// Where it comes from, or would: `record`, `process` (the numbers of earlier notices), `party` (what
    /// Muster knows of authority and supplier), `assessment`, `rule`, or `open` for what only its author knows.
    #[schema(example = "record")]
    pub known: &'static str,
    /// The field of the record that says it, or would.
    pub field: Option<&'static str>,
    /// Where that field's fact comes from.
    pub fact: Option<Fact>,
    /// What helps to fill it in.
    pub hint: Option<&'static str>,
    /// Whether the notice must have it.
    pub needed: bool,
}

/// A part of the form.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeDraftSection {
    /// Its title.
    pub title: String,
    /// Its lines, in order.
    pub lines: Vec<NoticeDraftLine>,
}

/// A draft of a notice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeDraft {
    /// The notice's code.
    #[schema(example = "UK7")]
    pub notice: &'static str,
    /// What it is called.
    #[schema(example = "Contract details notice")]
    pub title: &'static str,
    /// Where the rule stands.
    pub source: &'static str,
    /// How many of the lines that it must have are answered from what is known.
    pub filled: usize,
    /// Of how many.
    pub needed: usize,
    /// The parts of the form, in order.
    pub sections: Vec<NoticeDraftSection>,
}

impl NoticeDraft {
    fn new(draft: Draft, bases: &BTreeMap<Field, Basis>) -> Self {
        let (filled, needed) = draft.filled();
        let Draft { kind, sections } = draft;
        let line = |line: Line| {
            let Line { label, value, known: from, hint, needed } = line;
            let field = match from {
                Known::Record(field) => Some(field),
                _ => None,
            };
            let fact = field.filter(|_| value.is_some()).and_then(|field| bases.get(&field));
            let (field, fact) = (field.map(Field::as_str), fact.cloned().map(Fact::from));
            NoticeDraftLine { label, value, known: from.as_str(), field, fact, hint, needed }
        };
        let section = |Section { title, lines }: Section| NoticeDraftSection {
            title,
            lines: lines.into_iter().map(line).collect(),
        };
        Self {
            notice: kind.code(),
            title: kind.title(),
            source: kind.duty().source(),
            filled,
            needed,
            sections: sections.into_iter().map(section).collect(),
        }
    }
}

/// In which format a draft is wanted.
struct DraftQuery {
    ocds: bool,
}

impl Query for DraftQuery {
    fn read(params: &mut Params) -> Self {
        let formats = [("json", false), ("ocds", true)];
        let ocds = params.word("format", "`ocds` is a release package of OCDS 1.1 to download.", &formats);
        Self { ocds: ocds.unwrap_or(false) }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/contracts/{id}/notice-drafts/{type}", "getNoticeDraftOfContract", "Duties")
            .about("A draft of a notice about a contract of one's own authority (`uk7`, `uk9`, `uk10`, `uk11`): what the form on Find a Tender asks, what is known of it and from where, and what is missing. With `format=ocds` the same as a release.")
            .requires(Action::SeeDuties)
            .query::<DraftQuery>()
            .answers::<NoticeDraft>(),
        of_contract,
    );
    routes.add(
        Operation::get("/procurements/{id}/notice-drafts/{type}", "getNoticeDraftOfProcurement", "Duties")
            .about(
                "A draft of a notice about a procurement of one's own authority (`uk3`), as for contracts.",
            )
            .requires(Action::SeeDuties)
            .query::<DraftQuery>()
            .answers::<NoticeDraft>(),
        of_procurement,
    );
    routes.add(
        Operation::get("/authorities/{idOrCode}/pipeline-notice", "getPipelineNotice", "Duties")
            .about("A draft of the pipeline notice (UK1) of one's own authority for the financial year whose notice is due next: every planned procurement above £2 million, and those of which value or date are not known. With `format=ocds` a release for each.")
            .requires(Action::SeeDuties)
            .query::<DraftQuery>()
            .answers::<NoticeDraft>(),
        of_authority,
    );
}

fn answer(request: &HttpRequest, draft: Draft, bases: &BTreeMap<Field, Basis>) -> Answered {
    Ok(fresh(request, Made::json(&NoticeDraft::new(draft, bases))?))
}

/// A release package as a file.
fn package(kind: DraftKind, name: &str, package: &Json) -> HttpResponse {
    let name = format!("{}-draft-{name}.json", kind.as_str());
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(package.to_string())
}

async fn of_contract(request: HttpRequest, api: Data<Api>, keys: Path<(String, String)>) -> Answered {
    let today = api.clock.today();
    let DraftQuery { ocds } = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::SeeDuties)?;
    let viewer = viewer(&request, Kind::Contract);
    let (id, word) = keys.into_inner();
    let id: ContractId = id.parse().map_err(|_| Failure::NotFound)?;
    let contract = api.database.contracts().get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    let kind = DraftKind::parse(&word).filter(|kind| DraftKind::OF_CONTRACTS.contains(kind));
    let kind = kind.filter(|_| contract.authority.id == actor.authority).ok_or(Failure::NotFound)?;
    let authority = api.database.authorities().get(&Viewer::Public, contract.authority.id).await?;
    let authority = authority.ok_or(Failure::NotFound)?;
    let suppliers = api.database.publications().suppliers(&contract).await?;
    let before = api.database.duties().before(&viewer, &contract).await?;
    let assessments = api.database.assessments().of(&viewer, id).await?;
    let of = OfContract {
        contract: &contract,
        authority: &authority,
        suppliers: &suppliers,
        before: before.as_ref(),
        assessments: &assessments,
    };
    if ocds {
        let shown = Contract::new(contract.clone(), today);
        let release = ocds::of_contract(kind, &of, &shown, api.clock.now());
        return Ok(package(kind, &id.to_string(), &ocds::package(vec![release], api.clock.now())));
    }
    let draft = of.draft(kind).ok_or(Failure::NotFound)?;
    answer(&request, draft, &contract.facts)
}

async fn of_procurement(request: HttpRequest, api: Data<Api>, keys: Path<(String, String)>) -> Answered {
    let today = api.clock.today();
    let DraftQuery { ocds } = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::SeeDuties)?;
    let viewer = viewer(&request, Kind::Procurement);
    let (id, word) = keys.into_inner();
    let id: ProcurementId = id.parse().map_err(|_| Failure::NotFound)?;
    let procurement = api.database.procurements().get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    if DraftKind::parse(&word) != Some(DraftKind::Uk3) || procurement.authority.id != actor.authority {
        return Err(Failure::NotFound);
    }
    let authority = api.database.authorities().get(&Viewer::Public, procurement.authority.id).await?;
    let authority = authority.ok_or(Failure::NotFound)?;
    if ocds {
        let shown = Procurement::from(procurement);
        let release = ocds::of_procurement(DraftKind::Uk3, &shown, api.clock.now());
        return Ok(package(DraftKind::Uk3, &id.to_string(), &ocds::package(vec![release], api.clock.now())));
    }
    answer(&request, planned(&procurement, &authority), &procurement.facts)
}

async fn of_authority(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let today = api.clock.today();
    let DraftQuery { ocds } = Params::read(request.query_string(), today)?;
    let viewer = viewer(&request, Kind::Procurement);
    let reference = own(&api, &viewer, &key).await?;
    let authority = api.database.authorities().get(&Viewer::Public, reference.id).await?;
    let authority = authority.ok_or(Failure::NotFound)?;
    let procurements = api.database.duties().procurements(&viewer, reference.id).await?;
    // Once the last day of this year is past, what is drafted is the notice of the next.
    let year = FinancialYear::of(today);
    let year = if today > year.pipeline_due() { year.next() } else { year };
    if ocds {
        let reported = procurements.into_iter().filter(|p| in_pipeline(p, year) != Some(false));
        let shown = reported.map(Procurement::from);
        let releases = shown.map(|p| ocds::of_procurement(DraftKind::Uk1, &p, api.clock.now())).collect();
        let package_of = ocds::package(releases, api.clock.now());
        return Ok(package(DraftKind::Uk1, &year.to_string(), &package_of));
    }
    answer(&request, pipeline(&procurements, &authority, year), &BTreeMap::new())
}
