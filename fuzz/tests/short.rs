//! Every target, fuzzed for a moment, as `cargo xtask fuzz` does for longer.

use fuzz::campaign::{Memory, Until, run};
use fuzz::target::Target;

/// Memory is counted by the command only.
const UNCOUNTED: Memory = Memory { reset: || 0, most: || 0 };

#[track_caller]
fn check(target: Target, inputs: u64) {
    let folder = std::env::temp_dir().join(format!("dateline-fuzz-{}-{}", target.name(), std::process::id()));
    let report =
        run(target, 42, Until::Inputs(inputs), &UNCOUNTED, folder.clone()).unwrap_or_else(|error| panic!("{error:#}"));
    let _ = std::fs::remove_dir_all(folder);
    // Damage leaves some as they should be, and others not.
    assert!(report.accepted > 0 && report.accepted < inputs, "{report:?}");
    assert!(report.kept > 1, "{report:?}");
}

#[test]
fn no_pack_breaks_the_check() {
    check(Target::Pack, 60);
}

#[test]
fn no_address_breaks_the_page() {
    check(Target::Address, 1_500);
}

#[test]
fn nothing_that_is_stored_breaks_the_page() {
    check(Target::Stored, 1_500);
}

#[test]
fn no_code_breaks_the_page() {
    check(Target::Code, 2_000);
}

#[test]
fn no_data_of_a_page_breaks_the_program() {
    check(Target::Page, 150);
}

#[test]
fn nothing_that_is_done_breaks_the_page() {
    check(Target::Actions, 400);
}
