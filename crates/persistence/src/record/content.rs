//! A record's facts, whatever kind it is, from and to what a contract or procurement is made of.

use std::collections::BTreeMap;

use muster_domain::contract::{ContractStatus, Value};
use muster_domain::fact::{Basis, FactState, Field};
use muster_domain::id::{AuthorityId, ContractId, NoticeId, ProcurementId, VendorId};
use muster_domain::money::Money;
use muster_domain::procurement::Stage;
use muster_domain::record::{Datum, Facts, Known, Origin, Record, View};
use muster_domain::term::Term;

use crate::register::{ContractFolded, ProcurementFolded, WholeContract, WholeProcurement};
use crate::{Result, facts, stored};

/// What notices say of a contract, and where that comes from.
pub(super) fn of_contract(folded: ContractFolded) -> (Origin, Facts) {
    let ContractFolded {
        id: _,
        process,
        award,
        authority: _,
        vendors,
        procurement,
        title,
        description,
        status,
        term,
        value,
        signed_on,
        cpv,
        technology,
        service_area,
        facts,
        notices,
        first_published_at,
        vouched_at,
        demonstration,
    } = folded;
    let Term { start, end, max_end, extensions } = term;
    let values = [
        (Field::Title, Some(Datum::Text(title))),
        (Field::Description, description.map(Datum::Text)),
        (Field::Vendors, (!vendors.is_empty()).then_some(Datum::Vendors(vendors))),
        (Field::Status, Some(Datum::Status(status))),
        (Field::TermStart, start.map(Datum::Date)),
        (Field::TermEnd, end.map(Datum::Date)),
        (Field::TermMaxEnd, max_end.map(Datum::Date)),
        (Field::TermExtensions, extensions.map(Datum::Text)),
        (Field::ValueNet, value.net.map(Datum::Money)),
        (Field::ValueGross, value.gross.map(Datum::Money)),
        (Field::SignedOn, signed_on.map(Datum::Date)),
        (Field::Cpv, (!cpv.is_empty()).then_some(Datum::Codes(cpv))),
        (Field::Technology, Some(Datum::Flag(technology))),
        (Field::ServiceArea, service_area.map(Datum::ServiceArea)),
    ];
    let origin =
        Origin { process, award, procurement, notices, first_published_at, vouched_at, demonstration };
    (origin, known(values, facts))
}

/// What notices say of a procurement, and where that comes from.
pub(super) fn of_procurement(folded: ProcurementFolded) -> (Origin, Facts) {
    let ProcurementFolded {
        id: _,
        process,
        authority: _,
        title,
        description,
        stage,
        expected_start,
        expected_end,
        max_end,
        engagement_ends,
        tender_deadline,
        notice_expected,
        value,
        cpv,
        technology,
        service_area,
        facts,
        notices,
        first_published_at,
        vouched_at,
        demonstration,
    } = folded;
    let values = [
        (Field::Title, Some(Datum::Text(title))),
        (Field::Description, description.map(Datum::Text)),
        (Field::Stage, Some(Datum::Stage(stage))),
        (Field::ExpectedStart, expected_start.map(Datum::Date)),
        (Field::ExpectedEnd, expected_end.map(Datum::Date)),
        (Field::MaxEnd, max_end.map(Datum::Date)),
        (Field::EngagementEnds, engagement_ends.map(Datum::Date)),
        (Field::TenderDeadline, tender_deadline.map(Datum::Date)),
        (Field::NoticeExpected, notice_expected.map(Datum::Date)),
        (Field::ValueNet, value.net.map(Datum::Money)),
        (Field::ValueGross, value.gross.map(Datum::Money)),
        (Field::Cpv, (!cpv.is_empty()).then_some(Datum::Codes(cpv))),
        (Field::Technology, Some(Datum::Flag(technology))),
        (Field::ServiceArea, service_area.map(Datum::ServiceArea)),
    ];
    let award = String::new();
    let origin =
        Origin { process, award, procurement: None, notices, first_published_at, vouched_at, demonstration };
    (origin, known(values, facts))
}

