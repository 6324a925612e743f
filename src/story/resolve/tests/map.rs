//! What a story says of its map.

use super::*;
use crate::map::id::ExtentId;
use crate::story::model::Destination;
use crate::story::sample::changed;
use crate::story::sample::{self, STRUCTURE, TEXTS};

#[test]
fn a_place_off_the_map_is_refused_with_what_the_map_shows() {
    let shows = "it shows 35°N to 72°N along its middle, 16°W to 55°E at half its height";
    check_each(&[
        (
            STORY,
            "at = [60.1699, 24.9384]",
            "at = ‸[24.9384, 60.1699]",
            &[&format!(
                "[24.9384, 60.1699] is not on the map \"europe\"; are the two numbers swapped? {shows}; \
                 it could stand beside the map, by `inset = \"world\"`"
            )],
        ),
        (
            STORY,
            "at = [60.1699, 24.9384]",
            "at = ‸[11.21, 35.09]",
            &[&format!(
                "[11.21, 35.09] is not on the map \"europe\"; {shows}; \
                 it could stand beside the map, by `inset = \"world\"`"
            )],
        ),
        (
            STORY,
            "at = [47.6, -122.33]\ninset = \"united-states\"",
            "at = ‸[47.6, 122.33]\ninset = \"united-states\"",
            &[
                "[47.6, 122.33] is not on the inset \"united-states\"; it shows 25°N to 52°N along its middle, 123°W to 70°W at half its height; \
               it could stand beside the map, by `inset = \"world\"`",
            ],
        ),
    ]);
}

#[test]
fn an_inset_is_one_of_the_maps_or_another_map() {
    let (place, no_scene) = ("inset = \"alaska\"\n", (STORY, ", inset = \"alaska\" }", " }", &[][..]));
    for (inset, said) in [
        ("alasca", "there is no inset \"alasca\"; did you mean \"alaska\"?"),
        ("moon", "there is no inset \"moon\"; the insets are \"united-states\", \"alaska\", \"suez\", \"world\""),
    ] {
        check(&[(STORY, place, &format!("inset = ‸\"{inset}\"\n"), &[said]), no_scene]);
    }
    let (pack, diagnostics, _) = changed(&[(STORY, place, "inset = \"world\"\n", &[]), no_scene], "error");
    assert_eq!((diagnostics, pack.editions.len()), (Vec::new(), 1));
}

#[test]
fn a_country_that_is_not_there_is_never_taken_for_another() {
    for code in ["ET", "SD", "ET-BE", "AUT"] {
        let text = format!("country = ‸\"{code}\"");
        let (_, diagnostics, _) = changed(&[(STORY, "country = \"FI\"", &text, &[""])], "error");
        let said = format!("the map \"europe\" has no shape \"{code}\"; it has the countries AD, AL, AM, AT, ");
        assert!(diagnostics.len() == 1 && diagnostics[0].contains(&said), "{diagnostics:?}");
        assert!(diagnostics[0].ends_with("and the regions of UA"), "{diagnostics:?}");
    }
}

#[test]
fn a_story_has_extents_of_its_own() {
    let step = "id = \"second\"\nday = \"tuesday\"\nextent = \"europe\"";
    let own = |extent: &str| {
        format!("[[extents]]\nid = \"{extent}\"\nat = [59.8, 24.8]\nwidth = 400\n\n[[topics]]\nid = \"ferry\"")
    };
    let named = |extent: &str| format!("[extents.{extent}]\nname = \"The gulf\"\n\n[days]");
    let changes = [
        (STORY, "[[topics]]\nid = \"ferry\"", own("gulf"), &[][..]),
        (STORY, step, step.replace("europe", "gulf"), &[][..]),
        (EN, "[days]", named("gulf"), &[][..]),
    ];
    let changes = changes.each_ref().map(|(file, from, to, said)| (*file, *from, to.as_str(), *said));
    let (pack, diagnostics, _) = changed(&changes, "error");
    assert_eq!(diagnostics, [""; 0]);
    let story = &pack.editions[0].story;
    let extent = &story.extents[0];
    assert_eq!((extent.name.as_str(), extent.frame.width), ("The gulf", 400.0));
    assert!(story.steps.iter().any(|step| step.destination == Destination::Extent(ExtentId::parse("gulf").unwrap())));

    let taken = own("‸ukraine");
    let text = named("ukraine");
    let said: &[&str] = &["the map has an extent \"ukraine\"; use that one, or take another id"];
    let changes = [(STORY, "[[topics]]\nid = \"ferry\"", taken.as_str(), said), (EN, "[days]", text.as_str(), &[])];
    let (_, diagnostics, _) = changed(&changes, "error");
    assert!(diagnostics.len() == 1 && diagnostics[0].ends_with(said[0]), "{diagnostics:?}");
}

#[test]
fn a_pack_may_call_extents_views_as_it_did_before() {
    let old = |text: &str| {
        text.replace("[[extents]]", "[[views]]").replace("[extents.", "[views.").replace("\nextent = ", "\nview = ")
    };
    let own = "[[extents]]\nid = \"gulf\"\nat = [59.8, 24.8]\nwidth = 400\n\n[[topics]]\nid = \"ferry\"";
    let structure = STRUCTURE.replace("[[topics]]\nid = \"ferry\"", own);
    let texts = TEXTS.replace("[days]", "[extents.gulf]\nname = \"The gulf\"\n\n[days]");
    let read = |structure: &str, texts: &str| {
        let (mut pack, diagnostics) = sample::read(&[("story.toml", structure), ("en.toml", texts)]);
        assert_eq!(diagnostics, [""; 0]);
        pack.editions.pop().unwrap().story
    };
    assert_ne!(old(&structure), structure);
    assert_eq!(read(&old(&structure), &old(&texts)), read(&structure, &texts));
    let both = structure.replace("\nextent = \"ukraine\"", "\nextent = \"ukraine\"\nview = \"ukraine\"");
    let (_, diagnostics) = sample::read(&[("story.toml", &both), ("en.toml", &texts)]);
    let said = "`view` is what `extent` was called before: write all of it as `extent`";
    assert!(diagnostics.len() == 1 && diagnostics[0].ends_with(said), "{diagnostics:?}");
}

#[test]
fn a_region_stands_in_its_shape_and_nothing_else_has_one() {
    check_each(&[
        (
            STORY,
            "at = [47.2, 30.26]",
            "at = ‸[40.4, -3.7]",
            &["[40.4, -3.7] is in ES, and the `shape` is UA-51; \
               write where its marker stands: [latitude, longitude] in the shape"],
        ),
        (
            STORY,
            "at = [47.2, 30.26]",
            "at = ‸[49.2, 31.3]",
            &["[49.2, 31.3] is in UA-71, and the `shape` is UA-51; \
               write where its marker stands: [latitude, longitude] in the shape"],
        ),
        (
            STORY,
            "kind = \"region\"\nshape = \"UA-51\"",
            "kind = \"city\"\nshape = ‸\"UA-51\"",
            &["a city with a `shape`; leave it out, or write `kind = \"region\"`"],
        ),
    ]);
    // Off the coast it may stand.
    assert!(changed(&[(STORY, "at = [47.2, 30.26]", "at = [45.9, 31.2]", &[])], "error").1.is_empty());
}
