//! The invented vendors of the demonstration. None of them exists; no name is that of a company.

/// An invented company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vendor {
    /// Its name as its own letterhead has it.
    pub name: String,
    /// A number that Companies House cannot have given: its register knows no prefix `ZZ`.
    pub company_number: String,
    /// Small or medium-sized.
    pub sme: bool,
    /// A voluntary, community or social enterprise.
    pub vcse: bool,
}

/// Names, the word that the catalogue knows each by first: its first word in lower case.
const NAMES: [&str; 61] = [
    "Quillmere Software Ltd",
    "Ostrevane Public Services Limited",
    "Brackwith Systems Limited",
    "Halvenor UK Ltd",
    "Tessalyn Care Systems Ltd",
    "Morvane Health Technologies Ltd",
    "Corrowick Housing Software Limited",
    "Penhallen Digital Ltd",
    "Vastrel Computing plc",
    "Dunmarrow Revenues Solutions Ltd",
    "Wexholme Data Limited",
    "Aldernash Networks Limited",
    "Bryndle Telecom Ltd",
    "Caltrane Cloud Services Limited",
    "Sorrelby Mapping Ltd",
    "Fennimar Libraries Ltd",
    "Greywether Parking Systems Ltd",
    "Hollinmoor Street Systems Ltd",
    "Istreva Analytics Limited",
    "Jessamar Learning Systems Ltd",
    "Kettlewyn Payroll & HR Ltd",
    "Lanthorpe Legal Systems Limited",
    "Merrowdene Planning Software Ltd",
    "Norvalis Security Limited",
    "Orrinshaw Elections Ltd",
    "Pellingate Payments Ltd",
    "Zephrane Bookings Ltd",
    "Ravenshollow Contact Systems Ltd",
    "Skelwyth Property Systems Limited",
    "Thurlaby Leisure Technology Ltd",
    "Ullandrow Devices Limited",
    "Verrandale Print Services Ltd",
    "Wyckenford Identity Ltd",
    "Yarnhollow Forms Ltd",
    "Amberlisle Telecare Ltd",
    "Bramloch Integration Ltd",
    "Cindervale Documents Ltd",
    "Drayburn Consulting Partners LLP",
    "Eskerby Digital Advisory Ltd",
    "Farlingstone Technology Partners Ltd",
    "Glenverrow Service Desk Ltd",
    "Harkadine Community Safety Systems Ltd",
    "Inglethwaite Registrars Software Ltd",
    "Jorvendale Environmental Health Software Ltd",
    "Kelvarrow Mobile Ltd",
    "Lodemarch Repairs Software Ltd",
    "Marchwynd Lettings Software Ltd",
    "Netherloom Websites CIC",
    "Oakumbrel Finance Systems Ltd",
    "Pinderleigh Procurement Software Ltd",
    "Quaverly Customer Systems Ltd",
    "Rimmersby Technology Supplies plc",
    "Stannowick Licensing Solutions Ltd",
    "Tolverrick Cyber Ltd",
    "Umbrewell Public Health Informatics Ltd",
    "Vintercroft Video Ltd",
    "Westrevor Broadband Ltd",
    "Yelverstone Cloud Ltd",
    "Halvenor Group plc",
    "Osgathwick Data Centres Ltd",
    "Tamberlow Assistive Technology CIC",
];

/// Every invented vendor.
pub fn all() -> Vec<Vendor> {
    NAMES.iter().enumerate().map(|(n, name)| vendor(name, n)).collect()
}

/// Where in [`all`] the vendor stands whose first word is `key` in lower case.
pub fn position(key: &str) -> Option<usize> {
    NAMES.iter().position(|name| name.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(key)))
}

/// First and second words for any number of further names: no two names differ in spelling alone.
const FIRST: [&str; 60] = [
    "Abervane",
    "Bellworth",
    "Carnoway",
    "Delphane",
    "Elverdon",
    "Fairloch",
    "Garravel",
    "Hesterby",
    "Ivoral",
    "Jurnigan",
    "Kilmarra",
    "Lorvane",
    "Mintersby",
    "Nuthollow",
    "Orlestone",
    "Pargeter",
    "Quennet",
    "Rushvale",
    "Silvermarsh",
    "Tarrowden",
    "Ulverhope",
    "Vellacourt",
    "Wendrush",
    "Yaxholme",
    "Zennacote",
    "Applethorn",
    "Burdekin",
    "Cloverly",
    "Dovercliff",
    "Emberstow",
    "Foxhanger",
    "Gillimoor",
    "Hartlepen",
    "Illingdale",
    "Junipero",
    "Kingsloe",
    "Limberlost",
    "Muncaster",
    "Northolme",
    "Ottershaw",
    "Plumbridge",
    "Quintock",
    "Redbarrow",
    "Sandwick",
    "Thistleby",
    "Underhay",
    "Violante",
    "Whinfell",
    "Yewtrees",
    "Zouchel",
    "Ashgarth",
    "Birkdell",
    "Cresswold",
    "Dunholme",
    "Easterby",
    "Fulbrooke",
    "Gatherley",
    "Hopecote",
    "Inverdale",
    "Jackmoor",
];
const SECOND: [&str; 50] = [
    "Analytics",
    "Applications",
    "Archive",
    "Automation",
    "Broadband",
    "Business Systems",
    "Care Software",
    "Cloud",
    "Communications",
    "Computing",
    "Connect",
    "Consulting",
    "Cyber",
    "Data",
    "Devices",
    "Digital",
    "Education Systems",
    "Electronics",
    "Engineering",
    "Enterprise",
    "Finance Software",
    "Forms",
    "Geospatial",
    "Health Informatics",
    "Hosting",
    "Housing Solutions",
    "Identity",
    "Imaging",
    "Infrastructure",
    "Integration",
    "Knowledge",
    "Labs",
    "Learning",
    "Licensing",
    "Managed Services",
    "Mobile",
    "Networks",
    "Payments",
    "Planning Systems",
    "Platforms",
    "Printing",
    "Records",
    "Research",
    "Robotics",
    "Security",
    "Support",
    "Telecare",
    "Telephony",
    "Transport Systems",
    "Wireless",
];

/// `n` further invented vendors, at most 3,000.
pub fn many(n: usize) -> Vec<Vendor> {
    const FORMS: [&str; 4] = ["Ltd", "Limited", "(UK) Ltd", "plc"];
    let pairs = SECOND.iter().flat_map(|second| FIRST.iter().map(move |first| (first, second)));
    let names =
        pairs.enumerate().map(|(i, (first, second))| format!("{first} {second} {}", FORMS[i % FORMS.len()]));
    names.take(n).enumerate().map(|(i, name)| vendor(&name, 1_000 + i)).collect()
}

fn vendor(name: &str, n: usize) -> Vendor {
    let number = 100_037 + (n * 7_919) % 900_000;
    Vendor {
        name: name.to_owned(),
        company_number: format!("ZZ{number}"),
        sme: !n.is_multiple_of(3) && !name.ends_with("plc"),
        vcse: name.ends_with("CIC"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_vendor_has_a_name_and_a_number_of_its_own() {
        let vendors: Vec<Vendor> = all().into_iter().chain(many(3_000)).collect();
        assert_eq!(vendors.len(), 3_061);
        assert_eq!(
            vendors.iter().map(|v| v.name.to_lowercase()).collect::<BTreeSet<_>>().len(),
            vendors.len()
        );
        assert_eq!(vendors.iter().map(|v| &v.company_number).collect::<BTreeSet<_>>().len(), vendors.len());
        assert!(vendors.iter().all(|v| v.company_number.len() == 8));
    }
}
