//! How often something may happen before whoever does it is asked to wait: for what costs work, not for
//! what could be guessed (that is `domain::throttle`, which every process counts together).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Keys that are counted at once; past it those go that would be let through anyway.
const KEYS: usize = 10_000;

/// So many at once for each key, and one more each time that so much time has passed.
#[derive(Debug)]
pub(crate) struct Throttle {
    at_once: i32,
    one_more_after: TimeDelta,
    /// When each key would have used up nothing.
    rested: Mutex<HashMap<String, DateTime<Utc>>>,
}

impl Throttle {
    /// `at_once` at once, one more after each `one_more_after`.
    pub(crate) fn new(at_once: i32, one_more_after: TimeDelta) -> Self {
        Self { at_once, one_more_after, rested: Mutex::default() }
    }

    /// Counts one more of `key`; where that is too many it is not counted, and the error is the number of
    /// seconds to wait.
    pub(crate) fn admit(&self, key: &str, now: DateTime<Utc>) -> Result<(), u64> {
        let mut rested = self.rested.lock().unwrap_or_else(PoisonError::into_inner);
        if rested.len() >= KEYS && !rested.contains_key(key) {
            rested.retain(|_, at| *at > now);
            if rested.len() >= KEYS {
                rested.clear();
            }
        }
        let from = rested.get(key).copied().unwrap_or(now).max(now);
        let used_up = from + self.one_more_after;
        let wait = used_up - (now + self.one_more_after * self.at_once);
        if wait > TimeDelta::zero() {
            return Err(u64::try_from(wait.num_seconds()).unwrap_or(0).max(1));
        }
        rested.insert(key.to_owned(), used_up);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_come_at_once_and_then_one_at_a_time() {
        let throttle = Throttle::new(3, TimeDelta::seconds(10));
        let now: DateTime<Utc> = "2026-11-23T12:00:00Z".parse().unwrap();
        assert!((0..3).all(|_| throttle.admit("a", now).is_ok()));
        assert_eq!(throttle.admit("a", now), Err(10));
        assert!(throttle.admit("b", now).is_ok(), "each key for itself");
        let later = now + TimeDelta::seconds(10);
        assert!(throttle.admit("a", later).is_ok());
        assert_eq!(throttle.admit("a", later), Err(10));
        assert!((0..3).all(|_| throttle.admit("a", later + TimeDelta::hours(1)).is_ok()));
    }

    #[test]
    fn no_number_of_keys_takes_more_room() {
        let throttle = Throttle::new(1, TimeDelta::seconds(10));
        let now: DateTime<Utc> = "2026-11-23T12:00:00Z".parse().unwrap();
        for n in 0..2 * KEYS + 5 {
            let _ = throttle.admit(&n.to_string(), now);
        }
        assert!(throttle.rested.lock().unwrap().len() <= KEYS);
    }
}
