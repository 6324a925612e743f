//! Paper: what is printed is what is open, with a map on which everything stands where it belongs; in dark
//! ink, on few sheets, and with nothing to press.

use anyhow::{Result, ensure};
use e2e::browser::{Ability, Engine, Options, Page};
use e2e::site::Site;
use e2e::{check, dist, stories};

use crate::questions::{ANSWER_ANY, start};
use crate::visit::{LIVE, opened, still, visit};

/// The most sheets of A4 that a story takes.
const MOST: usize = 4;

/// What does not stand on the printed map where the map has it, and what is not of a sheet's size.
const ASTRAY: &str = "
    const astray = [], near = (a, b) => Math.abs(a - b) < 1.5;
    const map = document.querySelector('#map_box'), box = map.getBoundingClientRect();
    const home = getComputedStyle(document.documentElement).getPropertyValue('--map');
    const [homeWidth, homeHeight] = home.split('/').map(Number);
    const { width, height } = document.querySelector('#map_base').viewBox.baseVal;
    if (!near(box.width, 660) || !near(box.height, 660 * homeHeight / homeWidth)) astray.push(`a map of ${box.width} × ${box.height}`);
    if (!near(width / height * 100, homeWidth / homeHeight * 100)) astray.push(`a view of ${width} × ${height}`);
    const corner = arguments[0];
    for (const pin of document.querySelectorAll('.pins .pin:not([hidden])')) {
        const style = getComputedStyle(pin), { left, top, width: wide, height: high } = pin.getBoundingClientRect();
        const moved = side => parseFloat(style.getPropertyValue(side)) || 0;
        const at = [left + wide / 2 - box.left - moved('--dx'), top + high / 2 - box.top - moved('--dy')];
        const units = [corner[0] + parseFloat(style.left) / box.width * homeWidth, corner[1] + parseFloat(style.top) / box.height * homeHeight];
        // From near the map is turned.
        const spot = new DOMPoint(...units).matrixTransform(document.querySelector('#map_sheet').getScreenCTM());
        const wanted = [spot.x - box.left, spot.y - box.top];
        if (!near(at[0], wanted[0]) || !near(at[1], wanted[1])) astray.push(`${pin.id} at ${at}, not ${wanted}`);
        if (wide < 28) astray.push(`${pin.id} is ${wide} px wide`);
        // Nobody can point at it there.
        const inside = wanted.every((at, side) => at >= 0 && at <= [box.width, box.height][side]);
        if (inside && !pin.querySelector('.pin-name').checkVisibility({ visibilityProperty: true })) astray.push(`${pin.id} has no name`);
    }
    for (const pin of document.querySelectorAll('.inset .pin:not([hidden])')) {
        if (!pin.querySelector('.pin-name').checkVisibility({ visibilityProperty: true })) astray.push(`${pin.id} has no name`);
    }
    const names = [...document.querySelectorAll('.name, .pins .pin-name')].filter(name => name.checkVisibility({ visibilityProperty: true }))
        .map(name => [name.textContent, name.getBoundingClientRect()])
        .filter(([, at]) => at.right > box.left && at.left < box.right && at.bottom > box.top && at.top < box.bottom);
    if (names.length < 6) astray.push(`${names.length} names`);
    names.forEach(([one, a], at) => names.slice(at + 1).forEach(([other, b]) => {
        if (a.left + 4 < b.right && b.left + 4 < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom) astray.push(`${one} on ${other}`);
    }));
    return astray;";

/// The controls that are printed.
const CONTROLS: &str = "[...document.querySelectorAll('a, button, select, summary, input, [role=button]')]
    .filter(control => control.checkVisibility({ visibilityProperty: true }))
    .filter(control => !control.matches('.subject, .pin, .option input, .chip input, .tally button, summary') && !control.value)
    .map(control => control.outerHTML)";

