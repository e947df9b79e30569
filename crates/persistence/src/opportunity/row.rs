//! An opportunity as a row and as a domain value.

use std::collections::HashMap;

use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::authority::AuthorityRef;
use muster_domain::id::OpportunityId;
use muster_domain::money::Money;
use muster_domain::opportunity::{Opportunity, OpportunityKind};
use muster_domain::record::Reach;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{opportunity, opportunity_authority};
use crate::face;
use crate::reader::Reader;
use crate::text::cleaned;
use crate::{Error, Result, authority, stored, vendor};

/// The row of one face of an opportunity, with the version given.
pub(super) fn row(found: &Opportunity, reach: Reach, covered: bool, version: i64) -> opportunity::Model {
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    opportunity::Model {
        id: face::row_id(found.id.0, reach),
        kind: found.kind.as_str().to_owned(),
        vendor_id: found.vendor.as_ref().map(|v| v.id.0),
        service_area: found.service_area.map(|a| a.as_str().to_owned()),
        title: cleaned(&found.title),
        authorities: i64::try_from(found.authorities.len()).unwrap_or(i64::MAX),
        members: count(found.members),
        contracts: count(found.contracts),
        procurements: count(found.procurements),
        shared_from: found.shared_from,
        shared_to: found.shared_to,
        go_live: found.go_live,
        latest_commit: found.latest_commit,
        annual_pence: found.annual_value.pence,
        combined_pence: found.combined_value.pence,
        unvalued: count(found.unvalued),
        why: cleaned(&found.why),
        alignments: count(found.alignments),
        end_unknown: count(found.end_unknown),
        start_unknown: count(found.start_unknown),
        demonstration: found.demonstration,
        version,
        record_id: found.id.0,
        face: face::columns(reach).0,
        covered,
    }
}

/// Who takes part: those of the best alignment first, then the others.
pub(super) fn authorities(found: &Opportunity, reach: Reach) -> Vec<opportunity_authority::Model> {
    let best = found.authorities.iter().map(|a| (a, true));
    let all = best.chain(found.other_authorities.iter().map(|a| (a, false)));
    let row = |(position, (authority, best)): (i32, (&AuthorityRef, bool))| opportunity_authority::Model {
        opportunity_id: face::row_id(found.id.0, reach),
        position,
        authority_id: authority.id.0,
        best,
        private: reach != Reach::Public,
    };
    (0_i32..).zip(all).map(row).collect()
}

/// The opportunities of rows, with those who take part.
pub(super) fn assemble(
    reader: &Reader,
    rows: Vec<opportunity::Model>,
) -> BoxFuture<'_, Result<Vec<Opportunity>>> {
    async move {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
        let vendors: Vec<Uuid> = rows.iter().filter_map(|r| r.vendor_id).collect();
        let vendors = vendor::references(reader, vendors).await?;
        let taking_part = opportunity_authority::Entity::find()
            .filter(opportunity_authority::Column::OpportunityId.is_in(ids))
            .order_by_asc(opportunity_authority::Column::OpportunityId)
            .order_by_asc(opportunity_authority::Column::Position)
            .all(reader)
            .await?;
        let names = taking_part.iter().map(|row| row.authority_id).collect();
        let names = authority::references(reader.database(), names).await?;
        let mut by_opportunity: HashMap<Uuid, (Vec<AuthorityRef>, Vec<AuthorityRef>)> = HashMap::new();
        for row in taking_part {
            let Some(authority) = names.get(&row.authority_id).cloned() else { continue };
            let (best, others) = by_opportunity.entry(row.opportunity_id).or_default();
            if row.best { best.push(authority) } else { others.push(authority) }
        }
        rows.into_iter()
            .map(|row| {
                let (authorities, other_authorities) = by_opportunity.remove(&row.id).unwrap_or_default();
                let count = |column, n| stored::count("opportunity", column, row.id, n);
                Ok(Opportunity {
                    id: OpportunityId(row.record_id),
                    kind: OpportunityKind::parse(&row.kind)
                        .ok_or_else(|| Error::inconsistent("opportunity", "kind", row.id, &row.kind))?,
                    vendor: row.vendor_id.and_then(|id| vendors.get(&id).cloned()),
                    service_area: stored::service_area("opportunity", row.id, row.service_area.as_deref())?,
                    members: count("members", row.members)?,
                    contracts: count("contracts", row.contracts)?,
                    procurements: count("procurements", row.procurements)?,
                    unvalued: count("unvalued", row.unvalued)?,
                    alignments: count("alignments", row.alignments)?,
                    end_unknown: count("end_unknown", row.end_unknown)?,
                    start_unknown: count("start_unknown", row.start_unknown)?,
                    annual_value: Money::gbp(row.annual_pence),
                    combined_value: Money::gbp(row.combined_pence),
                    authorities,
                    other_authorities,
                    title: row.title,
                    shared_from: row.shared_from,
                    shared_to: row.shared_to,
                    go_live: row.go_live,
                    latest_commit: row.latest_commit,
                    why: row.why,
                    demonstration: row.demonstration,
                    version: row.version,
                })
            })
            .collect()
    }
    .boxed()
}
