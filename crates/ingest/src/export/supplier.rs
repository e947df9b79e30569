//! The supplier column: `[Name|Address|Ref type|Ref Number|Is SME|Is VCSE]`, one bracket for each
//! supplier. Addresses have line ends, `|` and brackets of their own.

use muster_domain::identifier::Identifier;
use muster_domain::published::Party;

use crate::sink::{At, MAX_TEXT, Sink};

/// The start of the column's name; the end, in brackets, tells how its cells are packed.
const COLUMN: &str = "Supplier [";

/// The suppliers of a row, in published order.
pub(super) fn read(at: &At<'_>, sink: &mut Sink) -> Vec<Party> {
    let crate::json::Node::Object(members) = at.node else { return Vec::new() };
    let Some((column, _)) = members.iter().find(|(key, _)| key.starts_with(COLUMN)) else {
        return Vec::new();
    };
    let Some(cell) = at.text(column, MAX_TEXT, sink) else { return Vec::new() };
    let (parties, rest) = unpack(&cell.value, &cell.pointer);
    if !rest.trim().is_empty() {
        let shown: String = rest.trim().chars().take(60).collect();
        sink.report(cell.pointer.as_str(), format!("{shown:?} is no whole supplier; left out"));
    }
    let mut suppliers: Vec<Party> = Vec::new();
    for party in parties {
        // One company under several addresses is one supplier.
        let known = suppliers.iter().any(|s| s.name == party.name && s.identifiers == party.identifiers);
        if party.name.is_none() && party.identifiers.is_empty() {
            sink.report(cell.pointer.as_str(), "a supplier without name and number; left out");
        } else if !known {
            suppliers.push(party);
        }
    }
    suppliers
}

/// Each whole bracket, and what is left behind the last one.
fn unpack<'c>(cell: &'c str, pointer: &str) -> (Vec<Party>, &'c str) {
    let mut parties = Vec::new();
    let mut rest = cell;
    while let Some(body) = rest.trim_start().strip_prefix('[') {
        let Some((entry, after)) = entry(body) else { break };
        parties.push(party(entry, pointer));
        rest = after;
    }
    (parties, rest)
}

/// An entry ends in its two answers and a bracket: `|Yes|No]`. A bracket in an address does not.
fn entry(body: &str) -> Option<(&str, &str)> {
    body.match_indices(']').find_map(|(end, _)| {
        let entry = &body[..end];
        let mut fields = entry.rsplit('|');
        let answers = [fields.next()?, fields.next()?];
        let answered = answers.iter().all(|a| matches!(a.trim().to_lowercase().as_str(), "yes" | "no" | ""));
        let follows = body[end + 1..].trim_start();
        (answered && fields.count() >= 4 && (follows.is_empty() || follows.starts_with('[')))
            .then_some((entry, &body[end + 1..]))
    })
}

fn party(entry: &str, pointer: &str) -> Party {
    let fields: Vec<&str> = entry.split('|').map(str::trim).collect();
    // Counted from the right: an address may have bars of its own.
    let from_right =
        |n: usize| fields.len().checked_sub(n).and_then(|i| fields.get(i)).copied().unwrap_or("");
    let answer = |word: &str| match word.to_lowercase().as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let words: Vec<&str> = fields.first().map(|n| n.split_whitespace().collect()).unwrap_or_default();
    let name = words.join(" ");
    let name = name.trim_end_matches([',', ' ']);
    let scheme = match from_right(4) {
        "COMPANIES_HOUSE" => Some(Identifier::COMPANIES_HOUSE),
        "CHARITY_COMMISSION" => Some("GB-CHC"),
        "DUNS" | "DUNS_NUMBER" => Some("XI-DUNS"),
        _ => None,
    };
    let number = from_right(3);
    // "0" is how the form is left empty.
    let given = !number.chars().all(|c| c == '0') && number != "null";
    Party {
        name: (!name.is_empty() && name != "null").then(|| name.to_owned()),
        identifiers: scheme.filter(|_| given).map(|s| Identifier::new(s, number)).into_iter().collect(),
        sme: answer(from_right(2)),
        vcse: answer(from_right(1)),
        pointer: pointer.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cell: &str) -> Vec<(String, Vec<String>)> {
        let (parties, rest) = unpack(cell, "");
        assert_eq!(rest.trim(), "", "{cell}");
        parties
            .into_iter()
            .map(|p| (p.name.unwrap_or_default(), p.identifiers.iter().map(ToString::to_string).collect()))
            .collect()
    }

    #[test]
    fn a_cell_holds_several_suppliers_over_several_lines() {
        let cell = "[OVERBURY PLC|77 Newman Street\nLONDON\nW1T 3EW|COMPANIES_HOUSE|00836946|No|No]\
                    [METROBUS LIMITED ,|3rd Floor, 41-51 Grey Street|NONE||Yes|No]";
        let found = names(cell);
        assert_eq!(found[0], ("OVERBURY PLC".to_owned(), vec!["GB-COH-00836946".to_owned()]));
        assert_eq!(found[1], ("METROBUS LIMITED".to_owned(), vec![]));
    }

    #[test]
    fn bars_and_brackets_in_an_address_are_part_of_it() {
        let cell = "[Sodexo Motivation Solutions Ltd|UNIT 5 ALBANY COURT | ALBANY BUSINESS PARK | CAMBERLEY|NONE||No|No]\
                    [Acme [UK] Ltd|Unit 1 [rear], 2 High Street|COMPANIES_HOUSE|OC428477|Yes|Yes]";
        let found = names(cell);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].0, "Sodexo Motivation Solutions Ltd");
        assert_eq!(found[1], ("Acme [UK] Ltd".to_owned(), vec!["GB-COH-OC428477".to_owned()]));
    }

    #[test]
    fn a_number_of_noughts_is_none_and_a_cut_bracket_is_left() {
        let (parties, rest) = unpack("[A Ltd|x|COMPANIES_HOUSE|0|No|No][B Ltd|cut in the mid", "");
        assert_eq!(parties.len(), 1);
        assert_eq!(parties[0].identifiers, vec![]);
        assert_eq!(rest, "[B Ltd|cut in the mid");
    }
}
