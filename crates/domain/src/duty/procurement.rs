//! What can be published of one procurement before its tender.

use chrono::{Days, NaiveDate};

use super::calendar::day_in_words;
use super::threshold::{Estimate, public_contract};
use super::{Concern, Duty, DutyKind, Published};
use crate::notice::NoticeKind;
use crate::procurement::{Procurement, Stage};

/// Planned procurement notice: nobody must, but one that is published at least 40 days and at most 12
/// months before the tender notice shortens the least time for tenders to 10 days (sections 15 and 54).
#[must_use]
pub fn of_procurement(procurement: &Procurement, notices: &[Published], today: NaiveDate) -> Option<Duty> {
    let Procurement { stage, notice_expected, value, said, cpv, .. } = procurement;
    let early = matches!(stage, Stage::Idea | Stage::Planned | Stage::Engagement);
    let told = notices.iter().any(|n| n.kind == NoticeKind::Planned);
    let tender = (*notice_expected)?;
    let due = tender.checked_sub_days(Days::new(40))?;
    if !early || told || said.archived || due < today {
        return None;
    }
    let works = cpv.first().is_some_and(|code| code.under("45"));
    let least = public_contract(said.light_touch == Some(true), works, Some(tender));
    if Estimate::of(value).is_some_and(|e| e.pence < least) {
        return None;
    }
    Some(Duty {
        kind: DutyKind::Planned,
        concern: Concern::Procurement(procurement.id.0),
        title: procurement.title.clone(),
        occurrence: tender.to_string(),
        due: Some(due),
        why: format!(
            "Not a duty. Published by then, 40 days before the tender notice of {}, it shortens the least time for \
             tenders to 10 days.",
            day_in_words(tender)
        ),
        check: Some("The notice must qualify: section 15(3). Ten days are the least, not a recommendation."),
        missing: Vec::new(),
        optional: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_days_are_counted_back_from_the_tender_notice() {
        let tender: NaiveDate = "2027-03-10".parse().unwrap();
        assert_eq!(tender.checked_sub_days(Days::new(40)).unwrap().to_string(), "2027-01-29");
    }
}
