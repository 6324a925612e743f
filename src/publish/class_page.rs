//! The pages of the classroom beside those of a story: one in every language of the interface, so that a
//! teacher can use it in another than the story's. What it is, what is kept and where can be read without the
//! program, which draws the rest.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use crate::base::vocabulary::Word;
use crate::base::wire;
use crate::class::data::{ClassData, ClassPage, EditionPages};
use crate::class::proof::SheetData;
use crate::lang::catalogue::{Catalogue, Prose, Text};
use crate::lang::class::ClassText;
use crate::lang::interface;
use crate::lang::language::Language;
use crate::lang::shipped;
use crate::lang::written::Written;
use crate::publish::export_menu;
use crate::publish::files::{PageFiles, PageLanguage, QuestionsFile, unwritable};
use crate::publish::page_data::bank;
use crate::publish::policy;
use crate::publish::script::with_data;
use crate::quiz::bank::Bank;
use crate::story::question::Interaction;
use crate::story::resolve::Edition;

/// The name of the teacher's page in the story's first language, without its ending.
const CLASS: &str = "class";
/// The name of the worksheet in the story's first language, likewise.
pub const SHEET: &str = "worksheet";

/// The parts of the script that stands in a page, in their order.
const SCRIPTS: [&str; 4] = [
    include_str!("script/class.js"),
    include_str!("script/say.js"),
    include_str!("script/plain.js"),
    include_str!("script/room.js"),
];

/// The file of a page in a language, the first of which has the plain name.
pub fn file(name: &str, tag: &Language, is_first: bool) -> String {
    if is_first { format!("{name}.html") } else { format!("{name}-{tag}.html") }
}

/// The teacher's page in each language of the interface, by its name, and beside it the script of the menu of exports.
/// `questions` are the files that this has the story from.
///
/// # Errors
/// A sentence that says what cannot stand in a page.
pub fn class_pages(
    editions: &[Edition],
    tongues: &[PageLanguage],
    files: &PageFiles,
    questions: &[QuestionsFile],
) -> Result<Vec<(String, String)>, String> {
    let Some(first) = editions.first() else { return Ok(Vec::new()) };
    let own = &first.language.catalogue.language;
    let others = shipped::languages().filter_map(Language::parse);
    let others = others.filter(|tag| !own.widening().any(|wide| wide == *tag));
    let languages: Vec<Written> =
        [own.clone()].into_iter().chain(others).filter_map(|tag| interface::words(&tag)?.0).collect();
    let all: Vec<PageLanguage> = languages
        .iter()
        .enumerate()
        .map(|(at, language)| {
            let tag = language.catalogue.language.clone();
            let file = file(CLASS, &tag, at == 0);
            PageLanguage { tag, name: language.prose(Prose::LanguageName).to_owned(), file }
        })
        .collect();
    let page = |(language, tongue): (&Written, &PageLanguage)| {
        let Some(edition) = nearest(editions, &tongue.tag) else { return Err("no story".to_owned()) };
        let data = data(ClassPage::Class, language, edition, tongues, None);
        let title = data.fill(ClassText::PageTitle, &[("title", &edition.story.title)]);
        let (menu, script) = export_menu::script(language, questions, files).ok_or_else(|| unwritable(edition))?;
        let written = ClassroomPage {
            data: &data,
            language,
            edition,
            all: &all,
            files,
            menu: &menu,
            title: &title,
            body: parts(language),
        };
        Ok([(tongue.file.clone(), written.write()?), (menu, script)])
    };
    let pages: Vec<_> = languages.iter().zip(&all).map(page).collect::<Result<_, String>>()?;
    Ok(pages.into_iter().flatten().collect())
}

