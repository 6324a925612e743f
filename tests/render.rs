//! Sites as the command writes them: of one story or of several, over what lies there
//! already, and not at all where anything is wrong.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::fs;
use std::path::Path;

use serde_json::Value;

#[path = "command/mod.rs"]
mod command;

use command::{Folder, HARBOUR, Run, damaged, dateline, names, published, shipped};

/// The languages of a pack.
fn languages(folder: &str) -> Vec<String> {
    let files = names(Path::new(folder)).into_iter().filter(|name| name != "story.toml");
    files.filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect()
}

/// A folder as trunk leaves it, as far as the command looks at it.
fn built(name: &str) -> Folder {
    let dist = Folder::new(name);
    for (below, program) in [
        ("", "app"),
        ("handout/", "handout"),
        ("collect/", "collect"),
        ("results/", "results"),
        ("exporter/", "exporter"),
        ("scan/", "scan"),
        ("lms/", "lms"),
    ] {
        let page = format!(
            "<link rel=\"stylesheet\" href=\"./page-1a.css\"><script type=\"module\">import './{program}-1a.js'; \
             '/{program}-1a_bg.wasm'</script>"
        );
        dist.write(&format!("{below}index.html"), &page);
        dist.write(&format!("{below}page-1a.css"), "body { margin: 0 }\n");
        dist.write(&format!("{below}{program}-1a.js"), "export default 0;\n");
        dist.write(&format!("{below}{program}-1a_bg.wasm"), "\0asm\u{1}\0\0\0");
    }
    dist
}