/// Texts that are printed and cannot be read: in a colour too near to the ground, which is white but where
/// the style has a ground printed.
const PALE: &str = "
    const light = color => {
        const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(part => (part /= 255) > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const ground = element => {
        for (; element; element = element.parentElement) {
            const { backgroundColor, printColorAdjust } = getComputedStyle(element);
            if (printColorAdjust === 'exact' && !/rgba\\(.*, 0\\)|transparent/.test(backgroundColor)) return light(backgroundColor);
        }
        return 1.05;
    };
    const pale = [];
    for (const element of document.querySelectorAll('.page *, .disc')) {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || element.matches('.person .disc');
        if (!own || element.closest('svg, .unseen, option') || !element.checkVisibility({ visibilityProperty: true })) continue;
        const ink = element.matches('.pin-name') ? [light(getComputedStyle(element).color), 1.05] : [light(getComputedStyle(element).color), ground(element)];
        const ratio = Math.max(...ink) / Math.min(...ink);
        if (ratio < 4.5) pale.push(`${element.textContent.slice(0, 40)}: ${ratio}`);
    }
    for (const shape of ['sea', 'land']) {
        const fill = getComputedStyle(document.querySelector('.base .' + shape)).fill;
        if (light(fill) < 0.7) pale.push(`${shape}: ${fill}`);
    }
    // A heading that would be the last on a sheet is none: it takes room for what stands behind it.
    for (const heading of document.querySelectorAll('.part.open h3, #explore.open ~ .steps .chapter')) {
        if (heading.checkVisibility() && parseFloat(getComputedStyle(heading, '::after').height) < 90) pale.push(heading.textContent);
    }
    const { colorScheme } = getComputedStyle(document.documentElement);
    if (!/only/.test(colorScheme) || /dark/.test(colorScheme)) pale.push(colorScheme);
    return pale;";

/// The parts, the map, and the panel, as far as they are printed.
const PRINTED: &str = "[...document.querySelectorAll('#map, #panel, .part')]
    .filter(part => part.checkVisibility() && part.offsetHeight).map(part => part.id)";

/// The upper left corner of the fixture's map at home, in map units.
async fn corner(page: &Page) -> Result<serde_json::Value> {
    page.eval("(({ x, y }) => [x, y])(document.querySelector('#map_base').viewBox.baseVal)").await
}

/// Checks that nothing on paper is astray, pale, or can be pressed.
async fn is_true(page: &Page, corner: &serde_json::Value, what: &str) -> Result<()> {
    // Whoever shows paper on a screen lays the page out anew there, which no printing browser does: over a
    // question the map would be laid out for what it is once it was made smaller.
    page.run::<()>("document.querySelector('#map_box').style.setProperty('zoom', 1, 'important')", &[]).await?;
    page.show_as_printed().await?;
    let mut flaws: Vec<String> = page.eval(CONTROLS).await?;
    flaws.extend(page.run::<Vec<String>>(PALE, &[]).await?);
    if page.eval("document.querySelector('#map').checkVisibility()").await? {
        flaws.extend(page.run::<Vec<String>>(ASTRAY, std::slice::from_ref(corner)).await?);
    }
    ensure!(flaws.is_empty(), "{what}: {flaws:#?}");
    Ok(())
}

#[test]
fn what_stands_on_the_map_stands_there_on_paper_whatever_was_seen() {
    check(async |stage| {
        stage.needs(Ability::Paper)?;
        const VIEW: &str =
            "document.querySelector('#map_base').getAttribute('viewBox').split(' ').map(Math.round).join()";
        let near = ".extents button:last-child";
        for (width, height, clicks) in [
            (1_280, 800, &[][..]),
            (1_280, 800, &[near][..]),
            (390, 700, &[near][..]),
            (1_600, 500, &[".enlarge"][..]),
            (1_000, 900, &[near, ".enlarge"][..]),
            (700, 900, &["#pin_odesa"][..]),
        ] {
            let (_site, page) = visit(stage, Options { width, height, ..Options::default() }, "").await?;
            let corner = corner(&page).await?;
            for click in clicks {
                page.click(click).await?;
                still(&page).await?;
            }
            let pressed = "document.querySelector('.extents [aria-pressed=true]')?.innerText";
            let before: Option<String> = page.eval(pressed).await?;
            let seen: String = page.eval(VIEW).await?;
            // Whoever printed goes on from where it was.
            page.print().await?;
            assert_eq!(page.eval::<Option<String>>(pressed).await?, before);
            assert_eq!(page.eval::<String>(VIEW).await?, seen);
            is_true(&page, &corner, &format!("{width} × {height} after {clicks:?}")).await?;
        }
        Ok(())
    });
}

#[test]
fn a_map_in_flight_is_printed_where_it_goes() {
    check(async |stage| {
        stage.needs(Ability::Paper)?;
        let (_site, page) = visit(stage, Options::moving(), "").await?;
        let corner = corner(&page).await?;
        page.click(".extents button:last-child").await?;
        is_true(&page, &corner, "in flight").await?;
        page.wait_until(
            "[...document.querySelectorAll('.names, .pin-name')].every(name => getComputedStyle(name).opacity === '1')",
        )
        .await
    });
}

#[test]
fn what_is_open_is_printed_and_for_the_list_the_story() {
    check(async |stage| {
        stage.needs(Ability::Paper)?;
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let corner = corner(&page).await?;
        for dark in [false, true] {
            for (fragment, parts) in [
                ("?theme=dark", &["map", "explore", "step=before", "step=first", "step=second", "corrections"][..]),
                ("?theme=dark#odesa", &["map", "odesa"][..]),
                ("#step=first", &["map", "step=first"][..]),
                ("?theme=dark#corrections", &["map", "corrections"][..]),
            ] {
                let (_site, page) = visit(stage, Options { dark, ..Options::default() }, fragment).await?;
                is_true(&page, &corner, fragment).await?;
                let printed: Vec<String> = page.eval(PRINTED).await?;
                assert!(parts.iter().all(|part| printed.iter().any(|id| id == part)), "{fragment}: {printed:?}");
                assert!(printed.len() == parts.len() || parts.len() == 6, "{fragment}: {printed:?}");
                assert!(!printed.iter().any(|id| id == "panel" || id == "quiz"), "{fragment}: {printed:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_question_and_the_result_are_printed_as_they_stand() {
    check(async |stage| {
        stage.needs(Ability::Paper)?;
        let (_site, page) = visit(stage, Options { dark: true, ..Options::default() }, "").await?;
        let corner = corner(&page).await?;
        start(&page).await?;
        let mut maps = 0;
        for number in 1.. {
            if !page.eval::<bool>("Boolean(document.querySelector('#panel .question'))").await? {
                break;
            }
            let is_on_map: bool = page.eval("Boolean(document.querySelector('.answering'))").await?;
            maps += usize::from(is_on_map);
            is_true(&page, &corner, &format!("question {number}")).await?;
            let printed: Vec<String> = page.eval(PRINTED).await?;
            assert_eq!(printed, if is_on_map { &["map", "panel"][..] } else { &["panel"][..] });
            let answer = format!(
                "const find = css => document.querySelector('#panel ' + css);
                 const turn = async () => {{ do await new Promise(done => setTimeout(done)); while (datelineActs.length); }};
                 return (async () => {{ {ANSWER_ANY} await answer_any(); }})();"
            );
            page.run::<()>(&answer, &[]).await?;
            is_true(&page, &corner, &format!("the answer to question {number}")).await?;
            page.run::<()>("document.querySelector('#panel [data-do=next]').click()", &[]).await?;
            page.wait_until("!datelineActs.length").await?;
        }
        assert!(maps > 0);
        is_true(&page, &corner, "the result").await?;
        // With what was answered on the map.
        assert_eq!(page.eval::<Vec<String>>(PRINTED).await?, ["map", "panel"]);
        let sheets = page.print().await?.count();
        assert!((1..=2).contains(&sheets), "{sheets} sheets");
        Ok(())
    });
}

#[test]
fn every_story_is_printed_on_a_few_sheets_with_the_program_and_without() {
    check(async |stage| {
        stage.needs(Ability::Paper)?;
        for javascript in [true, false] {
            let page = stage.page(Options { javascript, ..Options::default() }).await?;
            for story in stories()? {
                let site = Site::hosting(dist())?.start()?;
                page.goto(&site.url(&story.folder)).await?;
                if javascript {
                    page.wait_until(LIVE).await?;
                    opened(&page, "explore").await?;
                }
                let sheets = page.print().await?.count();
                ensure!((1..=MOST).contains(&sheets), "{} is {sheets} sheets long", story.id);
            }
        }
        Ok(())
    });
}

#[test]
fn the_names_that_have_room_are_printed_and_no_others() {
    check(async |stage| {
        stage.needs(Ability::Paper)?;
        // Of a PDF of Chromium's no letter can be told; what differs there is the size of the sheet.
        if stage.engine() != Engine::Firefox {
            return Ok(());
        }
        const NAMES: &str = "[...document.querySelectorAll('.name')].filter(name => name.checkVisibility()).map(name => name.textContent).join('')";
        // Of a letter that has a halo the browser draws the outline.
        const MAP: &str = "
            for (const part of document.querySelectorAll('.pins, .insets, #reading, .page > *:not(main), main > *:not(.grid)')) part.remove();
            for (const name of document.querySelectorAll('.name')) name.style.stroke = 'none';";
        let (_site, as_printed) = visit(stage, Options::default(), "").await?;
        as_printed.show_as_printed().await?;
        let shown: String = as_printed.eval(NAMES).await?;
        let (_site, page) = visit(stage, Options { width: 1_100, ..Options::default() }, "").await?;
        let wide: f64 = page.eval("document.querySelector('.plane').getBoundingClientRect().width").await?;
        ensure!((660.0..760.0).contains(&wide), "{wide}");
        let hidden = "[...document.querySelectorAll('.name:not(.far)')].filter(name => !name.checkVisibility()).length";
        for width in [500, 700, 1_366] {
            page.resize(width, 800).await?;
            page.run::<()>(MAP, &[]).await?;
            // The country in focus is written in capitals.
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
                letters.sort_unstable();
                letters.into_iter().collect::<String>()
            };
            assert_eq!(letters(&page.print().await?.letters()), letters(&shown), "from {width} px");
        }
        assert!(page.eval::<usize>(hidden).await? > 0, "there is room for all");
        Ok(())
    });
}
