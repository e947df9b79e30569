//! Joint opportunities: contracts and procurements of two or more authorities that could be bought
//! together, because they have a **common vendor** or a **common need**, and one go-live date that
//! suits them all.
//!
//! The way of the computation, each step a file:
//!
//! 1. [`candidate`]: a contract or procurement that can take part, and the groups it falls in.
//! 2. [`window`]: the days on which its authority could go live with something new.
//! 3. [`group`]: all candidates of one vendor, or of one service area; its id never changes.
//! 4. [`alignment`]: the maximal sets of windows of a group that share a day.
//! 5. [`participant`]: what each member of one alignment would have to do to be ready.
//! 6. [`reason`]: the paragraph in plain English that says why.
//! 7. [`summary`]: the opportunity as lists show it, and in full.

pub mod alignment;
pub mod candidate;
pub mod group;
pub mod participant;
pub mod reason;
pub mod summary;
pub mod window;

pub use alignment::{Alignment, Dated, alignments};
pub use candidate::{Candidate, RecordId};
pub use group::{Group, GroupKey, groups, touched};
pub use participant::{Participant, participants};
pub use summary::{
    AlignmentDetail, Directory, Opportunity, OpportunityDetail, OpportunityFilter, OpportunityKind,
    OpportunitySort, Undated, detail, summarise,
};
pub use window::{Standing, Window};

/// Days that an authority needs between its decision and its go-live (governance gates, spend
/// control, tender), until it describes its own ([`crate::governance`]).
pub const LEAD_TIME_DAYS: i64 = 274;
