//! A fact as the latest release has it, with the place it stands.

use crate::cpv::Cpv;
use crate::fact::Basis;
use crate::id::NoticeId;
use crate::money::Money;
use crate::published::Said;

/// A value, and the notice and place that said it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Latest<T> {
    pub value: T,
    pub notice: NoticeId,
    pub pointer: String,
}

impl<T> Latest<T> {
    /// The basis of a fact that is published as it stands.
    pub fn basis(&self) -> Basis {
        Basis::published(self.notice, self.pointer.as_str())
    }
}

/// Takes over what a release says; what it leaves out stays.
pub(super) fn take<T: Clone>(slot: &mut Option<Latest<T>>, notice: NoticeId, said: Option<&Said<T>>) {
    if let Some(said) = said {
        *slot = Some(Latest { value: said.value.clone(), notice, pointer: said.pointer.clone() });
    }
}

/// Takes over a list of codes as a whole, at the place of its first.
pub(super) fn take_codes(slot: &mut Option<Latest<Vec<Cpv>>>, notice: NoticeId, said: &[Said<Cpv>]) {
    if let Some(first) = said.first() {
        let value = said.iter().map(|s| s.value).collect();
        *slot = Some(Latest { value, notice, pointer: first.pointer.clone() });
    }
}

/// Net and gross of the same sum. A release that changes one of them and leaves the other out
/// makes the other untrue: it is dropped rather than kept beside a figure it does not belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub net: Option<Latest<Money>>,
    pub gross: Option<Latest<Money>>,
}

impl Sums {
    /// Takes over what a release says of either.
    pub fn take(&mut self, notice: NoticeId, net: Option<&Said<Money>>, gross: Option<&Said<Money>>) {
        let changed = |slot: &Option<Latest<Money>>, said: Option<&Said<Money>>| matches!((slot, said), (Some(old), Some(new)) if old.value != new.value);
        if net.is_none() && changed(&self.gross, gross) {
            self.net = None;
        }
        if gross.is_none() && changed(&self.net, net) {
            self.gross = None;
        }
        take(&mut self.net, notice, net);
        take(&mut self.gross, notice, gross);
    }
}
