//! The notices that come before a tender.

use super::contract::{day, money};
use super::{Draft, DraftKind, Known, Line, Section, buyer, title_of};
use crate::authority::Authority;
use crate::duty::authority::in_pipeline;
use crate::duty::calendar::FinancialYear;
use crate::fact::Field;
use crate::procurement::Procurement;

/// Planned procurement notice of a procurement: regulation 16.
#[must_use]
pub fn planned(procurement: &Procurement, authority: &Authority) -> Draft {
    let mut lines = purchase(procurement);
    lines.push(day("Start of the contract, estimated", procurement.expected_start, Field::ExpectedStart));
    lines.push(day("End of the contract, estimated", procurement.expected_end, Field::ExpectedEnd));
    lines.push(day("End with every extension", procurement.max_end, Field::MaxEnd).optional());
    lines.push(procedure(procurement));
    lines.push(Line::open("Lots", "How it will be divided, or that it will not be").optional());
    Draft { kind: DraftKind::Uk3, sections: vec![buyer(authority), Section::new("Procurement", lines)] }
}

/// Pipeline notice of an authority for a financial year: section 93(3), regulation 15. A part for each
/// procurement that belongs into it, and for those of which that cannot be told.
#[must_use]
pub fn pipeline(procurements: &[Procurement], authority: &Authority, year: FinancialYear) -> Draft {
    let mut sections = vec![buyer(authority)];
    for procurement in procurements.iter().filter(|p| in_pipeline(p, year) != Some(false)) {
        let mut lines = purchase(procurement);
        lines.push(
            day("Start of the contract, estimated", procurement.expected_start, Field::ExpectedStart)
                .optional(),
        );
        lines.push(procedure(procurement).optional());
        sections.push(Section::new(procurement.title.clone(), lines));
    }
    Draft { kind: DraftKind::Uk1, sections }
}

fn purchase(procurement: &Procurement) -> Vec<Line> {
    let Procurement { description, cpv, value, notice_expected, .. } = procurement;
    let codes: Vec<String> = cpv
        .iter()
        .map(|code| code.description().map_or_else(|| code.to_string(), |words| format!("{code} {words}")))
        .collect();
    let without = money("Estimated value without VAT", value.net, Field::ValueNet);
    let with = money("Estimated value with VAT", value.gross, Field::ValueGross);
    vec![
        title_of(procurement),
        Line::new("What is to be bought", description.clone(), Known::Record(Field::Description)),
        Line::new("CPV codes", (!codes.is_empty()).then(|| codes.join("\n")), Known::Record(Field::Cpv)),
        if value.gross.is_some() { without.optional() } else { without },
        with,
        day("Tender or transparency notice, estimated", *notice_expected, Field::NoticeExpected),
    ]
}

fn procedure(procurement: &Procurement) -> Line {
    let words = procurement.said.procedure.map(|p| p.title().to_owned());
    Line::new("Procedure", words, Known::Record(Field::Procedure))
}
