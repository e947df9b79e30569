//! The demonstration's pilots: a dozen, in every stage, three of them with the same idea.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use muster_domain::audience::Audience;
use muster_domain::authority::AuthorityRef;
use muster_domain::clock::Clock;
use muster_domain::contract::ContractFilter;
use muster_domain::id::PilotId;
use muster_domain::money::Money;
use muster_domain::page::{Direction, PageRequest, Sort};
use muster_domain::pilot::{Account, Decision, Pilot};
use muster_domain::product::{ProductRef, id_of};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::vendor::{VendorFilter, VendorRef, VendorSort};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result};
use uuid::Uuid;

/// Ids follow from this and the question, so that doing it again puts nothing on record twice.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d75_7374_6572_5000_8000_7069_6c6f_7473);

/// A pilot as it is invented; days are counted from today.
struct Invented {
    authority: &'static str,
    area: &'static str,
    question: &'static str,
    approach: &'static str,
    product: Option<&'static str>,
    /// Whether it is of a vendor that has contracts in the service area.
    vendor: bool,
    from: i64,
    to: i64,
    pounds: Option<i64>,
    people: Option<u32>,
    measures: &'static str,
    ended: Option<Ended>,
    contact: &'static str,
    audience: Audience,
    /// Days since somebody vouched for it.
    silent: i64,
}

struct Ended {
    decision: Option<Decision>,
    outcome: &'static str,
    why: &'static str,
    lessons: &'static str,
}

/// Puts them on record; says how many are new.
pub async fn demonstrate(database: &Database, clock: &dyn Clock) -> Result<usize> {
    let today = clock.today();
    let mut pilots = Vec::with_capacity(INVENTED.len());
    for invented in &INVENTED {
        let Some(authority) = database.authorities().find(&Viewer::Public, invented.authority).await? else {
            continue;
        };
        let Some(area) = ServiceAreaCode::parse(invented.area) else { continue };
        let vendor = if invented.vendor { vendor_of(database, area).await? } else { None };
        pilots.push(invented.pilot(authority.reference, area, vendor, today));
    }
    database.pilots().demonstrate(&pilots, clock).await
}

/// Of the invented vendors that sell for a service area the one with most contracts: what boroughs say of it, try and can
/// be asked about comes together on its page.
pub async fn vendor_of(database: &Database, area: ServiceAreaCode) -> Result<Option<VendorRef>> {
    let most = [Sort { key: VendorSort::Contracts, direction: Direction::Descending }];
    let page = PageRequest { limit: PageRequest::MOST, cursor: None };
    let vendors = database.vendors().list(&Viewer::Public, &VendorFilter::default(), &most, &page).await?;
    let one = PageRequest { limit: 1, cursor: None };
    for vendor in vendors.items.into_iter().filter(|vendor| vendor.demonstration) {
        let filter = ContractFilter {
            service_areas: vec![area],
            vendors: vec![vendor.reference.id],
            members: Some(true),
            ..ContractFilter::default()
        };
        if !database.contracts().list(&Viewer::Public, &filter, &[], &one).await?.items.is_empty() {
            return Ok(Some(vendor.reference));
        }
    }
    Ok(None)
}

impl Invented {
    fn pilot(
        &self,
        authority: AuthorityRef,
        area: ServiceAreaCode,
        vendor: Option<VendorRef>,
        today: NaiveDate,
    ) -> Pilot {
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let ended = self.ended.as_ref();
        let text = |of: fn(&Ended) -> &'static str| ended.and_then(|ended| said(of(ended)));
        let recorded = self.from.min(-self.silent) - 10;
        Pilot {
            id: PilotId(Uuid::new_v5(&NAMESPACE, self.question.as_bytes())),
            authority,
            account: Account {
                question: self.question.to_owned(),
                approach: said(self.approach),
                vendor,
                product: self.product.map(|name| ProductRef { id: id_of(name), name: name.to_owned() }),
                service_areas: vec![area],
                start: Some(day(today, self.from)),
                end: Some(day(today, self.to)),
                cost: self.pounds.map(|pounds| Money::gbp(pounds * 100)),
                people: self.people,
                measures: said(self.measures),
                outcome: text(|ended| ended.outcome),
                decision: ended.and_then(|ended| ended.decision),
                why: text(|ended| ended.why),
                lessons: text(|ended| ended.lessons),
                documents: Vec::new(),
                contact: said(self.contact),
            },
            audience: self.audience,
            recorded_at: morning(day(today, recorded)),
            vouched_at: morning(day(today, -self.silent)),
            demonstration: true,
            version: 1,
        }
    }
}

