//! Which modules of a package name which: the tree of a crate's modules, followed from its root by
//! their declarations, and the way of every path through it.
//!
//! A module names another where it uses something that the other declares, whichever way the path
//! takes: what is handed on by `pub use` counts for whoever declares it, and for who hands it on
//! only if that uses it, too. To declare a module is not to name it. A type's methods may stand in
//! several modules; what calls one on `self` names the module where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::Token::{self, Colons, Sign, Word};
use super::tokens::{tokens, without_tests};

/// The parts of a path.
type Path = Vec<String>;

/// A module that is a file.
#[derive(Default)]
pub struct Module {
    /// The file's way.
    way: String,
    children: BTreeSet<String>,
    declared: BTreeSet<String>,
    /// What it knows by a name, and where that is said.
    known: BTreeMap<String, Named>,
    /// All of whose names it knows.
    globs: Vec<Named>,
    named: Vec<Named>,
    /// The types that it gives methods to, with the names of these.
    methods: Vec<(Named, BTreeSet<String>)>,
    /// The methods that are called on `self`.
    called: BTreeSet<String>,
}

/// A path, and the module that it stands in: a file's, or one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    scope: Path,
    path: Path,
}

/// A crate's modules by their paths; that of its root is empty.
pub type Crate = BTreeMap<Path, Module>;

/// The crates of a package: each from a root that is found among its files, by their ways.
pub fn crates(texts: &BTreeMap<String, String>) -> Vec<Crate> {
    let is_root = |way: &str| match way.split('/').collect::<Vec<_>>().as_slice() {
        ["lib.rs" | "main.rs"] | ["bin", _] => true,
        ["bin", _, file] => *file == "main.rs",
        _ => false,
    };
    texts.keys().filter(|way| is_root(way)).map(|way| tree(texts, way)).collect()
}

fn tree(texts: &BTreeMap<String, String>, root: &str) -> Crate {
    let mut modules = Crate::new();
    let mut waiting = vec![(Path::new(), root.to_owned())];
    while let Some((path, way)) = waiting.pop() {
        let module = Module::new(&way, &path, texts.get(&way).map_or("", String::as_str));
        let (folder, file) = way.rsplit_once('/').unwrap_or(("", &way));
        // The modules of `a/mod.rs` and of a root stand beside it, those of `a/b.rs` in `a/b/`.
        let has_own_folder = path.is_empty() || file == "mod.rs";
        let folder = if has_own_folder { folder } else { way.trim_end_matches(".rs") };
        for child in &module.children {
            let near = [folder, child].join("/");
            let ways =
                [format!("{near}.rs"), format!("{near}/mod.rs")].map(|way| way.trim_start_matches('/').to_owned());
            let found = ways.into_iter().find(|way| texts.contains_key(way));
            waiting.extend(found.map(|way| (joined(&path, child), way)));
        }
        modules.insert(path, module);
    }
    modules
}

fn joined(path: &[String], part: &str) -> Path {
    path.iter().cloned().chain([part.to_owned()]).collect()
}

impl Module {
    /// What a file's text says.
    fn new(way: &str, path: &[String], text: &str) -> Self {
        let mut module = Self { way: way.to_owned(), ..Self::default() };
        let all = without_tests(&tokens(text));
        // What is handed on, and the words that stand elsewhere: one of them uses it.
        let (mut handed, mut words) = (Vec::new(), BTreeSet::new());
        // The modules that stand in the file and that one is in, with the depth of each.
        let (mut inner, mut depth): (Vec<(usize, &str)>, usize) = (Vec::new(), 0);
        let mut at = 0;
        while let Some(rest) = all.get(at..).filter(|rest| !rest.is_empty()) {
            let before = all.get(..at).unwrap_or_default();
            let scope = || path.iter().cloned().chain(inner.iter().map(|(_, name)| (*name).to_owned())).collect();
            at += match rest {
                [Word("use"), next @ ..] if !matches!(next, [Sign('<'), ..]) => {
                    let (leaves, length) = leaves(next);
                    for leaf in leaves {
                        let named = Named { scope: scope(), path: leaf.path };
                        match (leaf.name, is_public(before)) {
                            (None, is_public) => {
                                module.named.extend((!is_public).then(|| named.clone()));
                                module.globs.push(named);
                            }
                            (Some(name), is_public) => {
                                module.known.insert(name.clone(), named.clone());
                                if is_public { handed.push((name, named)) } else { module.named.push(named) }
                            }
                        }
                    }
                    1 + length
                }
                [Word("impl"), next @ ..] if matches!(before, [] | [.., Sign('{' | '}' | ';' | ']')]) => {
                    module.methods.extend(methods(next).map(|(path, names)| (Named { scope: scope(), path }, names)));
                    1
                }
                [Word("self"), Sign('.'), Word(name), Sign('(') | Colons, ..]
                | [Word("Self"), Colons, Word(name), Sign('('), ..] => {
                    module.called.insert((*name).to_owned());
                    3
                }
                [Word("mod"), Word(name), Sign(';'), ..] => {
                    module.children.insert((*name).to_owned());
                    3
                }
                [Word("mod"), Word(name), Sign('{'), ..] => {
                    depth += 1;
                    inner.push((depth, name));
                    3
                }
                [Sign('{'), ..] => {
                    depth += 1;
                    1
                }
                [Sign('}'), ..] => {
                    inner.pop_if(|(opened, _)| *opened == depth);
                    depth -= 1;
                    1
                }
                [Word(keyword), Word(name), ..] if DECLARING.contains(keyword) => {
                    module.declared.insert((*name).to_owned());
                    1
                }
                [Word(_), ..] => {
                    let parts = path_at(rest);
                    if !matches!(before, [.., Sign('.')]) {
                        words.extend(parts.iter().copied());
                    }
                    if parts.len() > 1 && !matches!(before, [.., Colons | Sign('.')]) {
                        let path = parts.iter().map(|part| (*part).to_owned()).collect();
                        module.named.push(Named { scope: scope(), path });
                    }
                    2 * parts.len() - 1
                }
                _ => 1,
            };
        }
        module
            .named
            .extend(handed.into_iter().filter(|(name, _)| words.contains(name.as_str())).map(|(_, named)| named));
        module
    }
}

