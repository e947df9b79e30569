//! Which reviews somebody sees, and which of them a list asks for.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use muster_domain::access::Role;
use muster_domain::id::AuthorityId;
use muster_domain::page::Sort;
use muster_domain::review::list::{ReviewFilter, ReviewSort};
use muster_domain::review::sight::Seer;
use muster_domain::review::step::State;
use muster_domain::review::{Age, HIDDEN, STALE, last_day_older_than};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use uuid::Uuid;

use crate::cursor::KeyType;
use crate::entity::review;
use crate::evaluation::kept_from;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Result, authority, product, vendor};

/// Reviews that somebody sees: `Standing::seen_by`, as SQL, without those of vendors whose offers they judge.
/// Every statement that reads reviews for somebody asks for it.
pub(super) async fn visible(
    connection: &impl ConnectionTrait,
    seer: &Seer,
    today: NaiveDate,
) -> Result<Condition> {
    use review::Column as C;
    if !seer.is_member() {
        return Ok(Condition::all().add(Expr::val(1).eq(0)));
    }
    let mut some = Condition::any().add(C::State.eq(State::Published.as_str()));
    let Some(who) = seer.person() else { return Ok(Condition::all().add(some)) };
    let home = || Condition::all().add(C::AuthorityId.eq(who.authority.0));
    some = some.add(home().add(C::AuthorId.eq(who.person.0)));
    if who.roles.contains(&Role::Approver) {
        some = some.add(home().add(C::State.ne(State::Draft.as_str())));
    }
    if who.roles.contains(&Role::Convenor) {
        let returned = C::State.eq(State::Returned.as_str()).and(C::ReturnedBy.is_not_null());
        some = some.add(C::State.eq(State::Moderation.as_str())).add(returned);
    }
    let kept = kept_from(connection, who.person, today).await?;
    let seen = Condition::all().add(some);
    Ok(if kept.is_empty() { seen } else { seen.add(C::VendorId.is_not_in(kept)) })
}

/// What a list asks for, of what whoever asks sees.
pub(super) async fn select(reader: &Reader, filter: &ReviewFilter) -> Result<Select<review::Entity>> {
    use review::Column as C;
    let ReviewFilter {
        seer,
        today,
        vendors,
        products,
        authorities,
        service_areas,
        desks,
        states,
        ages,
        demonstration,
    } = filter;
    let mut all = visible(reader, seer, *today).await?;
    all = all.add_option(demonstration.map(|d| C::Demonstration.eq(d)));
    if !vendors.is_empty() {
        all = all.add(C::VendorId.is_in(vendor::with_families(reader, vendors).await?));
    }
    if !products.is_empty() {
        all = all.add(C::ProductId.is_in(product::said_of(reader, products).await?));
    }
    if !authorities.is_empty() {
        let ids = authority::named(reader.database(), authorities).await?;
        all = all.add(authority::one_of(C::AuthorityId, &ids));
    }
    if !service_areas.is_empty() {
        all = all.add(C::ServiceArea.is_in(service_areas.iter().map(|a| a.as_str())));
    }
    if !desks.is_empty() {
        all = all.add(C::Desk.is_in(desks.iter().map(|d| d.as_str())));
    }
    if !states.is_empty() {
        all = all.add(C::State.is_in(states.iter().map(|s| s.as_str())));
    }
    if !ages.is_empty() {
        let young = Condition::any().add(C::PublishedAt.is_null());
        all = all.add(ages.iter().fold(young, |any, age| any.add(of_age(*age, *today))));
    }
    Ok(review::Entity::find().filter(all))
}

/// Published so long ago.
fn of_age(age: Age, today: NaiveDate) -> Condition {
    use review::Column as C;
    let stale = behind(last_day_older_than(STALE, today));
    let hidden = behind(last_day_older_than(HIDDEN, today));
    match age {
        Age::Fresh => Condition::all().add(C::PublishedAt.gte(stale)),
        Age::Stale => Condition::all().add(C::PublishedAt.lt(stale)).add(C::PublishedAt.gte(hidden)),
        Age::Old => Condition::all().add(C::PublishedAt.lt(hidden)),
    }
}

/// The first instant after a day.
fn behind(day: NaiveDate) -> DateTime<Utc> {
    day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN).and_utc()
}

/// The order of a list of reviews.
pub(super) fn keyset(sort: &[Sort<ReviewSort>]) -> Keyset<review::Entity> {
    use review::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        ReviewSort::Published => Key::maybe(C::PublishedAt, KeyType::Instant, *direction),
        ReviewSort::Since => Key::always(C::Since, KeyType::Instant, *direction),
        ReviewSort::Overall => Key::maybe(C::Overall, KeyType::Integer, *direction),
    });
    Keyset::new("reviews", C::Id, keys.collect())
}

/// Whether somebody's authority has a published review of one of these vendors.
pub(crate) async fn reviews_any(
    connection: &impl ConnectionTrait,
    authority: AuthorityId,
    vendors: Vec<Uuid>,
) -> Result<bool> {
    let published = review::Entity::find()
        .filter(review::Column::AuthorityId.eq(authority.0))
        .filter(review::Column::VendorId.is_in(vendors))
        .filter(review::Column::State.eq(State::Published.as_str()));
    Ok(published.count(connection).await? > 0)
}
