//! What is listed of reviews is what the domain's rule lets somebody see, whatever was done to them and by whom.

use std::collections::{BTreeMap, BTreeSet};

use muster_domain::access::{Action, Role, allowed};
use muster_domain::actor::{Actor, Who};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ReviewId, VendorId};
use muster_domain::person::NewPerson;
use muster_domain::review::list::ReviewFilter;
use muster_domain::review::sight::Seer;
use muster_domain::review::step::{Standing, State, Step};
use muster_domain::review::{Content, Desk, Facts, Foundation};
use muster_persistence::review::Draft;
use muster_persistence::{Database, Error};
use uuid::Uuid;

use crate::support::{Dice, Maker, Place, small, whole, write};

crate::on_both_databases!(lists_are_what_the_rule_allows);

/// A review as it has to be by now.
#[derive(Debug, Clone)]
struct Kept {
    standing: Standing,
    version: i64,
    desk: Desk,
}

struct Town {
    database: Database,
    maker: Maker,
    vendor: VendorId,
    contracts: BTreeMap<AuthorityId, Foundation>,
    people: Vec<Actor>,
    reviews: BTreeMap<ReviewId, Kept>,
}

impl Town {
    async fn build(place: Place) -> Self {
        let (database, maker) = (place.open_migrated().await, Maker::new());
        let batch = small(&maker);
        write(&database, &batch, maker.now()).await;
        let contracts = batch.contracts.iter().map(|c| (c.authority, Foundation::Contract(c.id))).collect();
        let mut people = Vec::new();
        for (at, authority) in batch.authorities.iter().enumerate() {
            for roles in [
                &[Role::Contributor][..],
                &[Role::Contributor],
                &[Role::Approver],
                &[Role::Contributor, Role::Approver],
                &[Role::Reader],
                &[Role::Convenor],
                &[Role::Operator],
            ] {
                let number = people.len();
                let new = NewPerson {
                    authority: authority.id,
                    name: format!("Person {number} of {at}"),
                    email: format!("person-{number}@example.org"),
                    roles: roles.to_vec(),
                    demonstration: false,
                };
                let person = database.people().establish(&new, None, &maker.clock).await.unwrap();
                let who = Who::Person { person, session: Uuid::nil().into(), roles: roles.to_vec() };
                let request = maker.clock.id();
                people.push(Actor { who, authority: authority.id, member: true, address: None, request });
            }
        }
        let vendor = batch.vendors[0].id;
        Self { database, maker, vendor, contracts, people, reviews: BTreeMap::new() }
    }

    async fn begin(&mut self, actor: &Actor, desk: Desk) {
        let content = Content {
            overall: 4,
            aspects: BTreeMap::new(),
            facts: Facts::default(),
            best: "It came on time.".to_owned(),
            worst: "It cost more.".to_owned(),
            conflict: None,
            words_withheld: false,
        };
        let draft = Draft { product: None, desk, foundation: self.contracts[&actor.authority], content };
        let begun = self.database.reviews().begin(actor, self.vendor, &draft, &self.maker.clock).await;
        if !actor.may(Action::WriteReviews) {
            assert!(matches!(begun, Err(Error::Forbidden(Action::WriteReviews))));
            return;
        }
        let person = actor.person().unwrap();
        let standing = Standing::begun(person, actor.authority, self.maker.now());
        self.reviews.insert(begun.unwrap(), Kept { standing, version: 1, desk });
    }

    /// Does a step and sees that the store says what the rule says.
    async fn step(&mut self, actor: &Actor, id: ReviewId, step: Step) {
        let (kept, seer) = (self.reviews[&id].clone(), Seer::of(Some(actor)));
        let right = match step {
            Step::Approve => Action::ApproveReviews,
            Step::Publish => Action::ModerateReviews,
            Step::Return(_) if kept.standing.state == State::Submitted => Action::ApproveReviews,
            Step::Return(_) => Action::ModerateReviews,
            _ => Action::WriteReviews,
        };
        let done =
            self.database.reviews().step(actor, right, id, kept.version, &step, &self.maker.clock).await;
        let Who::Person { roles, .. } = &actor.who else { unreachable!() };
        let who = seer.person();
        let expected = match who {
            _ if !allowed(roles, right) => None,
            Some(who) if seer.sees(&kept.standing) => kept.standing.after(&step, who, self.maker.now()).ok(),
            _ => {
                assert!(matches!(done, Err(Error::NotFound)), "{step:?} by {roles:?}: {done:?}");
                return;
            }
        };
        let Some(standing) = expected else {
            assert!(done.is_err(), "{step:?} of {kept:?} by {roles:?}");
            return;
        };
        done.unwrap_or_else(|error| panic!("{step:?} of {kept:?} by {roles:?}: {error}"));
        if standing.state == State::Published {
            let now = self.maker.now();
            let same = |other: &&mut Kept| {
                other.standing.state == State::Published
                    && other.standing.authority == standing.authority
                    && other.desk == kept.desk
            };
            for old in self.reviews.values_mut().filter(same) {
                old.standing = old.standing.replaced(now);
                old.version += 1;
            }
        }
        self.reviews.insert(id, Kept { standing, version: kept.version + 1, ..kept });
    }

