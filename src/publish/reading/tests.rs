//! What is written of a story: who said what, what was withdrawn, when, and what was corrected.

use super::*;
use crate::geo::atlas::Maps;
use crate::page::route::tests::english;
use crate::page::route::{CORRECTIONS, step_fragment};
use crate::story::id::PersonId;
use crate::story::model::{Chain, Speaker, Story};
use crate::story::sample;

/// The parts of a page of a story.
fn parts(story: &Story) -> String {
    let maps = Maps::shipped();
    Document { story, language: &english(), atlas: maps.of(&story.map).unwrap(), focus: None }.parts().into_string()
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
    between(parts, &format!(" id=\"{id}\">"), "</article>")
}

/// The texts of the elements of a class.
fn texts<'p>(part: &'p str, class: &str) -> Vec<&'p str> {
    let start = format!(" class=\"{class}\">");
    part.split(start.as_str()).skip(1).map(|rest| rest.split_once('<').map_or(rest, |(text, _)| text)).collect()
}

/// The facts on a card under a heading, folded ones too, by their ids.
#[track_caller]
fn listed<'s>(story: &'s Story, card: &str, heading: &str) -> Vec<&'s str> {
    let Some((_, rest)) = card.split_once(&format!("<h3>{heading}</h3>")) else { return Vec::new() };
    let list = rest.split("<h3>").next().unwrap_or_default();
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
        ("ozols", &["support", "toast"], &["visit"]),
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
fn a_card_has_three_facts_open_by_topic_and_the_rest_folded() {
    let mut story = sample::story();
    let [ferry, grain] = [0, 1].map(|at| story.topics[at].clone());
    for (id, topic) in [("toast", &grain), ("support", &ferry)] {
        story.facts.iter_mut().find(|fact| fact.id.as_str() == id).unwrap().topics = vec![topic.id.clone()];
    }
    for id in ["hull", "price"] {
        chain(&mut story, id, |chain| chain.speakers = vec![person("ozols")]);
    }
    let written = parts(&story);
    let card = part(&written, "ozols");
    let (open, folded) = card.split_once("<details class=\"more\">").unwrap();
    assert_eq!(listed(&story, open, SAID), ["support", "price", "toast"]);
    assert_eq!(texts(open, "fact-topic"), ["The ferry", "The grain"]);
    assert!(folded.starts_with("<summary>1 more</summary>"), "{folded}");
    let (last, reported) = folded.split_once("<details class=\"more\">").unwrap();
    assert_eq!(texts(last, "fact-text"), ["Britta Berg said that the hull lies in a yard in Seattle."]);
    assert!(reported.starts_with("<summary><h3>What others say or report</h3> 1 more</summary>"), "{reported}");
}

#[test]
fn what_many_have_in_common_stands_once_on_the_card_of_its_place() {
    let mut story = sample::story();
    let all = ["aalto", "tamm", "berg", "ozols"].map(|id| PersonId::parse(id).unwrap());
    story.facts.iter_mut().find(|fact| fact.id.as_str() == "vote").unwrap().about = all.to_vec();
    let written = parts(&story);
    let text = "The board took its vote in Riga.";
    let cards = ["aalto", "tamm", "berg", "ozols", "riga"].map(|id| part(&written, id));
    assert_eq!(cards.map(|card| card.contains(text)), [false, false, false, false, true]);
    let way = "<p class=\"elsewhere\"><a href=\"#vote\">Riga, Latvia</a> · Tuesday</p>";
    assert!(cards[..4].iter().all(|card| card.contains(way)), "{}", cards[0]);
    // Of three, each has it.
    story.facts.iter_mut().find(|fact| fact.id.as_str() == "vote").unwrap().about.truncate(3);
    assert!(part(&parts(&story), "aalto").contains(text));
}

