//! Values: of the right type, in the right syntax, on the globe.

use super::*;

#[test]
fn a_value_is_of_the_type_of_its_key() {
    check_each(&[
        (
            STORY,
            "date = 2025-03-04\nmap",
            "date = ‸\"2025-03-04\"\nmap",
            &["`date` is a text; it must be a day such as 2025-08-18, without quotes"],
        ),
        (
            STORY,
            "id = \"lind\"\npresent = false",
            "id = \"lind\"\npresent = ‸\"no\"",
            &["`people[5].present` is a text; it must be true or false"],
        ),
        (
            STORY,
            "topics = [\"ferry\"]\nplaces",
            "topics = ‸\"ferry\"\nplaces",
            &["`facts[2].topics` is a text; it must be a list"],
        ),
        (STORY, "format = 1", "format = ‸1.0", &["`format` is a number; it must be a whole number"]),
        (STORY, "format = 1", "format = ‸-1", &["`format` is a whole number; it must be from 0 to 4294967295"]),
        (
            EN,
            "grain = { name = \"The grain\" }",
            "grain = ‸\"The grain\"",
            &["`topics.grain` is a text; it must be a table"],
        ),
        (
            STORY,
            "at = [59.3293, 18.0686]",
            "at = [59.3293, ‸\"18.0686\"]",
            &["`places[6].at[2]` is a text; it must be a number"],
        ),
        (
            STORY,
            "at = [59.3293, 18.0686]",
            "at = [‸nan, 18.0686]",
            &["`places[6].at[1]` is a number; it must be a finite number"],
        ),
        (
            STORY,
            "at = [59.3293, 18.0686]",
            "at = ‸[59.3293]",
            &["`places[6].at` is a list; it must be [latitude, longitude], two numbers in degrees"],
        ),
        (STORY, "hedged = true", "hedged = ‸\"yes\"", &["`facts[7].hedged` is a text; it must be true or false"]),
    ]);
}

#[test]
fn every_error_of_syntax_is_given_in_one_run() {
    check_each(&[(
        STORY,
        "[[topics]]\nid = \"grain\"\n",
        "[[topics]]\nid = ‸grain\nall = [1,‸,2]\nyes = ‸ja\nno = \"‸\n",
        &[
            "this is not TOML: string values must be quoted, expected literal string; see toml.io for how it is written",
            "this is not TOML: extra comma in array, expected value; see toml.io for how it is written",
            "this is not TOML: string values must be quoted, expected literal string; see toml.io for how it is written",
            "this is not TOML: invalid basic string, expected `\"`; see toml.io for how it is written",
        ],
    )]);
    check_each(&[(
        STORY,
        "map = \"europe\"",
        "map = \"europe\"\n‸map = \"europe\"",
        &["this is not TOML: duplicate key; see toml.io for how it is written"],
    )]);
}

#[test]
fn the_format_and_the_map_are_those_of_this_program() {
    check_each(&[
        (STORY, "format = 1", "format = ‸2", &["`format` is 2; this program reads format 1"]),
        (
            STORY,
            "map = \"europe\"",
            "map = ‸\"asia\"",
            &["there is no map \"asia\"; the maps are \"europe\", \"suez\", \"world\""],
        ),
    ]);
}

#[test]
fn a_place_stands_on_the_globe_and_a_region_has_a_shape() {
    check_each(&[
        (
            STORY,
            "at = [47.2, 30.26]",
            "at = ‸[147.2, 30.26]",
            &["`at` is [147.2, 30.26]; write [latitude, longitude], at most 90 and 180 degrees"],
        ),
        (
            STORY,
            "kind = \"region\"\nshape = \"UA-51\"\n",
            "kind = ‸\"region\"\n",
            &["a region without a `shape`; add the ISO 3166 code of a country or a region that the map draws"],
        ),
    ]);
}

#[test]
fn a_step_goes_to_a_place_or_to_an_extent() {
    check_each(&[
        (
            STORY,
            "extent = \"ukraine\"",
            "extent = ‸\"ukraine\"\nplace = \"odesa\"",
            &["a step with a `place` and an `extent`; the camera goes to one"],
        ),
        (
            STORY,
            "id = \"second\"\nday = \"tuesday\"\nextent = \"europe\"",
            "id = ‸\"second\"\nday = \"tuesday\"",
            &["the step \"second\" goes nowhere; add a `place` or an `extent`"],
        ),
    ]);
}

#[test]
fn a_stance_is_shown_by_facts_and_told_apart_by_its_mark() {
    check_each(&[
        (
            STORY,
            "[[stances]]\nperson = \"tamm\"\nposition = \"against-it\"\nfacts = [\"doubt\"]",
            "[[stances]]\nperson = ‸\"tamm\"\nposition = \"against-it\"\nfacts = []",
            &["a stance without `facts`; name the facts that show it"],
        ),
        (
            STORY,
            "topic = \"ferry\"\nmark = \"cross\"",
            "topic = \"ferry\"\nmark = ‸\"circle\"",
            &["the mark \"circle\" also stands for \"for-it\"; \
               the positions of a topic have different marks"],
        ),
    ]);
}
