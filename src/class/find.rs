//! Codes in any text: typed, pasted by the dozen, in a letter, a link or a file. What is a code is found
//! wherever it stands; what was meant to be one and is not is said, with where and what it may have been.
//!
//! A link or a file has behind a code, as a query, what a code does not hold: `as`, the pupil's name for the
//! class, and the assignment. The browser's side has made the text [plain](crate::quiz::typed) before.

use crate::class::address::unescaped;
use crate::class::assignment::Assignment;
use crate::class::code::{BadCode, CodeForm, FORMS, Submission, decode, mended};
use crate::quiz::bank::Bank;
use crate::quiz::code::letters;
use crate::quiz::typed::value;

/// What stands before a code in a fragment.
pub const RESULT: &str = "result=";
/// The key of the name that a pupil goes by.
pub const ALIAS: &str = "as";

/// How many groups of a text may be one code, at most: each symbol by itself.
const MOST_GROUPS: usize = 64;
/// How many symbols stand in a group of a code as we write it.
const GROUP: usize = 4;

/// What stands in a text: a code, or what was meant to be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub written: String,
    /// The name that the pupil goes by, where that was handed on.
    pub alias: String,
    /// The assignment, where that was handed on.
    pub assignment: Option<Assignment>,
    /// What was handed in, or why it cannot be read.
    pub read: Result<Submission, Unread>,
}

/// Why something that was meant to be a code cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has so many symbols, which is one too few or too many.
    Length(usize),
    /// Its checks are wrong.
    Misread {
        /// The place, from 1, of a sign that stands in no code.
        stranger: Option<usize>,
        /// What it may have been, nearest first.
        offers: Vec<Offer>,
    },
    /// It is a code of another story, or of other questions.
    OtherStory,
}

/// A code that a misread one may have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The code, in one piece.
    pub code: String,
    /// The places, from 1, at which it differs from what was read.
    pub places: Vec<usize>,
}

/// Letters and digits without a break.
struct Token {
    start: usize,
    end: usize,
    line: usize,
    /// The symbols; none for a sign that stands in no code.
    symbols: Vec<Option<u8>>,
    has_digit: bool,
    /// Whether a code may go on from the one before it: only spaces and hyphens are between them.
    follows: bool,
}

/// Whether a sign is a letter or a digit of some script: what is none has few places. The standard library's
/// tables of all letters are 5 KB of the program.
pub fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' => false,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3007}'..='\u{3020}' | '\u{e000}'..='\u{f8ff}' => false,
        '،' | '؛' | '؟' | '\u{feff}' | '\u{fffd}' => false,
        '\u{ff00}'..='\u{ff0f}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let (mut line, mut is_open, mut follows) = (1, false, false);
    for (at, letter) in text.char_indices() {
        if is_letter(letter) {
            if !is_open {
                let (symbols, has_digit) = (Vec::new(), false);
                all.push(Token { start: at, end: at, line, symbols, has_digit, follows });
            }
            if let Some(token) = all.last_mut() {
                token.symbols.push(value(letter));
                token.has_digit |= letter.is_ascii_digit();
                token.end = at + letter.len_utf8();
            }
            (is_open, follows) = (true, true);
        } else {
            is_open = false;
            follows &= matches!(letter, ' ' | '-' | '\n' | '\r');
            line += usize::from(letter == '\n');
        }
    }
    all
}

/// All that stands in a text.
pub fn find(bank: &Bank, text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let lengths = FORMS.map(|form| form.length(bank));
    let mut found = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < tokens.len() {
        let whole = lengths.iter().find_map(|length| {
            let (symbols, count) = joined(tokens.get(at..)?, *length)?;
            let refusal = decode(bank, &symbols);
            (refusal != Err(BadCode::Misread)).then_some((refusal, count))
        });
        if let Some((read, count)) = whole {
            unread(bank, text, tokens.get(free..at).unwrap_or_default(), lengths, &mut found);
            let read = read.map_err(|_| Unread::OtherStory);
            found.extend(tokens.get(at..at + count).and_then(|own| self::found(text, own, read)));
            at += count;
            free = at;
        } else {
            at += 1;
        }
    }
    unread(bank, text, tokens.get(free..).unwrap_or_default(), lengths, &mut found);
    found
}

/// The symbols of as many tokens as have so many together, and how many tokens these are.
fn joined(tokens: &[Token], length: usize) -> Option<(Vec<u8>, usize)> {
    let mut symbols = Vec::new();
    for (count, token) in (1..=MOST_GROUPS).zip(tokens) {
        if count > 1 && !token.follows || symbols.len() + token.symbols.len() > length {
            return None;
        }
        symbols.extend(token.symbols.iter().copied().collect::<Option<Vec<u8>>>()?);
        if symbols.len() == length {
            return Some((symbols, count));
        }
    }
    None
}

