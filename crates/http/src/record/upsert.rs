//! Records by an authority's own references, one at a time or many at once: for its other systems, which need
//! no ids of ours.

use actix_web::http::header;
use actix_web::web::{Bytes, Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use async_stream::stream;
use futures_util::StreamExt;
use muster_domain::actor::Actor;
use muster_domain::id::VendorId;
use muster_domain::record::{RecordKind, patch};
use muster_domain::viewer::Viewer;
use muster_persistence::Error as Stored;
use muster_persistence::record::{Upsert, Upserted, VendorSaid as Vendor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::input::Patch;
use super::{Keeps, answer, wrong};
use crate::api::Api;
use crate::body::{self, Body};
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::precondition;
use crate::problem::{Failure, Problem};

/// The most characters of a reference.
const LONGEST: usize = 200;

/// Bytes of one line.
const MOST_BYTES: usize = 256 * 1024;

/// Lines that are written in one transaction.
const AT_A_TIME: usize = 100;

/// Lines that are taken where all or nothing is asked for: they are one transaction.
const MOST_STRICT: usize = 10_000;

/// A vendor by our id, or by what it is called and its number.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VendorSaid {
    /// Our id; the others are not needed then.
    pub id: Option<Uuid>,
    /// What it is called.
    #[schema(min_length = 1, max_length = 500, example = "Civica UK Limited")]
    pub name: Option<String>,
    /// Its Companies House number.
    #[schema(min_length = 1, max_length = 20, example = "01628868")]
    pub company_number: Option<String>,
}

/// What came of one line.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LineResult {
    /// Which line, from 1.
    #[schema(minimum = 1)]
    pub line: u64,
    /// The reference in it, where it could be read.
    pub reference: Option<String>,
    /// As the status of a request of its own: 201 made, 200 changed, 204 so already; 424 where it was in order
    /// and nothing was taken because of others.
    pub status: u16,
    /// The record.
    pub id: Option<Uuid>,
    /// What is wrong, with pointers into the line.
    pub problem: Option<Problem>,
}

/// How many are taken.
struct BulkQuery {
    strict: bool,
}

impl Query for BulkQuery {
    fn read(params: &mut Params) -> Self {
        let doc = "`true`: nothing is taken where anything is wrong. At most 10,000 lines then.";
        Self { strict: params.flag("strict", doc).unwrap_or_default() }
    }
}

/// Declares the operations on one kind of record.
pub(super) fn operations<R: Keeps>(routes: &mut Routes) {
    let words = R::WORDS;
    routes.add(
        Operation::put(words.by_reference, words.put_by_reference, words.tag)
            .about("Say what is so of the record that has this reference of one's authority, or make it (201). What is left out stays; null takes back what was said; what is known already is not said again, so that the same request twice changes nothing. Vendors are named by company number or name, and made known where nobody like them is. `If-Match` is heeded where it is sent.")
            .requires(R::RECORD.write())
            .takes::<R::Upsert>()
            .answers::<R::Detail>()
            .also(&[201, 204])
            .fails(&[409, 412]),
        put::<R>,
    );
    routes.add(
        Operation::post(words.bulk, words.put_many, words.tag)
            .about("The same for many records at once: each line (NDJSON) is one, with its `reference`, and each has a result in the answer, a line each, in their order and as they are written. What is wrong with one does not stop the others.")
            .requires(R::RECORD.write())
            .query::<BulkQuery>()
            .takes_lines::<R::Upsert>()
            .answers_lines::<LineResult>(),
        many::<R>,
    );
}

async fn put<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    reference: Path<String>,
    Body(Patch(body)): Body<Patch>,
) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    let version = match request.headers().contains_key(header::IF_MATCH) {
        true => Some(precondition::version(request.headers())?),
        false => None,
    };
    let upsert = Upsert { version, ..read(R::RECORD, Some(&reference), body)? };
    let records = api.database.records();
    let mut outcomes =
        records.upsert(&actor, api.clock.as_ref(), R::RECORD, std::slice::from_ref(&upsert), true).await?;
    match outcomes.pop() {
        Some(Ok((id, Upserted::Created))) => {
            let made = answer::of::<R>(&request, &api, &actor, id, HttpResponse::Created()).await?;
            Ok(located::<R>(made, id))
        }
        Some(Ok((id, _))) => answer::of::<R>(&request, &api, &actor, id, HttpResponse::Ok()).await,
        Some(Err(Stored::Stale)) => {
            let own = Viewer::Member { authority: actor.authority, own: true };
            let current = match records.by_reference(&own, R::RECORD, &upsert.reference).await? {
                Some(id) => answer::current::<R>(&api, &actor, id).await?,
                None => Json::Null,
            };
            Err(Failure::Stale { current })
        }
        Some(Err(other)) => Err(other.into()),
        None => Err(Failure::NotFound),
    }
}

