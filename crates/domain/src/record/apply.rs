//! Making a change.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Answer, Change, Clearance, Datum, Done, Part, Record, Refusal, Sharing, Speaker, Statement, What, Wrong,
};
use crate::fact::Field;

impl Record {
    /// Makes a change, or leaves the record as it is and says why not.
    ///
    /// # Errors
    /// [`Refusal`], with a pointer for each thing that is wrong.
    pub fn apply(
        &mut self,
        change: &Change,
        by: &Speaker,
        at: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<Done, Refusal> {
        let mut after = self.clone();
        let what = match change {
            Change::Say(said) => after.say(said, by, at)?,
            Change::Confirm(fields) => after.confirm(fields.as_ref(), by, at)?,
            Change::Answer(question, answer) => after.answer(*question, *answer, by, at)?,
            Change::Archive(archived) => after.archive(*archived, at)?,
            Change::Share(sharing) => after.share(sharing)?,
            Change::Nda(nda) => {
                after.sharing.nda = *nda;
                What::Nda
            }
            Change::Clear(clearance) => after.clear(clearance, today)?,
            Change::Revoke(clearance) => after.revoke(*clearance, at)?,
            Change::Undo(_, done) => after.undo(done)?,
        };
        let done = Done::between(what, self, &after);
        *self = after;
        Ok(done)
    }

    fn say(
        &mut self,
        said: &BTreeMap<Field, Option<Datum>>,
        by: &Speaker,
        at: DateTime<Utc>,
    ) -> Result<What, Refusal> {
        let mut wrong = Vec::new();
        for (field, value) in said {
            if !self.kind.fields().contains(field) {
                wrong.push(Wrong::field(*field, format!("is not part of a {}", self.kind.as_str())));
                continue;
            }
            match value {
                None => {
                    self.statements.remove(field);
                    self.settle(*field, Answer::Notice, Some(by), at);
                }
                Some(value) => {
                    wrong.extend(super::check::limits(*field, value));
                    self.state(*field, value.clone(), by, at);
                }
            }
        }
        wrong.extend(self.contradictions(said.keys()));
        if wrong.is_empty() { Ok(What::Said) } else { Err(Refusal::Wrong(wrong)) }
    }

    /// States a field, which answers what is asked about it.
    fn state(&mut self, field: Field, value: Datum, by: &Speaker, at: DateTime<Utc>) {
        let as_published = self.published_value(field) == Some(&value);
        let answer = if as_published { Answer::Notice } else { Answer::Ours };
        self.settle(field, answer, Some(by), at);
        self.statements.insert(field, Statement { value, by: by.clone(), at });
    }

    fn confirm(
        &mut self,
        fields: Option<&BTreeSet<Field>>,
        by: &Speaker,
        at: DateTime<Utc>,
    ) -> Result<What, Refusal> {
        let asked: BTreeSet<Field> = self.open_questions().map(|question| question.field).collect();
        let all = || {
            let known = self.kind.fields().iter().filter(|field| self.known(**field).is_some());
            known.filter(|field| !asked.contains(field)).copied().collect()
        };
        let fields: BTreeSet<Field> = fields.cloned().unwrap_or_else(all);
        let mut wrong = Vec::new();
        for (place, field) in fields.iter().enumerate() {
            let place = format!("/fields/{place}");
            if !self.kind.fields().contains(field) {
                let detail = format!("{} cannot be confirmed of a {}", field.as_str(), self.kind.as_str());
                wrong.push(Wrong::at(place, detail));
                continue;
            }
            match self.known(*field).cloned() {
                Some(value) => self.state(*field, value, by, at),
                None => {
                    wrong.push(Wrong::at(
                        place,
                        format!("{} is not known: say what it is first", field.as_str()),
                    ));
                }
            }
        }
        if fields.is_empty() {
            wrong.push(Wrong::at("/fields", "there is nothing to confirm that no question is open about"));
        }
        wrong.extend(self.contradictions(fields.iter()));
        if wrong.is_empty() { Ok(What::Confirmed) } else { Err(Refusal::Wrong(wrong)) }
    }

    fn answer(
        &mut self,
        question: Uuid,
        answer: Answer,
        by: &Speaker,
        at: DateTime<Utc>,
    ) -> Result<What, Refusal> {
        let asked = self.open_questions().find(|q| q.id == question);
        let asked =
            asked.ok_or_else(|| Refusal::Conflict("This question is answered already.".to_owned()))?;
        let (field, published) = (asked.field, asked.published.clone());
        let value = match answer {
            Answer::Notice => published,
            Answer::Ours => match self.statements.get(&field) {
                Some(statement) => statement.value.clone(),
                None => asked.said.clone(),
            },
            Answer::Overtaken => {
                return Err(Refusal::Wrong(vec![Wrong::at("/answer", "is notice or ours")]));
            }
        };
        self.settle(field, answer, Some(by), at);
        self.state(field, value, by, at);
        let wrong = self.contradictions([&field]);
        if wrong.is_empty() { Ok(What::Answered) } else { Err(Refusal::Wrong(wrong)) }
    }

    fn archive(&mut self, archived: bool, at: DateTime<Utc>) -> Result<What, Refusal> {
        match (archived, self.archived_at) {
            (true, None) => {
                self.archived_at = Some(at);
                Ok(What::Archived)
            }
            (false, Some(_)) => {
                self.archived_at = None;
                Ok(What::Restored)
            }
            (true, Some(_)) => Err(Refusal::Conflict("This is archived already.".to_owned())),
            (false, None) => Err(Refusal::Conflict("This is not archived.".to_owned())),
        }
    }

    fn share(&mut self, sharing: &Sharing) -> Result<What, Refusal> {
        let Sharing { audience, named, fields, .. } = sharing.clone();
        self.sharing = Sharing { audience, named, fields, ..self.sharing.clone() };
        let wrong = self.sharing.check(self.authority);
        if wrong.is_empty() { Ok(What::Shared) } else { Err(Refusal::Wrong(wrong)) }
    }

    fn clear(&mut self, clearance: &Clearance, today: NaiveDate) -> Result<What, Refusal> {
        if !self.sharing.nda {
            return Err(Refusal::Conflict("Nothing needs clearing: this is under no NDA.".to_owned()));
        }
        let mut wrong = Vec::new();
        let Clearance {
            field, audience, until, nda_checked, supplier_consent, disclosure_considered, ..
        } = clearance;
        if *audience == crate::audience::Audience::Own {
            wrong.push(Wrong::at("/audience", "is named, members or public: own needs no clearance"));
        }
        if until.is_some_and(|until| until < today) {
            wrong.push(Wrong::at("/until", "is past"));
        }
        if !nda_checked && !supplier_consent {
            wrong.push(Wrong::at(
                "/ndaChecked",
                "either the agreement was read and allows it, or the supplier agreed",
            ));
        }
        if !disclosure_considered {
            wrong.push(Wrong::at(
                "/disclosureConsidered",
                "consider section 94 of the Procurement Act 2023 and the Freedom of Information Act 2000 first",
            ));
        }
        if self.sharing.clearances.iter().any(|c| c.field == *field && c.holds_on(today)) {
            let detail = format!("{} is cleared already: take that clearance back first", field.as_str());
            wrong.push(Wrong::at("/field", detail));
        }
        if !wrong.is_empty() {
            return Err(Refusal::Wrong(wrong));
        }
        self.sharing.clearances.push(clearance.clone());
        Ok(What::Cleared)
    }

    fn revoke(&mut self, clearance: Uuid, at: DateTime<Utc>) -> Result<What, Refusal> {
        let found = self.sharing.clearances.iter_mut().find(|c| c.id == clearance && c.revoked_at.is_none());
        let found =
            found.ok_or_else(|| Refusal::Conflict("This clearance is taken back already.".to_owned()))?;
        found.revoked_at = Some(at);
        Ok(What::Revoked)
    }

    fn undo(&mut self, done: &Done) -> Result<What, Refusal> {
        let conflict = |why: &str| Err(Refusal::Conflict(why.to_owned()));
        match done.what {
            What::Created => return conflict("What was made by hand is not unmade: archive it instead."),
            What::Cleared => {
                return conflict("Take the clearance back instead: it has a place in the history.");
            }
            What::Revoked => {
                return conflict("Clear the field again instead, with the reasons as they are now.");
            }
            _ => {}
        }
        let as_it_left_it = Part { values: BTreeMap::new(), ..done.after.clone() };
        if self.part_like(&done.after) != as_it_left_it {
            return conflict("Something was changed again since: undo that first.");
        }
        for (field, statement) in &done.before.statements {
            match statement {
                Some(statement) => self.statements.insert(*field, statement.clone()),
                None => self.statements.remove(field),
            };
        }
        if let Some(sharing) = &done.before.sharing {
            self.sharing = sharing.clone();
        }
        if let Some(archived_at) = done.before.archived_at {
            self.archived_at = archived_at;
        }
        for (id, answered) in &done.before.answers {
            if let Some(question) = self.questions.iter_mut().find(|q| q.id == *id) {
                question.answered = answered.clone();
            }
        }
        Ok(What::Undone)
    }

    /// How what `part` speaks of is now.
    fn part_like(&self, part: &Part) -> Part {
        let answered = |id: &Uuid| {
            self.questions.iter().find(|q| q.id == *id).and_then(|question| question.answered.clone())
        };
        Part {
            statements: part.statements.keys().map(|f| (*f, self.statements.get(f).cloned())).collect(),
            sharing: part.sharing.as_ref().map(|_| self.sharing.clone()),
            archived_at: part.archived_at.map(|_| self.archived_at),
            answers: part.answers.keys().map(|id| (*id, answered(id))).collect(),
            values: BTreeMap::new(),
        }
    }
}
