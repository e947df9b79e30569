//! What authorities say of their systems and vendors claim, in the order it was said.

use chrono::SubsecRound;
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::audit::{By, Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ContractId, ProductId, SystemId, VendorId};
use muster_domain::system::{
    Claim, Details, NewSystem, Said, Saying, SayingKind, Statement, SystemKey, Which,
};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Systems, fill, row, save};
use crate::change::Told;
use crate::entity::{authority as authorities, system_record, system_saying, vendor as vendors};
use crate::insert::insert;
use crate::permission::{permitted_member, permitted_of};
use crate::product::{self, NewProduct};
use crate::reader::Reader;
use crate::text::{cleaned, cleaned_option};
use crate::transaction::{self, Lock};
use crate::{Error, Result, audience, audit, vendor};

impl Systems {
    /// What was said of a system, newest first, as far as the viewer may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the viewer sees no such system; else when the database fails or holds something
    /// inconsistent.
    pub async fn history(&self, viewer: &Viewer, id: SystemId) -> Result<Vec<Saying>> {
        let system = self.get(viewer, id).await?.ok_or(Error::NotFound)?;
        let reader = Reader::open(&self.database, viewer).await?;
        let rows = system_saying::Entity::find()
            .filter(system_saying::Column::RecordId.eq(id.0))
            .filter(told_to(viewer))
            .order_by_desc(system_saying::Column::SaidAt)
            .order_by_desc(system_saying::Column::Id)
            .all(&reader)
            .await?;
        let vendors = rows.iter().filter_map(|row| row.vendor_id).collect();
        let vendors = vendor::references(&reader, vendors).await?;
        let mut history = Vec::with_capacity(rows.len());
        for row in rows {
            let wrong = |column, word: &str| Error::inconsistent("system_saying", column, row.id, word);
            let statement: Option<Statement> = row
                .statement
                .as_deref()
                .map(|text| row::read("system_saying", "statement", row.id, text))
                .transpose()?;
            let mut details = statement.map(|statement| statement.details);
            // A contract is shown with the system, where it may be seen at all.
            if let Some(details) = &mut details {
                details.contract =
                    details.contract.filter(|contract| system.details.contract == Some(*contract));
            }
            history.push(Saying {
                kind: SayingKind::parse(&row.kind).ok_or_else(|| wrong("kind", &row.kind))?,
                authority: system.authority.clone(),
                vendor: row.vendor_id.and_then(|id| vendors.get(&id).cloned()),
                audience: Audience::parse(&row.audience).ok_or_else(|| wrong("audience", &row.audience))?,
                details,
                at: row.said_at,
            });
        }
        Ok(history)
    }

    /// What the actor's authority says of a system of its own that has this version; `None` takes back what
    /// it said.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor sees no such system, [`Error::Forbidden`] where it is not theirs,
    /// [`Error::Stale`] where it has another version by now, [`Error::Unacceptable`] where something said
    /// cannot be; else when the database fails.
    pub async fn say(
        &self,
        actor: &Actor,
        id: SystemId,
        version: i64,
        said: Option<&Said>,
        clock: &dyn Clock,
    ) -> Result<()> {
        let eyes = actor.viewer(Kind::System);
        let seen = self.get(&eyes, id).await?.ok_or(Error::NotFound)?;
        permitted_member(actor, Action::WriteSystems)?;
        permitted_of(actor, Action::WriteSystems, seen.authority.id)?;
        if let Some(said) = said {
            self.acceptable(actor, said).await?;
        }
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let find = system_record::Entity::find_by_id(id.0).lock_exclusive();
        let before = find.one(&transaction).await?.ok_or(Error::NotFound)?;
        if before.version != version {
            return Err(Error::Stale);
        }
        if may_publish(actor, &before, said)? {
            self.put(transaction, actor.into(), before, said, clock).await?;
        }
        Ok(())
    }

