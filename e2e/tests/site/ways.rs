//! Every state of a question and every way out of the page and back: whatever the pair, no answer is
//! lost, and nothing that was picked and not handed in. (`src/page/reducer/tests/ways.rs` walks the
//! same for every question and setting, without a browser.)

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{Stage, check};
use serde_json::{Value, json};

use crate::kept::{FILL, KEY, begin, kept, live};
use crate::questions::{Key, Question, choose, hand_in, pick_by_keys, questions, wrong_option};
use crate::visit::visit;

/// What became of a question before the reader goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Done {
    Nothing,
    Picked,
    SeveralBegun,
    MatchBegun,
    OrderBegun,
    Right,
    Wrong,
    NextDrawn,
    Result,
}

/// A way out of the page and back.
#[derive(Clone, Copy, Debug)]
enum Way {
    Reload,
    Crash,
    Language,
    Back,
    SecondTab,
    OtherSettings,
    Full,
    Code,
}

impl Way {
    const ALL: [Self; 8] = [
        Self::Reload,
        Self::Crash,
        Self::Language,
        Self::Back,
        Self::SecondTab,
        Self::OtherSettings,
        Self::Full,
        Self::Code,
    ];
}

/// What a reader sees of the question that is asked, whatever the language: its number, all that is
/// picked, and what came of it.
const SEEN: &str = "(() => {
    const all = css => [...document.querySelectorAll(`#panel ${css}`)];
    return JSON.stringify([
        all('.question .eyebrow').map(({ textContent }) => textContent.match(/\\d+/g)),
        all('input:checked').map(({ dataset }) => dataset.edit),
        all('.item').map(item => item.querySelector('[data-do]')?.dataset.do.split(' ')[1]),
        all('.feedback').map(({ className }) => className),
        all('[data-do=share]').length,
    ]);
})()";

/// The resume code, which holds all that was handed in; none while that is nothing.
const CODE: &str = "(document.querySelector('#panel .code')?.textContent ?? '')";

/// The line in which the right answer to a question is kept.
fn line(Question { id, key, .. }: &Question) -> String {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.join(" ")
    };
    let (kind, words) = match key {
        Key::One { right, .. } => ("one", right.clone()),
        Key::Stated { right } => ("stated", right.clone()),
        Key::Several { right } => ("several", sorted(right)),
        Key::Map { right } => ("map", sorted(right)),
        Key::Order { items } => ("order", items.join(" ")),
        Key::Who { statements } => {
            let words: Vec<String> = statements.iter().map(|said| format!("{}={}", said.id, said.by)).collect();
            ("who", sorted(&words))
        }
    };
    format!("{kind} {id} {words}\n")
}

impl Done {
    /// The question that it is about.
    fn question(self, questions: &[Question]) -> Result<&Question> {
        let is_wanted = |question: &&Question| match (self, &question.key) {
            (Self::SeveralBegun, Key::Several { .. })
            | (Self::MatchBegun, Key::Who { .. })
            | (Self::OrderBegun, Key::Order { .. }) => true,
            (Self::SeveralBegun | Self::MatchBegun | Self::OrderBegun, _) => false,
            (_, Key::One { .. }) => true,
            (_, _) => false,
        };
        questions.iter().find(is_wanted).context("the fixture asks it")
    }

    /// Whether it leaves something that was not handed in.
    fn is_open(self) -> bool {
        matches!(self, Self::Picked | Self::SeveralBegun | Self::MatchBegun | Self::OrderBegun)
    }

    /// What is kept before the reader comes to the question: the answer to another, or to all.
    fn text(self, questions: &[Question]) -> Result<String> {
        let all = questions.iter().filter(|question| self == Self::Result || matches!(question.key, Key::Map { .. }));
        let at = if self == Self::Result { "result" } else { &self.question(questions)?.id };
        let lines: String = all.map(line).collect();
        Ok(format!("dateline-quiz 2 harbour\nat {at}\ncorrected 2\n{lines}"))
    }

