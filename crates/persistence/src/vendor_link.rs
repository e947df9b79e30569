//! Links by which a vendor reads the reviews of it and answers them, without an account. What is known here of
//! the secret in their address is its hash.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use muster_domain::access::{Action, allowed};
use muster_domain::actor::Actor;
use muster_domain::audit::{Account, By, Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId, VendorId, VendorLinkId};
use muster_domain::person::PersonState;
use muster_domain::session::Origin;
use muster_domain::vendor::VendorRef;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{person, vendor_link};
use crate::insert::insert;
use crate::permission::permitted_member;
use crate::person::{roles_of, state};
use crate::reader::Reader;
use crate::review::reviews_any;
use crate::text::cleaned;
use crate::vendor::{family, survivor};
use crate::{Database, Error, Result, audit, transaction};

/// How many links a list has at most, the newest.
const LISTED: u64 = 200;

/// Uses within this of the one before are not noted.
const NOTED_AFTER: TimeDelta = TimeDelta::minutes(1);

/// The store of them.
#[derive(Debug, Clone)]
pub struct VendorLinks {
    database: Database,
}

/// A link, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorLink {
    /// Its id, which opens nothing.
    pub id: VendorLinkId,
    /// Whose reviews it shows.
    pub vendor: VendorRef,
    /// Whose people made it.
    pub authority: AuthorityId,
    /// Who made it.
    pub person: PersonId,
    /// What it is called, as for whom it was made.
    pub name: String,
    /// The last day on which it is good.
    pub until: NaiveDate,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last opened, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl VendorLink {
    /// Whether it is good on a day.
    #[must_use]
    pub fn good_on(&self, today: NaiveDate) -> bool {
        self.revoked_at.is_none() && self.until >= today
    }
}

/// A link that somebody had the secret of, and that is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The link.
    pub link: VendorLink,
}

impl Opened {
    /// Whoever had it, as the audit has them.
    #[must_use]
    pub const fn by(&self, origin: &Origin) -> By {
        let account = Account::VendorLink { link: self.link.id, authority: self.link.authority };
        By { account, address: origin.address, request: Some(origin.request) }
    }
}

