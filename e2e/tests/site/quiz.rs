//! The quiz: from its start to its result, with a break, and with nothing kept.

use e2e::browser::Options;
use e2e::check;

use crate::questions::{answer, asked, choose, go_through, hand_in, questions, start, wrong_option};
use crate::visit::{LIVE, opened, quiet, visit};

#[test]
fn a_wrong_answer_among_twenty_four_is_explained_and_costs_one_point() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let questions = questions()?;
        assert_eq!(questions.len(), 24);
        start(&page).await?;
        assert!(page.url().await?.ends_with("#quiz"));
        let missed = questions.iter().position(|question| wrong_option(question).is_some()).unwrap();
        go_through(&page, &questions, 0, missed).await?;

        let question = &questions[missed];
        asked(&page, missed + 1, question).await?;
        choose(&page, &format!("option {}", wrong_option(question).unwrap())).await?;
        let feedback = hand_in(&page).await?;
        assert!(feedback.text.starts_with("Wrong"), "{}", feedback.text);
        for (part, text) in [
            (".refutation", "Emmanuel Macron asked for a four-way meeting."),
            ("p", "Trump said this to reporters about a three-way meeting"),
            (".fact-text", "“when, not if”"),
            (".fact-source", "Trump, to reporters, on Monday"),
        ] {
            page.wait_for(&format!("#panel .feedback {part}"), |part| part.shown && part.text.contains(text)).await?;
        }
        page.click("#panel [data-do='next']").await?;

        go_through(&page, &questions, missed + 1, questions.len()).await?;
        page.wait_for("#panel .score", |score| score.text == "23 of 24 points").await?;
        let review = page.find_all("#panel .review > li").await?;
        assert_eq!(review.len(), 24);
        for (at, (entry, question)) in review.iter().zip(&questions).enumerate() {
            let outcome = if at == missed { "Wrong" } else { "Right" };
            assert!(entry.text.starts_with(&question.stem) && entry.text.ends_with(outcome), "{}", entry.text);
        }
        page.click(&format!("#panel .review > li:nth-child({}) summary", missed + 1)).await?;
        page.wait_for("#panel .review [open] .feedback .fact-source", |source| source.shown).await.map(drop)
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
        page.wait_for("#panel .score", |score| score.text == "23 of 24 points").await.map(drop)
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
