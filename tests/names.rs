//! The names on the maps of the stories that ship: by rank, in every language, at every size of the map.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]

use std::path::PathBuf;

use dateline::base::layout::PIN_TEXT;
use dateline::geo::atlas::Maps;
use dateline::map::camera::{Camera, Viewport};
use dateline::map::labels::{self, Layout, Medium, Rank, Side, diameter, name_area, text_area, text_of, text_size};
use dateline::map::point::ScreenPoint;
use dateline::map::rect::{Rect, Size};
use dateline::page::data::{PageData, QuizPlace};
use dateline::page::placement::{self, WIDTHS, first_picture, lens, lens_of, picture, standing};
use dateline::publish::page_data;
use dateline::publish::site;

/// What the pages of the stories that ship carry, with what each is called.
fn pages() -> Vec<(String, PageData)> {
    let maps = Maps::shipped();
    let packs = ["assets/stories/suez-canal-2021", "assets/stories/white-house-talks", "tests/packs/harbour"];
    let mut pages = Vec::new();
    for pack in packs {
        let (stories, _) = site::read(&[PathBuf::from(pack)], &maps).expect("a story that ships");
        for edition in stories.iter().flat_map(|story| &story.editions) {
            let atlas = maps.of(&edition.story.map).expect("its map");
            let (data, _) = page_data::page(&edition.story, &edition.language, &maps, atlas);
            pages.push((format!("{} in {}", edition.story.id.as_str(), edition.story.language.as_str()), data));
        }
    }
    pages
}

/// What is wrong with a picture: texts that overlap, a name of the first rank that is missing, a lower one where a
/// higher one is.
fn flaws(data: &PageData, viewport: Viewport, camera: &Camera, layout: &Layout, is_whole: bool) -> Vec<String> {
    let lens = lens(data, viewport);
    let view = Rect { left: 0.0, top: 0.0, right: viewport.width, bottom: viewport.height };
    let taken = placement::taken(data, &lens, camera.k > 1.0);
    let is_seen = |at: ScreenPoint| view.has(at) && !taken.iter().any(|area| area.has(at));
    let d = diameter(lens.plane().width);
    let (mut texts, mut discs) = (Vec::new(), Vec::new());
    let mut missing = Vec::new();
    let mut flaws = Vec::new();
    for (item, place) in standing(data).into_iter().zip(&layout.pins) {
        let stand = lens.project(camera, item.at) + place.offset;
        if !place.side.is_some_and(|side| side.is_within()) && is_seen(stand) {
            discs.push((item.short.as_str(), Rect::around(stand, Size { width: d, height: d })));
        }
        match place.side {
            Some(side) => texts.push((
                item.short.clone(),
                item.rank,
                text_area(stand, d, text_of(&item.short, item.em(lens.plane().width), side), side),
            )),
            None if is_seen(stand) => missing.push((item.short.clone(), item.rank)),
            None => {}
        }
    }
    for (number, (label, aside)) in data.map.labels.iter().zip(&layout.names).enumerate() {
        let spot = lens.project(camera, label.at);
        let name = label.name();
        let what = format!("label {number}");
        if let Some(aside) = aside {
            texts.push((what, label.rank, name_area(spot + *aside, &name)));
        } else if label.rank < Rank::Fourth
            && !label.again
            && camera.k >= name.from
            && camera.k < name.until
            && is_seen(spot)
        {
            missing.push((what, label.rank));
        }
    }
    for (number, (name, rank, text)) in texts.iter().enumerate() {
        if is_whole && !view.holds(text) {
            flaws.push(format!("{name} leaves the view"));
        }
        for (other, _, area) in texts.iter().skip(number + 1) {
            if area.overlaps(text) {
                flaws.push(format!("{name} and {other} overlap"));
            }
        }
        for (other, disc) in &discs {
            if disc.overlaps(text) {
                flaws.push(format!("{name} covers the pin of {other}"));
            }
        }
        if let Some((higher, _)) = missing.iter().find(|(_, higher)| higher < rank) {
            flaws.push(format!("{name} is there, and {higher} is not"));
        }
    }
    flaws.extend(missing.iter().filter(|(_, rank)| *rank == Rank::First).map(|(name, _)| format!("{name} is missing")));
    flaws
}

/// Sizes of the map's box, in CSS px where letters are of 16: of phones, of frames, of windows up to the widest.
fn sizes(data: &PageData) -> Vec<Viewport> {
    let home = data.map.home;
    let mut sizes = Vec::new();
    for width in (320..1_300_u32).step_by(50).map(f64::from) {
        sizes.push(Viewport { width, height: width * home.height / home.width });
    }
    let others = [
        (320.0, 269.0),
        (360.0, 311.0),
        (390.0, 354.0),
        (390.0, 844.0),
        (844.0, 390.0),
        (1920.0, 1080.0),
        (2560.0, 1080.0),
    ];
    sizes.extend(others.map(|(width, height)| Viewport { width, height }));
    sizes
}

#[test]
fn no_name_of_the_first_rank_is_missing_and_none_stands_where_a_higher_one_is() {
    let mut all = Vec::new();
    for (page, data) in pages() {
        for viewport in sizes(&data) {
            let lens = lens(&data, viewport);
            for extent in &data.map.extents {
                let camera = if extent.id == data.map.extents[0].id {
                    Camera::home(&data.map.home)
                } else {
                    lens.fit(&extent.frame)
                };
                let layout = picture(&data, &lens, &camera, Medium::Screen);
                let flaws = flaws(&data, viewport, &camera, &layout, true);
                all.extend(
                    flaws.iter().map(|flaw| {
                        format!("{page}, {} × {}, {}: {flaw}", viewport.width, viewport.height, extent.name)
                    }),
                );
            }
        }
    }
    assert!(all.is_empty(), "{} flaws:\n{}", all.len(), all.join("\n"));
}

