//! What a hand has pressed: what it presses soon after at the same place is a double click.

use fantoccini::key::Key;

/// How far a hand may slip that stays where it is, in CSS pixels: further than the 20 that a page
/// counts, which browsers round each in its own way.
const SLIP: f64 = 25.0;

/// What a hand has pressed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pressed {
    /// A place in the viewport.
    Place((f64, f64)),
    /// A key.
    Key(Key),
}

impl Pressed {
    /// Whether it may be taken for one with another: of keys, those that press what has the focus.
    pub(super) fn is_again(self, other: Self) -> bool {
        match (self, other) {
            (Self::Place((x, y)), Self::Place((to_x, to_y))) => (x - to_x).hypot(y - to_y) <= SLIP,
            (Self::Key(key), Self::Key(other)) => {
                matches!((key, other), (Key::Enter, Key::Enter) | (Key::Space, Key::Space))
            }
            (Self::Place(_), Self::Key(_)) | (Self::Key(_), Self::Place(_)) => false,
        }
    }
}
