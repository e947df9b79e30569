//! Notices: the evidence, exactly as received.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::notice::{Notice as Record, NoticeFilter, NoticeRef as DomainRef, NoticeSort};
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;
use utoipa::openapi::Object;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Type};
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::contract::Contract;
use crate::export::cell::{Cell, Column};
use crate::filters;
use crate::params::Params;
use crate::procurement::Procurement;
use crate::resource::NoQuery;
use crate::resource::Resource;
use crate::words;

/// A notice without its text, as records cite it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NoticeRef {
    /// Its id.
    pub id: Uuid,
    /// Where it was published.
    #[schema(schema_with = words::source_schema)]
    pub source: &'static str,
    /// The publisher's release id.
    #[schema(example = "094474-2026")]
    pub release: String,
    /// What it does in its process, whatever law it was published under.
    #[schema(schema_with = words::notice_kind_schema)]
    pub kind: &'static str,
    /// The code of the notice type where the Procurement Act 2023 gives one.
    #[schema(example = "UK6")]
    pub notice_type: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Its page for people at the publisher.
    #[schema(example = "https://www.find-tender.service.gov.uk/Notice/094474-2026")]
    pub url: Option<String>,
}

impl From<DomainRef> for NoticeRef {
    fn from(notice: DomainRef) -> Self {
        let DomainRef { id, source, release, kind, notice_type, title, published_at, url } = notice;
        Self {
            id: id.0,
            source: source.as_str(),
            release,
            kind: kind.as_str(),
            notice_type,
            title,
            published_at,
            url,
        }
    }
}

/// A notice in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What records cite.
    #[serde(flatten)]
    pub reference: NoticeRef,
    /// The process it belongs to: the OCID, or for an export the buyer's reference.
    #[schema(example = "ocds-h6vhtk-05d1f9")]
    pub process: String,
    /// Who published it.
    pub authority: Option<AuthorityRef>,
    /// When Muster took it in.
    pub imported_at: DateTime<Utc>,
    /// The file it came in.
    pub file: Option<String>,
    /// Whether it was invented for demonstration.
    pub demonstration: bool,
}

/// A notice with its text, and what Muster made of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NoticeDetail {
    /// The notice.
    #[serde(flatten)]
    pub notice: Notice,
    /// The release exactly as received: an OCDS release, or the row of an export by column.
    #[schema(schema_with = any_object)]
    pub raw: Box<RawValue>,
    /// Contracts that it tells of, as all notices together tell of them.
    pub contracts: Vec<Contract>,
    /// Procurements that it tells of, as all notices together tell of them.
    pub procurements: Vec<Procurement>,
}

impl From<Record> for Notice {
    fn from(notice: Record) -> Self {
        let Record {
            reference,
            process,
            authority,
            raw: _,
            imported_at,
            file,
            demonstration,
            contracts: _,
            procurements: _,
        } = notice;
        Self {
            reference: reference.into(),
            process,
            authority: authority.map(Into::into),
            imported_at,
            file,
            demonstration,
        }
    }
}

/// The keys that notices can be sorted by.
pub const SORTS: [(&str, NoticeSort); 1] = [("published", NoticeSort::Published)];

/// Declares and reads the filters of notices.
pub fn filter(params: &mut Params) -> NoticeFilter {
    NoticeFilter {
        text: params.text("q", "Words of the title.", filters::MOST_QUERY),
        authorities: filters::authorities(params),
        kinds: params.words("kind", "Only these kinds.", &words::notice_kinds()),
        source: params.word("source", "Only what was published there.", &words::sources()),
        process: filters::process(params),
        vendors: params.ids("vendor", "Of contracts with one of these vendors: ids, separated by commas."),
    }
}

/// Notices over the API.
#[derive(Debug, Clone, Copy)]
pub struct Notices;

impl Resource for Notices {
    const KIND: Kind = Kind::Reference;
    const NAME: &'static str = "notices";
    const LIST: &'static str = "NoticeList";
    const LIST_OPERATION: &'static str = "listNotices";
    const ABOUT_LIST: &'static str = "Published notices, the evidence that every record rests on. They are kept exactly as received and never edited.";
    const GET_OPERATION: &'static str = "getNotice";
    const ABOUT_ONE: &'static str =
        "One notice exactly as received, with the contracts and procurements that Muster made of it.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: NoticeSort::Published, direction: Direction::Descending };
    const EXAMPLE: &'static str = "kind=award,contract&authority=CMD&sort=-published";

    type Record = Record;
    type Filter = NoticeFilter;
    type Key = NoticeSort;
    type Item = Notice;
    type Detail = NoticeDetail;
    type DetailQuery = NoQuery;

    fn filter(params: &mut Params) -> Self::Filter {
        filter(params)
    }

    async fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> Stored<Page<Record>> {
        database.notices().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.notices().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        today: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        let Some(notice) = database.notices().get(viewer, id).await? else { return Ok(None) };
        let mut contracts = Vec::with_capacity(notice.contracts.len());
        for id in &notice.contracts {
            contracts.extend(database.contracts().get(viewer, *id).await?.map(|c| Contract::new(c, today)));
        }
        let mut procurements = Vec::with_capacity(notice.procurements.len());
        for id in &notice.procurements {
            procurements.extend(database.procurements().get(viewer, *id).await?.map(Into::into));
        }
        let raw = as_received(notice.raw.clone());
        Ok(Some(NoticeDetail { notice: notice.into(), raw, contracts, procurements }))
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("source", 14),
        Column::text("release", 26),
        Column::text("kind", 14),
        Column::text("noticeType", 14),
        Column::text("title", 60),
        Column::instant("publishedAt"),
        Column::text("url", 40),
        Column::text("process", 26),
        Column::text("authorityCode", 14),
        Column::text("authority", 34),
        Column::instant("importedAt"),
        Column::text("file", 30),
        Column::flag("demonstration"),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.reference.id.into(),
            item.reference.source.into(),
            (&item.reference.release).into(),
            item.reference.kind.into(),
            item.reference.notice_type.as_ref().into(),
            item.reference.title.as_ref().into(),
            item.reference.published_at.into(),
            item.reference.url.as_ref().into(),
            (&item.process).into(),
            item.authority.as_ref().and_then(|a| a.code.as_ref()).into(),
            item.authority.as_ref().map(|a| &a.name).into(),
            Some(item.imported_at).into(),
            item.file.as_ref().into(),
            item.demonstration.into(),
        ]
    }
}

/// A notice's text as JSON, byte for byte; text that is no JSON is put into an object as it is.
fn as_received(raw: String) -> Box<RawValue> {
    let wrapped = serde_json::json!({ "text": &raw }).to_string();
    RawValue::from_string(raw)
        .or_else(|_| RawValue::from_string(wrapped))
        .unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// An object of any fields: what a publisher wrote.
fn any_object() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .additional_properties(Some(AdditionalProperties::FreeForm(true)))
        .description(Some(
            "The release exactly as received: an OCDS release, or the row of an export by column.",
        ))
        .build()
}
