//! Publishers of notices that are followed: how far each was read, and what keeps it.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::notice::Source;
use muster_domain::notice_source::{FOLLOWED, NoticeSource as Record, State, beginning, title};
use muster_persistence::import::Import;
use muster_persistence::notice_source::Followed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

const TAG: &str = "Sources";

/// A publisher of notices that is followed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NoticeSource {
    /// Its word, as in addresses and on notices.
    #[schema(schema_with = words::followed_schema)]
    pub name: &'static str,
    /// What people call it.
    #[schema(example = "Find a Tender")]
    pub title: &'static str,
    /// Where it is asked.
    #[schema(example = "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages")]
    pub address: String,
    /// Whose notices are kept: of all public buyers, or of London's boroughs and bodies that are theirs.
    #[schema(schema_with = words::buyers_schema)]
    pub buyers: &'static str,
    /// How it stands.
    #[schema(schema_with = words::source_state_schema)]
    pub state: &'static str,
    /// The same in words.
    #[schema(example = "Everything published up to 23 November 2026 11:55 UTC is in.")]
    pub summary: String,
    /// From when on its notices are wanted.
    pub since: DateTime<Utc>,
    /// Everything that it published up to here is in.
    pub complete_to: DateTime<Utc>,
    /// When it last gave a page of notices.
    pub answered_at: Option<DateTime<Utc>>,
    /// What last went wrong; null where nothing ever did.
    pub trouble: Option<Trouble>,
    /// When it is asked next; null while it is paused.
    pub next_try_at: Option<DateTime<Utc>>,
    /// Since when it is paused.
    pub paused_at: Option<DateTime<Utc>>,
    /// Notices of it that came in today, in UTC.
    pub notices_today: u64,
    /// Notices of it that came in today and on the six days before.
    pub notices_this_week: u64,
    /// Things in them that could not be read.
    pub problems_this_week: u64,
    /// The days of the last seven that brought something, newest first, each an import with its problems.
    pub imports: Vec<SourceImport>,
}

/// Something that went wrong.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// When.
    pub at: DateTime<Utc>,
    /// What, in plain English.
    #[schema(example = "It answered 503 (Service Unavailable) and asked to be left alone for a while")]
    pub detail: String,
    /// How often since the last page that came; 0 where one has come since.
    pub times: u32,
}

/// What came from a publisher on one day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SourceImport {
    /// The import's id.
    pub id: Uuid,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// Notices that came.
    pub notices: u64,
    /// Things in them that could not be read.
    pub problems: u64,
}

impl NoticeSource {
    fn new(followed: Followed, now: DateTime<Utc>) -> Self {
        let Followed { source, imports } = followed;
        let (state, summary) = (source.state(now), summary(&source, now));
        let Record {
            source: name,
            address,
            buyers,
            since,
            complete_to,
            window: _,
            next_try_at,
            answered_at,
            trouble,
            failures: _,
            paused_at,
        } = source;
        let sum = |of: fn(&Import) -> u64| imports.iter().map(of).sum();
        let today = imports.iter().filter(|import| import.started_at.date_naive() == now.date_naive());
        Self {
            name: name.as_str(),
            title: title(name),
            address,
            buyers: buyers.as_str(),
            state: state.as_str(),
            summary,
            since,
            complete_to,
            answered_at,
            trouble: trouble.map(|t| Trouble { at: t.at, detail: t.words, times: t.times }),
            next_try_at: paused_at.is_none().then_some(next_try_at),
            paused_at,
            notices_today: today.map(|import| import.notices).sum(),
            notices_this_week: sum(|import| import.notices),
            problems_this_week: sum(|import| import.problems),
            imports: imports.iter().map(SourceImport::from).collect(),
        }
    }
}

impl From<&Import> for SourceImport {
    fn from(import: &Import) -> Self {
        let Import { id, started_at, notices, problems, .. } = import;
        Self { id: id.0, started_at: *started_at, notices: *notices, problems: *problems }
    }
}

/// How a publisher stands, and what somebody can do about it.
fn summary(source: &Record, now: DateTime<Utc>) -> String {
    let instant = |at: DateTime<Utc>| at.format("%-d %B %Y %H:%M UTC");
    let is_in = match source.answered_at.is_some() {
        true => format!("Everything published up to {} is in.", instant(source.complete_to)),
        false => "Nothing of it is in yet.".to_owned(),
    };
    match source.state(now) {
        State::UpToDate => is_in,
        State::CatchingUp => format!("{is_in} Later notices are being read."),
        State::Failing => {
            let why = source.trouble.as_ref().map_or("It does not answer", |t| t.words.as_str());
            format!("{is_in} {why}. It is tried again by itself at {}.", instant(source.next_try_at))
        }
        State::Paused => format!("{is_in} An operator paused it."),
        State::Stopped => {
            format!("{is_in} No worker follows it any more: whoever runs Muster can start one with --follow.")
        }
    }
}

