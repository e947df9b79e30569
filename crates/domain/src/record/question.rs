//! Where a newer notice disagrees with what an authority says: a question to that authority.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Datum, Facts, Origin, Record, Speaker};
use crate::fact::Field;
use crate::id::NoticeId;

/// Which of the two is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// What the notice says.
    Notice,
    /// What the authority said.
    Ours,
    /// Neither any more: notice and statement agree by now, or a newer notice asks again.
    Overtaken,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Notice, Self::Ours, Self::Overtaken];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Ours => "ours",
            Self::Overtaken => "overtaken",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == word)
    }
}

/// How a question was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which is right.
    pub answer: Answer,
    /// Who said so; `None` where it went away by itself.
    pub by: Option<Speaker>,
    /// When.
    pub at: DateTime<Utc>,
}

/// "The notice says 31 March 2029, you said 31 March 2028."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub field: Field,
    /// The notice that disagrees.
    pub notice: Option<NoticeId>,
    /// What it says.
    pub published: Datum,
    /// What the authority said.
    pub said: Datum,
    /// When the notice was taken in.
    pub asked_at: DateTime<Utc>,
    /// How it was answered; `None` while it is open.
    pub answered: Option<Answered>,
}

impl Record {
    /// The questions that nobody has answered.
    pub fn open_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.answered.is_none())
    }

    /// Takes over what notices say now. Statements stay as they are: where a notice says something
    /// new of a stated field, and something else than the statement, that becomes a question. `id`
    /// makes its id of what it asks.
    pub fn republish(
        &mut self,
        origin: Origin,
        published: Facts,
        at: DateTime<Utc>,
        id: &dyn Fn(&str) -> Uuid,
    ) {
        let before = self.published.replace(published).unwrap_or_default();
        self.origin = origin;
        let said: BTreeMap<Field, Datum> =
            self.statements.iter().map(|(field, s)| (*field, s.value.clone())).collect();
        for (field, said) in said {
            let Some(now) = self.published.as_ref().and_then(|p| p.get(&field)).cloned() else { continue };
            if now.value == said {
                self.settle(field, Answer::Overtaken, None, at);
                continue;
            }
            let notice = now.basis.and_then(|basis| basis.notice);
            let new = before.get(&field).is_none_or(|known| known.value != now.value);
            let asked = self.questions.iter().any(|q| {
                q.field == field && q.notice == notice && q.published == now.value && q.said == said
            });
            if new && !asked {
                self.settle(field, Answer::Overtaken, None, at);
                let asks = format!("{} {notice:?} {} {}", field.as_str(), now.value.json(), said.json());
                let question = Question {
                    id: id(&asks),
                    field,
                    notice,
                    published: now.value,
                    said,
                    asked_at: at,
                    answered: None,
                };
                self.questions.push(question);
            }
        }
    }

    /// Answers the open questions of a field.
    pub(super) fn settle(&mut self, field: Field, answer: Answer, by: Option<&Speaker>, at: DateTime<Utc>) {
        for question in self.questions.iter_mut().filter(|q| q.field == field && q.answered.is_none()) {
            question.answered = Some(Answered { answer, by: by.cloned(), at });
        }
    }
}
