package dev.rustaiide.ai.refactoring.rust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** In the texts, ‹ and › stand around what is selected, and ‹› at the caret. */
class RefactoringsTest {
    private interface Refactoring {
        List<TextChange> of(RustText rust, Span selection) throws FailureException, InterruptedException;
    }

    private static final Refactoring VARIABLE = (rust, span) -> new VariableExtraction(rust, span).as("name");
    private static final Refactoring FUNCTION = (rust, span) -> new FunctionExtraction(rust, span).as("name");
    private static final Refactoring INLINE = (rust, span) -> new VariableInlining(rust, span.start()).changes();
    private static final Refactoring IMPORTS = (rust, span) -> new ImportOrder(rust).changes();

    private static Refactoring rename(String name) {
        return (rust, span) -> {
            var rename = new LocalRename(rust);
            return rename.to(rename.at(span.start()).orElseThrow(() -> RustNames.refused("", "not local", "")), name);
        };
    }

    private static String after(Refactoring refactoring, String marked)
            throws FailureException, InterruptedException {
        int start = marked.indexOf('‹');
        int end = marked.indexOf('›') - 1;
        Text text = Text.of(marked.replace("‹", "").replace("›", ""));
        RustText rust = RustText.of("Cannot.", Rust.SYNTAX, Rust.language(), text);
        Span span = start < 0 ? new Span(0, 0) : new Span(start, end);
        return text.apply(refactoring.of(rust, span)).toString();
    }

    private static void check(Refactoring refactoring, String marked, String expected)
            throws FailureException, InterruptedException {
        assertEquals(expected, after(refactoring, marked));
    }

    private static void refuses(Refactoring refactoring, String marked, String reason) {
        var refused = assertThrows(FailureException.class, () -> after(refactoring, marked)).failure();
        assertTrue(refused.why().contains(reason), refused.why());
    }

    @Test
    void a_local_name_is_renamed_where_it_is_meant_and_nowhere_else() throws Exception {
        check(rename("b"), "fn f(‹›a: i32) { let x = a + a; { let a = 2; g(a); } let a = a; p.a(a); }",
                "fn f(b: i32) { let x = b + b; { let a = 2; g(a); } let a = b; p.a(a); }");
        check(rename("b"), "fn f() { match o { S { ‹›a, c: d } => S { a, c: d }, T(a) | U(a) => a } }",
                "fn f() { match o { S { a: b, c: d } => S { a: b, c: d }, T(a) | U(a) => a } }");
        check(rename("b"), "fn f() { match o { T(‹›a) | U(a) if a > 1 => a, a => a } }",
                "fn f() { match o { T(b) | U(b) if b > 1 => b, a => a } }");
        check(rename("b"), "fn f() { let a = 1; println!(\"{a} {a:?} {{a}} {:a$}\", ‹›a, a.a); }",
                "fn f() { let b = 1; println!(\"{b} {b:?} {{a}} {:b$}\", b, b.a); }");
        check(rename("b"), "fn f() { let a = 1; let c = |a: i32, d| a + d; let e = || a‹›; }",
                "fn f() { let b = 1; let c = |a: i32, d| a + d; let e = || b; }");
        check(rename("b"), "fn f() { if let Some(‹›a) = g() && a > 0 { a } else { a }; while let Some(a) = a {} }",
                "fn f() { if let Some(b) = g() && b > 0 { b } else { a }; while let Some(a) = a {} }");
        check(rename("b"), "fn f() { let Some(‹›a) = g(a) else { return a }; 'a: for a in a..9 { break 'a; } }",
                "fn f() { let Some(b) = g(a) else { return a }; 'a: for a in b..9 { break 'a; } }");
        check(rename("ü"), "fn f() { let 𝒙‹› = \"😀\"; g(𝒙) }", "fn f() { let ü = \"😀\"; g(ü) }");
        check(rename("r#type"), "fn f() { let ‹›a = 1; a }", "fn f() { let r#type = 1; r#type }");
    }

