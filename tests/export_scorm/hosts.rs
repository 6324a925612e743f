//! Whole sessions before real systems: each value is taken, and the grade is the one that the page tells.

use dateline::export::format::ExportFormat;
use dateline::lms::launch::Standard;
use peers::edx;
use serde_json::{Value, json};

use crate::exported::{exported, peer, said, stories};
use crate::judge::Judge;
use crate::played::{End, odd};
use crate::sessions::{QUERIES, judged};

/// Prints for each of some sessions what scorm-again refuses of it, and what it gives back.
const SCORM_AGAIN: &str = "
const fs = require('fs'), vm = require('vm');
const [folder, file] = process.argv.slice(1);
const api = name => vm.runInThisContext(`(function () { ${fs.readFileSync(`${folder}/${name.toLowerCase()}.js`, 'utf8')}
return this.${name}API; }).call({})`);
const kinds = { 1.2: [api('Scorm12'), 'LMS'], 2004: [api('Scorm2004'), ''] };
console.log(JSON.stringify(JSON.parse(fs.readFileSync(file, 'utf8')).map(([version, set, get]) => {
  const [Api, prefix] = kinds[version];
  const host = new Api({ logLevel: 5 });
  const call = (name, ...values) => host[prefix + name](...values);
  call('Initialize', '');
  const refused = set.filter(([name, value]) =>
    String(call('SetValue', name, value)) !== 'true' || String(call('GetLastError')) !== '0');
  return [refused, get.map(name => String(call('GetValue', name)))];
})));
";

/// Sessions at all stories, by all settings, in an edition.
fn all(standard: Standard) -> Vec<(Judge, End)> {
    let mut banks: Vec<_> = stories().into_iter().map(|story| story.bank).collect();
    banks.extend(odd().into_iter().map(|(_, bank)| bank).filter(|bank| bank.questions.len() < 100));
    let of = |bank| (0..).zip(QUERIES).map(move |(seed, query)| judged(bank, standard, query, 100 + seed));
    banks.iter().flat_map(of).collect()
}

#[test]
fn open_edx_gives_the_grade_that_the_page_tells() {
    let story = &stories()[0];
    for (standard, format) in
        [(Standard::Scorm12, ExportFormat::Scorm12Thin), (Standard::Scorm2004, ExportFormat::Scorm2004Thin)]
    {
        let package = exported(story, format).bytes;
        let sessions = all(standard);
        let set = |judge: &Judge| judge.all.clone();
        let sets: Vec<Vec<(String, String)>> = sessions.iter().map(|(judge, _)| set(judge)).collect();
        let played: Vec<edx::Played> = sets
            .iter()
            .map(|set| {
                let pairs = set.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                (package.as_slice(), pairs)
            })
            .collect();
        let Some(outcomes) = edx::play_all(&played).expect("it takes the package") else { return };
        for ((judge, end), outcome) in sessions.iter().zip(outcomes) {
            assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
            let grade = outcome.grades.last().copied().expect("a grade");
            // Whoever has failed has nothing there.
            let share = if end.passed == Some(false) { 0.0 } else { end.share };
            assert!((grade - share).abs() <= 0.0006, "{grade} for {end:?}");
            // In 1.2 there is one status for both, and whoever has failed has not completed it there.
            let is_done = standard == Standard::Scorm2004 || end.passed != Some(false);
            assert_eq!(outcome.completions.last().copied(), is_done.then_some(1.0), "{outcome:?}");
            let failed = [&outcome.status, &outcome.success].contains(&&"failed".to_owned());
            assert_eq!(failed, end.passed == Some(false), "{outcome:?}");
            let kept = judge.all.iter().rev().find(|(name, _)| name == "cmi.suspend_data").map(|(_, kept)| kept);
            assert_eq!(outcome.data.get("cmi.suspend_data"), kept);
        }
    }
}

#[test]
fn scorm_again_takes_every_value() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sessions.json");
    for standard in [Standard::Scorm12, Standard::Scorm2004] {
        let sessions = all(standard);
        let get = ["cmi.core.score.raw", "cmi.core.lesson_status"];
        let get = if standard == Standard::Scorm12 { get } else { ["cmi.score.scaled", "cmi.completion_status"] };
        let session = |(judge, _): &(Judge, End)| json!([judge.standard(), judge.all, get]);
        std::fs::write(&file, Value::from_iter(sessions.iter().map(session)).to_string()).expect("the file");
        let library = peer("node_modules/scorm-again/dist");
        if !library.exists() {
            return peers::skipped("scorm-again is not here; `cargo xtask setup` brings it");
        }
        let paths = [&library, &file].map(|path| path.to_str().expect("a path"));
        let Some(read) = said("node", &["-e", SCORM_AGAIN, paths[0], paths[1]]) else { return };
        let read: Vec<(Vec<Value>, [String; 2])> = serde_json::from_str(&read).expect("JSON");
        for ((judge, end), (refused, [score, status])) in sessions.iter().zip(read) {
            assert!(refused.is_empty(), "{standard:?}: {refused:?}");
            let own = if standard == Standard::Scorm12 {
                ["score.raw", "lesson_status"]
            } else {
                ["score.scaled", "completion_status"]
            };
            assert_eq!([score.as_str(), &status], own.map(|name| judge.value(name)), "{end:?}");
        }
    }
}
