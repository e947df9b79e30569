//! Who sees what of a record: the rule itself, and the distinct views that follow from it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Band, Datum, ExtensionOption, Facts, Known, Record, Renewal, Sensitive};
use crate::fact::{Basis, Field};
use crate::id::AuthorityId;
use crate::money::Money;
use crate::procedure::Procedure;
use crate::viewer::Viewer;

/// What somebody sees of a record. What is withheld is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The facts, notices' and authority's.
    pub facts: Facts,
    /// The band of a value that is withheld.
    pub band: Option<Band>,
    /// Whether its authority put it away.
    pub archived: bool,
    /// When a notice or the authority last vouched for something in this view.
    pub vouched_at: Option<DateTime<Utc>>,
}

/// What only its authority can say of a record, as far as a view has it: no notice has a place for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Said {
    /// Whether it will be bought again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
    /// Days of notice that end it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_period_days: Option<u16>,
    /// The steps by which it can be extended, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension_options: Vec<ExtensionOption>,
    /// The authority's own reference of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Who in the authority looks after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// What its authority notes about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Which department is responsible for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// When it is reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// The VAT of it that cannot be recovered, over the whole term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub irrecoverable_vat: Option<Money>,
    /// How the supplier is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// Whether it is a light touch contract: Procurement Act 2023, section 9.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub light_touch: Option<bool>,
    /// Whether its authority says that the supplier is a small or medium-sized enterprise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier_sme: Option<bool>,
    /// Whether its authority says that the supplier is a voluntary, community or social enterprise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier_vcse: Option<bool>,
    /// The band of a value that is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_band: Option<Band>,
    /// Whether its authority put it away.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
}

impl View {
    /// What of it no notice has a place for.
    #[must_use]
    pub fn said(&self) -> Said {
        let value = |field| self.facts.get(&field).map(|known| &known.value);
        let text = |field| match value(field) {
            Some(Datum::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let flag = |field| match value(field) {
            Some(Datum::Flag(flag)) => Some(*flag),
            _ => None,
        };
        Said {
            renewal: match value(Field::Renewal) {
                Some(Datum::Renewal(renewal)) => Some(*renewal),
                _ => None,
            },
            notice_period_days: match value(Field::NoticePeriodDays) {
                Some(Datum::Days(days)) => Some(*days),
                _ => None,
            },
            extension_options: match value(Field::ExtensionOptions) {
                Some(Datum::Extensions(options)) => options.clone(),
                _ => Vec::new(),
            },
            reference: text(Field::Reference),
            responsible: text(Field::Responsible),
            notes: text(Field::Notes),
            contact: text(Field::Contact),
            department: text(Field::Department),
            review_on: match value(Field::ReviewOn) {
                Some(Datum::Date(day)) => Some(*day),
                _ => None,
            },
            irrecoverable_vat: match value(Field::IrrecoverableVat) {
                Some(Datum::Money(money)) => Some(*money),
                _ => None,
            },
            procedure: match value(Field::Procedure) {
                Some(Datum::Procedure(procedure)) => Some(*procedure),
                _ => None,
            },
            light_touch: flag(Field::LightTouch),
            supplier_sme: flag(Field::SupplierSme),
            supplier_vcse: flag(Field::SupplierVcse),
            value_band: self.band,
            archived: self.archived,
        }
    }
}

/// Whose view it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Everybody's.
    Public,
    /// Every member authority's.
    Members,
    /// That of an authority with which something is shared by name.
    Named(AuthorityId),
    /// The owner's.
    Own(AuthorityId),
}

/// A view that differs from what those whose it is would see otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Whose.
    pub reach: Reach,
    /// What they see.
    pub view: View,
    /// Whether members see another one: of the public face only.
    pub covered: bool,
}

impl Record {
    /// What `viewer` sees on `today`; `None` where there is nothing that they may see.
    ///
    /// Published facts are for everybody, for ever. What the authority says is for its audience; of a
    /// sensitive field for those whom [`super::Sharing::admits_to`] lets see it. Whoever may not
    /// see a statement sees what notices say, and when that was.
    #[must_use]
    pub fn view(&self, viewer: &Viewer, today: NaiveDate) -> Option<View> {
        let admitted = self.sharing.admits(self.authority, viewer, today);
        if self.published.is_none() && !admitted {
            return None;
        }
        let mut facts = self.published.clone().unwrap_or_default();
        let mut vouched_at = self.origin.vouched_at;
        for (field, statement) in &self.statements {
            let shown = match Sensitive::of(*field) {
                Some(part) => self.sharing.admits_to(part, self.authority, viewer, today),
                None => admitted,
            };
            if !shown {
                continue;
            }
            vouched_at = vouched_at.max(Some(statement.at));
            let same = facts.remove(field).filter(|known| known.value == statement.value);
            let basis = Basis::confirmed(statement.at, same.and_then(|known| known.basis).as_ref());
            facts.insert(*field, Known { value: statement.value.clone(), basis: Some(basis) });
        }
        let band = (!self.sharing.admits_to(Sensitive::Value, self.authority, viewer, today)
            && self.sharing.admits_to_band(self.authority, viewer, today))
        .then(|| self.band())
        .flatten();
        Some(View { facts, band, archived: admitted && self.archived_at.is_some(), vouched_at })
    }

    /// The band of the value that its authority stated; a published value speaks for itself.
    fn band(&self) -> Option<Band> {
        let stated = |field| match self.statements.get(&field).map(|s| &s.value) {
            Some(Datum::Money(money)) => Some(*money),
            _ => None,
        };
        let differs = |field| self.published_value(field) != self.statements.get(&field).map(|s| &s.value);
        let field = [Field::ValueNet, Field::ValueGross].into_iter().find(|f| stated(*f).is_some())?;
        if differs(field) { stated(field).and_then(Band::of) } else { None }
    }

    /// The distinct views of `today`: the public's, the members', those of authorities that see
    /// more by name, the owner's. A view that is what its readers would see anyway is left out:
    /// named readers and the owner fall back to the members' view, members to the public's.
    #[must_use]
    pub fn faces(&self, today: NaiveDate) -> Vec<Face> {
        // No authority has this id: it stands for a member with which nothing is shared by name.
        let any_member = Viewer::Member { authority: AuthorityId(Uuid::nil()), own: false };
        let public = self.view(&Viewer::Public, today);
        let members = self.view(&any_member, today);
        let covered = members != public;
        let mut faces = Vec::new();
        if let Some(view) = public {
            faces.push(Face { reach: Reach::Public, view, covered });
        }
        for reader in self.sharing.readers().into_iter().filter(|reader| *reader != self.authority) {
            let view = self.view(&Viewer::Member { authority: reader, own: true }, today);
            if let Some(view) = view.filter(|view| Some(view) != members.as_ref()) {
                faces.push(Face { reach: Reach::Named(reader), view, covered: false });
            }
        }
        let own = self.view(&Viewer::Member { authority: self.authority, own: true }, today);
        if let Some(view) = own.filter(|view| Some(view) != members.as_ref()) {
            faces.push(Face { reach: Reach::Own(self.authority), view, covered: false });
        }
        if let Some(view) = members.filter(|_| covered) {
            faces.push(Face { reach: Reach::Members, view, covered: false });
        }
        faces.sort_by_key(|face| face.reach);
        faces
    }
}
