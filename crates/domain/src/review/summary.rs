//! What several reviews say together, without pretending to more than they do: how ratings spread, no
//! mean of fewer than three authorities, each authority once, newer ones weighing more.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::{Aspect, Review};
use crate::id::AuthorityId;

/// The fewest authorities of which a mean is told.
pub const FEWEST: usize = 3;

/// What a published review weighs by its age: the whole in its first year, then less each year, nothing once
/// it is hidden. In order: months since publication, and the weight until then.
pub const WEIGHTS: [(u32, f64); 4] = [(12, 1.0), (24, 0.75), (36, 0.5), (60, 0.25)];

/// What a review published on a day weighs today.
#[must_use]
pub fn weight(published: NaiveDate, today: NaiveDate) -> f64 {
    WEIGHTS
        .iter()
        .find(|(months, _)| {
            published.checked_add_months(Months::new(*months)).is_none_or(|until| today < until)
        })
        .map_or(0.0, |(_, weight)| *weight)
}

/// How ratings of one thing spread.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spread {
    /// How many reviews rate it 1, 2, 3, 4, 5.
    pub counts: [u32; 5],
    /// How many authorities do.
    pub authorities: usize,
    /// The weighted mean over authorities, to a tenth; `None` of fewer than [`FEWEST`].
    pub mean: Option<f64>,
}

/// What several reviews say together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// How many reviews.
    pub reviews: u32,
    /// The whole.
    pub overall: Spread,
    /// Aspects that anybody rated.
    pub aspects: BTreeMap<Aspect, Spread>,
    /// How many authorities would buy again.
    pub buy_again: u32,
    /// How many would not.
    pub not_again: u32,
}

/// Sums published reviews up; those that are older than five years weigh nothing and are left out.
#[must_use]
pub fn summarise(reviews: &[Review], today: NaiveDate) -> Summary {
    let weighed: Vec<(&Review, f64)> = reviews
        .iter()
        .filter_map(|review| {
            let published = review.standing.published_at?.date_naive();
            Some((review, weight(published, today))).filter(|(_, weight)| *weight > 0.0)
        })
        .collect();
    let of = |rating: &dyn Fn(&Review) -> Option<u8>| {
        let rated = weighed
            .iter()
            .filter_map(|(review, weight)| Some((review.authority.id, rating(review)?, *weight)));
        spread(rated)
    };
    let aspects = Aspect::ALL
        .iter()
        .map(|aspect| (*aspect, of(&|review| review.content.aspects.get(aspect).copied())))
        .filter(|(_, spread)| spread.authorities > 0)
        .collect();
    let mut again: BTreeMap<AuthorityId, (NaiveDate, bool)> = BTreeMap::new();
    for (review, _) in &weighed {
        let facts = review.content.facts.clone().without(&review.frozen());
        let (Some(yes), Some(at)) = (facts.buy_again, review.standing.published_at) else { continue };
        let newest = again.entry(review.authority.id).or_insert((at.date_naive(), yes));
        if at.date_naive() >= newest.0 {
            *newest = (at.date_naive(), yes);
        }
    }
    let count = |wanted: bool| {
        u32::try_from(again.values().filter(|(_, yes)| *yes == wanted).count()).unwrap_or(u32::MAX)
    };
    Summary {
        reviews: u32::try_from(weighed.len()).unwrap_or(u32::MAX),
        overall: of(&|review| Some(review.content.overall)),
        aspects,
        buy_again: count(true),
        not_again: count(false),
    }
}

/// An authority with several reviews counts once: with their weighted mean, as heavy as its newest.
fn spread(rated: impl Iterator<Item = (AuthorityId, u8, f64)>) -> Spread {
    let mut counts = [0; 5];
    let mut by_authority: BTreeMap<AuthorityId, (f64, f64, f64)> = BTreeMap::new();
    for (authority, rating, weight) in rated {
        if let Some(count) = counts.get_mut(usize::from(rating).wrapping_sub(1)) {
            *count += 1;
        }
        let (sum, weights, heaviest) = by_authority.entry(authority).or_default();
        *sum += f64::from(rating) * weight;
        *weights += weight;
        *heaviest = heaviest.max(weight);
    }
    let authorities = by_authority.len();
    let (sum, weights) = by_authority.values().fold((0.0, 0.0), |(sum, all), (of, weights, heaviest)| {
        (sum + of / weights * heaviest, all + heaviest)
    });
    let mean = (authorities >= FEWEST).then(|| (sum / weights * 10.0).round() / 10.0);
    Spread { counts, authorities, mean }
}

/// Published KPI ratings against reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divergence {
    /// Notices rate the vendor well and reviewers do not.
    ReviewsWorse,
    /// Reviewers rate the vendor well and notices do not.
    ReviewsBetter,
}

