//! Vendors are told together and apart at least so well: see `examples/vendor_identity.rs` for the figures.

#[path = "../benches/identity/mod.rs"]
mod identity;

use identity::{corrected, half, measure, misspelling, real_rows};

#[test]
fn names_alone_join_85_of_100_pairs_and_97_of_100_joined_are_right() {
    let rows = corrected(&real_rows());
    for (rows, pairs) in [(rows.clone(), 50), (half(&rows, false), 30), (half(&rows, true), 10)] {
        let score = measure(&rows, false);
        assert!(score.joined_rightly + score.missed.len() >= pairs, "the list has pairs to judge by");
        assert!(score.recall() >= 0.85, "missed: {:#?}", score.missed);
        assert!(score.precision() >= 0.97, "joined wrongly: {:#?}", score.joined_wrongly);
    }
}

#[test]
fn numbers_join_95_of_100_pairs() {
    let score = measure(&corrected(&real_rows()), true);
    assert!(score.recall() >= 0.95, "missed: {:#?}", score.missed);
    assert!(score.precision() >= 0.97, "joined wrongly: {:#?}", score.joined_wrongly);
}

#[test]
fn a_list_of_made_misspellings_comes_out_as_well() {
    for seed in 11..16 {
        let score = measure(&misspelling::rows(seed, 300), false);
        assert!(score.joined_rightly + score.missed.len() > 1_000, "the list has pairs to judge by");
        assert!(score.recall() >= 0.9, "seed {seed}: {:#?}", score.missed);
        assert!(score.precision() >= 0.98, "seed {seed}: {:#?}", score.joined_wrongly);
    }
}
