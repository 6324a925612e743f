//! Hostile texts, in one place for every test: each would run a script that sets
//! `window.pwned`, break the page's markup, or spoil its lines, if a text were ever
//! taken for anything but a text.

/// All of them.
pub fn corpus() -> Vec<String> {
    let long = ["W".repeat(5_000), "é\u{301}".repeat(2_500)];
    ENTRIES.into_iter().map(str::to_owned).chain(long).collect()
}

/// Whether a pack's reader must refuse a text: for a `<`, for an entity, or for a
/// character that is none of a line of text.
pub fn is_refused(text: &str) -> bool {
    let odd = |c: char| c.is_control() || "\u{2028}\u{2029}\u{202e}\u{2066}\u{2069}\u{feff}".contains(c);
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    let mut entities = text.split('&').skip(1).filter_map(|rest| rest.split_once(';'));
    text.contains('<') || text.contains(odd) || entities.any(|(name, _)| is_name(name))
}

/// A pack's file with an entry in place of each of its texts, the first of them the entry `turn`;
/// and where each entry stands: line and column, both from 1, and its number. The language stays
/// as it is, and so do initials, of which two letters are wanted.
///
/// The file has no quotes but those around its texts.
pub fn spread(file: &str, entries: &[String], turn: usize) -> (String, Vec<(usize, usize, usize)>) {
    let (mut written, mut places) = (String::new(), Vec::new());
    let mut parts = file.split('"').enumerate();
    while let Some((n, before)) = parts.next() {
        written.push_str(before);
        let Some((_, text)) = parts.next() else { break };
        if ["language = ", "initials = "].iter().any(|key| before.ends_with(key)) {
            written.push_str(&quoted(text));
            continue;
        }
        let entry = (n / 2 + turn) % entries.len();
        let line = written.rsplit('\n').next().unwrap_or_default();
        places.push((written.matches('\n').count() + 1, line.chars().count() + 1, entry));
        written.push_str(&quoted(entries.get(entry).map_or("", String::as_str)));
    }
    (written, places)
}

/// A text as TOML and JSON write it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\0'..='\u{1f}' | '\u{7f}' => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Those that can be written down.
const ENTRIES: [&str; 73] = [
    // Elements and their handlers.
    "<script>pwned=true</script>",
    "<ScRiPt >pwned=true</sCrIpT >",
    "<script src=\"data:text/javascript,pwned=true\"></script>",
    "<img src=x onerror=pwned=true>",
    "<img src=x onerror=\"alert(1);pwned=true\"//",
    "<svg/onload=pwned=true>",
    "<svg><animate onbegin=pwned=true attributeName=x dur=1s>",
    "<body onload=pwned=true>",
    "<input autofocus onfocus=pwned=true>",
    "<details open ontoggle=pwned=true>",
    "<video><source onerror=pwned=true></video>",
    "<iframe srcdoc=\"<script>parent.pwned=true</script>\"></iframe>",
    "<iframe src=\"javascript:parent.pwned=true\"></iframe>",
    "<object data=\"data:text/html,<script>parent.pwned=true</script>\"></object>",
    "<embed src=\"javascript:pwned=true\">",
    "<base href=\"//127.0.0.1:9/\">",
    "<meta http-equiv=refresh content=\"0;javascript:pwned=true\">",
    "<link rel=stylesheet href=\"data:text/css,*{display:none}\">",
    "<form><button formaction=\"javascript:pwned=true\">x</button></form>",
    "<a href=\"javascript:pwned=true\">x</a>",
    // Ends of what a text may stand in.
    "</script><script>pwned=true</script>",
    "</title><img src=x onerror=pwned=true>",
    "</textarea><img src=x onerror=pwned=true>",
    "</style><img src=x onerror=pwned=true>",
    "</svg><img src=x onerror=pwned=true>",
    "<!--",
    "--><img src=x onerror=pwned=true>",
    "<!--><script>pwned=true</script>-->",
    "<![CDATA[",
    "]]><img src=x onerror=pwned=true>",
    "]]>",
    "-->",
    "<?xml version=\"1.0\"?>",
    "<",
    "< img src=x onerror=pwned=true>",
    // What is something else once it was parsed and written again.
    "<noscript><p title=\"</noscript><img src=x onerror=pwned=true>\">",
    "<svg></p><style><a id=\"</style><img src=x onerror=pwned=true>\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=pwned=true>",
    "<template><img src=x onerror=pwned=true></template>",
    "<listing>&lt;img src=x onerror=pwned=true&gt;</listing>",
    // Out of an attribute.
    "\" onmouseover=\"pwned=true",
    "\" autofocus onfocus=\"pwned=true\" x=\"",
    "' onfocus='pwned=true' autofocus tabindex='1",
    "` onclick=`pwned=true",
    "x onclick=pwned=true style=position:fixed;inset:0",
    "\"><img src=x onerror=pwned=true>",
    "'\"()&%;pwned=true//",
    // Addresses.
    "javascript:pwned=true",
    "JaVaScRiPt:pwned=true//",
    "java\tscript:pwned=true",
    "javascript&colon;pwned=true",
    "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQ9dHJ1ZTwvc2NyaXB0Pg==",
    "//127.0.0.1:9/pwned.js",
    // Out of a script, a template, a regular expression, a style.
    "\";pwned=true;//",
    "';pwned=true;//",
    "\\\";pwned=true;//",
    "${pwned=true}",
    "{{constructor.constructor('pwned=true')()}}",
    "`${alert(1)}`",
    "$& $` $' $1 $$",
    "\\u003cimg src=x onerror=pwned=true\\u003e",
    "expression(pwned=true)",
    "}*{display:none}x{background:url(javascript:pwned=true)",
    // Written otherwise.
    "&lt;img src=x onerror=pwned=true&gt;",
    "&#60;img src=x onerror=pwned=true&#62; &quot; &amp;amp;",
    "&ltimg src=x onerror=pwned=true&gt &#60img src=x onerror=pwned=true&#62 &quot",
    "%3Cimg%20src=x%20onerror=pwned=true%3E %00 %",
    "\u{ff1c}img src=x onerror=pwned=true\u{ff1e}",
    // Characters that are more than they look like.
    "a\u{2028}pwned=true\u{2029}b",
    "a\u{202e}eurt=denwp\u{2066}b",
    "a\0b\u{8}\u{feff}",
    "\u{301}\u{301}\u{301}\u{489}\u{20dd}",
    "a\nb\r\n1\n\n0",
];
