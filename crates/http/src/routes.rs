//! The addresses and what each does: read the parameters, ask one store, answer.

use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use muster_domain::access::Kind;
use muster_domain::id::VendorId;
use muster_domain::page::{Page, PageRequest};
use muster_domain::viewer::Viewer;
use serde::Serialize;

use crate::answer_link;
use crate::api::Api;
use crate::assessment;
use crate::audit;
use crate::authority::Authorities;
use crate::authority_group;
use crate::authority_part;
use crate::change;
use crate::completeness;
use crate::contract::Contracts;
use crate::desk;
use crate::document::openapi_json;
use crate::download::{Asker, download};
use crate::duty;
use crate::evaluation;
use crate::follow;
use crate::governance;
use crate::identity::{viewer, viewer_of_all};
use crate::import::{Import, ImportProblem};
use crate::negotiation;
use crate::notice::Notices;
use crate::notice_draft;
use crate::notice_source;
use crate::operation::{Answered, Routes};
use crate::opportunity::Opportunities;
use crate::params::Params;
use crate::peer;
use crate::pilot::{self, Pilots};
use crate::price_band;
use crate::price_point::{self, PricePoints};
use crate::problem::{Failure, Wrong};
use crate::procurement::Procurements;
use crate::product::Products;
use crate::product_ruling;
use crate::record::{self, Keeps};
use crate::register_file;
use crate::resource::{Format, ListQuery, NoQuery, Resource};
use crate::respond::{Made, fresh, kept};
use crate::review;
use crate::search::{Hit, SearchQuery, SearchResult};
use crate::service_area::with_counts;
use crate::settings;
use crate::stance;
use crate::stats::Stats;
use crate::system::{self, Systems};
use crate::transparency_register;
use crate::vendor::Vendors;
use crate::vendor_link;
use crate::vendor_ruling;
use crate::view;
use crate::view_link;
use crate::webhook;
use crate::{client, me, oauth, openid, person, session, sign_in, sign_in_provider};

/// Mounts every address of the API.
pub fn configure(config: &mut ServiceConfig) {
    let mut routes = operations();
    kept_resource::<Contracts>(&mut routes);
    kept_resource::<Procurements>(&mut routes);
    resource::<Opportunities>(&mut routes);
    routes.read("/vendors/{id}/contracts", contracts_of_vendor);
    routes.read("/pilots", list::<Pilots>);
    routes.read("/pilots/{id}", pilot::one);
    resource::<Vendors>(&mut routes);
    routes.read("/systems", list::<Systems>);
    routes.read("/systems/{id}", system::one);
    resource::<Products>(&mut routes);
    resource::<Authorities>(&mut routes);
    resource::<Notices>(&mut routes);
    routes.read("/reviews", review::list);
    routes.read("/reviews/{id}", review::one);
    routes.read("/price-points", list::<PricePoints>);
    routes.read("/price-points/{id}", price_point::one);
    routes.read("/service-areas", service_areas);
    routes.read("/search", search);
    routes.read("/stats", stats);
    routes.read("/imports", imports);
    routes.read("/imports/{id}", import);
    routes.read("/imports/{id}/problems", import_problems);
    routes.read("/openapi.json", openapi);
    routes.configure(config);
}

