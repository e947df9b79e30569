//! What a list of opportunities is filtered and sorted by.

use muster_domain::opportunity::{OpportunityFilter, OpportunitySort};
use muster_domain::page::Sort;
use muster_domain::search::HitKind;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::cursor::KeyType;
use crate::entity::{opportunity, opportunity_authority};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Result, authority, search, vendor};

/// Opportunities that the filter lets through.
pub(super) async fn select(
    reader: &Reader,
    filter: &OpportunityFilter,
) -> Result<Select<opportunity::Entity>> {
    use opportunity::Column as C;
    let OpportunityFilter {
        text,
        kind,
        authorities,
        vendors,
        service_areas,
        members,
        commit_after,
        commit_before,
        go_live_after,
        go_live_before,
        min_authorities,
        min_annual_value,
        demonstration,
    } = filter;
    let mut all = reader
        .shown(Faces::Opportunity)
        .add_option(kind.map(|k| C::Kind.eq(k.as_str())))
        .add_option(members.map(|m| if m { C::Members.gte(2) } else { C::Members.lt(2) }))
        .add_option(commit_after.map(|d| C::LatestCommit.gte(d)))
        .add_option(commit_before.map(|d| C::LatestCommit.lte(d)))
        .add_option(go_live_after.map(|d| C::GoLive.gte(d)))
        .add_option(go_live_before.map(|d| C::GoLive.lte(d)))
        .add_option(min_authorities.map(|n| C::Authorities.gte(i64::from(n))))
        .add_option(min_annual_value.map(|pence| C::AnnualPence.gte(pence)))
        .add_option(demonstration.map(|d| C::Demonstration.eq(d)));
    for named in authorities {
        use opportunity_authority::Column as A;
        let ids = authority::named(reader.database(), std::slice::from_ref(named)).await?;
        let taking_part = Query::select()
            .column(A::OpportunityId)
            .from(opportunity_authority::Entity)
            .and_where(Expr::col(A::AuthorityId).is_in(ids))
            .take();
        all = all.add(C::Id.in_subquery(taking_part));
    }
    if !vendors.is_empty() {
        all = all.add(C::VendorId.is_in(vendor::with_families(reader, vendors).await?));
    }
    if !service_areas.is_empty() {
        all = all.add(C::ServiceArea.is_in(service_areas.iter().map(|a| a.as_str())));
    }
    if let Some(text) = text {
        all = all.add(search::records(reader, HitKind::Opportunity, C::Id, text).await?);
    }
    Ok(opportunity::Entity::find().filter(all))
}

/// The order of a list of opportunities.
pub(super) fn keyset(sort: &[Sort<OpportunitySort>]) -> Keyset<opportunity::Entity> {
    use opportunity::Column as C;
    let mut keys = Vec::new();
    for Sort { key, direction } in sort {
        match key {
            OpportunitySort::Authorities => {
                keys.push(Key::always(C::Authorities, KeyType::Integer, *direction));
                keys.push(Key::always(C::AnnualPence, KeyType::Integer, *direction));
            }
            OpportunitySort::AnnualValue => {
                keys.push(Key::always(C::AnnualPence, KeyType::Integer, *direction));
            }
            OpportunitySort::LatestCommit => {
                keys.push(Key::always(C::LatestCommit, KeyType::Date, *direction));
            }
            OpportunitySort::GoLive => keys.push(Key::always(C::GoLive, KeyType::Date, *direction)),
        }
    }
    Keyset::new("opportunities", C::Id, keys)
}
