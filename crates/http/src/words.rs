//! Lower-case words of closed lists, read and documented from the domain's own lists.

use muster_domain::access::{Action, Role};
use muster_domain::alert::Says;
use muster_domain::assessment::Rating;
use muster_domain::audience::Audience;
use muster_domain::authority::AuthorityKind;
use muster_domain::change::ChangeKind;
use muster_domain::concentration::Degree;
use muster_domain::contract::ContractStatus;
use muster_domain::duty::DutyKind;
use muster_domain::fact::FactState;
use muster_domain::follow::{Cadence, Channel, FollowedKind};
use muster_domain::governance::GateKind;
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::notice_source::{Buyers, FOLLOWED, State};
use muster_domain::opportunity::OpportunityKind;
use muster_domain::peer::{Refusal, RequestState};
use muster_domain::person::{InvitationPurpose, PersonState};
use muster_domain::pilot;
use muster_domain::price_band::{Place, Volume, Withheld};
use muster_domain::price_point::Unit;
use muster_domain::procedure::Procedure;
use muster_domain::procurement::Stage;
use muster_domain::product::ruling::ProductRulingKind;
use muster_domain::record::{Answer, Band, RecordKind, Renewal, Sensitive, What};
use muster_domain::register_file::{self, Decision, Meaning, Outcome};
use muster_domain::review::reply::{Outcome as ChallengeOutcome, ReplyState};
use muster_domain::review::sight::May;
use muster_domain::review::step::{State as ReviewState, StepName};
use muster_domain::review::{Age, Aspect, Desk, FactName};
use muster_domain::search::HitKind;
use muster_domain::session::Method;
use muster_domain::stance::Stance;
use muster_domain::system::{Hosting, SayingKind, SystemState};
use muster_domain::vendor_ruling::RulingKind;
use muster_domain::view::{ViewAudience, ViewList};
use muster_domain::view_link::SeenBy;
use muster_domain::webhook::{DeliveryState, WebhookState};
use utoipa::openapi::Object;
use utoipa::openapi::schema::{Array, ArrayBuilder, ObjectBuilder, SchemaType, Type};

