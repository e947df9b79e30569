//! The audit of an authority: who saw and who changed what.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use bytes::Bytes;
use chrono::{DateTime, SecondsFormat, Utc};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use muster_domain::access::Action;
use muster_domain::audit::{
    Account, By, Change, Checkpoint as DomainCheckpoint, Entry, Filter, Subject as DomainSubject,
};
use muster_domain::page::PageRequest;
use muster_persistence::Result as Stored;
use muster_persistence::audit::Kept;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::export::{Error, csv};
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::{Params, Query};
use crate::resource::{Format, NoQuery, page};
use crate::respond::{Made, VARY, fresh};
use crate::routes::page_of;

/// One entry of the audit.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Whose chain it is in.
    pub authority: Uuid,
    /// Its place in the chain, counted from 1 without gaps.
    pub sequence: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, and from where.
    pub by: AuditBy,
    /// What happened, as noun and participle.
    #[schema(example = "record.seen")]
    pub action: String,
    /// To what.
    pub subject: AuditSubject,
    /// What changed by it.
    pub changes: Vec<AuditChange>,
    /// The hash of the entry before, which is part of what this one's hash is taken of.
    pub previous: String,
    /// SHA-256 of the entry without this field, as JSON with keys in order and no space between.
    pub hash: String,
}

/// Who did it, and from where.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditBy {
    /// Which account.
    pub account: AuditAccount,
    /// The address that the request came from.
    pub address: Option<String>,
    /// The request's id, as in `X-Request-Id`.
    pub request: Option<Uuid>,
}

/// An account as it was at the time.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditAccount {
    /// `person`, `client`, `viewLink`, `answerLink`, `vendorLink`, `command` (of whoever runs the installation) or `unknown`.
    pub kind: String,
    /// The person; of a view link, who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub person: Option<Uuid>,
    /// The person's session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub session: Option<Uuid>,
    /// The other system.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub client: Option<Uuid>,
    /// The view link.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub view_link: Option<Uuid>,
    /// The link of a vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub vendor_link: Option<Uuid>,
    /// The authority it acted for; of a vendor's link, whose people made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub authority: Option<Uuid>,
    /// The person's roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub roles: Option<Vec<String>>,
    /// The other system's scopes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub scopes: Option<Vec<String>>,
    /// The command.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub words: Option<String>,
}

/// What an entry is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditSubject {
    /// A noun.
    #[schema(example = "contract")]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

/// A field before and after.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditChange {
    /// Its name.
    #[schema(example = "term.end")]
    pub field: String,
    /// What it was; null where there was nothing.
    pub from: Value,
    /// What it is since; null where it was taken away.
    pub to: Value,
}

/// How far the chain goes. Whoever keeps it can show later that nothing up to there was altered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditCheckpoint {
    /// Whose chain.
    pub authority: Uuid,
    /// Its last entry; 0 while there is none.
    pub sequence: u64,
    /// That entry's hash.
    pub hash: String,
}

impl From<Kept> for AuditEntry {
    fn from(kept: Kept) -> Self {
        let Kept { entry, hash, line: _ } = kept;
        let Entry { authority, sequence, at, by, action, subject, changes, previous } = entry;
        let DomainSubject { kind, id } = subject;
        let change = |Change { field, from, to }: Change| AuditChange { field, from, to };
        Self {
            authority: authority.0,
            sequence,
            at,
            by: by.into(),
            action,
            subject: AuditSubject { kind, id },
            changes: changes.into_iter().map(change).collect(),
            previous: previous.to_string(),
            hash: hash.to_string(),
        }
    }
}

impl From<By> for AuditBy {
    fn from(by: By) -> Self {
        let By { account, address, request } = by;
        Self { account: account.into(), address: address.map(|a| a.to_string()), request }
    }
}

impl From<Account> for AuditAccount {
    fn from(account: Account) -> Self {
        let of = |kind: &str| Self { kind: kind.to_owned(), ..Self::default() };
        match account {
            Account::Person { person, session, authority, roles } => Self {
                person: Some(person.0),
                session: Some(session.0),
                authority: Some(authority.0),
                roles: Some(roles.into_iter().map(|role| role.as_str().to_owned()).collect()),
                ..of("person")
            },
            Account::Client { client, authority, scopes } => Self {
                client: Some(client.0),
                authority: Some(authority.0),
                scopes: Some(scopes.into_iter().map(|scope| scope.as_str().to_owned()).collect()),
                ..of("client")
            },
            Account::ViewLink { link, person, authority } => Self {
                view_link: Some(link.0),
                person: Some(person.0),
                authority: Some(authority.0),
                ..of("viewLink")
            },
            Account::AnswerLink { person, authority } => {
                Self { person: Some(person.0), authority: Some(authority.0), ..of("answerLink") }
            }
            Account::VendorLink { link, authority } => {
                Self { vendor_link: Some(link.0), authority: Some(authority.0), ..of("vendorLink") }
            }
            Account::Command { words } => Self { words: Some(words), ..of("command") },
            Account::Unknown => of("unknown"),
        }
    }
}

impl From<DomainCheckpoint> for AuditCheckpoint {
    fn from(checkpoint: DomainCheckpoint) -> Self {
        let DomainCheckpoint { authority, sequence, hash } = checkpoint;
        Self { authority: authority.0, sequence, hash: hash.to_string() }
    }
}

struct AuditList;

