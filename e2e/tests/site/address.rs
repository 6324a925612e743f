//! The address: what a fragment opens, and the browser's own way back.

use anyhow::Context;
use e2e::browser::Options;
use e2e::check;

use crate::questions::facts;
use crate::visit::{opened, quiet, visit};

/// The facts that are not shown at their addresses.
const UNSHOWN: &str = "
    const unshown = [], facts = arguments[0];
    const visit = async () => {
        for (const fact of facts) {
            const turn = new Promise(done => addEventListener('popstate', () => setTimeout(done), { once: true }));
            location.hash = fact;
            await turn;
            const shown = () => document.querySelector(`.part.open #${fact}.open, #${fact}.part.open`)?.checkVisibility();
            for (let n = 0; n < 50 && !shown(); n++) await new Promise(done => setTimeout(done, 20));
            if (!shown()) unshown.push(fact);
        }
        return unshown;
    };
    return visit();";

#[test]
fn an_unknown_fragment_opens_the_start_without_a_word() {
    check(async |stage| {
        let mut said = Vec::new();
        for fragment in ["", "#nonsense"] {
            let (_site, page) = visit(stage, Options::default(), fragment).await?;
            opened(&page, "explore").await?;
            quiet(&page).await?;
            let notices = page.find_all(".notice, [role='alert']").await?;
            said.push(notices.into_iter().filter(|notice| notice.shown).map(|notice| notice.text).collect::<Vec<_>>());
        }
        // That the story was corrected is said in either case, and nothing else.
        assert!(said[0] == said[1] && said[0].len() == 1, "{said:?}");
        Ok(())
    });
}

#[test]
fn the_fragment_of_a_step_opens_it() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#step=grain").await?;
        opened(&page, "step=grain").await?;
        page.run::<()>("document.querySelector('.part.open .told').open = true", &[]).await?;
        let step = opened(&page, "step=grain").await?;
        assert!(
            step.text.contains("Clerks spoke of the south")
                && step.text.contains("Clerks of the port\u{a0}· via The Herald"),
            "{}",
            step.text
        );
        page.wait_for(".mode[href='#follow']", |mode| mode.attribute("aria-current") == "page").await.map(drop)
    });
}

#[test]
fn the_fragment_of_a_fact_opens_its_card_with_the_fact_marked() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#later").await?;
        opened(&page, "lind").await?;
        let fact = page.find("#later.open").await?;
        let source = "Lind, Envoy\u{a0}· of Aalto\u{a0}· on Radio Harbour";
        assert!(
            fact.text.contains("Walks back an earlier statement by Two crews") && fact.text.contains(source),
            "{}",
            fact.text
        );
        assert!(fact.shown && fact.y >= 0.0 && fact.y + fact.height <= 800.0, "it is in view: {fact:?}");
        assert_eq!(page.find_all(".fact.open").await?.len(), 1);
        page.wait_for("#pin_lind", |pin| pin.attribute("aria-current") == "true").await.map(drop)
    });
}

#[test]
fn every_fact_has_an_address_that_shows_it() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let unshown: Vec<String> = page.run(UNSHOWN, &[facts()?.into()]).await?;
        assert_eq!(unshown, [""; 0]);
        Ok(())
    });
}

#[test]
fn the_browser_goes_back_and_forward() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        page.click(".subject[href='#odesa']").await?;
        opened(&page, "odesa").await?;
        page.click(".mode[href='#follow']").await?;
        opened(&page, "step=before").await?;
        page.click(".mode[href='#quiz']").await?;
        opened(&page, "panel").await?;
        for part in ["step=before", "odesa", "explore"] {
            page.back().await?;
            opened(&page, part).await.with_context(|| format!("back to {part}"))?;
        }
        for part in ["odesa", "step=before", "panel"] {
            page.forward().await?;
            opened(&page, part).await.with_context(|| format!("forward to {part}"))?;
        }
        Ok(())
    });
}
