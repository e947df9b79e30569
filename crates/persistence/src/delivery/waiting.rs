//! What waits for whom, and was not told to them yet: questions to peers and answers to them, reviews to approve and
//! to moderate. What of it somebody may see is asked again when the message is put together.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Role;
use muster_domain::alert::{GIVEN_UP_AFTER, Reason, Thing, ThingKind, Told, Waits};
use muster_domain::clock::Clock;
use muster_domain::id::PersonId;
use muster_domain::peer::RequestState;
use muster_domain::review::step::State;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Deliveries;
use crate::Result;
use crate::entity::told;
use crate::sql::Sql;

/// People who could be told something.
const PEOPLE: &str = " AND w.suspended_at IS NULL AND w.joined_at IS NOT NULL";

impl Deliveries {
    /// What waits for each person that they were not told of, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, clock: &dyn Clock) -> Result<BTreeMap<PersonId, Vec<Told>>> {
        let mut found: Vec<(Uuid, Told)> = Vec::new();
        for waits in Waits::ALL {
            let rows = self.database.accounts();
            let rows = rows.query_all_raw(asked(waits, clock).statement(self.database.backend())).await?;
            for row in rows {
                let (person, id, since): (Uuid, Uuid, DateTime<Utc>) =
                    (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
                let kind = match waits {
                    Waits::Question | Waits::Answer => ThingKind::PeerQuestion,
                    Waits::Approval | Waits::Moderation => ThingKind::Review,
                };
                // What comes back and waits once more is told once more.
                let occasion = format!("{} {}", waits.as_str(), since.to_rfc3339());
                let reason = Reason::Waits { what: waits };
                found.push((person, Told { thing: Thing { kind, id }, occasion, reason }));
            }
        }
        let known = self.known(found.iter().map(|(_, told)| told.thing.id).collect()).await?;
        let mut waiting: BTreeMap<PersonId, Vec<Told>> = BTreeMap::new();
        for (person, told) in found {
            if !known.contains(&(person, told.thing.id, told.occasion.clone())) {
                waiting.entry(PersonId(person)).or_default().push(told);
            }
        }
        Ok(waiting)
    }

    /// Who was told of these things, and on which occasions.
    async fn known(&self, things: HashSet<Uuid>) -> Result<HashSet<(Uuid, Uuid, String)>> {
        let things: Vec<Uuid> = things.into_iter().collect();
        let mut known = HashSet::new();
        for some in things.chunks(1_000) {
            let rows: Vec<(Uuid, Uuid, String)> = told::Entity::find()
                .select_only()
                .columns([told::Column::RecipientId, told::Column::ThingId, told::Column::Occasion])
                .filter(told::Column::ThingId.is_in(some.iter().copied()))
                .into_tuple()
                .all(self.database.accounts())
                .await?;
            known.extend(rows);
        }
        Ok(known)
    }
}

/// For whom something waits, what, and since when.
fn asked(waits: Waits, clock: &dyn Clock) -> Sql {
    let now = clock.now().trunc_subsecs(6);
    let mut sql = Sql::default();
    match waits {
        Waits::Question => {
            sql.push("SELECT w.id, q.id, q.asked_at FROM peer_request q JOIN peer o ON o.id = q.peer_id ");
            sql.push("JOIN person w ON w.id = o.person_id WHERE o.ended_at IS NULL AND o.until >= ");
            sql.bind(clock.today()).push(" AND q.state = ").bind(RequestState::Asked.as_str());
            sql.push(PEOPLE).push(" ORDER BY q.asked_at, q.id");
        }
        Waits::Answer => {
            // Older ones are no news any more.
            sql.push(
                "SELECT w.id, q.id, q.answered_at FROM peer_request q JOIN person w ON w.id = q.asker_id ",
            );
            sql.push("WHERE q.answered_at >= ").bind(now - GIVEN_UP_AFTER).push(" AND q.state IN (");
            sql.list([RequestState::Accepted.as_str(), RequestState::Declined.as_str()]).push(")");
            sql.push(PEOPLE).push(" ORDER BY q.answered_at, q.id");
        }
        Waits::Approval => {
            sql.push(
                "SELECT w.id, r.id, r.since FROM review r JOIN person w ON w.authority_id = r.authority_id ",
            );
            sql.push("JOIN person_role o ON o.person_id = w.id WHERE w.id <> r.author_id AND o.role = ");
            sql.bind(Role::Approver.as_str()).push(" AND r.state = ").bind(State::Submitted.as_str());
            sql.push(PEOPLE).push(" ORDER BY r.since, r.id");
        }
        Waits::Moderation => {
            // An appeal is for another convenor than the one who returned it.
            sql.push("SELECT w.id, r.id, r.since FROM review r JOIN person_role o ON o.role = ");
            sql.bind(Role::Convenor.as_str()).push(" JOIN person w ON w.id = o.person_id ");
            sql.push("WHERE (r.returned_by IS NULL OR w.id <> r.returned_by) AND r.state = ");
            sql.bind(State::Moderation.as_str()).push(PEOPLE).push(" ORDER BY r.since, r.id");
        }
    }
    sql
}
