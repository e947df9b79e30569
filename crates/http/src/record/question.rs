//! Where newer notices disagree with what an authority says.

use std::borrow::Cow;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::page::{Page, PageRequest};
use muster_domain::record::{Answer, Change, RecordKind};
use muster_domain::viewer::Viewer;
use muster_persistence::record::Asked;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::openapi::schema::OneOfBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use uuid::Uuid;

use super::block::value;
use super::input::QuestionAnswer;
use super::make;
use crate::api::Api;
use crate::body::Body;
use crate::contract::{ContractDetail, Contracts};
use crate::identity::permitted;
use crate::notice::NoticeRef;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::problem::{Failure, Wrong};
use crate::procurement::{ProcurementDetail, Procurements};
use crate::respond::fresh;
use crate::routes::page_of;
use crate::words;

/// The record that a question is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordAsked {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its version: the answer names it in `If-Match`.
    pub version: i64,
}

/// A newer notice disagrees with what the authority said.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordQuestion {
    /// Its id.
    pub id: Uuid,
    /// Contract or procurement.
    #[schema(schema_with = words::record_kind_schema)]
    pub kind: &'static str,
    /// The record.
    pub record: RecordAsked,
    /// The field, by its path.
    #[schema(example = "term.end")]
    pub field: &'static str,
    /// The notice that disagrees.
    pub notice: Option<NoticeRef>,
    /// What it says.
    #[schema(schema_with = words::datum_schema)]
    pub published: Json,
    /// What the authority said.
    #[schema(schema_with = words::datum_schema)]
    pub said: Json,
    /// When the notice was taken in.
    pub asked_at: DateTime<Utc>,
}

/// In the document: a contract or a procurement, whichever the question was about.
struct RecordAnswered;

impl PartialSchema for RecordAnswered {
    fn schema() -> RefOr<Schema> {
        let either = [ContractDetail::name(), ProcurementDetail::name()];
        let one_of = either
            .into_iter()
            .fold(OneOfBuilder::new(), |one_of, name| one_of.item(Ref::from_schema_name(name)));
        one_of.description(Some("The record that the question was about.")).into()
    }
}

impl ToSchema for RecordAnswered {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("RecordAnswered")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        ContractDetail::schemas(schemas);
        ProcurementDetail::schemas(schemas);
        schemas.push((ContractDetail::name().into_owned(), ContractDetail::schema()));
        schemas.push((ProcurementDetail::name().into_owned(), ProcurementDetail::schema()));
    }
}

struct Questions;

impl ListType for Questions {
    const NAME: &'static str = "RecordQuestionList";
    type Item = RecordQuestion;
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/questions", "listQuestions", "Contracts")
            .about("Questions to one's authority: where a newer notice says something else than it said, newest first.")
            .requires(Action::WriteContracts)
            .query::<PageRequest>()
            .answers_list::<Questions>(),
        list,
    );
    routes.add(
        Operation::post("/questions/{id}/answer", "answerQuestion", "Contracts")
            .about("Answer a question: the notice is right, or what was said before. Either is confirmed by it. Answers the record.")
            .requires(Action::WriteContracts)
            .takes::<QuestionAnswer>()
            .answers::<RecordAnswered>()
            .also(&[204])
            .fails(&[409])
            .conditional(),
        answer,
    );
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::WriteContracts)?;
    let eyes = Viewer::Member { authority: actor.authority, own: true };
    let kinds = RecordKind::ALL.into_iter().filter(|kind| actor.viewer(kind.access()) == eyes);
    let kinds: Vec<RecordKind> = kinds.collect();
    let Page { items, next, total } = api.database.records().questions(&eyes, &kinds, &page).await?;
    let mut questions = Vec::with_capacity(items.len());
    for asked in items {
        questions.push(question(&api, &eyes, asked).await?);
    }
    Ok(fresh(&request, page_of(&request, Page { items: questions, next, total }, |question| question)?))
}

/// The newest open questions to the viewer's own authority, at most `most` of them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn newest(api: &Api, viewer: &Viewer, most: u16) -> Result<Vec<RecordQuestion>, Failure> {
    let page = PageRequest { limit: most, cursor: None };
    let asked = api.database.records().questions(viewer, &RecordKind::ALL, &page).await?;
    let mut questions = Vec::with_capacity(asked.items.len());
    for asked in asked.items {
        questions.push(question(api, viewer, asked).await?);
    }
    Ok(questions)
}

async fn question(api: &Api, viewer: &Viewer, asked: Asked) -> Result<RecordQuestion, Failure> {
    let Asked { question, kind, record, version, title } = asked;
    let notice = match question.notice {
        None => None,
        Some(notice) => api.database.notices().get(viewer, notice).await?.map(|n| n.reference.into()),
    };
    Ok(RecordQuestion {
        id: question.id,
        kind: kind.as_str(),
        record: RecordAsked { id: record, title, version },
        field: question.field.as_str(),
        notice,
        published: value(&api.database, viewer, &question.published).await?,
        said: value(&api.database, viewer, &question.said).await?,
        asked_at: question.asked_at,
    })
}

async fn answer(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(QuestionAnswer { answer }): Body<QuestionAnswer>,
) -> Answered {
    let actor = permitted(&request, Action::WriteContracts)?;
    let answer = Answer::parse(&answer).filter(|answer| *answer != Answer::Overtaken).ok_or_else(|| {
        let detail = "is one of notice, ours".to_owned();
        Failure::Unprocessable(vec![Wrong { pointer: "/answer".to_owned(), detail }])
    })?;
    let id = key.parse().map_err(|_| Failure::NotFound)?;
    let eyes = Viewer::Member { authority: actor.authority, own: true };
    let asked = api.database.records().question(&eyes, id).await?.ok_or(Failure::NotFound)?;
    let record = asked.record.to_string();
    let change = Change::Answer(id, answer);
    match asked.kind {
        RecordKind::Contract => make::<Contracts>(&request, &api, &actor, &record, change).await,
        RecordKind::Procurement => make::<Procurements>(&request, &api, &actor, &record, change).await,
    }
}
