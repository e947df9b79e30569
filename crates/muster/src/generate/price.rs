//! Invented unit prices: what some boroughs say they pay for products of invented vendors.

use chrono::{Days, NaiveDate};
use muster_domain::audience::Audience;
use muster_domain::price_point::Unit;

use super::chance::Chance;
use super::vendor;

/// A unit price of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// The borough's code.
    pub borough: &'static str,
    /// The vendor's company number: notices misspell its name.
    pub vendor: String,
    /// The product; `None` for people's days.
    pub product: Option<&'static str>,
    /// The unit.
    pub unit: Unit,
    /// Pence for one.
    pub pence: i64,
    /// How many.
    pub quantity: u32,
    /// Since when.
    pub on: NaiveDate,
    /// What is included.
    pub included: &'static str,
    /// Whether a non-disclosure agreement covers it.
    pub nda: bool,
    /// Who sees it.
    pub audience: Audience,
}

/// What several boroughs buy.
struct Offer {
    product: Option<&'static str>,
    vendor: &'static str,
    unit: Unit,
    /// Pence for one, of the volume that most buy.
    pence: u32,
    /// The least and the most units.
    quantity: (u32, u32),
    included: [&'static str; 2],
    nda: bool,
    boroughs: &'static [&'static str],
}

/// One that shows a band with a discount for volume, two that show one without, one with too few, one under an NDA.
const OFFERS: [Offer; 5] = [
    Offer {
        product: Some("Corrow Homes"),
        vendor: "corrowick",
        unit: Unit::Property,
        pence: 1_140,
        quantity: (600, 4_500),
        included: ["Hosting, support and the tenants' portal", "Hosting and support; the portal is extra"],
        nda: false,
        boroughs: &["CMD", "HCK", "ISL", "SWK", "LBH", "TWH", "NWM", "GRE", "LEW", "BNE", "HRY", "CRY"],
    },
    Offer {
        product: Some("Hearthside Adults"),
        vendor: "quillmere",
        unit: Unit::User,
        pence: 42_000,
        quantity: (220, 900),
        included: ["Named user, hosting and support in office hours", "Named user with the provider portal"],
        nda: false,
        boroughs: &["CMD", "BNE", "BEN", "HRY", "ENF", "WFT", "RDB"],
    },
    Offer {
        product: None,
        vendor: "drayburn",
        unit: Unit::Day,
        pence: 72_500,
        quantity: (20, 260),
        included: ["A senior consultant, expenses within London", "A business analyst, on site"],
        nda: false,
        boroughs: &["CMD", "HCK", "ISL", "LBH", "SWK", "WSM", "KTT", "MRT", "STN"],
    },
    Offer {
        product: Some("Oakledger Cloud"),
        vendor: "oakumbrel",
        unit: Unit::User,
        pence: 31_500,
        quantity: (400, 1_900),
        included: ["Named user, all modules", "Named user, ledger and purchasing"],
        nda: false,
        boroughs: &["CMD", "ISL", "GRE", "CRY"],
    },
    Offer {
        product: Some("Tessacare"),
        vendor: "tessalyn",
        unit: Unit::User,
        pence: 51_500,
        quantity: (300, 700),
        included: ["Named user; the supplier asked us not to tell", "Named user"],
        nda: true,
        boroughs: &["CMD"],
    },
];

/// The prices that boroughs say, as of a day. Camden pays more than most for its housing system.
pub fn prices(seed: u64, as_of: NaiveDate) -> Vec<Price> {
    let mut chance = Chance::from_seed(seed ^ 0x7072_6963);
    let vendors = vendor::all();
    let mut prices = Vec::new();
    for offer in &OFFERS {
        let Some(seller) = vendor::position(offer.vendor).and_then(|at| vendors.get(at)) else { continue };
        for borough in offer.boroughs {
            let (least, most) = offer.quantity;
            let quantity = least + u32::try_from(chance.below((most - least) as usize)).unwrap_or(0);
            let dear =
                if *borough == "CMD" && offer.unit == Unit::Property { 155 } else { 82 + chance.below(38) };
            let discount = (f64::from(least) / f64::from(quantity)).powf(0.15);
            let pence = f64::from(offer.pence) * discount * dear as f64 / 100.0;
            let shared = *borough == "HCK" || *borough == "ISL";
            prices.push(Price {
                borough,
                vendor: seller.company_number.clone(),
                product: offer.product,
                unit: offer.unit,
                pence: (pence / 10.0).round() as i64 * 10,
                quantity,
                on: as_of - Days::new(240 + chance.below(1_100) as u64),
                included: offer.included[chance.below(2)],
                nda: offer.nda,
                audience: if shared && !offer.nda { Audience::Members } else { Audience::Own },
            });
        }
    }
    prices
}

#[cfg(test)]
mod tests {
    use muster_domain::borough::boroughs;

    use super::*;

    #[test]
    fn prices_are_of_boroughs_and_invented_vendors_and_the_same_each_time() {
        let day = "2026-11-23".parse().unwrap();
        let told = prices(1, day);
        assert_eq!(told, prices(1, day));
        assert!(told.len() > 30);
        for price in &told {
            assert!(boroughs().iter().any(|b| b.code == price.borough), "{}", price.borough);
            assert!(price.pence > 0 && price.quantity > 0 && price.on < day);
        }
        for offer in &OFFERS {
            assert!(vendor::position(offer.vendor).is_some(), "{}", offer.vendor);
        }
        assert!(told.iter().any(|price| price.nda && price.audience == Audience::Own));
    }
}