    /// What an invented authority says of an invented system of its own, for a demonstration.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such invented system, [`Error::Unacceptable`] where something said
    /// cannot be; else when the database fails.
    pub async fn demonstrate(&self, by: By, id: SystemId, said: &Said, clock: &dyn Clock) -> Result<()> {
        let wrong = said.wrong();
        if !wrong.is_empty() {
            return Err(Error::Unacceptable(wrong));
        }
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let find = system_record::Entity::find_by_id(id.0).lock_exclusive();
        let before = find.one(&transaction).await?.filter(|row| row.demonstration).ok_or(Error::NotFound)?;
        self.put(transaction, by, before, Some(said), clock).await
    }

    /// Puts a system of the actor's authority on record by hand.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Conflict`] where it is on record, [`Error::Unacceptable`] where something
    /// cannot be; else when the database fails.
    pub async fn create(&self, actor: &Actor, new: &NewSystem, clock: &dyn Clock) -> Result<SystemId> {
        permitted_member(actor, Action::WriteSystems)?;
        self.acceptable(actor, &new.said).await?;
        let eyes = actor.viewer(Kind::System);
        if let Some(vendor) = new.vendor
            && self.database.vendors().get(&actor.viewer(Kind::Vendor), vendor).await?.is_none()
        {
            return Err(unacceptable("/vendor", "is no vendor"));
        }
        if let Some(Which::Product(product)) = new.product
            && self.database.products().get(&eyes, product).await?.is_none()
        {
            return Err(unacceptable("/product", "is no product"));
        }
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let product = match &new.product {
            None => None,
            Some(Which::Product(id)) => Some(*id),
            Some(Which::Named(name)) => Some(named(&transaction, name, actor.authority).await?),
        };
        let (authority, vendor) = (actor.authority, new.vendor);
        let record = on_record(&transaction, authority, new.service_area, product, vendor).await?;
        if record.evidence.is_some() || record.claimed_at.is_some() || record.statement.is_some() {
            let detail = "It is on record already: look for it among your systems and confirm it there.";
            return Err(Error::Conflict(detail.to_owned()));
        }
        let id = SystemId(record.id);
        may_publish(actor, &record, Some(&new.said))?;
        self.put(transaction, actor.into(), record, Some(&new.said), clock).await?;
        Ok(id)
    }

    /// A vendor claims that a member uses something of it: members see that until the authority has spoken.
    /// Claimed once more it stays as it is. `by` is who says so for the vendor.
    ///
    /// # Errors
    /// [`Error::Unacceptable`] where there is no such vendor or no such member, or the name cannot be; else when
    /// the database fails.
    pub async fn claim(&self, by: impl Into<By>, claim: &Claim, clock: &dyn Clock) -> Result<SystemId> {
        let Claim { vendor, authority, service_area, product } = claim;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        if vendors::Entity::find_by_id(vendor.0).one(&transaction).await?.is_none() {
            return Err(unacceptable("/vendor", "is no vendor"));
        }
        let member = authorities::Entity::find_by_id(authority.0).one(&transaction).await?;
        if !member.is_some_and(|authority| authority.member) {
            return Err(unacceptable("/authority", "is no member"));
        }
        let product = match product {
            None => None,
            Some(name) => Some(named(&transaction, name, *authority).await?),
        };
        let before = on_record(&transaction, *authority, *service_area, product, Some(*vendor)).await?;
        let id = SystemId(before.id);
        if before.claimed_at.is_some() {
            return Ok(id);
        }
        let now = clock.now().trunc_subsecs(6);
        let after = system_record::Model {
            claimed_at: Some(now),
            vendor_id: before.vendor_id.or(Some(vendor.0)),
            version: before.version + 1,
            ..before
        };
        let saying = system_saying::Model {
            id: clock.id(),
            record_id: after.id,
            authority_id: after.authority_id,
            kind: SayingKind::Claimed.as_str().to_owned(),
            audience: Audience::Members.as_str().to_owned(),
            vendor_id: Some(vendor.0),
            statement: None,
            said_at: now,
        };
        let event = Event::new(*authority, "system.claimed", Subject::new("system", after.id)).change(
            "vendor",
            None::<String>,
            vendor.to_string(),
        );
        audit::append(&transaction, now, by, event).await?;
        self.write(transaction, after, saying, clock).await?;
        Ok(id)
    }

