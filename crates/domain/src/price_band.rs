//! Bands: what others pay, without what any one of them pays.
//!
//! A band is the middle half of the prices of at least [`FEWEST`] authorities other than the one that
//! asks, its edges rounded outwards to a coarse scale; no lowest and no highest price is ever shown. It is
//! withheld where the two largest buyers together make more than [`MOST_SHARE`] of what is paid, since
//! either could then work out the other.
//!
//! Nothing can be had by taking one answer from another:
//! - cells do not overlap ([`crate::price_point::Cell`]), and there is no other filter;
//! - prices come in and go out in batches of at least [`BATCH`] authorities, at the first day of a quarter
//!   ([`release`]); while somebody's withdrawal waits for its batch, nothing is shown of the cell;
//! - volume is one of five classes, and another class or year moves all prices by one and the same factor;
//! - where one's own price stands is judged by the rounded edges.

mod index;
mod release;

pub use index::{LAST_YEAR, index_of};
pub use release::{Released, release};

use std::collections::BTreeMap;

use crate::id::AuthorityId;

/// The fewest authorities, other than the one that asks, of which a band tells.
pub const FEWEST: usize = 5;

/// The largest share of what is paid that the two largest buyers of a band may have together.
pub const MOST_SHARE: f64 = 0.85;

/// The fewest authorities whose prices come in or go out together.
pub const BATCH: usize = 3;

/// The fewest prices from which a discount for volume is worked out.
const FEWEST_FOR_SLOPE: usize = 8;

/// The steepest discount for volume that is believed: a tenth of the volume costs twice as much a unit.
const STEEPEST: f64 = -0.3;

/// How many units, in classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Volume {
    /// Under 100.
    Tens,
    /// 100 to 499.
    Hundreds,
    /// 500 to 1,999.
    Thousand,
    /// 2,000 to 9,999.
    Thousands,
    /// 10,000 and more.
    TensOfThousands,
}

impl Volume {
    /// Every class, the smallest first.
    pub const ALL: [Self; 5] =
        [Self::Tens, Self::Hundreds, Self::Thousand, Self::Thousands, Self::TensOfThousands];

    /// The class of a quantity.
    #[must_use]
    pub const fn of(quantity: u32) -> Self {
        match quantity {
            0..100 => Self::Tens,
            100..500 => Self::Hundreds,
            500..2_000 => Self::Thousand,
            2_000..10_000 => Self::Thousands,
            _ => Self::TensOfThousands,
        }
    }

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tens => "under-100",
            Self::Hundreds => "100-499",
            Self::Thousand => "500-1999",
            Self::Thousands => "2000-9999",
            Self::TensOfThousands => "from-10000",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|volume| volume.as_str() == word)
    }

    /// The quantity that stands for the class.
    const fn typical(self) -> f64 {
        match self {
            Self::Tens => 50.0,
            Self::Hundreds => 250.0,
            Self::Thousand => 1_000.0,
            Self::Thousands => 5_000.0,
            Self::TensOfThousands => 20_000.0,
        }
    }
}

/// A price that is compared: what one authority paid for one unit, of how many, in which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// Who.
    pub authority: AuthorityId,
    /// Pence for one unit.
    pub pence: i64,
    /// How many units.
    pub quantity: u32,
    /// In which year.
    pub year: i32,
}

/// What all prices are brought to before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The year whose money it is.
    pub year: i32,
    /// How many units.
    pub volume: Volume,
}

/// Roughly how many authorities stand behind a band: the exact number would tell when somebody joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// 5 to 9.
    Few,
    /// 10 to 19.
    Some,
    /// 20 and more.
    Many,
}

impl Behind {
    const fn of(authorities: usize) -> Self {
        match authorities {
            0..10 => Self::Few,
            10..20 => Self::Some,
            _ => Self::Many,
        }
    }

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Few => "5 to 9 authorities",
            Self::Some => "10 to 19 authorities",
            Self::Many => "20 or more authorities",
        }
    }
}

/// What is typically paid, in pence for one unit. Edges are rounded outwards; the middle is the step of
/// the scale below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// A quarter of them pay less than about this.
    pub lower: i64,
    /// Half of them pay less than about this.
    pub middle: i64,
    /// A quarter of them pay more than about this.
    pub upper: i64,
    /// How many there are, roughly.
    pub behind: Behind,
    /// Whether prices were brought to one volume; with few prices there is nothing to work it out from.
    pub for_volume: bool,
}

/// Where one's own price stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Below the band: the bottom quarter.
    Bottom,
    /// Within it.
    Middle,
    /// Above it: the top quarter.
    Top,
}

impl Place {
    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bottom => "bottomQuarter",
            Self::Middle => "middleHalf",
            Self::Top => "topQuarter",
        }
    }
}