#[test]
fn a_pack_with_a_mistake_is_not_rendered_and_nothing_is_touched() {
    let dist = built("untouched");
    let before = dist.contents();
    let mistakes = [
        damaged("first", "story.toml", "seat = \"tallinn\"", "seat = \"talinn\""),
        damaged("second", "en.toml", "role = \"President of Latvia\"", "role = \"<b>President</b>\""),
        damaged("third", "story.toml", "format = 1", "format = "),
    ];
    for pack in &mistakes {
        let Run { code, out, err } = dateline(&["render", pack.path(), dist.path()]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(err.starts_with(pack.path()) && err.contains(": error: "), "{err}");
        assert_eq!(dist.contents(), before);
    }
    let Run { code, err, .. } = dateline(&["render", "tests/packs/nothing", dist.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("the file cannot be read"), "{err}");
    assert_eq!(dist.contents(), before);
}

#[test]
fn a_clean_pack_is_rendered_into_a_page_for_each_language() {
    let dist = built("rendered");
    let Run { code, out, err } = dateline(&["render", "tests/packs/harbour", dist.path()]);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", ""));
    // Script and program are named by their content, and so are the map's finer lines; worker and loader have the
    // names by which others know them.
    let files = names(dist.path());
    let classroom: Vec<&String> = files.iter().filter(|name| name.starts_with("class")).collect();
    // The classroom has a page in each language of the interface with a menu of exports, six programs, and a script that
    // reads codes.
    assert_eq!(classroom.len(), 7, "{classroom:?}");
    // The story has a page, a worksheet and what a learning system opens in each of its languages, four scripts for these,
    // and a file for exports; and a script for all of what learning systems open.
    assert_eq!(files.len(), 6 + 8 * languages(HARBOUR).len() + 2 * 7 + 2 * 6 + 1 + 1, "{files:?}");
    let file =
        |ending: &str| files.iter().find(|name| name.starts_with("app-") && name.ends_with(ending)).expect(ending);
    let (script, program) = (file(".js"), file(".wasm"));
    let page = fs::read_to_string(dist.join("index.html")).expect("the page that was written");
    assert!(page.starts_with("<!DOCTYPE html>"));
    for text in ["The harbour talks", "Tiit Tamm said that no ferry is needed.", script, program, "margin:"] {
        assert!(page.contains(text), "{text}");
    }
    // When it was last corrected stands under the story, and leads to how.
    let last = "<p class=\"notice\"><a class=\"plain\" href=\"#corrections\">";
    let (_, under) = page.split_once("<article class=\"part card\" id=\"corrections\">").expect("the corrections");
    assert!(under.contains(last), "{last}");
}

/// The fixture in other languages than English, each by its tag: the texts are what they were.
fn translated(name: &str, tags: &[&str], languages: &str) -> Folder {
    let folder = Folder::new(name);
    let read = |file: &str| fs::read_to_string(format!("{HARBOUR}/{file}")).expect("a file of the pack");
    folder.write(
        "story.toml",
        &read("story.toml").replace("map = \"europe\"\n", &format!("map = \"europe\"\n{languages}")),
    );
    for tag in tags {
        let texts = read("en.toml").replace("language = \"en\"", &format!("language = \"{tag}\""));
        folder.write(&format!("{tag}.toml"), &texts);
    }
    folder
}

#[test]
fn the_front_page_is_in_the_packs_first_language() {
    let cases: [(&[&str], &str, &str, &[&str]); 4] = [
        (&["de"], "", "de", &[]),
        (&["uk", "de", "en"], "", "de", &["en.html", "uk.html"]),
        (&["uk", "de", "en"], "languages = [\"uk\", \"en\", \"de\"]\n", "uk", &["de.html", "en.html"]),
        (&["de-AT", "ar"], "languages = [\"ar\", \"de-AT\"]\n", "ar", &["de-AT.html"]),
    ];
    for (tags, languages, first, others) in cases {
        let (pack, dist) = (translated("frontal", tags, languages), built("firsts"));
        let Run { code, err, .. } = published(&["render", pack.path(), dist.path()], "https://news.example/");
        assert_eq!((code, err.as_str()), (Some(0), ""), "{tags:?}");
        let read = |name: &str| fs::read_to_string(dist.join(name)).expect("a page that was written");
        let is_page = |name: &String| {
            name.ends_with(".html") && !["class", "launch", "worksheet"].iter().any(|start| name.starts_with(start))
        };
        let pages: Vec<String> = names(dist.path()).into_iter().filter(is_page).collect();
        let mut expected = [others, &["index.html"]].concat();
        expected.sort_unstable();
        assert_eq!(pages, expected, "{tags:?}");
        let page = read("index.html");
        assert!(page.contains(&format!("<html lang=\"{first}\" dir=\"")), "{first}");
        for name in &pages {
            assert!(page.contains(&format!("href=\"https://news.example/{name}\"")), "{name}");
            assert_eq!(read(name).contains("\"front\":true"), *name == "index.html", "{name}");
        }
    }
}

#[test]
fn numbers_and_days_are_written_in_the_language_of_the_page() {
    let (pack, dist) = (translated("written", &["ar", "de"], ""), built("writing"));
    let arabic = fs::read_to_string(pack.join("ar.toml")).expect("a text that was written");
    pack.write("ar.toml", &arabic.replace("title = \"The harbour talks\"", "title = \"٧\""));
    let Run { code, err, .. } = dateline(&["render", pack.path(), dist.path()]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let read = |name: &str| fs::read_to_string(dist.join(name)).expect("a page that was written");
    let cases = [
        ("index.html", ["dir=\"rtl\"", "٢٨ فبراير ٢٠٢٥", "الخطوة ١ من ", "\"-u-ca-gregory-nu-arab\"", "واحدة أخرى"]),
        ("de.html", ["dir=\"ltr\"", "28. Februar 2025", "Schritt 1 von ", "\"-u-ca-gregory-nu-latn\"", "noch 1"]),
    ];
    for (name, texts) in cases {
        let page = read(name);
        for text in texts {
            assert!(page.contains(text), "{name}: {text}");
        }
    }
}

#[test]
fn a_language_without_words_of_the_interface_is_said_where_packs_are_checked() {
    let pack = translated("wordless", &["cs-CZ", "en"], "");
    let Run { code, out, .. } = dateline(&["check", pack.path()]);
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
    let advice = "copy assets/lang/en.toml to assets/lang/cs.toml and translate its ";
    assert!(out.contains("/cs-CZ.toml:2:12: error: ") && out.contains(advice), "{out}");
}

#[test]
fn a_site_that_knows_its_address_answers_for_oembed_and_names_itself() {
    let dist = built("published");
    let before = dist.contents();
    let args = ["render", "tests/packs/harbour", dist.path()];
    let Run { code, err, .. } = published(&args, "news.example/harbour");
    assert_eq!(code, Some(1));
    assert!(err.contains("DATELINE_URL: `news.example/harbour` is no address of a folder"), "{err}");
    assert_eq!(dist.contents(), before);

    let address = "https://news.example/harbour/";
    let Run { code, err, .. } = published(&args, address);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let page = fs::read_to_string(dist.join("index.html")).expect("the page that was written");
    let link = format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\">");
    assert!(page.contains(&link) && page.contains(&format!("script-src 'self' {address} ")));
    let answer = fs::read_to_string(dist.join("oembed.json")).expect("the answer that was written");
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(answer["title"], "The harbour talks");
}

#[test]
fn a_folder_in_which_nothing_was_built_is_named() {
    let empty = Folder::new("empty");
    let Run { code, err, .. } = dateline(&["render", "tests/packs/harbour", empty.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("holds no built program") && err.contains("`cargo xtask build`"), "{err}");
    assert!(empty.contents().is_empty());
}

/// The fixture as another story: with another id, and with a title of its own.
fn other(name: &str) -> Folder {
    let pack = damaged(name, "story.toml", "id = \"harbour\"", "id = \"quay\"");
    let texts = fs::read_to_string(pack.join("en.toml")).expect("a file of the pack");
    pack.write("en.toml", &texts.replace("The harbour talks", "The quay & its talks"));
    pack
}

/// A text of a site.
fn text(dist: &Folder, file: &str) -> String {
    fs::read_to_string(dist.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Runs the command, which is to have nothing to say.
#[track_caller]
fn render(args: &[&str], address: &str) {
    let Run { code, out, err } = published(&[&["render"], args].concat(), address);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", ""));
}

#[test]
fn several_stories_have_a_folder_each_and_share_the_rest() {
    let (dist, quay) = (built("several"), other("several-pack"));
    let address = "https://news.example/stories/";
    render(&[HARBOUR, quay.path(), dist.path()], address);
    let files: Vec<String> = dist.contents().into_keys().collect();
    let program: Vec<&String> = files.iter().filter(|file| file.starts_with("app-")).collect();
    assert!(program.len() == 2 && !files.iter().any(|file| file.contains("/app-")), "{files:#?}");
    for file in ["index.html", "embed.js", "worker.js", "harbour/index.html", "harbour/oembed.json", "quay/index.html"]
    {
        assert!(files.iter().any(|other| other == file), "{file}: {files:#?}");
    }
    assert!(!files.iter().any(|file| file == "oembed.json" || file == "harbour/embed.js" || file.ends_with(".css")));
    // A page leads to what all share, and to its own.
    let page = text(&dist, "quay/index.html");
    for name in program {
        assert!(page.contains(&format!("./../{name}")), "{name}");
    }
    for text in [
        ".createScriptURL(",
        "\"worker\":\"../worker.js\"",
        "href=\"./../licences.txt\"",
        &format!("script-src 'self' {address} "),
        &format!("href=\"{address}quay/oembed.json\""),
    ] {
        assert!(page.contains(text), "{text}");
    }
    let own = |file: &&String| file.strip_prefix("quay/").is_some_and(|name| page.contains(name));
    let dialog = files.iter().filter(|file| file.starts_with("quay/share-")).find(own).expect("its dialog");
    assert!(text(&dist, dialog).contains("./../embed.js"));
    let answer: Value = serde_json::from_str(&text(&dist, "quay/oembed.json")).expect("JSON");
    let html = answer["html"].as_str().expect("the lines");
    assert!(html.contains(&format!("src=\"{address}quay/\"")) && html.contains(&format!("src=\"{address}embed.js\"")));
    // The worker takes any other page of any story for another build.
    assert!(text(&dist, "worker.js").contains("[\"app-") && text(&dist, "embed.js").ends_with("(\".\")"));
}

#[test]
fn the_front_page_lists_the_stories_in_their_order() {
    let (dist, quay) = (built("front"), other("front-pack"));
    render(&[quay.path(), HARBOUR, dist.path()], "");
    let page = text(&dist, "index.html");
    let places = [
        "<html lang=\"en\" dir=\"ltr\">",
        "<a href=\"./quay/\">The quay &amp; its talks</a>",
        "<time datetime=\"2025-03-04\">",
        "<a href=\"./harbour/\">The harbour talks</a>",
        "Two ports spoke of carrying grain by sea.",
    ];
    let mut at = 0;
    for text in places {
        at += page[at..].find(text).unwrap_or_else(|| panic!("{text} is not to be found behind the others: {page}"));
    }
    for tag in languages(HARBOUR) {
        assert!(page.contains(&format!("?lang={tag}\" lang=\"{tag}\"")), "{tag}");
    }
    assert!(page.len() < 8_000, "{} bytes", page.len());
}

#[test]
fn a_rendered_site_can_be_rendered_again_with_other_stories_and_nothing_stays_of_the_first() {
    let (dist, quay, fresh) = (built("again"), other("again-pack"), built("afresh"));
    let published = "https://news.example/";
    render(&[HARBOUR, quay.path(), dist.path()], published);
    dist.write("robots.txt", "mine\n");
    render(&[quay.path(), dist.path()], "");
    render(&[quay.path(), fresh.path()], "");
    let (mut again, afresh) = (dist.contents(), fresh.contents());
    // What somebody else has put there stays; so does nothing of the first site, no folder of it either.
    assert_eq!(again.remove("robots.txt").as_deref(), Some(&b"mine\n"[..]));
    assert!(again == afresh, "{:#?} and {:#?}", again.keys(), afresh.keys());
    assert!(!dist.join("harbour").exists() && text(&dist, "index.html").contains("body { margin: 0 }"));
    // From there into another folder, too.
    let elsewhere = Folder::new("elsewhere");
    render(&["--program", dist.path(), quay.path(), elsewhere.path()], "");
    assert!(elsewhere.contents() == afresh);
}

#[test]
fn a_page_that_was_rendered_is_not_taken_for_what_trunk_leaves() {
    let dist = built("lost");
    render(&[HARBOUR, dist.path()], "");
    fs::remove_file(dist.join("built.json")).expect("a file of the site");
    let before = dist.contents();
    let Run { code, err, .. } = dateline(&["render", HARBOUR, dist.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("names no file that ends in .css") && err.contains("`cargo xtask build`"), "{err}");
    assert_eq!(dist.contents(), before);
}

#[test]
fn of_several_packs_all_mistakes_are_named_and_nothing_is_written() {
    let dist = built("none-of-them");
    let before = dist.contents();
    let first = damaged("one", "story.toml", "seat = \"tallinn\"", "seat = \"talinn\"");
    let second = damaged("two", "en.toml", "role = \"President of Latvia\"", "role = \"<b>President</b>\"");
    let Run { code, err, .. } = dateline(&["render", HARBOUR, first.path(), second.path(), dist.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains(first.path()) && err.contains(second.path()), "{err}");
    assert_eq!(dist.contents(), before);
    // Nor two stories of one id, which would lie in one folder.
    let Run { code, err, .. } = dateline(&["render", HARBOUR, HARBOUR, dist.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("harbour/story.toml:1:1: error: `id` is that of tests/packs/harbour, too"), "{err}");
    assert_eq!(dist.contents(), before);
}

/// The texts of a language with each of them replaced.
fn replaced(texts: &str, by: &str) -> String {
    fn all(value: &mut toml::Value, by: &str) {
        match value {
            toml::Value::String(text) => by.clone_into(text),
            toml::Value::Array(items) => items.iter_mut().for_each(|item| all(item, by)),
            toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| all(value, by)),
            toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Datetime(_) => {}
        }
    }
    let mut table: toml::Table = toml::from_str(texts).expect("a file of TOML");
    let language = table.get("language").cloned().expect("its language");
    table.iter_mut().for_each(|(_, value)| all(value, by));
    table.insert("language".to_owned(), language);
    written(&table, "")
}

/// A table of strings and tables as TOML, since the reader that is used here has no writer.
fn written(table: &toml::Table, path: &str) -> String {
    let (mut plain, mut deeper) = (String::new(), String::new());
    for (key, value) in table {
        match value {
            toml::Value::Table(inner) => {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                deeper += &format!("[{path}]\n{}", written(inner, &path));
            }
            value => plain += &format!("{key} = \"{}\"\n", value.as_str().expect("a text")),
        }
    }
    plain + &deeper
}

#[test]
fn whatever_the_words_of_a_story_that_ships_are_it_is_rendered() {
    for folder in shipped() {
        let pack = Folder::new(&format!("words-{}", folder.replace('/', "-")));
        pack.write("story.toml", &fs::read_to_string(format!("{folder}/story.toml")).expect("its structure"));
        for tag in languages(&folder) {
            let texts = fs::read_to_string(format!("{folder}/{tag}.toml")).expect("its texts");
            pack.write(&format!("{tag}.toml"), &replaced(&texts, "x"));
        }
        let Run { code, out, .. } = dateline(&["check", pack.path()]);
        assert_eq!(code, Some(0), "{out}");
        assert!(!out.contains(": error: "), "{out}");
        let dist = built(&format!("words-of-{}", folder.replace('/', "-")));
        let Run { code, err, .. } = dateline(&["render", pack.path(), dist.path()]);
        assert_eq!(code, Some(0), "{err}");
        assert!(text(&dist, "index.html").contains("<h1>x</h1>"));
    }
}
