//! What a list of procurements is filtered and sorted by.

use muster_domain::page::Sort;
use muster_domain::procurement::{ProcurementFilter, ProcurementSort};
use muster_domain::search::HitKind;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::row::whole;
use crate::cursor::KeyType;
use crate::entity::{procurement, procurement_cpv};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::sql::flag;
use crate::{Result, authority, cpv, search};

/// Procurements that the filter lets through.
pub(crate) async fn select(
    reader: &Reader,
    filter: &ProcurementFilter,
) -> Result<Select<procurement::Entity>> {
    use procurement::Column as C;
    let ProcurementFilter {
        text,
        authorities,
        members,
        service_areas,
        technology,
        stages,
        starts_after,
        starts_before,
        min_value,
        max_value,
        cpv,
        demonstration,
        process,
    } = filter;
    let database = reader.database();
    let mut all = reader
        .shown(Faces::Procurement)
        .add_option(technology.map(|t| C::Technology.into_expr().eq(flag(t))))
        .add_option(starts_after.map(|d| C::ExpectedStart.gte(d)))
        .add_option(starts_before.map(|d| C::ExpectedStart.lte(d)))
        .add_option(min_value.map(|pence| C::BestPence.gte(pence)))
        .add_option(max_value.map(|pence| C::BestPence.lte(pence)))
        .add_option(demonstration.map(|d| C::Demonstration.eq(d)))
        .add_option(process.as_ref().map(|p| of_process(p)))
        .add_option(members.map(|m| authority::of_members(C::AuthorityId, m)));
    if !stages.is_empty() {
        all = all.add(C::Stage.is_in(stages.iter().map(|s| s.as_str())));
    }
    if !service_areas.is_empty() {
        all = all.add(C::ServiceArea.is_in(service_areas.iter().map(|a| a.as_str())));
    }
    if !authorities.is_empty() {
        let ids = authority::named(database, authorities).await?;
        all = all.add(authority::one_of(C::AuthorityId, &ids));
    }
    if let Some(prefix) = cpv {
        let (from, to) = cpv::range(prefix);
        let coded = Query::select()
            .column(procurement_cpv::Column::ProcurementId)
            .from(procurement_cpv::Entity)
            .and_where(Expr::col(procurement_cpv::Column::Code).gte(from))
            .and_where(Expr::col(procurement_cpv::Column::Code).lt(to))
            .take();
        all = all.add(C::Id.in_subquery(coded));
    }
    if let Some(text) = text {
        all = all.add(search::records(reader, HitKind::Procurement, C::Id, text).await?);
    }
    Ok(whole(reader, procurement::Entity::find()).filter(all))
}

/// Of this process. Public faces and the others have an index each.
fn of_process(process: &str) -> Condition {
    let of = |face: &'static str| {
        Condition::all().add(procurement::Column::Process.eq(process)).add(Expr::cust(face))
    };
    Condition::any().add(of("procurement.face = 0")).add(of("procurement.face <> 0"))
}

/// The order of a list of procurements.
pub(crate) fn keyset(sort: &[Sort<ProcurementSort>]) -> Keyset<procurement::Entity> {
    use procurement::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        ProcurementSort::ExpectedStart => Key::maybe(C::ExpectedStart, KeyType::Date, *direction),
        ProcurementSort::TenderDeadline => Key::maybe(C::TenderDeadline, KeyType::Date, *direction),
        ProcurementSort::Value => Key::maybe(C::BestPence, KeyType::Integer, *direction),
        ProcurementSort::Title => Key::always(C::TitleFolded, KeyType::Text, *direction),
        ProcurementSort::Authority => Key::always(C::AuthorityName, KeyType::Text, *direction),
        ProcurementSort::Vouched => Key::maybe(C::VouchedAt, KeyType::Instant, *direction),
    });
    Keyset::new("procurements", C::Id, keys.collect())
}
