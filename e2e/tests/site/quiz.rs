//! The quiz: from its start to its result, with a break, and with nothing kept.

use e2e::browser::Options;
use e2e::check;

use crate::questions::{answer, asked, choose, go_through, hand_in, questions, start, wrong_option};
use crate::visit::{LIVE, opened, quiet, visit};

#[test]
fn a_wrong_answer_among_twelve_is_explained_and_costs_one_point() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let questions = questions()?;
        assert_eq!(questions.len(), 12);
        start(&page).await?;
        assert!(page.url().await?.ends_with("#quiz"));
        let missed = questions.iter().position(|question| wrong_option(question).is_some()).unwrap();
        go_through(&page, &questions, 0, missed).await?;

        let question = &questions[missed];
        asked(&page, missed + 1, question).await?;
        choose(&page, &format!("choose pick {}", wrong_option(question).unwrap())).await?;
        let feedback = hand_in(&page).await?;
        assert!(feedback.text.starts_with("Wrong"), "{}", feedback.text);
        page.wait_for("#panel #quiz_why", |why| why.text == "Aino Aalto spoke of it.").await?;
        page.click("#panel .proof summary").await?;
        for (part, text) in [
            (".refutation", "Nobody spoke of a bridge."),
            (".fact-text", "Aino Aalto said that a ferry for grain is planned"),
            (".fact-source", "Aalto, Minister of Finland\u{a0}· to the Gazette\u{a0}· on Monday"),
        ] {
            page.wait_for(&format!("#panel .proof {part}"), |part| part.shown && part.text.contains(text)).await?;
        }
        page.click("#panel [data-do='next']").await?;

        go_through(&page, &questions, missed + 1, questions.len()).await?;
        page.wait_for("#panel .score", |score| score.text == "11 of 12 points").await?;
        page.wait_for("#panel .score + .lead", |band| band.text == "Most of it is right.").await?;
        page.click("#panel .rights summary").await?;
        // What was missed comes first, and keeps its number.
        let review = page.find_all("#panel .review > li").await?;
        assert_eq!(review.len(), 12);
        let rest = questions.iter().enumerate().filter(|(at, _)| *at != missed);
        for (entry, (at, question)) in review.iter().zip([(missed, &questions[missed])].into_iter().chain(rest)) {
            let outcome = if at == missed { "Wrong" } else { "Right" };
            assert!(entry.text.starts_with(&question.stem) && entry.text.ends_with(outcome), "{}", entry.text);
            assert_eq!(entry.attribute("value"), (at + 1).to_string());
        }
        // A tick leads to its question, also to one that is folded away.
        page.click("#panel .rights > summary").await?;
        let last = questions.len();
        page.click(&format!("#panel .tally li:nth-child({last}) button")).await?;
        page.wait_for(&format!("#panel .rights [value='{last}'] summary"), |stem| stem.shown && stem.focused).await?;
        page.click("#panel .review summary").await?;
        page.wait_for("#panel .review [open] .reviewed .fact-source", |source| source.shown).await.map(drop)
    });
}

#[test]
fn a_quiz_goes_on_after_a_reload_where_it_was() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 5).await?;
        asked(&page, 6, &questions[5]).await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        opened(&page, "panel").await?;
        asked(&page, 6, &questions[5]).await?;

        // At an answer that was marked, too.
        answer(&page, &questions[5]).await?;
        hand_in(&page).await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        asked(&page, 6, &questions[5]).await?;
        page.wait_for("#panel .feedback", |feedback| feedback.text.starts_with("Right")).await?;
        page.click("#panel [data-do='next']").await?;
        go_through(&page, &questions, 6, questions.len()).await?;
        page.wait_for("#panel .score", |score| score.text == "11 of 12 points").await.map(drop)
    });
}

#[test]
fn a_quiz_works_where_storage_is_denied() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { storage: false, ..Options::default() }, "").await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 3).await?;
        asked(&page, 4, &questions[3]).await?;
        quiet(&page).await
    });
}