/// Every operation that is declared with its handler; the kinds of record that can be listed have
/// their reading from [`Resource`].
pub(crate) fn operations() -> Routes {
    let mut routes = Routes::default();
    answer_link::operations(&mut routes);
    assessment::operations(&mut routes);
    audit::operations(&mut routes);
    authority_group::operations(&mut routes);
    authority_part::operations(&mut routes);
    change::operations(&mut routes);
    client::operations(&mut routes);
    completeness::operations(&mut routes);
    desk::operations(&mut routes);
    duty::operations(&mut routes);
    evaluation::operations(&mut routes);
    follow::operations(&mut routes);
    governance::operations(&mut routes);
    me::operations(&mut routes);
    notice_source::operations(&mut routes);
    notice_draft::operations(&mut routes);
    oauth::operations(&mut routes);
    openid::operations(&mut routes);
    peer::operations(&mut routes);
    person::operations(&mut routes);
    pilot::operations(&mut routes);
    price_band::operations(&mut routes);
    price_point::operations(&mut routes);
    session::operations(&mut routes);
    product_ruling::operations(&mut routes);
    record::operations::<Contracts>(&mut routes);
    record::operations::<Procurements>(&mut routes);
    record::shared_operations(&mut routes);
    register_file::operations(&mut routes);
    review::operations(&mut routes);
    settings::operations(&mut routes);
    sign_in::operations(&mut routes);
    sign_in_provider::operations(&mut routes);
    stance::operations(&mut routes);
    system::claim::operations(&mut routes);
    system::concentration::operations(&mut routes);
    system::landscape::operations(&mut routes);
    system::statement::operations(&mut routes);
    transparency_register::operations(&mut routes);
    vendor_link::operations(&mut routes);
    vendor_ruling::operations(&mut routes);
    view::operations(&mut routes);
    view_link::operations(&mut routes);
    webhook::operations(&mut routes);
    routes
}

fn resource<R: Resource>(routes: &mut Routes) {
    routes.read(&format!("/{}", R::NAME), list::<R>);
    routes.read(&format!("/{}/{{{}}}", R::NAME, R::PATH_KEY.0), one::<R>);
}

/// The same for a kind of record that authorities keep: one of them is answered by who asks.
fn kept_resource<R: Keeps>(routes: &mut Routes) {
    routes.read(&format!("/{}", R::NAME), list::<R>);
    routes.read(&format!("/{}/{{{}}}", R::NAME, R::PATH_KEY.0), record::one::<R>);
}

/// A resource that answers GET and HEAD with `handler` and every other method with 405.
pub(crate) fn read_only<F, Args>(path: &str, handler: F) -> actix_web::Resource
where
    F: actix_web::Handler<Args, Output = Answered> + Clone,
    Args: actix_web::FromRequest + 'static,
{
    web::resource(path).route(web::get().to(handler.clone())).route(web::head().to(handler)).default_service(
        web::to(async || {
            Err::<HttpResponse, _>(Failure::MethodNotAllowed { allow: "GET, HEAD, OPTIONS".to_owned() })
        }),
    )
}

/// A page as it is answered.
#[derive(Serialize)]
struct List<T> {
    items: Vec<T>,
    next: Option<String>,
    total: Option<u64>,
}

async fn list<R: Resource>(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let query: ListQuery<R> = Params::read(request.query_string(), api.clock.today())?;
    answer_list(&request, &api, query).await
}

async fn answer_list<R: Resource>(request: &HttpRequest, api: &Api, query: ListQuery<R>) -> Answered {
    let format = match query.format {
        Some(format) => format,
        None => negotiation::format::<R>(request.headers())?,
    };
    if format != Format::Json {
        return download::<R>(request, api, Asker::of::<R>(request), &query, format).await;
    }
    let today = api.clock.today();
    kept(request, api, viewer(request, R::KIND), async |viewer: &Viewer| {
        let page =
            R::list(&api.database, viewer, &query.filter, &query.order(Format::Json), &query.page).await?;
        let sights = page.items.iter().filter_map(R::sight).collect();
        Ok(Made { sights, ..page_of(request, page, |record| R::item(record, today))? })
    })
    .await
}

/// A page with its `Link` header.
pub(crate) fn page_of<T, I: Serialize>(
    request: &HttpRequest,
    page: Page<T>,
    item: impl Fn(T) -> I,
) -> Result<Made, Failure> {
    let Page { items, next, total } = page;
    let link = links(request, next.as_deref());
    let list = List { items: items.into_iter().map(item).collect(), next, total };
    Ok(Made { link: Some(link), ..Made::json(&list)? })
}

