//! What is no picture of a code, or only a part of one, is not read, and does no harm.

use super::{HIGH, WIDE, shot, texts};
use crate::base::random::Random;
use crate::class::scan::read;

#[test]
fn what_is_cut_off_is_not_read_and_does_no_harm() {
    let shot = shot(4, 5.0, |pose| pose.turned(20.0));
    let grey = shot.drawn();
    for kept in (20..HIGH).step_by(30) {
        let found = read(&grey[..kept * WIDE], WIDE, kept);
        assert!(found.is_empty() || found == texts(&shot), "{found:?}");
        let below = read(&grey[kept * WIDE..], WIDE, HIGH - kept);
        assert!(below.is_empty() || below == texts(&shot), "{below:?}");
    }
}

#[test]
fn what_has_not_as_many_bytes_as_points_has_no_codes() {
    let grey = [200; 4096];
    let sizes = [(0, 0), (0, 4096), (64, 63), (65, 64), (usize::MAX, 2), (usize::MAX, usize::MAX), (1 << 32, 1 << 32)];
    for (width, height) in sizes {
        assert!(read(&grey, width, height).is_empty(), "{width} × {height}");
        assert!(read(&[], width, height).is_empty(), "{width} × {height}");
    }
}

#[test]
fn any_bytes_are_a_picture_without_codes() {
    let mut random = Random::new(11);
    let mut noise = |length: usize| (0..length).map(|_| random.draw().to_le_bytes()[0]).collect::<Vec<u8>>();
    for (width, height) in [(1, 1), (1, 500), (500, 1), (2, 3), (23, 200), (24, 24), (25, 31), (200, 150)] {
        let grey = noise(width * height);
        let black_and_white: Vec<u8> = grey.iter().map(|byte| if *byte < 128 { 0 } else { 255 }).collect();
        for grey in [grey, black_and_white, vec![0; width * height], vec![255; width * height]] {
            assert!(read(&grey, width, height).is_empty(), "{width} × {height}");
        }
    }
}

#[test]
fn what_looks_like_codes_and_is_none_has_no_text() {
    let (width, height) = (240, 180);
    let mut random = Random::new(12);
    // Dark and light at random, in blocks of such a side.
    for block in [2, 3, 5] {
        let cells: Vec<bool> = (0..width * height).map(|_| random.below(2) == 0).collect();
        let is_dark = |point: usize| cells[point / width / block * width + point % width / block];
        let grey: Vec<u8> = (0..width * height).map(|point| if is_dark(point) { 20 } else { 230 }).collect();
        assert!(read(&grey, width, height).is_empty(), "{block}");
    }
    // Finder patterns without end, so many modules apart.
    for apart in [8_usize, 11, 18] {
        let ring = |point: usize| (point / 3 % apart).abs_diff(3);
        let is_light = |ring: usize| ring == 2 || ring > 3;
        let points = (0..width * height).map(|point| ring(point % width).max(ring(point / width)));
        let grey: Vec<u8> = points.map(|ring| if is_light(ring) { 230 } else { 20 }).collect();
        assert!(read(&grey, width, height).is_empty(), "{apart}");
    }
}
