//! What an authority sets for its own people: who sees what they say, unless they say otherwise.

use std::collections::BTreeMap;

use crate::audience::Audience;
use crate::record::Sensitive;

/// The settings of an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Who sees what the authority says of a record.
    pub statement_audience: Audience,
    /// Who sees a sensitive field of it, where that is fewer.
    pub field_audiences: BTreeMap<Sensitive, Audience>,
}

impl Default for Settings {
    /// Members see what is said, prices and all: what is shared by default is what makes sharing worth it.
    fn default() -> Self {
        Self { statement_audience: Audience::Members, field_audiences: BTreeMap::new() }
    }
}

/// A setting that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsettable {
    /// Nobody could be named beforehand.
    #[error("`named` is decided record by record: choose `own`, `members` or `public`")]
    Named,
    /// A field is seen by those who see its record, or by fewer.
    #[error("a field is never seen by more than its record: choose `{0}` or narrower")]
    Wider(&'static str),
}

impl Settings {
    /// Who sees a sensitive field unless somebody says otherwise.
    #[must_use]
    pub fn audience_of(&self, field: Sensitive) -> Audience {
        self.field_audiences.get(&field).copied().unwrap_or(self.statement_audience)
    }

    /// Everything in the settings that cannot be, by field; `None` stands for the statement audience.
    #[must_use]
    pub fn faults(&self) -> Vec<(Option<Sensitive>, Unsettable)> {
        let mut faults = Vec::new();
        if self.statement_audience == Audience::Named {
            faults.push((None, Unsettable::Named));
        }
        for (field, audience) in &self.field_audiences {
            if *audience == Audience::Named {
                faults.push((Some(*field), Unsettable::Named));
            } else if *audience > self.statement_audience {
                faults.push((Some(*field), Unsettable::Wider(self.statement_audience.as_str())));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_see_what_is_said_unless_the_authority_sets_otherwise() {
        let settings = Settings::default();
        assert!(Sensitive::ALL.into_iter().all(|f| settings.audience_of(f) == Audience::Members));
        assert_eq!(settings.faults(), []);
        let settings =
            Settings { field_audiences: BTreeMap::from([(Sensitive::Value, Audience::Own)]), ..settings };
        assert_eq!(settings.audience_of(Sensitive::Value), Audience::Own);
        assert_eq!(settings.audience_of(Sensitive::Notes), Audience::Members);
        assert_eq!(settings.faults(), []);
    }

    #[test]
    fn a_field_is_never_seen_by_more_than_its_record_and_nobody_is_named_beforehand() {
        let settings = Settings {
            statement_audience: Audience::Members,
            field_audiences: BTreeMap::from([
                (Sensitive::Value, Audience::Public),
                (Sensitive::Notes, Audience::Named),
            ]),
        };
        assert_eq!(
            settings.faults(),
            [
                (Some(Sensitive::Value), Unsettable::Wider("members")),
                (Some(Sensitive::Notes), Unsettable::Named)
            ]
        );
        let named = Settings { statement_audience: Audience::Named, ..Settings::default() };
        assert_eq!(named.faults(), [(None, Unsettable::Named)]);
    }
}