    @Test
    void a_name_that_would_mean_something_else_is_refused() {
        refuses(rename("b"), "fn f(‹›a: i32) { let b = 1; a + b }", "means something else at line 1");
        refuses(rename("b"), "fn f(a: i32) { let ‹›c = 1;\n a + b + c }", "means something else at line 2");
        refuses(rename("b"), "fn f(b: i32) { let ‹›c = 1; b }", "means something else");
        refuses(rename("b"), "fn f() { fn b() {} let ‹›c = 1; b() }", "means something else");
        refuses(rename("fn"), "fn f() { let ‹›c = 1; }", "reserved word");
        refuses(rename("1a"), "fn f() { let ‹›c = 1; }", "not a name");
        refuses(rename("Big"), "fn f() { let ‹›c = 1; }", "capital");
        refuses(rename(""), "fn f() { let ‹›c = 1; }", "empty");
        refuses(rename("b"), "fn f() { let ‹›a = 1; foreign!(a); }", "foreign!");
        refuses(rename("b"), "fn f() { let ‹›a = 1; println!(\"{a}\", a = a); }", "argument of println!");
        refuses(rename("b"), "fn f() { let ‹›a = 1; vec![1].iter().map(|x| x); assert!(o.is_some_and(|a| a)); }",
                "assert!");
        refuses(rename("b"), "fn ‹›f() {}", "not local");
        refuses(rename("b"), "fn f() { x.‹›a }", "not local");
    }

    @Test
    void an_expression_gets_a_name_before_its_statement() throws Exception {
        check(VARIABLE, "fn f() {\n    g(‹a + 1›);\n}\n", "fn f() {\n    let name = a + 1;\n    g(name);\n}\n");
        check(VARIABLE, "fn f() {\r\n    g(1, ‹h()›)\r\n}\r\n",
                "fn f() {\r\n    let name = h();\r\n    g(1, name)\r\n}\r\n");
        check(VARIABLE, "fn f() { if ‹a > 1› { b } }", "fn f() { let name = a > 1; if name { b } }");
        check(VARIABLE, "fn f() { ‹g(a)›; }", "fn f() { let name = g(a); }");
        check(VARIABLE, "fn f() { for x in ‹a.iter()› { } }", "fn f() { let name = a.iter(); for x in name { } }");
        check(VARIABLE, "fn f() { g(|x| { h(‹x * 2›) }) }", "fn f() { g(|x| { let name = x * 2; h(name) }) }");
    }

    @Test
    void an_expression_that_would_be_evaluated_otherwise_is_refused() {
        refuses(VARIABLE, "fn f() { g() + ‹a› ; }", "place");
        refuses(VARIABLE, "fn f() { g(h(), ‹i()›); }", "happens before it");
        refuses(VARIABLE, "fn f() { a && ‹b()›; }", "only if");
        refuses(VARIABLE, "fn f() { if a { } else if ‹b()› { } }", "only if");
        refuses(VARIABLE, "fn f() { match a { 1 => ‹b()›, _ => 2 } }", "arm");
        refuses(VARIABLE, "fn f() { while ‹a > 1› { } }", "loop");
        refuses(VARIABLE, "fn f() { g(|x| ‹x + 1›); }", "closure");
        refuses(VARIABLE, "fn f() { ‹it()›.next(); }", "method");
        refuses(VARIABLE, "fn f() { g(&mut ‹h()›); }", "written to");
        refuses(VARIABLE, "fn f() { g(‹name + 1›, name); }", "something else");
        refuses(VARIABLE, "fn f() { ‹return 1›; }", "return");
        refuses(VARIABLE, "fn f() { g(‹a +› 1); }", "not a whole expression");
        refuses(VARIABLE, "const A: i32 = ‹1 + 2›;", "not in a function");
        refuses(VARIABLE, "fn f() { println!(\"{}\", ‹a + 1›); }", "not a whole expression");
        refuses(VARIABLE, "fn f() { g(‹a + 1›; }", "does not parse");
    }

