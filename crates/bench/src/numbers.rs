//! Percentiles and medians.

/// The value below which that share of the values lies; 0 of nothing.
pub(crate) fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list of measurements"
    )]
    let place = (share * values.len() as f64).ceil() as usize;
    let last = values.len().saturating_sub(1);
    let place = place.saturating_sub(1).min(last);
    values.get(place).copied().unwrap_or_default()
}

/// The value in the middle; of an even number of values, the mean of the two.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
    if sorted.len().is_multiple_of(2) {
        f64::midpoint(at(half.saturating_sub(1)), at(half))
    } else {
        at(half)
    }
}

/// Smallest and largest.
pub(crate) fn range(values: &[f64]) -> (f64, f64) {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    (if least.is_finite() { least } else { 0.0 }, most)
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "no count here comes near 2^52")]
pub(crate) fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let mut values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert!(near(percentile(&mut values, 0.5), 50.0));
        assert!(near(percentile(&mut values, 0.99), 99.0));
        assert!(near(percentile(&mut values, 1.0), 100.0));
        assert!(near(percentile(&mut [7.0], 0.01), 7.0));
        assert!(near(percentile(&mut [], 0.5), 0.0));
    }

    #[test]
    fn one_wild_round_does_not_move_the_median() {
        assert!(near(median(&[1.0, 900.0, 2.0]), 2.0));
        assert!(near(median(&[1.0, 2.0, 4.0, 900.0]), 3.0));
        assert!(near(median(&[]), 0.0));
        assert_eq!(range(&[2.0, 0.5, 1.0]), (0.5, 2.0));
        assert_eq!(range(&[]), (0.0, 0.0));
    }
}
