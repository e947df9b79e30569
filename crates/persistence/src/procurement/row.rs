//! A procurement as a row and as a domain value.

use std::collections::HashMap;

use chrono::SubsecRound;
use futures_util::future::{BoxFuture, FutureExt, try_join};
use muster_domain::authority::AuthorityRef;
use muster_domain::contract::Value;
use muster_domain::cpv::Cpv;
use muster_domain::id::{AuthorityId, ProcurementId};
use muster_domain::procurement::{Procurement, Stage};
use muster_domain::text::fold;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::{procurement, procurement_cpv};
use crate::face::Faces;
use crate::keyset::Read;
use crate::reader::Reader;
use crate::register::ProcurementFolded;
use crate::text::{cleaned, cleaned_option};
use crate::{Error, Result, authority, facts, record, stored};

/// The row of a procurement's public face as its process says it now, by an authority of the name given.
pub(crate) fn row(
    folded: &ProcurementFolded,
    id: Uuid,
    authority_name: &str,
    version: i64,
) -> procurement::Model {
    let value = &folded.value;
    let title = cleaned(&folded.title);
    procurement::Model {
        id,
        process: cleaned(&folded.process),
        authority_id: folded.authority.0,
        title_folded: fold(&title),
        title,
        description: cleaned_option(folded.description.as_deref()),
        stage: folded.stage.as_str().to_owned(),
        expected_start: folded.expected_start,
        expected_end: folded.expected_end,
        max_end: folded.max_end,
        engagement_ends: folded.engagement_ends,
        tender_deadline: folded.tender_deadline,
        notice_expected: folded.notice_expected,
        net_pence: value.net.map(|m| m.pence),
        net_currency: value.net.map(|m| m.currency.to_string()),
        gross_pence: value.gross.map(|m| m.pence),
        gross_currency: value.gross.map(|m| m.currency.to_string()),
        technology: folded.technology,
        service_area: folded.service_area.map(|a| a.as_str().to_owned()),
        first_published_at: folded.first_published_at.map(|t| t.trunc_subsecs(6)),
        vouched_at: folded.vouched_at.map(|t| t.trunc_subsecs(6)),
        demonstration: folded.demonstration,
        version,
        best_pence: value.best().map(stored::bounded),
        authority_name: authority_name.to_owned(),
        facts: facts::encode(&folded.facts),
        record_id: id,
        face: 0,
        reader_id: None,
        covered: false,
        said: None,
    }
}

/// A procurement's row with the version beside it by which the viewer's own authority changes it.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Whole {
    #[sea_orm(nested)]
    row: procurement::Model,
    kept_version: Option<i64>,
}

impl Read<procurement::Entity> for Whole {
    fn row(&self) -> &procurement::Model {
        &self.row
    }
}

/// Reads what [`assemble`] needs along with each row.
pub(crate) fn whole(reader: &Reader, select: Select<procurement::Entity>) -> Select<procurement::Entity> {
    select.expr_as(reader.kept_version(Faces::Procurement), "kept_version")
}

/// The procurements of rows, with their authorities and codes, those of the viewer's own with the
/// version that it changes.
pub(crate) fn assemble(reader: &Reader, rows: Vec<Whole>) -> BoxFuture<'_, Result<Vec<Procurement>>> {
    async move {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<Uuid> = rows.iter().map(|r| r.row.id).collect();
        let bought_by = rows.iter().map(|r| r.row.authority_id).collect();
        let (authorities, mut codes) =
            try_join(authority::references(reader.database(), bought_by), codes(reader, &ids)).await?;
        rows.into_iter()
            .map(|Whole { mut row, kept_version }| {
                row.version = kept_version.unwrap_or(row.version);
                let codes = codes.remove(&row.id).unwrap_or_default();
                procurement(row, &authorities, codes)
            })
            .collect()
    }
    .boxed()
}

async fn codes(reader: &Reader, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Cpv>>> {
    let rows = procurement_cpv::Entity::find()
        .filter(procurement_cpv::Column::ProcurementId.is_in(ids.iter().copied()))
        .order_by_asc(procurement_cpv::Column::ProcurementId)
        .order_by_asc(procurement_cpv::Column::Position)
        .all(reader)
        .await?;
    let mut codes: HashMap<Uuid, Vec<Cpv>> = HashMap::new();
    for row in rows {
        let code = stored::cpv("procurement_cpv", row.procurement_id, row.code)?;
        codes.entry(row.procurement_id).or_default().push(code);
    }
    Ok(codes)
}

fn procurement(
    row: procurement::Model,
    authorities: &HashMap<Uuid, AuthorityRef>,
    cpv: Vec<Cpv>,
) -> Result<Procurement> {
    let table = "procurement";
    let inconsistent = |column, value: &str| Error::inconsistent(table, column, row.id, value);
    let authority = authorities
        .get(&row.authority_id)
        .cloned()
        .ok_or_else(|| inconsistent("authority_id", &AuthorityId(row.authority_id).to_string()))?;
    Ok(Procurement {
        id: ProcurementId(row.record_id),
        authority,
        stage: Stage::parse(&row.stage).ok_or_else(|| inconsistent("stage", &row.stage))?,
        expected_start: row.expected_start,
        expected_end: row.expected_end,
        max_end: row.max_end,
        engagement_ends: row.engagement_ends,
        tender_deadline: row.tender_deadline,
        notice_expected: row.notice_expected,
        value: Value {
            net: stored::money((table, "net_currency"), row.id, row.net_pence, row.net_currency.as_deref())?,
            gross: stored::money(
                (table, "gross_currency"),
                row.id,
                row.gross_pence,
                row.gross_currency.as_deref(),
            )?,
        },
        cpv,
        technology: row.technology,
        service_area: stored::service_area(table, row.id, row.service_area.as_deref())?,
        facts: facts::decode(table, row.id, &row.facts)?,
        first_published_at: row.first_published_at,
        vouched_at: row.vouched_at,
        demonstration: row.demonstration,
        said: record::said(table, row.id, row.said.as_deref())?,
        private: row.face != 0,
        version: row.version,
        process: row.process,
        title: row.title,
        description: row.description,
    })
}