    /// Does it; gives the lines of what is to be kept from then on.
    async fn perform(self, page: &Page, questions: &[Question]) -> Result<Vec<String>> {
        let question = self.question(questions)?;
        let Question { id, key, .. } = question;
        let mut lines: Vec<String> = self.text(questions)?.lines().skip(3).map(str::to_owned).collect();
        let line = match (self, key) {
            (Self::Nothing | Self::Result, _) => return Ok(lines),
            (Self::Picked, Key::One { right, .. }) => {
                pick_by_keys(page, right).await?;
                format!("draft one {id} {right}")
            }
            (Self::Right | Self::NextDrawn, Key::One { right, .. }) => {
                choose(page, &format!("choose pick {right}")).await?;
                format!("one {id} {right}")
            }
            (Self::Wrong, Key::One { .. }) => {
                let wrong = wrong_option(question).context("an option is wrong")?;
                choose(page, &format!("choose pick {wrong}")).await?;
                format!("one {id} {wrong}")
            }
            (Self::SeveralBegun, Key::Several { right }) => {
                let first = right.first().context("an option is right")?;
                choose(page, &format!("choose pick {first}")).await?;
                format!("draft several {id} {first}")
            }
            (Self::MatchBegun, Key::Who { statements }) => {
                let said = statements.first().context("a statement")?;
                choose(page, &format!("choose match {} {}", said.id, said.by)).await?;
                format!("draft who {id} {}={}", said.id, said.by)
            }
            (Self::OrderBegun, Key::Order { .. }) => {
                page.click("#panel .mover:last-child").await?;
                page.wait_until("document.querySelector('[role=status]').textContent").await?;
                format!("draft order {id} ")
            }
            (_, _) => anyhow::bail!("{self:?} is not done to {id}"),
        };
        if !self.is_open() {
            hand_in(page).await?;
        }
        if self == Self::NextDrawn {
            page.click("#panel [data-do='next']").await?;
            page.wait_until("!document.querySelector('#panel .feedback')").await?;
        }
        lines.push(line);
        Ok(lines)
    }
}

/// Loads a page of the site from elsewhere: of two addresses that differ before their fragment, too,
/// Firefox's driver does not always wait for the second.
async fn load(page: &Page, site: &Site, path: &str) -> Result<()> {
    page.goto("about:blank").await?;
    page.goto(&site.url(path)).await?;
    live(page).await
}

/// A page that stands at the question, and what of it is to be kept.
async fn come(page: &Page, site: &Site, done: Done, questions: &[Question], is_full: bool) -> Result<Vec<String>> {
    let text = done.text(questions)?;
    page.run::<Value>("localStorage.clear(); localStorage.setItem(...arguments)", &[json!(KEY), json!(text)]).await?;
    if is_full {
        page.run::<Value>(FILL, &[]).await?;
    }
    load(page, site, "#quiz").await?;
    done.perform(page, questions).await
}

/// Waits until a reader sees what was seen before.
async fn sees(page: &Page, before: &str) -> Result<()> {
    live(page).await?;
    if page.wait_until(&format!("{SEEN} === {}", json!(before))).await.is_err() {
        let now: String = page.eval(SEEN).await?;
        ensure!(now == before, "\n{before} was seen before, and now\n{now}");
    }
    Ok(())
}

/// Waits until lines are kept.
async fn keeps(page: &Page, lines: &[String]) -> Result<()> {
    let wish = "(localStorage.getItem(NAME) ?? '').split('\\n')".replace("NAME", &json!(KEY).to_string());
    let wish = format!("{}.every(line => {wish}.some(kept => kept.startsWith(line)))", json!(lines));
    if page.wait_until(&wish).await.is_err() {
        anyhow::bail!("{lines:?} is to be kept, and there is {:?}", kept(page, KEY).await?);
    }
    Ok(())
}

