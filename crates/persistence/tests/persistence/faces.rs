//! Who sees which records, and which of their facts: what every store shows is what the plain rule
//! of the domain allows, whoever looks.

mod followed;
mod shown;
mod town;
mod walls;

use std::collections::BTreeMap;

use muster_domain::clock::FixedClock;
use muster_domain::record::Change;
use muster_domain::viewer::Viewer;

use crate::on_both_databases;
use crate::support::{Dice, Place, day};
use followed::a_follower_hears_of_what_they_see_and_of_nothing_else;
use shown::{check, expected};
use town::{TODAY, Town};

on_both_databases!(
    what_every_store_shows_is_what_the_rule_allows,
    nobodys_version_moves_with_what_they_may_not_see,
    what_is_shared_for_a_time_is_gone_when_that_has_passed,
    a_follower_hears_of_what_they_see_and_of_nothing_else,
);

async fn what_every_store_shows_is_what_the_rule_allows(place: Place) {
    let (mut dice, town) = (Dice(0x5eed), Town::build(&place).await);
    let mut made = 0;
    for step in 1..=80 {
        made += u32::from(town.change_something(&mut dice).await);
        if step % 20 == 0 {
            for viewer in town.viewers() {
                check(&town, &viewer, day(TODAY)).await;
            }
        }
    }
    assert!(made > 50, "only {made} of 80 changes were made");
    let private = town.differing().await;
    assert!(private > 5, "only {private} records look different to somebody");
}

async fn nobodys_version_moves_with_what_they_may_not_see(place: Place) {
    let (mut dice, town) = (Dice(0xca11), Town::build(&place).await);
    let (mut still, mut moved) = (0, 0);
    for _ in 0..60 {
        let kept = town.kept().await;
        let mut versions = BTreeMap::new();
        for viewer in town.viewers() {
            versions.insert(town.name(&viewer), town.database.version(&viewer).await.unwrap());
        }
        let owner = town.change_something_of(&mut dice).await;
        let now_kept = town.kept().await;
        let changed =
            |viewer: &Viewer| expected(&kept, viewer, day(TODAY)) != expected(&now_kept, viewer, day(TODAY));
        let for_all = changed(&Viewer::Public) || changed(&Viewer::ANY_MEMBER);
        for viewer in town.viewers() {
            let (who, before) = (town.name(&viewer), versions[&town.name(&viewer)]);
            let now = town.database.version(&viewer).await.unwrap();
            // An owner's answers show what is done to their records even where no face changes.
            let own = owner.is_some_and(|owner| viewer.sees_own_of(owner));
            if changed(&viewer) {
                assert!(now > before, "{who} sees something new under an old version");
                moved += 1;
            } else if !own && (viewer == Viewer::Public || !for_all) {
                assert_eq!(now, before, "the version of {who} moved with nothing to see");
                still += 1;
            }
        }
    }
    assert!(moved > 20 && still > 100, "{moved} moved, {still} stood still");
}

async fn what_is_shared_for_a_time_is_gone_when_that_has_passed(place: Place) {
    let town = Town::build(&place).await;
    let (owner, friend) = (town.boroughs[0], town.boroughs[1]);
    let record = town.of(owner)[0];
    town.say(record, "title", "Quince until tomorrow").await;
    town.must(record, Change::Share(town.named_until(friend, day(TODAY).succ_opt()))).await;
    let sees = async || {
        let found = town.search(&Viewer::Member { authority: friend, own: true }, "quince").await;
        !found.is_empty()
    };
    assert!(sees().await);
    assert!(!town.database.lapsed(day(TODAY)).await.unwrap());
    let tomorrow = day(TODAY).succ_opt().unwrap();
    assert!(!town.database.lapsed(tomorrow).await.unwrap(), "the last day is still a day");
    let after = tomorrow.succ_opt().unwrap();
    assert!(town.database.lapsed(after).await.unwrap());
    town.database.records().renew(&FixedClock::at(after)).await.unwrap();
    assert!(!town.database.lapsed(after).await.unwrap());
    assert!(!sees().await);
    for viewer in town.viewers() {
        check(&town, &viewer, after).await;
    }
}