fn located<R: Keeps>(mut answer: HttpResponse, id: Uuid) -> HttpResponse {
    if let Ok(address) = format!("{BASE}/{}/{id}", R::NAME).parse() {
        answer.headers_mut().insert(header::LOCATION, address);
    }
    answer
}

/// One record as it is said; its reference stands in the address, or in it.
fn read(kind: RecordKind, reference: Option<&str>, mut body: Map<String, Json>) -> Result<Upsert, Failure> {
    let within = body.remove("reference");
    let given = match (reference, within) {
        (Some(reference), None) => reference.trim().to_owned(),
        (Some(reference), Some(Json::String(within))) if within.trim() == reference.trim() => {
            reference.trim().to_owned()
        }
        (Some(_), Some(_)) => {
            return Err(Failure::wrong("/reference", "is the one in the address, or left out"));
        }
        (None, Some(Json::String(within))) => within.trim().to_owned(),
        (None, _) => return Err(Failure::wrong("/reference", "is needed: the authority's own reference")),
    };
    if given.is_empty() || given.chars().count() > LONGEST {
        return Err(Failure::wrong("/reference", format!("has 1 to {LONGEST} characters")));
    }
    let vendors = match body.get("vendors") {
        Some(Json::Array(items)) if items.iter().all(Json::is_object) && !items.is_empty() => {
            let mut vendors = Vec::with_capacity(items.len());
            for (at, item) in items.iter().enumerate() {
                vendors.push(vendor(at, body::within(item, &format!("/vendors/{at}"))?)?);
            }
            body.remove("vendors");
            Some(vendors)
        }
        _ => None,
    };
    let said = patch::read(kind, &body).map_err(wrong)?;
    Ok(Upsert { reference: given, said, vendors, version: None })
}

fn vendor(at: usize, said: VendorSaid) -> Result<Vendor, Failure> {
    let VendorSaid { id, name, company_number } = said;
    let most = |text: &Option<String>, most| {
        text.as_ref().is_none_or(|text| (1..=most).contains(&text.trim().chars().count()))
    };
    if !most(&name, 500) {
        return Err(Failure::wrong(&format!("/vendors/{at}/name"), "has 1 to 500 characters"));
    }
    if !most(&company_number, 20) {
        return Err(Failure::wrong(&format!("/vendors/{at}/companyNumber"), "has 1 to 20 characters"));
    }
    match (id, name, company_number) {
        (Some(id), ..) => Ok(Vendor::Id(VendorId(id))),
        (None, None, None) => {
            Err(Failure::wrong(&format!("/vendors/{at}"), "has an id, a name or a company number"))
        }
        (None, name, company_number) => Ok(Vendor::Named { name, company_number }),
    }
}

/// A line as it came: what could be read of it, or what is wrong.
type Line = (u64, Option<String>, Result<Upsert, Failure>);

async fn many<R: Keeps>(request: HttpRequest, api: Data<Api>, payload: Payload) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    let BulkQuery { strict } = Params::read(request.query_string(), api.clock.today())?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.and_then(|kind| kind.split(';').next()).map(str::trim) != Some("application/x-ndjson") {
        return Err(Failure::UnsupportedMediaType);
    }
    let instance = actor.request.to_string();
    let mut lines = Lines::new(payload);
    let results = stream! {
        loop {
            let most = if strict { MOST_STRICT + 1 } else { AT_A_TIME };
            let batch = lines.next::<R>(most).await;
            if batch.is_empty() {
                break;
            }
            match written::<R>(&api, &actor, batch, strict, &instance).await {
                Ok(results) => yield Ok::<Bytes, actix_web::Error>(Bytes::from(results)),
                // An answer that was begun breaks off: it never ends as if it were whole.
                Err(failure) => {
                    tracing::error!(cause = failure.cause(), "a bulk request broke off");
                    yield Err(failure.into());
                    break;
                }
            }
        }
    };
    Ok(HttpResponse::Ok()
        .content_type("application/x-ndjson")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .streaming(Box::pin(results)))
}

