//! Sentences: one for each thing that is told, of what its recipient may see. Prices, notes and contacts
//! are in none of them.

use chrono::NaiveDate;
use muster_domain::alert::{Reason, Waits, written};
use muster_domain::contract::Contract;
use muster_domain::desk::Ending;
use muster_domain::duty::{Duty, DutyKind};
use muster_domain::fact::Field;
use muster_domain::opportunity::Opportunity;
use muster_domain::pilot::{Pilot, Stage};
use muster_domain::procurement::Procurement;
use muster_domain::record::Datum;
use muster_domain::vendor::Vendor;
use muster_persistence::peer::Asked;
use muster_persistence::record::Asked as Questioned;

/// A contract as it is named: its title and with whom.
fn named(contract: &Contract) -> String {
    let vendors: Vec<&str> = contract.vendors.iter().map(|vendor| vendor.name.as_str()).take(3).collect();
    match vendors.is_empty() {
        true => format!("\u{201c}{}\u{201d}", contract.title),
        false => format!("\u{201c}{}\u{201d} with {}", contract.title, vendors.join(", ")),
    }
}

/// Months as people say them.
fn months(count: u8) -> String {
    match count {
        1 => "a month".to_owned(),
        12 => "a year".to_owned(),
        24 => "two years".to_owned(),
        36 => "three years".to_owned(),
        n => format!("{n} months"),
    }
}

pub(super) fn ending(ending: &Ending, today: NaiveDate) -> String {
    let Ending { contract, end, latest_commit } = ending;
    let decide = match *latest_commit < today {
        true => format!("what follows should have been decided by {}", written(*latest_commit)),
        false => format!("decide what follows by {}", written(*latest_commit)),
    };
    format!("{} ends on {}: {decide}.", named(contract), written(*end))
}

/// A question to a peer. What they want to know stands in the app, not in a message.
pub(super) fn asked(asked: &Asked) -> String {
    let about = asked.peer.as_ref().map(|peer| format!(" about {}", peer.vendor.name)).unwrap_or_default();
    format!("{} of {} asks you{about}.", asked.asker, asked.request.authority.name)
}

/// What waits for somebody: that it does, and not a word of what it says or of whom.
pub(super) const fn waits(what: Waits) -> &'static str {
    match what {
        Waits::Question => "Somebody asks you a question as a peer.",
        Waits::Answer => "A peer has answered your question.",
        Waits::Approval => "A review of your authority waits for your approval.",
        Waits::Moderation => "A review waits for a convenor.",
    }
}

pub(super) fn pilot(pilot: &Pilot, today: NaiveDate) -> String {
    let question = &pilot.account.question;
    match (pilot.account.stage(today), pilot.account.end, pilot.account.start) {
        (Stage::Undecided, Some(end), _) => {
            format!("\u{201c}{question}\u{201d} ended on {}: say what was decided.", written(end))
        }
        (Stage::Planned, _, Some(start)) => {
            format!("\u{201c}{question}\u{201d} was to begin on {}: say whether it did.", written(start))
        }
        _ => {
            let vouched = written(pilot.vouched_at.date_naive());
            format!(
                "\u{201c}{question}\u{201d} runs, and nobody has said a word since {vouched}: is it still so?"
            )
        }
    }
}

pub(super) fn contract(contract: &Contract, reason: &Reason) -> String {
    let name = named(contract);
    match reason {
        Reason::Ends { months: count } => match contract.term.end {
            Some(end) => format!("{name} ends on {}, within {}.", written(end), months(*count)),
            None => format!("{name} ends within {}.", months(*count)),
        },
        Reason::New { of } => {
            let end = contract.term.end.map(|end| format!(", until {}", written(end))).unwrap_or_default();
            let whose = &contract.authority.name;
            format!("New in \u{201c}{of}\u{201d}: {name}, held by {whose}{end}.")
        }
        Reason::Changed { words } => format!("{name} {}.", words.join(", ")),
        Reason::Commit { .. } | Reason::Waits { .. } => format!("{name}."),
    }
}

