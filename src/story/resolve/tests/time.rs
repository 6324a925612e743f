//! Days and order, as far as the report gives them.

use super::*;

/// What a step of a day says of a fact that is not of it.
const MOVE: &str = "move it to a step of its day, or to one with `undated = true`";
/// What puts something in an order.
const ORDER: &str = "give the facts their `day`, or say what the report puts before with `after` \
                     or, within one fact, with `in_order = true`";

#[test]
fn a_step_of_a_day_holds_facts_of_that_day() {
    check_each(&[
        (
            STORY,
            "facts = [\"visit\", \"may\"]",
            "facts = [\"visit\", ‸\"doubt\", \"may\"]",
            &[&format!("the fact \"doubt\" has no day, and this step is of \"friday\"; {MOVE}")],
        ),
        (
            STORY,
            "facts = [\"visit\", \"may\"]",
            "facts = [\"visit\", \"may\", ‸\"plan\"]",
            &[&format!("the fact \"plan\" is of \"monday\", and this step of \"friday\"; {MOVE}")],
        ),
    ]);
    // One beside the row of days holds any.
    changed(&[("facts = [\"doubt\", \"support\", ", "facts = [\"doubt\", \"plan\", \"support\", ")]);
}

#[test]
fn a_step_has_a_day_or_is_undated() {
    let right = "add its `day`, or `undated = true` where the report gives none";
    check_each(&[
        (
            STORY,
            "id = \"grain\"\nundated = true\n",
            "id = ‸\"grain\"\n",
            &[&format!("the step \"grain\" has no `day`; {right}")],
        ),
        (
            STORY,
            "id = \"grain\"\nundated = true\n",
            "id = ‸\"grain\"\nundated = false\n",
            &[&format!("the step \"grain\" has no `day`; {right}")],
        ),
        (
            STORY,
            "undated = true\nextent = \"ukraine\"\nfacts = [\"source\", \"trains\", \"stages\"]",
            "day = \"tuesday\"\nundated = ‸true\nextent = \"ukraine\"\nfacts = []",
            &["the step \"grain\" has a `day` and is `undated`; keep one of the two"],
        ),
    ]);
    changed(&[("id = \"first\"\nday = \"monday\"\n", "id = \"first\"\nday = \"monday\"\nundated = false\n")]);
}

#[test]
fn steps_without_a_day_stand_last() {
    let said = |step: &str| {
        format!(
            "the step \"{step}\" has a day and stands after \"before\", which has none; \
             steps without a day stand last: they are in no order"
        )
    };
    check(&[
        (STORY, "id = \"before\"\nday = \"friday\"\n", "id = \"before\"\nundated = true\n", &[]),
        (STORY, "id = \"first\"\nday", "id = ‸\"first\"\nday", &[&said("first")]),
        (STORY, "id = \"second\"\nday", "id = ‸\"second\"\nday", &[&said("second")]),
    ]);
}

#[test]
fn steps_follow_the_days() {
    let second = "id = \"second\"\nday = \"tuesday\"\nextent = \"europe\"\nfacts = [\"vote\", \"toast\"]";
    check_each(&[(
        STORY,
        second,
        "id = ‸\"second\"\nday = \"friday\"\nextent = \"europe\"\nfacts = []",
        &["the step \"second\" is of an earlier day than the one before it; steps follow the days"],
    )]);
    // A day may have several.
    changed(&[(second, "id = \"second\"\nday = \"monday\"\nextent = \"europe\"\nfacts = []")]);
}

#[test]
fn days_go_forward() {
    let right = "days stand in their order, the earliest first";
    check_each(&[
        (
            STORY,
            "date = 2025-02-28\n\n[[days]]\nid = \"monday\"",
            "date = 2025-03-10\n\n[[days]]\nid = ‸\"monday\"",
            &[&format!("the day \"monday\", 2025-03-03, stands after \"friday\", 2025-03-10; {right}")],
        ),
        (
            STORY,
            "date = 2025-02-28\n\n[[days]]\nid = \"monday\"",
            "date = 2025-03-03\n\n[[days]]\nid = ‸\"monday\"",
            &["the days \"friday\" and \"monday\" are both of 2025-03-03; a date is one day: use one of the two"],
        ),
        // One without a date between them hides nothing.
        (
            STORY,
            "date = 2025-03-03\n\n[[days]]\nid = \"tuesday\"\ndate = 2025-03-04",
            "\n[[days]]\nid = ‸\"tuesday\"\ndate = 2025-02-04",
            &[&format!("the day \"tuesday\", 2025-02-04, stands after \"friday\", 2025-02-28; {right}")],
        ),
    ]);
}

#[test]
fn no_fact_comes_after_itself() {
    let right = "come after each other; `after` names facts that the report puts before";
    check_each(&[(STORY, "after = [\"plan\"]", "after = [‸\"doubt\"]", &[&format!("doubt → doubt {right}")])]);
    check(&[
        (STORY, "id = \"vote\"\n", "id = \"vote\"\nafter = [\"toast\"]\n", &[]),
        (STORY, "after = [\"vote\"]", "after = [‸\"vote\"]", &[&format!("vote → toast → vote {right}")]),
    ]);
}

#[test]
fn a_fact_comes_after_none_of_a_later_day() {
    check_each(&[(
        STORY,
        "id = \"plan\"\n",
        "id = \"plan\"\nafter = [\"visit\", ‸\"vote\"]\n",
        &["\"plan\" is after \"vote\", which is of a later day; name what the report puts before it"],
    )]);
}