#[test]
fn a_card_says_where_its_person_stands_on_each_topic() {
    let mut story = sample::story();
    let written = parts(&story);
    let rows = |id: &str| {
        let card = part(&written, id);
        card.split_once("<dl class=\"stands\">").map(|(_, rest)| rest.split_once("</dl>").unwrap().0.to_owned())
    };
    assert_eq!(
        rows("tamm").as_deref(),
        Some(
            "<div class=\"at-ferry\"><dt>The ferry</dt><dd><span class=\"swatch camp-cross\"></span>Against it</dd></div>\
             <div class=\"at-grain\"><dt>The grain</dt><dd class=\"unsaid\">not on record</dd></div>"
        )
    );
    // Of whom no stance is known, of that nothing is written.
    assert_eq!(rows("lind"), None);
    // Where a pack has no short form, the line has the whole.
    story.positions.iter_mut().for_each(|position| position.short.clone_from(&position.name));
    assert!(parts(&story).contains("</span>Does not want it</dd>"));
}

#[test]
fn the_camps_of_a_topic_stand_in_the_list_the_largest_first() {
    let story = sample::story();
    let written = parts(&story);
    let camps = between(&written, "<div class=\"on on-ferry\">", "<div class=\"on on-grain\">");
    let headings: Vec<&str> = camps
        .split("<h3>")
        .skip(1)
        .map(|rest| rest.split_once("</h3>").unwrap().0.rsplit('>').next().unwrap())
        .collect();
    assert_eq!(headings, ["For it: 3", "Against it: 1", "No statement on this in the article: 1", "Places"]);
    let of: Vec<Vec<&str>> = camps
        .split("<ul class=\"heads\">")
        .skip(1)
        .map(|rest| links(rest).into_iter().map(|(to, ..)| to).collect())
        .collect();
    let expected: [&[&str]; 4] = [&["aalto", "berg", "ozols"], &["tamm"], &["lind"], &["tallinn", "helsinki"]];
    assert_eq!(of[..3], expected[..3]);
    assert_eq!(of[3].len(), expected[3].len());
}