impl ListType for AuditList {
    const NAME: &'static str = "AuditList";
    type Item = AuditEntry;
}

/// What of the audit is asked for.
struct AuditQuery {
    filter: Filter,
    page: PageRequest,
    format: Option<Format>,
    bom: bool,
}

impl Query for AuditQuery {
    fn read(params: &mut Params) -> Self {
        let filter = Filter {
            actions: params.texts("action", "Only what happened like this, as `record.seen`.", 60),
            subjects: params.ids("subject", "Only what is about these, by id."),
            accounts: params
                .ids("account", "Only what these people, other systems or view links did, by id."),
            from: params.date("from", "Only from this day on (UTC)."),
            to: params.date("to", "Only up to this day (UTC), which is included."),
        };
        let formats = [("json", Format::Json), ("ndjson", Format::Ndjson), ("csv", Format::Csv)];
        Self {
            filter,
            page: page(params),
            format: params.word(
                "format",
                "`ndjson` and `csv` give every entry at once, oldest first; else a page, newest first. What \
                 `muster audit verify` reads is `ndjson` without filters.",
                &formats,
            ),
            bom: params
                .flag("bom", "`true`: a CSV file begins with a byte order mark, for older spreadsheets.")
                .unwrap_or_default(),
        }
    }
}

pub(crate) fn operations(routes: &mut Routes) {
    routes.tag("Audit", "Who saw and who changed what, in chains of hashes that can only grow.");
    routes.add(
        Operation::get("/audit", "listAudit", "Audit")
            .about(
                "The audit of one's authority, newest first: who changed what from what to what, and who of \
                 other authorities or systems saw sensitive fields, when and from where.",
            )
            .requires(Action::ReadAudit)
            .query::<AuditQuery>()
            .answers_list::<AuditList>()
            .exports(&[Format::Ndjson, Format::Csv]),
        list,
    );
    routes.add(
        Operation::get("/audit/checkpoint", "getAuditCheckpoint", "Audit")
            .about(
                "How far the audit of one's authority goes: give it to another authority to keep, and \
                 `muster audit verify --checkpoint` shows later that nothing up to there was altered or cut off.",
            )
            .requires(Action::ReadAudit)
            .answers::<AuditCheckpoint>(),
        checkpoint,
    );
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let actor = permitted(&request, Action::ReadAudit)?;
    let AuditQuery { filter, page, format, bom } = Params::read(request.query_string(), api.clock.today())?;
    let audit = api.database.audit();
    match format.unwrap_or(Format::Json) {
        Format::Json | Format::Ocds => {
            let page = audit.list(actor.authority, &filter, &page).await?;
            Ok(fresh(&request, page_of(&request, page, AuditEntry::from)?))
        }
        format => {
            let rows = audit.stream(Some(actor.authority), &filter);
            let name = format!("muster-audit-{}.{}", api.clock.today(), format.extension());
            Ok(HttpResponse::Ok()
                .insert_header((header::CONTENT_TYPE, format.media_type()))
                .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
                .insert_header((header::CACHE_CONTROL, "no-cache"))
                .insert_header((header::VARY, VARY))
                .streaming(file(rows, format, bom)))
        }
    }
}

async fn checkpoint(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let actor = permitted(&request, Action::ReadAudit)?;
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let checkpoint = api.database.audit().checkpoint(actor.authority).await?;
    Ok(fresh(&request, Made::json(&AuditCheckpoint::from(checkpoint))?))
}

const COLUMNS: &[&str] = &[
    "sequence",
    "at",
    "account",
    "accountId",
    "accountAuthority",
    "rights",
    "address",
    "request",
    "action",
    "subject",
    "subjectId",
    "changes",
    "hash",
];

/// Every entry as one text; a failure breaks it off, so that nobody takes half for the whole.
fn file(
    mut rows: BoxStream<'static, Stored<Kept>>,
    format: Format,
    bom: bool,
) -> impl Stream<Item = Result<Bytes, Error>> + Send + 'static {
    async_stream::try_stream! {
        if format == Format::Csv {
            let mark: &[u8] = if bom { b"\xef\xbb\xbf" } else { b"" };
            yield Bytes::from([mark, &csv::line(COLUMNS)].concat());
        }
        while let Some(kept) = rows.next().await {
            let kept = kept.inspect_err(|error| tracing::error!(%error, "an export of the audit broke off"))?;
            yield match format {
                Format::Csv => Bytes::from(csv::line(&cells(kept)?)),
                _ => Bytes::from(kept.line + "\n"),
            };
        }
    }
}

fn cells(kept: Kept) -> Result<Vec<String>, serde_json::Error> {
    let AuditEntry { authority: _, sequence, at, by, action, subject, changes, previous: _, hash } =
        kept.into();
    let AuditBy { account, address, request } = by;
    let AuditAccount {
        kind,
        person,
        session: _,
        client,
        view_link,
        vendor_link,
        authority,
        roles,
        scopes,
        words,
    } = account;
    Ok(vec![
        sequence.to_string(),
        at.to_rfc3339_opts(SecondsFormat::Micros, true),
        words.map_or(kind, |words| format!("command: {words}")),
        csv::text(view_link.or(vendor_link).or(person).or(client)),
        csv::text(authority),
        roles.or(scopes).unwrap_or_default().join(" "),
        csv::text(address),
        csv::text(request),
        action,
        subject.kind,
        subject.id.to_string(),
        serde_json::to_string(&changes)?,
        hash,
    ])
}
