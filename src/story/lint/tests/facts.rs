//! Facts: those that lead nowhere, those on which too much leans, those that were shown before.

use super::*;

/// A fact that a step of the fixture refers to, or none, with what is said of it.
#[track_caller]
fn check_extra(keys: &str, in_step: bool, said: &[&str]) {
    let step = if in_step { "facts = [\"doubt\", \"extra\", \"support\"" } else { "facts = [\"doubt\", \"support\"" };
    let place = if said.is_empty() { "" } else { "‸" };
    check(&[
        (
            STORY,
            "[[facts]]\nid = \"visit\"\n",
            &format!("[[facts]]\nid = {place}\"extra\"\n{keys}\n[[facts]]\nid = \"visit\"\n"),
            said,
        ),
        (STORY, "facts = [\"doubt\", \"support\"", step, &[]),
        (EN, "[facts]\n", "[facts]\nextra = { text = \"Gulls were heard.\" }\n", &[]),
    ]);
}

#[test]
fn a_fact_that_leads_nowhere_is_named() {
    let speaker = "speaker = \"report\"\n";
    let said = "no step, question or stance refers to the fact \"extra\"; name it where it belongs, or leave it out";
    check_extra(speaker, false, &[said]);
    check_extra(speaker, true, &[]);
}

#[test]
fn a_statement_that_is_disputed_or_withdrawn_is_asked_about() {
    let right = "name it in the `evidence` of one that does";
    let said = format!("the fact \"extra\" is at odds with another, and no question asks about it; {right}");
    check_extra("speaker = \"report\"\ncontradicts = [\"law\"]\n", true, &[&said]);
    let said = format!("the fact \"may\" was walked back, and no question asks about it; {right}");
    check(&[
        (STORY, "[[facts]]\nid = \"may\"", "[[facts]]\nid = ‸\"may\"", &[&said]),
        (STORY, "evidence = [\"may\"]", "evidence = [\"stages\"]", &[]),
    ]);
}

#[test]
fn many_questions_on_one_passage_are_too_many() {
    check(&[
        (STORY, "evidence = [\"toast\"]", "evidence = [\"toast\", \"may\"]", &[]),
        (
            STORY,
            "evidence = [\"hull\", \"toast\", \"later\"]",
            "evidence = ‸[\"hull\", \"toast\", \"later\"]",
            &[
                "\"q-two\" leans on the passage \"crews\", as \"q-may\", \"q-open\", \"q-late\" do; ask about something else",
            ],
        ),
    ]);
    // On two passages they are not.
    check(&[
        (STORY, "evidence = [\"toast\"]", "evidence = [\"toast\", \"may\"]", &[]),
        (STORY, "hedged = true\nday = \"friday\"\npassage = \"crews\"", "hedged = true\nday = \"friday\"", &[]),
    ]);
}

#[test]
fn somebody_who_said_something_is_heard_in_the_evidence() {
    check(&[
        (STORY, "evidence = [\"trains\", \"law\"]", "evidence = [\"trains\"]", &[]),
        (
            STORY,
            "by = \"report\"",
            "by = ‸\"report\"",
            &["no evidence of \"q-sources\" is known through \"report\"; name the fact that shows who said it"],
        ),
    ]);
    // Whoever passed it on was heard, too, and so was the outlet.
    check(&[
        (STORY, "evidence = [\"trains\", \"law\"]", "evidence = [\"extra\"]", &[]),
        (
            STORY,
            "[[facts]]\nid = \"visit\"\n",
            "[[facts]]\nid = \"extra\"\nspeaker = \"crews\"\nvia = [\"report\"]\noutlet = \"herald\"\n\n\
             [[facts]]\nid = \"visit\"\n",
            &[],
        ),
        (EN, "[facts]\n", "[facts]\nextra = { text = \"Gulls were heard.\" }\n", &[]),
    ]);
}

#[test]
fn evidence_that_was_shown_before_proves_nothing_new() {
    let right = "ask it before, or about something that is not shown by then";
    check_each(&[(
        STORY,
        "evidence = [\"doubt\", \"law\"]",
        "evidence = ‸[\"doubt\"]",
        &[&format!("the evidence of \"q-sure\" was shown before, with \"q-plan\"; {right}")],
    )]);
    check_each(&[(
        STORY,
        "evidence = [\"hull\", \"toast\", \"later\"]",
        "evidence = ‸[\"toast\", \"later\"]",
        &[&format!("the evidence of \"q-two\" was shown before, with \"q-open\", \"q-week\", \"q-late\"; {right}")],
    )]);
}
