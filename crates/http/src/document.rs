//! The OpenAPI document: every operation, assembled from what the code enforces.

mod parameter;
mod plain;
mod response;

use std::collections::BTreeSet;

use actix_web::http::Method;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::{HttpMethod, Operation, OperationBuilder, Parameter, PathItem};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ArrayBuilder, Components, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, License, OpenApi, OpenApiBuilder, Paths, Ref, RefOr, Required, Schema,
};

use parameter::{header_parameter, path_key};
use response::{described_answer, exported, name_of, shared, shared_responses, succeeded, text_header};

use crate::authority::Authorities;
use crate::contract::{Contract, Contracts};
use crate::idempotency;
use crate::notice::Notices;
use crate::operation::{self, BYTES, FORM, Requires};
use crate::opportunity::Opportunities;
use crate::params::Params;
use crate::pilot::Pilots;
use crate::price_point::PricePoints;
use crate::problem::Problem;
use crate::procurement::Procurements;
use crate::product::Products;
use crate::record::SEEN_BY;
use crate::resource::{Format, ListQuery, Resource};
use crate::review::Reviews;
use crate::system::Systems;
use crate::vendor::Vendors;

/// Where every resource lies.
pub const BASE: &str = "/api/v1";

const ABOUT: &str = "Published notices and borough registers come in, become one trusted register of who buys what \
from whom and until when, and go out as joint opportunities. Published data takes no sign-in and no key; whoever sends a token \
sees, in the same answers, what their authority may see.\n\n\
Lists give `items`, the cursor `next` and the `total` (exact up to 10,000, null past it); with `Accept: \
application/x-ndjson` or `text/csv` (or `?format=`) the same list gives every row. Answers carry a strong `ETag`: send \
it back as `If-None-Match`. Every failure is a problem document (RFC 9457). Contains public sector information \
licensed under the Open Government Licence v3.0.";

const PRICES: &str = "Unit prices: one's own, those that others show, and in bands what is typical. A band tells of at least five \
authorities other than the one that asks, and never what any one of them pays.";

/// The OpenAPI document of everything under [`BASE`].
#[must_use]
pub fn openapi() -> OpenApi {
    let mut document = Document::new();
    document.resource::<Contracts>("Contracts", "The registers: who buys what from whom and until when.");
    document.resource::<Procurements>("Procurements", "The pipeline: what is planned or being bought.");
    document.resource::<Opportunities>(
        "Opportunities",
        "Who could buy together, and until when they must decide.",
    );
    document.resource::<Pilots>("Pilots", "What authorities tried, and what came of it.");
    document.resource::<Vendors>("Vendors", "Companies, one record for each.");
    document.contracts_of_vendor();
    document.resource::<Systems>("Systems", "Which authority uses which product for which service area.");
    document.resource::<Products>("Products", "What vendors sell under a name.");
    document.resource::<Authorities>("Authorities", "Boroughs and other public buyers.");
    document.resource::<Notices>("Notices", "The evidence, exactly as received.");
    document.resource::<Reviews>("Reviews", "What authorities that held the contract say of vendors.");
    document.resource::<PricePoints>("Prices", PRICES);
    document.others();
    document.operations(crate::routes::operations());
    document.finish()
}

pub(crate) struct Document {
    paths: Paths,
    components: Components,
    tags: Vec<(&'static str, &'static str)>,
    /// Types that are sent: a field of theirs that can be left out stays so.
    inputs: BTreeSet<String>,
}

impl Document {
    fn new() -> Self {
        let mut this = Self {
            paths: Paths::new(),
            components: Components::new(),
            tags: Vec::new(),
            inputs: BTreeSet::new(),
        };
        this.component::<Problem>();
        this.components.responses.extend(shared_responses());
        this
    }

