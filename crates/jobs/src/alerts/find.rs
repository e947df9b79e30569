//! What somebody is to be told: of what they follow, and of ends.

use std::collections::{BTreeMap, HashMap};

use chrono::Months;
use futures_util::TryStreamExt;
use muster_domain::alert::{
    Mark, Reason, Recipient, Thing, ThingKind, Told, WIDEST, commit_reached, day, worth_telling,
};
use muster_domain::clock::Clock;
use muster_domain::contract::{Contract, ContractFilter, ContractSort, ContractStatus};
use muster_domain::follow::{Cadence, Channel, Follow, FollowedKind, MONTHS};
use muster_domain::id::{ContractId, OpportunityId, ProcurementId, VendorId, ViewId};
use muster_domain::page::{Direction, Sort};
use muster_domain::view::ViewFilter;
use muster_domain::viewer::Viewer;
use muster_persistence::delivery::{Looks, Plan};
use uuid::Uuid;

use super::Alerts;
use crate::Result;

/// Everything that a follow leads to now: what it is called, what kind each is, and what of it is worth
/// telling.
struct Led {
    name: String,
    kind: ThingKind,
    /// Whether changes of what was there before are told, too.
    changes: bool,
    marks: HashMap<Uuid, Mark>,
}

/// What somebody hears of at this cadence.
pub(super) async fn for_person(
    alerts: &Alerts,
    recipient: &Recipient,
    cadence: Cadence,
    clock: &dyn Clock,
) -> Result<Plan> {
    let person = recipient.person.id;
    let viewer = recipient.viewer();
    let today = day(clock.now());
    let store = alerts.database.deliveries();
    let snoozed = store.snoozed(person, today).await?;
    let mut tell: BTreeMap<Channel, Vec<Told>> = BTreeMap::new();
    let mut looks = Vec::new();

    let wants = &recipient.settings.ends;
    if wants.cadence == cadence
        && !wants.months.is_empty()
        && let Some(way) = alerts.way_of(recipient, wants.channel)
    {
        let told = ends(alerts, person.0, &viewer, &wants.months, clock).await?;
        tell.entry(way).or_default().extend(told);
    }
    for follow in alerts.database.follows().of(person).await? {
        let Some(way) = alerts.way_of(recipient, follow.channel).filter(|_| follow.cadence == cadence) else {
            continue;
        };
        let version = alerts.database.version(&viewer).await?;
        let looked = alerts.database.follows().looked(follow.id).await?;
        // What is told at once is looked at whenever the data moved, or a new day began.
        let same_day = looked.at.is_some_and(|at| day(at) == today);
        if cadence == Cadence::Now && same_day && looked.version == version {
            continue;
        }
        let Some(led) = led(alerts, recipient, &follow, &viewer, clock).await? else { continue };
        if looked.at.is_some() {
            let before = store.marks(follow.id).await?;
            let told = changes(&follow, &led, &before, clock);
            tell.entry(way).or_default().extend(told);
        }
        if follow.followed.kind == FollowedKind::Opportunity {
            tell.entry(way).or_default().extend(commits(&led, clock));
        }
        looks.push(Looks { follow: follow.id, version, marks: led.marks });
    }
    for told in tell.values_mut() {
        told.retain(|told| !snoozed.contains(&told.thing.id));
    }
    let authority = recipient.person.authority.id;
    Ok(Plan { person: Some(person), authority, morning: None, tell, digest: Vec::new(), looks })
}

