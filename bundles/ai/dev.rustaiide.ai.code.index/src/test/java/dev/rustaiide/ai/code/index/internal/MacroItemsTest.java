package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.FoundSymbol;

/** Items that no item declares, and modules that are elsewhere than their names say. */
class MacroItemsTest {
    @TempDir
    private Path folder;

    private void check(Sources sources, String from, String... expected) throws Exception {
        assertEquals(List.of(expected), sources.definitions(sources.settled(), from), from);
    }

    @Test
    void rules_of_the_same_file_make_items_of_the_names_they_are_given() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                macro_rules! define {
                    ($(#[$meta:meta])* $name:ident($of:ty) { $($(#[$doc:meta])* $part:ident = $value:expr),+ $(,)? }
                        $(, aliases { $($alias:ident = $av:expr),* })?) => {
                        pub struct $name(pub $of);
                        $( pub const $part: $name = $name($value); )+
                        $( $( const $alias: $name = $name($av); )* )?
                        impl $name { pub fn all() -> u8 { let fixed = 1; fixed } }
                    };
                    (fn $f:ident $(, $x:ty)*) => { fn $f() {} static FIXED: u8 = 1; };
                }
                macro_rules! registers { ($s:ident, { $($n:ident = ($v:expr, $d:expr)),+ }) => {
                    impl $s { $( pub const $n: u8 = $v; )+ fn helper() {} } } }
                define!(
                    /// Tags.
                    ‹tag:Tag(Vec<u16>) { /// One.
                    ‹one:ONE = 0x1, ‹two:TWO = f(1, 2), },
                    aliases { ‹uno:UNO = 1 });
                define! { fn ‹made:made, u8 }
                struct X86; registers!(X86, { ‹ra:RA = (1, "RA"), ‹sp:SP = (2, "SP") });
                mod m { use super::*; fn f(t: super::‹use-tag:Tag) { ‹use-one:ONE; super::‹use-two:TWO;
                    ‹use-uno:UNO; ‹call:made(); X86::‹use-ra:RA; X86::‹use-sp:SP; t.0; } }
                """);
        check(sources, "use-tag", "tag");
        check(sources, "use-one", "one");
        check(sources, "use-two", "two");
        check(sources, "use-uno", "uno");
        check(sources, "call", "made");
        check(sources, "use-ra", "ra");
        check(sources, "use-sp", "sp");
        assertEquals(List.of("one", "use-one"), sources.references(sources.settled(), "one"));
        List<String> symbols = sources.settled().symbols("RA", 20).stream().map(FoundSymbol::name).toList();
        assertTrue(symbols.contains("RA"), symbols.toString());
    }

    @Test
    void items_in_the_brackets_of_any_macro_are_declared() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                bitflags! { pub struct ‹flags:Flags: u32 { const ‹a:A = 1; const ‹b:B = Self::A.bits(); } }
                lazy_static! { static ref ‹cache:CACHE: Vec<u8> = { fn hidden() {} vec![] };
                    pub static ref OTHER: u8 = 1; }
                thread_local!(static ‹local:LOCAL: u8 = 1);
                pin_project! { #[derive(Debug)] pub struct ‹proj:Proj<T> { #[pin] x: T }
                    impl<T> Drop for Proj<T> { fn ‹drop:close(&self) {} } }
                cfg_if! { if #[cfg(unix)] { mod ‹unix:unix { pub fn ‹uf:f() {} } fn ‹pick:pick() {} }
                    else { fn other() {} } }
                fn g(p: Proj<u8>, x: ‹use-flags:Flags) { Flags::‹use-a:A; ‹use-cache:CACHE; ‹use-local:LOCAL;
                    p.‹use-close:close(); unix::‹use-f:f();
                    ‹use-pick:pick(); macro_call!(struct NotHere); }
                """);
        check(sources, "use-flags", "flags");
        check(sources, "use-a", "a");
        check(sources, "use-cache", "cache");
        check(sources, "use-local", "local");
        check(sources, "use-close", "drop");
        check(sources, "use-f", "uf");
        check(sources, "use-pick", "pick");
        assertEquals(List.of(), sources.settled().symbols("NotHere", 5));
    }

    @Test
    void a_module_is_the_file_that_its_path_names_and_what_is_included_is_here() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                #[cfg(unix)]
                #[path = "os/one.rs"]
                mod ‹os:system;
                include!("parts/more.rs");
                fn ‹helper:helper() { ‹system:system::‹open:open(); ‹more:more(); }
                """).file("src/os/one.rs", "pub fn ‹one-open:open() { super::‹up:helper(); }")
                .file("src/parts/more.rs", "fn ‹there:more() { ‹back:helper(); }");
        check(sources, "system", "src/os/one.rs:1:1");
        check(sources, "open", "one-open");
        check(sources, "up", "helper");
        check(sources, "more", "there");
        check(sources, "back", "helper");
        assertEquals(List.of("helper", "up", "back"), sources.references(sources.settled(), "helper"));
    }
}
