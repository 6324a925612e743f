//! The layout for a projector: read from the last row, and led through by the keys of a presenter.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Key, Options, Page};
use e2e::site::Site;
use e2e::{Shipped, Stage, check, check_for, dist, fixture, stories};
use serde_json::Value;

use crate::frame::framed;
use crate::one_view::address;
use crate::shipped::time_for_all;
use crate::visit::{LIVE, each_direction, quiet};

/// Whether the page is laid out for a projector.
const READY: &str = "document.documentElement.matches('.live[data-layout=wall]')
    && document.querySelector('.wall-foot') && !datelineActs.length";

/// What is too small, cut or beyond the screen, as it stands; and a press of a key that is waited for.
const LOOK: &str = "
    const root = document.documentElement, flaws = [];
    const shown = part => part.checkVisibility({ visibilityProperty: true });
    const pane = () => [...document.querySelectorAll('.wall-proof, .wall-question, #reading')].filter(shown);
    const name = part => part.className || part.id || part.tagName;
    const size = part => parseFloat(getComputedStyle(part).fontSize);
    const look = where => {
        const flaw = words => flaws.push(`${where}: ${words}`);
        if (shown(document.getElementById('panel'))) flaw('the panel of the reader shows');
        if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) flaw('the page scrolls');
        for (const part of document.querySelectorAll('#map_names .name, #map .pin-name'))
            if (shown(part) && part.textContent.trim() && size(part) < 20) flaw(`${part.textContent} has ${size(part)} px`);
        for (const part of document.querySelectorAll('#map, .mode, .insets, .wall-foot *')) {
            if (!shown(part)) continue;
            const { left, right, top, bottom } = part.getBoundingClientRect();
            if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) flaw(`${name(part)} is cut`);
            if (part.matches('.mode, .wall-foot *') && size(part) < 20) flaw(`${name(part)} has ${size(part)} px`);
        }
        const foot = document.querySelector('.wall-foot').getBoundingClientRect();
        if (root.matches('.bare') && document.querySelector('.head').getBoundingClientRect().bottom > foot.top)
            flaw('what it is about is cut');
        const map = document.getElementById('map').getBoundingClientRect();
        for (const inset of document.querySelectorAll('.inset, .inset .pin')) {
            const { left, right, top } = inset.getBoundingClientRect();
            if (shown(inset) && (left < map.left - 1 || right > map.right + 1 || top < map.top)) flaw(`${inset.innerText} is cut`);
        }
        for (const one of pane()) {
            const box = one.getBoundingClientRect();
            if (box.bottom > innerHeight || box.top < 0) flaw(`${name(one)} is cut`);
            const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
            while (words.nextNode()) {
                const { parentElement: part, data } = words.currentNode;
                if (!data.trim() || !shown(part)) continue;
                const range = document.createRange();
                range.selectNodeContents(words.currentNode);
                for (const { left, right, top, bottom, width } of range.getClientRects()) {
                    if (!width || right <= box.left + 1 || left >= box.right - 1) continue;
                    if (size(part) < 20) flaw(`${data} has ${size(part)} px`);
                    if (left < box.left - 1.5 || right > box.right + 1.5 || top < box.top - 3 || bottom > box.bottom + 3)
                        flaw(`${data} is cut: ${[left, right, top, bottom]} in ${[box.left, box.right, box.top, box.bottom]}`);
                }
            }
        }
        const options = [...document.querySelectorAll('.wall-option')].filter(shown);
        const question = document.querySelector('.wall-question').getBoundingClientRect();
        for (const option of options) {
            const { left, right, top, bottom } = option.getBoundingClientRect();
            if (left < question.left - 1 || right > question.right + 1 || bottom > question.bottom + 1)
                flaw(`an option is not seen: ${option.innerText}`);
        }
    };
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const press = async (key, shiftKey) => {
        const on = document.activeElement ?? document.body;
        on.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
        await frame();
        while (datelineActs.length) await frame();
        await frame();
    };
    // What is open, and which page of it.
    const here = () => {
        const part = root.matches('.bare') ? 'map'
            : root.matches('.asking') ? document.querySelector('.wall-number').textContent + (root.matches('.wall-told') ? '!' : '')
            : document.querySelector('.part.open').id;
        return [part, root.matches('.bare') ? '' : document.querySelector('.wall-folio').textContent].join(' ').trim();
    };";

