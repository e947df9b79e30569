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
        store.put(&administrator, camden, &takes(30), &clock).await.unwrap();
        store.put(&administrator, camden, &takes(40), &clock).await.unwrap();
        assert_eq!(store.get(&neighbour, camden).await.unwrap().unwrap().governance, takes(40));
        assert_eq!(store.all(&neighbour).await.unwrap().get(&camden), Some(&takes(40)));
        assert_eq!(store.get(&Viewer::Public, camden).await.unwrap(), None);
        assert!(store.all(&Viewer::Public).await.unwrap().is_empty());
        let due = muster.database.opportunities().due().await.unwrap().groups.unwrap();
        assert!(due.len() >= 2, "what Camden takes part in is computed again: {due:?}");
        for (other, role) in [("HCK", Role::Administrator), ("CMD", Role::Approver)] {
            let other = somebody(&muster, other, role).await;
            let refused = store.put(&other, camden, &takes(1), &clock).await.unwrap_err();
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
        assert_eq!(store.get(&own, camden).await.unwrap(), Some(Settings::default()));
        let strict = Settings {
            statement_audience: Audience::Members,
            field_audiences: BTreeMap::from([(Sensitive::Value, Audience::Own)]),
        };
        store.put(&administrator, camden, &strict, &clock).await.unwrap();
        assert_eq!(store.get(&own, camden).await.unwrap(), Some(strict));
        for other in [somebody(&muster, "HCK", Role::Administrator).await, somebody(&muster, "CMD", Role::Convenor).await] {
            assert_eq!(store.get(&other.viewer(Kind::Authority), camden).await.unwrap(), None);
            let refused = store.put(&other, camden, &Settings::default(), &clock).await.unwrap_err();
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
}
