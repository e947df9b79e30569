//! The rows of the tables, as SeaORM reads and writes them. They never leave this crate: stores make
//! domain values of them.

pub mod audit_entry;
pub mod authority;
pub mod authority_decision;
pub mod authority_identifier;
pub mod authority_name;
pub mod authority_part;
pub mod contract;
pub mod contract_cpv;
pub mod contract_notice;
pub mod contract_vendor;
pub mod governance;
pub mod idempotency;
pub mod import;
pub mod import_problem;
pub mod notice;
pub mod opportunity;
pub mod opportunity_authority;
pub mod opportunity_due;
pub mod procurement;
pub mod procurement_cpv;
pub mod procurement_notice;
pub mod setting;
pub mod stance;
pub mod vendor;
pub mod vendor_authority;
pub mod vendor_decision;
pub mod vendor_identifier;
pub mod vendor_name;
pub mod vendor_ruling;
pub mod vendor_ruling_identifier;
pub mod vendor_ruling_name;
