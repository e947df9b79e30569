//! Bands: what others pay, without what any one of them pays.
//!
//! A band is the middle half of the prices of at least [`FEWEST`] authorities other than the one that
//! asks, on a coarse scale; no lowest and no highest price is ever shown. It is withheld where the two
//! largest buyers together make more than [`MOST_SHARE`] of what is paid, since either could then work
//! out the other.
//!
//! Nothing can be had by taking one answer from another:
//! - each price is taken for the step of the scale that it lies on ([`scale`]: about a quarter wide) before
//!   anything is worked out from it. So two prices on one step give the same answers to every question that
//!   anybody can ask, in whatever order and together with whomever: a step is what a price can be narrowed
//!   down to at most, and only where nearly all the others collude;
//! - the steps are of the money of one year, whatever year the answer is in, and another volume moves all
//!   steps by a factor that is itself a step: asking again in other terms shifts no edge against another;
//! - cells do not overlap ([`crate::price_point::Cell`]), and there is no other filter;
//! - prices come in and go out in batches of at least [`BATCH`] authorities, at the first day of a quarter
//!   ([`release`]); while somebody's withdrawal waits for its batch, nothing is shown of the cell;
//! - products that are merged are one cell from the next quarter on, and two again from the quarter after that is
//!   undone; no set of prices is told of that differs from one ever told of any of them in fewer than [`BATCH`]
//!   authorities, so that merging and parting products tells nothing that waiting would not;
//! - where one's own price stands is judged by the edges that are shown.

mod index;
mod release;

pub use index::{LAST_YEAR, index_of};
pub use release::{Entry, Released, Said, naming_on, release};

use std::collections::BTreeMap;
use std::sync::LazyLock;

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

/// What a discount for volume is rounded to.
const SLOPE_STEP: f64 = 0.05;

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

/// What is typically paid, in pence for one unit, to two significant figures: the outer edges are rounded
/// outwards.
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
    let others: BTreeMap<AuthorityId, Coarse> =
        paid.iter().filter(|p| p.authority != asker).map(|p| (p.authority, Coarse::of(p))).collect();
    let others: Vec<Coarse> = others.into_values().collect();
    if others.len() < FEWEST {
        return Err(Withheld::TooFew);
    }
    if two_dominate(&others) {
        return Err(Withheld::TwoDominate);
    }
    let slope = slope(&others);
    let for_volume = |price: &Coarse| {
        slope.map_or(1.0, |slope| (terms.volume.typical() / price.volume.typical()).powf(slope))
    };
    let sorted = |edge: fn(&Coarse) -> f64| {
        let mut prices: Vec<f64> = others.iter().map(|p| edge(p) * for_volume(p)).collect();
        prices.sort_by(f64::total_cmp);
        prices
    };
    let (below, above) = (sorted(Coarse::below), sorted(Coarse::above));
    let last = others.len() - 1;
    let money = index_of(terms.year) / 100.0;
    Ok(Band {
        lower: rounded(step_below(below[last / 4]) * money, f64::floor),
        middle: rounded(step_below(below[last / 2]) * money, f64::round),
        upper: rounded(step_above(above[last - last / 4]) * money, f64::ceil),
        behind: Behind::of(others.len()),
        for_volume: slope.is_some(),
    })
}

/// Where a price stands to a band, both for `terms`. A discount for volume is not taken into account: it is
/// what the others' prices tell, and the one who asks knows what they buy.
#[must_use]
pub fn place(own: &Paid, band: &Band, terms: Terms) -> Place {
    let price = (own.pence as f64 * index_of(terms.year) / index_of(own.year)).round();
    if price < band.lower as f64 {
        Place::Bottom
    } else if price > band.upper as f64 {
        Place::Top
    } else {
        Place::Middle
    }
}

/// A price as far as anything is worked out from it: the step that it lies on.
#[derive(Debug, Clone, Copy)]
struct Coarse {
    step: usize,
    quantity: u32,
    volume: Volume,
}

impl Coarse {
    fn of(paid: &Paid) -> Self {
        let pence = paid.pence as f64 * 100.0 / index_of(paid.year);
        let step = scale().partition_point(|step| *step <= pence).saturating_sub(1);
        Self { step, quantity: paid.quantity, volume: Volume::of(paid.quantity) }
    }

    /// The lower edge of its step.
    fn below(&self) -> f64 {
        scale()[self.step]
    }

    /// The upper edge of its step.
    fn above(&self) -> f64 {
        scale().get(self.step + 1).copied().unwrap_or(f64::MAX)
    }
}

/// Whether the two largest buyers may make more than [`MOST_SHARE`] of what is paid: taken for as large, and
/// the rest for as small, as their steps allow.
fn two_dominate(prices: &[Coarse]) -> bool {
    let spend = |edge: fn(&Coarse) -> f64| {
        let mut spend: Vec<f64> = prices.iter().map(|p| edge(p) * f64::from(p.quantity)).collect();
        spend.sort_by(|a, b| b.total_cmp(a));
        spend
    };
    let two: f64 = spend(Coarse::above).iter().take(2).sum();
    let rest: f64 = spend(Coarse::below).iter().skip(2).sum();
    two > MOST_SHARE * (two + rest)
}

/// By how much the logarithm of a price falls with that of the volume: least squares, in steps of
/// [`SLOPE_STEP`] between nothing and [`STEEPEST`].
fn slope(prices: &[Coarse]) -> Option<f64> {
    let points: Vec<(f64, f64)> =
        prices.iter().filter(|p| p.step > 0).map(|p| (p.volume.typical().ln(), p.below().ln())).collect();
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
    Some(((together / spread).clamp(STEEPEST, 0.0) / SLOPE_STEP).round() * SLOPE_STEP)
}

/// The steps within each power of ten: about a quarter apart.
const STEPS: [f64; 10] = [100.0, 125.0, 160.0, 200.0, 250.0, 320.0, 400.0, 500.0, 630.0, 800.0];

/// The scale, in pence of the index's own year, from nothing upwards.
pub fn scale() -> &'static [f64] {
    static SCALE: LazyLock<Vec<f64>> = LazyLock::new(|| {
        let steps = (0..13).flat_map(|power| STEPS.map(|step| step * 10_f64.powi(power - 2)));
        std::iter::once(0.0).chain(steps).collect()
    });
    &SCALE
}

/// As much as two steps of the scale may differ by what computers cannot write exactly.
const HAIR: f64 = 1e-9;

/// The largest step of the scale that is not above a price.
fn step_below(pence: f64) -> f64 {
    let at = scale().partition_point(|step| *step <= pence * (1.0 + HAIR));
    scale()[at.saturating_sub(1)]
}

/// The smallest step of the scale that is not below a price.
fn step_above(pence: f64) -> f64 {
    let at = scale().partition_point(|step| *step < pence * (1.0 - HAIR));
    scale().get(at).copied().unwrap_or(f64::MAX)
}

/// Two significant figures.
fn rounded(pence: f64, way: fn(f64) -> f64) -> i64 {
    if pence < 10.0 {
        return way(pence) as i64;
    }
    let unit = 10_f64.powf(pence.log10().floor() - 1.0);
    (way(pence / unit) * unit).round() as i64
}

#[cfg(test)]
mod tests;
