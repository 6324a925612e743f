//! Codes in pictures (QR codes, ISO/IEC 18004), as quircs reads them: dark on light or light on dark, from near and from
//! further away, and, of several in one picture, in parts of it, since that reader finds one or two at a time.

use quircs::Quirc;

/// How many points a picture has at most, to be looked at in parts and from further away.
const MOST_POINTS: usize = 4_000_000;
/// How many points the shorter side of a picture has at least that is looked at.
const LEAST_SIDE: usize = 21;
/// How many parts a side is looked at in; each reaches over half of the next.
const PARTS: usize = 3;

/// A grey picture: a byte a point, row by row, 0 is black.
struct Picture {
    points: Vec<u8>,
    width: usize,
    height: usize,
}

/// The texts of the codes in a grey picture, each once; nothing where there are not as many bytes as points.
pub fn read(grey: &[u8], width: usize, height: usize) -> Vec<String> {
    let is_whole = width.checked_mul(height) == Some(grey.len());
    if !is_whole || width.min(height) < LEAST_SIDE || grey.len() > MOST_POINTS {
        return Vec::new();
    }
    let whole = Picture { points: grey.to_vec(), width, height };
    let mut texts = Vec::new();
    whole.add(&mut texts);
    let half = whole.half();
    if texts.is_empty() {
        half.add(&mut texts);
    }
    // Several are found in parts; so is a small one in a large picture.
    for part in whole.parts().chain(half.parts()) {
        part.add(&mut texts);
    }
    texts
}

impl Picture {
    /// Adds the texts of its codes that are not among some: as it is, else with light and dark changed.
    fn add(&self, texts: &mut Vec<String>) {
        if self.width.min(self.height) < LEAST_SIDE {
            return;
        }
        let mut found = self.codes(&self.points);
        if found.is_empty() {
            let turned: Vec<u8> = self.points.iter().map(|point| 255 - point).collect();
            found = self.codes(&turned);
        }
        for text in found {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }

    fn codes(&self, points: &[u8]) -> Vec<String> {
        let mut reader = Quirc::default();
        let codes = reader.identify(self.width, self.height, points);
        codes.filter_map(|code| String::from_utf8(code.ok()?.decode().ok()?.payload).ok()).collect()
    }

    /// The same from further away: a point for four, as bright as their mean.
    fn half(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let at = |x: usize, y: usize| u16::from(self.points.get(y * self.width + x).copied().unwrap_or(255));
        let mean = |x: usize, y: usize| {
            let sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
            u8::try_from(sum / 4).unwrap_or(u8::MAX)
        };
        let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect();
        Self { points, width, height }
    }

    /// Its parts.
    fn parts(&self) -> impl Iterator<Item = Self> + '_ {
        let side = |length: usize| {
            let step = length / (PARTS + 1);
            (0..PARTS).map(move |at| (at * step, (at * step + 2 * step).min(length)))
        };
        side(self.height).flat_map(move |rows| side(self.width).map(move |columns| (rows, columns))).map(
            |(rows, columns)| {
                let row = |y: usize| {
                    self.points.get(y * self.width + columns.0..y * self.width + columns.1).unwrap_or_default()
                };
                let points: Vec<u8> = (rows.0..rows.1).flat_map(row).copied().collect();
                Self { points, width: columns.1 - columns.0, height: rows.1 - rows.0 }
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::class::qr;

    const CODE: &str = "40V78F3Z3H27E20TXRGBXDVPW71C1M";

    /// Pictures on a ground, each at a place.
    fn ground(size: (usize, usize), grey: u8, codes: &[(&str, usize, (usize, usize))]) -> Vec<u8> {
        let mut points = vec![grey; size.0 * size.1];
        for (text, scale, (left, top)) in codes {
            let (wide, code) = qr::picture(text, *scale).unwrap();
            for (at, point) in code.iter().enumerate() {
                points[(top + at / wide) * size.0 + left + at % wide] = *point;
            }
        }
        points
    }

    #[test]
    fn a_code_is_read_at_any_size_on_any_ground_light_or_dark() {
        for scale in [2, 3, 5, 9] {
            for grey in [255, 128, 0] {
                let points = ground((640, 480), grey, &[(CODE, scale, (40, 30))]);
                assert_eq!(read(&points, 640, 480), [CODE], "{scale} points a module on {grey}");
                let turned: Vec<u8> = points.iter().map(|point| 255 - point).collect();
                assert_eq!(read(&turned, 640, 480), [CODE], "{scale} points a module on {grey}, light on dark");
            }
        }
    }

    #[test]
    fn a_noisy_picture_in_uneven_light_is_read() {
        let mut random = Random::new(1);
        let mut points = ground((640, 480), 230, &[(CODE, 8, (120, 60))]);
        for (at, point) in points.iter_mut().enumerate() {
            let light = 55 + 45 * (at % 640) / 640;
            let bright = usize::from(*point) * light / 100 + 5 + random.index(31);
            *point = u8::try_from(bright).unwrap_or(u8::MAX);
        }
        assert_eq!(read(&points, 640, 480), [CODE]);
    }

    #[test]
    fn several_in_one_picture_are_read() {
        let texts: Vec<String> = (0..4).map(|at| format!("{at}{}", &CODE[1..])).collect();
        let places = [(60, 60), (700, 60), (60, 560), (700, 560)];
        let codes: Vec<_> = texts.iter().zip(places).map(|(text, place)| (text.as_str(), 8, place)).collect();
        let mut found = read(&ground((1200, 1000), 200, &codes), 1200, 1000);
        found.sort();
        assert_eq!(found, texts);
    }

    #[test]
    fn whatever_the_bytes_and_the_sides_nothing_breaks() {
        let mut random = Random::new(2);
        for (width, height) in [(0, 0), (1, 1), (21, 21), (30, 400), (64, 64), (usize::MAX, 2)] {
            let count = width.checked_mul(height).filter(|count| *count < 1_000_000).unwrap_or(7);
            let grey: Vec<u8> = (0..count).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
            assert_eq!(read(&grey, width, height), [""; 0]);
            assert_eq!(read(&grey, width.wrapping_add(1), height), [""; 0]);
        }
    }
}
