//! The map: picking by mouse and by keyboard, and where the camera goes.

use anyhow::Result;
use e2e::browser::{Key, Options, Page};
use e2e::site::Site;
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::questions::SUBJECTS;
use crate::visit::{LIVE, map_width, opened, spot, still, visit};

/// How many arrow keys a reader may need from one end of the map to the other.
const MOST_ARROWS: usize = 12;

/// How far Ukraine lies within the map's box, from each edge, in shares of the box's width.
const UKRAINE: &str = "
    (() => {
        const box = document.querySelector('#map_box').getBoundingClientRect();
        const land = document.querySelector('#map_base .outline').getBoundingClientRect();
        const edges = [land.left - box.left, land.top - box.top, box.right - land.right, box.bottom - land.bottom];
        return edges.map(edge => edge / box.width);
    })()";

/// From each pin, with how many arrow keys each other one is reached; -1 where it is not.
pub const REACH: &str = "
    const pins = [...document.querySelectorAll('#map .pin:not([hidden])')];
    const press = (pin, key) => {
        pin.focus();
        pin.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        return document.activeElement;
    };
    const next = new Map(pins.map(pin =>
        [pin, ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map(key => press(pin, key))]));
    return pins.flatMap(start => {
        const steps = new Map([[start, 0]]);
        for (const [pin, n] of steps)
            for (const to of next.get(pin) ?? [])
                if (!steps.has(to)) steps.set(to, n + 1);
        return pins.map(end => [start.id, end.id, steps.get(end) ?? -1]);
    });";

/// Whether so many arrow keys are few enough; below 0 where none lead there.
pub fn is_soon(arrows: i32) -> bool {
    usize::try_from(arrows).is_ok_and(|arrows| arrows <= MOST_ARROWS)
}

#[test]
fn a_region_can_be_picked_by_mouse_and_then_the_land_of_another() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let europe = map_width(&page).await?;
        page.click("#pin_odesa").await?;
        let card = opened(&page, "odesa").await?;
        let [what, who] = ["The grain would come from", "Clerks of the port\u{a0}· via The Herald"];
        assert!(card.text.contains(what) && card.text.contains(who), "{}", card.text);
        assert!(page.url().await?.ends_with("#odesa"));
        page.wait_for("#pin_odesa.selected", |pin| pin.attribute("aria-current") == "true").await?;
        still(&page).await?;
        assert!(map_width(&page).await? < europe / 2.0);
        let edges: [f64; 4] = page.eval(UKRAINE).await?;
        // The box around what is turned is a little larger than what it is around.
        assert!(edges.iter().all(|edge| (-0.01..0.4).contains(edge)), "Ukraine is all in view: {edges:?}");

        page.click_at(spot(&page, "vinnytsia").await?).await?;
        let card = opened(&page, "vinnytsia").await?;
        assert!(card.text.contains("Wagons stand ready in Vinnytsia"), "{}", card.text);
        assert!(page.url().await?.ends_with("#vinnytsia"));
        page.wait_for("#pin_odesa", |pin| pin.attribute("aria-current").is_empty()).await?;
        page.wait_for("#pin_vinnytsia", |pin| pin.attribute("aria-current") == "true").await.map(drop)
    });
}

#[test]
fn a_region_can_be_picked_and_left_again_by_keyboard_alone() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        for _ in 0..20 {
            page.press(Key::Tab).await?;
            if focused_pin(&page).await?.is_some() {
                break;
            }
        }
        let stop = page.find(":focus").await?;
        assert_eq!(stop.attribute("tabindex"), "0");
        assert_eq!(page.find_all(".pin[tabindex='0']").await?.len(), 1);

        let mut tried = Vec::new();
        while focused_pin(&page).await?.as_deref() != Some("pin_odesa") {
            assert!(tried.len() < MOST_ARROWS, "{tried:?}");
            let key = arrow_towards(&page, "#pin_odesa", &tried).await?;
            tried.push((focused_pin(&page).await?, char::from(key)));
            page.press(key).await?;
        }
        page.press(Key::Enter).await?;
        opened(&page, "odesa").await?;
        assert!(page.url().await?.ends_with("#odesa"));
        still(&page).await?;
        // The reader can go on from where they are.
        assert_eq!(focused_pin(&page).await?.as_deref(), Some("pin_odesa"));
        // First the card beside the pin goes, then the one in the panel.
        page.press(Key::Escape).await?;
        page.wait_until("!document.querySelector('.tip')").await?;
        page.press(Key::Escape).await?;
        opened(&page, "explore").await?;
        page.wait_for("#pin_odesa", |pin| pin.attribute("aria-current").is_empty() && pin.focused).await?;
        // One more Tab leaves the pins: they are one stop.
        page.press(Key::Tab).await?;
        assert_eq!(focused_pin(&page).await?, None);
        Ok(())
    });
}

