//! The address of a view link: what it shows, to whoever has it.

use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use muster_domain::actor::Actor;
use muster_domain::view_link::ViewLink;
use muster_identity::secret;

use super::file_name;
use crate::api::Api;
use crate::authority::Authorities;
use crate::contract::Contracts;
use crate::download::{Asker, download};
use crate::notice::Notices;
use crate::operation::Answered;
use crate::opportunity::Opportunities;
use crate::params::Params;
use crate::pilot::Pilots;
use crate::problem::Failure;
use crate::procurement::Procurements;
use crate::product::Products;
use crate::resource::{Format, ListQuery, NoQuery, Resource};
use crate::source::{neighbourhood, origin};
use crate::system::Systems;
use crate::throttle::Throttle;
use crate::vendor::Vendors;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Parameters of a list that say nothing of what a view is.
const NOT_OF_A_VIEW: [&str; 3] = ["format", "limit", "cursor"];

/// How often links are read, in this process.
#[derive(Debug)]
pub(crate) struct Limits {
    /// One link: a refresh asks a few times, a calendar that many follow more often.
    links: Throttle,
    /// Addresses that lead nowhere, from one source.
    wrong: Throttle,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            links: Throttle::new(60, TimeDelta::seconds(5)),
            wrong: Throttle::new(60, TimeDelta::seconds(2)),
        }
    }
}

impl Limits {
    /// Counts one more use of the link that is called `key`; the error is the number of seconds to wait.
    pub(crate) fn opened(&self, key: &str, now: DateTime<Utc>) -> Result<(), u64> {
        self.links.admit(key, now)
    }

    /// Counts one more try from a source that led nowhere.
    pub(crate) fn missed(&self, source: &str, now: DateTime<Utc>) -> Result<(), u64> {
        self.wrong.admit(source, now)
    }
}

/// Does something with the list of this name as `R`, or gives `$none` where there is none.
macro_rules! of_list {
    ($list:expr, $r:ident => $do:expr, $none:expr) => {
        match $list {
            Contracts::NAME => {
                type $r = Contracts;
                $do
            }
            Procurements::NAME => {
                type $r = Procurements;
                $do
            }
            Opportunities::NAME => {
                type $r = Opportunities;
                $do
            }
            Vendors::NAME => {
                type $r = Vendors;
                $do
            }
            Pilots::NAME => {
                type $r = Pilots;
                $do
            }
            Systems::NAME => {
                type $r = Systems;
                $do
            }
            Products::NAME => {
                type $r = Products;
                $do
            }
            Authorities::NAME => {
                type $r = Authorities;
                $do
            }
            Notices::NAME => {
                type $r = Notices;
                $do
            }
            _ => $none,
        }
    };
}

/// Whether there is a list of this name that comes as a whole in this format; else where the fault lies
/// and what it is.
pub(super) fn check_list(list: &str, word: &str, format: Format) -> Result<(), (&'static str, String)> {
    let offered = of_list!(
        list,
        R => format != Format::Json && format.offered::<R>(),
        return Err(("/list", format!("{list:?} is not a list that can be linked")))
    );
    if offered { Ok(()) } else { Err(("/format", format!("{list} do not come as {word}"))) }
}

/// Whether a list can be asked this; else what is wrong with it.
pub(super) fn check_query(list: &str, query: &str, today: NaiveDate) -> Result<(), String> {
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    if let Some(name) = query.split('&').map(name).find(|name| NOT_OF_A_VIEW.contains(&name.as_str())) {
        return Err(format!("{name} is not part of a view: it has all its rows, in the format of the link"));
    }
    let read = of_list!(list, R => Params::read::<ListQuery<R>>(query, today).map(|_| ()), Ok(()));
    read.map_err(|failure| match failure {
        Failure::Unprocessable(wrong) => {
            let told: Vec<String> =
                wrong.into_iter().map(|w| format!("{}: {}", w.pointer, w.detail)).collect();
            told.join("; ")
        }
        other => other.to_string(),
    })
}

/// Answers the address of a link.
pub(super) async fn read(
    request: HttpRequest,
    api: web::Data<Api>,
    path: web::Path<(String, String)>,
) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let (token, file) = path.into_inner();
    let (now, origin) = (api.clock.now(), origin(&request));
    let found = api
        .database
        .view_links()
        .open(&secret::hash(&token), &*api.clock, &origin, api.demonstration)
        .await?;
    let found = found.and_then(|(link, holder)| {
        let format = Format::parse(&link.view.format)?;
        (file_name(&link.view.list, format) == file).then_some((link, holder, format))
    });
    let Some((link, holder, format)) = found else {
        let source = neighbourhood(origin.address);
        api.link_limits
            .wrong
            .admit(&source, now)
            .map_err(|retry_after| Failure::TooManyRequests { retry_after })?;
        return Err(Failure::NotFound);
    };
    let often = api.link_limits.links.admit(&link.id.to_string(), now);
    often.map_err(|retry_after| Failure::TooManyRequests { retry_after })?;
    // An import may hold the only writer: nobody's refresh fails for that.
    if let Err(error) = api.database.view_links().used(&link, &*api.clock).await {
        tracing::warn!(%error, link = %link.id, "the use of a view link was not noted");
    }
    let response = of_list!(
        link.view.list.as_str(),
        R => show::<R>(&request, &api, &link, holder, format).await?,
        return Err(Failure::NotFound)
    );
    Ok(quietly(response))
}

/// The view as a file.
async fn show<R: Resource>(
    request: &HttpRequest,
    api: &Api,
    link: &ViewLink,
    holder: Actor,
    format: Format,
) -> Answered {
    let query: ListQuery<R> = Params::read(&link.view.query, api.clock.today())?;
    let question = format!("view link {}", link.id);
    let viewer = link.viewer(&holder, R::KIND);
    let filter = link.view.query.clone();
    let asker = Asker { viewer, actor: Some(holder), question, filter };
    download::<R>(request, api, asker, &query, format).await
}

/// Kept by nobody on the way, found by no search engine, told to no other site.
fn quietly(mut response: HttpResponse) -> HttpResponse {
    for (name, value) in [
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::REFERRER_POLICY, "no-referrer"),
        (ROBOTS, "noindex, nofollow"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
