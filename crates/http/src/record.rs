//! Records as their authorities keep them, over the API: what is the same for contracts and
//! procurements. Each change names the version it changes in `If-Match` and answers the record as
//! its address would.

mod answer;
mod audience;
mod block;
mod confirm;
pub(crate) mod history;
mod input;
pub(crate) mod question;
mod said;
mod upsert;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, http::header};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::id::AuthorityId;
use muster_domain::record::{Change, Clearance, RecordKind, Sensitive, Speaker, patch};
use muster_domain::viewer::Viewer;
use muster_persistence::Error as Stored;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::body::{self, Body};
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::precondition::version;
use crate::problem::{Failure, Wrong};
use crate::resource::Resource;

pub use answer::SeenBy;
pub(crate) use answer::{SEEN_BY, SaidBy, one};
use audience::AudienceChange;
pub use block::RecordBlock;
pub use history::ChangedBy;
use input::{Confirmation, NdaChange, NewClearance, Patch, Undo};
pub use input::{
    ContractPatch, ContractUpsert, MoneySaid, NewContract, NewProcurement, ProcurementPatch,
    ProcurementUpsert,
};
pub use said::{ContractSaid, RecordSaid};
pub(crate) use said::{name, sight};

/// How the operations on one kind of record are called.
pub(crate) struct Words {
    tag: &'static str,
    list: &'static str,
    one: &'static str,
    confirmation: &'static str,
    history: &'static str,
    undo: &'static str,
    archive: &'static str,
    audience: &'static str,
    nda: &'static str,
    clearances: &'static str,
    clearance: &'static str,
    create: &'static str,
    change: &'static str,
    confirm: &'static str,
    get_history: &'static str,
    undo_change: &'static str,
    put_away: &'static str,
    take_out: &'static str,
    share: &'static str,
    set_nda: &'static str,
    clear: &'static str,
    revoke: &'static str,
    by_reference: &'static str,
    bulk: &'static str,
    put_by_reference: &'static str,
    put_many: &'static str,
}

macro_rules! words {
    ($path:literal, $noun:literal, $tag:literal) => {
        Words {
            tag: $tag,
            list: $path,
            one: concat!($path, "/{id}"),
            confirmation: concat!($path, "/{id}/confirmation"),
            history: concat!($path, "/{id}/history"),
            undo: concat!($path, "/{id}/undo"),
            archive: concat!($path, "/{id}/archive"),
            audience: concat!($path, "/{id}/audience"),
            nda: concat!($path, "/{id}/nda"),
            clearances: concat!($path, "/{id}/clearances"),
            clearance: concat!($path, "/{id}/clearances/{clearance}"),
            create: concat!("create", $noun),
            change: concat!("change", $noun),
            confirm: concat!("confirm", $noun),
            get_history: concat!("get", $noun, "History"),
            undo_change: concat!("undo", $noun, "Change"),
            put_away: concat!("archive", $noun),
            take_out: concat!("restore", $noun),
            share: concat!("share", $noun),
            set_nda: concat!("set", $noun, "Nda"),
            clear: concat!("clear", $noun),
            revoke: concat!("revoke", $noun, "Clearance"),
            by_reference: concat!($path, "/by-reference/{ref}"),
            bulk: concat!($path, "/bulk"),
            put_by_reference: concat!("put", $noun, "ByReference"),
            put_many: concat!("put", $tag),
        }
    };
}

/// The operations on contracts.
pub(crate) const OF_CONTRACTS: Words = words!("/contracts", "Contract", "Contracts");
/// The operations on procurements.
pub(crate) const OF_PROCUREMENTS: Words = words!("/procurements", "Procurement", "Procurements");

/// A kind of record that authorities keep themselves.
pub(crate) trait Keeps: Resource<DetailQuery = SeenBy> {
    /// Which kind.
    const RECORD: RecordKind;
    /// How its operations are called.
    const WORDS: Words;
    /// What is said of one.
    type Patch: ToSchema;
    /// What one is made of by hand.
    type New: ToSchema;
    /// What another system says of one.
    type Upsert: ToSchema;

    /// Who holds it, and its version as its item has it.
    fn held(detail: &Self::Detail) -> (AuthorityId, i64);

    /// Adds what only the authority that holds it is told.
    fn keep(detail: &mut Self::Detail, block: RecordBlock, version: i64, said: &SaidBy);
}

