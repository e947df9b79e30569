//! Invented reviews of invented vendors, by boroughs that hold invented contracts with them: they go the way that
//! every review goes, through the same stores, each on a day of its own.

use chrono::{Days, NaiveDate};
use muster_domain::access::{Action, Role};
use muster_domain::actor::{Actor, Who};
use muster_domain::authority::AuthorityRef;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::contract::{ContractFilter, ContractSort};
use muster_domain::id::{ReviewId, VendorId};
use muster_domain::page::{Direction, PageRequest, Sort};
use muster_domain::person::NewPerson;
use muster_domain::record::Band;
use muster_domain::review::list::ReviewFilter;
use muster_domain::review::sight::Seer;
use muster_domain::review::step::Step;
use muster_domain::review::{Aspect, Content, Desk, FactName, Facts, Foundation};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::session::Origin;
use muster_domain::viewer::Viewer;
use muster_identity::secret;
use muster_persistence::Database;
use muster_persistence::review::Draft;
use muster_persistence::vendor_link::Opened;

use super::super::Failure;
use super::pilot::vendor_of;

/// How far a review gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    Submitted,
    Moderation,
    Published,
    Replied,
    Challenged,
}

/// What is said, how many days ago, and how far it gets.
struct Said {
    days: u64,
    until: Until,
    overall: u8,
    aspects: [u8; 4],
    slipped: u64,
    changes: u16,
    again: bool,
    withheld: bool,
    best: &'static str,
    worst: &'static str,
}

const fn said(days: u64, until: Until, overall: u8, aspects: [u8; 4]) -> Said {
    Said {
        days,
        until,
        overall,
        aspects,
        slipped: 30,
        changes: 3,
        again: overall > 2,
        withheld: false,
        best: "",
        worst: "",
    }
}

/// Of a vendor of case management, who can be called and priced, too: enough authorities for a mean, one of them
/// stale.
const WIDELY: [Said; 5] = [
    Said {
        best: "Data migration took one weekend and every record came over. The user group sets the roadmap and was listened to twice.",
        worst: "Each integration beyond the first was quoted separately, at about the price of the first.",
        ..said(40, Until::Replied, 4, [4, 3, 2, 5])
    },
    Said {
        slipped: 330,
        changes: 17,
        best: "Support answers within the hour and knows the product.",
        worst: "Go-live slipped eleven months. Change requests were paid for what the specification had covered.",
        ..said(95, Until::Challenged, 2, [1, 2, 1, 4])
    },
    Said {
        best: "Social workers learnt it in half a day. The statutory returns come out as they should.",
        worst: "Exports of our own data need a ticket, which takes a week.",
        ..said(210, Until::Published, 4, [4, 4, 3, 4])
    },
    Said {
        slipped: 0,
        changes: 0,
        withheld: true,
        best: "Live on the day that was planned, at the price that was quoted.",
        worst: "Out of hours there is nobody to call.",
        ..said(430, Until::Published, 5, [5, 5, 4, 3])
    },
    Said {
        slipped: 150,
        changes: 9,
        best: "The second project manager turned the implementation round in six weeks.",
        worst: "The first release stopped payments to providers for nine days, and service credits had to be claimed.",
        ..said(1_210, Until::Published, 3, [2, 3, 2, 3])
    },
];

/// Of another: too few for a mean, one of them with the convenor, one with a second person.
const HARDLY: [Said; 4] = [
    Said {
        best: "The interface to the ledger worked from the first day.",
        worst: "Customisation of forms cost more than the licence of a year.",
        ..said(120, Until::Published, 3, [4, 3, 1, 3])
    },
    Said {
        best: "Exit was agreed before signature and costed; the data came back in an open format.",
        worst: "Nothing on the roadmap of two years ago has been delivered.",
        ..said(300, Until::Published, 2, [3, 3, 3, 2])
    },
    Said {
        best: "Onboarding was well prepared, with a named team.",
        worst: "Searches slowed down when all users had joined, and took four months to mend.",
        ..said(3, Until::Moderation, 3, [4, 3, 3, 3])
    },
    Said {
        best: "Residents find every paper by themselves since May; calls fell by a fifth.",
        worst: "The mobile app needs a connection that basements do not have.",
        ..said(6, Until::Submitted, 4, [4, 3, 3, 4])
    },
];

