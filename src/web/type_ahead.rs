//! Type-ahead: a letter leads from one subject to the next whose name begins with it.

use super::intl;
use crate::page::data::PageData;
use crate::story::id::SubjectId;

/// The subject after one, round and round, whose name begins with a letter.
pub fn next<'d>(data: &'d PageData, letter: &str, after: &SubjectId) -> Option<&'d SubjectId> {
    let all = &data.subjects;
    let here = all.iter().position(|subject| subject.id == *after)?;
    let mut others = all.iter().cycle().skip(here + 1).take(all.len());
    others.find(|subject| intl::begins(&subject.short, letter)).map(|subject| &subject.id)
}
