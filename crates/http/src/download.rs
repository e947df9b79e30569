//! Every row of a list as a file.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream::{BoxStream, StreamExt, iter};
use muster_domain::actor::Actor;
use muster_domain::viewer::Viewer;
use muster_persistence::Result as Stored;
use muster_persistence::audit::seen;

use crate::answers::Tag;
use crate::api::Api;
use crate::export;
use crate::identity::{actor, viewer};
use crate::negotiation::known;
use crate::operation::Answered;
use crate::problem::Failure;
use crate::resource::{Format, ListQuery, Resource};
use crate::respond::{VARY, normalised};

/// Rows in a file between which the audit is told what of them not everybody may see.
const NOTED: usize = 500;

/// Who a file is made for.
#[derive(Debug)]
pub(crate) struct Asker {
    /// With whose eyes its rows are seen.
    pub viewer: Viewer,
    /// Who sees it, as the audit has them; nobody where nobody is known.
    pub actor: Option<Actor>,
    /// What is asked for, the same text for the same question.
    pub question: String,
    /// The filters and the order, as the query of an address.
    pub filter: String,
}

impl Asker {
    /// Whoever sends this request.
    pub(crate) fn of<R: Resource>(request: &HttpRequest) -> Self {
        Self {
            viewer: viewer(request, R::KIND),
            actor: actor(request),
            question: normalised(request),
            filter: request.query_string().to_owned(),
        }
    }
}

/// A list as a file in any format but pages of JSON; 304 where who asks has it as it is. The tag is a weak
/// one: a file may say when it was made.
///
/// # Errors
/// When the database fails before the file begins; later it breaks off.
pub(crate) async fn download<R: Resource>(
    request: &HttpRequest,
    api: &Api,
    asker: Asker,
    query: &ListQuery<R>,
    format: Format,
) -> Answered {
    let Asker { viewer, actor, question, filter } = asker;
    api.renew().await?;
    let today = api.clock.today();
    let version = api.database.version(&viewer).await?;
    let question = format!("{question} as {}", format.as_str());
    let etag = Tag::new(version, &viewer, today, &question).etag(None, false);
    let (vary, cache) = ((header::VARY, VARY), (header::CACHE_CONTROL, "no-cache"));
    let weak = (header::ETAG, format!("W/{etag}"));
    if known(request.headers(), &etag) {
        let mut unchanged = HttpResponse::NotModified();
        return Ok(unchanged.insert_header(weak).insert_header(cache).insert_header(vary).finish());
    }
    let packing = match format.packed() {
        true => Some(
            Arc::clone(&api.packing).try_acquire_owned().map_err(|_| Failure::Busy { retry_after: 10 })?,
        ),
        false => None,
    };
    let rows = R::stream(&api.database, &viewer, &query.filter, &query.order(format));
    let rows = match actor {
        Some(actor) if format.tells_all() => noted::<R>(api.clone(), actor, rows),
        _ => rows,
    };
    let stamp = export::Stamp { today, now: api.clock.now() };
    let governance = match format {
        Format::Ics => api.database.governance().all(&viewer).await?,
        _ => export::Described::new(),
    };
    let public_url = api.public_url.to_string();
    let choice = export::Choice { filter, bom: query.bom, public_url, governance };
    // Whoever leaves in between ends it, and makes room for the next.
    let body = export::write::<R>(rows, format, stamp, choice).inspect(move |_| {
        let _held = &packing;
    });
    let name = format!("muster-{}-{today}.{}", R::NAME, format.extension());
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, format.media_type()))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header(weak)
        .insert_header(cache)
        .insert_header(vary)
        .streaming(body))
}

/// The same rows, each sent once the audit has noted what it shows.
fn noted<R: Resource>(
    api: Api,
    actor: Actor,
    rows: BoxStream<'static, Stored<R::Record>>,
) -> BoxStream<'static, Stored<R::Record>> {
    let rows = rows.ready_chunks(NOTED).then(move |rows| {
        let (api, actor) = (api.clone(), actor.clone());
        async move {
            let sights = rows.iter().flatten().filter_map(R::sight).collect();
            match seen(&api.database, api.clock.now(), &actor, sights).await {
                Ok(()) => rows,
                Err(error) => vec![Err(error)],
            }
        }
    });
    rows.flat_map(iter).boxed()
}
