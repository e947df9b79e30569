//! Words of closed lists as councils write them.

use crate::contract::ContractStatus;
use crate::procedure::Procedure;
use crate::record::Renewal;
use crate::service_area::{ServiceArea, ServiceAreaCode};
use crate::text::fold;

pub(super) fn status(text: &str) -> Option<ContractStatus> {
    let word = fold(text);
    if let Some(status) = ContractStatus::parse(&word) {
        return Some(status);
    }
    Some(match word.as_str() {
        "live" | "current" | "in force" | "open" | "ongoing" | "in progress" | "running" | "signed"
        | "let" | "extended" | "in extension" | "awarded" | "in contract" => ContractStatus::Active,
        "future" | "not started" | "not yet started" | "draft" | "upcoming" | "to be signed" => {
            ContractStatus::Pending
        }
        "expired" | "ended" | "closed" | "complete" | "completed" | "finished" | "inactive" | "archived" => {
            ContractStatus::Terminated
        }
        "canceled" | "withdrawn" | "not awarded" | "abandoned" => ContractStatus::Cancelled,
        _ => return None,
    })
}

/// The LGA's two words, those of the Act, and what councils call them.
pub(super) fn procedure(text: &str) -> Option<Procedure> {
    if let Some(procedure) = Procedure::parse(text.trim()) {
        return Some(procedure);
    }
    Some(match fold(text).as_str() {
        "open" | "open procedure" | "open tender" => Procedure::Open,
        "competitive flexible" | "competitive flexible procedure" => Procedure::CompetitiveFlexible,
        "published invitation to tender"
        | "invitation to tender"
        | "itt"
        | "tender"
        | "restricted"
        | "restricted procedure"
        | "published tender" => Procedure::PublishedTender,
        "invitation to quote"
        | "itq"
        | "quotation"
        | "quote"
        | "quotes"
        | "rfq"
        | "request for quotation" => Procedure::Quotation,
        "framework"
        | "call-off"
        | "call off"
        | "framework call-off"
        | "further competition"
        | "mini competition"
        | "mini-competition"
        | "framework agreement" => Procedure::Framework,
        "direct award"
        | "waiver"
        | "single tender"
        | "exemption"
        | "negotiated without prior publication" => Procedure::DirectAward,
        _ => return None,
    })
}

pub(super) fn renewal(text: &str) -> Option<Renewal> {
    if let Some(renewal) = Renewal::parse(text) {
        return Some(renewal);
    }
    Some(match fold(text).as_str() {
        "yes" | "y" | "will renew" | "renew" | "re-procure" | "reprocure" | "retender" | "re-tender" => {
            Renewal::WillRenew
        }
        "no" | "n" | "will not renew" | "do not renew" | "not renewing" => Renewal::WillNotRenew,
        "undecided" | "not decided" | "under review" | "tbc" | "maybe" => Renewal::Undecided,
        _ => return None,
    })
}

pub(super) fn service_area(text: &str) -> Option<ServiceAreaCode> {
    let word = fold(text);
    ServiceAreaCode::parse(&word)
        .or_else(|| ServiceArea::all().iter().find(|area| fold(&area.name) == word).map(|area| area.code))
}