/// The first page and the one after, by relative address (RFC 8288).
fn links(request: &HttpRequest, next: Option<&str>) -> String {
    let kept: Vec<&str> = request
        .query_string()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="))
        .collect();
    let address = |cursor: Option<String>| {
        let query: Vec<String> = kept.iter().map(|pair| (*pair).to_owned()).chain(cursor).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        // A header may not be broken out of: what is not plain in a query is already encoded.
        format!("{}{mark}{}", request.path(), query.join("&")).replace(['<', '>', ' ', '"'], "")
    };
    let first = format!("<{}>; rel=\"first\"", address(None));
    match next {
        Some(cursor) => {
            let cursor =
                cursor.replace('%', "%25").replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
            format!("{first}, <{}>; rel=\"next\"", address(Some(format!("cursor={cursor}"))))
        }
        None => first,
    }
}

async fn one<R: Resource>(request: HttpRequest, api: web::Data<Api>, key: web::Path<String>) -> Answered {
    let today = api.clock.today();
    let query: R::DetailQuery = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer(&request, R::KIND), async |viewer: &Viewer| {
        let found = R::get(&api.database, viewer, &key, &query, today).await?;
        let found = found.ok_or(Failure::NotFound)?;
        Ok(Made { sights: R::sights(&found), ..Made::json(&found)? })
    })
    .await
}

async fn contracts_of_vendor(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let id: VendorId = id.parse().map_err(|_| Failure::NotFound)?;
    let mut query: ListQuery<Contracts> = Params::read(request.query_string(), api.clock.today())?;
    if !query.filter.vendors.is_empty() {
        let wrong = Wrong::parameter("vendor", "the vendor stands in the address here: leave it out");
        return Err(Failure::Unprocessable(vec![wrong]));
    }
    if api.database.vendors().get(&viewer(&request, Kind::Vendor), id).await?.is_none() {
        return Err(Failure::NotFound);
    }
    query.filter.vendors.push(id);
    answer_list(&request, &api, query).await
}

async fn service_areas(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer_of_all(&request), async |viewer: &Viewer| {
        let items = with_counts(&api.database.stats().get(viewer, today).await?.by_service_area);
        let total = u64::try_from(items.len()).ok();
        Made::json(&List { items, next: None, total })
    })
    .await
}

async fn search(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let SearchQuery { q, kinds, limit } = Params::read(request.query_string(), api.clock.today())?;
    kept(&request, &api, viewer_of_all(&request), async |viewer: &Viewer| {
        let hits = api.database.search().find(viewer, &q, &kinds, limit).await?;
        let sights = hits.iter().filter_map(|hit| hit.sight.clone()).collect();
        Ok(Made { sights, ..Made::json(&SearchResult { items: hits.into_iter().map(Hit::from).collect() })? })
    })
    .await
}

async fn stats(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer_of_all(&request), async |viewer: &Viewer| {
        Made::json(&Stats::from(api.database.stats().get(viewer, today).await?))
    })
    .await
}

// A running import counts on without a new data version: its answers are made each time.

async fn imports(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let imports = api.database.imports().list(&viewer(&request, Kind::Reference), &page).await?;
    Ok(fresh(&request, page_of(&request, imports, Import::from)?))
}

async fn import(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let import =
        api.database.imports().get(&viewer(&request, Kind::Reference), id).await?.ok_or(Failure::NotFound)?;
    Ok(fresh(&request, Made::json(&Import::from(import))?))
}

async fn import_problems(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let (id, viewer) = (id.parse().map_err(|_| Failure::NotFound)?, viewer(&request, Kind::Reference));
    let imports = api.database.imports();
    imports.get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    let problems = imports.problems(&viewer, id, &page).await?;
    Ok(fresh(&request, page_of(&request, problems, ImportProblem::from)?))
}

async fn openapi(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let body = openapi_json().into();
    Ok(fresh(&request, Made { body, link: None, version: None, sights: Vec::new() }))
}
