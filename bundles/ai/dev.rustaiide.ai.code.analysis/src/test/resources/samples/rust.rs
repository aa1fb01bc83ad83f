//! Crate docs.
#![allow(dead_code)]

use std::collections::{HashMap, hash_map::Entry};
use crate::shapes::Shape as S;

/// A point.
#[derive(Debug, Clone)]
pub struct Point<'a, T: Copy + 'static = i32> where T: Default {
    /// x
    pub x: T,
    pub(crate) name: &'a str,
}

pub struct Unit;
struct Pair(i32, pub f64);

const MAX_SIZE: usize = 1_000;
static mut COUNTER: u32 = 0x1F;
type Map<K> = HashMap<K, Vec<u8>>;

enum Shape {
    Circle { radius: f64 },
    Square(f64),
    Empty = 3,
}

union Bits { f: f32, u: u32 }

trait Area: Sized {
    const SIDES: u32;
    type Output;
    fn area(&self) -> f64;
    fn twice(&self) -> f64 { self.area() * 2.0 }
}

impl<'a, T> Area for Point<'a, T> where T: Copy {
    const SIDES: u32 = 0;
    type Output = f64;
    fn area(&self) -> f64 { 0.0 }
}

impl Shape {
    /* block */
    pub async fn new(kind: u8, mut size: f64) -> Option<Self> {
        let label = "a\n\"q\" {kind}";
        let raw = r#"raw "x" "#;
        let byte = b'x';
        let c = '\u{1F600}';
        let bytes = b"bytes\x00";
        size += 1.0e-3;
        'outer: for i in 0..10usize {
            loop {
                if i % 2 == 0 && size > 3.0 { continue 'outer; } else { break; }
            }
        }
        let closure = |a: i32, b| -> i32 { a + b };
        println!("{} {label:?} {0:>5}", closure(1, 2), size = size);
        match kind {
            0 => Some(Shape::Circle { radius: size }),
            1 | 2 => Some(Self::Square(size)),
            n @ 3..=9 if n > 4 => None,
            _ => { return None; }
        }
    }
}

macro_rules! square {
    ($x:expr) => { $x * $x };
    ($($y:ident),*) => { $(let _ = $y;)* };
}

mod inner {
    pub mod deep { pub fn f() {} }
    extern "C" { fn abs(x: i32) -> i32; }
    unsafe fn danger(p: *const u8) -> u8 { unsafe { *p } }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let map: HashMap<String, i32> = HashMap::new();
    let v = vec![1, 2, 3];
    let s = v.iter().map(|x| x * 2).collect::<Vec<_>>();
    let Point { x, name: other } = make()?;
    let p = Point { x, name: "q" };
    std::mem::drop(p.x);
    let f = async move { fetch().await };
    while let Some(z) = s.first() { let _ = !true as u8; }
    Ok(())
}

fn main() {
    let t = if true { 1 } else { 2 };
    assert_eq!(t, foo::bar::<u8>(MAX_SIZE), "text {}", t);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() { assert_eq!(1 + 1, 2); }

    #[tokio::test]
    #[ignore]
    async fn waits() {}

    #[bench]
    fn speed(b: &mut Bencher) {}
}
