//! Contracts registers over the API: what a quarter's register would say, and those that were published.

mod workbook;

use std::collections::{BTreeMap, HashSet};

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::audit::hash_of;
use muster_domain::duty::calendar::Quarter;
use muster_domain::transparency::{COLUMNS, Candidate, Entry};
use muster_domain::viewer::Viewer;
use muster_persistence::publication::Publication as Kept;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::duty::own;
use crate::export::csv;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::problem::{Failure, Wrong};
use crate::resource::{Format, NoQuery};
use crate::respond::{Made, fresh};

/// A register that was published.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    /// Its id.
    pub id: Uuid,
    /// Of which quarter of the calendar year.
    #[schema(example = "2026-Q3")]
    pub quarter: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// How many contracts it has.
    pub contracts: u64,
    /// The SHA-256 of the file, in hexadecimal digits.
    pub digest: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
}

impl From<Kept> for Publication {
    fn from(kept: Kept) -> Self {
        // Who published it stays in the audit: the register is for everybody.
        let Kept { id, quarter, contracts, digest, by: _, at } = kept;
        let (from, to) = (quarter.first(), quarter.last());
        Self { id, quarter: quarter.to_string(), from, to, contracts, digest, published_at: at }
    }
}

/// Every register that an authority has published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Publications {
    /// The latest quarter first, of each the last publication first.
    pub items: Vec<Publication>,
}

/// A contracts register as it was published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TransparencyRegister {
    /// Which.
    pub publication: Publication,
    /// Its rows: the columns of the LGA's contracts schema that are filled, by name.
    pub items: Vec<BTreeMap<String, String>>,
}

/// A row that a quarter's register could have.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRow {
    /// The contract.
    pub contract: Uuid,
    /// Its title.
    pub title: String,
    /// Columns that the schema requires and that are empty, even with what the authority alone knows.
    pub missing: Vec<RegisterColumn>,
    /// Whether the authority knows more than everybody may see: an approver can clear the row.
    pub needs_clearing: bool,
    /// Whether a non-disclosure agreement holds figures back that were not cleared.
    pub withheld: bool,
    /// Suppliers that look like people: their names are taken out unless they are kept.
    pub individuals: Vec<String>,
}

/// A column of the LGA's contracts schema.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterColumn {
    /// Its name, exactly.
    #[schema(example = "OrganisationalUnit")]
    pub name: &'static str,
    /// What people call it.
    #[schema(example = "Department responsible")]
    pub title: &'static str,
}

/// What a quarter's register would say.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterDraft {
    /// Of which quarter of the calendar year.
    #[schema(example = "2026-Q3")]
    pub quarter: String,
    /// The same for people.
    #[schema(example = "July to September 2026")]
    pub words: String,
    /// The last day to publish it.
    pub due: NaiveDate,
    /// Every contract that belongs into it.
    pub rows: Vec<RegisterRow>,
    /// Publications of it so far, the last first.
    pub published: Vec<Publication>,
}

/// A quarter to publish.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPublication {
    /// Which quarter of the calendar year.
    #[validate(length(equal = 7, message = "is a quarter, as 2026-Q3"))]
    #[schema(example = "2026-Q3", pattern = "^[0-9]{4}-Q[1-4]$", min_length = 7, max_length = 7)]
    pub quarter: String,
    /// Contracts of which what the authority alone knows is cleared for it.
    #[serde(default)]
    #[validate(length(max = 20_000, message = "names at most 20,000 contracts"))]
    #[schema(max_items = 20_000)]
    pub clear: Vec<Uuid>,
    /// Contracts whose suppliers look like people and are none: their names are kept.
    #[serde(default, rename = "keepNames")]
    #[validate(length(max = 20_000, message = "names at most 20,000 contracts"))]
    #[schema(max_items = 20_000)]
    pub keep_names: Vec<Uuid>,
    /// Whether rows that lack a required column are published, too: the Code asks for every contract, the
    /// schema for every required column.
    #[serde(default)]
    pub incomplete: bool,
}

