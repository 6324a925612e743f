//! What stands in a worksheet's page.

use super::discs::{DISC, placed};
use super::panel::{NumberedPlace, Panel};
use super::*;
use crate::base::random::Random;
use crate::base::wire;
use crate::class::data::ClassData;
use crate::map::point::{MapPoint, ScreenPoint};
use crate::map::rect::Rect;
use crate::publish::page_data;
use crate::publish::site;

/// The fixture, and the stories that ship.
const PACKS: [&str; 3] = ["tests/packs/harbour", "assets/stories/white-house-talks", "assets/stories/suez-canal-2021"];

/// The worksheets of a pack, by the names of their files.
fn sheets(pack: &str) -> Vec<(String, String)> {
    let maps = Maps::shipped();
    let (stories, _) = site::read(&[pack.into()], &maps).unwrap();
    let editions = &stories[0].editions;
    let tongues = PageLanguage::all(editions.iter().map(|edition| &edition.language));
    let page = |(at, edition): (usize, &Edition)| {
        let atlas = maps.of(&edition.story.map).unwrap();
        let (_, basemap) = page_data::page(&edition.story, &edition.language, &maps, atlas);
        super::page((edition, at), &tongues, &PageFiles::default(), (&maps, atlas), &basemap.credit).unwrap()
    };
    editions.iter().enumerate().map(page).collect()
}

fn carried(page: &str) -> ClassData {
    let (_, rest) = page.split_once("<script id=\"class_data\" type=\"text/plain\">").unwrap();
    wire::read(rest.split_once("</script>").unwrap().0).unwrap()
}

fn drawing(page: &str) -> &str {
    let (_, rest) = page.split_once("<figure id=\"sheet_map\"").unwrap();
    rest.split_once("</figure>").unwrap().0
}

#[test]
fn each_language_of_a_story_has_a_worksheet() {
    for (pack, files) in [
        ("tests/packs/harbour", ["worksheet.html", "worksheet-uk.html"]),
        ("assets/stories/white-house-talks", ["worksheet.html", "worksheet-uk.html"]),
        ("assets/stories/suez-canal-2021", ["worksheet.html", "worksheet-ar.html"]),
    ] {
        let pages = sheets(pack);
        assert_eq!(pages.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>(), files);
        for (file, page) in &pages {
            let data = carried(page);
            let at = files.iter().position(|name| name == file).unwrap();
            assert_eq!(data.editions[at].sheet, *file);
            let sheet = data.sheet.unwrap();
            assert_eq!(sheet.proofs.len(), data.bank.questions.len());
            assert!(sheet.proofs.iter().all(|proof| !proof.why.is_empty() && !proof.facts.is_empty()));
        }
    }
}

#[test]
fn every_place_has_its_number_and_none_has_its_name() {
    for pack in PACKS {
        for (file, page) in sheets(pack) {
            let (sheet, drawing) = (carried(&page).sheet.unwrap(), drawing(&page));
            let svg = drawing.split_once("</svg>").unwrap().0;
            assert_eq!(svg.matches("r=\"16.24\"").count(), sheet.places.len(), "{pack} {file}");
            for (id, name) in &sheet.places {
                assert!(!svg.contains(name.as_str()) && !svg.contains(&format!(">{id}<")), "{pack} {file}: {name}");
            }
            for word in ["var(", "pattern", "foreignObject", "class=", " style="] {
                assert!(!svg.contains(word), "{pack} {file}: {word}");
            }
        }
    }
}

#[test]
fn no_disc_covers_another_or_the_spot_of_another_and_none_leaves_its_map() {
    let maps = Maps::shipped();
    let atlas = maps.of(&crate::story::sample::story().map).unwrap();
    let mut random = Random::new(1);
    for count in 1..16 {
        let frame = atlas.home.frame;
        let area = Rect { left: 0.0, top: 100.0, right: 1360.0, bottom: 100.0 + 1360.0 * frame.height / frame.width };
        // Half of them in one corner, two on one spot.
        let mut at = |share: f64| {
            let [x, y] =
                [frame.width, frame.height].map(|of| of * (0.1 + share * f64::from(random.below(1_000)) / 1_000.0));
            MapPoint { x: frame.x + x, y: frame.y + y }
        };
        let mut spots: Vec<MapPoint> = (0..count).map(|n| at(if n % 2 == 0 { 0.8 } else { 0.1 })).collect();
        spots.extend(spots.first().copied());
        let places = spots
            .iter()
            .map(|at| NumberedPlace { at_place: 0, number: "1".to_owned(), at: *at, shape: None })
            .collect();
        let panel = Panel { sheet: &atlas.sheet, frame, area, places };
        let placed = placed(&panel);
        for (number, (spot, disc)) in placed.iter().enumerate() {
            assert!(area.has(*disc) && (panel.point(panel.map_point(*disc)) - *disc).length() < 0.01);
            for (other_spot, other) in placed.iter().skip(number + 1) {
                assert!((*other - *disc).length() > 2.0 * DISC, "{count}: {placed:?}");
                // Who stands on the own spot shows it.
                let covers = |disc: &ScreenPoint, spot: &ScreenPoint| (*disc - *spot).length() < DISC;
                assert!(!covers(disc, other_spot) && !covers(other, spot), "{count}: {placed:?}");
            }
        }
    }
}

#[test]
fn a_sheet_costs_little() {
    for pack in PACKS {
        for (file, page) in sheets(pack) {
            let bytes = drawing(&page).len();
            assert!(bytes < 24_000, "{pack} {file}: {bytes}");
        }
    }
}
