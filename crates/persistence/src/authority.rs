//! Authorities.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::authority::{Authority, AuthorityFilter, AuthorityKind, AuthorityRef, AuthoritySort};
use muster_domain::id::AuthorityId;
use muster_domain::identifier::Identifier;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::text::fold;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LikeExpr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IdenStatic, Iterable, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use crate::cursor::KeyType;
use crate::entity::{authority, authority_identifier, authority_name};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::text::like_anywhere;
use crate::{Database, Error, Result, list, stored};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Authorities {
    database: Database,
}

impl Authorities {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One, whole; `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: AuthorityId) -> Result<Option<Authority>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = counted(&reader).filter(authority::Column::Id.eq(id.0)).one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// The one that has this short code (in any case), or this id.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn find(&self, viewer: &Viewer, code_or_id: &str) -> Result<Option<Authority>> {
        match named(&self.database, &[code_or_id.to_owned()]).await?.first() {
            Some(id) => self.get(viewer, AuthorityId(*id)).await,
            None => Ok(None),
        }
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &AuthorityFilter,
        sort: &[Sort<AuthoritySort>],
        page: &PageRequest,
    ) -> Result<Page<Authority>> {
        let reader = Reader::open(&self.database, viewer).await?;
        list::page(&reader, select(&reader, filter), &keyset(sort), page, assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &AuthorityFilter,
        sort: &[Sort<AuthoritySort>],
    ) -> BoxStream<'static, Result<Authority>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), keyset(sort));
        once(async move {
            let select = select(&Reader::open(&database, &viewer).await?, &filter);
            Ok::<_, Error>(list::stream(database, viewer, select, keyset, assemble))
        })
        .try_flatten()
        .boxed()
    }
}

fn select(reader: &Reader, filter: &AuthorityFilter) -> Select<authority::Entity> {
    use authority::Column as C;
    let AuthorityFilter { text, kind, member } = filter;
    let mut all = Condition::all()
        .add_option(kind.map(|k| C::Kind.eq(k.as_str())))
        .add_option(member.map(|m| C::Member.eq(m)));
    if let Some(text) = text {
        let spelled = Query::select()
            .column(authority_name::Column::AuthorityId)
            .from(authority_name::Entity)
            .and_where(Expr::col(authority_name::Column::NameFolded).like(pattern(text)))
            .take();
        let any = Condition::any()
            .add(Expr::col((authority::Entity, C::NameFolded)).like(pattern(text)))
            .add(C::Code.eq(text.trim().to_uppercase()))
            .add(C::Id.in_subquery(spelled));
        all = all.add(any);
    }
    counted(reader).filter(all)
}

/// Authorities with the counts that the viewer may see. The stored counts are the public's; of
/// authorities that hold records with other faces, members' are counted again.
pub(crate) fn counted(reader: &Reader) -> Select<authority::Entity> {
    use authority::Column as C;
    let mut select = authority::Entity::find();
    let Some(viewer) = reader.viewer().authority() else { return select };
    let backend = reader.get_database_backend();
    let again = |column: C, faces: Faces, which: &str| {
        let (table, visible) = (faces.table(), reader.visible(faces, "c"));
        let touched = format!(
            "SELECT t.authority_id FROM {table} t WHERE t.id IN ({})",
            faces.faces_of(backend, viewer)
        );
        Expr::cust(format!(
            "CASE WHEN authority.id IN ({touched}) THEN (SELECT count(*) FROM {table} c \
             WHERE c.authority_id = authority.id AND {visible}{which}) ELSE authority.{} END",
            column.as_str()
        ))
    };
    let mut authorities = Query::select();
    for column in C::iter() {
        match column {
            C::Contracts => authorities.expr_as(again(column, Faces::Contract, ""), column),
            C::TechnologyContracts => {
                authorities.expr_as(again(column, Faces::Contract, " AND c.technology"), column)
            }
            C::Procurements => authorities.expr_as(again(column, Faces::Procurement, ""), column),
            _ => authorities.column((authority::Entity, column)),
        };
    }
    authorities.from(authority::Entity);
    QueryTrait::query(&mut select).from_clear().from_subquery(authorities, authority::Entity);
    select
}

/// A pattern for folded columns that finds what was typed anywhere in them.
pub(crate) fn pattern(text: &str) -> LikeExpr {
    LikeExpr::new(like_anywhere(&fold(&crate::text::clean(text)))).escape('\\')
}

fn keyset(sort: &[Sort<AuthoritySort>]) -> Keyset<authority::Entity> {
    use authority::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        AuthoritySort::Name => Key::always(C::NameFolded, KeyType::Text, *direction),
        AuthoritySort::Contracts => Key::always(C::Contracts, KeyType::Integer, *direction),
    });
    Keyset::new("authorities", C::Id, keys.collect())
}

fn assemble(reader: &Reader, rows: Vec<authority::Model>) -> BoxFuture<'_, Result<Vec<Authority>>> {
    async move {
        let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
        let find = authority_name::Entity::find()
            .filter(authority_name::Column::AuthorityId.is_in(ids.iter().copied()))
            .order_by_asc(authority_name::Column::Name);
        for row in find.all(reader).await? {
            names.entry(row.authority_id).or_default().push(row.name);
        }
        let mut identifiers: HashMap<Uuid, Vec<Identifier>> = HashMap::new();
        let find = authority_identifier::Entity::find()
            .filter(authority_identifier::Column::AuthorityId.is_in(ids))
            .order_by_asc(authority_identifier::Column::Scheme)
            .order_by_asc(authority_identifier::Column::Identifier);
        for row in find.all(reader).await? {
            let identifier = Identifier { scheme: row.scheme, id: row.identifier };
            identifiers.entry(row.authority_id).or_default().push(identifier);
        }
        rows.into_iter()
            .map(|row| {
                let count = |column, n| stored::count("authority", column, row.id, n);
                Ok(Authority {
                    kind: AuthorityKind::parse(&row.kind)
                        .ok_or_else(|| Error::inconsistent("authority", "kind", row.id, &row.kind))?,
                    contracts: count("contracts", row.contracts)?,
                    technology_contracts: count("technology_contracts", row.technology_contracts)?,
                    procurements: count("procurements", row.procurements)?,
                    names: names.remove(&row.id).unwrap_or_default(),
                    identifiers: identifiers.remove(&row.id).unwrap_or_default(),
                    version: row.version,
                    gss: row.gss,
                    reference: AuthorityRef {
                        id: AuthorityId(row.id),
                        code: row.code,
                        name: row.name,
                        member: row.member,
                    },
                })
            })
            .collect()
    }
    .boxed()
}

/// Every authority by id and by code, kept for as long as the data stays: nearly every answer
/// names some, there are some hundreds of them, and their names hardly change.
#[derive(Debug, Default)]
pub(crate) struct Known {
    by_id: HashMap<Uuid, AuthorityRef>,
    by_code: HashMap<String, Uuid>,
}

impl Known {
    async fn read(database: &Database) -> Result<Self> {
        let by_id = read_references(database, authority::Entity::find()).await?;
        let code = |a: &AuthorityRef| a.code.clone().map(|code| (code, a.id.0));
        Ok(Self { by_code: by_id.values().filter_map(code).collect(), by_id })
    }
}

/// Authorities as other records name them.
pub(crate) async fn references(
    database: &Database,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, AuthorityRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let known = known(database).await?;
    let of = |id: &Uuid| known.by_id.get(id).map(|reference| (*id, reference.clone()));
    let mut found: HashMap<Uuid, AuthorityRef> = ids.iter().filter_map(of).collect();
    if found.len() < ids.len() {
        // Another process wrote one a moment ago.
        let missing = ids.into_iter().filter(|id| !found.contains_key(id)).collect::<Vec<_>>();
        let find = authority::Entity::find().filter(authority::Column::Id.is_in(missing));
        found.extend(read_references(database, find).await?);
    }
    Ok(found)
}

async fn known(database: &Database) -> Result<Arc<Known>> {
    let version = database.version(&Viewer::Public).await?;
    if let Some(known) = database.known_authorities(version) {
        return Ok(known);
    }
    let known = Arc::new(Known::read(database).await?);
    database.keep_authorities(version, known.clone());
    Ok(known)
}

/// Every authority as other records name it, as it stands now.
pub(crate) async fn all_references(database: &Database) -> Result<HashMap<Uuid, AuthorityRef>> {
    read_references(database, authority::Entity::find()).await
}

async fn read_references(
    database: &Database,
    find: Select<authority::Entity>,
) -> Result<HashMap<Uuid, AuthorityRef>> {
    use authority::Column as A;
    let rows: Vec<(Uuid, Option<String>, String, bool)> = find
        .select_only()
        .columns([A::Id, A::Code, A::Name, A::Member])
        .into_tuple()
        .all(database.readers())
        .await?;
    let reference = |(id, code, name, member)| (id, AuthorityRef { id: AuthorityId(id), code, name, member });
    Ok(rows.into_iter().map(reference).collect())
}

/// The ids of authorities given by code, in any case, or by id. One that is not known is left out.
pub(crate) async fn named(database: &Database, codes_or_ids: &[String]) -> Result<Vec<Uuid>> {
    let known = known(database).await?;
    let id = |text: &String| match text.trim().parse() {
        Ok(id) => Some(id),
        Err(_) => known.by_code.get(&text.trim().to_uppercase()).copied(),
    };
    let mut ids: Vec<Uuid> = codes_or_ids.iter().filter_map(id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Held by one of these. A single one is said with `=`, so that an index that begins with the
/// authority can also give the order.
pub(crate) fn one_of<C: ColumnTrait>(column: C, ids: &[Uuid]) -> Condition {
    match ids {
        [] => Condition::all().add(Expr::val(1).eq(0)),
        [id] => Condition::all().add(column.eq(*id)),
        ids => Condition::all().add(column.is_in(ids.iter().copied())),
    }
}

/// Held by authorities that take part, or by the others.
pub(crate) fn of_members<C: ColumnTrait>(column: C, members: bool) -> Condition {
    let those = Query::select()
        .column(authority::Column::Id)
        .from(authority::Entity)
        .and_where(Expr::col(authority::Column::Member).eq(members))
        .take();
    Condition::all().add(column.in_subquery(those))
}
