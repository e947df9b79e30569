//! Which product is meant by a name that somebody said.
//!
//! Reviews, pilots, peers and prices keep the name that was said. Which product goes by that name, now that some were
//! merged, split or renamed, is found when it is read, from what people decided and did not undo: so each decision
//! holds for all that was ever said, and so does its undoing.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::ruling::{ProductRulingKind, survivor};
use super::{ProductRef, id_of};
use crate::id::ProductId;

/// What a decision on a product means for the names that it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub kind: ProductRulingKind,
    /// The product that was merged away, split or renamed.
    pub product: ProductId,
    /// The product that it is part of since, or the one that was split off.
    pub other: Option<ProductId>,
    /// Of a split, the names that are the new product's; of a renaming, the name before and the name since.
    pub names: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
}

impl Decided {
    /// Every product and every name, by its id, that it is about.
    fn concerns(&self) -> impl Iterator<Item = ProductId> {
        [Some(self.product), self.other]
            .into_iter()
            .flatten()
            .chain(self.names.iter().map(|name| id_of(name)))
    }
}

/// Which product goes by which name. A name is known by the id that follows from it ([`id_of`]).
#[derive(Debug, Clone, Default)]
pub struct Naming {
    /// Whose names are another product's than the one that was first known by it.
    owners: HashMap<ProductId, ProductId>,
    merged: HashMap<ProductId, ProductId>,
    /// What products are called.
    called: HashMap<ProductId, String>,
}

impl Naming {
    /// What was meant before an instant, or what is meant now. `called` says what products are called now.
    #[must_use]
    pub fn of(
        decided: &[Decided],
        called: HashMap<ProductId, String>,
        before: Option<DateTime<Utc>>,
    ) -> Self {
        let then = |at: &DateTime<Utc>| before.is_none_or(|before| *at < before);
        let mut steps: Vec<(DateTime<Utc>, bool, &Decided)> = decided
            .iter()
            .flat_map(|one| [Some((one.at, false, one)), one.undone_at.map(|at| (at, true, one))])
            .flatten()
            .filter(|(at, ..)| then(at))
            .collect();
        steps.sort_by_key(|(at, undone, _)| (*at, *undone));
        let mut naming = Self { called, ..Self::default() };
        for (_, undone, one) in steps {
            naming.follow(one, undone);
        }
        naming
    }

    fn follow(&mut self, decided: &Decided, undone: bool) {
        let Decided { kind, product, other, names, .. } = decided;
        let names = || names.iter().map(|name| id_of(name));
        match (kind, other) {
            (ProductRulingKind::Merge, Some(into)) if !undone => {
                self.merged.insert(*product, *into);
            }
            (ProductRulingKind::Merge, _) => {
                self.merged.remove(product);
            }
            (ProductRulingKind::Split, Some(new)) if !undone => {
                self.owners.extend(names().map(|name| (name, *new)));
            }
            (ProductRulingKind::Split, Some(new)) => {
                self.merged.insert(*new, *product);
            }
            // A name that a product went by stays its own, whichever it goes by now.
            (ProductRulingKind::Rename | ProductRulingKind::Split, _) => {
                self.owners.extend(names().map(|name| (name, *product)));
            }
        }
    }

    /// The product that is meant by a name.
    #[must_use]
    pub fn meant(&self, name: ProductId) -> ProductId {
        survivor(&self.merged, self.owners.get(&name).copied().unwrap_or(name))
    }

    /// The same as other records name it.
    #[must_use]
    pub fn shown(&self, said: &ProductRef) -> ProductRef {
        let id = self.meant(said.id);
        ProductRef { id, name: self.called.get(&id).unwrap_or(&said.name).clone() }
    }

    /// What a product is called; `None` where none is on record.
    #[must_use]
    pub fn called(&self, product: ProductId) -> Option<&str> {
        self.called.get(&product).map(String::as_str)
    }

    /// The products that ids lead to, of products or of names.
    #[must_use]
    pub fn leads(&self, ids: &[ProductId]) -> BTreeSet<ProductId> {
        let lead = |id: &ProductId| match self.called.contains_key(id) {
            true => survivor(&self.merged, *id),
            false => self.meant(*id),
        };
        ids.iter().map(lead).collect()
    }

    /// Every name by which one of these products is meant.
    #[must_use]
    pub fn names_of(&self, ids: &[ProductId]) -> BTreeSet<ProductId> {
        let leads = self.leads(ids);
        let known = self.owners.keys().chain(self.merged.keys()).chain(&leads).chain(ids);
        known.filter(|name| leads.contains(&self.meant(**name))).copied().collect()
    }

    /// What stays on record where `now` is said in place of `before`: what was said, if all that is said now is the
    /// name that it is shown by.
    #[must_use]
    pub fn kept(&self, before: Option<ProductRef>, now: Option<ProductRef>) -> Option<ProductRef> {
        match (before, now) {
            (Some(before), Some(now)) if self.shown(&before).name == now.name => Some(before),
            (_, now) => now,
        }
    }
}

