//! Steps: captions that are too long, and steps at which nothing happens on the map.

use super::*;

#[test]
fn a_caption_has_forty_five_words_at_the_most() {
    let caption = |words: usize| format!("text = \"{}.\"", vec!["well"; words].join(" "));
    let from = "text = \"The board took its vote.\"";
    let said =
        "the caption `steps.second.text` has 46 words; say it in 45 at the most: the facts are there to be unfolded";
    check(&[
        (EN, "second = { title = \"A vote\"", "‸second = { title = \"A vote\"", &[said]),
        (EN, from, &caption(46), &[]),
    ]);
    check(&[(EN, from, &caption(45), &[])]);
    // A dash between spaces is no word.
    check(&[(EN, from, &caption(45).replacen("well well", "well – well", 1), &[])]);
}

#[test]
fn a_step_does_not_show_what_the_one_before_it_shows() {
    let scene = "scene = { light = [\"vinnytsia\"], hatch = [\"odesa\", \"mykolaiv\"] }\n";
    let said = "the map shows at the step \"doubts\" what it shows at \"grain\"; give it a `scene` of its own";
    let facts = "facts = [\"doubt\", \"support\", \"later\", \"hull\", \"law\"]\n";
    let place = "id = \"doubts\"\nundated = true\nplace = \"tallinn\"\n";
    check(&[
        (STORY, place, "id = ‸\"doubts\"\nundated = true\nextent = \"ukraine\"\n", &[said]),
        (STORY, facts, &format!("{facts}{scene}"), &[]),
    ]);
    // Another camera is another picture.
    check(&[(STORY, facts, &format!("{facts}{scene}"), &[])]);
}
