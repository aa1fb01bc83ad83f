package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types of Rust that take several steps. Each name that is asked for is declared in two types at least, so that a guess
 * would name several places.
 */
class RustTypesTest {
    private static final String SHOP = """
            use std::collections::HashMap; use std::sync::{Arc, Mutex};
            pub struct Shop { ‹s-name:name: String, items: Vec<Item>, owner: Option<Box<Person>>,
                byname: HashMap<String, Item>,
                pair: (Item, Person), shared: Arc<Mutex<Person>>, array: [Item; 3] }
            pub struct Item { ‹i-name:name: String, maker: Person }
            pub struct Person { ‹p-name:name: String } pub struct Wrap(pub Item, Person);
            pub enum Event { Sold(Item, Person), Left { who: Person }, Nothing }
            impl Shop {
                pub fn new() -> Self { todo!() }
                pub fn open(at: u8) -> Result<Shop, Person> { todo!() }
                pub fn with(self, x: u8) -> Self { self }
                pub fn first(&self) -> Option<&Item> { None }
                pub fn ‹s-go:go(&self) {}
                pub fn each(&self) -> impl Iterator<Item = &Item> { todo!() }
            }
            impl Item { pub fn ‹i-go:go(&self) {} } impl Person { pub fn ‹p-go:go(&self) {} }
            """;

    @TempDir
    private Path folder;

