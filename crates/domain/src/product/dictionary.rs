//! The names that products go by, found in the words of contracts.
//!
//! The reference list is read with all that is known of ordinary words (see [`crate::technology`]). Other
//! names are found as whole words: a name of one word alone counts only as it is written and where the
//! contract is for what the product does, since a vendor may call a product anything.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::id_of;
use super::ruling::survivor;
use crate::id::ProductId;
use crate::service_area::ServiceAreaCode;
use crate::technology;

/// How much of a description is read: what is bought stands in its first sentences.
const DESCRIPTION_READ: usize = 900;

/// A name of fewer letters says too little.
const LEAST_LETTERS: usize = 4;

/// The names of the reference list, which [`technology`] finds.
static LISTED: LazyLock<HashSet<String>> =
    LazyLock::new(|| super::known().iter().map(|known| folded(&known.name).join(" ")).collect());

/// A product with all its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The product.
    pub product: ProductId,
    /// The name it goes by.
    pub name: String,
    /// Every other name.
    pub names: Vec<String>,
    /// What it is for.
    pub service_areas: Vec<ServiceAreaCode>,
    /// The product that it leads to since it was merged.
    pub merged_into: Option<ProductId>,
}

/// A product that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which, after merges.
    pub product: ProductId,
    /// The name it goes by.
    pub name: String,
    /// The words that name it, as published.
    pub words: String,
    /// What it is for.
    pub service_areas: Vec<ServiceAreaCode>,
}

/// A name as it is looked for.
#[derive(Debug, Clone)]
struct Name {
    words: Vec<String>,
    folded: Vec<String>,
    product: ProductId,
}

/// The products whose names are looked for.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    products: HashMap<ProductId, Entry>,
    merged: HashMap<ProductId, ProductId>,
    /// By the first word, folded; the longest name first.
    names: HashMap<String, Vec<Name>>,
    /// Whose a name of the reference list is now.
    owners: HashMap<String, ProductId>,
}

impl Dictionary {
    /// A dictionary of these products.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut dictionary = Self::default();
        for entry in entries {
            if let Some(into) = entry.merged_into {
                dictionary.merged.insert(entry.product, into);
            }
            for name in std::iter::once(&entry.name).chain(&entry.names) {
                let words: Vec<String> = words(name).map(|(_, word)| word.to_owned()).collect();
                let folded = folded(name);
                let letters: usize = words.iter().map(|word| word.chars().count()).sum();
                let listed = LISTED.contains(&folded.join(" "));
                dictionary.owners.insert(folded.join(" "), entry.product);
                if let Some(first) = folded.first().filter(|_| letters >= LEAST_LETTERS && !listed) {
                    let name = Name { words, folded: folded.clone(), product: entry.product };
                    dictionary.names.entry(first.clone()).or_default().push(name);
                }
            }
            dictionary.products.insert(entry.product, entry);
        }
        for names in dictionary.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        dictionary
    }

    /// Where a product leads: to itself, unless it was merged.
    #[must_use]
    pub fn survivor(&self, product: ProductId) -> ProductId {
        survivor(&self.merged, product)
    }

    /// The products that a contract for `area` names, those of the title first.
    #[must_use]
    pub fn find(
        &self,
        title: &str,
        description: Option<&str>,
        area: Option<ServiceAreaCode>,
    ) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut add = |mention: Mention| {
            if found.iter().all(|known| known.product != mention.product) {
                found.push(mention);
            }
        };
        for seen in technology::products(title, description) {
            let product =
                self.owners.get(&folded(&seen.name).join(" ")).copied().unwrap_or_else(|| id_of(&seen.name));
            let product = self.survivor(product);
            let name = self.products.get(&product).map_or(seen.name, |entry| entry.name.clone());
            add(Mention { product, name, words: seen.words, service_areas: seen.service_areas });
        }
        for text in [title, beginning(description.unwrap_or_default())] {
            self.spelled(text, area, &mut add);
        }
        found
    }

    /// Names that are spelled out in a text.
    fn spelled(&self, text: &str, area: Option<ServiceAreaCode>, add: &mut impl FnMut(Mention)) {
        let all: Vec<(usize, &str)> = words(text).collect();
        let folded = folded(text);
        let mut at = 0;
        while at < all.len() {
            let here = self.names.get(&folded[at]).into_iter().flatten();
            let named = here
                .into_iter()
                .find(|name| folded[at..].starts_with(&name.folded) && self.counts(name, &all[at..], area));
            let Some(name) = named else {
                at += 1;
                continue;
            };
            let last = all[at + name.words.len() - 1];
            let words = text[all[at].0..last.0 + last.1.len()].to_owned();
            let product = self.survivor(name.product);
            if let Some(entry) = self.products.get(&product) {
                let (name, service_areas) = (entry.name.clone(), entry.service_areas.clone());
                add(Mention { product, name, words, service_areas });
            }
            at += name.words.len();
        }
    }

    /// Whether a name that stands here is the product's.
    fn counts(&self, name: &Name, here: &[(usize, &str)], area: Option<ServiceAreaCode>) -> bool {
        let Some(entry) = self.products.get(&name.product) else { return false };
        if name.words.len() > 1 {
            return true;
        }
        let as_written = here.first().is_some_and(|(_, word)| *word == name.words[0]);
        as_written
            && !entry.service_areas.is_empty()
            && area.is_none_or(|area| entry.service_areas.contains(&area))
    }
}

