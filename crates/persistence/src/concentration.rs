//! What vendors hold of London's technology contracts, to say how far boroughs depend on few of them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use muster_domain::id::VendorId;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::vendor::VendorRef;
use muster_domain::viewer::Viewer;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::face::Faces;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::{Database, Result, stored, vendor};

/// What one vendor has of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The vendor.
    pub vendor: VendorId,
    /// What the contract is for.
    pub service_area: Option<ServiceAreaCode>,
    /// The vendor's share of a year's value in pence, where the value is known and in pounds sterling.
    pub annual_pence: Option<i64>,
}

/// The store of it.
#[derive(Debug, Clone)]
pub struct Concentrations {
    database: Database,
}

impl Concentrations {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What vendors hold on `today` of members' contracts of technology that the viewer may see; of a contract
    /// with several vendors each has the same share. With it, who they are.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn held(
        &self,
        viewer: &Viewer,
        today: NaiveDate,
    ) -> Result<(Vec<Held>, HashMap<VendorId, VendorRef>)> {
        let reader = Reader::open(&self.database, viewer).await?;
        let visible = reader.visible(Faces::Contract, "c");
        let mut sql = Sql::new(
            "SELECT w.vendor_id, c.service_area, c.annual_pence, c.best_currency, \
             (SELECT count(*) FROM contract_vendor o WHERE o.contract_id = c.id), c.id \
             FROM contract c JOIN contract_vendor w ON w.contract_id = c.id \
             JOIN authority a ON a.id = c.authority_id \
             WHERE c.technology AND c.status NOT IN ('terminated', 'cancelled') AND a.member AND c.last_day >= ",
        );
        sql.bind(today).push(" AND (").push(&visible).push(")");
        let mut held = Vec::new();
        for row in reader.query_all_raw(sql.statement(reader.get_database_backend())).await? {
            let (area, currency): (Option<String>, Option<String>) =
                (row.try_get_by_index(1)?, row.try_get_by_index(3)?);
            let (pence, vendors): (Option<i64>, i64) = (row.try_get_by_index(2)?, row.try_get_by_index(4)?);
            let id: Uuid = row.try_get_by_index(5)?;
            held.push(Held {
                vendor: VendorId(row.try_get_by_index(0)?),
                service_area: stored::service_area("contract", id, area.as_deref())?,
                annual_pence: pence
                    .filter(|_| currency.as_deref() == Some("GBP"))
                    .map(|p| p / vendors.max(1)),
            });
        }
        let ids: BTreeSet<Uuid> = held.iter().map(|held| held.vendor.0).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut vendors = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(500) {
            let known = vendor::references(&reader, ids.to_vec()).await?;
            vendors.extend(known.into_values().map(|vendor| (vendor.id, vendor)));
        }
        Ok((held, vendors))
    }
}
