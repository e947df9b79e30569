//! Operations that are neither part of a resource nor declared with their handlers.

use muster_domain::page::PageRequest;
use utoipa::openapi::path::Parameter;
use utoipa::openapi::{RefOr, Schema};

use super::parameter::path_key;
use super::{BASE, Document, json_operation};
use crate::import::{Import, ImportProblem};
use crate::params::Params;
use crate::resource::NoQuery;
use crate::search::{SearchQuery, SearchResult};
use crate::service_area::ServiceAreaCount;
use crate::stats::Stats;

/// One of them.
struct Plain {
    path: &'static str,
    id: &'static str,
    tag: &'static str,
    summary: &'static str,
    about: &'static str,
    parameters: Vec<Parameter>,
    answer: RefOr<Schema>,
    missing: bool,
}

impl Document {
    pub(super) fn others(&mut self) {
        self.tags.push(("Reference", "Fixed lists with their counts."));
        self.tags.push(("Search", "One search over everything."));
        self.tags.push(("Statistics", "Counts and sums."));
        self.tags.push(("Imports", "What was taken in, and what could not be read."));
        let paged = || Params::describe::<PageRequest>();
        let with_id = |rest: Vec<Parameter>| [vec![path_key("id", "The import's id.", 64)], rest].concat();
        let all = [
            Plain {
                path: "/service-areas",
                id: "listServiceAreas",
                tag: "Reference",
                summary: "The service areas, with counts",
                about: "The short fixed list of what a borough does with technology, in its order and whole, each \
                        with its live technology contracts, open procurements and annual value.",
                parameters: Params::describe::<NoQuery>(),
                answer: self.list_of::<ServiceAreaCount>("ServiceAreaList"),
                missing: false,
            },
            Plain {
                path: "/search",
                id: "search",
                tag: "Search",
                summary: "Search everything",
                about: "The best hits among contracts, procurements, vendors, authorities, opportunities and pilots, best \
                        first. Snippets come as segments of text, never as markup.",
                parameters: Params::describe::<SearchQuery>(),
                answer: self.component::<SearchResult>(),
                missing: false,
            },
            Plain {
                path: "/stats",
                id: "getStats",
                tag: "Statistics",
                summary: "Counts and sums of today",
                about: "What the home page and the charts show, and the day that all dates are judged against.",
                parameters: Params::describe::<NoQuery>(),
                answer: self.component::<Stats>(),
                missing: false,
            },
            Plain {
                path: "/imports",
                id: "listImports",
                tag: "Imports",
                summary: "Imports, newest first",
                about: "Every run of an import, with what it read and how much it could not read.",
                parameters: paged(),
                answer: self.list_of::<Import>("ImportList"),
                missing: false,
            },
            Plain {
                path: "/imports/{id}",
                id: "getImport",
                tag: "Imports",
                summary: "One import",
                about: "One run of an import.",
                parameters: with_id(Vec::new()),
                answer: self.component::<Import>(),
                missing: true,
            },
            Plain {
                path: "/imports/{id}/problems",
                id: "listImportProblems",
                tag: "Imports",
                summary: "What one import could not read",
                about: "Every problem with its file, release and place, in the order found.",
                parameters: with_id(paged()),
                answer: self.list_of::<ImportProblem>("ImportProblemList"),
                missing: true,
            },
        ];
        for Plain { path, id, tag, summary, about, parameters, answer, missing } in all {
            let path = format!("{BASE}{path}");
            let operation = json_operation(&path, id, tag, summary, about, parameters, answer, missing);
            self.path(path, operation);
        }
    }
}
