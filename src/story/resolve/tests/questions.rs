//! Questions: what proves them, what is right, what belongs to their kind.

use super::*;

#[test]
fn a_question_names_the_facts_that_prove_its_answer() {
    check_each(&[(
        STORY,
        "evidence = [\"doubt\", \"law\"]",
        "evidence = ‸[]",
        &["the question \"q-sure\" has no evidence; name the facts that prove its answer"],
    )]);
}

#[test]
fn a_kind_of_question_has_as_many_right_answers_as_it_asks_for() {
    check_each(&[
        (STORY, "right = \"ferry\"", "right = ‸[\"ferry\", \"tunnel\"]", &["2 in `right`; one option is right"]),
        (STORY, "right = \"ferry\"", "right = ‸[]", &["0 in `right`; one option is right"]),
        (
            STORY,
            "right = [\"ozols\", \"berg\"]",
            "right = ‸\"ozols\"",
            &["1 in `right`; two or more are right, but not all"],
        ),
        (
            STORY,
            "right = [\"ozols\", \"berg\"]",
            "right = ‸[\"ozols\", \"tamm\", \"lind\", \"berg\"]",
            &["4 in `right`; two or more are right, but not all"],
        ),
        (STORY, "right = [\"riga\"]", "right = ‸[]", &["0 in `right`; one or more candidates are right, but not all"]),
        (
            STORY,
            "right = [\"riga\"]",
            "right = ‸[\"helsinki\", \"tallinn\", \"stockholm\", \"riga\"]",
            &["4 in `right`; one or more candidates are right, but not all"],
        ),
        (
            STORY,
            "evidence = [\"later\"]\nright = \"true\"",
            "evidence = [\"later\"]\nright = ‸\"ture\"",
            &["`right` is \"ture\"; it must be one of \"true\", \"false\", \"not-stated\""],
        ),
        (
            STORY,
            "evidence = [\"later\"]\nright = \"true\"",
            "evidence = [\"later\"]\nright = ‸[\"true\"]",
            &["`right` is a list; it must be one of \"true\", \"false\", \"not-stated\""],
        ),
        (
            STORY,
            "evidence = [\"later\"]\nright = \"true\"",
            "evidence = [\"later\"]\nright = ‸true",
            &["`questions[7].right` is true or false; it must be a word in quotes, or a list of ids"],
        ),
    ]);
}

#[test]
fn a_question_has_the_keys_of_its_kind_and_no_others() {
    let items = "items = [\n    { id = \"fly\", fact = \"visit\" },\n    { id = \"speak\", fact = \"plan\" },\n    \
                 { id = \"count\", fact = \"vote\" },\n    { id = \"drink\", fact = \"toast\" },\n]\n";
    let head = "id = \"q-week\"\nkind = \"order\"\nskill = \"sequence\"\n\
                evidence = [\"visit\", \"plan\", \"vote\", \"toast\"]\n";
    check_each(&[
        (
            STORY,
            items,
            &format!("{items}right = ‸[\"fly\"]\n"),
            &["`right` does not belong to a question of kind \"order\"; its keys are `items`"],
        ),
        (
            STORY,
            "right = \"not-stated\"",
            "right = \"not-stated\"\noptions = ‸[\"a\", \"b\", \"c\"]",
            &["`options` does not belong to a question of kind \"stated\"; its keys are `right`"],
        ),
        (
            STORY,
            "speakers = [\"aalto\", \"berg\", \"clerks\"]",
            "speakers = [\"aalto\", \"berg\", \"clerks\"]\nright = ‸\"berg\"",
            &["`right` does not belong to a question of kind \"who\"; its keys are `speakers`, `statements`"],
        ),
        (
            STORY,
            "right = \"ferry\"",
            "right = \"ferry\"\nspeakers = ‸[\"aalto\", \"tamm\"]",
            &["`speakers` does not belong to a question of kind \"one\"; its keys are `options`, `right`"],
        ),
        (
            STORY,
            "right = \"ferry\"",
            "right = \"ferry\"\nstatements = ‸[]",
            &["`statements` does not belong to a question of kind \"one\"; its keys are `options`, `right`"],
        ),
        (
            STORY,
            &format!("{head}{items}"),
            &head.replacen("id = ", "id = ‸", 1),
            &["the question \"q-week\" has no `items`; kind \"order\" needs it"],
        ),
        (
            EN,
            "items.fly =",
            "options.‸fly = { text = \"a\" }\nitems.fly =",
            &["`questions.q-week.options` does not belong to kind \"order\"; its texts stand in `items`"],
        ),
    ]);
}

#[test]
fn a_question_has_enough_to_choose_from_and_not_too_much() {
    check(&[
        (STORY, "items = [\n    { id = \"fly\"", "items = ‸[\n    { id = \"fly\"", &["2 `items`; write 3 to 8"]),
        (STORY, "    { id = \"count\", fact = \"vote\" },\n    { id = \"drink\", fact = \"toast\" },\n", "", &[]),
        (EN, "items.count = { text = \"Hands are raised and counted.\", why = \"It was on Tuesday.\" }\n", "", &[]),
        (EN, "items.drink = { text = \"Glasses are raised.\", why = \"It was after the count.\" }\n", "", &[]),
    ]);
}

#[test]
fn a_word_is_one_of_its_list() {
    check_each(&[
        (
            STORY,
            "id = \"q-week\"\nkind = \"order\"",
            "id = \"q-week\"\nkind = ‸\"oder\"",
            &["`questions[5].kind` is \"oder\"; did you mean \"order\"?"],
        ),
        (
            STORY,
            "id = \"q-week\"\nkind = \"order\"\nskill = \"sequence\"",
            "id = \"q-week\"\nkind = \"order\"\nskill = ‸\"memory\"",
            &["`questions[5].skill` is \"memory\"; \
               it must be one of \"recall\", \"sequence\", \"attribution\", \"inference\""],
        ),
        (
            STORY,
            "topic = \"grain\"\nmark = \"circle\"",
            "topic = \"grain\"\nmark = ‸\"cirlce\"",
            &["`positions[3].mark` is \"cirlce\"; did you mean \"circle\"?"],
        ),
        (
            STORY,
            "topic = \"ferry\"\nmark = \"cross\"",
            "topic = \"ferry\"\nmark = ‸3",
            &["`positions[2].mark` is a whole number; it must be a word in quotes"],
        ),
    ]);
}

#[test]
fn options_that_read_the_same_are_named() {
    let damage = (
        EN,
        "options.tunnel = { text = \"A tunnel\"",
        "options.‸tunnel = { text = \"a  bridge.\"",
        &["`questions.q-plan.options.tunnel` reads the same as `questions.q-plan.options.bridge`; \
           give each a text of its own"][..],
    );
    let (_, diagnostics, expected) = sample::changed(&[damage], "warning");
    assert_eq!(diagnostics, expected);
}
