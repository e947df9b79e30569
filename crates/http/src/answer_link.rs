//! Links that answer in one click: reading one shows what it would say, posting to it says so. It takes no
//! sign-in, and does nothing else.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::alert::{AnswerLink, Recipient, Says, ThingKind, written};
use muster_domain::fact::Field;
use muster_domain::id::{ContractId, OpportunityId};
use muster_domain::person::PersonState;
use muster_domain::record::{Answer as QuestionAnswer, Change, RecordKind};
use muster_identity::secret;
use muster_persistence::Error as Stored;
use muster_persistence::answer_link;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::source::origin;
use crate::words;

const TAG: &str = "Following";

/// What a link would say, for whom, and whether it can.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnswerOffer {
    /// What it says.
    #[schema(schema_with = words::says_schema)]
    pub says: &'static str,
    /// The same as a sentence.
    #[schema(example = "Confirm that “Housing management system” ends on 31 March 2027.")]
    pub sentence: String,
    /// For whom it speaks.
    #[schema(example = "Rani Patel")]
    pub person: String,
    /// `open`: it can be said; `done`: it was; `late`: the link is too old; `changed`: the record is another
    /// since; `closed`: it is not this person's to say any more.
    #[schema(schema_with = words::offer_state_schema)]
    pub state: &'static str,
    /// Until when it can be said.
    pub expires_at: DateTime<Utc>,
}

/// How it stands with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
    Late,
    Changed,
    Closed,
}

impl State {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Late => "late",
            Self::Changed => "changed",
            Self::Closed => "closed",
        }
    }

    /// Why nothing can be said, for people.
    const fn why_not(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Done => "This was said already.",
            Self::Late => "This link is too old. Sign in to say it.",
            Self::Changed => "The record has changed since this was sent. Sign in to see how it is now.",
            Self::Closed => "This is not yours to say any more.",
        }
    }
}

/// What a link is about, as its person sees it now.
struct About {
    sentence: String,
    /// The record that is changed, and its version.
    record: Option<(RecordKind, Uuid, i64)>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/answers/{token}", "getAnswer", TAG)
            .about("What a link in a message would say, and whether it still can. Reading it changes nothing: programs follow links, too. A browser is led to the page that asks.")
            .answers::<AnswerOffer>()
            .also(&[303]),
        get,
    );
    routes.add(
        Operation::post("/answers/{token}", "answer", TAG)
            .about("Say what a link in a message says: that an end is so, the answer to a question, not now, or stop. It needs no sign-in, speaks for the person that it was sent to, and does nothing else. Whatever is sent with it is left aside, so that mail programs can stop messages by it (RFC 8058).")
            .answers::<AnswerOffer>()
            .fails(&[409]),
        answer,
    );
}

async fn link_of(api: &Api, token: &str) -> Result<(String, AnswerLink, Recipient), Failure> {
    let hash = secret::hash(token);
    let link = api.database.answer_links().get(&hash).await?.ok_or(Failure::NotFound)?;
    let recipient = api.database.deliveries().recipient(link.person).await?.ok_or(Failure::NotFound)?;
    Ok((hash, link, recipient))
}

async fn get(request: HttpRequest, api: web::Data<Api>, token: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if accept.is_some_and(|accept| accept.contains("text/html")) {
        let page = format!("/answer/{}", token.as_str().replace(|c: char| !is_plain(c), ""));
        return Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, page)).finish());
    }
    let (_, link, recipient) = link_of(&api, &token).await?;
    let (state, sentence, _) = judge(&api, &link, &recipient).await?;
    Ok(offered(&link, &recipient, state, sentence))
}

/// What a token is made of.
const fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// How it stands with a link, and what it says.
async fn judge(
    api: &Api,
    link: &AnswerLink,
    recipient: &Recipient,
) -> Result<(State, String, Option<About>), Failure> {
    let now = api.clock.now();
    let about = about(api, link, recipient).await?;
    let sentence = about
        .as_ref()
        .map_or_else(|| "What this was about is not there any more.".to_owned(), |a| a.sentence.clone());
    let theirs =
        recipient.person.state == PersonState::Active && recipient.may(link.says.takes(link.thing.kind));
    let state = match &about {
        _ if link.used_at.is_some() && !link.says.again() => State::Done,
        _ if now >= link.expires_at => State::Late,
        _ if !theirs => State::Closed,
        None => State::Closed,
        Some(About { record: Some((_, _, version)), .. }) if link.version != Some(*version) => State::Changed,
        Some(_) => State::Open,
    };
    Ok((state, sentence, about))
}

