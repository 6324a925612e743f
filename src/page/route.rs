//! Routes, the deep links of a page: the address fragment says which card, which step or the quiz
//! is open. A fragment is also the anchor of what it opens, so that it works before the program
//! runs, and without it.

use crate::page::data::{ItemAt, MapScene, PageData};
use crate::story::id::{FactId, StepId, SubjectId};

/// What an address opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of people and places.
    Explore,
    /// A card.
    Subject(SubjectId),
    /// A fact, on a card if it stands on one.
    Fact(FactId, Option<SubjectId>),
    /// A step of the follow mode.
    Step(StepId),
    /// The quiz.
    Quiz,
    /// What has been put right since the story was out.
    Corrections,
}

/// The fragment of the list.
pub const EXPLORE: &str = "explore";
/// The fragment of the follow mode: its first step.
pub const FOLLOW: &str = "follow";
/// The fragment of the quiz.
pub const QUIZ: &str = "quiz";
/// The fragment of the corrections.
pub const CORRECTIONS: &str = "corrections";
/// The fragment of the quiz, up to the resume code in it.
pub use crate::quiz::code::QUIZ_CODE;
/// What stands before a resume code that a fragment carries beside what it opens.
pub const BESIDE: char = '&';

impl Route {
    /// Reads a fragment, with or without its `#`, and whatever else it carries. What is not known opens the list.
    pub fn parse(fragment: &str, data: &PageData) -> Self {
        let (fragment, _) = apart(fragment);
        let step = fragment.strip_prefix("step=");
        let mut steps = data.steps.iter();
        let step = if fragment == FOLLOW { steps.next() } else { steps.find(|(id, _)| Some(id.as_str()) == step) };
        if let Some((id, _)) = step {
            return Self::Step(id.clone());
        }
        if fragment == QUIZ || fragment.starts_with(QUIZ_CODE) {
            return Self::Quiz;
        }
        if fragment == CORRECTIONS && data.bank.corrections > 0 {
            return Self::Corrections;
        }
        if let Some(subject) = data.named(fragment) {
            return Self::Subject(subject.id.clone());
        }
        let fact = data.facts.iter().find(|(id, _)| id.as_str() == fragment);
        fact.map_or(Self::Explore, |(id, subject)| Self::Fact(id.clone(), subject.clone()))
    }

    /// The fragment, without its `#`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Explore => EXPLORE.to_owned(),
            Self::Subject(id) => id.as_str().to_owned(),
            Self::Fact(id, _) => id.as_str().to_owned(),
            Self::Step(id) => step_fragment(id),
            Self::Quiz => QUIZ.to_owned(),
            Self::Corrections => CORRECTIONS.to_owned(),
        }
    }

    /// What of the three it belongs to: [`EXPLORE`], [`FOLLOW`] or [`QUIZ`].
    pub fn mode(&self) -> &'static str {
        match self {
            Self::Explore | Self::Subject(_) | Self::Fact(..) | Self::Corrections => EXPLORE,
            Self::Step(_) => FOLLOW,
            Self::Quiz => QUIZ,
        }
    }

    /// What is shown as open: the one place that decides it.
    pub fn open(&self) -> Open<'_> {
        let (part, fact) = match self {
            Self::Fact(fact, Some(subject)) => (subject.as_str().to_owned(), Some(fact)),
            Self::Fact(fact, None) => (self.fragment(), Some(fact)),
            Self::Quiz => ("panel".to_owned(), None),
            Self::Explore | Self::Subject(_) | Self::Step(_) | Self::Corrections => (self.fragment(), None),
        };
        Open { part, fact, subject: self.subject(), is_quiz: *self == Self::Quiz }
    }

    /// What the map shows; none where it shows all alike.
    #[inline(never)]
    pub fn scene<'d>(&self, data: &'d PageData) -> Option<&'d MapScene> {
        match self {
            Self::Step(open) => data.steps.iter().find(|(id, _)| id == open).map(|(_, scene)| scene),
            Self::Explore | Self::Subject(_) | Self::Fact(..) | Self::Quiz | Self::Corrections => None,
        }
    }

    /// The lines that are drawn on the map: those of a step, or from whoever was chosen to where others were met.
    pub fn lines<'d>(&self, data: &'d PageData) -> &'d [(ItemAt, ItemAt)] {
        let chosen = self.subject().and_then(|id| data.subject(id));
        self.scene(data).map(|scene| &scene.lines).or(chosen.map(|chosen| &chosen.met)).map_or(&[], Vec::as_slice)
    }

    /// The subject whose card is open.
    pub fn subject(&self) -> Option<&SubjectId> {
        match self {
            Self::Subject(id) | Self::Fact(_, Some(id)) => Some(id),
            Self::Explore | Self::Fact(_, None) | Self::Step(_) | Self::Quiz | Self::Corrections => None,
        }
    }
}

/// What of the page is shown as open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open<'r> {
    /// The id of the one part that is shown: of a fact, its card.
    pub part: String,
    /// The fact that is marked in it.
    pub fact: Option<&'r FactId>,
    /// The subject whose pin and shape are marked.
    pub subject: Option<&'r SubjectId>,
    /// Whether questions are asked: what people are asked about is not told.
    pub is_quiz: bool,
}

/// What a fragment opens, and the resume code that it is or that stands behind that.
pub fn apart(fragment: &str) -> (&str, Option<&str>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (opens, beside) = fragment.split_once(BESIDE).unwrap_or((fragment, fragment));
    (opens, beside.strip_prefix(QUIZ_CODE))
}

