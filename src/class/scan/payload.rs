//! What the modules of a symbol say.

use quircs::Code;

/// How much of what tells a module from its neighbours is added to it, against soft focus.
const SHARPER: [f32; 4] = [0.0, 1.0, 2.5, 6.0];
/// How many modules around are looked at for what is dark and what is light there: near ones in uneven light,
/// else all.
const AROUND: [usize; 2] = [4, 200];

/// The text, by how light each module is. It is tried in several ways: the error correction of a symbol lets none
/// pass but the right one.
pub fn text(modules: &[f32], size: usize, is_light: bool) -> Option<String> {
    let sums = Sums::of(modules, size);
    let near = sums.around(1);
    let around = AROUND.map(|reach| sums.around(reach));
    let ways = SHARPER.into_iter().flat_map(|sharper| around.iter().map(move |around| (sharper, around)));
    ways.into_iter().find_map(|(sharper, around)| {
        let modules = modules.iter().zip(&near).zip(around);
        let dark: Vec<bool> = modules
            .map(|((module, near), around)| (module + (module - near) * sharper < *around) != is_light)
            .collect();
        // It may be seen in a mirror.
        decoded(&dark, size, |x, y| (x, y)).or_else(|| decoded(&dark, size, |x, y| (y, x)))
    })
}

/// The text of dark and light modules, each seen in the place of another.
fn decoded(dark: &[bool], size: usize, seen: impl Fn(usize, usize) -> (usize, usize)) -> Option<String> {
    let mut code = Code { size: i32::try_from(size).ok()?, ..Code::default() };
    for at in 0..size * size {
        let (x, y) = seen(at % size, at / size);
        if *dark.get(y * size + x)? {
            *code.cell_bitmap.get_mut(at / 8)? |= 1 << (at % 8);
        }
    }
    let payload = code.decode().ok()?.payload;
    // What is no UTF-8 is Latin-1, as the standard has it.
    let text = String::from_utf8(payload).unwrap_or_else(|no| no.as_bytes().iter().copied().map(char::from).collect());
    (!text.is_empty()).then_some(text)
}

/// The sum of all values above and to the left of each (a summed-area table).
struct Sums {
    sums: Vec<f32>,
    size: usize,
}

impl Sums {
    fn of(values: &[f32], size: usize) -> Self {
        let wide = size + 1;
        let mut sums = vec![0.0; wide];
        for row in values.chunks_exact(size) {
            sums.push(0.0);
            let mut sum = 0.0;
            for value in row {
                sum += value;
                let above = sums.get(sums.len() - wide).copied().unwrap_or_default();
                sums.push(sum + above);
            }
        }
        Self { sums, size }
    }

    /// The mean around each value, so many values far.
    fn around(&self, reach: usize) -> Vec<f32> {
        let span = |at: usize| (at.saturating_sub(reach), (at + reach + 1).min(self.size));
        let sum = |x: usize, y: usize| self.sums.get(y * (self.size + 1) + x).copied().unwrap_or_default();
        let side = || 0..self.size;
        let mean = |(x, y)| {
            let ((left, right), (top, bottom)) = (span(x), span(y));
            let whole = sum(right, bottom) + sum(left, top) - sum(right, top) - sum(left, bottom);
            whole / ((right - left) * (bottom - top)) as f32
        };
        side().flat_map(|y| side().map(move |x| (x, y))).map(mean).collect()
    }
}
