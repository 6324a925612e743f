//! The map as an answer sheet: what became of each place that is offered there.

use crate::base::vocabulary::{Word, words};
use crate::page::data::PageData;
use crate::page::effect::Effect;
use crate::page::route::Route;
use crate::page::state::State;
use crate::quiz::attempt::Phase;
use crate::quiz::part::{Part, PartOutcome};
use crate::quiz::score::score;
use crate::story::id::ChoiceId;
use crate::story::kind::choose::Choice;
use crate::story::question::Question;

words! {
    /// What became of a place.
    PlaceState {
        /// It can be chosen.
        Open = "open",
        /// It was chosen.
        Chosen = "chosen",
        /// It was chosen, and is right.
        Right = "right",
        /// It would have been right.
        Missed = "missed",
        /// It was chosen, and is wrong.
        Wrong = "wrong",
        /// It was rightly left alone.
        Left = "left",
    }
}

/// The places that are offered, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct MapAnswer<'d> {
    /// The question that is asked; none at the result, of whose questions all are shown.
    pub question: Option<&'d Question>,
    /// Each place, and what became of it.
    pub places: Vec<(&'d ChoiceId, PlaceState)>,
}

impl<'d> MapAnswer<'d> {
    /// That of a state; none where the map is no answer sheet.
    pub fn of(state: &State, data: &'d PageData) -> Option<Self> {
        if let Some(question) = state.answering_on_map(data) {
            return Some(Self { question: Some(question), places: places(state, question) });
        }
        if state.route != Route::Quiz || state.attempt.phase != Phase::Result {
            return None;
        }
        // What was answered on the map stands on it together; of a place that was asked for twice, what was missed.
        let mut all: Vec<(&ChoiceId, PlaceState)> = Vec::new();
        for question in state.attempt.questions(&data.bank).filter(|question| question.candidates().is_some()) {
            for (id, outcome) in places(state, question) {
                match all.iter_mut().find(|(other, _)| *other == id) {
                    Some((_, before)) => *before = outcome.max_missed(*before),
                    None => all.push((id, outcome)),
                }
            }
        }
        all.retain(|(_, state)| *state != PlaceState::Left);
        (!all.is_empty()).then_some(Self { question: None, places: all })
    }

    /// What became of a place, by its id, and its number from 1.
    pub fn place(&self, id: &str) -> Option<(usize, PlaceState)> {
        let at = self.places.iter().position(|(other, _)| other.as_str() == id)?;
        self.places.get(at).map(|(_, state)| (at + 1, *state))
    }

    /// The places and their states in rows, as the page's script draws them on the map's shapes.
    pub fn rows(&self) -> String {
        let mut rows = String::new();
        for (id, state) in &self.places {
            rows.push_str(&[id.as_str(), " ", state.as_str(), "\n"].concat());
        }
        rows
    }

    /// From each place that was chosen and is wrong to one that is right, where one question is asked.
    fn corrections(&self) -> Vec<(ChoiceId, ChoiceId)> {
        let find = |wanted| self.places.iter().find(|(_, state)| *state == wanted);
        let right = find(PlaceState::Missed).or_else(|| find(PlaceState::Right)).filter(|_| self.question.is_some());
        let mut lines = Vec::new();
        for (id, state) in &self.places {
            if let (PlaceState::Wrong, Some((right, _))) = (state, right) {
                lines.push(((*id).clone(), (*right).clone()));
            }
        }
        lines
    }
}

impl State {
    /// What follows on the map from what became of the places that are offered, where that has changed: what goes
    /// before all else, since the map may take another size for it, and what comes last.
    pub fn answer_on_map(&mut self, data: &PageData) -> Option<[Effect; 2]> {
        let answer = MapAnswer::of(self, data);
        let is_asked = self.route == Route::Quiz && matches!(self.attempt.phase, Phase::Question(_));
        let rows = match &answer {
            Some(answer) => answer.rows(),
            None if is_asked => ASIDE.to_owned(),
            None => String::new(),
        };
        if rows == self.answered {
            return None;
        }
        self.answered.clone_from(&rows);
        let lines = answer.map_or_else(Vec::new, |answer| answer.corrections());
        Some([Effect::MapAnswer(rows), Effect::Lines(lines)])
    }
}

