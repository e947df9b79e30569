//! Who buys and who sells: references to `parties[]`, looked up by id.

use std::collections::HashMap;

use muster_domain::identifier::Identifier;
use muster_domain::published::Party;

use crate::json::Node;
use crate::sink::{At, MAX_TITLE, Sink};

/// The parties of a release, and who of them buys.
pub(super) struct Parties {
    by_id: HashMap<String, Party>,
    /// What `buyer` says, completed from `parties[]`.
    buyer: Option<Party>,
    /// Parties in a buyer's role, in published order.
    in_role: Vec<Party>,
    /// What stands in `buyerID` where it is no text.
    buyer_id_problem: Option<&'static str>,
}

impl Parties {
    pub fn new(root: &At<'_>, sink: &mut Sink) -> Self {
        let mut parties =
            Self { by_id: HashMap::new(), buyer: None, in_role: Vec::new(), buyer_id_problem: None };
        let mut entities = Vec::new();
        root.each("parties", sink, |at, sink| {
            let party = read(at, sink);
            let role = |role: &str| match at.node.get("roles") {
                Some(Node::List(roles)) => roles.iter().any(|r| matches!(r, Node::Text(t) if t == role)),
                Some(Node::Text(only)) => only == role,
                _ => false,
            };
            if role("buyer") {
                parties.in_role.push(party.clone());
            } else if role("procuringEntity") {
                entities.push(party.clone());
            }
            if let Some(id) = at.word("id", sink) {
                parties.by_id.entry(id).or_insert(party);
            }
        });
        if parties.in_role.is_empty() {
            parties.in_role = entities;
        }
        parties.buyer = root.object("buyer", sink).map(|at| parties.reference(&at, sink));
        if parties.buyer.is_none() {
            match root.get("buyerID").map(|at| at.node) {
                Some(Node::Text(id)) => parties.buyer = parties.by_id.get(id.as_ref()).cloned(),
                Some(other) => parties.buyer_id_problem = Some(other.kind()),
                None => {}
            }
        }
        if parties.buyer.is_none() && parties.in_role.is_empty() {
            let tender = root.object("tender", sink);
            let entity = tender.as_ref().and_then(|t| t.object("procuringEntity", sink));
            parties.buyer = entity.map(|at| parties.reference(&at, sink));
        }
        parties
    }

    /// A reference (`{"id", "name"}`), completed from the party it names.
    pub fn reference(&self, at: &At<'_>, sink: &mut Sink) -> Party {
        let own = read(at, sink);
        let id = at.word("id", sink);
        match id.and_then(|id| self.by_id.get(&id)) {
            Some(party) => complete(party.clone(), own),
            None => own,
        }
    }

    /// The buyers: the one that `buyer` names first, then others in that role.
    pub fn buyers(mut self, sink: &mut Sink) -> Vec<Party> {
        let mut buyers: Vec<Party> = self.buyer.into_iter().collect();
        for party in self.in_role.drain(..) {
            let known = buyers.iter().any(|b| b.pointer == party.pointer || same(b, &party));
            if !known {
                buyers.push(party);
            }
        }
        buyers.retain(|b| b.name.is_some() || !b.identifiers.is_empty());
        if let Some(kind) = self.buyer_id_problem {
            sink.report("/buyerID", format!("text is due, not {kind}; left out"));
        }
        if buyers.is_empty() {
            sink.report("/buyer", "no buyer is named");
        } else if buyers.iter().all(|b| b.name.is_none()) {
            sink.report("/buyer/name", "the buyer has no name");
        }
        buyers
    }
}

fn same(a: &Party, b: &Party) -> bool {
    match (a.identifiers.is_empty(), b.identifiers.is_empty()) {
        (false, false) => a.identifiers.iter().any(|i| b.identifiers.contains(i)),
        _ => a.name.is_some() && a.name == b.name,
    }
}

/// A party, with what a reference to it says besides.
fn complete(mut party: Party, reference: Party) -> Party {
    if party.name.is_none() {
        party.name = reference.name;
    }
    for identifier in reference.identifiers {
        if !party.identifiers.contains(&identifier) {
            party.identifiers.push(identifier);
        }
    }
    party
}

/// An organisation or a reference to one.
fn read(at: &At<'_>, sink: &mut Sink) -> Party {
    let mut party = Party { pointer: at.pointer(), ..Party::default() };
    let mut add = |identifier: Identifier| {
        if !party.identifiers.contains(&identifier) {
            party.identifiers.push(identifier);
        }
    };
    if let Some(identifier) = at.word("id", sink).and_then(|id| Identifier::parse(&id)) {
        add(identifier);
    }
    let main = at.object("identifier", sink);
    if let Some(identifier) = main.as_ref().and_then(|i| identifier(i, sink)) {
        add(identifier);
    }
    at.each("additionalIdentifiers", sink, |at, sink| {
        if let Some(identifier) = identifier(at, sink) {
            add(identifier);
        }
    });
    let named = |at: &At<'_>, key: &str, sink: &mut Sink| {
        at.text(key, MAX_TITLE, sink).map(|said| said.value.replace('\n', " "))
    };
    party.name = named(at, "name", sink).or_else(|| main.and_then(|i| named(&i, "legalName", sink)));
    if let Some(details) = at.object("details", sink) {
        party.sme = details.word("scale", sink).and_then(|scale| match scale.as_str() {
            "sme" | "micro" | "small" | "medium" => Some(true),
            "large" => Some(false),
            _ => None,
        });
        party.vcse = details.truth("vcse", sink);
    }
    party
}

fn identifier(at: &At<'_>, sink: &mut Sink) -> Option<Identifier> {
    let (scheme, id) = (at.word("scheme", sink)?, at.word("id", sink)?);
    Some(Identifier::new(&scheme, &id))
}
