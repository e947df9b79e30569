//! What every kind of record offers: a list by page, an export of all of it, and one by id.

use std::future::Future;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::audit::Sight;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;

use crate::export::cell::{Cell, Column};
use crate::export::{Described, atom, calendar};
use crate::params::{Params, Query};

/// A kind of record.
pub trait Resource: 'static {
    /// What kind it is, as far as access goes.
    const KIND: Kind;
    /// The plural noun of its path and of export file names, as `contracts`.
    const NAME: &'static str;
    /// The name of its list type in the document, as `ContractList`.
    const LIST: &'static str;
    /// The operation that lists, as `listContracts`.
    const LIST_OPERATION: &'static str;
    /// What the list is for.
    const ABOUT_LIST: &'static str;
    /// The operation that gives one, as `getContract`.
    const GET_OPERATION: &'static str;
    /// What one is for.
    const ABOUT_ONE: &'static str;
    /// The keys it can be sorted by.
    const SORTS: &'static [(&'static str, Self::Key)];
    /// The order where none is asked for: first key and its direction.
    const ORDER: Sort<Self::Key>;
    /// A query string that shows what the list can do.
    const EXAMPLE: &'static str;
    /// Whether it can be had as OCDS releases.
    const OCDS: bool = false;
    /// Whether its records have days for a calendar.
    const DATED: bool = false;
    /// Whether its records are dated news for a feed.
    const FEED: bool = false;
    /// What stands for one in its path, and what that is.
    const PATH_KEY: (&'static str, &'static str) = ("id", "The record's id.");

    /// What the domain knows of one.
    type Record: Send + 'static;
    /// What its list is filtered by.
    type Filter: Clone + Send + Sync + 'static;
    /// What its list is sorted by.
    type Key: Copy + Send + Sync + 'static;
    /// One as lists answer it.
    type Item: Serialize + ToSchema;
    /// One in full.
    type Detail: Serialize + ToSchema;
    /// What of one is asked for.
    type DetailQuery: Query;

    /// Declares and reads the filters.
    fn filter(params: &mut Params) -> Self::Filter;

    /// One page of the list.
    fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> impl Future<Output = Stored<Page<Self::Record>>>;

    /// All of the list, in constant memory.
    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Self::Record>>;

    /// One in full, by what stands for it in its path; `None` when there is none that the viewer may see.
    fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        query: &Self::DetailQuery,
        today: NaiveDate,
    ) -> impl Future<Output = Stored<Option<Self::Detail>>>;

    /// What of one not everybody may see.
    fn sights(_detail: &Self::Detail) -> Vec<Sight> {
        Vec::new()
    }

    /// The same of a row of a list.
    fn sight(_record: &Self::Record) -> Option<Sight> {
        None
    }

    /// A record as lists answer it on `today`.
    fn item(record: Self::Record, today: NaiveDate) -> Self::Item;

    /// The columns of its exports as a table.
    const COLUMNS: &'static [Column];

    /// The cells of one row, one for each of [`Resource::COLUMNS`].
    fn cells(item: &Self::Item) -> Vec<Cell<'_>>;

    /// The days of one that a calendar shows; `governance` is how authorities decide, as far as whoever asks
    /// may know.
    fn days(_record: &Self::Record, _governance: &Described) -> Vec<calendar::Entry> {
        Vec::new()
    }

    /// One as an entry of a feed.
    fn entry(_record: &Self::Record) -> Option<atom::Entry> {
        None
    }

    /// One as an OCDS release, where it can be had as such; `now` dates what no notice dates.
    fn release(_item: &Self::Item, _now: DateTime<Utc>) -> Option<serde_json::Value> {
        None
    }
}

/// How a list is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A page of JSON.
    Json,
    /// Every row, one JSON document a line.
    Ndjson,
    /// Every row as comma-separated values.
    Csv,
    /// Every row in an Excel workbook.
    Xlsx,
    /// Every row as a table of Apache Parquet.
    Parquet,
    /// Every row as a release of one OCDS release package.
    Ocds,
    /// The days of every row as a calendar.
    Ics,
    /// Every row as an entry of an Atom feed.
    Atom,
}

