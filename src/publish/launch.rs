//! The page that a learning system opens: it frames the story's, and has the script that speaks to the system.

use crate::export::launcher::{Launcher, LauncherSource, LauncherWords, file};
use crate::export::source::carry;
use crate::lang::catalogue::Prose;
use crate::lang::class::ClassText;
use crate::lang::written::Written;
use crate::publish::script::minified;
use crate::publish::wasm_names::hash;

/// The script, and the name of its file, which is named by its content.
pub fn script() -> (String, String) {
    let script = format!("(()=>{{{}}})()", minified(include_str!("script/launch.js")));
    (format!("launch-{}.js", hash(script.as_bytes())), script)
}

/// The launcher for exports in a language.
pub fn source(language: &Written) -> LauncherSource {
    let (name, script) = script();
    LauncherSource { words: words(language), name, script: carry(&script).unwrap_or_default() }
}

/// What the launcher says in a language.
fn words(language: &Written) -> LauncherWords {
    let word = |text| language.class(text).to_owned();
    LauncherWords {
        told: word(ClassText::LmsTold),
        missing: word(ClassText::LmsMissing),
        again: language.prose(Prose::TryAgain).to_owned(),
        untold: word(ClassText::LmsUntold),
        broken: word(ClassText::LmsBroken),
        review: word(ClassText::LmsReview),
        alone: word(ClassText::LmsAlone),
        over: word(ClassText::LmsOver),
        save: word(ClassText::LmsSave),
        back: word(ClassText::LmsBack),
    }
}

/// The page for a story in a language, and the name of its file. `page` is the name of the story's page.
pub fn page(language: &Written, title: &str, page: &str) -> (String, String) {
    let (script, _) = script();
    let launcher = Launcher {
        title,
        language: &language.catalogue.language,
        direction: language.catalogue.direction,
        story: &["./", page, "?view=quiz"].concat(),
        standard: "",
        script: &script,
        words: &words(language),
    };
    (file(page), launcher.page())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::source::carried;

    #[test]
    fn the_script_travels_as_it_is() {
        let (name, script) = script();
        assert!(name.starts_with("launch-") && script.contains("dateline:launch"));
        assert_eq!(carry(&script).map(|text| carried(&text)), Some(script));
    }
}
