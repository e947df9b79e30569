//! `muster demo`

mod peer;
mod pilot;
mod reviews;
mod systems;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use chrono::{Months, NaiveTime};
use muster_domain::clock::Clock;
use muster_domain::contract::ContractFilter;
use muster_domain::page::PageRequest;
use muster_domain::price_point::Priced;
use muster_domain::product::{ProductRef, id_of};
use muster_domain::vendor::VendorFilter;
use muster_domain::viewer::Viewer;
use muster_jobs::import::Options;
use muster_persistence::Database;

use super::import::{summary, with_progress};
use super::{Failure, open};
use crate::cli::Demo;
use crate::clock::SystemClock;
use crate::generate;

/// Vendors of a benchmark set.
const BENCH_VENDORS: usize = 3_000;

pub async fn run(options: Demo) -> Result<ExitCode, Failure> {
    let clock = SystemClock { as_of: options.day.as_of };
    if let Some(path) = &options.write {
        match options.contracts {
            None => write(path, generate::demonstration(options.seed, clock.today()))?,
            Some(contracts) => {
                write(path, generate::bench(options.seed, clock.today(), contracts, BENCH_VENDORS))?
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let database = open(&options.place.database, false).await?;
    if options.remove {
        let mut register = database.register().await?;
        let notices = register.remove_demonstration(clock.now()).await?;
        register.commit().await?;
        muster_jobs::opportunities::refresh(&database, &clock).await?;
        muster_jobs::systems::refresh(&database, &clock).await?;
        writeln!(std::io::stderr(), "{notices} demonstration notices and all that came of them are gone")?;
        return Ok(ExitCode::SUCCESS);
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("demonstration.ndjson");
    write(&path, generate::demonstration(options.seed, clock.today()))?;
    let how = Options { strict: false, demonstration: true };
    systems::register_products(&database, &clock).await?;
    let report = with_progress(&database, &clock, &[path], how).await?;
    muster_jobs::systems::refresh(&database, &clock).await?;
    systems::speak(&database, options.seed, &clock).await?;
    std::io::stderr().write_all(summary(&report).as_bytes())?;
    let pilots = pilot::demonstrate(&database, &clock).await?;
    let peers = peer::demonstrate(&database, &clock).await?;
    writeln!(std::io::stderr(), "{pilots} invented pilots and {peers} offers of peers are on record")?;
    muster_jobs::members::seed(&database, &clock).await?;
    let reviews = reviews::write(&database, &clock).await?;
    writeln!(std::io::stderr(), "{reviews} invented reviews of invented vendors")?;
    prices(&database, &clock, options.seed).await?;
    Ok(ExitCode::SUCCESS)
}

/// Puts the invented prices on record, as said half a year ago: bands count nothing younger than the quarter.
async fn prices(database: &Database, clock: &SystemClock, seed: u64) -> Result<(), Failure> {
    let today = clock.today();
    let said = today.checked_sub_months(Months::new(6)).unwrap_or(today);
    let mut prices = Vec::new();
    for price in generate::price::prices(seed, said) {
        let generate::price::Price {
            borough,
            vendor,
            product,
            unit,
            pence,
            quantity,
            on,
            included,
            nda,
            audience,
        } = price;
        let authority = database.authorities().find(&Viewer::Public, borough).await?;
        let filter = VendorFilter { text: Some(vendor.clone()), ..VendorFilter::default() };
        let most = PageRequest { limit: 5, cursor: None };
        let vendors = database.vendors().list(&Viewer::Public, &filter, &[], &most).await?.items;
        let seller =
            vendors.into_iter().find(|v| v.demonstration && v.company_number.as_ref() == Some(&vendor));
        let (Some(authority), Some(seller)) = (authority, seller) else { continue };
        let filter = ContractFilter {
            authorities: vec![borough.to_owned()],
            vendors: vec![seller.reference.id],
            ..ContractFilter::default()
        };
        let contracts = database.contracts().list(&Viewer::Public, &filter, &[], &most).await?.items;
        let of_product = |title: &str| product.is_none_or(|product| title.contains(product));
        let priced = Priced {
            vendor: seller.reference.id,
            product: product.map(|name| ProductRef { id: id_of(name), name: name.to_owned() }),
            unit,
            pence,
            quantity,
            on,
            included: included.to_owned(),
            contract: contracts
                .iter()
                .find(|contract| of_product(&contract.title))
                .map(|contract| contract.id),
            nda: false,
            audience,
            compared: true,
        };
        prices.push((authority.reference.id, priced.under_nda(nda)));
    }
    let at = said.and_time(NaiveTime::MIN).and_utc();
    let told = database.price_points().demonstrate(&prices, at, clock).await?;
    writeln!(std::io::stderr(), "{told} invented unit prices are on record")?;
    Ok(())
}

fn write(path: &Path, releases: impl Iterator<Item = serde_json::Value>) -> Result<(), Failure> {
    let mut out = BufWriter::new(File::create(path)?);
    for release in releases {
        serde_json::to_writer(&mut out, &release)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
