//! The collector of diagnostics: what is wrong with one file, gathered as it is read.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::decode::diagnostic::{Diagnostic, Severity, Source};

/// Collects what is wrong with one file.
pub struct Diagnostics<'a> {
    source: &'a Source,
    diagnostics: Vec<Diagnostic>,
    pub(super) lost: Lost,
}

/// The ids of what could not be read. What refers to them is not wrong for that.
pub type Lost = BTreeSet<String>;

impl<'a> Diagnostics<'a> {
    /// An empty collector for a file.
    pub fn new(source: &'a Source) -> Self {
        Self { source, diagnostics: Vec::new(), lost: Lost::new() }
    }

    /// Notes an error at a span.
    pub fn error(&mut self, span: &Range<usize>, found: impl Into<String>, right: impl Into<String>) {
        self.diagnostics.push(self.source.diagnostic(Severity::Error, span, found, right));
    }

    /// Notes a warning at a span.
    pub fn warning(&mut self, span: &Range<usize>, found: impl Into<String>, right: impl Into<String>) {
        self.diagnostics.push(self.source.diagnostic(Severity::Warning, span, found, right));
    }

    /// The diagnostics, in the order of their places, each once.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
        self.diagnostics.dedup();
        self.diagnostics
    }
}
