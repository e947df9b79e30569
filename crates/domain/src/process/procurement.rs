//! The purchase as a whole, release by release.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::FoldedProcurement;
use super::contract::classify;
use super::latest::{Latest, Sums, take, take_codes};
use super::period::{Otherwise, Period, PeriodFields, PeriodSaid};
use crate::contract::Value;
use crate::cpv::Cpv;
use crate::fact::{Basis, Field};
use crate::id::NoticeId;
use crate::notice::NoticeKind;
use crate::procurement::Stage;
use crate::published::{ProcurementSaid, Release};

/// A purchase as the releases read so far have it.
#[derive(Debug, Default)]
pub(super) struct ProcurementSoFar {
    pub title: Option<Latest<String>>,
    pub description: Option<Latest<String>>,
    pub cpv: Option<Latest<Vec<Cpv>>>,
    pub period: Period,
    sums: Sums,
    stage: Option<Latest<Stage>>,
    engagement_ends: Option<Latest<NaiveDate>>,
    tender_deadline: Option<Latest<NaiveDate>>,
    notice_expected: Option<Latest<NaiveDate>>,
    notices: Vec<NoticeId>,
    first_published_at: Option<DateTime<Utc>>,
    vouched_at: Option<DateTime<Utc>>,
}

impl ProcurementSoFar {
    /// Takes over what a release says of the purchase.
    pub fn hear(&mut self, notice: NoticeId, release: &Release, said: &ProcurementSaid) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
        self.first_published_at = self.first_published_at.or(release.published_at);
        self.vouched_at = self.vouched_at.max(release.published_at);
        take(&mut self.title, notice, said.title.as_ref());
        take(&mut self.description, notice, said.description.as_ref());
        take_codes(&mut self.cpv, notice, &said.cpv);
        take(&mut self.engagement_ends, notice, said.engagement_ends.as_ref());
        take(&mut self.tender_deadline, notice, said.tender_deadline.as_ref());
        take(&mut self.notice_expected, notice, said.notice_expected.as_ref());
        self.sums.take(notice, said.net.as_ref(), said.gross.as_ref());
        self.period.hear(
            notice,
            &PeriodSaid {
                start: said.start.as_ref(),
                end: said.end.as_ref(),
                max_end: said.max_end.as_ref(),
                days: said.days.as_ref(),
                extensions: said.extensions.as_ref(),
                change: false,
            },
        );
        self.hear_stage(notice, release, said);
    }

    /// A purchase goes forward from planning to tender to award. Among notices of one step the
    /// latest wins: a planned procurement notice may follow preliminary engagement.
    fn hear_stage(&mut self, notice: NoticeId, release: &Release, said: &ProcurementSaid) {
        let Some(stage) = stage_of(release, said, self.tender_deadline.as_ref().map(|d| d.value)) else {
            return;
        };
        let back = self.stage.as_ref().is_some_and(|s| step(stage) < step(s.value));
        if !back {
            let pointer = said.status.as_ref().map_or_else(|| "/tag".to_owned(), |s| s.pointer.clone());
            self.stage = Some(Latest { value: stage, notice, pointer });
        }
    }

    /// The procurement; `None` where no release spoke of one. `awards` contracts came of it, of
    /// which `standing` were not cancelled: a purchase whose every award fell is cancelled, and
    /// one that still has a contract is not.
    pub fn finish(self, process: &str, awards: usize, standing: usize) -> Option<FoldedProcurement> {
        let first = *self.notices.first()?;
        let mut facts = BTreeMap::new();
        let mut stage = self.stage.as_ref().map_or(Stage::Planned, |s| s.value);
        if standing > 0 {
            stage = Stage::Awarded;
        } else if awards > 0 && stage == Stage::Awarded {
            stage = Stage::Cancelled;
        }
        let (title, description, cpv) = (self.title.as_ref(), self.description.as_ref(), self.cpv.as_ref());
        for (field, basis) in [
            (Field::Title, title.map(Latest::basis)),
            (Field::Description, description.map(Latest::basis)),
            (Field::Cpv, cpv.map(Latest::basis)),
            (Field::ValueNet, self.sums.net.as_ref().map(Latest::basis)),
            (Field::ValueGross, self.sums.gross.as_ref().map(Latest::basis)),
            (Field::EngagementEnds, self.engagement_ends.as_ref().map(Latest::basis)),
            (Field::TenderDeadline, self.tender_deadline.as_ref().map(Latest::basis)),
            (Field::NoticeExpected, self.notice_expected.as_ref().map(Latest::basis)),
            (
                Field::Stage,
                Some(self.stage.as_ref().map_or_else(|| Basis::published(first, "/tag"), Latest::basis)),
            ),
        ] {
            if let Some(basis) = basis {
                facts.insert(field, basis);
            }
        }
        let codes = cpv.map(|c| c.value.clone()).unwrap_or_default();
        let (technology, service_area) = classify(&codes, title, description, cpv, &mut facts);
        let fields =
            PeriodFields { start: Field::ExpectedStart, end: Field::ExpectedEnd, max_end: Field::MaxEnd };
        let words = [self.period.extensions.clone(), self.description.clone()];
        let term = self.period.finish(
            &fields,
            &mut facts,
            &words.each_ref().map(Option::as_ref),
            &Otherwise::default(),
        );
        Some(FoldedProcurement {
            title: self.title.map_or_else(|| process.to_owned(), |t| t.value),
            description: self.description.map(|d| d.value),
            stage,
            expected_start: term.start,
            expected_end: term.end,
            max_end: term.max_end,
            engagement_ends: self.engagement_ends.map(|d| d.value),
            tender_deadline: self.tender_deadline.map(|d| d.value),
            notice_expected: self.notice_expected.map(|d| d.value),
            value: Value { net: self.sums.net.map(|s| s.value), gross: self.sums.gross.map(|s| s.value) },
            cpv: codes,
            technology,
            service_area,
            facts,
            notices: self.notices,
            first_published_at: self.first_published_at,
            vouched_at: self.vouched_at,
        })
    }
}

