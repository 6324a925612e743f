//! Modules that name each other in a circle cannot be read one after the other: there are none.

#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

mod source;

use std::collections::BTreeMap;

use source::files;
use source::modules::{circles, crates, names};

/// The packages, by the folders of their source.
const PACKAGES: [&str; 5] = ["src", "e2e/src", "fuzz/src", "xtask/src", "xtask/map/src"];

/// What the modules of a package's crates name.
fn named(package: &str) -> Vec<BTreeMap<(String, String), String>> {
    let texts = files(package).into_iter().map(|file| (file.way, file.text)).collect();
    crates(&texts).iter().map(names).collect()
}

#[test]
fn no_modules_name_each_other_in_a_circle() {
    let mut found = Vec::new();
    for package in PACKAGES {
        for named in named(package) {
            for circle in circles(&named) {
                let is_of_it = |way: &String| circle.contains(way.as_str());
                let inside = named.iter().filter(|((from, to), _)| is_of_it(from) && is_of_it(to));
                let lines = inside.map(|((from, to), path)| format!("\n    {from} names {to} by {path}"));
                found.push(format!("{package}: {} modules:{}", circle.len(), lines.collect::<String>()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn there_are_modules_that_name_others() {
    for package in PACKAGES {
        let all: usize = named(package).iter().map(BTreeMap::len).sum();
        assert!(all > 15, "{package}: {all}");
    }
}

/// What the modules of a small crate name, such as `a names b`.
fn names_in(files: &[(&str, &str)]) -> Vec<String> {
    let texts = files.iter().map(|(way, text)| ((*way).to_owned(), (*text).to_owned())).collect();
    let crates = crates(&texts);
    let pairs = crates.iter().flat_map(|modules| names(modules).into_keys());
    let bare = |way: &str| way.trim_end_matches(".rs").to_owned();
    pairs.map(|(from, to)| format!("{} names {}", bare(&from), bare(&to))).collect()
}

const ROOT: (&str, &str) = ("lib.rs", "pub mod a; pub mod b; pub fn root() {}");
const B: (&str, &str) = ("b.rs", "pub struct B; pub fn b() {}");

#[test]
fn a_module_is_named_however_the_path_is_written() {
    let ways = [
        "use crate::b::B;",
        "use super::b::{self as other, B as C};",
        "use crate::{root, b::{b}};",
        "use crate::b; fn f() { b::b() }",
        "use crate::b as c; fn f() -> c::B {}",
        "use super::b::*;",
        "fn f(b: &crate::b::B) {}",
        "mod inner { use super::super::b::B; }",
        "fn f() { let x = super::b::b::<u8>(); }",
        "macro_rules! m { () => { $crate::b::b() } }",
    ];
    for way in ways {
        assert!(names_in(&[ROOT, ("a.rs", way), B]).contains(&"a names b".to_owned()), "{way}");
    }
}

#[test]
fn what_is_no_use_of_a_module_does_not_name_it() {
    let ways = [
        "use other::b::B;",
        "// crate::b::B",
        "const TEXT: &str = \"crate::b::B\";",
        "use crate::b;",
        "pub use crate::b::B;",
        "pub(in crate::b) fn f() {}",
        "#[cfg(test)] mod tests { use crate::b::B; }",
        "mod inner { fn f() { super::b::b() } }",
    ];
    for way in ways {
        assert_eq!(names_in(&[ROOT, ("a.rs", way), B]), <[String; 0]>::default(), "{way}");
    }
    assert_eq!(names_in(&[ROOT, ("a.rs", "pub use crate::b::B; fn f(b: B) {}"), B]), ["a names b"]);
}

#[test]
fn what_is_handed_on_is_named_where_it_is_declared() {
    let door = ("a/mod.rs", "mod inner; mod open; pub use inner::Inner; pub use open::open; pub use super::b::*;");
    let inner = ("a/inner.rs", "use super::open; pub struct Inner;");
    let open = ("a/open.rs", "pub fn open() {}");
    let by =
        |text| names_in(&[ROOT, door, inner, open, ("b.rs", "pub struct B;"), ("main.rs", "mod c;"), ("c.rs", text)]);
    assert_eq!(by(""), ["a/inner names a/open"]);
    let root = ("lib.rs", "mod a; mod b; mod c;");
    let by = |text| names_in(&[root, door, inner, open, ("b.rs", "pub struct B;"), ("c.rs", text)]);
    assert!(by("use crate::a::Inner;").contains(&"c names a/inner".to_owned()));
    assert!(by("fn f() { crate::a::open() }").contains(&"c names a/open".to_owned()));
    assert!(by("use crate::a::B;").contains(&"c names b".to_owned()));
}

#[test]
fn a_parent_and_its_child_name_each_other_only_by_what_they_use() {
    let child = ("a/child.rs", "use super::A; pub fn child(a: A) {}");
    let declares = ("a.rs", "mod child; pub struct A;");
    assert_eq!(names_in(&[ROOT, declares, child]), ["a/child names a"]);
    let uses = ("a.rs", "mod child; pub struct A; fn f() { child::child(A) }");
    assert_eq!(names_in(&[ROOT, uses, child]), ["a names a/child", "a/child names a"]);
}

#[test]
fn a_method_of_another_module_is_named_by_its_call() {
    let a = ("a.rs", "pub struct A<'a>; impl A<'_> { fn one(&self) { self.two(); self.one() } }");
    let b = ("b.rs", "use super::a::A; impl<'a, T: X<Y>> A<'a> { pub fn two(&self) { self.one() } }");
    assert_eq!(names_in(&[ROOT, a, b]), ["a names b", "b names a"]);
    let other = ("b.rs", "struct A; impl A { pub fn two(&self) {} }");
    assert_eq!(names_in(&[ROOT, a, other]), <[String; 0]>::default());
    let of_trait = ("b.rs", "impl Two for crate::a::A { fn two(&self) { fn three() {} } }");
    assert_eq!(names_in(&[ROOT, a, of_trait]), ["b names a"]);
}

#[test]
fn each_root_has_a_crate_of_its_own() {
    let files = [
        ("lib.rs", "mod a; pub struct A;"),
        ("a.rs", "use crate::A;"),
        ("bin/one.rs", "use crate::A; struct A;"),
        ("bin/two/main.rs", "mod b;"),
        ("bin/two/b.rs", "fn f() { crate::main() }"),
    ];
    assert_eq!(names_in(&files), ["bin/two/b names bin/two/main", "a names lib"]);
}

#[test]
fn a_circle_is_whatever_leads_back_to_itself() {
    let names = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(a, b)| (((*a).to_owned(), (*b).to_owned()), String::new())).collect()
    };
    let circles_of = |pairs: &[(&str, &str)]| {
        let names = names(pairs);
        circles(&names).into_iter().map(|circle| circle.into_iter().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(circles_of(&[("a", "b"), ("b", "c"), ("a", "c")]), <[String; 0]>::default());
    assert_eq!(circles_of(&[("a", "b"), ("b", "a")]), ["ab"]);
    let two = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("e", "f")];
    assert_eq!(circles_of(&two), ["abc", "de"]);
}
