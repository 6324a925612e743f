//! A class as a table: a row for each result, a column for each question; as it is shown, and as sheets.

use std::cmp::Ordering;

use crate::base::number::saturated;
use crate::base::vocabulary::Word;
use crate::class::action::Column;
use crate::class::data::ClassData;
use crate::class::register::{Register, RegisterEntry, Way};
use crate::class::sheet::{self, SheetCell, Spreadsheet};
use crate::class::statistics::{self, of_skill, points};
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::score::{POINTS_PER_QUESTION, Points};
use crate::story::question::{Kind, Skill};

/// How many rows are shown until all are asked for.
pub const ROWS: usize = 60;

/// The name of a skill.
pub fn skill_text(skill: Skill) -> Text {
    match skill {
        Skill::Recall => Text::SkillRecall,
        Skill::Sequence => Text::SkillSequence,
        Skill::Attribution => Text::SkillAttribution,
        Skill::Inference => Text::SkillInference,
    }
}

/// The name of a kind of question.
pub fn kind_text(kind: Kind) -> ClassText {
    match kind {
        Kind::One => ClassText::KindOne,
        Kind::Several => ClassText::KindSeveral,
        Kind::Stated => ClassText::KindStated,
        Kind::Who => ClassText::KindWho,
        Kind::Order => ClassText::KindOrder,
        Kind::Map => ClassText::KindMap,
    }
}

/// Whose a result is, in words; where names are hidden by its place in the register alone.
pub fn who(data: &ClassData, register: &Register, at: usize, is_hidden: bool) -> String {
    let Some(RegisterEntry { submission, alias, .. }) = register.entries.get(at) else { return String::new() };
    let number = submission.number.to_string();
    if is_hidden {
        return data.fill(ClassText::PupilHidden, &[("n", &(at + 1).to_string())]);
    }
    let number = (submission.number > 0).then(|| data.fill(ClassText::PupilNumber, &[("n", &number)]));
    match (number, alias.as_str()) {
        (Some(number), "") => number,
        (Some(number), alias) => [&number, " · ", alias].concat(),
        (None, "") => data.word(ClassText::PupilNone).to_owned(),
        (None, alias) => alias.to_owned(),
    }
}

/// Whose some results are, in words.
pub fn all_who(data: &ClassData, register: &Register, all: &[usize], is_hidden: bool) -> String {
    let names: Vec<String> = all.iter().map(|at| who(data, register, *at, is_hidden)).collect();
    names.join(data.catalogue.text(Text::ListSeparator))
}

/// The share of points that so many questions are worth, in per cent, rounded down.
pub fn percent(points: Points, questions: usize) -> u32 {
    let of = saturated(questions) * POINTS_PER_QUESTION;
    (points.0 * 100).checked_div(of).unwrap_or(0)
}

/// The places of a register's results, sorted by a column: the most first, or the least.
pub fn sorted(data: &ClassData, register: &Register, (column, is_reversed): (Column, bool)) -> Vec<usize> {
    let bank = &data.bank;
    let asked = register.asked(bank);
    let questions = match column {
        Column::Pupil => Vec::new(),
        Column::Total => asked,
        Column::Question(at) => vec![at],
        Column::Skill(at) => Skill::ALL.get(at).map_or_else(Vec::new, |skill| of_skill(bank, &asked, *skill)),
    };
    let mut rows: Vec<(u32, usize)> =
        (0..register.entries.len()).map(|at| (points(bank, register, at, &questions).0, at)).collect();
    let by_pupil = |a: usize, b: usize| -> Ordering {
        let [a, b] = [a, b].map(|at| {
            register.entries.get(at).map(|entry| {
                // Who has a number comes by that, then who has a name.
                let number = entry.submission.number;
                (if number == 0 { u32::MAX } else { number }, entry.alias.is_empty(), entry.alias.clone(), at)
            })
        });
        a.cmp(&b)
    };
    rows.sort_by(|(a, at), (b, other)| b.cmp(a).then_with(|| by_pupil(*at, *other)));
    if is_reversed {
        rows.reverse();
    }
    rows.into_iter().map(|(_, at)| at).collect()
}

fn text(text: &str) -> SheetCell {
    SheetCell::Text(text.to_owned())
}

fn whole(number: usize) -> SheetCell {
    SheetCell::Tenths(saturated(number) * 10)
}

