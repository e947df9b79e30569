//! The machine's clock: the one module that asks it.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use muster_domain::clock::Clock;
use uuid::Uuid;

/// Now is now; today is now's day, or the one set by `--as-of`.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock {
    /// The day set by `--as-of`.
    pub as_of: Option<NaiveDate>,
}

#[allow(clippy::disallowed_methods, reason = "everybody else takes this clock as a parameter")]
impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }

    fn today(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| self.now().date_naive())
    }

    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }
}
