//! A page as one HTML file: the document's head with the inlined style (critical CSS), the skip link,
//! what is drawn, what is read, and what the program needs.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use crate::base::vocabulary::Word;
use crate::base::wire;
use crate::geo::atlas::Atlas;
use crate::lang::catalogue::Prose;
use crate::lang::written::Written;
use crate::page::data::PageData;
use crate::publish::basemap::Basemap;
use crate::publish::files::{FRONT, PageFiles, PageLanguage};
use crate::publish::first_paint::Pictures;
use crate::publish::reading::Document;
use crate::publish::script::with_data;
use crate::publish::{embed, outlines, policy, service_worker};
use crate::story::resolve::Edition;

/// The parts of the script that stands in a page, in their order.
const PAGE_SCRIPTS: [&str; 11] = [
    include_str!("script/host.js"),
    include_str!("script/accent.js"),
    include_str!("script/frame.js"),
    include_str!("script/settings.js"),
    include_str!("script/say.js"),
    include_str!("script/paper.js"),
    include_str!("script/start.js"),
    include_str!("script/plain.js"),
    include_str!("script/program.js"),
    include_str!("script/drag.js"),
    include_str!("script/press.js"),
];

/// What a page is written from.
pub struct Page<'p> {
    /// The story in the page's language.
    pub edition: &'p Edition,
    /// The page's language.
    pub language: &'p Written,
    /// All languages of the story.
    pub all: &'p [PageLanguage],
    /// What the page carries.
    pub data: &'p PageData,
    /// What of the map is drawn once.
    pub basemap: &'p Basemap,
    /// The map.
    pub atlas: &'p Atlas,
    /// What yew draws at first.
    pub drawn: &'p str,
    /// The files beside the page.
    pub files: &'p PageFiles,
    /// The name of the file of the dialog that gives the lines to embed.
    pub dialog: &'p str,
    /// The map's first pictures.
    pub pictures: &'p Pictures,
    /// The name of the file of the layout for a projector.
    pub wall: &'p str,
    /// The name of the file of what a pupil hands in.
    pub hand: &'p str,
    /// The name of the file of what a learning system is told.
    pub lms: &'p str,
}

impl Page<'_> {
    /// Writes the page; none if the story holds a text that cannot stand in one.
    pub fn write(&self) -> Option<String> {
        let Self { edition, language, data, files, .. } = self;
        let story = &edition.story;
        let document = Document { story, language, atlas: self.atlas, focus: self.basemap.focus.as_ref() };
        let style = format!("{}{}", files.style, self.pictures.css(data));
        let script = self.script();
        let policy = policy(&style, &script, files.site.as_deref());
        let page = html! {
            (DOCTYPE)
            html lang=(story.language.as_str()) dir=(language.catalogue.direction.as_str()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    title { (story.title) }
                    meta name="description" content=(edition.description);
                    meta name="color-scheme" content="light dark";
                    // A host page may take the height of what stands in its frame.
                    meta name="responsive-embedded-sizing" content="allow-origins=*";
                    link rel="icon" href="data:,";
                    // Written by the task that builds.
                    link rel="license" href={ "./" (files.shared) "licences.txt" };
                    @if let Some(address) = &files.address {
                        @for tongue in self.all {
                            link rel="alternate" hreflang=(tongue.tag.as_str()) href={ (address) (tongue.file) };
                        }
                        link rel="alternate" type="application/json+oembed" href={ (address) (embed::OEMBED) };
                    }
                    link rel="modulepreload" href={ "./" (files.script) };
                    link rel="preload" href={ "./" (files.program) } as="fetch" type="application/wasm" crossorigin;
                    style { (PreEscaped(style)) }
                    // Behind the style, which it changes as the address says.
                    script { (PreEscaped(script)) }
                }
                body {
                    div.page {
                        header.head {
                            h1 { (story.title) }
                            p.standfirst { (story.standfirst) }
                        }
                        main {
                            // What the page is about is heard before any way through it.
                            a.skip href="#reading" { (language.prose(Prose::SkipToPanel)) }
                            div.grid {
                                div #app { (PreEscaped(self.drawn)) }
                                // Heard as the map's description, and not again behind it.
                                p #map_help hidden { (language.prose(Prose::MapHelp)) }
                                div #reading tabindex="-1" { (document.parts()) }
                            }
                            (document.last_corrected())
                        }
                        (self.foot())
                    }
                    (PreEscaped(outlines::svg(self.basemap, self.atlas)))
                    script #story type="text/plain" { (PreEscaped(wire::write(*data)?)) }
                }
            }
        };
        Some(page.into_string())
    }

    fn foot(&self) -> Markup {
        let own = &self.language.catalogue.language;
        html! {
            footer.foot-line {
                p.credit { (self.basemap.credit) }
                p { (self.edition.story.credit) }
                p { (self.language.prose(Prose::About)) }
                // Shown by the script, and moved to where a part of the page did not come.
                p #missed .notice role="alert" hidden {
                    (self.language.prose(Prose::Missed)) " "
                    button .plain type="button" { (self.language.prose(Prose::TryAgain)) }
                }
                // Shown by the script, where the page stands by itself.
                button #share_open .plain type="button" { (self.language.prose(Prose::ShareOpen)) }
                @if self.all.len() > 1 {
                    nav.languages aria-label=(self.language.prose(Prose::Languages)) {
                        @for tongue in self.all {
                            @let (tag, current) = (tongue.tag.as_str(), (tongue.tag == *own).then_some("page"));
                            a href={ "./" (tongue.file) "?lang=" (tag) } lang=(tag) hreflang=(tag) aria-current=[current] {
                                (tongue.name)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The script that tells the host page the height, does what the address says of
    /// the looks, chooses the language and starts the program. Classic and in the
    /// page, so that all but the program works where no other file can be had.
    fn script(&self) -> String {
        let Self { language, all, files, dialog, wall, hand, lms, .. } = self;
        let pages: Vec<_> = all.iter().map(|tongue| [tongue.tag.as_str(), &tongue.file]).collect();
        let is_own = |tongue: &&PageLanguage| tongue.tag == language.catalogue.language;
        let data = json!({
            "writing": language.digits.extension(),
            "pages": pages,
            "front": all.iter().find(is_own).is_some_and(|tongue| tongue.file == FRONT),
            "app": files.script,
            "program": files.program,
            "dialog": dialog,
            "wall": wall,
            "hand": hand,
            "lms": lms,
            "worker": format!("{}{}", files.shared, service_worker::FILE),
        });
        format!("(()=>{{\n{}\n}})()", with_data(&data, &PAGE_SCRIPTS.concat()))
    }
}

/// What the page may load and run: its own files, and the style and the script
/// that stand in it. Where the site's address is known it stands beside `'self'`,
/// which WebKit takes for nothing in a sandbox.
fn policy(style: &str, script: &str, address: Option<&str>) -> String {
    let own = address.map_or("'self'".to_owned(), |address| format!("'self' {address}"));
    format!(
        "default-src 'none';script-src {own} 'wasm-unsafe-eval' {};style-src {};connect-src {own};img-src 'self' data:;\
         frame-src 'self';worker-src 'self';base-uri 'none';form-action 'none';require-trusted-types-for 'script'",
        policy::source(script),
        policy::source(style)
    )
}
