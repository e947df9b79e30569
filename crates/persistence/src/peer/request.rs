//! Questions to peers: asked as often as they said, answered once, and one word on whether it helped.

use std::collections::HashMap;

use chrono::{NaiveDate, SubsecRound};
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{PeerId, PeerRequestId, PersonId};
use muster_domain::peer::{Peer, PeerRequest, Refusal, RequestState};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Asked, Peers, kept, locked, peer_of, row};
use crate::entity::{peer, peer_request};
use crate::insert::insert;
use crate::reader::Reader;
use crate::{Error, Result, audit, transaction};

/// Questions that are shown at most, the newest ones.
const SHOWN: u64 = 100;

impl Peers {
    /// Asks somebody. The offer is locked, so that of two who ask for its last place at once one gets it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where there is no such offer that holds, [`Error::Conflict`] where
    /// they cannot be asked now; else when the database fails.
    pub async fn ask(
        &self,
        actor: &Actor,
        id: PeerId,
        question: &str,
        clock: &dyn Clock,
    ) -> Result<PeerRequestId> {
        let asker = peer_of(actor)?;
        let (now, today) = (clock.now().trunc_subsecs(6), clock.today());
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = locked(&transaction, id.0, today).await?;
        let reader = Reader::of_accounts(&self.database);
        let peer = row::peers(&reader, vec![row]).await?.pop().ok_or(Error::NotFound)?;
        let asked = peer_request::Entity::find().filter(peer_request::Column::PeerId.eq(id.0));
        let requests = row::requests(&reader, asked.all(&transaction).await?).await?;
        match peer.takes(asker, &requests, today) {
            Err(Refusal::Ended) => return Err(Error::NotFound),
            Err(refusal) => return Err(Error::Conflict(format!("{} {}.", peer.name, refusal.words()))),
            Ok(()) => {}
        }
        let row = peer_request::Model {
            id: clock.id(),
            peer_id: id.0,
            asker_id: asker.0,
            authority_id: actor.authority.0,
            question: kept(question),
            asked_at: now,
            state: RequestState::Asked.as_str().to_owned(),
            answered_at: None,
            helped: None,
        };
        let id = PeerRequestId(row.id);
        insert(&transaction, &[row], None).await?;
        // Whom they asked is no business of their authority's, and must not outlast the offer.
        let event = Event::new(actor.authority, "peer.asked", Subject::new("peerRequest", id.0));
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// The questions to the actor's offers that hold, newest first; one that waited too long has lapsed.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; else when the database fails or holds something inconsistent.
    pub async fn received(&self, actor: &Actor, today: NaiveDate) -> Result<Vec<Asked>> {
        self.received_by(peer_of(actor)?, today).await
    }

    /// The same of a person, for what is done on their behalf.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn received_by(&self, person: PersonId, today: NaiveDate) -> Result<Vec<Asked>> {
        use peer_request::Column as C;
        let reader = Reader::of_accounts(&self.database);
        let own = super::held(today).add(peer::Column::PersonId.eq(person.0));
        let offers = peer::Entity::find().filter(own).all(&reader).await?;
        let ids: Vec<Uuid> = offers.iter().map(|row| row.id).collect();
        let rows = peer_request::Entity::find()
            .filter(C::PeerId.is_in(ids))
            .filter(C::State.ne(RequestState::Withdrawn.as_str()))
            .order_by_desc(C::AskedAt)
            .order_by_desc(C::Id)
            .limit(SHOWN)
            .all(&reader)
            .await?;
        self.named(&reader, offers, rows, today).await
    }

    /// The questions that the actor asked, newest first; whom, only while the offer holds.
    ///
    /// # Errors
    /// As [`Peers::received`].
    pub async fn asked(&self, actor: &Actor, today: NaiveDate) -> Result<Vec<Asked>> {
        self.asked_by(peer_of(actor)?, today).await
    }