    @Test
    void a_variable_gives_way_to_its_value() throws Exception {
        check(INLINE, "fn f() {\n    let ‹›x = a() + 1;\n    g(2 * x);\n}\n", "fn f() {\n    g(2 * (a() + 1));\n}\n");
        check(INLINE, "fn f(a: i32) { let x = a + 1; g(x‹›, x * 2); S { x } }",
                "fn f(a: i32) { g(a + 1, (a + 1) * 2); S { x: a + 1 } }");
        check(INLINE, "fn f() { let ‹›x = 2; assert_eq!(x, y); }", "fn f() { assert_eq!(2, y); }");
    }

    @Test
    void a_variable_whose_value_might_be_another_one_stays() {
        refuses(INLINE, "fn f() { let ‹›x = a(); b(); g(x); }", "between");
        refuses(INLINE, "fn f() { let ‹›x = a(); g(b(), x); }", "happens before it");
        refuses(INLINE, "fn f() { let ‹›x = a(); g(x, x); }", "more than once");
        refuses(INLINE, "fn f() { let mut ‹›x = 1; g(x); }", "can change");
        refuses(INLINE, "fn f() { let ‹›x: u8 = 1; g(x); }", "type is written");
        refuses(INLINE, "fn f() { let (‹›x, y) = z; g(x); }", "pattern");
        refuses(INLINE, "fn f() { let ‹›x = 1; }", "not used");
        refuses(INLINE, "fn f() { let ‹›x = 1; println!(\"{x}\"); }", "formatted");
        refuses(INLINE, "fn f(a: i32) { let ‹›x = a + 1; { let a = 2; g(x, a); } }", "something else");
        refuses(INLINE, "fn f() { let ‹›x = a(); loop { g(x); } }", "between");
        refuses(INLINE, "fn f() { let ‹›x = a(b); b.g(x); }", "borrowed before");
        refuses(INLINE, "fn f(p: i32) { g(‹›p) }", "no variable");
    }

    @Test
    void statements_become_a_function_with_what_they_need() throws Exception {
        check(FUNCTION, "fn f(a: i32, b: &str) {\n    ‹g(a);\n    h(b, a);›\n    i(a);\n}\n",
                "fn f(a: i32, b: &str) {\n    name(a, b);\n    i(a);\n}\n\nfn name(a: i32, b: &str) {\n"
                        + "    g(a);\n    h(b, a);\n}\n");
        check(FUNCTION, "impl S {\n    fn f(a: i32) -> i32 {\n        ‹let x: i32 = a * 2;\n        x + a›\n    }\n}\n",
                "impl S {\n    fn f(a: i32) -> i32 {\n        Self::name(a)\n    }\n\n    fn name(a: i32) -> i32 {\n"
                        + "        let x: i32 = a * 2;\n        x + a\n    }\n}\n");
        check(FUNCTION, "fn f(a: i32) {\n    if a > 1 {\n        ‹let mut x: u8 = g(a);›\n        x += 1;\n    }\n}\n",
                "fn f(a: i32) {\n    if a > 1 {\n        let mut x = name(a);\n        x += 1;\n    }\n}\n\n"
                        + "fn name(a: i32) -> u8 {\n    let mut x: u8 = g(a);\n    x\n}\n");
    }

    @Test
    void the_value_of_a_block_stays_its_value() throws Exception {
        check(FUNCTION, "fn f(a: i32) -> u8 {\n    g();\n    ‹match a {\n        _ => 1,\n    }›\n}\n",
                "fn f(a: i32) -> u8 {\n    g();\n    name(a)\n}\n\nfn name(a: i32) -> u8 {\n    match a {\n"
                        + "        _ => 1,\n    }\n}\n");
    }

