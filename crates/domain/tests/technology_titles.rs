//! Real titles, labelled by eye: how many purchases of technology are found, and how many that are found are none.

use muster_domain::cpv::Cpv;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::technology::classify;

const LABELLED: &str = include_str!("data/technology-titles.csv");

#[test]
fn technology_is_told_from_other_purchases() {
    let (mut right, mut wrong, mut missed, mut named, mut misnamed) =
        (0, Vec::new(), Vec::new(), 0, Vec::new());
    for row in csv::Reader::from_reader(LABELLED.as_bytes()).records().flatten() {
        let codes: Vec<Cpv> = row[0].split(',').filter_map(Cpv::parse).collect();
        let found = classify(&codes, &row[1], None);
        assert!(!found.reason.is_empty(), "every decision has a reason");
        match (found.technology, &row[2] == "yes") {
            (true, true) => right += 1,
            (true, false) => wrong.push(format!("{}: {}", &row[1], found.reason)),
            (false, true) => missed.push(row[1].to_owned()),
            (false, false) => assert_eq!(found.service_area, None, "{}", &row[1]),
        }
        if let Some(area) = ServiceAreaCode::parse(&row[3]) {
            if found.service_area == Some(area) {
                named += 1;
            } else {
                misnamed.push(format!("{}: {:?}", &row[1], found.service_area));
            }
        }
    }
    assert!(right > 90 && named > 50, "the list is long enough to judge by: {right}, {named}");
    assert!(100 * right >= 95 * (right + wrong.len()), "precision: {wrong:#?}");
    assert!(100 * right >= 95 * (right + missed.len()), "recall: {missed:#?}");
    assert!(100 * named >= 95 * (named + misnamed.len()), "service areas: {misnamed:#?}");
    println!(
        "technology: {right} right, {} wrong, {} missed; areas: {named} right, {} wrong",
        wrong.len(),
        missed.len(),
        misnamed.len()
    );
}
