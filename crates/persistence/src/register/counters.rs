//! What is counted of authorities and vendors, kept up by what a batch adds and takes away.

use std::collections::{BTreeMap, BTreeSet};

use muster_domain::change::ChangeKind;
use muster_domain::money::Currency;
use sea_orm::sea_query::OnConflict;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use crate::Result;
use crate::change::Told;
use crate::entity::{contract, procurement, vendor_authority};
use crate::insert::insert;
use crate::sql::Sql;
use crate::stored;

/// Rows in one statement.
const AT_A_TIME: usize = 500;

/// What a batch adds to the counts.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    /// Contracts, technology contracts, procurements by authority.
    authorities: BTreeMap<Uuid, [i64; 3]>,
    /// Contracts, technology contracts, pence by vendor.
    vendors: BTreeMap<Uuid, [i64; 3]>,
    /// Contracts by vendor and authority.
    pairs: BTreeMap<(Uuid, Uuid), i64>,
}

impl Counters {
    /// Counts a contract in (`times` = 1) or out (-1).
    pub(crate) fn contract(&mut self, times: i64, row: &contract::Model, vendors: &[Uuid]) {
        let technology = i64::from(row.technology) * times;
        let [contracts, of_technology, _] = self.authorities.entry(row.authority_id).or_default();
        *contracts += times;
        *of_technology += technology;
        let sterling = row.net_currency.as_deref() == Some(Currency::GBP.as_str());
        let net = row
            .net_pence
            .filter(|_| sterling)
            .map_or(0, |p| stored::bounded(muster_domain::money::Money::gbp(p)));
        for vendor in vendors.iter().collect::<BTreeSet<_>>() {
            let [contracts, of_technology, pence] = self.vendors.entry(*vendor).or_default();
            *contracts += times;
            *of_technology += technology;
            *pence = pence.saturating_add(net * times);
            *self.pairs.entry((*vendor, row.authority_id)).or_default() += times;
        }
    }

    /// Counts a procurement in or out.
    pub(crate) fn procurement(&mut self, times: i64, row: &procurement::Model) {
        self.authorities.entry(row.authority_id).or_default()[2] += times;
    }

    /// Tells of those of whom something else is counted now.
    pub(crate) fn tell(&self, told: &mut Told) {
        let counted = |(id, counts): (&Uuid, &[i64; 3])| (*counts != [0; 3]).then_some(*id);
        told.tell_all(ChangeKind::Authority, self.authorities.iter().filter_map(counted));
        told.tell_all(ChangeKind::Vendor, self.vendors.iter().filter_map(counted));
        let pairs = self.pairs.iter().filter(|(_, contracts)| **contracts != 0);
        told.tell_all(ChangeKind::Vendor, pairs.map(|((vendor, _), _)| *vendor));
    }

    /// Writes what is not nothing.
    pub(crate) async fn write(self, transaction: &DatabaseTransaction) -> Result<()> {
        let pairs: Vec<vendor_authority::Model> = self
            .pairs
            .into_iter()
            .filter(|(_, contracts)| *contracts != 0)
            .map(|((vendor_id, authority_id), contracts)| vendor_authority::Model {
                vendor_id,
                authority_id,
                contracts,
            })
            .collect();
        insert(transaction, &pairs, Some(&adding())).await?;
        let authorities = self.authorities.into_iter().filter(|(_, counts)| *counts != [0; 3]);
        for chunk in authorities.collect::<Vec<_>>().chunks(AT_A_TIME) {
            let set = "UPDATE authority SET contracts = contracts + d.column2, \
                       technology_contracts = technology_contracts + d.column3, \
                       procurements = procurements + d.column4, version = version + 1 FROM ";
            update(transaction, set, chunk, " WHERE authority.id = d.column1").await?;
        }
        let vendors = self.vendors.into_iter().filter(|(_, counts)| *counts != [0; 3]);
        let mut vendors: BTreeMap<Uuid, [i64; 3]> = vendors.collect();
        for pair in &pairs {
            vendors.entry(pair.vendor_id).or_default();
        }
        for chunk in vendors.into_iter().collect::<Vec<_>>().chunks(AT_A_TIME) {
            let set = "UPDATE vendor SET contracts = contracts + d.column2, \
                       technology_contracts = technology_contracts + d.column3, \
                       total_pence = total_pence + d.column4, version = version + 1, \
                       authorities = (SELECT count(*) FROM vendor_authority a \
                       WHERE a.vendor_id = vendor.id AND a.contracts > 0) FROM ";
            update(transaction, set, chunk, " WHERE vendor.id = d.column1").await?;
        }
        Ok(())
    }
}

fn adding() -> OnConflict {
    use vendor_authority::Column as C;
    let sum = Expr::col((vendor_authority::Entity, C::Contracts)).add(Expr::col(("excluded", C::Contracts)));
    OnConflict::columns([C::VendorId, C::AuthorityId]).value(C::Contracts, sum).to_owned()
}

async fn update(
    transaction: &DatabaseTransaction,
    set: &str,
    rows: &[(Uuid, [i64; 3])],
    which: &str,
) -> Result<()> {
    let mut sql = Sql::new(set);
    sql.push("(VALUES ");
    for (at, (id, counts)) in rows.iter().enumerate() {
        sql.push(if at > 0 { ", (" } else { "(" }).bind(*id).push(", ").list(*counts).push(")");
    }
    sql.push(") AS d").push(which);
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}
