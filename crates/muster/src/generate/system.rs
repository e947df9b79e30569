//! What invented authorities and vendors say of the systems that invented contracts tell of.

use chrono::{Datelike, NaiveDate};
use muster_domain::audience::Audience;
use muster_domain::id::SystemId;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::{Details, Hosting, Said};

use super::catalogue::CATALOGUE;
use super::chance::Chance;

/// The products of the catalogue, each with what it is for.
pub fn products() -> Vec<(&'static str, Vec<ServiceAreaCode>)> {
    let mut products: Vec<(&'static str, Vec<ServiceAreaCode>)> = Vec::new();
    for entry in &CATALOGUE {
        let Some(area) = ServiceAreaCode::parse(entry.area) else { continue };
        for (name, _) in entry.offers {
            match products.iter_mut().find(|(known, _)| *known == name) {
                Some((_, areas)) if areas.contains(&area) => {}
                Some((_, areas)) => areas.push(area),
                None => products.push((name, vec![area])),
            }
        }
    }
    products
}

/// What is said of a system. The same of the same, whenever it is drawn.
pub fn said(seed: u64, id: SystemId, today: NaiveDate) -> Said {
    let (high, low) = id.0.as_u64_pair();
    let mut chance = Chance::from_seed(seed ^ high ^ low);
    let years = i32::try_from(chance.between(1, 9)).unwrap_or(4);
    let month = u32::try_from(chance.between(1, 12)).unwrap_or(4);
    let hosting =
        [Hosting::Cloud, Hosting::VendorHosted, Hosting::OnPremises][chance.weighted(&[60, 25, 15])];
    let old = hosting == Hosting::OnPremises;
    let satisfaction = 1 + chance.weighted(if old { &[18, 30, 32, 15, 5] } else { &[5, 12, 28, 38, 17] });
    let others: &[&[&str]] = &[
        &["Finance ledger"],
        &["Document store", "Single sign-on"],
        &["Finance ledger", "Customer portal", "Land and property gazetteer"],
        &[],
    ];
    let notes = [
        None,
        Some("Upgraded in the spring; reports were rebuilt by our own team."),
        Some("The next version moves to the cloud, which we have not costed yet."),
        Some("Happy to show it to a borough that is choosing."),
    ];
    Said {
        in_use: !chance.percent(6),
        audience: Audience::Members,
        details: Details {
            hosting: Some(hosting),
            users: u32::try_from(chance.skewed(40, 2_400)).ok(),
            go_live: NaiveDate::from_ymd_opt(today.year() - years, month, 1),
            end_of_support: if old { NaiveDate::from_ymd_opt(today.year() + 1, 12, 31) } else { None },
            contract: None,
            integrations: chance.one_of(others).iter().map(|name| (*name).to_owned()).collect(),
            satisfaction: u8::try_from(satisfaction).ok(),
            notes: chance.one_of(&notes).map(str::to_owned),
        },
    }
}

#[cfg(test)]
mod tests {
    use muster_domain::product::known;
    use muster_domain::text::fold;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn no_invented_product_has_the_name_of_a_real_one() {
        for (name, areas) in products() {
            assert!(known().iter().all(|known| fold(&known.name) != fold(name)), "{name}");
            assert!(!areas.is_empty(), "{name}");
        }
    }

    #[test]
    fn what_is_said_can_be_said_and_is_the_same_each_time() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for n in 0..200 {
            let id = SystemId(Uuid::from_u128(n));
            assert_eq!(said(7, id, today).wrong(), []);
            assert_eq!(said(7, id, today), said(7, id, today));
        }
    }
}
