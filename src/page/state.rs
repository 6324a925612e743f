//! The page's state: what it knows that can change. How it changes is the
//! [reducer](super::reducer)'s.

use crate::map::tooltip::Corner;
use crate::page::data::{ExtentAt, PageData};
use crate::page::effect::{CameraMove, Effect};
use crate::page::notice::{Announcement, Notice, Shown};
use crate::page::route::{BESIDE, QUIZ_CODE, Route};
use crate::quiz::attempt::Attempt;
use crate::quiz::code::{self};
use crate::story::id::{SubjectId, TopicId};
use crate::story::question::Question;

/// What the page knows that can change. Where the camera is in a flight is not
/// among it: only where it shall go.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is open.
    pub route: Route,
    /// The topic that the map and the list are filtered by.
    pub topic: Option<TopicId>,
    /// The quiz.
    pub attempt: Attempt,
    /// What the map shows, as far as a button says it.
    pub shown: Shown,
    /// The map item that has the tab stop.
    pub roving: Option<SubjectId>,
    /// The map item whose card is shown beside it, and where.
    pub tip: Option<(SubjectId, Corner)>,
    /// What was asked to be shown on the map: it stands out until something else is asked for.
    pub spot: Option<SubjectId>,
    /// Whether the card that is open was opened from a question, to which it closes.
    pub is_aside: bool,
    /// Whether the map fills the screen.
    pub large: bool,
    /// What was kept from an earlier visit could not all be used.
    pub notice: Option<Notice>,
    /// What a screen reader is told.
    pub announcement: Option<Announcement>,
    /// Whether the program has taken over the page: before, all is links.
    pub live: bool,
    /// Whether the browser keeps nothing for this page.
    pub unkept: bool,
    /// Whether the page is a card in a host page.
    pub card: bool,
    /// The query of the address: what it sets is not to be changed.
    pub query: String,
    /// The seed for a quiz that needs one and is not given it.
    pub chance: u32,
    /// What the map's shapes show of a question, in [rows](crate::page::map_answer::MapAnswer::rows).
    pub(super) answered: String,
    /// The attempt as it was kept last, or found.
    pub(super) kept: String,
    /// What the clock said when time was last taken.
    pub(super) since: u32,
}

impl State {
    /// The state that a page is rendered with, before anything is known of its
    /// reader.
    pub fn new(data: &PageData) -> Self {
        Self {
            route: Route::Explore,
            topic: None,
            attempt: Attempt::new(&data.bank),
            shown: Shown::Extent(ExtentAt::HOME),
            roving: data.subjects.first().map(|subject| subject.id.clone()),
            tip: None,
            spot: None,
            is_aside: false,
            large: false,
            notice: None,
            announcement: None,
            live: false,
            unkept: false,
            card: false,
            query: String::new(),
            chance: 0,
            answered: String::new(),
            kept: String::new(),
            since: 0,
        }
    }

    /// The question that is asked, if the map is its answer sheet.
    pub fn answering_on_map<'b>(&self, data: &'b PageData) -> Option<&'b Question> {
        let (_, question) = self.attempt.question(&data.bank).filter(|_| self.route == Route::Quiz)?;
        question.candidates().map(|_| question)
    }

    /// The fragment of what is open, with all that the browser does not keep.
    pub(super) fn fragment(&self, data: &PageData) -> String {
        let mut fragment = self.route.fragment();
        let is_quiz = self.route == Route::Quiz;
        if self.unkept && (is_quiz || !self.attempt.answers.is_empty()) {
            if is_quiz {
                fragment.clear();
            } else {
                fragment.push(BESIDE);
            }
            fragment.push_str(QUIZ_CODE);
            fragment.push_str(&code::write(&data.bank, &self.attempt));
        }
        fragment
    }

    /// Says something beside the quiz, to be seen and to be heard.
    pub(super) fn notify(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.announcement = Some(Announcement::Noticed);
    }

    /// Goes to a named extent.
    pub(super) fn show(&mut self, extent: ExtentAt, effects: &mut Vec<Effect>) {
        self.shown = Shown::Extent(extent);
        effects.push(Effect::Fly(CameraMove::Extent(extent)));
    }
}
