//! Rust's words and signs, without comments, texts and tests: as much of the language as it takes
//! to see what a file declares and what it names.

/// A word or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// A keyword, a name or a number.
    Word(&'t str),
    /// What stands between the parts of a path.
    Colons,
    /// Any other sign.
    Sign(char),
}

use Token::{Colons, Sign, Word};

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment(rest),
            '"' => 1 + quoted(rest.get(1..).unwrap_or_default(), '"'),
            '\'' => character(rest),
            ':' if rest.starts_with("::") => {
                found.push(Colons);
                2
            }
            c if is_part(c) => {
                let word = rest.split(|c| !is_part(c)).next().unwrap_or(rest);
                let after = rest.get(word.len()..).unwrap_or_default();
                let hashes = after.len() - after.trim_start_matches('#').len();
                let opens = after.trim_start_matches('#').starts_with('"');
                if opens && matches!(word, "r" | "br" | "cr") {
                    let end = format!("\"{}", "#".repeat(hashes));
                    let inside = after.get(hashes + 1..).unwrap_or_default();
                    word.len() + hashes + 1 + inside.find(&end).map_or(inside.len(), |at| at + end.len())
                } else {
                    // `b` or `c` before a text is no word; nobody asks for one of that name.
                    found.push(Word(word));
                    word.len()
                }
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Sign(c));
                }
                c.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// The length of a comment in `/*` and `*/`, which may hold others.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        match rest.chars().next() {
            None => return text.len(),
            Some(_) if rest.starts_with("/*") => (depth, at) = (depth + 1, at + 2),
            Some(_) if rest.starts_with("*/") => (depth, at) = (depth - 1, at + 2),
            Some(c) => at += c.len_utf8(),
        }
        if depth == 0 {
            return at;
        }
    }
}

/// The length of what is quoted, with the mark at its end.
fn quoted(text: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The length of a character in its marks, or of the mark alone before a lifetime's name.
fn character(text: &str) -> usize {
    let mut chars = text.chars().skip(1);
    match (chars.next(), chars.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => 1 + quoted(text.get(1..).unwrap_or_default(), '\''),
        _ => 1,
    }
}

/// The tokens without what is compiled for tests only.
pub fn without_tests<'t>(tokens: &[Token<'t>]) -> Vec<Token<'t>> {
    const TEST: [Token<'_>; 7] = [Sign('#'), Sign('['), Word("cfg"), Sign('('), Word("test"), Sign(')'), Sign(']')];
    let mut left = Vec::new();
    let mut rest = tokens;
    while let [first, others @ ..] = rest {
        match rest.strip_prefix(&TEST) {
            Some(item) => rest = item.get(length(item)..).unwrap_or_default(),
            None => {
                left.push(*first);
                rest = others;
            }
        }
    }
    left
}

/// How many tokens an item has, with its other attributes: up to a semicolon, or to the end of its body.
fn length(item: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in item.iter().enumerate() {
        match token {
            Sign('(' | '[' | '{') => depth += 1,
            Sign(')' | ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 && *token == Sign('}') {
                    return at + 1;
                }
            }
            Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

/// The names of the types that a file declares: by itself, in a module that stands in it, or in a
/// macro that it calls; not those that belong to an `impl` or a trait.
pub fn types<'t>(tokens: &[Token<'t>]) -> Vec<&'t str> {
    let mut found = Vec::new();
    let (mut depth, mut open) = (0_usize, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        let before = tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        match token {
            Sign('{') => {
                let is_open = match before {
                    [.., Word("macro_rules"), Sign('!'), Word(_)] => false,
                    [.., Word("mod"), Word(_)] | [.., Word(_), Sign('!')] => depth == open,
                    _ => false,
                };
                depth += 1;
                open += usize::from(is_open);
            }
            Sign('}') => {
                open -= usize::from(open == depth);
                depth -= 1;
            }
            Word(name) if depth == open => {
                if let [.., Word("struct" | "enum" | "union" | "trait" | "type")] = before {
                    found.push(*name);
                }
            }
            _ => {}
        }
    }
    found
}
