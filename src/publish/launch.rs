//! The page that a learning system opens: it frames the story's, and has the script that speaks to the system.

use crate::export::launcher::{Launcher, LauncherWords};
use crate::lang::class::ClassText;
use crate::lang::written::Written;
use crate::publish::script::minified;
use crate::publish::wasm_names::hash;

/// The name of its file, beside the story's pages.
pub const FILE: &str = "launch.html";

/// The script, and the name of its file, which is named by its content.
pub fn script() -> (String, String) {
    let script = format!("(()=>{{{}}})()", minified(include_str!("script/launch.js")));
    (format!("launch-{}.js", hash(script.as_bytes())), script)
}

/// What the launcher says in a language.
pub fn words(language: &Written) -> LauncherWords {
    let word = |text| language.class(text).to_owned();
    LauncherWords {
        told: word(ClassText::LmsTold),
        untold: word(ClassText::LmsUntold),
        broken: word(ClassText::LmsBroken),
        review: word(ClassText::LmsReview),
        alone: word(ClassText::LmsAlone),
        save: word(ClassText::LmsSave),
        back: word(ClassText::LmsBack),
    }
}

/// The page for a story in its first language, whose own page is the front page.
pub fn page(language: &Written, title: &str) -> String {
    let (script, _) = script();
    let launcher = Launcher {
        title,
        language: &language.catalogue.language,
        direction: language.catalogue.direction,
        story: "./index.html?view=quiz",
        standard: "",
        script: &script,
        words: &words(language),
    };
    launcher.page()
}