/// Which register is asked for, and in which format.
struct RegisterQuery {
    quarter: Option<Quarter>,
    format: Format,
}

const QUARTER: &str = "A quarter of the calendar year, as `2026-Q3`.";

fn quarter(params: &mut Params, doc: &str) -> Option<Quarter> {
    let word = params.text("quarter", doc, 7)?;
    let read = Quarter::parse(&word);
    if read.is_none() {
        params.refuse("quarter", "is a quarter of the calendar year, as 2026-Q3");
    }
    read
}

impl Query for RegisterQuery {
    fn read(params: &mut Params) -> Self {
        let quarter = quarter(
            params,
            "A quarter of the calendar year, as `2026-Q3`; left out, the latest that was published.",
        );
        let formats = [Format::Json, Format::Csv, Format::Xlsx].map(|format| (format.as_str(), format));
        let doc = "`csv` is the file in the LGA's columns, `xlsx` a workbook of it.";
        Self { quarter, format: params.word("format", doc, &formats).unwrap_or(Format::Json) }
    }
}

/// Which quarter a draft is of.
struct DraftQuery(Option<Quarter>);

impl Query for DraftQuery {
    fn read(params: &mut Params) -> Self {
        Self(quarter(params, QUARTER))
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/authorities/{idOrCode}/transparency-register", "getTransparencyRegister", "Duties")
            .about("The contracts register that an authority published under the Transparency Code, of a quarter or the latest: at an address that stays. With `format=csv` the file itself, in the columns of the LGA's contracts schema, as its digest was taken of it; with `format=xlsx` a workbook of it.")
            .query::<RegisterQuery>()
            .answers::<TransparencyRegister>()
            .exports(&[Format::Csv, Format::Xlsx]),
        get,
    );
    routes.add(
        Operation::get("/authorities/{idOrCode}/publications", "listPublications", "Duties")
            .about("Every contracts register that an authority has published: each is kept for ever.")
            .answers::<Publications>(),
        list,
    );
    routes.add(
        Operation::get("/authorities/{idOrCode}/register-draft", "getRegisterDraft", "Duties")
            .about("What the contracts register of one's own authority would say of a quarter (left out: the last one that ended): which contracts, what each lacks, what needs clearing, what an agreement holds back.")
            .requires(Action::SeeDuties)
            .query::<DraftQuery>()
            .answers::<RegisterDraft>(),
        draft,
    );
    routes.add(
        Operation::post("/authorities/{idOrCode}/publications", "publishRegister", "Duties")
            .about("Publish the contracts register of a quarter: what everybody may see of its contracts, and what is cleared here. Figures under a non-disclosure agreement need a clearance of their own. A quarter can be published again; each publication is kept for ever.")
            .requires(Action::PublishRegister)
            .takes::<NewPublication>()
            .answers::<Publication>()
            .status(201),
        publish,
    );
}

async fn found(api: &Api, key: &str) -> Result<muster_domain::authority::Authority, Failure> {
    api.database.authorities().find(&Viewer::Public, key).await?.ok_or(Failure::NotFound)
}

async fn get(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let RegisterQuery { quarter, format } = Params::read(request.query_string(), api.clock.today())?;
    let authority = found(&api, &key).await?;
    let kept = api.database.publications().get(&Viewer::Public, authority.reference.id, quarter).await?;
    let (publication, file) = kept.ok_or(Failure::NotFound)?;
    if format != Format::Json {
        let reference = authority.reference;
        let body = match format {
            Format::Xlsx => workbook::workbook(&reference.name, &publication, &file)?,
            _ => file.into_bytes(),
        };
        let key = reference.code.unwrap_or_else(|| reference.id.to_string());
        let name = format!("contracts-register-{key}-{}.{}", publication.quarter, format.extension());
        return Ok(HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, format.media_type()))
            .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .body(body));
    }
    let register = TransparencyRegister { publication: publication.into(), items: rows(&file) };
    Ok(fresh(&request, Made::json(&register)?))
}

