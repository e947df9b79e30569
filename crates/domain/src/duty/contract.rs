//! What must be published of one contract.

use chrono::{Months, NaiveDate};

use super::calendar::{day_in_words, last_of, last_of_year};
use super::threshold::{Estimate, LARGE, NOTIFIABLE, public_contract};
use super::{Concern, Duty, DutyKind, Published};
use crate::contract::{Contract, ContractStatus, Value};
use crate::fact::Field;
use crate::money::Money;
use crate::notice::NoticeKind;
use crate::procedure::Procedure;
use crate::record::Renewal;
use crate::term::Term;

/// A contract with what its duties follow from besides.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// As its authority knows it.
    pub contract: &'a Contract,
    /// Term and value as notices have them, where its authority says something else: what was
    /// provided for before a change.
    pub before: Option<&'a (Term, Value)>,
    /// The notices that tell of it.
    pub notices: &'a [Published],
}

/// Which law a contract is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// The Procurement Act 2023, as its notices show.
    Act,
    /// The same, as its dates suggest.
    Presumed,
    /// What came before: its duties are others.
    Earlier,
}

/// The day the Act came into force.
fn in_force() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 2, 24).unwrap_or(NaiveDate::MAX)
}

const PRESUMED: &str = "No notice shows which law it is under. A procurement that began before 24 February 2025, \
                        or a call-off from an earlier framework, has other duties: check with your legal team.";
const ADDED: &str =
    "Only the value without VAT is known: Muster added 20 %. Check it where it is close to the limit.";
const FRAMEWORK: &str =
    "Call-offs from a framework under earlier law have other duties: check with your legal team.";

impl Held<'_> {
    /// Which law it is under: what is begun under a law is finished under it. Find a Tender numbers the
    /// notices of the Act (UK1 to UK17); other notices are of earlier law.
    #[must_use]
    pub fn law(&self) -> Law {
        let numbered = |n: &Published| n.code.as_deref().is_some_and(|code| code.starts_with("UK"));
        if self.notices.iter().any(numbered) {
            return Law::Act;
        }
        let Contract { signed_on, term, .. } = self.contract;
        match signed_on.or(term.start) {
            Some(day) if self.notices.is_empty() && day >= in_force() => Law::Presumed,
            _ => Law::Earlier,
        }
    }

    /// When it was entered into: the day of signature, else the day it starts.
    fn entered(&self) -> Option<NaiveDate> {
        self.contract.signed_on.or(self.contract.term.start)
    }

    fn light_touch(&self) -> bool {
        self.contract.said.light_touch == Some(true)
    }

    fn estimate(&self) -> Option<Estimate> {
        Estimate::of(&self.before.map_or(self.contract.value, |before| before.1))
    }

    /// Division 45 of the CPV is construction work.
    fn works(&self) -> bool {
        self.contract.cpv.first().is_some_and(|code| code.under("45"))
    }

    fn above_threshold(&self) -> Option<bool> {
        let least = public_contract(self.light_touch(), self.works(), self.entered());
        self.estimate().map(|e| e.pence >= least)
    }

    fn large(&self) -> bool {
        self.estimate().is_some_and(|e| e.pence > LARGE)
    }

    fn check(&self) -> Option<&'static str> {
        if self.law() == Law::Presumed {
            return Some(PRESUMED);
        }
        if self.contract.said.procedure == Some(Procedure::Framework) {
            return Some(FRAMEWORK);
        }
        self.estimate().filter(|e| e.vat_added).map(|_| ADDED)
    }

    fn seen(&self, kind: NoticeKind) -> impl Iterator<Item = &Published> {
        self.notices.iter().filter(move |n| n.kind == kind)
    }

    fn duty(&self, kind: DutyKind, occurrence: String, due: Option<NaiveDate>, why: String) -> Duty {
        let concern = Concern::Contract(self.contract.id.0);
        let (title, check) = (self.contract.title.clone(), self.check());
        Duty { kind, concern, title, occurrence, due, why, check, missing: Vec::new(), optional: false }
    }
}

/// Every duty of a contract that notices do not show to be done, as far as `until`.
#[must_use]
pub fn of_contract(held: &Held<'_>, today: NaiveDate, until: NaiveDate) -> Vec<Duty> {
    let pending = matches!(held.contract.status, ContractStatus::Pending | ContractStatus::Cancelled);
    if pending || held.contract.said.archived || held.law() == Law::Earlier {
        return Vec::new();
    }
    let duties = [details(held), copy(held), change(held), extension(held, today), termination(held)];
    let duties = duties.into_iter().flatten().chain(performance(held, today));
    duties.filter(|duty| duty.due.is_none_or(|due| due <= until)).collect()
}

