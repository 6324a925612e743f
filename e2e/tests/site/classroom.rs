//! The classroom: an assignment is set, handed in and collected, in the browser as it is reckoned natively
//! (`tests/classroom.rs`), and nothing that comes in does harm.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{Stage, check, fixture, root};
use serde_json::{Value, json};

use crate::questions::{Question, answer, hand_in, questions, start};
use crate::visit::LIVE;

/// What a class of thirty hands in, and what that comes to.
struct Golden {
    /// The assignment, as a query.
    assignment: String,
    /// What is handed in: the way, and the code or what stands behind the `#` of a link.
    handed_in: Vec<(String, String)>,
    /// The table, its head first.
    table: Vec<Vec<String>>,
}

fn golden() -> Result<Golden> {
    let text = fs::read_to_string(root().join("tests/golden/class.txt"))?;
    let (assignment, rest) = text.split_once('\n').context("the assignment")?;
    let (codes, table) = rest.split_once("\n\n").context("the table")?;
    let pair = |line: &str| line.split_once('\t').map(|(way, code)| (way.to_owned(), code.to_owned()));
    let row = |line: &str| line.split('\t').map(str::to_owned).collect();
    Ok(Golden {
        assignment: assignment.to_owned(),
        handed_in: codes.lines().filter_map(pair).collect(),
        table: table.lines().map(row).collect(),
    })
}

/// The teacher's page of the fixture, at a fragment.
async fn opened(stage: &Stage, fragment: &str) -> Result<(Site, Page)> {
    let site = Site::hosting(fixture()?)?.start()?;
    let page = stage.page(Options { width: 1000, ..Options::default() }).await?;
    page.goto(&site.url(&format!("class.html{fragment}"))).await?;
    Ok((site, page))
}

/// Goes to another part of the page, or takes in what a fragment holds.
async fn go(page: &Page, fragment: &str) -> Result<()> {
    page.run::<Value>("location.hash = arguments[0]", &[json!(fragment)]).await.map(drop)
}

/// Types a text into the field for codes and takes it in.
async fn type_in(page: &Page, text: &str) -> Result<()> {
    page.wait_for("#collect_text", |field| field.shown).await?;
    let script = "document.getElementById('collect_text').value = arguments[0];
        document.querySelector('#collect [data-class=take]').click();";
    page.run::<Value>(script, &[json!(text)]).await.map(drop)
}

/// Chooses files, each with a name, a kind and a text.
async fn choose_files(page: &Page, files: &[(&str, &str, &str)]) -> Result<()> {
    let script = "
        const carried = new DataTransfer();
        for (const [name, type, text] of arguments[0]) carried.items.add(new File([text], name, { type }));
        const input = document.getElementById('collect_files');
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run::<Value>(script, &[json!(files)]).await.map(drop)
}

/// Waits until so many results are in the class.
async fn counted(page: &Page, count: usize) -> Result<()> {
    page.wait_for("section:not([hidden]) .count", |found| found.text == format!("Results: {count}")).await.map(drop)
}

/// The table as it is shown: whose each row is, then its other cells.
async fn table(page: &Page) -> Result<Vec<Vec<String>>> {
    page.wait_for("#results table", |table| table.shown).await?;
    page.eval(
        "[...document.querySelectorAll('#results tbody tr')].map(row =>
            [row.querySelector('th button').textContent, ...[...row.querySelectorAll('td')].map(cell => cell.textContent)])",
    )
    .await
}

/// A row as it is written natively, in the order in which it is shown: the points and the share come first.
fn shown(row: &[String], questions: usize) -> Vec<String> {
    let (head, rest) = row.split_at(1);
    let (answers, rest) = rest.split_at(questions);
    let (total, rest) = rest.split_at(1);
    let (share, skills) = rest.split_at(1);
    let sums = [total.concat(), share.concat() + "%"];
    [head, &sums, answers, skills].concat()
}