/// Presses a key until nothing else opens, or the first of all again; gives what was open each time, and what was
/// wrong with that.
const WALK: &str = "
    const [key, shift] = arguments;
    const walk = async () => {
        const seen = [here()];
        look(here());
        while (seen.length < 400) {
            await press(key, shift);
            look(here());
            if (here() === seen.at(-1)) break;
            seen.push(here());
            if (here() === 'map') break;
        }
        return [seen, [...new Set(flaws)]];
    };
    return walk();";

/// Walks by a key: what was open, one after the other; nothing may be cut or small on the way.
async fn walk(page: &Page, key: &str, shift: bool) -> Result<Vec<String>> {
    let (seen, flaws): (Vec<String>, Vec<String>) =
        page.run(&[LOOK, WALK].concat(), &[key.into(), shift.into()]).await?;
    ensure!(flaws.is_empty(), "{flaws:#?}");
    Ok(seen)
}

/// Opens a page for a projector.
async fn put(page: &Page, site: &Site, address: &str) -> Result<()> {
    page.goto(&site.url(address)).await?;
    page.wait_until(READY).await
}

/// Without what says which page of a text it is.
fn parts(seen: &[String]) -> Vec<&str> {
    let mut parts: Vec<&str> = seen.iter().filter_map(|one| one.split(" 1 / ").next()).collect();
    parts.retain(|part| !part.contains(" / "));
    parts
}

/// Goes through a story by Space, and back by Page Up.
async fn through(page: &Page, story: &Shipped, language: &str) -> Result<()> {
    let site = Site::hosting(dist())?.start()?;
    let query = format!("{}&layout=wall", address(story, language));
    put(page, &site, &query).await?;
    page.wait_until(&format!("document.documentElement.lang === '{language}'")).await?;
    let ids: Vec<String> =
        page.eval("[...document.querySelectorAll('#explore .all .subject')].map(link => link.hash.slice(1))").await?;
    let seen = walk(page, " ", false).await?;
    let expected: Vec<&str> = std::iter::once("map").chain(ids.iter().map(String::as_str)).chain(["map"]).collect();
    ensure!(parts(&seen) == expected, "{seen:?}");
    put(page, &site, &format!("{query}&view=follow")).await?;
    let seen = walk(page, "PageDown", false).await?;
    let steps: usize = page.eval("document.querySelectorAll('.steps > .part').length").await?;
    let told: usize = seen.iter().filter(|one| one.starts_with("step=") && parts(&[(*one).clone()]).len() == 1).count();
    ensure!(told == steps, "{seen:?}");
    let questions: usize = page.eval("document.querySelectorAll('#quiz .questions > li').length").await?;
    put(page, &site, &format!("{query}&view=quiz")).await?;
    let seen = walk(page, " ", false).await?;
    ensure!(parts(&seen).len() == 2 * questions, "a question and its answer each: {seen:?}");
    let back = walk(page, "PageUp", false).await?;
    ensure!(parts(&back).len() == 2 * questions && back.last() == seen.first(), "{back:?}");
    let kept: usize = page.eval("localStorage.length").await?;
    ensure!(kept == 0, "{kept} entries are kept");
    quiet(page).await
}

/// Goes through every story at a size of the screen, in its first language and in Arabic where it has that.
async fn through_all(stage: &Stage, (width, height): (u32, u32)) -> Result<()> {
    let page = stage.page(Options { width, height, ..Options::default() }).await?;
    each_direction(async |story, language| {
        through(&page, story, language).await.with_context(|| format!("at {width} × {height}"))
    })
    .await
}

#[test]
fn a_small_projector_shows_everything_large_and_whole() {
    check_for(time_for_all(), async |stage| through_all(stage, (800, 600)).await);
}

#[test]
fn a_large_projector_shows_everything_large_and_whole() {
    check_for(time_for_all(), async |stage| through_all(stage, (1_920, 1_080)).await);
}

