//! The products and systems of the demonstration: what some boroughs say of theirs, and what a vendor claims.

use muster_domain::audit::By;
use muster_domain::clock::Clock;
use muster_domain::system::{Claim, Listed, SystemFilter, SystemState};
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::product::NewProduct;

use crate::command::Failure;
use crate::generate::system;

/// Boroughs that look after their list, and how many systems each has confirmed.
const SPEAK: [(&str, usize); 6] =
    [("CMD", 14), ("HCK", 20), ("ISL", 16), ("LBH", 18), ("SWK", 16), ("LEW", 12)];

/// The borough that a vendor says something of.
const CLAIMED_OF: &str = "CMD";

/// Registers the invented products before the notices that name them are read.
pub async fn register_products(database: &Database, clock: &dyn Clock) -> Result<(), Failure> {
    let invented = system::products().into_iter().map(|(name, service_areas)| NewProduct {
        name: name.to_owned(),
        maker: None,
        service_areas,
        named_by: None,
        demonstration: true,
    });
    database.products().keep(&invented.collect::<Vec<_>>(), clock).await?;
    Ok(())
}

/// Has some boroughs confirm and reject invented systems of theirs, and a vendor claim one. What was said
/// before stays.
pub async fn speak(database: &Database, seed: u64, clock: &dyn Clock) -> Result<(), Failure> {
    let store = database.systems();
    for (borough, most) in SPEAK {
        let of = |states: Vec<SystemState>| SystemFilter {
            authorities: vec![borough.to_owned()],
            states,
            named: Some(true),
            demonstration: Some(true),
            ..SystemFilter::default()
        };
        let spoken = of(vec![SystemState::Confirmed, SystemState::Rejected]);
        let spoken = store.all(&Viewer::ANY_MEMBER, &spoken).await?.len();
        let mut systems = store.all(&Viewer::ANY_MEMBER, &of(vec![SystemState::Inferred])).await?;
        // Not the first of the alphabet: any.
        systems.sort_by_key(|listed| listed.id.0.as_u64_pair().1);
        for listed in systems.into_iter().take(most.saturating_sub(spoken)) {
            let said = system::said(seed, listed.id, clock.today());
            store.demonstrate(By::command("demo"), listed.id, &said, clock).await?;
        }
    }
    claim(database, clock).await
}

/// A vendor claims that the borough uses a product of it, of which no contract of the borough tells; best for a
/// service area for which the borough is seen to use nothing.
async fn claim(database: &Database, clock: &dyn Clock) -> Result<(), Failure> {
    let store = database.systems();
    let invented = SystemFilter { demonstration: Some(true), named: Some(true), ..SystemFilter::default() };
    let all = store.all(&Viewer::ANY_MEMBER, &invented).await?;
    let (own, others): (Vec<&Listed>, Vec<&Listed>) =
        all.iter().partition(|listed| listed.authority.code.as_deref() == Some(CLAIMED_OF));
    let claimed = own.iter().any(|listed| listed.claimed_at.is_some());
    let Some(borough) = own.first().filter(|_| !claimed) else { return Ok(()) };
    let new = |listed: &&&Listed| {
        own.iter().all(|o| o.product != listed.product || o.service_area != listed.service_area)
    };
    let used_for = |listed: &&&Listed| own.iter().filter(|o| o.service_area == listed.service_area).count();
    let offered = others.iter().filter(new).filter(|listed| listed.vendor.is_some()).min_by_key(used_for);
    let Some((vendor, product)) = offered.and_then(|o| o.vendor.as_ref().zip(o.product.as_ref())) else {
        return Ok(());
    };
    let claim = Claim {
        vendor: vendor.id,
        authority: borough.authority.id,
        service_area: offered.map_or(borough.service_area, |listed| listed.service_area),
        product: Some(product.name.clone()),
    };
    store.claim(By::command("demo"), &claim, clock).await?;
    Ok(())
}
