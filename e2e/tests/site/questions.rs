//! The story's questions with their right answers, as its pack has them, and how
//! a reader gives an answer through the page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use e2e::browser::{Found, Page};
use e2e::root;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::visit::{opened, still};

/// A question of the story.
#[derive(Deserialize)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// What is right.
    #[serde(flatten)]
    pub key: Key,
    /// What is asked.
    #[serde(skip)]
    pub stem: String,
    /// How many questions the story has.
    #[serde(skip)]
    pub of: usize,
    /// Whether its story is the fixture.
    #[serde(skip)]
    is_fixture: bool,
}

/// How many people and places the fixture lists, each with a pin.
pub const SUBJECTS: usize = 14;

/// Answers the question that is asked with whatever comes first, for scripts with a `find` in the
/// panel and a `turn` of the browser.
pub const ANSWER_ANY: &str = "
    const answer_any = async () => {
        for (const fields of document.querySelectorAll('#panel fieldset')) {
            fields.querySelector('input').click();
            await turn();
        }
        find('.mover:last-child')?.click();
        await turn();
        // One press may have been enough.
        find('[data-do=check]')?.click();
        await turn();
    };";

/// What is right, by kind of question.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Key {
    /// One option.
    One { options: Vec<String>, right: String },
    /// Several options.
    Several { right: Vec<String> },
    /// A verdict.
    Stated { right: String },
    /// A speaker for every statement.
    Who { statements: Vec<Statement> },
    /// Items in their order.
    Order {
        #[serde(deserialize_with = "ids")]
        items: Vec<String>,
    },
    /// Places.
    Map { right: Vec<String> },
}

/// The ids of items, each of which may say what proves its place.
fn ids<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Item {
        Id(String),
        Proved { id: String },
    }
    let id = |item| match item {
        Item::Id(id) | Item::Proved { id } => id,
    };
    Ok(Vec::deserialize(list)?.into_iter().map(id).collect())
}

/// A statement and who made it.
#[derive(Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// Who made it.
    pub by: String,
}

/// The fixture's places that are chosen on the map; others are in the list.
const ON_MAP: [&str; 1] = ["riga"];

/// What has an id.
#[derive(Deserialize)]
struct Entry {
    id: String,
}

/// What of the fixture's files is counted, and named by its id.
#[derive(Deserialize)]
struct Structure {
    facts: Vec<Entry>,
    steps: Vec<Entry>,
}

/// How much there is of what in the fixture.
pub struct Counts {
    /// Facts.
    pub facts: usize,
    /// Steps.
    pub steps: usize,
}

/// The pack of the fixture.
pub fn harbour() -> PathBuf {
    root().join("tests/packs/harbour")
}

fn structure(pack: &Path) -> Result<Structure> {
    let path = pack.join("story.toml");
    toml::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())
}

/// The ids of the fixture's facts.
pub fn facts() -> Result<Vec<String>> {
    Ok(structure(&harbour())?.facts.into_iter().map(|fact| fact.id).collect())
}

/// The ids of a story's steps.
pub fn steps(pack: &Path) -> Result<Vec<String>> {
    Ok(structure(pack)?.steps.into_iter().map(|step| step.id).collect())
}

/// How much there is of what in the fixture.
pub fn counts() -> Result<Counts> {
    let structure = structure(&harbour())?;
    Ok(Counts { facts: structure.facts.len(), steps: structure.steps.len() })
}

/// The fixture's questions in their order, in English.
pub fn questions() -> Result<Vec<Question>> {
    let mut questions = questions_of(&harbour(), "en")?;
    questions.iter_mut().for_each(|question| question.is_fixture = true);
    Ok(questions)
}

/// The questions of a pack in their order, in a language.
pub fn questions_of(pack: &Path, language: &str) -> Result<Vec<Question>> {
    #[derive(Deserialize)]
    struct Structure {
        questions: Vec<Question>,
    }
    let read = |file: &str| fs::read_to_string(pack.join(file)).with_context(|| pack.join(file).display().to_string());
    let mut questions = toml::from_str::<Structure>(&read("story.toml")?)?.questions;
    let texts: toml::Table = toml::from_str(&read(&format!("{language}.toml"))?)?;
    let of = questions.len();
    for question in &mut questions {
        let stem = texts.get("questions").and_then(|all| all.get(&question.id)?.get("stem")?.as_str());
        question.stem = stem.with_context(|| format!("{} has no stem", question.id))?.to_owned();
        question.of = of;
    }
    Ok(questions)
}

/// The option that is wrong, to be chosen on purpose.
pub fn wrong_option(question: &Question) -> Option<&str> {
    let Key::One { options, right } = &question.key else { return None };
    options.iter().find(|option| *option != right).map(String::as_str)
}

/// Goes to the quiz by its link, and starts it.
pub async fn start(page: &Page) -> Result<()> {
    page.click(".mode[href='#quiz']").await?;
    opened(page, "panel").await?;
    page.click("#panel [data-do='start']").await
}

/// Waits until a question is asked, with its number from 1.
pub async fn asked(page: &Page, number: usize, question: &Question) -> Result<()> {
    // In whatever language.
    let numbers = [number.to_string(), question.of.to_string()];
    let are_right = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()).eq(&numbers);
    page.wait_for("#panel .eyebrow", |eyebrow| are_right(&eyebrow.text)).await?;
    page.wait_for("#panel .title", |title| title.text == question.stem).await.map(drop)
}

