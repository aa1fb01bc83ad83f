package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RustNamesTest {
    @TempDir
    private Path folder;

    private void check(Sources sources, String from, String... expected) throws Exception {
        assertEquals(List.of(expected), sources.definitions(sources.settled(), from), from);
    }

    @Test
    void a_local_is_the_one_that_came_in_last() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                fn f(‹p:x: u8) {
                    ‹use-p:x;
                    let ‹one:x = ‹init:x + 1;
                    { let ‹two:x = 2; ‹inner:x; }
                    let ‹three:x = |‹closure:x: u8| ‹body:x + 1;
                    fn inner() { ‹other:x; }
                    match 1 { ‹arm:x if ‹guard:x > 1 => ‹value:x, _ => ‹after:x };
                    if let Some(‹cond:x) = g(‹given:x) && ‹chain:x > 1 { ‹then:x; } else { ‹else:x; }
                    for ‹loop:x in ‹range:x { ‹each:x; }
                    println!("{‹named:x} {}", ‹argument:x);
                }
                static x: u8 = 1;
                """);
        check(sources, "use-p", "p");
        check(sources, "init", "p");
        check(sources, "inner", "two");
        check(sources, "body", "closure");
        check(sources, "other", "src/lib.rs:12:8");
        check(sources, "guard", "arm");
        check(sources, "value", "arm");
        check(sources, "after", "three");
        check(sources, "given", "three");
        check(sources, "chain", "cond");
        check(sources, "then", "cond");
        check(sources, "else", "three");
        check(sources, "range", "three");
        check(sources, "each", "loop");
        check(sources, "named", "three");
        check(sources, "argument", "three");
        assertEquals(List.of("p", "use-p", "init"), sources.references(sources.settled(), "init"));
    }

    @Test
    void alternatives_of_a_pattern_are_one_name() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs",
                "fn f(e: E) { match e { E::A(‹a:v) | E::B(‹b:v) => ‹use:v, _ => 1 }; let v = 3; }");
        assertEquals(List.of("a", "b", "use"), sources.references(sources.settled(), "b"));
        assertEquals(List.of("a", "b", "use"), sources.references(sources.settled(), "use"));
    }

    @Test
    void labels_lifetimes_and_type_parameters_have_their_own_names() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                struct T;
                impl<'‹a:a, ‹t:T: Clone> S<'‹use-a:a, ‹use-t:T> { fn f(x: &'‹deep-a:a ‹deep-t:T) {
                    '‹l:a: loop { break '‹use-l:a; } } }
                fn g(t: ‹outer:T) where for<'‹h:x> F: Fn(&'‹use-h:x u8) {}
                """);
        check(sources, "use-a", "a");
        check(sources, "deep-a", "a");
        check(sources, "deep-t", "t");
        check(sources, "use-l", "l");
        check(sources, "use-h", "h");
        check(sources, "outer", "src/lib.rs:1:8");
    }

    @Test
    void many_imports_of_everything_in_a_function_are_each_looked_at_once() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                mod a { pub fn ‹there:there() {} }
                fn f() {
                    use Un::*; use Known::*; use So::*; use Many::*; use Of::*; use Them::*; use a::*;
                    ‹use:there(); ‹nowhere:nowhere();
                }
                """);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            check(sources, "nowhere");
            check(sources, "use", "there");
        });
    }

    @Test
    void paths_lead_through_modules_files_and_imports() throws Exception {
        var sources = new Sources(folder).file("Cargo.toml", "[package]\nname = \"my-shop\"\n")
                .file("src/lib.rs", """
                        pub mod store; mod deep;
                        pub use deep::inner::{‹export:Hidden as Shown, make};
                        use crate::store::*;
                        mod local { pub fn ‹local-f:f() { super::‹up:f(); } }
                        fn ‹f:f() { ‹call-f:f(); local::‹path-f:f(); ‹glob:sell(); store::‹other:sell(); ‹make:make(); }
                        fn ‹sell-here:unused() { self::‹self:unused(); use local::f; ‹used:f(); }
                        """)
                .file("src/store.rs", "pub fn ‹sell:sell() { super::super_f(); crate::‹root:f(); }\npub mod shelf;")
                .file("src/store/shelf.rs", "pub struct ‹shelf:Shelf;\n"
                        + "impl Shelf { pub fn ‹new:new() -> Self { ‹self-type:Self } }")
                .file("src/deep/mod.rs", "pub mod inner { pub struct ‹hidden:Hidden; pub fn ‹made:make() {} }")
                .file("src/main.rs", """
                        use my_shop::store::shelf::Shelf;
                        use my_shop::‹extern:Shown;
                        use std::collections::HashMap;
                        fn main() { ‹ext-type:Shelf::‹assoc:new(); ‹foreign:HashMap::new(); }
                        """);
        check(sources, "call-f", "f");
        check(sources, "path-f", "local-f");
        check(sources, "up", "f");
        check(sources, "glob", "sell");
        check(sources, "other", "sell");
        check(sources, "make", "made");
        check(sources, "self", "sell-here");
        check(sources, "used", "local-f");
        check(sources, "root", "f");
        check(sources, "export", "hidden");
        check(sources, "extern", "hidden");
        check(sources, "ext-type", "shelf");
        check(sources, "assoc", "new");
        check(sources, "self-type", "shelf");
        check(sources, "foreign");
    }

    @Test
    void a_function_and_a_module_of_one_name_are_told_apart() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs",
                "mod ‹m:find; pub use find::find; fn f() { ‹call:find(); ‹path:find::other(); }")
                .file("src/find.rs", "pub fn ‹fn:find() {} pub fn other() {}");
        check(sources, "call", "fn");
        check(sources, "path", "src/find.rs:1:1");
    }

    @Test
    void members_are_those_of_the_type_that_the_syntax_tells() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                struct Shop { ‹name:name: String, owner: Box<Person> }
                struct Person { ‹p-name:name: String }
                impl Shop { fn ‹open:open(&self) { self.‹self-name:name; self.owner.‹chain:name;
                        self.‹self-open:open(); }
                    fn new() -> Self { Shop { name: x, owner: y } } fn owner(&self) -> &Person { &self.owner } }
                impl Person { fn ‹p-open:open(&self) {} }
                trait Greet { fn ‹greet:greet(&self); }
                impl Greet for Person { fn ‹impl-greet:greet(&self) { self.‹call-greet:greet(); } }
                fn f(p: &Person, s: Shop) { p.‹param:name; let made = Shop::new(); made.‹made:open();
                    s.owner().‹returned:open(); println!("{}", p.‹token:name); other(1).‹unknown:open(); }
                """);
        check(sources, "self-name", "name");
        check(sources, "chain", "p-name");
        check(sources, "self-open", "open");
        check(sources, "param", "p-name");
        check(sources, "made", "open");
        check(sources, "returned", "p-open");
        check(sources, "token", "p-name");
        check(sources, "call-greet", "impl-greet");
        check(sources, "unknown", "open", "p-open");
        assertEquals(List.of("greet", "impl-greet", "call-greet"), sources.references(sources.settled(), "greet"));
        assertEquals(List.of("p-name", "chain", "param", "token"),
                sources.references(sources.settled(), "p-name"));
    }

    @Test
    void references_leave_out_what_is_proven_to_be_something_else() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                mod a { pub struct ‹a:Item; pub fn f(x: ‹in-a:Item) {} }
                mod b { pub struct ‹b:Item; use super::a; fn g(x: ‹in-b:Item, y: a::‹path:Item) {} }
                mod c { use super::a::‹import:Item; fn h(x: ‹in-c:Item) { } }
                mod d { use foreign::Item; fn i(x: Item) {} }
                """);
        assertEquals(List.of("a", "in-a", "path", "import", "in-c"), sources.references(sources.settled(), "a"));
        assertEquals(List.of("b", "in-b"), sources.references(sources.settled(), "in-b"));
    }

    @Test
    void places_are_right_behind_characters_of_any_width() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                fn f() { let ‹v:𝒜é = "😀é"; /* é😀 */ ‹use:𝒜é; println!("😀{‹named:𝒜é}"); }
                """);
        check(sources, "use", "v");
        check(sources, "named", "v");
        Snapshot snapshot = sources.settled();
        Sources.Mark mark = sources.mark("use");
        assertEquals(List.of("v", "use", "named"), sources.references(snapshot, "use"));
        var target = new Finder(snapshot).definitions(snapshot.number(mark.file()), mark.offset()).getFirst();
        assertEquals("1:14", target.name().range().start().toString());
        assertEquals("1:17", target.name().range().end().toString());
    }
}
