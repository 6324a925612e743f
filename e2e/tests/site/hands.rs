//! The map under a reader's hands: the wheel, the mouse, fingers, and the keys
//! and buttons that do the same.

use anyhow::Result;
use e2e::browser::{Ability, Key, Options, Page};
use e2e::check;
use serde_json::{Value, json};

use crate::questions::SUBJECTS;
use crate::visit::{map_width, opened, still, visit};

/// Where the middle of the map's box is in the window.
async fn middle(page: &Page) -> Result<(f64, f64)> {
    let map = page.find("#map_box").await?;
    Ok((map.x + map.width / 2.0, map.y + map.height / 2.0))
}

/// A place of the map's box on the sea, where nothing can be picked.
async fn sea(page: &Page) -> Result<(f64, f64)> {
    let map = page.find("#map_box").await?;
    Ok((map.x + map.width * 0.25, map.y + map.height * 0.3))
}

/// Where the camera stands.
async fn view_box(page: &Page) -> Result<Vec<f64>> {
    page.eval("(b => [b.x, b.y, b.width, b.height])(document.querySelector('#map_base').viewBox.baseVal)").await
}

/// Waits until the map is drawn for a camera of another width, and at rest.
async fn rests(page: &Page, wide: impl Fn(f64) -> bool) -> Result<()> {
    for _ in 0..100 {
        if wide(map_width(page).await?) {
            return still(page).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("the map is {} units wide", map_width(page).await?)
}

/// Lets the map show Ukraine, and waits until it does.
async fn show_ukraine(page: &Page) -> Result<()> {
    let europe = map_width(page).await?;
    page.click("[data-do='extent ukraine']").await?;
    rests(page, |width| width < europe / 2.0).await
}

#[test]
fn a_page_that_scrolls_past_is_not_caught_by_the_map() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { width: 500, height: 500, ..Options::moving() }, "").await?;
        let europe = map_width(&page).await?;
        page.run::<Value>("document.querySelector('#map_box').scrollIntoView({ block: 'center' })", &[]).await?;
        let before: f64 = page.eval("scrollY").await?;
        let middle = middle(&page).await?;
        page.wheel(middle, 120).await?;
        page.wait_until(&format!("scrollY > {before}")).await?;
        page.wait_for("#map_box[data-hint] .map-hint", |hint| hint.text.contains("Ctrl")).await?;
        assert_eq!(map_width(&page).await?, europe);
        // It goes away by itself.
        page.wait_for("#map_box:not([data-hint])", |_| true).await.map(drop)
    });
}

#[test]
fn a_map_that_was_clicked_is_zoomed_by_the_wheel_until_there_is_no_more() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let europe = map_width(&page).await?;
        page.click_at(sea(&page).await?).await?;
        let middle = middle(&page).await?;
        for _ in 0..2 {
            page.wheel(middle, -240).await?;
        }
        rests(&page, |width| width < europe * 0.7).await?;
        for _ in 0..4 {
            page.wheel(middle, 400).await?;
        }
        rests(&page, |width| (width - europe).abs() < 1.0).await?;
        // Then the page scrolls on.
        page.run::<Value>("document.body.style.paddingBottom = '2000px'", &[]).await?;
        page.wheel(middle, 120).await?;
        page.wait_until("scrollY > 0").await
    });
}

#[test]
fn the_mouse_drags_the_map_and_what_it_lets_go_over_is_not_picked() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        show_ukraine(&page).await?;
        let before = view_box(&page).await?;
        let (x, y) = middle(&page).await?;
        page.drag((x, y), (x + 90.0, y + 40.0)).await?;
        page.wait_until(&format!("document.querySelector('#map_base').viewBox.baseVal.x !== {}", before[0])).await?;
        still(&page).await?;
        let after = view_box(&page).await?;
        assert!(after[0] < before[0] && after[1] < before[1], "{before:?} {after:?}");
        assert!((after[2] - before[2]).abs() < 1.0, "{before:?} {after:?}");
        opened(&page, "explore").await?;
        assert!(page.url().await?.ends_with('/'), "{}", page.url().await?);
        // A view that no button names has no button pressed.
        page.wait_for("[data-do='extent ukraine']", |button| button.attribute("aria-pressed") == "false")
            .await
            .map(drop)
    });
}

#[test]
fn a_pin_at_the_edge_stays_where_it_is_pressed() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let europe = map_width(&page).await?;
        page.click("[data-do='zoom in']").await?;
        rests(&page, |width| width < europe * 0.9).await?;
        let (map, pin) = (page.find("#map_box").await?, page.find("#pin_riga").await?);
        let from = (map.x + map.width * 0.72, map.y + map.height * 0.85);
        let pin = (pin.x + pin.width / 2.0, pin.y + pin.height / 2.0);
        page.drag(from, (from.0, from.1 + map.y + 3.0 - pin.1)).await?;
        still(&page).await?;
        page.click_at_by_hand((pin.0, map.y + 4.0)).await?;
        opened(&page, "riga").await.map(drop)
    });
}

