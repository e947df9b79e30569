//! Vendors: one row for one company.

use chrono::{DateTime, Utc};

use crate::id::{NoticeId, VendorId};
use crate::identifier::Identifier;
use crate::money::Money;

/// A vendor as lists and records of others name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VendorRef {
    /// Its id.
    pub id: VendorId,
    /// The name it is known by.
    pub name: String,
    /// Companies House number, normalised.
    pub company_number: Option<String>,
}

/// A spelling of a vendor's name, and how often notices used it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorName {
    /// As published.
    pub name: String,
    /// In how many awards.
    pub times_seen: u64,
}

/// Why a published name was taken for this vendor: kept so that a person can undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorDecision {
    /// The name as published.
    pub name: String,
    /// The identifiers published beside it.
    pub identifiers: Vec<Identifier>,
    /// `new`, `same number`, `same name`, `similar name`, `conflict`, `decided`.
    pub outcome: String,
    /// In plain English.
    pub reason: String,
    /// The first notice that showed it.
    pub notice: Option<NoticeId>,
    /// When it was decided.
    pub decided_at: DateTime<Utc>,
}

/// A vendor with what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vendor {
    /// Id and name.
    pub reference: VendorRef,
    /// Companies House number, normalised.
    pub company_number: Option<String>,
    /// Whether a notice said it is a small or medium-sized enterprise.
    pub sme: Option<bool>,
    /// Whether a notice said it is a voluntary, community or social enterprise.
    pub vcse: Option<bool>,
    /// Every spelling seen. Empty in lists; filled when one vendor is asked for.
    pub names: Vec<VendorName>,
    /// Every identifier seen. Empty in lists.
    pub identifiers: Vec<Identifier>,
    /// Why each spelling was taken for this vendor. Empty in lists.
    pub decisions: Vec<VendorDecision>,
    /// Contracts on record.
    pub contracts: u64,
    /// Authorities that hold or held them.
    pub authorities: u64,
    /// Net value of all its contracts in pounds sterling; contracts with several vendors count whole.
    pub total_value: Money,
    /// Known from invented demonstration notices only.
    pub demonstration: bool,
    /// Changes with every change of the record.
    pub version: i64,
}

/// What a list of vendors is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VendorFilter {
    /// Any spelling of the name in part, case-blind, or a company number.
    pub text: Option<String>,
    /// Only vendors that have a contract with one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// Only vendors with (or without) contracts of technology.
    pub technology: Option<bool>,
    /// Only vendors that conflict with another over a company number.
    pub conflicts: Option<bool>,
}

/// What a list of vendors can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VendorSort {
    /// By name.
    Name,
    /// By the number of contracts.
    Contracts,
    /// By the number of authorities.
    Authorities,
    /// By total value.
    Value,
}