/// So many days from today.
fn day(today: NaiveDate, days: i64) -> NaiveDate {
    let size = Days::new(days.unsigned_abs());
    let moved = if days < 0 { today.checked_sub_days(size) } else { today.checked_add_days(size) };
    moved.unwrap_or(today)
}

fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(9)
}

const INVENTED: [Invented; 13] = [
    Invented {
        authority: "HCK",
        area: "housing-repairs",
        question: "Does a voice assistant shorten the queue on the repairs line?",
        approach: "A voice assistant takes repairs calls out of hours, books a slot and hands over what it does not understand",
        product: Some("Larkvoice"),
        vendor: true,
        from: -420,
        to: -240,
        pounds: Some(48_000),
        people: Some(6_100),
        measures: "Average wait under 3 minutes; 60 % of calls booked without a person; no more repeat visits than before",
        ended: Some(Ended {
            decision: Some(Decision::Scaled),
            outcome: "Average wait fell from 11 to 4 minutes; 52 % of calls were booked without a person; repeat visits stayed as they were",
            why: "The wait fell by more than the cost grew, and residents asked for it at weekends",
            lessons: "Six weeks went into the list of trades: agree on it before the contract begins. Callers with an accent were handed over twice as often until we sent our own recordings.",
        }),
        contact: "Head of Housing Repairs",
        audience: Audience::Members,
        silent: 60,
    },
    Invented {
        authority: "ISL",
        area: "contact-centre-telephony",
        question: "Can a voice bot take calls about repairs and rent at peak times?",
        approach: "A voice bot in front of the contact centre, for two kinds of calls",
        product: None,
        vendor: true,
        from: -300,
        to: -150,
        pounds: Some(71_000),
        people: Some(9_800),
        measures: "A third of calls answered without a person; complaints no higher",
        ended: Some(Ended {
            decision: Some(Decision::Stopped),
            outcome: "19 % of calls were answered without a person; complaints about repeated questions doubled",
            why: "The rent system gave answers a day old, so most callers asked for a person",
            lessons: "Look at the interface of the rent system first. Try one kind of call, not two.",
        }),
        contact: "Customer Services, digital team",
        audience: Audience::Members,
        silent: 100,
    },
    Invented {
        authority: "LBH",
        area: "housing-repairs",
        question: "Would residents use a voice assistant for repairs calls at night?",
        approach: "A voice assistant for emergencies between 10 pm and 7 am",
        product: Some("Larkvoice"),
        vendor: true,
        from: -70,
        to: 50,
        pounds: Some(30_000),
        people: None,
        measures: "Emergencies reach a person within 2 minutes; 8 in 10 callers satisfied",
        ended: None,
        contact: "Out of Hours Service",
        audience: Audience::Members,
        silent: 20,
    },
    Invented {
        authority: "CMD",
        area: "adult-social-care",
        question: "Does an assistant that writes up visits give social workers time back?",
        approach: "Notes of visits are transcribed and drafted into the assessment form; the social worker checks and signs",
        product: Some("Scribewell"),
        vendor: true,
        from: -210,
        to: -30,
        pounds: Some(36_500),
        people: Some(44),
        measures: "Four hours a week saved for each worker; no drop in the quality that supervisors see",
        ended: None,
        contact: "Principal Social Worker's office",
        audience: Audience::Members,
        silent: 95,
    },
    Invented {
        authority: "CMD",
        area: "waste-streetscene",
        question: "Do sensors in street bins cut the rounds?",
        approach: "Fill sensors in 220 bins, rounds planned each morning",
        product: None,
        vendor: false,
        from: -130,
        to: 90,
        pounds: None,
        people: None,
        measures: "A tenth fewer rounds; overflowing bins reported no more often",
        ended: None,
        contact: "Street Scene programme",
        audience: Audience::Members,
        silent: 120,
    },
    Invented {
        authority: "CMD",
        area: "planning-building-control",
        question: "Can applicants be told at once what is missing from a planning application?",
        approach: "Documents are checked against the local list as they are uploaded",
        product: Some("Checkplan"),
        vendor: true,
        from: 45,
        to: 200,
        pounds: Some(25_000),
        people: None,
        measures: "Invalid applications down from 4 in 10 to 2 in 10",
        ended: None,
        contact: "Development Management",
        audience: Audience::Own,
        silent: 5,
    },
    Invented {
        authority: "HCK",
        area: "revenues-benefits",
        question: "Does a text before the reminder letter bring council tax in sooner?",
        approach: "A text message in plain words a week before the reminder, to half of those who are late",
        product: None,
        vendor: false,
        from: -500,
        to: -380,
        pounds: Some(4_200),
        people: Some(12_000),
        measures: "More paid before the reminder than in the half without a text",
        ended: Some(Ended {
            decision: Some(Decision::Scaled),
            outcome: "31 % paid before the reminder against 22 % without a text; one complaint in a thousand",
            why: "It paid for itself in the first month",
            lessons: "Have the wording read by somebody who was late themselves. Do not send it on a Friday.",
        }),
        contact: "Revenues, recovery team",
        audience: Audience::Public,
        silent: 200,
    },
    Invented {
        authority: "TWH",
        area: "technology-enabled-care",
        question: "Do sensors at home delay a move into residential care?",
        approach: "Motion and door sensors with a daily pattern, for people who live alone with early dementia",
        product: Some("Hearthwatch"),
        vendor: true,
        from: -620,
        to: -250,
        pounds: Some(118_000),
        people: Some(85),
        measures: "Six months longer at home for one in four; carers less worried by their own account",
        ended: Some(Ended {
            decision: Some(Decision::Extended),
            outcome: "One in five stayed four months longer; carers were less worried, but false alarms at night rose",
            why: "Worth another year with a better threshold for alarms",
            lessons: "Ask the family for consent twice, once after a month. Batteries are the borough's work: plan for it.",
        }),
        contact: "Assistive Technology Service",
        audience: Audience::Members,
        silent: 40,
    },
    Invented {
        authority: "SWK",
        area: "libraries",
        question: "Do self-service hours bring new readers into small libraries?",
        approach: "Doors open by library card from 7 to 9 and from 17 to 21",
        product: Some("Opendoor"),
        vendor: true,
        from: -365,
        to: -90,
        pounds: Some(54_000),
        people: Some(1_900),
        measures: "A fifth more visits; no more incidents",
        ended: Some(Ended {
            decision: Some(Decision::Scaled),
            outcome: "A quarter more visits, half of them by people who had not come for a year; two incidents",
            why: "Cheaper than any other way to longer hours",
            lessons: "Cameras must be paid for from the start. Volunteers at first, for those who do not like machines.",
        }),
        contact: "Libraries, service development",
        audience: Audience::Public,
        silent: 30,
    },
    Invented {
        authority: "LBH",
        area: "highways-parking",
        question: "Can cameras on refuse lorries find potholes before residents report them?",
        approach: "Pictures from two lorries, sorted by a model, go to the highways inspectors",
        product: Some("Roadsight"),
        vendor: true,
        from: -160,
        to: -20,
        pounds: Some(22_000),
        people: None,
        measures: "Half of the potholes found before somebody reports them",
        ended: None,
        contact: "Highways Maintenance",
        audience: Audience::Members,
        silent: 170,
    },
    Invented {
        authority: "SWK",
        area: "customer-crm",
        question: "Does a chat assistant on the website answer what people now telephone about?",
        approach: "A chat assistant over the council's own pages, with the sources shown",
        product: None,
        vendor: true,
        from: -240,
        to: -120,
        pounds: Some(39_000),
        people: Some(15_400),
        measures: "Calls about the ten commonest questions down by a fifth",
        ended: Some(Ended {
            decision: Some(Decision::Stopped),
            outcome: "Calls fell by 4 %; one answer in eight was out of date because the page was",
            why: "The pages, not the assistant, were what had to be mended",
            lessons: "Put the money into the ten pages first; then ask again whether an assistant is needed.",
        }),
        contact: "Digital Services",
        audience: Audience::Members,
        silent: 80,
    },
    Invented {
        authority: "TWH",
        area: "homelessness-lettings",
        question: "Can early signs in our own data find households at risk of losing their home?",
        approach: "Arrears, benefit changes and school moves weighed together; an officer calls, nobody is decided about",
        product: None,
        vendor: false,
        from: -35,
        to: 150,
        pounds: Some(60_000),
        people: None,
        measures: "A third of the households that would have come to us in crisis are called before",
        ended: None,
        contact: "Housing Options, prevention team",
        audience: Audience::Members,
        silent: 12,
    },
    Invented {
        authority: "ISL",
        area: "legal-democratic",
        question: "Do drafted minutes save the committee team's evenings?",
        approach: "Meetings are transcribed and minutes drafted; the clerk edits",
        product: Some("Scribewell"),
        vendor: false,
        from: 20,
        to: 110,
        pounds: None,
        people: None,
        measures: "Draft minutes the next morning; corrections by members no more than before",
        ended: None,
        contact: "Committee Services",
        audience: Audience::Members,
        silent: 8,
    },
];
