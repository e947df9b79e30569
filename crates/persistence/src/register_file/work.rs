//! What is done about register files outside requests: reading them, and remembering.

use std::collections::HashMap;
use std::net::IpAddr;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use muster_domain::actor::{Actor, Who};
use muster_domain::clock::Clock;
use muster_domain::contract::{Contract, ContractFilter, ContractSort};
use muster_domain::id::AuthorityId;
use muster_domain::page::{Direction, Sort};
use muster_domain::register_file::same::Published;
use muster_domain::register_file::{Counts, Decision, Held, Meaning, State, Understood};
use muster_domain::transparency;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{RegisterFile, RegisterFiles, StagedRow, document, file, read, row};
use crate::entity::register_file::{Column as C, Entity};
use crate::entity::{record, register_file_heading, register_file_link, register_file_row};
use crate::insert::insert;
use crate::publication::supplier;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::{Result, transaction};

/// Whoever works on a file says so this often at least; else another may.
const LEASE: TimeDelta = TimeDelta::seconds(90);

/// Work that is due.
#[derive(Debug, Clone)]
pub struct Due {
    /// The file.
    pub file: RegisterFile,
    /// For whom it is done.
    pub actor: Actor,
}

/// What an authority's earlier files left.
#[derive(Debug, Clone, Default)]
pub struct Remembered {
    /// What headings mean; `None`: nothing.
    pub headings: HashMap<String, Option<Meaning>>,
    /// Which record a row was, by its key; the nil id where it was left out.
    pub links: Vec<(String, Uuid)>,
    /// The records that the last file that was taken told of.
    pub last: Vec<Uuid>,
}

/// The account for which work is done.
#[derive(Debug, Serialize, Deserialize)]
struct Asker {
    who: Who,
    authority: AuthorityId,
    member: bool,
    address: Option<IpAddr>,
    request: Uuid,
}

/// An account as a file keeps it.
pub(super) fn asker(actor: &Actor) -> Result<String> {
    let Actor { who, authority, member, address, request } = actor.clone();
    document(&Asker { who, authority, member, address, request })
}

impl RegisterFiles {
    /// The file that has waited longest for something to be done, claimed for whoever asks.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn due(&self, clock: &dyn Clock) -> Result<Option<Due>> {
        let now = clock.now().trunc_subsecs(6);
        let waiting = [State::Reading, State::Taking, State::Undoing].map(State::as_str);
        let free = Condition::any().add(C::ClaimedAt.is_null()).add(C::ClaimedAt.lt(now - LEASE));
        let find = || {
            let due = Entity::find().filter(C::State.is_in(waiting)).filter(free.clone());
            due.order_by_asc(C::UpdatedAt).order_by_asc(C::Id)
        };
        // Nothing is due nearly always: that costs no write.
        let Some(found) = find().one(self.database.writer()).await? else { return Ok(None) };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let claimed = Entity::update_many()
            .col_expr(C::ClaimedAt, Expr::val(now))
            .filter(C::Id.eq(found.id))
            .filter(C::Version.eq(found.version))
            .filter(free.clone())
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        if claimed.rows_affected == 0 {
            return Ok(None);
        }
        let Asker { who, authority, member, address, request } = read("asked_by", found.id, &found.asked_by)?;
        let actor = Actor { who, authority, member, address, request };
        Ok(Some(Due { file: file(found)?, actor }))
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn content(&self, file: &RegisterFile) -> Result<Vec<u8>> {
        let (id, bytes) = (file.id, usize::try_from(file.bytes).unwrap_or(0));
        let mut content = Vec::with_capacity(bytes);
        for position in 0_i32.. {
            let mut sql = Sql::new("SELECT content FROM register_file_part WHERE file_id = ");
            sql.bind(id).push(" AND position = ").bind(position);
            let statement = sql.statement(self.database.backend());
            let Some(row) = self.database.writer().query_one_raw(statement).await? else { break };
            content.extend(row.try_get_by_index::<Vec<u8>>(0)?);
        }
        Ok(content)
    }

