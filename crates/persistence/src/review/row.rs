//! A review as a row and as a domain value.

use std::collections::{BTreeMap, HashMap};

use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::authority::AuthorityRef;
use muster_domain::id::{AuthorityId, ChallengeId, PersonId, ProductId, ReviewId};
use muster_domain::product::ProductRef;
use muster_domain::review::reply::{Challenge, Outcome, Reply};
use muster_domain::review::step::{Standing, State};
use muster_domain::review::{Content, Desk, FactName, Foundation, Review};
use muster_domain::vendor::VendorRef;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::entity::{review, review_challenge, review_reply};
use crate::reader::Reader;
use crate::text::{cleaned, cleaned_option};
use crate::vendor::survivor;
use crate::{Error, Result, authority, product, stored};

/// What is wrong in a column of a row.
fn wrong(row: Uuid, column: &'static str, value: &str) -> Error {
    Error::inconsistent("review", column, row, value)
}

/// What a review says, as its columns have it.
pub(super) fn write(row: &mut review::Model, content: &Content) -> Result<()> {
    let Content { overall, aspects, facts, best, worst, conflict, words_withheld } = content;
    let json =
        |value: serde_json::Result<String>| value.map_err(|e| wrong(row.id, "aspects", &e.to_string()));
    let (aspects, facts) = (json(serde_json::to_string(aspects))?, json(serde_json::to_string(facts))?);
    row.overall = Some(i64::from(*overall)).filter(|n| *n > 0);
    (row.aspects, row.facts) = (aspects, facts);
    (row.best, row.worst) = (cleaned(best.trim()), cleaned(worst.trim()));
    row.conflict = cleaned_option(conflict.as_deref().map(str::trim));
    row.words_withheld = *words_withheld;
    Ok(())
}

/// What a row says.
pub(super) fn content(row: &review::Model) -> Result<Content> {
    let overall = u8::try_from(row.overall.unwrap_or(0));
    Ok(Content {
        overall: overall.map_err(|_| wrong(row.id, "overall", &format!("{:?}", row.overall)))?,
        aspects: document(row.id, "aspects", &row.aspects)?,
        facts: document(row.id, "facts", &row.facts)?,
        best: row.best.clone(),
        worst: row.worst.clone(),
        conflict: row.conflict.clone(),
        words_withheld: row.words_withheld,
    })
}

fn document<T: DeserializeOwned>(row: Uuid, column: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| wrong(row, column, text))
}

/// Where a row says that a review stands.
pub(super) fn standing(row: &review::Model) -> Result<Standing> {
    Ok(Standing {
        state: State::parse(&row.state).ok_or_else(|| wrong(row.id, "state", &row.state))?,
        authority: AuthorityId(row.authority_id),
        author: PersonId(row.author_id),
        approver: row.approver_id.map(PersonId),
        returned_by: row.returned_by.map(PersonId),
        reason: row.reason.clone(),
        appealed: row.appealed,
        published_at: row.published_at,
        since: row.since,
    })
}

/// Where it stands, as its columns have it. Whose it is and who wrote it stays.
pub(super) fn stand(row: &mut review::Model, standing: &Standing) {
    let Standing {
        state,
        authority: _,
        author: _,
        approver,
        returned_by,
        reason,
        appealed,
        published_at,
        since,
    } = standing;
    row.state = state.as_str().to_owned();
    (row.approver_id, row.returned_by) = (approver.map(|p| p.0), returned_by.map(|p| p.0));
    row.reason = cleaned_option(reason.as_deref());
    (row.appealed, row.published_at, row.since) = (*appealed, *published_at, *since);
}

/// The reviews of rows, with what vendors say to them.
pub(super) fn assemble(reader: &Reader, rows: Vec<review::Model>) -> BoxFuture<'_, Result<Vec<Review>>> {
    async move {
        let authorities = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(reader.database(), authorities).await?;
        let vendors = vendors(reader, &rows).await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let replies = review_reply::Entity::find()
            .filter(review_reply::Column::ReviewId.is_in(ids.iter().copied()))
            .all(reader)
            .await?;
        let mut replies: HashMap<Uuid, Reply> =
            replies.into_iter().map(|r| (r.review_id, Reply { text: r.text, at: r.replied_at })).collect();
        let mut challenges = challenges(reader, &ids).await?;
        let naming = product::naming_of(reader, rows.iter().any(|row| row.product_id.is_some())).await?;
        rows.into_iter()
            .map(|row| {
                let reply = replies.remove(&row.id);
                let challenges = challenges.remove(&row.id).unwrap_or_default();
                let product = said(&row).map(|said| naming.shown(&said));
                Ok(Review { product, reply, challenges, ..whole(row, &authorities, &vendors)? })
            })
            .collect()
    }
    .boxed()
}

