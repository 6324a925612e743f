//! What stands beside the pages for those who embed them: the settings that an
//! address can carry, the loader for host pages, the dialog that writes the lines to
//! paste, and the answer for oEmbed.

use serde_json::{Value, json};

use crate::base::layout::{COLUMNS_FROM, REM};
use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Prose, Text};
use crate::lang::class::ClassText;
use crate::lang::written::Written;
use crate::page::route::{FOLLOW, QUIZ};
use crate::publish::files::{PageFiles, PageLanguage};
use crate::publish::script::{self, called_with};
use crate::quiz::only::{ONLY, Only};
use crate::quiz::settings::{Number, Switch};

/// The name of the loader's file.
pub const LOADER: &str = "embed.js";

/// The name of the file that oEmbed finds.
pub const OEMBED: &str = "oembed.json";

/// A setting that an address can carry.
pub struct Setting {
    /// Its key in the query.
    pub key: &'static str,
    /// Its values, the default first, as a document writes them.
    pub values: &'static str,
    /// What it does.
    pub about: &'static str,
}

const fn setting(key: &'static str, values: &'static str, about: &'static str) -> Setting {
    Setting { key, values, about }
}

/// All settings.
pub const SETTINGS: [Setting; 17] = [
    setting(
        "layout",
        "`card` in a frame, by itself `page`; `wall`",
        "a still box of one height, with what is opened in a sheet within it; a page as high as what is open; \
         or, by `wall`, a screen for a projector",
    ),
    setting("view", "`explore`, `follow`, `quiz`", "what is open at first, where the fragment opens nothing"),
    setting("lang", "the browser's, or a language of the story", "the language, as its tag: `en`, `pt-BR`"),
    setting("theme", "`auto`, `light`, `dark`", "light or dark, or as the reader's device says"),
    setting(
        "accent",
        "the page's own, or 3 or 6 hexadecimal digits",
        "the colour of links and buttons; made darker or lighter until it can be read (4.5 : 1)",
    ),
    setting("chrome", "`full`, `minimal`", "whether headline, standfirst and foot are shown"),
    setting("height", "`fit`, `grow`, `fixed`", "what the host page is told: every height, only greater ones, or none"),
    setting("questions", "`0` (all), or a number", "how many questions are asked"),
    setting(
        "seed",
        "`0` (any), or a number",
        "what chooses and shuffles them: the same seed, the same quiz everywhere",
    ),
    setting("pass", "`0` (none), or 1 to 100", "the pass mark, in per cent"),
    setting("order", "`story`, `shuffled`", "the order of the questions"),
    setting("feedback", "`at-once`, `at-end`", "when answers are marked"),
    setting("change", "`no`, `yes`", "whether a marked answer can be changed"),
    setting("time", "`hidden`, `shown`", "whether the result says how long it took"),
    setting("practice", "`no`, `yes`", "whether what was missed comes again until it is right"),
    setting("confirm", "`no`, `yes`", "whether a single choice waits to be checked, or counts at once"),
    setting(
        ONLY,
        "`all`, or words with `-` between them: `one`, `several`, `stated`, `who`, `order`, `map`, `recall`, \
         `sequence`, `attribution`, `inference`",
        "whether only those questions are asked that are of one of these kinds and ask for one of these skills",
    ),
];

/// The settings as a table in Markdown.
pub fn table() -> String {
    let row = |setting: &Setting| format!("| `{}` | {} | {} |\n", setting.key, setting.values, setting.about);
    let rows: String = SETTINGS.iter().map(row).collect();
    format!("| key | values, the default first | what it sets |\n|---|---|---|\n{rows}")
}

/// The loader of a site with one story or with several: the folder of all stories is the one
/// around its own, or its own.
pub fn loader(is_alone: bool) -> String {
    called_with(&json!(if is_alone { ".." } else { "." }), include_str!("script/embed.js"))
}

/// The dialog's script for a page, and the name of its file, which is named by its content.
pub fn dialog(language: &Written, all: &[PageLanguage], files: &PageFiles) -> (String, String) {
    let style = include_str!("../../styles/share.css");
    let loader = format!("./{}{LOADER}", files.shared);
    let data = json!({ "words": words(language), "settings": controls(language, all), "style": style, "loader": loader, "columns": COLUMNS_FROM * REM });
    script::file("share", &data, include_str!("script/share.js"))
}

