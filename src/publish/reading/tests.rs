//! What is written of a story: who said what, what was withdrawn, when, and what was corrected.

use super::*;
use crate::geo::atlas::Maps;
use crate::page::route::CORRECTIONS;
use crate::page::route::tests::english;
use crate::story::id::PersonId;
use crate::story::model::{Chain, Story};
use crate::story::sample;

/// The parts of a page of a story.
fn parts(story: &Story) -> String {
    let maps = Maps::shipped();
    Document { story, language: &english(), atlas: maps.of(&story.map).unwrap() }.parts().into_string()
}

/// What stands between two marks in a text.
#[track_caller]
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

/// The part with an id.
#[track_caller]
fn part<'p>(parts: &'p str, id: &str) -> &'p str {
    between(parts, &format!("<article class=\"part\" id=\"{id}\">"), "</article>")
}

/// The texts of the elements of a class.
fn texts<'p>(part: &'p str, class: &str) -> Vec<&'p str> {
    let start = format!(" class=\"{class}\">");
    part.split(start.as_str()).skip(1).map(|rest| rest.split_once('<').map_or(rest, |(text, _)| text)).collect()
}

/// The facts of a list on a card, by their ids: those under a heading.
#[track_caller]
fn listed<'s>(story: &'s Story, card: &str, heading: &str) -> Vec<&'s str> {
    let Some((_, list)) = card.split_once(&format!("<h3>{heading}</h3>")) else { return Vec::new() };
    let list = between(list, "<ul class=\"facts\">", "</ul>");
    let of_text = |text: &&str| story.facts.iter().find(|fact| fact.text == *text).map(|fact| fact.id.as_str());
    texts(list, "fact-text").iter().filter_map(of_text).collect()
}

const SAID: &str = "Said";
const REPORTED: &str = "What others say or report";

/// Changes the chain of a fact.
fn chain(story: &mut Story, id: &str, change: impl FnOnce(&mut Chain)) {
    change(&mut story.facts.iter_mut().find(|fact| fact.id.as_str() == id).unwrap().chain);
}

fn person(id: &str) -> Speaker {
    Speaker::Person(PersonId::parse(id).unwrap())
}

#[test]
fn a_fact_is_said_by_who_told_it_and_reported_of_whom_it_names() {
    let story = sample::story();
    let parts = parts(&story);
    let cards: [(&str, &[&str], &[&str]); 5] = [
        ("aalto", &["plan", "price"], &["doubt", "later"]),
        ("tamm", &["doubt"], &["stages"]),
        // What two said together, in the words of the report, is what each of them said.
        ("berg", &["support", "hull"], &["visit"]),
        ("ozols", &["toast", "support"], &["visit"]),
        // Whoever was heard to pass something on has said so.
        ("lind", &["may", "later"], &[]),
    ];
    for (id, said, reported) in cards {
        let card = part(&parts, id);
        assert_eq!(
            (listed(&story, card, SAID), listed(&story, card, REPORTED)),
            (said.to_vec(), reported.to_vec()),
            "{id}"
        );
    }
    let place = part(&parts, "odesa");
    assert_eq!((listed(&story, place, SAID), listed(&story, place, REPORTED)), (Vec::new(), vec!["source"]));
}

#[test]
fn words_that_somebody_else_tells_of_are_reported_of_their_speaker() {
    let mut story = sample::story();
    chain(&mut story, "hull", |chain| chain.via = vec![person("lind")]);
    let written = parts(&story);
    let [berg, lind] = ["berg", "lind"].map(|id| part(&written, id));
    assert_eq!((listed(&story, berg, SAID), listed(&story, berg, REPORTED)), (vec!["support"], vec!["visit", "hull"]));
    assert_eq!(listed(&story, lind, SAID), ["may", "later", "hull"]);
    // Of two who passed it on, the last was heard.
    chain(&mut story, "hull", |chain| chain.via.push(person("tamm")));
    let written = parts(&story);
    let [lind, tamm] = ["lind", "tamm"].map(|id| part(&written, id));
    assert_eq!((listed(&story, lind, SAID), listed(&story, lind, REPORTED)), (vec!["may", "later"], vec!["hull"]));
    assert_eq!(listed(&story, tamm, SAID), ["doubt", "hull"]);
}