/// What some tokens are, with what stands behind them.
fn found(text: &str, tokens: &[Token], read: Result<Submission, Unread>) -> Option<Found> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let ends = |c: char| c.is_whitespace() || "\"'<>`\\)]},;".contains(c);
    let tail = text.get(last.end..)?.strip_prefix('&').map(|tail| tail.split(ends).next().unwrap_or_default());
    let tail = tail.unwrap_or_default();
    let alias = tail.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == ALIAS);
    Some(Found {
        line: first.line,
        written: text.get(first.start..last.end)?.to_owned(),
        alias: alias.map_or_else(String::new, |(_, alias)| unescaped(alias)),
        assignment: Assignment::read(tail),
        read,
    })
}

/// Notes what among tokens, none of which is of a code, was meant to be one: a whole line of them, groups of
/// four, or one long one; with a digit, which words do not have.
fn unread(bank: &Bank, text: &str, tokens: &[Token], lengths: [usize; 2], all: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let mut taken = 1;
        let mut length = 0;
        let is_whole_line =
            at.checked_sub(1).and_then(|at| tokens.get(at)).is_none_or(|before| before.line < token.line);
        for (count, next) in (1..=MOST_GROUPS).zip(tokens.get(at..).unwrap_or_default()) {
            if count > 1 && (!next.follows || next.line != token.line) || lengths.iter().all(|most| length > *most) {
                break;
            }
            length += next.symbols.len();
            if lengths.iter().all(|right| right.abs_diff(length) > 1) {
                continue;
            }
            let Some(own) = tokens.get(at..at + count) else { break };
            let behind = tokens.get(at + count);
            let is_end = behind.is_none_or(|behind| behind.line != token.line || !behind.follows);
            let is_meant = count == 1
                || are_groups(own, behind.filter(|_| !is_end)) && own.iter().any(|token| token.symbols.len() == GROUP)
                || is_whole_line && is_end;
            let symbols: Vec<Option<u8>> = own.iter().flat_map(|token| &token.symbols).copied().collect();
            let strangers = symbols.iter().filter(|symbol| symbol.is_none()).count();
            if is_meant && own.iter().any(|token| token.has_digit) && strangers <= 1 {
                all.extend(found(text, own, Err(why(bank, &symbols))));
                taken = count;
                break;
            }
        }
        at += taken;
    }
}

/// Whether tokens are groups as we write them, of which one at most has a symbol more or less.
fn are_groups(tokens: &[Token], behind: Option<&Token>) -> bool {
    let Some((last, before)) = tokens.split_last() else { return false };
    let odd: usize = before.iter().map(|token| token.symbols.len().abs_diff(GROUP)).sum();
    odd <= 1 && last.symbols.len() <= GROUP + 1 && behind.is_none_or(|_| last.symbols.len() < GROUP)
}

/// Why symbols are no code of a story, and what they may have been.
fn why(bank: &Bank, symbols: &[Option<u8>]) -> Unread {
    if FORMS.iter().all(|form| form.length(bank) != symbols.len()) {
        return Unread::Length(symbols.len());
    }
    let stranger = symbols.iter().position(Option::is_none);
    let plain: Vec<u8> = symbols.iter().map(|symbol| symbol.unwrap_or(0)).collect();
    let mut all = mended(bank, &plain);
    if let Some(place) = stranger {
        // Where it is known which symbol is wrong, no other is.
        all.retain(|(_, places)| *places == [place]);
        if decode(bank, &plain).is_ok() {
            all.push((plain, vec![place]));
        }
    }
    let offer = |(symbols, places): (Vec<u8>, Vec<usize>)| Offer {
        code: letters(&symbols),
        places: places.into_iter().map(|place| place + 1).collect(),
    };
    Unread::Misread { stranger: stranger.map(|place| place + 1), offers: all.into_iter().map(offer).collect() }
}

