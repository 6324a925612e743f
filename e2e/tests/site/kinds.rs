//! Every kind of question, answered right, wrong and partly right, by mouse, by
//! keyboard alone and by touch.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Key as Press, Options, Page};
use e2e::check;
use e2e::site::Site;
use serde_json::{Value, json};

use crate::questions::{Key, Question, Statement, hand_in, questions};
use crate::visit::{HEAR, LIVE, spot, still, variant, visit};

/// How an answer is to turn out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Partly,
    Wrong,
}

impl Outcome {
    fn words(self) -> &'static str {
        match self {
            Self::Right => "Right",
            Self::Partly => "Partly right",
            Self::Wrong => "Wrong",
        }
    }
}

/// What is done with the hands.
#[derive(Clone, Copy)]
enum Hands {
    Mouse,
    Keyboard,
    Touch,
}

/// Puts the mouse or a finger on something.
async fn hit(page: &Page, hands: Hands, css: &str) -> Result<()> {
    match hands {
        Hands::Mouse | Hands::Keyboard => page.click(css).await,
        Hands::Touch => page.tap(css).await,
    }
}

/// Opens the quiz at a question.
pub async fn at(page: &Page, question: &str) -> Result<()> {
    let kept = format!("dateline-quiz 2 harbour\nat {question}\n");
    page.run::<Value>("localStorage.setItem('dateline:quiz:harbour', arguments[0])", &[json!(kept)]).await?;
    page.reload().await?;
    page.wait_until(LIVE).await?;
    page.wait_for("#panel .question .title", |title| title.shown).await?;
    still(page).await?;
    page.run::<Value>("document.querySelector('#panel .title').focus()", &[]).await?;
    page.run::<Value>(HEAR, &[]).await.map(drop)
}

/// Walks by Tab until something has the focus.
async fn walk_to(page: &Page, css: &str) -> Result<()> {
    for _ in 0..40 {
        if page.eval(&format!("document.activeElement.matches({})", json!(css))).await? {
            return Ok(());
        }
        page.press(Press::Tab).await?;
    }
    anyhow::bail!("Tab does not lead to `{css}`")
}

/// Picks one of the radio buttons or checkboxes.
async fn pick(page: &Page, hands: Hands, edit: &str) -> Result<()> {
    let input = format!("#panel input[data-edit='{edit}']");
    let is_checked = format!("document.querySelector({}).checked", json!(input));
    match hands {
        Hands::Mouse | Hands::Touch => hit(page, hands, &input).await?,
        Hands::Keyboard => by_keys(page, &input).await?,
    }
    page.wait_until(&is_checked).await
}

/// Goes to a field and picks it, by keys alone. Of radio buttons one has the tab stop, and arrows go on from there.
async fn by_keys(page: &Page, input: &str) -> Result<()> {
    let is = |what: &str| format!("document.querySelector({}).{what}", json!(input));
    if page.eval::<String>(&is("type")).await? != "radio" {
        walk_to(page, input).await?;
        return page.press(Press::Space).await;
    }
    let name: String = page.eval(&is("name")).await?;
    walk_to(page, &format!("#panel input[name='{name}']")).await?;
    if page.eval(&is("matches(':focus')")).await? {
        return page.press(Press::Space).await;
    }
    for _ in 0..8 {
        page.press(Press::Down).await?;
        if page.eval(&is("checked")).await? {
            return Ok(());
        }
    }
    anyhow::bail!("the arrow keys do not lead to `{input}`")
}

/// Gives a statement a speaker.
async fn attribute(page: &Page, hands: Hands, statement: &str, speaker: &str) -> Result<()> {
    if matches!(hands, Hands::Keyboard) {
        page.run::<Value>("document.querySelector('#panel .title').focus()", &[]).await?;
    }
    pick(page, hands, &format!("choose match {statement} {speaker}")).await
}

const ORDER: &str = "[...document.querySelectorAll('#panel .item')]
    .map(item => item.querySelector('[data-do^=\"move \"]').dataset.do.split(' ')[1])";

/// Moves items up until they are in an order.
async fn order(page: &Page, hands: Hands, items: &[String]) -> Result<()> {
    for (to, item) in items.iter().enumerate() {
        let order: Vec<String> = page.eval(ORDER).await?;
        let at = order.iter().position(|other| other == item).with_context(|| format!("no item `{item}`"))?;
        for at in (to..at).rev() {
            match hands {
                Hands::Mouse | Hands::Touch => {
                    hit(page, hands, &format!("#panel [data-do='move {item} {at}']")).await?;
                }
                Hands::Keyboard => {
                    walk_to(page, &format!("#panel [data-do^='move {item} ']")).await?;
                    page.press(Press::Up).await?;
                }
            }
            page.wait_until(&format!("({ORDER})[{at}] === '{item}'")).await?;
            let (deed, said): (String, String) = page
                .eval("[document.activeElement.dataset.do ?? document.activeElement.className, document.querySelector('[role=status]').textContent]")
                .await?;
            ensure!(deed.starts_with(&format!("move {item} ")), "the keyboard is at `{deed}`");
            ensure!(said.contains(&format!("place {} of", at + 1)), "it says {said:?}");
        }
        if matches!(hands, Hands::Keyboard) {
            page.run::<Value>("document.querySelector('#panel .title').focus()", &[]).await?;
        }
    }
    Ok(())
}

