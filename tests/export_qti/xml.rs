//! Documents of XML as elements, read strictly: what is not well-formed is no document.

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Node>,
    /// The text that stands in it, without that of its elements.
    pub text: String,
}

impl Node {
    /// An attribute; empty where it has none of the name.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    /// The first element in it of a name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// It and all elements below, in their order.
    pub fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.children.iter().flat_map(Self::all)).collect()
    }

    /// All below of a name.
    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|node| node.name == name).collect()
    }
}

/// The root of a document.
pub fn parse(document: &str) -> Node {
    let rest = document.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").expect("the head of a document");
    let is_sign = |c: char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..) && !('\u{7f}'..'\u{a0}').contains(&c)
    };
    assert!(document.chars().all(is_sign), "{document}");
    let (root, rest) = element(rest.trim_start());
    assert_eq!(rest.trim(), "", "after the root");
    root
}

fn element(text: &str) -> (Node, &str) {
    let mut rest = text.strip_prefix('<').unwrap_or_else(|| panic!("no element: {text}"));
    let name = word(&mut rest);
    let mut node = Node { name, attributes: Vec::new(), children: Vec::new(), text: String::new() };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return (node, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let attribute = word(&mut rest);
        assert!(!node.attributes.iter().any(|(other, _)| *other == attribute), "twice {attribute}");
        let (value, after) = rest.strip_prefix("=\"").and_then(|rest| rest.split_once('"')).expect("a value");
        assert!(!value.contains('<'), "{value}");
        node.attributes.push((attribute, plain(value)));
        rest = after;
    }
    loop {
        let at = rest.find('<').expect("an end");
        let (told, after) = rest.split_at(at);
        node.text.push_str(&plain(told));
        rest = after;
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').expect("an end");
            assert_eq!(name, node.name);
            return (node, after);
        }
        let (child, after) = element(rest);
        node.children.push(child);
        rest = after;
    }
}

/// The name that a text begins with.
fn word(rest: &mut &str) -> String {
    let is_of_it = |c: char| c.is_ascii_alphanumeric() || "-:_".contains(c);
    let end = rest.find(|c| !is_of_it(c)).expect("something after a name");
    let (word, after) = rest.split_at(end);
    assert!(word.starts_with(|c: char| c.is_ascii_alphabetic()), "{word:?}");
    *rest = after;
    word.to_owned()
}

/// A text without what it is escaped by.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut parts = text.split('&');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, after) = part.split_once(';').unwrap_or_else(|| panic!("a bare &: {text}"));
        plain.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            _ => panic!("{name}"),
        });
        plain.push_str(after);
    }
    assert!(!text.contains(']') || !text.contains("]]>"), "{text}");
    plain
}