    /// Takes a type and everything in it up, and refers to it.
    pub(crate) fn component<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let mut inner = Vec::new();
        T::schemas(&mut inner);
        self.components.schemas.extend(inner);
        self.components.schemas.insert(T::name().into_owned(), T::schema());
        Ref::from_schema_name(T::name()).into()
    }

    /// The same for a type that is sent.
    pub(crate) fn input<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let mut inner = Vec::new();
        T::schemas(&mut inner);
        self.inputs.extend(inner.into_iter().map(|(name, _)| name));
        self.inputs.insert(T::name().into_owned());
        self.component::<T>()
    }

    /// A named list of `T`.
    pub(crate) fn list_of<T: ToSchema>(&mut self, name: &str) -> RefOr<Schema> {
        let item = self.component::<T>();
        let text_or_null = SchemaType::from_iter([Type::String, Type::Null]);
        let count_or_null = SchemaType::from_iter([Type::Integer, Type::Null]);
        let list = ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some("One page."))
            .property("items", ArrayBuilder::new().items(item).description(Some("The rows.")))
            .property(
                "next",
                ObjectBuilder::new()
                    .schema_type(text_or_null)
                    .description(Some("The `cursor` of the page after; null on the last.")),
            )
            .property(
                "total",
                ObjectBuilder::new()
                    .schema_type(count_or_null)
                    .minimum(Some(0))
                    .description(Some("How many rows match: exact up to 10,000, null past it.")),
            );
        self.components.schemas.insert(name.to_owned(), list.into());
        Ref::from_schema_name(name).into()
    }

    fn resource<R: Resource>(&mut self, tag: &'static str, about: &'static str) {
        self.tags.push((tag, about));
        let list = self.list_of::<R::Item>(R::LIST);
        let list = self.list_operation::<R>(
            tag,
            R::LIST_OPERATION,
            R::ABOUT_LIST,
            list,
            Params::describe::<ListQuery<R>>(),
        );
        self.path(format!("{BASE}/{}", R::NAME), list);

        let (key, meaning) = R::PATH_KEY;
        let answer = self.component::<R::Detail>();
        let mut parameters = vec![path_key(key, meaning, 64)];
        parameters.extend(Params::describe::<R::DetailQuery>());
        let path = format!("{BASE}/{}/{{{key}}}", R::NAME);
        let looks_as_another = parameters.iter().any(|parameter| parameter.name == SEEN_BY);
        let mut one = json_operation(
            &path,
            R::GET_OPERATION,
            tag,
            summary(R::ABOUT_ONE),
            R::ABOUT_ONE,
            parameters,
            answer,
            true,
        );
        if looks_as_another {
            one.responses.responses.insert("403".to_owned(), shared("Forbidden"));
        }
        self.path(path, one);
    }

    fn contracts_of_vendor(&mut self) {
        let mut parameters = vec![path_key("id", "The vendor's id.", 64)];
        parameters
            .extend(Params::describe::<ListQuery<Contracts>>().into_iter().filter(|p| p.name != "vendor"));
        let list = self.list_of::<Contract>(Contracts::LIST);
        let about = "Contracts with one vendor across all authorities. Technology is the default filter.";
        let mut operation =
            self.list_operation::<Contracts>("Vendors", "listVendorContracts", about, list, parameters);
        operation.responses.responses.insert("404".to_owned(), shared("NotFound"));
        self.path(format!("{BASE}/vendors/{{id}}/contracts"), operation);
    }

    /// Operations that were declared with their handlers.
    fn operations(&mut self, routes: operation::Routes) {
        self.tags.extend(routes.tags);
        for declared in routes.documented {
            let path = format!("{BASE}{}", declared.path);
            let method = match declared.method.as_str() {
                "POST" => HttpMethod::Post,
                "PUT" => HttpMethod::Put,
                "PATCH" => HttpMethod::Patch,
                "DELETE" => HttpMethod::Delete,
                _ => HttpMethod::Get,
            };
            let operation = self.declared(&path, declared);
            self.paths.paths.entry(path).or_default().merge_operations(PathItem::new(method, operation));
        }
    }

    fn declared(&mut self, path: &str, declared: operation::Operation) -> Operation {
        let once = declared.once();
        let operation::Operation {
            method,
            id,
            tag,
            about,
            requires,
            parameters,
            body,
            answer,
            answers_as,
            status,
            also,
            fails,
            refuses,
            conditional,
            exports,
            ..
        } = declared;
        let mut all: Vec<Parameter> = path
            .split(['{', '}'])
            .skip(1)
            .step_by(2)
            .map(|key| match key {
                "ref" => path_key(key, "The authority's own reference; a slash in it is sent as %2F.", 200),
                _ => path_key(key, "Which one, as other answers name it.", 64),
            })
            .collect();
        let json = body.is_some_and(|(kind, _)| kind != FORM && kind != BYTES);
        let read = json || !parameters.is_empty() || method == Method::GET;
        all.extend(parameters);
        let answer = answer.map(|answer| answer(self));
        let succeeds: Vec<(u16, Response)> = std::iter::once(status)
            .chain(also)
            .map(|status| {
                let mut ok = succeeded(status);
                if let Some(answer) = answer.clone().filter(|_| !matches!(status, 204 | 302 | 303)) {
                    ok = ok.content(answers_as, ContentBuilder::new().schema(Some(answer)).build());
                }
                (status, exported(ok, exports.iter().copied()).build())
            })
            .collect();
        let named = path.contains('{');
        let mut fails: BTreeSet<u16> = fails.into_iter().chain([405, 500, 503]).collect();
        fails.extend(named.then_some(404));
        fails.extend(read.then_some(422));
        // A token that is no good answers 401 wherever it is sent.
        fails.insert(401);
        // What changes something is refused to pages of other sites, whoever asks.
        fails.extend((requires != Requires::Nothing || !method.is_safe()).then_some(403));
        fails.extend(body.is_some().then_some(413));
        fails.extend(json.then_some([400, 415]).into_iter().flatten());
        fails.extend(conditional.then_some([412, 428]).into_iter().flatten());
        fails.extend((method == Method::GET).then_some(304));
        let securities = match requires {
            Requires::Nothing => vec![SecurityRequirement::default(), bearer()],
            Requires::Right(_) => vec![bearer()],
        };
        if conditional {
            all.push(header_parameter(
                "If-Match",
                "The ETag of the version that is changed.",
                Required::True,
                (1, 200),
            ));
        }
        if once {
            let lengths = (*idempotency::LENGTH.start(), *idempotency::LENGTH.end());
            all.push(header_parameter(idempotency::HEADER, idempotency::ABOUT, Required::False, lengths));
            fails.extend([409, 422]);
        }
        let role = requires.word();
        let mut operation = OperationBuilder::new()
            .operation_id(Some(id))
            .tag(tag)
            .summary(Some(summary(about)))
            .description(Some(format!("{about}\n\nRequired role: {role}.")))
            .parameters(Some(all))
            .securities(Some(securities));
        for (status, ok) in succeeds {
            operation = operation.response(status.to_string(), ok);
        }
        for status in fails {
            operation = operation.response(status.to_string(), shared(name_of(status)));
        }
        if let Some((statuses, refusal)) = refuses {
            let content = ContentBuilder::new().schema(Some(refusal(self))).build();
            for status in statuses {
                let refused = ResponseBuilder::new()
                    .description("Refused; the answer says why.")
                    .content("application/json", content.clone());
                operation = operation.response(status.to_string(), refused.build());
            }
        }
        let data = match body {
            Some((FORM, _)) => " -d @body.form",
            Some((BYTES, _)) => " -H 'Content-Type: application/octet-stream' --data-binary @file",
            Some(_) => " -H 'Content-Type: application/json' -d @body.json",
            None => "",
        };
        if let Some((kind, body)) = body {
            let content = ContentBuilder::new().schema(Some(body(self))).build();
            operation = operation.request_body(Some(
                RequestBodyBuilder::new().content(kind, content).required(Some(Required::True)).build(),
            ));
        }
        let key = if requires == Requires::Nothing { "" } else { " -H \"Authorization: Bearer $TOKEN\"" };
        let example = path.replace("{id}", "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10");
        let sample = json!([{ "lang": "Shell", "label": "curl", "source":
            format!("curl -X {method}{key}{data} 'http://127.0.0.1:8080{example}'") }]);
        let right = match requires {
            Requires::Nothing => Value::Null,
            Requires::Right(action) => Value::from(action.as_str()),
        };
        operation
            .extensions(Some(
                ExtensionsBuilder::new()
                    .add("x-codeSamples", sample)
                    .add("x-muster-role", Value::from(role))
                    .add("x-muster-right", right)
                    .build(),
            ))
            .build()
    }

    fn list_operation<R: Resource>(
        &self,
        tag: &str,
        id: &str,
        about: &str,
        answer: RefOr<Schema>,
        parameters: Vec<Parameter>,
    ) -> Operation {
        let page = ContentBuilder::new().schema(Some(answer)).build();
        let ok = described_answer("A page, or every row in the format asked for.")
            .header("Link", text_header("Addresses of the first page (`rel=\"first\"`) and of the page after (`rel=\"next\"`), RFC 8288."))
            .content("application/json", page);
        let ok = exported(ok, Format::ALL.into_iter().filter(|format| format.offered::<R>()));
        let mut operation = operation(id, tag, summary(about), about, parameters, ok.build(), false);
        operation.responses.responses.insert("406".to_owned(), shared("NotAcceptable"));
        let example = format!("http://127.0.0.1:8080{BASE}/{}?{}", R::NAME, R::EXAMPLE);
        operation.extensions = Some(extensions(&example));
        operation
    }

    fn path(&mut self, path: String, operation: Operation) {
        self.paths.paths.insert(path, PathItem::new(HttpMethod::Get, operation));
    }

    fn finish(mut self) -> OpenApi {
        for (name, schema) in &mut self.components.schemas {
            if !self.inputs.contains(name) {
                require_everything(schema);
            }
        }
        // What these always have; of the rest they have what there is.
        for (name, always) in
            [("Problem", &["detail", "instance", "status", "title", "type"][..]), ("AuditAccount", &["kind"])]
        {
            if let Some(RefOr::T(Schema::Object(object))) = self.components.schemas.get_mut(name) {
                object.required.retain(|name| always.contains(&name.as_str()));
            }
        }
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").description(Some(
            "An access token: of a person (sign-in) or of another system (client credentials).",
        ));
        self.components.add_security_scheme("bearer", SecurityScheme::Http(token.build()));
        let info = InfoBuilder::new()
            .title("Muster")
            .version(env!("CARGO_PKG_VERSION"))
            .description(Some(ABOUT))
            .license(Some(License::new("MIT OR Apache-2.0")))
            .build();
        let tags = self
            .tags
            .into_iter()
            .map(|(name, about)| TagBuilder::new().name(name).description(Some(about)).build());
        OpenApiBuilder::new()
            .info(info)
            .tags(Some(tags))
            .paths(self.paths)
            .components(Some(self.components))
            .build()
    }
}

