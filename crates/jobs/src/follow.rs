//! Following a publisher of notices: one page at a time, on the same way as an imported file.
//!
//! A page, its problems and the new position are one transaction: a worker that is killed at any moment
//! leaves either all of it or nothing, and whoever comes next asks for the same page again.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::authority_name::london;
use muster_domain::clock::Clock;
use muster_domain::notice::Source;
use muster_domain::notice_source::{Buyers, NoticeSource, Pace, Setback, Window, title};
use muster_domain::published::{Problem, Release};
use muster_ingest::publisher::{NoPage, Page, Publisher, read_page};
use muster_persistence::Database;
use muster_persistence::notice_source::Wish;
use muster_persistence::register::Register;
use uuid::Uuid;

use crate::Result;
use crate::import::arrived::{Arrived, arrive, not_kept};
use crate::import::batch::{self, Making};
use crate::import::directories::Directories;
use crate::import::kept;
use crate::import::report::ReportedProblem;

/// How long a page may take to be stored, beside the time that the publisher has to answer.
const STORING: Duration = Duration::from_secs(60);

/// New notices after which the database is told to look at itself again.
const MANY: u64 = 10_000;

/// Days to begin before today where nobody says from when on.
const USUALLY: i64 = 365;

/// How a publisher is to be followed.
#[derive(Debug, Clone)]
pub struct Following {
    /// Which one.
    pub source: Source,
    /// Another address than its own.
    pub address: Option<String>,
    /// Whose notices are kept.
    pub buyers: Buyers,
    /// From when on; without it, for a year.
    pub since: Option<DateTime<Utc>>,
    /// How fast.
    pub pace: Pace,
    /// How long an answer may take.
    pub patience: Duration,
}

/// One publisher, followed by one worker.
#[derive(Debug)]
pub struct Follower {
    publisher: Publisher,
    pace: Pace,
    patience: Duration,
    /// This worker, among others that may follow the same publisher.
    holder: Uuid,
    directories: Option<(i64, Directories)>,
    new_notices: u64,
}

impl Follower {
    /// Begins to follow a publisher, or goes on where somebody stopped.
    ///
    /// # Errors
    /// An address that cannot be asked, and failures of the database.
    pub async fn begin(database: &Database, clock: &dyn Clock, following: &Following) -> Result<Self> {
        let Following { source, ref address, buyers, since, pace, patience } = *following;
        let publisher = Publisher::new(source, address.as_deref(), patience)?;
        let (now, address) = (clock.now(), publisher.shown());
        let usually_since = now - TimeDelta::days(USUALLY);
        let wish = Wish { source, address, buyers, since, usually_since };
        database.notice_sources().follow(&wish, now).await?;
        let holder = clock.id();
        Ok(Self { publisher, pace, patience, holder, directories: None, new_notices: 0 })
    }