/// The fixture for a projector.
async fn visit(stage: &Stage, address: &str) -> Result<(Site, Page)> {
    let site = Site::hosting(fixture()?)?.start()?;
    let page = stage.page(Options { width: 800, height: 600, ..Options::default() }).await?;
    put(&page, &site, address).await?;
    Ok((site, page))
}

#[test]
fn a_key_shows_the_answer_and_what_proves_it_and_keeps_nothing() {
    check(async |stage| {
        let (_site, page) = visit(stage, "?layout=wall&view=quiz").await?;
        ensure!(page.find_all(".wall-proof").await?.iter().all(|part| !part.shown), "nothing is told yet");
        ensure!(page.find_all(".wall-tag").await?.iter().all(|part| !part.shown), "nothing is marked yet");
        page.press(Key::Space).await?;
        page.wait_for(".wall-proof", |part| part.shown && part.text.len() > 20).await?;
        let right = "
            const lines = css => [...document.querySelectorAll(css)].map(line => line.textContent.trim());
            const marked = [...document.querySelectorAll('.wall-true .wall-text')].map(line => line.textContent);
            return [marked.sort(), lines('#quiz .questions > li:first-child .right li').sort()];";
        let [marked, expected]: [Vec<String>; 2] = page.run(right, &[]).await?;
        ensure!(!marked.is_empty() && marked == expected, "{marked:?}, not {expected:?}");
        page.press(Key::Enter).await?;
        page.wait_for(".wall-number", |number| number.text.contains('2')).await?;
        page.wait_for(".wall-proof", |part| !part.shown).await?;
        page.press_with(&[Key::Shift], Key::Space).await?;
        page.wait_for(".wall-number", |number| number.text.contains('1')).await?;
        ensure!(page.eval::<usize>("localStorage.length").await? == 0, "nothing is kept");
        quiet(&page).await
    });
}

#[test]
fn hands_are_counted_by_keys_and_stand_as_bars() {
    check(async |stage| {
        let (_site, page) = visit(stage, "?layout=wall&view=quiz").await?;
        for (letter, hands) in [("a", "6"), ("b", "18")] {
            page.type_text(letter).await?;
            page.wait_for(".wall-hands:focus", |field| field.focused).await?;
            page.type_text(hands).await?;
        }
        let bars =
            "[...document.querySelectorAll('.wall-bar')].slice(0, 2).map(bar => bar.getBoundingClientRect().width)";
        let [first, second]: [f64; 2] = page.eval(bars).await?;
        ensure!((second / first - 3.0).abs() < 0.1, "{first} and {second} px");
        let said: Vec<String> = page
            .eval("[...document.querySelectorAll('.wall-share')].slice(0, 2).map(part => part.textContent)")
            .await?;
        ensure!(said == ["25%", "75%"], "{said:?}");
        let named: String = page.eval("document.activeElement.ariaLabel").await?;
        ensure!(named.contains('B'), "{named}");
        // They stay as long as the page does, and no longer.
        page.press(Key::PageDown).await?;
        page.press(Key::PageDown).await?;
        page.press(Key::PageUp).await?;
        page.press(Key::PageUp).await?;
        let value: String = page.eval("document.querySelectorAll('.wall-hands')[1].value").await?;
        ensure!(value == "18", "{value}");
        ensure!(page.eval::<usize>("localStorage.length + sessionStorage.length").await? == 0, "nothing is kept");
        page.reload().await?;
        page.wait_until(READY).await?;
        ensure!(
            page.eval::<String>("document.querySelectorAll('.wall-hands')[1].value").await?.is_empty(),
            "it is gone"
        );
        quiet(&page).await
    });
}

#[test]
fn whoever_goes_by_tab_presses_what_has_the_focus() {
    check(async |stage| {
        let (_site, page) = visit(stage, "?layout=wall&view=quiz").await?;
        page.press(Key::Tab).await?;
        page.run::<Value>("document.querySelectorAll('.wall-turns .turn')[1].focus()", &[]).await?;
        page.press(Key::Enter).await?;
        page.wait_for(".wall-proof", |part| part.shown).await?;
        page.run::<Value>("document.querySelectorAll('.wall-turns .turn')[0].focus()", &[]).await?;
        page.press(Key::Space).await?;
        page.wait_for(".wall-proof", |part| !part.shown).await.map(drop)
    });
}

