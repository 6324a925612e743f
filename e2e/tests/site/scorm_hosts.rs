//! The systems that SCORM packages are tried in, with a small package written by hand: what it calls is noted down,
//! what it commits is kept, and what is wrong is found.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::browser::Options;
use e2e::lms::scorm::{Api, Package, Place, Scorm, ScormHost};
use e2e::{Stage, check};
use serde_json::{Value, json};

const ZIP: &str = "
import io, json, sys, zipfile
made = io.BytesIO()
with zipfile.ZipFile(made, 'w') as archive:
    for name, text in json.load(sys.stdin): archive.writestr(name, text)
sys.stdout.buffer.write(made.getvalue())
";

/// A package that looks for its API upwards, or in the window that has opened it, and begins.
const PAGE: &str = "<!DOCTYPE html><title>A package</title><link rel=\"icon\" href=\"data:,\"><h1>A package</h1><script>
    const name = new URLSearchParams(location.search).get('api');
    const find = at => at[name] ?? (at.parent !== at ? find(at.parent) : at.opener ? find(at.opener) : undefined);
    const begin = () => (window.api = find(window), window.began = api?.Initialize?.('') ?? api?.LMSInitialize('')) ?? setTimeout(begin, 100);
    try { begin(); } catch (error) { window.threw = String(error); }
    addEventListener('pagehide', () => (api.Commit ?? api.LMSCommit)(''));
</script>";