/// The publishers that are followed.
#[derive(Debug, Serialize)]
struct NoticeSources {
    items: Vec<NoticeSource>,
    next: Option<String>,
    total: usize,
}

impl ListType for NoticeSources {
    const NAME: &'static str = "NoticeSourceList";
    type Item = NoticeSource;
}

/// From when on a publisher is to be asked again.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CatchUp {
    /// From which day on everything is asked for again; left out or null, only what is new, at once.
    #[serde(default)]
    pub from: Option<NaiveDate>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "Publishers that are followed: how far their notices are in, and what keeps them.");
    routes.add(
        Operation::get("/sources", "listSources", TAG)
            .about("Publishers whose notices come in by themselves: how far each was read, when it last failed and why, and when it is asked next. All of them stand on one page.")
            .answers_list::<NoticeSources>(),
        list,
    );
    routes.add(
        Operation::get("/sources/{name}", "getSource", TAG)
            .about("One publisher that is followed.")
            .answers::<NoticeSource>(),
        one,
    );
    routes.add(
        Operation::put("/sources/{name}/pause", "pauseSource", TAG)
            .about("Pauses a publisher. Nothing of it is asked for until it is taken up again; then nothing is left out.")
            .requires(Action::Operate)
            .answers::<NoticeSource>(),
        pause,
    );
    routes.add(
        Operation::delete("/sources/{name}/pause", "resumeSource", TAG)
            .about("Goes on with a publisher that was paused, where it was left.")
            .requires(Action::Operate)
            .answers::<NoticeSource>(),
        resume,
    );
    routes.add(
        Operation::post("/sources/{name}/catch-up", "catchUpSource", TAG)
            .about("Has a publisher asked at once, for what is new or for everything from a day on. What is kept already is passed over.")
            .requires(Action::Operate)
            .takes::<CatchUp>()
            .answers::<NoticeSource>(),
        catch_up,
    );
}

fn named(word: &str) -> Result<Source, Failure> {
    FOLLOWED.into_iter().find(|source| source.as_str() == word).ok_or(Failure::NotFound)
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let now = api.clock.now();
    let followed = api.database.notice_sources().list(&viewer(&request, Kind::Reference), now).await?;
    let items: Vec<NoticeSource> = followed.into_iter().map(|one| NoticeSource::new(one, now)).collect();
    let list = NoticeSources { total: items.len(), items, next: None };
    Ok(fresh(&request, Made::json(&list)?))
}

async fn one(request: HttpRequest, api: Data<Api>, name: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let found = shown(&request, &api, named(&name)?).await?;
    Ok(fresh(&request, Made::json(&found)?))
}

async fn shown(request: &HttpRequest, api: &Api, source: Source) -> Result<NoticeSource, Failure> {
    let now = api.clock.now();
    let viewer = viewer(request, Kind::Reference);
    let found = api.database.notice_sources().get(&viewer, source, now).await?;
    Ok(NoticeSource::new(found.ok_or(Failure::NotFound)?, now))
}

async fn paused(request: HttpRequest, api: Data<Api>, name: Path<String>, paused: bool) -> Answered {
    let actor = permitted(&request, Action::Operate)?;
    let source = named(&name)?;
    match api.database.notice_sources().pause(&actor, source, paused, api.clock.as_ref()).await? {
        true => Ok(HttpResponse::Ok().json(shown(&request, &api, source).await?)),
        false => Err(Failure::NotFound),
    }
}

async fn pause(request: HttpRequest, api: Data<Api>, name: Path<String>) -> Answered {
    paused(request, api, name, true).await
}

async fn resume(request: HttpRequest, api: Data<Api>, name: Path<String>) -> Answered {
    paused(request, api, name, false).await
}

async fn catch_up(
    request: HttpRequest,
    api: Data<Api>,
    name: Path<String>,
    Body(CatchUp { from }): Body<CatchUp>,
) -> Answered {
    let actor = permitted(&request, Action::Operate)?;
    let source = named(&name)?;
    let wrong = |detail| Failure::Unprocessable(vec![Wrong { pointer: "/from".to_owned(), detail }]);
    let from = from.map(|day| beginning(day, api.clock.now())).transpose().map_err(wrong)?;
    match api.database.notice_sources().catch_up(&actor, source, from, api.clock.as_ref()).await? {
        true => Ok(HttpResponse::Ok().json(shown(&request, &api, source).await?)),
        false => Err(Failure::NotFound),
    }
}
