//! One declaration for each operation: it mounts the handler, asks who may, and writes the
//! documentation, so that none of the three can say something else than the others.

use actix_web::body::BoxBody;
use actix_web::http::Method;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpResponse, Route};
use muster_domain::access::Action;
use utoipa::ToSchema;
use utoipa::openapi::path::Parameter;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};

use crate::document::{BASE, Document};
use crate::idempotency;
use crate::identity;
use crate::params::{Params, Query};
use crate::problem::Failure;
use crate::resource::Format;

/// What every handler gives.
pub type Answered = Result<HttpResponse, Failure>;

/// Who may use an operation. Whose records they may use it on is the store's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requires {
    /// Anybody; who is signed in may see more.
    Nothing,
    /// Whoever may do this.
    Right(Action),
}

impl Requires {
    /// As the document has it, in `x-muster-role`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Nothing => "none".to_owned(),
            Self::Right(action) => action.roles().iter().map(|r| r.as_str()).collect::<Vec<_>>().join(" or "),
        }
    }
}

type Component = fn(&mut Document) -> RefOr<Schema>;

/// The media type of a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The media type of any file.
pub(crate) const BYTES: &str = "application/octet-stream";

/// The media type of lines that are JSON documents.
pub(crate) const LINES: &str = "application/x-ndjson";

