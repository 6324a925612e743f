//! Whose a key, a stroke or a wheel is: what is meant for a field, a dialog, a text that is marked or
//! composed, or for a page that fingers have enlarged, moves nothing else.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Key, Options, Page};
use e2e::check;
use e2e::fixture;
use e2e::site::Site;
use serde_json::{Value, json};

use crate::visit::{map_width, opened, still, visit};

/// Waits until nothing more would come of a key.
async fn settled(page: &Page) -> Result<()> {
    page.run::<Value>("return new Promise(done => setTimeout(done, 250))", &[]).await.map(drop)
}

/// Sends a key to what has the focus, with what a test's driver has no hands for.
async fn send(page: &Page, key: Value) -> Result<()> {
    const SEND: &str = "
        const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...arguments[0] });
        document.activeElement.dispatchEvent(event)";
    page.run::<Value>(SEND, &[key]).await?;
    settled(page).await
}

#[test]
fn a_dialog_has_all_keys_for_itself() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#follow").await?;
        opened(&page, "step=before").await?;
        page.click("#share_open").await?;
        page.wait_for("#share", |dialog| dialog.shown).await?;
        for focus in ["[name='accent']", "[name='theme']", "button", "textarea"] {
            page.run::<Value>("document.querySelector('#share ' + arguments[0]).focus()", &[json!(focus)]).await?;
            page.press(Key::Right).await?;
            settled(&page).await?;
            opened(&page, "step=before").await.context(focus)?;
        }
        page.press(Key::Escape).await?;
        page.wait_until("!document.querySelector('#share').open").await?;
        page.press(Key::Right).await?;
        opened(&page, "step=first").await.map(drop)
    });
}

#[test]
fn escape_closes_one_layer() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#aalto").await?;
        opened(&page, "aalto").await?;
        page.click("#share_open").await?;
        page.wait_for("#share", |dialog| dialog.shown).await?;
        page.press(Key::Escape).await?;
        page.wait_until("!document.querySelector('#share').open").await?;
        settled(&page).await?;
        opened(&page, "aalto").await?;
        page.click("[data-do='enlarge']").await?;
        page.wait_for(".large", |map| map.shown).await?;
        page.press(Key::Escape).await?;
        page.wait_until("!document.querySelector('.large')").await?;
        settled(&page).await?;
        opened(&page, "aalto").await?;
        // While it is held it comes again.
        page.click("[data-do='enlarge']").await?;
        page.wait_for(".large", |map| map.shown).await?;
        send(&page, json!({ "key": "Escape" })).await?;
        send(&page, json!({ "key": "Escape", "repeat": true })).await?;
        opened(&page, "aalto").await?;
        page.press(Key::Escape).await?;
        opened(&page, "explore").await.map(drop)
    });
}

#[test]
fn keys_that_mark_or_compose_a_text_turn_nothing() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#follow").await?;
        opened(&page, "step=before").await?;
        for held in [Key::Shift, Key::Control, Key::Alt] {
            page.press_with(&[held], Key::Right).await?;
            settled(&page).await?;
            opened(&page, "step=before").await?;
        }
        for key in [
            json!({ "key": "ArrowRight", "isComposing": true }),
            json!({ "key": "ArrowRight", "keyCode": 229 }),
            json!({ "key": "ArrowRight", "repeat": true }),
        ] {
            send(&page, key.clone()).await?;
            opened(&page, "step=before").await.with_context(|| key.to_string())?;
        }
        // The Enter that ends a word in a field hands nothing in.
        page.click(".mode[href='#quiz']").await?;
        page.click("#panel .fold:has(#code_in) summary").await?;
        page.click("#code_in").await?;
        page.type_text("KEINE").await?;
        for key in [json!({ "key": "Enter", "isComposing": true }), json!({ "key": "Enter", "keyCode": 229 })] {
            send(&page, key).await?;
            ensure!(page.find_all("#panel .notice").await?.is_empty(), "it is taken for a code");
        }
        page.press(Key::Enter).await?;
        page.wait_for("#panel .notice", |notice| notice.shown).await.map(drop)
    });
}

