//! Pictures of codes as a camera sees them, drawn for tests.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::base::random::Random;

/// How a code lies before the camera.
#[derive(Clone, Debug)]
pub struct Pose {
    pub text: String,
    pub level: QrCodeEcc,
    /// Where its middle is, in points.
    pub at: (f64, f64),
    /// How wide a module is, in points.
    pub module: f64,
    /// How far it is turned, in degrees.
    pub turned: f64,
    /// How far it is tilted about its own two axes, in degrees.
    pub tilted: (f64, f64),
    /// How far the camera is, in widths of the code.
    pub far: f64,
    pub is_mirrored: bool,
    pub is_light: bool,
    /// How wide the margin is, in modules.
    pub margin: f64,
}

impl Pose {
    pub fn new(text: &str, at: (f64, f64), module: f64) -> Self {
        Self {
            text: text.to_owned(),
            level: QrCodeEcc::Medium,
            at,
            module,
            turned: 0.0,
            tilted: (0.0, 0.0),
            far: 3.0,
            is_mirrored: false,
            is_light: false,
            margin: 4.0,
        }
    }

    pub fn turned(self, turned: f64) -> Self {
        Self { turned, ..self }
    }

    pub fn tilted(self, tilted: (f64, f64)) -> Self {
        Self { tilted, ..self }
    }

    pub fn mirrored(self) -> Self {
        Self { is_mirrored: true, ..self }
    }

    pub fn light(self) -> Self {
        Self { is_light: true, ..self }
    }

    pub fn margin(self, margin: f64) -> Self {
        Self { margin, ..self }
    }
}

/// A code and the projection that shows it: rows of a 3 × 3 matrix from points to modules.
struct Posed {
    code: QrCode,
    inverse: [[f64; 3]; 3],
    pose: Pose,
}

impl Posed {
    fn new(pose: &Pose) -> Self {
        let code = QrCode::encode_text(&pose.text, pose.level).unwrap();
        let size = f64::from(code.size());
        let (turn, x, y) = (pose.turned.to_radians(), pose.tilted.0.to_radians(), pose.tilted.1.to_radians());
        // The plane's two directions in space: first turned in it, then tilted about x, then about y.
        let direction = |a: f64, b: f64| {
            let (a, b) = (a * turn.cos() - b * turn.sin(), a * turn.sin() + b * turn.cos());
            let (b, depth) = (b * x.cos(), b * x.sin());
            [a * y.cos() + depth * y.sin(), b, depth * y.cos() - a * y.sin()]
        };
        let side = if pose.is_mirrored { -1.0 } else { 1.0 };
        let (right, down) = (direction(side, 0.0), direction(0.0, 1.0));
        let distance = pose.far * size;
        let middle = size / 2.0;
        // Homogeneous: points = at + module · (plane) / (1 + depth / distance).
        let third = |of: &dyn Fn(f64, f64) -> f64| [of(1.0, 0.0), of(0.0, 1.0), of(-middle, -middle)];
        let depth = |a: f64, b: f64| (a * right[2] + b * down[2]) / distance;
        let nearness = |a: f64, b: f64| depth(a, b);
        let mut w = third(&nearness);
        w[2] += 1.0;
        let across = third(&|a, b| pose.module * (a * right[0] + b * down[0]));
        let below = third(&|a, b| pose.module * (a * right[1] + b * down[1]));
        let row = |row: [f64; 3], at: f64| [row[0] + at * w[0], row[1] + at * w[1], row[2] + at * w[2]];
        let forward = [row(across, pose.at.0), row(below, pose.at.1), w];
        Self { code, inverse: inverse(forward), pose: pose.clone() }
    }

    /// How light it is at a point; none outside of its margin.
    fn at(&self, x: f64, y: f64) -> Option<f64> {
        let [u, v, w] = self.inverse.map(|row| row[0] * x + row[1] * y + row[2]);
        let (u, v) = (u / w, v / w);
        let (least, most) = (-self.pose.margin, f64::from(self.code.size()) + self.pose.margin);
        if u < least || v < least || u >= most || v >= most {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a module")]
        let is_dark = self.code.get_module(u.floor() as i32, v.floor() as i32);
        Some(if is_dark == self.pose.is_light { 1.0 } else { 0.0 })
    }
}

fn inverse(m: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let minor = |r: usize, c: usize| {
        let (r1, r2, c1, c2) = ((r + 1) % 3, (r + 2) % 3, (c + 1) % 3, (c + 2) % 3);
        m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]
    };
    let whole: f64 = (0..3).map(|c| m[0][c] * minor(0, c)).sum();
    [0, 1, 2].map(|r| [0, 1, 2].map(|c| minor(c, r) / whole))
}