#[test]
fn who_has_said_nothing_is_said_to_have_said_nothing() {
    let mut story = sample::story();
    chain(&mut story, "doubt", |chain| chain.via = vec![person("lind")]);
    let written = parts(&story);
    assert_eq!(texts(part(&written, "tamm"), "hint"), ["No words of Tiit Tamm’s own are reported here."]);
    assert_eq!(texts(part(&written, "berg"), "hint"), [""; 0]);
}

#[test]
fn every_fact_has_one_anchor() {
    let story = sample::story();
    let parts = parts(&story);
    for fact in &story.facts {
        assert_eq!(parts.matches(&format!(" id=\"{}\"", fact.id)).count(), 1, "{}", fact.id);
    }
}

#[test]
fn a_fact_that_two_told_stands_at_its_place_else_with_whom_it_is_about_else_with_the_first() {
    let mut story = sample::story();
    let home = |story: &Story| {
        let fact = story.facts.iter().find(|fact| fact.id.as_str() == "support").unwrap();
        story.subject_of(fact).map(|subject| subject.as_str().to_owned())
    };
    assert_eq!(home(&story).as_deref(), Some("berg"));
    let places = story.facts.iter().find(|fact| fact.id.as_str() == "vote").unwrap().places.clone();
    for fact in story.facts.iter_mut().filter(|fact| fact.id.as_str() == "support") {
        fact.about = vec![PersonId::parse("aalto").unwrap()];
    }
    assert_eq!(home(&story).as_deref(), Some("aalto"));
    for fact in story.facts.iter_mut().filter(|fact| fact.id.as_str() == "support") {
        fact.places.clone_from(&places);
    }
    assert_eq!(home(&story).as_deref(), Some("riga"));
    // One who told it has it, wherever it was.
    chain(&mut story, "support", |chain| chain.speakers.truncate(1));
    assert_eq!(home(&story).as_deref(), Some("berg"));
    assert!(part(&parts(&story), "berg").contains("<li class=\"fact\" id=\"support\">"));
}

#[test]
fn a_walk_back_names_who_walked_it_back_and_leads_there_and_back() {
    let mut story = sample::story();
    let words = |story: &Story| {
        let written = parts(story);
        let card = part(&written, "lind");
        let fact = |id: &str| {
            let fact = story.facts.iter().find(|fact| fact.id.as_str() == id).unwrap();
            between(card, &format!("<p class=\"fact-text\">{}</p>", fact.text), "</li>").to_owned()
        };
        (fact("may"), fact("later"))
    };
    let (earlier, later) = words(&story);
    assert_eq!(texts(&earlier, "tag"), ["Walked back later by Lisa Lind"]);
    assert_eq!(texts(&later, "tag"), ["Walks back an earlier statement by Two crews"]);
    assert!(earlier.contains("<a href=\"#later\"") && later.contains("<a href=\"#may\""), "{earlier}{later}");
    // One of two who speak, and two who spoke.
    chain(&mut story, "later", |chain| chain.speakers.push(person("tamm")));
    chain(&mut story, "may", |chain| chain.speakers.push(person("berg")));
    for fact in story.facts.iter_mut().filter(|fact| fact.id.as_str() == "later") {
        fact.walks_back[0].by = person("tamm");
    }
    let (earlier, later) = words(&story);
    assert_eq!(texts(&earlier, "tag"), ["Walked back later by Tiit Tamm"]);
    assert_eq!(texts(&later, "tag"), ["Walks back an earlier statement by Two crews, Britta Berg"]);
}

/// The links of a text: where they lead, whether it is open, and what they say.
fn links(text: &str) -> Vec<(&str, bool, &str)> {
    text.split("<a ")
        .skip(1)
        .map(|rest| {
            let (head, end) = (rest.find('>').unwrap(), rest.find("</a>").unwrap());
            (
                between(&rest[..head], "href=\"#", "\""),
                rest[..head].contains("aria-current=\"step\""),
                &rest[head + 1..end],
            )
        })
        .collect()
}