#[test]
fn the_link_past_the_map_leads_to_what_is_open_and_opens_nothing() {
    check(async |stage| {
        for (fragment, part) in
            [("#quiz", "panel"), ("#aalto", "aalto"), ("", "explore"), ("#step=first", "step=first")]
        {
            let (_site, page) = visit(stage, Options::default(), fragment).await?;
            opened(&page, part).await?;
            let before: (String, u32) = page.eval("[location.href, history.length]").await?;
            page.run::<Value>("document.querySelector('.skip').focus()", &[]).await?;
            page.press(Key::Enter).await?;
            page.wait_for(&format!("[id='{part}'] .title"), |title| title.focused).await?;
            settled(&page).await?;
            opened(&page, part).await?;
            let after: (String, u32) = page.eval("[location.href, history.length]").await?;
            ensure!(before == after, "{before:?} {after:?}");
        }
        // Nor while the program is on its way.
        let never = "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});";
        let site = Site::hosting(fixture()?)?.first_script(never).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("#lind")).await?;
        page.wait_for("#lind", |part| part.shown).await?;
        page.run::<Value>("document.querySelector('.skip').focus()", &[]).await?;
        page.press(Key::Enter).await?;
        page.wait_until("document.activeElement.id === 'reading'").await?;
        ensure!(page.url().await?.ends_with("#lind") && page.find("#lind").await?.shown);
        Ok(())
    });
}

#[test]
fn a_mouse_that_was_let_go_unheard_drags_nothing_any_more() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { height: 1_000, ..Options::default() }, "").await?;
        page.click("[data-do='zoom in']").await?;
        still(&page).await?;
        const DRAG: &str = "
            const part = document.querySelector(arguments[0]), { x, y, width, height } = part.getBoundingClientRect();
            const send = (kind, buttons, dx) => part.dispatchEvent(new PointerEvent(kind, {
                bubbles: true, isPrimary: true, pointerType: 'mouse', button: kind === 'pointerdown' ? 0 : -1, buttons,
                clientX: x + width / 2 + dx, clientY: y + height / 2 }));
            send('pointerdown', 1, 0);
            for (let dx = 10; dx <= arguments[1]; dx += 10) send('pointermove', 1, dx);
            for (let dx = 40; dx < 140; dx += 10) send('pointermove', 0, dx);
            return new Promise(done => setTimeout(done, 400));";
        let left = "document.querySelector('#map_base').viewBox.baseVal.x";
        let before: f64 = page.eval(left).await?;
        page.run::<Value>(DRAG, &[json!("#map_box"), json!(0)]).await?;
        ensure!(page.eval::<f64>(left).await? == before, "the map goes with a mouse that holds nothing");
        // It does with one that does.
        page.run::<Value>(DRAG, &[json!("#map_box"), json!(30)]).await?;
        still(&page).await?;
        ensure!(page.eval::<f64>(left).await? < before, "the map is held by the mouse");

        let kept = "dateline-quiz 2 harbour\nat q-week\n";
        page.run::<Value>("localStorage.setItem('dateline:quiz:harbour', arguments[0])", &[json!(kept)]).await?;
        page.reload().await?;
        page.wait_until(crate::visit::LIVE).await?;
        page.click(".mode[href='#quiz']").await?;
        page.wait_for("#panel .item", |item| item.shown).await?;
        page.run::<Value>(DRAG, &[json!("#panel .item .handle"), json!(30)]).await?;
        ensure!(
            page.eval::<bool>("!document.querySelector('#panel .item').style.translate").await?,
            "it hangs on the mouse"
        );
        Ok(())
    });
}