/// Gives the right answer, by the controls of the question's kind.
pub async fn answer(page: &Page, question: &Question) -> Result<()> {
    match &question.key {
        Key::One { right, .. } => choose(page, &format!("choose pick {right}")).await,
        Key::Stated { right } => choose(page, &format!("choose pick {right}")).await,
        Key::Several { right } => {
            for option in right {
                choose(page, &format!("choose pick {option}")).await?;
            }
            Ok(())
        }
        Key::Who { statements } => {
            for Statement { id, by } in statements {
                choose(page, &format!("choose match {id} {by}")).await?;
            }
            Ok(())
        }
        Key::Order { items } => order(page, items).await,
        Key::Map { right } => {
            still(page).await?;
            for place in right {
                match question.is_fixture && ON_MAP.contains(&place.as_str()) {
                    true => pick(page, place).await?,
                    false => choose(page, &format!("choose pick {place}")).await?,
                }
            }
            Ok(())
        }
    }
}

/// Chooses a part of an answer in the list.
pub async fn choose(page: &Page, edit: &str) -> Result<()> {
    let input = format!("#panel input[data-edit='{edit}']");
    page.click(&input).await?;
    page.wait_until(&format!("document.querySelector({}).checked", json!(input))).await
}

/// Picks the option of a single choice by the arrow keys, which hand nothing in.
pub async fn pick_by_keys(page: &Page, option: &str) -> Result<()> {
    page.run::<Value>("document.querySelector('#panel .options input').focus()", &[]).await?;
    let is_picked = format!("document.querySelector(`#panel input[data-edit='choose pick {option}']`).checked");
    for _ in 0..6 {
        page.press(e2e::browser::Key::Down).await?;
        if page.eval(&is_picked).await? {
            return Ok(());
        }
    }
    anyhow::bail!("the arrow keys do not lead to {option}")
}

/// Hands the answer in, where one press was not enough, and gives what came of it.
pub async fn hand_in(page: &Page) -> Result<Found> {
    page.wait_until("document.querySelector('#panel :is(.feedback, [data-do=check])')").await?;
    if !page.find_all("#panel [data-do='check']").await?.is_empty() {
        page.click("#panel [data-do='check']").await?;
    }
    page.wait_for("#panel .feedback", |feedback| feedback.shown).await
}

/// Checks what came of an answer, which its part of the page tells whatever its language.
pub fn is_right(feedback: &Found) -> bool {
    feedback.attribute("class").contains("is-right")
}

/// Answers all questions from a place in their order on, the first with one
/// right option wrong, up to the place `to`; then stands at the question there,
/// or at the result.
pub async fn go_through(page: &Page, questions: &[Question], from: usize, to: usize) -> Result<()> {
    let missed = questions.iter().find(|question| wrong_option(question).is_some());
    for (at, question) in questions.iter().enumerate().take(to).skip(from) {
        asked(page, at + 1, question).await?;
        let wrong = wrong_option(question).filter(|_| missed.is_some_and(|missed| missed.id == question.id));
        match wrong {
            Some(option) => choose(page, &format!("choose pick {option}")).await?,
            None => answer(page, question).await?,
        }
        let feedback = hand_in(page).await?;
        ensure!(is_right(&feedback) == wrong.is_none(), "{}: {}", question.id, feedback.text);
        if question.is_fixture {
            let outcome = if wrong.is_some() { "Wrong" } else { "Right" };
            ensure!(feedback.text.starts_with(outcome), "{}: {}", question.id, feedback.text);
        }
        page.click("#panel [data-do='next']").await?;
    }
    Ok(())
}

/// Answers all questions right, whatever their language; then stands at the result.
pub async fn go_right(page: &Page, questions: &[Question]) -> Result<()> {
    for (at, question) in questions.iter().enumerate() {
        asked(page, at + 1, question).await?;
        answer(page, question).await?;
        let feedback = hand_in(page).await?;
        ensure!(is_right(&feedback), "{}: {}", question.id, feedback.text);
        page.click("#panel [data-do='next']").await?;
    }
    Ok(())
}

/// Picks a place on the map, which the list shows, too.
async fn pick(page: &Page, place: &str) -> Result<()> {
    page.click(&format!("#choice_{place}")).await?;
    page.wait_for(&format!("#choice_{place}:is(.was-chosen, .was-right)"), |pin| pin.shown).await?;
    page.wait_until(&format!("document.querySelector(`#panel input[data-edit='choose pick {place}']`).checked")).await
}

/// Moves items up until they are in an order.
async fn order(page: &Page, items: &[String]) -> Result<()> {
    let seen = "[...document.querySelectorAll('#panel .item')]
        .map(item => item.querySelector('[data-do^=\"move \"]').dataset.do.split(' ')[1])";
    for (to, item) in items.iter().enumerate() {
        let order: Vec<String> = page.eval(seen).await?;
        let at = order.iter().position(|other| other == item).with_context(|| format!("no item `{item}`"))?;
        for at in (to..at).rev() {
            page.click(&format!("#panel [data-do='move {item} {at}']")).await?;
            page.wait_until(&format!("({seen})[{at}] === '{item}'")).await?;
        }
    }
    Ok(())
}
