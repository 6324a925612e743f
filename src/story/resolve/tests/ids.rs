//! Keys and ids: misspelt, missing, given twice, unknown.

use super::*;

#[test]
fn a_misspelt_key_is_named_with_the_key_that_was_meant() {
    check_each(&[
        (
            STORY,
            "outlet = \"herald\"\ntopics",
            "‸oulet = \"herald\"\ntopics",
            &["unknown key `oulet` in `facts[9]`; did you mean `outlet`?"],
        ),
        (
            STORY,
            "[[stances]]\nperson = \"tamm\"",
            "‸[[stances]]\n‸persn = \"tamm\"",
            &[
                "`stances[4]` has no `person`; add `person = …`",
                "unknown key `persn` in `stances[4]`; did you mean `person`?",
            ],
        ),
        (
            STORY,
            "kind = \"city\"\nat = [59.437, 24.7536]",
            "kind = \"city\"\n‸population = 3\nat = [59.437, 24.7536]",
            &["unknown key `population` in `places[4]`; \
               the keys here are `id`, `kind`, `shape`, `at`, `inset`"],
        ),
        (
            EN,
            "short = \"Berg\",",
            "short = \"Berg\", ‸initails = \"B\",",
            &["unknown key `initails` in `people.berg`; did you mean `initials`?"],
        ),
        (
            STORY,
            "map = \"europe\"",
            "map = \"europe\"\n‸qestions = []",
            &["unknown key `qestions`; did you mean `questions`?"],
        ),
        (
            STORY,
            "walks_back = [{ fact = \"may\", by = \"lind\" }]",
            "walks_back = [‸{ fact = \"may\", ‸bye = \"lind\" }]",
            &[
                "`facts[8].walks_back[1]` has no `by`; add `by = …`",
                "unknown key `bye` in `facts[8].walks_back[1]`; did you mean `by`?",
            ],
        ),
    ]);
}

#[test]
fn a_key_that_is_missing_is_named_where_its_table_begins() {
    check_each(&[
        (STORY, "format = 1\n", "", &["the file has no `format`; add `format = …`"]),
        (
            STORY,
            "[[places]]\nid = \"tallinn\"\nkind = \"city\"\n",
            "‸[[places]]\nid = \"tallinn\"\n",
            &["`places[4]` has no `kind`; add `kind = …`"],
        ),
        (
            EN,
            "tamm = { name = \"Tiit Tamm\", short",
            "tamm = ‸{ short",
            &["`people.tamm` has no `name`; add `name = …`"],
        ),
        (
            STORY,
            "statements = [\n    { id = \"cheap\", by = \"aalto\" },",
            "statements = [\n    ‸{ id = \"cheap\" },",
            &["`questions[9].statements[1]` has no `by`; add `by = …`"],
        ),
        (
            STORY,
            "[[corrections]]\nid = \"c-price\"\nday = 2025-03-06\n",
            "‸[[corrections]]\nid = \"c-price\"\n",
            &["`corrections[1]` has no `day`; add `day = …`"],
        ),
    ]);
}

#[test]
fn an_id_is_used_once() {
    check_each(&[
        (
            STORY,
            "[[topics]]\nid = \"grain\"",
            "[[topics]]\nid = \"grain\"\n\n[[topics]]\nid = ‸\"grain\"",
            &["the id \"grain\" stands here a second time; every id is used once"],
        ),
        (
            STORY,
            "options = [\"bridge\", \"tunnel\", ",
            "options = [\"bridge\", \"tunnel\", ‸\"tunnel\", ",
            &["the id \"tunnel\" stands here a second time; every id is used once"],
        ),
        (
            STORY,
            "about = [\"berg\", \"ozols\"]",
            "about = [\"berg\", \"ozols\", ‸\"berg\"]",
            &["\"berg\" stands twice in this list; once is enough"],
        ),
        (
            STORY,
            "speakers = [\"aalto\", \"berg\", \"clerks\"]",
            "speakers = [\"aalto\", \"berg\", \"clerks\", ‸\"berg\"]",
            &["\"berg\" stands twice in this list; once is enough"],
        ),
        (
            STORY,
            "after = [\"may\"]",
            "after = [\"may\", ‸\"may\"]",
            &["\"may\" stands twice in this list; once is enough"],
        ),
    ]);
}

