//! Opportunities: the summaries that lists show, and the candidates they are computed from.

/// The store of them.
#[derive(Debug, Clone)]
pub struct Opportunities {}