/// The package, of a version.
fn package(stage: &Stage, version: Scorm) -> Result<Package> {
    let (schema, api) = match version {
        Scorm::V1p2 => ("1.2", "API"),
        Scorm::V2004 => ("2004 4th Edition", "API_1484_11"),
    };
    let manifest = format!(
        "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" identifier=\"m\"><metadata>\
         <schemaversion>{schema}</schemaversion></metadata><resources>\
         <resource identifier=\"r\" href=\"start.html?api={api}\"/></resources></manifest>"
    );
    let mut zip = Command::new("python3");
    let mut zip = zip.args(["-c", ZIP]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let files = json!([["imsmanifest.xml", manifest], ["start.html", PAGE]]);
    write!(zip.stdin.take().context("an input")?, "{files}")?;
    let package = Package::unpack(&zip.wait_with_output()?.stdout, &stage.folder().join(api))?;
    ensure!(package.version == version);
    Ok(package)
}

/// What is written at the end of a quiz, in the right order.
fn graded(version: Scorm) -> Value {
    match version {
        Scorm::V1p2 => json!([
            ["LMSSetValue", "cmi.suspend_data", "40V78F"],
            ["LMSSetValue", "cmi.core.score.min", "0"],
            ["LMSSetValue", "cmi.core.score.max", "100"],
            ["LMSSetValue", "cmi.core.score.raw", "62.5"],
            ["LMSSetValue", "cmi.core.lesson_status", "completed"],
            ["LMSSetValue", "cmi.core.session_time", "00:03:21.5"],
            ["LMSCommit", ""],
        ]),
        Scorm::V2004 => json!([
            ["SetValue", "cmi.suspend_data", "40V78F"],
            ["SetValue", "cmi.score.min", "0"],
            ["SetValue", "cmi.score.max", "100"],
            ["SetValue", "cmi.score.raw", "62.5"],
            ["SetValue", "cmi.score.scaled", "0.625"],
            ["SetValue", "cmi.completion_status", "completed"],
            ["SetValue", "cmi.session_time", "PT3M21.5S"],
            ["Commit", ""],
        ]),
    }
}

/// Has the page call its API.
const CALL: &str = "return arguments[0].map(([name, ...words]) => String(api[name](...words)))";

#[test]
fn every_system_gives_its_api_where_it_is_and_keeps_what_is_committed() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        for version in [Scorm::V1p2, Scorm::V2004] {
            let package = package(stage, version)?;
            let everywhere = [Place::Parent, Place::Grandparent, Place::Opener].map(|place| (Api::Strict, place));
            for (api, place) in everywhere.into_iter().chain([Api::Again, Api::Empty].map(|api| (api, Place::Parent))) {
                let host = ScormHost { place, ..ScormHost::with(api) };
                let attempt = host.open(stage, &page, &package).await?;
                let at = format!("{version:?} {api:?} {place:?}");
                attempt.page.wait_until("window.began === 'true'").await.context(at.clone())?;
                let calls = graded(version);
                let told: Vec<String> = attempt.page.run(CALL, std::slice::from_ref(&calls)).await?;
                ensure!(told.iter().all(|told| told == "true"), "{at}: {told:?}");
                attempt.page.run::<Value>(CALL, &[json!([calls[0]])]).await?;
                attempt.leave().await?;
                ensure!(attempt.faults().await?.is_empty(), "{at}: {:?}", attempt.faults().await?);
                let commits = attempt.commits().await?;
                // The second is the one of `pagehide`.
                ensure!(commits.len() == 2 && commits[0].len() + 1 == told.len(), "{at}: {commits:?}");
                let written = attempt.written().await?;
                ensure!(written.first() == Some(&("cmi.suspend_data".to_owned(), "40V78F".to_owned())), "{at}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_was_before_is_there_again() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        for (version, names) in [
            (Scorm::V1p2, ["cmi.core.entry", "cmi.core.lesson_mode", "cmi.suspend_data"]),
            (Scorm::V2004, ["cmi.entry", "cmi.mode", "cmi.suspend_data"]),
        ] {
            let package = package(stage, version)?;
            for api in [Api::Again, Api::Strict] {
                let had = [("entry", "resume"), ("mode", "review"), ("suspend_data", "40V78F")];
                let host =
                    had.iter().fold(ScormHost::with(api), |host, (name, value)| host.having(version, name, value));
                let attempt = host.open(stage, &page, &package).await?;
                attempt.page.wait_until("window.began === 'true'").await?;
                let get = "return arguments[0].map(name => (api.GetValue ?? api.LMSGetValue)(name))";
                let told: Vec<String> = attempt.page.run(get, &[json!(names)]).await?;
                ensure!(told == had.map(|(_, value)| value), "{version:?} {api:?}: {told:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn systems_can_be_broken_slow_late_strange_and_missing() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let package = package(stage, Scorm::V1p2)?;
        let open = async |host: ScormHost| host.open(stage, &page, &package).await;

        let attempt = open(ScormHost { throws: vec!["LMSInitialize".to_owned()], ..ScormHost::default() }).await?;
        attempt.page.wait_until("window.threw?.includes('LMSInitialize')").await?;
        ensure!(attempt.calls().await?.iter().any(|call| call.threw.is_some()));

        let attempt = open(ScormHost { blocks: Duration::from_millis(300), ..ScormHost::default() }).await?;
        attempt.page.wait_until("window.began === 'true'").await?;
        let begun = Instant::now();
        attempt.page.run::<Value>(CALL, &[json!([["LMSCommit", ""], ["LMSCommit", ""]])]).await?;
        ensure!(begun.elapsed() > Duration::from_millis(600));

        let attempt = open(ScormHost { late: Duration::from_secs(1), ..ScormHost::default() }).await?;
        attempt.page.wait_until("window.began === 'true'").await?;
        ensure!(attempt.page.eval::<f64>("performance.now()").await? > 700.0);

        let attempt = open(ScormHost::with(Api::Mixed)).await?;
        let strange = "parent.API === parent.API_1484_11 && !parent.API.Initialize && !parent.API.LMSFinish && \
                       !!parent.API.LMSTerminate && window.began === 'true'";
        attempt.page.wait_until(strange).await?;
        ensure!(attempt.page.eval::<String>("api.LMSTerminate('')").await? == "true");
        ensure!(attempt.faults().await?.is_empty());

        let attempt = open(ScormHost::with(Api::None)).await?;
        ensure!(attempt.page.eval::<bool>("window.api === undefined && parent.API === undefined").await?);
        ensure!(attempt.calls().await?.is_empty());

        let attempt = open(ScormHost::with(Api::Empty)).await?;
        ensure!(attempt.page.eval::<String>("api.LMSGetValue('cmi.interactions._count')").await?.is_empty());
        Ok(())
    });
}

/// Calls to the strict double of a version, after `Initialize`, and a word of the one fault that it finds at the last.
type Wrong = (Scorm, &'static [&'static [&'static str]], &'static str);

const V1: Scorm = Scorm::V1p2;
const V2: Scorm = Scorm::V2004;
const ID: &[&str] = &["Set", "cmi.interactions.0.id", "q_1"];
const CHOICE: &[&str] = &["Set", "cmi.interactions.0.type", "choice"];
const RESPONSE_1: &str = "cmi.interactions.0.student_response";
const RESPONSE_2: &str = "cmi.interactions.0.learner_response";
const PATTERN: &str = "cmi.interactions.0.correct_responses.0.pattern";
const LONG: &str = "LONG";

const WRONG: [Wrong; 60] = [
    (V1, &[&["Initialize", ""]], "while running"),
    (V1, &[&["Finish", ""], &["Set", "cmi.suspend_data", "x"]], "while finished"),
    (V1, &[&["Finish", ""], &["Get", "cmi.suspend_data"]], "while finished"),
    (V1, &[&["Finish", ""], &["Commit", ""]], "while finished"),
    (V2, &[&["Finish", ""], &["Finish", ""]], "while finished"),
    (V2, &[&["Finish", ""], &["Initialize", ""]], "while finished"),
    (V1, &[&["Set", "cmi.suspend_data", LONG]], "over 4096"),
    (V2, &[&["Set", "cmi.suspend_data", LONG]], "over 4000"),
    (V1, &[&["Set", "cmi.core.lesson_location", LONG]], "over 255"),
    (V1, &[&["Set", "cmi.core.lesson_status", "not attempted"]], "none of"),
    (V1, &[&["Set", "cmi.core.lesson_status", "Passed"]], "none of"),
    (V1, &[&["Set", "cmi.core.lesson_status", "completed"]], "before the score"),
    (V2, &[&["Set", "cmi.success_status", "passed"]], "before the score"),
    (V2, &[&["Set", "cmi.score.scaled", "0.5"]], "without raw"),
    (
        V2,
        &[&["Set", "cmi.score.raw", "50"], &["Set", "cmi.score.scaled", "0.5"], &["Set", "cmi.score.raw", "50"]],
        "after scaled",
    ),
    (
        V1,
        &[
            &["Set", "cmi.core.score.raw", "50"],
            &["Set", "cmi.core.lesson_status", "completed"],
            &["Set", "cmi.core.score.raw", "60"],
        ],
        "after the status",
    ),
    (V1, &[&["Set", "cmi.core.exit", "normal"]], "none of"),
    (V1, &[&["Set", "cmi.core.score.raw", "120"]], "within 0 and 100"),
    (V1, &[&["Set", "cmi.core.score.raw", ""]], "plain decimal"),
    (V1, &[&["Set", "cmi.core.score.raw", "1e2"]], "plain decimal"),
    (V1, &[&["Set", "cmi.core.score.raw", "55,5"]], "plain decimal"),
    (V2, &[&["Set", "cmi.score.max", "24"]], "none of"),
    (V2, &[&["Set", "cmi.score.raw", "50"], &["Set", "cmi.score.scaled", ".5"]], "plain decimal"),
    (V2, &[&["Set", "cmi.score.raw", "0"], &["Set", "cmi.score.scaled", "-0.5"]], "within 0 and 1"),
    (V1, &[&["Set", "cmi.core.session_time", "0:05:00"]], "span"),
    (V1, &[&["Set", "cmi.core.session_time", "00:05:61"]], "span"),
    (V1, &[&["Set", "cmi.core.session_time", "00:05:00.555"]], "span"),
    (V2, &[&["Set", "cmi.session_time", "PT12.555S"]], "two decimals"),
    (V2, &[&["Set", "cmi.session_time", "PT"]], "two decimals"),
    (V1, &[&["Set", "cmi.interactions.0.id", "q-1 x"]], "word"),
    (V1, &[&["Set", "cmi.interactions.0.id", "питання"]], "word"),
    (V1, &[&["Set", "cmi.interactions.0.id", "q.1"]], "word"),
    (V1, &[&["Set", "cmi.interactions.1.id", "q_1"]], "gap"),
    (V2, &[&["Set", "cmi.interactions.NaN.id", "q_1"]], "no such element"),
    (V2, &[&["Set", "cmi.interactions.0.timestamp", "2026-11-27T05:10:00"]], "before the id"),
    (V2, &[ID, &["Set", RESPONSE_2, "a"]], "before the type"),
    (V2, &[ID, CHOICE, &["Set", RESPONSE_2, "a"], &["Set", PATTERN, "a"]], "comes after"),
    (V1, &[ID, &["Set", "cmi.interactions.0.type", "other"]], "none of"),
    (V1, &[ID, CHOICE, &["Set", RESPONSE_1, LONG]], "over 255"),
    (V1, &[ID, CHOICE, &["Set", PATTERN, LONG]], "over 255"),
    (V1, &[ID, CHOICE, &["Set", RESPONSE_1, "new york"]], "no word"),
    (V1, &[ID, CHOICE, &["Set", RESPONSE_1, "new-york"]], "no word"),
    (V2, &[ID, CHOICE, &["Set", RESPONSE_2, "new-york[,]riga"]], "no word"),
    (V2, &[ID, CHOICE, &["Set", RESPONSE_2, "riga[,]riga"]], "twice"),
    (V2, &[ID, CHOICE, &["Set", RESPONSE_2, ""]], "empty"),
    (V1, &[ID, CHOICE, &["Set", "cmi.interactions.0.result", "incorrect"]], "no result"),
    (V2, &[ID, CHOICE, &["Set", "cmi.interactions.0.result", "wrong"]], "no result"),
    (V1, &[ID, CHOICE, &["Set", "cmi.interactions.0.time", "05:10:00Z"]], "time of a day"),
    (V1, &[ID, CHOICE, &["Set", "cmi.interactions.0.latency", "00:00:05.123"]], "span"),
    (V2, &[ID, CHOICE, &["Set", "cmi.interactions.0.timestamp", "2026-11-27T05:10:00Z"]], "without a zone"),
    (V2, &[ID, CHOICE, &["Set", "cmi.interactions.0.timestamp", "2026-11-27T05:10:00.123"]], "without a zone"),
    (V2, &[ID, &["Set", "cmi.interactions.0.type", "fill-in"], &["Set", PATTERN, "Washington, D.C."]], "plain comma"),
    (
        V2,
        &[ID, &["Set", "cmi.interactions.0.type", "long-fill-in"], &["Set", PATTERN, "{case_matters=true}a"]],
        "case_matters",
    ),
    (V2, &[ID, &["Set", "cmi.interactions.0.type", "true-false"], &["Set", RESPONSE_2, "t"]], "none of"),
    (V2, &[ID, &["Set", "cmi.interactions.0.description", "one\ntwo"]], "line break"),
    (V2, &[&["Set", "cmi.objectives.0.id", "mine"]], "manifest's own"),
    (V2, &[&["Set", "adl.nav.request", "exitAll"]], "no such element"),
    (V1, &[&["Get", "cmi.core.exit"]], "only to be written"),
    (V1, &[&["Get", "cmi.core.nothing"]], "no such element"),
    (V2, &[&["Set", "cmi.mode", "browse"]], "only to be read"),
];

#[test]
fn the_strict_double_finds_every_fault_that_a_real_system_was_seen_to_mind() {
    // Gives the faults, and how many of the calls before the last were refused.
    const RUN: &str = "
        const [is2004, calls, mode] = arguments;
        const faults = [];
        const api = top.strictScorm(is2004, mode, faults);
        const call = (name, ...words) => {
            const whole = name === 'Get' || name === 'Set' ? `${name}Value` : is2004 && name === 'Finish' ? 'Terminate' : name;
            try { return api[is2004 ? whole : `LMS${whole}`](...words); } catch (error) { return String(error); }
        };
        call('Initialize', '');
        for (const [name, ...words] of calls) call(name, ...words.map(word => word === 'LONG' ? 'x'.repeat(4097) : word));
        return faults;";
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let package = package(stage, V1)?;
        let attempt = ScormHost::with(Api::None).open(stage, &page, &package).await?;
        let faults = async |version, calls: Value, before: Value| -> Result<Vec<String>> {
            attempt.page.run(RUN, &[json!(version == V2), calls, before]).await
        };
        for (version, calls, word) in WRONG {
            let found = faults(version, json!(calls), json!({})).await?;
            ensure!(found.len() == 1 && found[0].contains(word), "{version:?} {calls:?}: {found:?}, not {word}");
        }
        for (version, mode) in [(V1, json!({"cmi.core.lesson_mode": "review"})), (V2, json!({"cmi.mode": "browse"}))] {
            let found = faults(version, json!([["Set", "cmi.suspend_data", "x"]]), mode).await?;
            ensure!(found.len() == 1 && found[0].contains("in the mode"), "{found:?}");
        }
        // A whole attempt as it should be has none.
        let whole = [
            (
                V1,
                json!([
                    ["Get", "cmi.interactions._count"],
                    ["Set", "cmi.core.lesson_status", "incomplete"],
                    ID,
                    CHOICE,
                    ["Set", "cmi.interactions.0.time", "05:10:00"],
                    ["Set", PATTERN, "riga,kyiv"],
                    ["Set", RESPONSE_1, "riga"],
                    ["Set", "cmi.interactions.0.result", "wrong"],
                    ["Set", "cmi.interactions.0.latency", "00:00:05.25"],
                    ["Get", "cmi.interactions._count"],
                    ["Set", "cmi.suspend_data", "40V7 – Київ"],
                    ["Set", "cmi.core.exit", "suspend"],
                    ["Commit", ""],
                    ["Finish", ""],
                    ["GetLastError"],
                ]),
            ),
            (
                V2,
                json!([
                    ["Get", "cmi.suspend_data"],
                    ["Set", "cmi.completion_status", "incomplete"],
                    ID,
                    CHOICE,
                    ["Set", "cmi.interactions.0.timestamp", "2026-11-27T05:10:00.0Z"],
                    ["Set", PATTERN, "riga[,]kyiv"],
                    ["Set", RESPONSE_2, "riga"],
                    ["Set", "cmi.interactions.0.result", "incorrect"],
                    ["Set", "cmi.interactions.0.latency", "PT5.25S"],
                    ["Set", "cmi.exit", "suspend"],
                    ["Finish", ""],
                ]),
            ),
        ];
        for (version, calls) in whole {
            let found = faults(version, calls, json!({})).await?;
            ensure!(found.is_empty(), "{found:?}");
        }
        Ok(())
    });
}
