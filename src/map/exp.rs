//! The exponential function and the natural logarithm, for flights and gestures of the camera:
//! by halving and squaring, in a tenth of the program that those of the standard library
//! take in the browser.

/// How often an argument is halved, or a root taken, before a few terms of a series do.
const HALVINGS: u32 = 10;

/// `e` to the power of `x`, right to 9 digits for `x` between -10 and 10.
pub fn exp(x: f64) -> f64 {
    let step = x / f64::from(1 << HALVINGS);
    let mut power = 1.0 + step * (1.0 + step * (0.5 + step * (1.0 / 6.0 + step / 24.0)));
    for _ in 0..HALVINGS {
        power *= power;
    }
    power
}

/// The natural logarithm of `x` above 0, right to 9 digits for `x` between 1e-4 and 1e4.
pub fn ln(x: f64) -> f64 {
    let mut root = x;
    for _ in 0..HALVINGS {
        root = root.sqrt();
    }
    let share = (root - 1.0) / (root + 1.0);
    f64::from(2 << HALVINGS) * share * (1.0 + share * share / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_standard_library_to_nine_digits() {
        for n in -920..=920 {
            let x = f64::from(n) / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-9, "exp({x})");
            let y = x.exp();
            assert!((ln(y) - x).abs() < 1e-9 * x.abs().max(1.0), "ln({y})");
        }
    }
}
