use std::cmp::Ordering;

use geometry::{Point, Polygon, PolygonError};

/// A piece of land with a name; plots are ordered by area.
#[derive(Clone, Debug)]
pub struct Plot {
    name: String,
    shape: Polygon,
}

impl Plot {
    pub fn new(name: &str, corners: &[(f64, f64)]) -> Result<Self, PolygonError> {
        let corners = corners.iter().map(|&(x, y)| Point::new(x, y)).collect();
        Ok(Self {
            name: name.to_owned(),
            shape: Polygon::new(corners)?,
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn area(&self) -> f64 {
        self.shape.area()
    }

    /// Metres of fence that go around it.
    pub fn fence(&self) -> f64 {
        self.shape.perimeter()
    }

    pub fn is_convex(&self) -> bool {
        self.shape
            .hull()
            .is_ok_and(|hull| (hull.area() - self.area()).abs() < 1e-9)
    }
}

impl PartialEq for Plot {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Plot {}

impl PartialOrd for Plot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Plot {
    fn cmp(&self, other: &Self) -> Ordering {
        self.area().total_cmp(&other.area())
    }
}

/// The plots that this program knows.
pub fn survey() -> Result<Vec<Plot>, PolygonError> {
    Ok(vec![
        Plot::new(
            "orchard",
            &[(0.0, 0.0), (40.0, 0.0), (40.0, 25.0), (0.0, 25.0)],
        )?,
        Plot::new(
            "meadow",
            &[
                (0.0, 0.0),
                (60.0, 10.0),
                (30.0, 20.0),
                (55.0, 50.0),
                (5.0, 45.0),
            ],
        )?,
        Plot::new("garden", &[(0.0, 0.0), (12.0, 0.0), (6.0, 15.0)])?,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smaller_plots_come_first() -> Result<(), PolygonError> {
        let mut plots = survey()?;
        sorting::insertion_sort(&mut plots);
        let names: Vec<&str> = plots.iter().map(Plot::name).collect();
        assert_eq!(names, ["garden", "orchard", "meadow"]);
        Ok(())
    }

    #[test]
    fn a_notch_is_not_convex() -> Result<(), PolygonError> {
        let convex: Vec<bool> = survey()?.iter().map(Plot::is_convex).collect();
        assert_eq!(convex, [true, false, true]);
        Ok(())
    }
}