/// The rows of a question that is not asked on the map.
const ASIDE: &str = "aside";

impl PlaceState {
    /// Of two of one place, the one that there is more to say of.
    fn max_missed(self, other: Self) -> Self {
        let weight = |state: Self| match state {
            Self::Open | Self::Chosen | Self::Left => 0,
            Self::Right => 1,
            Self::Missed => 2,
            Self::Wrong => 3,
        };
        if weight(self) > weight(other) { self } else { other }
    }
}

/// The places of a question.
fn places<'d>(state: &State, question: &'d Question) -> Vec<(&'d ChoiceId, PlaceState)> {
    let is_marked = state.attempt.is_marked(&question.id);
    let parts = score(question, &state.attempt.answer(question)).parts;
    let all = question.candidates().map_or(&[][..], |candidates| &candidates.all);
    let place = |(choice, part): (&'d Choice, &Part)| {
        let state = match (is_marked, part.outcome()) {
            (false, _) if part.given.is_some() => PlaceState::Chosen,
            (false, _) => PlaceState::Open,
            (true, Some(PartOutcome::Right)) => PlaceState::Right,
            (true, Some(PartOutcome::Missed)) => PlaceState::Missed,
            (true, Some(PartOutcome::Wrong)) => PlaceState::Wrong,
            (true, None) => PlaceState::Left,
        };
        (&choice.id, state)
    };
    all.iter().zip(&parts).map(place).collect()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::page::action::Action;
    use crate::page::route::tests::data;
    use crate::story::id::QuestionId;

    /// The rows after some actions at a question of the fixture.
    fn rows(question: &str, actions: &[&str]) -> (String, usize) {
        let data = data();
        let mut state = State::new(&data);
        state.route = Route::Quiz;
        state.attempt.phase = Phase::Question(QuestionId::parse(question).unwrap());
        for action in actions {
            state.step(&data, Action::parse(action).unwrap(), 0);
        }
        let answer = MapAnswer::of(&state, &data);
        answer.map(|answer| (answer.rows().replace('\n', ","), answer.corrections().len())).unwrap_or_default()
    }

    #[test]
    fn before_it_is_marked_a_place_is_open_or_chosen_and_says_no_more() {
        assert_eq!(rows("q-plan", &[]), (String::new(), 0));
        let open = "odesa open,vinnytsia open,mykolaiv open,cherkasy open,";
        assert_eq!(rows("q-regions", &[]), (open.to_owned(), 0));
        let chosen = "odesa chosen,vinnytsia open,mykolaiv open,cherkasy chosen,";
        assert_eq!(rows("q-regions", &["choose pick odesa", "choose pick cherkasy"]), (chosen.to_owned(), 0));
    }

    #[test]
    fn a_marked_place_says_what_became_of_it_and_a_wrong_one_leads_to_a_right_one() {
        let marked = "odesa right,vinnytsia left,mykolaiv missed,cherkasy wrong,";
        assert_eq!(rows("q-regions", &["choose pick odesa", "choose pick cherkasy", "check"]), (marked.to_owned(), 1));
        let (rows, corrections) = rows("q-where", &["choose pick helsinki"]);
        assert!(rows.contains("helsinki wrong,") && rows.contains("riga missed,"), "one press answers: {rows}");
        assert_eq!(corrections, 1);
    }

    #[test]
    fn of_one_place_in_two_questions_what_was_missed_is_shown() {
        use PlaceState::{Left, Missed, Right, Wrong};
        for (a, b, shown) in
            [(Right, Missed, Missed), (Missed, Right, Missed), (Left, Right, Right), (Wrong, Missed, Wrong)]
        {
            assert_eq!(a.max_missed(b), shown);
        }
    }
}
