//! Price bands over the API: what is typically paid, without what any one pays.

use actix_web::HttpRequest;
use actix_web::web::Data;
use muster_domain::access::Action;
use muster_domain::money::Money as DomainMoney;
use muster_domain::price_band::{Band, LAST_YEAR, Place};
use muster_domain::text::grouped;
use muster_persistence::price_band::{Comparison, Own, Question, Together};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::facts::Money;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::price_point::{TAG, units};
use crate::product::ProductRef;
use crate::respond::{Made, fresh};
use crate::vendor::VendorRef;
use crate::words;

/// What others typically pay for one unit: the middle half of them, on a coarse scale.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PriceBand {
    /// About a quarter of them pay less.
    pub lower: Money,
    /// About half of them pay less.
    pub middle: Money,
    /// About a quarter of them pay more.
    pub upper: Money,
    /// Roughly how many authorities stand behind it; the exact number would tell when somebody joins.
    #[schema(example = "5 to 9 authorities")]
    pub behind: &'static str,
    /// Whether prices were brought to one volume; with few there is nothing to work a discount out from.
    pub for_volume: bool,
}

impl From<Band> for PriceBand {
    fn from(band: Band) -> Self {
        let Band { lower, middle, upper, behind, for_volume } = band;
        let money = |pence| DomainMoney::gbp(pence).into();
        Self {
            lower: money(lower),
            middle: money(middle),
            upper: money(upper),
            behind: behind.words(),
            for_volume,
        }
    }
}

/// Why there is no band.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PriceBandWithheld {
    /// The reason as a word.
    #[schema(schema_with = words::withheld_schema)]
    pub reason: &'static str,
    /// The same for people.
    #[schema(example = "Fewer than five other authorities have put a price on record.")]
    pub words: &'static str,
}

/// What one's own authority pays.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnPrice {
    /// The price point.
    pub price_point: Uuid,
    /// The price.
    pub price: Money,
    /// How many units.
    pub quantity: u32,
    /// Where it stands to the band; null where there is none.
    #[schema(schema_with = words::place_or_null_schema)]
    pub place: Option<&'static str>,
    /// The same for people.
    #[schema(example = "You pay in the top quarter.")]
    pub words: Option<&'static str>,
}

/// What is typical of the volume of all whose contracts end in one year.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JointVolume {
    /// The year.
    #[schema(example = 2027)]
    pub year: i32,
    /// How many authorities have contracts with the vendor that end then.
    pub authorities: usize,
    /// The units of all of them, if each bought as many as one's own authority.
    pub quantity: u32,
    /// The band for it.
    pub band: PriceBand,
    /// The same for people.
    #[schema(example = "With the volume of the four who renew in 2027 the band below is typical.")]
    pub words: String,
}

/// What is typically paid for one unit of one product of one vendor.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PriceComparison {
    /// The vendor.
    pub vendor: VendorRef,
    /// The product; null for prices that name none.
    pub product: Option<ProductRef>,
    /// One of what.
    #[schema(schema_with = words::unit_schema)]
    pub unit: &'static str,
    /// As it stands after "per", for people.
    #[schema(example = "user and year")]
    pub unit_words: &'static str,
    /// The volume that all prices are brought to.
    #[schema(schema_with = words::volume_schema)]
    pub volume: &'static str,
    /// The year whose money it is: the last of which the consumer prices index is known, or this one.
    #[schema(example = 2024)]
    pub year: i32,
    /// The band; null where none is told.
    pub band: Option<PriceBand>,
    /// Why there is none.
    pub withheld: Option<PriceBandWithheld>,
    /// What the answer rests on, in words.
    #[schema(
        example = "The middle half of what 5 to 9 authorities other than yours pay, in the money of 2024."
    )]
    pub rests_on: String,
    /// What one's own authority pays, where it has a price on record.
    pub own: Option<OwnPrice>,
    /// What is typical of a joint volume, where that is another class.
    pub together: Option<JointVolume>,
}

/// What is typically paid, cell by cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceBands {
    /// Vendors by name, then products, then units.
    pub items: Vec<PriceComparison>,
}

impl From<Comparison> for PriceComparison {
    fn from(comparison: Comparison) -> Self {
        let Comparison { vendor, product, unit, terms, band, own, together } = comparison;
        let year = terms.year.min(LAST_YEAR);
        let rests_on = match &band {
            Ok(band) => format!(
                "The middle half of what {} other than yours pay, in the money of {year}{}. Prices come in and go out \
                 in batches, at the beginning of a quarter.",
                band.behind.words(),
                if band.for_volume { ", brought to one volume" } else { "" }
            ),
            Err(_) => "A band is shown over at least five authorities other than yours, of which no two make nearly \
                       all of what is paid. Prices come in and go out in batches, at the beginning of a quarter."
                .to_owned(),
        };
        let withheld = band
            .as_ref()
            .err()
            .map(|withheld| PriceBandWithheld { reason: withheld.as_str(), words: withheld.words() });
        Self {
            vendor: vendor.into(),
            product: product.map(Into::into),
            unit: unit.as_str(),
            unit_words: unit.words(),
            volume: terms.volume.as_str(),
            year,
            band: band.ok().map(Into::into),
            withheld,
            rests_on,
            own: own.map(Into::into),
            together: together.map(joint),
        }
    }
}

impl From<Own> for OwnPrice {
    fn from(own: Own) -> Self {
        let Own { id, paid, place } = own;
        let words = place.map(|place| match place {
            Place::Bottom => "You pay in the bottom quarter.",
            Place::Middle => "You pay in the middle half.",
            Place::Top => "You pay in the top quarter.",
        });
        Self {
            price_point: id.0,
            price: DomainMoney::gbp(paid.pence).into(),
            quantity: paid.quantity,
            place: place.map(Place::as_str),
            words,
        }
    }
}

fn joint(together: Together) -> JointVolume {
    let Together { year, authorities, quantity, volume: _, band } = together;
    let words = format!(
        "With the volume of the {} who renew in {year} the band below is typical: {} in all, if each buys as many \
         as you do.",
        number(authorities),
        grouped(u64::from(quantity)),
    );
    JointVolume { year, authorities, quantity, band: band.into(), words }
}

/// A count as it stands in a sentence.
fn number(count: usize) -> String {
    const WORDS: [&str; 11] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// What is asked of bands.
struct BandQuery(Question);

impl Query for BandQuery {
    fn read(params: &mut Params) -> Self {
        Self(Question {
            vendors: params.ids("vendor", "Of these vendors: ids, separated by commas. Without vendors and products: of whatever one's own authority pays for."),
            products: params.ids("product", "For these products: ids, separated by commas."),
            units: units(params),
            volume: params.word("volume", "The volume that prices are brought to; one's own where it is left out.", &words::volumes()),
        })
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/price-bands", "listPriceBands", TAG)
            .about("What is typically paid, for each product, vendor and unit: the middle half of what at least five others pay, where one's own price stands, and what is typical of the volume of all who renew in one year. There is no filter within a band.")
            .requires(Action::SeePriceBands)
            .query::<BandQuery>()
            .answers::<PriceBands>(),
        list,
    );
}

async fn list(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let BandQuery(question) = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::SeePriceBands)?;
    let told = api.database.price_bands().of(&actor, &question, today).await?;
    Ok(fresh(&request, Made::json(&PriceBands { items: told.into_iter().map(Into::into).collect() })?))
}
