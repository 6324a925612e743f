//! Corrections: of what, and when.

use super::*;

#[test]
fn a_correction_names_what_there_is() {
    check_each(&[
        (
            STORY,
            "ids = [\"price\"]",
            "ids = [‸\"prise\"]",
            &["there is nothing \"prise\" to correct; did you mean \"price\"?"],
        ),
        // A topic, an option and another correction are not corrected.
        (
            STORY,
            "ids = [\"price\"]",
            "ids = [\"price\", ‸\"from-the-south\", ‸\"tunnel\", ‸\"c-regions\"]",
            &[
                "there is nothing \"from-the-south\" to correct; \
                 a correction names facts, people, places, steps or questions",
                "there is nothing \"tunnel\" to correct; \
                 a correction names facts, people, places, steps or questions",
                "there is nothing \"c-regions\" to correct; did you mean \"q-regions\"?",
            ],
        ),
        (
            STORY,
            "ids = [\"price\"]",
            "ids = ‸[]",
            &["the correction \"c-price\" names nothing; \
               name the facts, people, places, steps or questions that were corrected"],
        ),
        (
            STORY,
            "ids = [\"price\"]",
            "ids = [\"price\", ‸\"price\"]",
            &["\"price\" stands twice in this list; once is enough"],
        ),
    ]);
    let all = ["price", "berg", "sitka", "second", "q-sure"];
    let story = changed(&[("ids = [\"price\"]", &format!("ids = {all:?}"))]);
    assert_eq!(
        (story.corrections[0].ids.as_slice(), story.corrections[0].day.as_str()),
        (&all.map(str::to_owned)[..], "2025-03-06")
    );
}

#[test]
fn a_new_correction_stands_last() {
    check_each(&[(
        STORY,
        "day = 2025-03-08",
        "day = ‸2025-03-05",
        &["the correction \"c-regions\" is of an earlier day than the one before it; a new correction stands last"],
    )]);
    // Each is compared with the one before it, and not with the first.
    check(&[
        (
            STORY,
            "ids = [\"q-regions\", \"berg\"]\n",
            "ids = [\"q-regions\", \"berg\"]\n\n[[corrections]]\nid = \"c-law\"\nday = ‸2025-03-07\nids = [\"law\"]\n",
            &["the correction \"c-law\" is of an earlier day than the one before it; a new correction stands last"],
        ),
        (EN, "[corrections]\n", "[corrections]\nc-law = { text = \"a\" }\n", &[]),
    ]);
    changed(&[("day = 2025-03-08", "day = 2025-03-06")]);
}
