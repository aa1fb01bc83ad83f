//! Prints what there is to know about one triangle.

use geometry::{Point, Polygon, PolygonError};

fn main() -> Result<(), PolygonError> {
    let triangle = Polygon::new(vec![
        Point::new(0.0, 0.0),
        Point::new(3.0, 0.0),
        Point::new(0.0, 4.0),
    ])?;
    println!(
        "area {} m², perimeter {} m",
        triangle.area(),
        triangle.perimeter()
    );
    Ok(())
}
