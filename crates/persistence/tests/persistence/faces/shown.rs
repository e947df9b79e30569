//! What the rule allows somebody to see, and what the stores show them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use muster_domain::authority::AuthorityFilter;
use muster_domain::contract::{Contract, ContractFilter, ContractSort, ContractStatus};
use muster_domain::fact::{FactState, Field};
use muster_domain::id::{AuthorityId, ContractId, ProcurementId, VendorId};
use muster_domain::money::Money;
use muster_domain::opportunity::{Candidate, RecordId};
use muster_domain::page::{Direction, Sort};
use muster_domain::procurement::{Procurement, ProcurementFilter, Stage};
use muster_domain::record::{Datum, Facts, Record, RecordKind, Renewal, Said, View};
use muster_domain::vendor::{VendorFilter, VendorSort};
use muster_domain::viewer::Viewer;
use uuid::Uuid;

use super::town::{Town, WORDS};
use crate::support::{by_threes, whole};

/// One record as somebody sees it, as far as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    kind: RecordKind,
    owner: AuthorityId,
    title: String,
    description: Option<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    net: Option<Money>,
    vendors: Vec<VendorId>,
    technology: bool,
    state: String,
    said: Said,
    confirmed: BTreeSet<Field>,
}

/// What the plain rule lets `viewer` see.
pub fn expected(kept: &[Record], viewer: &Viewer, today: NaiveDate) -> BTreeMap<Uuid, Shown> {
    let shown = |record: &Record| Some((record.id, of_view(record, record.view(viewer, today)?)));
    kept.iter().filter_map(shown).collect()
}

fn of_view(record: &Record, view: View) -> Shown {
    let said = view.said();
    let facts = &view.facts;
    let value = |field| facts.get(&field).map(|known| known.value.clone());
    let text = |field| match value(field) {
        Some(Datum::Text(text)) => Some(text),
        _ => None,
    };
    let date = |field| match value(field) {
        Some(Datum::Date(day)) => Some(day),
        _ => None,
    };
    let contract = record.kind == RecordKind::Contract;
    Shown {
        kind: record.kind,
        owner: record.authority,
        title: text(Field::Title).unwrap_or_else(|| record.origin.process.clone()),
        description: text(Field::Description),
        from: date(if contract { Field::TermStart } else { Field::ExpectedStart }),
        to: date(if contract { Field::TermEnd } else { Field::TenderDeadline }),
        net: match value(Field::ValueNet) {
            Some(Datum::Money(money)) => Some(money),
            _ => None,
        },
        vendors: match value(Field::Vendors) {
            Some(Datum::Vendors(vendors)) => vendors,
            _ => Vec::new(),
        },
        technology: technology(facts),
        state: match (value(Field::Status), value(Field::Stage)) {
            (Some(Datum::Status(status)), _) => status.as_str(),
            (_, Some(Datum::Stage(stage))) => stage.as_str(),
            _ if contract => ContractStatus::Active.as_str(),
            _ => Stage::Idea.as_str(),
        }
        .to_owned(),
        said,
        confirmed: facts
            .iter()
            .filter(|(_, known)| known.basis.as_ref().is_some_and(|b| b.state == FactState::Confirmed))
            .map(|(field, _)| *field)
            .collect(),
    }
}

/// What an officer says of it counts; else what notices make it, a service area being enough.
fn technology(facts: &Facts) -> bool {
    let flag = facts.get(&Field::Technology);
    let confirmed = flag.is_some_and(|k| k.basis.as_ref().is_some_and(|b| b.state == FactState::Confirmed));
    let yes = flag.is_some_and(|k| k.value == Datum::Flag(true));
    if confirmed { yes } else { yes || facts.contains_key(&Field::ServiceArea) }
}

fn of_contract(contract: &Contract) -> Shown {
    Shown {
        kind: RecordKind::Contract,
        owner: contract.authority.id,
        title: contract.title.clone(),
        description: contract.description.clone(),
        from: contract.term.start,
        to: contract.term.end,
        net: contract.value.net,
        vendors: contract.vendors.iter().map(|v| v.id).collect(),
        technology: contract.technology,
        state: contract.status.as_str().to_owned(),
        said: contract.said.clone(),
        confirmed: contract
            .facts
            .iter()
            .filter(|(_, basis)| basis.state == FactState::Confirmed)
            .map(|(field, _)| *field)
            .collect(),
    }
}

