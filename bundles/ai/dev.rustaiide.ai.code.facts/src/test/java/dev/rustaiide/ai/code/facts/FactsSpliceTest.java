package dev.rustaiide.ai.code.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.facts.internal.FactsPart;
import dev.rustaiide.ai.code.facts.internal.FactsSplice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Facts of which only a part was read again are, number by number, those of a walk over the whole tree. */
class FactsSpliceTest {
    private static final Path FILE = Path.of("sample.rs");
    private static final String[] PIECES = {"x", "y", "_", " ", "\n", "\r\n", "{", "}", "(", ")", ";", ",", "::", ".",
        "\"", "'a", "/*", "*/", "// ", "#[", "]", "r#\"", "\"#", "self", "Self", "mut ", "pub ", "é", "😀",
        "let a = b;\n", "fn f<T>(x: u8) -> T { x.y() }\n", "use a::{b, c as d};\n", "use *;\n",
        "mod m { fn g() { h!(i); } }\n", "impl T for U {", "struct Q { a: T }\n", "static S: U = 1;\n",
        "macro_rules! m { ($a:expr) => { $a.b } }\n", "let Q { a, b: c } = d;", "let f: fn(x: u8) = g;",
        "match a { B => { c } }", "|x| { y }", "if let A(b) = c { b }", "for a in { b } { c }",
        "'l: loop { break 'l; }", "f::<fn(x: u8)>();"};

    private final Reading reading = FactsTest.reading();

    @Property(tries = 60)
    void after_any_edits_the_facts_are_those_of_the_whole_tree(@ForAll int seed) throws IOException {
        edit(Text.of(sample()), new Random(seed), 8);
    }

    /** With {@code -Dfacts.corpus=FOLDER -Dfacts.edits=20}: so many edits of each source there. */
    @Test
    @EnabledIfSystemProperty(named = "facts.corpus", matches = ".+")
    void after_edits_of_other_sources_too() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("facts.corpus")))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".rs")).sorted().toList()) {
                edit(Text.of(Files.readString(file)), new Random(file.hashCode()), Integer.getInteger("facts.edits"));
            }
        }
    }

    private void edit(Text source, Random random, int edits) {
        var texts = new OpenTexts(reading);
        Text text = source;
        texts.of(FILE, text);
        for (int i = 0; i < edits; i++) {
            int start = whole(text, random.nextInt(text.length() + 1));
            int most = random.nextInt(4) == 0 ? 60 : random.nextInt(3);
            int end = whole(text, Math.min(text.length(), start + random.nextInt(most + 1)));
            Text after = text.replace(start, Math.max(start, end), PIECES[random.nextInt(PIECES.length)]);
            OpenTexts.Known known = texts.of(FILE, after).orElseThrow();
            assertSame(reading.facts(known.tree()), known.facts(), () -> "an edit at " + start + " of\n" + after);
            text = random.nextInt(3) == 0 ? source : after;
            known = texts.of(FILE, text).orElseThrow();
            assertSame(reading.facts(known.tree()), known.facts(), () -> "back from an edit at " + start);
        }
    }

    /** Not between the halves of a pair. */
    private static int whole(Text text, int offset) {
        return offset < text.length() && Character.isLowSurrogate(text.charAt(offset)) ? offset - 1 : offset;
    }

    @Test
    void a_key_in_a_statement_has_that_read_again_and_nothing_else() {
        String item = "impl<T> Some%d<T> {\n    fn one(&self) { self.a }\n    fn two(x: u8) {\n        if x {\n"
                + "            call(x); other(x); third();\n        }\n    }\n    fn three() {}\n}\n\n";
        String source = String.join("", IntStream.range(0, 50).mapToObj(item::formatted).toList());
        Text text = Text.of(source);
        int at = source.indexOf("ther(x)", source.length() / 2);
        TextChange change = TextChange.insert(at, "y");
        SyntaxTree before = reading.tree(FILE, text).orElseThrow();
        SyntaxTree tree = before.edited(at, at, 1, text.apply(List.of(change)));
        FactsPart part = reading.changed(tree, change).orElseThrow();
        assertEquals("oyther(x);", tree.text().substring(part.start(), part.end()).strip());
        assertEquals(2, part.around());
        FileFacts facts = FactsSplice.of(reading.facts(before), part, tree.text()).orElseThrow();
        assertSame(reading.facts(tree), facts, () -> "the key");
        assertTrue(facts.uses(reading.names().find("oyther")));
    }

    @Test
    void a_name_that_holds_in_all_of_a_function_does_so_after_a_key_in_its_statement() {
        String source = "fn a() {}\n\nfn f() {\n    first();\n    make::<fn(x: u8)>();\n    last();\n}\n";
        var texts = new OpenTexts(reading);
        texts.of(FILE, Text.of(source));
        OpenTexts.Known known = texts.of(FILE, Text.of(source.replace("make", "makes"))).orElseThrow();
        int local = known.facts().localNamedAt(known.text().toString().indexOf("x: u8"));
        assertEquals(source.indexOf("fn f()"), known.facts().locals().from()[local]);
        assertSame(reading.facts(known.tree()), known.facts(), () -> "the key");
    }

    @Test
    void two_who_write_in_one_file_each_go_on_from_their_own_text() throws IOException {
        var texts = new OpenTexts(reading);
        Text one = Text.of(sample());
        Text other = one;
        texts.of(FILE, one);
        for (int i = 0; i < 5; i++) {
            one = one.replace(10, 10, "a");
            other = other.replace(other.length() - 10, other.length() - 10, "b");
            OpenTexts.Known ones = texts.of(FILE, one).orElseThrow();
            OpenTexts.Known others = texts.of(FILE, other).orElseThrow();
            assertSame(reading.facts(ones.tree()), ones.facts(), () -> "one's edit");
            assertSame(reading.facts(others.tree()), others.facts(), () -> "the other's edit");
            int changed = others.tree().nodes().orElseThrow().changedFrom();
            assertTrue(i == 0 || changed > other.length() / 2, "the other's text was made from one's");
        }
    }

    private static void assertSame(FileFacts expected, FileFacts facts, Supplier<String> where) {
        assertEquals(expected.language(), facts.language(), where);
        assertEquals(expected.length(), facts.length(), where);
        assertArrayEquals(expected.lineStarts(), facts.lineStarts(), where);
        assertArrayEquals(expected.names(), facts.names(), where);
        assertColumns(expected.definitions(), facts.definitions(), where);
        assertColumns(expected.locals(), facts.locals(), where);
        assertColumns(expected.uses(), facts.uses(), where);
        assertColumns(expected.owners(), facts.owners(), where);
        assertColumns(expected.origins(), facts.origins(), where);
        assertColumns(expected.imports(), facts.imports(), where);
    }

    private static void assertColumns(Record expected, Record facts, Supplier<String> where) {
        try {
            for (var column : expected.getClass().getRecordComponents()) {
                Object wanted = column.getAccessor().invoke(expected);
                Object found = column.getAccessor().invoke(facts);
                if (wanted instanceof byte[] bytes) {
                    assertArrayEquals(bytes, (byte[]) found, () -> column + " after " + where.get());
                } else {
                    assertArrayEquals((int[]) wanted, (int[]) found, () -> column + " after " + where.get());
                }
            }
        } catch (ReflectiveOperationException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static String sample() throws IOException {
        try (var in = FactsSpliceTest.class.getResourceAsStream("/facts/rust.rs")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