/// The story in a language, or the one of its languages that is nearest.
fn nearest<'e>(editions: &'e [Edition], tag: &Language) -> Option<&'e Edition> {
    let primary = |tag: &Language| tag.as_str().split('-').next().unwrap_or_default().to_owned();
    let of = |edition: &Edition| edition.language.catalogue.language.clone();
    let exact = editions.iter().find(|edition| of(edition) == *tag);
    exact.or_else(|| editions.iter().find(|edition| primary(&of(edition)) == primary(tag))).or(editions.first())
}

/// Questions without what is said after an answer, which the classroom does not draw.
fn asked(mut bank: Bank) -> Bank {
    for question in &mut bank.questions {
        match &mut question.interaction {
            Interaction::Choose(options) => options.all.iter_mut().for_each(|choice| choice.why = None),
            Interaction::Match(pairs) => pairs.statements.iter_mut().for_each(|statement| statement.why.clear()),
            Interaction::Order(sequence) => sequence.items.iter_mut().for_each(|item| item.why.clear()),
        }
    }
    Bank { words: Vec::new(), ..bank }
}

/// The words of a page: those of other pages, and of the menu of exports, are left out.
fn words(page: ClassPage, language: &Written) -> Vec<String> {
    language.class_words(|text| {
        let is = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
        match page {
            ClassPage::Class => {
                !is(&["sheet", "show-key", "show-sheet", "hand-", "about", "lead", "needs", "export-", "lms-"])
            }
            ClassPage::Hand => is(&[
                "hand-",
                "class-code",
                "full-code",
                "result-link",
                "result-file",
                "result-qr",
                "copy",
                "open-page",
                "practice",
            ]),
            ClassPage::Sheet => is(&["sheet", "show-key", "show-sheet", "assign-qr", "kind-", "practice"]),
        }
    })
}

/// The texts of a story's interface that the classroom's programs draw, too.
const SHARED: [Text; 17] = [
    Text::BySkill,
    Text::Copied,
    Text::ListSeparator,
    Text::ModePractice,
    Text::OutcomePartly,
    Text::OutcomeRight,
    Text::OutcomeWrong,
    Text::Percent,
    Text::Print,
    Text::SetAtEnd,
    Text::SetChange,
    Text::SetConfirm,
    Text::SetShuffled,
    Text::SkillAttribution,
    Text::SkillInference,
    Text::SkillRecall,
    Text::SkillSequence,
];

/// The interface as far as the classroom has it.
fn shared(catalogue: &Catalogue) -> Catalogue {
    let mut catalogue = catalogue.clone();
    let is_spare = |at: usize| !SHARED.iter().any(|text| *text as usize == at);
    catalogue.texts.iter_mut().enumerate().filter(|(at, _)| is_spare(*at)).for_each(|(_, text)| text.clear());
    catalogue.counts.iter_mut().for_each(Vec::clear);
    catalogue
}

/// What a page carries.
pub fn data(
    page: ClassPage,
    language: &Written,
    edition: &Edition,
    tongues: &[PageLanguage],
    sheet: Option<SheetData>,
) -> ClassData {
    let pages = tongues.iter().enumerate().map(|(at, tongue)| EditionPages {
        language: tongue.tag.clone(),
        name: tongue.name.clone(),
        page: tongue.file.clone(),
        sheet: file(SHEET, &tongue.tag, at == 0),
    });
    ClassData {
        page,
        catalogue: shared(&language.catalogue),
        words: words(page, language),
        decimal: language.decimal(),
        title: edition.story.title.clone(),
        language: edition.language.catalogue.language.clone(),
        direction: edition.language.catalogue.direction,
        bank: asked(bank(&edition.story)),
        editions: pages.collect(),
        sheet,
    }
}

