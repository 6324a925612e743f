//! Texts that tell another question's answer, for every kind whose answer a text can tell.

use super::*;
use crate::story::sample::story;

/// That the texts of a question, with its reason changed, tell what is right in another.
#[track_caller]
fn check_told(teller: &str, from: &str, to: &str, told: Option<&str>) {
    let said = told.map(|told| {
        format!(
            "the texts of \"{teller}\" tell what is right in \"{told}\"; \
             say it in another way, or ask about something else"
        )
    });
    let words = crate::story::lint::words::count(to);
    let long = (words > 25).then(|| {
        format!(
            "the reason `questions.{teller}.why` has {words} words; \
             say it in 25 at the most: the facts that prove it are there to be unfolded"
        )
    });
    let said: Vec<&str> = said.iter().chain(&long).map(String::as_str).collect();
    let (head, place) = (format!("[questions.{teller}]"), "‸".repeat(said.len()));
    check(&[
        (EN, &head, &format!("[questions.{place}{teller}]"), &said),
        (EN, &format!("why = \"{from}\""), &format!("why = \"{to}\""), &[]),
    ]);
}

#[test]
fn a_question_is_given_away_by_another_that_shows_all_of_its_evidence() {
    let spoilers: Vec<String> = story().spoilers.iter().map(|(a, b)| format!("{a} {b}")).collect();
    // A part of it, which many share, gives nothing away.
    assert_eq!(spoilers, ["q-two q-late", "q-two q-open", "q-week q-open", "q-week q-where"]);
}

const TOAST: &str = "The report has only his toast.";
const VOTE: &str = "The report names the city.";
const SURE: &str = "He sees no need for it, and by law his board has the last word.";
const LATE: &str = "The month was withdrawn, and no other was named.";

#[test]
fn a_long_option_is_told_by_any_question() {
    check_told("q-open", TOAST, "From crews, by way of Lind, nothing is known.", Some("q-may"));
    check_told("q-open", TOAST, "From crews and by way of Lind, nothing is known.", None);
}

#[test]
fn a_short_option_is_told_by_a_question_on_the_same_facts() {
    check_told("q-sure", SURE, "He sees no need for a ferry, and by law his board has the last word.", Some("q-plan"));
    check_told("q-late", LATE, "The month of a ferry was withdrawn, and no other was named.", None);
}

#[test]
fn several_options_are_told_once_all_of_them_are() {
    let all = "The ship is not built in Europe; no month is certain any more; \
               a glass was lifted once hands had been counted.";
    check_told("q-open", TOAST, all, Some("q-two"));
    check_told("q-open", TOAST, "The ship is not built in Europe; no month is certain any more.", None);
}

#[test]
fn what_is_true_is_told_wherever_it_is_said_and_what_is_false_on_the_same_facts() {
    check_told("q-where", VOTE, "One can no longer count on any other city.", Some("q-late"));
    check_told("q-where", VOTE, "One can no longer count any other city.", None);
    let sure = "The head of the board wants the ship, or does not.";
    check_told("q-plan", "Aino Aalto spoke of it.", sure, Some("q-sure"));
    check_told("q-where", VOTE, sure, None);
}

#[test]
fn who_said_something_is_told_with_the_words_and_the_names_of_all() {
    let two = "The hull is across the ocean, nobody knows the month, and the toast came after the vote.";
    let words = "Aalto: it is three euros a head. Berg: the ship’s body is across the ocean. \
                 NOBODY: there will be a crane at the end, and masons will come here before any welders do.";
    check_told("q-two", two, &words.replace("NOBODY", "Clerks of the port"), Some("q-who"));
    check_told("q-two", two, &words.replace("NOBODY", "Somebody"), None);
    check_told("q-two", two, &words.replace("NOBODY", "Clerks of the port").replace("at the end", "then"), None);
}

#[test]
fn a_place_is_told_by_its_name_with_a_question_on_the_same_facts() {
    check_told(
        "q-week",
        "Friday, Monday, Tuesday, and then dinner.",
        "Friday, Monday, Tuesday in Riga, and then dinner.",
        Some("q-where"),
    );
    check_told("q-open", TOAST, "The report has only his toast in Riga.", None);
}