#[test]
fn a_notch_of_the_wheel_is_a_notch_however_fine_and_a_pinch_is_a_pinch() {
    check(async |stage| {
        const TURN: &str = "
            const box = document.querySelector('#map_box'), { x, y, width, height } = box.getBoundingClientRect();
            const [turns, delta, held] = arguments;
            const key = kind => document.body.dispatchEvent(new KeyboardEvent(kind,
                { bubbles: true, key: 'Control', ctrlKey: kind === 'keydown' }));
            if (held) key('keydown');
            for (let n = 0; n < turns; n++) box.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true,
                ctrlKey: true, deltaY: delta, clientX: x + width / 2, clientY: y + height / 2 }));
            key('keyup');
            return new Promise(done => setTimeout(done, 500));";
        let turned = async |turns: u32, delta: i32, held: bool| {
            let (_site, page) = visit(stage, Options::default(), "").await?;
            let before = map_width(&page).await?;
            page.run::<Value>(TURN, &[json!(turns), json!(delta), json!(held)]).await?;
            still(&page).await?;
            anyhow::Ok(map_width(&page).await? / before)
        };
        let notch = turned(1, -120, true).await?;
        let fine = turned(8, -15, true).await?;
        let pinch = turned(8, -15, false).await?;
        ensure!((notch - fine).abs() < 0.02 && notch < 0.9, "{notch} {fine}");
        ensure!(pinch < notch * 0.6, "{pinch} {notch}");
        Ok(())
    });
}

#[test]
fn on_an_enlarged_page_one_finger_moves_the_page() {
    check(async |stage| {
        stage.needs(Ability::EnlargedPage)?;
        let options = Options { width: 360, height: 740, touch: true, ..Options::default() };
        let (_site, page) = visit(stage, options, "#step=before").await?;
        opened(&page, "step=before").await?;
        page.enlarge(2.5).await?;
        page.wait_until("visualViewport.scale > 2").await?;
        settled(&page).await?;
        let across = "visualViewport.pageLeft";
        page.run::<Value>("document.querySelector('.part.open .title').scrollIntoView()", &[]).await?;
        settled(&page).await?;
        page.run::<Value>(
            "addEventListener('pointerdown', event => window.put = event.target.closest('.steps .part') !== null)",
            &[],
        )
        .await?;
        let before: f64 = page.eval(across).await?;
        let title = "document.querySelector('.part.open .title').getBoundingClientRect().bottom";
        let y: f64 = page.eval(&format!("{title} - visualViewport.offsetTop - 10")).await?;
        page.swipe((130.0, y), (20.0, y)).await?;
        settled(&page).await?;
        ensure!(page.eval::<bool>("put").await?, "the finger is not put on the step");
        opened(&page, "step=before").await?;
        let after: f64 = page.eval(across).await?;
        ensure!(after > before + 30.0, "it was at {before} and is at {after}");
        // What is dragged in the quiz, and the map in all of the window, let the page be moved, too.
        let free = "[...document.querySelectorAll('.handle, .large .map-box')].map(part => getComputedStyle(part).touchAction)";
        page.run::<Value>(
            "localStorage.setItem('dateline:quiz:harbour', 'dateline-quiz 2 harbour\\nat q-week\\n')",
            &[],
        )
        .await?;
        page.goto(&page.url().await?.replace('#', "?q-week#")).await?;
        page.wait_until(crate::visit::LIVE).await?;
        page.click(".mode[href='#quiz']").await?;
        page.wait_for("#panel .handle", |part| part.shown).await?;
        page.enlarge(1.0).await?;
        page.wait_until("!document.documentElement.classList.contains('pinched')").await?;
        let all: Vec<String> = page.eval(free).await?;
        ensure!(!all.is_empty() && all.iter().all(|action| action == "none"), "{all:?}");
        page.enlarge(2.0).await?;
        page.wait_until("document.documentElement.classList.contains('pinched')").await?;
        let all: Vec<String> = page.eval(free).await?;
        ensure!(all.iter().all(|action| action == "auto"), "{all:?}");
        page.enlarge(1.0).await?;
        Ok(())
    });
}
