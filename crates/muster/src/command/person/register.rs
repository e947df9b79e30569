//! What Camden's invented approver says of its invented contracts, so that its contracts register can be published
//! whole: which department, when it is looked at again, how the supplier was chosen. No notice says so. It goes
//! with the contracts.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use futures_util::TryStreamExt;
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::clock::Clock;
use muster_domain::contract::{Contract, ContractFilter, ContractSort};
use muster_domain::fact::Field;
use muster_domain::id::SessionId;
use muster_domain::money::{Currency, Money};
use muster_domain::page::{Direction, Sort};
use muster_domain::procedure::Procedure;
use muster_domain::record::{Change, Datum, RecordKind};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::viewer::Viewer;
use muster_persistence::Database;

use crate::command::Failure;

/// Whose register it is, and who speaks for it.
const AUTHORITY: &str = "CMD";
const SPEAKER: &str = "approver@camden.example";

/// In one of so many contracts something is left to be filled in.
const LEFT_OPEN: usize = 12;

/// Says it of every contract of which it was not said before.
pub(super) async fn complete(database: &Database, clock: &dyn Clock) -> Result<(), Failure> {
    let authority = database.authorities().find(&Viewer::Public, AUTHORITY).await?;
    let speaker = database.people().credentials(SPEAKER).await?;
    let (Some(authority), Some(speaker)) = (authority, speaker) else { return Ok(()) };
    let authority = authority.reference.id;
    let who =
        Who::Person { person: speaker.person, session: SessionId(clock.id()), roles: vec![Role::Approver] };
    let actor = Actor { who, authority, member: true, address: None, request: clock.id() };
    let filter = ContractFilter {
        authorities: vec![authority.to_string()],
        technology: None,
        demonstration: Some(true),
        ..ContractFilter::default()
    };
    let by_end = [Sort { key: ContractSort::End, direction: Direction::Ascending }];
    let viewer = Viewer::Member { authority, own: true };
    let contracts: Vec<Contract> =
        database.contracts().stream(&viewer, &filter, &by_end).try_collect().await?;
    for (at, contract) in contracts.iter().enumerate() {
        if contract.said.department.is_some() {
            continue;
        }
        let said = said(contract, at, clock.today());
        let change = Change::Say(said.into_iter().map(|(field, datum)| (field, Some(datum))).collect());
        let kind = RecordKind::Contract;
        database.records().change(&actor, clock, kind, contract.id.0, contract.version, change).await?;
    }
    Ok(())
}

fn said(contract: &Contract, at: usize, today: NaiveDate) -> BTreeMap<Field, Datum> {
    let procedure =
        [Procedure::CompetitiveFlexible, Procedure::Open, Procedure::Quotation, Procedure::PublishedTender];
    let review = contract
        .term
        .end
        .and_then(|end| end.checked_sub_months(Months::new(9)))
        .filter(|day| *day > today)
        .unwrap_or(today + Days::new(60 + 7 * (at as u64 % 20)));
    let mut said = BTreeMap::from([
        (Field::Department, Datum::Text(department(contract.service_area).to_owned())),
        (Field::ReviewOn, Datum::Date(review)),
        (Field::IrrecoverableVat, Datum::Money(Money { pence: 0, currency: Currency::GBP })),
        (Field::Procedure, Datum::Procedure(procedure[at % procedure.len()])),
        (Field::SupplierSme, Datum::Flag(at.is_multiple_of(3))),
        (Field::SupplierVcse, Datum::Flag(false)),
    ]);
    if at % LEFT_OPEN == LEFT_OPEN - 1 {
        said.remove(&Field::ReviewOn);
    }
    said
}

/// The department that looks after a service area's contracts.
fn department(area: Option<ServiceAreaCode>) -> &'static str {
    let code = area.map_or("", |area| area.as_str());
    match code {
        _ if code.contains("housing") => "Homes and Communities",
        _ if code.contains("social-care") || code.contains("children") || code.contains("health") => {
            "Adults and Health"
        }
        _ if code.contains("revenues") || code.contains("finance") => "Corporate Services",
        _ if code.contains("planning") || code.contains("parking") || code.contains("waste") => {
            "Place and Environment"
        }
        _ => "Digital and Data Services",
    }
}