    /// What earlier files of an authority left.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn remembered(&self, authority: AuthorityId) -> Result<Remembered> {
        let writer = self.database.writer();
        let headings = register_file_heading::Entity::find()
            .filter(register_file_heading::Column::AuthorityId.eq(authority.0))
            .all(writer)
            .await?;
        let links = register_file_link::Entity::find()
            .filter(register_file_link::Column::AuthorityId.eq(authority.0))
            .all(writer)
            .await?;
        let last = Entity::find()
            .filter(C::AuthorityId.eq(authority.0))
            .filter(C::State.eq(State::Taken.as_str()))
            .order_by_desc(C::TakenAt)
            .one(writer)
            .await?;
        let last: Vec<Uuid> = match last {
            None => Vec::new(),
            Some(last) => {
                use register_file_row::Column as R;
                let records: Vec<Option<Uuid>> = register_file_row::Entity::find()
                    .select_only()
                    .column(R::RecordId)
                    .filter(R::FileId.eq(last.id))
                    .filter(R::Outcome.is_in(["added", "changed", "unchanged"]))
                    .into_tuple()
                    .all(writer)
                    .await?;
                records.into_iter().flatten().collect()
            }
        };
        let meaning = |row: register_file_heading::Model| {
            (row.heading, row.meaning.as_deref().and_then(Meaning::parse))
        };
        Ok(Remembered {
            headings: headings.into_iter().map(meaning).collect(),
            links: links.into_iter().map(|link| (link.key, link.record_id)).collect(),
            last,
        })
    }

    /// The contracts that an authority holds, as it sees them itself, those included that it put away.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn held(&self, authority: AuthorityId) -> Result<Vec<Held>> {
        use futures_util::TryStreamExt;
        let viewer = Viewer::Member { authority, own: true };
        let filter = ContractFilter { authorities: vec![authority.to_string()], ..Default::default() };
        let held = |contract: Contract| Held {
            published: Published {
                reference: contract.said.reference.is_none().then(|| transparency::reference(&contract)),
                value: contract.value.gross.filter(|_| contract.value.net.is_none()),
                procedure: contract.said.procedure,
                sme: None,
                vcse: None,
            },
            id: contract.id.0,
            last: contract.term.last_day(),
            start: contract.term.start,
            vendors: contract.vendors.into_iter().map(|vendor| vendor.id).collect(),
            reference: contract.said.reference,
            title: contract.title,
        };
        let by_end = Sort { key: ContractSort::End, direction: Direction::Ascending };
        let stream = self.database.contracts().stream(&viewer, &filter, &[by_end]);
        let mut all: Vec<Held> = stream.map_ok(held).try_collect().await?;
        let vendors = all.iter().flat_map(|held| held.vendors.iter().map(|vendor| vendor.0));
        let kinds = supplier::kinds(&self.database, vendors).await?;
        for held in &mut all {
            let of = || held.vendors.iter().map(|vendor| kinds.get(&vendor.0).copied().unwrap_or_default());
            held.published.sme = transparency::every(of().map(|(sme, _)| sme));
            held.published.vcse = transparency::every(of().map(|(_, vcse)| vcse));
        }
        Ok(all)
    }

    /// Makes room for the rows of a file, and says what was decided about those that it had: by what they
    /// are known by.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn clear(&self, id: Uuid) -> Result<HashMap<String, Decision>> {
        use register_file_row::Column as R;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let decided: Vec<(String, Option<String>)> = register_file_row::Entity::find()
            .select_only()
            .columns([R::Key, R::Decision])
            .filter(R::FileId.eq(id))
            .filter(R::Decision.is_not_null())
            .into_tuple()
            .all(&transaction)
            .await?;
        register_file_row::Entity::delete_many().filter(R::FileId.eq(id)).exec(&transaction).await?;
        transaction.commit().await?;
        let decision =
            |(key, word): (String, Option<String>)| Some((key, Decision::parse(word.as_deref()?)?));
        Ok(decided.into_iter().filter_map(decision).collect())
    }

    /// Keeps rows of a file, and says how many were read so far and that somebody is still at it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stage(&self, id: Uuid, rows: &[StagedRow], read: u32, now: DateTime<Utc>) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let models: Vec<register_file_row::Model> =
            rows.iter().map(|staged| row::model(id, staged)).collect();
        insert(&transaction, &models, None).await?;
        Entity::update_many()
            .col_expr(C::RowsRead, Expr::val(i64::from(read)))
            .col_expr(C::ClaimedAt, Expr::val(now.trunc_subsecs(6)))
            .filter(C::Id.eq(id))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// A file was read: somebody can look at it. Nothing where it was changed meanwhile, which makes it be read
    /// again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ready(
        &self,
        file: &RegisterFile,
        understood: &Understood,
        counts: &Counts,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.settle(file, State::Ready, None, Some((understood, counts)), now).await
    }

    /// A file that was to be taken or undone cannot be: it says why, and stays what it was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fall_back(&self, file: &RegisterFile, why: &str, now: DateTime<Utc>) -> Result<()> {
        let state = if file.state == State::Undoing { State::Taken } else { State::Ready };
        self.settle(file, state, Some(why), None, now).await
    }

    /// A file cannot be read: it says why.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refuse(&self, file: &RegisterFile, why: &str, now: DateTime<Utc>) -> Result<()> {
        self.settle(file, State::Refused, Some(why), None, now).await
    }

    async fn settle(
        &self,
        file: &RegisterFile,
        state: State,
        refused: Option<&str>,
        found: Option<(&Understood, &Counts)>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut update = Entity::update_many()
            .col_expr(C::State, Expr::val(state.as_str()))
            .col_expr(C::Refused, Expr::val(refused.map(crate::text::cleaned)))
            .col_expr(C::UpdatedAt, Expr::val(now.trunc_subsecs(6)))
            .col_expr(C::ClaimedAt, Expr::val(None::<DateTime<Utc>>))
            .col_expr(C::Version, Expr::val(file.version + 1));
        if let Some((understood, counts)) = found {
            update = update
                .col_expr(C::Understood, Expr::val(document(understood)?))
                .col_expr(C::Counts, Expr::val(document(counts)?));
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        update.filter(C::Id.eq(file.id)).filter(C::Version.eq(file.version)).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// The records that an authority put away.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn archived(&self, authority: AuthorityId) -> Result<Vec<Uuid>> {
        let reader = Reader::open(&self.database, &Viewer::Member { authority, own: true }).await?;
        Ok(record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .filter(record::Column::AuthorityId.eq(authority.0))
            .filter(record::Column::ArchivedAt.is_not_null())
            .into_tuple()
            .all(&reader)
            .await?)
    }

    /// Forgets files that never arrived whole.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self, clock: &dyn Clock) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let old = C::UpdatedAt.lt((clock.now() - TimeDelta::hours(1)).trunc_subsecs(6));
        let arriving = C::State.eq(State::Arriving.as_str());
        Entity::delete_many().filter(old).filter(arriving).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }
}

/// The file as it is now, locked until the transaction ends, where it is still the one that was claimed.
pub(super) async fn claimed(
    transaction: &sea_orm::DatabaseTransaction,
    claimed: &RegisterFile,
) -> Result<Option<crate::entity::register_file::Model>> {
    let row = Entity::find_by_id(claimed.id).lock_exclusive().one(transaction).await?;
    Ok(row.filter(|row| row.version == claimed.version && row.state == claimed.state.as_str()))
}
