use super::*;

fn like(a: &str, b: &str) -> Option<Likeness> {
    VendorName::read(a).likeness(&VendorName::read(b))
}

#[test]
fn case_punctuation_spacing_and_legal_form_are_set_aside() {
    for (a, b) in [
        ("SOFTCAT PLC", "Softcat Ltd"),
        ("Jacobs U.K. Limited", "JACOBS UK LTD"),
        ("I.F.F RESEARCH LIMITED", "IFF Research Ltd."),
        ("CHANNEL TUNNEL GROUP LIMITED(THE)", "The Channel Tunnel Group Ltd"),
        ("Project FF&amp;E Ltd", "PROJECT FF&E LIMITED"),
        ("MCCONECHY&#039;S TYRE SERVICE LIMITED", "McConechy's Tyre Services Ltd"),
        ("Smith & Jones LLP", "SMITH AND JONES LLP"),
        ("SWITCH UP C.I.C.", "Switch Up Community Interest Company"),
        ("INTERCLASS PUBLIC LIMITED COMPANY", "Interclass plc"),
        ("Price Waterhouse Coopers Llp", "PricewaterhouseCoopers LLP"),
        ("Allied Health Services Ltd", "ALLIED HEALTH-SERVICES LIMITED"),
        ("Specialist Computer Centres (SCC)", "Specialist Computer Centres Ltd"),
        ("PwC (PricewaterhouseCoopers)", "PriceWaterhouseCoopers LLP"),
        ("Airwave Solutions Limted", "AIRWAVE SOLUTIONS LTD"),
        ("Berthon Boat Company", "Berthon Boat Co. Ltd"),
        ("Shiny Sky Ltd T/A Arrow Private Hire", "Shiny Sky Limited"),
        ("Relx (UK) Ltd TA LexisNexis", "RELX (UK) LIMITED"),
        ("Mears Service Ltd", "MEARS SERVICES LIMITED"),
        ("BFS Mgmt Svcs Ltd", "BFS Management Services Limited"),
        ("Peakon ApS", "PEAKON"),
    ] {
        assert_eq!(like(a, b), Some(Likeness::Same), "{a} / {b}");
    }
}

#[test]
fn a_name_with_uk_a_slip_or_a_trading_name_is_similar() {
    for (a, b, why) in [
        ("Computacenter (UK) Limited", "Computacenter Ltd", Likeness::SameButUk),
        ("Computacentre", "COMPUTACENTER", Likeness::Slip),
        ("Bytes Sofware Services", "Bytes Software Services Ltd", Likeness::Same),
        ("Faithfull and Gould", "Faithful+Gould", Likeness::Slip),
        ("Risksol Consulting Ltd t/a Risk Solutions", "Risk Solutions", Likeness::AlsoKnownAs),
        (
            "Allied Health-Services Limited, the first call for Business Communica",
            "Allied Health-Services Limited, the first call for Business Communications",
            Likeness::CutOff,
        ),
    ] {
        assert_eq!(like(a, b), Some(why), "{a} / {b}");
    }
}

#[test]
fn parents_sisters_and_strangers_stay_apart() {
    for (a, b) in [
        ("Mears Group plc", "Mears Ltd"),
        ("Thales UK Ltd", "Thales Holdings UK plc"),
        ("Corona Energy Retail 2 Limited", "Corona Energy Retail Limited"),
        ("Corona Energy Retail 2 Limited", "Corona Energy Retail 3 Limited"),
        ("Dodd Group (Eastern) Limited", "Dodd Group (Western) Limited"),
        ("City Cabs (Edinburgh) Ltd", "City Cabs Ltd"),
        ("Capita plc", "Capital Ltd"),
        ("Capita Business Services", "Capital Business Services"),
        ("BAE Systems plc", "BAE Systems Applied Intelligence"),
        ("Jacobs", "Jackson"),
        ("A1 Taxis", "A2 Taxis"),
        ("Phoenix Software Ltd", "Phoenix Safe Company Limited"),
        ("Insight Direct UK Ltd", "Insight International Corporation Limited"),
        ("North Consulting", "South Consulting"),
        ("UK Services Ltd", "Services Ltd"),
        ("A Ltd t/a Bluebird Care", "B Ltd t/a Bluebird Care"),
        ("Wilson Services Ltd", "Wilton Services Ltd"),
    ] {
        assert_eq!(like(a, b), None, "{a} / {b}");
    }
}

#[test]
fn a_shared_number_joins_related_names_only() {
    let joined = |a: &str, b: &str| joined_by_a_number(&VendorName::read(a), &VendorName::read(b));
    assert!(joined("Eurotunnel", "CHANNEL TUNNEL GROUP LIMITED(THE)"));
    assert!(joined(
        "C M Monitor (Britain Thinks) Ltd",
        "Thinks Insight and Strategy (Britain Thinks) Limited"
    ));
    assert!(joined("SCC", "Specialist Computer Centres plc"));
    assert!(!joined("BLOOM Procurement Services", "Insight Direct (UK) Ltd"));
    assert!(!joined("TLT LLP", "Gazprom Energy"));
    assert!(!joined("London Travel Services", "London Catering Services"));
}
