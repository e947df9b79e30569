//! Whether a purchase is one of technology, and what for: an inferred fact with its reason.
//!
//! CPV codes say most, but buyers pick codes loosely, so words weigh with them: the title before the
//! description, phrases of technology before the mere names of services. Of service areas the one that
//! words and codes speak for most is named; where two speak alike, none is.

mod codes;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use codes::Weight;
use words::{Found, Says, Word};

use crate::cpv::Cpv;
use crate::product::{self, KnownProduct};
use crate::service_area::ServiceAreaCode;

/// What a purchase was taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classification {
    /// Whether it is a purchase of technology.
    pub technology: bool,
    /// What the borough does with it, where CPV or words say so.
    pub service_area: Option<ServiceAreaCode>,
    /// The words or codes it was worked out from, as published.
    pub words: String,
    /// Why it follows from them, in plain English.
    pub reason: String,
}

/// How much of a description is read: what is bought stands in its first sentences.
const DESCRIPTION_READ: usize = 900;

/// "Dynamic Purchasing System" and its like and "G-Cloud" are ways to buy, not what is bought.
const WAYS_TO_BUY: &[[&str; 2]] = &[
    ["purchasing", "system"],
    ["procurement", "system"],
    ["purchase", "system"],
    ["market", "place"],
    ["g", "cloud"],
];

struct Evidence<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    found: Vec<Found>,
}

impl<'a> Evidence<'a> {
    fn of(text: &'a str) -> Self {
        let mut words = words::words(text);
        let ways: Vec<usize> = words
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| {
                WAYS_TO_BUY.iter().any(|way| pair[0].stem == way[0] && pair[1].stem == way[1])
            })
            .map(|(i, _)| i)
            .collect();
        for i in ways.into_iter().rev() {
            words.drain(i..i + 2);
        }
        let found = words::find(&words);
        Self { text, words, found }
    }

    /// The first phrase that is technology by itself.
    fn technology(&self) -> Option<&str> {
        let is = |f: &&Found| matches!(f.says, Says::Technology | Says::Area(_) | Says::Product(_));
        self.found.iter().find(is).map(|f| &self.text[f.at.clone()])
    }

    /// "Housing Management Solution": the name of a service and then a word for software.
    fn system_of_a_service(&self) -> Option<(ServiceAreaCode, &str)> {
        const SYSTEM: &[&str] =
            &["system", "solution", "software", "platform", "application", "portal", "database", "app"];
        const BETWEEN: &[&str] = &["management", "information", "case", "and", "services", "service", "cms"];
        self.found.iter().find_map(|f| {
            let Says::Hint(area) = f.says else { return None };
            let after = self.words[f.next.min(self.words.len())..].iter();
            let next = after.skip_while(|w| BETWEEN.contains(&w.lower.as_ref())).take(1);
            let system = next.into_iter().find(|w| SYSTEM.contains(&w.stem.as_ref()))?;
            Some((area, &self.text[f.at.start..system.at.end]))
        })
    }

    /// Whether the maker of a product with an ordinary name, or its service area, is named beside it.
    fn supports(&self, area: ServiceAreaCode, product: usize) -> bool {
        words::maker_is_named(product, &self.words)
            || self.found.iter().any(|f| matches!(f.says, Says::Area(a) | Says::Hint(a) if a == area))
    }

    fn other_trade(&self) -> Option<&str> {
        self.found.iter().find(|f| f.says == Says::NotTechnology).map(|f| &self.text[f.at.clone()])
    }
}

/// A product that a purchase names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductSeen {
    /// Its name on the list of known products.
    pub name: String,
    /// The words that name it, as published.
    pub words: String,
    /// What it is for.
    pub service_areas: Vec<ServiceAreaCode>,
}

