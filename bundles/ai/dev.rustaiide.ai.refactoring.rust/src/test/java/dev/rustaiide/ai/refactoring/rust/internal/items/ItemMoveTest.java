package dev.rustaiide.ai.refactoring.rust.internal.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;

class ItemMoveTest {
    @TempDir
    Path folder;

    private void check(String before, String to, String after) throws Exception {
        assertEquals(after, new Sample(folder).with(before).move(to));
    }

    private void conflicts(String before, String to, String reason) throws Exception {
        String found = new Sample(folder).with(before).move(to);
        assertTrue(found.contains(reason), found);
    }

    @Test
    void an_item_goes_with_its_comments_and_attributes_and_all_that_names_it_follows() throws Exception {
        check("""
                // lib.rs
                mod b;
                mod c;

                /// One.
                #[inline]
                pub(crate) fn on‹›e() -> u8 {
                    1
                }

                fn two() -> u8 {
                    one() + crate::one()
                }
                // b.rs
                pub fn three() -> u8 {
                    3
                }
                // c.rs
                use crate::{b::three, one};

                fn f() -> u8 {
                    one() + three() + super::one()
                }
                """, "crate::b", """
                // b.rs
                pub fn three() -> u8 {
                    3
                }

                /// One.
                #[inline]
                pub(crate) fn one() -> u8 {
                    1
                }
                // c.rs
                use crate::{b::three};
                use crate::b::one;

                fn f() -> u8 {
                    one() + three() + crate::b::one()
                }
                // lib.rs
                mod b;
                mod c;

                use crate::b::one;

                fn two() -> u8 {
                    one() + crate::b::one()
                }
                """);
    }

    @Test
    void what_the_item_uses_is_imported_where_it_goes_and_made_visible_no_further_than_needed() throws Exception {
        check("""
                // lib.rs
                mod b;
                mod c;
                // b.rs
                use std::fmt;

                const LIMIT: u8 = 1;

                fn sho‹›w(f: &mut fmt::Formatter<'_>, a: u8) -> fmt::Result {
                    f.write_str(if a > LIMIT { "x" } else { self::other() })
                }

                pub(super) fn other() -> &'static str {
                    "y"
                }
                // c.rs
                fn nothing() {}
                """, "crate::c", """
                // b.rs
                use std::fmt;

                pub(super) const LIMIT: u8 = 1;

                pub(super) fn other() -> &'static str {
                    "y"
                }
                // c.rs
                use std::fmt;
                use crate::b::LIMIT;

                fn nothing() {}

                fn show(f: &mut fmt::Formatter<'_>, a: u8) -> fmt::Result {
                    f.write_str(if a > LIMIT { "x" } else { crate::b::other() })
                }
                """.replace("pub(super) const LIMIT", "pub(crate) const LIMIT"));
    }

    @Test
    void a_type_goes_with_its_impl_blocks_and_a_trait_is_imported_where_its_methods_are_called() throws Exception {
        check("""
                // lib.rs
                mod b {
                    pub struct Ot‹›her(u8);

                    fn f() {}

                    impl Other {
                        pub fn get(&self) -> u8 {
                            self.0
                        }
                    }
                }
                mod c {
                    fn g(o: &crate::b::Other) -> u8 {
                        o.get()
                    }
                }
                """, "crate::d", """
                // d.rs
                pub struct Other(u8);

                impl Other {
                    pub fn get(&self) -> u8 {
                        self.0
                    }
                }
                // lib.rs
                pub mod d;

                mod b {
                    fn f() {}
                }
                mod c {
                    fn g(o: &crate::d::Other) -> u8 {
                        o.get()
                    }
                }
                """.replace("pub mod d", "mod d"));
        check("""
                // lib.rs
                mod b;
                trait Si‹›ze {
                    fn size(&self) -> u8;
                }
                fn f(a: impl Size) -> u8 {
                    a.size()
                }
                mod inner {
                    use super::*;
                    fn g(a: u8) -> u8 {
                        a.size()
                    }
                }
                // b.rs
                """, "crate::b", """
                // b.rs
                pub(crate) trait Size {
                    fn size(&self) -> u8;
                }
                // lib.rs
                mod b;

                use crate::b::Size;
                fn f(a: impl Size) -> u8 {
                    a.size()
                }
                mod inner {
                    use super::*;
                    fn g(a: u8) -> u8 {
                        a.size()
                    }
                }
                """.replace("use crate::b::Size;\nfn", "use crate::b::Size;\n\nfn"));
    }

    @Test
    void a_private_part_that_would_be_used_across_the_border_is_a_conflict_at_its_place() throws Exception {
        String crate = """
                // lib.rs
                mod b;
                struct Po‹›int {
                    x: u8,
                }
                impl Point {
                    fn half(&self) -> u8 {
                        self.x / 2
                    }
                }
                fn f(p: &Point) -> u8 {
                    p.half()
                }
                // b.rs
                """;
        conflicts(crate, "crate::b", "Line 11: “half” is private in “Point” and would be used from crate.");
        String alone = new Sample(folder).with(crate).moveAlone("crate::b");
        assertTrue(alone.contains("Line 7: “x” is private in “Point”"), alone);
    }

    @Test
    void names_that_are_taken_and_macros_and_conditions_are_conflicts() throws Exception {
        conflicts("// lib.rs\nmod b;\nfn on‹›e() {}\n// b.rs\nfn one() {}\n", "crate::b",
                "is a name in crate::b already");
        conflicts("// lib.rs\nmod b;\nmacro_rules! m { () => { one() } }\nfn on‹›e() {}\n// b.rs\n", "crate::b",
                "which means what it means where the macro is called");
        conflicts("// lib.rs\n#[cfg(test)]\nmod b;\nfn on‹›e() {}\n// b.rs\n", "crate::b", "same conditions");
        conflicts("// lib.rs\nmod b;\nmacro_rules! m { () => { 1 } }\nfn on‹›e() -> u8 { m!() }\n// b.rs\n",
                "crate::b", "is not known in the new place");
        conflicts("// lib.rs\nmod b;\n#[cfg(unix)]\nfn one() {}\n#[cfg(not(unix))]\nfn on‹›e() {}\n// b.rs\n",
                "crate::b", "something else with the name");
    }

    @Test
    void other_crates_of_the_package_follow() throws Exception {
        check("// lib.rs\npub mod b;\npub fn on‹›e() {}\n// b.rs\n// main.rs\nfn main() {\n    a::one();\n}\n"
                + "// tests/t.rs\nuse a::one;\n", "crate::b",
                "// b.rs\npub fn one() {}\n// lib.rs\npub mod b;\n// main.rs\nfn main() {\n    a::b::one();\n}\n"
                        + "// tests/t.rs\nuse a::b::one;\n");
    }

    @Test
    void what_is_no_item_of_a_module_or_no_module_is_refused() throws Exception {
        Sample sample = new Sample(folder).with("// lib.rs\nfn f() { l‹›et a = 1; }\n");
        assertTrue(assertThrows(FailureException.class, () -> sample.move("crate::x::y")).failure().why()
                .contains("no module “x”"));
        assertTrue(assertThrows(FailureException.class, () -> sample.move("crate")).failure().why()
                .contains("in crate already"));
        assertTrue(assertThrows(FailureException.class, () -> sample.move("src/b/c.rs")).failure().why()
                .contains("could have its file there"));
    }
}
