//! Whole shapes through the public interface.

use geometry::{Point, Polygon, PolygonError};

fn regular(corners: u32, radius: f64) -> Result<Polygon, PolygonError> {
    let step = std::f64::consts::TAU / f64::from(corners);
    Polygon::new(
        (0..corners)
            .map(|i| {
                let angle = f64::from(i) * step;
                Point::new(radius * angle.cos(), radius * angle.sin())
            })
            .collect(),
    )
}

#[test]
fn many_corners_come_close_to_a_circle() -> Result<(), PolygonError> {
    let circle = regular(1000, 1.0)?;
    assert!((circle.area() - std::f64::consts::PI).abs() < 1e-3);
    Ok(())
}

#[test]
fn a_regular_polygon_is_its_own_hull() -> Result<(), PolygonError> {
    let hexagon = regular(6, 2.0)?;
    assert!((hexagon.hull()?.area() - hexagon.area()).abs() < 1e-9);
    Ok(())
}
