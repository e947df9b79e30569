//! Registers sent as files, over the API: send one, see how it was understood and what it would do, correct
//! that, take it, undo it.

mod answer;
mod change;
mod upload;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, http::header};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::page::{Page, PageRequest};
use muster_domain::register_file::{Meaning as DomainMeaning, Outcome, State};
use muster_domain::viewer::Viewer;
use muster_persistence::register_file::RowFilter;
use uuid::Uuid;

use crate::api::Api;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::{Params, Query};
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::routes::page_of;

pub use answer::{RegisterFile, RegisterFileMeaning, RegisterFileMeanings, RegisterFileRow};
pub use change::RegisterFilePatch;

const TAG: &str = "Register files";

struct Files;

impl ListType for Files {
    const NAME: &'static str = "RegisterFileList";
    type Item = RegisterFile;
}

struct Rows;

impl ListType for Rows {
    const NAME: &'static str = "RegisterFileRowList";
    type Item = RegisterFileRow;
}

/// Which rows of a file.
struct RowQuery {
    filter: RowFilter,
    page: PageRequest,
}

impl Query for RowQuery {
    fn read(params: &mut Params) -> Self {
        let outcomes: Vec<(&'static str, Outcome)> = Outcome::ALL.iter().map(|o| (o.as_str(), *o)).collect();
        let filter = RowFilter {
            outcomes: params.words("outcome", "Only rows of which taking the file does this.", &outcomes),
            flawed: params.flag("flawed", "Only rows with something wrong, or only those without."),
        };
        Self { filter, page: PageRequest::read(params) }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "An authority's own register of contracts, sent as a file: CSV in any encoding, or XLSX. It is read outside the request; then somebody sees what becomes what and what is wrong in which row, corrects it, and takes it as one change that can be undone as one.");
    let write = Action::WriteContracts;
    routes.add(
        Operation::post("/register-files", "sendRegisterFile", TAG)
            .about("Send a register: the bytes of a CSV or XLSX file of up to 50 MB as the body. It is read outside the request: ask for it again until its state is `ready` or `refused`.")
            .requires(write)
            .query::<upload::Named>()
            .takes_bytes()
            .answers::<RegisterFile>()
            .status(202),
        upload::send,
    );
    routes.add(
        Operation::get("/register-files", "listRegisterFiles", TAG)
            .about("The register files of one's authority, newest first.")
            .requires(write)
            .query::<PageRequest>()
            .answers_list::<Files>(),
        list,
    );
    routes.add(
        Operation::get("/register-files/meanings", "listRegisterFileMeanings", TAG)
            .about("What a column of a register can mean, in the order in which people are offered it.")
            .requires(write)
            .answers::<RegisterFileMeanings>(),
        meanings,
    );
    routes.add(
        Operation::get("/register-files/{id}", "getRegisterFile", TAG)
            .about("One register file: how far it is, how its sheets, headings and columns were understood and why, and how many rows taking it adds, changes, leaves as they are, cannot tell, leaves out, and does not find any more.")
            .requires(write)
            .answers::<RegisterFile>(),
        get,
    );
    routes.add(
        Operation::get("/register-files/{id}/rows", "listRegisterFileRows", TAG)
            .about("The rows of a register file in its order: what each says, what it changes, and what is wrong in which column. Records that the last file told of and this one does not come last.")
            .requires(write)
            .query::<RowQuery>()
            .answers_list::<Rows>(),
        rows,
    );
    routes.add(
        Operation::patch("/register-files/{id}", "changeRegisterFile", TAG)
            .about("Correct how a register file is understood, and decide about rows: another sheet, another row of headings, what a column means, which comes first in its dates, whether a row is the record that it looks like. The file is read again with that.")
            .requires(write)
            .takes::<RegisterFilePatch>()
            .answers::<RegisterFile>()
            .fails(&[409]),
        change,
    );
    routes.add(
        Operation::post("/register-files/{id}/taking", "takeRegisterFile", TAG)
            .about("Take a register file as it is shown: all of it in one change, outside the request. Ask for the file until its state is `taken`.")
            .requires(write)
            .answers::<RegisterFile>()
            .status(202),
        take,
    );
    routes.add(
        Operation::delete("/register-files/{id}/taking", "undoRegisterFile", TAG)
            .about("Undo that a register file was taken: what it changed is as it was, what it brought is put away. Records that somebody changed since stay, and `counts.kept` says how many.")
            .requires(write)
            .answers::<RegisterFile>()
            .status(202)
            .fails(&[409]),
        undo,
    );
}

/// An account that keeps contracts, and its eyes on its authority's files.
fn keeper(request: &HttpRequest) -> Result<(Actor, Viewer), Failure> {
    let actor = permitted(request, Action::WriteContracts)?;
    let viewer = actor.viewer(Kind::Contract);
    Ok((actor, viewer))
}

fn id(key: &str) -> Result<Uuid, Failure> {
    key.parse().map_err(|_| Failure::NotFound)
}

async fn found(api: &Api, viewer: &Viewer, id: Uuid) -> Result<RegisterFile, Failure> {
    let file = api.database.register_files().get(viewer, id).await?.ok_or(Failure::NotFound)?;
    Ok(RegisterFile::from(file))
}

/// A file as it is now, for whoever waits for what is done about it.
async fn accepted(api: &Api, viewer: &Viewer, id: Uuid) -> Answered {
    let file = found(api, viewer, id).await?;
    let mut response = HttpResponse::Accepted();
    response.insert_header((header::LOCATION, format!("{}/register-files/{id}", crate::document::BASE)));
    versioned(response, file.version, &file)
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let (_, viewer) = keeper(&request)?;
    let files = api.database.register_files().list(&viewer, &page).await?;
    Ok(fresh(&request, page_of(&request, files, RegisterFile::from)?))
}

async fn meanings(request: HttpRequest, api: Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    keeper(&request)?;
    let meanings = DomainMeaning::ALL.iter().copied().map(RegisterFileMeaning::from).collect();
    Ok(fresh(&request, Made::json(&RegisterFileMeanings { items: meanings })?))
}

async fn get(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let (_, viewer) = keeper(&request)?;
    let file = found(&api, &viewer, id(&key)?).await?;
    Ok(fresh(&request, Made { version: Some(file.version), ..Made::json(&file)? }))
}

async fn rows(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let RowQuery { filter, page } = Params::read(request.query_string(), api.clock.today())?;
    let (_, viewer) = keeper(&request)?;
    let id = id(&key)?;
    let rows = api.database.register_files().rows(&viewer, id, &filter, &page).await?;
    let Page { items, next, total } = rows.ok_or(Failure::NotFound)?;
    let mut shown = Vec::with_capacity(items.len());
    for row in items {
        shown.push(answer::row(&api, &viewer, row).await?);
    }
    Ok(fresh(&request, page_of(&request, Page { items: shown, next, total }, |row| row)?))
}

async fn change(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(patch): Body<RegisterFilePatch>,
) -> Answered {
    let (actor, viewer) = keeper(&request)?;
    let (id, version) = (id(&key)?, version(request.headers())?);
    let store = api.database.register_files();
    let before = store.get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    let change = patch.read(&before)?;
    match store.change(&actor, api.clock.as_ref(), id, version, change).await {
        Err(muster_persistence::Error::Stale) => {
            let current = serde_json::to_value(found(&api, &viewer, id).await?);
            Err(Failure::Stale { current: current.map_err(|e| Failure::Internal(Box::new(e)))? })
        }
        Err(error) => Err(error.into()),
        Ok(_) => {
            let file = found(&api, &viewer, id).await?;
            versioned(HttpResponse::Ok(), file.version, &file)
        }
    }
}

async fn take(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    ask(request, api, key, State::Taking).await
}

async fn undo(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    ask(request, api, key, State::Undoing).await
}

async fn ask(request: HttpRequest, api: Data<Api>, key: Path<String>, wanted: State) -> Answered {
    let (actor, viewer) = keeper(&request)?;
    let id = id(&key)?;
    api.database.register_files().ask(&actor, api.clock.as_ref(), id, wanted).await?;
    accepted(&api, &viewer, id).await
}