    /** Checks that {@code body} in a function leads from each name marked {@code n1}, {@code n2} … to one place. */
    private void check(String items, String body, String... expected) throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", SHOP + items
                + "\nfn f(shop: Shop, event: Event, wrap: Wrap, list: &[Shop]) -> Option<()> {\n" + body + "\n}\n");
        Snapshot snapshot = sources.settled();
        for (int i = 0; i < expected.length; i++) {
            String mark = "n" + (i + 1);
            assertEquals(List.of(expected[i]), sources.definitions(snapshot, mark), mark + " in " + body);
        }
    }

    @Test
    void values_of_locals_are_followed_through_calls_fields_and_chains() throws Exception {
        check("", """
                let a = Shop::new().with(1).with(2); a.‹n1:name;
                let b = shop.first()?; b.‹n2:name;
                let c = &shop.items[0].maker; c.‹n3:name;
                let d = Shop::open(1).unwrap(); d.‹n4:name;
                let e = shop.first().unwrap().maker; e.‹n5:go();
                let f = a; let g = f; g.‹n6:go();
                Shop::open(1)?.with(2).‹n7:go();
                shop.items[shop.len(1, 2)].‹n8:go(); (shop.array)[0].‹n9:go();
                let h = Arc::new(Shop::new()); h.‹n10:go(); shop.with(|x| { x; }).‹n11:name;
                let i = shop.first().map(|x| x); let j = shop.pair.1; j.‹n12:name;
                """, "s-name", "i-name", "p-name", "s-name", "p-go", "s-go", "s-go", "i-go", "i-go", "s-go", "s-name",
                "p-name");
    }

    @Test
    void patterns_take_types_apart() throws Exception {
        check("", """
                if let Some(a) = shop.first() { a.‹n1:name; }
                match event { Event::Sold(b, c) => { b.‹n2:name; c.‹n3:name; }, Event::Left { who } => who.‹n4:name,
                    Event::Left { who: d } => d.‹n5:name, _ => {} }
                let Wrap(_, e) = wrap; e.‹n6:name; wrap.0.‹n7:name;
                let (g, h) = shop.pair; g.‹n8:go(); h.‹n9:go();
                let Shop { items, ref owner, .. } = shop; items[0].‹n10:go(); owner.as_ref()?.‹n11:go();
                match Shop::open(1) { Ok(i) if i.ok() => i.‹n12:go(), Err(j) => j.‹n13:go(), _ => {} }
                while let Some(k) = shop.items.iter().next() { k.‹n14:go(); }
                let Some(l) = shop.owner.as_deref() else { return None }; l.‹n15:go();
                """, "i-name", "i-name", "p-name", "p-name", "p-name", "p-name", "i-name", "i-go", "p-go", "i-go",
                "p-go", "s-go", "p-go", "i-go", "p-go");
    }

    @Test
    void loops_take_elements_out_of_what_holds_them() throws Exception {
        check("", """
                for a in &shop.items { a.‹n1:go(); }
                for b in list.iter().rev() { b.‹n2:go(); }
                for (i, c) in shop.items.iter().enumerate() { c.‹n3:go(); }
                for (k, d) in &shop.byname { d.‹n4:go(); }
                for e in shop.byname.values() { e.‹n5:go(); }
                for f in shop.each() { f.‹n6:go(); }
                for g in shop.array { g.maker.‹n7:go(); }
                shop.byname.get("x")?.‹n8:go(); shop.shared.lock().unwrap().‹n9:go();
                """, "i-go", "s-go", "i-go", "i-go", "i-go", "i-go", "p-go", "i-go", "p-go");
    }

    @Test
    void bounds_and_associated_types_tell_what_a_parameter_has() throws Exception {
        check("""
                trait Draw: Base { type Out: Paint; fn ‹t-draw:draw(&self) -> Self::Out; const ‹t-max:MAX: u8; }
                trait Base { fn ‹t-base:base(&self); } trait Paint { fn ‹t-paint:draw(&self); }
                struct Noise; impl Noise { fn base(&self) {} fn draw(&self) {} const MAX: u8 = 1; }
                fn g<T: Draw + Clone, U>(t: &T, u: U, v: impl Draw, w: &dyn Draw) where U: Paint {
                    t.‹n1:draw(); t.‹n2:base(); u.‹n3:draw(); v.‹n4:base(); w.‹n5:base(); T::‹n6:MAX;
                    t.draw().‹n7:draw();
                }
                struct Each; impl Iterator for Each { type Item = Shop; fn next(&mut self) -> Option<Shop> { None } }
                struct Held(Shop);
                impl std::ops::Deref for Held { type Target = Shop; fn deref(&self) -> &Shop { todo!() } }
                """, """
                for a in Each { a.‹n8:go(); }
                let b = Held(shop); b.‹n9:go();
                """, "t-draw", "t-base", "t-paint", "t-base", "t-base", "t-max", "t-paint", "s-go", "s-go");
    }

    @Test
    void types_of_one_name_in_several_modules_are_told_apart() throws Exception {
        check("""
                mod a { pub struct One { pub ‹a-x:x: u8 } impl One { pub fn ‹a-new:new() -> One { todo!() } } }
                mod b { pub struct One { pub ‹b-x:x: u8 } impl One { pub fn ‹b-new:new() -> Self { One { ‹n1:x: 1 } } }
                    type Alias = super::a::One; fn g(y: Alias, z: super::a::One) { y.‹n2:x; z.‹n3:x; } }
                """, "a::One::‹n4:new().‹n5:x; let x = b::One::‹n6:new(); x.‹n7:x; let a::One { ‹n8:x: _ } = y;",
                "b-x", "a-x", "a-x", "a-new", "a-x", "b-new", "b-x", "a-x");
    }

    @Test
    void what_is_not_written_down_stays_a_guess() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", SHOP + """
                fn f(shop: Shop) {
                    shop.items.iter().map(|x| x.‹n1:go());
                    let y = shop.items.into_iter().collect(); y.‹n2:go();
                    shop.items.‹n3:go();
                }
                """);
        Snapshot snapshot = sources.settled();
        assertEquals(List.of("s-go", "i-go", "p-go"), sources.definitions(snapshot, "n1"));
        assertEquals(List.of("s-go", "i-go", "p-go"), sources.definitions(snapshot, "n2"));
        assertEquals(List.of(), sources.definitions(snapshot, "n3"), "a Vec has no such method here");
    }
}
