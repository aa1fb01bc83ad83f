use std::error::Error;
use std::fmt;

use crate::{Point, convex_hull};

/// An area with straight edges, at least three of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    corners: Vec<Point>,
}

/// Why corners make no [`Polygon`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PolygonError {
    /// There are fewer than three corners: this many.
    TooFewCorners(usize),
    /// The corner with this number, from zero, is infinite or not a number.
    NotFinite(usize),
}

impl fmt::Display for PolygonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewCorners(count) => write!(f, "a polygon needs three corners, not {count}"),
            Self::NotFinite(index) => write!(f, "corner {index} is nowhere in the plane"),
        }
    }
}

impl Error for PolygonError {}

impl Polygon {
    /// The polygon with these corners in order.
    ///
    /// # Errors
    /// If there are fewer than three corners or one of them is not finite.
    pub fn new(corners: Vec<Point>) -> Result<Self, PolygonError> {
        if corners.len() < 3 {
            return Err(PolygonError::TooFewCorners(corners.len()));
        }
        match corners
            .iter()
            .position(|corner| !(corner.x.is_finite() && corner.y.is_finite()))
        {
            Some(index) => Err(PolygonError::NotFinite(index)),
            None => Ok(Self { corners }),
        }
    }

    /// Its corners in order.
    #[must_use]
    pub fn corners(&self) -> &[Point] {
        &self.corners
    }

    /// The area in square metres, by the shoelace formula.
    #[must_use]
    pub fn area(&self) -> f64 {
        let doubled: f64 = self
            .edges()
            .map(|(from, to)| from.x * to.y - to.x * from.y)
            .sum();
        doubled.abs() / 2.0
    }

    /// The length of all edges in metres.
    #[must_use]
    pub fn perimeter(&self) -> f64 {
        self.edges().map(|(from, to)| from.distance(to)).sum()
    }

    /// The smallest convex polygon around this one.
    ///
    /// # Errors
    /// If all corners lie on one line.
    pub fn hull(&self) -> Result<Self, PolygonError> {
        Self::new(convex_hull(&self.corners))
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        let next = self.corners.iter().cycle().skip(1);
        self.corners.iter().copied().zip(next.copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(corners: &[(f64, f64)]) -> Polygon {
        let corners = corners.iter().map(|&(x, y)| Point::new(x, y)).collect();
        Polygon::new(corners).expect("the corners make a polygon")
    }

    #[test]
    fn the_area_does_not_depend_on_the_direction() {
        let left = polygon(&[(0.0, 0.0), (3.0, 0.0), (0.0, 4.0)]);
        let right = polygon(&[(0.0, 4.0), (3.0, 0.0), (0.0, 0.0)]);
        assert!((left.area() - 6.0).abs() < 1e-12);
        assert!((right.area() - left.area()).abs() < 1e-12);
    }

    #[test]
    fn the_perimeter_closes_the_ring() {
        let triangle = polygon(&[(0.0, 0.0), (3.0, 0.0), (0.0, 4.0)]);
        assert!((triangle.perimeter() - 12.0).abs() < 1e-12);
    }

    #[test]
    fn two_corners_are_too_few() {
        let corners = vec![Point::new(0.0, 0.0), Point::new(1.0, 0.0)];
        assert_eq!(Polygon::new(corners), Err(PolygonError::TooFewCorners(2)));
    }

    #[test]
    fn a_corner_that_is_not_a_number_is_named() {
        let corners = vec![
            Point::default(),
            Point::new(f64::NAN, 0.0),
            Point::new(1.0, 0.0),
        ];
        assert_eq!(Polygon::new(corners), Err(PolygonError::NotFinite(1)));
    }

    #[test]
    fn the_hull_fills_a_notch() {
        let notched = polygon(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 1.0), (0.0, 4.0)]);
        let hull = notched.hull().expect("a polygon has a hull");
        assert!(hull.area() > notched.area());
    }
}
