//! A contract as a row and as a domain value.

use std::collections::HashMap;

use chrono::SubsecRound;
use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::authority::AuthorityRef;
use muster_domain::contract::{Contract, ContractStatus, Value};
use muster_domain::cpv::Cpv;
use muster_domain::id::{AuthorityId, ContractId, ProcurementId, VendorId};
use muster_domain::term::Term;
use muster_domain::text::fold;
use muster_domain::vendor::VendorRef;
use sea_orm::sea_query::Expr;
use sea_orm::{DbBackend, FromQueryResult, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::contract;
use crate::face::Faces;
use crate::keyset::Read;
use crate::reader::Reader;
use crate::register::ContractFolded;
use crate::text::{cleaned, cleaned_option};
use crate::{Error, Result, authority, facts, record, stored};

/// The row of a contract's public face as its process says it now, held by an authority of the name given.
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
        record_id: id,
        face: 0,
        reader_id: None,
        covered: false,
        said: None,
    }
}

/// A contract's row with its vendors and codes beside it, each as JSON: three statements in one,
/// and no list of a thousand ids.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Whole {
    #[sea_orm(nested)]
    row: contract::Model,
    held_by: Option<String>,
    codes: Option<String>,
    kept_version: Option<i64>,
}

impl Read<contract::Entity> for Whole {
    fn row(&self) -> &contract::Model {
        &self.row
    }
}

/// Reads what [`assemble`] needs along with each row. On PostgreSQL as arrays: an aggregate in order sorts the
/// two or three of every row, which takes as long as finding them.
pub(crate) fn whole(reader: &Reader, select: Select<contract::Entity>) -> Select<contract::Entity> {
    let (held_by, codes) = match reader.database().backend() {
        DbBackend::Sqlite => (
            "(SELECT json_group_array(json_array(hex(w.vendor_id), v.name, v.company_number) ORDER BY w.position) \
             FROM contract_vendor w JOIN vendor v ON v.id = w.vendor_id WHERE w.contract_id = contract.id)",
            "(SELECT json_group_array(p.code ORDER BY p.position) \
             FROM contract_cpv p WHERE p.contract_id = contract.id)",
        ),
        _ => (
            "CAST(array_to_json(ARRAY(SELECT json_build_array(w.vendor_id, v.name, v.company_number) \
             FROM contract_vendor w JOIN vendor v ON v.id = w.vendor_id WHERE w.contract_id = contract.id \
             ORDER BY w.position)) AS text)",
            "CAST(array_to_json(ARRAY(SELECT p.code FROM contract_cpv p WHERE p.contract_id = contract.id \
             ORDER BY p.position)) AS text)",
        ),
    };
    let version = reader.kept_version(Faces::Contract);
    let select = select.expr_as(Expr::cust(held_by), "held_by").expr_as(Expr::cust(codes), "codes");
    select.expr_as(version, "kept_version")
}

/// The contracts of rows, with their authorities, those of the viewer's own with the version that it
/// changes.
pub(crate) fn assemble(reader: &Reader, rows: Vec<Whole>) -> BoxFuture<'_, Result<Vec<Contract>>> {
    async move {
        let held_by = rows.iter().map(|r| r.row.authority_id).collect();
        let authorities = authority::references(reader.database(), held_by).await?;
        rows.into_iter().map(|row| row.contract(&authorities)).collect()
    }
    .boxed()
}

impl Whole {
    fn contract(self, authorities: &HashMap<Uuid, AuthorityRef>) -> Result<Contract> {
        let Self { mut row, held_by, codes, kept_version } = self;
        row.version = kept_version.unwrap_or(row.version);
        let unread = |column, text: &str| Error::inconsistent("contract", column, row.id, text);
        let held_by = held_by.as_deref().unwrap_or("[]");
        let vendors: Vec<(Uuid, String, Option<String>)> =
            serde_json::from_str(held_by).map_err(|_| unread("vendors", held_by))?;
        let vendor = |(id, name, company_number)| VendorRef { id: VendorId(id), name, company_number };
        let vendors = vendors.into_iter().map(vendor);
        let codes = codes.as_deref().unwrap_or("[]");
        let numbers: Vec<i32> = serde_json::from_str(codes).map_err(|_| unread("cpv", codes))?;
        let codes =
            numbers.into_iter().map(|n| stored::cpv("contract_cpv", row.id, n)).collect::<Result<_>>()?;
        contract(row, authorities, vendors.collect(), codes)
    }
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
        id: ContractId(row.record_id),
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
        said: record::said(table, row.id, row.said.as_deref())?,
        private: row.face != 0,
        version: row.version,
        process: row.process,
        award: row.award,
        title: row.title,
        description: row.description,
    })
}