/// What a camera sees.
#[derive(Clone, Debug)]
pub struct Shot {
    pub width: usize,
    pub height: usize,
    pub poses: Vec<Pose>,
    /// How light what is around is, from 0 to 1.
    pub ground: f64,
    /// How dark and how light ink and paper are.
    pub inks: (f64, f64),
    /// How soft the focus is: the standard deviation in points.
    pub blur: f64,
    /// The standard deviation of the noise, of 255.
    pub noise: f64,
    /// How much darker it is in the last corner than in the first one, from 0 to 1.
    pub shade: f64,
    pub seed: u32,
}

impl Shot {
    pub fn new(width: usize, height: usize, poses: Vec<Pose>) -> Self {
        Self { width, height, poses, ground: 0.8, inks: (0.08, 0.92), blur: 0.0, noise: 0.0, shade: 0.0, seed: 1 }
    }

    pub fn blur(self, blur: f64) -> Self {
        Self { blur, ..self }
    }

    pub fn noise(self, noise: f64) -> Self {
        Self { noise, ..self }
    }

    pub fn shade(self, shade: f64) -> Self {
        Self { shade, ..self }
    }

    pub fn ground(self, ground: f64) -> Self {
        Self { ground, ..self }
    }

    pub fn inks(self, dark: f64, light: f64) -> Self {
        Self { inks: (dark, light), ..self }
    }

    pub fn seed(self, seed: u32) -> Self {
        Self { seed, ..self }
    }

    /// The picture: a byte a point.
    pub fn drawn(&self) -> Vec<u8> {
        const FINE: usize = 2;
        let codes: Vec<Posed> = self.poses.iter().map(Posed::new).collect();
        let mut light = vec![0.0; self.width * self.height];
        for (at, light) in light.iter_mut().enumerate() {
            let (x, y) = (at % self.width, at / self.width);
            let fine = (0..FINE * FINE).map(|part| {
                let within = |part: usize| (part as f64 + 0.5) / FINE as f64;
                let (x, y) = (x as f64 + within(part % FINE), y as f64 + within(part / FINE));
                let code = codes.iter().find_map(|code| code.at(x, y));
                code.map_or(self.ground, |code| self.inks.0 + code * (self.inks.1 - self.inks.0))
            });
            *light = fine.sum::<f64>() / (FINE * FINE) as f64;
            let far = (x as f64 / self.width as f64 + y as f64 / self.height as f64) / 2.0;
            *light *= 1.0 - self.shade * far;
        }
        let light = blurred(&light, self.width, self.blur);
        let mut random = Random::new(self.seed);
        let mut normal =
            || ((0..4).map(|_| f64::from(random.draw()) / f64::from(u32::MAX)).sum::<f64>() - 2.0) * 3.0_f64.sqrt();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte")]
        light.iter().map(|light| (light * 255.0 + normal() * self.noise).clamp(0.0, 255.0) as u8).collect()
    }
}

/// Out of focus: a Gaussian along the rows, and along the columns.
fn blurred(light: &[f64], width: usize, deviation: f64) -> Vec<f64> {
    if deviation == 0.0 {
        return light.to_vec();
    }
    let reach = (deviation * 3.0).ceil();
    #[expect(clippy::cast_possible_truncation, reason = "a few")]
    let side = -(reach as isize)..=reach as isize;
    let weight = |at: isize| (-(at as f64).powi(2) / (2.0 * deviation * deviation)).exp();
    let whole: f64 = side.clone().map(weight).sum();
    let height = light.len() / width;
    let pass = |light: &[f64], right: isize, down: isize| -> Vec<f64> {
        let places = (0..light.len()).map(|at| (at % width, at / width));
        places
            .map(|(x, y)| {
                let sum = side.clone().map(|step| {
                    let x = x.saturating_add_signed(step * right).min(width - 1);
                    let y = y.saturating_add_signed(step * down).min(height - 1);
                    weight(step) * light[y * width + x]
                });
                sum.sum::<f64>() / whole
            })
            .collect()
    };
    pass(&pass(light, 1, 0), 0, 1)
}
