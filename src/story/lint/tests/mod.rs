//! What is said of a pack that is poor though legal: one change of the fixture, one warning.

mod answers;
mod choices;
mod facts;
mod steps;
mod wording;

use crate::story::sample::{Change, changed};

const STORY: &str = "story.toml";
const EN: &str = "en.toml";

/// Makes the fixture poorer; each warning that is due must be given, and nothing else said.
#[track_caller]
fn check(changes: &[Change<'_>]) {
    let (pack, diagnostics, expected) = changed(changes, "warning");
    assert_eq!(diagnostics, expected);
    assert_eq!(pack.editions.len(), 1, "what is poor is built all the same");
}

/// Each change by itself.
#[track_caller]
fn check_each(changes: &[Change<'_>]) {
    changes.iter().for_each(|change| check(&[*change]));
}

#[test]
fn the_fixture_is_not_poor() {
    check(&[]);
}
