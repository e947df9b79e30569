//! Offers and questions as rows and as domain values.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use muster_domain::id::{AuthorityId, PeerId, PeerRequestId, PersonId, ProductId};
use muster_domain::peer::{Offer, Peer, PeerRequest, RequestState};
use muster_domain::product::ProductRef;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::kept;
use crate::entity::{peer, peer_request, person};
use crate::reader::Reader;
use crate::{Error, Result, authority, product, vendor};

/// The row of a new offer.
pub(super) fn offer(
    id: PeerId,
    who: &person::Model,
    authority: AuthorityId,
    offer: &Offer,
    reach: &str,
    now: DateTime<Utc>,
) -> peer::Model {
    peer::Model {
        id: id.0,
        person_id: who.id,
        authority_id: authority.0,
        vendor_id: offer.vendor.id.0,
        product_id: offer.product.as_ref().map(|product| product.id.0),
        product: offer.product.as_ref().map(|product| kept(&product.name)),
        knows: kept(&offer.knows),
        since: offer.since,
        a_month: i32::from(offer.a_month),
        reach: reach.to_owned(),
        until: offer.until,
        offered_at: now,
        ended_at: None,
        demonstration: who.demonstration,
    }
}

/// The row of an offer as it is.
pub(super) fn whole(peer: &Peer, reach: &str) -> peer::Model {
    peer::Model {
        id: peer.id.0,
        person_id: peer.person.0,
        authority_id: peer.authority.id.0,
        vendor_id: peer.vendor.id.0,
        product_id: peer.product.as_ref().map(|product| product.id.0),
        product: peer.product.as_ref().map(|product| kept(&product.name)),
        knows: kept(&peer.knows),
        since: peer.since,
        a_month: i32::from(peer.a_month),
        reach: reach.to_owned(),
        until: peer.until,
        offered_at: peer.offered_at,
        ended_at: peer.ended_at,
        demonstration: peer.demonstration,
    }
}

pub(super) fn request(request: &PeerRequest) -> peer_request::Model {
    peer_request::Model {
        id: request.id.0,
        peer_id: request.peer.0,
        asker_id: request.asker.0,
        authority_id: request.authority.id.0,
        question: kept(&request.question),
        asked_at: request.asked_at,
        state: request.state.as_str().to_owned(),
        answered_at: request.answered_at,
        helped: request.helped,
    }
}

/// What people are called.
pub(super) async fn names(reader: &Reader, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    let names: Vec<(Uuid, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(ids))
        .into_tuple()
        .all(reader)
        .await?;
    Ok(names.into_iter().collect())
}

/// The offers of rows, in their order. `reach` is as it is kept.
pub(super) async fn peers(reader: &Reader, rows: Vec<peer::Model>) -> Result<Vec<Peer>> {
    let names = names(reader, rows.iter().map(|row| row.person_id).collect()).await?;
    let authorities = rows.iter().map(|row| row.authority_id).collect();
    let authorities = authority::references(reader.database(), authorities).await?;
    let vendors = vendor::heads(reader, rows.iter().map(|row| row.vendor_id).collect()).await?;
    let naming = product::naming_of(reader, rows.iter().any(|row| row.product_id.is_some())).await?;
    let peer = |row: peer::Model| {
        let wrong = |column, value: &str| Error::inconsistent("peer", column, row.id, value);
        let authority = authorities.get(&row.authority_id).cloned();
        let vendor = vendors.get(&row.vendor_id).cloned();
        Ok(Peer {
            authority: authority.ok_or_else(|| wrong("authority_id", &row.authority_id.to_string()))?,
            vendor: vendor.ok_or_else(|| wrong("vendor_id", &row.vendor_id.to_string()))?,
            a_month: u8::try_from(row.a_month).map_err(|_| wrong("a_month", &row.a_month.to_string()))?,
            product: row
                .product_id
                .zip(row.product)
                .map(|(id, name)| naming.shown(&ProductRef { id: ProductId(id), name })),
            id: PeerId(row.id),
            person: PersonId(row.person_id),
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            knows: row.knows,
            since: row.since,
            reach: row.reach,
            until: row.until,
            offered_at: row.offered_at,
            ended_at: row.ended_at,
            demonstration: row.demonstration,
        })
    };
    rows.into_iter().map(peer).collect()
}

/// The questions of rows, in their order.
pub(super) async fn requests(reader: &Reader, rows: Vec<peer_request::Model>) -> Result<Vec<PeerRequest>> {
    let authorities = rows.iter().map(|row| row.authority_id).collect();
    let authorities = authority::references(reader.database(), authorities).await?;
    let request = |row: peer_request::Model| {
        let wrong = |column, value: &str| Error::inconsistent("peer_request", column, row.id, value);
        let authority = authorities.get(&row.authority_id).cloned();
        Ok(PeerRequest {
            state: RequestState::parse(&row.state).ok_or_else(|| wrong("state", &row.state))?,
            authority: authority.ok_or_else(|| wrong("authority_id", &row.authority_id.to_string()))?,
            id: PeerRequestId(row.id),
            peer: PeerId(row.peer_id),
            asker: PersonId(row.asker_id),
            question: row.question,
            asked_at: row.asked_at,
            answered_at: row.answered_at,
            helped: row.helped,
        })
    };
    rows.into_iter().map(request).collect()
}