/// Gives an answer that turns out so; whether the question has such a one.
async fn give(page: &Page, question: &Question, outcome: Outcome, hands: Hands) -> Result<bool> {
    let edits: Vec<String> =
        page.eval("[...document.querySelectorAll('#panel .options input')].map(i => i.dataset.edit)").await?;
    let is_partly = outcome == Outcome::Partly;
    match &question.key {
        Key::One { right, .. } | Key::Stated { right } => {
            let edit = edits.iter().find(|edit| edit.ends_with(&format!(" {right}")) == (outcome == Outcome::Right));
            if !is_partly {
                pick(page, hands, edit.context("an option")?).await?;
            }
            return Ok(!is_partly);
        }
        Key::Several { right } | Key::Map { right } => {
            let is_right = |edit: &&String| right.iter().any(|id| edit.ends_with(&format!(" {id}")));
            let picks: Vec<&String> = match outcome {
                Outcome::Right => edits.iter().filter(is_right).collect(),
                Outcome::Partly => edits.iter().filter(is_right).take(1).collect(),
                Outcome::Wrong => edits.iter().filter(|edit| !is_right(edit)).take(1).collect(),
            };
            for edit in picks {
                pick(page, hands, edit).await?;
            }
        }
        Key::Who { statements } => {
            for (at, Statement { id, by }) in statements.iter().enumerate() {
                let speakers = format!(
                    "[...document.querySelectorAll(`#panel input[data-edit^='choose match {id} ']`)].map(input => input.dataset.edit.split(' ')[3])"
                );
                let speakers: Vec<String> = page.eval(&speakers).await?;
                let is_right = outcome == Outcome::Right || is_partly && at == 0;
                let other = speakers.iter().find(|other| *other != by).context("another speaker")?;
                attribute(page, hands, id, if is_right { by } else { other }).await?;
            }
        }
        Key::Order { items } => {
            let mut items = items.clone();
            match outcome {
                Outcome::Right => {}
                Outcome::Partly => {
                    let last = items.len() - 1;
                    items.swap(last - 1, last);
                }
                Outcome::Wrong => items.rotate_left(1),
            }
            order(page, hands, &items).await?;
        }
    }
    Ok(true)
}

/// The name of what has the focus, of which each part has to be there.
const HEARD: &str = "
    const ids = document.activeElement.getAttribute('aria-labelledby').split(' ');
    const text = id => document.getElementById(id).textContent.trim();
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight ? ids.map(text).join(' ') : `out of the window: ${top} to ${bottom}`;";

/// Goes through all outcomes of a question of every kind.
async fn all_kinds(page: &Page, hands: Hands) -> Result<()> {
    let mut kinds = Vec::new();
    let mut all = questions()?;
    // Of a kind, one that can be partly right comes first.
    all.sort_by_key(|question| matches!(&question.key, Key::Several { right } | Key::Map { right } if right.len() < 2));
    for question in &all {
        let (id, kind) = (question.id.as_str(), std::mem::discriminant(&question.key));
        if kinds.contains(&kind) {
            continue;
        }
        kinds.push(kind);
        for outcome in [Outcome::Right, Outcome::Partly, Outcome::Wrong] {
            at(page, id).await?;
            // Nothing yet: a word, and no move.
            let waits = !page.find_all("#panel [data-do='check']").await?.is_empty();
            if outcome == Outcome::Right && waits {
                hit(page, hands, "#panel [data-do='check']").await?;
                page.wait_for("#panel .question .notice", |notice| notice.text.contains("no answer yet")).await?;
                page.run::<Value>("document.querySelector('#panel .title').focus()", &[]).await?;
            }
            if !give(page, question, outcome, hands).await? {
                continue;
            }
            page.run::<Value>("said.length = 0", &[]).await?;
            // Single choices were answered by one press, but for who went through them by keys.
            page.wait_until("document.querySelector('#panel :is(.feedback, [data-do=check])')").await?;
            if !page.find_all("#panel [data-do='check']").await?.is_empty() {
                match hands {
                    Hands::Mouse => drop(hand_in(page).await?),
                    Hands::Touch => page.tap("#panel [data-do='check']").await?,
                    Hands::Keyboard => {
                        walk_to(page, "#panel [data-do='check']").await?;
                        page.press(Press::Enter).await?;
                    }
                }
            }
            // The focus is on what came of it, and what leads on is the next stop.
            let feedback = page.wait_for("#panel .feedback", |feedback| feedback.focused).await?;
            ensure!(feedback.text.starts_with(outcome.words()), "{id} {outcome:?}: {}", feedback.text);
            let heard: String = page.run(HEARD, &[]).await?;
            ensure!(heard.starts_with(&format!("{} Question ", outcome.words())), "{id} {outcome:?}: {heard:?}");
            ensure!(heard.split_whitespace().count() <= 45, "{id} {outcome:?}: {heard:?}");
            let said: Vec<String> = page.eval("said").await?;
            ensure!(said.iter().all(String::is_empty), "{id} {outcome:?}: said {said:?} as well");
            page.press(Press::Tab).await?;
            page.wait_for("#panel [data-do='next']", |next| next.focused).await?;
        }
    }
    ensure!(kinds.len() == 6, "of six kinds of question {} are asked", kinds.len());
    Ok(())
}

