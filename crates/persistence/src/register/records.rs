//! What contracts and procurements have in common when they are written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use muster_domain::fact::{Basis, Field};
use muster_domain::id::{AuthorityId, NoticeId, VendorId};
use muster_domain::opportunity::{Candidate, Group, RecordId};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::term::Term;
use uuid::Uuid;

use super::counters::Counters;
use crate::search::Document;

/// Names that rows and search repeat of others.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Name, folded name and code by authority.
    pub(crate) authorities: HashMap<Uuid, (String, String, Option<String>)>,
    /// Name by vendor.
    pub(crate) vendors: HashMap<Uuid, String>,
}

impl Names {
    /// The folded name of an authority.
    pub(crate) fn folded(&self, authority: AuthorityId) -> &str {
        self.authorities.get(&authority.0).map_or("", |(_, folded, _)| folded)
    }

    /// The names that find a record of this authority and these vendors.
    pub(crate) fn of(&self, authority: Uuid, vendors: &[Uuid]) -> String {
        let mut names = String::new();
        if let Some((name, _, code)) = self.authorities.get(&authority) {
            names.push_str(name);
            names.push('\n');
            names.push_str(code.as_deref().unwrap_or_default());
        }
        for name in vendors.iter().filter_map(|v| self.vendors.get(v)) {
            names.push('\n');
            names.push_str(name);
        }
        names
    }
}

/// What writing the records of a batch came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) added: u64,
    pub(crate) changed: u64,
    /// The records that are new or changed, those aside of which their authorities say something.
    pub(crate) written: Vec<Uuid>,
    pub(crate) counters: Counters,
    pub(crate) groups: BTreeSet<Group>,
    pub(crate) documents: Vec<Document>,
    /// Procurements of the batch that are stored under another id than it says.
    pub(crate) aliases: HashMap<Uuid, Uuid>,
}

/// A candidate as far as its groups go.
pub(crate) fn candidate(
    record: RecordId,
    vendors: Vec<VendorId>,
    technology: bool,
    service_area: Option<&str>,
    demonstration: bool,
) -> Candidate {
    Candidate {
        record,
        authority: AuthorityId(Uuid::nil()),
        title: String::new(),
        term: Term::default(),
        vendors,
        service_area: service_area.and_then(ServiceAreaCode::parse),
        technology,
        annual: None,
        whole: None,
        demonstration,
    }
}

/// Search takes what is written later for newer.
pub(crate) fn oldest_first<K, T, A: Ord>(folded: BTreeMap<K, &T>, age: impl Fn(&T) -> A) -> Vec<(K, &T)> {
    let mut folded: Vec<(K, &T)> = folded.into_iter().collect();
    folded.sort_by_key(|(_, record)| age(record));
    folded
}

pub(crate) fn positions<T: Copy>(items: &[T]) -> impl Iterator<Item = (i32, T)> + '_ {
    (0_i32..).zip(items.iter().copied())
}

/// Notices under the ids that they are kept under.
pub(crate) fn under_kept_ids(
    notices: &mut [NoticeId],
    facts: &mut BTreeMap<Field, Basis>,
    kept: &HashMap<NoticeId, NoticeId>,
) {
    let stored = |id: NoticeId| kept.get(&id).copied().unwrap_or(id);
    notices.iter_mut().for_each(|n| *n = stored(*n));
    facts.values_mut().for_each(|basis| basis.notice = basis.notice.map(stored));
}
