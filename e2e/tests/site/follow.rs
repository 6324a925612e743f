//! The follow mode: from step to step by key and by finger, and its dates.

use e2e::browser::{Ability, Key, Options};
use e2e::check;
use serde_json::Value;

use crate::visit::{opened, still, visit};

/// What the dates of the page say, and how they would be written for somebody of a region.
const DATES: &str = "
    const times = [...document.querySelectorAll('time')];
    const style = { dateStyle: 'long', timeZone: 'UTC' };
    // Engines do not agree on how narrow a space is.
    const plain = (text) => text.replace(/\\s/g, ' ');
    return times.map(time =>
        [time.textContent, new Date(time.dateTime).toLocaleDateString(arguments[0], style)].map(plain));";

#[test]
fn arrow_keys_turn_from_step_to_step() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "#follow").await?;
        opened(&page, "step=before").await?;
        page.press(Key::Left).await?;
        for step in ["step=first", "step=second"] {
            page.press(Key::Right).await?;
            opened(&page, step).await?;
            assert!(page.url().await?.ends_with(&format!("#{step}")));
            page.wait_for(&format!("[id='{step}'] .title"), |title| title.focused).await?;
        }
        page.press(Key::Left).await?;
        opened(&page, "step=first").await?;
        // With the map's focus, arrows walk along the map.
        page.run::<Value>("document.querySelector('#pin_tamm').focus()", &[]).await?;
        page.press(Key::Right).await?;
        opened(&page, "step=first").await.map(drop)
    });
}

#[test]
fn a_stroke_of_a_finger_turns_and_a_scroll_does_not() {
    check(async |stage| {
        stage.needs(Ability::Touch)?;
        let options = Options { width: 360, height: 740, touch: true, ..Options::moving() };
        let (_site, page) = visit(stage, options, "#step=before").await?;
        still(&page).await?;
        let step = opened(&page, "step=before").await?;
        // Beneath the map.
        let y = (step.y + 60.0).clamp(400.0, 700.0);
        page.swipe((300.0, y), (90.0, y)).await?;
        opened(&page, "step=first").await?;
        still(&page).await?;
        page.swipe((300.0, 600.0), (290.0, 400.0)).await?;
        opened(&page, "step=first").await?;
        page.run::<Value>("scrollTo(0, document.querySelector('.part.open').offsetTop - 100)", &[]).await?;
        page.swipe((90.0, 500.0), (300.0, 500.0)).await?;
        opened(&page, "step=before").await.map(drop)
    });
}

#[test]
fn a_page_has_one_form_of_date_wherever_its_reader_is() {
    check(async |stage| {
        // Its texts have that form, too.
        for (language, form, fragment) in
            [("en-GB", "en-GB", "#follow"), ("en-US", "en-GB", "#follow"), ("uk", "uk", "?lang=uk#follow")]
        {
            let options = Options { language: language.to_owned(), ..Options::default() };
            let (_site, page) = visit(stage, options, fragment).await?;
            let dates: Vec<(String, String)> = page.run(DATES, &[form.into()]).await?;
            assert!(dates.len() >= 4, "{dates:?}");
            assert!(dates.iter().all(|(said, right)| said == right && !said.starts_with("2025")), "{dates:?}");
        }
        Ok(())
    });
}
