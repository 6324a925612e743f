//! The front page of a site of several stories: a list that needs no script; where there is one, its
//! links take along what the address holds.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::base::vocabulary::Word;
use crate::lang::catalogue::Prose;
use crate::lang::language::Language;
use crate::lang::written::Written;
use crate::publish::files::PageLanguage;
use crate::publish::policy;
use crate::publish::script::minified;
use crate::publish::wasm_names::Program;
use crate::story::resolve::Edition;

/// The heading: a name, and the same in every language.
const NAME: &str = "Dateline";
/// The looks: what all pages have in common, and its own.
const STYLE: [&str; 3] = [
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/base.css"),
    include_str!("../../styles/front.css"),
];

/// A story of the list.
pub struct Entry<'e> {
    /// The way to its pages, with a `/` at its end.
    pub folder: String,
    /// The story, by language, that of its own front page first.
    pub editions: &'e [Edition],
    /// Its languages, as many.
    pub tongues: Vec<PageLanguage>,
}

impl<'e> Entry<'e> {
    /// The story's id.
    pub fn id(&self) -> Option<&'e str> {
        self.editions.first().map(|edition| edition.story.id.as_str())
    }

    /// The story in a language, or in its own first one.
    fn in_language(&self, tag: &Language) -> Option<&'e Edition> {
        self.editions.iter().find(|edition| edition.story.language == *tag).or_else(|| self.editions.first())
    }
}

/// Writes the page, in the first story's first language; none where there is no story.
pub fn page(entries: &[Entry<'_>], program: &Program) -> Option<String> {
    let Edition { story, language, .. } = entries.first()?.editions.first()?;
    let tag = &story.language;
    let style: String =
        STYLE.concat().split("/*").map(|part| part.split_once("*/").map_or(part, |(_, css)| css)).collect();
    let style: String = style.lines().map(str::trim).collect();
    let style = style.replace(": ", ":").replace(", ", ",").replace(" {", "{");
    let script = minified(include_str!("script/front.js"));
    let titles: Vec<&str> =
        entries.iter().filter_map(|entry| entry.in_language(tag)).map(|edition| &*edition.story.title).collect();
    let page = html! {
        (DOCTYPE)
        html lang=(tag.as_str()) dir=(language.catalogue.direction.as_str()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, &script));
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (NAME) }
                meta name="description" content=(titles.join(" · "));
                meta name="color-scheme" content="light dark";
                // The worker keeps a page only with the program that it names.
                meta name="generator" content={ (NAME) " " (program.script_name) " " (program.name) };
                link rel="icon" href="data:,";
                link rel="license" href="./licences.txt";
                style { (PreEscaped(&style)) }
            }
            body {
                main {
                    h1 { (NAME) }
                    ul.stories role="list" {
                        @for entry in entries {
                            @if let Some(edition) = entry.in_language(tag) {
                                li { (card(entry, edition, language)) }
                            }
                        }
                    }
                    footer { p { (language.prose(Prose::About)) } }
                }
                script { (PreEscaped(&script)) }
            }
        }
    };
    Some(page.into_string())
}

/// A story in the list, in its own words.
fn card(entry: &Entry<'_>, edition: &Edition, language: &Written) -> Markup {
    let Edition { story, language: own, .. } = edition;
    let tag = (story.language != language.catalogue.language).then_some(story.language.as_str());
    let direction = tag.map(|_| own.catalogue.direction.as_str());
    let id = story.id.as_str();
    html! {
        article aria-labelledby=(id) {
            h2 #(id) lang=[tag] dir=[direction] { a href={ "./" (entry.folder) } { (story.title) } }
            p.standfirst lang=[tag] dir=[direction] { (story.standfirst) }
            div.meta {
                time datetime=(edition.date) lang=[tag] dir=[direction] { (own.day(&edition.date)) }
                ul.languages role="list" aria-label=(language.prose(Prose::Languages)) {
                    @for PageLanguage { tag, name, file } in &entry.tongues {
                        li {
                            a href={ "./" (entry.folder) (file) "?lang=" (tag) } lang=(tag.as_str()) hreflang=(tag.as_str()) aria-describedby=(id) {
                                (name)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the page may load and run: the style and the script that stand in it.
fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none';script-src {};style-src {};img-src data:;base-uri 'none';\
         form-action 'none';require-trusted-types-for 'script'",
        policy::source(script),
        policy::source(style)
    )
}
