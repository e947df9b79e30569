use uuid::Uuid;

use super::*;

struct Desk {
    directory: VendorDirectory,
    next: u128,
}

impl Desk {
    fn new() -> Self {
        Self { directory: VendorDirectory::new(), next: 0 }
    }

    fn meets(&mut self, name: &str, number: &str) -> Resolution {
        self.next += 1;
        let id = VendorId(Uuid::from_u128(self.next));
        self.directory.resolve(&party(name, number), || id).unwrap()
    }
}

fn party(name: &str, number: &str) -> Party {
    Party {
        name: Some(name.to_owned()).filter(|n| !n.is_empty()),
        identifiers: if number.is_empty() { Vec::new() } else { vec![Identifier::new("GB-COH", number)] },
        ..Party::default()
    }
}

#[test]
fn one_company_under_many_spellings_is_one_vendor() {
    let mut desk = Desk::new();
    let first = desk.meets("COMPUTACENTER (UK) LIMITED", "01584718");
    assert!(first.created && first.first_sight);
    assert_eq!((first.outcome, first.company_number.as_deref()), (Outcome::New, Some("01584718")));
    for (name, number, outcome) in [
        ("Computacenter UK Ltd", "1584718", Outcome::SameNumber),
        ("Computacenter", "", Outcome::SimilarName),
        ("Computacentre UK", "0", Outcome::SimilarName),
        ("COMPUTACENTER (U K) LTD", "", Outcome::SameName),
    ] {
        let met = desk.meets(name, number);
        assert_eq!((met.vendor, met.outcome), (first.vendor, outcome), "{name}: {}", met.reason);
        assert!(!met.created && met.first_sight && met.identifiers.is_empty());
        assert_eq!(met.name, "COMPUTACENTER (UK) LIMITED");
    }
}

#[test]
fn a_decision_is_recorded_once() {
    let mut desk = Desk::new();
    assert!(desk.meets("Softcat plc", "02174990").first_sight);
    let again = desk.meets("Softcat plc", "02174990");
    assert!(!again.first_sight && !again.created && again.identifiers.is_empty());
}

#[test]
fn a_number_that_joins_unlike_names_is_a_conflict_and_no_merge() {
    let mut desk = Desk::new();
    let insight = desk.meets("Insight Direct (UK) Ltd", "02579852");
    let bloom = desk.meets("BLOOM Procurement Services", "02579852");
    assert_eq!((bloom.outcome, bloom.conflicts_with), (Outcome::Conflict, Some(insight.vendor)));
    assert_ne!(bloom.vendor, insight.vendor);
    assert!(bloom.reason.contains("nothing in common"), "{}", bloom.reason);
    // Each goes on under its own name, whoever comes first.
    assert_eq!(desk.meets("INSIGHT DIRECT UK LIMITED", "02579852").vendor, insight.vendor);
    assert_eq!(desk.meets("Bloom Procurement Services Ltd", "02579852").vendor, bloom.vendor);
    assert_eq!(desk.meets("Bloom Procurement Services Limited", "").vendor, bloom.vendor);
}

#[test]
fn unrelated_firms_published_with_a_nought_stay_apart() {
    let mut desk = Desk::new();
    let vendors: HashSet<VendorId> = ["Bidfood", "TLT LLP", "AECOM", "Gazprom Energy"]
        .iter()
        .map(|n| desk.meets(n, "00000000").vendor)
        .collect();
    assert_eq!(vendors.len(), 4);
}

#[test]
fn one_name_with_two_numbers_is_two_companies_unless_the_number_has_a_slip() {
    let mut desk = Desk::new();
    let one = desk.meets("Jacobs UK Limited", "02594504");
    let other = desk.meets("Jacobs", "07916116");
    assert_ne!(one.vendor, other.vendor);
    assert!(other.reason.contains("another company number"), "{}", other.reason);
    assert_eq!(desk.meets("JACOBS U.K. LIMITED", "02594540").vendor, one.vendor);
}

#[test]
fn a_number_seen_later_is_learnt() {
    let mut desk = Desk::new();
    let by_name = desk.meets("Kainos Software Ltd", "");
    assert_eq!(by_name.company_number, None);
    let with_number = desk.meets("Kainos Software Limited", "NI19370");
    assert_eq!((with_number.vendor, with_number.outcome), (by_name.vendor, Outcome::SameName));
    assert_eq!(with_number.identifiers, [Identifier::new("GB-COH", "NI019370")]);
    assert_eq!(with_number.company_number.as_deref(), Some("NI019370"));
    assert_eq!(desk.meets("", "NI019370").vendor, by_name.vendor);
}

#[test]
fn parents_and_children_stay_apart() {
    let mut desk = Desk::new();
    let vendors: HashSet<VendorId> =
        ["Mears Group plc", "Mears Ltd", "Mears Holdings Ltd", "Mears Home Improvement Ltd"]
            .iter()
            .map(|n| desk.meets(n, "").vendor)
            .collect();
    assert_eq!(vendors.len(), 4);
}

#[test]
fn an_account_joins_related_names_and_never_conflicts() {
    let mut desk = Desk::new();
    let named = |name: &str| Party {
        name: Some(name.to_owned()),
        identifiers: vec![Identifier::new("GB-PPON", "PVHJ-9851-QPYJ")],
        ..Party::default()
    };
    let chess = desk.directory.resolve(&named("Chess ICT"), || VendorId(Uuid::from_u128(100))).unwrap();
    let renamed = desk.directory.resolve(&named("Chess Limited"), || VendorId(Uuid::from_u128(101))).unwrap();
    let stranger = desk.directory.resolve(&named("Acme Portal"), || VendorId(Uuid::from_u128(102))).unwrap();
    assert_eq!(renamed.vendor, chess.vendor);
    assert_ne!(stranger.vendor, chess.vendor);
    assert_eq!((stranger.outcome, stranger.conflicts_with), (Outcome::New, None));
}

#[test]
fn a_stored_vendor_is_recognised_and_its_stored_spellings_need_no_new_decision() {
    let mut desk = Desk::new();
    let id = VendorId(Uuid::from_u128(7000));
    desk.directory.add(KnownVendor {
        id,
        name: "Phoenix Software Limited".to_owned(),
        names: vec!["PHOENIX SOFTWARE LTD".to_owned()],
        identifiers: vec![Identifier::new("GB-COH", "02548628")],
    });
    let stored = desk.meets("PHOENIX SOFTWARE LTD", "02548628");
    assert_eq!((stored.vendor, stored.first_sight), (id, false));
    let new = desk.meets("Pheonix Software", "");
    assert_eq!((new.vendor, new.first_sight, new.outcome), (id, true, Outcome::SimilarName));
}

#[test]
fn a_party_with_neither_name_nor_identifier_is_nobody() {
    let mut directory = VendorDirectory::new();
    for (name, number) in [("", ""), ("  -  ", "0"), ("", "00000000")] {
        assert_eq!(directory.resolve(&party(name, number), || VendorId(Uuid::nil())), None);
    }
}
