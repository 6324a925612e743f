//! Answer positions: whether the place of the right answers gives them away.

use crate::base::vocabulary::Word;
use crate::decode::Diagnostics;
use crate::story::kind::choose::Verdict;
use crate::story::model::Story;
use crate::story::question::Kind;
use crate::story::raw::StructureFile;

/// From how many right answers on their places say something.
const LEAST: usize = 8;
/// By how many answers a place may differ from its share.
const SLACK: f64 = 2.0;
/// From how many verdicts on each of them should be right once.
const VERDICTS: usize = 3;

/// Places in the row of choices that are right far more or far less often than by chance.
pub fn lint(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let Some(first) = file.questions.first() else { return };
    let offered = story.questions.iter().map(|question| &question.asked);
    let offered = offered.filter_map(|asked| Some((asked.kind, asked.options()?)));
    let rows: Vec<Vec<bool>> = offered
        .clone()
        .filter(|(kind, _)| *kind != Kind::Stated)
        .map(|(_, options)| options.all.iter().map(|choice| choice.right).collect())
        .collect();
    let count = |row: &[bool]| row.iter().filter(|right| **right).count();
    if rows.iter().map(|row| count(row)).sum::<usize>() >= LEAST {
        let longest = rows.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..longest {
            let here: Vec<&Vec<bool>> = rows.iter().filter(|row| row.len() > at).collect();
            let found = here.iter().filter(|row| row.get(at).is_some_and(|right| *right)).count();
            let share: f64 = here.iter().map(|row| count(row) as f64 / row.len() as f64).sum();
            if (found as f64 - share).abs() >= SLACK.max(share / 2.0) {
                let found =
                    format!("the choice in place {} is right {found} times; by chance it would be {share:.1}", at + 1);
                sink.warning(&first.id.span, found, "let each place be right about equally often");
            }
        }
    }
    let verdicts = offered.filter(|(kind, _)| *kind == Kind::Stated).flat_map(|(_, options)| options.right());
    let verdicts: Vec<Verdict> = verdicts.filter_map(|choice| Verdict::parse(choice.id.as_str())).collect();
    for verdict in Verdict::ALL.iter().filter(|verdict| verdicts.len() >= VERDICTS && !verdicts.contains(verdict)) {
        let found = format!("of {} statements none is \"{}\"", verdicts.len(), verdict.as_str());
        sink.warning(&first.id.span, found, "let each verdict be right about equally often");
    }
}
