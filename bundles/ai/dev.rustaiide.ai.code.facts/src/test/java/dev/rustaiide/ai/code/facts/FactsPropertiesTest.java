package dev.rustaiide.ai.code.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;

/** Facts after edits are those of a fresh reading, and what is stored comes back. */
class FactsPropertiesTest {
    private static final String[] SAMPLES = {"rust.rs", "java.java", "python.py", "typescript.ts", "go.go", "c.c",
        "cpp.cpp", "shell.sh"};
    private static final String[] PIECES = {"x", " ", "\n", "{", "}", "(", ")", "let a = b;\n", "fn f(x: u8) {}\n",
        "😀", "é", "\"", "'", "::", ".", "use a::{b, c};\n", "\t", "/*", "*/", "//", "self", "match", "=> ", "|",
        "𝒜b", "\\", "<", ">"};

    private final Reading reading = FactsTest.reading();

    /** While a text does not parse, the parser may read what is left of it in several ways. */
    @Property(tries = 5)
    void facts_after_edits_are_those_of_a_fresh_reading_as_soon_as_the_text_parses(
            @ForAll @IntRange(max = 7) int sample, @ForAll int seed) throws IOException {
        var random = new Random(seed);
        Path file = Path.of(SAMPLES[sample]);
        Text whole = Text.of(read(SAMPLES[sample]));
        var texts = new OpenTexts(reading);
        texts.of(file, whole);
        for (int i = 0; i < 4; i++) {
            int start = random.nextInt(whole.length() + 1);
            int end = Math.min(whole.length(), start + (random.nextBoolean() ? 0 : random.nextInt(30)));
            Text broken = whole.replace(start, end, PIECES[random.nextInt(PIECES.length)]);
            check(texts, file, broken);
            check(texts, file, whole);
        }
    }

    @Property(tries = 5)
    void lines_that_are_added_and_removed_leave_what_a_fresh_reading_finds(@ForAll int seed) throws IOException {
        var random = new Random(seed);
        String[] items = {"fn added(x: u8) -> u8 { x + 1 }\n", "use a::{b, c as d};\n", "// é😀\n", "\n",
            "struct Added<T> { a: T }\nimpl<T> Added<T> { fn f(&self) { self.a; } }\n"};
        Path file = Path.of("rust.rs");
        Text text = Text.of(read("rust.rs"));
        int first = text.toString().indexOf("#[derive");
        var texts = new OpenTexts(reading);
        for (int i = 0; i < 12; i++) {
            String item = items[random.nextInt(items.length)];
            text = text.replace(first, first, item);
            check(texts, file, text);
            if (random.nextInt(3) == 0) {
                text = text.replace(first, first + item.length(), "");
                check(texts, file, text);
            }
        }
    }

    private void check(OpenTexts texts, Path file, Text text) {
        FileFacts edited = texts.of(file, text).orElseThrow().facts();
        String described = ShowFacts.describe(edited, text, reading.names());
        assertFalse(described.contains("WRONG"), described);
        SyntaxTree fresh = reading.tree(file, text).orElseThrow();
        if (fresh.errorCount() == 0) {
            assertEquals(ShowFacts.describe(reading.facts(fresh), text, reading.names()), described);
        }
    }

    @Property(tries = 12)
    void facts_that_were_stored_come_back(@ForAll @IntRange(max = 7) int sample, @ForAll int seed)
            throws IOException {
        var random = new Random(seed);
        String source = read(SAMPLES[sample]);
        int cut = random.nextInt(source.length());
        Text text = Text.of(source.substring(cut) + PIECES[random.nextInt(PIECES.length)] + source.substring(0, cut));
        FileFacts facts = reading.facts(Path.of(SAMPLES[sample]), text).orElseThrow();
        byte[] stored = FactsCodec.encode(facts, reading.names());
        var others = new Names();
        others.of("something_else");
        FileFacts back = FactsCodec.decode(stored, facts.language(), others);
        assertEquals(ShowFacts.describe(facts, text, reading.names()), ShowFacts.describe(back, text, others));
        byte[] damaged = stored.clone();
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            FactsCodec.decode(damaged, facts.language(), new Names());
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | IllegalArgumentException refused) {
            // Refused as announced; what is taken has at least the right shape.
        }
    }

    private static String read(String name) throws IOException {
        try (var in = FactsPropertiesTest.class.getResourceAsStream("/facts/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