/// The vendors of rows, each as the one that it is part of now.
async fn vendors(reader: &Reader, rows: &[review::Model]) -> Result<HashMap<Uuid, VendorRef>> {
    let mut found = HashMap::new();
    for id in rows.iter().map(|row| row.vendor_id) {
        if !found.contains_key(&id)
            && let Some(vendor) = survivor(reader, id).await?
        {
            let reference =
                VendorRef { id: vendor.id.into(), name: vendor.name, company_number: vendor.company_number };
            found.insert(id, reference);
        }
    }
    Ok(found)
}

async fn challenges(reader: &Reader, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Challenge>>> {
    use review_challenge::Column as C;
    let rows = review_challenge::Entity::find()
        .filter(C::ReviewId.is_in(ids.iter().copied()))
        .order_by_asc(C::ChallengedAt)
        .order_by_asc(C::Id)
        .all(reader)
        .await?;
    let mut found: HashMap<Uuid, Vec<Challenge>> = HashMap::new();
    for row in rows {
        found.entry(row.review_id).or_default().push(challenge(row)?);
    }
    Ok(found)
}

/// What a row of a challenge says.
pub(super) fn challenge(row: review_challenge::Model) -> Result<Challenge> {
    let wrong = |column, value: &str| Error::inconsistent("review_challenge", column, row.id, value);
    let outcome = match row.outcome.as_deref() {
        None => None,
        Some(word) => Some(Outcome::parse(word).ok_or_else(|| wrong("outcome", word))?),
    };
    Ok(Challenge {
        id: ChallengeId(row.id),
        fact: FactName::parse(&row.fact).ok_or_else(|| wrong("fact", &row.fact))?,
        reason: row.reason,
        at: row.challenged_at,
        outcome,
        decided_because: row.decided_because,
        decided_at: row.decided_at,
    })
}

/// A row without what stands elsewhere: what its product is now, and what the vendor says.
fn whole(
    row: review::Model,
    authorities: &HashMap<Uuid, AuthorityRef>,
    vendors: &HashMap<Uuid, VendorRef>,
) -> Result<Review> {
    let (content, standing) = (content(&row)?, standing(&row)?);
    let wrong = |column, value: &str| wrong(row.id, column, value);
    let missing = |column, id: Uuid| wrong(column, &id.to_string());
    let authority = authorities.get(&row.authority_id).cloned();
    let vendor = vendors.get(&row.vendor_id).cloned();
    Ok(Review {
        id: ReviewId(row.id),
        authority: authority.ok_or_else(|| missing("authority_id", row.authority_id))?,
        vendor: vendor.ok_or_else(|| missing("vendor_id", row.vendor_id))?,
        product: None,
        desk: Desk::parse(&row.desk).ok_or_else(|| wrong("desk", &row.desk))?,
        foundation: Foundation::parse(&row.foundation, row.foundation_id)
            .ok_or_else(|| wrong("foundation", &row.foundation))?,
        foundation_title: None,
        nda: row.nda,
        service_area: stored::service_area("review", row.id, row.service_area.as_deref())?,
        content,
        standing,
        reply: None,
        challenges: Vec::new(),
        demonstration: row.demonstration,
        written_at: row.written_at,
        version: row.version,
    })
}

/// The product that a row is about, as it was said.
pub(super) fn said(row: &review::Model) -> Option<ProductRef> {
    let id = row.product_id.map(ProductId)?;
    Some(ProductRef { id, name: row.product_name.clone().unwrap_or_default() })
}

/// Aspects and facts of a review that says nothing yet.
pub(super) fn nothing() -> Content {
    Content {
        overall: 0,
        aspects: BTreeMap::new(),
        facts: muster_domain::review::Facts::default(),
        best: String::new(),
        worst: String::new(),
        conflict: None,
        words_withheld: false,
    }
}