#[test]
fn arrow_keys_lead_from_every_pin_to_every_other() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let ways: Vec<(String, String, i32)> = page.run(REACH, &[]).await?;
        let lost: Vec<_> = ways.iter().filter(|(.., n)| !is_soon(*n)).collect();
        assert!(ways.len() == SUBJECTS * SUBJECTS && lost.is_empty(), "{lost:#?}");
        Ok(())
    });
}

#[test]
fn the_land_of_finland_opens_the_card_of_its_minister() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        page.click_at(spot(&page, "aalto").await?).await?;
        let card = opened(&page, "aalto").await?;
        assert!(card.text.contains("Aino Aalto") && card.text.contains("Minister of Finland"), "{}", card.text);
        page.wait_for("#pin_aalto.selected", |pin| pin.attribute("aria-current") == "true").await.map(drop)
    });
}

#[test]
fn with_reduced_motion_the_map_is_there_at_once() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let watch = "
            window.flights = 0;
            const count = changes => window.flights += changes.length;
            new MutationObserver(count).observe(map_box, { attributeFilter: ['data-flying'] });";
        page.run::<Value>(watch, &[]).await?;
        let europe = map_width(&page).await?;
        // A driver may answer before the page has heard its click.
        let width = "document.querySelector('#map_base').viewBox.baseVal.width";
        page.click("#pin_odesa").await?;
        opened(&page, "odesa").await?;
        page.wait_until(&format!("{width} < {}", europe / 2.0)).await?;
        page.click("[data-do='extent europe']").await?;
        page.wait_until(&format!("Math.abs({width} - {europe}) < 1")).await?;
        page.click("[data-do='zoom in']").await?;
        page.wait_until(&format!("{width} < {europe}")).await?;
        assert_eq!(page.eval::<u32>("window.flights").await?, 0);
        Ok(())
    });
}

#[test]
fn the_focus_stays_where_it_was_when_the_program_takes_over() {
    check(async |stage| {
        let page = stage.page(Options::moving()).await?;
        let early = "addEventListener('DOMContentLoaded', () => document.querySelector('#pin_aalto').focus())";
        let site = Site::hosting(fixture()?)?.first_script(early).start()?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        page.wait_for("#pin_aalto", |pin| pin.focused && pin.attribute("tabindex") == "0").await?;
        assert_eq!(page.find_all(".pin[tabindex='0']").await?.len(), 1);
        page.press(Key::Enter).await?;
        opened(&page, "aalto").await.map(drop)
    });
}

/// The id of the pin that has the focus.
async fn focused_pin(page: &Page) -> Result<Option<String>> {
    page.eval("document.activeElement.closest('.pin')?.id").await
}

/// The arrow key that leads from the focus towards an element: along the longer
/// way first, along the other one where that has been tried from here.
async fn arrow_towards(page: &Page, css: &str, tried: &[(Option<String>, char)]) -> Result<Key> {
    let way = "
        const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
        const [from, to] = [document.activeElement, document.querySelector(arguments[0])];
        const [[a, b], [c, d]] = [from, to].map(element => middle(element.getBoundingClientRect()));
        return [c - a, d - b];";
    let (right, down): (f64, f64) = page.run(way, &[json!(css)]).await?;
    let across = if right > 0.0 { Key::Right } else { Key::Left };
    let along = if down > 0.0 { Key::Down } else { Key::Up };
    let (first, second) = if right.abs() > down.abs() { (across, along) } else { (along, across) };
    let is_tried = tried.contains(&(focused_pin(page).await?, char::from(first)));
    Ok(if is_tried { second } else { first })
}
