use super::*;

fn borough(name: &str) -> Option<&'static str> {
    match london(name) {
        Some(London::Borough(borough, _)) => Some(borough.code.as_str()),
        _ => None,
    }
}

#[test]
fn a_borough_is_known_by_any_of_its_names() {
    for (name, code) in [
        ("THE LONDON BOROUGH OF CAMDEN", "CMD"),
        ("London Borough Of Camden Council", "CMD"),
        ("London Borough of Camden", "CMD"),
        ("Camden Council", "CMD"),
        ("LB Camden", "CMD"),
        ("The Mayor and Burgesses of the London Borough of Camden", "CMD"),
        ("Haringey", "HRY"),
        ("Haringey Council - Traffic Management", "HRY"),
        ("London Borough of Haringey — Parks and Leisure", "HRY"),
        ("London Borough of Haringey (Adult Social Care)", "HRY"),
        ("Croydon Council", "CRY"),
        ("ISLINGTON COUNCIL", "ISL"),
        ("City of London Corporation", "LND"),
        ("City of London", "LND"),
        ("Westminster City Council", "WSM"),
        ("City of Westminster", "WSM"),
        ("Royal Borough of Kensington & Chelsea", "KEC"),
        ("RBKC", "KEC"),
        ("The Royal Borough of Kingston upon Thames", "KTT"),
        ("Kingston Council", "KTT"),
        ("London Borough of Richmond", "RIC"),
        ("LONDON BOROUGH OF HAMMERSMITH &amp; FULHAM", "HMF"),
        ("London Borough of Barking and Dagenham Council", "BDG"),
        ("Wandsworth Borough Council", "WND"),
        ("London Borough of Newham : London Borough of Newham", "NWM"),
        ("London Borough of Merton Pension Fund", "MRT"),
        ("Tower Hamlets", "TWH"),
    ] {
        assert_eq!(borough(name), Some(code), "{name}");
    }
}

#[test]
fn every_name_in_the_table_of_boroughs_is_that_borough() {
    for known in crate::borough::boroughs() {
        for name in known.names.iter().chain([&known.official_name, &known.nice_name]) {
            assert_eq!(borough(name), Some(known.code.as_str()), "{name}");
        }
    }
}

#[test]
fn a_body_with_a_boroughs_name_in_its_own_is_not_the_borough() {
    for name in [
        "Barnet Homes Ltd",
        "Hackney and Kent commercial Services (t/a Connect2Hackney)",
        "Connect2Hackney",
        "Tower Hamlets Community Housing Ltd",
        "Homes for Haringey Limited",
        "City of Westminster College",
        "Museum of London",
        "University of Westminster",
        "University of Greenwich",
        "City of London Academy Trust",
        "City of London Police",
        "Islington and Shoreditch Housing Association",
        "Harrow, Richmond and Uxbridge College",
        "Sutton Coldfield Town Council",
        "Royal Greenwich Trust School",
        "London Borough of Barnet - Barnet Homes Ltd",
        "Croydon College",
        "Kingston upon Hull City Council",
        "Richmondshire District Council",
        "Barnsley Metropolitan Borough Council",
        "Bedford Borough Council",
        "Transport for London",
        "London Fire Brigade",
        "LondonEnergy Ltd",
        "Westminster Kingsway College",
        "Lewisham Homes",
        "Lewisham and Greenwich NHS Trust",
        "Camden Market",
    ] {
        assert_eq!(borough(name), None, "{name}");
    }
}

#[test]
fn boroughs_that_buy_under_one_name_are_a_shared_service() {
    let names = |name: &str| match london(name) {
        Some(London::Shared(shared)) => shared.iter().map(|b| b.code.as_str()).collect(),
        _ => Vec::new(),
    };
    assert_eq!(names("Richmond and Wandsworth"), ["RIC", "WND"]);
    assert_eq!(names("Richmond & Wandsworth Councils"), ["RIC", "WND"]);
    assert_eq!(names("London Boroughs of Kingston upon Thames and Sutton"), ["KTT", "STN"]);
    assert_eq!(names("Islington and Shoreditch Housing Association"), [""; 0]);
    assert_eq!(names("Barking and Dagenham"), [""; 0]);
}

#[test]
fn partners_are_known() {
    assert!(matches!(london("Barnet Homes Ltd"), Some(London::Housing(b)) if b.code == "BNE"));
    assert!(matches!(london("Homes for Haringey Limited"), Some(London::Housing(b)) if b.code == "HRY"));
    assert!(matches!(london("GREATER LONDON AUTHORITY"), Some(London::Wide("Greater London Authority"))));
    assert_eq!(london("Tower Hamlets Community Housing Ltd"), None);
}

#[test]
fn spellings_of_one_body_share_a_key() {
    for (a, b) in [
        ("DEPARTMENT FOR INTERNATIONAL TRADE", "Department for International Trade"),
        ("Department for Transport : Department for Transport", "Department For Transport"),
        ("NHS Digital : Department of Health and Social Care", "NHS Digital"),
        ("Ministry of Justice.", "Ministry Of Justice"),
        ("Department of Health & Social Care", "DEPARTMENT OF HEALTH AND SOCIAL CARE"),
        (
            "The Department for Business, Energy and Industrial Strategy (BEIS)",
            "Department for Business, Energy & Industrial Strategy",
        ),
        ("Hastoe Housing Association Ltd", "Hastoe Housing Association Limited"),
        ("Buckinghamshire Council - e-Tendering System", "Buckinghamshire Council"),
        ("Walsall Council e-Tendering", "Walsall Council"),
        ("Hertfordshire County Council - Environment", "Hertfordshire County Council"),
        ("Hm Land Registry", "HM Land Registry"),
        ("Kent County Council (T/a LASER)", "Kent County Council (t/a LASER)"),
    ] {
        assert_eq!(key(a), key(b), "{a} / {b}");
    }
}

#[test]
fn different_bodies_have_different_keys() {
    for (a, b) in [
        ("Norfolk County Council", "Suffolk County Council"),
        ("Bedford Borough Council", "Central Bedfordshire Council"),
        ("University of Westminster", "Westminster City Council"),
        ("Warwickshire Police", "Warwickshire County Council"),
        ("Leicester City Council", "Leicestershire County Council"),
    ] {
        assert_ne!(key(a), key(b), "{a} / {b}");
        assert!(!compatible(a, b), "{a} / {b}");
    }
}

#[test]
fn an_identifier_joins_compatible_names_only() {
    assert!(compatible("Doncaster Council", "City of Doncaster Council"));
    assert!(compatible(
        "Lancashire & South Cumbria Foundation Trust",
        "Lancashire and South Cumbria NHS Foundation Trust"
    ));
    assert!(compatible("Doncaster MBC", "Doncaster Council"));
    assert!(!compatible("Defra Network eTendering Portal", "Natural England"));
    assert!(!compatible("Kent County Council", "Kent Commercial Services"));
}
