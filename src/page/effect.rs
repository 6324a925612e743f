//! Side effects: what follows from a step of the state, outside of it. The browser's side performs
//! them.

use crate::map::frame::Frame;
use crate::map::nearest::Heading;
use crate::page::action::Zoom;
use crate::page::data::ExtentAt;
use crate::page::event::Event;
use crate::page::route::Route;
use crate::story::id::{ChoiceId, SubjectId, TopicId};

/// Where the camera shall go.
#[derive(Clone, Debug, PartialEq)]
pub enum CameraMove {
    /// To a named extent.
    Extent(ExtentAt),
    /// A step nearer or farther, about the middle.
    Zoom(Zoom),
    /// A step in a direction.
    Pan(Heading),
    /// To a part of the map.
    Frame(Frame),
    /// So that a subject is well in view.
    Subject(SubjectId),
}

/// What follows from a step, outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The part of the page that is open is shown, and no other.
    Show(Route),
    /// The list comes up in the sheet, where there is one.
    ShowList,
    /// The map gets the focus.
    FocusMap,
    /// The drawn page takes the place of the one that was only read.
    TakeOver,
    /// The address shows what is open, which is a step in the history.
    Address(String),
    /// The address says otherwise what is open, or carries something else beside it: no step.
    ReplaceAddress(String),
    /// The camera flies.
    Fly(CameraMove),
    /// The map's shapes show what became of the places that a question offers, in
    /// [rows](crate::page::map_answer::MapAnswer::rows); in a question that is not asked on it the map makes room.
    MapAnswer(String),
    /// Lines lead from the first to the second of these places.
    Lines(Vec<(ChoiceId, ChoiceId)>),
    /// The map's box has another size.
    Resize,
    /// The list shows where people stand on a topic, or on none.
    Topic(Option<TopicId>),
    /// The attempt is kept.
    Keep(String),
    /// What was kept is set aside.
    SetAside,
    /// A text is copied.
    Copy(String),
    /// The score is shared, or else copied.
    Share {
        /// What was earned, in tenths of a point.
        tenths: u32,
        /// How many points there are.
        of: u32,
        /// What became of each question, a square each.
        squares: String,
    },
    /// The page is printed.
    Print,
    /// What has been moved in the page gets the focus back.
    Refocus,
    /// The title of what is open comes into view, where it is not; the focus stays.
    RevealTitle,
    /// What came of an answer gets the focus: it stands in view, and nothing moves.
    FocusVerdict,
    /// The head of the panel comes into view and gets the focus, so that a
    /// keyboard or a screen reader goes on from there.
    FocusPanel,
    /// The host page is told something.
    Tell(Event),
}

impl Effect {
    /// Whether something else stands where a reader looks and presses.
    fn shows_anew(&self) -> bool {
        match self {
            Self::Show(_)
            | Self::ShowList
            | Self::Resize
            | Self::RevealTitle
            | Self::FocusVerdict
            | Self::FocusPanel => true,
            Self::FocusMap
            | Self::TakeOver
            | Self::Address(_)
            | Self::ReplaceAddress(_)
            | Self::Fly(_)
            | Self::MapAnswer(_)
            | Self::Lines(_)
            | Self::Topic(_)
            | Self::Keep(_)
            | Self::SetAside
            | Self::Copy(_)
            | Self::Share { .. }
            | Self::Print
            | Self::Refocus
            | Self::Tell(_) => false,
        }
    }
}

/// Whether something else stands after these effects where a reader looks and presses, so that
/// what was pressed before was meant for something else. The page that is taken over looks the same.
pub fn show_anew(effects: &[Effect]) -> bool {
    let is_begin = effects.iter().any(|effect| matches!(effect, Effect::TakeOver));
    !is_begin && effects.iter().any(Effect::shows_anew)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_or_marked_is_new_and_what_moves_or_is_kept_is_not() {
        for effect in [Effect::Show(Route::Quiz), Effect::Resize, Effect::FocusVerdict, Effect::FocusPanel] {
            assert!(show_anew(&[Effect::Refocus, effect.clone()]), "{effect:?}");
        }
        // A map that is zoomed twice, an item that is moved twice, a page that begins to live.
        for effects in [
            vec![],
            vec![Effect::Fly(CameraMove::Zoom(Zoom::In))],
            vec![Effect::Keep(String::new()), Effect::Refocus],
            vec![Effect::Show(Route::Quiz), Effect::TakeOver],
        ] {
            assert!(!show_anew(&effects), "{effects:?}");
        }
    }
}
