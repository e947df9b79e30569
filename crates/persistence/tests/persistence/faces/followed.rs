//! Whoever follows the feed of changes hears of everything that they see otherwise, and of nothing else.

use std::collections::BTreeMap;

use muster_domain::change::{ChangeKind, Entry, Eyes, Place as Stand};
use muster_domain::viewer::Viewer;

use super::shown::expected;
use super::town::{TODAY, Town};
use crate::support::{Dice, Place, day};

/// What is told after a place, a few entries at a time, and where it ends.
async fn told(town: &Town, viewer: &Viewer, mut since: Stand) -> (Vec<Entry>, Stand) {
    let mut entries = Vec::new();
    loop {
        let stretch = town.database.changes().after(&Eyes::of(*viewer), since, &[], 3).await.unwrap();
        entries.extend(stretch.entries);
        since = stretch.next;
        if !stretch.more {
            return (entries, since);
        }
    }
}

pub(super) async fn a_follower_hears_of_what_they_see_and_of_nothing_else(place: Place) {
    let (mut dice, town) = (Dice(0xfeed), Town::build(&place).await);
    let here = town.database.changes().here().await.unwrap();
    let mut stands: BTreeMap<String, Stand> = town.viewers().iter().map(|v| (town.name(v), here)).collect();
    let (mut heard, mut quiet, mut gone) = (0, 0, 0);
    for _ in 0..80 {
        let kept = town.kept().await;
        let owner = town.change_something_of(&mut dice).await;
        let now_kept = town.kept().await;
        let views =
            |viewer: &Viewer| (expected(&kept, viewer, day(TODAY)), expected(&now_kept, viewer, day(TODAY)));
        let changed = |viewer: &Viewer| views(viewer).0 != views(viewer).1;
        let for_all = changed(&Viewer::Public) || changed(&Viewer::ANY_MEMBER);
        for viewer in town.viewers() {
            let (who, (before, now)) = (town.name(&viewer), views(&viewer));
            let (entries, stand) = told(&town, &viewer, stands[&who]).await;
            let records: Vec<&Entry> = entries
                .iter()
                .filter(|e| matches!(e.kind, ChangeKind::Contract | ChangeKind::Procurement))
                .collect();
            let ids = before.keys().chain(now.keys());
            for id in ids.filter(|id| before.get(id) != now.get(id)) {
                let entry = records.iter().find(|entry| entry.id == *id);
                let entry = entry.unwrap_or_else(|| panic!("{who} did not hear of {id}"));
                assert_eq!(entry.gone, !now.contains_key(id), "{who} of {id}");
                heard += 1;
                gone += usize::from(entry.gone);
            }
            // An owner hears of all that is done to their records, whether or not a face of them changes.
            let own = owner.is_some_and(|owner| viewer.sees_own_of(owner));
            if before == now && !own && (viewer == Viewer::Public || !for_all) {
                assert!(entries.is_empty(), "{who} heard of {entries:?} and sees nothing new");
                quiet += 1;
            }
            assert!(records.iter().all(|e| e.gone != now.contains_key(&e.id)), "{who}");
            stands.insert(who, stand);
        }
    }
    assert!(heard > 60 && quiet > 100 && gone > 3, "{heard} heard, {gone} of them gone, {quiet} quiet");
}
