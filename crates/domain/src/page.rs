//! Lists by page: how much, from where, in which order.

/// What of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// How many, 1 to 200.
    pub limit: u16,
    /// Where to go on: the opaque `next` of the page before.
    pub cursor: Option<String>,
}

impl PageRequest {
    /// The most one page may hold.
    pub const MOST: u16 = 200;
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The cursor of the page after; `None` on the last.
    pub next: Option<String>,
    /// How many rows the filter matches: exact up to 10,000, `None` past that.
    pub total: Option<u64>,
}

/// Which way a sort key runs. Missing values come last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One key of an order and its direction. Every list ends in its id, so that the order is total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort<K> {
    /// What to sort by.
    pub key: K,
    /// Which way.
    pub direction: Direction,
}
