package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextDifferenceTest {
    /** Much of what makes trouble: terminators, pairs, halves of pairs, and characters of each width. */
    private static final String[] PIECES = {"\r", "\n", "\r\n", "a", "b", "ab", "é", "é", "ß", "日", "😀", "😁",
            "\uD83D", "\uDE00", "    let x = 1;\r\n", "    let y = 2;\n"};

    @Property(tries = 400)
    void the_change_between_two_texts_makes_one_into_the_other(@ForAll long seed,
            @ForAll @IntRange(max = 30) int size) {
        var random = new Random(seed);
        checkAll(random(random, size), random(random, size));
    }

    @Property(tries = 150)
    void the_change_between_two_versions_makes_one_into_the_other(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4000) int size) {
        var random = new Random(seed);
        Text before = random(random, size);
        Text after = before;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int start = random.nextInt(after.length() + 1);
            int end = start + random.nextInt(Math.min(after.length() - start, 3000) + 1);
            after = after.replace(start, end, random(random, random.nextInt(3)));
        }
        checkAll(before, after);
    }

    private static Text random(Random random, int size) {
        var characters = new StringBuilder();
        for (int i = 0; i < size; i++) {
            characters.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return Text.of(characters);
    }

    private static void checkAll(Text before, Text after) {
        Optional<TextChange> change = TextChange.between(before, after);
        assertEquals(before.equals(after), change.isEmpty());
        change.ifPresent(found -> {
            assertEquals(after, before.replace(found.start(), found.end(), found.replacement()));
            for (int offset : new int[] {found.start(), found.end()}) {
                assertFalse(isInside(before, offset), "in a pair or a terminator: " + offset);
            }
        });
    }

    private static boolean isInside(Text text, int offset) {
        if (offset == 0 || offset == text.length()) {
            return false;
        }
        char left = text.charAt(offset - 1);
        char right = text.charAt(offset);
        return left == '\r' && right == '\n' || Character.isSurrogatePair(left, right);
    }

    @Test
    void no_more_than_what_changed_is_in_the_change() {
        check("let x = 1;", "let xy = 1;", "5..5 y");
        check("one\ntwo\n", "one\n", "4..8 ");
        check("aaa", "aaaa", "3..3 a");
        check("a😀b", "a😁b", "1..3 😁");
        check("a\r\nb", "a\nb", "1..3 \n");
        check("a\r\nb", "a\r\r\nb", "1..1 \r");
        check("", "x", "0..0 x");
        check("ü", "Ã", "0..1 Ã");
        check("\r\n", "\n", "0..2 \n");
    }

    private static void check(String before, String after, String expected) {
        TextChange change = TextChange.between(Text.of(before), Text.of(after)).orElseThrow();
        assertEquals(expected, change.start() + ".." + change.end() + ' ' + change.replacement());
    }

    @Test
    void equal_texts_have_no_change() {
        assertTrue(TextChange.between(Text.EMPTY, Text.of("")).isEmpty());
        String same = "fn main() {}\n".repeat(1000);
        assertTrue(TextChange.between(Text.of(same), Text.of(same)).isEmpty());
    }

    @Test
    void versions_of_a_huge_text_are_compared_by_what_they_do_not_share() {
        Text before = Text.of("let some_name = another_name(1, 2, 3);\n".repeat(1_000_000));
        Text after = before.replace(20_000_000, 20_000_003, "xyz").replace(20_000_900, 20_000_900, "more\nlines\n");
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 2_000; i++) { // 160 GB if all were compared
                assertEquals(20_000_000, TextChange.between(before, after).orElseThrow().start());
            }
        });
    }
}