fn known<const N: usize>(values: [(Field, Option<Datum>); N], bases: BTreeMap<Field, Basis>) -> Facts {
    let known = |(field, value): (Field, Option<Datum>)| {
        Some((field, Known { value: value?, basis: bases.get(&field).cloned() }))
    };
    values.into_iter().filter_map(known).collect()
}

/// What one sees of a contract, as its row is made of it.
pub(super) fn contract(record: &Record, view: View) -> ContractFolded {
    let View { mut facts, band: _, archived: _, vouched_at } = view;
    let Origin { process, award, procurement, notices, first_published_at, vouched_at: _, demonstration } =
        record.origin.clone();
    let bases = bases(&facts);
    let technology = technology(&facts);
    ContractFolded {
        id: ContractId(record.id),
        authority: record.authority,
        vendors: vendors(&mut facts),
        procurement,
        title: text(&mut facts, Field::Title).unwrap_or_else(|| process.clone()),
        description: text(&mut facts, Field::Description),
        status: match facts.remove(&Field::Status).map(|known| known.value) {
            Some(Datum::Status(status)) => status,
            _ => ContractStatus::Active,
        },
        term: Term {
            start: date(&facts, Field::TermStart),
            end: date(&facts, Field::TermEnd),
            max_end: date(&facts, Field::TermMaxEnd),
            extensions: text(&mut facts, Field::TermExtensions),
        },
        value: value(&facts),
        signed_on: date(&facts, Field::SignedOn),
        cpv: codes(&mut facts),
        technology,
        service_area: service_area(&facts),
        facts: bases,
        process,
        award,
        notices,
        first_published_at,
        vouched_at,
        demonstration,
    }
}

/// What one sees of a procurement, as its row is made of it.
pub(super) fn procurement(record: &Record, view: View) -> ProcurementFolded {
    let View { mut facts, band: _, archived: _, vouched_at } = view;
    let Origin { process, notices, first_published_at, demonstration, .. } = record.origin.clone();
    let bases = bases(&facts);
    let technology = technology(&facts);
    ProcurementFolded {
        id: ProcurementId(record.id),
        authority: record.authority,
        title: text(&mut facts, Field::Title).unwrap_or_else(|| process.clone()),
        description: text(&mut facts, Field::Description),
        stage: match facts.remove(&Field::Stage).map(|known| known.value) {
            Some(Datum::Stage(stage)) => stage,
            _ => Stage::Idea,
        },
        expected_start: date(&facts, Field::ExpectedStart),
        expected_end: date(&facts, Field::ExpectedEnd),
        max_end: date(&facts, Field::MaxEnd),
        engagement_ends: date(&facts, Field::EngagementEnds),
        tender_deadline: date(&facts, Field::TenderDeadline),
        notice_expected: date(&facts, Field::NoticeExpected),
        value: value(&facts),
        cpv: codes(&mut facts),
        technology,
        service_area: service_area(&facts),
        facts: bases,
        process,
        notices,
        first_published_at,
        vouched_at,
        demonstration,
    }
}

fn bases(facts: &Facts) -> BTreeMap<Field, Basis> {
    facts.iter().filter_map(|(field, known)| Some((*field, known.basis.clone()?))).collect()
}

/// Whether it buys technology: as its authority said, else as notices make it, and in any case
/// where somebody said for which service area.
fn technology(facts: &Facts) -> bool {
    let flag = facts.get(&Field::Technology);
    let said = flag.is_some_and(|k| k.basis.as_ref().is_some_and(|b| b.state == FactState::Confirmed));
    let yes = flag.is_some_and(|k| k.value == Datum::Flag(true));
    if said { yes } else { yes || facts.contains_key(&Field::ServiceArea) }
}

fn text(facts: &mut Facts, field: Field) -> Option<String> {
    match facts.remove(&field).map(|known| known.value) {
        Some(Datum::Text(text)) => Some(text),
        _ => None,
    }
}

fn date(facts: &Facts, field: Field) -> Option<chrono::NaiveDate> {
    match facts.get(&field).map(|known| &known.value) {
        Some(Datum::Date(day)) => Some(*day),
        _ => None,
    }
}

fn value(facts: &Facts) -> Value {
    let money = |field| match facts.get(&field).map(|known| &known.value) {
        Some(Datum::Money(money)) => Some(*money),
        _ => None::<Money>,
    };
    Value { net: money(Field::ValueNet), gross: money(Field::ValueGross) }
}

