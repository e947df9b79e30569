use super::*;

fn read(cpv: &str, title: &str, description: &str) -> Classification {
    let codes: Vec<Cpv> = cpv.split(',').filter_map(Cpv::parse).collect();
    classify(&codes, title, Some(description))
}

fn area(cpv: &str, title: &str) -> Option<&'static str> {
    read(cpv, title, "").service_area.map(ServiceAreaCode::as_str)
}

#[test]
fn a_code_of_software_or_it_services_is_technology() {
    let found =
        read("48000000", "CON-00000309: Peakon", "The G-Cloud Call-off contract was awarded to one supplier");
    assert!(found.technology);
    assert_eq!(found.words, "48000000");
    assert!(found.reason.contains("48000000 (Software package and information systems)"), "{}", found.reason);
}

#[test]
fn words_in_the_title_are_enough_whatever_the_code() {
    for (cpv, title) in [
        ("30000000", "Provision of a 1000 Laptops"),
        ("79810000", "2449/MH Managed Print Service"),
        ("71311210", "Highways England IT Transformation Programme - Wave 2 and 3"),
        ("", "eSourcing Tendering Platform"),
        ("79000000", "Website for Atom Valley"),
        ("79980000", "Workday Subscription Agreement"),
        ("85000000", "Telecare Monitoring Service"),
    ] {
        assert!(read(cpv, title, "").technology, "{title}");
    }
}

#[test]
fn other_trades_are_not_technology_even_under_a_loose_code() {
    for (cpv, title) in [
        ("72224000", "Multi-Disciplinary Consultancy Services (Employers Agent, Quantity Surveying)"),
        ("50200000,70110000,71000000,72000000", "Construction Professional Services DPS"),
        ("72000000", "Home to School Transport route agreement"),
        ("60000000", "Dynamic Purchasing System for Passenger Transport Services"),
        ("33600000", "Supply of PPE"),
        ("31625200", "Replacement Fire Alarm System"),
        ("50000000,50334400", "COV - Building Term Services Framework 2020"),
        ("85000000", "Innovative Platform for Home Based Services"),
        ("66172000", "Electronic Procurement Card (EPC) contract"),
        ("45000000", "School Heating System"),
    ] {
        let found = read(cpv, title, "");
        assert!(!found.technology, "{title}: {}", found.reason);
        assert_eq!(found.service_area, None);
    }
}

#[test]
fn a_weak_code_needs_words() {
    assert!(!read("72221000", "COVID-19 Response Support work", "access to behavioural science").technology);
    assert!(read("72221000", "Analysis of the new digital platform", "").technology);
    assert!(!read("30000000", "Office equipment", "Chairs and desks").technology);
    assert!(read("30000000", "Office equipment", "Supply of laptops and docking stations").technology);
}

#[test]
fn the_service_area_is_what_words_and_codes_say_most() {
    for (cpv, title, expected) in [
        ("48000000", "Housing Management Solution", Some("housing-management")),
        ("48000000", "Cloud Based Housing Management System", Some("housing-management")),
        (
            "48000000,72000000",
            "CONTRACT FOR INTEGRATED SOCIAL CARE CASE MANAGEMENT SYSTEM",
            Some("adult-social-care"),
        ),
        ("48000000", "Children's Social Care Case Management System", Some("childrens-social-care")),
        ("48000000", "Revenues and Benefits System", Some("revenues-benefits")),
        ("48219400,48450000", "HR & Payroll Software", Some("hr-payroll")),
        ("72000000", "Security Operations Centre - SOC", Some("cyber-security")),
        ("32430000", "Wide Area Network - Multi site", Some("network-connectivity")),
        ("64212000", "Mobile Voice and Data Services", Some("mobile")),
        ("48000000", "Microsoft Enterprise Agreement", Some("productivity-collaboration")),
        ("30213100", "Provision of devices", Some("end-user-devices")),
        ("72000000", "GEA Pathfinder", None),
        ("48000000", "Provision of IGOTM Support", None),
    ] {
        assert_eq!(area(cpv, title), expected, "{title}: {}", read(cpv, title, "").reason);
    }
}

#[test]
fn a_product_with_an_ordinary_name_counts_only_beside_its_maker_or_its_service() {
    assert_eq!(area("48000000", "Liquidlogic LCS support"), Some("childrens-social-care"));
    assert_eq!(area("48000000", "Uniform renewal"), None);
    assert_eq!(area("48000000", "Academy (NEC) renewal"), Some("revenues-benefits"));
    assert_eq!(area("48000000", "Alloy by Causeway"), Some("waste-streetscene"));
    assert!(!read("18000000", "School Uniform", "").technology);
    assert!(!read("80000000", "Legend Academy sponsorship", "").technology);
    assert!(!read("45000000", "Eclipse House works to confirm structure", "").technology);
}

#[test]
fn the_words_are_as_published() {
    let text = "Provision of a Housing  Management SOLUTION";
    let found = read("98000000", text, "");
    assert!(
        found.technology && text.contains(found.words.split("; ").next().unwrap_or("?")),
        "{}",
        found.words
    );
}

#[test]
fn empty_text_is_not_technology() {
    let found = classify(&[], "", None);
    assert!(!found.technology && !found.reason.is_empty());
}

#[test]
fn products_are_known_by_their_names_and_ordinary_words_by_their_makers() {
    let names = |title: &str, description: Option<&str>| -> Vec<String> {
        products(title, description).into_iter().map(|p| p.name).collect()
    };
    assert_eq!(names("NEC Housing support and Totalmobile licences", None), ["NEC Housing", "Totalmobile"]);
    assert!(names("Roof repairs with a uniform finish", None).is_empty());
    assert_eq!(names("Idox Uniform licences", None), ["Uniform"]);
    assert!(names("A mosaic for the library", None).is_empty());
    assert_eq!(names("Case management", Some("Mosaic for adult social care")), ["Mosaic"]);
    let uniform = products("Idox Uniform licences", Some("Idox Uniform"));
    assert_eq!((uniform.len(), uniform[0].words.as_str(), uniform[0].service_areas.len()), (1, "Uniform", 2));
}
