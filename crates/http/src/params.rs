//! Query parameters: one declaration reads the request and writes the documentation.
//!
//! A query type names its parameters once, in code, with their bounds. Run against a request the
//! declarations give values and collect everything that is wrong; run without one they give the
//! OpenAPI parameters. So the document cannot promise what the code does not check, and the list
//! of what is allowed in an error is the list of what is read.

use std::str::FromStr;

use chrono::NaiveDate;
use muster_domain::page::{Direction, Sort};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Required, Schema};
use uuid::Uuid;

use crate::problem::{Failure, Wrong};

/// The most members that a comma-separated list may have.
const MOST_MEMBERS: usize = 100;
/// The most pence that a value can be compared with: a quadrillion pounds would pass what is stored.
const MOST_POUNDS: i64 = 1_000_000_000_000;

/// The parameters of one request, or the wish to know which there are.
pub struct Params {
    today: NaiveDate,
    given: Vec<(String, String)>,
    taken: Vec<&'static str>,
    wrong: Vec<Wrong>,
    described: Option<Vec<Parameter>>,
}

/// A type read from query parameters.
pub trait Query: Sized {
    /// Declares and reads every parameter.
    fn read(params: &mut Params) -> Self;
}

impl Params {
    fn new(today: NaiveDate) -> Self {
        Self { today, given: Vec::new(), taken: Vec::new(), wrong: Vec::new(), described: None }
    }

    /// The day that dates are judged against.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The documentation of every parameter that `Q` reads.
    #[must_use]
    pub fn describe<Q: Query>() -> Vec<Parameter> {
        let mut params = Self::new(NaiveDate::MIN);
        params.described = Some(Vec::new());
        Q::read(&mut params);
        params.described.unwrap_or_default()
    }

