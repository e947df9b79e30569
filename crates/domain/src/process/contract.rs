//! One award, release by release.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::FoldedContract;
use super::latest::{Latest, Sums, take, take_codes};
use super::period::{Otherwise, Period, PeriodFields, PeriodSaid};
use super::procurement::ProcurementSoFar;
use crate::contract::{ContractStatus, Value};
use crate::cpv::Cpv;
use crate::fact::{Basis, Field};
use crate::id::NoticeId;
use crate::notice::NoticeKind;
use crate::published::{AwardSaid, Party, Release};
use crate::technology;

/// An award as the releases read so far have it.
#[derive(Debug, Default)]
pub(super) struct ContractSoFar {
    title: Option<Latest<String>>,
    description: Option<Latest<String>>,
    status: Option<Latest<ContractStatus>>,
    unsuccessful: bool,
    suppliers: Option<Latest<Vec<Party>>>,
    sums: Sums,
    period: Period,
    signed_on: Option<Latest<NaiveDate>>,
    /// A notice of the Procurement Act gave its term: that it names no extension means there is none.
    term_under_the_act: bool,
    cpv: Option<Latest<Vec<Cpv>>>,
    notices: Vec<NoticeId>,
    first_published_at: Option<DateTime<Utc>>,
    vouched_at: Option<DateTime<Utc>>,
}

/// A notice that ends contracts without naming one: UK12 cancels what was not entered into yet,
/// UK11 terminates the contract of a process that has only one.
pub(super) fn end_unnamed(
    contracts: &mut BTreeMap<String, ContractSoFar>,
    notice: NoticeId,
    release: &Release,
) {
    match release.kind {
        NoticeKind::Cancellation => {
            for contract in contracts.values_mut().filter(|c| !c.entered_into()) {
                contract.set(ContractStatus::Cancelled, notice, "/tag");
                contract.cite(notice, release);
            }
        }
        NoticeKind::Termination if contracts.len() == 1 => {
            for contract in contracts.values_mut() {
                contract.set(ContractStatus::Terminated, notice, "/tag");
                contract.cite(notice, release);
            }
        }
        _ => {}
    }
}

impl ContractSoFar {
    /// Takes over what a release says of the award.
    pub fn hear(&mut self, notice: NoticeId, release: &Release, said: &AwardSaid) {
        self.cite(notice, release);
        take(&mut self.title, notice, said.title.as_ref());
        take(&mut self.description, notice, said.description.as_ref());
        take(&mut self.signed_on, notice, said.signed_on.as_ref());
        take_codes(&mut self.cpv, notice, &said.cpv);
        self.sums.take(notice, said.net.as_ref(), said.gross.as_ref());
        self.period.hear(
            notice,
            &PeriodSaid {
                start: said.start.as_ref(),
                end: said.end.as_ref(),
                max_end: said.max_end.as_ref(),
                days: said.days.as_ref(),
                extensions: said.extensions.as_ref(),
                change: release.kind == NoticeKind::Change,
            },
        );
        self.term_under_the_act |= release.notice_type.is_some() && said.end.is_some();
        if let Some(first) = said.suppliers.first() {
            let pointer = first.pointer.clone();
            self.suppliers = Some(Latest { value: said.suppliers.clone(), notice, pointer });
        }
        self.hear_status(notice, release.kind, said);
    }

    fn hear_status(&mut self, notice: NoticeId, kind: NoticeKind, said: &AwardSaid) {
        let word = said.status.as_ref().map(|s| s.value.as_str());
        let pointer = said.status.as_ref().map_or("/tag", |s| s.pointer.as_str());
        self.unsuccessful = word.map_or(self.unsuccessful, |w| w == "unsuccessful");
        let status = match (kind, word) {
            (NoticeKind::Termination, _) => Some(ContractStatus::Terminated),
            (_, Some("terminated" | "complete" | "completed" | "closed")) => Some(ContractStatus::Terminated),
            (_, Some("cancelled" | "canceled" | "withdrawn" | "unsuccessful")) => {
                Some(ContractStatus::Cancelled)
            }
            (NoticeKind::Cancellation, _) => Some(ContractStatus::Cancelled),
            (_, Some("active" | "signed")) => Some(ContractStatus::Active),
            (_, Some("pending" | "planned" | "planning")) => Some(ContractStatus::Pending),
            (NoticeKind::Transparency, None) => Some(ContractStatus::Pending),
            _ => None,
        };
        if let Some(status) = status {
            self.set(status, notice, pointer);
        }
    }

    /// A contract that has ended stays ended, whatever is published of it afterwards.
    fn set(&mut self, status: ContractStatus, notice: NoticeId, pointer: &str) {
        let ended = matches!(&self.status, Some(s) if s.value == ContractStatus::Terminated);
        if !ended {
            self.status = Some(Latest { value: status, notice, pointer: pointer.to_owned() });
        }
    }