#[test]
fn a_flight_ends_where_a_hand_takes_hold() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let seize = "
            const box = document.querySelector('#map_box'), land = document.querySelector('#map_base .outline');
            const wide = () => land.getBoundingClientRect().width, before = wide();
            document.querySelector(\"[data-do='extent ukraine']\").click();
            return new Promise(done => {
                const frame = () => {
                    if (wide() < before * 1.15) return requestAnimationFrame(frame);
                    const { x, y } = box.getBoundingClientRect();
                    const at = { clientX: x + 5, clientY: y + 150, bubbles: true, pointerType: 'mouse', button: 0 };
                    box.dispatchEvent(new PointerEvent('pointerdown', at));
                    const rest = () => box.hasAttribute('data-flying') ? setTimeout(rest, 50)
                        : done(document.querySelector('#map_base').viewBox.baseVal.width);
                    rest();
                };
                frame();
            });";
        let europe = map_width(&page).await?;
        show_ukraine(&page).await?;
        let ukraine = map_width(&page).await?;
        // On a busy machine a flight may be a single frame: then there is another one.
        for _ in 0..5 {
            page.click("[data-do='extent europe']").await?;
            rests(&page, |width| (width - europe).abs() < 1.0).await?;
            let held: f64 = page.run(seize, &[]).await?;
            if held < europe - 1.0 && held > ukraine + 1.0 {
                return Ok(());
            }
        }
        anyhow::bail!("every flight went on to its end")
    });
}

#[test]
fn two_fingers_pinch_the_map_and_one_scrolls_the_page() {
    check(async |stage| {
        stage.needs(Ability::Touch)?;
        let (_site, page) =
            visit(stage, Options { width: 360, height: 640, touch: true, ..Options::moving() }, "").await?;
        let europe = map_width(&page).await?;
        let at = middle(&page).await?;
        page.pinch(at, 60.0, 150.0).await?;
        rests(&page, |width| width < europe * 0.6).await?;
        let near = view_box(&page).await?;
        page.swipe((180.0, 420.0), (180.0, 300.0)).await?;
        assert_eq!(view_box(&page).await?, near);
        opened(&page, "explore").await.map(drop)
    });
}

#[test]
fn a_double_click_zooms_in_about_its_place() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let europe = map_width(&page).await?;
        let at = sea(&page).await?;
        page.double_click_at(at).await?;
        rests(&page, |width| (width / europe - 0.5).abs() < 0.01).await
    });
}

#[test]
fn what_a_hand_does_buttons_do_too() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        assert!(page.find_all(".pan").await?.iter().all(|button| !button.shown), "all of Europe is seen");
        show_ukraine(&page).await?;
        let mut before = view_box(&page).await?;
        for (way, at, sign) in [("left", 0, -1.0), ("up", 1, -1.0), ("right", 0, 1.0), ("down", 1, 1.0)] {
            page.click(&format!("[data-do='pan {way}']")).await?;
            page.wait_until(&format!(
                "document.querySelector('#map_base').viewBox.baseVal.{} !== {}",
                ["x", "y"][at],
                before[at]
            ))
            .await?;
            still(&page).await?;
            let after = view_box(&page).await?;
            assert!((after[at] - before[at]) * sign > 10.0, "{way}: {before:?} {after:?}");
            before = after;
        }
        page.click("[data-do='zoom in']").await?;
        page.wait_for("[role='status']", |status| status.text.contains("enlarged")).await?;
        Ok(())
    });
}

#[test]
fn a_letter_jumps_to_a_name_and_escape_leaves_the_map() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        page.run::<Value>("document.querySelector('#pin_odesa').focus()", &[]).await?;
        for pin in ["pin_tallinn", "pin_tamm", "pin_tallinn"] {
            page.type_text("t").await?;
            page.wait_for(&format!("#{pin}"), |pin| pin.focused).await?;
        }
        page.press(Key::Escape).await?;
        page.press(Key::Escape).await?;
        page.wait_for("#explore .title", |title| title.focused).await.map(drop)
    });
}

#[test]
fn the_card_of_a_pin_stays_while_it_is_pointed_at_and_goes_with_escape() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        page.hover("#pin_ozols").await?;
        let tip = page.wait_for("#pin_ozols .tip", |tip| tip.shown).await?;
        assert!(tip.text.contains("President of Latvia"), "{}", tip.text);
        let map = page.find("#map_box").await?;
        assert!(tip.x >= map.x && tip.x + tip.width <= map.x + map.width && tip.y >= map.y, "{tip:?} in {map:?}");
        page.hover_at((tip.x + tip.width / 2.0, tip.y + tip.height / 2.0)).await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        page.wait_for("#pin_ozols .tip", |tip| tip.shown).await?;
        page.press(Key::Escape).await?;
        page.wait_until("!document.querySelector('.tip')").await?;
        opened(&page, "explore").await.map(drop)
    });
}

