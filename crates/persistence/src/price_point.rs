//! Unit prices: what each authority says of its own, for those it shows them to.

mod entry;
mod row;

use chrono::{DateTime, SubsecRound, Utc};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::audit::{By, Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PricePointId};
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::price_point::{PricePoint, PricePointFilter, PricePointSort, Priced};
use muster_domain::record::Reach;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Select,
};

use crate::admitted::admitted;
use crate::change::Told;
use crate::cursor::KeyType;
use crate::entity::{price_point, record};
use crate::insert::insert;
use crate::keyset::{Key, Keyset};
use crate::permission::permitted_member;
use crate::reader::Reader;
use crate::transaction::Lock;
use crate::{Database, Error, Result, audience, audit, authority, list, product, transaction, vendor};

pub(crate) use entry::bind;
pub(crate) use row::{counted, said, vendors};

use row::assemble;

/// The store of them.
#[derive(Debug, Clone)]
pub struct PricePoints {
    database: Database,
}

impl PricePoints {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: PricePointId) -> Result<Option<PricePoint>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = shown(viewer).filter(price_point::Column::Id.eq(id.0)).one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &PricePointFilter,
        sort: &[Sort<PricePointSort>],
        page: &PageRequest,
    ) -> Result<Page<PricePoint>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = select(&reader, filter).await?;
        list::page(&reader, select, &keyset(sort), page, assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &PricePointFilter,
        sort: &[Sort<PricePointSort>],
    ) -> BoxStream<'static, Result<PricePoint>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), keyset(sort));
        once(async move {
            let select = select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, Error>(list::stream(database, viewer, select, keyset, assemble))
        })
        .try_flatten()
        .boxed()
    }

    /// Puts a price of the actor's authority on record.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not, or may not share it; [`Error::Unacceptable`] where something about
    /// it cannot be; else when the database fails.
    pub async fn record(&self, actor: &Actor, said: Priced, clock: &dyn Clock) -> Result<PricePointId> {
        may(actor, None, said.audience)?;
        let (said, demonstration) = self.checked(actor, said, clock).await?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let said = bound(&transaction, said).await?;
        let now = clock.now().trunc_subsecs(6);
        let row = row::new(clock.id(), actor.authority, &said, now, demonstration);
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        entry::follow(&transaction, clock, now, None, Some(&row)).await?;
        self.tell(transaction, actor, clock, "pricePoint.recorded", None, Some(&row)).await?;
        Ok(PricePointId(row.id))
    }

    /// Changes a price of the actor's authority whose version is `version`.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor sees none, [`Error::Forbidden`] where it is another's, [`Error::Stale`]
    /// where it has another version by now; else as [`PricePoints::record`].
    pub async fn change(
        &self,
        actor: &Actor,
        id: PricePointId,
        version: i64,
        change: impl FnOnce(&mut Priced) + Send,
        clock: &dyn Clock,
    ) -> Result<()> {
        let kept = self.own(actor, id).await?;
        let mut after = said(&kept)?;
        let product = after.product.clone();
        change(&mut after);
        after.product = product::naming(self.database.accounts()).await?.kept(product, after.product);
        may(actor, Some(&kept), after.audience)?;
        let (after, demonstration) = self.checked(actor, after, clock).await?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let before = locked(&transaction, &kept, version).await?;
        let after = bound(&transaction, after).await?;
        let now = clock.now().trunc_subsecs(6);
        let row = price_point::Model {
            recorded_at: before.recorded_at,
            updated_at: before.updated_at,
            version: before.version,
            ..row::new(before.id, actor.authority, &after, now, demonstration)
        };
        if row == before {
            return Ok(());
        }
        let row = price_point::Model { updated_at: now, version: version + 1, ..row };
        store(&transaction, &row).await?;
        entry::follow(&transaction, clock, now, Some(&before), Some(&row)).await?;
        self.tell(transaction, actor, clock, "pricePoint.changed", Some(&before), Some(&row)).await
    }

    /// Takes a price of the actor's authority back: from now on nobody sees it, and no band counts it.
    ///
    /// # Errors
    /// As [`PricePoints::change`].
    pub async fn withdraw(
        &self,
        actor: &Actor,
        id: PricePointId,
        version: i64,
        clock: &dyn Clock,
    ) -> Result<()> {
        let kept = self.own(actor, id).await?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let before = locked(&transaction, &kept, version).await?;
        let now = clock.now().trunc_subsecs(6);
        let row = price_point::Model {
            withdrawn_at: Some(now),
            updated_at: now,
            version: version + 1,
            ..before.clone()
        };
        store(&transaction, &row).await?;
        entry::follow(&transaction, clock, now, Some(&before), None).await?;
        self.tell(transaction, actor, clock, "pricePoint.withdrawn", Some(&before), None).await
    }

    /// Puts invented prices of invented vendors on record as if they had been said at `at`, unless there are some
    /// already. Says how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn demonstrate(
        &self,
        prices: &[(AuthorityId, Priced)],
        at: DateTime<Utc>,
        clock: &dyn Clock,
    ) -> Result<usize> {
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let known = price_point::Entity::find().filter(price_point::Column::Demonstration.eq(true));
        if known.one(&transaction).await?.is_some() {
            return Ok(0);
        }
        let (at, mut told) = (at.trunc_subsecs(6), Told::at(clock.now()));
        let mut events = Vec::with_capacity(prices.len());
        for (authority, said) in prices {
            let row = row::new(clock.id(), *authority, said, at, true);
            insert(&transaction, std::slice::from_ref(&row), None).await?;
            entry::follow(&transaction, clock, at, None, Some(&row)).await?;
            told.besides(reach(&row)?);
            let event = Event::new(*authority, "pricePoint.recorded", Subject::new("pricePoint", row.id));
            events.push(row::told(event, None, Some(&row)));
        }
        audit::append_all(&transaction, clock.now(), By::command("muster demo"), events).await?;
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(prices.len())
    }

    /// The actor's own, which they may keep.
    async fn own(&self, actor: &Actor, id: PricePointId) -> Result<price_point::Model> {
        permitted_member(actor, Action::WritePrices)?;
        let viewer = actor.viewer(Kind::Price);
        let reader = Reader::open(&self.database, &viewer).await?;
        let row = shown(&viewer).filter(price_point::Column::Id.eq(id.0)).one(&reader).await?;
        let row = row.ok_or(Error::NotFound)?;
        if row.authority_id == actor.authority.0 {
            Ok(row)
        } else {
            Err(Error::Forbidden(Action::WritePrices))
        }
    }

    /// What is said, with the vendor that its vendor leads to; and whether it is of an invented one.
    async fn checked(&self, actor: &Actor, said: Priced, clock: &dyn Clock) -> Result<(Priced, bool)> {
        let wrong = |(pointer, detail): (&str, &str)| (pointer.to_owned(), detail.to_owned());
        let mut refused: Vec<_> = said.check(clock.today()).into_iter().map(wrong).collect();
        let vendor = self.database.vendors().get(&actor.viewer(Kind::Vendor), said.vendor).await?;
        if vendor.is_none() {
            refused.push(wrong(("/vendor", "there is no such vendor")));
        }
        if let Some(id) = said.contract {
            let contract = self.database.contracts().get(&actor.viewer(Kind::Contract), id).await?;
            if contract.is_none_or(|contract| contract.authority.id != actor.authority) {
                refused.push(wrong(("/contract", "there is no such contract of your authority")));
            }
        }
        match vendor {
            Some(vendor) if refused.is_empty() => {
                Ok((Priced { vendor: vendor.reference.id, ..said }, vendor.demonstration))
            }
            _ => Err(Error::Unacceptable(refused)),
        }
    }

    /// Tells the authority's audit, and those whose view changed.
    async fn tell(
        &self,
        transaction: DatabaseTransaction,
        actor: &Actor,
        clock: &dyn Clock,
        action: &'static str,
        before: Option<&price_point::Model>,
        after: Option<&price_point::Model>,
    ) -> Result<()> {
        let id = after.or(before).map_or_else(uuid::Uuid::nil, |row| row.id);
        let event = Event::new(actor.authority, action, Subject::new("pricePoint", id));
        audit::append(&transaction, clock.now(), actor, row::told(event, before, after)).await?;
        let mut told = Told::at(clock.now());
        for row in before.into_iter().chain(after) {
            told.besides(reach(row)?);
        }
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// Whether the actor may have a price stand as it is to stand: to show one to others, or to others than before,
/// is a matter of who decides that.
fn may(actor: &Actor, before: Option<&price_point::Model>, audience: Audience) -> Result<()> {
    permitted_member(actor, Action::WritePrices)?;
    let shown = before.map_or(Audience::Own.as_str(), |row| row.audience.as_str());
    match audience == Audience::Own || audience.as_str() == shown || actor.may(Action::SetAudience) {
        true => Ok(()),
        false => Err(Error::Forbidden(Action::SetAudience)),
    }
}

/// What is said, under the NDA of its contract where there is one. What would be shown or counted all the same
/// is refused rather than quietly kept back: whoever asks for it must know.
async fn bound<C: ConnectionTrait>(connection: &C, said: Priced) -> Result<Priced> {
    let contract = match said.contract {
        Some(id) => record::Entity::find_by_id(id.0).one(connection).await?,
        None => None,
    };
    let nda = said.nda || contract.is_some_and(|contract| contract.nda);
    let asked = (said.audience, said.compared);
    let said = said.under_nda(nda);
    let mut refused = Vec::new();
    if said.audience != asked.0 {
        refused.push((
            "/audience".to_owned(),
            "a price under an NDA stays with its authority: say own".to_owned(),
        ));
    }
    if said.compared != asked.1 {
        refused
            .push(("/compared".to_owned(), "a price under an NDA counts in no band: say false".to_owned()));
    }
    if refused.is_empty() { Ok(said) } else { Err(Error::Unacceptable(refused)) }
}

/// The row as it is now, for nobody else to change meanwhile.
async fn locked(
    transaction: &DatabaseTransaction,
    kept: &price_point::Model,
    version: i64,
) -> Result<price_point::Model> {
    let find = price_point::Entity::find_by_id(kept.id).filter(price_point::Column::WithdrawnAt.is_null());
    let row = find.lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// Writes a row that is there over.
pub(crate) async fn store(transaction: &DatabaseTransaction, row: &price_point::Model) -> Result<()> {
    use price_point::Column as C;
    let again = OnConflict::column(C::Id)
        .update_columns([
            C::VendorId,
            C::ProductId,
            C::ProductName,
            C::Unit,
            C::Pence,
            C::Quantity,
            C::HeldOn,
            C::Included,
            C::ContractId,
            C::Nda,
            C::Audience,
            C::Compared,
            C::UpdatedAt,
            C::WithdrawnAt,
            C::Demonstration,
            C::Version,
        ])
        .to_owned();
    insert(transaction, std::slice::from_ref(row), Some(&again)).await
}

/// Whose view a row is part of.
pub(crate) fn reach(row: &price_point::Model) -> Result<Reach> {
    Ok(match row::audience(row)? {
        Audience::Public => Reach::Public,
        Audience::Members => Reach::Members,
        Audience::Named | Audience::Own => Reach::Own(AuthorityId(row.authority_id)),
    })
}

/// Those that the viewer may see.
pub(crate) fn shown(viewer: &Viewer) -> Select<price_point::Entity> {
    use price_point::Column as C;
    price_point::Entity::find()
        .filter(admitted(viewer, C::Audience, C::AuthorityId))
        .filter(C::WithdrawnAt.is_null())
}

async fn select(reader: &Reader, filter: &PricePointFilter) -> Result<Select<price_point::Entity>> {
    use price_point::Column as C;
    let PricePointFilter { authorities, vendors, products, contracts, units } = filter;
    let mut select = shown(reader.viewer());
    if !authorities.is_empty() {
        let ids = authority::named(reader.database(), authorities).await?;
        select = select.filter(authority::one_of(C::AuthorityId, &ids));
    }
    if !vendors.is_empty() {
        select = select.filter(C::VendorId.is_in(vendor::with_families(reader, vendors).await?));
    }
    if !products.is_empty() {
        select = select.filter(C::ProductId.is_in(product::said_of(reader, products).await?));
    }
    if !contracts.is_empty() {
        let visible = row::contracts(reader, contracts.iter().map(|id| id.0).collect()).await?;
        select = select.filter(C::ContractId.is_in(visible.into_keys()));
    }
    if !units.is_empty() {
        select = select.filter(C::Unit.is_in(units.iter().map(|unit| unit.as_str())));
    }
    Ok(select)
}

fn keyset(sort: &[Sort<PricePointSort>]) -> Keyset<price_point::Entity> {
    use price_point::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        PricePointSort::On => Key::always(C::HeldOn, KeyType::Date, *direction),
        PricePointSort::Price => Key::always(C::Pence, KeyType::Integer, *direction),
        PricePointSort::Quantity => Key::always(C::Quantity, KeyType::Integer, *direction),
        PricePointSort::Recorded => Key::always(C::RecordedAt, KeyType::Instant, *direction),
    });
    Keyset::new("price-points", C::Id, keys.collect())
}
