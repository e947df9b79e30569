//! The API over real HTTP, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod alerts;
mod audit;
mod authorities_say;
mod caching;
mod calendars;
mod changes;
mod document;
mod documented;
mod downloads;
mod duties;
mod found_products;
mod lists;
mod matrix;
mod members_say;
mod merged_products;
mod notice_sources;
mod notices;
mod openid;
mod pages;
mod peers;
mod people;
mod pilots;
mod prices;
mod problems;
mod records;
mod references;
mod register_files;
mod reviews;
mod secrets;
mod serving;
mod sessions;
mod systems;
mod throttling;
mod upserts;
mod vendor_rulings;
mod view_links;
mod views;
mod webhooks;
