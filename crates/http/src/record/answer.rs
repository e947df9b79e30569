//! One contract or procurement as it is answered: to whoever asks, to the authority that holds it, and as
//! another would see it.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::viewer::Viewer;
use muster_persistence::record::Kept;
use serde_json::Value as Json;
use uuid::Uuid;

use super::Keeps;
use super::block::RecordBlock;
use crate::api::Api;
use crate::document::BASE;
use crate::identity::{actor, permitted, viewer};
use crate::operation::Answered;
use crate::params::{Params, Query};
use crate::problem::Failure;
use crate::respond::{Made, kept_as};

/// The parameter that says as whom to look.
pub(crate) const SEEN_BY: &str = "seenBy";

/// Who said each confirmed field, by path.
pub(crate) type SaidBy = BTreeMap<&'static str, String>;

/// As whom to look at a record of one's own.
#[derive(Debug, Clone, Default)]
pub struct SeenBy(Option<String>);

impl Query for SeenBy {
    fn read(params: &mut Params) -> Self {
        let doc = "See a record of your own as another would: `public`, or the code or id of an authority. \
                   For approvers. Where they see nothing, this answers 404 as it would answer them.";
        Self(params.text(SEEN_BY, doc, 64))
    }
}

/// One record, to whoever asks.
pub(crate) async fn one<R: Keeps>(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let SeenBy(seen_by) = Params::read(request.query_string(), api.clock.today())?;
    let id: Uuid = key.parse().map_err(|_| Failure::NotFound)?;
    let Some(eyes) = seen_by else {
        let actor = actor(&request);
        let viewer = viewer(&request, R::KIND);
        return answer::<R>(&request, &api, viewer, actor.as_ref(), id, HttpResponse::Ok()).await;
    };
    let actor = permitted(&request, Action::SetAudience)?;
    held_by::<R>(&api, &actor, id).await?;
    let viewer = if eyes == "public" {
        Viewer::Public
    } else {
        let found = api.database.authorities().find(&actor.viewer(R::KIND), &eyes).await?;
        match found.map(|found| found.reference) {
            Some(authority) if authority.member => Viewer::Member { authority: authority.id, own: false },
            _ => Viewer::Public,
        }
    };
    let today = api.clock.today();
    let found = R::get(&api.database, &viewer, &id.to_string(), &SeenBy::default(), today).await?;
    let detail = found.ok_or(Failure::NotFound)?;
    Ok(crate::respond::fresh(&request, Made::json(&detail)?))
}

/// The record as the authority keeps it for which this account acts.
///
/// # Errors
/// [`Failure::NotFound`] where the account sees no such record, [`Failure::Forbidden`] where another
/// authority holds it.
pub(super) async fn held_by<R: Keeps>(api: &Api, actor: &Actor, id: Uuid) -> Result<Kept, Failure> {
    let own = Viewer::Member { authority: actor.authority, own: true };
    if let Some(kept) = api.database.records().get(&own, R::RECORD, id).await? {
        return Ok(kept);
    }
    let (viewer, today) = (actor.viewer(R::KIND), api.clock.today());
    match R::get(&api.database, &viewer, &id.to_string(), &SeenBy::default(), today).await? {
        Some(_) => Err(Failure::Forbidden { needed: R::RECORD.write() }),
        None => Err(Failure::NotFound),
    }
}

/// The record after a change. Another system that may write and not read is told nothing.
pub(super) async fn of<R: Keeps>(
    request: &HttpRequest,
    api: &Api,
    actor: &Actor,
    id: Uuid,
    response: HttpResponseBuilder,
) -> Answered {
    let viewer = actor.viewer(R::KIND);
    match answer::<R>(request, api, viewer, Some(actor), id, response).await {
        Err(Failure::NotFound) => Ok(HttpResponse::NoContent().finish()),
        answered => answered,
    }
}

/// The record as it is now, for whoever changed an older version.
pub(super) async fn current<R: Keeps>(api: &Api, actor: &Actor, id: Uuid) -> Result<Json, Failure> {
    match detail::<R>(api, &actor.viewer(R::KIND), Some(actor), id).await {
        Ok((detail, ..)) => serde_json::to_value(detail).map_err(|e| Failure::Internal(Box::new(e))),
        Err(Failure::NotFound) => Ok(Json::Null),
        Err(other) => Err(other),
    }
}

async fn answer<R: Keeps>(
    request: &HttpRequest,
    api: &Api,
    viewer: Viewer,
    actor: Option<&Actor>,
    id: Uuid,
    response: HttpResponseBuilder,
) -> Answered {
    // What one may do with a record is part of the answer to those who hold it.
    let may = actor.map(|actor| {
        [R::RECORD.write(), Action::SetAudience].map(|action| actor.may_of(action, actor.authority))
    });
    let known_as = format!("{BASE}/{}/{id}? {may:?}", R::NAME);
    kept_as(request, api, viewer, &known_as, response, async |viewer: &Viewer| {
        let (detail, version, sights) = detail::<R>(api, viewer, actor, id).await?;
        Ok(Made { version: Some(version), sights, ..Made::json(&detail)? })
    })
    .await
}

async fn detail<R: Keeps>(
    api: &Api,
    viewer: &Viewer,
    actor: Option<&Actor>,
    id: Uuid,
) -> Result<(R::Detail, i64, Vec<muster_domain::audit::Sight>), Failure> {
    let today = api.clock.today();
    // The version before what it is of: a change in between then shows beside an older version, with
    // which nothing can be overwritten.
    let kept = match actor {
        Some(_) => api.database.records().get(viewer, R::RECORD, id).await?,
        None => None,
    };
    let found = R::get(&api.database, viewer, &id.to_string(), &SeenBy::default(), today).await?;
    let mut detail = found.ok_or(Failure::NotFound)?;
    let sights = R::sights(&detail);
    let (_, version) = R::held(&detail);
    let (Some(actor), Some(kept)) = (actor, kept) else {
        return Ok((detail, version, sights));
    };
    let version = kept.version;
    let said = kept.record.statements.iter();
    let said: SaidBy = said.map(|(field, said)| (field.as_str(), said.by.name.clone())).collect();
    let block = RecordBlock::new(&api.database, viewer, actor, &kept).await?;
    R::keep(&mut detail, block, version, &said);
    Ok((detail, version, sights))
}
