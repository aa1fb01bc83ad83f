//! Points and polygons in the plane.
//!
//! ```
//! use geometry::{Point, Polygon};
//!
//! let square = Polygon::new(vec![
//!     Point::new(0.0, 0.0),
//!     Point::new(2.0, 0.0),
//!     Point::new(2.0, 2.0),
//!     Point::new(0.0, 2.0),
//! ])?;
//! assert!((square.area() - 4.0).abs() < 1e-12);
//! # Ok::<(), geometry::PolygonError>(())
//! ```

mod hull;
mod point;
mod polygon;

pub use hull::convex_hull;
pub use point::Point;
pub use polygon::{Polygon, PolygonError};