/// Whether reviews and published KPI ratings (UK9; `good` of `rated` were "good") tell different stories.
/// Nothing is said of fewer than three ratings or where no mean is told.
#[must_use]
pub fn divergence(overall: &Spread, good: u32, rated: u32) -> Option<Divergence> {
    let mean = overall.mean.filter(|_| rated >= 3)?;
    let share = f64::from(good) / f64::from(rated);
    match (share, mean) {
        (share, mean) if share >= 0.75 && mean <= 2.5 => Some(Divergence::ReviewsWorse),
        (share, mean) if share <= 0.25 && mean >= 4.0 => Some(Divergence::ReviewsBetter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::reply::Challenge;
    use super::super::step::{Standing, State};
    use super::super::{Content, Desk, FactName, Facts, Foundation};
    use super::*;
    use crate::authority::AuthorityRef;
    use crate::id::{ChallengeId, ContractId, PersonId, ReviewId, VendorId};
    use crate::vendor::VendorRef;

    fn review(authority: u128, overall: u8, published: &str, again: Option<bool>) -> Review {
        let id = AuthorityId(Uuid::from_u128(authority));
        let at = format!("{published}T09:00:00Z").parse().unwrap();
        let begun = Standing::begun(PersonId(Uuid::from_u128(1)), id, at);
        Review {
            id: ReviewId(Uuid::from_u128(authority * 100 + u128::from(overall))),
            authority: AuthorityRef { id, code: None, name: String::new(), member: true },
            vendor: VendorRef {
                id: VendorId(Uuid::from_u128(5)),
                name: "Vendor".to_owned(),
                company_number: None,
            },
            product: None,
            desk: Desk::Service,
            foundation: Foundation::Contract(ContractId(Uuid::from_u128(6))),
            foundation_title: None,
            nda: false,
            service_area: None,
            content: Content {
                overall,
                aspects: BTreeMap::from([(Aspect::Support, overall)]),
                facts: Facts { buy_again: again, ..Facts::default() },
                best: "a".to_owned(),
                worst: "b".to_owned(),
                conflict: None,
                words_withheld: false,
            },
            standing: Standing { state: State::Published, published_at: Some(at), ..begun },
            reply: None,
            challenges: Vec::new(),
            demonstration: false,
            written_at: at,
            version: 1,
        }
    }

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn two_authorities_make_no_mean_and_three_do() {
        let two = [review(1, 5, "2026-06-01", None), review(2, 1, "2026-06-01", None)];
        let summary = summarise(&two, today());
        assert_eq!((summary.overall.mean, summary.overall.counts), (None, [1, 0, 0, 0, 1]));
        let again = review(1, 3, "2026-07-01", None);
        assert_eq!(
            summarise(&[&two[..], &[again]].concat(), today()).overall.mean,
            None,
            "two roles, one authority"
        );
        let three = [&two[..], &[review(3, 3, "2026-06-01", None)]].concat();
        assert_eq!(summarise(&three, today()).overall.mean, Some(3.0));
        assert_eq!(summarise(&three, today()).aspects[&Aspect::Support].authorities, 3);
    }

    #[test]
    fn newer_reviews_weigh_more_and_old_ones_nothing() {
        assert_eq!(weight("2026-01-01".parse().unwrap(), today()), 1.0);
        assert_eq!(weight("2024-01-01".parse().unwrap(), today()), 0.5);
        assert_eq!(weight("2021-11-23".parse().unwrap(), today()), 0.0);
        let reviews = [
            review(1, 5, "2026-06-01", None),
            review(2, 5, "2026-06-01", None),
            review(3, 1, "2022-06-01", None),
            review(4, 1, "2019-06-01", None),
        ];
        let summary = summarise(&reviews, today());
        assert_eq!(summary.reviews, 3);
        // (5 + 5 + 0.25 · 1) / 2.25
        assert_eq!(summary.overall.mean, Some(4.6));
    }

    #[test]
    fn each_authority_says_once_whether_it_would_buy_again_and_a_challenged_answer_does_not_count() {
        let challenge = Challenge {
            id: ChallengeId(Uuid::from_u128(8)),
            fact: FactName::BuyAgain,
            reason: "It was never asked.".to_owned(),
            at: "2026-07-01T09:00:00Z".parse().unwrap(),
            outcome: None,
            decided_because: None,
            decided_at: None,
        };
        let reviews = [
            review(1, 4, "2025-06-01", Some(false)),
            review(1, 4, "2026-06-01", Some(true)),
            review(2, 4, "2026-06-01", Some(false)),
            Review { challenges: vec![challenge], ..review(3, 2, "2026-06-01", Some(false)) },
        ];
        let summary = summarise(&reviews, today());
        assert_eq!((summary.buy_again, summary.not_again), (1, 1));
    }

    #[test]
    fn notices_and_reviews_that_tell_different_stories_are_pointed_out() {
        let of = |mean| Spread { mean, authorities: 3, ..Spread::default() };
        assert_eq!(divergence(&of(Some(2.0)), 4, 4), Some(Divergence::ReviewsWorse));
        assert_eq!(divergence(&of(Some(4.5)), 0, 4), Some(Divergence::ReviewsBetter));
        assert_eq!(divergence(&of(Some(4.5)), 4, 4), None);
        assert_eq!(divergence(&of(None), 4, 4), None);
        assert_eq!(divergence(&of(Some(2.0)), 2, 2), None);
    }
}
