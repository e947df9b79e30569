//! What is typically paid: bands over what all authorities let be compared, for one of them who asks.
//!
//! Everything that is told follows from [`muster_domain::price_band`]. This store reads the entries of whole cells,
//! knows no other filter than which cells, and tells of no cell that the asker has no price in and of which nothing
//! was ever told: that there is a price is itself nobody else's business.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::id::{AuthorityId, PricePointId, ProductId, VendorId};
use muster_domain::price_band::{
    Band, Entry, Paid, Place, Released, Said, Terms, Volume, Withheld, band, naming_on, place, release,
};
use muster_domain::price_point::{Cell, Unit};
use muster_domain::product::ProductRef;
use muster_domain::product::naming::{Decided, kin};
use muster_domain::vendor::VendorRef;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{contract, contract_vendor, price_entry, price_point};
use crate::face::Faces;
use crate::permission::permitted_member;
use crate::price_point::{counted, said, shown, vendors};
use crate::reader::Reader;
use crate::vendor::{family, with_families};
use crate::{Database, Result, product};

/// Years ahead in which contracts that end are looked for.
const AHEAD: Months = Months::new(48);

/// What is asked: of which cells, and brought to how many units.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Of these vendors; where neither vendors nor products are named, of whatever the asker pays for.
    pub vendors: Vec<VendorId>,
    /// For these products.
    pub products: Vec<ProductId>,
    /// For one of these.
    pub units: Vec<Unit>,
    /// The volume; the asker's own where none is named.
    pub volume: Option<Volume>,
}

/// What is told of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The vendor.
    pub vendor: VendorRef,
    /// The product; `None` for prices that name none.
    pub product: Option<ProductRef>,
    /// The unit.
    pub unit: Unit,
    /// The year's money and the volume that all prices are brought to.
    pub terms: Terms,
    /// The band, or why there is none.
    pub band: Result<Band, Withheld>,
    /// The asker's own price, where it has one.
    pub own: Option<Own>,
    /// What is typical of the volume of all who renew in one year.
    pub together: Option<Together>,
}

/// What the asker pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// The price point.
    pub id: PricePointId,
    /// What is paid.
    pub paid: Paid,
    /// Where it stands to the band; `None` where there is no band.
    pub place: Option<Place>,
}

/// Who could buy together, and what is typical of their volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together {
    /// The year in which their contracts end.
    pub year: i32,
    /// How many authorities have contracts with the vendor that end then, as the asker sees them.
    pub authorities: usize,
    /// The units of all of them, if each bought as many as the asker does.
    pub quantity: u32,
    /// The class of that.
    pub volume: Volume,
    /// The band for it.
    pub band: Band,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct PriceBands {
    database: Database,
}

/// A cell with what is on record of it.
#[derive(Default)]
struct Kept {
    /// The products as prices of it were said of them.
    said: BTreeSet<Said>,
    released: Released,
    own: Option<price_point::Model>,
}

impl PriceBands {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What is typically paid by others than the actor's authority, cell by cell: vendors by name, then products,
    /// then units.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] to whoever may not; else when the database fails or holds something inconsistent.
    pub async fn of(&self, actor: &Actor, question: &Question, today: NaiveDate) -> Result<Vec<Comparison>> {
        permitted_member(actor, Action::SeePriceBands)?;
        let reader = Reader::open(&self.database, &actor.viewer(Kind::Price)).await?;
        let decided = product::decided(self.database.accounts()).await?;
        let names = product::named(self.database.accounts(), &decided).await?;
        let asked = names.leads(&question.products);
        let related =
            kin(&decided, question.products.iter().copied().chain(names.names_of(&question.products)));
        let question = Question { products: related.into_iter().collect(), ..question.clone() };
        let own = self.own(&reader, actor.authority, &question).await?;
        let cells = self.cells(&reader, &question, &decided, own, today).await?;
        let meant = |said: &Said| said.is_some_and(|name| asked.contains(&names.meant(name)));
        let cells: BTreeMap<Cell, Kept> =
            cells.into_iter().filter(|(_, kept)| asked.is_empty() || kept.said.iter().any(meant)).collect();
        let said = self.products(&cells).await?;
        let vendors = vendors(&reader, cells.keys().map(|cell| cell.vendor.0).collect()).await?;
        let mut told = Vec::new();
        for (cell, kept) in cells {
            let Some(vendor) = vendors.get(&cell.vendor.0).cloned() else { continue };
            let product = cell.product.map(|id| {
                let name = names.called(id).map(str::to_owned).or_else(|| said.get(&id.0).cloned());
                ProductRef { id, name: name.unwrap_or_default() }
            });
            let Some(mut comparison) =
                compared(actor.authority, (vendor, product, cell.unit), &kept, question.volume, today)?
            else {
                continue;
            };
            comparison.together =
                self.together(actor, cell.vendor, &comparison, &kept.released, today).await?;
            told.push(comparison);
        }
        let order = |c: &Comparison| {
            (c.vendor.name.clone(), c.product.as_ref().map(|p| p.name.clone()), c.unit, c.vendor.id)
        };
        told.sort_by_key(order);
        Ok(told)
    }