/// The products that a title and a description name, those of the title first. A product with an ordinary
/// name counts beside its maker or the words of its service area alone.
#[must_use]
pub fn products(title: &str, description: Option<&str>) -> Vec<ProductSeen> {
    let mut seen: Vec<ProductSeen> = Vec::new();
    for text in [title, beginning(description.unwrap_or_default())] {
        let evidence = Evidence::of(text);
        for found in &evidence.found {
            let named = match found.says {
                Says::Product(_) => true,
                Says::OrdinaryProduct(area, product) => evidence.supports(area, product),
                _ => false,
            };
            let words = &text[found.at.clone()];
            if let Some(known) =
                known_by(words).filter(|known| named && seen.iter().all(|s| s.name != known.name))
            {
                let KnownProduct { name, service_areas, .. } = known;
                let (name, words) = (name.clone(), words.to_owned());
                seen.push(ProductSeen { name, words, service_areas: service_areas.clone() });
            }
        }
    }
    seen
}

/// Known products by the stems of their names: of two alike, the first.
static BY_NAME: LazyLock<HashMap<Vec<String>, &'static KnownProduct>> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    for known in product::known() {
        by_name.entry(stems(&known.name)).or_insert(known);
    }
    by_name
});

/// The known product that these words name.
fn known_by(phrase: &str) -> Option<&'static KnownProduct> {
    BY_NAME.get(&stems(phrase)).copied()
}

fn stems(text: &str) -> Vec<String> {
    words::words(text).into_iter().map(|word| word.stem.into_owned()).collect()
}

/// Classifies a purchase by its CPV codes (the main one first), its title and its description.
#[must_use]
pub fn classify(cpv: &[Cpv], title: &str, description: Option<&str>) -> Classification {
    let title = Evidence::of(title);
    let description = Evidence::of(beginning(description.unwrap_or_default()));
    match is_technology(cpv, &title, &description) {
        Ok((words, because)) => {
            let (service_area, area_reason) = service_area(cpv, &title, &description);
            let words = area_reason.words.map_or_else(|| words.clone(), |more| join(&words, &more));
            Classification {
                technology: true,
                service_area,
                words,
                reason: format!("{because} {}", area_reason.reason),
            }
        }
        Err((words, because)) => {
            Classification { technology: false, service_area: None, words, reason: because }
        }
    }
}

type Why = (String, String);

fn is_technology(cpv: &[Cpv], title: &Evidence<'_>, description: &Evidence<'_>) -> Result<Why, Why> {
    let main = cpv.first().copied();
    let main_weight = if is_buried(cpv) { Weight::Weak } else { main.map_or(Weight::None, codes::weight) };
    let said = title.technology();
    if let Some(trade) = title.other_trade()
        && (said.is_none() || main.is_some_and(codes::is_hardware_or_works))
    {
        return Err((trade.to_owned(), format!("“{trade}” in the title is another trade than technology.")));
    }
    if let Some(words) = said {
        return Ok((words.to_owned(), format!("“{words}” in the title is technology.")));
    }
    if let (Some(code), Weight::Strong) = (main, main_weight) {
        return Ok((code.to_string(), format!("The main CPV code {} is technology.", described(code))));
    }
    if !main.is_some_and(codes::is_hardware_or_works)
        && let Some((_, words)) = title.system_of_a_service()
    {
        return Ok((words.to_owned(), format!("“{words}” in the title is software for a service.")));
    }
    if main_weight == Weight::Weak || main.is_none() {
        let next = cpv.iter().skip(1).take(2).copied().find(|c| codes::weight(*c) == Weight::Strong);
        if let Some(code) = next {
            return Ok((code.to_string(), format!("The CPV code {} is technology.", described(code))));
        }
        if let Some(words) = description.technology().filter(|_| description.other_trade().is_none()) {
            return Ok((words.to_owned(), format!("“{words}” in the description is technology.")));
        }
    }
    let codes = cpv.first().map(ToString::to_string).unwrap_or_default();
    Err((codes, "Neither the main CPV code nor the words of the title are of technology.".to_owned()))
}

/// A main code of technology over a list of codes that are mostly of other trades is a buyer's
/// way to reach everybody.
fn is_buried(cpv: &[Cpv]) -> bool {
    let others = cpv.iter().filter(|code| codes::weight(**code) == Weight::None).count();
    cpv.first().is_some_and(|main| codes::weight(*main) == Weight::Strong)
        && cpv.len() >= 3
        && 3 * others >= 2 * cpv.len()
}