    /// Who could do what to a review now.
    fn possible(&self, id: ReviewId, steps: &[Step]) -> Vec<(Actor, Step)> {
        let standing = &self.reviews[&id].standing;
        let could = |actor: &Actor, step: &Step| {
            let seer = Seer::of(Some(actor));
            seer.person().is_some_and(|who| standing.after(step, who, self.maker.now()).is_ok())
        };
        let of = |actor| {
            steps.iter().filter(move |step| could(actor, step)).map(|step| (actor.clone(), step.clone()))
        };
        self.people.iter().flat_map(of).collect()
    }

    async fn compare(&self) {
        let today = self.maker.clock.today();
        for actor in &self.people {
            let seer = Seer::of(Some(actor));
            let filter = ReviewFilter {
                states: State::ALL.to_vec(),
                ages: Vec::new(),
                ..ReviewFilter::published(seer.clone(), today)
            };
            let listed = self.database.reviews().list(&filter, &[], &whole()).await.unwrap();
            let ids: BTreeSet<ReviewId> = listed.items.iter().map(|shown| shown.review.id).collect();
            let expected: BTreeSet<ReviewId> = self
                .reviews
                .iter()
                .filter(|(_, kept)| seer.sees(&kept.standing))
                .map(|(id, _)| *id)
                .collect();
            assert_eq!(ids, expected, "{:?} of {}", actor.who, actor.authority);
            assert_eq!(listed.total, u64::try_from(expected.len()).ok());
            for shown in listed.items {
                let kept = &self.reviews[&shown.review.id];
                assert_eq!(shown.review.standing.state, kept.standing.state);
                assert_eq!(shown.review.version, kept.version);
            }
            for id in self.reviews.keys() {
                let one = self.database.reviews().get(&seer, *id, today).await.unwrap();
                assert_eq!(one.is_some(), expected.contains(id));
            }
        }
    }
}

async fn lists_are_what_the_rule_allows(place: Place) {
    let mut town = Town::build(place).await;
    let mut dice = Dice(0x5eed_1e55);
    let why = || "Say what happened.".to_owned();
    let steps = [
        Step::Submit,
        Step::Approve,
        Step::Publish,
        Step::Publish,
        Step::Return(why()),
        Step::Appeal(why()),
        Step::Revise,
        Step::Withdraw,
    ];
    for turn in 0..400 {
        let ids: Vec<ReviewId> = town.reviews.keys().copied().collect();
        if ids.is_empty() || dice.below(12) == 0 {
            let actor = dice.of(&town.people);
            let desk = dice.of(&[Desk::Service, Desk::Technology]);
            town.begin(&actor, desk).await;
        } else {
            let id = dice.of(&ids);
            let anything = (dice.of(&town.people), dice.of(&steps));
            // Left to chance alone, hardly any review would come far: most would be withdrawn.
            let within = if dice.below(10) == 0 { &steps[..] } else { &steps[..steps.len() - 1] };
            let (actor, step) = match town.possible(id, within) {
                some if !some.is_empty() && dice.below(3) > 0 => dice.of(&some),
                _ => anything,
            };
            town.step(&actor, id, step).await;
        }
        if turn % 80 == 79 {
            town.compare().await;
        }
    }
    let states: BTreeSet<State> = town.reviews.values().map(|kept| kept.standing.state).collect();
    assert!(states.len() >= 5, "the walk came far: {states:?}");
    town.database.close().await.unwrap();
}
