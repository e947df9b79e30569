//! A contract as a row and as a domain value.

use std::collections::HashMap;

use chrono::SubsecRound;
use futures_util::future::{BoxFuture, FutureExt, try_join3};
use muster_domain::authority::AuthorityRef;
use muster_domain::contract::{Contract, ContractStatus, Value};
use muster_domain::cpv::Cpv;
use muster_domain::id::{AuthorityId, ContractId, ProcurementId};
use muster_domain::term::Term;
use muster_domain::text::fold;
use muster_domain::vendor::VendorRef;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{contract, contract_cpv};
use crate::register::ContractFolded;
use crate::text::{cleaned, cleaned_option};
use crate::{Database, Error, Result, authority, facts, stored, vendor};

/// The row of a contract as its process says it now, held by an authority of the name given.
pub(crate) fn row(folded: &ContractFolded, id: Uuid, authority_name: &str, version: i64) -> contract::Model {
    let ContractFolded { value, term, .. } = folded;
    let best = value.best();
    let title = cleaned(&folded.title);
    contract::Model {
        id,
        process: cleaned(&folded.process),
        award: cleaned(&folded.award),
        authority_id: folded.authority.0,
        procurement_id: folded.procurement.map(|p| p.0),
        title_folded: fold(&title),
        title,
        description: cleaned_option(folded.description.as_deref()),
        status: folded.status.as_str().to_owned(),
        start_on: term.start,
        end_on: term.end,
        max_end_on: term.max_end,
        extensions: cleaned_option(term.extensions.as_deref()),
        net_pence: value.net.map(|m| m.pence),
        net_currency: value.net.map(|m| m.currency.to_string()),
        gross_pence: value.gross.map(|m| m.pence),
        gross_currency: value.gross.map(|m| m.currency.to_string()),
        signed_on: folded.signed_on,
        technology: folded.technology,
        service_area: folded.service_area.map(|a| a.as_str().to_owned()),
        first_published_at: folded.first_published_at.map(|t| t.trunc_subsecs(6)),
        vouched_at: folded.vouched_at.map(|t| t.trunc_subsecs(6)),
        demonstration: folded.demonstration,
        version,
        best_pence: best.map(stored::bounded),
        best_currency: best.map(|m| m.currency.to_string()),
        annual_pence: value.annual(term).map(stored::bounded),
        last_day: term.last_day(),
        authority_name: authority_name.to_owned(),
        facts: facts::encode(&folded.facts),
    }
}

/// The contracts of rows, with their authorities, vendors and codes.
pub(crate) fn assemble(
    database: &Database,
    rows: Vec<contract::Model>,
) -> BoxFuture<'_, Result<Vec<Contract>>> {
    async move {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
        let held_by = rows.iter().map(|r| r.authority_id).collect();
        let (authorities, mut vendors, mut codes) = try_join3(
            authority::references(database.readers(), held_by),
            vendor::of_contracts(database.readers(), &ids),
            codes(database, &ids),
        )
        .await?;
        rows.into_iter()
            .map(|row| {
                let vendors = vendors.remove(&row.id).unwrap_or_default();
                let codes = codes.remove(&row.id).unwrap_or_default();
                contract(row, &authorities, vendors, codes)
            })
            .collect()
    }
    .boxed()
}

async fn codes(database: &Database, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Cpv>>> {
    let rows = contract_cpv::Entity::find()
        .filter(contract_cpv::Column::ContractId.is_in(ids.iter().copied()))
        .order_by_asc(contract_cpv::Column::ContractId)
        .order_by_asc(contract_cpv::Column::Position)
        .all(database.readers())
        .await?;
    let mut codes: HashMap<Uuid, Vec<Cpv>> = HashMap::new();
    for row in rows {
        let code = stored::cpv("contract_cpv", row.contract_id, row.code)?;
        codes.entry(row.contract_id).or_default().push(code);
    }
    Ok(codes)
}

fn contract(
    row: contract::Model,
    authorities: &HashMap<Uuid, AuthorityRef>,
    vendors: Vec<VendorRef>,
    cpv: Vec<Cpv>,
) -> Result<Contract> {
    let table = "contract";
    let inconsistent = |column, value: &str| Error::inconsistent(table, column, row.id, value);
    let authority = authorities
        .get(&row.authority_id)
        .cloned()
        .ok_or_else(|| inconsistent("authority_id", &AuthorityId(row.authority_id).to_string()))?;
    Ok(Contract {
        id: ContractId(row.id),
        authority,
        vendors,
        procurement: row.procurement_id.map(ProcurementId),
        status: ContractStatus::parse(&row.status).ok_or_else(|| inconsistent("status", &row.status))?,
        term: Term {
            start: row.start_on,
            end: row.end_on,
            max_end: row.max_end_on,
            extensions: row.extensions.clone(),
        },
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
        service_area: stored::service_area(table, row.id, row.service_area.as_deref())?,
        facts: facts::decode(table, row.id, &row.facts)?,
        signed_on: row.signed_on,
        technology: row.technology,
        first_published_at: row.first_published_at,
        vouched_at: row.vouched_at,
        demonstration: row.demonstration,
        version: row.version,
        process: row.process,
        award: row.award,
        title: row.title,
        description: row.description,
    })
}
