//! What there is to choose from: enough of it, all of one kind, right in every place.

use super::*;

#[test]
fn few_choices_leave_much_to_chance() {
    let right = "with 4 or more, chance helps less";
    check(&[
        (STORY, "id = \"q-plan\"", "id = ‸\"q-plan\"", &[&format!("\"q-plan\" has 3 options; {right}")]),
        (STORY, "\"ferry\", \"road\"]", "\"ferry\"]", &[]),
        (EN, "options.road = { text = \"A road\", why = \"Nobody spoke of a road.\" }\n", "", &[]),
    ]);
    check(&[
        (
            STORY,
            "id = \"q-where\"",
            "id = ‸\"q-where\"",
            &[&format!("\"q-where\" has 3 places to choose from; {right}")],
        ),
        (STORY, "\"tallinn\", \"stockholm\", \"riga\"]", "\"tallinn\", \"riga\"]", &[]),
        (EN, "candidates.stockholm = { why = \"The envoy has her seat here.\" }\n", "", &[]),
    ]);
    check(&[
        (STORY, "id = \"q-week\"", "id = ‸\"q-week\"", &[&format!("\"q-week\" has 3 items to put in order; {right}")]),
        (STORY, "    { id = \"drink\", fact = \"toast\" },\n", "", &[]),
        (EN, "items.drink = { text = \"Glasses are raised.\", why = \"It was after the count.\" }\n", "", &[]),
    ]);
}

#[test]
fn a_region_stands_out_beside_what_is_none() {
    let right = "let all choices be of one kind";
    check(&[
        (
            STORY,
            "candidates = [\"odesa\", \"vinnytsia\",",
            "candidates = [\"odesa\", ‸\"riga\",",
            &[&format!("\"riga\" is no region, and what is right is a region; {right}")],
        ),
        (EN, "candidates.vinnytsia =", "candidates.riga =", &[]),
    ]);
    check(&[
        (
            STORY,
            "candidates = [\"helsinki\", \"tallinn\",",
            "candidates = [\"helsinki\", ‸\"odesa\",",
            &[&format!("\"odesa\" is a region, and what is right is no region; {right}")],
        ),
        (EN, "candidates.tallinn =", "candidates.odesa =", &[]),
    ]);
}

#[test]
fn a_place_that_nothing_else_names_is_struck_out_at_once() {
    let said = "\"cherkasy\" is a choice that nothing else in the story names; \
                a reader strikes it out at once; choose among the story's places";
    check(&[
        (STORY, "places = [\"vinnytsia\", \"cherkasy\"]", "places = [\"vinnytsia\"]", &[]),
        (STORY, "\"mykolaiv\", \"cherkasy\"]", "\"mykolaiv\", ‸\"cherkasy\"]", &[said]),
    ]);
}

#[test]
fn a_right_choice_does_not_alone_name_somebody() {
    let right = "let wrong ones name one, too, or none";
    for (text, wrong, what) in [
        ("A ferry for Aalto", "A tunnel for Tamm", "a person"),
        ("A ferry, in the Gazette", "A tunnel, in the Herald", "an outlet"),
    ] {
        check(&[
            (
                EN,
                "[questions.q-plan]",
                "[questions.‸q-plan]",
                &[&format!("in \"q-plan\" the right choice alone names {what}; {right}")],
            ),
            (EN, "text = \"A ferry\"", &format!("text = \"{text}\""), &[]),
        ]);
        check(&[
            (EN, "text = \"A ferry\"", &format!("text = \"{text}\""), &[]),
            (EN, "text = \"A tunnel\"", &format!("text = \"{wrong}\""), &[]),
        ]);
    }
}

#[test]
fn each_place_in_the_row_is_right_about_equally_often() {
    let first = (
        "candidates = [\"helsinki\", \"tallinn\", \"stockholm\", \"riga\"]",
        "candidates = [\"riga\", \"helsinki\", \"tallinn\", \"stockholm\"]",
    );
    let second = (
        "options = [\"bridge\", \"tunnel\", \"ferry\", \"road\"]",
        "options = [\"ferry\", \"bridge\", \"tunnel\", \"road\"]",
    );
    check(&[
        (
            STORY,
            "id = \"q-where\"",
            "id = ‸\"q-where\"",
            &["the choice in place 1 is right 5 times; by chance it would be 2.2; \
               let each place be right about equally often"],
        ),
        (STORY, first.0, first.1, &[]),
        (STORY, second.0, second.1, &[]),
    ]);
    check_each(&[(STORY, first.0, first.1, &[]), (STORY, second.0, second.1, &[])]);
}

#[test]
fn each_verdict_is_right_once() {
    check(&[
        (
            STORY,
            "id = \"q-where\"",
            "id = ‸\"q-where\"",
            &["of 3 statements none is \"false\"; let each verdict be right about equally often"],
        ),
        (STORY, "right = \"false\"", "right = \"true\"", &[]),
        (EN, "answers.true = { why = \"He said the opposite.\" }", "answers.false = { why = \"He said so.\" }", &[]),
    ]);
}

#[test]
fn a_quiz_asks_for_what_follows_in_one_question_of_four() {
    let skill = |line: &str, skill: &str| format!("{line}\nskill = \"{skill}\"\nevidence = ");
    let (late, two) = ("id = \"q-late\"\nkind = \"stated\"", "id = \"q-two\"\nkind = \"several\"");
    let fewer = [late, two].map(|line| [skill(line, "inference"), skill(line, "recall")]);
    let [late, two] = &fewer;
    check(&[
        (
            STORY,
            "id = \"q-where\"",
            "id = ‸\"q-where\"",
            &["2 of 12 questions have the skill \"inference\"; ask in one of four for what follows from the facts"],
        ),
        (STORY, &late[0], &late[1], &[]),
        (STORY, &two[0], &two[1], &[]),
    ]);
    check_each(&[(STORY, &late[0], &late[1], &[])]);
}
