//! The reader whose browser a test opens.

use super::ability::Ability;

/// What a new session is to be like. Whatever a test leaves open is that of a
/// reader with a laptop who prefers reduced motion: where there is no graphics card, a
/// flight of the map keeps a processor busy for half a second.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The viewport's width in CSS pixels, exactly, however small.
    pub width: u32,
    /// The viewport's height in CSS pixels.
    pub height: u32,
    /// Device pixels in a CSS pixel.
    pub scale: f64,
    /// A phone: touch instead of a mouse, and the viewport's meta tag counts.
    pub touch: bool,
    /// Prefers dark colours.
    pub dark: bool,
    /// Prefers reduced motion.
    pub reduced_motion: bool,
    /// Has the system's colours forced on every page.
    pub forced_colors: bool,
    /// The size in CSS px below which the browser is set to have no letters.
    pub smallest_letters: u32,
    /// Scripts run.
    pub javascript: bool,
    /// Cookies and storage are allowed; where not, touching them throws.
    pub storage: bool,
    /// The language that the browser asks for, such as `uk`.
    pub language: String,
    /// An account of all requests is kept, with which Chromium's driver is slower at everything.
    pub request_log: bool,
}

impl Options {
    /// A reader for whom the map flies; for what is about that, or about how the page feels.
    pub fn moving() -> Self {
        Self { reduced_motion: false, ..Self::default() }
    }

    /// What an engine must have for such a browser.
    pub(super) fn abilities(&self) -> impl Iterator<Item = Ability> {
        let needs = [
            (self.touch, Ability::Touch),
            (self.forced_colors, Ability::ForcedColors),
            (self.request_log, Ability::RequestLog),
            (self.smallest_letters > 0, Ability::SmallestLetters),
        ];
        needs.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, ability)| ability)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 800,
            scale: 1.0,
            touch: false,
            dark: false,
            reduced_motion: true,
            forced_colors: false,
            smallest_letters: 0,
            javascript: true,
            storage: true,
            language: "en".to_owned(),
            request_log: false,
        }
    }
}
