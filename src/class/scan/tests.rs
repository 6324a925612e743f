//! Codes are drawn as a camera sees them, and read again.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::base::random::Random;
use crate::class::qr;
use crate::class::scan::read;

mod draw;
mod harm;

use draw::{Pose, Shot};

/// How large most pictures are, in points.
const WIDE: usize = 280;
const HIGH: usize = 220;

/// A code such as is handed in: 30 of Crockford's symbols.
fn handed_in(random: &mut Random) -> String {
    const SYMBOLS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    (0..30).map(|_| char::from(SYMBOLS[random.index(SYMBOLS.len())])).collect()
}

/// A picture of such a code in its middle, with modules so wide.
fn shot(seed: u32, module: f64, pose: impl Fn(Pose) -> Pose) -> Shot {
    let text = handed_in(&mut Random::new(seed));
    Shot::new(WIDE, HIGH, vec![pose(Pose::new(&text, (WIDE as f64 / 2.0, HIGH as f64 / 2.0), module))]).seed(seed)
}

/// The texts of the codes that a picture shows.
fn texts(shot: &Shot) -> Vec<String> {
    shot.poses.iter().map(|pose| pose.text.clone()).collect()
}

/// Whether all codes are read, and nothing else.
fn is_read(shot: &Shot) -> bool {
    read(&shot.drawn(), shot.width, shot.height) == texts(shot)
}

#[track_caller]
fn assert_read(shot: &Shot) {
    assert_eq!(read(&shot.drawn(), shot.width, shot.height), texts(shot), "{shot:#?}");
}

/// How many of three pictures are read.
fn number_read(shot: impl Fn(u32) -> Shot) -> usize {
    (0..3).filter(|seed| is_read(&shot(*seed))).count()
}

#[test]
fn a_code_is_read_from_a_point_and_a_half_a_module_on() {
    for (seed, module) in (0..).zip([1.6, 2.0, 3.0, 4.0, 6.0]) {
        assert_read(&shot(seed, module, |pose| pose));
        assert_read(&shot(seed, module, |pose| pose.turned(17.0)).noise(4.0));
    }
    let text = handed_in(&mut Random::new(1));
    assert_read(&Shot::new(440, 440, vec![Pose::new(&text, (220.0, 220.0), 13.0)]).blur(1.0).noise(4.0));
}

#[test]
fn a_code_is_read_however_it_is_turned() {
    for (seed, turned) in (0..).zip([0, 90, 180, 270, 5, 33, 45, 120]) {
        assert_read(&shot(seed, 5.0, |pose| pose.turned(f64::from(turned))).blur(0.7).noise(4.0));
    }
}

#[test]
fn a_code_is_read_in_a_mirror_and_light_on_dark() {
    for (seed, turned) in (0..).zip([0.0, 90.0, 28.0]) {
        assert_read(&shot(seed, 5.0, |pose| pose.turned(turned).mirrored()).noise(4.0));
        assert_read(&shot(seed, 5.0, |pose| pose.turned(turned).light()).ground(0.05).noise(4.0));
        assert_read(&shot(seed, 5.0, |pose| pose.turned(turned).light().mirrored()).ground(0.7));
    }
}

#[test]
fn a_code_is_read_aslant() {
    for (seed, tilted) in (0..).zip([(40.0, 0.0), (0.0, 50.0), (-35.0, 35.0), (30.0, -40.0), (-50.0, 10.0)]) {
        let turned = f64::from(seed) * 77.0;
        assert_read(&shot(seed, 6.0, |pose| pose.tilted(tilted).turned(turned)).blur(0.7).noise(4.0));
    }
}

#[test]
fn a_code_is_read_on_any_ground() {
    for (seed, ground) in (0..).zip([0.0, 0.3, 0.6, 1.0]) {
        assert_read(&shot(seed, 5.0, |pose| pose.turned(12.0)).ground(ground).blur(0.7).noise(4.0));
    }
    assert_read(&shot(9, 5.0, |pose| pose.margin(1.0)).ground(0.0).blur(0.7).noise(4.0));
}

#[test]
fn a_code_is_read_in_soft_focus_in_noise_and_in_bad_light() {
    // Out of focus by half a module.
    assert!(number_read(|seed| shot(seed, 6.0, |pose| pose.turned(10.0)).blur(3.0).noise(3.0)) >= 2);
    // More noise than half of what dark and light differ in.
    assert!(number_read(|seed| shot(seed, 6.0, |pose| pose.turned(10.0)).blur(0.8).noise(50.0)) >= 2);
    // Dark in a corner, and dim.
    assert!(number_read(|seed| shot(seed, 6.0, |pose| pose.turned(-8.0)).shade(0.9).noise(5.0)) == 3);
    assert!(number_read(|seed| shot(seed, 6.0, |pose| pose).inks(0.08, 0.2).ground(0.15).noise(4.0)) == 3);
    // Some of everything.
    let all = |seed| {
        let pose = |pose: Pose| pose.turned(25.0).tilted((25.0, -20.0));
        shot(seed, 5.0, pose).blur(1.5).noise(8.0).shade(0.5).inks(0.15, 0.65).ground(0.5)
    };
    assert!(number_read(all) >= 2);
}

