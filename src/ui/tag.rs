//! Elements of the virtual DOM as data. yew's `html!` writes code for every element; here an
//! element is a call with two lists, which takes a third of the bytes, and bytes are the reader's
//! money.

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};
use yew::{AttrValue, Html};

/// An element: `tag!("a" { "href": link, "role": role } [child, child])`, or with
/// a list of children that is made elsewhere, in its place. An attribute is a
/// text, or a text that may be missing.
macro_rules! tag {
    ($name:literal { $($key:literal: $value:expr),* $(,)? } [$($child:expr),* $(,)?]) => {
        $crate::ui::tag::tag!($name { $($key: $value),* } vec![$($child),*])
    };
    ($name:literal { $($key:literal: $value:expr),* $(,)? } $children:expr) => {
        $crate::ui::tag::node(
            $name,
            &[$($key),*],
            &[$($crate::ui::tag::Value::value(&$value)),*],
            $children,
        )
    };
}
pub(super) use tag;

/// The value of an attribute.
pub trait Value {
    /// The text; none where the attribute is left out.
    fn value(&self) -> Option<&str>;
}

impl Value for &str {
    fn value(&self) -> Option<&str> {
        Some(self)
    }
}

impl Value for String {
    fn value(&self) -> Option<&str> {
        Some(self)
    }
}

impl Value for Option<String> {
    fn value(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl Value for Option<&str> {
    fn value(&self) -> Option<&str> {
        *self
    }
}

/// An element with attributes, in the order of their keys, and children.
#[inline(never)]
pub fn element(
    name: &'static str,
    keys: &'static [&'static str],
    values: &[Option<&str>],
    children: Vec<Html>,
) -> VTag {
    let value = |(key, value): (&&str, &Option<&str>)| {
        value.map(|text| match *key {
            // An option that a reader has chosen takes no notice of its attribute.
            "selected" => AttributeOrProperty::Property(true.into()),
            _ => AttributeOrProperty::Attribute(AttrValue::from(text.to_owned())),
        })
    };
    let mut tag = VTag::new(name);
    tag.set_attributes(Attributes::Dynamic { keys, values: keys.iter().zip(values).map(value).collect() });
    tag.add_children(children);
    tag
}

/// An element as what yew draws: in one call, since an element itself is a hundred bytes to be
/// moved about.
#[inline(never)]
pub fn node(name: &'static str, keys: &'static [&'static str], values: &[Option<&str>], children: Vec<Html>) -> Html {
    Html::VTag(Rc::new(element(name, keys, values, children)))
}

/// A text.
#[inline(never)]
pub fn text(text: &str) -> Html {
    Html::VText(VText::new(text.to_owned()))
}

/// Several in a row, without an element of their own.
#[inline(never)]
pub fn row(items: Vec<Html>) -> Html {
    Html::VList(Rc::new(items.into_iter().collect()))
}

/// Nothing.
pub fn nothing() -> Html {
    Html::default()
}

/// A paragraph.
#[inline(never)]
pub fn paragraph(class: &str, words: &str) -> Html {
    tag!("p" { "class": class } [text(words)])
}

/// A button that does something: `action` is an action in its written form (see
/// [`Action::parse`](crate::page::state::Action::parse)).
#[inline(never)]
pub fn button(class: &str, action: &str, words: &str) -> Html {
    tag!("button" { "type": "button", "class": class, "data-do": action } [text(words)])
}
