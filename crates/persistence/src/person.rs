//! People: who they are, what they may do, and what they sign in with.

mod change;
mod second_factor;

use std::collections::{BTreeSet, HashMap};

use chrono::SubsecRound;
use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::authority::AuthorityRef;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId, SessionId};
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::person::{NewPerson, Person, PersonState, in_order};
use muster_domain::session::Origin;
use muster_domain::text::fold;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

pub use change::{Changed, may_give};
pub(crate) use change::{raise, words};
pub use second_factor::FactorState;

use crate::cursor::KeyType;
use crate::entity::{person, person_role};
use crate::insert::insert;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::transaction;
use crate::{Database, Error, Result, authority, list};

/// The store of them.
#[derive(Debug, Clone)]
pub struct People {
    database: Database,
}

/// What somebody signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose.
    pub person: PersonId,
    /// Of which authority.
    pub authority: AuthorityId,
    /// The hash of their password; `None` where they have none.
    pub password_hash: Option<String>,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// How it stands with the account.
    pub state: PersonState,
    /// An invented account of the demonstration.
    pub demonstration: bool,
}

impl std::fmt::Debug for Credentials {
    /// Without the hash: it must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("person", &self.person)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// The text by which somebody signs in, however they typed their address.
#[must_use]
pub fn sign_in_name(email: &str) -> String {
    fold(&cleaned(email))
}

impl People {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The account that acts in a session, as it stands now; `None` where the session has ended, the
    /// person is suspended, or they are an invented person and `demonstration` does not let these in.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn actor(
        &self,
        person: PersonId,
        session: SessionId,
        origin: &Origin,
        demonstration: bool,
    ) -> Result<Option<Actor>> {
        let mut sql = Sql::new(
            "SELECT p.authority_id, a.member, p.demonstration, r.role FROM session s \
             JOIN person p ON p.id = s.person_id JOIN authority a ON a.id = p.authority_id \
             LEFT JOIN person_role r ON r.person_id = p.id \
             WHERE s.ended_at IS NULL AND p.joined_at IS NOT NULL AND p.suspended_at IS NULL AND s.id = ",
        );
        sql.bind(session.0).push(" AND p.id = ").bind(person.0);
        let rows = self.database.accounts().query_all_raw(sql.statement(self.database.backend())).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let (authority, member): (Uuid, bool) = (first.try_get_by_index(0)?, first.try_get_by_index(1)?);
        if first.try_get_by_index::<bool>(2)? && !demonstration {
            return Ok(None);
        }
        let mut roles = Vec::new();
        for row in &rows {
            if let Some(word) = row.try_get_by_index::<Option<String>>(3)? {
                roles.push(role(person.0, &word)?);
            }
        }
        let who = Who::Person { person, session, roles: in_order(&roles) };
        let Origin { address, request, .. } = origin;
        Ok(Some(Actor {
            who,
            authority: AuthorityId(authority),
            member,
            address: *address,
            request: *request,
        }))
    }

    /// One, whoever asks: for their own page, and for what follows a sign-in.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn find(&self, id: PersonId) -> Result<Option<Person>> {
        let reader = Reader::of_accounts(&self.database);
        let row = person::Entity::find_by_id(id.0).one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// One of the actor's own authority; `None` for anybody else's.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, actor: &Actor, id: PersonId) -> Result<Option<Person>> {
        Ok(self.find(id).await?.filter(|person| person.authority.id == actor.authority))
    }

    /// People of the actor's own authority, by name.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(&self, actor: &Actor, page: &PageRequest) -> Result<Page<Person>> {
        let own = person::Entity::find().filter(person::Column::AuthorityId.eq(actor.authority.0));
        let by_name = Key::always(person::Column::NameFolded, KeyType::Text, Direction::Ascending);
        let keyset = Keyset::new("people", person::Column::Id, vec![by_name]);
        let reader = Reader::of_accounts(&self.database);
        let items = list::page(&reader, own.clone(), &keyset, page, assemble).await?;
        // The count that is kept with others is good for as long as the records stay; people come and go.
        Ok(Page { total: Some(own.count(&reader).await?), ..items })
    }

    /// What somebody of this sign-in name (as [`sign_in_name`] gives it) signs in with.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn credentials(&self, sign_in_name: &str) -> Result<Option<Credentials>> {
        let of = person::Column::SignInName.eq(sign_in_name);
        Ok(person::Entity::find().filter(of).one(self.database.accounts()).await?.map(credentials))
    }

    /// What this person signs in with.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn credentials_of(&self, person: PersonId) -> Result<Option<Credentials>> {
        let row = person::Entity::find_by_id(person.0).one(self.database.accounts()).await?;
        Ok(row.map(credentials))
    }

    /// Makes somebody who can sign in at once with the password of this hash, or, where they are there
    /// already, sees that they can with this one: for accounts that are not invited, as those of the
    /// demonstration.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn establish(
        &self,
        new: &NewPerson,
        password_hash: Option<&str>,
        clock: &dyn Clock,
    ) -> Result<PersonId> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let known = person::Column::SignInName.eq(sign_in_name(&new.email));
        let known = person::Entity::find().filter(known).one(&transaction).await?;
        let mut row = known.unwrap_or_else(|| row_of(new, clock));
        row.password_hash = password_hash.map(str::to_owned);
        row.joined_at = Some(row.joined_at.unwrap_or(row.created_at));
        row.suspended_at = None;
        (row.totp_secret, row.totp_confirmed) = (None, false);
        put(&transaction, &row).await?;
        put_roles(&transaction, row.id, &new.roles).await?;
        transaction.commit().await?;
        Ok(PersonId(row.id))
    }
}

