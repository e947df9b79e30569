//! The demonstration's peers: invented people of several boroughs who agreed to be asked, one of whom took it
//! back, and questions between them.

use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use muster_domain::access::Role;
use muster_domain::authority::AuthorityRef;
use muster_domain::clock::Clock;
use muster_domain::id::{PeerId, PeerRequestId, PersonId};
use muster_domain::peer::{Peer, PeerRequest, RequestState};
use muster_domain::person::NewPerson;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result};
use uuid::Uuid;

use super::pilot::vendor_of;

/// Ids follow from this and a name, so that doing it again puts nothing on record twice.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d75_7374_6572_5000_8000_0070_6565_7273);

/// Somebody who can be asked about an invented vendor of a service area.
struct Invented {
    name: &'static str,
    address: &'static str,
    authority: &'static str,
    area: &'static str,
    knows: &'static str,
    since: i32,
    a_month: u8,
    reach: &'static str,
    ended: bool,
}

const INVENTED: [Invented; 5] = [
    Invented {
        name: "Amina Yusuf",
        address: "peer@hackney.example",
        authority: "HCK",
        area: "adult-social-care",
        knows: "Implementation and data migration, and what the interface to the ledger costs",
        since: 2021,
        a_month: 3,
        reach: "Switchboard of Hackney, extension 4411 (invented), Tuesdays and Thursdays",
        ended: false,
    },
    Invented {
        name: "Tom Adeyemi",
        address: "peer@islington.example",
        authority: "ISL",
        area: "adult-social-care",
        knows: "Support after go-live, and how change requests are priced",
        since: 2019,
        a_month: 2,
        reach: "Switchboard of Islington, extension 2207 (invented), mornings",
        ended: false,
    },
    Invented {
        name: "Grace Okonjo",
        address: "peer@lambeth.example",
        authority: "LBH",
        area: "adult-social-care",
        knows: "Moving case notes from the old system, and training for 400 people",
        since: 2020,
        a_month: 2,
        reach: "Switchboard of Lambeth, extension 3190 (invented), after two o'clock",
        ended: false,
    },
    Invented {
        name: "Bethan Rhys",
        address: "peer@southwark.example",
        authority: "SWK",
        area: "housing-repairs",
        knows: "Repairs by appointment: scheduling, the contractors' handhelds, and the first winter",
        since: 2022,
        a_month: 4,
        reach: "Switchboard of Southwark, extension 1056 (invented)",
        ended: false,
    },
    Invented {
        name: "Samir Haddad",
        address: "peer@tower-hamlets.example",
        authority: "TWH",
        area: "adult-social-care",
        knows: "The contract and its exit",
        since: 2018,
        a_month: 5,
        reach: "",
        ended: true,
    },
];

/// Puts them on record; says how many offers are new.
pub async fn demonstrate(database: &Database, clock: &dyn Clock) -> Result<usize> {
    let today = clock.today();
    let mut peers = Vec::new();
    for invented in &INVENTED {
        let Some(area) = ServiceAreaCode::parse(invented.area) else { continue };
        let Some(vendor) = vendor_of(database, area).await? else { continue };
        let Some((person, authority)) = who(database, invented, clock).await? else { continue };
        let offered_at = morning(today - Days::new(40));
        let peer = Peer {
            id: PeerId(Uuid::new_v5(&NAMESPACE, invented.address.as_bytes())),
            person,
            name: invented.name.to_owned(),
            authority,
            vendor,
            product: None,
            knows: invented.knows.to_owned(),
            since: Some(invented.since),
            a_month: invented.a_month,
            reach: String::new(),
            until: today.checked_add_months(Months::new(9)).unwrap_or(today),
            offered_at,
            ended_at: invented.ended.then(|| offered_at + TimeDelta::days(20)),
            demonstration: true,
        };
        peers.push((peer, invented.reach.to_owned()));
    }
    let requests = requests(&peers, today);
    database.peers().demonstrate(&peers, &requests, clock).await
}

/// One question that was accepted and helped, and one that waits.
fn requests(peers: &[(Peer, String)], today: NaiveDate) -> Vec<PeerRequest> {
    let [(first, _), (second, _), (third, _), ..] = peers else { return Vec::new() };
    let request = |asker: &Peer, peer: &Peer, question: &str, days: u64, state, helped| {
        let asked_at = morning(today - Days::new(days));
        PeerRequest {
            id: PeerRequestId(Uuid::new_v5(&NAMESPACE, question.as_bytes())),
            peer: peer.id,
            asker: asker.person,
            authority: asker.authority.clone(),
            question: question.to_owned(),
            asked_at,
            state,
            answered_at: (state == RequestState::Accepted).then(|| asked_at + TimeDelta::days(1)),
            helped,
        }
    };
    vec![
        request(
            third,
            first,
            "How long did the migration take against the plan, and what would you do otherwise?",
            9,
            RequestState::Accepted,
            Some(true),
        ),
        request(
            first,
            second,
            "Who prices change requests at your end, and how often do you refuse one?",
            2,
            RequestState::Asked,
            None,
        ),
    ]
}

/// The invented person and their authority. They have no password: nobody signs in as them.
async fn who(
    database: &Database,
    invented: &Invented,
    clock: &dyn Clock,
) -> Result<Option<(PersonId, AuthorityRef)>> {
    let found = database.authorities().find(&Viewer::Public, invented.authority).await?;
    let Some(authority) = found.map(|authority| authority.reference) else { return Ok(None) };
    let new = NewPerson {
        authority: authority.id,
        name: invented.name.to_owned(),
        email: invented.address.to_owned(),
        roles: vec![Role::Reader],
        demonstration: true,
    };
    let person = database.people().establish(&new, None, clock).await?;
    Ok(Some((person, authority)))
}

fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(10)
}