    /// The same of a person, for what is done on their behalf.
    ///
    /// # Errors
    /// As [`Peers::received_by`].
    pub async fn asked_by(&self, person: PersonId, today: NaiveDate) -> Result<Vec<Asked>> {
        use peer_request::Column as C;
        let reader = Reader::of_accounts(&self.database);
        let rows = peer_request::Entity::find()
            .filter(C::AskerId.eq(person.0))
            .order_by_desc(C::AskedAt)
            .order_by_desc(C::Id)
            .limit(SHOWN)
            .all(&reader)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.peer_id).collect();
        let hold = super::held(today).add(peer::Column::Id.is_in(ids));
        let offers = peer::Entity::find().filter(hold).all(&reader).await?;
        self.named(&reader, offers, rows, today).await
    }

    /// Questions with their names, in the state that they are in on a day.
    async fn named(
        &self,
        reader: &Reader,
        offers: Vec<peer::Model>,
        rows: Vec<peer_request::Model>,
        today: NaiveDate,
    ) -> Result<Vec<Asked>> {
        let names = row::names(reader, rows.iter().map(|row| row.asker_id).collect()).await?;
        let offers = row::peers(reader, offers).await?.into_iter().map(|peer| (peer.id, peer));
        let offers: HashMap<PeerId, Peer> = offers.collect();
        let asked = |mut request: PeerRequest| {
            let peer = offers.get(&request.peer).cloned();
            request.state = match &peer {
                Some(peer) => request.state_on(peer, today),
                None if request.state == RequestState::Asked => RequestState::Lapsed,
                None => request.state,
            };
            Asked { asker: names.get(&request.asker.0).cloned().unwrap_or_default(), request, peer }
        };
        Ok(row::requests(reader, rows).await?.into_iter().map(asked).collect())
    }

    /// Accepts or declines a question to the actor. Accepted, whoever asked learns how to reach them.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where there is no such question to the actor,
    /// [`Error::Conflict`] where it is open no more; else when the database fails.
    pub async fn answer(
        &self,
        actor: &Actor,
        id: PeerRequestId,
        accept: bool,
        clock: &dyn Clock,
    ) -> Result<()> {
        let person = peer_of(actor)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = request(&transaction, id).await?;
        let offer = locked(&transaction, row.peer_id, clock.today()).await?;
        if offer.person_id != person.0 {
            return Err(Error::NotFound);
        }
        let reader = Reader::of_accounts(&self.database);
        let peer = row::peers(&reader, vec![offer]).await?.pop().ok_or(Error::NotFound)?;
        let asked = row::requests(&reader, vec![row.clone()]).await?.pop().ok_or(Error::NotFound)?;
        if asked.state_on(&peer, clock.today()) != RequestState::Asked {
            return Err(Error::Conflict("The question is open no more.".to_owned()));
        }
        let (state, action) = match accept {
            true => (RequestState::Accepted, "peer.accepted"),
            false => (RequestState::Declined, "peer.declined"),
        };
        let now = clock.now().trunc_subsecs(6);
        let after = peer_request::Model { state: state.as_str().to_owned(), answered_at: Some(now), ..row };
        replace(&transaction, after).await?;
        let event = Event::new(actor.authority, action, Subject::new("peerRequest", id.0));
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes back a question of the actor's that nobody has answered.
    ///
    /// # Errors
    /// As [`Peers::answer`].
    pub async fn withdraw(&self, actor: &Actor, id: PeerRequestId, clock: &dyn Clock) -> Result<()> {
        let (transaction, row) = self.own_request(actor, id).await?;
        if row.state != RequestState::Asked.as_str() {
            return Err(Error::Conflict("The question is open no more.".to_owned()));
        }
        let now = clock.now().trunc_subsecs(6);
        let state = RequestState::Withdrawn.as_str().to_owned();
        replace(&transaction, peer_request::Model { state, answered_at: Some(now), ..row }).await?;
        let event = Event::new(actor.authority, "peer.withdrawn", Subject::new("peerRequest", id.0));
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Says once whether an answer helped the actor.
    ///
    /// # Errors
    /// As [`Peers::answer`].
    pub async fn verdict(
        &self,
        actor: &Actor,
        id: PeerRequestId,
        helped: bool,
        clock: &dyn Clock,
    ) -> Result<()> {
        let (transaction, row) = self.own_request(actor, id).await?;
        let reader = Reader::of_accounts(&self.database);
        let asked = row::requests(&reader, vec![row.clone()]).await?.pop().ok_or(Error::NotFound)?;
        if !asked.wants_verdict() {
            return Err(Error::Conflict("It is asked once, after an answer.".to_owned()));
        }
        replace(&transaction, peer_request::Model { helped: Some(helped), ..row }).await?;
        let event = Event::new(actor.authority, "peer.judged", Subject::new("peerRequest", id.0));
        audit::append(&transaction, clock.now(), actor, event.change("helped", None::<bool>, helped)).await?;
        Ok(transaction.commit().await?)
    }

    /// A question that the actor asked, locked.
    async fn own_request(
        &self,
        actor: &Actor,
        id: PeerRequestId,
    ) -> Result<(DatabaseTransaction, peer_request::Model)> {
        let person = peer_of(actor)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = request(&transaction, id).await?;
        if row.asker_id == person.0 { Ok((transaction, row)) } else { Err(Error::NotFound) }
    }
}

async fn request(transaction: &DatabaseTransaction, id: PeerRequestId) -> Result<peer_request::Model> {
    let found = peer_request::Entity::find_by_id(id.0).lock_exclusive();
    found.one(transaction).await?.ok_or(Error::NotFound)
}

async fn replace(transaction: &DatabaseTransaction, row: peer_request::Model) -> Result<()> {
    use peer_request::Column as C;
    let columns = [C::State, C::AnsweredAt, C::Helped];
    let again = sea_orm::sea_query::OnConflict::column(C::Id).update_columns(columns).to_owned();
    insert(transaction, &[row], Some(&again)).await
}