/// Contract details notice: within 30 days beginning with the day on which the contract is entered
/// into, 120 where it is light touch (section 53(1)); of a notifiable contract below the threshold as
/// soon as reasonably practicable (section 87(3)).
fn details(held: &Held<'_>) -> Option<Duty> {
    if held.seen(NoticeKind::Contract).next().is_some() {
        return None;
    }
    let light = held.light_touch();
    let below = held.above_threshold() == Some(false);
    if held.estimate().is_some_and(|e| e.pence < NOTIFIABLE) {
        return None;
    }
    let days = if light { 120 } else { 30 };
    let entered = held.entered();
    let why = match (below, entered) {
        (true, _) => {
            "Below the threshold and from £30,000: publish as soon as reasonably practicable. The Act \
                      counts no days; Muster counts 30."
                .to_owned()
        }
        (false, _) if light => "Light touch: within 120 days, the day of the contract included.".to_owned(),
        (false, _) => "Within 30 days, the day of the contract included.".to_owned(),
    };
    let due = entered.map(|day| last_of(days, day));
    let mut duty = held.duty(DutyKind::Details, "once".to_owned(), due, why);
    if held.contract.signed_on.is_none() {
        duty.missing.push(Field::SignedOn);
        duty.check = duty.check.or(Some(
            "The day it was signed is not known: Muster counts from the day it starts, which is later or the same.",
        ));
    }
    if held.estimate().is_none() {
        duty.missing.push(Field::ValueGross);
    }
    Some(duty)
}

/// A copy of the contract, where it is above £5 million: within 90 days, 180 where it is light touch
/// (section 53(3)).
fn copy(held: &Held<'_>) -> Option<Duty> {
    if !held.large() {
        return None;
    }
    let days = if held.light_touch() { 180 } else { 90 };
    let due = held.entered().map(|day| last_of(days, day));
    let why = format!(
        "Above £5 million: the contract itself is attached to its details notice within {days} days, redacted where \
         section 94 allows it."
    );
    Some(held.duty(DutyKind::Copy, "once".to_owned(), due, why))
}

/// Contract performance notice: at least once in every period of 12 months of a contract above £5
/// million that has key performance indicators, and when it ends (sections 52 and 71(2)).
fn performance(held: &Held<'_>, today: NaiveDate) -> Vec<Duty> {
    if !held.large() || held.light_touch() {
        return Vec::new();
    }
    let Some(entered) = held.entered() else {
        let why = "Above £5 million: at least once in every 12 months of its life.".to_owned();
        let mut duty = held.duty(DutyKind::Performance, "1".to_owned(), None, why);
        duty.missing.push(Field::SignedOn);
        return vec![duty];
    };
    let ends = held.contract.term.last_day();
    let (mut first, mut missed) = (entered, None);
    for year in 1..=100 {
        let period = last_of_year(year, entered);
        let last = ends.map_or(period, |ends| period.min(ends));
        let within = |n: &Published| n.on.is_some_and(|on| (first..=last).contains(&on));
        let due = (!held.seen(NoticeKind::Performance).any(within)).then(|| rated(held, year, first, last));
        if last >= today {
            return missed.into_iter().chain(due).collect();
        }
        // Of several periods that were missed the last counts: those before cannot be made good.
        missed = due;
        if ends.is_some_and(|ends| period >= ends) {
            break;
        }
        first = period.succ_opt().unwrap_or(period);
    }
    missed.into_iter().collect()
}

/// The performance notice of one period.
fn rated(held: &Held<'_>, year: u32, first: NaiveDate, last: NaiveDate) -> Duty {
    let why = format!(
        "Above £5 million: at least once in every 12 months, and when it ends. This is the period from {} to {}.",
        day_in_words(first),
        day_in_words(last)
    );
    let mut duty = held.duty(DutyKind::Performance, year.to_string(), Some(last), why);
    duty.check = duty.check.or(Some(
        "Not due where no key performance indicators are set: frameworks, concessions, and contracts whose performance \
         cannot be assessed by them (section 52(2) and (6)).",
    ));
    duty
}

/// What a change comes to, in per cent of what was provided for.
fn per_cent(change: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| i64::try_from(i128::from(change.abs()) * 100 / i128::from(whole)).unwrap_or(i64::MAX))
}

/// Whether a change is more than `limit` per cent of the whole.
fn passes(limit: i64, change: i64, whole: i64) -> bool {
    whole > 0 && i128::from(change.abs()) * 100 > i128::from(whole) * i128::from(limit)
}

/// The most days that were provided for on award, extensions included.
fn most_days(term: &Term) -> Option<i64> {
    let days = (term.last_day()? - term.start?).num_days() + 1;
    (days > 0).then_some(days)
}

/// By how many days, and by how much in pence, the authority says that the contract changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Modified {
    /// Days between the last day before and the last day since.
    pub days: i64,
    /// The most days provided for on award.
    pub of_days: Option<i64>,
    /// Pence between the value before and since.
    pub pence: i64,
    /// The value before.
    pub of_pence: Option<i64>,
}