#[test]
fn steps_without_a_day_stand_beside_the_row_of_days() {
    let mut story = sample::story();
    let written = parts(&story);
    let days = |open: Option<usize>| {
        let days = [("step=before", "Friday"), ("step=first", "Monday"), ("step=second", "Tuesday")];
        days.into_iter().enumerate().map(|(at, (to, label))| (to, Some(at) == open, label)).collect::<Vec<_>>()
    };
    for (at, step) in story.steps.iter().enumerate() {
        let part = part(&written, &step_fragment(&step.id));
        assert_eq!(links(between(part, "<ol class=\"timeline\">", "</ol>")), days(Some(at)), "{}", step.id);
        let beside = between(part, "<p class=\"timeline undated\">", "</p>");
        assert_eq!(links(beside), [("step=grain", step.day.is_none(), "No day given")], "{}", step.id);
        let when = texts(part, "eyebrow")[0];
        let title = ["Friday before the talks", "Monday, the day of the plan", "Tuesday, the day of the vote"];
        let expected = title.get(at).copied().unwrap_or("No day given, in no order");
        assert_eq!(when, format!("Step {} of 5 · {expected}", at + 1));
        assert_eq!(part.contains("<time datetime"), step.day.is_some() || part.contains("corrected"), "{}", step.id);
    }
    story.steps.retain(|step| step.day.is_some());
    assert!(!parts(&story).contains("undated"));
}

#[test]
fn a_correction_is_told_on_the_cards_steps_and_questions_that_it_touches() {
    let story = sample::story();
    let written = parts(&story);
    let told = |text: &str| {
        ["The question on the regions", "An earlier version gave"].map(|words| text.matches(words).count())
    };
    for subject in story.subjects() {
        // One whose words were corrected, and one who was named.
        let expected = match subject.as_str() {
            "aalto" => [0, 1],
            "berg" => [1, 0],
            _ => [0, 0],
        };
        assert_eq!(told(part(&written, subject.as_str())), expected, "{}", subject.as_str());
    }
    for step in &story.steps {
        let expected = if step.id.as_str() == "first" { [0, 1] } else { [0, 0] };
        assert_eq!(told(part(&written, &step_fragment(&step.id))), expected, "{}", step.id);
    }
    let questions = between(&written, "<ol class=\"questions\">", "</ol></section>");
    let touched = [("q-who", [0, 1]), ("q-regions", [1, 0])];
    for (id, expected) in touched {
        let line = between(questions, &format!("<div id=\"corrected_{id}\">"), "</div>");
        assert_eq!(told(line), expected, "{id}");
    }
    assert_eq!((questions.matches("id=\"corrected_").count(), told(questions)), (2, [1, 1]));
}

#[test]
fn corrections_stand_together_the_newest_first_and_lead_to_what_they_touch() {
    let mut story = sample::story();
    let more = ["riga", "second", "law", "q-sure"].map(str::to_owned);
    story.corrections[0].ids.extend(more);
    let written = parts(&story);
    let all = part(&written, CORRECTIONS);
    let days: Vec<&str> = all.split("datetime=\"").skip(1).map(|rest| &rest[..10]).collect();
    assert_eq!(days, ["2025-03-08", "2025-03-06"]);
    let items: Vec<_> = between(all, "<ul class=\"corrections\">", "</ul>").split("</li>").map(links).collect();
    assert_eq!(items[0], [("berg", false, "Britta Berg")]);
    assert_eq!(
        items[1],
        [
            ("price", false, "See that statement"),
            ("riga", false, "Riga, Latvia"),
            ("step=second", false, "A vote"),
            ("law", false, "See that statement"),
        ]
    );
}

#[test]
fn the_last_correction_is_told_under_the_story() {
    let (mut story, language) = (sample::story(), english());
    let maps = Maps::shipped();
    let atlas = maps.of(&story.map).unwrap();
    let line = Document { story: &story, language: &language, atlas }.last_corrected().into_string();
    assert!(line.contains("href=\"#corrections\"") && line.contains("datetime=\"2025-03-08\""), "{line}");
    story.corrections.clear();
    let document = Document { story: &story, language: &language, atlas };
    assert_eq!(document.last_corrected().into_string(), "");
    let written = document.parts().into_string();
    assert!(!written.contains("corrected") && !written.contains("id=\"corrections\""));
}