pub(super) fn procurement(procurement: &Procurement, reason: &Reason) -> String {
    let name = format!("\u{201c}{}\u{201d}", procurement.title);
    match reason {
        Reason::New { of } => {
            let start = procurement.expected_start;
            let start = start.map(|start| format!(", to start on {}", written(start))).unwrap_or_default();
            let whose = &procurement.authority.name;
            format!("New in \u{201c}{of}\u{201d}: {name} of {whose}{start}.")
        }
        Reason::Changed { words } => format!("{name} {}.", words.join(", ")),
        Reason::Ends { .. } | Reason::Commit { .. } | Reason::Waits { .. } => format!("{name}."),
    }
}

/// With how many others something can be bought.
fn with(opportunity: &Opportunity) -> String {
    let names: Vec<&str> = opportunity.authorities.iter().map(|a| a.name.as_str()).collect();
    match names.as_slice() {
        [] => "others".to_owned(),
        few if few.len() <= 3 => few.join(", "),
        [first, second, rest @ ..] => format!("{first}, {second} and {} others", rest.len()),
        [one] => (*one).to_owned(),
    }
}

pub(super) fn opportunity(opportunity: &Opportunity, reason: Option<&Reason>) -> String {
    let title = &opportunity.title;
    let by = written(opportunity.latest_commit);
    match reason {
        Some(Reason::Commit { days }) => {
            format!("\u{201c}{title}\u{201d} has to be decided by {by}, within {days} days.")
        }
        Some(Reason::Changed { words }) => format!("\u{201c}{title}\u{201d} {}.", words.join(", ")),
        Some(Reason::New { of }) => {
            format!("New in \u{201c}{of}\u{201d}: {title} could be bought together by {}.", with(opportunity))
        }
        Some(Reason::Ends { .. } | Reason::Waits { .. }) | None => {
            format!("{title} could be bought together by {}: say what you think by {by}.", with(opportunity))
        }
    }
}

pub(super) fn vendor(vendor: &Vendor, reason: &Reason) -> String {
    let name = &vendor.reference.name;
    match reason {
        Reason::New { of } => format!("New in \u{201c}{of}\u{201d}: {name}."),
        Reason::Changed { words } => format!("{name} {}.", words.join(", ")),
        Reason::Ends { .. } | Reason::Commit { .. } | Reason::Waits { .. } => format!("{name}."),
    }
}

pub(super) fn duty(duty: &Duty, today: NaiveDate) -> String {
    let what = match duty.kind {
        DutyKind::Register => "publish the contracts register",
        DutyKind::Pipeline => "publish the pipeline notice",
        DutyKind::Planned => "publish the planned procurement notice",
        DutyKind::Details => "publish the contract details",
        DutyKind::Copy => "publish a copy of the contract",
        DutyKind::Performance => "publish how the supplier performs",
        DutyKind::Change => "publish the change",
        DutyKind::Termination => "publish that it ended",
    };
    let notice = duty.kind.notice().map(|code| format!(" ({code})")).unwrap_or_default();
    let by = match duty.due {
        Some(due) if due < today => format!(": it was due by {}", written(due)),
        Some(due) => format!(" by {}", written(due)),
        None => String::new(),
    };
    format!("\u{201c}{}\u{201d}: {what}{notice}{by}.", duty.title)
}

pub(super) fn question(asked: &Questioned) -> String {
    let title = &asked.title;
    let field = match asked.question.field {
        Field::TermEnd | Field::ExpectedEnd => "when it ends",
        Field::TermMaxEnd | Field::MaxEnd => "when it ends with all extensions",
        Field::TermStart | Field::ExpectedStart => "when it starts",
        Field::ValueNet | Field::ValueGross => "what it is worth",
        Field::Vendors => "who supplies it",
        Field::Title => "what it is called",
        Field::Status | Field::Stage => "how it stands with it",
        _ => "one of its facts",
    };
    match (&asked.question.published, &asked.question.said) {
        (Datum::Date(notice), Datum::Date(ours)) => format!(
            "A newer notice says something else of \u{201c}{title}\u{201d}, {field}: {}; you said {}.",
            written(*notice),
            written(*ours)
        ),
        // What a price or a name is, is seen where one is signed in.
        _ => format!("A newer notice says something else of \u{201c}{title}\u{201d}: {field}."),
    }
}