/// The items of the question of order, and the lines that its evidence and its items take.
const EVIDENCE: &str = "evidence = [\"visit\", \"plan\", \"vote\", \"toast\"]";
const ITEMS: &str = "items = [\n    { id = \"fly\", fact = \"visit\" },\n    { id = \"speak\", fact = \"plan\" },\n    \
                     { id = \"count\", fact = \"vote\" },\n    { id = \"drink\", fact = \"toast\" },\n]\n";

fn order(a: &str, first: &str, b: &str, then: &str) -> String {
    format!("the report does not say that \"{a}\" ({first}) comes before \"{b}\" ({then}); {ORDER}")
}

#[test]
fn items_that_name_their_facts_are_in_the_order_of_these() {
    check_each(&[
        (
            STORY,
            "    { id = \"fly\", fact = \"visit\" },\n    { id = \"speak\", fact = \"plan\" },\n",
            "    { id = \"speak\", fact = \"plan\" },\n    { id = ‸\"fly\", fact = \"visit\" },\n",
            &[&order("speak", "plan", "fly", "visit")],
        ),
        // One fact tells two of them, and does not say that it tells them in their order.
        (
            STORY,
            "{ id = \"speak\", fact = \"plan\" }",
            "{ id = ‸\"speak\", fact = \"visit\" }",
            &[&order("fly", "visit", "speak", "visit")],
        ),
    ]);
    check(&[
        (STORY, "after = [\"vote\"]\n", "", &[]),
        (STORY, "{ id = \"drink\"", "{ id = ‸\"drink\"", &[&order("count", "vote", "drink", "toast")]),
    ]);
    // By the days, by `after`, by something that comes after it, or as one fact tells it.
    let stages = ["fly", "speak", "count", "drink"].map(|id| format!("{{ id = \"{id}\", fact = \"stages\" }}"));
    let stages = format!("items = [{}]\n", stages.join(", "));
    changed(&[(EVIDENCE, "evidence = [\"stages\"]"), (ITEMS, &stages)]);
    changed(&[
        (EVIDENCE, "evidence = [\"visit\", \"plan\", \"doubt\", \"vote\", \"toast\"]"),
        (
            ITEMS,
            "items = [{ id = \"fly\", fact = \"visit\" }, { id = \"speak\", fact = \"plan\" }, \
             { id = \"count\", fact = \"doubt\" }, \"drink\"]\n",
        ),
    ]);
    changed(&[
        (EVIDENCE, "evidence = [\"visit\", \"doubt\", \"vote\", \"toast\"]"),
        (
            ITEMS,
            "items = [{ id = \"fly\", fact = \"visit\" }, { id = \"speak\", fact = \"doubt\" }, \"count\", \"drink\"]\n",
        ),
    ]);
}

#[test]
fn items_without_facts_rest_on_evidence_that_has_a_place_in_an_order() {
    let plain = "items = [\"fly\", \"speak\", \"count\", \"drink\"]\n";
    let placeless = |id: &str| format!("the report gives \"{id}\" no place in an order; {ORDER}");
    for (evidence, said) in [
        ("evidence = [\"visit\", ‸\"law\", \"plan\"]", "law"),
        // A day by itself is before and after nothing.
        ("evidence = [‸\"visit\"]", "visit"),
        ("evidence = [‸\"support\", \"stages\"]", "support"),
    ] {
        check(&[(STORY, EVIDENCE, evidence, &[&placeless(said)]), (STORY, ITEMS, plain, &[])]);
    }
    check(&[
        (STORY, EVIDENCE, "evidence = [‸\"stages\"]", &[&placeless("stages")]),
        (STORY, "in_order = true\n", "", &[]),
        (STORY, ITEMS, plain, &[]),
    ]);
    for evidence in ["evidence = [\"visit\", \"vote\"]", "evidence = [\"stages\"]", "evidence = [\"plan\", \"doubt\"]"]
    {
        changed(&[(EVIDENCE, evidence), (ITEMS, plain)]);
    }
    // Without a day, what comes before something has a place, as has what comes after it.
    let after = ("via = [\"report\"]\n", "via = [\"report\"]\nafter = [\"doubt\"]\n");
    changed(&[(EVIDENCE, "evidence = [\"doubt\", \"support\"]"), (ITEMS, plain), after]);
}

#[test]
fn an_item_rests_on_evidence_of_its_question() {
    check(&[
        (STORY, EVIDENCE, "evidence = [\"visit\", \"plan\", \"vote\"]", &[]),
        (
            STORY,
            "fact = \"toast\" }",
            "fact = ‸\"toast\" }",
            &["the item \"drink\" rests on \"toast\", which is no evidence here; add it to `evidence`"],
        ),
    ]);
    check_each(&[(
        STORY,
        "fact = \"toast\" }",
        "fact = ‸\"tosat\" }",
        &["there is no fact \"tosat\"; did you mean \"toast\"?"],
    )]);
}

#[test]
fn a_fact_withdraws_an_earlier_one_and_is_at_odds_with_another() {
    check_each(&[
        (
            STORY,
            "id = \"plan\"\n",
            "id = \"plan\"\nwalks_back = [‸\"doubt\"]\n",
            &["\"plan\" walks back \"doubt\", which comes after it; \
               a fact withdraws an earlier one; two that are at odds have `contradicts`"],
        ),
        (
            STORY,
            "contradicts = [\"plan\"]",
            "contradicts = [‸\"doubt\"]",
            &["\"doubt\" contradicts itself; name the other one of the two"],
        ),
    ]);
}