/// Statuses of contracts.
#[must_use]
pub fn statuses() -> [(&'static str, ContractStatus); 4] {
    ContractStatus::ALL.map(|w| (w.as_str(), w))
}

/// Stages of procurements.
#[must_use]
pub fn stages() -> [(&'static str, Stage); 7] {
    Stage::ALL.map(|w| (w.as_str(), w))
}

/// Kinds of notices.
#[must_use]
pub fn notice_kinds() -> [(&'static str, NoticeKind); 13] {
    NoticeKind::ALL.map(|w| (w.as_str(), w))
}

/// Publishers of notices.
#[must_use]
pub fn sources() -> [(&'static str, Source); 4] {
    [Source::FindATender, Source::ContractsFinder, Source::ContractsFinderExport, Source::Other]
        .map(|w| (w.as_str(), w))
}

/// Kinds of opportunities.
#[must_use]
pub fn opportunity_kinds() -> [(&'static str, OpportunityKind); 2] {
    OpportunityKind::ALL.map(|w| (w.as_str(), w))
}

/// Kinds of authorities.
#[must_use]
pub fn authority_kinds() -> [(&'static str, AuthorityKind); 3] {
    [AuthorityKind::Borough, AuthorityKind::Partner, AuthorityKind::Other].map(|w| (w.as_str(), w))
}

/// Kinds of search hits.
#[must_use]
pub fn hit_kinds() -> [(&'static str, HitKind); 7] {
    HitKind::ALL.map(|w| (w.as_str(), w))
}

fn fact_states() -> [(&'static str, FactState); 4] {
    [FactState::Published, FactState::Inferred, FactState::Claimed, FactState::Confirmed]
        .map(|w| (w.as_str(), w))
}

fn schema<T, const N: usize>(words: [(&'static str, T); N]) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words.map(|(word, _)| word))).build()
}

/// The schema of a list of roles.
pub fn roles_schema() -> Array {
    ArrayBuilder::new().items(schema(Role::ALL.map(|w| (w.as_str(), w)))).build()
}

/// The schema of a list of rights.
pub fn rights_schema() -> Array {
    let names = Action::ALL.iter().map(|action| action.as_str());
    let right = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names)).build();
    ArrayBuilder::new().items(right).build()
}

/// The schema of how somebody signed in.
pub fn method_schema() -> Object {
    schema(Method::ALL.map(|w| (w.as_str(), w)))
}

/// The schema of how it stands with an account.
pub fn person_state_schema() -> Object {
    schema(PersonState::ALL.map(|w| (w.as_str(), w)))
}

/// The schema of what a link lets somebody do.
pub fn invitation_purpose_schema() -> Object {
    schema(InvitationPurpose::ALL.map(|w| (w.as_str(), w)))
}

/// The schema of a contract's status.
pub fn status_schema() -> Object {
    schema(statuses())
}

/// The schema of a procurement's stage.
pub fn stage_schema() -> Object {
    schema(stages())
}

/// The schema of a notice's kind.
pub fn notice_kind_schema() -> Object {
    schema(notice_kinds())
}

/// The schema of a notice's publisher.
pub fn source_schema() -> Object {
    schema(sources())
}

/// The schema of a publisher that can be followed.
pub fn followed_schema() -> Object {
    schema(FOLLOWED.map(|source| (source.as_str(), source)))
}

/// The same, where it may be none.
pub fn followed_or_null_schema() -> Object {
    or_null(FOLLOWED.map(|source| (source.as_str(), source)))
}

/// The schema of whose notices of a publisher are kept.
pub fn buyers_schema() -> Object {
    schema(Buyers::ALL.map(|b| (b.as_str(), b)))
}

/// The schema of how it stands with a publisher that is followed.
pub fn source_state_schema() -> Object {
    schema(State::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of an opportunity's kind.
pub fn opportunity_kind_schema() -> Object {
    schema(opportunity_kinds())
}

/// The schema of an authority's kind.
pub fn authority_kind_schema() -> Object {
    schema(authority_kinds())
}

/// The schema of a hit's kind.
pub fn hit_kind_schema() -> Object {
    schema(hit_kinds())
}

/// The schema of a fact's state.
pub fn fact_state_schema() -> Object {
    schema(fact_states())
}

/// The schema of a gate's kind.
pub fn gate_kind_schema() -> Object {
    schema(GateKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of a kind of duty.
pub fn duty_kind_schema() -> Object {
    schema(DutyKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of a rating.
pub fn rating_schema() -> Object {
    schema(Rating::ALL.map(|r| (r.as_str(), r)))
}

/// The schema of a stance.
pub fn stance_schema() -> Object {
    schema(stances())
}

/// The schema of a stance that may have been taken back.
pub fn stance_or_null_schema() -> Object {
    or_null(stances())
}

fn stances() -> [(&'static str, Stance); 7] {
    Stance::ALL.map(|s| (s.as_str(), s))
}

/// The schema of a decision on vendors.
pub fn ruling_kind_schema() -> Object {
    schema(RulingKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of a decision on products.
pub fn product_ruling_kind_schema() -> Object {
    schema(ProductRulingKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of how a system is known.
pub fn system_state_schema() -> Object {
    schema(SystemState::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of what was said of a system.
pub fn system_saying_schema() -> Object {
    schema(SayingKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of where a system runs, where that is known.
pub fn hosting_or_null_schema() -> Object {
    or_null(Hosting::ALL.map(|h| (h.as_str(), h)))
}

/// The schema of how concentrated a market is.
pub fn concentration_or_null_schema() -> Object {
    or_null([Degree::Open, Degree::Concentrated, Degree::Highly].map(|d| (d.as_str(), d)))
}

/// With whose eyes a view link reads.
pub fn link_seen_by_schema() -> Object {
    schema(SeenBy::ALL.map(|seen_by| (seen_by.as_str(), seen_by)))
}

/// The schema of a list that can be kept as a view.
pub fn view_list_schema() -> Object {
    schema(ViewList::ALL.map(|l| (l.as_str(), l)))
}

/// The schema of who finds a view.
pub fn view_audience_schema() -> Object {
    schema(ViewAudience::ALL.map(|a| (a.as_str(), a)))
}

/// The schema of a kind of thing that can be followed.
pub fn followed_kind_schema() -> Object {
    schema(FollowedKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of how often somebody hears of something.
pub fn cadence_schema() -> Object {
    schema(Cadence::ALL.map(|c| (c.as_str(), c)))
}

/// The schema of the way by which somebody hears of something.
pub fn channel_schema() -> Object {
    schema(Channel::ALL.map(|c| (c.as_str(), c)))
}

/// The schema of what a link in a message says.
pub fn says_schema() -> Object {
    schema(Says::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of how it stands with a link in a message.
pub fn offer_state_schema() -> Object {
    schema(["open", "done", "late", "changed", "closed"].map(|word| (word, ())))
}

/// Audiences that can be set beforehand: nobody can be named then.
const DEFAULT_AUDIENCES: [(&str, Audience); 3] =
    [("own", Audience::Own), ("members", Audience::Members), ("public", Audience::Public)];

/// The schema of an audience that is set beforehand.
pub fn default_audience_schema() -> Object {
    schema(DEFAULT_AUDIENCES)
}

/// The same, where none may be set.
pub fn default_audience_or_null_schema() -> Object {
    or_null(DEFAULT_AUDIENCES)
}

fn or_null<T, const N: usize>(words: [(&'static str, T); N]) -> Object {
    let words = words.map(|(word, _)| serde_json::Value::from(word)).into_iter();
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some(words.chain([serde_json::Value::Null])))
        .build()
}

/// The schema of why somebody cannot be asked, if at all.
pub fn peer_refusal_or_null_schema() -> Object {
    or_null(Refusal::ALL.map(|r| (r.as_str(), r)))
}

/// The schema of what became of a question to a peer.
pub fn peer_request_state_schema() -> Object {
    schema(RequestState::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of how far a pilot is.
pub fn pilot_stage_schema() -> Object {
    schema(pilot::Stage::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of what was decided of a pilot, if anything.
pub fn pilot_decision_or_null_schema() -> Object {
    or_null(pilot::Decision::ALL.map(|d| (d.as_str(), d)))
}

/// The schema of what was done to a pilot.
pub fn pilot_what_schema() -> Object {
    schema(pilot::What::ALL.map(|w| (w.as_str(), w)))
}

/// The schema of an audience.
pub fn audience_schema() -> Object {
    schema(Audience::ALL.map(|a| (a.as_str(), a)))
}

/// The schema of a sensitive field.
pub fn sensitive_schema() -> Object {
    schema(Sensitive::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of a list of kinds of what the feed of changes tells of.
pub fn change_kinds_schema() -> Array {
    ArrayBuilder::new().items(change_kind_schema()).max_items(Some(20)).build()
}

/// The schema of whether a webhook sends.
pub fn webhook_state_schema() -> Object {
    schema(WebhookState::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of how far a delivery is.
pub fn delivery_state_schema() -> Object {
    schema(DeliveryState::ALL.map(|s| (s.as_str(), s)))
}

/// The schema of a kind of what the feed of changes tells of.
pub fn change_kind_schema() -> Object {
    schema(ChangeKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of a kind of record that authorities keep.
pub fn record_kind_schema() -> Object {
    schema(RecordKind::ALL.map(|k| (k.as_str(), k)))
}

/// The schema of what a field holds: text, a number, a list, whatever it is.
pub fn datum_schema() -> Object {
    Object::with_type(SchemaType::AnyValue)
}

/// The schema of what was done to a record.
pub fn what_schema() -> Object {
    schema(What::ALL.map(|w| (w.as_str(), w)))
}

/// The schema of an answer to a question.
pub fn answer_schema() -> Object {
    schema([Answer::Notice, Answer::Ours].map(|a| (a.as_str(), a)))
}

/// The schema of whether a contract will be bought again, where somebody said so.
pub fn renewal_or_null_schema() -> Object {
    or_null(Renewal::ALL.map(|r| (r.as_str(), r)))
}

/// The schema of how a supplier is chosen, where somebody said so.
pub fn procedure_or_null_schema() -> Object {
    or_null(Procedure::ALL.map(|p| (p.as_str(), p)))
}

/// The schema of a contract's status that can be left out.
pub fn status_or_null_schema() -> Object {
    or_null(statuses())
}

/// The schema of a procurement's stage that can be left out.
pub fn stage_or_null_schema() -> Object {
    or_null(stages())
}

/// The schema of a price band.
pub fn band_or_null_schema() -> Object {
    or_null(Band::WORDS.map(|word| (word, ())))
}

fn words_schema(words: impl Iterator<Item = &'static str>) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words))
}

fn words_or_null_schema(words: impl Iterator<Item = &'static str>) -> Object {
    let words = words.map(serde_json::Value::from).chain([serde_json::Value::Null]);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some(words))
        .build()
}

/// The schema of how far a register file is.
pub fn register_state_schema() -> Object {
    words_schema(register_file::State::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of what taking a register file does with a row.
pub fn register_outcome_schema() -> Object {
    words_schema(Outcome::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of what is decided about a row of a register file.
pub fn register_decision_schema() -> Object {
    words_or_null_schema(Decision::ALL.iter().map(|w| w.as_str()))
}

/// The schema of what is decided about all rows that look like a record.
pub fn register_unclear_schema() -> Object {
    words_or_null_schema(["same", "new"].into_iter())
}

/// The schema of what a column of a register means.
pub fn register_meaning_schema() -> Object {
    words_schema(Meaning::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of what a column of a register means, if anything.
pub fn register_meaning_or_null_schema() -> Object {
    words_or_null_schema(Meaning::ALL.iter().map(|w| w.as_str()))
}

/// Desks that reviews come from.
#[must_use]
pub fn desks() -> Vec<(&'static str, Desk)> {
    Desk::ALL.iter().map(|desk| (desk.as_str(), *desk)).collect()
}

/// The schema of a desk.
pub fn desk_schema() -> Object {
    words_schema(Desk::ALL.iter().map(|w| w.as_str())).build()
}

/// Where reviews stand.
#[must_use]
pub fn review_states() -> Vec<(&'static str, ReviewState)> {
    ReviewState::ALL.iter().map(|state| (state.as_str(), *state)).collect()
}

/// The schema of where a review stands.
pub fn review_state_schema() -> Object {
    words_schema(ReviewState::ALL.iter().map(|w| w.as_str())).build()
}

/// Ages of reviews.
#[must_use]
pub fn review_ages() -> Vec<(&'static str, Age)> {
    Age::ALL.iter().map(|age| (age.as_str(), *age)).collect()
}

/// The schema of how old what a review says is.
pub fn review_age_or_null_schema() -> Object {
    words_or_null_schema(Age::ALL.iter().map(|w| w.as_str()))
}

/// The schema of what is rated.
pub fn aspect_schema() -> Object {
    words_schema(Aspect::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of a fact of a review.
pub fn review_fact_schema() -> Object {
    words_schema(FactName::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of how far a reply is.
pub fn reply_state_schema() -> Object {
    words_schema(ReplyState::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of what became of a challenged fact.
pub fn challenge_outcome_schema() -> Object {
    words_schema(ChallengeOutcome::ALL.iter().map(|w| w.as_str())).build()
}

/// The same, where nothing is decided.
pub fn challenge_outcome_or_null_schema() -> Object {
    words_or_null_schema(ChallengeOutcome::ALL.iter().map(|w| w.as_str()))
}

/// The schema of the kind of record that a review rests on.
pub fn foundation_kind_schema() -> Object {
    words_schema(["contract", "system", "pilot"].into_iter()).build()
}

/// The schema of what can be done to a review.
pub fn review_may_schema() -> Array {
    ArrayBuilder::new().items(words_schema(May::ALL.iter().map(|w| w.as_str())).build()).build()
}

/// The schema of what was done to a review.
pub fn review_step_schema() -> Object {
    words_schema(StepName::ALL.iter().map(|w| w.as_str())).build()
}

/// The schema of what a second person decides of a review.
pub fn approval_schema() -> Object {
    words_schema(["approve", "return"].into_iter()).build()
}

/// The schema of what a convenor decides of a review.
pub fn moderation_schema() -> Object {
    words_schema(["publish", "return"].into_iter()).build()
}

/// The schema of how grave a remark on a review is.
pub fn gravity_schema() -> Object {
    words_schema(["think", "remove"].into_iter()).build()
}

/// The schema of how reviews and published ratings tell different stories.
pub fn divergence_or_null_schema() -> Object {
    words_or_null_schema(["reviewsWorse", "reviewsBetter"].into_iter())
}

/// Units that are paid for.
#[must_use]
pub fn units() -> [(&'static str, Unit); 8] {
    Unit::ALL.map(|w| (w.as_str(), w))
}

/// Volumes that prices are brought to.
#[must_use]
pub fn volumes() -> [(&'static str, Volume); 5] {
    Volume::ALL.map(|w| (w.as_str(), w))
}

/// The schema of a unit that is paid for.
pub fn unit_schema() -> Object {
    schema(units())
}

/// The schema of a volume.
pub fn volume_schema() -> Object {
    schema(volumes())
}

/// The schema of who may see a price.
pub fn price_audience_schema() -> Object {
    schema([Audience::Own, Audience::Members, Audience::Public].map(|w| (w.as_str(), w)))
}

/// The schema of why there is no band.
pub fn withheld_schema() -> Object {
    schema([Withheld::TooFew, Withheld::TwoDominate, Withheld::Waiting].map(|w| (w.as_str(), w)))
}

/// The schema of where a price stands to a band.
pub fn place_or_null_schema() -> Object {
    or_null([Place::Bottom, Place::Middle, Place::Top].map(|w| (w.as_str(), w)))
}
