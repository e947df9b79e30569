//! Candidates, read fast: two hundred thousand of them from scratch.

use std::collections::HashMap;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use muster_domain::contract::Value;
use muster_domain::id::{AuthorityId, ContractId, ProcurementId, VendorId};
use muster_domain::opportunity::{Candidate, Group, GroupKey, RecordId};
use muster_domain::procurement::Stage;
use muster_domain::term::Term;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, Query};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::entity::{contract, contract_vendor, procurement};
use crate::face::Faces;
use crate::reader::Reader;
use crate::{Result, stored};

/// Past so many groups it is cheaper to read everything once.
const MOST_GROUPS: usize = 300;

#[derive(FromQueryResult)]
struct Narrow {
    id: Uuid,
    record_id: Uuid,
    said: Option<String>,
    authority_id: Uuid,
    title: String,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    ends_at_most: Option<NaiveDate>,
    extensions: Option<String>,
    net_pence: Option<i64>,
    net_currency: Option<String>,
    gross_pence: Option<i64>,
    gross_currency: Option<String>,
    technology: bool,
    service_area: Option<String>,
    demonstration: bool,
}

impl Narrow {
    fn candidate(self, table: &'static str, record: RecordId, vendors: Vec<VendorId>) -> Result<Candidate> {
        let term = Term {
            start: self.starts,
            end: self.ends,
            max_end: self.ends_at_most,
            extensions: self.extensions,
        };
        let net = (table, "net_currency");
        let gross = (table, "gross_currency");
        let value = Value {
            net: stored::money(net, self.id, self.net_pence, self.net_currency.as_deref())?,
            gross: stored::money(gross, self.id, self.gross_pence, self.gross_currency.as_deref())?,
        };
        Ok(Candidate {
            record,
            authority: AuthorityId(self.authority_id),
            title: self.title,
            vendors,
            service_area: stored::service_area(table, self.id, self.service_area.as_deref())?,
            technology: self.technology,
            annual: value.annual(&term),
            whole: value.best(),
            demonstration: self.demonstration,
            term,
        })
    }
}

/// Whether its authority said that it will not be bought again, or has put it away.
fn will_not_be_bought_again(said: Option<&str>) -> bool {
    let Some(said) = said.and_then(|text| serde_json::from_str::<Json>(text).ok()) else { return false };
    said["renewal"] == "willNotRenew" || said["archived"] == true
}

/// The candidates of these groups and perhaps some more, or all of them.
pub(super) async fn read(reader: &Reader, groups: Option<&[Group]>) -> Result<Vec<Candidate>> {
    let groups = groups.filter(|groups| groups.len() <= MOST_GROUPS);
    if groups.is_some_and(<[Group]>::is_empty) {
        return Ok(Vec::new());
    }
    let mut candidates = contracts(reader, groups).await?;
    candidates.extend(procurements(reader, groups).await?);
    Ok(candidates)
}

fn areas(groups: &[Group]) -> impl Iterator<Item = &'static str> {
    groups.iter().filter_map(|g| match g.key {
        GroupKey::Need(area) => Some(area.as_str()),
        GroupKey::Vendor(_) => None,
    })
}

fn of_contracts(reader: &Reader, groups: Option<&[Group]>) -> Condition {
    use contract::Column as C;
    let usable = reader
        .shown(Faces::Contract)
        .add(C::Technology.eq(true))
        .add(C::Status.is_not_in(["terminated", "cancelled"]));
    let Some(groups) = groups else { return usable };
    let vendors = groups.iter().filter_map(|g| match g.key {
        GroupKey::Vendor(vendor) => Some(vendor.0),
        GroupKey::Need(_) => None,
    });
    let with = Query::select()
        .column(contract_vendor::Column::ContractId)
        .from(contract_vendor::Entity)
        .and_where(Expr::col(contract_vendor::Column::VendorId).is_in(vendors))
        .take();
    usable.add(Condition::any().add(C::Id.in_subquery(with)).add(C::ServiceArea.is_in(areas(groups))))
}

async fn contracts(reader: &Reader, groups: Option<&[Group]>) -> Result<Vec<Candidate>> {
    use contract::Column as C;
    use contract_vendor::Column as W;
    let of = contract_vendor::Entity::belongs_to(contract::Entity).from(W::ContractId).to(C::Id);
    let mut held = contract_vendor::Entity::find()
        .select_only()
        .columns([W::ContractId, W::VendorId])
        .join(JoinType::InnerJoin, of.into())
        .filter(of_contracts(reader, groups))
        .order_by_asc(W::ContractId)
        .order_by_asc(W::Position)
        .into_tuple::<(Uuid, Uuid)>()
        .stream(reader)
        .await?;
    let mut vendors: HashMap<Uuid, Vec<VendorId>> = HashMap::new();
    while let Some((contract, vendor)) = held.try_next().await? {
        vendors.entry(contract).or_default().push(VendorId(vendor));
    }
    drop(held);
    let mut rows = contract::Entity::find()
        .select_only()
        .columns([
            C::Id,
            C::RecordId,
            C::Said,
            C::AuthorityId,
            C::Title,
            C::Extensions,
            C::NetPence,
            C::NetCurrency,
        ])
        .columns([C::GrossPence, C::GrossCurrency, C::Technology, C::ServiceArea, C::Demonstration])
        .column_as(C::StartOn, "starts")
        .column_as(C::EndOn, "ends")
        .column_as(C::MaxEndOn, "ends_at_most")
        .filter(of_contracts(reader, groups))
        .into_model::<Narrow>()
        .stream(reader)
        .await?;
    let mut candidates = Vec::with_capacity(vendors.len());
    while let Some(row) = rows.try_next().await? {
        if will_not_be_bought_again(row.said.as_deref()) {
            continue;
        }
        let vendors = vendors.remove(&row.id).unwrap_or_default();
        let record = RecordId::Contract(ContractId(row.record_id));
        candidates.push(row.candidate("contract", record, vendors)?);
    }
    Ok(candidates)
}

async fn procurements(reader: &Reader, groups: Option<&[Group]>) -> Result<Vec<Candidate>> {
    use procurement::Column as C;
    let open = Stage::ALL.into_iter().filter(|s| s.open()).map(Stage::as_str);
    // Vendors are not known yet, so only a service area makes it anybody's candidate.
    let mut usable =
        reader.shown(Faces::Procurement).add(C::Stage.is_in(open)).add(C::ServiceArea.is_not_null());
    if let Some(groups) = groups {
        usable = usable.add(C::ServiceArea.is_in(areas(groups)));
    }
    let mut rows = procurement::Entity::find()
        .select_only()
        .columns([C::Id, C::RecordId, C::Said, C::AuthorityId, C::Title, C::NetPence, C::NetCurrency])
        .columns([C::GrossPence, C::GrossCurrency, C::Technology, C::ServiceArea, C::Demonstration])
        .column_as(C::ExpectedStart, "starts")
        .column_as(C::ExpectedEnd, "ends")
        .column_as(C::MaxEnd, "ends_at_most")
        .column_as(Expr::val(None::<String>), "extensions")
        .filter(usable)
        .into_model::<Narrow>()
        .stream(reader)
        .await?;
    let mut candidates = Vec::new();
    while let Some(row) = rows.try_next().await? {
        if will_not_be_bought_again(row.said.as_deref()) {
            continue;
        }
        let record = RecordId::Procurement(ProcurementId(row.record_id));
        candidates.push(row.candidate("procurement", record, Vec::new())?);
    }
    Ok(candidates)
}