#[test]
fn nobody_is_kept_out_in_light_or_dark_whatever_is_told() {
    check(async |stage| {
        for theme in ["light", "dark"] {
            let (_site, page) = visit(stage, &format!("?layout=wall&view=quiz&theme={theme}")).await?;
            for told in [false, true] {
                let found = page.axe(&[], &["#map_base", "#map_names"]).await?;
                ensure!(found.is_empty(), "{theme}, told: {told}: {found:#?}");
                if !told {
                    page.press(Key::Space).await?;
                    page.wait_for(".wall-proof", |part| part.shown).await?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn arrows_point_the_other_way_where_one_reads_from_the_right() {
    check(async |stage| {
        let story = stories()?.into_iter().find(|story| story.languages.iter().any(|tag| tag == "ar"));
        let Some(story) = story else { return Ok(()) };
        let site = Site::hosting(dist())?.start()?;
        let page = stage.page(Options { width: 800, height: 600, ..Options::default() }).await?;
        put(&page, &site, &format!("{}&layout=wall&view=quiz", address(&story, "ar"))).await?;
        page.wait_until("document.documentElement.dir === 'rtl'").await?;
        page.press(Key::Left).await?;
        page.wait_until("document.documentElement.matches('.wall-told')").await?;
        page.press(Key::Right).await?;
        page.wait_until("!document.documentElement.matches('.wall-told')").await
    });
}

#[test]
fn only_who_asks_for_it_loads_it_and_a_frame_is_filled() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options { width: 900, height: 700, ..Options::default() }).await?;
        for query in ["", "?layout=page", "?layout=wallpaper"] {
            page.goto(&site.url(query)).await?;
            page.wait_until(LIVE).await?;
            ensure!(page.eval::<String>("document.documentElement.dataset.layout").await? == "page", "{query}");
        }
        ensure!(site.requests().iter().all(|request| !request.path.contains("wall-")), "it was loaded");
        let _host = framed(&page, "width=\"800\" height=\"600\"", &site.url("?layout=wall&view=follow")).await?;
        page.wait_until(READY).await?;
        let height: f64 = page.eval("document.querySelector('.page').getBoundingClientRect().height").await?;
        ensure!((height - 600.0).abs() <= 1.0, "{height}");
        ensure!(
            site.requests().iter().filter(|request| request.path.contains("wall-")).count() == 1,
            "it is loaded once"
        );
        tokio::time::sleep(Duration::from_millis(300)).await;
        let seen = walk(&page, "ArrowDown", false).await?;
        ensure!(seen.len() > 2, "{seen:?}");
        page.leave_frames().await
    });
}

/// Pictures for whoever changes how it looks: `cargo test -p e2e --test site pictures_of_the_wall -- --ignored`.
#[test]
#[ignore = "writes pictures"]
fn pictures_of_the_wall() {
    check_for(time_for_all(), async |stage| {
        for (width, height) in [(800, 600), (1_920, 1_080)] {
            let page = stage.page(Options { width, height, ..Options::default() }).await?;
            for story in stories()? {
                let site = Site::hosting(dist())?.start()?;
                let rtl = story.languages.iter().any(|tag| tag == "ar");
                let more = if rtl { "&lang=ar&theme=dark" } else { "&theme=light" };
                put(&page, &site, &format!("{}?layout=wall&view=quiz{more}", story.folder)).await?;
                page.type_text("b12").await?;
                page.type_text("c8").await?;
                page.press(Key::Space).await?;
                page.screenshot(&stage.folder().join(format!("{}-{width}-hands.png", story.id))).await?;
                for (view, presses) in [("explore", 0), ("explore", 1), ("follow", 1), ("quiz", 4), ("quiz", 5)] {
                    put(&page, &site, &format!("{}?layout=wall&view={view}", story.folder)).await?;
                    for _ in 0..presses {
                        page.press(Key::Space).await?;
                    }
                    tokio::time::sleep(Duration::from_millis(400)).await;
                    let name = format!("{}-{width}-{view}-{presses}.png", story.id);
                    page.screenshot(&stage.folder().join(name)).await?;
                }
            }
        }
        Ok(())
    });
}
