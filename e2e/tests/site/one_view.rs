//! Map and text in one view: wherever a reader is, something of the map is in sight, and so is the title
//! of what was opened.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{Shipped, Stage, check, check_for, dist, stories};
use serde_json::Value;

use crate::questions::{ANSWER_ANY, steps};
use crate::shipped::time_for_all;
use crate::visit::{LIVE, each_direction, quiet, visit};

/// The least height of the map that is in sight, in CSS px.
const LEAST: u32 = 180;

/// Opens every pin, every step and every question, and hands in an answer to each; where less of the
/// map than so many CSS px is in sight, or the title is not.
const WALK: &str = "
    const [part, steps, least] = arguments, lost = [];
    const turn = async () => {
        do await new Promise(done => setTimeout(done, 20));
        while (datelineActs.length || document.querySelector('#map_box[data-flying]'));
    };
    const find = css => document.querySelector('#panel ' + css);
    // Of an element that nothing covers, where its text begins.
    const seen = (element, { left, right, top, bottom }) => {
        const x = getComputedStyle(element).direction === 'rtl' ? right - 6 : left + 6;
        const hit = document.elementFromPoint(x, top + 6);
        return top >= 0 && bottom <= innerHeight + 1 && (element.contains(hit) || hit?.contains(element));
    };
    const flaw = css => {
        const map = document.querySelector('#map_box').getBoundingClientRect();
        const high = Math.min(map.bottom, innerHeight) - Math.max(map.top, 0);
        if (high < least) return `${Math.round(high)} px of the map`;
        const title = document.querySelector(css);
        const box = title && Array.from(title.getClientRects())[0];
        return (!box || !seen(title, box)) && `its title is at ${JSON.stringify(box)} of ${innerHeight}`;
    };
    // What is done is shown in a turn of its own, which a slow machine may be late with.
    const look = async (what, css) => {
        for (let tries = 0; flaw(css) && tries < 40; tries++) await new Promise(done => setTimeout(done, 25));
        if (flaw(css)) lost.push(`${what}: ${flaw(css)}`);
    };
    ANSWER_ANY
    const parts = {
        pins: async () => {
            for (const pin of [...document.querySelectorAll('#map .pin:not([hidden])')]) {
                pin.click();
                await turn();
                await look(pin.id, '.part.open .title');
            }
        },
        steps: async () => {
            document.querySelector('.mode:nth-child(2)').click();
            await turn();
            for (const step of steps) {
                await look(step, `[id='step=${step}'].open .title`);
                document.querySelector('.part.open').scrollIntoView({ block: 'end' });
                (document.querySelector('.part.open .next') ?? document.querySelector('.bar .turn:last-child')).click();
                await turn();
            }
        },
        quiz: async () => {
            await look('quiz', '#panel .title');
            find('[data-do=start]')?.click();
            await turn();
            for (let left = 6; left-- && find('.question');) {
                const stem = find('.title').innerText;
                await look(stem, '#panel .title');
                await answer_any();
                await look(stem + ', marked', '#panel .feedback .outcome');
                find('[data-do=next]').click();
                await turn();
            }
            await look('then', '#panel .title');
        },
    };
    return parts[part]().then(() => lost);";

/// Walks through a story, in parts that no slow machine takes too long for.
pub async fn lost(page: &Page, story: &Shipped) -> Result<Vec<String>> {
    let walk = WALK.replace("ANSWER_ANY", ANSWER_ANY);
    let part = async |part: &str| -> Result<Vec<String>> {
        page.run(&walk, &[part.into(), steps(&story.pack)?.into(), LEAST.into()]).await
    };
    let mut lost = part("pins").await?;
    lost.extend(part("steps").await?);
    while page.find_all("#panel .score").await?.is_empty() {
        lost.extend(part("quiz").await?);
    }
    Ok(lost)
}

/// The address of a story's page in a language: of that very page, since one that is left says so.
pub fn address(story: &Shipped, language: &str) -> String {
    let is_first = story.languages.first().is_some_and(|first| first == language);
    let file = if is_first { String::new() } else { format!("{language}.html") };
    format!("{}{file}?lang={language}", story.folder)
}

/// Walks through every story, in its first language and in Arabic where it has that, at a size of the window.
async fn walk_through(stage: &Stage, (width, height): (u32, u32)) -> Result<()> {
    let page = stage.page(Options { width, height, ..Options::default() }).await?;
    each_direction(async |story, language| {
        let site = Site::hosting(dist())?.start()?;
        page.goto(&site.url(&address(story, language))).await?;
        page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
        let lost = lost(&page, story).await?;
        ensure!(lost.is_empty(), "at {width} × {height}: {lost:#?}");
        quiet(&page).await
    })
    .await
}

#[test]
fn map_and_title_are_in_sight_on_the_narrowest_phone() {
    check_for(time_for_all(), async |stage| walk_through(stage, (320, 640)).await);
}

#[test]
fn map_and_title_are_in_sight_on_a_phone() {
    check_for(time_for_all(), async |stage| walk_through(stage, (360, 740)).await);
}

#[test]
fn map_and_title_are_in_sight_on_a_large_phone() {
    check_for(time_for_all(), async |stage| walk_through(stage, (390, 844)).await);
}