    fn entered_into(&self) -> bool {
        let active = matches!(&self.status, Some(s) if s.value == ContractStatus::Active);
        self.signed_on.is_some() || active
    }

    fn cite(&mut self, notice: NoticeId, release: &Release) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
        let at = release.published_at;
        self.first_published_at = self.first_published_at.or(at);
        self.vouched_at = self.vouched_at.max(at);
    }

    /// The contract; `None` for an award that nobody won.
    pub fn finish(self, award: String, process: &str, purchase: &ProcurementSoFar) -> Option<FoldedContract> {
        if self.unsuccessful && self.suppliers.is_none() {
            return None;
        }
        let mut facts = BTreeMap::new();
        let title = self.title.as_ref().or(purchase.title.as_ref());
        let description = self.description.as_ref().or(purchase.description.as_ref());
        let cpv = self.cpv.as_ref().or(purchase.cpv.as_ref());
        let fields =
            PeriodFields { start: Field::TermStart, end: Field::TermEnd, max_end: Field::TermMaxEnd };
        let of_purchase = purchase.period.extensions.as_ref().filter(|_| !self.term_under_the_act);
        let words = [
            self.period.extensions.as_ref().or(of_purchase).cloned(),
            self.description.clone(),
            purchase.description.clone(),
        ];
        if let Some(words) = &words[0] {
            facts.insert(Field::TermExtensions, words.basis());
        }
        let otherwise = Otherwise { signed_on: self.signed_on.as_ref(), expected: Some(&purchase.period) };
        let mut term =
            self.period.finish(&fields, &mut facts, &words.each_ref().map(Option::as_ref), &otherwise);
        let [extensions, ..] = words;
        term.extensions = extensions.map(|e| e.value);

        for (field, basis) in [
            (Field::Title, title.map(Latest::basis)),
            (Field::Description, description.map(Latest::basis)),
            (Field::Status, self.status.as_ref().map(Latest::basis)),
            (Field::ValueNet, self.sums.net.as_ref().map(Latest::basis)),
            (Field::ValueGross, self.sums.gross.as_ref().map(Latest::basis)),
            (Field::SignedOn, self.signed_on.as_ref().map(Latest::basis)),
            (Field::Vendors, self.suppliers.as_ref().map(Latest::basis)),
            (Field::Cpv, cpv.map(Latest::basis)),
        ] {
            if let Some(basis) = basis {
                facts.insert(field, basis);
            }
        }
        let cpv_codes = cpv.map(|c| c.value.clone()).unwrap_or_default();
        let (technology, service_area) = classify(&cpv_codes, title, description, cpv, &mut facts);
        Some(FoldedContract {
            award,
            title: title.map_or_else(|| process.to_owned(), |t| t.value.clone()),
            description: description.map(|d| d.value.clone()),
            status: self.status.map_or(ContractStatus::Active, |s| s.value),
            term,
            value: Value { net: self.sums.net.map(|s| s.value), gross: self.sums.gross.map(|s| s.value) },
            signed_on: self.signed_on.map(|s| s.value),
            cpv: cpv_codes,
            suppliers: self.suppliers.map(|s| s.value).unwrap_or_default(),
            technology,
            service_area,
            facts,
            notices: self.notices,
            first_published_at: self.first_published_at,
            vouched_at: self.vouched_at,
        })
    }
}

/// Whether it is technology and what for, filed as inferred from what decided it.
pub(super) fn classify(
    codes: &[Cpv],
    title: Option<&Latest<String>>,
    description: Option<&Latest<String>>,
    cpv: Option<&Latest<Vec<Cpv>>>,
    facts: &mut BTreeMap<Field, Basis>,
) -> (bool, Option<crate::service_area::ServiceAreaCode>) {
    let class = technology::classify(
        codes,
        title.map_or("", |t| t.value.as_str()),
        description.map(|d| d.value.as_str()),
    );
    // The classification names its words; this says which of the texts they stand in.
    let holds = |text: &&Latest<String>| text.value.contains(&class.words);
    let place = [title, description]
        .into_iter()
        .flatten()
        .find(holds)
        .map(|t| (t.notice, &t.pointer))
        .or_else(|| cpv.map(|c| (c.notice, &c.pointer)))
        .or_else(|| title.map(|t| (t.notice, &t.pointer)));
    if let Some((notice, pointer)) = place {
        let basis = Basis::inferred(notice, pointer.as_str(), class.words, class.reason);
        if class.service_area.is_some() {
            facts.insert(Field::ServiceArea, basis.clone());
        }
        facts.insert(Field::Technology, basis);
    }
    (class.technology, class.service_area)
}