/// The parts of the teacher's page: places for what programs draw, and what can be read without them.
fn parts(language: &Written) -> Markup {
    let texts = [
        ClassText::AboutKept,
        ClassText::AboutSent,
        ClassText::AboutLms,
        ClassText::AboutPupil,
        ClassText::AboutProof,
        ClassText::AboutFair,
        ClassText::AboutCamera,
    ];
    let tabs = [
        ("new", ClassText::TabAssign),
        ("collect", ClassText::TabCollect),
        ("results", ClassText::TabResults),
        ("export", ClassText::TabExport),
        ("about", ClassText::TabAbout),
    ];
    html! {
        p.lead { (language.class(ClassText::Lead)) }
        noscript { p.notice { (language.class(ClassText::NeedsScript)) } }
        nav.tabs aria-label=(language.class(ClassText::Parts)) {
            @for (tab, words) in tabs { a href={ "#" (tab) } data-tab=(tab) { (language.class(words)) } }
        }
        // Each is drawn when it is opened.
        section #handout hidden {}
        section #collect hidden {}
        section #results hidden {}
        section #export hidden {}
        section #about_this {
            h2 tabindex="-1" { (language.class(ClassText::TabAbout)) }
            @for text in texts { p { (language.class(text)) } }
        }
    }
}

/// A page of the classroom.
pub struct ClassroomPage<'p> {
    /// What it carries.
    pub data: &'p ClassData,
    /// Its language.
    pub language: &'p Written,
    /// The story.
    pub edition: &'p Edition,
    /// All languages of the page.
    pub all: &'p [PageLanguage],
    /// The files beside it.
    pub files: &'p PageFiles,
    /// The script of the menu of exports; empty where there is no menu.
    pub menu: &'p str,
    /// Its title.
    pub title: &'p str,
    /// What stands in it before the program is there.
    pub body: Markup,
}

impl ClassroomPage<'_> {
    /// Writes the page.
    ///
    /// # Errors
    /// A sentence that says what cannot stand in a page.
    pub fn write(&self) -> Result<String, String> {
        let Self { data, language, edition, all, files, title, body, .. } = self;
        let style = match data.page {
            ClassPage::Sheet => &files.sheet_style,
            ClassPage::Class | ClassPage::Hand => &files.class_style,
        };
        let script = self.script();
        let carried = wire::write(*data).ok_or_else(|| unwritable(edition))?;
        let own = &language.catalogue.language;
        let page = html! {
            (DOCTYPE)
            html lang=(own.as_str()) dir=(language.catalogue.direction.as_str()) data-page=(data.page.as_str()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(content_policy(style, &script, files));
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    title { (title) }
                    meta name="color-scheme" content="light dark";
                    // For who has its link; a search leads to the story.
                    meta name="robots" content="noindex";
                    link rel="icon" href="data:,";
                    link rel="license" href={ "./" (files.shared) "licences.txt" };
                    style { (PreEscaped(style)) }
                    script { (PreEscaped(&script)) }
                }
                body {
                    header.head {
                        p.eyebrow {
                            @if let Some(page) = data.editions.iter().find(|page| page.language == data.language) {
                                a href={ "./" (page.page) "?lang=" (page.language) } { (language.class(ClassText::ToStory)) }
                            }
                        }
                        @if data.page == ClassPage::Sheet {
                            p.eyebrow {
                                a href={ "./" (CLASS) ".html?lang=" (own) } { (language.class(ClassText::AssignHeading)) }
                            }
                        }
                        h1 { (title) }
                    }
                    p #missed .notice role="alert" hidden {
                        (language.prose(Prose::Missed)) " "
                        button .plain type="button" { (language.prose(Prose::TryAgain)) }
                    }
                    main { (body) }
                    footer {
                        p { (language.prose(Prose::About)) }
                        @if all.len() > 1 {
                            nav.languages aria-label=(language.prose(Prose::Languages)) {
                                @for tongue in *all {
                                    @let (tag, current) = (tongue.tag.as_str(), (tongue.tag == *own).then_some("page"));
                                    a href={ "./" (tongue.file) "?lang=" (tag) } lang=(tag) hreflang=(tag) aria-current=[current] {
                                        (tongue.name)
                                    }
                                }
                            }
                        }
                    }
                    script #class_data type="text/plain" { (PreEscaped(carried)) }
                }
            }
        };
        Ok(page.into_string())
    }

    /// The script that chooses the language and starts the program.
    fn script(&self) -> String {
        let Self { language, all, files, menu, .. } = self;
        let pages: Vec<_> = all.iter().map(|tongue| [tongue.tag.as_str(), &tongue.file]).collect();
        let own = &language.catalogue.language;
        let data = json!({
            "writing": language.digits.extension(),
            "pages": pages,
            "front": all.first().is_some_and(|tongue| tongue.tag == *own),
            "handout": files.handout,
            "collect": files.collect,
            "results": files.results,
            "export": [menu, &files.exporter[1]],
            "scan": files.scan,
            "story": self.edition.story.id.as_str(),
        });
        format!("(()=>{{\n{}\n}})()", with_data(&data, &SCRIPTS.concat()))
    }
}