#[test]
fn map_and_title_are_in_sight_on_a_phone_that_is_turned() {
    check_for(time_for_all(), async |stage| walk_through(stage, (844, 390)).await);
}

/// What of the map is not within the window as it is at first.
const OUTSIDE: &str = "
    [...document.querySelectorAll('#map_box, .pin:not([hidden]), .inset, .controls button')]
        .filter(part => part.checkVisibility())
        .filter(part => part.getBoundingClientRect().bottom > innerHeight)
        .map(part => part.id || part.className || part.innerText)";

#[test]
fn the_whole_map_is_in_the_first_view_of_a_laptop() {
    check(async |stage| {
        for (width, height) in [(1_366, 768), (1_440, 900), (1_024, 768), (1_920, 1_080)] {
            let page = stage.page(Options { width, height, ..Options::default() }).await?;
            for story in stories()? {
                let site = Site::hosting(dist())?.start()?;
                page.goto(&site.url(&story.folder)).await?;
                page.wait_until(LIVE).await?;
                let outside: Vec<String> = page.eval(OUTSIDE).await?;
                ensure!(outside.is_empty(), "{} at {width} × {height}: {outside:?}", story.id);
            }
        }
        Ok(())
    });
}

#[test]
fn what_the_address_opens_is_seen_with_the_map() {
    check(async |stage| {
        for (width, height) in [(390, 844), (844, 390), (1_440, 900)] {
            for address in ["#odesa", "?view=follow", "?view=quiz", "#step=first", "#stages"] {
                let (_site, page) = visit(stage, Options { width, height, ..Options::default() }, address).await?;
                let look = "
                    const map = document.querySelector('#map_box').getBoundingClientRect();
                    const title = document.querySelector('.open .title').getBoundingClientRect();
                    return [Math.min(map.bottom, innerHeight) - Math.max(map.top, 0), title.top, innerHeight - title.bottom, scrollY];";
                let seen: [f64; 4] = page.run(look, &[]).await.context(address)?;
                let [map, above, below, scrolled] = seen;
                ensure!(map >= f64::from(LEAST), "{address} at {width} × {height}: {map} px of the map");
                let is_fact = address == "#stages";
                ensure!(is_fact || above >= 0.0 && below >= 0.0, "{address} at {width} × {height}: {seen:?}");
                ensure!(is_fact || width < 960 || scrolled == 0.0, "{address}: the headline is {scrolled} px away");
            }
        }
        Ok(())
    });
}

#[test]
fn the_map_stays_where_it_is_while_what_is_opened_scrolls() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { width: 390, height: 700, ..Options::default() }, "#odesa").await?;
        page.run::<Value>("scrollTo(0, 1e5)", &[]).await?;
        page.run::<Value>("document.querySelector('.part.open').lastElementChild.scrollIntoView()", &[]).await?;
        let top: f64 = page.eval("document.querySelector('#map').getBoundingClientRect().top").await?;
        assert!((-1.0..=1.0).contains(&top), "{top}");
        Ok(())
    });
}

/// From each pin, points around its middle at which a finger that means it may come down: what is nearest
/// there, and what opens.
const PRESSES: &str = "
    const pins = [...document.querySelectorAll('.pins .pin:not([hidden])')];
    const middle = pin => {
        const { left, top, width, height } = pin.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    };
    const astray = [];
    const turn = async () => {
        do await new Promise(done => setTimeout(done, 10));
        while (datelineActs.length);
    };
    const press = async (pin, right, down) => {
        // What was opened may have been scrolled to.
        document.querySelector('#map_box').scrollIntoView({ block: 'center' });
        const x = middle(pin)[0] + right, y = middle(pin)[1] + down;
        const hit = document.elementFromPoint(x, y);
        if (!hit?.matches('.disc')) return;
        const far = other => Math.hypot(middle(other)[0] - x, middle(other)[1] - y);
        const [nearest, next] = [...pins].sort((a, b) => far(a) - far(b));
        // In the middle between two it may be either.
        if (nearest !== pin || far(next) - far(nearest) < 2) return;
        hit.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: y, detail: 1 }));
        await turn();
        const opened = () => document.querySelector('.part.open').id;
        // A slow machine may be late with it.
        for (let tries = 0; 'pin_' + opened() !== pin.id && tries < 20; tries++) await turn();
        const open = opened();
        if ('pin_' + open !== pin.id) astray.push(`${pin.id} at ${x}, ${y}: ${open}`);
    };
    const all = async () => {
        for (const pin of pins) {
            for (let turns = 0; turns < 8; turns++) {
                const angle = (turns * Math.PI) / 4;
                await press(pin, 10 * Math.cos(angle), 10 * Math.sin(angle));
            }
        }
        return astray;
    };
    return all();";

#[test]
fn a_finger_opens_the_pin_that_is_nearest_to_it() {
    check_for(time_for_all(), async |stage| {
        for width in [320, 390] {
            let page = stage.page(Options { width, height: 844, ..Options::default() }).await?;
            for story in stories()? {
                let site = Site::hosting(dist())?.start()?;
                page.goto(&site.url(&story.folder)).await?;
                page.wait_until(LIVE).await?;
                let astray: Vec<String> = page.run(PRESSES, &[]).await?;
                ensure!(astray.is_empty(), "{} at {width} px: {astray:#?}", story.id);
            }
        }
        Ok(())
    });
}
