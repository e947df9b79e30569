//! What somebody is to be told: of what they follow, and of ends.

use std::collections::{BTreeMap, HashMap};

use chrono::Months;
use futures_util::TryStreamExt;
use muster_domain::alert::{
    Mark, Reason, Recipient, Thing, ThingKind, Told, WIDEST, commit_reached, day, worth_telling,
};
use muster_domain::change::{ChangeKind, Eyes, Place};
use muster_domain::clock::Clock;
use muster_domain::contract::{Contract, ContractFilter, ContractSort, ContractStatus};
use muster_domain::follow::{Cadence, Channel, Follow, FollowedKind, MONTHS};
use muster_domain::id::{ContractId, OpportunityId, ProcurementId, VendorId, ViewId};
use muster_domain::page::{Direction, Sort};
use muster_domain::view::{ViewFilter, ViewList};
use muster_domain::viewer::Viewer;
use muster_persistence::delivery::{Looks, Plan};
use muster_persistence::follow::Looked;
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
    let mut looked = Vec::new();

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
        // Where the feed stands is read before what it tells of: what changes in between is looked at again.
        let place = alerts.database.changes().here().await?;
        let since = alerts.database.follows().looked(follow.id).await?;
        let looks = |marks| Looks { follow: follow.id, since, place, marks };
        // What is told at once is looked at whenever the feed tells of something that it may lead to, and
        // once a day, since what it leads to may hang on what day it is, and on what one may see.
        let same_day = since.at.is_some_and(|at| day(at) == today);
        if cadence == Cadence::Now && same_day && !moved(alerts, &follow, &viewer, since).await? {
            if place > since.place() {
                looked.push(looks(None));
            }
            continue;
        }
        let Some(led) = led(alerts, recipient, &follow, &viewer, clock).await? else { continue };
        if since.at.is_some() {
            let told = changes(alerts, &follow, &led, &viewer, (since.place(), place), clock).await?;
            tell.entry(way).or_default().extend(told);
        }
        if follow.followed.kind == FollowedKind::Opportunity {
            tell.entry(way).or_default().extend(commits(&led, clock));
        }
        looked.push(looks(Some(led.marks)));
    }
    for told in tell.values_mut() {
        told.retain(|told| !snoozed.contains(&told.thing.id));
    }
    let authority = recipient.person.authority.id;
    Ok(Plan { person: Some(person), authority, morning: None, tell, digest: Vec::new(), looks: looked })
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

/// Whether anything that a follow may lead to changed since it was looked at.
async fn moved(alerts: &Alerts, follow: &Follow, viewer: &Viewer, since: Looked) -> Result<bool> {
    let id = follow.followed.id;
    // What a vendor is called stands in what is told of contracts.
    let contracts = |id| vec![(ChangeKind::Contract, id), (ChangeKind::Vendor, None)];
    let of = match follow.followed.kind {
        FollowedKind::Contract => contracts(Some(id)),
        FollowedKind::Procurement => vec![(ChangeKind::Procurement, Some(id))],
        FollowedKind::Opportunity => vec![(ChangeKind::Opportunity, Some(id))],
        FollowedKind::Vendor => contracts(None),
        FollowedKind::View => match alerts.database.views().find(ViewId(id)).await? {
            Some(view) if since.at.is_none_or(|at| view.updated_at > at) => return Ok(true),
            Some(view) => match view.list {
                ViewList::Contracts => contracts(None),
                ViewList::Procurements => vec![(ChangeKind::Procurement, None)],
                ViewList::Opportunities => vec![(ChangeKind::Opportunity, None)],
                ViewList::Vendors => vec![(ChangeKind::Vendor, None)],
            },
            None => Vec::new(),
        },
    };
    Ok(alerts.database.changes().moved(&Eyes::of(*viewer), since.place(), &of).await?)
}

/// What is new and what changed since a follow was last looked at, by name. A change is known by its number
/// in the feed: whoever follows the same twice hears of it once, however often it comes and goes.
async fn changes(
    alerts: &Alerts,
    follow: &Follow,
    led: &Led,
    viewer: &Viewer,
    between: (Place, Place),
    clock: &dyn Clock,
) -> Result<Vec<Told>> {
    let before = alerts.database.deliveries().marks(follow.id).await?;
    let mut now: Vec<(&Uuid, &Mark)> = led.marks.iter().collect();
    now.sort_by(|a, b| (a.1.end, &a.1.title, a.0).cmp(&(b.1.end, &b.1.title, b.0)));
    let differences = |(id, mark): (&Uuid, &Mark)| match before.get(id) {
        None => Some((*id, None)),
        Some(was) => {
            let words = if led.changes { was.differences(mark) } else { Vec::new() };
            (!words.is_empty()).then_some((*id, Some(words)))
        }
    };
    let found: Vec<(Uuid, Option<Vec<String>>)> = now.into_iter().filter_map(differences).collect();
    let changed: Vec<Uuid> = found.iter().filter(|(_, words)| words.is_some()).map(|(id, _)| *id).collect();
    let last = match led.kind {
        _ if changed.is_empty() => HashMap::new(),
        ThingKind::Contract => last_of(alerts, viewer, between, ChangeKind::Contract, &changed).await?,
        ThingKind::Procurement => last_of(alerts, viewer, between, ChangeKind::Procurement, &changed).await?,
        ThingKind::Opportunity => last_of(alerts, viewer, between, ChangeKind::Opportunity, &changed).await?,
        ThingKind::Vendor
        | ThingKind::Question
        | ThingKind::PeerQuestion
        | ThingKind::Review
        | ThingKind::Everything => HashMap::new(),
    };
    let today = day(clock.now());
    let told = |(id, words): (Uuid, Option<Vec<String>>)| {
        let thing = Thing { kind: led.kind, id };
        match words {
            None => Told {
                thing,
                occasion: format!("new {}", follow.id),
                reason: Reason::New { of: led.name.clone() },
            },
            Some(words) => {
                // What the feed does not tell of the record itself (its vendor is called otherwise now) is known
                // by its words.
                let occasion = match last.get(&id) {
                    Some(version) => format!("changed {version}"),
                    None => format!("changed {today} {}", words.join("; ")),
                };
                Told { thing, occasion, reason: Reason::Changed { words } }
            }
        }
    };
    Ok(found.into_iter().map(told).collect())
}

async fn last_of(
    alerts: &Alerts,
    viewer: &Viewer,
    between: (Place, Place),
    kind: ChangeKind,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, i64>> {
    Ok(alerts.database.changes().last(&Eyes::of(*viewer), between, kind, ids).await?)
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
