//! Systems that fail for a while, or in part: nothing of the result is lost.

use super::*;

#[test]
fn a_commit_that_is_refused_once_is_made_up_for() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        for of in [Scorm::V1p2, Scorm::V2004] {
            let (package, _) = package(stage, of, ASSIGNMENT)?;
            let host = ScormHost { refuses: 2, ..ScormHost::default() };
            // What another product has kept is no code, and nothing is said of it.
            let attempt = host.having(of, "suspend_data", "bookmark12").open(stage, &page, &package).await?;
            until(&attempt.page, "page.querySelector('[data-do=start]')").await?;
            let panel = format!("(() => {{ {WITHIN} return page.querySelector('#panel').textContent; }})()");
            ensure!(!attempt.page.eval::<String>(&panel).await?.contains("no resume code"));
            begin(&attempt.page).await?;
            answer(&attempt.page, 1, 3).await?;
            attempt.page.wait_until("document.getElementById('code').textContent.length > 20").await?;
            press(&attempt.page, "[data-do=next]").await?;
            answer(&attempt.page, 2, 3).await?;
            attempt.page.wait_until("document.getElementById('bar').hidden").await?;
            press(&attempt.page, "[data-do=next]").await?;
            finish(&attempt.page, 3, 3).await?;
            told(&attempt, if of == Scorm::V1p2 { "LMSFinish" } else { "Terminate" }, 1).await?;
            ensure!(said(&attempt.page).await?.starts_with("Your learning system has the result."));
            ensure!(last(&attempt.written().await?, &named(of, "score.raw")) == Some("50"));
            attempt.leave().await?;
            ensure!(attempt.faults().await?.is_empty(), "{:?}", attempt.faults().await?);
        }
        Ok(())
    });
}

#[test]
fn a_store_in_trouble_has_all_in_order_in_the_end() {
    check_for(Duration::from_secs(200), async |stage| {
        let page = stage.page(Options::default()).await?;
        let Some(system) = Cmi5::beside(Site::hosting(fixture()?)?, Origin::Same)? else { return Ok(()) };
        // It takes a statement at the second try, and never keeps one state.
        let launch = launched(&system, &page, ASSIGNMENT, &Launching::default()).await?;
        begin(&page).await?;
        stored(&system, &launch, 1).await?;
        system.trouble("/statements", 500);
        answer(&page, 1, 3).await?;
        page.wait_until("document.getElementById('code').textContent.length > 20").await?;
        stored(&system, &launch, 2).await?;
        page.wait_until("!document.getElementById('said').textContent").await?;
        system.trouble("/activities/state", 403);
        press(&page, "[data-do=next]").await?;
        answer(&page, 2, 3).await?;
        stored(&system, &launch, 3).await?;
        // The page in the frame is loaded anew: the quiz goes on, and has begun once.
        page.run::<Value>("document.querySelector('iframe').contentWindow.location.reload()", &[]).await?;
        // The second answer was not kept.
        answer(&page, 2, 3).await?;
        press(&page, "[data-do=next]").await?;
        finish(&page, 3, 3).await?;
        let statements = stored(&system, &launch, 7).await?;
        let expected = ["initialized", "answered", "answered", "answered", "answered", "completed", "terminated"];
        ensure!(verbs(&statements) == expected, "{:?}", verbs(&statements));
        ensure!(said(&page).await?.contains("Your learning system has the result."));

        // One that says nothing of itself is spoken to all the same.
        system.trouble("/about", 404);
        let calls = system.calls().len();
        launched(&system, &page, ASSIGNMENT, &Launching::default()).await?;
        until(&page, "page.querySelector('[data-do=start]')").await?;
        for _ in 0..100 {
            if system.calls().iter().skip(calls).any(|call| call.path.starts_with("/statements")) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("nothing is sent")
    });
}

#[test]
fn what_is_left_to_be_told_as_the_page_is_left_arrives_in_order() {
    check_for(Duration::from_secs(200), async |stage| {
        let page = stage.page(Options::default()).await?;
        for origin in [Origin::Same, Origin::Other] {
            let Some(system) = Cmi5::beside(Site::hosting(fixture()?)?, origin)? else { return Ok(()) };
            let assignment = format!("{ASSIGNMENT}&change=yes");
            let launch = launched(&system, &page, &assignment, &Launching::default()).await?;
            begin(&page).await?;
            for number in 1..=3 {
                answer(&page, number, 3).await?;
                if number < 3 {
                    press(&page, "[data-do=next]").await?;
                }
            }
            stored(&system, &launch, 1).await?;
            page.goto(&system.site.url("embed.js")).await?;
            let statements = stored(&system, &launch, 6).await?;
            let expected = ["initialized", "answered", "answered", "answered", "completed", "terminated"];
            ensure!(verbs(&statements) == expected, "{origin:?}: {:?}", verbs(&statements));
        }
        Ok(())
    });
}