/// These products and names with all that were ever one with them, whatever was undone since.
#[must_use]
pub fn kin(decided: &[Decided], of: impl IntoIterator<Item = ProductId>) -> BTreeSet<ProductId> {
    let mut kin: BTreeSet<ProductId> = of.into_iter().collect();
    loop {
        let before = kin.len();
        for one in decided {
            if one.concerns().any(|id| kin.contains(&id)) {
                kin.extend(one.concerns());
            }
        }
        if kin.len() == before {
            return kin;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-11-23T{hour:02}:00:00Z").parse().unwrap()
    }

    fn decided(
        kind: ProductRulingKind,
        product: &str,
        other: Option<&str>,
        names: &[&str],
        hour: u32,
    ) -> Decided {
        Decided {
            kind,
            product: id_of(product),
            other: other.map(id_of),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            at: at(hour),
            undone_at: None,
        }
    }

    fn now(decided: &[Decided], called: &[&str]) -> Naming {
        let called = called.iter().map(|name| (id_of(name), (*name).to_owned())).collect();
        Naming::of(decided, called, None)
    }

    fn said(name: &str) -> ProductRef {
        ProductRef { id: id_of(name), name: name.to_owned() }
    }

    #[test]
    fn a_merged_product_is_meant_as_the_one_it_became_until_that_is_undone() {
        let merge = decided(ProductRulingKind::Merge, "Framework-i", Some("Mosaic"), &[], 9);
        let naming = now(std::slice::from_ref(&merge), &["Mosaic", "Framework-i"]);
        assert_eq!(naming.shown(&said("framework-i")), said("Mosaic"));
        assert_eq!(naming.names_of(&[id_of("Framework-i")]), [id_of("Mosaic"), id_of("Framework-i")].into());
        assert_eq!(naming.names_of(&[id_of("Mosaic")]), naming.names_of(&[id_of("Framework-i")]));
        let undone = Decided { undone_at: Some(at(10)), ..merge };
        let naming = now(std::slice::from_ref(&undone), &["Mosaic", "Framework-i"]);
        assert_eq!(naming.shown(&said("Framework-i")), said("Framework-i"));
        assert_eq!(naming.names_of(&[id_of("Mosaic")]), [id_of("Mosaic")].into());
        let between = Naming::of(&[undone], HashMap::new(), Some(at(10)));
        assert_eq!(between.meant(id_of("Framework-i")), id_of("Mosaic"), "as it was then");
    }

    #[test]
    fn names_before_and_since_are_one_until_they_are_split() {
        let rename = decided(ProductRulingKind::Rename, "Northgate", None, &["Northgate", "NEC Housing"], 9);
        let mut naming = now(std::slice::from_ref(&rename), &[]);
        naming.called.insert(id_of("Northgate"), "NEC Housing".to_owned());
        let shown = ProductRef { id: id_of("Northgate"), name: "NEC Housing".to_owned() };
        assert_eq!(
            [naming.shown(&said("Northgate")), naming.shown(&said("nec housing"))],
            [shown.clone(), shown]
        );
        assert_eq!(
            naming.leads(&[id_of("NEC Housing")]),
            [id_of("Northgate")].into(),
            "found by either name"
        );

        // The name that the product was first known by is given to a new one, whose id is another.
        let new = ProductId(uuid::Uuid::from_u128(7));
        let mut split = decided(ProductRulingKind::Split, "Northgate", None, &["Northgate"], 10);
        split.other = Some(new);
        let mut naming = now(&[rename.clone(), split.clone()], &[]);
        naming.called.insert(id_of("Northgate"), "NEC Housing".to_owned());
        assert_eq!(naming.meant(id_of("Northgate")), new);
        assert_eq!(naming.names_of(&[id_of("Northgate")]), [id_of("NEC Housing")].into());
        split.undone_at = Some(at(11));
        assert_eq!(now(&[rename, split], &[]).meant(id_of("Northgate")), id_of("Northgate"));
    }

    #[test]
    fn what_is_said_as_it_is_shown_changes_nothing() {
        let merge = decided(ProductRulingKind::Merge, "Framework-i", Some("Mosaic"), &[], 9);
        let naming = now(&[merge], &["Mosaic"]);
        let before = || Some(said("Framework-i"));
        assert_eq!(naming.kept(before(), Some(said("Mosaic"))), before());
        assert_eq!(naming.kept(before(), Some(said("Other"))), Some(said("Other")));
        assert_eq!(naming.kept(before(), None), None);
    }

    #[test]
    fn kin_are_all_that_were_ever_one() {
        let mut merge = decided(ProductRulingKind::Merge, "A", Some("B"), &[], 9);
        merge.undone_at = Some(at(10));
        let rename = decided(ProductRulingKind::Rename, "B", None, &["B", "C"], 11);
        let all: BTreeSet<ProductId> = ["A", "B", "C"].into_iter().map(id_of).collect();
        assert_eq!(kin(&[merge.clone(), rename.clone()], [id_of("A")]), all);
        assert_eq!(kin(&[merge, rename], [id_of("D")]), [id_of("D")].into());
    }
}