    /// Whether what is said can be.
    async fn acceptable(&self, actor: &Actor, said: &Said) -> Result<()> {
        let wrong = said.wrong();
        if !wrong.is_empty() {
            return Err(Error::Unacceptable(wrong));
        }
        let Some(contract) = said.details.contract else { return Ok(()) };
        let eyes = Viewer::Member { authority: actor.authority, own: true };
        match self.database.contracts().get(&eyes, contract).await? {
            Some(found) if found.authority.id == actor.authority => Ok(()),
            _ => Err(unacceptable("/contract", "is no contract of your authority")),
        }
    }

    /// Writes down what an authority says.
    async fn put(
        &self,
        transaction: DatabaseTransaction,
        by: By,
        before: system_record::Model,
        said: Option<&Said>,
        clock: &dyn Clock,
    ) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        let was = row::statement_of(&before)?;
        let shown = was.as_ref().map_or(Audience::Own, |statement| statement.audience);
        let told_to = said.map_or(shown, |said| said.audience);
        let statement = said.map(|said| Statement {
            in_use: said.in_use,
            details: tidy(&said.details),
            audience: said.audience,
            at: now,
        });
        let document = statement.as_ref().map(save::document).transpose()?;
        let kind = match &statement {
            None => SayingKind::Withdrawn,
            Some(statement) if statement.in_use => SayingKind::Confirmed,
            Some(_) => SayingKind::Rejected,
        };
        let event = told(
            Event::new(AuthorityId(before.authority_id), action(kind), Subject::new("system", before.id)),
            was.as_ref(),
            statement.as_ref(),
        );
        audit::append(&transaction, now, by, event).await?;
        let saying = system_saying::Model {
            id: clock.id(),
            record_id: before.id,
            authority_id: before.authority_id,
            kind: kind.as_str().to_owned(),
            audience: told_to.as_str().to_owned(),
            vendor_id: None,
            statement: document.clone(),
            said_at: now,
        };
        let after = system_record::Model { statement: document, version: before.version + 1, ..before };
        self.write(transaction, after, saying, clock).await
    }

    /// Writes a record as it is now, with what was said last. One of which nobody says anything any more goes.
    async fn write(
        &self,
        transaction: DatabaseTransaction,
        record: system_record::Model,
        saying: system_saying::Model,
        clock: &dyn Clock,
    ) -> Result<()> {
        let mut told = Told::at(clock.now());
        let owner = AuthorityId(record.authority_id);
        // Its authority's answers have its version.
        told.besides(muster_domain::record::Reach::Own(owner));
        let names = save::Names::of(&transaction, std::slice::from_ref(&record), &[], []).await?;
        if record.evidence.is_none() && record.claimed_at.is_none() && record.statement.is_none() {
            save::forget(&transaction, &[record.id], &mut told).await?;
        } else {
            let evidence = row::system(&record)?.evidence;
            let record = fill::with(record, evidence.as_ref(), &names)?;
            save::store(&transaction, std::slice::from_ref(&record)).await?;
            insert(&transaction, &[saying], None).await?;
            save::show(&transaction, &[record], &names, &mut told).await?;
        }
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// Whether there is anything to say: nothing is taken back that was not said.
///
/// # Errors
/// [`Error::Forbidden`] where it would be public from now on, and the actor may not decide that.
fn may_publish(actor: &Actor, before: &system_record::Model, said: Option<&Said>) -> Result<bool> {
    let was = row::statement_of(before)?.map(|statement| statement.audience);
    let now = said.map(|said| said.audience);
    if now == Some(Audience::Public) && was != Some(Audience::Public) {
        permitted_of(actor, Action::SetAudience, actor.authority)?;
    }
    Ok(now.is_some() || was.is_some())
}

/// Sayings that the viewer may hear.
fn told_to(viewer: &Viewer) -> Condition {
    use system_saying::Column as C;
    let any = Condition::any().add(C::Audience.eq(Audience::Public.as_str()));
    let Viewer::Member { authority, own } = viewer else { return any };
    let any = any.add(C::Audience.eq(Audience::Members.as_str()));
    if *own { any.add(C::AuthorityId.eq(authority.0)) } else { any }
}

/// The record of a system, whatever its product and its vendor were called; a new one where there is none.
async fn on_record(
    transaction: &DatabaseTransaction,
    authority: AuthorityId,
    area: muster_domain::service_area::ServiceAreaCode,
    product: Option<ProductId>,
    vendor: Option<VendorId>,
) -> Result<system_record::Model> {
    let rows = system_record::Entity::find()
        .filter(system_record::Column::AuthorityId.eq(authority.0))
        .filter(system_record::Column::ServiceArea.eq(area.as_str()))
        .all(transaction)
        .await?;
    let names = save::Names::of(transaction, &rows, &[authority], vendor).await?;
    let product = product.map(|id| ProductId(names.product(id.0)));
    let lead = vendor.map(|id| VendorId(names.vendor(id.0)));
    let key = SystemKey::new(authority, area, product, lead)
        .ok_or_else(|| unacceptable("/product", "has to be named, or else the vendor"))?;
    for row in rows {
        let other = row::key(&row)?;
        let product = other.product.map(|id| ProductId(names.product(id.0)));
        let vendor = other.vendor.map(|id| VendorId(names.vendor(id.0)));
        if (SystemKey { product, vendor, ..other }) == key {
            return Ok(row);
        }
    }
    // Who delivers a product that is named stands beside it.
    let new = fill::record(&key, None, &names)?;
    Ok(system_record::Model { vendor_id: new.vendor_id.or(lead.map(|id| id.0)), version: 0, ..new })
}

/// The product that goes by a name, or a new one that is the authority's own.
async fn named(transaction: &DatabaseTransaction, name: &str, authority: AuthorityId) -> Result<ProductId> {
    let new = NewProduct {
        name: cleaned(name.trim()),
        maker: None,
        service_areas: Vec::new(),
        named_by: Some(authority),
        demonstration: false,
    };
    let length = new.name.chars().count();
    if !(1..=muster_domain::system::saying::MOST_OF_NAME).contains(&length) {
        let detail = format!("has 1 to {} characters", muster_domain::system::saying::MOST_OF_NAME);
        return Err(unacceptable("/productName", &detail));
    }
    Ok(ProductId(product::put(transaction, &new).await?.0))
}

fn unacceptable(pointer: &str, detail: &str) -> Error {
    Error::Unacceptable(vec![(pointer.to_owned(), detail.to_owned())])
}

/// Details as they are kept.
fn tidy(details: &Details) -> Details {
    Details {
        integrations: details.integrations.iter().map(|name| cleaned(name.trim())).collect(),
        notes: cleaned_option(details.notes.as_deref().map(str::trim)),
        ..details.clone()
    }
}

const fn action(kind: SayingKind) -> &'static str {
    match kind {
        SayingKind::Confirmed => "system.confirmed",
        SayingKind::Rejected => "system.rejected",
        SayingKind::Withdrawn => "system.withdrawn",
        SayingKind::Claimed => "system.claimed",
    }
}

/// What changed of a statement, for the audit.
fn told(event: Event, before: Option<&Statement>, after: Option<&Statement>) -> Event {
    type Text = fn(&Statement) -> Option<String>;
    let fields: [(&str, Text); 10] = [
        ("inUse", |said| Some(said.in_use.to_string())),
        ("audience", |said| Some(said.audience.as_str().to_owned())),
        ("hosting", |said| said.details.hosting.map(|hosting| hosting.as_str().to_owned())),
        ("users", |said| said.details.users.map(|users| users.to_string())),
        ("goLive", |said| said.details.go_live.map(|day| day.to_string())),
        ("endOfSupport", |said| said.details.end_of_support.map(|day| day.to_string())),
        ("contract", |said| said.details.contract.map(|ContractId(id)| Uuid::to_string(&id))),
        ("integrations", |said| Some(said.details.integrations.join("; ")).filter(|all| !all.is_empty())),
        ("satisfaction", |said| said.details.satisfaction.map(|stars| stars.to_string())),
        ("notes", |said| said.details.notes.clone()),
    ];
    fields
        .into_iter()
        .fold(event, |event, (field, of)| event.change(field, before.and_then(of), after.and_then(of)))
}
