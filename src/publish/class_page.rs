//! The pages of the classroom beside those of a story: one in every language of the interface, so that a
//! teacher can use it in another than the story's. What it is, what is kept and where can be read without the
//! program, which draws the rest.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use crate::base::vocabulary::Word;
use crate::base::wire;
use crate::class::data::{ClassData, ClassPage, EditionPages, SheetData};
use crate::lang::catalogue::Prose;
use crate::lang::class::ClassText;
use crate::lang::interface;
use crate::lang::language::Language;
use crate::lang::shipped;
use crate::lang::written::Written;
use crate::publish::files::{PageFiles, PageLanguage};
use crate::publish::page_data::bank;
use crate::publish::policy;
use crate::publish::script::with_data;
use crate::publish::site::unwritable;
use crate::story::resolve::Edition;

/// The name of the teacher's page in the story's first language, without its ending.
const CLASS: &str = "class";
/// The name of the worksheet in the story's first language, likewise.
const SHEET: &str = "worksheet";

/// The parts of the script that stands in a page, in their order.
const SCRIPTS: [&str; 4] = [
    include_str!("script/class.js"),
    include_str!("script/say.js"),
    include_str!("script/plain.js"),
    include_str!("script/room.js"),
];

/// The file of a page in a language, the first of which has the plain name.
fn file(name: &str, tag: &Language, is_first: bool) -> String {
    if is_first { format!("{name}.html") } else { format!("{name}-{tag}.html") }
}

/// The teacher's page in each language of the interface, by its name.
///
/// # Errors
/// A sentence that says what cannot stand in a page.
pub fn class_pages(
    editions: &[Edition],
    tongues: &[PageLanguage],
    files: &PageFiles,
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
        let written = Page { data: &data, language, edition, all: &all, files, title: &title, body: about(&data) };
        Ok((tongue.file.clone(), written.write()?))
    };
    languages.iter().zip(&all).map(page).collect()
}

/// The story in a language, or the one of its languages that is nearest.
fn nearest<'e>(editions: &'e [Edition], tag: &Language) -> Option<&'e Edition> {
    let primary = |tag: &Language| tag.as_str().split('-').next().unwrap_or_default().to_owned();
    let of = |edition: &Edition| edition.language.catalogue.language.clone();
    let exact = editions.iter().find(|edition| of(edition) == *tag);
    exact.or_else(|| editions.iter().find(|edition| primary(&of(edition)) == primary(tag))).or(editions.first())
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
        catalogue: language.catalogue.clone(),
        words: language.class.clone(),
        decimal: language.decimal(),
        title: edition.story.title.clone(),
        language: edition.language.catalogue.language.clone(),
        direction: edition.language.catalogue.direction,
        bank: bank(&edition.story),
        editions: pages.collect(),
        sheet,
    }
}

/// What can be read before the program is there.
fn about(data: &ClassData) -> Markup {
    let texts = [
        ClassText::AboutKept,
        ClassText::AboutSent,
        ClassText::AboutPupil,
        ClassText::AboutProof,
        ClassText::AboutFair,
        ClassText::AboutCamera,
    ];
    html! {
        noscript { p.notice { (data.word(ClassText::NeedsScript)) } }
        h2 { (data.word(ClassText::TabAbout)) }
        @for text in texts { p { (data.word(text)) } }
    }
}

/// A page of the classroom.
pub struct Page<'p> {
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
    /// Its title.
    pub title: &'p str,
    /// What stands in it before the program is there.
    pub body: Markup,
}

impl Page<'_> {
    /// Writes the page.
    ///
    /// # Errors
    /// A sentence that says what cannot stand in a page.
    pub fn write(&self) -> Result<String, String> {
        let Self { data, language, edition, all, files, title, body } = self;
        let (style, script) = (&files.class_style, self.script());
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
                    link rel="modulepreload" href={ "./" (files.class_script) };
                    link rel="preload" href={ "./" (files.class_program) } as="fetch" type="application/wasm" crossorigin;
                    style { (PreEscaped(style)) }
                    script { (PreEscaped(&script)) }
                }
                body {
                    header.head {
                        p.eyebrow lang=(data.language.as_str()) dir=(data.direction.as_str()) {
                            @if let Some(page) = data.editions.iter().find(|page| page.language == data.language) {
                                a href={ "./" (page.page) } { (data.title) }
                            }
                        }
                        h1 { (title) }
                    }
                    p #missed .notice role="alert" hidden {
                        (language.prose(Prose::Missed)) " "
                        button .plain type="button" { (language.prose(Prose::TryAgain)) }
                    }
                    main #class { (body) }
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
        let Self { language, all, files, .. } = self;
        let pages: Vec<_> = all.iter().map(|tongue| [tongue.tag.as_str(), &tongue.file]).collect();
        let own = &language.catalogue.language;
        let data = json!({
            "writing": language.digits.extension(),
            "pages": pages,
            "front": all.first().is_some_and(|tongue| tongue.tag == *own),
            "app": files.class_script,
            "program": files.class_program,
            "scan": files.scan,
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
