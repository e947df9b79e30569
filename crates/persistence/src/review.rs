//! Reviews of vendors. Who sees which is a matter of the person: [`select::visible`] says it, for every
//! statement here. Their tables are read through [`Database::accounts`], since the role that reads everything
//! else sees what is published and nothing more.

mod answer;
mod challenge;
mod draft;
mod published;
mod queue;
mod row;
mod select;
mod step;
mod withhold;
mod write;

use std::collections::{BTreeSet, HashMap};

use async_stream::try_stream;
use chrono::NaiveDate;
use futures_util::stream::BoxStream;
use muster_domain::contract::{Contract, ContractFilter, ContractSort};
use muster_domain::id::{PersonId, ReviewId, VendorId};
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::record::RecordKind;
use muster_domain::review::list::{ReviewFilter, ReviewSort};
use muster_domain::review::sight::{Seer, Shown};
use muster_domain::review::step::{Done, StepName};
use muster_domain::review::summary::{Summary, summarise};
use muster_domain::review::{Foundation, Review};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::{SystemFilter, SystemState};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

pub use challenge::Ruled;
pub use draft::Draft;
pub use queue::Queue;
pub(crate) use select::reviews_any;

use crate::admitted::admitted;
use crate::entity::{person, pilot, review, review_step};
use crate::evaluation::kept_from;
use crate::face::Faces;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::vendor::with_families;
use crate::{Database, Error, Result, authority, list};

/// Records with a vendor that are offered to rest a review on.
const MOST_FOUNDATIONS: u16 = 100;

/// The store of them.
#[derive(Debug, Clone)]
pub struct Reviews {
    database: Database,
}

/// A record that a review can rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub foundation: Foundation,
    /// What it is called.
    pub title: String,
    /// Whether it is under NDA.
    pub nda: bool,
    /// What it is for.
    pub service_area: Option<ServiceAreaCode>,
}

impl Reviews {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    fn reader(&self) -> Reader {
        Reader::of_accounts(&self.database)
    }

    /// One page of the reviews that the filter asks for and its seer sees.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails or holds something
    /// inconsistent.
    pub async fn list(
        &self,
        filter: &ReviewFilter,
        sort: &[Sort<ReviewSort>],
        page: &PageRequest,
    ) -> Result<Page<Shown>> {
        let reader = self.reader();
        let found = select::select(&reader, filter).await?;
        let page = list::page(&reader, found.clone(), &select::keyset(sort), page, row::assemble).await?;
        let Page { items, next, total: _ } = page;
        let items = self.shown(&filter.seer, items).await?;
        // A count that is kept is good for as long as records stay; who sees which review changes without.
        Ok(Page { items, next, total: Some(found.count(&reader).await?) })
    }

