//! Every kind of question, answered right, wrong and partly right, by mouse, by
//! keyboard alone and by touch.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Key as Press, Options, Page};
use e2e::check;
use e2e::site::Site;
use serde_json::{Value, json};

use crate::questions::{Key, Question, Statement, hand_in, questions};
use crate::visit::{HEAR, LIVE, still, variant, visit};

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
        Hands::Keyboard => {
            // Of radio buttons one has the tab stop, and arrows go on from there.
            let radio: bool = page.eval(&format!("document.querySelector({}).type === 'radio'", json!(input))).await?;
            walk_to(page, if radio { "#panel input" } else { &input }).await?;
            page.press(Press::Space).await?;
            for _ in 0..6 {
                if !radio || page.eval(&is_checked).await? {
                    break;
                }
                page.press(Press::Down).await?;
            }
        }
    }
    page.wait_until(&is_checked).await
}

/// Gives a statement a speaker.
async fn attribute(page: &Page, hands: Hands, statement: &str, speaker: &str) -> Result<()> {
    let select = format!("#panel select[data-edit='match {statement}']");
    match hands {
        Hands::Mouse => page.choose(&select, speaker).await?,
        // Taken up, and then placed.
        Hands::Touch => {
            let chip = format!("#panel .chip[data-do='hold {speaker}']");
            page.tap(&chip).await?;
            page.wait_for(&chip, |chip| chip.attribute("aria-pressed") == "true").await?;
            page.tap(&format!("#panel [data-do='match {statement} {speaker}']")).await?;
        }
        Hands::Keyboard => {
            page.run::<Value>("document.querySelector('#panel .title').focus()", &[]).await?;
            walk_to(page, &format!("#panel .chip[data-do='hold {speaker}']")).await?;
            page.press(Press::Enter).await?;
            let place = format!("#panel .statement [data-do='match {statement} {speaker}']");
            page.wait_for(&place, |place| place.shown).await?;
            walk_to(page, &place).await?;
            page.press(Press::Enter).await?;
        }
    }
    page.wait_for(&select, |select| select.value.as_deref() == Some(speaker)).await.map(drop)
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
                    "[...document.querySelector(`#panel select[data-edit='match {id}']`).options].map(o => o.value)"
                );
                let speakers: Vec<String> = page.eval(&speakers).await?;
                let is_right = outcome == Outcome::Right || is_partly && at == 0;
                let other =
                    speakers.iter().find(|other| !other.is_empty() && *other != by).context("another speaker")?;
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
            if outcome == Outcome::Right {
                hit(page, hands, "#panel [data-do='check']").await?;
                page.wait_for("#panel .question .notice", |notice| notice.text.contains("no answer yet")).await?;
                page.run::<Value>("document.querySelector('#panel .title').focus()", &[]).await?;
            }
            if !give(page, question, outcome, hands).await? {
                continue;
            }
            page.run::<Value>("said.length = 0", &[]).await?;
            match hands {
                Hands::Mouse => drop(hand_in(page).await?),
                Hands::Touch => page.tap("#panel [data-do='check']").await?,
                Hands::Keyboard => {
                    walk_to(page, "#panel [data-do='check']").await?;
                    page.press(Press::Enter).await?;
                }
            }
            let feedback = page.wait_for("#panel .feedback", |feedback| feedback.shown).await?;
            ensure!(feedback.text.starts_with(outcome.words()), "{id} {outcome:?}: {}", feedback.text);
            page.wait_until("region.textContent !== ''").await?;
            let said: Vec<String> = page.eval("said").await?;
            ensure!(said == [outcome.words()], "{id} {outcome:?}: said {said:?}");
            let stays: bool = page.eval("region === document.querySelector('[role=status]')").await?;
            ensure!(stays, "the status region stands where it stood");
            // The focus is where it was, on the button that now goes on.
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
fn an_item_and_a_speaker_can_be_dragged_to_their_places() {
    check(async |stage| {
        let options = Options { height: 1_000, ..Options::default() };
        let (_site, page) = visit(stage, options, "#quiz").await?;
        at(&page, "q-week").await?;
        let before: Vec<String> = page.eval(ORDER).await?;
        let from = middle(&page, "#panel .item:first-child .handle").await?;
        let last = page.find("#panel .item:last-child").await?;
        page.drag(from, (from.0, last.y + last.height - 4.0)).await?;
        page.wait_until(&format!("({ORDER}).at(-1) === '{}'", before[0])).await?;

        at(&page, "q-who").await?;
        let chip = middle(&page, "#panel .chip:last-child").await?;
        let statement = page.find("#panel .statement").await?;
        page.drag(chip, (statement.x + 40.0, statement.y + statement.height / 2.0)).await?;
        page.wait_until("document.querySelector('#panel .statement select').value !== ''").await?;
        page.wait_for("#panel .chip:last-child", |chip| chip.attribute("aria-pressed") == "false").await.map(drop)
    });
}

#[test]
fn a_place_without_a_pin_of_its_own_is_picked_on_the_map_while_it_is_asked() {
    check(async |stage| {
        // Of a place that only a question offers, a pack's check says that no fact names it.
        let site = Site::hosting(variant(stage, &KIROVOHRAD)?)?.start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("#quiz")).await?;
        page.wait_until(LIVE).await?;
        assert!(!page.find("#pin_kirovohrad").await?.shown);
        at(&page, "q-regions").await?;
        page.wait_for("#pin_kirovohrad", |pin| pin.shown).await?;
        page.click("#pin_kirovohrad").await?;
        page.wait_for("#pin_kirovohrad", |pin| pin.attribute("aria-pressed") == "true").await?;
        page.wait_until("document.querySelector(`#panel input[data-edit='pick kirovohrad']`).checked").await?;
        page.press(Press::Enter).await?;
        page.wait_for("#pin_kirovohrad", |pin| pin.attribute("aria-pressed") == "false").await.map(drop)
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
