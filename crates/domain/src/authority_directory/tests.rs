use uuid::Uuid;

use super::*;

struct Desk {
    directory: AuthorityDirectory,
    next: u128,
}

impl Desk {
    fn new() -> Self {
        Self { directory: AuthorityDirectory::new(), next: 0 }
    }

    fn meets(&mut self, name: &str, identifiers: &[&str]) -> AuthorityResolution {
        self.next += 1;
        let id = AuthorityId(Uuid::from_u128(self.next));
        let party = Party {
            name: Some(name.to_owned()).filter(|n| !n.is_empty()),
            identifiers: identifiers.iter().filter_map(|i| Identifier::parse(i)).collect(),
            ..Party::default()
        };
        self.directory.resolve(&party, || id).unwrap()
    }
}

#[test]
fn croydon_is_one_body_with_two_accounts() {
    let mut desk = Desk::new();
    let first = desk.meets("Croydon Council", &["GB-CFS-59840"]);
    let second = desk.meets("LONDON BOROUGH OF CROYDON", &["GB-CFS-70017"]);
    let third = desk.meets("London Borough of Croydon", &["GB-CFS-999999"]);
    assert_eq!((first.authority, first.code.as_deref()), (second.authority, Some("CRY")));
    assert_eq!(first.authority, third.authority);
    assert_eq!(
        (first.kind, first.member, first.created, second.created),
        (AuthorityKind::Borough, true, true, false)
    );
    assert_eq!(third.identifiers, [Identifier::new("GB-CFS", "999999")]);
    assert!(
        first.identifiers.contains(&Identifier::new("GB-LAE", "CRY")),
        "what is known of it is stored with it"
    );
}

#[test]
fn a_borough_without_a_name_is_known_by_its_account() {
    let mut desk = Desk::new();
    assert_eq!(desk.meets("", &["GB-PPON-PZXL-5842-VBBG"]).code.as_deref(), Some("CMD"));
    assert_eq!(desk.meets("", &["GB-CFS-424242"]).name, "GB-CFS-424242");
}

#[test]
fn a_company_that_publishes_through_a_boroughs_account_is_not_the_borough() {
    let mut desk = Desk::new();
    let homes = desk.meets("Barnet Homes Ltd", &["GB-CFS-148137"]);
    assert_eq!((homes.kind, homes.member, homes.code), (AuthorityKind::Partner, false, None));
    let borough = desk.meets("London Borough of Barnet", &["GB-CFS-148137"]);
    assert_ne!(homes.authority, borough.authority);
    assert_eq!(borough.code.as_deref(), Some("BNE"));
}

#[test]
fn richmond_and_wandsworth_together_are_a_partner_and_neither_borough() {
    let mut desk = Desk::new();
    let both = desk.meets("Richmond and Wandsworth", &[]);
    assert_eq!((both.kind, both.member, both.code), (AuthorityKind::Partner, false, None));
    assert!(both.reason.contains("Richmond upon Thames and Wandsworth"), "{}", both.reason);
    assert_eq!(desk.meets("Wandsworth Borough Council", &[]).code.as_deref(), Some("WND"));
}

#[test]
fn other_buyers_are_authorities_and_not_members() {
    let mut desk = Desk::new();
    let one = desk.meets("DEPARTMENT FOR INTERNATIONAL TRADE", &["GB-SRS-sid4gov.cabinetoffice.gov.uk/a"]);
    let two = desk.meets("Department for International Trade", &["GB-CFS-1"]);
    assert_eq!(one.authority, two.authority);
    assert_eq!((one.kind, one.member, one.created, two.created), (AuthorityKind::Other, false, true, false));
}

#[test]
fn an_account_that_serves_many_bodies_does_not_merge_them() {
    let mut desk = Desk::new();
    let portal = desk.meets("Defra Network eTendering Portal", &["GB-CFS-38169"]);
    let england = desk.meets("Natural England", &["GB-CFS-38169"]);
    assert_ne!(portal.authority, england.authority);
    assert!(england.reason.contains("unlike"), "{}", england.reason);
    let renamed = desk.meets("City of Doncaster Council", &["GB-CFS-5"]);
    assert_eq!(desk.meets("Doncaster MBC", &["GB-CFS-5"]).authority, renamed.authority);
    assert_ne!(desk.meets("Doncaster MBC (Schools)", &[]).authority, renamed.authority);
}

#[test]
fn a_stored_authority_is_recognised_and_needs_no_new_decision() {
    let mut desk = Desk::new();
    let camden = AuthorityId(Uuid::from_u128(9000));
    desk.directory.add(KnownAuthority {
        id: camden,
        code: Some("CMD".to_owned()),
        name: "London Borough of Camden".to_owned(),
        names: vec!["Camden Council".to_owned()],
        identifiers: vec![Identifier::new("GB-CFS", "7858")],
    });
    let met = desk.meets("Camden Council", &["GB-CFS-7858"]);
    assert_eq!((met.authority, met.created, met.first_sight), (camden, false, false));
    assert!(desk.meets("THE LONDON BOROUGH OF CAMDEN", &[]).first_sight);
}

#[test]
fn a_decision_is_recorded_once() {
    let mut desk = Desk::new();
    assert!(desk.meets("YPO", &["GB-CFS-3"]).first_sight);
    let again = desk.meets("YPO", &["GB-CFS-3"]);
    assert!(!again.first_sight && !again.created && again.identifiers.is_empty());
}

#[test]
fn a_buyer_with_neither_name_nor_identifier_is_nobody() {
    let mut directory = AuthorityDirectory::new();
    assert_eq!(directory.resolve(&Party::default(), || AuthorityId(Uuid::nil())), None);
}
