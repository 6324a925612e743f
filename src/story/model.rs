//! A story as it is used: one language, every id resolved, no state that makes
//! no sense. Made by [`resolve`](super::resolve) when the site is built, carried
//! in the page, and only read in the browser.

mod attribution;
mod people;
mod places;
mod queries;
mod scene;

pub use attribution::{Chain, Fact, Outlet, Speaker, Voice, WalkBack};
pub use people::{Mark, Person, Position, Stance, Token, Topic};
pub use places::{Place, PlaceKind, Subject};
pub use scene::Scene;

use crate::lang::language::Language;
use crate::map::frame::Frame;
use crate::map::id::{ExtentId, MapId};
use crate::story::id::{CorrectionId, DayId, FactId, PlaceId, QuestionId, StepId, StoryId};
use crate::story::question::SourcedQuestion;

/// A story in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// The language of its texts.
    pub language: Language,
    /// The headline.
    pub title: String,
    /// One or two sentences under it.
    pub standfirst: String,
    /// Where this comes from.
    pub credit: String,
    /// The map it is shown on.
    pub map: MapId,
    /// Extents of its own, beside those of the map.
    pub extents: Vec<StoryExtent>,
    /// Heads the list of regions, where the story has words of its own for that.
    pub regions: Option<String>,
    /// What is said of the map's borders, where the story has words of its own for that.
    pub map_credit: Option<String>,
    /// The timeline.
    pub days: Vec<Day>,
    /// Matters that people take a stand on.
    pub topics: Vec<Topic>,
    /// Where one can stand.
    pub positions: Vec<Position>,
    /// Media through which statements are known.
    pub outlets: Vec<Outlet>,
    /// Speakers who are not named people.
    pub voices: Vec<Voice>,
    /// Places.
    pub places: Vec<Place>,
    /// People.
    pub people: Vec<Person>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Who stands where.
    pub stances: Vec<Stance>,
    /// The follow mode.
    pub steps: Vec<Step>,
    /// The quiz.
    pub questions: Vec<SourcedQuestion>,
    /// Pairs of questions of which the first, once answered, gives the second away.
    pub spoilers: Vec<(QuestionId, QuestionId)>,
    /// What has been put right since the story was out, the newest last.
    pub corrections: Vec<Correction>,
}

/// An extent of the story's own.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryExtent {
    /// Its id.
    pub id: ExtentId,
    /// What it shows, in map units.
    pub frame: Frame,
    /// Its name.
    pub name: String,
}

/// A day of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Its id.
    pub id: DayId,
    /// The calendar day as `YYYY-MM-DD`, where the story gives one.
    pub date: Option<String>,
    /// Short.
    pub label: String,
    /// Longer.
    pub title: String,
    /// In a line of attribution: "on Monday".
    pub when: String,
}

/// A correction of a story that was out.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The day on which it was made, as `YYYY-MM-DD`.
    pub day: String,
    /// What it names: ids of facts, people, places, steps and questions.
    pub ids: Vec<String>,
    /// What was wrong, and what is right.
    pub text: String,
}

/// Where the camera goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// To a place.
    Place(PlaceId),
    /// To a named extent.
    Extent(ExtentId),
}

/// A step of the follow mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// When; none for a step beside the row of days.
    pub day: Option<DayId>,
    /// Where the camera goes.
    pub destination: Destination,
    /// What the map shows there.
    pub scene: Scene,
    /// Its heading.
    pub title: String,
    /// What happened: the caption of its scene.
    pub text: String,
    /// What it rests on.
    pub facts: Vec<FactId>,
}
