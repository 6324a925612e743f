//! What the map shows at a step.

use super::*;

/// The scene of the fixture that is damaged.
const SCENE: &str = "scene = { light = [\"lind\"], lines = [[\"berg\", \"sitka\", \"ozols\"]], inset = \"alaska\" }";
/// What a line is.
const LINE: &str = "a line leads from one person or place to another";

#[test]
fn who_and_what_is_lit_is_in_the_story() {
    check_each(&[
        (
            STORY,
            SCENE,
            "scene = { light = [‸\"linn\"] }",
            &["there is no person or place \"linn\"; did you mean \"lind\"?"],
        ),
        (
            STORY,
            SCENE,
            "scene = { lines = [[\"berg\", ‸\"sitak\"]] }",
            &["there is no person or place \"sitak\"; did you mean \"sitka\"?"],
        ),
        (STORY, SCENE, "scene = { hatch = [‸\"odessa\"] }", &["there is no place \"odessa\"; did you mean \"odesa\"?"]),
        (
            STORY,
            SCENE,
            "scene = { light = [\"lind\", ‸\"lind\"] }",
            &["\"lind\" stands twice in this list; once is enough"],
        ),
        (
            STORY,
            SCENE,
            "scene = { light = [\"lind\"], ‸glow = true }",
            &["unknown key `glow` in `steps[1].scene`; the keys here are `light`, `hatch`, `lines`, `inset`"],
        ),
    ]);
}

#[test]
fn what_is_lit_has_a_mark_on_the_map() {
    let right = "light who sits there, or name it in the `places` of the fact that bears on it";
    let said = format!("the place \"stockholm\" has no mark on the map: no fact bears on it; {right}");
    check_each(&[(STORY, SCENE, "scene = { light = [‸\"stockholm\"] }", &[&said])]);
}

#[test]
fn a_region_is_hatched() {
    check_each(&[(
        STORY,
        SCENE,
        "scene = { hatch = [‸\"riga\"] }",
        &["\"riga\" is a city; a region is hatched; name others in `light`"],
    )]);
}

#[test]
fn a_line_has_two_ends() {
    check_each(&[
        (STORY, SCENE, "scene = { lines = [‸[\"berg\"]] }", &[&format!("a line of 1; {LINE}")]),
        (
            STORY,
            SCENE,
            "scene = { lines = [[\"berg\", ‸\"berg\"]] }",
            &[&format!("a line from \"berg\" to itself; {LINE}")],
        ),
    ]);
}

#[test]
fn a_scene_lights_something() {
    let right = "name people or places in `light`, or leave the scene out: then those of its facts are lit";
    let said = format!("the scene of the step \"before\" lights nothing; {right}");
    check_each(&[
        (STORY, SCENE, "scene = ‸{}", &[&said]),
        (STORY, SCENE, "scene = ‸{ light = [], inset = \"alaska\" }", &[&said]),
    ]);
}

#[test]
fn in_an_inset_that_grows_something_is_lit() {
    check_each(&[
        (
            STORY,
            SCENE,
            "scene = { light = [\"lind\"], inset = ‸\"alaska\" }",
            &[
                "nothing that is lit stands in the inset \"alaska\"; light who or what stands there, or leave it as it is",
            ],
        ),
        (
            STORY,
            SCENE,
            "scene = { light = [\"sitka\"], inset = ‸\"alaskan\" }",
            &["there is no inset \"alaskan\"; did you mean \"alaska\"?"],
        ),
    ]);
    let story = changed(&[(SCENE, "scene = { light = [\"sitka\"], inset = \"alaska\" }")]);
    assert_eq!(story.steps[0].scene.lit.len(), 1);
}
