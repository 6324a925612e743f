//! Edges along a line through a picture, finer than its points. There is no threshold for the whole picture: an
//! edge runs from one extreme to the next, and lies where it passes the middle between both. So neither uneven
//! light nor soft focus move it by much.

/// An edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Where on the line, in steps.
    pub at: f32,
    /// How much lighter it gets.
    pub rise: f32,
}

/// The edges that are higher than `swing`: what goes up and down by less is noise.
pub fn edges(line: &[u8], swing: i32, edges: &mut Vec<Edge>) {
    edges.clear();
    let Some(first) = line.first() else { return };
    // The last extreme, and what has gone farthest from it, with their places.
    let mut turn = (i32::from(*first), 0);
    let mut far = turn;
    let mut sign = 1;
    for (at, byte) in line.iter().enumerate() {
        let value = i32::from(*byte);
        let on = sign * (value - far.0);
        if on > 0 {
            far = (value, at);
        } else if on <= -swing {
            edges.extend(edge(line, swing, turn, far));
            turn = far;
            far = (value, at);
            sign = -sign;
        }
    }
    edges.extend(edge(line, swing, turn, far));
}

/// The edge between two extremes.
fn edge(line: &[u8], swing: i32, from: (i32, usize), to: (i32, usize)) -> Option<Edge> {
    let rise = to.0 - from.0;
    if rise.abs() < swing {
        return None;
    }
    // Twice the level, so that it is a whole number.
    let level = from.0 + to.0;
    let between = line.get(from.1..=to.1)?;
    let steps = between.windows(2).enumerate().find_map(|(at, pair)| {
        let [before, after] = pair else { return None };
        let (before, after) = (2 * i32::from(*before) - level, 2 * i32::from(*after) - level);
        let is_passed = (after >= 0) == (rise > 0) || after == 0;
        is_passed.then(|| at as f32 + before as f32 / (before - after) as f32)
    })?;
    Some(Edge { at: from.1 as f32 + steps + 0.5, rise: rise as f32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &[u8], swing: i32) -> Vec<Edge> {
        let mut found = vec![Edge { at: 0.0, rise: 0.0 }];
        edges(line, swing, &mut found);
        found
    }

    #[test]
    fn an_edge_is_found_between_points() {
        // A fifth of the point is light, from 3.8 on.
        let at = found(&[0, 0, 0, 40, 200, 200, 200], 20);
        assert_eq!(at.len(), 1);
        assert!((at[0].at - 3.875).abs() < 0.1 && at[0].rise == 200.0, "{at:?}");
    }

    #[test]
    fn a_line_has_an_edge_for_each_way_up_or_down() {
        let rises = |line: &[u8], swing| found(line, swing).iter().map(|edge| edge.rise).collect::<Vec<_>>();
        assert_eq!(rises(&[200, 50, 60, 120, 110, 10], 30), [-150.0, 70.0, -110.0]);
        assert_eq!(rises(&[0, 100, 0, 100], 30), [100.0, -100.0, 100.0]);
        // What goes back by less belongs to the same edge.
        assert_eq!(rises(&[0, 100, 80, 200, 190, 200], 30), [200.0]);
        assert!(rises(&[100, 110, 95, 105], 30).is_empty() && rises(&[], 1).is_empty() && rises(&[7], 1).is_empty());
    }

    #[test]
    fn soft_focus_and_slow_shade_do_not_move_an_edge() {
        let soft = [250, 240, 200, 110, 20, 8, 6, 6, 18, 100, 180, 200, 190];
        let at: Vec<f32> = found(&soft, 30).iter().map(|edge| edge.at).collect();
        assert!(at.len() == 2 && (at[0] - 3.3).abs() < 0.3 && (at[1] - 9.5).abs() < 0.3, "{at:?}");
    }
}