/// An operation that is not part of a [`crate::resource::Resource`].
pub struct Operation {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) id: &'static str,
    pub(crate) tag: &'static str,
    pub(crate) about: &'static str,
    pub(crate) requires: Requires,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<(&'static str, Component)>,
    pub(crate) answer: Option<Component>,
    pub(crate) answers_as: &'static str,
    pub(crate) status: u16,
    pub(crate) also: Vec<u16>,
    pub(crate) fails: Vec<u16>,
    pub(crate) refuses: Option<(&'static [u16], Component)>,
    pub(crate) conditional: bool,
    pub(crate) exports: &'static [Format],
}

impl Operation {
    /// An operation on `path` (under `/api/v1`, with `{id}` and the like), called `id` in
    /// generated clients, listed under `tag`. Answers 200 without a body unless more is said.
    #[must_use]
    pub fn new(method: Method, path: &'static str, id: &'static str, tag: &'static str) -> Self {
        Self {
            path,
            id,
            tag,
            about: "",
            requires: Requires::Nothing,
            parameters: Vec::new(),
            body: None,
            answer: None,
            answers_as: "application/json",
            status: 200,
            also: Vec::new(),
            fails: Vec::new(),
            refuses: None,
            exports: &[],
            conditional: method == Method::PATCH,
            method,
        }
    }

    /// GET.
    #[must_use]
    pub fn get(path: &'static str, id: &'static str, tag: &'static str) -> Self {
        Self::new(Method::GET, path, id, tag)
    }

    /// POST.
    #[must_use]
    pub fn post(path: &'static str, id: &'static str, tag: &'static str) -> Self {
        Self::new(Method::POST, path, id, tag)
    }

    /// PUT.
    #[must_use]
    pub fn put(path: &'static str, id: &'static str, tag: &'static str) -> Self {
        Self::new(Method::PUT, path, id, tag)
    }

    /// PATCH, by JSON Merge Patch (RFC 7396).
    #[must_use]
    pub fn patch(path: &'static str, id: &'static str, tag: &'static str) -> Self {
        Self::new(Method::PATCH, path, id, tag)
    }

    /// DELETE.
    #[must_use]
    pub fn delete(path: &'static str, id: &'static str, tag: &'static str) -> Self {
        Self::new(Method::DELETE, path, id, tag)
    }

    /// What it is for; the first clause is its summary.
    #[must_use]
    pub fn about(self, about: &'static str) -> Self {
        Self { about, ..self }
    }

    /// Only for whoever may do this.
    #[must_use]
    pub fn requires(self, action: Action) -> Self {
        Self { requires: Requires::Right(action), ..self }
    }

    /// Reads these query parameters.
    #[must_use]
    pub fn query<Q: Query>(self) -> Self {
        Self { parameters: Params::describe::<Q>(), ..self }
    }

    /// Takes a JSON body; a PATCH takes it as `application/merge-patch+json` or plain JSON.
    #[must_use]
    pub fn takes<T: ToSchema>(self) -> Self {
        let kind =
            if self.method == Method::PATCH { "application/merge-patch+json" } else { "application/json" };
        Self { body: Some((kind, Document::input::<T>)), ..self }
    }

    /// Takes a form, as OAuth 2.0 has it. What is wrong with it is the operation's own to tell.
    #[must_use]
    pub fn takes_form<T: ToSchema>(self) -> Self {
        Self { body: Some((FORM, Document::input::<T>)), ..self }
    }

    /// Takes the bytes of a file, whatever they are said to be. They are not held in memory, so that the
    /// request cannot be told from another one: it takes no `Idempotency-Key`.
    #[must_use]
    pub fn takes_bytes(self) -> Self {
        Self { body: Some((BYTES, |_| bytes_schema())), ..self }
    }

    /// Whether a request that is sent twice is carried out once.
    pub(crate) fn once(&self) -> bool {
        let streamed = matches!(self.body, Some((BYTES | LINES, _)));
        !streamed && idempotency::takes(&self.method, self.requires != Requires::Nothing)
    }

    /// Takes lines, each a JSON document of its own. They are not held in memory, as [`Operation::takes_bytes`].
    #[must_use]
    pub fn takes_lines<T: ToSchema>(self) -> Self {
        Self { body: Some((LINES, Document::input::<T>)), ..self }
    }

    /// Answers lines, each a JSON document of its own.
    #[must_use]
    pub fn answers_lines<T: ToSchema>(self) -> Self {
        Self { answers_as: LINES, ..self.answers::<T>() }
    }

    /// Takes the version that it changes in `If-Match`, as every PATCH does.
    #[must_use]
    pub fn conditional(self) -> Self {
        Self { conditional: true, ..self }
    }

    /// Answers these with a JSON document of its own in place of a problem document, where a
    /// standard says how.
    #[must_use]
    pub fn refuses<T: ToSchema>(self, statuses: &'static [u16]) -> Self {
        Self { refuses: Some((statuses, Document::component::<T>)), ..self }
    }

    /// Answers this as JSON.
    #[must_use]
    pub fn answers<T: ToSchema>(self) -> Self {
        Self { answer: Some(Document::component::<T>), ..self }
    }

    /// Answers a page of these; the list type is called after `L`.
    #[must_use]
    pub fn answers_list<L: ListType>(self) -> Self {
        Self { answer: Some(|document| document.list_of::<L::Item>(L::NAME)), ..self }
    }

    /// Answers as a file in these formats, too, where it is asked for one.
    #[must_use]
    pub fn exports(self, formats: &'static [Format]) -> Self {
        Self { exports: formats, ..self }
    }

    /// Succeeds with another status than 200; with 204 there is no body.
    #[must_use]
    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Can also succeed with these: 201 with the same answer where it makes what was not there, 204 where
    /// who asks may do it and not read what came of it, 303 where a browser is led to a page.
    #[must_use]
    pub fn also(self, statuses: &[u16]) -> Self {
        Self { also: statuses.to_vec(), ..self }
    }

    /// Can also answer these, besides what follows from the rest: 401 and 403 where rights are
    /// required, 404 where the path names something, 422 where anything is read.
    #[must_use]
    pub fn fails(self, fails: &[u16]) -> Self {
        Self { fails: fails.to_vec(), ..self }
    }
}

fn bytes_schema() -> RefOr<Schema> {
    let format = SchemaFormat::KnownFormat(KnownFormat::Binary);
    RefOr::T(ObjectBuilder::new().schema_type(Type::String).format(Some(format)).build().into())
}

/// A list type that has a name of its own in the document.
pub trait ListType {
    /// Its name, as `SessionList`.
    const NAME: &'static str;
    /// What it lists.
    type Item: ToSchema;
}

/// Operations with their handlers.
#[derive(Default)]
pub struct Routes {
    mounted: Vec<(Method, String, Route)>,
    pub(crate) documented: Vec<Operation>,
    pub(crate) tags: Vec<(&'static str, &'static str)>,
}

impl Routes {
    /// What the operations of a tag have in common, for the document.
    pub fn tag(&mut self, name: &'static str, about: &'static str) {
        self.tags.push((name, about));
    }

    /// An operation and what carries it out.
    pub fn add<F, Args>(&mut self, operation: Operation, handler: F)
    where
        F: Handler<Args, Output = Answered> + Clone,
        Args: FromRequest + 'static,
    {
        let (requires, once) = (operation.requires, operation.once());
        let path = format!("{BASE}{}", operation.path);
        let route = |method: Method| {
            let guard =
                from_fn(move |request, next: Next<BoxBody>| identity::require(requires, request, next));
            let mounted = web::method(method.clone()).to(handler.clone());
            let mounted = if once { mounted.wrap(from_fn(idempotency::once)) } else { mounted };
            mounted.wrap(guard)
        };
        if operation.method == Method::GET {
            self.mounted.push((Method::HEAD, path.clone(), route(Method::HEAD)));
        }
        self.mounted.push((operation.method.clone(), path, route(operation.method.clone())));
        self.documented.push(operation);
    }

    /// Something that anybody may read and that is documented elsewhere.
    pub(crate) fn read<F, Args>(&mut self, path: &str, handler: F)
    where
        F: Handler<Args, Output = Answered> + Clone,
        Args: FromRequest + 'static,
    {
        for method in [Method::GET, Method::HEAD] {
            let route = web::method(method.clone()).to(handler.clone());
            self.mounted.push((method, format!("{BASE}{path}"), route));
        }
    }

    /// Mounts all of them: one resource for each path, which answers 405 to other methods.
    pub fn configure(self, config: &mut ServiceConfig) {
        let mut by_path: Vec<(String, Vec<Method>, Vec<Route>)> = Vec::new();
        for (method, path, route) in self.mounted {
            match by_path.iter_mut().find(|(known, ..)| *known == path) {
                Some((_, methods, routes)) => {
                    methods.push(method);
                    routes.push(route);
                }
                None => by_path.push((path, vec![method], vec![route])),
            }
        }
        // The more of an address is fixed the earlier it is tried: `/contracts/questions` before
        // `/contracts/{id}`. Then one record before what hangs on it: trying an address takes time, and
        // most requests are for the former.
        by_path.sort_by_key(|(path, ..)| (path.matches('{').count(), path.matches('/').count()));
        for (path, methods, routes) in by_path {
            let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
            let allow = known.into_iter().filter(|known| methods.iter().any(|m| m.as_str() == *known));
            let allow = allow.chain(["OPTIONS"]).collect::<Vec<_>>().join(", ");
            let resource =
                routes.into_iter().fold(web::resource(path), |resource, route| resource.route(route));
            config.service(resource.default_service(web::to(move || {
                let allow = allow.clone();
                async move { Err::<HttpResponse, _>(Failure::MethodNotAllowed { allow }) }
            })));
        }
    }
}