fn of_procurement(procurement: &Procurement) -> Shown {
    Shown {
        kind: RecordKind::Procurement,
        owner: procurement.authority.id,
        title: procurement.title.clone(),
        description: procurement.description.clone(),
        from: procurement.expected_start,
        to: procurement.tender_deadline,
        net: procurement.value.net,
        vendors: Vec::new(),
        technology: procurement.technology,
        state: procurement.stage.as_str().to_owned(),
        said: procurement.said.clone(),
        confirmed: procurement
            .facts
            .iter()
            .filter(|(_, basis)| basis.state == FactState::Confirmed)
            .map(|(field, _)| *field)
            .collect(),
    }
}

/// Every way to ask, against the rule.
pub async fn check(town: &Town, viewer: &Viewer, today: NaiveDate) {
    let expected = expected(&town.kept().await, viewer, today);
    let who = town.name(viewer);
    let contracts = contracts(town, viewer).await;
    let procurements = procurements(town, viewer).await;
    let mut listed: BTreeMap<Uuid, Shown> = BTreeMap::new();
    listed.extend(contracts.iter().map(|c| (c.id.0, of_contract(c))));
    listed.extend(procurements.iter().map(|p| (p.id.0, of_procurement(p))));
    assert_eq!(listed.len(), contracts.len() + procurements.len(), "{who} sees a record twice");
    assert_eq!(listed, expected, "what {who} sees in lists");
    one_by_one(town, viewer, &expected).await;
    pages_and_downloads(town, viewer, &contracts, &procurements).await;
    words(town, viewer, &expected).await;
    of_vendors(town, viewer, &expected).await;
    of_authorities(town, viewer, &expected).await;
    counts(town, viewer, &contracts, &procurements, today).await;
    candidates(town, viewer, &contracts, &procurements).await;
}

async fn contracts(town: &Town, viewer: &Viewer) -> Vec<Contract> {
    let all = ContractFilter::default();
    let page = town.database.contracts().list(viewer, &all, &[], &whole()).await.unwrap();
    assert_eq!(page.total, Some(page.items.len() as u64));
    page.items
}

async fn procurements(town: &Town, viewer: &Viewer) -> Vec<Procurement> {
    let all = ProcurementFilter::default();
    let page = town.database.procurements().list(viewer, &all, &[], &whole()).await.unwrap();
    assert_eq!(page.total, Some(page.items.len() as u64));
    page.items
}

async fn one_by_one(town: &Town, viewer: &Viewer, expected: &BTreeMap<Uuid, Shown>) {
    for (kind, id, _) in town.all() {
        let shown = match kind {
            RecordKind::Contract => {
                let found = town.database.contracts().get(viewer, ContractId(id)).await.unwrap();
                found.map(|contract| of_contract(&contract))
            }
            RecordKind::Procurement => {
                let found = town.database.procurements().get(viewer, ProcurementId(id)).await.unwrap();
                found.map(|procurement| of_procurement(&procurement))
            }
        };
        assert_eq!(shown.as_ref(), expected.get(&id), "what {} sees of {id}", town.name(viewer));
    }
}

async fn pages_and_downloads(
    town: &Town,
    viewer: &Viewer,
    contracts: &[Contract],
    procurements: &[Procurement],
) {
    let all = ContractFilter::default();
    let mut ids: Vec<ContractId> = contracts.iter().map(|c| c.id).collect();
    ids.sort_unstable();
    for key in [ContractSort::End, ContractSort::Value, ContractSort::Title, ContractSort::AnnualValue] {
        for direction in [Direction::Ascending, Direction::Descending] {
            let sort = [Sort { key, direction }];
            let store = town.database.contracts();
            let paged = by_threes(|page| {
                let (store, all) = (store.clone(), all.clone());
                let (viewer, sort) = (*viewer, sort);
                async move { store.list(&viewer, &all, &sort, &page).await }
            })
            .await;
            let streamed: Vec<Contract> = store.stream(viewer, &all, &sort).try_collect().await.unwrap();
            assert_eq!(paged, streamed, "pages and downloads differ");
            let mut seen: Vec<ContractId> = paged.iter().map(|c| c.id).collect();
            in_order(&paged, key, direction);
            seen.sort_unstable();
            assert_eq!(seen, ids);
        }
    }
    let all = ProcurementFilter::default();
    let streamed: Vec<Procurement> =
        town.database.procurements().stream(viewer, &all, &[]).try_collect().await.unwrap();
    assert_eq!(streamed, procurements);
}

