//! What the fuzzer checks of many inputs, on a few, the same ones every time.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test ends there")]

use dateline::base::random::Random;
use fuzz::mutate::{any, mutated};
use fuzz::target::{self, ALL};

/// Checks a target's real inputs and so many damaged ones; some are to be accepted.
#[track_caller]
fn check(name: &str, inputs: u32) {
    let target = target::named(name).expect("a target of that name").expect("a target that can be made ready");
    let (seeds, words) = (target.seeds(), target.words());
    let mut random = Random::new(20_250_818);
    let mut accepted = target.check(seeds.first().expect("a real input")).unwrap().accepted;
    for number in 0..inputs {
        let (one, other) = (any(&mut random, &seeds), any(&mut random, &seeds));
        let input = mutated(&mut random, one, other, &words);
        match target.check(&input) {
            Ok(outcome) => accepted |= outcome.accepted,
            Err(error) => panic!("{name}, input {number}: {error:#}\n{}", String::from_utf8_lossy(&input)),
        }
    }
    assert!(accepted, "nothing is accepted");
}

#[test]
fn a_damaged_pack_is_refused_with_a_place_or_makes_a_page() {
    check("pack", 12);
}

#[test]
fn a_damaged_address_opens_what_is_there() {
    check("address", 60);
}

#[test]
fn a_damaged_attempt_is_restored_as_a_sound_one() {
    check("saved", 60);
}

#[test]
fn a_damaged_code_is_that_of_its_attempt_or_none() {
    check("code", 20);
}

#[test]
fn damaged_data_of_a_page_is_refused_or_can_be_gone_on_with() {
    check("page", 60);
}

#[test]
fn every_target_has_a_property() {
    let source = include_str!("properties.rs");
    assert!(ALL.iter().all(|(name, ..)| source.contains(&format!("check(\"{name}\""))));
}
