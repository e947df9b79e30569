//! What authorities describe of themselves and say to opportunities, as the stores have it.

use std::collections::BTreeMap;

use muster_domain::access::{Kind, Role};
use muster_domain::actor::{Actor, Who};
use muster_domain::audience::Audience;
use muster_domain::clock::FixedClock;
use muster_domain::governance::{Band, Governance};
use muster_domain::id::{OpportunityId, PersonId, SessionId};
use muster_domain::record::Sensitive;
use muster_domain::settings::Settings;
use muster_domain::stance::{Position, Stance, current};
use muster_domain::viewer::Viewer;
use muster_persistence::Error;
use muster_tests::on_both;
use uuid::Uuid;

use crate::notices::today;
use crate::serving::Muster;

/// Somebody of a borough.
async fn somebody(muster: &Muster, code: &str, role: Role) -> Actor {
    let authority = muster.database.authorities().find(&Viewer::Public, code).await.unwrap().unwrap();
    let (person, session) = (PersonId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    let who = Who::Person { person, session, roles: vec![role] };
    Actor { who, authority: authority.reference.id, member: true, address: None, request: Uuid::nil() }
}

fn takes(days: u16) -> Governance {
    Governance::new(Vec::new(), vec![Band { up_to: None, days }]).unwrap()
}

async fn any_opportunity(muster: &Muster) -> OpportunityId {
    let list = muster.json("/api/v1/opportunities?kind=need").await;
    list["items"][0]["id"].as_str().unwrap().parse().unwrap()
}

on_both! {
    /// An authority's own description is seen by members, kept through changes, and the public keeps the lead time that all have.
    async fn how_an_authority_decides_is_for_members(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let (administrator, clock) = (somebody(&muster, "CMD", Role::Administrator).await, FixedClock::at(today()));
        let (store, camden) = (muster.database.governance(), administrator.authority);
        let neighbour = somebody(&muster, "HCK", Role::Reader).await.viewer(Kind::Authority);
        assert_eq!(store.get(&neighbour, camden).await.unwrap(), None);
        store.put(&administrator, (camden, 0), &takes(30), &clock).await.unwrap();
        store.put(&administrator, (camden, 1), &takes(40), &clock).await.unwrap();
        let stale = store.put(&administrator, (camden, 1), &takes(50), &clock).await.unwrap_err();
        assert!(matches!(stale, Error::Stale), "{stale:?}");
        assert_eq!(store.get(&neighbour, camden).await.unwrap().unwrap().governance, takes(40));
        assert_eq!(store.all(&neighbour).await.unwrap().get(&camden), Some(&takes(40)));
        assert_eq!(store.get(&Viewer::Public, camden).await.unwrap(), None);
        assert!(store.all(&Viewer::Public).await.unwrap().is_empty());
        let due = muster.database.opportunities().due().await.unwrap().groups.unwrap();
        assert!(due.len() >= 2, "what Camden takes part in is computed again: {due:?}");
        for (other, role) in [("HCK", Role::Administrator), ("CMD", Role::Approver)] {
            let other = somebody(&muster, other, role).await;
            let refused = store.put(&other, (camden, 2), &takes(1), &clock).await.unwrap_err();
            assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        }
        muster.stop().await;
    }

    /// Settings are those of one's own authority, and nobody else's business.
    async fn settings_are_for_the_authority_itself(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let (administrator, clock) = (somebody(&muster, "CMD", Role::Administrator).await, FixedClock::at(today()));
        let (store, camden) = (muster.database.settings(), administrator.authority);
        let own = administrator.viewer(Kind::Authority);
        assert_eq!(store.get(&own, camden).await.unwrap(), Some((Settings::default(), 0)));
        let strict = Settings {
            statement_audience: Audience::Members,
            field_audiences: BTreeMap::from([(Sensitive::Value, Audience::Own)]),
        };
        assert_eq!(store.put(&administrator, (camden, 0), &strict, &clock).await.unwrap(), 1);
        assert_eq!(store.get(&own, camden).await.unwrap(), Some((strict, 1)));
        let stale = store.put(&administrator, (camden, 0), &Settings::default(), &clock).await.unwrap_err();
        assert!(matches!(stale, Error::Stale), "{stale:?}");
        for other in [somebody(&muster, "HCK", Role::Administrator).await, somebody(&muster, "CMD", Role::Convenor).await] {
            assert_eq!(store.get(&other.viewer(Kind::Authority), camden).await.unwrap(), None);
            let refused = store.put(&other, (camden, 1), &Settings::default(), &clock).await.unwrap_err();
            assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        }
        muster.stop().await;
    }

    /// A stance is seen by members, replaced by the next one, taken back, and stays in the history.
    async fn stances_are_for_members_and_their_history_stays(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let clock = FixedClock::at(today());
        let (camden, hackney) = (somebody(&muster, "CMD", Role::Approver).await, somebody(&muster, "HCK", Role::Approver).await);
        let members = hackney.viewer(Kind::Opportunity);
        let id = any_opportunity(&muster).await;
        let opportunity = muster.database.opportunities().get(&members, id).await.unwrap().unwrap();
        let store = muster.database.stances();
        let says = |stance| Position { stance, contact: Some("Housing".to_owned()), needs: None };
        store.take(&camden, &opportunity, &says(Stance::Watching), &clock).await.unwrap();
        store.take(&hackney, &opportunity, &says(Stance::NotNow), &clock).await.unwrap();
        store.take(&camden, &opportunity, &says(Stance::JointAward), &clock).await.unwrap();
        let said = store.of(&members, &opportunity).await.unwrap();
        let now: Vec<Stance> = current(&said).into_iter().map(|s| s.position.unwrap().stance).collect();
        assert_eq!((said.len(), now), (3, vec![Stance::JointAward, Stance::NotNow]));
        assert_eq!(store.of(&Viewer::Public, &opportunity).await.unwrap(), []);
        assert!(muster.json(&format!("/api/v1/opportunities/{id}")).await["stances"].is_null());

        store.take_back(&camden, &opportunity, &clock).await.unwrap();
        store.take_back(&camden, &opportunity, &clock).await.unwrap();
        let said = store.of(&members, &opportunity).await.unwrap();
        assert_eq!((said.len(), current(&said).len()), (4, 1), "taking back what is not there says nothing");
        let contributor = somebody(&muster, "CMD", Role::Contributor).await;
        let refused = store.take(&contributor, &opportunity, &says(Stance::Watching), &clock).await.unwrap_err();
        assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        // What was said outlives the computation.
        muster_jobs::opportunities::refresh(&muster.database, &FixedClock::at(today() + chrono::Days::new(1))).await.unwrap();
        assert_eq!(store.of(&members, &opportunity).await.unwrap().len(), 4);
        muster.stop().await;
    }

    /// What was said to the opportunity of a vendor is heard at that of the vendor it became part of.
    async fn stances_follow_a_merge_of_vendors(database: &TestDatabase) {
        let muster = Muster::with(database, 30).await;
        let clock = FixedClock::at(today() + chrono::Days::new(200));
        let camden = somebody(&muster, "CMD", Role::Approver).await;
        let members = camden.viewer(Kind::Opportunity);
        let list = muster.json("/api/v1/opportunities?kind=vendor").await;
        let [a, b] = [0, 1].map(|n| list["items"][n].clone());
        let id = |o: &serde_json::Value| o["id"].as_str().unwrap().parse::<OpportunityId>().unwrap();
        let vendor = |o: &serde_json::Value| o["vendor"]["id"].as_str().unwrap().parse().unwrap();
        let position = Position { stance: Stance::ComparingNotes, contact: None, needs: None };
        let said_to = muster.database.opportunities().get(&members, id(&a)).await.unwrap().unwrap();
        muster.database.stances().take(&camden, &said_to, &position, &clock).await.unwrap();
        muster.database.vendor_rulings().merge(&camden, vendor(&a), vendor(&b), "one", &clock).await.unwrap();
        muster_jobs::vendors::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
        muster_jobs::opportunities::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
        let remaining = muster.database.opportunities().get(&members, id(&b)).await.unwrap().unwrap();
        assert_eq!(muster.database.opportunities().get(&members, id(&a)).await.unwrap(), None);
        assert_eq!(muster.database.stances().of(&members, &remaining).await.unwrap().len(), 1);
        muster.stop().await;
    }

    /// Members see commit dates by the lead times that authorities described; the public sees what it saw.
    async fn a_lead_time_of_ones_own_moves_the_dates_that_members_see(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let clock = FixedClock::at(today());
        let (list, id) = ("/api/v1/opportunities?kind=need", any_opportunity(&muster).await);
        let before = (muster.get(list).await.headers()["etag"].clone(), muster.json(list).await);
        let store = muster.database.opportunities();
        let members = somebody(&muster, "HCK", Role::Reader).await.viewer(Kind::Opportunity);
        let common = store.get(&members, id).await.unwrap().unwrap();
        assert_eq!((common.go_live - common.latest_commit).num_days(), muster_domain::opportunity::LEAD_TIME_DAYS);
        for borough in ["CMD", "HCK", "ISL"] {
            let administrator = somebody(&muster, borough, Role::Administrator).await;
            muster.database.governance().put(&administrator, (administrator.authority, 0), &takes(30), &clock).await.unwrap();
        }
        muster_jobs::opportunities::refresh(&muster.database, &clock).await.unwrap();
        let own = store.get(&members, id).await.unwrap().unwrap();
        assert_eq!((own.go_live - own.latest_commit).num_days(), 30);
        assert_eq!(store.get(&Viewer::Public, id).await.unwrap().unwrap(), common);
        assert_eq!((muster.get(list).await.headers()["etag"].clone(), muster.json(list).await), before);
        muster.stop().await;
    }

    /// The desk has what to decide, what to answer, what to confirm and what others say.
    async fn the_desk_has_what_waits_for_an_authority(database: &TestDatabase) {
        let muster = Muster::with(database, 24).await;
        let clock = FixedClock::at(today());
        let (camden, hackney) = (somebody(&muster, "CMD", Role::Approver).await, somebody(&muster, "HCK", Role::Approver).await);
        let viewer = hackney.viewer(Kind::Contract);
        let desk = muster.database.desk().of(&viewer, today()).await.unwrap();
        assert!(!desk.ending.is_empty() && !desk.opportunities.is_empty());
        assert!(desk.ending.iter().all(|e| e.contract.authority.id == hackney.authority && e.end >= today()));
        assert!(desk.ending.is_sorted_by_key(|e| e.latest_commit));
        // Ends of the set lie a month apart: 274 days of lead time and 90 of notice reach to 22 November 2027.
        assert!(desk.ending.iter().all(|e| e.end <= today() + chrono::Days::new(364)));
        assert_eq!((desk.stale, desk.stances), (vec![], vec![]));
        let late = muster.database.desk().of(&viewer, today() + chrono::Days::new(400)).await.unwrap();
        assert!(!late.stale.is_empty(), "nobody vouched since October 2026");

        let asked = desk.opportunities[0].clone();
        let position = |stance| Position { stance, contact: None, needs: Some("a lead".to_owned()) };
        muster.database.stances().take(&camden, &asked, &position(Stance::JointEngagement), &clock).await.unwrap();
        let heard = muster.database.desk().of(&viewer, today()).await.unwrap();
        assert_eq!(heard.stances.len(), 1);
        assert_eq!((heard.stances[0].opportunity.id, heard.stances[0].said.authority.id), (asked.id, camden.authority));
        muster.database.stances().take(&hackney, &asked, &position(Stance::Watching), &clock).await.unwrap();
        let answered = muster.database.desk().of(&viewer, today()).await.unwrap();
        assert!(answered.opportunities.iter().all(|o| o.id != asked.id), "said something to it");
        let nobody = muster.database.desk().of(&Viewer::Public, today()).await.unwrap();
        assert_eq!(nobody, muster_persistence::desk::Desk::default());
        muster.stop().await;
    }

    /// What is part of an authority counts as its own where its people look, until it is given up.
    async fn a_part_counts_where_its_people_look(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let mut release = crate::notices::award(20);
        for place in ["/parties/0/name", "/buyer/name"] {
            *release.pointer_mut(place).unwrap() = "Invented Homes Management".into();
        }
        for place in ["/parties/0/id", "/buyer/id"] {
            *release.pointer_mut(place).unwrap() = "GB-PPON-PXYZ-4444-DDDD".into();
        }
        let mut package = crate::notices::package(0);
        package["releases"] = vec![release].into();
        let file = database.file("homes.json");
        std::fs::write(&file, package.to_string()).unwrap();
        assert!(muster.take(&[file]).await.problems.is_empty());
        let homes = muster.json("/api/v1/authorities?q=invented+homes").await;
        let homes = homes["items"][0]["id"].as_str().unwrap().parse().unwrap();

        let clock = FixedClock::at(today());
        let administrator = somebody(&muster, "CMD", Role::Administrator).await;
        let (camden, store) = (administrator.authority, muster.database.authority_parts());
        let counted = async || {
            let answer = muster.json("/api/v1/authorities/CMD/completeness").await;
            (answer["contracts"].as_u64().unwrap(), answer["end"]["published"].as_u64().unwrap())
        };
        assert_eq!(counted().await, (1, 1));
        store.claim(&administrator, camden, homes, "our ALMO", &clock).await.unwrap();
        store.claim(&administrator, camden, homes, "our ALMO", &clock).await.unwrap();
        let viewer = administrator.viewer(Kind::Authority);
        let parts = store.of(&viewer, camden).await.unwrap();
        assert_eq!((parts.parts.len(), parts.parts[0].authority.id), (1, homes), "said twice is said once");
        assert_eq!(store.of(&viewer, homes).await.unwrap().part_of.len(), 1);
        assert_eq!(store.of(&Viewer::Public, camden).await.unwrap().parts, []);
        let all = muster.database.completeness().of(&viewer, camden, today()).await.unwrap();
        assert_eq!((all.contracts, all.fresh, all.stale), (2, 2, 0));

        let hackney = somebody(&muster, "HCK", Role::Administrator).await;
        let refused = store.claim(&administrator, camden, hackney.authority, "ours", &clock).await.unwrap_err();
        assert!(matches!(refused, Error::Conflict(_)), "a borough speaks for itself: {refused:?}");
        let refused = store.claim(&hackney, camden, homes, "theirs", &clock).await.unwrap_err();
        assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
        store.give_up(&administrator, camden, homes, &clock).await.unwrap();
        assert!(store.of(&viewer, camden).await.unwrap().parts[0].ended_at.is_some());
        assert!(matches!(store.give_up(&administrator, camden, homes, &clock).await, Err(Error::NotFound)));
        assert_eq!(muster.database.completeness().of(&viewer, camden, today()).await.unwrap().contracts, 1);
        muster.stop().await;
    }

    /// A page of an authority says what others gained from it, to members.
    async fn what_others_gained_is_for_members(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        assert!(muster.json("/api/v1/authorities/cmd/completeness").await["gained"].is_null());
        muster.problem("/api/v1/authorities/XYZ/completeness", 404).await;
        let (camden, hackney) = (somebody(&muster, "CMD", Role::Approver).await, somebody(&muster, "HCK", Role::Approver).await);
        let members = hackney.viewer(Kind::Opportunity);
        let id = any_opportunity(&muster).await;
        let opportunity = muster.database.opportunities().get(&members, id).await.unwrap().unwrap();
        let position = Position { stance: Stance::Watching, contact: None, needs: None };
        let clock = FixedClock::at(today());
        for actor in [&camden, &hackney] {
            muster.database.stances().take(actor, &opportunity, &position, &clock).await.unwrap();
        }
        let gained = muster.database.completeness().gained(&members, camden.authority).await.unwrap().unwrap();
        assert!(gained.opportunities >= 2);
        assert_eq!((gained.members, gained.stances), (2, 1), "one's own stance is no gain of others");
        muster.stop().await;
    }
}
