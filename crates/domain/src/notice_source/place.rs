//! A place among the pages of a window.

/// More pages of one window than there can be: a publisher that always has another never ends.
const MOST: u32 = 2_000;

/// Where the pages of a window go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The publisher's word for it.
    pub cursor: String,
    /// How many cursors led here.
    pub pages: u32,
    /// A cursor that was met on the way: the one at the last power of two. Pages that go round in a
    /// circle of any length come by it sooner or later (Brent's way), and no other must be kept.
    pub mark: String,
}

impl Place {
    /// The place after `before` that the publisher calls `cursor`; `None` where it has been there.
    #[must_use]
    pub fn after(before: Option<&Self>, cursor: String) -> Option<Self> {
        let Some(before) = before else {
            return Some(Self { mark: cursor.clone(), cursor, pages: 1 });
        };
        let pages = before.pages.saturating_add(1);
        if cursor == before.cursor || cursor == before.mark || pages > MOST {
            return None;
        }
        let mark = if pages.is_power_of_two() { cursor.clone() } else { before.mark.clone() };
        Some(Self { cursor, pages, mark })
    }
}