    /// Every review that the filter asks for, a page at a time.
    #[must_use]
    pub fn stream(
        &self,
        filter: &ReviewFilter,
        sort: &[Sort<ReviewSort>],
    ) -> BoxStream<'static, Result<Shown>> {
        let (store, filter, sort) = (self.clone(), filter.clone(), sort.to_vec());
        Box::pin(try_stream! {
            let mut page = PageRequest { limit: PageRequest::MOST, cursor: None };
            loop {
                let Page { items, next, .. } = store.list(&filter, &sort, &page).await?;
                for item in items {
                    yield item;
                }
                if next.is_none() {
                    break;
                }
                page.cursor = next;
            }
        })
    }

    /// One, as its seer sees it; `None` where they do not.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, seer: &Seer, id: ReviewId, today: NaiveDate) -> Result<Option<Shown>> {
        let reader = self.reader();
        let seen = select::visible(&reader, seer, today).await?;
        let row = review::Entity::find_by_id(id.0).filter(seen).one(&reader).await?;
        let found = row::assemble(&reader, row.into_iter().collect()).await?;
        Ok(self.shown(seer, found).await?.pop())
    }

    /// What changes with every review that the seer sees and with every change of one: files of the list are
    /// known by it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stand(&self, seer: &Seer, today: NaiveDate) -> Result<String> {
        let reader = self.reader();
        let rows: Vec<(Uuid, i64)> = review::Entity::find()
            .select_only()
            .columns([review::Column::Id, review::Column::Version])
            .filter(select::visible(&reader, seer, today).await?)
            .order_by_asc(review::Column::Id)
            .into_tuple()
            .all(&reader)
            .await?;
        let person = seer.person().map(|who| who.person.to_string()).unwrap_or_default();
        Ok(rows.iter().fold(person, |text, (id, version)| text + &format!(" {id}-{version}")))
    }

    /// What was done to a review, the first first; `None` where the seer does not see it. Why it was returned and
    /// by whom is told to those inside.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn history(&self, seer: &Seer, id: ReviewId, today: NaiveDate) -> Result<Option<Vec<Done>>> {
        let reader = self.reader();
        let Some(shown) = self.get(seer, id, today).await? else { return Ok(None) };
        let inside = seer.is_inside(&shown.review.standing);
        let rows = review_step::Entity::find()
            .filter(review_step::Column::ReviewId.eq(id.0))
            .order_by_asc(review_step::Column::Position)
            .all(&reader)
            .await?;
        let authorities = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(&self.database, authorities).await?;
        let people: BTreeSet<Uuid> = rows.iter().map(|row| row.person_id).collect();
        let names = names(&reader, people).await?;
        let done = |row: review_step::Model| {
            let wrong =
                |column, value: &str| Error::inconsistent("review_step", column, row.review_id, value);
            let step = StepName::parse(&row.step).ok_or_else(|| wrong("step", &row.step))?;
            let by = names.get(&row.person_id).cloned().filter(|_| inside);
            let authority = authorities.get(&row.authority_id).cloned();
            let authority = authority.ok_or_else(|| wrong("authority_id", &row.authority_id.to_string()))?;
            Ok(Done { step, by, authority, reason: row.reason.filter(|_| inside), at: row.made_at })
        };
        let done: Vec<Done> = rows.into_iter().map(done).collect::<Result<_>>()?;
        // Before it was published is a matter of those inside.
        let told = |done: &Done| inside || matches!(done.step, StepName::Published | StepName::Withdrawn);
        Ok(Some(done.into_iter().filter(told).collect()))
    }

    /// What published reviews of a vendor say together, as the seer sees them, and those that are counted.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn summary(&self, seer: &Seer, vendor: VendorId, today: NaiveDate) -> Result<Summary> {
        let filter = ReviewFilter { vendors: vec![vendor], ..ReviewFilter::published(seer.clone(), today) };
        let reader = self.reader();
        let rows = select::select(&reader, &filter).await?.all(&reader).await?;
        Ok(summarise(&row::assemble(&reader, rows).await?, today))
    }

    /// Reviews that are kept from somebody for as long as they evaluate offers: they hear of none of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kept(&self, person: PersonId, today: NaiveDate) -> Result<BTreeSet<Uuid>> {
        let reader = self.reader();
        let vendors = kept_from(&reader, person, today).await?;
        if vendors.is_empty() {
            return Ok(BTreeSet::new());
        }
        let ids: Vec<Uuid> = review::Entity::find()
            .select_only()
            .column(review::Column::Id)
            .filter(review::Column::VendorId.is_in(vendors))
            .into_tuple()
            .all(&reader)
            .await?;
        Ok(ids.into_iter().collect())
    }

    /// Records of the seer's own authority with a vendor: what a review of it can rest on.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn foundations(&self, seer: &Seer, vendor: VendorId) -> Result<Vec<Offered>> {
        let Some(who) = seer.person() else { return Ok(Vec::new()) };
        let filter = ContractFilter {
            authorities: vec![who.authority.to_string()],
            vendors: vec![vendor],
            ..ContractFilter::default()
        };
        let sort = [Sort { key: ContractSort::End, direction: Direction::Descending }];
        let page = PageRequest { limit: MOST_FOUNDATIONS, cursor: None };
        let contracts = self.database.contracts().list(seer.records(), &filter, &sort, &page).await?;
        let mut offered = Vec::with_capacity(contracts.items.len());
        for Contract { id, title, service_area, .. } in contracts.items {
            let kept = self.database.records().get(seer.records(), RecordKind::Contract, id.0).await?;
            let nda = kept.is_some_and(|kept| kept.record.sharing.nda);
            offered.push(Offered { foundation: Foundation::Contract(id), title, nda, service_area });
        }
        let reader = Reader::open(&self.database, seer.records()).await?;
        let pilots = pilot::Entity::find()
            .filter(admitted(seer.records(), pilot::Column::Audience, pilot::Column::AuthorityId))
            .filter(pilot::Column::AuthorityId.eq(who.authority.0))
            .filter(pilot::Column::VendorId.is_in(self.family(vendor).await?))
            .order_by_desc(pilot::Column::RecordedAt)
            .order_by_desc(pilot::Column::Id)
            .limit(u64::from(MOST_FOUNDATIONS))
            .all(&reader)
            .await?;
        offered.extend(pilots.into_iter().map(|row| Offered {
            foundation: Foundation::Pilot(row.id.into()),
            title: row.question,
            nda: false,
            service_area: None,
        }));
        // What is only inferred or claimed is nobody's word yet.
        let confirmed = SystemFilter {
            authorities: vec![who.authority.to_string()],
            vendors: vec![vendor],
            states: vec![SystemState::Confirmed],
            ..SystemFilter::default()
        };
        let systems = self.database.systems().all(seer.records(), &confirmed).await?;
        offered.extend(systems.into_iter().map(|system| Offered {
            foundation: Foundation::System(system.id),
            title: system.name(),
            nda: false,
            service_area: Some(system.service_area),
        }));
        Ok(offered)
    }

    /// Reviews as their seer sees them.
    async fn shown(&self, seer: &Seer, mut reviews: Vec<Review>) -> Result<Vec<Shown>> {
        let foundations: Vec<Uuid> = reviews.iter().map(|review| review.foundation.id()).collect();
        if !foundations.is_empty() {
            let titles = self.titles(seer, &foundations).await?;
            for review in &mut reviews {
                review.foundation_title = match review.foundation {
                    Foundation::System(id) => {
                        self.database.systems().get(seer.records(), id).await?.map(|system| system.name())
                    }
                    Foundation::Contract(_) | Foundation::Pilot(_) => {
                        titles.get(&review.foundation.id()).cloned()
                    }
                };
            }
        }
        Ok(reviews.into_iter().map(|review| Shown::to(review, seer)).collect())
    }

    /// What contracts and pilots are called, those that the seer sees.
    async fn titles(&self, seer: &Seer, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
        let reader = Reader::open(&self.database, seer.records()).await?;
        let mut sql = Sql::new("SELECT f.record_id, f.title FROM contract f WHERE (f.face = 0 AND f.id IN (");
        sql.list(ids.iter().copied()).push(") OR f.face <> 0 AND f.record_id IN (");
        sql.list(ids.iter().copied()).push(")) AND ").push(&reader.visible(Faces::Contract, "f"));
        let rows = reader.query_all_raw(sql.statement(self.database.backend())).await?;
        let contracts = rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)));
        let mut titles: HashMap<Uuid, String> = contracts.collect::<Result<_>>()?;
        let pilots: Vec<(Uuid, String)> = pilot::Entity::find()
            .select_only()
            .columns([pilot::Column::Id, pilot::Column::Question])
            .filter(admitted(seer.records(), pilot::Column::Audience, pilot::Column::AuthorityId))
            .filter(pilot::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(&reader)
            .await?;
        titles.extend(pilots);
        Ok(titles)
    }

    /// The vendor of this id, or the one that it leads to, with all that are one with it.
    async fn family(&self, vendor: VendorId) -> Result<Vec<Uuid>> {
        with_families(&self.reader(), &[vendor]).await
    }
}

/// What people are called.
async fn names(connection: &impl ConnectionTrait, people: BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    let names: Vec<(Uuid, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(people))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(names.into_iter().collect())
}