/// The filled cells of each row of a file, by column.
fn rows(file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = ::csv::Reader::from_reader(file.as_bytes());
    let names = reader.headers().cloned().unwrap_or_default();
    let filled = |row: ::csv::StringRecord| {
        let cells = names.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    };
    reader.records().flatten().map(filled).collect()
}

async fn list(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let authority = found(&api, &key).await?;
    let kept = api.database.publications().list(&Viewer::Public, authority.reference.id).await?;
    let items = kept.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&Publications { items })?))
}

async fn draft(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let today = api.clock.today();
    let DraftQuery(quarter) = Params::read(request.query_string(), today)?;
    let viewer = viewer(&request, Kind::Contract);
    let own = own(&api, &viewer, &key).await?;
    let authority = found(&api, &own.id.to_string()).await?;
    let quarter = quarter.unwrap_or_else(|| Quarter::of(today).before());
    let store = api.database.publications();
    let candidates = store.candidates(&viewer, &authority, quarter).await?;
    let published = store.list(&Viewer::Public, own.id).await?;
    let draft = RegisterDraft {
        quarter: quarter.to_string(),
        words: quarter.words(),
        due: quarter.due(),
        rows: candidates.iter().map(row).collect(),
        published: published.into_iter().filter(|p| p.quarter == quarter).map(Into::into).collect(),
    };
    Ok(fresh(&request, Made::json(&draft)?))
}

fn row(candidate: &Candidate) -> RegisterRow {
    let whole = candidate.row(true);
    let missing = whole.iter().flat_map(Entry::missing);
    RegisterRow {
        contract: candidate.own.contract,
        title: candidate.own.title.clone(),
        missing: missing.map(|column| RegisterColumn { name: column.name, title: column.title }).collect(),
        needs_clearing: candidate.needs_clearing(),
        withheld: candidate.withheld,
        individuals: candidate.own.individuals.clone(),
    }
}

async fn publish(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(new): Body<NewPublication>,
) -> Answered {
    let actor = permitted(&request, Action::PublishRegister)?;
    let viewer = viewer(&request, Kind::Contract);
    let own = own(&api, &viewer, &key).await?;
    let NewPublication { quarter, clear, keep_names, incomplete } = new;
    let wrong = |detail: &str| {
        Failure::Unprocessable(vec![Wrong { pointer: "/quarter".to_owned(), detail: detail.to_owned() }])
    };
    let quarter =
        Quarter::parse(&quarter).ok_or_else(|| wrong("is a quarter of the calendar year, as 2026-Q3"))?;
    if quarter.first() > api.clock.today() {
        return Err(wrong("has not begun"));
    }
    let authority = found(&api, &own.id.to_string()).await?;
    let (clear, keep): (HashSet<Uuid>, HashSet<Uuid>) =
        (clear.into_iter().collect(), keep_names.into_iter().collect());
    let store = api.database.publications();
    let candidates = store.candidates(&viewer, &authority, quarter).await?;
    let mut file = csv::line(&COLUMNS.map(|column| column.name));
    let mut contracts = 0;
    for candidate in candidates {
        let Some(entry) = candidate.row(clear.contains(&candidate.own.contract)) else { continue };
        if !incomplete && entry.missing().next().is_some() {
            continue;
        }
        let entry = if keep.contains(&entry.contract) { entry } else { entry.redacted() };
        file.extend(csv::line(&entry.cells));
        contracts += 1;
    }
    let body = String::from_utf8(file).map_err(|e| Failure::Internal(Box::new(e)))?;
    let digest = hash_of(&body).to_string();
    let kept = store.publish(&actor, own.id, quarter, (contracts, body, digest), api.clock.as_ref()).await?;
    Ok(HttpResponse::Created().json(Publication::from(kept)))
}
