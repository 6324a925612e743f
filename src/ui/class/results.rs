//! The table: a row a result, a column a question, points and skills; one result opened; and what to do with all of it.

use yew::Html;

use super::form::field;
use super::root::ClassPart;
use super::{ClassContext, class, keyed, own, statistics, unkept};
use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Column};
use crate::class::data::ClassData;
use crate::class::register::{Register, RegisterEntry, Way};
use crate::class::results::{Results, Said};
use crate::class::state::ClassEffect;
use crate::class::statistics::{of_skill, points};
use crate::class::table::{ROWS, all_who, percent, skill_text, sorted, who};
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::score::Points;
use crate::story::question::Skill;
use crate::ui::render_context::aria_bool;
use crate::ui::tag::{nothing, tag, text};

impl ClassPart for Results {
    type Action = ClassAction;
    type Effect = ClassEffect;

    fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        self.step(data, action)
    }

    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html> {
        draw(cx)
    }
}

impl ClassContext<'_, Results> {
    /// Whose a result is.
    fn who(&self, at: usize) -> String {
        let register = self.state.classes.register();
        register.map_or(String::new(), |register| who(self.data, register, at, self.state.hidden))
    }
}

fn draw(cx: &ClassContext<'_, Results>) -> Vec<Html> {
    let mut parts = vec![
        tag!("h2" { "tabindex": "-1" } [text(cx.word(ClassText::ResultsHeading))]),
        said(cx),
        unkept(cx, cx.state.unkept),
        class(cx, &cx.state.classes),
    ];
    let Some(register) = cx.state.classes.register() else {
        parts.push(cx.paragraph("lead", ClassText::ResultsNone));
        return parts;
    };
    if register.entries.is_empty() {
        parts.push(cx.paragraph("lead", ClassText::ResultsNone));
    } else {
        parts.extend([bar(cx), table(cx, register), chosen(cx, register)]);
    }
    parts.extend(statistics::draw(cx, register));
    parts.push(deeds(cx, register));
    parts
}

/// What changes how the table is seen.
fn bar(cx: &ClassContext<'_, Results>) -> Html {
    let names = if cx.state.hidden { ClassText::ShowNames } else { ClassText::HideNames };
    tag!("div" { "class": "deeds above" } [
        tag!("button" { "type": "button", "class": "plain", "data-class": "hide" } [text(cx.word(names))]),
        tag!("button" { "type": "button", "class": "plain", "data-class": "print" } [text(cx.data.catalogue.text(Text::Print))]),
    ])
}

/// A head of a column, by which the table can be sorted.
fn head(cx: &ClassContext<'_, Results>, column: Column, short: &str, long: &str) -> Html {
    let (by, is_reversed) = cx.state.sort;
    // Pupils go up, points go down.
    let is_up = (column == Column::Pupil) != is_reversed;
    let sort = (by == column).then_some(if is_up { "ascending" } else { "descending" });
    let action = ["sort ", &column.written()].concat();
    let label = cx.fill(ClassText::SortBy, &[("name", long)]);
    tag!("th" { "scope": "col", "aria-sort": sort } [
        tag!("button" { "type": "button", "data-class": action, "title": label.as_str(), "aria-label": [short, ", ", &label].concat() } [text(short)]),
    ])
}

/// Points as a cell shows them: with the question's share, as a sign and a ground.
fn cell(cx: &ClassContext<'_, Results>, points: Option<Points>) -> Html {
    let (class, words) = match points {
        None => ("none", "–".to_owned()),
        Some(Points(0)) => ("wrong", (cx.number)(0)),
        Some(points) if points.tenths() == 10 => ("right", (cx.number)(10)),
        Some(points) => ("partly", (cx.number)(points.tenths())),
    };
    tag!("td" { "class": class } [text(&words)])
}

fn table(cx: &ClassContext<'_, Results>, register: &Register) -> Html {
    let bank = &cx.data.bank;
    let asked = register.asked(bank);
    let skills: Vec<(usize, Skill, Vec<usize>)> = Skill::ALL
        .iter()
        .enumerate()
        .map(|(at, skill)| (at, *skill, of_skill(bank, &asked, *skill)))
        .filter(|(_, _, questions)| !questions.is_empty())
        .collect();
    let mut heads = vec![head(cx, Column::Pupil, cx.word(ClassText::Pupil), cx.word(ClassText::Pupil))];
    heads.push(head(cx, Column::Total, cx.word(ClassText::Total), cx.word(ClassText::Total)));
    heads.push(tag!("th" { "scope": "col" } [text(cx.word(ClassText::Share))]));
    for (at, n) in asked.iter().zip(1..) {
        let stem = bank.questions.get(*at).map_or("", |question| question.stem.as_str());
        heads.push(head(cx, Column::Question(*at), &cx.count(n), stem));
    }
    for (at, skill, _) in &skills {
        let name = cx.data.catalogue.text(skill_text(*skill));
        heads.push(head(cx, Column::Skill(*at), name, name));
    }
    let order = sorted(cx.data, register, cx.state.sort);
    let most = if cx.state.unfolded { usize::MAX } else { ROWS };
    let row = |at: usize| {
        let total = points(bank, register, at, &asked);
        let mut cells = vec![
            name(cx, register, at),
            tag!("td" { "class": "sum" } [text(&(cx.number)(total.tenths()))]),
            tag!("td" { "class": "sum" } [text(&cx.percent(percent(total, asked.len())))]),
        ];
        let entry = register.entries.get(at);
        cells.extend(
            asked.iter().map(|question| cell(cx, entry.and_then(|entry| entry.submission.points(bank, *question)))),
        );
        cells.extend(skills.iter().map(|(_, _, questions)| {
            tag!("td" { "class": "sum" } [text(&(cx.number)(points(bank, register, at, questions).tenths()))])
        }));
        tag!("tr" {} cells)
    };
    let rows: Vec<Html> = order.iter().take(most).map(|at| row(*at)).collect();
    let rest = order.len() > rows.len();
    tag!("div" {} [
        tag!("div" { "class": "scroll", "tabindex": "0", "role": "region", "aria-label": cx.word(ClassText::ResultsHeading), "aria-describedby": "wide" } [
            tag!("table" {} [
                tag!("thead" {} [tag!("tr" {} heads)]),
                tag!("tbody" {} rows),
            ]),
        ]),
        tag!("p" { "class": "unseen", "id": "wide" } [text(cx.word(ClassText::WideTable))]),
        if rest {
            tag!("button" { "type": "button", "class": "plain", "data-class": "all" } [
                text(&cx.fill(ClassText::ShowAll, &[("n", &cx.count(order.len()))])),
            ])
        } else {
            nothing()
        },
    ])
}