/// The rows of the results: a pupil a row, a question a column, then all points and each skill's.
pub fn rows(data: &ClassData, register: &Register, is_hidden: bool) -> Vec<Vec<SheetCell>> {
    let bank = &data.bank;
    let asked = register.asked(bank);
    let skills: Vec<(Skill, Vec<usize>)> = Skill::ALL
        .iter()
        .map(|skill| (*skill, of_skill(bank, &asked, *skill)))
        .filter(|(_, questions)| !questions.is_empty())
        .collect();
    let mut head = vec![text(data.word(ClassText::Pupil))];
    head.extend((1..=asked.len()).map(|n| text(&data.fill(ClassText::QuestionN, &[("n", &n.to_string())]))));
    head.extend([ClassText::Total, ClassText::Share].map(|words| text(data.word(words))));
    head.extend(skills.iter().map(|(skill, _)| text(data.catalogue.text(skill_text(*skill)))));
    let row = |at: usize, entry: &RegisterEntry| {
        let mut row = vec![text(&label(data, register, at, entry, is_hidden))];
        row.extend(asked.iter().map(|question| {
            entry
                .submission
                .points(bank, *question)
                .map_or(SheetCell::Empty, |points| SheetCell::Tenths(points.tenths()))
        }));
        let total = points(bank, register, at, &asked);
        row.extend([SheetCell::Tenths(total.tenths()), whole(percent(total, asked.len()) as usize)]);
        row.extend(
            skills.iter().map(|(_, questions)| SheetCell::Tenths(points(bank, register, at, questions).tenths())),
        );
        row
    };
    let order = sorted(data, register, (Column::Pupil, false));
    let rows = order.into_iter().filter_map(|at| Some(row(at, register.entries.get(at)?)));
    [head].into_iter().chain(rows).collect()
}

/// Whose a result is, and how it came, where that was on paper.
fn label(data: &ClassData, register: &Register, at: usize, entry: &RegisterEntry, is_hidden: bool) -> String {
    let name = who(data, register, at, is_hidden);
    match entry.way {
        Way::Code => name,
        Way::Paper => [&name, " (", data.word(ClassText::PupilPaper), ")"].concat(),
    }
}

/// The rows of the questions: what was made of each.
fn questions(data: &ClassData, register: &Register) -> Vec<Vec<SheetCell>> {
    let catalogue = &data.catalogue;
    let head = [
        "#",
        &data.title,
        data.word(ClassText::Share),
        catalogue.text(Text::OutcomeRight),
        catalogue.text(Text::OutcomePartly),
        catalogue.text(Text::OutcomeWrong),
        data.word(ClassText::NoAnswer),
        &data.fill(ClassText::Trap, &[("text", "…"), ("n", "#")]),
    ];
    let row = |(number, of): (usize, statistics::OfQuestion)| {
        let stem = data.bank.questions.get(of.at).map_or("", |question| question.stem.as_str());
        let trap =
            of.trap.as_ref().map_or(SheetCell::Empty, |trap| text(&format!("{} ({})", trap.text, trap.who.len())));
        let counts = [&of.right, &of.partly, &of.wrong, &of.none].map(|who| whole(who.len()));
        let mut row = vec![whole(number), text(stem), whole(of.percent() as usize)];
        row.extend(counts);
        row.push(trap);
        row
    };
    let head = head.iter().map(|words| text(words)).collect();
    [head].into_iter().chain((1..).zip(statistics::questions(&data.bank, register)).map(row)).collect()
}

/// The class as a workbook: its results, and its questions.
pub fn workbook(data: &ClassData, register: &Register, is_hidden: bool) -> Vec<u8> {
    let results = Spreadsheet {
        name: data.word(ClassText::TabResults).to_owned(),
        widths: Vec::new(),
        head: 1,
        rows: rows(data, register, is_hidden),
    };
    let questions = Spreadsheet {
        name: data.word(ClassText::Hardest).to_owned(),
        widths: Vec::new(),
        head: 1,
        rows: questions(data, register),
    };
    sheet::workbook(&[results, questions], data.catalogue.direction)
}

/// The results as text.
pub fn text_of(data: &ClassData, register: &Register, is_hidden: bool) -> String {
    sheet::text(&rows(data, register, is_hidden), &data.decimal)
}
