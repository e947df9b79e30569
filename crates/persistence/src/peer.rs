//! Peers: people who agreed to be asked, and the questions to them. All of it is read as accounts are: who shows
//! what to whom is said here. An offer that has ended, or whose person is suspended, is shown to nobody.

mod request;
mod row;

use chrono::{NaiveDate, SubsecRound};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{By, Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{PeerId, PersonId, VendorId};
use muster_domain::peer::{Offer, Peer, PeerRequest, Refusal};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::{peer, peer_request, person};
use crate::insert::insert;
use crate::permission::permitted_member;
use crate::reader::Reader;
use crate::text::cleaned;
use crate::vendor::with_families;
use crate::{Database, Error, Result, audit, transaction};

/// Offers that one person can make.
const MOST: u64 = 50;

/// An offer as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Whose, and what of.
    pub peer: Peer,
    /// How many more questions they take this month.
    pub left: u8,
    /// Why whoever looks cannot ask them now; `None` where they can.
    pub refusal: Option<Refusal>,
}

/// A question with the names that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub request: PeerRequest,
    /// What the one who asks is called.
    pub asker: String,
    /// Whom they asked; `None` for whoever asked once the offer has ended.
    pub peer: Option<Peer>,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Peers {
    database: Database,
}

impl Peers {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Who can be asked about a vendor, or one that is one with it: whoever takes questions still first, then the
    /// newest offer.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may ask nobody; else when the database fails or holds something
    /// inconsistent.
    pub async fn about(&self, actor: &Actor, vendor: VendorId, today: NaiveDate) -> Result<Vec<Offered>> {
        let asker = peer_of(actor)?;
        let reader = Reader::of_accounts(&self.database);
        let vendors = with_families(&reader, &[vendor]).await?;
        let found = held(today).add(peer::Column::VendorId.is_in(vendors));
        let mut offered = self.offered(&reader, found, asker, today).await?;
        offered.sort_by_key(|offered| offered.left == 0);
        Ok(offered)
    }

    /// The actor's own offers that hold.
    ///
    /// # Errors
    /// As [`Peers::about`].
    pub async fn own(&self, actor: &Actor, today: NaiveDate) -> Result<Vec<Offered>> {
        let person = peer_of(actor)?;
        let reader = Reader::of_accounts(&self.database);
        self.offered(&reader, held(today).add(peer::Column::PersonId.eq(person.0)), person, today).await
    }

    async fn offered(
        &self,
        reader: &Reader,
        found: Condition,
        asker: PersonId,
        today: NaiveDate,
    ) -> Result<Vec<Offered>> {
        let rows = peer::Entity::find()
            .filter(found)
            .order_by_desc(peer::Column::OfferedAt)
            .order_by_desc(peer::Column::Id)
            .all(reader)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let peers = row::peers(reader, rows).await?;
        let asked =
            peer_request::Entity::find().filter(peer_request::Column::PeerId.is_in(ids)).all(reader).await?;
        let requests = row::requests(reader, asked).await?;
        let offered = |peer: Peer| {
            let left = peer.left_this_month(&requests, today);
            let refusal = peer.takes(asker, &requests, today).err();
            Offered { peer, left, refusal }
        };
        Ok(peers.into_iter().map(offered).collect())
    }

