package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Span;

class WordDiffTest {
    private static String marked(String line, List<Span> parts) {
        var text = new StringBuilder(line);
        for (Span part : parts.reversed()) {
            text.insert(part.end(), ']').insert(part.start(), '[');
        }
        return text.toString();
    }

    private static void check(String before, String after, String markedBefore, String markedAfter) {
        WordDiff diff = WordDiff.of(before, after);
        assertEquals(markedBefore, marked(before, diff.before()));
        assertEquals(markedAfter, marked(after, diff.after()));
    }

    @Test
    void whole_words_are_marked() {
        check("let total = sum(a, b);", "let result = sum(a, b, c);", "let [total] = sum(a, b);",
                "let [result] = sum(a, b[, c]);");
        check("    foo(bar)", "foo(bar)", "[    ]foo(bar)", "foo(bar)");
        check("use a::b;", "use a::b;", "use a::b;", "use a::b;");
    }

    @Test
    void lines_with_hardly_anything_in_common_are_not_marked() {
        check("return Err(Failure::Missing);", "let name = file.name();", "return Err(Failure::Missing);",
                "let name = file.name();");
    }

    /** What lies outside of the marks is the same in both lines. */
    @Property(tries = 500)
    void what_is_not_marked_is_the_same(@ForAll String before, @ForAll String after) {
        WordDiff diff = WordDiff.of(before, after);
        if (!diff.before().isEmpty() || !diff.after().isEmpty()) {
            assertEquals(rest(before, diff.before()).replaceAll("\\s", ""),
                    rest(after, diff.after()).replaceAll("\\s", ""));
        }
    }

    private static String rest(String line, List<Span> parts) {
        var rest = new StringBuilder(line);
        for (Span part : parts.reversed()) {
            rest.delete(part.start(), part.end());
        }
        return rest.toString();
    }
}