impl VendorLinks {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The links that people of the actor's authority made, ended ones too, newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; else when the database fails or holds something inconsistent.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<VendorLink>> {
        permitted_member(actor, Action::ShareWithVendors)?;
        let reader = Reader::of_accounts(&self.database);
        let rows = vendor_link::Entity::find()
            .filter(vendor_link::Column::AuthorityId.eq(actor.authority.0))
            .order_by_desc(vendor_link::Column::CreatedAt)
            .order_by_desc(vendor_link::Column::Id)
            .limit(LISTED)
            .all(&reader)
            .await?;
        let mut links = Vec::with_capacity(rows.len());
        for row in rows {
            links.push(whole(&reader, row).await?);
        }
        Ok(links)
    }

    /// Makes a link whose secret has this hash.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] where there is no such vendor; [`Error::Conflict`] where the
    /// actor's authority has no published review of it and the actor is no convenor; else when the database
    /// fails.
    pub async fn create(
        &self,
        actor: &Actor,
        vendor: VendorId,
        name: &str,
        until: NaiveDate,
        secret_hash: &str,
        clock: &dyn Clock,
    ) -> Result<VendorLink> {
        permitted_member(actor, Action::ShareWithVendors)?;
        let person = actor.person().ok_or(Error::Forbidden(Action::ShareWithVendors))?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let found = survivor(&transaction, vendor.0).await?.ok_or(Error::NotFound)?;
        let vendors = family(&transaction, found.id).await?;
        if !actor.may(Action::ModerateReviews) && !reviews_any(&transaction, actor.authority, vendors).await?
        {
            let why =
                "Your authority has no published review of this vendor: there is nothing of yours to answer.";
            return Err(Error::Conflict(why.to_owned()));
        }
        let row = vendor_link::Model {
            id: clock.id(),
            vendor_id: found.id,
            authority_id: actor.authority.0,
            person_id: person.0,
            name: cleaned(name.trim()),
            secret_hash: secret_hash.to_owned(),
            until,
            created_at: clock.now(),
            last_used_at: None,
            revoked_at: None,
        };
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        let event = Event::new(actor.authority, "vendorLink.created", Subject::new("vendorLink", row.id))
            .change("vendor", None::<String>, row.vendor_id.to_string())
            .change("name", None::<String>, row.name.as_str())
            .change("until", None::<String>, row.until.to_string());
        audit::append(&transaction, clock.now(), actor, event).await?;
        transaction.commit().await?;
        whole(&Reader::of_accounts(&self.database), row).await
    }

    /// Revokes a link of the actor's authority for good. Revoking it again changes nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; else when the database fails.
    pub async fn revoke(&self, actor: &Actor, id: VendorLinkId, clock: &dyn Clock) -> Result<()> {
        use vendor_link::Column as C;
        permitted_member(actor, Action::ShareWithVendors)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let found = vendor_link::Entity::find_by_id(id.0).filter(C::AuthorityId.eq(actor.authority.0));
        let row = found.lock_exclusive().one(&transaction).await?.ok_or(Error::NotFound)?;
        if row.revoked_at.is_some() {
            return Ok(());
        }
        vendor_link::Entity::update_many()
            .col_expr(C::RevokedAt, Expr::value(Some(clock.now())))
            .filter(C::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        let event = Event::new(actor.authority, "vendorLink.revoked", Subject::new("vendorLink", id.0));
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// The link whose secret has this hash; `None` alike for one that is not known, was revoked or has ended, and
    /// where who made it may no longer make any. Invented people's links are good where `demonstration` lets
    /// these in.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn open(
        &self,
        secret_hash: &str,
        demonstration: bool,
        clock: &dyn Clock,
    ) -> Result<Option<Opened>> {
        let reader = Reader::of_accounts(&self.database);
        let found = vendor_link::Entity::find().filter(vendor_link::Column::SecretHash.eq(secret_hash));
        let Some(row) = found.one(&reader).await? else { return Ok(None) };
        let Some(holder) = person::Entity::find_by_id(row.person_id).one(&reader).await? else {
            return Ok(None);
        };
        let roles = roles_of(&reader, &[holder.id]).await?.remove(&holder.id).unwrap_or_default();
        let active = state(&holder) == PersonState::Active && (demonstration || !holder.demonstration);
        let link = whole(&reader, row).await?;
        let good = active && allowed(&roles, Action::ShareWithVendors) && link.good_on(clock.today());
        if !good {
            return Ok(None);
        }
        if link.last_used_at.is_none_or(|last| clock.now() >= last + NOTED_AFTER) {
            self.used(link.id, clock).await?;
        }
        Ok(Some(Opened { link }))
    }

    /// Notes that a link was opened.
    async fn used(&self, id: VendorLinkId, clock: &dyn Clock) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        vendor_link::Entity::update_many()
            .col_expr(vendor_link::Column::LastUsedAt, Expr::value(Some(clock.now())))
            .filter(vendor_link::Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}

async fn whole(reader: &Reader, row: vendor_link::Model) -> Result<VendorLink> {
    let vendor = survivor(reader, row.vendor_id).await?;
    let missing = || Error::inconsistent("vendor_link", "vendor_id", row.id, &row.vendor_id.to_string());
    let vendor = vendor.ok_or_else(missing)?;
    Ok(VendorLink {
        id: VendorLinkId(row.id),
        vendor: VendorRef {
            id: VendorId(vendor.id),
            name: vendor.name,
            company_number: vendor.company_number,
        },
        authority: AuthorityId(row.authority_id),
        person: PersonId(row.person_id),
        name: row.name,
        until: row.until,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
    })
}
