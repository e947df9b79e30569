//! Contracts registers: the rows that could be published, and what was.

pub(crate) mod supplier;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::authority::Authority;
use muster_domain::clock::Clock;
use muster_domain::contract::Contract;
use muster_domain::duty::calendar::Quarter;
use muster_domain::id::AuthorityId;
use muster_domain::transparency::{Candidate, Supplier, belongs, entry};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::{publication, record};
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::reader::Reader;
use crate::record::{document, speaker};
use crate::{Database, Error, Result, audit, transaction};

/// A register that was published, without its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its id.
    pub id: Uuid,
    /// Of which quarter.
    pub quarter: Quarter,
    /// How many contracts it has.
    pub contracts: u64,
    /// The SHA-256 of its file, in hexadecimal digits.
    pub digest: String,
    /// Who published it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Publications {
    database: Database,
}

impl Publications {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The rows that the viewer's own authority could publish of a quarter; none of any other.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn candidates(
        &self,
        viewer: &Viewer,
        authority: &Authority,
        quarter: Quarter,
    ) -> Result<Vec<Candidate>> {
        let id = authority.reference.id;
        if !viewer.sees_own_of(id) {
            return Ok(Vec::new());
        }
        let store = self.database.duties();
        let public = store.contracts(&Viewer::Public, id).await?;
        let public: HashMap<_, Contract> = public.into_iter().map(|c| (c.id, c)).collect();
        let own: Vec<Contract> =
            store.contracts(viewer, id).await?.into_iter().filter(|c| belongs(c, quarter)).collect();
        let under_nda = self.under_nda(viewer, id).await?;
        let everybody = own.iter().chain(own.iter().filter_map(|c| public.get(&c.id)));
        let suppliers = supplier::of(&self.database, everybody).await?;
        let row = |contract: &Contract| {
            let known =
                |v: &muster_domain::vendor::VendorRef| suppliers.get(&v.id.0).cloned().unwrap_or_default();
            let suppliers: Vec<Supplier> = contract.vendors.iter().map(known).collect();
            entry(contract, authority, &suppliers)
        };
        let mut candidates: Vec<Candidate> = own
            .iter()
            .map(|contract| {
                let seen = public.get(&contract.id);
                let figures = |c: &Contract| (c.value, c.said.irrecoverable_vat);
                let shown = seen.is_some_and(|seen| figures(seen) == figures(contract));
                Candidate {
                    own: row(contract),
                    public: seen.map(row),
                    withheld: under_nda.contains(&contract.id.0) && !shown,
                }
            })
            .collect();
        candidates.sort_by(|a, b| (&a.own.title, a.own.contract).cmp(&(&b.own.title, b.own.contract)));
        Ok(candidates)
    }

    /// What is known of the suppliers of a contract, in its order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn suppliers(&self, contract: &Contract) -> Result<Vec<Supplier>> {
        let known = supplier::of(&self.database, std::iter::once(contract)).await?;
        Ok(contract.vendors.iter().map(|v| known.get(&v.id.0).cloned().unwrap_or_default()).collect())
    }

    /// Keeps a register as it is published, for ever.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn publish(
        &self,
        actor: &Actor,
        authority: AuthorityId,
        quarter: Quarter,
        (contracts, body, digest): (usize, String, String),
        clock: &dyn Clock,
    ) -> Result<Publication> {
        permitted_of(actor, Action::PublishRegister, authority)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let by = speaker(&transaction, actor).await?;
        let row = publication::Model {
            id: clock.id(),
            authority_id: authority.0,
            quarter: quarter.to_string(),
            contracts: i64::try_from(contracts).unwrap_or(i64::MAX),
            digest,
            body,
            published_by: serde_json::to_string(&by).unwrap_or_default(),
            published_at: clock.now().trunc_subsecs(6),
        };
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        let event = Event::new(authority, "register.published", Subject::new("publication", row.id))
            .change("quarter", None::<String>, row.quarter.as_str())
            .change("contracts", None::<i64>, row.contracts)
            .change("digest", None::<String>, row.digest.as_str());
        audit::append(&transaction, clock.now(), actor, event).await?;
        transaction.commit().await?;
        let publication::Model { id, quarter, contracts, digest, published_by, published_at, .. } = row;
        read((id, quarter, contracts, digest, published_by, published_at))
    }

    /// Every register that an authority has published, newest first: for everybody.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn list(&self, _: &Viewer, authority: AuthorityId) -> Result<Vec<Publication>> {
        let select = publication::Entity::find()
            .filter(publication::Column::AuthorityId.eq(authority.0))
            .order_by_desc(publication::Column::Quarter);
        let rows = without_file(select).into_tuple::<Row>().all(self.database.readers()).await?;
        rows.into_iter().map(read).collect()
    }

    /// The last publication of a quarter, or the last of the latest quarter, with its file: for everybody.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(
        &self,
        _: &Viewer,
        authority: AuthorityId,
        quarter: Option<Quarter>,
    ) -> Result<Option<(Publication, String)>> {
        use publication::Column as C;
        let mut select = publication::Entity::find().filter(C::AuthorityId.eq(authority.0));
        if let Some(quarter) = quarter {
            select = select.filter(C::Quarter.eq(quarter.to_string()));
        }
        let select = select.order_by_desc(C::Quarter).order_by_desc(C::PublishedAt).order_by_desc(C::Id);
        let Some(row) = select.one(self.database.readers()).await? else { return Ok(None) };
        let publication::Model { id, quarter, contracts, digest, body, published_by, published_at, .. } = row;
        Ok(Some((read((id, quarter, contracts, digest, published_by, published_at))?, body)))
    }

    /// Contracts of the viewer's own authority that are under a non-disclosure agreement.
    async fn under_nda(&self, viewer: &Viewer, authority: AuthorityId) -> Result<HashSet<Uuid>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let ids: Vec<Uuid> = record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .filter(record::Column::AuthorityId.eq(authority.0))
            .filter(record::Column::Nda.eq(true))
            .into_tuple()
            .all(&reader)
            .await?;
        Ok(ids.into_iter().collect())
    }
}

type Row = (Uuid, String, i64, String, String, DateTime<Utc>);

/// Files are long: a list does not read them.
fn without_file(select: Select<publication::Entity>) -> Select<publication::Entity> {
    use publication::Column as C;
    select.order_by_desc(C::PublishedAt).order_by_desc(C::Id).select_only().columns([
        C::Id,
        C::Quarter,
        C::Contracts,
        C::Digest,
        C::PublishedBy,
        C::PublishedAt,
    ])
}

fn read((id, quarter, contracts, digest, by, at): Row) -> Result<Publication> {
    let table = "publication";
    let by: muster_domain::record::Speaker = document(table, "published_by", id, &by)?;
    Ok(Publication {
        id,
        quarter: Quarter::parse(&quarter)
            .ok_or_else(|| Error::inconsistent(table, "quarter", id, &quarter))?,
        contracts: crate::stored::count(table, "contracts", id, contracts)?,
        digest,
        by: by.name,
        at,
    })
}