/// Declares the operations on one kind of record.
pub(crate) fn operations<R: Keeps>(routes: &mut Routes) {
    let words = R::WORDS;
    let write = R::RECORD.write();
    routes.add(
        Operation::post(words.list, words.create, words.tag)
            .about("Make a record by hand, for what no notice tells of. It is technology unless said otherwise, and for the authority's default audience unless an audience is given.")
            .requires(write)
            .takes::<R::New>()
            .answers::<R::Detail>()
            .fails(&[409])
            .status(201)
            .also(&[204]),
        create::<R>,
    );
    routes.add(
        Operation::patch(words.one, words.change, words.tag)
            .about("Say what is so, field by field. Imports never overwrite it; null takes it back, and what notices say stands again. A field with an open question is answered by it.")
            .requires(write)
            .takes::<R::Patch>()
            .answers::<R::Detail>()
            .also(&[204])
            .fails(&[409]),
        change::<R>,
    );
    routes.add(
        Operation::post(words.confirmation, words.confirm, words.tag)
            .about("Confirm fields as they are known: all that no question is open about, or those named.")
            .requires(write)
            .takes::<Confirmation>()
            .answers::<R::Detail>()
            .also(&[204])
            .conditional(),
        confirm::<R>,
    );
    routes.add(
        Operation::post(words.undo, words.undo_change, words.tag)
            .about(
                "Undo a change, unless something it touched was changed again since. An undo can be undone.",
            )
            .requires(write)
            .takes::<Undo>()
            .answers::<R::Detail>()
            .also(&[204])
            .fails(&[409])
            .conditional(),
        undo::<R>,
    );
    for (archived, id, about) in [
        (
            true,
            words.put_away,
            "Put a record away. It stays where it is, with everything said of it, and says that it is archived.",
        ),
        (false, words.take_out, "Take a record out again that was put away."),
    ] {
        let operation = if archived { Operation::put } else { Operation::delete };
        let operation = operation(words.archive, id, words.tag)
            .about(about)
            .requires(write)
            .answers::<R::Detail>()
            .also(&[204])
            .fails(&[409])
            .conditional();
        if archived {
            routes.add(operation, archive::<R>);
        } else {
            routes.add(operation, restore::<R>);
        }
    }
    routes.add(
        Operation::put(words.audience, words.share, words.tag)
            .about("Decide who sees what one's authority says of a record, and of its sensitive fields. What notices say stays public.")
            .requires(Action::SetAudience)
            .takes::<AudienceChange>()
            .answers::<R::Detail>()
            .conditional(),
        share::<R>,
    );
    routes.add(
        Operation::put(words.nda, words.set_nda, words.tag)
            .about("Say whether a non-disclosure agreement holds the sensitive fields back: until one is cleared, only one's own authority sees what was said of it.")
            .requires(Action::SetAudience)
            .takes::<NdaChange>()
            .answers::<R::Detail>()
            .conditional(),
        set_nda::<R>,
    );
    routes.add(
        Operation::post(words.clearances, words.clear, words.tag)
            .about("Clear a sensitive field in spite of an NDA, with the reason and on what grounds.")
            .requires(Action::SetAudience)
            .takes::<NewClearance>()
            .answers::<R::Detail>()
            .fails(&[409])
            .conditional(),
        clear::<R>,
    );
    routes.add(
        Operation::delete(words.clearance, words.revoke, words.tag)
            .about("Take a clearance back. The history keeps it.")
            .requires(Action::SetAudience)
            .answers::<R::Detail>()
            .fails(&[409])
            .conditional(),
        revoke::<R>,
    );
    history::operation::<R>(routes);
    upsert::operations::<R>(routes);
}

/// Declares the operations that are of no one kind of record.
pub(crate) fn shared_operations(routes: &mut Routes) {
    confirm::operation(routes);
    question::operations(routes);
}

async fn create<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    Body(Patch(mut said)): Body<Patch>,
) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    let viewer = actor.viewer(R::KIND);
    let sharing = match said.remove("audience") {
        None | Some(serde_json::Value::Null) => None,
        Some(given) => {
            let change: AudienceChange = body::within(&given, "/audience")?;
            Some(change.read(&api.database, &viewer, "/audience").await?)
        }
    };
    let said = patch::read(R::RECORD, &said).map_err(wrong)?;
    let clock = api.clock.as_ref();
    let id = api.database.records().create(&actor, clock, R::RECORD, said, sharing).await?;
    let mut answer = answer::of::<R>(&request, &api, &actor, id, HttpResponse::Created()).await?;
    let address = format!("{BASE}/{}/{id}", R::NAME);
    if let Ok(address) = address.parse() {
        answer.headers_mut().insert(header::LOCATION, address);
    }
    Ok(answer)
}