/// Goes a way out of the page and back.
async fn go(page: &Page, site: &Site, way: Way, done: Done, questions: &[Question]) -> Result<()> {
    let lines = come(page, site, done, questions, matches!(way, Way::Full)).await?;
    let before: String = page.eval(SEEN).await?;
    if !matches!(way, Way::Full) {
        keeps(page, &lines).await?;
    }
    match way {
        Way::Reload => page.reload().await?,
        Way::Crash => {
            // Whatever the page still does as it ends, nothing of it is kept.
            page.run::<Value>("Storage.prototype.setItem = () => { throw 0; }", &[]).await?;
            load(page, site, "#quiz").await?;
        }
        Way::Language => {
            page.click(".languages a[lang='uk']").await?;
            page.wait_until("document.documentElement.lang === 'uk'").await?;
            sees(page, &before).await?;
            page.click(".languages a[lang='en']").await?;
            page.wait_until("document.documentElement.lang === 'en'").await?;
        }
        Way::Back => {
            page.click(".mode[href='#explore']").await?;
            page.wait_for("#explore", |list| list.shown).await?;
            page.back().await?;
            sees(page, &before).await?;
            page.goto(&site.url("licences.txt")).await?;
            page.back().await?;
        }
        Way::SecondTab => {
            page.run::<Value>(
                "const tab = document.createElement('iframe');
                Object.assign(tab, { id: 'tab', src: './?tab#quiz', width: 700, height: 900 });
                document.body.prepend(tab);",
                &[],
            )
            .await?;
            page.enter_frame("#tab").await?;
            sees(page, &before).await?;
            page.leave_frames().await?;
            page.run::<Value>("document.getElementById('tab').remove()", &[]).await?;
            sees(page, &before).await?;
            page.reload().await?;
        }
        Way::OtherSettings => {
            load(page, site, "?seed=3&order=shuffled&questions=2#quiz").await?;
            begin(page).await?;
            load(page, site, "#quiz").await?;
        }
        Way::Full => {
            // The address holds what was handed in, and the page says so: with its code, which is open.
            let code: String = page.eval(CODE).await?;
            ensure!(!code.is_empty() && !page.find_all("#panel .fold[open] .code").await?.is_empty());
            page.reload().await?;
            live(page).await?;
            return page.wait_until(&format!("{CODE} === {}", json!(code))).await;
        }
        Way::Code => {
            let code: String = page.eval(CODE).await?;
            page.run::<Value>("localStorage.clear()", &[]).await?;
            load(page, site, "#quiz").await?;
            page.run::<Value>("document.getElementById('code_in').value = arguments[0]", &[json!(code)]).await?;
            page.click("#panel .fold:has(#code_in) summary").await?;
            page.click("#panel [data-do='code']").await?;
            let given: Vec<String> = lines.iter().filter(|line| !line.starts_with("draft")).cloned().collect();
            return keeps(page, &given).await;
        }
    }
    sees(page, &before).await?;
    keeps(page, &lines).await
}

/// Walks the ways out of some states.
async fn walk(stage: &Stage, states: &[Done]) -> Result<()> {
    let questions = questions()?;
    let (site, page) = visit(stage, Options::default(), "").await?;
    for done in states {
        for way in Way::ALL {
            go(&page, &site, way, *done, &questions).await.with_context(|| format!("{done:?}, {way:?}"))?;
        }
    }
    Ok(())
}

#[test]
fn no_way_out_loses_what_was_picked_and_not_handed_in() {
    check(async |stage| walk(stage, &[Done::Picked, Done::SeveralBegun]).await);
}

#[test]
fn no_way_out_loses_an_answer_that_is_half_made() {
    check(async |stage| walk(stage, &[Done::MatchBegun, Done::OrderBegun]).await);
}

#[test]
fn no_way_out_loses_an_answer_that_was_handed_in() {
    check(async |stage| walk(stage, &[Done::Nothing, Done::Right, Done::Wrong]).await);
}

#[test]
fn no_way_out_loses_what_was_answered_before() {
    check(async |stage| walk(stage, &[Done::NextDrawn, Done::Result]).await);
}
