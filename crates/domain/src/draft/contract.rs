//! The notices of a contract.

use chrono::NaiveDate;

use super::{Known, Line, OfContract, Section, buyer};
use crate::contract::ContractStatus;
use crate::duty::calendar::day_in_words;
use crate::duty::contract::Modified;
use crate::duty::threshold::{Estimate, LARGE};
use crate::fact::Field;
use crate::money::{Currency, Money};
use crate::text::grouped;

/// Contract details notice: regulation 32.
pub(super) fn details(of: &OfContract<'_>) -> Vec<Section> {
    let said = &of.contract.said;
    let mut agreed = vec![
        day("Date the contract was entered into", of.contract.signed_on, Field::SignedOn),
        day("Start", of.contract.term.start, Field::TermStart),
        day("End, without extensions", of.contract.term.end, Field::TermEnd),
        day("End with every extension", of.contract.term.max_end, Field::TermMaxEnd).optional(),
        Line::new(
            "Options to extend",
            of.contract.term.extensions.clone(),
            Known::Record(Field::TermExtensions),
        )
        .optional(),
    ];
    agreed.extend(value(of));
    let procedure = Line::new(
        "How the supplier was chosen",
        said.procedure.map(|p| p.title().to_owned()),
        Known::Record(Field::Procedure),
    );
    let light = Line::new(
        "Light touch contract",
        said.light_touch.map(|yes| if yes { "Yes" } else { "No" }.to_owned()),
        Known::Record(Field::LightTouch),
    );
    let mut sections = vec![buyer(of.authority), purchase(of, vec![procedure, light])];
    sections.extend(suppliers(of, true));
    sections.push(Section::new("Contract", agreed));
    if Estimate::of(&of.contract.value).is_some_and(|e| e.pence > LARGE) && said.light_touch != Some(true) {
        sections.push(Section::new("Key performance indicators", indicators(of)));
    }
    sections
}

