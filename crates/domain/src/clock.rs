//! Time and new ids are parameters: nothing below the binary asks the machine for either.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// Where "now", "today" and fresh ids come from.
pub trait Clock: Send + Sync {
    /// The present instant, cut to microseconds (what both databases keep).
    fn now(&self) -> DateTime<Utc>;

    /// The day that dates are judged against; `--as-of` sets it apart from `now`.
    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// A fresh UUID v7.
    fn id(&self) -> Uuid;
}

/// A clock that stands still: for tests and for anything that must be reproducible.
/// Ids count upwards, so they are unique and ordered within one clock.
#[derive(Debug)]
pub struct FixedClock {
    now: DateTime<Utc>,
    next: AtomicU64,
}

impl FixedClock {
    /// A clock that stands at noon UTC of `day`.
    ///
    /// # Panics
    /// Never: noon exists on every day.
    #[must_use]
    pub fn at(day: NaiveDate) -> Self {
        let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default();
        Self { now: noon.and_utc(), next: AtomicU64::new(1) }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn id(&self) -> Uuid {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(self.now.timestamp_millis()).unwrap_or(0);
        let mut tail = [0_u8; 10];
        tail[2..].copy_from_slice(&n.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }
}
