//! A place in a release, and the problems met on the way: every reader of a field takes both.

use muster_domain::published::{Problem, Said};

use crate::json::Node;
use crate::text;

/// Longest title that is kept, in characters.
pub(crate) const MAX_TITLE: usize = 1_000;
/// Longest description that is kept, in characters.
pub(crate) const MAX_TEXT: usize = 100_000;
/// More problems of one release than this are counted, not listed.
const MAX_PROBLEMS: usize = 200;

/// Collects the problems of one release.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    problems: Vec<Problem>,
    beyond: usize,
}

impl Sink {
    /// Files a problem at a pointer from the release's root.
    pub fn report(&mut self, pointer: impl Into<String>, message: impl Into<String>) {
        if self.problems.len() >= MAX_PROBLEMS {
            self.beyond += 1;
            return;
        }
        self.problems.push(Problem { release: None, pointer: pointer.into(), message: message.into() });
    }

    /// The problems, with the release named; where it has no id, its place in the file.
    pub fn finish(mut self, release: Option<&str>, place: &str) -> Vec<Problem> {
        if self.beyond > 0 {
            let message = format!("{} more problems in this release", self.beyond);
            self.problems.push(Problem { release: None, pointer: String::new(), message });
        }
        for problem in &mut self.problems {
            match release {
                Some(id) => problem.release = Some(id.to_owned()),
                None => problem.pointer.insert_str(0, place),
            }
        }
        self.problems
    }
}

#[derive(Clone, Copy)]
enum Step<'n> {
    Root,
    Key(&'n str),
    Index(usize),
}

/// A value and the way to it from the release's root.
#[derive(Clone, Copy)]
pub(crate) struct At<'n> {
    pub node: &'n Node<'n>,
    parent: Option<&'n At<'n>>,
    step: Step<'n>,
}

impl<'n> At<'n> {
    /// The root of a release.
    pub const fn root(node: &'n Node<'n>) -> Self {
        Self { node, parent: None, step: Step::Root }
    }

    /// The member `key`; `None` where it is missing or null.
    pub fn get<'a>(&'a self, key: &'a str) -> Option<At<'a>> {
        self.node.get(key).map(|node| At { node, parent: Some(self), step: Step::Key(key) })
    }

    /// The JSON pointer (RFC 6901) from the release's root.
    pub fn pointer(&self) -> String {
        let mut out = self.parent.map(At::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                out.push('/');
                out.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Step::Index(index) => {
                out.push('/');
                out.push_str(&index.to_string());
            }
        }
        out
    }

    /// The items of the list `key`, without nulls. One object where a list is due is taken for a
    /// list of one.
    pub fn each<'a>(&'a self, key: &'a str, sink: &mut Sink, mut read: impl FnMut(&At<'_>, &mut Sink)) {
        let Some(list) = self.get(key) else { return };
        match list.node {
            Node::List(items) => {
                for (index, node) in items.iter().enumerate().filter(|(_, n)| **n != Node::Null) {
                    read(&At { node, parent: Some(&list), step: Step::Index(index) }, sink);
                }
            }
            Node::Object(_) => {
                sink.report(list.pointer(), "a single object where a list is due; taken as a list of one");
                read(&list, sink);
            }
            other => sink.report(list.pointer(), format!("a list is due, not {}; left out", other.kind())),
        }
    }

    /// The object `key`.
    pub fn object<'a>(&'a self, key: &'a str, sink: &mut Sink) -> Option<At<'a>> {
        let at = self.get(key)?;
        if matches!(at.node, Node::Object(_)) {
            return Some(at);
        }
        sink.report(at.pointer(), format!("an object is due, not {}; left out", at.node.kind()));
        None
    }

    /// The text `key`, cleaned; `None` where it is missing, empty or no text. A number is taken
    /// for its digits.
    pub fn text(&self, key: &str, longest: usize, sink: &mut Sink) -> Option<Said<String>> {
        let at = self.get(key)?;
        let found = match at.node {
            Node::Text(text) => text.as_ref(),
            Node::Number(digits) => digits,
            other => {
                sink.report(at.pointer(), format!("text is due, not {}; left out", other.kind()));
                return None;
            }
        };
        let cleaned = text::clean(found, longest);
        if let Some(message) = cleaned.problem {
            sink.report(at.pointer(), message);
        }
        (!cleaned.text.is_empty()).then(|| Said { value: cleaned.text, pointer: at.pointer() })
    }

    /// The text `key` where its place does not matter.
    pub fn word(&self, key: &str, sink: &mut Sink) -> Option<String> {
        self.text(key, MAX_TITLE, sink).map(|said| said.value)
    }

    /// The truth value `key`; also from the words `true`, `false`, `yes` and `no`.
    pub fn truth(&self, key: &str, sink: &mut Sink) -> Option<bool> {
        let at = self.get(key)?;
        let word = match at.node {
            Node::Bool(truth) => return Some(*truth),
            Node::Text(word) => word.trim().to_lowercase(),
            _ => String::new(),
        };
        match word.as_str() {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => {
                sink.report(at.pointer(), "true or false is due; left out");
                None
            }
        }
    }
}