/// Planning, tender, award and the end are the steps that a purchase does not go back over.
const fn step(stage: Stage) -> u8 {
    match stage {
        Stage::Idea | Stage::Planned | Stage::Engagement => 0,
        Stage::Tender | Stage::Evaluation => 1,
        Stage::Awarded => 2,
        Stage::Cancelled => 3,
    }
}

/// The stage that one release stands for. `deadline` is the last one published for tenders: a
/// tender that is spoken of after it is being evaluated.
fn stage_of(release: &Release, said: &ProcurementSaid, deadline: Option<NaiveDate>) -> Option<Stage> {
    let status = said.status.as_ref().map(|s| s.value.as_str());
    match (release.kind, status) {
        (NoticeKind::Cancellation, _) => Some(Stage::Cancelled),
        (_, Some("cancelled" | "canceled" | "withdrawn" | "unsuccessful")) => Some(Stage::Cancelled),
        (NoticeKind::Award | NoticeKind::Contract | NoticeKind::Transparency, _) => Some(Stage::Awarded),
        (NoticeKind::Performance | NoticeKind::Change | NoticeKind::Termination, _) => Some(Stage::Awarded),
        (NoticeKind::Pipeline | NoticeKind::Planned, _) => Some(Stage::Planned),
        (NoticeKind::Engagement, _) => Some(Stage::Engagement),
        (NoticeKind::Tender, Some("complete" | "completed" | "closed")) => Some(Stage::Evaluation),
        (NoticeKind::Tender, _) => {
            let past = release.published_at.zip(deadline).is_some_and(|(at, last)| at.date_naive() > last);
            Some(if past { Stage::Evaluation } else { Stage::Tender })
        }
        (NoticeKind::Market | NoticeKind::Other, _) => None,
    }
}