/// What is sorted by is what is shown: an order that followed a withheld value would tell of it.
fn in_order(contracts: &[Contract], key: ContractSort, direction: Direction) {
    let sorted = contracts.windows(2).all(|pair| {
        let (one, two) = match direction {
            Direction::Ascending => (&pair[0], &pair[1]),
            Direction::Descending => (&pair[1], &pair[0]),
        };
        let number = |c: &Contract| match key {
            ContractSort::Value => c.value.best().map(|m| m.pence),
            _ => c.value.annual(&c.term).map(|m| m.pence),
        };
        match key {
            ContractSort::Title => one.title.to_lowercase() <= two.title.to_lowercase(),
            // What lacks a key comes last, whichever way the key runs.
            ContractSort::End => match (one.term.end, two.term.end) {
                (Some(one), Some(two)) => one <= two,
                _ => pair[1].term.end.is_none(),
            },
            _ => match (number(one), number(two)) {
                (Some(one), Some(two)) => one <= two,
                _ => number(&pair[1]).is_none(),
            },
        }
    });
    assert!(sorted, "not in order of {key:?} {direction:?}");
}

async fn words(town: &Town, viewer: &Viewer, expected: &BTreeMap<Uuid, Shown>) {
    for word in WORDS {
        let has = |text: &str| text.split(' ').any(|w| w == word);
        let matching = |kind: Option<RecordKind>| -> BTreeSet<Uuid> {
            expected
                .iter()
                .filter(|(_, shown)| kind.is_none_or(|kind| shown.kind == kind))
                .filter(|(_, shown)| {
                    let texts = [
                        Some(shown.title.as_str()),
                        shown.description.as_deref(),
                        shown.said.notes.as_deref(),
                    ];
                    texts.into_iter().flatten().any(has)
                })
                .map(|(id, _)| *id)
                .collect()
        };
        let found: BTreeSet<Uuid> = town.search(viewer, &format!("\"{word}\"")).await.into_iter().collect();
        assert_eq!(found, matching(None), "{} looks for {word}", town.name(viewer));
        let filter = ContractFilter { text: Some(format!("\"{word}\"")), ..ContractFilter::default() };
        let page = town.database.contracts().list(viewer, &filter, &[], &whole()).await.unwrap();
        let listed: BTreeSet<Uuid> = page.items.iter().map(|c| c.id.0).collect();
        assert_eq!(listed, matching(Some(RecordKind::Contract)), "{} filters by {word}", town.name(viewer));
        let filter = ProcurementFilter { text: Some(format!("\"{word}\"")), ..ProcurementFilter::default() };
        let page = town.database.procurements().list(viewer, &filter, &[], &whole()).await.unwrap();
        let listed: BTreeSet<Uuid> = page.items.iter().map(|p| p.id.0).collect();
        assert_eq!(
            listed,
            matching(Some(RecordKind::Procurement)),
            "{} filters by {word}",
            town.name(viewer)
        );
    }
}