#[test]
fn every_card_leads_to_those_beside_it_and_back() {
    let story = sample::story();
    let written = parts(&story);
    let ways = |id: &str| {
        let ways = between(part(&written, id), "<div class=\"ways\">", "</div>");
        let names = ways.split("aria-label=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    let back = "All people and places";
    assert_eq!(ways("tamm"), ["Previous", "Next", back]);
    // The list goes round.
    let to = |id: &str| {
        let ways = between(part(&written, id), "<div class=\"ways\">", "</div>");
        links(ways).into_iter().map(|(to, ..)| to).collect::<Vec<_>>()
    };
    assert_eq!((to("tamm"), to("aalto")[1]), (vec!["aalto", "berg", "explore"], "tamm"));
    assert_eq!(Some(to("aalto")[0]), story.subjects().last().as_ref().map(|last| last.as_str()));
    assert_eq!((ways("law"), ways(CORRECTIONS)), (vec![back.to_owned()], vec![back.to_owned()]));
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

/// The links of a text: where they lead, and what they say.
fn links(text: &str) -> Vec<(&str, &str)> {
    text.split("<a ")
        .skip(1)
        .map(|rest| {
            let (head, end) = (rest.find('>').unwrap(), rest.find("</a>").unwrap());
            (between(&rest[..head], "href=\"#", "\""), &rest[head + 1..end])
        })
        .collect()
}

#[test]
fn a_step_says_when_it_is() {
    let story = sample::story();
    let written = parts(&story);
    for (at, step) in story.steps.iter().enumerate() {
        let part = part(&written, &step_fragment(&step.id));
        let expected = ["Friday", "Monday", "Tuesday"].get(at).copied().unwrap_or("No day given, in no order");
        assert_eq!(texts(part, "eyebrow")[0], format!("Step {} of 5 · {expected}", at + 1));
        assert_eq!(part.contains("<time datetime"), step.day.is_some() || part.contains("corrected"), "{}", step.id);
    }
}

#[test]
fn the_bar_has_a_tick_for_each_step_and_those_of_a_day_together() {
    let mut story = sample::story();
    let tuesday = story.steps[2].day.clone();
    story.steps[1].day = tuesday;
    let bar = parts(&story);
    let bar = between(&bar, "<nav class=\"bar\"", "</nav>");
    let days: Vec<Vec<(&str, &str)>> = bar
        .split("<li>")
        .skip(1)
        .map(|day| {
            let of = |rest| (between(rest, "href=\"#", "\""), between(rest, "title=\"", "\""));
            day.split("<a ").skip(1).map(of).collect()
        })
        .collect();
    assert_eq!(
        days,
        [
            vec![("step=before", "Friday: Two of them meet")],
            vec![("step=first", "Tuesday: A plan"), ("step=second", "Tuesday: A vote")],
            vec![("step=grain", "No day given: The grain"), ("step=doubts", "No day given: Doubts")],
        ]
    );
    assert!(bar.contains("data-do=\"turn back\"") && bar.contains("data-do=\"turn on\""), "{bar}");
}

#[test]
fn a_step_folds_who_says_so() {
    let story = sample::story();
    let written = parts(&story);
    for step in &story.steps {
        let part = part(&written, &step_fragment(&step.id));
        let folded = between(part, &format!("<summary>Who says so ({})</summary>", step.facts.len()), "</details>");
        let told: Vec<&str> = texts(folded, "fact-text");
        let facts = step.facts.iter().filter_map(|id| story.fact(id)).map(|fact| fact.text.as_str());
        assert_eq!(told, facts.collect::<Vec<_>>(), "{}", step.id);
        assert_eq!(texts(part, "caption"), [step.text.as_str()], "{}", step.id);
    }
}

/// Statements of a step, each with what it has to do with a later one.
type Told<'t> = &'t [(&'t str, &'t str, &'t str)];

#[test]
fn a_step_shows_a_statement_beside_what_withdrew_it_or_is_at_odds_with_it() {
    let story = sample::story();
    let written = parts(&story);
    let text = |id: &str| story.facts.iter().find(|fact| fact.id.as_str() == id).unwrap().text.as_str();
    let expected: [(&str, Told<'_>); 4] = [
        ("before", &[("may", "Walked back later by Lisa Lind", "later")]),
        ("first", &[("plan", "At odds with another statement", "doubt")]),
        ("second", &[]),
        // The earlier one comes first, whichever of them the step tells.
        (
            "doubts",
            &[("may", "Walked back later by Lisa Lind", "later"), ("plan", "At odds with another statement", "doubt")],
        ),
    ];
    for (id, pairs) in expected {
        let part = part(&written, &format!("step={id}"));
        let count = format!("<summary>Disputed or withdrawn ({})</summary>", pairs.len());
        assert_eq!(part.contains(&count), !pairs.is_empty(), "{id}");
        let found: Vec<Vec<&str>> = part
            .split("<div class=\"pair\">")
            .skip(1)
            .map(|pair| {
                let pair = pair.split("</details>").next().unwrap();
                [texts(pair, "fact-text"), texts(pair, "tag")].concat()
            })
            .collect();
        let pairs: Vec<Vec<&str>> =
            pairs.iter().map(|(earlier, words, later)| vec![text(earlier), text(later), *words]).collect();
        assert_eq!(found, pairs, "{id}");
        // Nothing leads out of the story that is followed.
        assert!(links(part).iter().all(|(to, _)| *to == "quiz"), "{id}");
    }
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
    assert_eq!(items[0], [("berg", "Britta Berg")]);
    assert_eq!(
        items[1],
        [
            ("price", "See that statement"),
            ("riga", "Riga, Latvia"),
            ("step=second", "A vote"),
            ("law", "See that statement"),
        ]
    );
}

#[test]
fn the_last_correction_is_told_under_the_story() {
    let (mut story, language) = (sample::story(), english());
    let maps = Maps::shipped();
    let atlas = maps.of(&story.map).unwrap();
    let line = Document { story: &story, language: &language, atlas, focus: None }.last_corrected().into_string();
    assert!(line.contains("href=\"#corrections\"") && line.contains("datetime=\"2025-03-08\""), "{line}");
    story.corrections.clear();
    let document = Document { story: &story, language: &language, atlas, focus: None };
    assert_eq!(document.last_corrected().into_string(), "");
    let written = document.parts().into_string();
    assert!(!written.contains("corrected") && !written.contains("id=\"corrections\""));
}
