//! The ids of a story: a newtype for each kind of thing that a pack names.

use crate::base::id::ids;

/// The page's own anchors, which no id of a story may take.
pub const PAGE_ANCHORS: &[&str] =
    &["app", "explore", "follow", "quiz", "reading", "map", "panel", "story", "shapes", "credit", "corrections"];

ids! {
    /// A story pack.
    StoryId;
    /// A day of the story's timeline.
    DayId;
    /// A matter that people take a stand on.
    TopicId;
    /// Where one can stand on a topic.
    PositionId;
    /// A medium through which a statement is known.
    OutletId;
    /// A body that a person speaks for.
    BodyId;
    /// A speaker who is not a named person.
    VoiceId;
    /// A place.
    PlaceId;
    /// A person.
    PersonId;
    /// Whoever or whatever can be picked on the map: people and places share one
    /// namespace.
    SubjectId;
    /// A fact: something that somebody said or reported.
    FactId;
    /// A step of the follow mode.
    StepId;
    /// A question.
    QuestionId;
    /// What can be picked at a question: an option, a verdict, a place.
    ChoiceId;
    /// Whoever says something: people, voices and outlets share one namespace.
    SpeakerId;
    /// A statement of a matching question.
    StatementId;
    /// An item of an ordering question.
    ItemId;
    /// A correction of a story that was out.
    CorrectionId;
}