async fn of_vendors(town: &Town, viewer: &Viewer, expected: &BTreeMap<Uuid, Shown>) {
    let sort = [Sort { key: VendorSort::Contracts, direction: Direction::Descending }];
    let page = town.database.vendors().list(viewer, &VendorFilter::default(), &sort, &whole()).await.unwrap();
    assert!(page.items.windows(2).all(|pair| pair[0].contracts >= pair[1].contracts), "by what is shown");
    for vendor in page.items {
        let id = vendor.reference.id;
        let held: Vec<&Shown> = expected.values().filter(|s| s.vendors.contains(&id)).collect();
        let authorities: BTreeSet<AuthorityId> = held.iter().map(|s| s.owner).collect();
        let pence: i64 = held.iter().filter_map(|s| s.net).map(|m| m.pence).sum();
        let counted = (vendor.contracts, vendor.authorities, vendor.total_value.pence);
        let right = (held.len() as u64, authorities.len() as u64, pence);
        assert_eq!(counted, right, "what {} sees of a vendor", town.name(viewer));
        let one = town.database.vendors().get(viewer, id).await.unwrap().unwrap();
        assert_eq!((one.contracts, one.authorities, one.total_value.pence), right);
        let filter = ContractFilter { vendors: vec![id], ..ContractFilter::default() };
        let with = town.database.contracts().list(viewer, &filter, &[], &whole()).await.unwrap();
        assert_eq!(with.items.len(), held.len());
        for owner in &town.boroughs {
            let filter = VendorFilter { authorities: vec![owner.to_string()], ..VendorFilter::default() };
            let page = town.database.vendors().list(viewer, &filter, &[], &whole()).await.unwrap();
            assert_eq!(page.items.iter().any(|v| v.reference.id == id), authorities.contains(owner));
        }
    }
}

async fn of_authorities(town: &Town, viewer: &Viewer, expected: &BTreeMap<Uuid, Shown>) {
    let all = AuthorityFilter::default();
    let page = town.database.authorities().list(viewer, &all, &[], &whole()).await.unwrap();
    for authority in page.items {
        let of = |kind| {
            let id = authority.reference.id;
            expected.values().filter(move |s| s.owner == id && s.kind == kind)
        };
        let counted = (authority.contracts, authority.technology_contracts, authority.procurements);
        let right = (
            of(RecordKind::Contract).count() as u64,
            of(RecordKind::Contract).filter(|s| s.technology).count() as u64,
            of(RecordKind::Procurement).count() as u64,
        );
        assert_eq!(counted, right, "what {} sees of {}", town.name(viewer), authority.reference.name);
        let one = town.database.authorities().get(viewer, authority.reference.id).await.unwrap().unwrap();
        assert_eq!((one.contracts, one.technology_contracts, one.procurements), right);
    }
}

async fn counts(
    town: &Town,
    viewer: &Viewer,
    contracts: &[Contract],
    procurements: &[Procurement],
    today: NaiveDate,
) {
    let stats = town.database.stats().get(viewer, today).await.unwrap();
    let technology = || contracts.iter().filter(|c| c.technology);
    let live: Vec<&Contract> = technology().filter(|c| c.live_on(today)).collect();
    assert_eq!(stats.contracts, contracts.len() as u64);
    assert_eq!(stats.technology_contracts, technology().count() as u64);
    assert_eq!(stats.live_technology_contracts, live.len() as u64);
    assert_eq!(stats.open_procurements, procurements.iter().filter(|p| p.stage.open()).count() as u64);
    for borough in &stats.by_borough {
        let of = live.iter().filter(|c| c.authority.id == borough.authority.id);
        assert_eq!(borough.contracts, of.clone().count() as u64);
        let pence: i64 = of.filter_map(|c| c.value.annual(&c.term)).map(|m| m.pence).sum();
        assert_eq!(borough.annual_value.pence, pence, "{}", town.name(viewer));
    }
    let by_area: u64 = stats.by_service_area.iter().map(|a| a.contracts).sum();
    assert_eq!(by_area, live.iter().filter(|c| c.service_area.is_some()).count() as u64);
}

async fn candidates(town: &Town, viewer: &Viewer, contracts: &[Contract], procurements: &[Procurement]) {
    let again = |said: &Said| said.renewal != Some(Renewal::WillNotRenew) && !said.archived;
    let mut right: Vec<RecordId> = Vec::new();
    right.extend(
        contracts
            .iter()
            .filter(|c| c.technology && again(&c.said))
            .filter_map(Candidate::of_contract)
            .map(|c| c.record),
    );
    right.extend(
        procurements
            .iter()
            .filter(|p| p.service_area.is_some() && again(&p.said))
            .filter_map(Candidate::of_procurement)
            .map(|c| c.record),
    );
    let store = town.database.opportunities();
    let all = store.all_due().await.unwrap();
    let mut found: Vec<RecordId> =
        store.candidates(viewer, &all).await.unwrap().into_iter().map(|c| c.record).collect();
    found.sort_unstable();
    right.sort_unstable();
    assert_eq!(found, right, "what {} could buy together with", town.name(viewer));
}
