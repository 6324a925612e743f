//! Texts: the rows of a table of `story.toml`, each joined by its id with its text in a
//! language's file.

use std::ops::Range;

use super::ids::Index;
use super::resolver::Resolver;
use crate::decode::suggest::nearest;
use crate::decode::{At, PlainText};
use crate::story::raw::{
    ById, RawCorrection, RawDay, RawEntry, RawExtent, RawFact, RawPlace, RawPosition, RawStep, RawVoice,
};

/// A row of a table, which has an id.
pub(super) trait Row {
    /// The id, and where it stands.
    fn id(&self) -> &At<String>;
}

/// Makes records rows, by their field `id`.
macro_rules! rows {
    ($($record:ident),*) => {
        $(impl Row for $record {
            fn id(&self) -> &At<String> {
                &self.id
            }
        })*
    };
}

rows! { RawCorrection, RawDay, RawEntry, RawFact, RawPlace, RawPosition, RawStep, RawExtent, RawVoice }

/// A phrase that a text may have.
pub(super) fn phrase(text: Option<&PlainText>) -> Option<String> {
    text.map(|text| text.0.clone())
}

impl Resolver<'_> {
    /// What a table holds, in its order. `make` is called for every row, so that all that is
    /// wrong in it is noted; it is given the row's id and text where both are sound.
    pub(super) fn table<R: Row, T, I: Clone, M>(
        &mut self,
        name: &str,
        rows: &[R],
        texts: &ById<T>,
        known: &Index<I>,
        mut make: impl FnMut(&mut Self, &R, Option<(I, &T)>) -> Option<M>,
    ) -> Vec<M> {
        self.refuse_spare(name, texts, known);
        let mut all = Vec::new();
        for row in rows {
            let id = &row.id().value;
            let text = self.text(name, texts, id);
            let entry = known.get(id).cloned().zip(text);
            all.extend(make(self, row, entry));
        }
        all
    }

    pub(super) fn text<'t, T>(&mut self, section: &str, texts: &'t ById<T>, id: &str) -> Option<&'t T> {
        self.text_at(&(0..0), section, texts, id).map(|text| &text.value)
    }

    /// The text of an id; one that is missing is missed at `place`.
    pub(super) fn text_at<'t, T>(
        &mut self,
        place: &Range<usize>,
        section: &str,
        texts: &'t ById<T>,
        id: &str,
    ) -> Option<&'t At<T>> {
        let text = texts.get(id);
        if text.is_none() && !self.lost.contains(id) {
            self.texts.error(place, format!("no text for `{section}.{id}`"), format!("add a table [{section}.{id}]"));
        }
        text
    }

    /// Notes texts of what is in no story.
    pub(super) fn refuse_spare<T, K>(&mut self, section: &str, texts: &ById<T>, known: &Index<K>) {
        for (id, text) in texts {
            if !known.contains_key(id) && !self.lost.contains(id) {
                let right = match nearest(id, known.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "remove it, or add the id to story.toml".to_owned(),
                };
                self.texts.error(&text.span, format!("`{section}.{id}` is in no story"), right);
            }
        }
    }

    /// One of the texts of an id; where it is missing that is noted.
    pub(super) fn part(
        &mut self,
        place: &Range<usize>,
        section: &str,
        id: &str,
        key: &str,
        part: Option<&PlainText>,
    ) -> Option<String> {
        if part.is_none() {
            self.report_missing_part(place, section, id, key);
        }
        phrase(part)
    }

    /// Notes that one of the texts of an id is missing.
    pub(super) fn report_missing_part(&mut self, place: &Range<usize>, section: &str, id: &str, key: &str) {
        let found = format!("`{section}.{id}` has no `{key}`");
        self.texts.error(place, found, format!("add `{key} = …`"));
    }
}