#[test]
fn two_parts_of_a_page_have_different_anchors() {
    let fact = |id: &str| format!("[[facts]]\nid = ‸\"{id}\"\nspeaker = \"report\"\n\n[[facts]]\nid = \"visit\"\n");
    let text = |id: &str| format!("[facts]\n{id} = {{ text = \"a\" }}\n");
    for (id, other) in [
        ("riga", "a place"),
        ("berg", "a person"),
        ("quiz", "a part of the page"),
        ("corrections", "a part of the page"),
    ] {
        let said = format!("\"{id}\" is the id of a fact and of {other}; they are anchors of one page; rename one");
        check(&[(STORY, "[[facts]]\nid = \"visit\"\n", &fact(id), &[&said]), (EN, "[facts]\n", &text(id), &[])]);
    }
}

#[test]
fn speakers_of_every_kind_have_different_ids() {
    let right = "both are speakers; rename one";
    check(&[
        (
            STORY,
            "[[voices]]\nid = \"clerks\"",
            "[[voices]]\nid = \"clerks\"\n\n[[voices]]\nid = ‸\"berg\"",
            &[&format!("\"berg\" is the id of a voice and of a person; {right}")],
        ),
        (EN, "[voices]\n", "[voices]\nberg = { name = \"a\" }\n", &[]),
    ]);
    for (id, other) in [("tamm", "a person"), ("crews", "a voice")] {
        check(&[
            (
                STORY,
                "[[outlets]]\nid = \"radio\"",
                &format!("[[outlets]]\nid = \"radio\"\n\n[[outlets]]\nid = ‸\"{id}\""),
                &[&format!("\"{id}\" is the id of an outlet and of {other}; {right}")],
            ),
            (EN, "[outlets]\n", &format!("[outlets]\n{id} = {{ name = \"a\" }}\n"), &[]),
        ]);
    }
}

#[test]
fn an_id_is_lower_case_letters_digits_and_hyphens() {
    let right = "is not an id; a lower-case letter, then letters, digits and hyphens, at most 48";
    check_each(&[(STORY, "id = \"harbour\"", "id = ‸\"The Harbour\"", &[&format!("\"The Harbour\" {right}")])]);
    check(&[
        (STORY, "{ id = \"fly\", ", "{ id = ‸\"Fly\", ", &[&format!("\"Fly\" {right}")]),
        (EN, "items.fly =", "items.Fly =", &[]),
    ]);
    check(&[
        (
            STORY,
            "candidates = [\"helsinki\", ",
            "candidates = [‸\"Helsinki\", ",
            &["there is no place \"Helsinki\"; did you mean \"helsinki\"?"],
        ),
        (EN, "candidates.helsinki =", "candidates.Helsinki =", &[]),
    ]);
}

