//! What was found beside what is allowed.

use std::fmt;

/// The outcome of a measurement.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    name: String,
    found: f64,
    budget: Budget,
    unit: Unit,
    note: String,
}

/// What is allowed.
#[derive(Clone, Copy)]
enum Budget {
    /// No more than this.
    Most(f64),
    /// No less than this.
    Least(f64),
    /// Anything: it is told, and no more.
    None,
}

/// What is counted.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// Things.
    Count,
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Bytes of memory.
    Memory,
    /// A plain number.
    Score,
    /// Points of a hundred.
    Points,
}

impl Table {
    /// Adds what was found, and how much of it is allowed.
    pub fn add(&mut self, name: impl Into<String>, found: f64, most: f64, unit: Unit, note: impl Into<String>) {
        self.push(name.into(), found, Budget::Most(most), unit, note.into());
    }

    /// Adds what was found, and how much of it is wished for.
    pub fn add_at_least(
        &mut self,
        name: impl Into<String>,
        found: f64,
        least: f64,
        unit: Unit,
        note: impl Into<String>,
    ) {
        self.push(name.into(), found, Budget::Least(least), unit, note.into());
    }

    /// Adds what was found and has no budget of its own.
    pub fn tell(&mut self, name: impl Into<String>, found: f64, unit: Unit, note: impl Into<String>) {
        self.push(name.into(), found, Budget::None, unit, note.into());
    }

    fn push(&mut self, name: String, found: f64, budget: Budget, unit: Unit, note: String) {
        self.0.push(Row { name, found, budget, unit, note });
    }

    /// Whether every budget is kept.
    pub fn is_kept(&self) -> bool {
        self.0.iter().all(Row::is_kept)
    }
}

impl Row {
    /// What is no number is over every budget.
    fn is_kept(&self) -> bool {
        match self.budget {
            Budget::Most(most) => self.found <= most,
            Budget::Least(least) => self.found >= least,
            Budget::None => true,
        }
    }

    /// What is allowed, and whether that is kept.
    fn verdict(&self) -> (String, &'static str) {
        let allowed = match self.budget {
            Budget::Most(most) => self.unit.show(most),
            Budget::Least(least) => format!("≥ {}", self.unit.show(least)),
            Budget::None => return (String::new(), ""),
        };
        (allowed, if self.is_kept() { "kept" } else { "OVER" })
    }
}

impl Unit {
    /// An amount in words.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{value:.0} bytes"),
            Self::Memory => format!("{:.1} MB", value / 1_000_000.0),
            Self::Count | Self::Points => format!("{value:.0}"),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Seconds => format!("{value:.1} s"),
            Self::Score => format!("{value:.4}"),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:34} {:>14} {:>14}", "", "found", "allowed")?;
        for row in &self.0 {
            let (allowed, verdict) = row.verdict();
            let found = row.unit.show(row.found);
            let line = format!("{:34} {found:>14} {allowed:>14}  {verdict:4}  {}", row.name, row.note);
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_kept_up_to_its_last_byte() {
        let kept = |found| {
            let mut table = Table::default();
            table.add("a page", found, 100.0, Unit::Bytes, String::new());
            table.is_kept()
        };
        assert!(kept(100.0));
        assert!(!kept(101.0));
        assert!(!kept(f64::NAN));
    }

    #[test]
    fn a_score_is_kept_down_to_its_last_point() {
        let kept = |found| {
            let mut table = Table::default();
            table.tell("another", 1_000.0, Unit::Count, "");
            table.add_at_least("a page", found, 95.0, Unit::Points, "");
            table.is_kept()
        };
        assert!(kept(95.0));
        assert!(!kept(94.0));
        assert!(!kept(f64::NAN));
    }
}
