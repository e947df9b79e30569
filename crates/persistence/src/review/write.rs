//! Writing reviews, and leading them on their way.

use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ChallengeId, ProductId, ReviewId, VendorId};
use muster_domain::product::naming::Naming;
use muster_domain::product::{ProductRef, id_of};
use muster_domain::record::Reach;
use muster_domain::review::check::{Gravity, Remark, look};
use muster_domain::review::reply::Outcome;
use muster_domain::review::sight::Seer;
use muster_domain::review::step::{Refusal, Standing, State, Step, StepName, Who};
use muster_domain::review::{Content, Desk, FactName, Facts, Foundation};
use sea_orm::sea_query::{Condition, Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{Offered, Reviews, row, select};
use crate::change::Told;
use crate::entity::{person, review, review_challenge, review_step};
use crate::evaluation::kept_from;
use crate::insert::insert;
use crate::permission::{permitted_member, permitted_of};
use crate::text::{cleaned, cleaned_option};
use crate::transaction::{self, Lock};
use crate::vendor::{family, survivor};
use crate::{Error, Result, audience, audit, product};

/// What its author says of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Of which product, by name; `None` for the vendor as a whole.
    pub product: Option<String>,
    /// From which desk.
    pub desk: Desk,
    /// The record it rests on.
    pub foundation: Foundation,
    /// What it says.
    pub content: Content,
}

/// What a convenor decides of a challenged fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Why.
    pub because: String,
    /// The fact as it is, where it is corrected.
    pub corrected: Facts,
}

impl Reviews {
    /// Begins a review of a vendor, which nobody but its author sees.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] where there is no such vendor; [`Error::Conflict`] for whoever
    /// evaluates its offers; [`Error::Unacceptable`] where it rests on no record of the authority with that
    /// vendor; else when the database fails.
    pub async fn begin(
        &self,
        actor: &Actor,
        vendor: VendorId,
        draft: &Draft,
        clock: &dyn Clock,
    ) -> Result<ReviewId> {
        let (seer, who) = author(actor)?;
        let today = clock.today();
        let found = survivor(self.database.accounts(), vendor.0).await?.ok_or(Error::NotFound)?;
        let kept = kept_from(self.database.accounts(), who.person, today).await?;
        if kept.contains(&found.id) {
            let why = "You evaluate offers of this vendor: a review of it has to wait until that is over.";
            return Err(Error::Conflict(why.to_owned()));
        }
        let offered = self.offered(&seer, VendorId(found.id), draft.foundation).await?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let invented = person::Entity::find_by_id(who.person.0).one(&transaction).await?;
        let mut row = review::Model {
            id: clock.id(),
            authority_id: who.authority.0,
            vendor_id: found.id,
            product_id: None,
            product_name: None,
            desk: draft.desk.as_str().to_owned(),
            foundation: String::new(),
            foundation_id: draft.foundation.id(),
            nda: false,
            service_area: None,
            overall: None,
            aspects: String::new(),
            facts: String::new(),
            best: String::new(),
            worst: String::new(),
            conflict: None,
            words_withheld: false,
            state: State::Draft.as_str().to_owned(),
            author_id: who.person.0,
            approver_id: None,
            returned_by: None,
            reason: None,
            appealed: false,
            published_at: None,
            since: now,
            demonstration: found.demonstration || invented.is_some_and(|person| person.demonstration),
            written_at: now,
            version: 1,
        };
        row::write(&mut row, &row::nothing())?;
        say(&mut row, draft, &offered, &product::naming(&transaction).await?)?;
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        note(&transaction, row.id, StepName::Begun, &who, None, clock).await?;
        let event = Event::new(who.authority, "review.begun", Subject::new("review", row.id));
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(ReviewId(row.id))
    }