/// The keywords after which a name is declared.
const DECLARING: [&str; 8] = ["struct", "enum", "union", "trait", "type", "fn", "const", "static"];

/// The type that an `impl` is of, by its path, and the methods in it; none where it is of a trait.
fn methods(header: &[Token<'_>]) -> Option<(Path, BTreeSet<String>)> {
    let body = header.iter().position(|token| *token == Sign('{'))?;
    let (mut header, body) = header.split_at_checked(body)?;
    if header.first() == Some(&Sign('<')) {
        let mut depth = 0;
        let end = header.iter().position(|token| {
            depth += i32::from(*token == Sign('<')) - i32::from(*token == Sign('>'));
            depth == 0
        });
        header = header.get(end? + 1..)?;
    }
    let path = path_at(header).iter().map(|part| (*part).to_owned()).collect();
    let (mut depth, mut found) = (0, BTreeSet::new());
    for pair in body.array_windows() {
        match pair {
            [Sign('{'), _] => depth += 1,
            [Sign('}'), _] => depth -= 1,
            [Word("fn"), Word(name)] if depth == 1 => drop(found.insert((*name).to_owned())),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    (!header.contains(&Word("for"))).then_some((path, found))
}

/// Whether a `use` after these tokens hands on what it names.
fn is_public(before: &[Token<'_>]) -> bool {
    match before {
        [.., Word("pub")] => true,
        [.., Sign(')')] => {
            let open = before.iter().rposition(|token| *token == Sign('('));
            open.and_then(|open| before.get(..open)).is_some_and(|before| before.ends_with(&[Word("pub")]))
        }
        _ => false,
    }
}

/// The parts of the path that begins here.
fn path_at<'t>(tokens: &[Token<'t>]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut rest = tokens;
    while let [Word(part), others @ ..] = rest {
        parts.push(*part);
        match others {
            [Colons, next @ ..] => rest = next,
            _ => break,
        }
    }
    parts
}

/// A path that a `use` brings in, and its name here; none where it brings in all that is there.
struct Leaf {
    path: Path,
    name: Option<String>,
}

/// The paths of a `use`, and how many tokens they take with the semicolon.
fn leaves(tokens: &[Token<'_>]) -> (Vec<Leaf>, usize) {
    let mut found = Vec::new();
    let (mut stems, mut path): (Vec<Path>, Path) = (Vec::new(), Path::new());
    let mut is_renamed = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Word("as") => is_renamed = true,
            Word(name) if is_renamed => {
                found.push(Leaf { path: std::mem::take(&mut path), name: Some((*name).to_owned()) });
            }
            Word(part) => path.push((*part).to_owned()),
            Sign('*') => found.push(Leaf { path: std::mem::take(&mut path), name: None }),
            Sign('{') => stems.push(path.clone()),
            Sign(',' | '}' | ';') => {
                // A path no longer than what stands before the braces has been brought in already.
                let is_new = path.len() > stems.last().map_or(0, Vec::len);
                if is_new && !is_renamed {
                    path.pop_if(|part| part == "self" && !stems.is_empty());
                    found.push(Leaf { name: path.last().cloned(), path });
                }
                is_renamed = false;
                match token {
                    Sign('}') => drop(stems.pop()),
                    Sign(';') => return (found, at + 1),
                    _ => {}
                }
                path = stems.last().cloned().unwrap_or_default();
            }
            Colons | Sign(_) => {}
        }
    }
    (found, tokens.len())
}

/// The module that declares what a path names; none where that is not of this crate, or a module.
fn home(modules: &Crate, named: &Named, patience: usize) -> Option<Path> {
    let patience = patience.checked_sub(1)?;
    // The file that it stands in.
    let mut file = named.scope.as_slice();
    while !modules.contains_key(file) {
        (_, file) = file.split_last()?;
    }
    let (first, mut rest) = named.path.split_first()?;
    let mut at = match first.as_str() {
        "crate" => Path::new(),
        "self" => named.scope.clone(),
        "super" => {
            let mut at = named.scope.clone();
            at.pop()?;
            while let [part, others @ ..] = rest
                && part == "super"
            {
                at.pop()?;
                rest = others;
            }
            at
        }
        name => {
            let module = modules.get(file)?;
            if module.children.contains(name) {
                joined(file, name)
            } else {
                let known = module.known.get(name).filter(|known| known.path != named.path)?;
                let path = known.path.iter().chain(rest).cloned().collect();
                return home(modules, &Named { scope: known.scope.clone(), path }, patience);
            }
        }
    };
    // From a module that stands in a file, the file is where to look.
    while !modules.contains_key(&at) {
        at.pop()?;
    }
    while let [part, others @ ..] = rest {
        let module = modules.get(&at)?;
        // What it knows by this name from a path that is more than the name.
        let known = module.known.get(part).filter(|known| known.path.len() > 1);
        // A module may have the name of what it declares, such as a function.
        let ends = others.is_empty() && (known.is_some() || module.declared.contains(part));
        if module.children.contains(part) && !ends {
            at.push(part.clone());
            rest = others;
            continue;
        }
        if module.declared.contains(part) {
            return Some(at);
        }
        let on = |known: &Named, rest: &[String]| {
            let path = known.path.iter().chain(rest).cloned().collect();
            home(modules, &Named { scope: known.scope.clone(), path }, patience)
        };
        if let Some(known) = known {
            return on(known, others);
        }
        let handed = module.globs.iter().filter_map(|glob| on(glob, rest));
        let has = |home: &Path| modules.get(home).is_some_and(|module| module.declared.contains(part));
        return Some(handed.into_iter().find(has).unwrap_or(at));
    }
    None
}

/// A module, and the names of the methods that it gives to a type.
type Giver<'c> = (&'c Module, &'c BTreeSet<String>);

/// What a crate's modules name: the ways of two files, and a path by which the first names the second.
pub fn names(modules: &Crate) -> BTreeMap<(String, String), String> {
    const PATIENCE: usize = 20;
    let home = |named: &Named| home(modules, named, PATIENCE);
    let mut found = BTreeMap::new();
    let mut note = |from: &Module, to: &Module, path: String| {
        if from.way != to.way {
            found.entry((from.way.clone(), to.way.clone())).or_insert(path);
        }
    };
    for module in modules.values() {
        for named in &module.named {
            let by = named.path.join("::");
            let all = Named { path: joined(&named.path, "*"), ..named.clone() };
            let to = if module.globs.contains(named) { home(&all) } else { home(named) };
            if let Some(to) = to.and_then(|to| modules.get(&to)) {
                note(module, to, by);
            }
        }
    }
    // Who gives methods to which type: by the module that declares it, and its name there.
    let mut given: BTreeMap<(Path, &str), Vec<Giver<'_>>> = BTreeMap::new();
    for (path, module) in modules {
        for (of, methods) in &module.methods {
            let Some(name) = of.path.last() else { continue };
            let of = home(of).unwrap_or_else(|| path.clone());
            given.entry((of, name)).or_default().push((module, methods));
        }
    }
    for givers in given.values() {
        for (from, _) in givers {
            let far = from.called.iter().filter(|name| !from.declared.contains(*name));
            for name in far {
                let to = givers.iter().find(|(_, methods)| methods.contains(name));
                to.into_iter().for_each(|(to, _)| note(from, to, format!("self.{name}()")));
            }
        }
    }
    found
}

/// The circles: files of which each leads to all others by what they name.
pub fn circles(names: &BTreeMap<(String, String), String>) -> Vec<BTreeSet<&str>> {
    let mut to: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, other) in names.keys() {
        to.entry(from).or_default().insert(other);
    }
    let reached = |start: &str| {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<&str> = to.get(start).into_iter().flatten().copied().collect();
        while let Some(way) = waiting.pop() {
            if reached.insert(way) {
                waiting.extend(to.get(way).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = to.keys().map(|way| (*way, reached(way))).collect();
    let leads = |from: &str, other: &str| reached.get(from).is_some_and(|ways| ways.contains(other));
    let circle = |way: &&str| -> BTreeSet<&str> {
        reached.keys().copied().filter(|other| leads(way, other) && leads(other, way)).collect()
    };
    let circles: BTreeSet<BTreeSet<&str>> = to.keys().map(circle).filter(|circle| circle.len() > 1).collect();
    circles.into_iter().collect()
}
