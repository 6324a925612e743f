//! What a test may need of a browser and not every engine has.

/// What a test may need. One that needs what an engine lacks says so by
/// `Stage::needs`, and is skipped there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Fingers that tap, stroke and pinch.
    Touch,
    /// The system's colours forced on a page.
    ForcedColors,
    /// A slower machine on a slower line.
    Throttle,
    /// An account of all requests that the browser made.
    RequestLog,
    /// An account of what has moved on a page without a reader's doing.
    LayoutShifts,
    /// A look at each of the page's states within the time of a test.
    Tours,
    /// A page as it is printed.
    Paper,
    /// A page that has just been opened, as it is printed.
    PaperAnew,
    /// A size below which the reader has no letters.
    SmallestLetters,
    /// Keys that come again while they are held.
    HeldKeys,
    /// A page that fingers have enlarged.
    EnlargedPage,
    /// A security policy's `'self'` is the page's host in a sandboxed frame, too.
    SelfInSandbox,
    /// A frame can be as high as the page in it by a style (`frame-sizing`).
    FrameSizing,
    /// A search that finds what is hidden until it is found.
    FindsHidden,
}
