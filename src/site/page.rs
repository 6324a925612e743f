//! A page: the document's head, what is drawn, what is read, and what the
//! program needs, in one file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::base::lines;
use crate::base::word::Word;
use crate::lang::catalogue::Prose;
use crate::lang::written::Written;
use crate::site::atlas::EuropeAtlas;
use crate::site::boot::Boot;
use crate::site::compose::Scenery;
use crate::site::document::Document;
use crate::site::{first, shapes};
use crate::story::resolve::Edition;

/// The files beside a page, by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The glue, a JavaScript module.
    pub script: String,
    /// The program.
    pub program: String,
    /// The style, as text: it travels in the page.
    pub style: String,
}

/// Writes a page; `drawn` is what yew draws at first.
///
/// None if the story holds a text that cannot stand in a page.
pub fn write(
    edition: &Edition,
    language: &Written,
    boot: &Boot,
    scenery: &Scenery,
    atlas: &EuropeAtlas,
    drawn: &str,
    files: &Files,
) -> Option<String> {
    let story = &edition.story;
    let document = Document { story, language };
    let style = format!("{}{}", files.style, first::css(boot));
    let script = include_str!("boot.js").replace("APP_JS", &files.script).replace("APP_WASM", &files.program);
    let script = without_comments(&script);
    let policy = policy(&style, &script);
    let page = html! {
        (DOCTYPE)
        html lang=(story.language) dir=(language.catalogue.direction.as_str()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (story.title) }
                meta name="description" content=(edition.description);
                meta name="color-scheme" content="light dark";
                link rel="icon" href="data:,";
                link rel="modulepreload" href={ "./" (files.script) };
                link rel="preload" href={ "./" (files.program) } as="fetch" type="application/wasm" crossorigin;
                style { (PreEscaped(style)) }
                script { (PreEscaped(script)) }
            }
            body {
                main.page {
                    a.skip href="#reading" { (language.prose(Prose::SkipToPanel)) }
                    header.head {
                        h1 { (story.title) }
                        p.standfirst { (story.standfirst) }
                    }
                    div #app { (PreEscaped(drawn)) }
                    p #map_help .unseen { (language.prose(Prose::MapHelp)) }
                    p.credit { (language.prose(Prose::MapCredit)) }
                    div #reading tabindex="-1" { (document.parts()) }
                    footer.foot-line {
                        p { (story.credit) }
                        p { (language.prose(Prose::About)) }
                    }
                }
                (PreEscaped(shapes::svg(boot, scenery, atlas)))
                script #story type="text/plain" { (PreEscaped(lines::write(boot)?)) }
            }
        }
    };
    Some(page.into_string())
}

/// What the page may load and run: its own files, and the style and the script
/// that stand in it.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none';script-src 'self' 'wasm-unsafe-eval' {};style-src {};connect-src 'self';img-src 'self' data:;\
         base-uri 'none';form-action 'none'",
        hash(script),
        hash(style)
    )
}

/// A script without its lines of comment and its indents.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}
