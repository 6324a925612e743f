//! The texts of a language: one for each id, one for each part of a question, all plain.

use super::*;

#[test]
fn every_id_has_a_text_and_every_text_an_id() {
    check_each(&[
        (
            EN,
            "berg = { name = \"Britta Berg\", short = \"Berg\", initials = \"BB\", role = \"Prime Minister of Sweden\" }\n",
            "",
            &["no text for `people.berg`; add a table [people.berg]"],
        ),
        (EN, "grain = { name = \"The grain\" }\n", "", &["no text for `topics.grain`; add a table [topics.grain]"]),
        (
            EN,
            "port-board = { name = \"The board of the port\" }\n",
            "",
            &["no text for `bodies.port-board`; add a table [bodies.port-board]"],
        ),
        (
            EN,
            "[voices]\n",
            "[voices]\n‸moon = { name = \"a\" }\n",
            &["`voices.moon` is in no story; remove it, or add the id to story.toml"],
        ),
        (
            EN,
            "\nsecond = {",
            "\n‸secnod = {",
            &[
                "no text for `steps.second`; add a table [steps.second]",
                "`steps.secnod` is in no story; did you mean `second`?",
            ],
        ),
        (
            EN,
            "\nc-price = {",
            "\n‸c-prise = {",
            &[
                "no text for `corrections.c-price`; add a table [corrections.c-price]",
                "`corrections.c-prise` is in no story; did you mean `c-price`?",
            ],
        ),
    ]);
    check(&[
        (STORY, "[[bodies]]\nid = \"port-board\"\n", "", &[]),
        (
            STORY,
            "body = \"port-board\"",
            "body = ‸\"port-board\"",
            &["there is no body \"port-board\"; known: crane-guild"],
        ),
        (
            EN,
            "port-board = {",
            "‸port-board = {",
            &["`bodies.port-board` is in no story; remove it, or add the id to story.toml"],
        ),
    ]);
}

#[test]
fn every_part_of_a_question_has_its_texts() {
    check(&[
        (
            EN,
            "[questions.q-plan]",
            "[questions.‸q-plan]",
            &["no text for `questions.q-plan.options.ferry`; add a table [questions.q-plan.options.ferry]"],
        ),
        (EN, "options.ferry = { text = \"A ferry\" }\n", "", &[]),
    ]);
    check(&[
        (
            EN,
            "[questions.q-where]",
            "[questions.‸q-where]",
            &[
                "no text for `questions.q-where.candidates.helsinki`; add a table [questions.q-where.candidates.helsinki]",
            ],
        ),
        (EN, "candidates.helsinki = { why = \"The plan was made here.\" }\n", "", &[]),
    ]);
    check_each(&[
        (
            EN,
            "options.lind = { text = \"Lisa Lind\", why = \"She is not on record.\" }",
            "options.‸lind = { text = \"Lisa Lind\" }",
            &["`questions.q-speakers.options.lind` has no `why`; add `why = …`"],
        ),
        (
            EN,
            "answers.false = { why = \"The month was withdrawn.\" }",
            "answers.‸false = {}",
            &["`questions.q-late.answers.false` has no `why`; add `why = …`"],
        ),
        (
            EN,
            "items.drink = { text = \"Glasses are raised.\", ",
            "items.‸drink = { ",
            &["`questions.q-week.items.drink` has no `text`; add `text = …`"],
        ),
        (
            EN,
            "statements.rule = { text = \"Boards decide.\", why = \"The report says so.\" }",
            "statements.‸‸rule = {}",
            &[
                "`questions.q-sources.statements.rule` has no `text`; add `text = …`",
                "`questions.q-sources.statements.rule` has no `why`; add `why = …`",
            ],
        ),
    ]);
}

#[test]
fn a_text_is_plain_and_not_empty() {
    let plain = "texts are plain; write no HTML and no entities";
    let role = "role = \"President of Latvia\"";
    check_each(&[
        (
            EN,
            role,
            "role = ‸\"President of <b>Latvia</b>\"",
            &[&format!("`people.ozols.role` has markup, `<b>Latvia</b`; {plain}")],
        ),
        (
            EN,
            role,
            "role = ‸\"President&nbsp;of Latvia\"",
            &[&format!("`people.ozols.role` has markup, `&nbsp;of Lat`; {plain}")],
        ),
        (
            EN,
            role,
            "role = ‸\"\"\"President\nof Latvia\"\"\"",
            &["`people.ozols.role` has the control character U+000A; texts are plain characters on one line"],
        ),
        (
            EN,
            role,
            "role = ‸\"President of \\u202eLatvia\"",
            &["`people.ozols.role` has the control character U+202E; texts are plain characters on one line"],
        ),
        (EN, role, "role = ‸\" \"", &["`people.ozols.role` is empty; write the text that readers shall see"]),
    ]);
}