    /// The asker's own prices that the question is about, whether they count for others or not.
    async fn own(
        &self,
        reader: &Reader,
        asker: AuthorityId,
        question: &Question,
    ) -> Result<Vec<price_point::Model>> {
        use price_point::Column as C;
        if !reader.viewer().sees_own_of(asker) {
            return Ok(Vec::new());
        }
        let mut select = shown(reader.viewer()).filter(C::AuthorityId.eq(asker.0));
        if !question.vendors.is_empty() {
            select = select.filter(C::VendorId.is_in(with_families(reader, &question.vendors).await?));
        }
        if !question.products.is_empty() {
            select = select.filter(C::ProductId.is_in(question.products.iter().map(|id| id.0)));
        }
        if !question.units.is_empty() {
            select = select.filter(C::Unit.is_in(question.units.iter().map(|unit| unit.as_str())));
        }
        Ok(select.all(reader).await?)
    }

    /// Every cell that the question is about, with what is released of it and the asker's newest own price.
    async fn cells(
        &self,
        reader: &Reader,
        question: &Question,
        decided: &[Decided],
        own: Vec<price_point::Model>,
        today: NaiveDate,
    ) -> Result<BTreeMap<Cell, Kept>> {
        let naming = naming_on(decided, today);
        let cell_of = |said: Cell| Cell { product: said.product.map(|name| naming.meant(name)), ..said };
        let mut cells: BTreeMap<Cell, Kept> = BTreeMap::new();
        for row in own {
            let cell = said(&row)?.cell();
            let kept = cells.entry(cell_of(cell)).or_default();
            kept.said.insert(cell.product);
            let age = |row: &price_point::Model| (row.held_on, row.recorded_at, row.id);
            if kept.own.as_ref().is_none_or(|known| age(known) < age(&row)) {
                kept.own = Some(row);
            }
        }
        let unasked = question.vendors.is_empty() && question.products.is_empty();
        for ((vendor, unit), entries) in self.entries(reader, question, &cells).await? {
            let said: Vec<Said> = entries.keys().copied().collect();
            for (product, released) in release(&entries, decided, today) {
                let cell = Cell { vendor, product, unit };
                if unasked && !cells.contains_key(&cell) {
                    continue;
                }
                let kept = cells.entry(cell).or_default();
                let of = |said: &&Said| said.map(|name| naming.meant(name)) == product;
                kept.said.extend(said.iter().filter(of));
                kept.released = released;
            }
        }
        Ok(cells)
    }

    /// Every entry that an answer about these cells follows from, by vendor and unit: with those of all products that
    /// were ever one with theirs.
    async fn entries(
        &self,
        reader: &Reader,
        question: &Question,
        own: &BTreeMap<Cell, Kept>,
    ) -> Result<BTreeMap<(VendorId, Unit), BTreeMap<Said, Vec<Entry>>>> {
        use price_entry::Column as C;
        let mut which = Condition::all();
        if !question.vendors.is_empty() {
            which = which.add(C::VendorId.is_in(with_families(reader, &question.vendors).await?));
        }
        if !question.products.is_empty() {
            which = which.add(C::ProductId.is_in(question.products.iter().map(|id| id.0)));
        }
        if !question.units.is_empty() {
            which = which.add(C::Unit.is_in(question.units.iter().map(|unit| unit.as_str())));
        }
        if question.vendors.is_empty() && question.products.is_empty() {
            which =
                which.add(C::VendorId.is_in(own.keys().map(|cell| cell.vendor.0).collect::<BTreeSet<_>>()));
        }
        let rows = price_entry::Entity::find().filter(which).all(self.database.accounts()).await?;
        let mut entries: BTreeMap<(VendorId, Unit), BTreeMap<Said, Vec<Entry>>> = BTreeMap::new();
        for row in rows {
            let (unit, quantity) = counted("price_entry", row.id, &row.unit, row.quantity)?;
            let of = entries.entry((VendorId(row.vendor_id), unit)).or_default();
            of.entry(row.product_id.map(ProductId)).or_default().push(Entry {
                id: row.id,
                authority: AuthorityId(row.authority_id),
                pence: row.pence,
                quantity,
                on: row.held_on,
                recorded_at: row.recorded_at,
                replaced_at: row.replaced_at,
                withdrawn_at: row.withdrawn_at,
            });
        }
        Ok(entries)
    }

