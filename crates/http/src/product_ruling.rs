//! What people decided of products, over the API: merges, splits and renamings, with their reasons, and undo.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, http::header};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::id::ProductId;
use muster_domain::product::ruling::ProductRuling as Ruling;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::product::ProductRef;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// Which product this one is part of, and why.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductMerge {
    /// The product that remains.
    pub into: Uuid,
    /// Why the two are one.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500, example = "Sold under the buyer's name since the takeover")]
    pub reason: String,
}

/// Which names of a product are another one's, and why.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductSplit {
    /// Other names of the product that are the new one's; it goes by the first.
    #[validate(length(min = 1, max = 50, message = "has 1 to 50 names"))]
    #[schema(min_items = 1, max_items = 50)]
    pub names: Vec<String>,
    /// Why it is another product.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// What a product is called now, and why.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductRename {
    /// Its name from now on; the one before stays among its names.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Why.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// A decision on a product.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProductRuling {
    /// Its id, for undoing it.
    pub id: Uuid,
    /// What was decided.
    #[schema(schema_with = words::product_ruling_kind_schema)]
    pub kind: &'static str,
    /// The product that was merged away, split or renamed.
    pub product: ProductRef,
    /// The product that it is part of now, or the one that was split off; null of a renaming.
    pub other: Option<ProductRef>,
    /// Of a renaming, the name before.
    pub from: Option<String>,
    /// Of a renaming, the name since.
    pub to: Option<String>,
    /// Of a split, the names that are the new product's.
    pub names: Vec<String>,
    /// Why.
    pub reason: String,
    /// Whose people decided.
    pub authority: AuthorityRef,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone; null while it holds.
    pub undone_at: Option<DateTime<Utc>>,
}

impl From<Ruling> for ProductRuling {
    fn from(ruling: Ruling) -> Self {
        let Ruling { id, kind, product, other, from, to, names, reason, authority, at, undone_at } = ruling;
        Self {
            id,
            kind: kind.as_str(),
            product: product.into(),
            other: other.map(Into::into),
            from,
            to,
            names,
            reason,
            authority: authority.into(),
            at,
            undone_at,
        }
    }
}

/// What was decided of a product.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProductRulings {
    /// Decisions, newest first.
    pub items: Vec<ProductRuling>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/products/{id}/merge", "mergeProduct", "Products")
            .about("Say that a product is part of another one, as after a takeover. Its address goes on answering, with the product that remains; systems follow within seconds.")
            .requires(Action::MergeProducts)
            .takes::<ProductMerge>()
            .answers::<ProductRuling>()
            .status(201)
            .fails(&[409]),
        merge,
    );
    routes.add(
        Operation::post("/products/{id}/split", "splitProduct", "Products")
            .about("Say that names of a product are another product's, which is new from then on. Systems follow within seconds.")
            .requires(Action::MergeProducts)
            .takes::<ProductSplit>()
            .answers::<ProductRuling>()
            .status(201)
            .fails(&[409]),
        split,
    );
    routes.add(
        Operation::post("/products/{id}/rename", "renameProduct", "Products")
            .about("Say what a product is called now. Contracts that name it as before still tell of it.")
            .requires(Action::MergeProducts)
            .takes::<ProductRename>()
            .answers::<ProductRuling>()
            .status(201)
            .fails(&[409]),
        rename,
    );
    routes.add(
        Operation::get("/products/{id}/decisions", "listProductDecisions", "Products")
            .about("What people decided of a product and of those that are part of it, undone decisions included. For members.")
            .requires(Action::SeeMembers)
            .answers::<ProductRulings>(),
        list,
    );
    routes.add(
        Operation::post("/product-decisions/{id}/undo", "undoProductDecision", "Products")
            .about("Undo a merge, a split or a renaming of products. The decision stays on record as undone.")
            .requires(Action::MergeProducts)
            .answers::<ProductRuling>()
            .fails(&[409]),
        undo,
    );
}

/// The id in the address of a product, where there is one that may be seen.
async fn product(api: &Api, request: &HttpRequest, id: &str) -> Result<ProductId, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = api.database.products().get(&viewer(request, Kind::System), id).await?;
    found.map(|_| id).ok_or(Failure::NotFound)
}

async fn created(api: &Api, request: &HttpRequest, id: Uuid, at: ProductId) -> Answered {
    let ruling = api.database.products().rulings().get(&viewer(request, Kind::System), id).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("{BASE}/products/{at}")))
        .json(ProductRuling::from(ruling)))
}

async fn merge(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<ProductMerge>,
) -> Answered {
    let actor = permitted(&request, Action::MergeProducts)?;
    let id = product(&api, &request, &id).await?;
    let ProductMerge { into, reason } = change;
    let into = ProductId(into);
    // A product that the actor may not see is none.
    if api.database.products().get(&viewer(&request, Kind::System), into).await?.is_none() {
        return Err(Failure::wrong("/into", "is no product"));
    }
    let ruling =
        api.database.products().rulings().merge(&actor, id, into, &reason, api.clock.as_ref()).await?;
    created(&api, &request, ruling, into).await
}

async fn split(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<ProductSplit>,
) -> Answered {
    let actor = permitted(&request, Action::MergeProducts)?;
    let id = product(&api, &request, &id).await?;
    let ProductSplit { names, reason } = change;
    let store = api.database.products().rulings();
    let (ruling, new) = store.split(&actor, id, &names, &reason, api.clock.as_ref()).await?;
    created(&api, &request, ruling, new).await
}

async fn rename(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<ProductRename>,
) -> Answered {
    let actor = permitted(&request, Action::MergeProducts)?;
    let id = product(&api, &request, &id).await?;
    let ProductRename { name, reason } = change;
    if name.trim().is_empty() {
        return Err(Failure::wrong("/name", "is empty"));
    }
    let store = api.database.products().rulings();
    let ruling = store.rename(&actor, id, &name, &reason, api.clock.as_ref()).await?;
    created(&api, &request, ruling, id).await
}

async fn list(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let id = product(&api, &request, &id).await?;
    let rulings = api.database.products().rulings().of(&viewer(&request, Kind::System), id).await?;
    let items = rulings.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&ProductRulings { items })?))
}

async fn undo(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::MergeProducts)?;
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let store = api.database.products().rulings();
    store.undo(&actor, id, api.clock.as_ref()).await?;
    let ruling = store.get(&viewer(&request, Kind::System), id).await?;
    Ok(HttpResponse::Ok().json(ProductRuling::from(ruling)))
}
