//! What a list of pilots is filtered and sorted by.

use chrono::NaiveDate;
use muster_domain::page::Sort;
use muster_domain::pilot::{Decision, PilotFilter, PilotSort, Stage};
use muster_domain::search::HitKind;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::admitted::admitted;
use crate::cursor::KeyType;
use crate::entity::{pilot, pilot_service_area};
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Result, authority, product, search, vendor};

/// Pilots that the viewer may see.
pub(super) fn shown(viewer: &Viewer) -> Condition {
    Condition::all().add(admitted(viewer, pilot::Column::Audience, pilot::Column::AuthorityId))
}

/// Of those, the ones that the filter lets through.
pub(super) async fn select(reader: &Reader, filter: &PilotFilter) -> Result<Select<pilot::Entity>> {
    use pilot::Column as C;
    let PilotFilter {
        text,
        authorities,
        vendors,
        products,
        service_areas,
        stages,
        decisions,
        demonstration,
        today,
    } = filter;
    let mut all = shown(reader.viewer()).add_option(demonstration.map(|d| C::Demonstration.eq(d)));
    if !authorities.is_empty() {
        let ids = authority::named(reader.database(), authorities).await?;
        all = all.add(authority::one_of(C::AuthorityId, &ids));
    }
    if !vendors.is_empty() {
        all = all.add(C::VendorId.is_in(vendor::with_families(reader, vendors).await?));
    }
    if !products.is_empty() {
        all = all.add(C::ProductId.is_in(product::said_of(reader, products).await?));
    }
    if !service_areas.is_empty() {
        use pilot_service_area::Column as A;
        let codes = service_areas.iter().map(|area| area.as_str());
        let those = Query::select()
            .column(A::PilotId)
            .from(pilot_service_area::Entity)
            .and_where(Expr::col(A::ServiceArea).is_in(codes))
            .take();
        all = all.add(C::Id.in_subquery(those));
    }
    if !stages.is_empty() {
        all = all.add(stages.iter().fold(Condition::any(), |any, stage| any.add(in_stage(*stage, *today))));
    }
    if !decisions.is_empty() {
        all = all.add(C::Decision.is_in(decisions.iter().map(|decision| decision.as_str())));
    }
    if let Some(text) = text {
        all = all.add(search::records(reader, HitKind::Pilot, C::Id, text).await?);
    }
    Ok(pilot::Entity::find().filter(all))
}

/// [`muster_domain::pilot::Account::stage`], as SQL.
fn in_stage(stage: Stage, today: NaiveDate) -> Condition {
    use pilot::Column as C;
    let over = || Condition::all().add(C::EndOn.lt(today));
    let goes_on = || Condition::any().add(C::EndOn.is_null()).add(C::EndOn.gte(today));
    let ended = [Decision::Scaled, Decision::Stopped].map(Decision::as_str);
    let extended = || C::Decision.eq(Decision::Extended.as_str());
    let open = || Condition::any().add(C::Decision.is_null()).add(extended());
    match stage {
        Stage::Decided => {
            Condition::any().add(C::Decision.is_in(ended)).add(Condition::all().add(extended()).add(over()))
        }
        Stage::Undecided => over().add(C::Decision.is_null()),
        Stage::Planned => {
            let before = Condition::any().add(C::StartOn.is_null()).add(C::StartOn.gt(today));
            Condition::all().add(open()).add(goes_on()).add(before)
        }
        Stage::Running => Condition::all().add(open()).add(goes_on()).add(C::StartOn.lte(today)),
    }
}

/// The order of a list of pilots.
pub(super) fn keyset(sort: &[Sort<PilotSort>]) -> Keyset<pilot::Entity> {
    use pilot::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        PilotSort::Recorded => Key::always(C::RecordedAt, KeyType::Instant, *direction),
        PilotSort::Vouched => Key::always(C::VouchedAt, KeyType::Instant, *direction),
        PilotSort::Start => Key::maybe(C::StartOn, KeyType::Date, *direction),
        PilotSort::End => Key::maybe(C::EndOn, KeyType::Date, *direction),
        PilotSort::Cost => Key::maybe(C::CostPence, KeyType::Integer, *direction),
        PilotSort::Question => Key::always(C::QuestionFolded, KeyType::Text, *direction),
    });
    Keyset::new("pilots", C::Id, keys.collect())
}
