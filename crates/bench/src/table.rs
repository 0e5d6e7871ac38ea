//! The one table: what was measured, beside its limit.

use crate::arguments::Size;
use crate::load::Done;
use std::collections::BTreeSet;
use std::fmt;

/// One measurement.
pub(crate) struct Line {
    pub(crate) size: Size,
    pub(crate) name: String,
    pub(crate) ours: Done,
    pub(crate) limit: Done,
}

/// All of a run.
#[derive(Default)]
pub(crate) struct Table {
    lines: Vec<Line>,
    facts: Vec<(Size, String)>,
}

impl Table {
    /// Adds a measurement.
    pub(crate) fn add(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Adds what is no rate.
    pub(crate) fn fact(&mut self, size: Size, fact: String) {
        self.facts.push((size, fact));
    }

    /// The table, line by line: each measurement at every size, then the facts.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut written = vec![
            String::new(),
            format!(
                "{:<32}{:>6} |{:>9}{:>9}{:>9}{:>9} |{:>10}{:>9} |{:>7}{:>13}{:>7}",
                "",
                "size",
                "ours/s",
                "p50 ms",
                "p99 ms",
                "CPU ms",
                "limit/s",
                "CPU ms",
                "ratio",
                "of rounds",
                "CPU"
            ),
        ];
        let mut told = BTreeSet::new();
        for line in &self.lines {
            if told.insert(&line.name) {
                let same = self.lines.iter().filter(|other| other.name == line.name);
                written.extend(same.map(Line::to_string));
            }
        }
        written.push(String::new());
        let facts = self.facts.iter();
        written.extend(facts.map(|(size, fact)| format!("{size}: {fact}")));
        written
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            size,
            name,
            ours,
            limit,
        } = self;
        let (ratio, least, most) = ours.ratio(limit);
        let (size, range) = (size.to_string(), format!("{least:.2}–{most:.2}"));
        write!(
            f,
            "{name:<32}{size:>6} |{:>9.0}{:>9.2}{:>9.2}{:>9.3} |{:>10.0}{:>9.3} |\
             {ratio:>7.2}{range:>13}{:>7.2}",
            ours.rate(),
            ours.wait(0.5),
            ours.wait(0.99),
            ours.cpu(),
            limit.rate(),
            limit.cpu(),
            limit.cpu() / ours.cpu().max(f64::MIN_POSITIVE),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(rates: &[f64], cpu: f64) -> Done {
        Done {
            rates: rates.to_vec(),
            cpu: vec![cpu],
            waits: vec![1.0, 2.0, 3.0],
        }
    }

    #[test]
    fn sizes_of_one_measurement_stand_together() {
        let mut table = Table::default();
        for size in [1_000, 10_000] {
            for name in ["sync", "one aduan"] {
                table.add(Line {
                    size: Size(size),
                    name: name.to_owned(),
                    ours: done(&[50.0, 60.0], 2.0),
                    limit: done(&[100.0, 100.0], 0.5),
                });
            }
        }
        table.fact(Size(1_000), "a fact".to_owned());
        let lines = table.lines();
        let names: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        let starts = |place: usize, name: &str| {
            let line = names.get(place).copied().unwrap_or_default();
            assert!(line.starts_with(name), "{place}: {line}");
        };
        starts(2, "sync");
        starts(3, "sync");
        starts(4, "one aduan");
        assert!(names.contains(&"1k: a fact"), "{names:?}");
        let ratio = lines.get(2).map(String::as_str).unwrap_or_default();
        assert!(ratio.contains("0.55    0.50–0.60   0.25"), "{ratio}");
    }
}
