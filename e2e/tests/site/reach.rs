//! The keyboard's way through everything that the page can show, and what is said
//! aloud on the way.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use e2e::browser::{Ability, Key, Options, Page};
use e2e::{Stage, check};
use serde_json::{Value, json};

use crate::questions::questions;
use crate::tour::{START, tour};
use crate::visit::{HEAR, visit};

/// The states that are walked through: each kind of view and of question.
const WALKED: [&str; 15] = [
    "the list",
    "another view of the map",
    "the map enlarged",
    "a region's card",
    "a step in the middle",
    "a code that is none",
    "map, asked",
    "one, asked",
    "one, wrong",
    "stated, asked",
    "several, asked",
    "who, asked",
    "order, asked",
    "order, wrong",
    "the result, shared",
];

/// Begins at the page's beginning, and notes how all looks that has no focus.
const BEGIN: &str = "
    const first = document.createElement('span');
    first.tabIndex = -1;
    document.body.prepend(first);
    first.focus();
    first.remove();
    scrollTo(0, 0);
    window.look = element => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
        return [outlineStyle, outlineWidth, outlineColor, boxShadow].join();
    };
    window.stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')];
    window.resting = new Map(stops.map(element => [element, look(element)]));";

/// Where the focus is, by its place in the document, and what is wrong with that;
/// nothing where it has left the page.
const STOP: &str = "
    const element = document.activeElement, flaws = [];
    if (element === document.body || element === document.documentElement) return null;
    const name = element.dataset.do ?? element.dataset.edit ?? (element.id || element.hash || element.innerText.slice(0, 40));
    const at = stops.indexOf(element);
    if (at < 0) flaws.push(`${name} has been drawn anew`);
    if (look(element) === resting.get(element)) flaws.push(`${name} looks the same with the focus`);
    // Of a text in several lines, the first.
    const [{ left, top, width, height }] = element.getClientRects();
    if (!element.matches('.unseen') && (width < 1 || height < 1)) flaws.push(`${name} has no size`);
    const owner = element.closest('label') ?? element;
    const hit = [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5]].some(([x, y]) => {
        const found = document.elementFromPoint(left + width * x, top + height * y);
        return found && (owner.contains(found) || found.contains(element) && found.matches('a, button, label, summary'));
    });
    if (!hit) flaws.push(`${name} is covered or out of sight at ${Math.round(left)}, ${Math.round(top)}`);
    return [at, name, flaws];";

/// Walks by Tab from the page's beginning to its end, and out of it.
async fn walk(page: &Page) -> Result<Vec<String>> {
    page.run::<Value>(BEGIN, &[]).await?;
    let (mut flaws, mut before, mut seen) = (Vec::new(), None::<(i64, String)>, BTreeSet::new());
    for _ in 0..400 {
        page.press(Key::Tab).await?;
        let Some((at, name, found)) = page.run::<Option<(i64, String, Vec<String>)>>(STOP, &[]).await? else {
            break;
        };
        // From the end a browser without bars goes on at the beginning.
        if seen.len() > 1 && !seen.insert(at) {
            ensure!(seen.first() == Some(&at), "Tab goes in a ring: to {name} from {before:?}");
            break;
        }
        seen.insert(at);
        if let Some((_, earlier)) = before.as_ref().filter(|(earlier, _)| *earlier > at) {
            flaws.push(format!("Tab goes back from {earlier} to {name}"));
        }
        flaws.extend(found);
        before = Some((at, name));
    }
    // All that can be reached was, but for what has arrow keys: pins and radio buttons.
    let missed: Vec<String> = page.run(MISSED, &[json!(seen)]).await?;
    flaws.extend(missed.into_iter().map(|name| format!("Tab does not come to {name}")));
    Ok(flaws)
}

/// What Tab should have come to.
const MISSED: &str = "
    return stops.filter((element, at) => !arguments[0].includes(at) && element.tabIndex >= 0 && !element.disabled
            && element.checkVisibility({ visibilityProperty: true }) && element.type !== 'radio')
        .map(element => element.dataset.do ?? element.dataset.edit ?? (element.id || element.hash || element.innerText.slice(0, 40)));";

async fn walk_all(stage: &Stage, options: Options) -> Result<()> {
    stage.needs(Ability::Tours)?;
    let (_site, page) = visit(stage, options, START).await?;
    tour(&page, &questions()?, &WALKED, async |_| walk(&page).await).await
}

#[test]
fn tab_leads_through_every_view_in_its_order_and_out_again() {
    check(async |stage| walk_all(stage, Options::default()).await);
}

#[test]
fn tab_leads_through_every_view_on_the_narrowest_screen() {
    check(async |stage| walk_all(stage, Options { width: 320, height: 640, ..Options::default() }).await);
}

#[test]
fn whatever_happens_is_said_once_where_it_is_listened_for() {
    check(async |stage| {
        stage.needs(Ability::Tours)?;
        let (_site, page) = visit(stage, Options::default(), START).await?;
        page.run::<Value>(HEAR, &[]).await?;
        tour(&page, &questions()?, &[], async |state| {
            let (said, stands): (Vec<String>, bool) =
                page.eval("[said.splice(0), region === document.querySelector('[role=status]')]").await?;
            let mut once = said.clone();
            once.dedup();
            // A card is named; what leads from state to state says more. What came of an answer gets the focus.
            let needs = state.ends_with("'s card");
            let is_flaw = !stands || once != said || needs && said.is_empty();
            Ok(is_flaw.then(|| format!("{said:?}")).into_iter().collect())
        })
        .await
    });
}
