//! Notices.

mod told;

use futures_util::future::{BoxFuture, FutureExt};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::id::{ContractId, NoticeId, ProcurementId};
use muster_domain::notice::{Notice, NoticeFilter, NoticeKind, NoticeRef, NoticeSort, Source};
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::text::fold;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

pub(crate) use told::with_notices;

use crate::authority::{self, named, one_of, pattern};
use crate::cursor::KeyType;
use crate::entity::{contract, contract_notice, contract_vendor, notice, procurement_notice};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::vendor::with_families;
use crate::{Database, Error, Result, list};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Notices {
    database: Database,
}

impl Notices {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One, whole; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: NoticeId) -> Result<Option<Notice>> {
        let connection = &Reader::open(&self.database, viewer).await?;
        let row = notice::Entity::find_by_id(id.0).one(connection).await?;
        let Some(mut notice) = assemble(connection, row.into_iter().collect()).await?.pop() else {
            return Ok(None);
        };
        let contracts: Vec<Uuid> = contract_notice::Entity::find()
            .select_only()
            .column(contract_notice::Column::ContractId)
            .filter(contract_notice::Column::NoticeId.eq(id.0))
            .order_by_asc(contract_notice::Column::ContractId)
            .into_tuple()
            .all(connection)
            .await?;
        notice.contracts = contracts.into_iter().map(ContractId).collect();
        let procurements: Vec<Uuid> = procurement_notice::Entity::find()
            .select_only()
            .column(procurement_notice::Column::ProcurementId)
            .filter(procurement_notice::Column::NoticeId.eq(id.0))
            .order_by_asc(procurement_notice::Column::ProcurementId)
            .into_tuple()
            .all(connection)
            .await?;
        notice.procurements = procurements.into_iter().map(ProcurementId).collect();
        Ok(Some(notice))
    }

    /// The notices that tell of a contract, oldest first, without their text.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of_contract(&self, viewer: &Viewer, id: ContractId) -> Result<Vec<NoticeRef>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let told: Vec<Uuid> = contract_notice::Entity::find()
            .select_only()
            .column(contract_notice::Column::NoticeId)
            .filter(contract_notice::Column::ContractId.eq(id.0))
            .into_tuple()
            .all(&reader)
            .await?;
        references(&reader, told).await
    }

    /// The notices that tell of a procurement, oldest first, without their text.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of_procurement(&self, viewer: &Viewer, id: ProcurementId) -> Result<Vec<NoticeRef>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let told: Vec<Uuid> = procurement_notice::Entity::find()
            .select_only()
            .column(procurement_notice::Column::NoticeId)
            .filter(procurement_notice::Column::ProcurementId.eq(id.0))
            .into_tuple()
            .all(&reader)
            .await?;
        references(&reader, told).await
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &NoticeFilter,
        sort: &[Sort<NoticeSort>],
        page: &PageRequest,
    ) -> Result<Page<Notice>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = without_text(select(&reader, filter).await?);
        list::page(&reader, select, &keyset(sort), page, assemble).await
    }

    /// Every row that the filter matches, with its text, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &NoticeFilter,
        sort: &[Sort<NoticeSort>],
    ) -> BoxStream<'static, Result<Notice>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), keyset(sort));
        once(async move {
            let select = select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, viewer, select, keyset, assemble))
        })
        .try_flatten()
        .boxed()
    }
}

async fn references(reader: &Reader, ids: Vec<Uuid>) -> Result<Vec<NoticeRef>> {
    let select = without_text(notice::Entity::find()).filter(notice::Column::Id.is_in(ids));
    let notices = assemble(reader, select.all(reader).await?).await?;
    let mut references: Vec<NoticeRef> = notices.into_iter().map(|n| n.reference).collect();
    references.sort_by_key(|n| (n.published_at, n.id));
    Ok(references)
}

/// Texts are long: a list does not read them.
fn without_text(select: Select<notice::Entity>) -> Select<notice::Entity> {
    use notice::Column as C;
    use sea_orm::Iterable;
    let columns = C::iter().filter(|column| !matches!(column, C::Raw));
    select.select_only().columns(columns).expr_as(Expr::val(""), "raw")
}

async fn select(reader: &Reader, filter: &NoticeFilter) -> Result<Select<notice::Entity>> {
    use notice::Column as C;
    let NoticeFilter { text, authorities, kinds, source, process, vendors } = filter;
    let mut all = Condition::all()
        .add_option(source.map(|s| C::Source.eq(s.as_str())))
        .add_option(process.as_ref().map(|p| C::Process.eq(p.as_str())));
    for word in fold(text.as_deref().unwrap_or_default()).split(' ').filter(|w| !w.is_empty()) {
        all = all.add(Expr::col((notice::Entity, C::TitleFolded)).like(pattern(word)));
    }
    if !authorities.is_empty() {
        let ids = named(reader.database(), authorities).await?;
        all = all.add(one_of(C::AuthorityId, &ids));
    }
    if !kinds.is_empty() {
        all = all.add(C::Kind.is_in(kinds.iter().map(|k| k.as_str())));
    }
    if !vendors.is_empty() {
        let with = Query::select()
            .column(contract_vendor::Column::ContractId)
            .from(contract_vendor::Entity)
            .and_where(
                Expr::col(contract_vendor::Column::VendorId).is_in(with_families(reader, vendors).await?),
            )
            .take();
        let seen = contract::Entity::find()
            .select_only()
            .column(contract::Column::RecordId)
            .filter(reader.shown(Faces::Contract))
            .filter(contract::Column::Id.in_subquery(with))
            .into_query();
        let told = Query::select()
            .column(contract_notice::Column::NoticeId)
            .from(contract_notice::Entity)
            .and_where(Expr::col(contract_notice::Column::ContractId).in_subquery(seen))
            .take();
        all = all.add(C::Id.in_subquery(told));
    }
    Ok(notice::Entity::find().filter(all))
}

fn keyset(sort: &[Sort<NoticeSort>]) -> Keyset<notice::Entity> {
    use notice::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        NoticeSort::Published => Key::maybe(C::PublishedAt, KeyType::Instant, *direction),
    });
    Keyset::new("notices", C::Id, keys.collect())
}

fn assemble(reader: &Reader, rows: Vec<notice::Model>) -> BoxFuture<'_, Result<Vec<Notice>>> {
    async move {
        let by = rows.iter().filter_map(|r| r.authority_id).collect();
        let authorities = authority::references(reader.database(), by).await?;
        rows.into_iter()
            .map(|row| {
                let inconsistent = |column, value: &str| Error::inconsistent("notice", column, row.id, value);
                Ok(Notice {
                    authority: row.authority_id.and_then(|id| authorities.get(&id).cloned()),
                    reference: NoticeRef {
                        id: NoticeId(row.id),
                        source: Source::parse(&row.source)
                            .ok_or_else(|| inconsistent("source", &row.source))?,
                        kind: NoticeKind::parse(&row.kind).ok_or_else(|| inconsistent("kind", &row.kind))?,
                        release: row.release,
                        notice_type: row.notice_type,
                        title: row.title,
                        published_at: row.published_at,
                        url: row.url,
                    },
                    process: row.process,
                    raw: row.raw,
                    imported_at: row.imported_at,
                    file: row.file,
                    demonstration: row.demonstration,
                    contracts: Vec::new(),
                    procurements: Vec::new(),
                })
            })
            .collect()
    }
    .boxed()
}