/// The three indicators that are most material (regulation 32; section 52).
fn indicators(of: &OfContract<'_>) -> Vec<Line> {
    let mut names: Vec<&str> = Vec::new();
    for assessment in of.assessments {
        let name = assessment.rated.kpi.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (0..3)
        .map(|at| {
            let label = format!("Indicator {}", at + 1);
            match names.get(at) {
                Some(name) => Line::new(label, Some((*name).to_owned()), Known::Assessment),
                None => Line::open(label, "As the contract has it, with how often it is reported"),
            }
        })
        .collect()
}

/// Contract performance notice: regulation 39(4).
pub(super) fn performance(of: &OfContract<'_>) -> Vec<Section> {
    let statement = "This notice sets out the contracting authority's assessment of performance against the key \
                     performance indicators.";
    let mut sections = vec![buyer(of.authority), purchase(of, Vec::new())];
    sections.extend(suppliers(of, false));
    let mut lines = vec![Line::new("Statement", Some(statement.to_owned()), Known::Rule)];
    if of.assessments.is_empty() {
        lines.push(Line::open("Indicator", "Rate the supplier on the contract's page: it takes a minute"));
        lines.push(Line::open(
            "Rating",
            "Good, approaching target, requires improvement, inadequate or other",
        ));
        lines.push(Line::open("Period", "First and last day of what was assessed"));
    }
    sections.push(Section::new("Assessment", lines));
    for assessment in of.assessments {
        let rated = &assessment.rated;
        let period = format!("{} to {}", day_in_words(rated.from), day_in_words(rated.to));
        let rating = format!("{}: {}", rated.rating.title(), rated.rating.describes());
        let lines = vec![
            Line::new("Indicator", Some(rated.kpi.clone()), Known::Assessment),
            Line::new("Rating", Some(rating), Known::Assessment),
            Line::new("Period", Some(period), Known::Assessment),
        ];
        sections.push(Section::new(format!("Indicator: {}", rated.kpi), lines));
    }
    sections
}

/// Contract change notice: section 75(3), regulation 40.
pub(super) fn change(of: &OfContract<'_>) -> Vec<Section> {
    let mut sections = vec![buyer(of.authority), purchase(of, Vec::new())];
    sections.extend(suppliers(of, false));
    let (term, worth) = (&of.contract.term, &of.contract.value);
    let mut lines = Vec::new();
    if let Some((was, worth_was)) = of.before {
        let modified = Modified::between(&(was.clone(), *worth_was), (term, worth));
        lines.push(day("End before the change", was.end, Field::TermEnd));
        lines.push(day("End since", term.end, Field::TermEnd));
        lines.push(day("End with every extension, before", was.max_end, Field::TermMaxEnd).optional());
        lines.push(day("End with every extension, since", term.max_end, Field::TermMaxEnd).optional());
        if modified.pence != 0 {
            lines.push(money("Value before the change", worth_was.best(), Field::ValueNet));
            lines.push(money("Value since", worth.best(), Field::ValueNet));
        }
    } else {
        lines.push(day("End before the change", term.end, Field::TermEnd));
        lines.push(Line::open("End since", "Say the new end on the contract, and this page shows both"));
        lines.push(money("Value before the change", worth.best(), Field::ValueNet));
        lines.push(Line::open("Value since", "Leave it where the value stays").optional());
    }
    lines.push(Line::open("What changes, and why", "In a few words"));
    lines.push(Line::open(
        "Why it is allowed",
        "The ground of section 74 or Schedule 8: check with your legal team",
    ));
    lines.push(Line::open("Day it is to take effect", "The notice comes first"));
    sections.push(Section::new("Change", lines));
    sections
}

/// Contract termination notice: regulation 41(2).
pub(super) fn termination(of: &OfContract<'_>) -> Vec<Section> {
    let mut sections = vec![buyer(of.authority), purchase(of, Vec::new())];
    sections.extend(suppliers(of, false));
    let term = &of.contract.term;
    let (ended, field, reason) = match of.contract.status {
        ContractStatus::Terminated => (
            term.end,
            Field::TermEnd,
            Line::open("Why it ended", "The reason of section 80(3), as ending early or a breach"),
        ),
        _ => {
            let last = term.last_day();
            let field = if term.max_end.is_some() { Field::TermMaxEnd } else { Field::TermEnd };
            (
                last,
                field,
                Line::new(
                    "Why it ended",
                    Some("The contract ran to the end of its term".to_owned()),
                    Known::Record(field),
                ),
            )
        }
    };
    let mut lines = vec![day("Day it ended", ended, field), reason];
    lines.extend(value(of));
    lines.push(
        Line::open("Breach or poor performance", "Only where it ended because of one: regulation 41(2)(h)")
            .optional(),
    );
    sections.push(Section::new("Termination", lines));
    sections
}

fn purchase(of: &OfContract<'_>, more: Vec<Line>) -> Section {
    let contract = of.contract;
    let ocid = contract.process.starts_with("ocds-").then(|| contract.process.clone());
    let award = (!contract.award.is_empty()).then(|| contract.award.clone());
    let codes: Vec<String> = contract
        .cpv
        .iter()
        .map(|code| code.description().map_or_else(|| code.to_string(), |words| format!("{code} {words}")))
        .collect();
    let mut lines = vec![
        Line::new("Title", Some(contract.title.clone()), Known::Record(Field::Title)),
        Line::new("Procurement identifier (OCID)", ocid, Known::Process)
            .hint("Find a Tender gives one with the first notice"),
        Line::new("Contract identifier", award, Known::Process).hint("As the award notice numbers it"),
        Line::new("What is bought", contract.description.clone(), Known::Record(Field::Description)),
        Line::new("CPV codes", (!codes.is_empty()).then(|| codes.join("\n")), Known::Record(Field::Cpv)),
    ];
    lines.extend(more);
    Section::new("Procurement", lines)
}

fn suppliers(of: &OfContract<'_>, described: bool) -> Vec<Section> {
    let name = |name: Option<String>| Line::new("Name", name, Known::Record(Field::Vendors));
    if of.contract.vendors.is_empty() {
        return vec![Section::new("Supplier", vec![name(None)])];
    }
    let said = &of.contract.said;
    let section = |(at, vendor): (usize, &crate::vendor::VendorRef)| {
        let known = of.suppliers.get(at);
        let number = known.and_then(|s| s.company_number.clone()).map(|number| format!("GB-COH {number}"));
        let identifiers: Vec<String> =
            number.into_iter().chain(known.into_iter().flat_map(|s| s.other.iter().cloned())).collect();
        let yes_or_no = |yes: bool| if yes { "Yes" } else { "No" }.to_owned();
        let mut lines = vec![
            name(Some(vendor.name.clone())),
            Line::new("Identifier", (!identifiers.is_empty()).then(|| identifiers.join("\n")), Known::Party),
            Line::open("Address and e-mail", "From the supplier's registration on Find a Tender").optional(),
        ];
        if described {
            let sme = said.supplier_sme.or_else(|| known.and_then(|s| s.sme)).map(yes_or_no);
            let vcse = said.supplier_vcse.or_else(|| known.and_then(|s| s.vcse)).map(yes_or_no);
            lines.push(Line::new("Small or medium-sized enterprise", sme, Known::Record(Field::SupplierSme)));
            lines.push(Line::new(
                "Voluntary, community or social enterprise",
                vcse,
                Known::Record(Field::SupplierVcse),
            ));
        }
        let title = if of.contract.vendors.len() == 1 {
            "Supplier".to_owned()
        } else {
            format!("Supplier {}", at + 1)
        };
        Section::new(title, lines)
    };
    of.contract.vendors.iter().enumerate().map(section).collect()
}

fn value(of: &OfContract<'_>) -> [Line; 2] {
    let value = &of.contract.value;
    let without = money("Value without VAT", value.net, Field::ValueNet);
    let with = money("Value with VAT", value.gross, Field::ValueGross)
        .hint("Estimated values of the Act include VAT");
    // Most notices publish one of the two.
    if value.gross.is_some() { [without.optional(), with] } else { [without, with] }
}

pub(super) fn day(label: &'static str, day: Option<NaiveDate>, field: Field) -> Line {
    Line::new(label, day.map(day_in_words), Known::Record(field))
}

pub(super) fn money(label: &'static str, money: Option<Money>, field: Field) -> Line {
    Line::new(label, money.map(amount), Known::Record(field))
}

/// As the form takes it: `£1,250,000.00`.
fn amount(money: Money) -> String {
    let (sign, size) = (if money.pence < 0 { "-" } else { "" }, money.pence.unsigned_abs());
    let (whole, pence) = (grouped(size / 100), size % 100);
    match money.currency {
        Currency::GBP => format!("{sign}£{whole}.{pence:02}"),
        other => format!("{sign}{other} {whole}.{pence:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_by_thousands() {
        for (pence, words) in
            [(0, "£0.00"), (99_999, "£999.99"), (125_000_000, "£1,250,000.00"), (-100_000, "-£1,000.00")]
        {
            assert_eq!(amount(Money::gbp(pence)), words);
        }
    }
}
