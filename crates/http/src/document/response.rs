//! What operations answer, as the document has it: what all of them have in common is said once.

use utoipa::ToSchema;
use utoipa::openapi::header::Header;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr};

use crate::problem::Problem;
use crate::resource::Format;

/// The answer of an operation that succeeded with this status.
pub(super) fn succeeded(status: u16) -> ResponseBuilder {
    let made = "Where what came of it is, if it has an address of its own.";
    match status {
        201 => described_answer("Made; the answer is what was made.").header("Location", text_header(made)),
        202 => described_answer("Taken up; it is carried out after this answer.")
            .header("Location", text_header(made)),
        302 | 303 => ResponseBuilder::new()
            .description("A page for people: in a browser, that is where this leads.")
            .header("Location", text_header("Which page.")),
        204 => described_answer("Done; there is nothing to say, or who asks may not read it."),
        _ => described_answer("The answer."),
    }
}

pub(super) fn described_answer(description: &str) -> ResponseBuilder {
    ResponseBuilder::new()
        .description(description)
        .header("ETag", text_header("Strong, weak of files; send it back as `If-None-Match`."))
        .header("X-Request-Id", text_header("The request's id."))
}

/// Every row of a list as a file, in each of these formats besides JSON.
pub(super) fn exported(
    answer: ResponseBuilder,
    formats: impl IntoIterator<Item = Format>,
) -> ResponseBuilder {
    formats.into_iter().filter(|format| *format != Format::Json).fold(answer, |answer, format| {
        let about = match format {
            Format::Json | Format::Ndjson => "Every row: one item of the list a line.",
            Format::Csv => {
                "Every row, with a header line; cells that a spreadsheet would run begin with an apostrophe."
            }
            Format::Xlsx => "Every row in an Excel workbook, with a sheet that says what they are.",
            Format::Parquet => "Every row as a table of Apache Parquet.",
            Format::Ocds => "Every row as a release of one OCDS 1.1 release package.",
            Format::Ics => "The days of every row as a calendar (RFC 5545).",
            Format::Atom => "Every row as an entry of a feed (RFC 4287).",
        };
        let full = format.media_type();
        // A profile is another format; a character set is not.
        let media = full.split_once("; charset").map_or(full, |(media, _)| media);
        let file = ObjectBuilder::new().description(Some(about));
        let file = match format {
            Format::Ocds => file.schema_type(Type::Object),
            Format::Xlsx | Format::Parquet => {
                file.schema_type(Type::String).content_media_type(full.to_owned())
            }
            _ => file.schema_type(Type::String),
        };
        answer.content(media, ContentBuilder::new().schema(Some(file)).build())
    })
}

pub(super) fn text_header(description: &str) -> Header {
    let mut header = Header::new(ObjectBuilder::new().schema_type(Type::String));
    header.description = Some(description.to_owned());
    header
}

/// The shared response of a status.
pub(super) const fn name_of(status: u16) -> &'static str {
    match status {
        304 => "NotModified",
        400 => "BadRequest",
        401 => "Unauthorised",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        409 => "Conflict",
        410 => "Gone",
        412 => "Stale",
        413 => "TooLarge",
        415 => "UnsupportedMediaType",
        422 => "Unprocessable",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        503 => "Unavailable",
        _ => "Internal",
    }
}

pub(super) fn shared(name: &str) -> RefOr<Response> {
    Ref::from_response_name(name).into()
}

pub(super) fn shared_responses() -> impl Iterator<Item = (String, RefOr<Response>)> {
    let problem = |description: &str| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
        ResponseBuilder::new().description(description).content("application/problem+json", content).build()
    };
    let unchanged =
        ResponseBuilder::new().description("Nothing changed since the answer with this `ETag`.").build();
    [
        ("NotModified", unchanged),
        ("NotFound", problem("There is no such record, or it may not be seen: both answer alike.")),
        ("MethodNotAllowed", problem("The address does not know this method; `Allow` names those it knows.")),
        ("BadRequest", problem("The request cannot be read.")),
        ("Unauthorised", problem("Nobody is signed in, or the token is no longer good.")),
        ("Forbidden", problem("Who is signed in may not do this; `detail` names the roles that may.")),
        ("Conflict", problem("This does not go together with what is on record; `detail` says why.")),
        ("Gone", problem("It was here and is to be had no more; `detail` says what to do instead.")),
        ("Stale", problem("The record changed since the version that `If-Match` names; `current` is how it is now.")),
        ("TooLarge", problem("The body is larger than what is taken here.")),
        ("UnsupportedMediaType", problem("The body is not JSON.")),
        ("PreconditionRequired", problem("A change needs `If-Match` with the ETag that was read.")),
        ("TooManyRequests", problem("Too many attempts; `Retry-After` says when it is worth trying again.")),
        ("NotAcceptable", problem("The list does not come in any format that `Accept` names.")),
        ("Unprocessable", problem("Something about the parameters is wrong; `errors` names each and says what is allowed.")),
        ("Unavailable", problem("The database is out of reach or too busy; `Retry-After` says when it is worth trying again.")),
        ("Internal", problem("Something failed here; the problem says nothing but the request's id, the log says the rest.")),
    ]
    .into_iter()
    .map(|(name, response)| (name.to_owned(), response.into()))
}
