use crate::Point;

/// The corners of the smallest convex polygon that holds all `points`, counter-clockwise from the lowest left one.
///
/// Andrew's monotone chain, O(n log n). Points on an edge are left out; fewer than three points come back as they are.
///
/// ```
/// use geometry::{Point, convex_hull};
///
/// let corners = [(0.0, 0.0), (4.0, 0.0), (2.0, 1.0), (4.0, 4.0), (0.0, 4.0)].map(|(x, y)| Point::new(x, y));
/// assert_eq!(convex_hull(&corners).len(), 4);
/// ```
#[must_use]
pub fn convex_hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let mut hull = half_hull(sorted.iter().copied());
    hull.extend(half_hull(sorted.iter().rev().copied()));
    hull
}

/// One side of the hull without its last corner, which begins the other side.
fn half_hull(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut side: Vec<Point> = Vec::new();
    for point in points {
        while let [.., before, last] = side[..]
            && before.turn(last, point) <= 0.0
        {
            side.pop();
        }
        side.push(point);
    }
    side.pop();
    side
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_inside_is_left_out() {
        let inside = Point::new(1.0, 1.0);
        let hull = convex_hull(&[
            Point::new(0.0, 0.0),
            Point::new(3.0, 0.0),
            inside,
            Point::new(0.0, 3.0),
        ]);
        assert_eq!(hull.len(), 3);
        assert!(!hull.contains(&inside));
    }

    #[test]
    fn points_on_a_line_leave_its_ends() {
        let line: Vec<Point> = (0..5).map(|i| Point::new(f64::from(i), 0.0)).collect();
        assert_eq!(convex_hull(&line), [line[0], line[4]]);
    }

    #[test]
    fn nothing_has_no_hull() {
        assert!(convex_hull(&[]).is_empty());
    }
}
