use std::fmt;
use std::ops::{Add, Sub};

/// A place in the plane, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Point {
    /// Metres to the east.
    pub x: f64,
    /// Metres to the north.
    pub y: f64,
}

impl Point {
    /// The point `x` metres east and `y` metres north of the origin.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far it is from here to `other`.
    ///
    /// ```
    /// use geometry::Point;
    ///
    /// let distance = Point::new(0.0, 0.0).distance(Point::new(3.0, 4.0));
    /// assert!((distance - 5.0).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let way = other - self;
        way.x.hypot(way.y)
    }

    /// The cross product of the ways from here to `a` and to `b`: positive if the turn goes left.
    #[must_use]
    pub fn turn(self, a: Self, b: Self) -> f64 {
        let to_a = a - self;
        let to_b = b - self;
        to_a.x * to_b.y - to_a.y * to_b.x
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_as_long() {
        let a = Point::new(1.0, 7.0);
        let b = Point::new(-2.0, 3.0);
        assert!((a.distance(b) - b.distance(a)).abs() < 1e-12);
    }

    #[test]
    fn a_left_turn_is_positive() {
        let turn = Point::default().turn(Point::new(1.0, 0.0), Point::new(0.0, 1.0));
        assert!(turn > 0.0);
    }

    #[test]
    fn it_shows_as_people_write_it() {
        assert_eq!(Point::new(1.5, -2.0).to_string(), "(1.5, -2)");
    }
}