/// What a link is about; `None` where its person sees it no more, or the question is not open any more.
async fn about(api: &Api, link: &AnswerLink, recipient: &Recipient) -> Result<Option<About>, Failure> {
    let (viewer, id) = (recipient.viewer(), link.thing.id);
    let records = api.database.records();
    Ok(match (link.says, link.thing.kind) {
        (Says::Stop, _) => {
            Some(About { sentence: "Stop all messages from Muster to you.".to_owned(), record: None })
        }
        (Says::ConfirmEnd, _) => {
            let contract = api.database.contracts().get(&viewer, ContractId(id)).await?;
            let kept = records.get(&viewer, RecordKind::Contract, id).await?;
            contract.zip(kept).and_then(|(contract, kept)| {
                let end = written(contract.term.end?);
                let sentence = format!("Confirm that \u{201c}{}\u{201d} ends on {end}.", contract.title);
                Some(About { sentence, record: Some((RecordKind::Contract, id, kept.version)) })
            })
        }
        (Says::NoticeIsRight | Says::OursIsRight, _) => {
            let asked = records.question(&viewer, id).await?;
            asked.filter(|asked| asked.question.answered.is_none()).map(|asked| {
                let whose = match link.says {
                    Says::NoticeIsRight => "the newer notice is right",
                    _ => "what your authority said is right",
                };
                let field = asked.question.field.as_str();
                About {
                    sentence: format!("Say of \u{201c}{}\u{201d} ({field}) that {whose}.", asked.title),
                    record: Some((asked.kind, asked.record, asked.version)),
                }
            })
        }
        (Says::NotNow, ThingKind::Opportunity) => {
            let found = api.database.opportunities().get(&viewer, OpportunityId(id)).await?;
            found.map(|found| not_now(&found.title))
        }
        (Says::NotNow, _) => {
            let found = api.database.contracts().get(&viewer, ContractId(id)).await?;
            found.map(|found| not_now(&found.title))
        }
    })
}

fn not_now(title: &str) -> About {
    About {
        sentence: format!("Hear nothing of \u{201c}{title}\u{201d} for ninety days. Nobody else is told."),
        record: None,
    }
}

async fn answer(request: HttpRequest, api: web::Data<Api>, token: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let (hash, link, recipient) = link_of(&api, &token).await?;
    let (state, sentence, about) = judge(&api, &link, &recipient).await?;
    let (State::Open, Some(about)) = (state, about) else {
        return Err(Failure::Conflict(state.why_not().to_owned()));
    };
    let actor = answer_link::actor(&link, &recipient, &origin(&request));
    match say(&api, &actor, &link, about).await {
        // Somebody changed it while the page was open.
        Err(Failure::Stale { .. }) => return Err(Failure::Conflict(State::Changed.why_not().to_owned())),
        said => said?,
    }
    api.database.answer_links().used(&hash, api.clock.now()).await?;
    Ok(offered(&link, &recipient, State::Done, sentence))
}

/// Says it. The version stands guard: what two say at once, one says.
async fn say(api: &Api, actor: &Actor, link: &AnswerLink, about: About) -> Result<(), Failure> {
    let clock = &*api.clock;
    let change = match link.says {
        Says::Stop => return Ok(api.database.follows().pause(link.person, clock).await?),
        Says::NotNow => {
            return Ok(api.database.answer_links().snooze(actor, link.person, link.thing, clock).await?);
        }
        Says::ConfirmEnd => Change::Confirm(Some([Field::TermEnd].into())),
        Says::NoticeIsRight => Change::Answer(link.thing.id, QuestionAnswer::Notice),
        Says::OursIsRight => Change::Answer(link.thing.id, QuestionAnswer::Ours),
    };
    let Some((kind, record, version)) = about.record else {
        return Err(Failure::Forbidden { needed: Action::WriteContracts });
    };
    match api.database.records().change(actor, clock, kind, record, version, change).await {
        Err(Stored::Stale) => Err(Failure::Stale { current: serde_json::Value::Null }),
        changed => Ok(changed.map(|_| ())?),
    }
}

fn offered(link: &AnswerLink, recipient: &Recipient, state: State, sentence: String) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(AnswerOffer {
        says: link.says.as_str(),
        sentence,
        person: recipient.person.name.clone(),
        state: state.as_str(),
        expires_at: link.expires_at,
    })
}
