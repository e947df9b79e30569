//! Every buyer of the sample notices whose name sounds of London, and what was decided for it.

use muster_domain::authority::AuthorityKind;
use muster_domain::authority_directory::AuthorityDirectory;
use muster_domain::id::AuthorityId;
use muster_domain::published::Party;
use uuid::Uuid;

const DECIDED: &str = include_str!("data/london-buyers.csv");

#[test]
fn each_buyer_is_the_borough_the_partner_or_the_stranger_that_it_is() {
    let mut directory = AuthorityDirectory::new();
    let rows: Vec<_> = csv::Reader::from_reader(DECIDED.as_bytes()).records().flatten().collect();
    assert!(rows.len() >= 60, "the samples name sixty");
    for (next, row) in (1_u128..).zip(&rows) {
        let party = Party { name: Some(row[0].to_owned()), ..Party::default() };
        let met = directory.resolve(&party, || AuthorityId(Uuid::from_u128(next))).unwrap();
        let decided = met.code.clone().unwrap_or_else(|| met.kind.as_str().to_owned());
        assert_eq!(decided, row[1], "{}: {}", &row[0], met.reason);
        assert_eq!(met.member, met.kind == AuthorityKind::Borough);
    }
}