    /// What the products of these cells are called, as whoever first named one did.
    async fn products(&self, cells: &BTreeMap<Cell, Kept>) -> Result<BTreeMap<Uuid, String>> {
        use price_point::Column as C;
        let ids: BTreeSet<Uuid> = cells.keys().filter_map(|cell| cell.product).map(|id| id.0).collect();
        let rows: Vec<(Option<Uuid>, Option<String>)> = price_point::Entity::find()
            .select_only()
            .columns([C::ProductId, C::ProductName])
            .filter(C::ProductId.is_in(ids))
            .distinct()
            .into_tuple()
            .all(self.database.accounts())
            .await?;
        let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
        for (id, name) in rows {
            if let (Some(id), Some(name)) = (id, name) {
                names
                    .entry(id)
                    .and_modify(|known| {
                        if name < *known {
                            known.clone_from(&name);
                        }
                    })
                    .or_insert(name);
            }
        }
        Ok(names)
    }

    /// The band for the volume of all who have contracts with the vendor that end in the first year in which several
    /// do; `None` where the volume moves nothing.
    async fn together(
        &self,
        actor: &Actor,
        vendor: VendorId,
        comparison: &Comparison,
        released: &Released,
        today: NaiveDate,
    ) -> Result<Option<Together>> {
        let (Ok(band_now), Some(own)) = (&comparison.band, &comparison.own) else { return Ok(None) };
        if !band_now.for_volume {
            return Ok(None);
        }
        let reader = Reader::open(&self.database, &actor.viewer(Kind::Contract)).await?;
        let Some((year, authorities)) = renewing(&reader, vendor, today).await? else { return Ok(None) };
        let many = u32::try_from(authorities).unwrap_or(u32::MAX);
        let quantity = own.paid.quantity.saturating_mul(many);
        let volume = Volume::of(quantity);
        let terms = Terms { volume, ..comparison.terms };
        let of_all = band(&released.paid, actor.authority, terms);
        Ok(of_all.ok().filter(|band| band != band_now).map(|band| Together {
            year,
            authorities,
            quantity,
            volume,
            band,
        }))
    }
}

/// What is told of one cell; `None` where nothing was ever told of it and the asker has nothing in it.
fn compared(
    asker: AuthorityId,
    (vendor, product, unit): (VendorRef, Option<ProductRef>, Unit),
    kept: &Kept,
    volume: Option<Volume>,
    today: NaiveDate,
) -> Result<Option<Comparison>> {
    let released = &kept.released;
    if !released.told && kept.own.is_none() {
        return Ok(None);
    }
    let own = kept.own.as_ref().map(|row| Ok::<_, crate::Error>((row.id, said(row)?))).transpose()?;
    let own = own.map(|(id, said)| Own {
        id: PricePointId(id),
        paid: Paid { authority: asker, pence: said.pence, quantity: said.quantity, year: said.on.year() },
        place: None,
    });
    let usual = own.map_or(Volume::Hundreds, |own| Volume::of(own.paid.quantity));
    let terms = Terms { year: today.year(), volume: volume.unwrap_or(usual) };
    let band = match released.waiting {
        true => Err(Withheld::Waiting),
        false => band(&released.paid, asker, terms),
    };
    let placed =
        |own: Own| Own { place: band.as_ref().ok().map(|band| place(&own.paid, band, terms)), ..own };
    let own = own.map(placed);
    Ok(Some(Comparison { vendor, product, unit, terms, band, own, together: None }))
}

/// The first year from today on in which contracts of at least two authorities with a vendor end, and of how many.
async fn renewing(reader: &Reader, vendor: VendorId, today: NaiveDate) -> Result<Option<(i32, usize)>> {
    let family = family(reader, vendor.0).await?;
    let with = Query::select()
        .column(contract_vendor::Column::ContractId)
        .from(contract_vendor::Entity)
        .and_where(Expr::col(contract_vendor::Column::VendorId).is_in(family))
        .take();
    let until = today.checked_add_months(AHEAD).unwrap_or(today);
    let rows: Vec<(Uuid, Option<NaiveDate>)> = contract::Entity::find()
        .select_only()
        .columns([contract::Column::AuthorityId, contract::Column::EndOn])
        .filter(reader.shown(Faces::Contract))
        .filter(contract::Column::Id.in_subquery(with))
        .filter(contract::Column::EndOn.between(today, until))
        .filter(contract::Column::Status.is_not_in(["terminated", "cancelled"]))
        .into_tuple()
        .all(reader)
        .await?;
    let mut by_year: BTreeMap<i32, BTreeSet<Uuid>> = BTreeMap::new();
    for (authority, end) in rows {
        if let Some(end) = end {
            by_year.entry(end.year()).or_default().insert(authority);
        }
    }
    Ok(by_year.into_iter().map(|(year, who)| (year, who.len())).find(|(_, who)| *who >= 2))
}