/// The dialog's words.
fn words(language: &Written) -> Value {
    let prose = |prose| language.prose(prose);
    let text = |text| language.catalogue.text(text);
    json!({
        "title": prose(Prose::ShareTitle),
        "about": prose(Prose::ShareAbout),
        "looks": prose(Prose::ShareLooks),
        "quiz": language.catalogue.text(Text::Quiz),
        "honest": prose(Prose::QuizHonest),
        "class": language.class(ClassText::AssignHeading),
        "link": prose(Prose::ShareLink),
        "lines": prose(Prose::ShareLines),
        "reserved": prose(Prose::ShareReserved),
        "measuring": prose(Prose::ShareMeasuring),
        "copy": prose(Prose::ShareCopy),
        "copied": language.catalogue.text(Text::Copied),
        "notCopied": prose(Prose::ShareNotCopied),
        "close": prose(Prose::ShareClose),
        "picture": text(Text::Picture),
        "share": text(Text::Share),
        "missed": prose(Prose::Missed),
        "again": prose(Prose::TryAgain),
    })
}

/// The dialog's controls: each with the values that are not the default. One value
/// makes a box to tick, none a field to type in.
fn controls(language: &Written, all: &[PageLanguage]) -> Value {
    let text = |text| language.catalogue.text(text);
    let prose = |prose| language.prose(prose);
    let tongues: Vec<Value> = [json!(["", prose(Prose::ShareBrowsers)])]
        .into_iter()
        .chain(all.iter().map(|tongue| json!([tongue.tag.as_str(), tongue.name])))
        .collect();
    let mut controls = vec![
        json!({ "group": "looks", "key": "layout", "label": prose(Prose::ShareTall), "values": [["page", ""]] }),
        json!({ "group": "looks", "key": "view", "label": prose(Prose::ShareView), "values": [
            ["", text(Text::Explore)], [FOLLOW, text(Text::Follow)], [QUIZ, text(Text::Quiz)],
        ] }),
        json!({ "group": "looks", "key": "lang", "label": prose(Prose::ShareLanguage), "values": tongues }),
        json!({ "group": "looks", "key": "theme", "label": prose(Prose::ShareTheme), "values": [
            ["", prose(Prose::ShareAuto)], ["light", prose(Prose::ShareLight)], ["dark", prose(Prose::ShareDark)],
        ] }),
        json!({
            "group": "looks", "key": "accent", "label": prose(Prose::ShareAccent),
            "pattern": "#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})",
        }),
        json!({ "group": "looks", "key": "chrome", "label": prose(Prose::ShareMinimal), "values": [["minimal", ""]] }),
    ];
    for number in Number::ALL {
        let name = match number {
            Number::Questions => Prose::SetQuestions,
            Number::Seed => Prose::SetSeed,
            Number::Pass => Prose::SetPass,
        };
        let (key, label, pattern) = (number.as_str(), prose(name), r"\d{1,9}");
        controls.push(json!({ "group": "quiz", "key": key, "label": label, "pattern": pattern }));
    }
    for switch in Switch::ALL {
        let label = match switch {
            Switch::Shuffled => text(Text::SetShuffled),
            Switch::AtEnd => text(Text::SetAtEnd),
            Switch::Change => text(Text::SetChange),
            Switch::Time => text(Text::SetTime),
            Switch::Practice => prose(Prose::SetPractice),
            Switch::Confirm => text(Text::SetConfirm),
        };
        let (key, values) = (switch.as_str(), [[switch.values()[1], ""]]);
        controls.push(json!({ "group": "quiz", "key": key, "label": label, "values": values }));
    }
    controls.push(json!({
        "group": "quiz", "key": ONLY, "label": prose(Prose::SetOnMap), "values": [[Only::MAP.written(), ""]],
    }));
    controls.into()
}

/// How wide and how high the frame is that oEmbed gives, in CSS px; the loader makes it right.
const OEMBED_SIZE: [u32; 2] = [700, 640];

/// The answer for oEmbed 1.0 (<https://oembed.com>), of type `rich`, for a story that
/// is published at an address.
pub fn oembed(files: &PageFiles, title: &str) -> Option<String> {
    let (address, site) = (files.address.as_ref()?, files.site.as_ref()?);
    let [width, height] = OEMBED_SIZE;
    let quoted = title.replace('&', "&amp;").replace('"', "&quot;");
    let frame = format!(
        "<iframe src=\"{address}\" title=\"{quoted}\" loading=\"lazy\" allow=\"clipboard-write; web-share\" \
         style=\"display:block;width:100%;border:0;height:{height}px\"></iframe>\
         <script async src=\"{site}{LOADER}\"></script>"
    );
    let answer = json!({
        "version": "1.0", "type": "rich", "provider_name": "Dateline", "provider_url": address, "title": title,
        "width": width, "height": height, "cache_age": 86_400, "html": frame,
    });
    Some(format!("{answer:#}\n"))
}