/// What a page may load and run: its own files, the style and the script that stand in it, and pictures that
/// its reader has chosen.
fn content_policy(style: &str, script: &str, files: &PageFiles) -> String {
    let own = files.site.as_ref().map_or("'self'".to_owned(), |address| format!("'self' {address}"));
    format!(
        "default-src 'none';script-src {own} 'wasm-unsafe-eval' {};style-src {};connect-src {own};img-src 'self' data: blob:;\
         media-src blob:;base-uri 'none';form-action 'none';require-trusted-types-for 'script'",
        policy::source(script),
        policy::source(style)
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::base::vocabulary::Word;

    /// The source that draws a page, by what its files are called.
    fn drawn(page: ClassPage) -> String {
        let files: &[&str] = match page {
            ClassPage::Class => &[
                "src/ui/class/assign.rs",
                "src/ui/class/collect.rs",
                "src/ui/class/mod.rs",
                "src/ui/class/own.rs",
                "src/ui/class/paper.rs",
                "src/ui/class/report.rs",
                "src/ui/class/results.rs",
                "src/ui/class/statistics.rs",
                "src/class/setting.rs",
                "src/class/table.rs",
            ],
            ClassPage::Hand => &["src/ui/class/hand.rs", "src/class/hand.rs"],
            ClassPage::Sheet => &[
                "src/ui/class/sheet.rs",
                "src/ui/class/sheet/context.rs",
                "src/ui/class/sheet/key.rs",
                "src/ui/class/sheet/question.rs",
                "src/class/worksheet.rs",
            ],
        };
        files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    }

    #[test]
    fn every_word_that_a_page_draws_travels_with_it() {
        let language = interface::words(&Language::parse("en").unwrap()).unwrap().0.unwrap();
        for page in ClassPage::ALL {
            let (drawn, words) = (drawn(*page), words(*page, &language));
            for (text, word) in ClassText::ALL.iter().zip(words) {
                let is_drawn = drawn
                    .match_indices(&format!("ClassText::{text:?}"))
                    .any(|(at, found)| !drawn[at + found.len()..].starts_with(|c: char| c.is_alphanumeric()));
                assert!(!is_drawn || !word.is_empty(), "{page:?}: {text:?}");
            }
        }
    }

    #[test]
    fn every_text_of_the_interface_that_the_classroom_draws_travels_with_it() {
        let mut drawn = String::new();
        let mut folders = vec!["src/class".to_owned(), "src/ui/class".to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.display().to_string());
                } else {
                    drawn += &fs::read_to_string(path).unwrap();
                }
            }
        }
        for text in Text::ALL {
            let is_drawn = drawn.match_indices(&format!("Text::{text:?}")).any(|(at, found)| {
                let is_end = !drawn[at + found.len()..].starts_with(|c: char| c.is_alphanumeric());
                is_end && !drawn[..at].ends_with("Class")
            });
            assert_eq!(SHARED.contains(text), is_drawn, "{text:?}");
        }
    }
}