#[test]
fn every_card_of_a_pin_lies_within_the_map() {
    check(async |stage| {
        let spill = "
            const box = document.querySelector('#map_box').getBoundingClientRect(), spilt = [];
            const turn = async () => {
                do await new Promise(done => setTimeout(done, 30));
                while (datelineActs.length);
            };
            const all = async () => {
                for (const pin of document.querySelectorAll('.pins .pin:not([hidden])')) {
                    pin.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
                    await turn();
                    const tip = pin.querySelector('.tip')?.getBoundingClientRect();
                    const inside = tip && tip.left >= box.left && tip.right <= box.right + 1 && tip.top >= box.top && tip.bottom <= box.bottom + 1;
                    if (!inside) spilt.push(`${pin.id}: ${JSON.stringify(tip)}`);
                }
                return spilt;
            };
            return all();";
        for width in [320, 768, 1440] {
            let (_site, page) = visit(stage, Options { width, ..Options::moving() }, "").await?;
            let spilt: Vec<String> = page.run(spill, &[]).await?;
            assert_eq!(spilt, [""; 0], "at {width} px");
        }
        Ok(())
    });
}

#[test]
fn the_map_fills_the_screen_and_one_finger_moves_it_there() {
    check(async |stage| {
        let (_site, page) = visit(
            stage,
            Options { width: 360, height: 640, touch: stage.can(Ability::Touch), ..Options::moving() },
            "",
        )
        .await?;
        page.click("[data-do='enlarge']").await?;
        let map = page.wait_for("#map.large", |map| map.height > 630.0).await?;
        assert!(map.x == 0.0 && map.y == 0.0 && map.width >= 345.0, "{map:?}");
        let frame = page.find("#map_box").await?;
        assert!(frame.height > 250.0, "{frame:?}");
        if stage.can(Ability::Touch) {
            let europe = map_width(&page).await?;
            page.click("[data-do='zoom in']").await?;
            rests(&page, |width| width < europe * 0.9).await?;
            let before = view_box(&page).await?;
            page.swipe((150.0, 200.0), (80.0, 150.0)).await?;
            page.wait_until(&format!("document.querySelector('#map_base').viewBox.baseVal.x > {} + 10", before[0]))
                .await?;
        }
        page.press(Key::Escape).await?;
        page.wait_until("!document.querySelector('.large')").await
    });
}

#[test]
fn every_pin_has_a_name_of_its_own_and_the_map_is_one_tab_stop() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let names: Vec<String> =
            page.eval("[...document.querySelectorAll('#map .pin:not([hidden])')].map(pin => pin.ariaLabel)").await?;
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert!(names.len() == SUBJECTS && once.len() == SUBJECTS, "{names:#?}");
        assert!(names.contains(&"Odesa Oblast, Ukraine, By the Black Sea".to_owned()), "{names:#?}");
        let stops: u32 = page.eval("document.querySelectorAll('#map .pin[tabindex=\"0\"]').length").await?;
        assert_eq!(stops, 1);
        let hidden: bool = page
            .run(
                "return arguments[0].every(css => document.querySelector(css).ariaHidden === 'true')",
                &[json!(["#map_base", "#map_names"])],
            )
            .await?;
        assert!(hidden, "shapes and names are not read out");
        Ok(())
    });
}

#[test]
fn a_flight_moves_what_is_there_and_draws_nothing_anew() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        // What changes in the document while the map flies, and what the browser moves by itself.
        let watch = "
            const box = document.querySelector('#map_box'), changed = [], moved = new Map();
            const note = changes => changes.forEach(({ type, attributeName, target }) => {
                if (box.hasAttribute('data-flying') && target !== box)
                    changed.push(`${type} ${attributeName} of ${target.id || target.className}`);
            });
            return new Promise(done => {
                document.querySelector(\"[data-do='extent ukraine']\").click();
                const begun = () => {
                    if (!box.hasAttribute('data-flying')) return setTimeout(begun, 5);
                    new MutationObserver(note)
                        .observe(box, { subtree: true, childList: true, characterData: true, attributes: true });
                    rest();
                };
                const look = ({ effect }) => moved.set(effect.target.id, Object.keys(effect.getKeyframes()[0]));
                const rest = () => {
                    if (!box.hasAttribute('data-flying')) return done([changed, [...moved]]);
                    box.getAnimations({ subtree: true }).forEach(look);
                    setTimeout(rest, 20);
                };
                begun();
            });";
        let (changed, moved): (Vec<String>, Vec<(String, Vec<String>)>) = page.run(watch, &[]).await?;
        assert_eq!(changed, [""; 0]);
        let parts = "document.querySelectorAll('#map_base, .pins .pin:not([hidden])').length";
        let parts: usize = page.eval(parts).await?;
        assert!(parts > 10 && moved.len() == parts, "shapes and pins were moved: {moved:?}");
        let known = ["offset", "computedOffset", "easing", "composite", "transform"];
        assert!(moved.iter().all(|(_, keys)| keys.iter().all(|key| known.contains(&key.as_str()))), "{moved:?}");
        Ok(())
    });
}