/// The words of a text and where each begins, in bytes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let end = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |at| start + at);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// The words of a text without regard to case.
fn folded(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| word.to_lowercase()).collect()
}

fn beginning(text: &str) -> &str {
    text.char_indices().nth(DESCRIPTION_READ).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str) -> ServiceAreaCode {
        ServiceAreaCode::parse(code).unwrap()
    }

    fn entry(name: &str, code: &str) -> Entry {
        Entry {
            product: id_of(name),
            name: name.to_owned(),
            names: Vec::new(),
            service_areas: vec![area(code)],
            merged_into: None,
        }
    }

    fn named(dictionary: &Dictionary, title: &str, code: Option<&str>) -> Vec<(String, String)> {
        let found = dictionary.find(title, None, code.map(area));
        found.into_iter().map(|mention| (mention.name, mention.words)).collect()
    }

    #[test]
    fn names_are_found_as_whole_words_and_told_as_they_were_written() {
        let dictionary = Dictionary::new([
            entry("Corrow Homes", "housing-management"),
            entry("Tessacare", "adult-social-care"),
        ]);
        let pair = |name: &str, words: &str| vec![(name.to_owned(), words.to_owned())];
        assert_eq!(
            named(&dictionary, "Licences of CORROW-HOMES, year 3", None),
            pair("Corrow Homes", "CORROW-HOMES")
        );
        assert!(named(&dictionary, "Corrow Homestead repairs", None).is_empty());
        assert_eq!(named(&dictionary, "Case management (Tessacare)", None), pair("Tessacare", "Tessacare"));
    }

    #[test]
    fn a_name_of_one_word_counts_as_it_is_written_and_for_what_the_product_does() {
        let dictionary = Dictionary::new([entry("Plotline", "planning-building-control")]);
        assert!(named(&dictionary, "the plotline of the theatre", None).is_empty());
        assert!(named(&dictionary, "Plotline", Some("leisure-culture")).is_empty());
        assert_eq!(named(&dictionary, "Plotline", Some("planning-building-control")).len(), 1);
    }

    #[test]
    fn names_of_the_reference_list_are_read_with_what_is_known_of_ordinary_words() {
        let mosaic = Dictionary::new([entry("Mosaic", "adult-social-care")]);
        assert!(named(&mosaic, "Conservation of a Roman mosaic", None).is_empty());
        assert_eq!(named(&mosaic, "Mosaic adult social care system", Some("adult-social-care")).len(), 1);
        let unstored = Dictionary::default();
        assert_eq!(named(&unstored, "NEC Housing support", None).len(), 1, "known without being stored");
    }

    #[test]
    fn a_former_name_and_the_name_of_a_merged_product_name_what_remains() {
        let renamed = Entry {
            names: vec!["Northgate Homes".to_owned()],
            ..entry("Corrow Homes", "housing-management")
        };
        let merged =
            Entry { merged_into: Some(id_of("Corrow Homes")), ..entry("Estate Wise", "housing-management") };
        let dictionary = Dictionary::new([renamed, merged]);
        for title in ["Northgate Homes licences", "Estate Wise licences"] {
            let found = dictionary.find(title, None, None);
            assert_eq!(found.len(), 1, "{title}");
            assert_eq!((found[0].product, found[0].name.as_str()), (id_of("Corrow Homes"), "Corrow Homes"));
        }
    }
}