fn credentials(row: person::Model) -> Credentials {
    Credentials {
        person: PersonId(row.id),
        authority: AuthorityId(row.authority_id),
        state: state(&row),
        second_factor: row.totp_confirmed,
        demonstration: row.demonstration,
        password_hash: row.password_hash,
    }
}

/// How it stands with an account.
pub(crate) fn state(row: &person::Model) -> PersonState {
    match (row.suspended_at, row.joined_at) {
        (Some(_), _) => PersonState::Suspended,
        (None, None) => PersonState::Invited,
        (None, Some(_)) => PersonState::Active,
    }
}

fn role(person: Uuid, word: &str) -> Result<Role> {
    Role::parse(word).ok_or_else(|| Error::inconsistent("person_role", "role", person, word))
}

pub(crate) fn row_of(new: &NewPerson, clock: &dyn Clock) -> person::Model {
    let now = clock.now().trunc_subsecs(6);
    let (name, email) = (cleaned(new.name.trim()), cleaned(new.email.trim()));
    person::Model {
        id: clock.id(),
        authority_id: new.authority.0,
        name_folded: fold(&name),
        name,
        sign_in_name: sign_in_name(&email),
        email,
        password_hash: None,
        totp_secret: None,
        totp_confirmed: false,
        totp_last_step: 0,
        demonstration: new.demonstration,
        joined_at: None,
        suspended_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Writes a person's row, new or changed. Where they belong and what they sign in by never changes.
pub(crate) async fn put(transaction: &DatabaseTransaction, row: &person::Model) -> Result<()> {
    use person::Column as C;
    let again = OnConflict::column(C::Id)
        .update_columns([
            C::Name,
            C::NameFolded,
            C::PasswordHash,
            C::TotpSecret,
            C::TotpConfirmed,
            C::TotpLastStep,
            C::JoinedAt,
            C::SuspendedAt,
            C::UpdatedAt,
            C::Version,
        ])
        .to_owned();
    insert(transaction, std::slice::from_ref(row), Some(&again)).await
}

pub(crate) async fn put_roles(transaction: &DatabaseTransaction, person: Uuid, roles: &[Role]) -> Result<()> {
    let old = person_role::Column::PersonId.eq(person);
    person_role::Entity::delete_many().filter(old).exec(transaction).await?;
    let row = |role: &Role| person_role::Model { person_id: person, role: role.as_str().to_owned() };
    let rows: Vec<person_role::Model> = in_order(roles).iter().map(row).collect();
    insert(transaction, &rows, None).await
}

pub(crate) async fn roles_of<C: ConnectionTrait>(
    connection: &C,
    people: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Role>>> {
    let of = person_role::Column::PersonId.is_in(people.iter().copied());
    let mut roles: HashMap<Uuid, Vec<Role>> = HashMap::new();
    for row in person_role::Entity::find().filter(of).all(connection).await? {
        roles.entry(row.person_id).or_default().push(role(row.person_id, &row.role)?);
    }
    Ok(roles)
}

fn assemble(reader: &Reader, rows: Vec<person::Model>) -> BoxFuture<'_, Result<Vec<Person>>> {
    async move {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut roles = roles_of(reader, &ids).await?;
        let authorities: BTreeSet<Uuid> = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(reader.database(), authorities).await?;
        rows.into_iter()
            .map(|row| {
                let authority = authorities.get(&row.authority_id).cloned().ok_or_else(|| {
                    Error::inconsistent("person", "authority_id", row.id, &row.authority_id.to_string())
                })?;
                let roles = roles.remove(&row.id).unwrap_or_default();
                Ok(whole(row, authority, &roles))
            })
            .collect()
    }
    .boxed()
}

fn whole(row: person::Model, authority: AuthorityRef, roles: &[Role]) -> Person {
    Person {
        id: PersonId(row.id),
        authority,
        roles: in_order(roles),
        state: state(&row),
        second_factor: row.totp_confirmed,
        demonstration: row.demonstration,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
        name: row.name,
        email: row.email,
    }
}
