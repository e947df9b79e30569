//! Parameters that stand in a path or a header.

use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};

pub(super) fn header_parameter(
    name: &str,
    meaning: &str,
    required: Required,
    length: (usize, usize),
) -> Parameter {
    let (least, most) = length;
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some(meaning))
        .schema(Some(
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(least)).max_length(Some(most)),
        ))
        .build()
}

pub(super) fn path_key(name: &str, meaning: &str, most: usize) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(meaning))
        .schema(Some(
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(most)),
        ))
        .build()
}