#[test]
fn a_link_sets_the_quiz_and_the_result_says_whether_it_was_passed() {
    check(async |stage| {
        let query = "?questions=3&seed=5&order=shuffled&feedback=at-end&pass=60&time=shown#quiz";
        let (_site, page) = visit(stage, Options::default(), query).await?;
        page.wait_for("#panel .eyebrow", |eyebrow| eyebrow.text.to_lowercase().starts_with("3 questions · about "))
            .await?;
        let given: Vec<bool> =
            page.eval("[...document.querySelectorAll('#panel .set :is(input, select)')].map(i => i.disabled)").await?;
        assert_eq!(given, [true, true, false, true, false]);
        page.click("#panel [data-do='start']").await?;
        let questions = questions()?;
        for number in 1..=3 {
            page.wait_for("#panel .eyebrow", |eyebrow| {
                eyebrow.text.to_lowercase() == format!("question {number} of 3")
            })
            .await?;
            let stem = page.find("#panel .title").await?.text;
            let question = questions.iter().find(|question| question.stem == stem).unwrap();
            answer(&page, question).await?;
            page.click("#panel [data-do='check']").await?;
        }
        page.wait_for("#panel .score", |score| score.text == "3 of 3 points").await?;
        page.wait_for("#panel .lead.is-right", |word| word.text.contains("60%")).await?;
        page.wait_for("#panel .hint", |time| time.text.starts_with("Time: ")).await.map(drop)
    });
}

#[test]
fn an_attempt_goes_on_elsewhere_from_its_code() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 2).await?;
        asked(&page, 3, &questions[2]).await?;
        let (_other, elsewhere) = visit(stage, Options { storage: false, ..Options::default() }, "#quiz").await?;
        elsewhere.wait_for("#panel .notice", |notice| notice.text.contains("keeps nothing")).await?;
        // The code stands on the start screen, to which a reload of an attempt at its start leads.
        page.run::<serde_json::Value>(
            "const key = 'dateline:quiz:harbour';
            localStorage.setItem(key, localStorage.getItem(key).replace(/\\nat .*/, '\\nat start'))",
            &[],
        )
        .await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        page.click("#panel .fold:has(.code) summary").await?;
        let code = page.wait_for("#panel .code", |code| code.shown).await?.text;
        assert!(code.len() <= 50, "{code}");
        // First with a wrong symbol.
        for (typed, says) in [(format!("7{code}"), "no resume code"), (code.to_lowercase(), "")] {
            elsewhere.run::<serde_json::Value>("document.querySelector('#code_in').value = ''", &[]).await?;
            elsewhere.click("#code_in").await?;
            elsewhere.type_text(&typed).await?;
            elsewhere.press(e2e::browser::Key::Enter).await?;
            if says.is_empty() {
                asked(&elsewhere, 3, &questions[2]).await?;
            } else {
                elsewhere.wait_for("#panel .notice", |notice| notice.text.contains(says)).await?;
                elsewhere.wait_for("[role=status]", |status| status.text.contains(says)).await?;
            }
        }
        // Where nothing is kept, the address holds it.
        assert!(elsewhere.url().await?.contains("#quiz="), "{}", elsewhere.url().await?);
        elsewhere.reload().await?;
        elsewhere.wait_until(LIVE).await?;
        elsewhere.click("#panel [data-do='start']").await.ok();
        asked(&elsewhere, 3, &questions[2]).await
    });
}

#[test]
fn two_tabs_lose_none_of_each_others_answers() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        let questions = questions()?;
        start(&page).await?;
        asked(&page, 1, &questions[0]).await?;
        // What another tab does to the storage is heard here.
        page.run::<serde_json::Value>(
            "const frame = document.createElement('iframe');
            frame.name = 'other';
            document.body.append(frame);
            frame.contentWindow.localStorage.setItem('dateline:quiz:harbour',
                'dateline-quiz 2 harbour\\nat q-may\\none q-plan ferry\\n');",
            &[],
        )
        .await?;
        answer(&page, &questions[0]).await?;
        hand_in(&page).await?;
        page.wait_until("localStorage.getItem('dateline:quiz:harbour').includes('one q-plan ferry')").await?;
        page.wait_until("localStorage.getItem('dateline:quiz:harbour').includes('map q-where')").await
    });
}

#[test]
fn what_no_longer_fits_is_named_and_what_is_damaged_is_set_aside() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        let keep = "localStorage.setItem('dateline:quiz:harbour', arguments[0])";
        let kept = "dateline-quiz 1 harbour\nat start\nstated q-open perhaps\nwho q-who cheap=nobody\n";
        page.run::<serde_json::Value>(keep, &[kept.into()]).await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        let questions = questions()?;
        let stem = |id: &str| &questions.iter().find(|question| question.id == id).unwrap().stem;
        page.wait_for("#panel .notice", |notice| {
            notice.text.contains(&format!("{} and {}", stem("q-open"), stem("q-who")))
        })
        .await?;
        page.run::<serde_json::Value>(keep, &["rubbish".into()]).await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        page.wait_for("#panel .notice", |notice| notice.text.contains("set aside")).await?;
        page.wait_until("localStorage.getItem('dateline:quiz:harbour:aside') === 'rubbish'").await
    });
}
