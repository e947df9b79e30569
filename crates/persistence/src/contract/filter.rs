//! What a list of contracts is filtered and sorted by.

use muster_domain::contract::{ContractFilter, ContractSort};
use muster_domain::page::Sort;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::row::whole;
use crate::cursor::KeyType;
use crate::entity::{contract, contract_cpv, contract_vendor};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::sql::flag;
use crate::{Result, authority, cpv, search, vendor};

/// Contracts that the filter lets through.
pub(crate) async fn select(reader: &Reader, filter: &ContractFilter) -> Result<Select<contract::Entity>> {
    use contract::Column as C;
    let ContractFilter {
        text,
        authorities,
        members,
        vendors,
        service_areas,
        technology,
        statuses,
        live_on,
        starts_after,
        starts_before,
        ends_after,
        ends_before,
        max_ends_after,
        max_ends_before,
        end_known,
        min_value,
        max_value,
        cpv,
        demonstration,
        process,
    } = filter;
    let database = reader.database();
    let mut all = reader
        .shown(Faces::Contract)
        .add_option(technology.map(|t| C::Technology.into_expr().eq(flag(t))))
        .add_option(starts_after.map(|d| C::StartOn.gte(d)))
        .add_option(starts_before.map(|d| C::StartOn.lte(d)))
        .add_option(ends_after.map(|d| C::EndOn.gte(d)))
        .add_option(ends_before.map(|d| C::EndOn.lte(d)))
        .add_option(max_ends_after.map(|d| C::MaxEndOn.gte(d)))
        .add_option(max_ends_before.map(|d| C::MaxEndOn.lte(d)))
        .add_option(end_known.map(|known| if known { C::EndOn.is_not_null() } else { C::EndOn.is_null() }))
        .add_option(min_value.map(|pence| C::BestPence.gte(pence)))
        .add_option(max_value.map(|pence| C::BestPence.lte(pence)))
        .add_option(demonstration.map(|d| C::Demonstration.eq(d)))
        .add_option(process.as_ref().map(|p| of_process(p)))
        .add_option(members.map(|m| authority::of_members(C::AuthorityId, m)));
    if let Some(day) = live_on {
        all = all.add(C::Status.is_not_in(["terminated", "cancelled"])).add(C::LastDay.gte(*day));
    }
    if !statuses.is_empty() {
        all = all.add(C::Status.is_in(statuses.iter().map(|s| s.as_str())));
    }
    if !service_areas.is_empty() {
        all = all.add(C::ServiceArea.is_in(service_areas.iter().map(|a| a.as_str())));
    }
    if !authorities.is_empty() {
        let ids = authority::named(database, authorities).await?;
        all = all.add(authority::one_of(C::AuthorityId, &ids));
    }
    if !vendors.is_empty() {
        let vendors = vendor::with_families(reader, vendors).await?;
        let with = Query::select()
            .column(contract_vendor::Column::ContractId)
            .from(contract_vendor::Entity)
            .and_where(Expr::col(contract_vendor::Column::VendorId).is_in(vendors))
            .take();
        all = all.add(C::Id.in_subquery(with));
    }
    if let Some(prefix) = cpv {
        let (from, to) = cpv::range(prefix);
        let coded = Query::select()
            .column(contract_cpv::Column::ContractId)
            .from(contract_cpv::Entity)
            .and_where(Expr::col(contract_cpv::Column::Code).gte(from))
            .and_where(Expr::col(contract_cpv::Column::Code).lt(to))
            .take();
        all = all.add(C::Id.in_subquery(coded));
    }
    if let Some(text) = text {
        let kind = muster_domain::search::HitKind::Contract;
        all = all.add(search::records(reader, kind, C::Id, text).await?);
    }
    Ok(whole(reader, contract::Entity::find()).filter(all))
}

/// Of this process. Public faces and the others have an index each.
fn of_process(process: &str) -> Condition {
    let of = |face: &'static str| {
        Condition::all().add(contract::Column::Process.eq(process)).add(Expr::cust(face))
    };
    Condition::any().add(of("contract.face = 0")).add(of("contract.face <> 0"))
}

/// The order of a list of contracts.
pub(crate) fn keyset(sort: &[Sort<ContractSort>]) -> Keyset<contract::Entity> {
    use contract::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        ContractSort::End => Key::maybe(C::EndOn, KeyType::Date, *direction),
        ContractSort::MaxEnd => Key::maybe(C::MaxEndOn, KeyType::Date, *direction),
        ContractSort::Start => Key::maybe(C::StartOn, KeyType::Date, *direction),
        ContractSort::Value => Key::maybe(C::BestPence, KeyType::Integer, *direction),
        ContractSort::AnnualValue => Key::maybe(C::AnnualPence, KeyType::Integer, *direction),
        ContractSort::Title => Key::always(C::TitleFolded, KeyType::Text, *direction),
        ContractSort::Authority => Key::always(C::AuthorityName, KeyType::Text, *direction),
        ContractSort::Vouched => Key::maybe(C::VouchedAt, KeyType::Instant, *direction),
    });
    Keyset::new("contracts", C::Id, keys.collect())
}
