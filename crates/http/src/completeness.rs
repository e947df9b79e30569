//! How complete and fresh an authority's register is, over the API.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use muster_domain::completeness::{Completeness as Counted, Shares as CountedShares};
use muster_domain::viewer::Viewer;
use muster_persistence::completeness::Gained as CountedGained;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::identity::viewer_of_all;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, kept};

/// How a fact is known, over all contracts.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Shares {
    /// Said by an officer.
    pub confirmed: u64,
    /// Published, inferred, or claimed by a vendor.
    pub published: u64,
    /// Not known.
    pub unknown: u64,
}

/// What others gained from an authority's records.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Gained {
    /// Opportunities that it could take part in with at least one other.
    pub opportunities: u64,
    /// Other members that could take part in them.
    pub members: u64,
    /// Stances that other authorities hold on them now.
    pub stances: u64,
}

/// How complete and fresh an authority's register is: of its technology contracts that run, or may,
/// those of its parts included.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Completeness {
    /// Which authority.
    pub authority: AuthorityRef,
    /// How many such contracts there are.
    pub contracts: u64,
    /// Their ends.
    pub end: Shares,
    /// Their values.
    pub value: Shares,
    /// How many somebody or some notice vouched for within the last year.
    pub fresh: u64,
    /// How many nobody did.
    pub stale: u64,
    /// What others gained from it; null for whoever is no member.
    pub gained: Option<Gained>,
}

impl From<CountedShares> for Shares {
    fn from(shares: CountedShares) -> Self {
        let CountedShares { confirmed, published, unknown } = shares;
        Self { confirmed, published, unknown }
    }
}

impl From<CountedGained> for Gained {
    fn from(gained: CountedGained) -> Self {
        let CountedGained { opportunities, members, stances } = gained;
        Self { opportunities, members, stances }
    }
}

/// Declares the operation.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/authorities/{idOrCode}/completeness", "getCompleteness", "Authorities")
            .about("How complete and fresh an authority's register is, as whoever asks sees it: how ends and values are known, what is stale, and for members what others gained from it.")
            .answers::<Completeness>(),
        get,
    );
}

async fn get(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer_of_all(&request), async |viewer: &Viewer| {
        let found = api.database.authorities().find(viewer, &key).await?.ok_or(Failure::NotFound)?;
        let store = api.database.completeness();
        let Counted { contracts, end, value, fresh, stale } =
            store.of(viewer, found.reference.id, today).await?;
        let gained = store.gained(viewer, found.reference.id).await?;
        Made::json(&Completeness {
            authority: found.reference.into(),
            contracts,
            end: end.into(),
            value: value.into(),
            fresh,
            stale,
            gained: gained.map(Into::into),
        })
    })
    .await
}