    /// Has the actor offer to be asked; `reach` is how to reach them, as it is kept.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Unacceptable`], [`Error::Conflict`] past 50 offers; else when the database
    /// fails.
    pub async fn offer(
        &self,
        actor: &Actor,
        id: PeerId,
        offer: &Offer,
        reach: &str,
        clock: &dyn Clock,
    ) -> Result<()> {
        let person = peer_of(actor)?;
        let today = clock.today();
        let wrong = offer.check(today);
        if !wrong.is_empty() {
            return Err(Error::Unacceptable(wrong.into_iter().map(|w| (w.pointer, w.detail)).collect()));
        }
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let who = person::Entity::find_by_id(person.0).one(&transaction).await?.ok_or(Error::NotFound)?;
        let holds = held(today).add(peer::Column::PersonId.eq(person.0));
        if peer::Entity::find().filter(holds).count(&transaction).await? >= MOST {
            return Err(Error::Conflict(format!("You have made {MOST} offers: end one of them first.")));
        }
        let row = row::offer(id, &who, actor.authority, offer, reach, now);
        let event = Event::new(actor.authority, "peer.offered", Subject::new("peer", id.0))
            .change("vendor", None::<String>, offer.vendor.id.to_string())
            .change("aMonth", None::<u8>, offer.a_month)
            .change("until", None::<String>, offer.until.to_string());
        insert(&transaction, &[row], None).await?;
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Ends an offer of the actor's own, and erases what they know and how to reach them; open questions to it
    /// have lapsed.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where there is none of theirs that holds; else when the database
    /// fails.
    pub async fn end(&self, actor: &Actor, id: PeerId, clock: &dyn Clock) -> Result<()> {
        let person = peer_of(actor)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let ended = peer::Entity::update_many()
            .col_expr(peer::Column::EndedAt, Expr::value(Some(now)))
            .col_expr(peer::Column::Reach, Expr::value(""))
            .col_expr(peer::Column::Knows, Expr::value(""))
            .filter(held(clock.today()).add(peer::Column::PersonId.eq(person.0)))
            .filter(peer::Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        if ended.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        let event = Event::new(actor.authority, "peer.ended", Subject::new("peer", id.0));
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Puts invented offers and questions on record, as they are; those that are there already stay. Says how many
    /// offers are new.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn demonstrate(
        &self,
        peers: &[(Peer, String)],
        requests: &[PeerRequest],
        clock: &dyn Clock,
    ) -> Result<usize> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let ids = peers.iter().map(|(peer, _)| peer.id.0);
        let there: Vec<Uuid> = peer::Entity::find()
            .select_only()
            .column(peer::Column::Id)
            .filter(peer::Column::Id.is_in(ids))
            .into_tuple()
            .all(&transaction)
            .await?;
        let new = |id: PeerId| !there.contains(&id.0);
        let rows: Vec<peer::Model> = peers
            .iter()
            .filter(|(peer, _)| new(peer.id))
            .map(|(peer, reach)| row::whole(peer, reach))
            .collect();
        let asked = requests.iter().filter(|request| new(request.peer)).map(row::request);
        insert(&transaction, &rows, None).await?;
        insert(&transaction, &asked.collect::<Vec<_>>(), None).await?;
        let event = |row: &peer::Model| {
            Event::new(row.authority_id.into(), "peer.offered", Subject::new("peer", row.id)).change(
                "until",
                None::<String>,
                row.until.to_string(),
            )
        };
        let events = rows.iter().map(event).collect();
        audit::append_all(&transaction, clock.now(), By::command("demo"), events).await?;
        transaction.commit().await?;
        Ok(rows.len())
    }
}

/// The person, if they may ask and be asked.
fn peer_of(actor: &Actor) -> Result<PersonId> {
    permitted_member(actor, Action::BePeer)?;
    actor.person().ok_or(Error::Forbidden(Action::BePeer))
}

/// Offers that hold on a day: [`Peer::consents`], of people who are not suspended, as SQL.
fn held(today: NaiveDate) -> Condition {
    let suspended = "peer.person_id NOT IN (SELECT s.id FROM person s WHERE s.suspended_at IS NOT NULL)";
    Condition::all()
        .add(peer::Column::EndedAt.is_null())
        .add(peer::Column::Until.gte(today))
        .add(Expr::cust(suspended))
}

/// One that holds, locked until the transaction ends: two who ask at once ask one after the other.
async fn locked<C: ConnectionTrait>(connection: &C, id: Uuid, today: NaiveDate) -> Result<peer::Model> {
    let found = peer::Entity::find_by_id(id).filter(held(today)).lock_exclusive();
    found.one(connection).await?.ok_or(Error::NotFound)
}

/// A text as it is kept.
fn kept(text: &str) -> String {
    cleaned(text.trim())
}
