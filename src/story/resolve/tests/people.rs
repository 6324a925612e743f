//! People, bodies with a seat, and the offices that they hold.

use super::*;
use crate::story::id::PersonId;
use crate::story::model::{Person, Speaker, Subject, Token};

fn person<'s>(story: &'s Story, id: &str) -> &'s Person {
    story.person(&PersonId::parse(id).unwrap()).unwrap()
}

/// The guild of the fixture with a seat, and what it says.
const SEATED: [Change<'_>; 3] = [
    (
        STORY,
        "[[bodies]]\nid = \"crane-guild\"\n",
        "[[bodies]]\nid = \"crane-guild\"\nseat = \"riga\"\npresent = true\noffice = \"guild\"\ncountry = \"LV\"\n",
        &[],
    ),
    (
        STORY,
        "id = \"toast\"\nspeaker = \"ozols\"",
        "id = \"toast\"\nspeaker = \"crane-guild\"\nabout = [\"crane-guild\"]",
        &[],
    ),
    (
        EN,
        "crane-guild = { name = \"The guild of the cranes\" }",
        "crane-guild = { name = \"The guild of the cranes\", short = \"Guild\", initials = \"GC\", role = \"Of crane drivers\" }",
        &[],
    ),
];

#[test]
fn a_body_with_a_seat_speaks_and_has_a_card_as_a_person_has() {
    let (mut pack, diagnostics, _) = sample::changed(&SEATED, "error");
    assert!(!diagnostics.iter().any(|diagnostic| diagnostic.contains(": error: ")), "{diagnostics:#?}");
    let story = pack.editions.pop().unwrap().story;
    let guild = person(&story, "crane-guild");
    assert_eq!((guild.short.as_str(), guild.seat.as_str(), guild.present), ("Guild", "riga", true));
    assert_eq!(guild.country.as_ref().map(|shape| shape.as_str()), Some("LV"));
    let toast = story.facts.iter().find(|fact| fact.id.as_str() == "toast").unwrap();
    assert_eq!(toast.chain.speakers, [Speaker::Person(guild.id.clone())]);
    assert!(story.subjects().any(|subject| subject == Subject::Person(guild.id.clone())));
    assert_eq!(story.subject_of(toast), Some(Subject::Person(guild.id.clone())));
}

#[test]
fn a_body_without_a_seat_is_only_a_name() {
    assert!(!story().people.iter().any(|person| person.id.as_str() == "crane-guild"));
    check_each(&[
        (
            STORY,
            "id = \"toast\"\nspeaker = \"ozols\"",
            "id = \"toast\"\nspeaker = ‸\"crane-guild\"",
            &["there is no person, voice or outlet \"crane-guild\"; \
               known: aalto, berg, lind, ozols, tamm, clerks, crews, report, gazette, herald, radio"],
        ),
        (
            STORY,
            "[[bodies]]\nid = \"crane-guild\"\n",
            "[[bodies]]\nid = \"crane-guild\"\noffice = ‸\"guild\"\n",
            &["the body \"crane-guild\" has no `seat`, and so no token; add its `seat`, a place, or leave this out"],
        ),
    ]);
}

#[test]
fn a_body_with_a_seat_needs_all_that_a_person_does() {
    check(&[
        (
            STORY,
            "[[bodies]]\nid = \"crane-guild\"\n",
            "[[bodies]]\nid = \"crane-guild\"\nseat = ‸\"rigga\"\n",
            &["there is no place \"rigga\"; did you mean \"riga\"?"],
        ),
        (
            EN,
            "crane-guild = { name = \"The guild of the cranes\" }",
            "‸‸crane-guild = { name = \"The guild of the cranes\", short = \"Guild\" }",
            &[
                "`bodies.crane-guild` has no `initials`; add `initials = …`",
                "`bodies.crane-guild` has no `role`; add `role = …`",
            ],
        ),
    ]);
}

#[test]
fn a_pack_that_names_no_offices_gives_each_a_token_in_its_turn() {
    let tokens: Vec<Token> = story().people.iter().map(|person| person.token).collect();
    assert_eq!(tokens, [Token::Disc, Token::Rounded, Token::Square, Token::Tablet, Token::Disc]);
}

#[test]
fn an_office_sets_the_token_of_all_who_hold_it() {
    let offices = |more: &str| {
        let words = ["minister", "body", "head-of-government", "head-of-state"];
        let all = words.map(|word| format!("[[offices]]\nid = \"{word}\"\ntoken = \"tablet\"\n\n"));
        format!("{}{more}[[voices]]\nid = \"crews\"", all.concat())
    };
    let begins = "[[voices]]\nid = \"crews\"";
    let envoy = "[[offices]]\nid = \"envoy\"\ntoken = \"disc\"\n\n";
    let story = changed(&[(begins, &offices(envoy))]);
    assert_eq!((person(&story, "aalto").token, person(&story, "lind").token), (Token::Tablet, Token::Disc));
    check(&[
        (STORY, begins, &offices(""), &[]),
        (
            STORY,
            "id = \"lind\"\npresent = false\noffice = \"envoy\"",
            "id = \"lind\"\npresent = false\noffice = ‸\"envoy\"",
            &["there is no office \"envoy\"; known: minister, body, head-of-government, head-of-state"],
        ),
    ]);
    for (spare, said) in [
        (
            "id = ‸\"judge\"\ntoken = \"disc\"",
            "nobody holds the office \"judge\"; remove it, or name it where it is held",
        ),
        ("id = ‸\"envoy\"\ntoken = \"disc\"", "the id \"envoy\" stands here a second time; every id is used once"),
        (
            "id = \"judge\"\ntoken = ‸\"star\"",
            "`offices[6].token` is \"star\"; it must be one of \"disc\", \"rounded\", \"square\", \"tablet\"",
        ),
    ] {
        check(&[(STORY, begins, &offices(&format!("{envoy}[[offices]]\n{spare}\n\n")), &[said])]);
    }
}