/// Reads the address at which a site is published: `https://`, and a `/` at its end.
///
/// # Errors
/// A sentence that says what is wrong with it, and what would be right.
pub fn address(text: &str) -> Result<&str, String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%[]".contains(&byte);
    let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    if host.is_some_and(|host| !host.starts_with('/') && host.bytes().all(is_plain)) && text.ends_with('/') {
        Ok(text)
    } else {
        Err(format!("`{text}` is no address of a folder; it would be `https://news.example/talks/`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::diagnostic::Source;
    use crate::lang::written;
    use crate::story::question::{Kind, Skill};

    fn files() -> PageFiles {
        let site = Some("https://news.example/talks/".to_owned());
        PageFiles { address: site.clone(), site, ..PageFiles::default() }
    }

    fn english() -> Written {
        written::read(&Source::new("en.toml", include_str!("../../assets/lang/en.toml"))).0.unwrap()
    }

    #[test]
    fn the_loader_is_small_and_holds_its_name_for_a_frame() {
        let loader = loader(true);
        assert!(loader.len() <= 2_200, "{} bytes", loader.len());
        assert!(loader.contains("dateline-embed") && !loader.contains("//"));
    }

    #[test]
    fn the_loader_finds_stories_beside_its_folder_or_in_it() {
        assert!(loader(true).ends_with("})(\"..\")") && loader(false).ends_with("})(\".\")"));
    }

    #[test]
    fn every_setting_of_the_quiz_is_in_the_table_with_its_default_first() {
        for number in Number::ALL {
            assert!(SETTINGS.iter().any(|setting| setting.key == number.as_str() && setting.values.starts_with("`0`")));
        }
        for switch in Switch::ALL {
            let values = switch.values().map(|value| format!("`{value}`")).join(", ");
            assert!(SETTINGS.iter().any(|setting| setting.key == switch.as_str() && setting.values == values));
        }
        let only = SETTINGS.iter().find(|setting| setting.key == ONLY).unwrap().values;
        let words = Kind::ALL.iter().map(|kind| kind.as_str()).chain(Skill::ALL.iter().map(|skill| skill.as_str()));
        let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
        assert_eq!(only, format!("`all`, or words with `-` between them: {}", words.join(", ")));
    }

    #[test]
    fn every_setting_that_is_not_the_quizs_is_read_by_the_script_of_the_page() {
        let script =
            [include_str!("script/frame.js"), include_str!("script/settings.js"), include_str!("script/start.js")];
        let quiz: Vec<&str> =
            Number::ALL.iter().map(|n| n.as_str()).chain(Switch::ALL.iter().map(|s| s.as_str())).collect();
        for setting in SETTINGS.iter().filter(|setting| !quiz.contains(&setting.key) && setting.key != ONLY) {
            let read = format!("query.get(\"{}\")", setting.key);
            assert!(script.concat().contains(&read), "{read}");
        }
    }

    #[test]
    fn the_dialog_has_a_control_for_every_setting_but_the_height() {
        let tongues = [PageLanguage::new(&english(), true)];
        let controls = controls(&english(), &tongues);
        let keys: Vec<&str> =
            controls.as_array().unwrap().iter().map(|control| control["key"].as_str().unwrap()).collect();
        let all: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).filter(|key| *key != "height").collect();
        assert_eq!(keys, all);
        for (files, way) in [(files(), "./embed.js"), (files().below("talks"), "./../embed.js")] {
            let (name, script) = dialog(&english(), &tongues, &files);
            assert!(name.starts_with("share-") && script.starts_with("const data = {") && !script.contains("\n//"));
            assert!(script.contains(&format!("\"loader\":\"{way}\"")));
        }
    }

    #[test]
    fn oembed_answers_with_a_frame_and_escapes_the_title() {
        let answer = oembed(&files(), "A \"B\" & C").unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(
            (&answer["version"], &answer["type"], &answer["title"]),
            (&json!("1.0"), &json!("rich"), &json!("A \"B\" & C"))
        );
        let html = answer["html"].as_str().unwrap();
        assert!(
            html.contains("title=\"A &quot;B&quot; &amp; C\"")
                && html.contains("src=\"https://news.example/talks/embed.js\"")
        );
        // A story in a folder has a page of its own and the loader of all.
        let answer = oembed(&files().below("harbour"), "").unwrap();
        assert!(answer.contains("src=\\\"https://news.example/talks/harbour/\\\""), "{answer}");
        assert!(answer.contains("src=\\\"https://news.example/talks/embed.js\\\""), "{answer}");
        assert_eq!(oembed(&PageFiles { address: None, ..files() }, ""), None);
    }

    #[test]
    fn an_address_is_that_of_a_folder() {
        for right in ["https://news.example/", "http://127.0.0.1:8080/a/b/"] {
            assert_eq!(address(right), Ok(right));
        }
        for wrong in [
            "",
            "news.example/",
            "https://news.example",
            "https:///",
            "https://a/\"onload=\"/",
            "javascript:/",
            "https://a/?x=/",
        ] {
            assert!(address(wrong).is_err_and(|message| message.contains("would be")), "{wrong}");
        }
    }
}
