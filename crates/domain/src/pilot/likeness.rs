//! How like a pilot is to what somebody is about to try. Full text asks for every word; two people who have the
//! same idea share a few words at most, so here each that they share counts, and a product or vendor counts
//! for more.

use std::collections::BTreeMap;

use super::Account;
use crate::id::{ProductId, VendorId};
use crate::service_area::ServiceAreaCode;
use crate::text::fold;

/// Words that say nothing of what is tried.
const COMMON: &[&str] = &[
    "about", "after", "again", "also", "and", "any", "are", "assess", "before", "better", "borough",
    "boroughs", "but", "can", "cost", "could", "council", "councils", "data", "does", "each", "find", "for",
    "from", "have", "help", "how", "into", "less", "london", "make", "many", "more", "much", "need", "new",
    "not", "our", "out", "over", "people", "pilot", "reduce", "save", "service", "services", "should",
    "some", "system", "than", "that", "the", "their", "them", "there", "they", "this", "trial", "use",
    "used", "using", "what", "with", "would",
];

/// Letters by which words are compared: "transcribe" and "transcription" are one.
const STEM: usize = 6;

/// From here on two ideas are alike.
const ALIKE: u32 = 4;

/// What somebody is about to try, or tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea {
    /// Stems, each with the word that it was met as.
    words: BTreeMap<String, String>,
    product: Option<ProductId>,
    vendor: Option<VendorId>,
    service_areas: Vec<ServiceAreaCode>,
}

/// What two ideas have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// The more, the more alike.
    pub weight: u32,
    /// The words that both use, as the other has them.
    pub words: Vec<String>,
    /// Whether it is the same product.
    pub product: bool,
    /// Whether it is the same vendor.
    pub vendor: bool,
}

impl Idea {
    /// An idea in words, as far as somebody has typed it.
    #[must_use]
    pub fn new(
        texts: &[&str],
        product: Option<ProductId>,
        vendor: Option<VendorId>,
        service_areas: &[ServiceAreaCode],
    ) -> Self {
        let mut words = BTreeMap::new();
        for text in texts {
            let folded = fold(text);
            for word in folded.split(|c: char| !c.is_alphanumeric()) {
                if word.chars().count() > 2 && !COMMON.contains(&word) {
                    words.entry(stem(word)).or_insert_with(|| word.to_owned());
                }
            }
        }
        Self { words, product, vendor, service_areas: service_areas.to_vec() }
    }

    /// The idea of a pilot.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        let texts = [
            Some(account.question.as_str()),
            account.approach.as_deref(),
            account.product.as_ref().map(|p| p.name.as_str()),
        ];
        let texts: Vec<&str> = texts.into_iter().flatten().collect();
        let product = account.product.as_ref().map(|p| p.id);
        Self::new(&texts, product, account.vendor.as_ref().map(|v| v.id), &account.service_areas)
    }

    /// The same idea, of the product that its own means.
    #[must_use]
    pub fn meaning(self, meant: impl Fn(ProductId) -> ProductId) -> Self {
        Self { product: self.product.map(meant), ..self }
    }

    /// What another has in common with it; `None` where that is too little to speak of.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        let shared = other.words.iter().filter(|(stem, _)| self.words.contains_key(*stem));
        let words: Vec<String> = shared.map(|(_, word)| word.clone()).collect();
        let product = self.product.is_some() && self.product == other.product;
        let vendor = self.vendor.is_some() && self.vendor == other.vendor;
        let area = self.service_areas.iter().any(|area| other.service_areas.contains(area));
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let weight = count
            .saturating_mul(2)
            .saturating_add(if product { 4 } else { 0 })
            .saturating_add(if vendor { 3 } else { 0 })
            .saturating_add(u32::from(area));
        (weight >= ALIKE).then_some(Likeness { weight, words, product, vendor })
    }
}

/// The beginning of a word, without the plural.
fn stem(word: &str) -> String {
    let singular = word.strip_suffix('s').filter(|rest| rest.len() > 3).unwrap_or(word);
    singular.chars().take(STEM).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::id_of;
    use crate::service_area::ServiceArea;

    fn idea(text: &str) -> Idea {
        Idea::new(&[text], None, None, &[])
    }

    #[test]
    fn two_people_with_one_idea_are_told_though_they_say_it_otherwise() {
        let ours = idea("Can a voice assistant answer calls about repairs?");
        let theirs = idea("Does a voice bot on the repairs line shorten the queue of calls?");
        let likeness = ours.likeness(&theirs).unwrap();
        assert_eq!(likeness.words, ["calls", "repairs", "voice"]);
        let minutes = idea("Transcription of meetings with AI");
        assert!(minutes.likeness(&idea("Let AI transcribe a meeting of the committee")).is_some());
    }

    #[test]
    fn what_every_pilot_says_makes_nothing_alike() {
        let ours = idea("Does the new system reduce cost for our council and help people use the service?");
        let theirs = idea("Would a new system help the council to reduce what services cost?");
        assert_eq!(ours.likeness(&theirs), None);
        assert_eq!(idea("Drones over parks").likeness(&idea("Sensors in bins")), None);
    }

    #[test]
    fn the_same_product_is_enough_and_the_same_area_is_not() {
        let area = ServiceArea::all()[0].code;
        let product = Some(id_of("Minute"));
        let ours = Idea::new(&["Notes of visits"], product, None, &[area]);
        assert!(ours.likeness(&Idea::new(&["Something else"], product, None, &[])).unwrap().product);
        assert_eq!(ours.likeness(&Idea::new(&["Something else"], None, None, &[area])), None);
    }
}