    /// Which publisher, for the log.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        title(self.publisher.source())
    }

    /// Asks for a page if one is due, and stores it. Gives when to come again.
    ///
    /// # Errors
    /// Failures of the database. What the publisher does wrong is on record with it.
    pub async fn step(&mut self, database: &Database, clock: &dyn Clock) -> Result<DateTime<Utc>> {
        let source = self.publisher.source();
        let sources = database.notice_sources();
        let now = clock.now();
        // Paused: whoever goes on with it says so in the database.
        let Some(due) = sources.due_at(source).await? else { return Ok(now + self.pace.every) };
        if due > now {
            return Ok(due);
        }
        let until = now + self.patience + STORING.min(self.patience);
        let Some(mut followed) = sources.claim(source, self.holder, now, until).await? else {
            return Ok(now + self.pace.pause.max(Duration::from_millis(50)));
        };
        let Some(window) = followed.ask(now) else {
            followed.rest(now, self.pace);
            sources.release(self.holder, &followed).await?;
            return Ok(followed.next_try_at);
        };
        match self.page(&window, clock).await {
            Ok(page) => self.take(database, clock, followed, window, page).await,
            Err(no_page) => self.without(database, clock, followed, window, no_page).await,
        }
    }

    async fn page(&self, window: &Window, clock: &dyn Clock) -> std::result::Result<Page, NoPage> {
        let body = self.publisher.fetch(window, clock).await?;
        // Some milliseconds of work: not on a thread that serves requests.
        let read = tokio::task::spawn_blocking(move || read_page(&body)).await;
        read.unwrap_or_else(|_| {
            Err(NoPage { setback: Setback::CutOff, words: "Its answer cannot be read".to_owned() })
        })
    }

    /// Stores a page and where to go on from it.
    async fn take(
        &mut self,
        database: &Database,
        clock: &dyn Clock,
        mut followed: NoticeSource,
        window: Window,
        page: Page,
    ) -> Result<DateTime<Utc>> {
        let Page { mut reads, problems, next } = page;
        // Nobody publishes invented notices.
        reads
            .retain(|read| wanted(&read.release, followed.buyers) && !batch::is_demonstration(&read.release));
        let arrived = arrive(reads, clock).await?;
        let mut register = database.register().await?;
        let fresh = not_kept(&mut register, arrived).await?;
        let mut outside: Vec<Problem> = Vec::new();
        if !problems.is_empty() {
            let known = register.reported(followed.source, clock.now()).await?;
            outside.extend(problems.into_iter().filter(|p| !known.contains(&p.message)));
        }
        if !outside.is_empty() && followed.asks_again() {
            outside.clear();
            followed.took_part(window, clock.now(), self.pace, chance(clock));
        } else {
            let left = followed.took(window, next, clock.now(), self.pace);
            outside.extend(left.map(|message| Problem { release: None, pointer: "/".to_owned(), message }));
        }
        let new_notices = fresh.len() as u64;
        let stored = self.store(clock, &mut register, &followed, fresh, outside).await?;
        if !register.read_to(self.holder, &followed).await? {
            tracing::info!(source = self.title(), "somebody else reads this page");
            return Ok(clock.now() + self.pace.pause);
        }
        register.commit().await?;
        self.directories = stored;
        self.new_notices += new_notices;
        if self.new_notices >= MANY {
            self.new_notices = 0;
            database.optimise(true).await?;
        }
        tracing::debug!(source = self.title(), new_notices, complete_to = %followed.complete_to, "a page is in");
        Ok(followed.next_try_at)
    }

    /// Writes what is new of a page, as an import does; the directories as they are after it.
    async fn store(
        &mut self,
        clock: &dyn Clock,
        register: &mut Register,
        followed: &NoticeSource,
        mut fresh: Vec<Arrived>,
        outside: Vec<Problem>,
    ) -> Result<Option<(i64, Directories)>> {
        // Whatever fails from here on, what is in memory may be ahead of what is stored.
        let directories = self.directories.take();
        if fresh.is_empty() && outside.is_empty() {
            return Ok(directories);
        }
        let file = title(followed.source);
        let mut import = register.import_of_today(followed.source, clock).await?;
        let mut problems: Vec<ReportedProblem> = outside.into_iter().map(|p| reported(file, p)).collect();
        for one in &mut fresh {
            problems.extend(one.problems.drain(..).map(|p| reported(file, p)));
        }
        let version = register.version().await?;
        let mut current = match directories {
            Some((seen, current)) if seen == version => current,
            _ => Directories::load(register).await?,
        };
        let making = Making { import: Some(import.id), file, demonstration: false, clock };
        let outcome = batch::write(&making, &mut current, register, fresh).await?;
        problems.extend(outcome.problems);
        import.notices += outcome.new_notices;
        import.new_notices += outcome.new_notices;
        import.contracts += outcome.contracts;
        import.procurements += outcome.procurements;
        import.problems += problems.len() as u64;
        import.finished_at = Some(clock.now());
        register.keep_import(&import, &kept(&problems)).await?;
        Ok(Some((register.version().await?, current)))
    }

    /// Keeps why there is no page, and when to try again.
    async fn without(
        &mut self,
        database: &Database,
        clock: &dyn Clock,
        mut followed: NoticeSource,
        window: Window,
        NoPage { setback, words }: NoPage,
    ) -> Result<DateTime<Utc>> {
        let now = clock.now();
        tracing::warn!(source = self.title(), why = words, "no page; trying again");
        let left = followed.failed(window, setback, words, now, self.pace, chance(clock));
        let Some(message) = left else {
            database.notice_sources().release(self.holder, &followed).await?;
            return Ok(followed.next_try_at);
        };
        let mut register = database.register().await?;
        let outside = vec![Problem { release: None, pointer: "/".to_owned(), message }];
        self.directories = self.store(clock, &mut register, &followed, Vec::new(), outside).await?;
        if register.read_to(self.holder, &followed).await? {
            register.commit().await?;
        }
        Ok(followed.next_try_at)
    }
}

/// A number from 0 to 1, from the part of a fresh id that is left to chance.
#[allow(clippy::cast_precision_loss, reason = "32 bits fit")]
fn chance(clock: &dyn Clock) -> f64 {
    (clock.id().as_u128() & u128::from(u32::MAX)) as f64 / f64::from(u32::MAX)
}

/// Whether a release is one to be kept. Where it does not say who buys, it is.
fn wanted(release: &Release, buyers: Buyers) -> bool {
    let names: Vec<&str> = release.buyers.iter().filter_map(|buyer| buyer.name.as_deref()).collect();
    buyers == Buyers::All || names.is_empty() || names.iter().any(|name| london(name).is_some())
}

fn reported(file: &str, problem: Problem) -> ReportedProblem {
    let Problem { release, pointer, message } = problem;
    ReportedProblem { file: file.to_owned(), release, pointer, message }
}
