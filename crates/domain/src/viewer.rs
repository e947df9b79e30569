//! Who asks. Every store call takes a viewer; there is no way to ask without one.

/// Somebody who asks for records. Published facts are everybody's, so today there is one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Viewer {
    /// Nobody signed in: sees what is published.
    Public,
}
