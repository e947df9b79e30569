//! The feed of changes over the API, by which others mirror the register.

use std::collections::BTreeSet;

use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use muster_domain::change::{ChangeKind, Entry, Eyes, Place};
use muster_identity::{sealed, secret};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::identity::actor;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::problem::{Failure, Wrong};
use crate::words;

/// Entries that are told at once at most.
const MOST: u16 = 1_000;

/// Something changed. What it is now is to be had at its own address.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Change {
    /// What changed: a contract, procurement, opportunity, vendor, authority or published review, or what an
    /// authority says to an opportunity (`stance`).
    #[schema(schema_with = words::change_kind_schema)]
    pub kind: &'static str,
    /// Its id; of the opportunity, for a stance.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether you see no such thing, or no longer, as of now: take it out of a mirror.
    pub gone: bool,
}

/// Changes in the order in which they were made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangePage {
    /// The changes.
    pub items: Vec<Change>,
    /// Where to go on: `since` of the next request, whether there is more by now or not.
    #[schema(max_length = 200)]
    pub next: String,
    /// Whether there is more by now. Where there is not, ask again after a while.
    pub more: bool,
}

/// Which changes are asked for.
struct ChangesQuery {
    since: Option<String>,
    limit: u16,
    kinds: Vec<ChangeKind>,
}

impl Query for ChangesQuery {
    fn read(params: &mut Params) -> Self {
        let since = params.text(
            "since",
            "Where to go on: `next` of the answer before. Left out, the answer has no changes and says where the \
             feed stands now.",
            200,
        );
        let doc = "How many changes an answer has at most.";
        let limit = params.number("limit", doc, 1, i64::from(MOST), Some(100));
        let all = ChangeKind::ALL.map(|kind| (kind.as_str(), kind));
        let kinds = params.words("kind", "Only changes of these kinds.", &all);
        Self { since, limit: limit.and_then(|n| u16::try_from(n).ok()).unwrap_or(100), kinds }
    }
}

/// Declares the operation.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag("Changes", "What changed, in order: for mirrors and other followers.");
    routes.add(
        Operation::get("/changes", "listChanges", "Changes")
            .about(
                "Follow every change of what you may see: in the order in which they were made, none left out. To \
                 mirror a list, ask for this without `since`, keep `next`, read the list page by page, then follow \
                 from there: fetch what an entry names, or take it out where it is `gone`. An entry may be \
                 told of twice; changes are told for 90 days, and a `since` from before that answers 410: begin \
                 with the lists again. Another system is told as its authority of kinds that its scopes let it \
                 read, and as the public of the rest.",
            )
            .query::<ChangesQuery>()
            .answers::<ChangePage>()
            .fails(&[410]),
        list,
    );
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let ChangesQuery { since, limit, kinds } = Params::read(request.query_string(), api.clock.today())?;
    api.renew().await?;
    let eyes = Eyes::of_account(actor(&request).as_ref());
    let store = api.database.changes();
    let sealing = sealing(&api).await?;
    let page = match since {
        None => {
            let next = seal(sealing, store.here().await?)?;
            ChangePage { items: Vec::new(), next, more: false }
        }
        Some(since) => {
            let unknown = || {
                Failure::Unprocessable(vec![Wrong::parameter(
                    "since",
                    "is no `next` of this address: begin again without it",
                )])
            };
            let since = open(sealing, &since).ok_or_else(unknown)?;
            let told = store.after(&eyes, since, &kinds, limit).await?;
            let kept = match actor(&request).and_then(|actor| actor.person()) {
                Some(person) => api.database.reviews().kept(person, api.clock.today()).await?,
                None => BTreeSet::new(),
            };
            let heard = |entry: &Entry| entry.kind != ChangeKind::Review || !kept.contains(&entry.id);
            let items = told.entries.into_iter().filter(heard).map(Into::into).collect();
            ChangePage { items, next: seal(sealing, told.next)?, more: told.more }
        }
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, crate::respond::VARY))
        .json(page))
}

impl From<Entry> for Change {
    fn from(entry: Entry) -> Self {
        let Entry { place: _, kind, id, at, gone } = entry;
        Self { kind: kind.as_str(), id, at, gone }
    }
}

/// What seals places, the same for every process of an installation.
async fn sealing(api: &Api) -> Result<&str, Failure> {
    if let Some(known) = api.feed_secret.get() {
        return Ok(known);
    }
    let kept = api.database.changes().secret(&secret::generate()?).await?;
    Ok(api.feed_secret.get_or_init(|| kept))
}

/// A place as followers carry it. It is sealed, since it says how many changes there were that they may not
/// know of, and sealed anew each time, so that not even its standing still says something.
fn seal(secret: &str, place: Place) -> Result<String, Failure> {
    let text = [&place.version.to_be_bytes()[..], &place.position.to_be_bytes()].concat();
    let sealed =
        sealed::seal(secret.as_bytes(), b"feed", &text).map_err(|e| Failure::Internal(Box::new(e)))?;
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

fn open(secret: &str, sealed: &str) -> Option<Place> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let text = sealed::open(secret.as_bytes(), b"feed", &sealed).ok()?;
    let (version, position) = text.split_at_checked(8)?;
    Some(Place {
        version: i64::from_be_bytes(version.try_into().ok()?),
        position: i32::from_be_bytes(position.try_into().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_and_says_nothing_on_its_way() {
        let place = Place { version: 7, position: 3 };
        let sealed = seal("secret", place).unwrap();
        assert_eq!(open("secret", &sealed), Some(place));
        assert_ne!(sealed, seal("secret", place).unwrap(), "sealed anew each time");
        assert_eq!(open("another", &sealed), None);
        assert_eq!(open("secret", &sealed[..sealed.len() - 3]), None);
        assert_eq!(open("secret", "nonsense"), None);
        assert!(sealed.len() <= 200);
    }
}