    /// Says in a draft of the actor's own what `draft` says, if it is still as of `version`.
    ///
    /// # Errors
    /// As [`Reviews::begin`]; [`Error::NotFound`] where the actor sees no such review, [`Error::Conflict`] where it
    /// is not theirs to change as it stands, [`Error::Stale`].
    pub async fn change(
        &self,
        actor: &Actor,
        id: ReviewId,
        version: i64,
        draft: &Draft,
        clock: &dyn Clock,
    ) -> Result<()> {
        let (seer, who) = author(actor)?;
        let shown = self.get(&seer, id, clock.today()).await?.ok_or(Error::NotFound)?;
        let offered = self.offered(&seer, shown.review.vendor.id, draft.foundation).await?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = locked(&transaction, &seer, id, version, clock).await?;
        if !row::standing(&before)?.editable_by(&who) {
            return Err(Error::Conflict(
                "Only its author changes a review, and only while it is a draft: take it up again first."
                    .to_owned(),
            ));
        }
        let mut row = before.clone();
        say(&mut row, draft, &offered, &product::naming(&transaction).await?)?;
        if row == before {
            return Ok(());
        }
        row.version += 1;
        put(&transaction, &row).await?;
        // What it says stays out of the audit, which others of the authority read.
        let event = Event::new(who.authority, "review.changed", Subject::new("review", row.id));
        let event = event.change("version", before.version, row.version);
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Leads a review one step on its way, if it is still as of `version`. Where it is published, the one of the
    /// same desk that was current until then is replaced.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor does not see it, [`Error::Forbidden`] and [`Error::Conflict`] where the
    /// step is not theirs or not to be made now, [`Error::Unacceptable`] where what it says keeps it from
    /// being handed in, [`Error::Stale`]; else when the database fails.
    pub async fn step(
        &self,
        actor: &Actor,
        right: Action,
        id: ReviewId,
        version: i64,
        step: &Step,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, right)?;
        let seer = Seer::of(Some(actor));
        let who = seer.person().cloned().ok_or(Error::Forbidden(right))?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Reviews)).await?;
        let mut row = locked(&transaction, &seer, id, version, clock).await?;
        let before = row::standing(&row)?;
        let after = before.after(step, &who, now).map_err(|refusal| refused(refusal, right))?;
        if *step == Step::Submit {
            presentable(&transaction, &row).await?;
        }
        row::stand(&mut row, &after);
        row.version += 1;
        let mut told = Told::at(now);
        if after.state == State::Published {
            for old in self.current(&transaction, &row).await? {
                replace(&transaction, old, &who, actor, clock).await?;
                told.tell(ChangeKind::Review, old, Reach::Members);
            }
        }
        put(&transaction, &row).await?;
        note(&transaction, row.id, step.name(), &who, step.reason(), clock).await?;
        let event = Event::new(before.authority, action(step.name()), Subject::new("review", row.id))
            .change("state", before.state.as_str(), after.state.as_str())
            .change("reason", None::<String>, step.reason());
        audit::append(&transaction, now, actor, event).await?;
        if before.state == State::Published || after.state == State::Published {
            told.tell(ChangeKind::Review, row.id, Reach::Members);
        }
        if !told.audiences().is_empty() {
            audience::raise(&transaction, &told).await?;
        }
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// Decides what becomes of a challenged fact.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where there is no such challenge, [`Error::Conflict`] where it is
    /// decided already, [`Error::Unacceptable`] where it is corrected to nothing; else when the database fails.
    pub async fn decide(
        &self,
        actor: &Actor,
        id: ReviewId,
        challenge: ChallengeId,
        ruled: &Ruled,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, Action::ModerateReviews)?;
        let seer = Seer::of(Some(actor));
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let seen = select::visible(&transaction, &seer, clock.today()).await?;
        let found = review::Entity::find_by_id(id.0).filter(seen).lock_exclusive().one(&transaction).await?;
        let mut row = found.ok_or(Error::NotFound)?;
        let open = review_challenge::Entity::find_by_id(challenge.0)
            .filter(review_challenge::Column::ReviewId.eq(id.0))
            .one(&transaction)
            .await?;
        let open = row::challenge(open.ok_or(Error::NotFound)?)?;
        if open.outcome.is_some() {
            return Err(Error::Conflict("This was decided already.".to_owned()));
        }
        let mut content = row::content(&row)?;
        content.facts = after(content.facts, open.fact, ruled)?;
        row::write(&mut row, &content)?;
        row.version += 1;
        put(&transaction, &row).await?;
        use review_challenge::Column as C;
        review_challenge::Entity::update_many()
            .col_expr(C::Outcome, Expr::value(ruled.outcome.as_str()))
            .col_expr(C::DecidedBecause, Expr::value(cleaned(ruled.because.trim())))
            .col_expr(C::DecidedBy, Expr::value(actor.account()))
            .col_expr(C::DecidedAt, Expr::value(now))
            .filter(C::Id.eq(challenge.0))
            .exec(&transaction)
            .await?;
        let owner = AuthorityId(row.authority_id);
        let event = Event::new(owner, "review.challengeDecided", Subject::new("review", row.id))
            .change("fact", None::<String>, open.fact.as_str())
            .change("outcome", None::<String>, ruled.outcome.as_str())
            .change("reason", None::<String>, ruled.because.trim());
        audit::append(&transaction, now, actor, event).await?;
        let told = Told::one(now, ChangeKind::Review, row.id, Reach::Members);
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// What is remarkable in the words of a review, each with the field that it stands in.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; else when the database fails.
    pub async fn remarks(
        &self,
        actor: &Actor,
        content: &Content,
        nda: bool,
    ) -> Result<Vec<(&'static str, Remark)>> {
        permitted_member(actor, Action::WriteReviews)?;
        remarks(self.database.accounts(), actor.authority.0, content, nda).await
    }

    /// The record that a review is to rest on, if it is one of the authority with that vendor.
    async fn offered(&self, seer: &Seer, vendor: VendorId, foundation: Foundation) -> Result<Offered> {
        let offered = self.foundations(seer, vendor).await?;
        offered.into_iter().find(|one| one.foundation == foundation).ok_or_else(|| {
            let detail = "is not a record of your authority with this vendor: only who has one can review it";
            Error::Unacceptable(vec![("/foundation".to_owned(), detail.to_owned())])
        })
    }

    /// Published reviews of the same desk, whose place this one takes.
    async fn current(&self, transaction: &DatabaseTransaction, row: &review::Model) -> Result<Vec<Uuid>> {
        use review::Column as C;
        let head = survivor(transaction, row.vendor_id).await?.map_or(row.vendor_id, |vendor| vendor.id);
        let product = match row.product_id.map(ProductId) {
            Some(said) => {
                let naming = product::naming(transaction).await?;
                C::ProductId.is_in(naming.names_of(&[naming.meant(said)]).into_iter().map(|name| name.0))
            }
            None => C::ProductId.is_null(),
        };
        let current = Condition::all()
            .add(C::AuthorityId.eq(row.authority_id))
            .add(C::VendorId.is_in(family(transaction, head).await?))
            .add(product)
            .add(C::Desk.eq(row.desk.as_str()))
            .add(C::State.eq(State::Published.as_str()))
            .add(C::Id.ne(row.id));
        let ids = review::Entity::find().select_only().column(C::Id).filter(current).into_tuple();
        Ok(ids.all(transaction).await?)
    }
}

