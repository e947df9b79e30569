//! The tables of Muster, as migrations. They only add: what goes, goes in a later release than
//! the code that last used it.

mod dialect;
mod m20261123_000001_parties;
mod m20261123_000002_register;
mod m20261123_000003_opportunities;
mod m20261123_000004_search;
mod m20261123_000005_people;
mod m20261123_000006_audit;
mod m20261123_000007_sign_in_providers;
mod m20261123_000008_faces;
mod m20261123_000009_records;
mod m20261123_000010_authorities_say;
mod m20261123_000011_idempotency;
mod m20261127_000012_counting;
mod m20261127_000015_notice_sources;
mod m20261127_000016_register_files;
mod m20261127_000017_vendors_of_registers;
mod m20261127_000018_references;
mod m20261127_000019_changes;
mod m20261127_000020_webhooks;
mod m20261127_000021_view_link;
mod m20261127_000022_view;
mod m20261127_000023_follow;
mod m20261127_000024_duties;
mod m20261127_000025_publications;
mod m20261127_000026_systems;
mod m20261127_000027_pilots;
mod m20261127_000028_peers;
mod m20261127_000029_reviews;
mod m20261127_000030_right_of_reply;
mod m20261127_000031_prices;
mod m20261127_000033_groups;
mod m20261127_000037_search_of_few;
mod m20261128_000038_withheld_words;
mod m20261128_000039_waiting;
mod m20261128_000040_found_products;
mod m20261128_000041_public_reader;

use sea_orm_migration::prelude::*;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_parties::Migration),
            Box::new(m20261123_000002_register::Migration),
            Box::new(m20261123_000003_opportunities::Migration),
            Box::new(m20261123_000004_search::Migration),
            Box::new(m20261123_000005_people::Migration),
            Box::new(m20261123_000006_audit::Migration),
            Box::new(m20261123_000007_sign_in_providers::Migration),
            Box::new(m20261123_000008_faces::Migration),
            Box::new(m20261123_000009_records::Migration),
            Box::new(m20261123_000010_authorities_say::Migration),
            Box::new(m20261123_000011_idempotency::Migration),
            Box::new(m20261127_000012_counting::Migration),
            Box::new(m20261127_000015_notice_sources::Migration),
            Box::new(m20261127_000016_register_files::Migration),
            Box::new(m20261127_000017_vendors_of_registers::Migration),
            Box::new(m20261127_000018_references::Migration),
            Box::new(m20261127_000019_changes::Migration),
            Box::new(m20261127_000021_view_link::Migration),
            Box::new(m20261127_000022_view::Migration),
            Box::new(m20261127_000023_follow::Migration),
            Box::new(m20261127_000024_duties::Migration),
            Box::new(m20261127_000025_publications::Migration),
            Box::new(m20261127_000020_webhooks::Migration),
            Box::new(m20261127_000026_systems::Migration),
            Box::new(m20261127_000027_pilots::Migration),
            Box::new(m20261127_000028_peers::Migration),
            Box::new(m20261127_000029_reviews::Migration),
            Box::new(m20261127_000030_right_of_reply::Migration),
            Box::new(m20261127_000031_prices::Migration),
            Box::new(m20261127_000033_groups::Migration),
            Box::new(m20261127_000037_search_of_few::Migration),
            Box::new(m20261128_000038_withheld_words::Migration),
            Box::new(m20261128_000039_waiting::Migration),
            Box::new(m20261128_000040_found_products::Migration),
            Box::new(m20261128_000041_public_reader::Migration),
        ]
    }
}