/// Writes lines, and gives their results as lines.
async fn written<R: Keeps>(
    api: &Api,
    actor: &Actor,
    batch: Vec<Line>,
    strict: bool,
    instance: &str,
) -> Result<Vec<u8>, Failure> {
    let too_many = strict && batch.len() > MOST_STRICT;
    let readable = batch.iter().all(|(.., upsert)| upsert.is_ok());
    let upserts: Vec<Upsert> =
        batch.iter().filter_map(|(.., upsert)| upsert.as_ref().ok().cloned()).collect();
    let mut outcomes = if too_many || (strict && !readable) {
        Vec::new()
    } else {
        api.database.records().upsert(actor, api.clock.as_ref(), R::RECORD, &upserts, strict).await?
    }
    .into_iter();
    let failed = outcomes.as_slice().iter().any(Result::is_err);
    let none_taken = strict && (failed || too_many || !readable);
    let mut text = Vec::new();
    for (line, reference, upsert) in batch {
        let outcome = match upsert {
            Err(failure) => Err(failure),
            Ok(_) if too_many => Err(Failure::TooLarge),
            Ok(_) => match outcomes.next() {
                Some(Err(error)) => Err(Failure::from(error)),
                Some(Ok(done)) => Ok(Some(done)),
                None => Ok(None),
            },
        };
        let result = match outcome {
            Err(failure) => {
                let problem = failure.problem(instance);
                LineResult { line, reference, status: problem.status, id: None, problem: Some(problem) }
            }
            Ok(_) if none_taken => LineResult { line, reference, status: 424, id: None, problem: None },
            Ok(None) => LineResult { line, reference, status: 424, id: None, problem: None },
            Ok(Some((id, done))) => {
                let status = match done {
                    Upserted::Created => 201,
                    Upserted::Changed => 200,
                    Upserted::Unchanged => 204,
                };
                LineResult { line, reference, status, id: Some(id), problem: None }
            }
        };
        serde_json::to_writer(&mut text, &result).map_err(|e| Failure::Internal(Box::new(e)))?;
        text.push(b'\n');
    }
    Ok(text)
}

/// The lines of a body, a few at a time, in bounded memory.
struct Lines {
    payload: Payload,
    buffer: Vec<u8>,
    number: u64,
    skipping: bool,
    ended: bool,
}

impl Lines {
    fn new(payload: Payload) -> Self {
        Self { payload, buffer: Vec::new(), number: 0, skipping: false, ended: false }
    }

    /// At most so many lines; none at the end.
    async fn next<R: Keeps>(&mut self, most: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        while lines.len() < most {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=end).collect();
                self.take::<R>(&line[..end], &mut lines);
                continue;
            }
            if self.buffer.len() > MOST_BYTES {
                // The rest of it is read past, and not kept.
                self.skipping = true;
                self.buffer.clear();
            }
            if self.ended {
                let rest = std::mem::take(&mut self.buffer);
                self.take::<R>(&rest, &mut lines);
                break;
            }
            match self.payload.next().await {
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                // A body that breaks off ends in the middle of a line, which is none.
                Some(Err(_)) => {
                    self.buffer.clear();
                    self.ended = true;
                }
                None => self.ended = true,
            }
        }
        lines
    }

    fn take<R: Keeps>(&mut self, line: &[u8], lines: &mut Vec<Line>) {
        let skipped = std::mem::take(&mut self.skipping);
        if !skipped && line.iter().all(u8::is_ascii_whitespace) {
            self.number += u64::from(!line.is_empty() || !self.ended);
            return;
        }
        self.number += 1;
        if skipped || line.len() > MOST_BYTES {
            lines.push((self.number, None, Err(Failure::TooLarge)));
            return;
        }
        let read_line = || -> Result<(Option<String>, Upsert), (Option<String>, Failure)> {
            let body: Map<String, Json> = serde_json::from_slice(line)
                .map_err(|error| (None, Failure::wrong("", format!("is no JSON object: {error}"))))?;
            let reference = body.get("reference").and_then(Json::as_str).map(str::to_owned);
            match read(R::RECORD, None, body) {
                Ok(upsert) => Ok((reference, upsert)),
                Err(failure) => Err((reference, failure)),
            }
        };
        lines.push(match read_line() {
            Ok((reference, upsert)) => (self.number, reference, Ok(upsert)),
            Err((reference, failure)) => (self.number, reference, Err(failure)),
        });
    }
}