fn vendors(facts: &mut Facts) -> Vec<VendorId> {
    match facts.remove(&Field::Vendors).map(|known| known.value) {
        Some(Datum::Vendors(vendors)) => vendors,
        _ => Vec::new(),
    }
}

fn codes(facts: &mut Facts) -> Vec<muster_domain::cpv::Cpv> {
    match facts.remove(&Field::Cpv).map(|known| known.value) {
        Some(Datum::Codes(codes)) => codes,
        _ => Vec::new(),
    }
}

fn service_area(facts: &Facts) -> Option<muster_domain::service_area::ServiceAreaCode> {
    match facts.get(&Field::ServiceArea).map(|known| &known.value) {
        Some(Datum::ServiceArea(area)) => Some(*area),
        _ => None,
    }
}

/// What a contract is made of, read back from its public face.
pub(super) fn folded_contract(whole: WholeContract) -> Result<ContractFolded> {
    let WholeContract { row, vendors, codes, notices } = whole;
    let table = "contract";
    let wrong = |column, value: &str| crate::Error::inconsistent(table, column, row.id, value);
    Ok(ContractFolded {
        status: ContractStatus::parse(&row.status).ok_or_else(|| wrong("status", &row.status))?,
        value: Value {
            net: stored::money((table, "net_currency"), row.id, row.net_pence, row.net_currency.as_deref())?,
            gross: stored::money(
                (table, "gross_currency"),
                row.id,
                row.gross_pence,
                row.gross_currency.as_deref(),
            )?,
        },
        service_area: stored::service_area(table, row.id, row.service_area.as_deref())?,
        facts: facts::decode(table, row.id, &row.facts)?,
        cpv: codes.into_iter().map(|n| stored::cpv("contract_cpv", row.id, n)).collect::<Result<_>>()?,
        vendors: vendors.into_iter().map(VendorId).collect(),
        notices: notices.into_iter().map(NoticeId).collect(),
        id: ContractId(row.record_id),
        process: row.process,
        award: row.award,
        authority: AuthorityId(row.authority_id),
        procurement: row.procurement_id.map(ProcurementId),
        title: row.title,
        description: row.description,
        term: Term {
            start: row.start_on,
            end: row.end_on,
            max_end: row.max_end_on,
            extensions: row.extensions,
        },
        signed_on: row.signed_on,
        technology: row.technology,
        first_published_at: row.first_published_at,
        vouched_at: row.vouched_at,
        demonstration: row.demonstration,
    })
}

/// What a procurement is made of, read back from its public face.
pub(super) fn folded_procurement(whole: WholeProcurement) -> Result<ProcurementFolded> {
    let WholeProcurement { row, codes, notices } = whole;
    let table = "procurement";
    let wrong = |column, value: &str| crate::Error::inconsistent(table, column, row.id, value);
    Ok(ProcurementFolded {
        stage: Stage::parse(&row.stage).ok_or_else(|| wrong("stage", &row.stage))?,
        value: Value {
            net: stored::money((table, "net_currency"), row.id, row.net_pence, row.net_currency.as_deref())?,
            gross: stored::money(
                (table, "gross_currency"),
                row.id,
                row.gross_pence,
                row.gross_currency.as_deref(),
            )?,
        },
        service_area: stored::service_area(table, row.id, row.service_area.as_deref())?,
        facts: facts::decode(table, row.id, &row.facts)?,
        cpv: codes.into_iter().map(|n| stored::cpv("procurement_cpv", row.id, n)).collect::<Result<_>>()?,
        notices: notices.into_iter().map(NoticeId).collect(),
        id: ProcurementId(row.record_id),
        process: row.process,
        authority: AuthorityId(row.authority_id),
        title: row.title,
        description: row.description,
        expected_start: row.expected_start,
        expected_end: row.expected_end,
        max_end: row.max_end,
        engagement_ends: row.engagement_ends,
        tender_deadline: row.tender_deadline,
        notice_expected: row.notice_expected,
        technology: row.technology,
        first_published_at: row.first_published_at,
        vouched_at: row.vouched_at,
        demonstration: row.demonstration,
    })
}