#[test]
fn a_class_handed_in_all_ways_comes_to_the_table_that_is_reckoned_natively() {
    check(async |stage| {
        let Golden { assignment, handed_in, table: expected } = golden()?;
        let (_site, page) = opened(stage, &format!("#collect={assignment}")).await?;
        counted(&page, 0).await?;
        let of = |way: &str| {
            handed_in.iter().filter(|(other, _)| other == way).map(|(_, code)| code.as_str()).collect::<Vec<_>>()
        };
        let typed = [of("class"), of("full"), of("picture")].concat();
        let text: String = typed.iter().map(|code| format!("My code: {}\n", code.to_lowercase())).collect();
        type_in(&page, &text).await?;
        let mut count = typed.len();
        counted(&page, count).await?;
        // Whatever was read is gone from the field.
        page.wait_until("document.getElementById('collect_text').value === ''").await?;
        let texts: Vec<String> = of("file").iter().map(|code| format!("{{ \"result\": \"{code}\" }}")).collect();
        let files: Vec<(&str, &str, &str)> =
            texts.iter().map(|text| ("result.json", "application/json", text.as_str())).collect();
        choose_files(&page, &files).await?;
        count += files.len();
        counted(&page, count).await?;
        for link in of("link") {
            go(&page, link).await?;
            page.wait_for("#collect .score", |score| score.shown).await?;
            page.click("#collect [data-class=accept]").await?;
            count += 1;
            counted(&page, count).await?;
        }
        ensure!(count == 30, "{count} of 30");
        // Once more: nothing is taken twice.
        type_in(&page, &text).await?;
        page.wait_for("#reports", |reports| reports.text.contains("was there already")).await?;
        counted(&page, count).await?;
        page.click("[data-tab=results]").await?;
        let questions = 10;
        let expected: Vec<Vec<String>> = expected[1..].iter().map(|row| shown(row, questions)).collect();
        let found = table(&page).await?;
        ensure!(found == expected, "{found:#?}\n{expected:#?}");
        // It is kept on this device.
        page.reload().await?;
        let found = table(&page).await?;
        ensure!(found == expected, "{found:#?}");
        page.run::<Value>("document.querySelector('#results thead th:nth-child(2) button').click()", &[]).await?;
        page.wait_until("document.querySelector('#results thead th:nth-child(2)').ariaSort === 'descending'").await?;
        let totals: Vec<f64> = table(&page).await?.iter().map(|row| row[1].parse().unwrap_or(-1.0)).collect();
        ensure!(totals.is_sorted_by(|a, b| a >= b), "{totals:?}");
        // A bar says whom it stands for; names can be hidden.
        page.click("#results .hardest .wrong:is(button)").await?;
        page.wait_for("#results .told", |told| told.text.starts_with("Wrong: ")).await?;
        page.click("#results [data-class=hide]").await?;
        page.wait_until("!document.querySelector('#results table').textContent.includes('Mia')").await?;
        page.wait_until("!document.querySelector('#results .hardest').textContent.includes('Mia')").await
    });
}