impl Modified {
    /// How a contract differs from what was provided for.
    #[must_use]
    pub fn between(before: &(Term, Value), now: (&Term, &Value)) -> Self {
        let (term, value) = before;
        let days = |one: Option<NaiveDate>, two: Option<NaiveDate>| {
            one.zip(two).map(|(one, two)| (two - one).num_days()).filter(|days| *days != 0)
        };
        // An option that is taken up moves the end within what was provided for; both are changes.
        let days = days(term.end, now.0.end).or_else(|| days(term.max_end, now.0.max_end)).unwrap_or(0);
        let same = |one: Option<Money>, two: Option<Money>| {
            one.zip(two)
                .filter(|(one, two)| one.currency == two.currency)
                .map(|(one, two)| (one.pence, two.pence))
        };
        let (was, is) = same(value.net, now.1.net)
            .or_else(|| same(value.gross, now.1.gross))
            .map_or((None, 0), |(a, b)| (Some(a), b));
        Self { days, of_days: most_days(term), pence: was.map_or(0, |was| is - was), of_pence: was }
    }

    /// Whether the term changes by more than 10 % of the most that was provided for (section 75(2)(b)).
    #[must_use]
    pub fn term_passes(&self) -> bool {
        self.of_days.is_some_and(|whole| passes(10, self.days, whole))
    }

    /// Whether the value changes by more than 10 %, 15 % for works (section 75(2)(a)).
    #[must_use]
    pub fn value_passes(&self, works: bool) -> bool {
        self.of_pence.is_some_and(|whole| passes(if works { 15 } else { 10 }, self.pence, whole))
    }
}

/// Contract change notice: before a public contract is modified by more than section 75(2) lets pass.
fn change(held: &Held<'_>) -> Option<Duty> {
    let before = held.before?;
    if held.light_touch() || held.above_threshold() == Some(false) {
        return None;
    }
    let Contract { term, value, .. } = held.contract;
    let modified = Modified::between(before, (term, value));
    let (by_term, by_value) = (modified.term_passes(), modified.value_passes(held.works()));
    if !by_term && !by_value {
        return None;
    }
    let part = |change, whole: Option<i64>| whole.and_then(|whole| per_cent(change, whole)).unwrap_or(0);
    let mut words = Vec::new();
    if by_term {
        let per_cent = part(modified.days, modified.of_days);
        words.push(format!(
            "the term by {} days, {per_cent} % of the most that was provided for",
            modified.days.abs()
        ));
    }
    if by_value {
        words.push(format!("the value by {} %", part(modified.pence, modified.of_pence)));
    }
    let why = format!(
        "What you say changes {}. The notice comes before the change takes effect.",
        words.join(" and ")
    );
    let due = if by_term { before.0.end.or(before.0.max_end) } else { None };
    let since = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let occurrence = format!("{}:{}", since(term.end.max(term.max_end)), modified.pence);
    let mut duty = held.duty(DutyKind::Change, occurrence, due, why);
    duty.check = duty.check.or(Some(match (by_term, by_value) {
        (true, true) => "Whether a change is allowed at all is section 74: check with your legal team.",
        _ => {
            "Section 75(2) lets pass what stays within its limit for the value or for the term: only one is passed \
             here. Check with your legal team whether a notice is needed."
        }
    }));
    Some(duty)
}

/// The same ahead of time: an option to extend that would pass the limit if it is taken up.
fn extension(held: &Held<'_>, today: NaiveDate) -> Option<Duty> {
    let Contract { term, said, status, .. } = held.contract;
    let (end, most) = (term.end?, most_days(term)?);
    if held.before.is_some_and(|before| before.0.end != term.end)
        || held.light_touch()
        || held.above_threshold() != Some(true)
        || said.renewal == Some(Renewal::WillNotRenew)
        || *status == ContractStatus::Terminated
        || end < today
    {
        return None;
    }
    let first = said.extension_options.first().map(|option| Months::new(u32::from(option.months)));
    let until = first
        .and_then(|months| end.checked_add_months(months))
        .or(term.max_end)
        .filter(|until| *until > end)?;
    let days = (until - end).num_days();
    if !passes(10, days, most) {
        return None;
    }
    let why = format!(
        "If you extend to {}: that is {} % of the most that was provided for, and the notice comes before the \
         extension.",
        day_in_words(until),
        per_cent(days, most).unwrap_or(0)
    );
    let mut duty = held.duty(DutyKind::Change, format!("{until}:option"), Some(end), why);
    duty.optional = true;
    duty.check = Some(
        "Section 75(2) lets pass a change of the value within 10 % too: check with your legal team whether a notice is \
         needed for an option that the contract provides for.",
    );
    Some(duty)
}

/// Contract termination notice: within 30 days beginning with the day on which a public contract ends,
/// for whatever reason, its last day included (section 80).
fn termination(held: &Held<'_>) -> Option<Duty> {
    let Contract { term, status, .. } = held.contract;
    if held.seen(NoticeKind::Termination).next().is_some() || held.above_threshold() == Some(false) {
        return None;
    }
    let ended = match status {
        ContractStatus::Terminated => term.end?,
        _ => term.last_day()?,
    };
    let why = format!("Ends on {}: within 30 days, that day included.", day_in_words(ended));
    let mut duty = held.duty(DutyKind::Termination, ended.to_string(), Some(last_of(30, ended)), why);
    if term.max_end.is_some_and(|most| term.end.is_some_and(|end| end < most)) {
        duty.check = Some("Counted with every extension used. If it ends earlier, say so on the contract.");
    }
    Some(duty)
}