/// Answers always have all their fields, with null where nothing is known.
fn require_everything(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) => {
            object.required = object.properties.keys().cloned().collect();
            for property in object.properties.values_mut() {
                require_everything(property);
            }
        }
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().for_each(require_everything),
        RefOr::T(_) | RefOr::Ref(_) => {}
    }
}

#[allow(clippy::too_many_arguments, reason = "each is a part of the operation as the document has it")]
fn json_operation(
    path: &str,
    id: &str,
    tag: &str,
    summary: &str,
    about: &str,
    parameters: Vec<Parameter>,
    answer: RefOr<Schema>,
    missing: bool,
) -> Operation {
    let content = ContentBuilder::new().schema(Some(answer)).build();
    let ok = described_answer("The answer.").content("application/json", content).build();
    let mut operation = operation(id, tag, summary.trim_end_matches('.'), about, parameters, ok, missing);
    let example = match path {
        "/api/v1/search" => "/api/v1/search?q=housing%20management&kinds=contract,vendor".to_owned(),
        "/api/v1/authorities/{idOrCode}" => "/api/v1/authorities/CMD".to_owned(),
        other => other.replace("{id}", "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10"),
    };
    operation.extensions = Some(extensions(&format!("http://127.0.0.1:8080{example}")));
    operation
}

