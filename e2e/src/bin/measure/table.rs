//! What was found beside what is allowed.

use std::fmt;

/// The outcome of a measurement.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    name: &'static str,
    found: f64,
    budget: f64,
    unit: Unit,
    note: String,
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
    /// A plain number.
    Score,
}

impl Table {
    /// Adds what was found.
    pub fn add(&mut self, name: &'static str, found: f64, budget: f64, unit: Unit, note: String) {
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
        self.found <= self.budget
    }
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{value:.0} bytes"),
            Self::Count => format!("{value:.0}"),
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
            let (found, budget) = (row.unit.show(row.found), row.unit.show(row.budget));
            let verdict = if row.is_kept() { "kept" } else { "OVER" };
            writeln!(f, "{:34} {found:>14} {budget:>14}  {verdict}  {}", row.name, row.note)?;
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
}