    @Test
    void a_variable_goes_in_by_value_or_borrowed_as_its_uses_need() throws Exception {
        check(FUNCTION, "fn f(a: String) {\n    ‹h(a.len(), &a);›\n    g(a);\n}\n",
                "fn f(a: String) {\n    name(&a);\n    g(a);\n}\n\nfn name(a: &String) {\n    h(a.len(), a);\n}\n");
        check(FUNCTION, "fn f(mut a: i32) {\n    ‹a += 1;\n    println!(\"{}\", a);›\n    g(a);\n}\n",
                "fn f(mut a: i32) {\n    name(&mut a);\n    g(a);\n}\n\nfn name(a: &mut i32) {\n    *a += 1;\n"
                        + "    println!(\"{}\", *a);\n}\n");
        check(FUNCTION, "fn f(mut a: T) {\n    ‹a.g();›\n}\n",
                "fn f(mut a: T) {\n    name(a);\n}\n\nfn name(mut a: T) {\n    a.g();\n}\n");
        check(FUNCTION, "fn f(a: &mut T) {\n    ‹a.g();›\n    h(a);\n}\n",
                "fn f(a: &mut T) {\n    name(a);\n    h(a);\n}\n\nfn name(a: &mut T) {\n    a.g();\n}\n");
        check(FUNCTION, "fn f() {\n    let a = format!(\"\");\n    ‹if a == b {\n        g();\n    }›\n    h(a);\n}\n",
                "fn f() {\n    let a = format!(\"\");\n    name(&a);\n    h(a);\n}\n\nfn name(a: &String) {\n"
                        + "    if *a == b {\n        g();\n    }\n}\n");
    }

    @Test
    void what_comes_out_of_a_function_is_one_value_or_several_and_fails_as_before() throws Exception {
        check(FUNCTION, "fn f() {\n    ‹let a: i32 = 1;\n    let mut b: u8 = 2;›\n    b += g(a);\n}\n",
                "fn f() {\n    let (a, mut b) = name();\n    b += g(a);\n}\n\nfn name() -> (i32, u8) {\n"
                        + "    let a: i32 = 1;\n    let mut b: u8 = 2;\n    (a, b)\n}\n");
        check(FUNCTION, "fn f() -> io::Result<u8> {\n    ‹let a: i32 = g()?;›\n    h(a)\n}\n",
                "fn f() -> io::Result<u8> {\n    let a = name()?;\n    h(a)\n}\n\n"
                        + "fn name() -> io::Result<i32> {\n    let a: i32 = g()?;\n    Ok(a)\n}\n");
        check(FUNCTION, "fn f() -> Result<(), E> {\n    ‹g()?;\n    for a in b {\n        break;\n    }›\n    h()\n}\n",
                "fn f() -> Result<(), E> {\n    name()?;\n    h()\n}\n\nfn name() -> Result<(), E> {\n    g()?;\n"
                        + "    for a in b {\n        break;\n    }\n    Ok(())\n}\n");
        check(FUNCTION, "fn f(a: u8) -> u8 {\n    g();\n    ‹if a > 1 {\n        return 2;\n    }\n    a›\n}\n",
                "fn f(a: u8) -> u8 {\n    g();\n    name(a)\n}\n\nfn name(a: u8) -> u8 {\n    if a > 1 {\n"
                        + "        return 2;\n    }\n    a\n}\n");
    }

    @Test
    void statements_that_use_self_become_a_method() throws Exception {
        check(FUNCTION, "impl S {\n    fn f(&self, a: u8) {\n        ‹self.g(a);›\n    }\n}\n",
                "impl S {\n    fn f(&self, a: u8) {\n        self.name(a);\n    }\n\n    fn name(&self, a: u8) {\n"
                        + "        self.g(a);\n    }\n}\n");
        check(FUNCTION, "impl S {\n    fn f(&mut self) {\n        ‹self.a += 1;›\n    }\n}\n",
                "impl S {\n    fn f(&mut self) {\n        self.name();\n    }\n\n    fn name(&mut self) {\n"
                        + "        self.a += 1;\n    }\n}\n");
    }

