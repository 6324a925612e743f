//! The interactions of questions, one file each: what they consist of, and what there is to read
//! of them. How they are answered and scored stands in `quiz::kind`, how they are drawn in
//! `ui::quiz::kind`.

pub mod choose;
pub mod matching;
pub mod order;

/// What there is to read of an interaction.
pub trait Told {
    /// What is asked about, as a reader finds it in the page's text: in an order that gives nothing away.
    fn asked(&self) -> Vec<&str>;

    /// The right answer, a line for each part.
    fn answer(&self) -> Vec<String>;

    /// Every text of its own: what there is to choose from, and why.
    fn texts(&self) -> Vec<&str>;

    /// What is right, in words that could be taken over from elsewhere.
    fn right(&self) -> Vec<&str>;

    /// Whether the order of the answer's lines says something.
    fn is_ordered(&self) -> bool {
        false
    }
}
