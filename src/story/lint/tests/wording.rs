//! Words: taken over from a fact, standing in the headline, too many of them, not shown.

use super::*;

#[test]
fn a_reason_has_twenty_five_words_at_the_most() {
    let reason = |words: usize| format!("why = \"{}.\"", vec!["well"; words].join(" "));
    let from = "why = \"Aino Aalto spoke of it.\"";
    let said = "the reason `questions.q-plan.why` has 26 words; say it in 25 at the most: \
                the facts that prove it are there to be unfolded";
    check(&[(EN, "[questions.q-plan]", "[questions.‸q-plan]", &[said]), (EN, from, &reason(26), &[])]);
    check(&[(EN, from, &reason(25), &[])]);
}

#[test]
fn a_stem_is_not_taken_over_from_a_fact() {
    let right = "say it in other words, so that it asks what was understood";
    let said =
        format!("\"q-open\" repeats 9 words of a fact, \"britta berg and osvalds ozols said that they are\"; {right}");
    let stem = "stem = \"Osvalds Ozols spoke about money at dinner.\"";
    check(&[
        (EN, "[questions.q-open]", "[questions.‸q-open]", &[&said]),
        (EN, stem, "stem = \"Britta Berg and Osvalds Ozols said that they are rich.\"", &[]),
    ]);
    check_each(&[(EN, stem, "stem = \"Britta Berg and Osvalds Ozols said that they eat.\"", &[])]);
}

#[test]
fn a_right_choice_is_not_taken_over_from_a_fact() {
    let right = "say it in other words, so that it asks what was understood";
    let said = format!("\"q-may\" repeats 9 words of a fact, \"first a quay is built then the ship wagons\"; {right}");
    check(&[
        (EN, "[questions.q-may]", "[questions.‸q-may]", &[&said]),
        (EN, "text = \"From crews, by way of Lind\"", "text = \"First a quay is built; then the ship; wagons\"", &[]),
    ]);
    // A wrong one may be: it is no answer.
    check_each(&[(
        EN,
        "text = \"From Berg, who told the radio\"",
        "text = \"First a quay is built; then the ship; wagons\"",
        &[],
    )]);
}

#[test]
fn an_inference_is_not_what_its_evidence_says() {
    let said = "\"q-two\" asks for an inference, and its evidence says \"the boat comes when it\"; \
                ask for what follows from the facts, or give it another skill";
    let from = "text = \"No month is certain any more\"";
    check(&[
        (EN, "[questions.q-two]", "[questions.‸q-two]", &[said]),
        (EN, from, "text = \"The boat comes when it likes\"", &[]),
    ]);
    check_each(&[(EN, from, "text = \"The boat comes when ready\"", &[])]);
}

#[test]
fn the_headline_answers_nothing() {
    let said = |question: &str| {
        format!("the headline or the lines under it answer \"{question}\"; ask about what stands further down")
    };
    check(&[
        (EN, "[questions.q-plan]", "[questions.‸q-plan]", &[&said("q-plan")]),
        (EN, "text = \"A ferry\"", "text = \"Carrying grain by sea\"", &[]),
    ]);
    check(&[
        (EN, "[questions.q-where]", "[questions.‸q-where]", &[&said("q-where")]),
        (EN, "title = \"The harbour talks\"", "title = \"The harbour talks of Riga\"", &[]),
    ]);
    check(&[
        (EN, "[questions.q-open]", "[questions.‸q-open]", &[&said("q-open")]),
        (EN, "stem = \"Osvalds Ozols spoke about", "stem = \"Two ports spoke of carrying grain and", &[]),
    ]);
    // A mere name in it is no answer.
    check_each(&[
        (EN, "title = \"The harbour talks\"", "title = \"A ferry in Riga’s harbour\"", &[]),
        (EN, "title = \"The harbour talks\"", "title = \"The talks of Osvalds Ozols and Britta Berg\"", &[]),
    ]);
}

#[test]
fn an_option_far_longer_than_the_others_is_named() {
    check_each(&[(
        EN,
        "options.bridge = { text = \"A bridge\"",
        "options.‸bridge = { text = \"A bridge of stone and steel\"",
        &["an option of 27 letters where the others have 7 on average; its length gives it away; make them alike"],
    )]);
    check_each(&[(EN, "text = \"A bridge\"", "text = \"A bridge made of stones\"", &[])]);
}

#[test]
fn a_source_that_is_written_by_hand_is_not_shown() {
    let said = "`facts.plan.source` is not shown: the line is drawn from the fact's chain and day; \
                remove it; what the chain does not say goes into `occasion`";
    check_each(&[(EN, "\nplan = { text", "\n‸plan = { source = \"Aalto, to the Gazette\", text", &[said])]);
}

#[test]
fn a_position_that_has_no_room_on_the_map_is_named() {
    let said = "the position \"from-the-south\" has 45 letters on the map; give it a `short` of 40 at the most";
    let from = "from-the-south = { name = \"Says that it comes from the south\" }";
    check_each(&[
        (EN, from, "‸from-the-south = { name = \"Says that it comes from the south by railway.\" }", &[said]),
        (
            EN,
            from,
            "‸from-the-south = { name = \"South\", short = \"Says that it comes from the south by railway.\" }",
            &[said],
        ),
        (
            EN,
            from,
            "from-the-south = { name = \"Says that it comes from the south by railway.\", short = \"South\" }",
            &[],
        ),
    ]);
}
