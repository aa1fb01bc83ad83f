package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.Signatures.Signature;
import dev.rustaiide.foundation.text.Text;

/** Which call is being written, and how it goes on. */
class SigningTest {
    @TempDir
    private Path folder;

    private static Optional<Text> text(Path file) {
        try {
            return Optional.of(Text.of(Files.readString(file)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Signatures signatures(Sources sources, String mark) throws Exception {
        Snapshot snapshot = sources.settled();
        Sources.Mark at = sources.mark(mark);
        return new Signing(snapshot, SigningTest::text).at(snapshot.number(at.file()), at.offset(),
                text(at.file()).orElseThrow());
    }

    /** Each signature with the parameter at the place in ‹›. */
    private static void check(Sources sources, String mark, String... expected) throws Exception {
        assertEquals(List.of(expected), signatures(sources, mark).list().stream().map(SigningTest::shown).toList(),
                mark);
    }

    private static String shown(Signature signature) {
        if (signature.active() >= signature.parameters().size()) {
            return signature.label();
        }
        var span = signature.parameters().get(signature.active()).span();
        String label = signature.label();
        return label.substring(0, span.start()) + '‹' + label.substring(span.start(), span.end()) + '›'
                + label.substring(span.end());
    }

    @Test
    void a_call_of_rust_shows_its_function_with_the_parameter_that_comes_next() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs", """
                struct Shop(u8, Vec<(u8, u8)>);
                enum E { V(u8, u16) }
                impl Shop {
                    /// Sells.
                    fn sell<T: Into<u8>>(&mut self, what: T,
                        at: fn(u8, u8) -> u8) -> Self { self.‹own:sell(1, ‹own2:) } }
                fn add(a: u8, b: HashMap<u8, u8>) {}
                fn none() {}
                fn f(s: Shop) {
                    add(‹first:); add(1, ‹second:); add((1, 2), ‹tuple:); add(add(1, 2), ‹nested:add(‹inner:);
                    add(HashMap::<A, B>::new(), ‹turbofish:); add(|a, b| a, ‹closure:); add("(,", ',', ‹string:);
                    s.sell(‹method:); Shop::sell(‹path:); s.sell::<u8>(‹types:); Shop(1, ‹struct:); E::V(1, ‹variant:)
                    add(1, /* , */ { ‹block: }); none(‹none:); (1, ‹plain:); vec![1, ‹macro:]; unknown(‹unknown:);
                    let add = 1; add(‹local:);
                }
                """);
        check(sources, "first", "fn add(‹a: u8›, b: HashMap<u8, u8>)");
        check(sources, "second", "fn add(a: u8, ‹b: HashMap<u8, u8>›)");
        check(sources, "tuple", "fn add(a: u8, ‹b: HashMap<u8, u8>›)");
        check(sources, "nested", "fn add(a: u8, ‹b: HashMap<u8, u8>›)");
        check(sources, "inner", "fn add(‹a: u8›, b: HashMap<u8, u8>)");
        check(sources, "turbofish", "fn add(a: u8, ‹b: HashMap<u8, u8>›)");
        check(sources, "closure", "fn add(a: u8, ‹b: HashMap<u8, u8>›)");
        check(sources, "string", "fn add(a: u8, b: HashMap<u8, u8>)");
        String sell = "fn sell<T: Into<u8>>(&mut self, what: T, at: fn(u8, u8) -> u8) -> Self";
        check(sources, "method", sell.replace("what: T", "‹what: T›"));
        check(sources, "types", sell.replace("what: T", "‹what: T›"));
        check(sources, "path", sell.replace("&mut self", "‹&mut self›"));
        check(sources, "own2", sell.replace("at: fn(u8, u8) -> u8", "‹at: fn(u8, u8) -> u8›"));
        check(sources, "struct", "struct Shop(u8, ‹Vec<(u8, u8)>›);");
        check(sources, "variant", "V(u8, ‹u16›)");
        check(sources, "none", "fn none()");
        for (String nothing : List.of("block", "plain", "macro", "unknown", "local")) {
            check(sources, nothing);
        }
        assertEquals("Sells.", signatures(sources, "own2").list().getFirst().documentation());
    }

    @Test
    void half_a_call_is_enough() throws Exception {
        var sources = new Sources(folder).file("src/lib.rs",
                "fn add(a: u8, b: u8) {}\nfn f() { let x = add(1, ‹open:\n}\nfn g(‹declared:) {}");
        check(sources, "open", "fn add(a: u8, ‹b: u8›)");
        check(sources, "declared");
    }

    @Test
    void of_an_overloaded_function_the_one_that_fits_is_chosen() throws Exception {
        var sources = new Sources(folder).file("A.java", """
                class A {
                    A(int one) {}
                    A(int one, Map<String, Integer> two) {
                        run(1, ‹two:); new A(new Map<A, B>(), ‹made:); run(1, 2, ‹many:); }
                    /** Runs {@code it}.
                     *  @param one the first
                     *     of all */
                    @Override
                    void run(int one) {}
                    void run(int one, int... two) {}
                }
                """);
        check(sources, "two", "void run(int one)", "void run(int one, ‹int... two›)");
        assertEquals(1, signatures(sources, "two").active());
        check(sources, "many", "void run(int one)", "void run(int one, ‹int... two›)");
        check(sources, "made", "A(int one)", "A(int one, ‹Map<String, Integer> two›)");
        assertEquals("Runs `it`.\n\n- `one` the first of all",
                signatures(sources, "two").list().getFirst().documentation());
    }

    @Test
    void other_languages_have_their_own_words_for_parameters() throws Exception {
        var sources = new Sources(folder)
                .file("a.py", "class Shop:\n    def __init__(self, name, *rest):\n        \"\"\"Opens.\n\n"
                        + "        Well.\n        \"\"\"\n    def sell(self, what=(1, 2), at: int = 3): pass\n"
                        + "def f(x: Shop):\n    Shop(1, 2, ‹made:3)\n    x.sell(1, ‹sell:2)\n")
                .file("a.ts", "/** Adds. */\nfunction add(a: number, b: Map<string, number>): void {}\nadd(1, ‹ts:2);")
                .file("a.go", "package a\n// Sells.\n"
                        + "func (s *Shop) Sell(what int, at int) error { return s.Sell(1, ‹go:2) }\n")
                .file("a.c", "int add(int a, char *b) { return add(1, ‹c:0); }");
        check(sources, "made", "def __init__(self, name, ‹*rest›)");
        assertEquals("Opens.\n\nWell.", signatures(sources, "made").list().getFirst().documentation());
        check(sources, "sell", "def sell(self, what=(1, 2), ‹at: int = 3›)");
        check(sources, "ts", "function add(a: number, ‹b: Map<string, number>›): void");
        assertEquals("Adds.", signatures(sources, "ts").list().getFirst().documentation());
        check(sources, "go", "func (s *Shop) Sell(what int, ‹at int›) error");
        check(sources, "c", "int add(int a, ‹char *b›)");
    }

    @Test
    void comments_for_documentation_become_markdown() {
        assertEquals("The **first** of `a.b` and `List<T>`.\n\nMore.\n\n- `x` how many\n\n**Returns** `x` times two"
                + "\n\n**Throws** `IOException` if not", DocComments.markdown("""
                        The <b>first</b> of {@link a#b} and {@code List<T>}.
                        <p>More.
                        @param x how many
                        @return {@code x} times
                            two
                        @throws IOException if not
                        """));
        assertEquals("- `n` count", DocComments.markdown("\\param n count"));
        assertEquals("- `s` the string", DocComments.markdown("@param {string} s - the string"));
    }
}
