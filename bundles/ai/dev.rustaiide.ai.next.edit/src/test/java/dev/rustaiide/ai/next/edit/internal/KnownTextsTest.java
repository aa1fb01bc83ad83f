package dev.rustaiide.ai.next.edit.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

class KnownTextsTest {
    private static final Path FILE = Path.of("/project/src/main.rs");

    private static SourceText source(String name, int version, Text text) {
        return new SourceText(FILE.resolveSibling(name), LanguageId.RUST, version, text);
    }

    private static void assertSameTokens(SiteTokens expected, SiteTokens found) {
        assertEquals(expected.text(), found.text());
        assertEquals(expected.count(), found.count());
        for (int i = 0; i < expected.count(); i++) {
            assertEquals(expected.spelling().token(expected.number(i)), found.spelling().token(found.number(i)));
            assertEquals(expected.start(i), found.start(i));
            assertEquals(expected.end(i), found.end(i));
            assertEquals(expected.kind(i), found.kind(i));
            assertEquals(expected.zone(i), found.zone(i));
            assertEquals(expected.countOf(expected.number(i)), found.countOf(found.number(i)));
        }
    }

    /** Several edits of one text, each from the one before. */
    @Property(tries = 300)
    void what_was_edited_is_as_what_was_read(
            @ForAll @StringLength(max = 60) @Chars({'a', 'b', ' ', '\n', '"', '/', '*', '\'', '#', 'r', '{', ':', '\\'})
            String before, @ForAll Random random,
            @ForAll List<@StringLength(max = 8) @Chars({'a', ' ', '\n', '"', '/', '*', '\'', '#', 'r', ':'})
                    String> typed) {
        var known = new KnownTexts();
        Text text = Text.of(before);
        known.with(source("a.rs", 0, text), SiteTokens::count);
        for (String each : typed) {
            int start = random.nextInt(text.length() + 1);
            text = text.replace(start, start + random.nextInt(Math.min(5, text.length() - start) + 1), each);
            SiteTokens read = SiteTokens.ofCode(text.toString(), "rust", new Spelling());
            known.with(source("a.rs", 1, text), tokens -> {
                assertSameTokens(read, tokens);
                assertSameTokens(SiteTokens.ofAll(read), SiteTokens.ofAll(tokens));
                return tokens;
            });
        }
    }

    @Test
    void a_text_is_read_once_and_belongs_to_one_at_a_time() {
        var known = new KnownTexts();
        SourceText source = source("a.rs", 0, Text.of("fn main() {}"));
        SiteTokens first = known.with(source, tokens -> {
            assertNotSame(tokens, known.with(source, other -> other));
            return tokens;
        });
        assertSame(first, known.with(source, tokens -> tokens));
        known.forget(source.file());
        assertNotSame(first, known.with(source, tokens -> tokens));
    }

    @Test
    void of_many_files_the_last_are_known() {
        var known = new KnownTexts();
        SourceText first = source("0.rs", 0, Text.of("fn main() {}"));
        SiteTokens tokens = known.with(first, each -> each);
        for (int i = 1; i < 4; i++) {
            known.with(source(i + ".rs", 0, Text.of("fn f() {}")), each -> each);
        }
        assertNotSame(tokens, known.with(first, each -> each));
    }

    @Test
    void a_sequence_is_found_wherever_it_stands() {
        Random random = new Random(4);
        var text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("abcd".charAt(random.nextInt(4))).append(' ');
        }
        SiteTokens tokens = SiteTokens.ofCode(text.toString(), "rust", new Spelling());
        for (int round = 0; round < 100; round++) {
            int from = random.nextInt(390);
            int length = 1 + random.nextInt(5);
            int[] sequence = new int[length];
            for (int i = 0; i < length; i++) {
                sequence[i] = tokens.number(from + i);
            }
            int[] found = IntStream.rangeClosed(0, 400 - length).filter(at -> IntStream.range(0, length)
                    .allMatch(i -> tokens.number(at + i) == sequence[i])).toArray();
            assertArrayEquals(found, tokens.places(sequence));
        }
        assertEquals(0, tokens.places('!').length);
    }
}
