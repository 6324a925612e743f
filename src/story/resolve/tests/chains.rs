//! By whom a fact is known, and who withdraws one.

use super::*;
use crate::story::model::{Chain, Fact, Speaker};

/// A fact of a story.
fn fact<'s>(story: &'s Story, id: &str) -> &'s Fact {
    story.facts.iter().find(|fact| fact.id.as_str() == id).unwrap()
}

/// The ids of some speakers, with their kinds.
fn written(speakers: &[Speaker]) -> Vec<String> {
    let kind = |speaker: &Speaker| match speaker {
        Speaker::Person(_) => "person",
        Speaker::Voice(_) => "voice",
        Speaker::Outlet(_) => "outlet",
    };
    speakers.iter().map(|speaker| format!("{} {}", kind(speaker), speaker.as_str())).collect()
}

#[test]
fn a_chain_is_read_as_it_is_written() {
    let story = story();
    let chain = |id: &str| {
        let Chain { speakers, via, outlet, hedged } = &fact(&story, id).chain;
        (written(speakers), written(via), outlet.as_ref().map(|id| id.as_str()), *hedged)
    };
    let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(chain("hull"), (all(&["person berg"]), all(&[]), None, false));
    assert_eq!(chain("support"), (all(&["person berg", "person ozols"]), all(&["voice report"]), None, false));
    assert_eq!(chain("may"), (all(&["voice crews"]), all(&["person lind"]), Some("radio"), true));
    assert_eq!(chain("trains"), (all(&["outlet herald"]), all(&[]), None, false));
}

#[test]
fn a_chain_begins_with_somebody() {
    check_each(&[
        (
            STORY,
            "speaker = \"herald\"\n",
            "speaker = ‸[]\n",
            &["nobody says the fact \"trains\"; name who says it: a person, a voice or an outlet"],
        ),
        (
            STORY,
            "speaker = [\"berg\", \"ozols\"]",
            "speaker = [\"berg\", ‸\"ozol\"]",
            &["there is no person, voice or outlet \"ozol\"; did you mean \"ozols\"?"],
        ),
        (
            STORY,
            "via = [\"lind\"]",
            "via = [‸\"lint\"]",
            &["there is no person, voice or outlet \"lint\"; did you mean \"lind\"?"],
        ),
    ]);
}

#[test]
fn nobody_stands_twice_in_a_chain() {
    let right = "whoever says it does not pass it on as well";
    check_each(&[
        (
            STORY,
            "via = [\"report\"]",
            "via = [\"report\", ‸\"berg\"]",
            &[&format!("\"berg\" stands twice in the chain of this fact; {right}")],
        ),
        (
            STORY,
            "speaker = [\"berg\", \"ozols\"]",
            "speaker = [\"berg\", \"ozols\", ‸\"berg\"]",
            &[&format!("\"berg\" stands twice in the chain of this fact; {right}")],
        ),
        (
            STORY,
            "via = [\"lind\"]",
            "via = [\"lind\", ‸\"lind\"]",
            &[&format!("\"lind\" stands twice in the chain of this fact; {right}")],
        ),
        (
            STORY,
            "speaker = \"herald\"\n",
            "speaker = \"herald\"\noutlet = ‸\"herald\"\n",
            &["\"herald\" stands twice in the chain of this fact; an outlet of its own reporting is the speaker alone"],
        ),
    ]);
}

#[test]
fn an_outlet_passes_nothing_on_but_by_its_own_key() {
    check_each(&[(
        STORY,
        "via = [\"report\"]",
        "via = [\"report\", ‸\"gazette\"]",
        &["\"gazette\" is an outlet; name it in `outlet`"],
    )]);
}

#[test]
fn a_walk_back_is_by_somebody_who_is_in_the_later_chain() {
    check_each(&[
        (
            STORY,
            "{ fact = \"may\", by = \"lind\" }",
            "{ fact = \"may\", by = ‸\"berg\" }",
            &["\"berg\" is not in the chain of \"later\"; it is known through \"lind\""],
        ),
        (
            STORY,
            "{ fact = \"may\", by = \"lind\" }",
            "{ fact = \"may\", by = ‸\"radio\" }",
            &["\"radio\" is not in the chain of \"later\"; it is known through \"lind\""],
        ),
        (
            STORY,
            "{ fact = \"may\", by = \"lind\" }",
            "{ fact = \"may\", by = ‸\"nobody\" }",
            &["\"nobody\" is not in the chain of \"later\"; it is known through \"lind\""],
        ),
    ]);
}

#[test]
fn of_several_speakers_one_is_named_who_walks_back() {
    let speakers = ("speaker = \"lind\"\n", "speaker = [\"lind\", \"tamm\"]\n");
    check(&[
        (STORY, speakers.0, speakers.1, &[]),
        (
            STORY,
            "walks_back = [{ fact = \"may\", by = \"lind\" }]",
            "walks_back = [‸\"may\"]",
            &["2 speak in \"later\", and which of them withdraws \"may\" is not said; \
               write { fact = \"may\", by = \"…\" }"],
        ),
    ]);
    let by = |story: &Story| {
        written(&fact(story, "later").walks_back.iter().map(|back| back.by.clone()).collect::<Vec<_>>())
    };
    assert_eq!(by(&changed(&[speakers, ("by = \"lind\"", "by = \"tamm\"")])), ["person tamm"]);
    // One speaker need not be named, and whoever passes something on may be.
    assert_eq!(by(&changed(&[("[{ fact = \"may\", by = \"lind\" }]", "[\"may\"]")])), ["person lind"]);
    let told = ("speaker = \"lind\"\n", "speaker = \"crews\"\nvia = [\"lind\"]\n");
    assert_eq!(by(&changed(&[told])), ["person lind"]);
}

#[test]
fn no_fact_withdraws_one_that_withdraws_it() {
    let right = "walk each other back; a fact withdraws an earlier one";
    check_each(&[(STORY, "{ fact = \"may\", by", "{ fact = ‸\"later\", by", &[&format!("later → later {right}")])]);
    check(&[
        (STORY, "id = \"may\"\n", "id = \"may\"\nwalks_back = [\"trains\", \"later\"]\n", &[]),
        (STORY, "{ fact = \"may\", by", "{ fact = ‸\"may\", by", &[&format!("may → later → may {right}")]),
    ]);
}

#[test]
fn a_circle_of_any_length_is_found_in_no_time() {
    // Each fact withdraws all before it: a thousand million ways, and no circle.
    let (mut structure, mut texts) = (STRUCTURE.to_owned(), TEXTS.to_owned());
    for i in 1..=36 {
        let earlier: Vec<String> = (1..i).map(|j| format!("\"f{j}\"")).collect();
        let fact = format!("id = \"f{i}\"\nspeaker = \"lind\"\nwalks_back = [{}]\n", earlier.join(", "));
        structure.push_str(&format!("\n[[facts]]\n{fact}"));
        texts = texts.replacen("[facts]\n", &format!("[facts]\nf{i} = {{ text = \"a\" }}\n"), 1);
    }
    let (pack, diagnostics) = read(&[(STORY, structure.as_str()), (EN, &texts)]);
    assert!(
        pack.editions.len() == 1 && !diagnostics.iter().any(|diagnostic| diagnostic.contains(": error: ")),
        "{diagnostics:?}"
    );
    let circle = structure.replacen("walks_back = []", "walks_back = [\"f36\"]", 1);
    let (_, diagnostics) = read(&[(STORY, circle.as_str()), (EN, &texts)]);
    assert!(diagnostics[0].contains("walk each other back"), "{diagnostics:?}");
}
