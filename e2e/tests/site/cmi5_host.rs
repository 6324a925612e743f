//! The system that pages are launched from by cmi5, with a small page written by hand: what it sends is kept in a
//! real store, in its order, whether that is on the page's own origin or elsewhere.

use anyhow::{Result, ensure};
use e2e::browser::{Options, Page};
use e2e::lms::cmi5::{Cmi5, Launched, Launching, Origin};
use e2e::site::Site;
use e2e::{check, pages};
use serde_json::{Value, json};

/// A page that does as it is told by the system, and says how far it came.
const PAGE: &str = "<!DOCTYPE html><title>A unit</title><link rel=\"icon\" href=\"data:,\"><script>
(async () => {
    const words = Object.fromEntries(new URLSearchParams(location.search));
    const { endpoint, registration, activityId, actor } = words;
    const fetched = await (await fetch(words.fetch, { method: 'POST', credentials: 'omit' })).json();
    window.fetched = fetched;
    if (!fetched['auth-token']) return;
    const headers = { Authorization: 'Basic ' + fetched['auth-token'], 'X-Experience-API-Version': '2.0.0',
        'Content-Type': 'application/json' };
    const state = id => endpoint + 'activities/state?' + new URLSearchParams({ stateId: id, activityId, agent: actor, registration });
    const data = await (await fetch(state('LMS.LaunchData'), { headers })).json();
    await fetch(state('kept'), { method: 'PUT', headers, body: JSON.stringify({ code: '40V7' }) });
    for (const verb of ['initialized', 'completed', 'terminated']) {
        const statement = { id: crypto.randomUUID?.() ?? '7d1c1a3e-3b0f-4f7e-8f61-' + Date.now().toString(16).padStart(12, '0'),
            actor: JSON.parse(actor), verb: { id: 'http://adlnet.gov/expapi/verbs/' + verb }, object: { id: activityId },
            context: { registration, ...data.contextTemplate }, timestamp: new Date().toISOString() };
        const answer = await fetch(endpoint + 'statements', { method: 'POST', headers, body: JSON.stringify([statement]) });
        if (!answer.ok) throw new Error(`${verb}: ${answer.status}`);
    }
    location.href = data.returnURL;
})().catch(error => (window.failed = String(error)));
</script>";

async fn back(page: &Page, launch: &Launched) -> Result<()> {
    page.goto(&launch.url).await?;
    page.wait_until("window.failed ?? document.title === 'Back in the system'").await?;
    ensure!(page.eval::<Option<String>>("window.failed ?? null").await?.is_none());
    Ok(())
}

#[test]
fn a_launched_page_is_told_of_its_launch_and_what_it_sends_is_kept() {
    check(async |stage| {
        for origin in [Origin::Same, Origin::Other] {
            let site = Site::of(pages()).page("/unit.html", PAGE);
            let Some(system) = Cmi5::beside(site, origin)? else { return Ok(()) };
            let page = stage.page(Options::default()).await?;
            let launching = Launching { mastery_score: Some(0.6), ..Launching::default() };
            let launch = system.launch(&system.site.url("unit.html?lang=uk#quiz"), &launching)?;
            ensure!(launch.url.contains("unit.html?lang=uk&endpoint=") && launch.url.ends_with("#quiz"));
            back(&page, &launch).await?;
            let statements = system.statements(&launch)?;
            let verb = |statement: &Value| {
                let verb = statement["verb"]["id"].as_str().unwrap_or_default();
                verb.rsplit('/').next().unwrap_or_default().to_owned()
            };
            let verbs: Vec<String> = statements.iter().map(verb).collect();
            ensure!(verbs == ["initialized", "completed", "terminated"], "{origin:?}: {verbs:?}");
            let session = "/context/extensions/https:~1~1w3id.org~1xapi~1cmi5~1context~1extensions~1sessionid";
            ensure!(statements.iter().all(|one| one.pointer(session) == Some(&json!(launch.session))));
            ensure!(system.state(&launch, "kept")? == Some(json!({ "code": "40V7" })));
            ensure!(system.state(&launch, "nothing")?.is_none() && launch.data["masteryScore"] == 0.6);
            let calls = system.calls();
            ensure!(calls.len() == 5 && calls.iter().all(|call| [200, 204].contains(&call.status)), "{calls:?}");

            // A token is given once; a page that is loaded again has none.
            page.goto(&launch.url).await?;
            page.wait_until("window.fetched?.['error-code'] === '1'").await?;
            ensure!(system.refused() == 1 && system.statements(&launch)?.len() == 3);

            // Another launch goes on with the registration.
            let again = Launching { mode: "Review", registration: Some(launch.registration.clone()), ..launching };
            let again = system.launch(&system.site.url("unit.html"), &again)?;
            back(&page, &again).await?;
            ensure!(system.statements(&again)?.len() == 6 && again.session != launch.session);
        }
        Ok(())
    });
}

#[test]
fn the_store_takes_nobody_without_the_token() {
    check(async |stage| {
        let Some(system) = Cmi5::beside(Site::of(pages()), Origin::Same)? else { return Ok(()) };
        let page = stage.page(Options::default()).await?;
        page.goto(&system.site.url("")).await?;
        // With credentials, the browser itself would ask the reader for a name, and wait.
        let ask = "return fetch('/lrs/statements', { headers: arguments[0], credentials: 'omit' }).then(answer => answer.status)";
        let version = json!({ "X-Experience-API-Version": "2.0.0" });
        ensure!(page.run::<u16>(ask, &[version]).await? == 401);
        let wrong = json!({ "X-Experience-API-Version": "2.0.0", "Authorization": "Basic eDp5" });
        ensure!([401, 403].contains(&page.run::<u16>(ask, &[wrong]).await?));
        ensure!(system.calls().len() == 2);
        Ok(())
    });
}