/// What is handed in as a part of an address, behind its `#`: the full code, where there are answers, and all
/// that goes with it.
pub fn fragment(bank: &Bank, submission: &Submission, alias: &str, assignment: &Assignment) -> String {
    use crate::class::address::escaped;
    let alias = if alias.is_empty() { String::new() } else { ["&", ALIAS, "=", &escaped(alias)].concat() };
    [RESULT, &submission.code(bank, CodeForm::Full), &alias, "&", &assignment.written()].concat()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::class::code::tests::random_submission;
    use crate::quiz::code::grouped;

    fn bank() -> Bank {
        crate::class::code::tests::first_story()
    }

    #[test]
    fn codes_are_found_wherever_they_stand() {
        let (bank, mut random) = (bank(), Random::new(1));
        let all: Vec<Submission> = (0..12).map(|at| random_submission(&mut random, &bank, FORMS[at % 2])).collect();
        let code = |at: usize| all[at].code(&bank, all[at].form());
        let g = |at: usize| grouped(&code(at));
        let text = format!(
            "Dear Ms K,\nmy code is {}, thanks.\n{}\n{}\n\n7. {}\n«{}»\nhttps://news.example/talks/class.html#result={}\n\
             {{\"code\":\"{}\",\"n\": 12}} {}\t{};{}\r\n{} {}",
            g(0),
            g(1),
            g(2).to_lowercase(),
            g(3).replace(' ', "-"),
            code(4),
            code(5),
            code(6),
            g(7).replace('0', "O").replace('1', "l"),
            g(8),
            g(9),
            g(10),
            g(11),
        );
        let read: Vec<_> = find(&bank, &text).into_iter().map(|found| found.read).collect();
        assert_eq!(read, all.into_iter().map(Ok).collect::<Vec<_>>());
    }

    #[test]
    fn a_thousand_codes_are_found_in_their_lines_also_where_one_is_broken() {
        let (bank, mut random) = (bank(), Random::new(2));
        let all: Vec<Submission> = (0..1_000).map(|_| random_submission(&mut random, &bank, CodeForm::Full)).collect();
        let text: String = all.iter().map(|one| grouped(&one.code(&bank, CodeForm::Full)) + "\n").collect();
        let found = find(&bank, &text);
        assert!(found.iter().zip(1..).all(|(found, line)| found.line == line) && found.len() == 1_000);
        assert!(found.into_iter().zip(all).all(|(found, one)| found.read == Ok(one)));
        let code = grouped(&random_submission(&mut random, &bank, CodeForm::Class).code(&bank, CodeForm::Class));
        assert_eq!(find(&bank, &code.replacen(' ', "\n", 3).replacen(' ', "\r\n", 1)).len(), 1);
    }

    #[test]
    fn a_link_has_the_name_and_the_assignment_too() {
        let (bank, mut random) = (bank(), Random::new(3));
        let assignment = Assignment::read("class=9%20b&questions=10&seed=7").unwrap();
        for alias in ["", "Mia & co", "=1+1", "Клас", "a\"b'c<d>", "100 %"] {
            let submission = random_submission(&mut random, &bank, CodeForm::Full);
            let link = format!(
                "see \"https://x.example/class.html#{}\", ok",
                fragment(&bank, &submission, alias, &assignment)
            );
            let found = find(&bank, &link);
            assert_eq!(found.len(), 1, "{link}");
            assert_eq!(
                (found[0].alias.as_str(), &found[0].assignment, &found[0].read),
                (alias, &Some(assignment.clone()), &Ok(submission))
            );
        }
    }

    #[test]
    fn what_was_meant_to_be_a_code_is_said_with_what_it_may_have_been() {
        let (bank, mut random) = (bank(), Random::new(4));
        for form in FORMS {
            for _ in 0..60 {
                let code = random_submission(&mut random, &bank, form).code(&bank, form);
                let at = random.index(code.len());
                let other = if code.as_bytes()[at] == b'7' { "8" } else { "7" };
                let mut wrong = code.clone();
                wrong.replace_range(at..=at, other);
                let mut strange = code.clone();
                strange.replace_range(at..=at, "U");
                for (wrong, stranger) in [(wrong, None), (strange, Some(at + 1))] {
                    for text in [
                        wrong.clone(),
                        grouped(&wrong),
                        format!("code {}, sorry", grouped(&wrong)),
                        grouped(&wrong).to_lowercase(),
                    ] {
                        let found = find(&bank, &text);
                        assert_eq!(found.len(), 1, "{text}: {found:?}");
                        let Err(Unread::Misread { stranger: strange, offers }) = &found[0].read else {
                            panic!("{text}: {found:?}")
                        };
                        assert_eq!(*strange, stranger);
                        assert!(
                            offers.contains(&Offer { code: code.clone(), places: vec![at + 1] }),
                            "{text}: {offers:?}"
                        );
                    }
                }
                let mut short = grouped(&code);
                short.remove(0);
                for text in [short, grouped(&code[1..]), code[1..].to_owned()] {
                    let found = find(&bank, &text);
                    assert_eq!(found.len(), 1, "{text}: {found:?}");
                    assert_eq!(found[0].read, Err(Unread::Length(code.len() - 1)), "{text}");
                }
            }
        }
    }

    #[test]
    fn of_a_text_that_is_no_code_nothing_is_said() {
        let bank = bank();
        for text in [
            "",
            "Dear all, please hand in your results by Friday 5 December 2025 at 12:30, in room 204. Thank you!",
            "the code is handed in by the pupils themselves, each one alone with an own device or on paper",
            "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22",
            "+380 44 123 45 67, +44 20 7946 0958",
            "https://news.example/talks/?questions=10&seed=123456789&pass=60",
            "\u{0}\u{1}\u{fffd} %PDF-1.7 \n\n\n",
        ] {
            assert_eq!(find(&bank, text), [], "{text}");
        }
    }

    #[test]
    fn a_long_text_takes_no_longer_than_it_is() {
        let bank = bank();
        for piece in ["A ", "7 ", "7ABH ", "7ABH", "-", "\n", "&as=", "é7"] {
            let found = find(&bank, &piece.repeat(30_000));
            assert!(found.len() < 10_000, "{piece:?}: {}", found.len());
        }
    }
}
