//! The language and the rules of Muster: no I/O, no clock, no SQL, no HTTP.
//!
//! `published` is what one notice says, `process` folds the notices of one process into
//! contracts and procurements, `authority` and `vendor` say who is who, `opportunity` says who
//! could buy together, `access` and `audience` say who may do and see what.

pub mod access;
pub mod actor;
pub mod audience;
pub mod audit;
pub mod authority;
pub mod authority_directory;
pub mod authority_name;
pub mod borough;
pub mod change;
pub mod client;
pub mod clock;
pub mod company_number;
pub mod completeness;
pub mod concentration;
pub mod contract;
pub mod cpv;
pub mod desk;
pub mod fact;
pub mod governance;
pub mod id;
pub mod identifier;
pub mod money;
pub mod notice;
pub mod notice_source;
pub mod opportunity;
pub mod page;
pub mod peer;
pub mod person;
pub mod pilot;
pub mod price_band;
pub mod price_point;
pub mod procedure;
pub mod process;
pub mod procurement;
pub mod product;
pub mod published;
pub mod query_syntax;
pub mod record;
pub mod review;
pub mod search;
pub mod service_area;
pub mod session;
pub mod settings;
pub mod sign_in_provider;
pub mod stance;
pub mod stats;
pub mod system;
pub mod technology;
pub mod term;
pub mod term_words;
pub mod text;
pub mod throttle;
pub mod vendor;
pub mod vendor_directory;
pub mod vendor_name;
pub mod vendor_ruling;
pub mod view_link;
pub mod viewer;
pub mod working_day;
