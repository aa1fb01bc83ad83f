use a::{b::c as d, self, e::*};
pub use crate::x::Y;
extern crate foo as bar;

#[derive(Debug)]
pub(crate) struct Pair<'a, T: Clone>(pub &'a u8, T);

pub struct Shop {
    pub name: String,
    items: Vec<Item>,
    owner: Box<Person>,
}

enum Event { Open(u8), Close { code: u8 }, Gone = 1 }

impl<'a, T: Clone, const N: usize> fmt::Debug for Pair<'a, T> where T: Other {
    fn show<U = u8>(&mut self, (left, right): (u8, U), other: &Shop) -> Vec<u8> {
        let Some(ref found) = self.shop.find(left, N) else { return left };
        'outer: loop { break 'outer; }
        if let Event::Open(y) | Event::Close { code: y, .. } = found && y > 1 { y::<T>::new(|p, q: u8| p + q + y) } else { y }
        match found {
            MAX => 1,
            Event::Open(v) if v > 1 => v,
            mut k @ 1..=2 => { k += 1; k },
        }
        for i in 0..N { i += 1; self.count = i; other.name = i; }
        println!("{found} {:?} {{left}} {i}", other.price(right), Shop::new());
        my_macro!(found, left.x);
        Shop { name: 1, right, ..Default::default() };
        while let Some(t) = it.next() { t; }
        let shop = Shop::new(); let found = found + 1; let s: Arc<Shop> = shop;
        fn inner(left: u8) -> u8 { left }
        found
    }
}

trait Sell: Super { type Price: Order; const RATE: u8; fn sell(&self, at: Self::Price); }
macro_rules! twice { ($a:expr) => { let x = $a; } }
type List<T> = Vec<T>;
fn each<F>(f: F) where for<'x> F: Fn(&'x u8) -> u8 { f(&1); Self::make(); <T as Foo>::bar(); }
struct 𝒜é { /* 😀 */ ñame: u8 }
fn wide(𝒜: 𝒜é, é: u8) { "😀"; é + 𝒜.ñame; }
mod inside { use super::*; pub fn f() { super::wide(); } }
static COUNT: AtomicUsize = x;
macro_rules! tags { ($name:ident { $($part:ident = $v:expr),* }) => { pub struct $name; $( const $part: u8 = $v; )* } }
tags!(Tag { ONE = 1, TWO = twice!(1) });
lazy_static! { static ref CACHE: Vec<u8> = vec![]; }
#[path = "other/place.rs"]
mod placed;
include!("more.rs");