/// The ends of an authority's contracts, and of those that are part of it, that came within a threshold.
pub(super) async fn ends(
    alerts: &Alerts,
    recipient: Uuid,
    viewer: &Viewer,
    months: &[u8],
    clock: &dyn Clock,
) -> Result<Vec<Told>> {
    let Some(authority) = viewer.authority() else { return Ok(Vec::new()) };
    let today = day(clock.now());
    let parts = alerts.database.authority_parts().of(viewer, authority).await?;
    let parts = parts.parts.into_iter().filter(|part| part.ended_at.is_none());
    let ours = [authority].into_iter().chain(parts.map(|part| part.authority.id));
    let furthest = u32::from(MONTHS.into_iter().max().unwrap_or_default());
    let filter = ContractFilter {
        authorities: ours.map(|id| id.to_string()).collect(),
        technology: Some(true),
        ends_after: Some(today),
        ends_before: today.checked_add_months(Months::new(furthest + 1)),
        ..ContractFilter::default()
    };
    let by_end = [Sort { key: ContractSort::End, direction: Direction::Ascending }];
    let mut found = alerts.database.contracts().stream(viewer, &filter, &by_end);
    let mut contracts: Vec<Contract> = Vec::new();
    while let Some(contract) = found.try_next().await? {
        if running(&contract) {
            contracts.push(contract);
        }
    }
    let ids: Vec<Uuid> = contracts.iter().map(|contract| contract.id.0).collect();
    let before = alerts.database.deliveries().told_of(recipient, &ids).await?;
    let told = |contract: &Contract| {
        let end = contract.term.end?;
        let earlier = before.get(&contract.id.0);
        // Somebody who heard of another end of it hears of this one, however long it is known.
        let another_end = earlier
            .is_some_and(|told| told.iter().any(|o| o.starts_with("ends ") && !o.starts_with(&ends_on(end))));
        let known = match another_end {
            true => Some(today),
            false => contract.first_published_at.map(day),
        };
        let months = worth_telling(end, months, today, known)?;
        Some(Told {
            thing: Thing { kind: ThingKind::Contract, id: contract.id.0 },
            occasion: format!("{}{months}", ends_on(end)),
            reason: Reason::Ends { months },
        })
    };
    Ok(contracts.iter().filter_map(told).collect())
}

/// The beginning of the occasion of an end.
fn ends_on(end: chrono::NaiveDate) -> String {
    format!("ends {end} ")
}

/// Whether a contract has an end that somebody should hear of: it is not over already.
pub(super) fn running(contract: &Contract) -> bool {
    !matches!(contract.status, ContractStatus::Terminated | ContractStatus::Cancelled)
}

/// Everything that a follow leads to; `None` where what is followed is gone, is not shared any more, or is
/// too wide.
async fn led(
    alerts: &Alerts,
    recipient: &Recipient,
    follow: &Follow,
    viewer: &Viewer,
    clock: &dyn Clock,
) -> Result<Option<Led>> {
    let (database, id) = (&alerts.database, follow.followed.id);
    let one = |name: String, kind, mark: Mark| {
        Some(Led { name, kind, changes: true, marks: HashMap::from([(id, mark)]) })
    };
    Ok(match follow.followed.kind {
        FollowedKind::Contract => {
            let found = database.contracts().get(viewer, ContractId(id)).await?;
            found.and_then(|c| one(c.title.clone(), ThingKind::Contract, Mark::from(&c)))
        }
        FollowedKind::Procurement => {
            let found = database.procurements().get(viewer, ProcurementId(id)).await?;
            found.and_then(|p| one(p.title.clone(), ThingKind::Procurement, Mark::from(&p)))
        }
        FollowedKind::Opportunity => {
            let found = database.opportunities().get(viewer, OpportunityId(id)).await?;
            found.and_then(|o| one(o.title.clone(), ThingKind::Opportunity, Mark::from(&o)))
        }
        FollowedKind::Vendor => {
            let Some(vendor) = database.vendors().get(viewer, VendorId(id)).await? else { return Ok(None) };
            let filter = ContractFilter { vendors: vec![VendorId(id)], ..ContractFilter::default() };
            let marks = all(alerts, viewer, &ViewFilter::Contracts(filter)).await?;
            let name = vendor.reference.name;
            marks.map(|marks| Led { name, kind: ThingKind::Contract, changes: true, marks })
        }
        FollowedKind::View => {
            let Some(view) = database.views().find(ViewId(id)).await? else { return Ok(None) };
            let home = recipient.person.authority.id;
            if !view.found_by(recipient.person.id, home, recipient.member) {
                return Ok(None);
            }
            let Some(filter) = (alerts.read_view)(view.list, &view.query, clock.today()) else {
                return Ok(None);
            };
            let (kind, changes) = match &filter {
                ViewFilter::Contracts(_) => (ThingKind::Contract, true),
                ViewFilter::Procurements(_) => (ThingKind::Procurement, true),
                // These are computed anew each day: in a list of them only what is new is news.
                ViewFilter::Opportunities(_) => (ThingKind::Opportunity, false),
                ViewFilter::Vendors(_) => (ThingKind::Vendor, false),
            };
            let marks = all(alerts, viewer, &filter).await?;
            marks.map(|marks| Led { name: view.name, kind, changes, marks })
        }
    })
}