#[test]
fn an_unknown_id_is_named_with_the_nearest_known_one() {
    check_each(&[
        (
            STORY,
            "[[stances]]\nperson = \"tamm\"",
            "[[stances]]\nperson = ‸\"tam\"",
            &["there is no person \"tam\"; did you mean \"tamm\"?"],
        ),
        (
            STORY,
            "seat = \"helsinki\"",
            "seat = ‸\"helsinky\"",
            &["there is no place \"helsinky\"; did you mean \"helsinki\"?"],
        ),
        (STORY, "{ fact = \"may\", by", "{ fact = ‸\"mai\", by", &["there is no fact \"mai\"; did you mean \"may\"?"]),
        (
            STORY,
            "topics = [\"ferry\"]\nplaces",
            "topics = [\"ferry\", ‸\"grian\"]\nplaces",
            &["there is no topic \"grian\"; did you mean \"grain\"?"],
        ),
        (
            STORY,
            "day = \"friday\"\nplaces",
            "day = ‸\"fryday\"\nplaces",
            &["there is no day \"fryday\"; did you mean \"friday\"?"],
        ),
        (
            STORY,
            "day = \"tuesday\"\nextent",
            "day = ‸\"tusday\"\nextent",
            &["there is no day \"tusday\"; did you mean \"tuesday\"?"],
        ),
        (STORY, "after = [\"vote\"]", "after = [‸\"vot\"]", &["there is no fact \"vot\"; did you mean \"vote\"?"]),
        (
            STORY,
            "outlet = \"gazette\"",
            "outlet = ‸\"gazete\"",
            &["there is no outlet \"gazete\"; did you mean \"gazette\"?"],
        ),
        (
            STORY,
            "body = \"port-board\"",
            "body = ‸\"port-bord\"",
            &["there is no body \"port-bord\"; did you mean \"port-board\"?"],
        ),
        (
            STORY,
            "position = \"against-it\"",
            "position = ‸\"agains-it\"",
            &["there is no position \"agains-it\"; did you mean \"against-it\"?"],
        ),
        (
            STORY,
            "id = \"source\"\nspeaker = \"clerks\"",
            "id = \"source\"\nspeaker = ‸\"clerk\"",
            &["there is no person, voice or outlet \"clerk\"; did you mean \"clerks\"?"],
        ),
        (
            STORY,
            "by = \"report\"",
            "by = ‸\"repport\"",
            &["there is no speaker of this question named \"repport\"; did you mean \"report\"?"],
        ),
        (
            STORY,
            "right = \"ferry\"",
            "right = ‸\"fery\"",
            &["there is no option of this question named \"fery\"; did you mean \"ferry\"?"],
        ),
        (
            STORY,
            "right = [\"ozols\", \"berg\"]",
            "right = [\"ozols\", ‸\"aalto\"]",
            &["there is no option of this question named \"aalto\"; \
               known: berg, lind, ozols, tamm"],
        ),
        (
            STORY,
            "right = [\"odesa\", \"mykolaiv\"]",
            "right = [‸\"odessa\", \"mykolaiv\"]",
            &["there is no candidate of this question named \"odessa\"; did you mean \"odesa\"?"],
        ),
        (
            STORY,
            "extent = \"ukraine\"",
            "extent = ‸\"ukrain\"",
            &["there is no extent \"ukrain\"; did you mean \"ukraine\"?"],
        ),
        (
            STORY,
            "country = \"FI\"",
            "country = ‸\"fi\"",
            &["the map \"europe\" has no shape \"fi\"; did you mean \"FI\"?"],
        ),
        (
            STORY,
            "shape = \"UA-51\"",
            "shape = ‸\"UA51\"",
            &["the map \"europe\" has no shape \"UA51\"; did you mean \"UA-51\"?"],
        ),
        (
            STORY,
            "shape = \"UA-51\"",
            "shape = ‸\"UA-XYZ\"",
            &["the map \"europe\" has no shape \"UA-XYZ\"; its regions of UA are UA-05, UA-07, UA-09, UA-12, UA-14, \
               UA-18, UA-21, UA-23, UA-26, UA-30, UA-32, UA-35, UA-40, UA-43, UA-46, UA-48, UA-51, UA-53, UA-56, UA-59, \
               UA-61, UA-63, UA-65, UA-68, UA-71, UA-74, UA-77"],
        ),
    ]);
}

#[test]
fn an_unknown_id_is_named_wherever_it_stands() {
    let said = "there is no fact \"plan\"; did you mean \"paln\"?";
    check(&[
        (STORY, "id = \"plan\"", "id = \"paln\"", &[]),
        (STORY, "after = [\"plan\"]", "after = [‸\"plan\"]", &[said]),
        (STORY, "contradicts = [\"plan\"]", "contradicts = [‸\"plan\"]", &[said]),
        (STORY, "position = \"for-it\"\nfacts = [\"plan\"]", "position = \"for-it\"\nfacts = [‸\"plan\"]", &[said]),
        (STORY, "[\"plan\", \"price\"]", "[‸\"plan\", \"price\"]", &[said]),
        (STORY, "evidence = [\"plan\", \"doubt\"]", "evidence = [‸\"plan\", \"doubt\"]", &[said]),
        (STORY, "[\"visit\", \"plan\", ", "[\"visit\", ‸\"plan\", ", &[said]),
        (STORY, "{ id = \"speak\", fact = \"plan\" }", "{ id = \"speak\", fact = ‸\"plan\" }", &[said]),
        (
            STORY,
            "ids = [\"price\"]",
            "ids = [‸\"plan\"]",
            &["there is nothing \"plan\" to correct; did you mean \"paln\"?"],
        ),
        (EN, "\nplan = {", "\npaln = {", &[]),
    ]);
}

#[test]
fn an_entry_that_cannot_be_read_is_not_missed_where_it_is_named() {
    check_each(&[
        (
            STORY,
            "id = \"riga\"\nkind = \"city\"",
            "id = \"riga\"\nkind = ‸\"ctiy\"",
            &["`places[5].kind` is \"ctiy\"; did you mean \"city\"?"],
        ),
        (
            STORY,
            "outlet = \"radio\"\nhedged",
            "outlet = ‸7\nhedged",
            &["`facts[7].outlet` is a whole number; it must be a text in quotes"],
        ),
        (
            STORY,
            "id = \"price\"\nspeaker = \"aalto\"",
            "id = \"price\"\nspeaker = ‸7",
            &["`facts[13].speaker` is a whole number; it must be a word in quotes, or a list of ids"],
        ),
        (
            EN,
            "short = \"Ozols\"",
            "short = ‸\"\"",
            &["`people.ozols.short` is empty; write the text that readers shall see"],
        ),
    ]);
}