#[test]
fn every_kind_is_answered_right_wrong_and_partly_by_mouse() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        all_kinds(&page, Hands::Mouse).await
    });
}

#[test]
fn every_kind_is_answered_right_wrong_and_partly_by_touch() {
    check(async |stage| {
        stage.needs(Ability::Touch)?;
        let options = Options { width: 390, height: 844, touch: true, ..Options::default() };
        let (_site, page) = visit(stage, options, "#quiz").await?;
        all_kinds(&page, Hands::Touch).await
    });
}

#[test]
fn every_kind_is_answered_right_wrong_and_partly_by_keyboard_alone() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        all_kinds(&page, Hands::Keyboard).await
    });
}

/// The middle of the first element that a selector finds.
async fn middle(page: &Page, css: &str) -> Result<(f64, f64)> {
    page.run::<Value>("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", &[json!(css)])
        .await?;
    let found = page.find(css).await?;
    Ok((found.x + found.width / 2.0, found.y + found.height / 2.0))
}

#[test]
fn an_item_can_be_dragged_to_its_place() {
    check(async |stage| {
        let options = Options { height: 1_000, ..Options::default() };
        let (_site, page) = visit(stage, options, "#quiz").await?;
        at(&page, "q-week").await?;
        let before: Vec<String> = page.eval(ORDER).await?;
        let from = middle(&page, "#panel .item:first-child .handle").await?;
        let last = page.find("#panel .item:last-child").await?;
        page.drag(from, (from.0, last.y + last.height - 4.0)).await?;
        page.wait_until(&format!("({ORDER}).at(-1) === '{}'", before[0])).await
    });
}

#[test]
fn a_region_that_nothing_else_speaks_of_is_chosen_by_its_shape_and_by_its_name() {
    check(async |stage| {
        // Of a place that only a question offers, a pack's check says that no fact names it.
        let site = Site::hosting(variant(stage, &KIROVOHRAD)?)?.start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("#quiz")).await?;
        page.wait_until(LIVE).await?;
        let shape = ".base [data-subject='kirovohrad']";
        assert!(!page.find("#choice_kirovohrad").await?.shown && !page.find(shape).await?.shown);
        at(&page, "q-regions").await?;
        page.wait_for("#choice_kirovohrad .pin-name", |name| name.shown).await?;
        page.click_at(spot(&page, "kirovohrad").await?).await?;
        page.wait_for("#choice_kirovohrad", |pin| pin.attribute("aria-label").ends_with(", chosen")).await?;
        page.wait_until("document.querySelector(`#panel input[data-edit='choose pick kirovohrad']`).checked").await?;
        page.run::<Value>("document.querySelector('#choice_kirovohrad').focus()", &[]).await?;
        page.press(Press::Enter).await?;
        page.wait_for("#choice_kirovohrad", |pin| pin.attribute("aria-label").ends_with(", not chosen")).await.map(drop)
    });
}

/// A region that only a question offers: what stands before it in the files of the fixture, and the
/// lines for it.
const KIROVOHRAD: [(&str, &str, &str); 4] = [
    (
        "story.toml",
        "[[places]]\nid = \"cherkasy\"\n",
        "[[places]]\nid = \"kirovohrad\"\nkind = \"region\"\nshape = \"UA-35\"\nat = [48.5, 32.3]\n\n",
    ),
    ("story.toml", "\"odesa\", \"vinnytsia\", \"mykolaiv\", \"cherkasy\"", "\"kirovohrad\", "),
    (
        "en.toml",
        "cherkasy = { name",
        "kirovohrad = { name = \"Kirovohrad\", full = \"Kirovohrad Oblast, Ukraine\", where = \"In the middle\", why = \"It is asked about.\" }\n",
    ),
    ("en.toml", "candidates.cherkasy = ", "candidates.kirovohrad = { why = \"Nobody spoke of it.\" }\n"),
];