    @Test
    void statements_whose_types_or_ways_are_not_known_stay() {
        refuses(FUNCTION, "fn f() { let a = g(); ‹h(a);› }", "type of “a” is not known");
        refuses(FUNCTION, "fn f(a: i32) { ‹return;› g(); }", "return");
        refuses(FUNCTION, "fn f(a: i32) { loop { ‹if a > 1 { break; }› } }", "leaves a loop around it by break");
        refuses(FUNCTION, "fn f(mut a: T) { ‹a.g();› h(a); }", "whether “g” changes “a”");
        refuses(FUNCTION, "fn f(self) { ‹self.g();› }", "owns");
        refuses(FUNCTION, "fn f(&mut self) { let a: &u8 = &self.a; ‹self.g();› h(a); }", "part of it");
        refuses(FUNCTION, "async fn f() { ‹g().await;› }", "async");
        refuses(FUNCTION, "fn f(a: i32) { ‹g()?;› h(); }", "?");
        refuses(FUNCTION, "fn f<T>(a: T) { ‹g(a);› }", "generic");
        refuses(FUNCTION, "fn f() { ‹let a = 1;› g(a); }", "not known");
        refuses(FUNCTION, "fn name() {} fn f() { ‹g();› }", "is a name in this file");
        refuses(FUNCTION, "fn f() { g(‹1›); }", "whole statements");
        refuses(FUNCTION, "impl T for S { fn f() { ‹g();› } }", "trait");
    }

    @Test
    void imports_are_sorted_merged_and_told_once() throws Exception {
        check(IMPORTS, "use std::fmt::Display;\nuse std::collections::HashMap;\nuse std::collections::HashSet;\n"
                + "use crate::a;\nuse std::fmt::Display;\nuse std::fmt::{self, Debug};\n\nuse b::C;\nfn f() { a() }\n"
                + "fn g(x: fmt::Error) {}",
                "use crate::a;\nuse std::collections::{HashMap, HashSet};\nuse std::fmt::{self, Debug, Display};\n\n"
                + "use b::C;\nfn f() { a() }\nfn g(x: fmt::Error) {}");
        check(IMPORTS, "use b::x as y;\npub use b::z;\nuse b::*;\nmod m;",
                "use b::{x as y, *};\npub use b::z;\nmod m;");
        check(IMPORTS, "use std::{io, fmt::Write, io::Read};\nfn f() { io() }",
                "use std::{fmt::Write, io, io::Read};\nfn f() { io() }");
        check(IMPORTS, "// one\nuse b::B;\n#[cfg(test)]\nuse a::A;\nuse a::a; // why\n",
                "// one\nuse b::B;\n#[cfg(test)]\nuse a::A;\nuse a::a; // why\n");
        check(IMPORTS, "mod t {\n    use super::b;\n    use super::a;\n    fn f() { a(b) }\n}\n",
                "mod t {\n    use super::{a, b};\n    fn f() { a(b) }\n}\n");
    }

    @Test
    void an_import_goes_only_if_nobody_can_use_it() throws Exception {
        check(IMPORTS, "use a::gone;\nuse a::Trait;\nuse a::used;\nfn f() { used() }",
                "use a::{used, Trait};\nfn f() { used() }");
        check(IMPORTS, "use a::gone;\n\nfn f() {}\n", "\nfn f() {}\n");
        check(IMPORTS, "use a::kept;\nmod child;\n", "use a::kept;\nmod child;\n");
        check(IMPORTS, "use a::kept;\nfn f() { foreign!() }\n", "use a::kept;\nfn f() { foreign!() }\n");
        check(IMPORTS, "pub use a::kept;\nfn f() {}\n", "pub use a::kept;\nfn f() {}\n");
        check(IMPORTS, "use a::kept;\nfn f() {}\n/// See [kept].\nfn g() {}\n",
                "use a::kept;\nfn f() {}\n/// See [kept].\nfn g() {}\n");
    }
}