#[test]
fn many_codes_in_a_picture_are_read_in_their_order() {
    let sheet = |columns: usize, rows: usize, cell: f64| {
        let mut random = Random::new(5);
        let poses = (0..columns * rows).map(|at| {
            let middle = |at: usize| (at as f64 + 0.5) * cell;
            let turned = f64::from(random.below(9)) - 4.0;
            let text = handed_in(&mut random);
            Pose::new(&text, (middle(at % columns), middle(at / columns)), cell / 38.0).turned(turned)
        });
        let poses = poses.collect();
        let side = |cells: usize| cells * 100;
        Shot::new(side(columns), side(rows), poses).ground(0.92).shade(0.3).blur(0.6).noise(4.0)
    };
    for (columns, rows) in [(2, 1), (3, 2), (6, 4)] {
        assert_read(&sheet(columns, rows, 100.0));
    }
}

#[test]
fn a_text_that_is_there_twice_is_read_once() {
    let pose = |at| Pose::new("HARBOUR", at, 3.0);
    let poses = vec![pose((60.0, 60.0)), pose((200.0, 60.0)), Pose::new("TALKS", (130.0, 150.0), 3.0)];
    let shot = Shot::new(WIDE, HIGH, poses);
    assert_eq!(read(&shot.drawn(), WIDE, HIGH), ["HARBOUR", "TALKS"]);
}

/// A symbol, its modules so many points wide.
fn plain(code: &QrCode, module: usize) -> (Vec<u8>, usize) {
    let side = (usize::try_from(code.size()).unwrap() + 8) * module;
    let at = |at: usize| i32::try_from(at / module).unwrap() - 4;
    let dark = (0..side * side).map(|point| code.get_module(at(point % side), at(point / side)));
    (dark.map(|is_dark| if is_dark { 0 } else { 255 }).collect(), side)
}

#[test]
fn symbols_of_every_size_and_level_are_read_from_a_point_a_module_on() {
    let levels = [QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile, QrCodeEcc::High].into_iter().cycle();
    for (size, level) in [1, 1, 1, 1, 2, 3, 7, 10, 14, 22, 40].into_iter().zip(levels) {
        let version = Version::new(size);
        let segments = QrSegment::make_segments("DATE");
        let code = QrCode::encode_segments_advanced(&segments, level, version, version, None, false).unwrap();
        for module in [1, 2] {
            let (grey, side) = plain(&code, module);
            assert_eq!(read(&grey, side, side), ["DATE"], "version {size}, {module} points a module");
        }
    }
}

#[test]
fn what_the_classroom_draws_is_read() {
    for scale in [1, 2, 5] {
        let text = handed_in(&mut Random::new(8));
        let (side, grey) = qr::picture(&text, scale).unwrap();
        assert_eq!(read(&grey, side, side), [text], "{scale} points a module");
    }
}

#[test]
fn any_text_is_read_as_it_is() {
    let long = "https://example.org/harbour/?lang=uk#AAAA-".repeat(6);
    for text in ["8123456789", "A", "Київ, Größe, 5 €", "two\nlines\r\n", " spaces ", &long] {
        let (grey, side) = plain(&QrCode::encode_text(text, QrCodeEcc::Medium).unwrap(), 3);
        assert_eq!(read(&grey, side, side), [text]);
    }
    // Latin-1, as the standard has it where nothing is said.
    let code = QrCode::encode_binary(b"Gr\xf6\xdfe", QrCodeEcc::Medium).unwrap();
    let (grey, side) = plain(&code, 3);
    assert_eq!(read(&grey, side, side), ["Größe"]);
}

#[test]
fn a_code_with_a_thumb_on_it_is_corrected() {
    let code = QrCode::encode_text(&handed_in(&mut Random::new(3)), QrCodeEcc::Quartile).unwrap();
    let (mut grey, side) = plain(&code, 4);
    for (at, point) in grey.iter_mut().enumerate() {
        let far = |at: usize| at.abs_diff(side / 2 + 20);
        if far(at % side) + far(at / side) < 16 {
            *point = 120;
        }
    }
    assert_eq!(read(&grey, side, side), [handed_in(&mut Random::new(3))]);
}

#[test]
fn a_photograph_of_twelve_megapixels_is_read() {
    let code = QrCode::encode_text("TWELVE MEGAPIXELS", QrCodeEcc::Medium).unwrap();
    let (width, height, module) = (4000, 3000, 30);
    let at = |at: usize, from: usize| i32::try_from(at / module).unwrap() - i32::try_from(from).unwrap();
    let points = (0..width * height).map(|point| code.get_module(at(point % width, 60), at(point / width, 40)));
    let grey: Vec<u8> = points.map(|is_dark| if is_dark { 30 } else { 200 }).collect();
    assert_eq!(read(&grey, width, height), ["TWELVE MEGAPIXELS"]);
}
