//! Taking in the bytes of a file, a piece at a time.

use actix_web::HttpRequest;
use actix_web::web::{Data, Payload};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{accepted, keeper};
use crate::api::Api;
use crate::operation::Answered;
use crate::params::{Params, Query};
use crate::problem::{Failure, Wrong};

/// The most bytes of a file.
const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// Bytes that are kept in memory before they are written down.
const PART: usize = 1024 * 1024;

/// What the file is called.
pub(super) struct Named {
    name: Option<String>,
}

impl Query for Named {
    fn read(params: &mut Params) -> Self {
        Self { name: params.required_text("name", "What the file is called, for people.", 200) }
    }
}

/// Takes in a file.
pub(super) async fn send(request: HttpRequest, api: Data<Api>, payload: Payload) -> Answered {
    let (actor, viewer) = keeper(&request)?;
    let Named { name } = Params::read(request.query_string(), api.clock.today())?;
    let store = api.database.register_files();
    let id = store.begin(&actor, api.clock.as_ref(), &name.unwrap_or_default()).await?;
    match take_in(&api, id, payload).await {
        Ok((bytes, digest)) => {
            store.arrived(&actor, api.clock.as_ref(), id, (bytes, &digest)).await?;
            accepted(&api, &viewer, id).await
        }
        Err(failure) => {
            store.abandon(id).await?;
            Err(failure)
        }
    }
}

async fn take_in(api: &Api, id: Uuid, mut payload: Payload) -> Result<(u64, String), Failure> {
    let store = api.database.register_files();
    let (mut hash, mut bytes, mut position) = (Sha256::new(), 0_u64, 0_u32);
    let mut part: Vec<u8> = Vec::with_capacity(PART);
    while let Some(piece) = payload.next().await {
        let piece = piece.map_err(|_| Failure::BadRequest("the body did not arrive whole".to_owned()))?;
        bytes += piece.len() as u64;
        // What is too large is read to a bounded end, so that whoever sends it hears why.
        if bytes > MOST_BYTES {
            part.clear();
            if bytes > 2 * MOST_BYTES {
                break;
            }
            continue;
        }
        hash.update(&piece);
        part.extend_from_slice(&piece);
        if part.len() >= PART {
            store.add_part(id, position, std::mem::take(&mut part)).await?;
            position += 1;
        }
    }
    if bytes > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    if bytes == 0 {
        let detail = "is empty: send the bytes of the file as the body".to_owned();
        return Err(Failure::Unprocessable(vec![Wrong { pointer: String::new(), detail }]));
    }
    if !part.is_empty() {
        store.add_part(id, position, part).await?;
    }
    Ok((bytes, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}