/// Writes them; where there are any already, it leaves them as they are. Says how many.
///
/// # Errors
/// When the database refuses.
pub async fn write(database: &Database, clock: &dyn Clock) -> Result<usize, Failure> {
    let loti = database.authorities().find(&Viewer::Public, muster_jobs::members::LOTI).await?;
    let Some(loti) = loti.map(|authority| authority.reference) else { return Ok(0) };
    let convenor = invented(database, &loti, "moderator", Role::Convenor, clock).await?;
    let known = ReviewFilter {
        demonstration: Some(true),
        ages: Vec::new(),
        ..ReviewFilter::published(Seer::of(Some(&convenor)), clock.today())
    };
    let one = PageRequest { limit: 1, cursor: None };
    if database.reviews().list(&known, &[], &one).await?.total != Some(0) {
        return Ok(0);
    }
    let mut written = 0;
    for (area, reviews) in [("adult-social-care", &WIDELY[..]), ("legal-democratic", &HARDLY[..])] {
        let Some(area) = ServiceAreaCode::parse(area) else { continue };
        let Some(vendor) = vendor_of(database, area).await? else { continue };
        let holders = holders(database, vendor.id, area).await?;
        // Camden's people can be tried by anybody: what waits for a second person waits there.
        let (camden, others): (Vec<_>, Vec<_>) =
            holders.into_iter().partition(|(held_by, _)| held_by.code.as_deref() == Some("CMD"));
        let (mut camden, mut others) = (camden.into_iter(), others.into_iter());
        for review in reviews {
            let next = if review.until == Until::Submitted { camden.next() } else { others.next() };
            let Some((authority, foundation)) = next else { continue };
            let at = FixedClock::at(clock.today() - Days::new(review.days));
            one_review(database, &authority, &convenor, vendor.id, foundation, review, &at, clock.today())
                .await?;
            written += 1;
        }
    }
    Ok(written)
}

/// Members that hold contracts with a vendor, each with one of them: those for a service area first.
async fn holders(
    database: &Database,
    vendor: VendorId,
    area: ServiceAreaCode,
) -> Result<Vec<(AuthorityRef, Foundation)>, Failure> {
    let sort =
        [ContractSort::Authority, ContractSort::End].map(|key| Sort { key, direction: Direction::Ascending });
    let page = PageRequest { limit: PageRequest::MOST, cursor: None };
    let mut holders: Vec<(AuthorityRef, Foundation)> = Vec::new();
    for service_areas in [vec![area], Vec::new()] {
        let filter = ContractFilter {
            vendors: vec![vendor],
            members: Some(true),
            service_areas,
            ..ContractFilter::default()
        };
        for contract in database.contracts().list(&Viewer::Public, &filter, &sort, &page).await?.items {
            if holders.iter().all(|(held_by, _)| held_by.id != contract.authority.id) {
                holders.push((contract.authority, Foundation::Contract(contract.id)));
            }
        }
    }
    Ok(holders)
}

/// An invented person who has no password and so cannot sign in.
async fn invented(
    database: &Database,
    authority: &AuthorityRef,
    what: &str,
    role: Role,
    clock: &dyn Clock,
) -> Result<Actor, Failure> {
    let code = authority.code.as_deref().unwrap_or("none").to_lowercase();
    let new = NewPerson {
        authority: authority.id,
        name: format!("Invented {what} of {}", authority.name),
        email: format!("invented-{}@{code}.example", what.replace(' ', "-")),
        roles: vec![role],
        demonstration: true,
    };
    let person = database.people().establish(&new, None, clock).await?;
    let who = Who::Person { person, session: uuid::Uuid::nil().into(), roles: vec![role] };
    Ok(Actor { who, authority: authority.id, member: true, address: None, request: clock.id() })
}

