//! Minifies the import names of the built program: what it asks of the browser gets short names.
//!
//! wasm-bindgen names each of some 150 imports with a hash of 16 digits, once in
//! the program and once in its glue; no compression makes anything of them, and
//! they are 3 KB of what travels. The form of a program is that of the
//! [WebAssembly specification](https://webassembly.github.io/spec/core/binary/modules.html).

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// The first bytes of every program: its magic and its version.
const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";
/// The section that lists imports.
const IMPORTS: u8 = 2;
/// An import that is a function; wasm-bindgen makes no others for the web.
const FUNCTION: u8 = 0;

/// A program and its glue, with the names under which they are published: by
/// their content, so that no two builds are ever mixed up by a cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The name of the glue's file.
    pub script_name: String,
    /// The glue.
    pub script: String,
    /// The name of the program's file.
    pub name: String,
    /// The program.
    pub bytes: Vec<u8>,
}

impl Program {
    /// A program that is called so and its glue, with short names; none where the bytes are no
    /// program in the form that wasm-bindgen writes.
    pub fn new(name: &str, bytes: &[u8], glue: &str) -> Option<Self> {
        let mut short = BTreeMap::new();
        let bytes = shortened(bytes, &mut short)?;
        let script = replaced(glue, &short);
        let (script_name, name) =
            (format!("{name}-{}.js", hash(script.as_bytes())), format!("{name}-{}.wasm", hash(&bytes)));
        Some(Self { script_name, script, name, bytes })
    }
}

/// The program with short names for its imports, which are noted in `short`.
fn shortened(bytes: &[u8], short: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&HEAD)?;
    let mut whole = HEAD.to_vec();
    while let [id, after @ ..] = rest {
        rest = after;
        let size = number(&mut rest)?;
        let section = taken(&mut rest, size)?;
        let section = if *id == IMPORTS { imports(section, short)? } else { section.to_vec() };
        whole.push(*id);
        write_number(section.len(), &mut whole);
        whole.extend(section);
    }
    Some(whole)
}

fn imports(mut section: &[u8], short: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let count = number(&mut section)?;
    let mut written = Vec::new();
    write_number(count, &mut written);
    for n in 0..count {
        let module = text(&mut section)?;
        let long = text(&mut section)?;
        let [FUNCTION, after @ ..] = section else { return None };
        section = after;
        let signature = number(&mut section)?;
        let name = short.entry(long.to_owned()).or_insert_with(|| letters(n)).clone();
        write_text(module, &mut written);
        write_text(&name, &mut written);
        written.push(FUNCTION);
        write_number(signature, &mut written);
    }
    section.is_empty().then_some(written)
}

/// `a` to `z`, then `aa`, `ba` and so on: a name for a number.
fn letters(mut n: usize) -> String {
    let mut name = String::new();
    loop {
        name.extend(char::from_digit(u32::try_from(n % 26).unwrap_or_default() + 10, 36));
        n /= 26;
        if n == 0 {
            return name;
        }
        n -= 1;
    }
}

/// The glue with every word that is a long name made short.
fn replaced(glue: &str, short: &BTreeMap<String, String>) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut written = String::new();
    let mut rest = glue;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        written += before;
        written += short.get(word).map_or(word, String::as_str);
        rest = after;
    }
    written + rest
}

/// A quarter of a SHA-256 in hexadecimal digits, by which a file is named or a build told from others.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A number in LEB128, the form of all sizes and counts.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0_u32, 0_u32);
    loop {
        let [byte, after @ ..] = *bytes else { return None };
        *bytes = after;
        value |= u32::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return usize::try_from(value).ok();
        }
    }
}

fn write_number(mut value: usize, bytes: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        bytes.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}

fn taken<'b>(bytes: &mut &'b [u8], size: usize) -> Option<&'b [u8]> {
    let (taken, after) = bytes.split_at_checked(size)?;
    *bytes = after;
    Some(taken)
}

fn text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    let size = number(bytes)?;
    std::str::from_utf8(taken(bytes, size)?).ok()
}

fn write_text(text: &str, bytes: &mut Vec<u8>) {
    write_number(text.len(), bytes);
    bytes.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program with two imports, between a section of types and a custom one.
    fn program(first: &str, second: &str) -> Vec<u8> {
        let mut imports = vec![2];
        for (name, signature) in [(first, 0), (second, 1)] {
            write_text("./app_bg.js", &mut imports);
            write_text(name, &mut imports);
            imports.extend([FUNCTION, signature]);
        }
        let mut bytes = HEAD.to_vec();
        bytes.extend([1, 3, 7, 7, 7, IMPORTS]);
        write_number(imports.len(), &mut bytes);
        bytes.extend(imports);
        bytes.extend([0, 2, 1, b'x']);
        bytes
    }

    const LONG: [&str; 2] = ["__wbg_add_cf82c8d153d93ae1", "__wbg_addAll_0123456789abcdef"];

    #[test]
    fn imports_get_short_names_in_the_program_and_in_its_glue() {
        let [first, second] = LONG;
        let glue = format!("return{{{first}:function(e){{}},{second}:e,x{first}:\"é{second}é {second}\"}}");
        let made = Program::new("app", &program(first, second), &glue).unwrap();
        assert_eq!(made.bytes, program("a", "b"));
        assert_eq!(made.script, format!("return{{a:function(e){{}},b:e,x{first}:\"é{second}é b\"}}"));
    }

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        let [first, second] = LONG;
        let made = |glue: &str| Program::new("app", &program(first, second), glue).unwrap();
        assert_eq!(made("x").name, made("y").name);
        assert_ne!(made("x").script_name, made("y").script_name);
        assert!(made("x").script_name.starts_with("app-") && made("x").script_name.len() == 23);
    }

    #[test]
    fn what_is_no_such_program_is_refused() {
        let [first, second] = LONG;
        let whole = program(first, second);
        assert_eq!(Program::new("app", b"", ""), None);
        // Between two sections a program may end; anywhere else it may not.
        let ends: Vec<usize> =
            (0..whole.len()).filter(|end| Program::new("app", &whole[..*end], "").is_some()).collect();
        assert_eq!(ends, [8, 13, whole.len() - 4]);
        // The kind of the last import, before its signature and the custom section.
        let mut memory = whole.clone();
        let kind = memory.len() - 6;
        assert_eq!(memory[kind], FUNCTION);
        memory[kind] = 2;
        assert_eq!(Program::new("app", &memory, ""), None);
    }

    #[test]
    fn no_two_numbers_have_the_same_name() {
        let mut names: Vec<String> = (0..3_000).map(letters).collect();
        assert_eq!([&*names[0], &*names[25], &*names[26], &*names[27]], ["a", "z", "aa", "ba"]);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 3_000);
    }

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for value in [0, 1, 127, 128, 300, 16_383, 16_384, 200_000] {
            let mut bytes = Vec::new();
            write_number(value, &mut bytes);
            assert_eq!(number(&mut bytes.as_slice()), Some(value));
        }
        assert_eq!(number(&mut [0x80; 9].as_slice()), None);
    }
}