async fn change<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(Patch(said)): Body<Patch>,
) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    let said = patch::read(R::RECORD, &said).map_err(wrong)?;
    make::<R>(&request, &api, &actor, &key, Change::Say(said)).await
}

async fn confirm<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(confirmation): Body<Confirmation>,
) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    let fields = confirmation.fields(R::RECORD)?;
    make::<R>(&request, &api, &actor, &key, Change::Confirm(fields)).await
}

async fn undo<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(Undo { change }): Body<Undo>,
) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    let id = key.parse().map_err(|_| Failure::NotFound)?;
    let eyes = Viewer::Member { authority: actor.authority, own: true };
    let found = api.database.records().done(&eyes, id, change).await?;
    let done = found.ok_or_else(|| {
        let detail = "is no change of this record: see its history".to_owned();
        Failure::Unprocessable(vec![Wrong { pointer: "/change".to_owned(), detail }])
    });
    // Whoever may not see the record must not learn from this which changes there are.
    let done = match done {
        Err(unknown) => {
            answer::held_by::<R>(&api, &actor, id).await?;
            return Err(unknown);
        }
        Ok(done) => done,
    };
    make::<R>(&request, &api, &actor, &key, Change::Undo(change, Box::new(done))).await
}

async fn archive<R: Keeps>(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    make::<R>(&request, &api, &actor, &key, Change::Archive(true)).await
}

async fn restore<R: Keeps>(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let actor = permitted(&request, R::RECORD.write())?;
    make::<R>(&request, &api, &actor, &key, Change::Archive(false)).await
}

async fn share<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(change): Body<AudienceChange>,
) -> Answered {
    let actor = permitted(&request, Action::SetAudience)?;
    let sharing = change.read(&api.database, &actor.viewer(R::KIND), "").await?;
    make::<R>(&request, &api, &actor, &key, Change::Share(sharing)).await
}

async fn set_nda<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(NdaChange { nda }): Body<NdaChange>,
) -> Answered {
    let actor = permitted(&request, Action::SetAudience)?;
    make::<R>(&request, &api, &actor, &key, Change::Nda(nda)).await
}

async fn clear<R: Keeps>(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(new): Body<NewClearance>,
) -> Answered {
    let actor = permitted(&request, Action::SetAudience)?;
    let NewClearance { field, audience, until, reason, nda_checked, supplier_consent, disclosure_considered } =
        new;
    let unknown = |pointer: &str, detail: &str| {
        Failure::Unprocessable(vec![Wrong { pointer: pointer.to_owned(), detail: detail.to_owned() }])
    };
    let clearance = Clearance {
        id: api.clock.id(),
        field: Sensitive::parse(&field)
            .ok_or_else(|| unknown("/field", "is one of value, notes, contact"))?,
        audience: Audience::parse(&audience)
            .ok_or_else(|| unknown("/audience", "is one of named, members, public"))?,
        until,
        reason,
        nda_checked,
        supplier_consent,
        disclosure_considered,
        // The store says who decides, and when.
        by: Speaker { account: Uuid::nil(), name: String::new() },
        at: api.clock.now(),
        revoked_at: None,
    };
    make::<R>(&request, &api, &actor, &key, Change::Clear(clearance)).await
}

async fn revoke<R: Keeps>(request: HttpRequest, api: Data<Api>, key: Path<(String, String)>) -> Answered {
    let actor = permitted(&request, Action::SetAudience)?;
    let (key, clearance) = key.into_inner();
    let clearance = clearance.parse().map_err(|_| Failure::NotFound)?;
    make::<R>(&request, &api, &actor, &key, Change::Revoke(clearance)).await
}

/// Makes a change and answers the record as it is then.
async fn make<R: Keeps>(
    request: &HttpRequest,
    api: &Api,
    actor: &Actor,
    key: &str,
    change: Change,
) -> Answered {
    let id = key.parse().map_err(|_| Failure::NotFound)?;
    let version = version(request.headers())?;
    let made = api.database.records().change(actor, api.clock.as_ref(), R::RECORD, id, version, change).await;
    match made {
        Ok(_) => answer::of::<R>(request, api, actor, id, HttpResponse::Ok()).await,
        Err(Stored::Stale) => Err(Failure::Stale { current: answer::current::<R>(api, actor, id).await? }),
        Err(other) => Err(other.into()),
    }
}

/// What the domain found wrong with a body.
fn wrong(wrong: Vec<muster_domain::record::Wrong>) -> Failure {
    Failure::Unprocessable(
        wrong.into_iter().map(|w| Wrong { pointer: w.pointer, detail: w.detail }).collect(),
    )
}
