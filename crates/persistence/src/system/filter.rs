//! What a list of systems is filtered and sorted by.

use muster_domain::page::{Direction, Sort};
use muster_domain::system::{SystemFilter, SystemSort, SystemState};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, JoinType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryTrait, Select};

use crate::authority::pattern;
use crate::cursor::KeyType;
use crate::entity::{contract, system_shown};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Result, authority, product, vendor};

/// By authority, then by service area.
pub(super) const BY_PLACE: [Sort<SystemSort>; 2] = [
    Sort { key: SystemSort::Authority, direction: Direction::Ascending },
    Sort { key: SystemSort::ServiceArea, direction: Direction::Ascending },
];

/// Systems as the viewer sees them, each with what they see of the contract that pays for it.
pub(super) fn shown(reader: &Reader) -> Select<system_shown::Entity> {
    use system_shown::Column as C;
    let backend = reader.get_database_backend();
    let paying = Alias::new("paying");
    let of = |column: contract::Column| Expr::col((paying.clone(), column));
    let mut systems = Query::select();
    for column in C::iter() {
        match column {
            C::ContractSeen => systems.expr_as(of(contract::Column::RecordId), column),
            C::ContractTitle => systems.expr_as(of(contract::Column::Title), column),
            C::EndsOn => systems.expr_as(of(contract::Column::EndOn), column),
            C::EndsAtMost => systems.expr_as(of(contract::Column::MaxEndOn), column),
            _ => systems.column((system_shown::Entity, column)),
        };
    }
    let visible = Faces::Contract.visible(backend, reader.viewer(), "paying");
    let paid = Condition::all()
        .add(Expr::cust(
            "(paying.id = system.contract_id AND paying.face = 0 \
             OR paying.record_id = system.contract_id AND paying.face <> 0)",
        ))
        .add(Expr::cust(format!("({visible})")));
    systems
        .from(system_shown::Entity)
        .join_as(JoinType::LeftJoin, contract::Entity, paying.clone(), paid)
        .cond_where(reader.shown(Faces::System));
    let mut select = system_shown::Entity::find();
    QueryTrait::query(&mut select).from_clear().from_subquery(systems, system_shown::Entity);
    select
}

/// Systems that the filter lets through.
pub(super) async fn select(reader: &Reader, filter: &SystemFilter) -> Result<Select<system_shown::Entity>> {
    use system_shown::Column as C;
    let SystemFilter {
        text,
        authorities,
        products,
        vendors,
        service_areas,
        states,
        ends_after,
        ends_before,
        named,
        demonstration,
    } = filter;
    let mut all = Condition::all()
        .add_option(ends_after.map(|day| C::EndsOn.gte(day)))
        .add_option(ends_before.map(|day| C::EndsOn.lte(day)))
        .add_option(named.map(|n| if n { C::ProductId.is_not_null() } else { C::ProductId.is_null() }))
        .add_option(demonstration.map(|invented| C::Demonstration.eq(invented)));
    all = match states.as_slice() {
        [] => all.add(C::State.ne(SystemState::Rejected.as_str())),
        states => all.add(C::State.is_in(states.iter().map(|state| state.as_str()))),
    };
    if !service_areas.is_empty() {
        all = all.add(C::ServiceArea.is_in(service_areas.iter().map(|area| area.as_str())));
    }
    if !authorities.is_empty() {
        let ids = authority::named(reader.database(), authorities).await?;
        all = all.add(authority::one_of(C::AuthorityId, &ids));
    }
    if !products.is_empty() {
        all = all.add(C::ProductId.is_in(product::with_families(reader, products).await?));
    }
    if !vendors.is_empty() {
        all = all.add(C::VendorId.is_in(vendor::with_families(reader, vendors).await?));
    }
    if let Some(text) = text {
        let like = |column: C| Expr::col((system_shown::Entity, column)).like(pattern(text));
        all = all.add(Condition::any().add(like(C::ProductName)).add(like(C::VendorName)));
    }
    Ok(shown(reader).filter(all))
}

/// The order of a list of systems.
pub(super) fn keyset(sort: &[Sort<SystemSort>]) -> Keyset<system_shown::Entity> {
    use system_shown::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        SystemSort::Authority => Key::always(C::AuthorityName, KeyType::Text, *direction),
        SystemSort::ServiceArea => Key::always(C::ServiceArea, KeyType::Text, *direction),
        SystemSort::Product => Key::maybe(C::ProductName, KeyType::Text, *direction),
        SystemSort::Vendor => Key::maybe(C::VendorName, KeyType::Text, *direction),
        SystemSort::End => Key::maybe(C::EndsOn, KeyType::Date, *direction),
        SystemSort::Satisfaction => Key::maybe(C::Satisfaction, KeyType::Integer, *direction),
    });
    Keyset::new("systems", C::Id, keys.collect())
}