fn content(said: &Said, at: NaiveDate) -> Content {
    let rated = [Aspect::Implementation, Aspect::CostAgainstQuote, Aspect::Customisation, Aspect::Support];
    let planned = at - Days::new(500);
    Content {
        overall: said.overall,
        aspects: rated.into_iter().zip(said.aspects).collect(),
        facts: Facts {
            planned_go_live: Some(planned),
            real_go_live: Some(planned + Days::new(said.slipped)),
            planned_cost: Band::parse("250k-500k"),
            final_cost: Band::parse(if said.changes > 8 { "500k-1m" } else { "250k-500k" }),
            change_requests: Some(said.changes),
            service_credits: Some(said.slipped > 100),
            buy_again: Some(said.again),
        },
        best: said.best.to_owned(),
        worst: said.worst.to_owned(),
        conflict: None,
        words_withheld: said.withheld,
    }
}

#[expect(clippy::too_many_arguments, reason = "each is somebody or something that a review takes")]
async fn one_review(
    database: &Database,
    authority: &AuthorityRef,
    convenor: &Actor,
    vendor: VendorId,
    foundation: Foundation,
    said: &Said,
    at: &FixedClock,
    today: NaiveDate,
) -> Result<ReviewId, Failure> {
    let author = invented(database, authority, "reviewer", Role::Contributor, at).await?;
    let approver = invented(database, authority, "second reader", Role::Approver, at).await?;
    let store = database.reviews();
    let draft = Draft { product: None, desk: Desk::Service, foundation, content: content(said, at.today()) };
    let id = store.begin(&author, vendor, &draft, at).await?;
    store.step(&author, Action::WriteReviews, id, 1, &Step::Submit, at).await?;
    if said.until == Until::Submitted {
        return Ok(id);
    }
    store.step(&approver, Action::ApproveReviews, id, 2, &Step::Approve, at).await?;
    if said.until == Until::Moderation {
        return Ok(id);
    }
    store.step(convenor, Action::ModerateReviews, id, 3, &Step::Publish, at).await?;
    if matches!(said.until, Until::Replied | Until::Challenged) {
        answer(database, convenor, vendor, id, said.until, at, today).await?;
    }
    Ok(id)
}

/// What the vendor says: by a link that was made for it.
async fn answer(
    database: &Database,
    convenor: &Actor,
    vendor: VendorId,
    review: ReviewId,
    until: Until,
    at: &FixedClock,
    today: NaiveDate,
) -> Result<(), Failure> {
    let hash = secret::hash(&secret::generate()?);
    let links = database.vendor_links();
    let last = today + Days::new(30);
    let link = links.create(convenor, vendor, "Their account director (invented)", last, &hash, at).await?;
    let (opened, origin) = (Opened { link }, Origin { address: None, user_agent: None, request: at.id() });
    let store = database.reviews();
    match until {
        Until::Replied => {
            let text = "Thank you. Since the spring the first three integrations are part of the fee; existing \
                        customers can have them at no cost by asking for the standard connector.";
            store.reply(&opened, &origin, review, text, at).await?;
        }
        _ => {
            let reason = "Nine of these were ordered after the specification was signed, by change notes that both signed.";
            store.challenge(&opened, &origin, review, FactName::ChangeRequests, reason, at).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use muster_domain::review::check::look;

    use super::*;

    #[test]
    fn what_is_invented_can_be_handed_in() {
        for said in WIDELY.iter().chain(&HARDLY) {
            let content = content(said, "2026-11-23".parse().unwrap());
            assert_eq!(content.faults(), [], "{}", said.worst);
            for text in [&content.best, &content.worst] {
                assert_eq!(look(text, &[], false), [], "{text}");
            }
        }
    }

    #[test]
    fn each_review_has_a_day_of_its_own() {
        let mut days: Vec<u64> = WIDELY.iter().chain(&HARDLY).map(|said| said.days).collect();
        days.sort_unstable();
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "ids of a day follow from the day");
    }
}