/// Why there is no band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Fewer than [`FEWEST`] others.
    TooFew,
    /// Two buyers make nearly all of it.
    TwoDominate,
    /// Somebody took a price back, and too few others changed since.
    Waiting,
}

impl Withheld {
    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooFew => "tooFew",
            Self::TwoDominate => "twoDominate",
            Self::Waiting => "waiting",
        }
    }

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::TooFew => "Fewer than five other authorities have put a price on record.",
            Self::TwoDominate => {
                "Two authorities buy most of it: a band would tell each of them what the other pays."
            }
            Self::Waiting => "Prices are changing; the band comes back once enough of them have.",
        }
    }
}

/// What others than `asker` pay, brought to `terms`; `paid` is what [`release`] let out.
///
/// # Errors
/// Why nothing is told.
pub fn band(paid: &[Paid], asker: AuthorityId, terms: Terms) -> Result<Band, Withheld> {
    let others: BTreeMap<AuthorityId, &Paid> =
        paid.iter().filter(|p| p.authority != asker).map(|p| (p.authority, p)).collect();
    if others.len() < FEWEST {
        return Err(Withheld::TooFew);
    }
    let mut spend: Vec<f64> = others.values().map(|p| p.pence as f64 * f64::from(p.quantity)).collect();
    spend.sort_by(|a, b| b.total_cmp(a));
    if spend[0] + spend[1] > MOST_SHARE * spend.iter().sum::<f64>() {
        return Err(Withheld::TwoDominate);
    }
    let slope = slope(others.values().copied());
    let mut prices: Vec<f64> = others.values().map(|p| brought_to(p, terms, slope)).collect();
    prices.sort_by(f64::total_cmp);
    Ok(Band {
        lower: step_below(quantile(&prices, 0.25)),
        middle: step_below(quantile(&prices, 0.5)),
        upper: step_above(quantile(&prices, 0.75)),
        behind: Behind::of(prices.len()),
        for_volume: slope.is_some(),
    })
}

/// Where a price stands to a band, both for `terms`. A discount for volume is not taken into account: it is
/// what the others' prices tell, and the one who asks knows what they buy.
#[must_use]
pub fn place(own: &Paid, band: &Band, terms: Terms) -> Place {
    let price = brought_to(own, terms, None);
    if price < band.lower as f64 {
        Place::Bottom
    } else if price > band.upper as f64 {
        Place::Top
    } else {
        Place::Middle
    }
}

/// A price in the money of a year and, where a discount for volume is known, for a volume, in whole pence.
fn brought_to(paid: &Paid, terms: Terms, slope: Option<f64>) -> f64 {
    let inflation = index_of(terms.year) / index_of(paid.year);
    let volume =
        slope.map_or(1.0, |slope| (terms.volume.typical() / Volume::of(paid.quantity).typical()).powf(slope));
    (paid.pence as f64 * inflation * volume).round()
}

/// By how much the logarithm of a price falls with that of the volume: least squares, between nothing
/// and [`STEEPEST`].
fn slope<'a>(paid: impl Iterator<Item = &'a Paid>) -> Option<f64> {
    let points: Vec<(f64, f64)> = paid
        .filter(|p| p.pence > 0)
        .map(|p| (Volume::of(p.quantity).typical().ln(), (p.pence as f64 / index_of(p.year)).ln()))
        .collect();
    if points.len() < FEWEST_FOR_SLOPE {
        return None;
    }
    let n = points.len() as f64;
    let (mean_x, mean_y) =
        (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    let spread: f64 = points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    if spread < 1e-9 {
        return None;
    }
    let together: f64 = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    Some((together / spread).clamp(STEEPEST, 0.0))
}

/// A quantile of sorted values, by linear interpolation between the two beside it.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = share * (sorted.len() - 1) as f64;
    let (below, above) = (at.floor() as usize, at.ceil() as usize);
    sorted[below] + (sorted[above] - sorted[below]) * (at - at.floor())
}

/// The steps within each power of ten that edges are rounded to: about a quarter apart.
const STEPS: [i64; 10] = [100, 125, 160, 200, 250, 320, 400, 500, 630, 800];

/// The largest step of the scale that is not above a price; 0 below a penny.
fn step_below(pence: f64) -> i64 {
    scale().take_while(|step| *step as f64 <= pence).last().unwrap_or(0)
}

/// The smallest step of the scale that is not below a price.
fn step_above(pence: f64) -> i64 {
    scale().find(|step| *step as f64 >= pence).unwrap_or(i64::MAX)
}

/// 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20 … pence, up to a trillion pounds.
fn scale() -> impl Iterator<Item = i64> {
    let mut last = 0;
    (0..15_u32)
        .flat_map(|power| STEPS.map(|step| step * 10_i64.pow(power) / 100))
        .filter(move |step| std::mem::replace(&mut last, *step) < *step)
}

#[cfg(test)]
mod tests;
