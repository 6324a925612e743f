//! The map as a plate: land and sea beyond every edge, finer lines and north up from near, no nearer than lines are
//! crisp, and what is opened while it fills the screen.

use anyhow::{Result, ensure};
use e2e::browser::{Options, Page};
use e2e::check;
use e2e::dist;
use e2e::site::Site;

use crate::visit::{LIVE, flawless, still, visit};

/// Opens the first story that ships, which is about a country in focus.
async fn talks(page: &Page) -> Result<Site> {
    let site = Site::hosting(dist())?.start()?;
    page.goto(&site.url("white-house-talks/")).await?;
    page.wait_until(LIVE).await?;
    Ok(site)
}

/// What of the map's box no sea and no land is drawn under.
const BARE: &str = "
    const box = document.querySelector('#map_box').getBoundingClientRect();
    const sea = document.querySelector('#map_sheet .sea'), matrix = sea.getScreenCTM().inverse();
    const { x, y, width, height } = sea.getBBox();
    const inside = at => at.x > x && at.x < x + width && at.y > y && at.y < y + height;
    const corners = [[box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]];
    return corners.filter(corner => !inside(new DOMPoint(...corner).matrixTransform(matrix))).map(String);";

#[test]
fn there_is_land_and_sea_beyond_every_edge_of_every_window() {
    check(async |stage| {
        for (width, height) in [(2_560, 1_080), (390, 844), (1_366, 768)] {
            let page = stage.page(Options { width, height, ..Options::default() }).await?;
            let _site = talks(&page).await?;
            page.click(".enlarge").await?;
            flawless(&page, BARE).await?;
            page.click(".extents button:last-child").await?;
            still(&page).await?;
            flawless(&page, BARE).await?;
        }
        Ok(())
    });
}

#[test]
fn a_country_in_focus_is_drawn_anew_from_near_and_as_before_from_afar() {
    check(async |stage| {
        let page = stage.page(Options { width: 1_440, height: 900, ..Options::default() }).await?;
        let _site = talks(&page).await?;
        let corners = "document.querySelector('#s_UA').getAttribute('d').length";
        let turned = "document.querySelector('#map_sheet').getCTM().b";
        let far: usize = page.eval(corners).await?;
        page.click(".extents button:last-child").await?;
        still(&page).await?;
        page.wait_until(&format!("{corners} > {far} * 1.5")).await?;
        // In units of the map, as before: the shape is where it was.
        let box_of = "(({ x, y }) => [x, y])(document.querySelector('#s_UA').getBBox())";
        let (x, y): (f64, f64) = page.eval(box_of).await?;
        ensure!(page.eval::<f64>(turned).await?.abs() > 0.1, "north is up in the middle");
        page.click(".extents button").await?;
        still(&page).await?;
        page.wait_until(&format!("{corners} === {far}")).await?;
        let (u, v): (f64, f64) = page.eval(box_of).await?;
        ensure!((x - u).abs() < 8.0 && (y - v).abs() < 8.0, "{x} {y}, {u} {v}");
        ensure!(page.eval::<f64>(turned).await?.abs() < 1e-6, "the whole map is upright as it is");
        Ok(())
    });
}

#[test]
fn the_camera_comes_no_nearer_than_lines_are_crisp() {
    check(async |stage| {
        let page = stage.page(Options { width: 1_440, height: 900, ..Options::default() }).await?;
        let _site = talks(&page).await?;
        for _ in 0..8 {
            page.click(".zooms button").await?;
            still(&page).await?;
        }
        // CSS px for a km, which is a unit of this map.
        let scale: f64 = page
            .eval("Math.hypot(...(({ a, b }) => [a, b])(document.querySelector('#map_sheet').getScreenCTM()))")
            .await?;
        ensure!((0.5..2.05).contains(&scale), "{scale} px for a km");
        Ok(())
    });
}

#[test]
fn what_is_opened_is_seen_where_the_map_fills_the_screen() {
    check(async |stage| {
        for (width, height) in [(1_366, 768), (390, 844)] {
            let (_site, page) = visit(stage, Options { width, height, ..Options::default() }, "").await?;
            page.click(".enlarge").await?;
            page.wait_for("#reading", |list| !list.shown).await?;
            page.click("#pin_aalto").await?;
            let card = page.wait_for("#aalto .title", |title| title.shown).await?;
            let (right, bottom) = (card.x + card.width, card.y + card.height);
            ensure!(card.x >= 0.0 && card.y >= 0.0, "{width}: at {} {}", card.x, card.y);
            ensure!(right <= f64::from(width) && bottom <= f64::from(height), "{width}: to {right} {bottom}");
            page.click("#aalto .close").await?;
            page.wait_for("#reading", |list| !list.shown).await?;
        }
        Ok(())
    });
}