    /// Reads `Q` from a query string as received; `today` is the day that dates are judged against.
    ///
    /// # Errors
    /// [`Failure::Unprocessable`] with everything that is wrong: values that cannot be read,
    /// parameters that do not exist (with the list of those that do), parameters given twice.
    pub fn read<Q: Query>(query: &str, today: NaiveDate) -> Result<Q, Failure> {
        let mut params = Self::new(today);
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match (decode(name), decode(value)) {
                (Some(name), Some(value)) if !name.contains('\0') && !value.contains('\0') => {
                    params.given.push((name, value));
                }
                (Some(name), _) if !name.contains('\0') => {
                    params.wrong.push(Wrong::parameter(&name, "is not UTF-8 text without NUL"));
                    params.given.push((name, String::new()));
                }
                _ => params
                    .wrong
                    .push(Wrong::parameter("", "a parameter's name is not UTF-8 text without NUL")),
            }
        }
        let read = Q::read(&mut params);
        params.refuse_unknown();
        if params.wrong.is_empty() { Ok(read) } else { Err(Failure::Unprocessable(params.wrong)) }
    }

    /// Marks a value as wrong in a way that only its reader knows.
    pub fn refuse(&mut self, name: &str, detail: impl Into<String>) {
        self.wrong.push(Wrong::parameter(name, detail));
    }

    fn refuse_unknown(&mut self) {
        let mut seen: Vec<&str> = Vec::new();
        for (name, _) in &self.given {
            if !self.taken.contains(&name.as_str()) {
                let allowed = self.taken.join(", ");
                let allowed = if allowed.is_empty() { "none".to_owned() } else { allowed };
                let shown: String = name.chars().take(60).collect();
                self.wrong.push(Wrong::parameter(
                    &shown,
                    format!("there is no such parameter here; allowed: {allowed}"),
                ));
            } else if seen.contains(&name.as_str()) {
                self.wrong
                    .push(Wrong::parameter(name, "is given twice: several values go into one, with commas"));
            }
            seen.push(name);
        }
    }

    /// Takes the value of `name`, documenting it where that is what is wanted. A request does not pay for
    /// the schema, which is made for the document alone.
    fn take<S: Into<RefOr<Schema>>>(
        &mut self,
        name: &'static str,
        doc: &str,
        schema: impl FnOnce() -> S,
        list: bool,
    ) -> Option<String> {
        self.taken.push(name);
        if let Some(described) = &mut self.described {
            let mut parameter = ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Query)
                .required(Required::False)
                .description(Some(doc))
                .schema(Some(schema()));
            if list {
                parameter = parameter.style(Some(ParameterStyle::Form)).explode(Some(false));
            }
            described.push(parameter.build());
            return None;
        }
        let value = self.given.iter().find(|(given, _)| given == name)?.1.clone();
        if value.is_empty() {
            self.refuse(name, "is empty: leave it out instead");
            return None;
        }
        Some(value)
    }

    fn parsed<T>(
        &mut self,
        name: &'static str,
        value: Option<String>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        match parse(&value?) {
            Ok(value) => Some(value),
            Err(detail) => {
                self.refuse(name, detail);
                None
            }
        }
    }

    fn parsed_list<T>(
        &mut self,
        name: &'static str,
        value: Option<String>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let Some(value) = value else { return Vec::new() };
        if value.split(',').count() > MOST_MEMBERS {
            self.refuse(name, format!("has more than {MOST_MEMBERS} members"));
            return Vec::new();
        }
        let mut members = Vec::new();
        for member in value.split(',') {
            match parse(member.trim()) {
                Ok(member) => members.push(member),
                Err(detail) => {
                    self.refuse(name, detail);
                    return Vec::new();
                }
            }
        }
        members
    }

    /// Text of 1 to `most` characters.
    pub fn text(&mut self, name: &'static str, doc: &str, most: usize) -> Option<String> {
        let schema = || string().min_length(Some(1)).max_length(Some(most));
        let value = self.take(name, doc, schema, false);
        self.parsed(name, value, |value| short(value, most))
    }

    /// Text of 1 to `most` characters that has to be given.
    pub fn required_text(&mut self, name: &'static str, doc: &str, most: usize) -> Option<String> {
        let text = self.text(name, doc, most);
        match &mut self.described {
            Some(described) => {
                if let Some(parameter) = described.last_mut() {
                    parameter.required = Required::True;
                }
            }
            None if !self.given.iter().any(|(given, _)| given == name) => {
                self.refuse(name, "has to be given")
            }
            None => {}
        }
        text
    }

    /// A comma-separated list of texts of 1 to `most` characters each.
    pub fn texts(&mut self, name: &'static str, doc: &str, most: usize) -> Vec<String> {
        let schema = || list(string().min_length(Some(1)).max_length(Some(most)).pattern(Some("^[^,]+$")));
        let value = self.take(name, doc, schema, true);
        self.parsed_list(name, value, |value| short(value, most))
    }

    /// A comma-separated list of texts that `parse` must know.
    pub fn known<T>(
        &mut self,
        name: &'static str,
        doc: &str,
        most: usize,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let schema = || list(string().min_length(Some(1)).max_length(Some(most)).pattern(Some("^[^,]+$")));
        let value = self.take(name, doc, schema, true);
        self.parsed_list(name, value, |value| parse(&short(value, most)?))
    }

    /// A comma-separated list of ids.
    pub fn ids<T: From<Uuid>>(&mut self, name: &'static str, doc: &str) -> Vec<T> {
        let schema = || list(string().format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))));
        let value = self.take(name, doc, schema, true);
        self.parsed_list(name, value, |value| {
            Uuid::try_parse(value).map(T::from).map_err(|_| format!("{} is not an id", shown(value)))
        })
    }

    /// A comma-separated list of words out of `all`.
    pub fn words<T: Copy>(&mut self, name: &'static str, doc: &str, all: &[(&'static str, T)]) -> Vec<T> {
        let schema = || list(string().enum_values(Some(all.iter().map(|(word, _)| *word))));
        let value = self.take(name, doc, schema, true);
        self.parsed_list(name, value, |value| word(value, all))
    }

    /// One word out of `all`.
    pub fn word<T: Copy>(&mut self, name: &'static str, doc: &str, all: &[(&'static str, T)]) -> Option<T> {
        let value =
            self.take(name, doc, || string().enum_values(Some(all.iter().map(|(word, _)| *word))), false);
        self.parsed(name, value, |value| word(value, all))
    }

    /// One word out of `all`, with a word that holds when none is given.
    pub fn word_or<T: Copy>(
        &mut self,
        name: &'static str,
        doc: &str,
        all: &[(&'static str, T)],
        default: &'static str,
    ) -> Option<T> {
        let schema = || {
            string()
                .enum_values(Some(all.iter().map(|(word, _)| *word)))
                .default(Some(serde_json::Value::from(default)))
        };
        let value = self.take(name, doc, schema, false);
        self.parsed(name, value.or_else(|| Some(default.to_owned())), |value| word(value, all))
    }

    /// `true` or `false`.
    pub fn flag(&mut self, name: &'static str, doc: &str) -> Option<bool> {
        let value = self.take(name, doc, || ObjectBuilder::new().schema_type(Type::Boolean), false);
        self.parsed(name, value, |value| word(value, &[("true", true), ("false", false)]))
    }

    /// A date as `2027-06-30`.
    pub fn date(&mut self, name: &'static str, doc: &str) -> Option<NaiveDate> {
        let schema = || string().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
        let value = self.take(name, doc, schema, false);
        self.parsed(name, value, |value| {
            let whole = value.len() == 10 && value.as_bytes()[4] == b'-';
            let date = whole.then(|| NaiveDate::from_str(value).ok()).flatten();
            date.ok_or_else(|| format!("{} is not a date of the form 2027-06-30", shown(value)))
        })
    }

    /// A whole number from `least` to `most`; `default` when none is given.
    pub fn number(
        &mut self,
        name: &'static str,
        doc: &str,
        least: i64,
        most: i64,
        default: Option<i64>,
    ) -> Option<i64> {
        let schema = || {
            ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(least))
                .maximum(Some(most))
                .default(default.map(serde_json::Value::from))
        };
        let value = self.take(name, doc, schema, false);
        let number = self.parsed(name, value, |value| {
            let digits = value.bytes().all(|b| b.is_ascii_digit());
            let number = digits.then(|| value.parse::<i64>().ok()).flatten();
            number
                .filter(|n| (least..=most).contains(n))
                .ok_or_else(|| format!("{} is not a whole number from {least} to {most}", shown(value)))
        });
        number.or(default)
    }

    /// An amount in pounds, as `1250000` or `99.50`, given back in pence.
    pub fn pounds(&mut self, name: &'static str, doc: &str) -> Option<i64> {
        let schema =
            || ObjectBuilder::new().schema_type(Type::Number).minimum(Some(0)).maximum(Some(MOST_POUNDS));
        let value = self.take(name, doc, schema, false);
        self.parsed(name, value, |value| {
            pence(value)
                .ok_or_else(|| format!("{} is not an amount in pounds from 0 to {MOST_POUNDS}", shown(value)))
        })
    }

    /// The order of a list: comma-separated keys, each with `-` before it for the other way round.
    pub fn sort<K: Copy>(&mut self, keys: &[(&'static str, K)]) -> Vec<Sort<K>> {
        let both = |(word, key): &(&'static str, K)| {
            let (up, down) = (Direction::Ascending, Direction::Descending);
            let (key, word) = (*key, *word);
            [
                (word.to_owned(), Sort { key, direction: up }),
                (format!("-{word}"), Sort { key, direction: down }),
            ]
        };
        let all: Vec<(String, Sort<K>)> = keys.iter().flat_map(both).collect();
        let schema = || list(string().enum_values(Some(all.iter().map(|(word, _)| word.clone()))));
        let doc = "The order: one key or several with commas, `-` before a key for largest or latest first. \
                   Missing values come last either way, and ties are broken by the record's id. Without it pages \
                   and workbooks come in the list's own order, files of data in the order of ids.";
        let value = self.take("sort", doc, schema, true);
        let sorts = self.parsed_list("sort", value, |value| {
            all.iter().find(|(word, _)| word == value).map(|(word, sort)| (word.clone(), *sort)).ok_or_else(
                || {
                    let known: Vec<&str> = keys.iter().map(|(word, _)| *word).collect();
                    format!(
                        "{} is not a key of this list; keys: {} (or with - before)",
                        shown(value),
                        known.join(", ")
                    )
                },
            )
        });
        let plain = |word: &str| word.trim_start_matches('-').to_owned();
        let mut seen: Vec<String> = sorts.iter().map(|(word, _)| plain(word)).collect();
        seen.sort_unstable();
        if seen.windows(2).any(|pair| pair[0] == pair[1]) {
            self.refuse("sort", "names a key twice");
        }
        sorts.into_iter().map(|(_, sort)| sort).collect()
    }
}

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn list(members: ObjectBuilder) -> ArrayBuilder {
    ArrayBuilder::new().items(members).min_items(Some(1)).max_items(Some(MOST_MEMBERS))
}

fn short(value: &str, most: usize) -> Result<String, String> {
    match value.chars().count() {
        0 => Err("has an empty member".to_owned()),
        n if n > most => Err(format!("has {n} characters, {most} are the most")),
        _ => Ok(value.to_owned()),
    }
}

fn word<T: Copy>(value: &str, all: &[(&'static str, T)]) -> Result<T, String> {
    all.iter().find(|(word, _)| *word == value).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
        format!("{} is not one of: {}", shown(value), known.join(", "))
    })
}

/// What was given, quoted and cut, for a message.
fn shown(value: &str) -> String {
    let cut: String = value.chars().take(40).collect();
    format!("{cut:?}")
}

/// Pence from digits with at most two after a point; `None` for anything else or past the bound.
fn pence(pounds: &str) -> Option<i64> {
    let (whole, part) = pounds.split_once('.').unwrap_or((pounds, "0"));
    let digits =
        |s: &str, most: usize| !s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 13) || !digits(part, 2) {
        return None;
    }
    let pence = part.parse::<i64>().ok()? * if part.len() == 1 { 10 } else { 1 };
    let whole = whole.parse::<i64>().ok()?;
    (whole < MOST_POUNDS || (whole == MOST_POUNDS && pence == 0)).then_some(whole * 100 + pence)
}

/// Undoes percent-encoding and `+` for space; `None` when the bytes are not UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(byte) = bytes.get(i) {
        match byte {
            b'+' => out.push(b' '),
            b'%' => match (hex(bytes.get(i + 1)), hex(bytes.get(i + 2))) {
                (Some(high), Some(low)) => {
                    out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                    i += 2;
                }
                _ => out.push(b'%'),
            },
            other => out.push(*other),
        }
        i += 1;
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::contract::Contracts;
    use crate::resource::ListQuery;

    fn read(query: &str) -> Result<ListQuery<Contracts>, Failure> {
        Params::read(query, NaiveDate::MIN)
    }

    #[test]
    fn percent_encoding_and_plus_are_undone() {
        let query = read("q=case+management%20%C2%A3&authority=CMD%2CHCK").unwrap();
        assert_eq!(query.filter.text.as_deref(), Some("case management £"));
        assert_eq!(query.filter.authorities, ["CMD", "HCK"]);
    }

    #[test]
    fn pounds_become_pence_exactly() {
        for (pounds, pence_of) in [("0", 0), ("1250000", 125_000_000), ("99.5", 9_950), ("99.05", 9_905)] {
            assert_eq!(pence(pounds), Some(pence_of), "{pounds}");
        }
        for wrong in ["", ".5", "1.", "1.234", "-1", "1e3", "1000000000000.01", "99999999999999"] {
            assert_eq!(pence(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_query_string_is_read_or_refused_with_reasons(query in ".{0,200}") {
            if let Err(failure) = read(&query) {
                let told = matches!(&failure, Failure::Unprocessable(wrong) if !wrong.is_empty());
                prop_assert!(told, "{failure:?}");
            }
        }

        #[test]
        fn any_value_of_a_known_parameter_is_read_or_refused(
            name in prop::sample::select(vec!["q", "authority", "vendor", "endsBefore", "minValue", "sort", "limit", "cpv"]),
            value in "[-%0-9a-fA-F.,:<>\"&=+é]{0,40}",
        ) {
            let _ = read(&format!("{name}={value}"));
        }
    }
}