#[test]
fn what_cannot_be_taken_is_said_and_harms_nothing() {
    check(async |stage| {
        let Golden { assignment, handed_in, .. } = golden()?;
        let (_site, page) = opened(stage, &format!("#collect={assignment}")).await?;
        counted(&page, 0).await?;
        let code = &handed_in.iter().find(|(way, _)| way == "full").context("a full code")?.1;
        let wrong = format!("{}{}", if code.starts_with('7') { '8' } else { '7' }, &code[1..]);
        type_in(&page, &format!("one\n{wrong}\n{}\nhello", &code[1..])).await?;
        page.wait_for("#reports li:nth-child(1)", |row| {
            row.text.starts_with(&format!("Line 2: {wrong}: something is misread"))
                && row.text.contains("look at place 1")
        })
        .await?;
        page.wait_for("#reports li:nth-child(2)", |row| row.text.contains("17 signs; a code has")).await?;
        counted(&page, 0).await?;
        // What could not be read stays where it was typed.
        page.wait_until("document.getElementById('collect_text').value.includes('hello')").await?;
        page.click("#reports [data-class^=offer]").await?;
        counted(&page, 1).await?;
        // Another assignment's code, in another class.
        type_in(&page, "nothing at all").await?;
        page.wait_for("#reports li", |row| row.text == "The text: no code was found").await?;
        choose_files(&page, &[("a <b>.txt", "text/plain", "\u{0}\u{1}PK"), ("x.png", "image/png", "no picture")])
            .await?;
        page.wait_for("#reports", |reports| {
            reports.text.contains("a <b>.txt: no code was found") && reports.text.contains("x.png: cannot be read")
        })
        .await?;
        go(&page, "collect=seed=9&questions=3&class=other").await?;
        counted(&page, 0).await?;
        type_in(&page, code).await?;
        page.wait_for("#reports", |reports| reports.text.contains("a result of the class “9b & co”")).await?;
        page.click("#reports [data-class^='class ']").await?;
        counted(&page, 1).await?;
        type_in(&page, code).await?;
        page.wait_for("#reports", |reports| reports.text.contains("was there already")).await?;
        // Nothing that a pupil wrote is more than a text.
        let link = handed_in.iter().find(|(_, code)| code.contains("&as=")).context("a link with a name")?;
        let hostile = link.1.replace("&as=", "&as=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        type_in(&page, &hostile).await?;
        counted(&page, 2).await?;
        page.click("[data-tab=results]").await?;
        page.wait_until("document.querySelector('#results tbody').textContent.includes('<img src=x onerror=')").await?;
        ensure!(page.eval::<u32>("document.images.length").await? == 0);
        // Removed, and put back.
        page.click("#results tbody button").await?;
        page.wait_for("#result_of", |heading| heading.focused).await?;
        page.click("#results [data-class=remove]").await?;
        counted(&page, 1).await?;
        page.click("#undo").await?;
        counted(&page, 2).await?;
        // Deleted after it was asked once more.
        page.click("#results .danger").await?;
        page.wait_for("#results .danger", |button| button.text.contains("Press again")).await?;
        page.click("#results .danger").await?;
        page.wait_for("#results .said", |said| said.text.contains("“9b & co” was deleted")).await?;
        page.reload().await?;
        page.wait_for("#class_name", |field| field.value.as_deref() == Some("other")).await.map(drop)
    });
}

#[test]
fn a_pupil_hands_in_what_the_teacher_gets() {
    check(async |stage| {
        let (site, page) = opened(stage, "#new").await?;
        page.wait_for("#assign_title", |field| field.shown).await?;
        page.click("#assign_title").await?;
        page.type_text("9b").await?;
        // A number of questions counts once the field was left.
        page.run::<Value>(
            "const field = document.getElementById('assign_count'); field.value = '4';
             field.dispatchEvent(new Event('change', { bubbles: true }))",
            &[],
        )
        .await?;
        page.wait_for("#handout summary", |asked| asked.text.contains("(4)")).await?;
        page.click("#handout [data-tick='set feedback at-once']").await?;
        page.wait_until("!document.querySelector('#handout output').textContent.includes('at-end')").await?;
        let link: String = page.eval("document.querySelector('#handout output').textContent").await?;
        ensure!(
            link.starts_with(&site.url("?lang=en&view=quiz&questions=4&seed=")) && link.ends_with("&class=9b"),
            "{link}"
        );
        let collect: String = page.eval("document.querySelector('#handout .main').getAttribute('href')").await?;

        page.goto(&link).await?;
        page.wait_until(LIVE).await?;
        let asked = questions()?;
        start(&page).await?;
        for _ in 0..4 {
            let stem = page.wait_for("#panel .question .title", |title| title.shown).await?.text;
            let question = asked.iter().find(|question| question.stem == stem);
            answer_rightly(&page, question.context("the question that is asked")?).await?;
        }
        page.wait_for("#hand_who", |field| field.shown).await?;
        page.click("#hand_who").await?;
        page.type_text("12").await?;
        let outputs = "[...document.querySelectorAll('#hand_in output')].map(one => one.textContent)";
        page.wait_until(&format!("{outputs}[2].includes('#result=')")).await?;
        let given: Vec<String> = page.eval(outputs).await?;
        let [class, full, result] = given.as_slice() else { anyhow::bail!("{given:?}") };

        page.goto(&site.url(&format!("class.html{collect}"))).await?;
        counted(&page, 0).await?;
        type_in(&page, class).await?;
        counted(&page, 1).await?;
        type_in(&page, full).await?;
        page.wait_for("#reports", |reports| reports.text.contains("No. 12: the answers are there now")).await?;
        counted(&page, 1).await?;
        // The same link opens the pupil's own result, and leads to the answers in the story.
        page.goto(result).await?;
        page.wait_for("#collect .score", |score| score.text.contains("4 of 4")).await?;
        let see: String = page.eval("document.querySelector('#collect .deeds a').href").await?;
        page.goto(&see).await?;
        page.wait_for("#panel .score", |score| score.text == "4 of 4 points").await.map(drop)
    });
}

/// Draws the code of a path, which has so many modules with its quiet zone, as large as a module of so many px, on `canvas`.
const DRAW: &str = "
    const [path, size, scale] = arguments[0];
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#ddd';
    pen.fillRect(0, 0, 640, 480);
    pen.translate(60, 40);
    pen.scale(scale, scale);
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = '#000';
    pen.fill(new Path2D(path));";

#[test]
fn a_photograph_and_a_camera_read_the_code_of_a_result() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options { width: 1000, ..Options::default() }).await?;
        let query = "questions=1&seed=5&class=9b";
        page.goto(&site.url(&format!("?{query}"))).await?;
        page.wait_until(LIVE).await?;
        start(&page).await?;
        let stem = page.wait_for("#panel .question .title", |title| title.shown).await?.text;
        let asked = questions()?;
        let question = asked.iter().find(|question| question.stem == stem);
        answer_rightly(&page, question.context("the question that is asked")?).await?;
        page.wait_for("#hand_who", |field| field.shown).await?;
        page.click("#hand_in summary").await?;
        let code: Value = page
            .eval("(([svg]) => [svg.querySelector('path').getAttribute('d'), svg.viewBox.baseVal.width, 8])(document.querySelectorAll('.qr'))")
            .await?;

        page.goto(&site.url(&format!("class.html#collect={query}"))).await?;
        counted(&page, 0).await?;
        let photograph = format!(
            "{DRAW}
            canvas.toBlob(blob => {{
                const carried = new DataTransfer();
                carried.items.add(new File([blob], 'code.png', {{ type: 'image/png' }}));
                const input = document.getElementById('collect_files');
                input.files = carried.files;
                input.dispatchEvent(new Event('change', {{ bubbles: true }}));
            }});"
        );
        page.run::<Value>(&photograph, std::slice::from_ref(&code)).await?;
        counted(&page, 1).await?;
        // The camera shows the same code, once it may be used.
        let film = format!(
            "{DRAW}
            if (!canvas.captureStream || !navigator.mediaDevices) return false;
            setInterval(() => pen.fillRect(-6, -6, 1, 1), 50);
            const stream = canvas.captureStream(20);
            self.tracks = stream.getTracks();
            navigator.mediaDevices.getUserMedia = async () => stream;
            return true;"
        );
        let films: bool = page.run(&film, &[code]).await?;
        page.click("[data-camera-start]").await?;
        if !films {
            return page.wait_for("[data-camera-none]", |notice| notice.shown).await.map(drop);
        }
        page.wait_for("#reports", |reports| reports.text.contains("was there already")).await?;
        page.click("[data-camera-stop]").await?;
        page.wait_until("tracks.every(track => track.readyState === 'ended')").await?;
        page.wait_for("[data-camera-start]", |button| button.shown && button.focused).await?;
        // It is forbidden: typing and photographs are there still.
        let forbidden =
            "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }";
        page.run::<Value>(forbidden, &[]).await?;
        page.click("[data-camera-start]").await?;
        page.wait_for("[data-camera-none]", |notice| notice.shown).await.map(drop)
    });
}