/// Everything that a filter lets through; `None` where that is more than can be followed.
pub(super) async fn all(
    alerts: &Alerts,
    viewer: &Viewer,
    filter: &ViewFilter,
) -> Result<Option<HashMap<Uuid, Mark>>> {
    let database = &alerts.database;
    let mut marks = HashMap::new();
    macro_rules! gather {
        ($store:expr, $filter:expr, $id:expr) => {{
            let mut rows = $store.stream(viewer, $filter, &[]);
            while let Some(row) = rows.try_next().await? {
                if marks.len() == WIDEST {
                    return Ok(None);
                }
                marks.insert($id(&row), Mark::from(&row));
            }
        }};
    }
    match filter {
        ViewFilter::Contracts(filter) => gather!(database.contracts(), filter, |c: &Contract| c.id.0),
        ViewFilter::Procurements(filter) => {
            gather!(database.procurements(), filter, |p: &muster_domain::procurement::Procurement| p.id.0)
        }
        ViewFilter::Opportunities(filter) => {
            gather!(database.opportunities(), filter, |o: &muster_domain::opportunity::Opportunity| o.id.0)
        }
        ViewFilter::Vendors(filter) => {
            gather!(database.vendors(), filter, |v: &muster_domain::vendor::Vendor| v.reference.id.0)
        }
    }
    Ok(Some(marks))
}

/// What is new and what changed since a follow was last looked at, by name.
fn changes(follow: &Follow, led: &Led, before: &HashMap<Uuid, Mark>, clock: &dyn Clock) -> Vec<Told> {
    let today = day(clock.now());
    let mut now: Vec<(&Uuid, &Mark)> = led.marks.iter().collect();
    now.sort_by(|a, b| (a.1.end, &a.1.title, a.0).cmp(&(b.1.end, &b.1.title, b.0)));
    let mut told = Vec::new();
    for (id, mark) in now {
        let thing = Thing { kind: led.kind, id: *id };
        match before.get(id) {
            None => told.push(Told {
                thing,
                occasion: format!("new {}", follow.id),
                reason: Reason::New { of: led.name.clone() },
            }),
            Some(was) if led.changes => {
                let words = was.differences(mark);
                if !words.is_empty() {
                    // Two follows of one thing tell its change once.
                    let occasion = format!("changed {today} {}", words.join("; "));
                    told.push(Told { thing, occasion, reason: Reason::Changed { words } });
                }
            }
            Some(_) => {}
        }
    }
    told
}

/// The commit date of a followed opportunity that came near.
fn commits(led: &Led, clock: &dyn Clock) -> Vec<Told> {
    let today = day(clock.now());
    let told = |(id, mark): (&Uuid, &Mark)| {
        let latest = mark.commit?;
        let days = commit_reached(latest, today)?;
        Some(Told {
            thing: Thing { kind: ThingKind::Opportunity, id: *id },
            occasion: format!("commit {latest} {days}"),
            reason: Reason::Commit { days },
        })
    };
    led.marks.iter().filter_map(told).collect()
}
