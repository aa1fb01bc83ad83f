package dev.rustaiide.ai.refactoring.rust.internal.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;

class SignatureChangeTest {
    @TempDir
    Path folder;

    private void check(String before, String params, String after) throws Exception {
        assertEquals("// lib.rs\n" + after, new Sample(folder).with("// lib.rs\n" + before).change(params));
    }

    private void conflicts(String before, String params, String reason) throws Exception {
        String found = new Sample(folder).with("// lib.rs\n" + before).change(params);
        assertTrue(found.contains(reason), found);
    }

    @Test
    void parameters_are_reordered_added_renamed_and_removed_with_all_calls() throws Exception {
        check("fn f‹›(a: u8, b: &str, c: i32) -> u8 {\n    a + g(b)\n}\nfn h() {\n    f(1, \"x\", 2);\n"
                + "    crate::f(\n        f(1, \"y\", 3),\n        \"z\",\n        4,\n    );\n"
                + "    assert_eq!(f(5, \"v\", 6), 7);\n}\n",
                "b, a => first: u16, d: bool = true",
                "fn f(b: &str, first: u16, d: bool) -> u8 {\n    first + g(b)\n}\nfn h() {\n    f(\"x\", 1, true);\n"
                        + "    crate::f(\n        \"z\",\n        f(\"y\", 1, true),\n        true,\n    );\n"
                        + "    assert_eq!(f(\"v\", 5, true), 7);\n}\n");
    }

    @Test
    void a_method_is_changed_in_its_trait_and_in_all_that_have_it() throws Exception {
        check("trait T {\n    fn paint‹›(&self, a: u8);\n}\nimpl T for A {\n    fn paint(&self, b: u8) {\n"
                + "        g(b);\n    }\n}\nfn h(t: &dyn T, a: A) {\n    t.paint(1);\n"
                + "    T::paint(&a, 2);\n    A::paint(&a, 3);\n}\n"
                + "struct A;\n",
                "a, deep: bool = false",
                "trait T {\n    fn paint(&self, a: u8, deep: bool);\n}\nimpl T for A {\n"
                        + "    fn paint(&self, b: u8, deep: bool) {\n        g(b);\n    }\n}\nfn h(t: &dyn T, a: A) {\n"
                        + "    t.paint(1, false);\n    T::paint(&a, 2, false);\n    A::paint(&a, 3, false);\n}\n"
                        + "struct A;\n");
    }

    @Test
    void functions_of_the_same_name_are_told_apart() throws Exception {
        check("struct A;\nstruct B;\nimpl A {\n    fn f‹›(a: u8) {}\n    fn g() { Self::f(1) }\n}\nimpl B {\n"
                + "    fn f(a: u8) {}\n    fn g() { Self::f(1) }\n}\nfn f(a: u8) {}\n"
                + "fn h() { A::f(2); B::f(2); f(2); }\n",
                "",
                "struct A;\nstruct B;\nimpl A {\n    fn f() {}\n    fn g() { Self::f() }\n}\nimpl B {\n"
                        + "    fn f(a: u8) {}\n    fn g() { Self::f(1) }\n}\nfn f(a: u8) {}\n"
                        + "fn h() { A::f(); B::f(2); f(2); }\n");
    }

    @Test
    void the_result_gets_another_type() throws Exception {
        Sample sample = new Sample(folder);
        assertEquals("// lib.rs\nfn f(a: u8) -> Option<u8> {}\n",
                sample.with("// lib.rs\nfn f‹›(a: u8) {}\n").returning("a", "Option<u8>"));
        assertEquals("// lib.rs\nfn f(a: u8) { }\n",
                sample.with("// lib.rs\nfn f‹›(a: u8) -> u8 { }\n").returning("a", "()"));
    }

    @Test
    void what_cannot_be_changed_is_a_conflict_that_says_where() throws Exception {
        conflicts("fn f‹›(a: u8) { g(a); }\n", "", "Line 1: “a” is used.");
        conflicts("fn f‹›(a: u8) {}\nfn h() { f(g()); }\n", "", "Line 2: “g()” does something");
        conflicts("fn f‹›(a: u8, b: u8) {}\nfn h() { f(g(), h()); }\n", "b, a", "Line 2: “g()” must come before “h()”");
        conflicts("fn f‹›(a: u8) {}\nfn h() { g(f); }\n", "a, b: u8 = 0", "Line 2: The function is used as a value");
        conflicts("fn f‹›(a: u8) {}\nfn h() { m!(f(1)); }\n", "", "Line 2: It is used in a macro");
        conflicts("fn f‹›(a: u8) {}\nmacro_rules! m { () => { f(1) } }\n", "", "Line 2: It is used in a macro");
        conflicts("impl A { fn len‹›(&self, a: u8) {} }\nstruct A;\nfn h(v: X) { v.len(1); }\n", "",
                "Line 3: Without types");
        conflicts("fn f‹›(a: u8) { g(b); }\n", "a, b: u8 = 0", "Line 1: “b” means something else here");
        conflicts("fn f‹›<T>(a: T) {}\n", "", "“T” would be in no parameter");
        conflicts("fn f‹›(a: &str, b: u8) -> &str { a }\n", "a, b: &str", "could come from 2 parameters");
        conflicts("#[no_mangle]\nextern \"C\" fn f‹›(a: u8) {}\n", "", "Somebody calls it who is not in this code");
    }

    @Test
    void words_that_say_no_parameters_are_refused() throws Exception {
        Sample sample = new Sample(folder).with("// lib.rs\nfn f‹›(a: u8) {}\n");
        for (String words : List.of("b", "b = 1", "a, a", "b: = 1", "b: u8 =", "a => fn")) {
            assertThrows(FailureException.class, () -> sample.change(words), words);
        }
        assertEquals("// lib.rs\nfn f(a: HashMap<u8, Vec<(u8, u8)>>, b: fn(u8) -> u8) {}\n",
                sample.change("a: HashMap<u8, Vec<(u8, u8)>>, b: fn(u8) -> u8 = |x| x == 1"));
    }
}