#[test]
fn a_first_picture_holds_up_to_the_next_width() {
    let mut all = Vec::new();
    for (page, data) in pages() {
        for (at, width) in WIDTHS.iter().enumerate() {
            let layout = first_picture(&data, *width, Medium::Screen);
            let next = WIDTHS.get(at + 1).copied().unwrap_or(placement::STYLED);
            let mut wide = *width;
            while wide < next {
                let viewport = lens_of(&data, wide).viewport;
                let flaws = flaws(&data, viewport, &Camera::home(&data.map.home), &layout, false);
                all.extend(flaws.iter().map(|flaw| format!("{page}, {width} at {wide}: {flaw}")));
                wide += 8.0;
            }
        }
    }
    assert!(all.is_empty(), "{} flaws:\n{}", all.len(), all.join("\n"));
}

/// The name of a place that a question offers, and its dot: as the style has them.
fn offered(data: &PageData, viewport: Viewport, camera: &Camera, place: &QuizPlace) -> (Rect, Option<Rect>) {
    let spot = lens(data, viewport).project(camera, place.at);
    let side = |x: f64, y: f64| Side { x, y, far: 0.0, wide: 0.0 };
    let is_area = place.class.contains("area");
    let side = match place.class.rsplit(' ').next().unwrap_or_default() {
        "n" => side(0.0, -1.0),
        "s" => side(0.0, 1.0),
        "e" => side(1.0, 0.0),
        "w" => side(-1.0, 0.0),
        "ne" => side(1.0, -0.7),
        "nw" => side(-1.0, -0.7),
        "se" => side(1.0, 0.7),
        "sw" => side(-1.0, 0.7),
        _ => side(0.0, 0.0),
    };
    let text = text_size(&place.name, PIN_TEXT);
    let label = Size { width: text.width + 12.0, height: text.height + 4.0 };
    let dot = Rect::around(spot, Size { width: 16.0, height: 16.0 });
    (text_area(spot, diameter(viewport.width), label, side), (!is_area).then_some(dot))
}

#[test]
fn no_place_that_a_question_offers_covers_another_of_it() {
    let mut all = Vec::new();
    // In the fixture Helsinki and Tallinn stand so close on purpose that a finger covers both.
    for (page, data) in pages().into_iter().filter(|(page, _)| !page.starts_with("harbour")) {
        let sets = data.bank.questions.iter().filter_map(|question| question.candidates());
        let sets: Vec<Vec<&QuizPlace>> = sets
            .map(|set| {
                let is_of = |place: &&QuizPlace| set.all.iter().any(|choice| choice.id.is(&place.place));
                data.quiz_places.iter().filter(|place| place.inset.is_none()).filter(is_of).collect()
            })
            .collect();
        for width in (320..1_200_u32).step_by(40).map(f64::from) {
            let viewport = lens_of(&data, width).viewport;
            for places in &sets {
                let near = places.iter().map(|place| place.extent).reduce(|one, other| one.filter(|_| one == other));
                let extent = near.flatten().and_then(|near| data.map.extent(near));
                let home = Camera::home(&data.map.home);
                let camera = extent.map_or(home, |extent| lens(&data, viewport).fit(&extent.frame));
                let areas: Vec<_> = places.iter().map(|place| offered(&data, viewport, &camera, place)).collect();
                for (at, (label, dot)) in areas.iter().enumerate() {
                    for (other, (area, mark)) in areas.iter().enumerate().filter(|(other, _)| *other != at) {
                        let covers = label.overlaps(area) || mark.is_some_and(|mark| mark.overlaps(label));
                        if covers && (at < other || dot.is_some()) {
                            all.push(format!("{page}, {width}: {} and {}", places[at].name, places[other].name));
                        }
                    }
                }
            }
        }
    }
    assert!(all.is_empty(), "{} flaws:\n{}", all.len(), all.join("\n"));
}

#[test]
fn lviv_and_kharkiv_are_level_where_ukraine_is_seen() {
    let (_, data) = pages().into_iter().find(|(page, _)| page.starts_with("white-house")).expect("the story");
    let maps = Maps::shipped();
    let atlas = maps.of(&dateline::map::id::MapId::parse("europe").expect("an id")).expect("the map");
    let spot =
        |latitude, longitude| atlas.sheet.spot(dateline::geo::atlas::Degrees { latitude, longitude }).expect("a place");
    for viewport in sizes(&data) {
        let lens = lens(&data, viewport);
        let camera = lens.fit(&data.map.extents[1].frame);
        let [lviv, kharkiv] = [spot(49.84, 24.03), spot(49.99, 36.23)].map(|at| lens.project(&camera, at));
        let step = kharkiv - lviv;
        // Kharkiv lies a sixth of a degree further north, and the parallel bends.
        let degrees = step.y.atan2(step.x).to_degrees();
        assert!(degrees.abs() < 1.0, "{degrees} at {} × {}", viewport.width, viewport.height);
        assert!(labels::diameter(viewport.width) > 0.0);
    }
}