/// The fragment of a step, which is also its anchor.
pub fn step_fragment(step: &StepId) -> String {
    ["step=", step.as_str()].concat()
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests {
    use super::*;
    use crate::decode::diagnostic::Source;
    use crate::geo::atlas::Maps;
    use crate::lang::written::{self, Written};
    use crate::publish::page_data;
    use crate::story::model::Story;
    use crate::story::sample;

    /// What the page of the fixture carries.
    pub fn data() -> PageData {
        data_of(&sample::story())
    }

    /// What the page of a story carries.
    pub fn data_of(story: &Story) -> PageData {
        let maps = Maps::shipped();
        page_data::page(story, &english(), &maps, maps.of(&story.map).unwrap()).0
    }

    /// The interface in English.
    pub fn english() -> Written {
        let source = Source::new("en.toml", include_str!("../../assets/lang/en.toml"));
        written::read(&source).0.unwrap()
    }

    /// Every route of a story.
    pub fn routes(data: &PageData) -> Vec<Route> {
        let subjects = data.subjects.iter().map(|subject| Route::Subject(subject.id.clone()));
        let facts = data.facts.iter().map(|(id, subject)| Route::Fact(id.clone(), subject.clone()));
        let steps = data.steps.iter().map(|(id, _)| Route::Step(id.clone()));
        let corrections = (data.bank.corrections > 0).then_some(Route::Corrections);
        let parts = [Route::Explore, Route::Quiz].into_iter().chain(corrections);
        parts.chain(subjects).chain(facts).chain(steps).collect()
    }

    fn subject(id: &str) -> SubjectId {
        SubjectId::parse(id).unwrap()
    }

    fn fact(id: &str) -> FactId {
        FactId::parse(id).unwrap()
    }

    fn step(id: &str) -> Route {
        Route::Step(StepId::parse(id).unwrap())
    }

    #[test]
    fn parse_is_the_inverse_of_fragment() {
        let data = data();
        let routes = routes(&data);
        assert_eq!(routes.len(), 3 + 14 + 14 + 5);
        for route in routes {
            assert_eq!(Route::parse(&route.fragment(), &data), route);
            assert_eq!(Route::parse(&format!("#{}", route.fragment()), &data), route);
        }
    }

    #[test]
    fn no_two_routes_have_the_same_fragment() {
        let data = data();
        let mut fragments: Vec<String> = routes(&data).iter().map(Route::fragment).collect();
        let all = fragments.len();
        fragments.sort();
        fragments.dedup();
        assert_eq!(fragments.len(), all);
    }

    #[test]
    fn a_fragment_opens_what_it_names() {
        let data = data();
        let cases = [
            ("explore", Route::Explore),
            ("quiz", Route::Quiz),
            ("corrections", Route::Corrections),
            ("follow", step("before")),
            ("step=before", step("before")),
            ("step=grain", step("grain")),
            ("aalto", Route::Subject(subject("aalto"))),
            ("odesa", Route::Subject(subject("odesa"))),
            ("plan", Route::Fact(fact("plan"), Some(subject("aalto")))),
            ("vote", Route::Fact(fact("vote"), Some(subject("riga")))),
            ("stages", Route::Fact(fact("stages"), Some(subject("tamm")))),
            ("law", Route::Fact(fact("law"), None)),
        ];
        for (fragment, route) in cases {
            assert_eq!(Route::parse(fragment, &data), route, "{fragment}");
        }
    }

    #[test]
    fn what_is_not_known_opens_the_list() {
        let data = data();
        #[rustfmt::skip]
        let unknown = [
            "", "#", "##quiz", "Quiz", "quiz ", " quiz", "step=", "step=nothing", "step=step=before", "before", "plans",
            "hulls", "stockholm", "kyiv", "q-where", "report", "aalto?x", "../quiz", "&quiz", "nothing&quiz", "%71uiz", "aalto#aalto", "é", "\0",
            "<script>", "corrections=", "Corrections", "c-price",
        ];
        for fragment in unknown {
            assert_eq!(Route::parse(fragment, &data), Route::Explore, "{fragment:?}");
        }
    }

    #[test]
    fn what_a_fragment_carries_beside_opens_nothing() {
        let data = data();
        for route in routes(&data) {
            for beside in ["&", "&quiz=0123", "&fbclid=x&quiz=0123"] {
                assert_eq!(Route::parse(&(route.fragment() + beside), &data), route, "{beside}");
            }
        }
    }

    #[test]
    fn corrections_open_only_where_there_are_any() {
        let mut data = data();
        assert_eq!(Route::parse("#corrections", &data), Route::Corrections);
        assert_eq!((Route::Corrections.mode(), Route::Corrections.subject()), (EXPLORE, None));
        data.bank.corrections = 0;
        assert_eq!(Route::parse("#corrections", &data), Route::Explore);
    }

    #[test]
    fn a_fact_is_shown_on_the_card_of_its_subject() {
        let data = data();
        for route in routes(&data) {
            let card = match &route {
                Route::Subject(id) | Route::Fact(_, Some(id)) => Some(id),
                Route::Explore | Route::Fact(_, None) | Route::Step(_) | Route::Quiz | Route::Corrections => None,
            };
            assert_eq!(route.subject(), card);
            let part = card.map_or(route.fragment(), ToString::to_string);
            let quiz = route == Route::Quiz;
            assert_eq!(route.open().part, if quiz { "panel".to_owned() } else { part });
            assert_eq!((route.open().subject, route.open().is_quiz), (card, quiz));
            assert!(card.is_none_or(|id| data.subject(id).is_some()), "{route:?}");
        }
    }
}