impl Format {
    /// Every format; [`Format::Json`] is the only one that comes in pages.
    pub const ALL: [Self; 8] =
        [Self::Json, Self::Ndjson, Self::Csv, Self::Xlsx, Self::Parquet, Self::Ocds, Self::Ics, Self::Atom];

    /// The word by which an address asks for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Ocds => "ocds",
            Self::Ics => "ics",
            Self::Atom => "atom",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }

    /// Whether a list comes in it.
    #[must_use]
    pub fn offered<R: Resource>(self) -> bool {
        match self {
            Self::Json | Self::Ndjson | Self::Csv | Self::Xlsx | Self::Parquet => true,
            Self::Ocds => R::OCDS,
            Self::Ics => R::DATED,
            Self::Atom => R::FEED,
        }
    }

    /// Whether a file in it can hold what not everybody may see of a record: calendars and feeds have neither
    /// prices nor notes.
    #[must_use]
    pub const fn tells_all(self) -> bool {
        !matches!(self, Self::Ics | Self::Atom)
    }

    /// Whether a file in it is for programs rather than to be looked at.
    #[must_use]
    pub const fn of_data(self) -> bool {
        matches!(self, Self::Ndjson | Self::Csv | Self::Parquet | Self::Ocds)
    }

    /// Whether a file in it is packed, which takes the machine's time: few are made at once.
    #[must_use]
    pub const fn packed(self) -> bool {
        matches!(self, Self::Xlsx | Self::Parquet)
    }
}

/// What of a list is asked for.
#[derive(Debug)]
pub struct ListQuery<R: Resource> {
    /// Which rows.
    pub filter: R::Filter,
    /// By which keys, as far as that is said.
    pub sort: Vec<Sort<R::Key>>,
    /// Which page of them; exports have no pages.
    pub page: PageRequest,
    /// In which format, where the address says so rather than the `Accept` header.
    pub format: Option<Format>,
    /// Whether a CSV file begins with a byte order mark.
    pub bom: bool,
}

impl<R: Resource> Query for ListQuery<R> {
    fn read(params: &mut Params) -> Self {
        let filter = R::filter(params);
        let sort = params.sort(R::SORTS);
        let page = page(params);
        let offered: Vec<(&str, Format)> =
            Format::ALL.into_iter().filter(|f| f.offered::<R>()).map(|f| (f.as_str(), f)).collect();
        let doc = "The format, for links that a person can click; else the `Accept` header decides. \
                   All but `json` give every row at once, whatever `limit` and `cursor` say.";
        let format = params.word("format", doc, &offered);
        let bom =
            params.flag("bom", "`true`: a CSV file begins with a byte order mark, for older spreadsheets.");
        Self { filter, sort, page, format, bom: bom.unwrap_or_default() }
    }
}

impl<R: Resource> ListQuery<R> {
    /// The keys that rows come in the order of: those asked for, else the list's own. Without keys they come in
    /// the order of ids, as files of data do. A list takes many statements, and a key can change between two of
    /// them: the row would be missed, or come twice. Ids stay; and rows lie in their order, so that it costs least.
    #[must_use]
    pub fn order(&self, format: Format) -> Vec<Sort<R::Key>> {
        match self.sort.is_empty() && !format.of_data() {
            true => vec![R::ORDER],
            false => self.sort.clone(),
        }
    }
}

/// Declares and reads which page of a list is asked for.
pub fn page(params: &mut Params) -> PageRequest {
    let limit =
        params.number("limit", "How many rows a page holds.", 1, i64::from(PageRequest::MOST), Some(50));
    let cursor = params.text(
        "cursor",
        "Where to go on: `next` of the page before, of the same filters and order.",
        1000,
    );
    PageRequest { limit: limit.and_then(|n| u16::try_from(n).ok()).unwrap_or(50), cursor }
}

impl Query for PageRequest {
    fn read(params: &mut Params) -> Self {
        page(params)
    }
}

/// A request without parameters.
#[derive(Debug, Clone, Copy)]
pub struct NoQuery;

impl Query for NoQuery {
    fn read(_: &mut Params) -> Self {
        Self
    }
}