#[test]
fn hands_are_counted_on_the_wall_and_go_into_the_class_page() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options { width: 1280, height: 720, ..Options::default() }).await?;
        let query = "questions=3&seed=5&only=one-stated-several&class=9b";
        page.goto(&site.url(&format!("?layout=wall&view=quiz&{query}"))).await?;
        page.wait_for(".wall-number", |number| number.shown && number.text.contains("of 3")).await?;
        ensure!(page.find(".wall-counts").await.is_ok_and(|link| !link.shown), "nothing was counted");
        let stem = page.find(".wall-stem").await?.text;
        page.run::<Value>(
            "[3, 12].forEach((hands, at) => {
                const input = document.querySelectorAll('.wall-hands')[at];
                input.value = hands;
                input.dispatchEvent(new Event('input'));
            })",
            &[],
        )
        .await?;
        page.wait_for(".wall-counts", |link| link.shown).await?;
        // What proves it is told, and shown on the map.
        page.click(".wall-turns .turn:last-child").await?;
        page.wait_for(".wall-proof", |proof| proof.shown).await?;
        let to = "document.querySelector('.wall-counts').href";
        let link: String = page.eval(to).await?;
        page.goto(&link).await?;
        page.wait_for("#results .hardest .stem", |found| found.text == stem).await?;
        let counts: Vec<String> = page
            .eval("[...document.querySelectorAll('#results .steps li > :last-child')].map(one => one.textContent)")
            .await?;
        ensure!(counts.starts_with(&["3".to_owned(), "12".to_owned()]), "{counts:?}");
        counted(&page, 0).await
    });
}

/// Gives the right answer to the question that is asked, and goes on.
async fn answer_rightly(page: &Page, question: &Question) -> Result<()> {
    answer(page, question).await?;
    hand_in(page).await?;
    page.click("#panel [data-do='next']").await
}