/// The head of a row: whose it is, how it came, and whether there is something to look at.
fn name(cx: &ClassContext<'_, Results>, register: &Register, at: usize) -> Html {
    let Some(RegisterEntry { submission, way, .. }) = register.entries.get(at) else { return nothing() };
    let open = aria_bool(cx.state.chosen == Some(at));
    let action = ["row ", &at.to_string()].concat();
    let note = match way {
        Way::Paper => Some(ClassText::PupilPaper),
        Way::Code if submission.form() == crate::class::code::CodeForm::Class => Some(ClassText::PupilPoints),
        Way::Code => None,
    };
    let is_double = !register.namesakes(at).is_empty();
    tag!("th" { "scope": "row" } [
        tag!("button" { "type": "button", "class": "link", "data-class": action, "aria-expanded": open } [text(&cx.who(at))]),
        match note {
            Some(words) => tag!("span" { "class": "hint" } [text(" "), text(cx.word(words))]),
            None => nothing(),
        },
        if is_double { tag!("span" { "class": "double", "aria-hidden": "true" } [text(" ⚠")]) } else { nothing() },
    ])
}

/// The result that is open.
fn chosen(cx: &ClassContext<'_, Results>, register: &Register) -> Html {
    let Some((at, entry)) = cx.state.chosen.and_then(|at| Some((at, register.entries.get(at)?))) else {
        return nothing();
    };
    let who = cx.who(at);
    let note = |words: ClassText, all: Vec<usize>| {
        let names = all_who(cx.data, register, &all, cx.state.hidden);
        if all.is_empty() {
            nothing()
        } else {
            tag!("p" { "class": "notice" } [text(&cx.fill(words, &[("who", &names)]))])
        }
    };
    let mut parts = vec![
        tag!("h3" { "id": "result_of", "tabindex": "-1" } [text(&cx.fill(ClassText::ResultOf, &[("who", &who)]))]),
        note(ClassText::SameNumber, register.namesakes(at)),
        note(ClassText::SameAnswers, register.alike(&cx.data.bank, at)),
        if cx.state.hidden {
            nothing()
        } else {
            field("result_alias", cx.word(ClassText::ResultAlias), "alias", &entry.alias)
        },
    ];
    parts.push(own::answers(cx, &entry.submission, &register.asked(&cx.data.bank)));
    parts.push(tag!("div" { "class": "deeds" } [
        own::see(cx, &entry.submission, &register.assignment),
        cx.button("plain", "remove", ClassText::ResultRemove),
    ]));
    keyed(tag!("section" { "class": "chosen", "aria-labelledby": "result_of" } parts), &at.to_string())
}

/// What can be done with the class.
fn deeds(cx: &ClassContext<'_, Results>, register: &Register) -> Html {
    let count = cx.count(register.entries.len());
    let asks = cx.fill(ClassText::DeleteAsk, &[("name", &register.name), ("n", &count)]);
    tag!("div" { "class": "deeds last" } [
        cx.button("main", "save xlsx", ClassText::SaveXlsx),
        cx.button("plain", "save csv", ClassText::SaveCsv),
        cx.button("plain", "save txt", ClassText::SaveClass),
        tag!("button" { "type": "button", "class": "plain danger", "data-class": "delete", "aria-live": "polite" } [
            text(if cx.state.asks { &asks } else { cx.word(ClassText::DeleteClass) }),
        ]),
    ])
}

/// What there is to say in a line; it is heard as well.
fn said(cx: &ClassContext<'_, Results>) -> Html {
    let (words, undo) = match &cx.state.said {
        Said::Nothing => (String::new(), nothing()),
        Said::Deleted(name) => (cx.fill(ClassText::Deleted, &[("name", name)]), nothing()),
        Said::Removed(at, _) => {
            let who = cx.fill(ClassText::PupilHidden, &[("n", &cx.count(at + 1))]);
            let undo = tag!("button" { "type": "button", "class": "plain", "id": "undo", "data-class": "undo" } [
                text(cx.word(ClassText::Undo)),
            ]);
            (cx.fill(ClassText::ResultRemoved, &[("who", &who)]), undo)
        }
    };
    tag!("div" { "class": "said" } [tag!("p" { "role": "status" } [text(&words)]), undo])
}