fn operation(
    id: &str,
    tag: &str,
    summary: &str,
    about: &str,
    parameters: Vec<Parameter>,
    ok: Response,
    missing: bool,
) -> Operation {
    let mut operation = OperationBuilder::new()
        .operation_id(Some(id))
        .tag(tag)
        .summary(Some(summary))
        .description(Some(format!("{about}\n\nRequired role: none.")))
        .parameters(Some(parameters))
        .securities(Some(vec![SecurityRequirement::default(), bearer()]))
        .response("200", ok)
        .response("304", shared("NotModified"))
        .response("401", shared("Unauthorised"))
        .response("405", shared("MethodNotAllowed"))
        .response("422", shared("Unprocessable"))
        .response("500", shared("Internal"))
        .response("503", shared("Unavailable"));
    if missing {
        operation = operation.response("404", shared("NotFound"));
    }
    operation.build()
}

/// The first clause of what an operation is for: what a list of operations shows.
fn summary(about: &str) -> &str {
    let end = about.find([':', ',', '.']).unwrap_or(about.len());
    &about[..end]
}

fn extensions(example: &str) -> utoipa::openapi::extensions::Extensions {
    let sample = json!([{ "lang": "Shell", "label": "curl", "source": format!("curl '{example}'") }]);
    ExtensionsBuilder::new().add("x-codeSamples", sample).add("x-muster-role", Value::from("none")).build()
}

fn bearer() -> SecurityRequirement {
    SecurityRequirement::new("bearer", Vec::<String>::new())
}

/// The document as pretty JSON, every object in the order of its keys, with a line end: the text
/// of `openapi/muster.json`.
///
/// # Panics
/// Never: the document is made of strings, numbers and maps with string keys.
#[must_use]
pub fn openapi_json() -> String {
    let document =
        serde_json::to_value(openapi()).unwrap_or_else(|e| unreachable!("the document is JSON: {e}"));
    format!("{:#}\n", in_order(document))
}

/// The same with the keys of every object in order, whatever kind of map they came from.
fn in_order(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(fields.into_iter().map(|(key, value)| (key, in_order(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(in_order).collect(),
        other => other,
    }
}