/// Whoever may write reviews: a person, for their authority.
fn author(actor: &Actor) -> Result<(Seer, Who)> {
    permitted_member(actor, Action::WriteReviews)?;
    let seer = Seer::of(Some(actor));
    let who = seer.person().cloned().ok_or(Error::Forbidden(Action::WriteReviews))?;
    permitted_of(actor, Action::WriteReviews, who.authority)?;
    Ok((seer, who))
}

/// A review that the seer sees, locked, as of this version.
pub(super) async fn locked(
    transaction: &DatabaseTransaction,
    seer: &Seer,
    id: ReviewId,
    version: i64,
    clock: &dyn Clock,
) -> Result<review::Model> {
    let seen = select::visible(transaction, seer, clock.today()).await?;
    let found = review::Entity::find_by_id(id.0).filter(seen).lock_exclusive().one(transaction).await?;
    let row = found.ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// What a draft says, as its row has it. Of which product it was said stays, where that is said to be what it is
/// shown as.
fn say(row: &mut review::Model, draft: &Draft, offered: &Offered, naming: &Naming) -> Result<()> {
    let Draft { product, desk, foundation, content } = draft;
    let product = cleaned_option(product.as_deref().map(str::trim)).filter(|name| !name.is_empty());
    let product = product.map(|name| ProductRef { id: id_of(&name), name });
    let product = naming.kept(row::said(row), product);
    row.product_id = product.as_ref().map(|product| product.id.0);
    row.product_name = product.map(|product| product.name);
    row.desk = desk.as_str().to_owned();
    row.foundation = foundation.kind().to_owned();
    row.foundation_id = foundation.id();
    row.nda = offered.nda;
    row.service_area = offered.service_area.map(|area| area.as_str().to_owned());
    row::write(row, content)
}

pub(super) async fn put(transaction: &DatabaseTransaction, row: &review::Model) -> Result<()> {
    use review::Column as C;
    let again = OnConflict::column(C::Id)
        .update_columns([
            C::ProductId,
            C::ProductName,
            C::Desk,
            C::Foundation,
            C::FoundationId,
            C::Nda,
            C::ServiceArea,
            C::Overall,
            C::Aspects,
            C::Facts,
            C::Best,
            C::Worst,
            C::Conflict,
            C::WordsWithheld,
            C::State,
            C::ApproverId,
            C::ReturnedBy,
            C::Reason,
            C::Appealed,
            C::PublishedAt,
            C::Since,
            C::Version,
        ])
        .to_owned();
    insert(transaction, std::slice::from_ref(row), Some(&again)).await
}

/// Keeps what was done in the history.
async fn note(
    transaction: &DatabaseTransaction,
    review: Uuid,
    step: StepName,
    who: &Who,
    reason: Option<&str>,
    clock: &dyn Clock,
) -> Result<()> {
    let before = review_step::Entity::find().filter(review_step::Column::ReviewId.eq(review));
    let row = review_step::Model {
        review_id: review,
        position: i64::try_from(before.count(transaction).await?).unwrap_or(i64::MAX) + 1,
        step: step.as_str().to_owned(),
        person_id: who.person.0,
        authority_id: who.authority.0,
        reason: cleaned_option(reason),
        made_at: clock.now(),
    };
    insert(transaction, &[row], None).await
}

/// Gives up the place of a review to a newer one.
async fn replace(
    transaction: &DatabaseTransaction,
    old: Uuid,
    who: &Who,
    actor: &Actor,
    clock: &dyn Clock,
) -> Result<()> {
    let found = review::Entity::find_by_id(old).lock_exclusive().one(transaction).await?;
    let mut row = found.ok_or(Error::NotFound)?;
    let standing: Standing = row::standing(&row)?;
    row::stand(&mut row, &standing.replaced(clock.now()));
    row.version += 1;
    put(transaction, &row).await?;
    note(transaction, old, StepName::Replaced, who, None, clock).await?;
    let event = Event::new(standing.authority, action(StepName::Replaced), Subject::new("review", old));
    let event = event.change("state", standing.state.as_str(), row.state.as_str());
    audit::append(transaction, clock.now(), actor, event).await
}

/// Sees that a review can be handed in: it says what it must, and nothing that must go.
async fn presentable(transaction: &DatabaseTransaction, row: &review::Model) -> Result<()> {
    let content = row::content(row)?;
    let mut wrong: Vec<(String, String)> =
        content.faults().into_iter().map(|fault| (fault.pointer, fault.detail)).collect();
    let remarks = remarks(transaction, row.authority_id, &content, row.nda).await?;
    wrong.extend(
        remarks
            .into_iter()
            .filter(|(_, remark)| remark.gravity == Gravity::Remove)
            .map(|(field, remark)| (format!("/{field}"), format!("“{}” {}", remark.words, remark.why))),
    );
    if wrong.is_empty() { Ok(()) } else { Err(Error::Unacceptable(wrong)) }
}

async fn remarks(
    connection: &impl ConnectionTrait,
    authority: Uuid,
    content: &Content,
    nda: bool,
) -> Result<Vec<(&'static str, Remark)>> {
    let people: Vec<String> = person::Entity::find()
        .select_only()
        .column(person::Column::Name)
        .filter(person::Column::AuthorityId.eq(authority))
        .into_tuple()
        .all(connection)
        .await?;
    let conflict = content.conflict.as_deref().unwrap_or_default();
    let texts = [("best", content.best.as_str()), ("worst", content.worst.as_str()), ("conflict", conflict)];
    let found = texts.into_iter().flat_map(|(field, text)| {
        look(text, &people, nda).into_iter().map(move |remark| (field, remark)).collect::<Vec<_>>()
    });
    Ok(found.collect())
}

/// The facts once it is decided what becomes of a challenged one.
fn after(facts: Facts, fact: FactName, ruled: &Ruled) -> Result<Facts> {
    match ruled.outcome {
        Outcome::Stands => Ok(facts),
        Outcome::Removed => Ok(facts.with(fact, &Facts::default())),
        Outcome::Corrected if ruled.corrected.says(fact) => Ok(facts.with(fact, &ruled.corrected)),
        Outcome::Corrected => {
            let detail = format!("says nothing of {}: a corrected fact is said as it is", fact.words());
            Err(Error::Unacceptable(vec![("/corrected".to_owned(), detail)]))
        }
    }
}

fn refused(refusal: Refusal, right: Action) -> Error {
    match refusal {
        Refusal::Forbidden => Error::Forbidden(right),
        Refusal::NoReason => {
            Error::Unacceptable(vec![("/reason".to_owned(), "says why: it is not empty".to_owned())])
        }
        Refusal::NotNow | Refusal::FourEyes | Refusal::AnotherConvenor => {
            Error::Conflict(format!("This review {}.", refusal.words()))
        }
    }
}

const fn action(step: StepName) -> &'static str {
    match step {
        StepName::Begun => "review.begun",
        StepName::Submitted => "review.submitted",
        StepName::Approved => "review.approved",
        StepName::Returned => "review.returned",
        StepName::Published => "review.published",
        StepName::Appealed => "review.appealed",
        StepName::Withdrawn => "review.withdrawn",
        StepName::Revised => "review.revised",
        StepName::Replaced => "review.replaced",
    }
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