struct AreaReason {
    words: Option<String>,
    reason: String,
}

/// Points for a service area: a phrase in the title, one in the description, a code.
const IN_TITLE: u32 = 6;
const IN_DESCRIPTION: u32 = 2;
const BY_CODE: u32 = 5;
/// Bare hints weigh half of phrases that are technology by themselves.
const HINT: u32 = 2;
/// One bare hint in a description is not enough.
const ENOUGH: u32 = 3;

fn service_area(
    cpv: &[Cpv],
    title: &Evidence<'_>,
    description: &Evidence<'_>,
) -> (Option<ServiceAreaCode>, AreaReason) {
    let mut points: Vec<(ServiceAreaCode, u32, String)> = Vec::new();
    let mut add =
        |area: ServiceAreaCode, n: u32, words: &str| match points.iter_mut().find(|(a, _, _)| *a == area) {
            Some((_, sum, _)) => *sum += n,
            None => points.push((area, n, words.to_owned())),
        };
    for (evidence, weight) in [(title, IN_TITLE), (description, IN_DESCRIPTION)] {
        let mut said: Vec<&str> = Vec::new();
        for found in &evidence.found {
            let words = &evidence.text[found.at.clone()];
            if said.contains(&words) {
                continue;
            }
            said.push(words);
            // Every notice names the portal to tender on.
            let portal = matches!(found.says, Says::Area(area) | Says::Hint(area) | Says::Product(area)
                if area.as_str() == "procurement-contracts");
            if portal && weight == IN_DESCRIPTION {
                continue;
            }
            match found.says {
                Says::Area(area) | Says::Product(area) => add(area, weight, words),
                Says::Hint(area) => add(area, weight / HINT, words),
                Says::OrdinaryProduct(area, product) => {
                    if evidence.supports(area, product) {
                        add(area, weight, words);
                    }
                }
                Says::Technology | Says::NotTechnology => {}
            }
        }
    }
    if let Some((area, words)) = title.system_of_a_service() {
        add(area, IN_TITLE / HINT, words);
    }
    if let Some(code) = cpv.first()
        && let Some(area) = codes::area(*code)
    {
        add(area, BY_CODE, &described(*code));
    }
    for code in cpv.iter().skip(1).take(3) {
        if let Some(area) = codes::area(*code) {
            add(area, BY_CODE / 2, &described(*code));
        }
    }
    let Some(best) = points.iter().map(|(_, n, _)| *n).max().filter(|n| *n >= ENOUGH) else {
        return (None, AreaReason { words: None, reason: "No service area can be told.".to_owned() });
    };
    let mut first: Vec<&(ServiceAreaCode, u32, String)> =
        points.iter().filter(|(_, n, _)| *n == best).collect();
    // A housing system in the cloud is a housing system.
    if first.iter().any(|(area, _, _)| is_of_a_service(*area)) {
        first.retain(|(area, _, _)| is_of_a_service(*area));
    }
    match first.as_slice() {
        [(area, _, words)] => {
            let reason = format!("“{words}” says {}.", area.area().name);
            (Some(*area), AreaReason { words: Some(words.clone()), reason })
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(area, _, _)| area.area().name.as_str()).collect();
            let reason =
                format!("Which service area cannot be told: {} are named alike.", names.join(" and "));
            (None, AreaReason { words: None, reason })
        }
    }
}

/// Whether the area is what a borough does for people and places, and not the means.
fn is_of_a_service(area: ServiceAreaCode) -> bool {
    !matches!(area.area().group.as_str(), "Infrastructure" | "Data" | "Customer and digital")
}

fn described(code: Cpv) -> String {
    code.description().map_or_else(|| code.to_string(), |words| format!("{code} ({words})"))
}

fn join(first: &str, second: &str) -> String {
    if first == second || second.is_empty() { first.to_owned() } else { format!("{first}; {second}") }
}

fn beginning(text: &str) -> &str {
    text.char_indices().nth(DESCRIPTION_READ).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests;
