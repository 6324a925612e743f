//! The page that a learning system opens, as text: beside the story on its site, and in packages. What its script has to
//! know stands in it as JSON, so that nothing of it is a script.

use crate::base::json::string;
use crate::base::vocabulary::Word;
use crate::base::wire::wire_record;
use crate::base::xml::xml;
use crate::lang::catalogue::Direction;
use crate::lang::language::Language;

/// The name of the launcher's file on a site, by that of the story's page.
pub fn file(page: &str) -> String {
    if page == "index.html" { "launch.html".to_owned() } else { ["launch-", page].concat() }
}

/// What the launcher says.
#[derive(Clone, Debug, PartialEq)]
pub struct LauncherWords {
    /// The system has the result.
    pub told: String,
    /// The quiz does not open,
    pub missing: String,
    /// and what tries it again.
    pub again: String,
    /// It has not: before a code for the teacher.
    pub untold: String,
    /// It does not answer.
    pub broken: String,
    /// It lets the attempt be looked at.
    pub review: String,
    /// There is none.
    pub alone: String,
    /// Its session is over, and the quiz is not.
    pub over: String,
    /// Saves what would be told.
    pub save: String,
    /// Leads back to the system.
    pub back: String,
}

/// What a learning system opens, as it travels: its words and its script.
#[derive(Clone, Debug, PartialEq)]
pub struct LauncherSource {
    /// What it says.
    pub words: LauncherWords,
    /// The name of the script's file, which says its content.
    pub name: String,
    /// The script, as it [travels](crate::export::source::carry).
    pub script: String,
}

wire_record! { LauncherSource { words, name, script } }
wire_record! { LauncherWords { told, missing, again, untold, broken, review, alone, over, save, back } }

/// A launcher.
pub struct Launcher<'l> {
    /// The story's title.
    pub title: &'l str,
    /// The language.
    pub language: &'l Language,
    /// Its direction.
    pub direction: Direction,
    /// The address of the story's page with the assignment's query.
    pub story: &'l str,
    /// The standard of the package, as in [`Standard`](crate::lms::launch::Standard); empty outside packages.
    pub standard: &'l str,
    /// The name of its script, beside it.
    pub script: &'l str,
    /// What it says.
    pub words: &'l LauncherWords,
}

/// How it looks: a bar that is there when there is something to say, and the page below it.
const STYLE: &str = "html,body{height:100%;margin:0}body{display:flex;flex-direction:column;font:1rem/1.4 system-ui,sans-serif;\
                     color-scheme:light dark;background:Canvas;color:CanvasText}iframe{flex:1;border:0;width:100%;min-height:10rem}\
                     #bar{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;padding:.5rem 1rem;border-bottom:1px solid}\
                     [hidden]{display:none}#bar[hidden]{display:block;position:absolute;clip-path:inset(50%)}p{margin:0}code{font-size:1.1rem;user-select:all;overflow-wrap:anywhere}\
                     a{color:inherit;padding:.25rem .75rem;border:1px solid;border-radius:.375rem;text-decoration:none}a:focus-visible{outline:3px solid;outline-offset:2px}";

/// What it may load: its own script, the story's page in a frame; and the system of a launch, whose address stands in that.
const POLICY: &str = "default-src 'none';script-src 'self';style-src 'unsafe-inline';frame-src *;connect-src *;img-src data:;\
                      base-uri 'none';form-action 'none'";

impl Launcher<'_> {
    /// The page.
    pub fn page(&self) -> String {
        let words = self.words;
        let fields = [
            ("told", &words.told),
            ("missing", &words.missing),
            ("again", &words.again),
            ("untold", &words.untold),
            ("broken", &words.broken),
            ("review", &words.review),
            ("alone", &words.alone),
            ("over", &words.over),
            ("save", &words.save),
            ("back", &words.back),
        ];
        let fields: Vec<String> =
            fields.iter().map(|(name, text)| [&string(name), ":", &string(text)].concat()).collect();
        let data = format!(
            "{{\"story\":{},\"standard\":{},\"words\":{{{}}}}}",
            string(self.story),
            string(self.standard),
            fields.join(",")
        );
        // No text of it ends the element that it stands in.
        let data = data.replace('<', "\\u003c");
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <div id=\"bar\" hidden><p id=\"said\" role=\"status\"></p><code id=\"code\" dir=\"ltr\" hidden></code>\
             <a id=\"deed\" href=\"#\" hidden></a></div>\n\
             <iframe title=\"{}\" name=\"dateline-unkept\" allow=\"fullscreen; clipboard-write\"></iframe>\n\
             <script type=\"application/json\" id=\"launch\">{data}</script>\n<script src=\"./{}\"></script>\n</body>\n</html>\n",
            self.language.as_str(),
            self.direction.as_str(),
            xml(self.title),
            xml(self.title),
            xml(self.script),
        )
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_what_it_stands_in() {
        let word = || "</script><b>\"'&".to_owned();
        let words = LauncherWords {
            told: word(),
            missing: word(),
            again: word(),
            untold: word(),
            broken: word(),
            review: word(),
            alone: word(),
            over: word(),
            save: word(),
            back: word(),
        };
        let launcher = Launcher {
            title: "</title><script>alert(1)</script>",
            language: &Language::parse("en").unwrap(),
            direction: Direction::Ltr,
            story: "./index.html?a=1&class=</script>",
            standard: "2004",
            script: "launch-1.js",
            words: &words,
        };
        let page = launcher.page();
        assert_eq!(page.matches("<script").count(), 2, "{page}");
        assert_eq!(page.matches("</script>").count(), 2, "{page}");
        let data = page.split_once("id=\"launch\">").unwrap().1.split_once("</script>").unwrap().0;
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["words"]["told"], word());
        assert_eq!(data["story"], "./index.html?a=1&class=</script>");
    }
}
