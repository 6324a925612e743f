//! Elements by the names of QTI 2.1, and how they are written in either version.

use super::version::QtiVersion;
use crate::base::xml::xml;

/// An element.
#[derive(Clone, Debug)]
pub struct QtiElement {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<QtiContent>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
enum QtiContent {
    Element(QtiElement),
    /// A text that people read.
    Told(String),
    /// A word that programs read.
    Word(String),
}

/// The element around the text of a feedback, which 2.1 does not have.
const FRAME: &str = "contentBody";

/// The signs around a text that is read from the right, where no attribute can say so.
const ISOLATE: [&str; 2] = ["\u{2067}", "\u{2069}"];

impl QtiElement {
    /// One without attributes or content.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Vec::new() }
    }

    /// The same with an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with an element in it, after what is there.
    pub fn and(mut self, element: Self) -> Self {
        self.content.push(QtiContent::Element(element));
        self
    }

    /// The same with some elements in it.
    pub fn all(self, elements: impl IntoIterator<Item = Self>) -> Self {
        elements.into_iter().fold(self, Self::and)
    }

    /// The same with a text in it that people read.
    pub fn told(mut self, text: &str) -> Self {
        self.content.push(QtiContent::Told(text.to_owned()));
        self
    }

    /// The same with a word in it that programs read.
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.content.push(QtiContent::Word(word.into()));
        self
    }

    /// A document of an item or a test.
    pub fn document(&self, version: QtiVersion) -> String {
        let names = Naming::Of(version);
        self.written(&names, &[version.namespace(), version.schema()])
    }

    /// A manifest, whose names are not of QTI.
    pub fn manifest(&self, version: QtiVersion) -> String {
        self.written(&Naming::Own, &[version.packaging(), version.packaging_schema()])
    }

    fn written(&self, names: &Naming, [namespace, schema]: &[&str; 2]) -> String {
        let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        let root = format!(
            " xmlns=\"{namespace}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xsi:schemaLocation=\"{namespace} {schema}\""
        );
        self.write(names, &root, self.is_from_the_right(), &mut text);
        text + "\n"
    }

    /// Whether any of its texts is read from the right.
    fn is_from_the_right(&self) -> bool {
        let is_so = |content: &QtiContent| matches!(content, QtiContent::Element(inner) if inner.is_from_the_right());
        self.attributes.iter().any(|(name, value)| *name == "dir" && value == "rtl") || self.content.iter().any(is_so)
    }

    fn write(&self, names: &Naming, root: &str, from_the_right: bool, text: &mut String) {
        if self.name == FRAME && !names.has_frames() {
            // Its content stands in its place.
            text.truncate(text.trim_end_matches('\n').len());
            return self.write_content(names, from_the_right, text);
        }
        let name = names.element(self.name);
        text.extend(["<", &name, root]);
        for (attribute, value) in &self.attributes {
            if let Some(attribute) = names.attribute(attribute) {
                text.extend([" ", &attribute, "=\"", &xml(value), "\""]);
            }
        }
        if self.content.is_empty() {
            text.push_str("/>");
            return;
        }
        text.push('>');
        self.write_content(names, from_the_right, text);
        text.extend(["</", &name, ">"]);
    }

    /// Elements that have no text beside them stand in lines of their own.
    fn write_content(&self, names: &Naming, from_the_right: bool, text: &mut String) {
        for content in &self.content {
            match content {
                QtiContent::Element(element) => {
                    text.push('\n');
                    element.write(names, "", from_the_right, text);
                }
                QtiContent::Told(told) if from_the_right && !names.has_frames() => {
                    let [before, after] = ISOLATE;
                    text.extend([before, &xml(told), after]);
                }
                QtiContent::Told(told) => text.push_str(&xml(told)),
                QtiContent::Word(word) => text.push_str(&xml(word)),
            }
        }
        let is_written = self.name != FRAME || names.has_frames();
        if is_written && matches!(self.content.last(), Some(QtiContent::Element(_))) {
            text.push('\n');
        }
    }
}

/// The names by which elements are written.
enum Naming {
    /// Those of a version.
    Of(QtiVersion),
    /// Their own.
    Own,
}

impl Naming {
    fn element(&self, name: &str) -> String {
        match self {
            Self::Of(version) => version.element(name),
            Self::Own => name.to_owned(),
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        match self {
            Self::Of(version) => version.attribute(name),
            Self::Own => Some(name.to_owned()),
        }
    }

    /// Whether there are frames around feedback, and attributes for the direction.
    fn has_frames(&self) -> bool {
        matches!(self, Self::Of(QtiVersion::V30) | Self::Own)
    }
}
