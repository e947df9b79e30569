//! What boroughs buy for each service area: how they call it, what it does, what it costs a year,
//! and the invented products of invented vendors that do it.

use super::chance::Chance;

/// What is bought for one service area.
#[derive(Debug)]
pub struct Entry {
    /// The service area's code.
    pub area: &'static str,
    /// CPV code of the purchase.
    pub cpv: &'static str,
    /// Pounds a year without VAT, from and to.
    pub annual: (i64, i64),
    /// What boroughs call it; the second goes with the second purpose, the others with the first.
    pub needs: [&'static str; 3],
    /// What it is for: ends the sentence "The Council requires it to …".
    pub purposes: [&'static str; 2],
    /// Product and vendor (see [`super::vendor::position`]), the most common first.
    pub offers: [(&'static str, &'static str); 4],
}

impl Entry {
    /// One of the ways to call it, and what it is for.
    pub fn wanted(&self, chance: &mut Chance) -> (&'static str, &'static str) {
        let drawn = chance.below(self.needs.len());
        (self.needs[drawn], self.purposes[drawn % self.purposes.len()])
    }
}

/// One entry for each service area, in the order of the list.
#[rustfmt::skip]
pub const CATALOGUE: [Entry; 42] = [
    Entry { area: "adult-social-care", cpv: "48814000", annual: (180_000, 520_000),
        needs: ["Adult social care case management system", "Social care case management system for adults", "Adult social care system and provider portal"],
        purposes: ["record assessments, care and support plans and safeguarding concerns under the Care Act 2014, and pay home care and care home providers", "give social workers, occupational therapists and finance officers one case record for every adult with care and support needs"],
        offers: [("Tessacare", "tessalyn"), ("Hearthside Adults", "quillmere"), ("Brackwith Lantern", "brackwith"), ("Evergather", "halvenor")] },
    Entry { area: "childrens-social-care", cpv: "48814000", annual: (160_000, 480_000),
        needs: ["Children's social care case management system", "Case management system for children's services and early help", "Children's social care system"],
        purposes: ["record contacts, referrals, assessments, child protection plans and the care of looked-after children, and make the statutory returns", "give social workers, fostering and early help teams one record for every child and family they work with"],
        offers: [("Hearthside Children", "quillmere"), ("Tessacare Families", "tessalyn"), ("Kindred Record", "brackwith"), ("Sapling Case", "halvenor")] },
    Entry { area: "education", cpv: "48190000", annual: (90_000, 260_000),
        needs: ["Education management system", "Special educational needs and early years system", "School admissions and education management system"],
        purposes: ["run school admissions, attendance, exclusions, free school meals and the two-year-old offer", "manage education, health and care plans, school admissions and payments to early years providers"],
        offers: [("Classmark", "jessamar"), ("Schoolhouse One", "quillmere"), ("Brightregister", "ostrevane"), ("Penbright Education", "penhallen")] },
    Entry { area: "public-health", cpv: "48814000", annual: (25_000, 120_000),
        needs: ["Public health case management and reporting system", "Sexual health and substance misuse monitoring system", "NHS health checks data system"],
        purposes: ["collect activity from pharmacies and GP practices, pay for it and report it for the public health grant", "monitor commissioned stop smoking, substance misuse and health check services"],
        offers: [("Wellcount", "umbrewell"), ("Outreach Ledger", "morvane"), ("Thrivepath", "istreva"), ("Pulse Register", "tessalyn")] },
    Entry { area: "technology-enabled-care", cpv: "33195000", annual: (120_000, 450_000),
        needs: ["Telecare equipment and monitoring platform", "Technology-enabled care service", "Community alarm and telecare monitoring"],
        purposes: ["answer community alarm calls day and night and move residents from analogue to digital telecare before the telephone switch-over", "supply, install and monitor telecare sensors and pendants in residents' homes"],
        offers: [("Beacon Pendant", "amberlisle"), ("Homewatch Hub", "tamberlow"), ("Nightjar Monitor", "morvane"), ("Safehand", "bryndle")] },
    Entry { area: "housing-management", cpv: "48100000", annual: (200_000, 650_000),
        needs: ["Housing management system", "Integrated housing and tenancy management system", "Housing rents, tenancy and leasehold system"],
        purposes: ["manage tenancies, rent accounts, service charges, arrears and anti-social behaviour cases for its council homes", "give housing officers and residents one record of tenancies, rents, leasehold charges and repairs"],
        offers: [("Corrow Homes", "corrowick"), ("Hearthside Housing", "quillmere"), ("Estatewise", "brackwith"), ("Tenantry", "ostrevane")] },
    Entry { area: "housing-repairs", cpv: "48332000", annual: (60_000, 240_000),
        needs: ["Housing repairs scheduling and asset management system", "Repairs scheduling and mobile working system", "Housing asset management and compliance system"],
        purposes: ["schedule operatives, track damp and mould cases against Awaab's Law and plan capital works from stock condition data", "book repairs appointments, run mobile working for trades and hold gas, fire and asbestos compliance records"],
        offers: [("Fixtrack", "lodemarch"), ("Trades Ledger", "corrowick"), ("Stockwise", "skelwyth"), ("Keybolt", "quillmere")] },
    Entry { area: "homelessness-lettings", cpv: "48100000", annual: (30_000, 110_000),
        needs: ["Choice-based lettings and homelessness system", "Homelessness and housing register system", "Temporary accommodation and lettings system"],
        purposes: ["take housing register applications, advertise homes and manage homelessness cases under the Homelessness Reduction Act 2017", "manage temporary accommodation bookings, personal housing plans and the H-CLIC return"],
        offers: [("Doorstep Lettings", "marchwynd"), ("Havenlist", "corrowick"), ("Penhallen Threshold", "penhallen"), ("Keyfinder", "halvenor")] },
    Entry { area: "revenues-benefits", cpv: "48812000", annual: (220_000, 700_000),
        needs: ["Revenues and benefits system", "Council tax, business rates and housing benefit system", "Revenues and benefits processing system with citizen self-service"],
        purposes: ["bill and collect council tax and business rates and assess housing benefit and council tax support", "run annual billing, recovery, housing benefit assessment and the Department for Work and Pensions' data feeds"],
        offers: [("Ratebook", "dunmarrow"), ("Ostrevane Revenues", "ostrevane"), ("Tallyhall", "quillmere"), ("Levystone", "brackwith")] },
    Entry { area: "finance-erp", cpv: "48451000", annual: (300_000, 1_600_000),
        needs: ["Finance and procurement system (ERP)", "Enterprise resource planning system", "Core financials system"],
        purposes: ["keep the general ledger, pay suppliers, raise invoices, control budgets and close the accounts", "replace ageing on-premises financials with one cloud system for ledger, purchasing, income and reporting"],
        offers: [("Oakledger Cloud", "oakumbrel"), ("Vastrel One", "vastrel"), ("Counthouse", "halvenor"), ("Sterling Suite", "ostrevane")] },
    Entry { area: "hr-payroll", cpv: "48450000", annual: (120_000, 500_000),
        needs: ["HR and payroll system", "Human resources, payroll and recruitment system", "Payroll and pensions administration system"],
        purposes: ["pay staff and school employees, manage absence, recruitment and learning, and make pension returns", "run payroll for the Council and maintained schools with self-service for employees and managers"],
        offers: [("Kettle People", "kettlewyn"), ("Vastrel People", "vastrel"), ("Paywright", "oakumbrel"), ("Staffroll", "brackwith")] },
    Entry { area: "procurement-contracts", cpv: "48490000", annual: (20_000, 75_000),
        needs: ["E-procurement and contract management system", "E-tendering portal and contracts register", "Procurement and contract management platform"],
        purposes: ["publish notices, receive tenders, keep the contracts register and manage suppliers through the life of each contract", "meet the notice and transparency duties of the Procurement Act 2023 and manage contract performance"],
        offers: [("Tenderpath", "pinderleigh"), ("Bidmarrow", "penhallen"), ("Contract Shelf", "oakumbrel"), ("Lotmark", "wexholme")] },
    Entry { area: "payments-income", cpv: "48440000", annual: (40_000, 180_000),
        needs: ["Income management and online payments system", "Payments and cash receipting system", "Card payments and income management"],
        purposes: ["take card, Direct Debit and counter payments for every service and post them to the right account each night", "give residents one place to pay council tax, rents, parking and permits, with PCI DSS compliance"],
        offers: [("Tollgate Pay", "pellingate"), ("Quillmere Income", "quillmere"), ("Cashbridge", "ostrevane"), ("Coinwise", "halvenor")] },
    Entry { area: "legal-democratic", cpv: "48311000", annual: (15_000, 70_000),
        needs: ["Legal case management system", "Committee management and democratic services system", "Legal and democratic services software"],
        purposes: ["manage legal matters, court bundles and time recording for the shared legal service", "publish agendas, reports, decisions and members' interests and run electronic voting at committees"],
        offers: [("Chambers Desk", "lanthorpe"), ("Minutebook", "penhallen"), ("Townhall Agenda", "ostrevane"), ("Briefcase Legal", "cindervale")] },
    Entry { area: "elections", cpv: "48100000", annual: (18_000, 60_000),
        needs: ["Electoral management system", "Electoral registration and elections system", "Elections management software"],
        purposes: ["keep the electoral register, run the annual canvass and manage polling stations, postal votes and the count", "manage registration, absent votes and elections under the Elections Act 2022"],
        offers: [("Pollmaster", "orrinshaw"), ("Rollcall Register", "ostrevane"), ("Ballot Desk", "halvenor"), ("Canvass Plus", "penhallen")] },
    Entry { area: "registrars-bereavement", cpv: "48100000", annual: (12_000, 55_000),
        needs: ["Registrars and ceremonies booking system", "Cemeteries and bereavement services system", "Registrars and bereavement services system"],
        purposes: ["book registration appointments and ceremonies and issue certificates", "manage burials, cremations, memorials and grave records across the borough's cemeteries"],
        offers: [("Lychgate", "inglethwaite"), ("Penhallen Register", "penhallen"), ("Yewbook Records", "cindervale"), ("Ceremony Desk", "zephrane")] },
    Entry { area: "planning-building-control", cpv: "48100000", annual: (60_000, 210_000),
        needs: ["Planning and building control system", "Planning, building control and land charges system", "Development management system"],
        purposes: ["validate, consult on and decide planning applications, manage building control inspections and answer land charges searches", "process planning applications, appeals, enforcement and building regulations cases with public access online"],
        offers: [("Plotline", "merrowdene"), ("Terravane Planning", "brackwith"), ("Acrewise", "quillmere"), ("Siteplan Cloud", "penhallen")] },
    Entry { area: "regulatory-services", cpv: "48100000", annual: (30_000, 110_000),
        needs: ["Licensing and environmental health system", "Regulatory services case management system", "Environmental health, trading standards and licensing system"],
        purposes: ["manage premises licences, food hygiene inspections, noise complaints and private rented property licensing", "record inspections, service requests and enforcement for environmental health and trading standards, with mobile working"],
        offers: [("Jorven Inspect", "jorvendale"), ("Terravane Licensing", "brackwith"), ("Safeplate", "merrowdene"), ("Quillmere Regulate", "quillmere")] },
    Entry { area: "waste-streetscene", cpv: "48100000", annual: (40_000, 160_000),
        needs: ["Waste and street cleansing management system", "Waste collection and street scene system", "In-cab waste management and street scene system"],
        purposes: ["manage collection rounds, missed bins, bulky waste bookings and fly-tipping reports with devices in every cab", "join residents' reports, crews and depots in one system for waste, recycling and street cleansing"],
        offers: [("Roundsman", "hollinmoor"), ("Binwise", "penhallen"), ("Kerbside Live", "brackwith"), ("Streetkeeper", "skelwyth")] },
    Entry { area: "highways-parking", cpv: "48100000", annual: (150_000, 900_000),
        needs: ["Parking enforcement and permits system", "Highways asset management and street works system", "Parking, permits and cashless parking system"],
        purposes: ["issue penalty charge notices and parking permits, handle appeals and take cashless parking payments", "manage highway inspections, defects, street works permits and the asset register"],
        offers: [("Kerbline", "greywether"), ("Roadbook", "hollinmoor"), ("Bayfinder", "pellingate"), ("Highwayman", "ostrevane")] },
    Entry { area: "property-assets", cpv: "48100000", annual: (25_000, 110_000),
        needs: ["Corporate property and asset management system", "Estates and facilities management system", "Property asset management system"],
        purposes: ["keep the asset register, manage leases and rents of the commercial estate and plan maintenance", "hold property, lease, compliance and energy records for every building the Council owns"],
        offers: [("Skelwyth Estates", "skelwyth"), ("Landmark Ledger", "merrowdene"), ("Roofline", "lodemarch"), ("Assetry", "wexholme")] },
    Entry { area: "gis-mapping", cpv: "38221000", annual: (25_000, 95_000),
        needs: ["Geographical information system (GIS)", "GIS and web mapping platform", "Corporate GIS, gazetteer and mapping"],
        purposes: ["maintain the local land and property gazetteer and publish maps to residents and officers", "give planners, highways and emergency planning teams shared maps and spatial analysis"],
        offers: [("Mapledger", "sorrelby"), ("Contour Cloud", "wexholme"), ("Gridsquare", "istreva"), ("Placefinder", "sorrelby")] },
    Entry { area: "leisure-culture", cpv: "48932000", annual: (15_000, 80_000),
        needs: ["Leisure centre management and bookings system", "Leisure membership and box office system", "Arts and leisure ticketing system"],
        purposes: ["sell memberships, classes and court bookings across the borough's leisure centres", "run box office, memberships and access control for leisure and culture venues"],
        offers: [("Courtside", "thurlaby"), ("Members' Gate", "zephrane"), ("Curtain Up", "penhallen"), ("Poolside", "thurlaby")] },
    Entry { area: "libraries", cpv: "48160000", annual: (30_000, 140_000),
        needs: ["Library management system", "Library management system and self-service kiosks", "Library catalogue and e-lending platform"],
        purposes: ["manage lending, reservations, stock and the public catalogue across the borough's libraries", "provide the catalogue, self-service kiosks and e-lending in every library of the borough"],
        offers: [("Shelfmark", "fennimar"), ("Bookline", "cindervale"), ("Reading Room", "jessamar"), ("Foliant", "fennimar")] },
    Entry { area: "community-safety", cpv: "32323500", annual: (80_000, 420_000),
        needs: ["Public realm CCTV and control room system", "Community safety case management system", "CCTV upgrade and maintenance"],
        purposes: ["run the CCTV control room, replace analogue cameras and store video evidence for the police", "share anti-social behaviour and hate crime cases between the Council, the police and housing providers"],
        offers: [("Watchtower", "harkadine"), ("Streetview Control", "vintercroft"), ("Safer Case", "harkadine"), ("Norvalis Vista", "norvalis")] },
    Entry { area: "customer-crm", cpv: "48445000", annual: (90_000, 420_000),
        needs: ["Customer relationship management system", "CRM and resident account platform", "Customer services CRM platform"],
        purposes: ["give residents one account and officers one view of every request, from first contact to resolution", "replace the contact centre's CRM and join it to the systems of housing, revenues and street scene"],
        offers: [("Quaver CRM", "quaverly"), ("Penhallen Frontdesk", "penhallen"), ("Resident One", "halvenor"), ("Vastrel Customer", "vastrel")] },
    Entry { area: "website-forms", cpv: "72413000", annual: (30_000, 160_000),
        needs: ["Website content management and online forms", "Council website hosting, support and development", "Web content management system and e-forms platform"],
        purposes: ["host and support the Council's website and online forms to WCAG 2.2 AA", "let service teams publish pages and build online forms without a developer"],
        offers: [("Loomsite", "netherloom"), ("Yarn Forms", "yarnhollow"), ("Openhall", "penhallen"), ("Webwright", "netherloom")] },
    Entry { area: "contact-centre-telephony", cpv: "32550000", annual: (90_000, 380_000),
        needs: ["Cloud telephony and contact centre", "Contact centre and unified communications platform", "Telephony and contact centre services"],
        purposes: ["replace the telephone switch with cloud telephony and answer residents by voice, chat and text in one contact centre", "route and record calls for customer services, revenues and housing with workforce planning and reporting"],
        offers: [("Ravencall", "ravenshollow"), ("Bryndle Voice", "bryndle"), ("Clearline", "ravenshollow"), ("Switchroom Cloud", "aldernash")] },
    Entry { area: "bookings-appointments", cpv: "48332000", annual: (10_000, 45_000),
        needs: ["Appointments and queue management system", "Online bookings and appointments system", "Room, event and appointment bookings system"],
        purposes: ["book appointments online and manage queues in the customer service centres", "let residents book ceremonies, pest control, sports pitches and bulky waste in one place"],
        offers: [("Slotwise", "zephrane"), ("Queueless", "ravenshollow"), ("Daybook", "yarnhollow"), ("Reserve It", "zephrane")] },
    Entry { area: "data-analytics", cpv: "48461000", annual: (40_000, 260_000),
        needs: ["Data warehouse and analytics platform", "Single view of debt and predictive analytics", "Business intelligence and data analytics"],
        purposes: ["join data from housing, revenues and social care and publish dashboards to every service", "find households at risk of homelessness and debt before they reach crisis"],
        offers: [("Istreva Insight", "istreva"), ("Datawell", "wexholme"), ("Foresight Households", "istreva"), ("Lakehouse Public", "caltrane")] },
    Entry { area: "document-management", cpv: "48311000", annual: (40_000, 170_000),
        needs: ["Electronic document and records management system", "Document management and scanning", "EDRMS licences and support"],
        purposes: ["store, retain and find documents of revenues, planning and social care, and scan incoming post", "replace three document stores by one with retention rules and redaction"],
        offers: [("Cinderfile", "cindervale"), ("Quillmere Files", "quillmere"), ("Cinderfile Archive", "cindervale"), ("Foldery", "brackwith")] },
    Entry { area: "integration-api", cpv: "48211000", annual: (30_000, 150_000),
        needs: ["Integration platform and API management", "Systems integration platform (iPaaS)", "API gateway and data integration services"],
        purposes: ["connect line-of-business systems through managed APIs instead of nightly files", "move data between social care, finance and the NHS with monitoring and audit"],
        offers: [("Bridgeworks", "bramloch"), ("Span API", "bramloch"), ("Caltrane Connect", "caltrane"), ("Wexholme Exchange", "wexholme")] },
    Entry { area: "productivity-collaboration", cpv: "48300000", annual: (350_000, 1_400_000),
        needs: ["Productivity and collaboration software licences", "Enterprise licence agreement for office productivity software", "Email, collaboration and office software licences"],
        purposes: ["license e-mail, documents, video meetings and device security for every member of staff and councillor", "renew the enterprise agreement for productivity software through a licensing solution partner"],
        offers: [("Commonmead 365", "stannowick"), ("Workroom Suite", "rimmersby"), ("Commonmead Enterprise", "rimmersby"), ("Desktop Union", "farlingstone")] },
    Entry { area: "end-user-devices", cpv: "30213100", annual: (300_000, 1_800_000),
        needs: ["Laptops and end-user devices", "End-user devices and managed print", "Supply of laptops, monitors and printers"],
        purposes: ["replace staff laptops on a four-year cycle, with imaging, asset tagging and secure disposal", "supply laptops, monitors and multifunctional printers with secure print release to all offices and libraries"],
        offers: [("Ulla Book 14", "ullandrow"), ("Verrandale Managed Print", "verrandale"), ("Rimmersby Desktop Service", "rimmersby"), ("Workmate 13", "farlingstone")] },
    Entry { area: "network-connectivity", cpv: "72720000", annual: (250_000, 1_500_000),
        needs: ["Wide area network and internet connectivity", "Corporate network, Wi-Fi and firewall refresh", "Network managed service (WAN, LAN and Wi-Fi)"],
        purposes: ["connect offices, libraries, depots and schools over full fibre with diverse routes and managed firewalls", "refresh switches and Wi-Fi in all corporate buildings and manage them day and night"],
        offers: [("Alder WAN", "aldernash"), ("Westrevor Fibre", "westrevor"), ("Meshwork", "bryndle"), ("Aldernash Campus", "aldernash")] },
    Entry { area: "mobile", cpv: "64212000", annual: (60_000, 320_000),
        needs: ["Mobile voice and data services", "Mobile telephony, handsets and SIMs", "Mobile phone contracts and mobile device management"],
        purposes: ["provide voice, text and data to some three thousand handsets, with pooled data and a bill for each service", "supply SIMs, handsets and mobile device management for field and office staff"],
        offers: [("Kelvarrow Business", "kelvarrow"), ("Bryndle Mobile", "bryndle"), ("Skylark SIM", "kelvarrow"), ("Fieldline", "westrevor")] },
    Entry { area: "hosting-cloud", cpv: "72400000", annual: (150_000, 1_100_000),
        needs: ["Cloud hosting services", "Data centre hosting and cloud migration", "Public cloud hosting and managed services"],
        purposes: ["host line-of-business systems in the public cloud with back-up, disaster recovery and cost control", "close the Council's own data centre and run what remains in a shared one"],
        offers: [("Caltrane Public Cloud", "caltrane"), ("Yelver Compute", "yelverstone"), ("Osgath Colocation", "osgathwick"), ("Vastrel Hosting", "vastrel")] },
    Entry { area: "cyber-security", cpv: "48730000", annual: (60_000, 350_000),
        needs: ["Cyber security monitoring and response service", "Security operations centre (SOC) and endpoint protection", "E-mail security, firewall and penetration testing services"],
        purposes: ["watch networks, servers and laptops day and night and respond to cyber incidents within minutes", "protect e-mail and endpoints against ransomware and test defences every year"],
        offers: [("Tolver Shield", "tolverrick"), ("Norvalis Watch", "norvalis"), ("Portcullis SOC", "tolverrick"), ("Stannowick Guard", "stannowick")] },
    Entry { area: "identity-access", cpv: "48730000", annual: (25_000, 130_000),
        needs: ["Identity and access management", "Single sign-on and multi-factor authentication", "Identity and access management and resident sign-in"],
        purposes: ["give staff one sign-in with multi-factor authentication and remove leavers' access the same day", "let residents prove who they are once and sign in to every council service"],
        offers: [("Wyck Sign-In", "wyckenford"), ("Gatewarden", "norvalis"), ("Wyck Resident", "wyckenford"), ("Passport Desk", "tolverrick")] },
    Entry { area: "service-management", cpv: "72253000", annual: (35_000, 150_000),
        needs: ["IT service management system", "IT service desk and asset management tool", "IT service desk (ITSM) software"],
        purposes: ["log and resolve incidents and requests, manage changes and keep the inventory of devices and licences", "run the shared IT service desk with self-service, knowledge articles and remote support"],
        offers: [("Glen Desk", "glenverrow"), ("Ticketwell", "farlingstone"), ("Fixpoint ITSM", "glenverrow"), ("Rotadesk", "penhallen")] },
    Entry { area: "digital-consultancy", cpv: "72600000", annual: (80_000, 700_000),
        needs: ["Digital transformation consultancy", "Technology strategy and digital consultancy services", "Digital consultancy and delivery partner"],
        purposes: ["research with residents, design and build digital services with the Council's own team", "advise on technology strategy, enterprise architecture and the business case for replacing legacy systems"],
        offers: [("Eskerby Delivery", "eskerby"), ("Drayburn Advisory", "drayburn"), ("Farlingstone Teams", "farlingstone"), ("Penhallen Labs", "penhallen")] },
    Entry { area: "other-technology", cpv: "48900000", annual: (10_000, 90_000),
        needs: ["Energy monitoring software and sensors", "Building sensors and energy monitoring platform", "Carbon and energy reporting software"],
        purposes: ["collect readings from meters and sensors in council buildings and report carbon emissions", "find waste of heat and power in schools, libraries and offices and check energy bills"],
        offers: [("Meterwise", "wexholme"), ("Kilowatch", "yarnhollow"), ("Gridreader", "stannowick"), ("Halvenor Metering", "halvenor")] },
];

#[cfg(test)]
mod tests {
    use muster_domain::cpv::Cpv;
    use muster_domain::service_area::ServiceArea;

    use super::super::vendor;
    use super::*;

    #[test]
    fn every_service_area_has_its_entry_with_listed_codes_and_vendors() {
        let areas: Vec<&str> = ServiceArea::all().iter().map(|a| a.code.as_str()).collect();
        assert_eq!(CATALOGUE.iter().map(|e| e.area).collect::<Vec<_>>(), areas);
        for entry in &CATALOGUE {
            assert!(Cpv::parse(entry.cpv).and_then(Cpv::description).is_some(), "{}", entry.cpv);
            for (product, key) in entry.offers {
                assert!(vendor::position(key).is_some(), "{product} of {key}");
            }
        }
    }

    #[test]
    fn every_vendor_but_the_parent_company_sells_something() {
        let sold: Vec<usize> =
            CATALOGUE.iter().flat_map(|e| e.offers).filter_map(|(_, key)| vendor::position(key)).collect();
        let idle: Vec<String> = vendor::all()
            .into_iter()
            .enumerate()
            .filter(|(i, _)| !sold.contains(i))
            .map(|(_, v)| v.name)
            .collect();
        assert_eq!(idle, ["Halvenor Group plc"]);
    }
}
