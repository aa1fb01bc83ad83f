package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Span;

class BoundariesTest {
    private static final String FAMILY = "👨‍👩‍👧";

    private static void checkCharacters(String... clusters) {
        Text text = Text.of(String.join("", clusters));
        int at = 0;
        for (String cluster : clusters) {
            int next = at + cluster.length();
            assertEquals(next, Boundaries.nextCharacter(text, at), text + " after " + at);
            assertEquals(at, Boundaries.previousCharacter(text, next), text + " before " + next);
            at = next;
        }
    }

    @Test
    void a_character_is_what_people_see() {
        checkCharacters("a", "b");
        checkCharacters("a", "\r\n", "b", "\n", "\n");
        checkCharacters("e\u0301", "x");
        checkCharacters("x", FAMILY, "y", "😀", "😀");
        checkCharacters("🇩🇪", "🇫🇷", "🇩🇪");
        checkCharacters("\ud83d", "a", "\ude00");
        checkCharacters("\r", "a");
        checkCharacters("a" + "\u0301".repeat(300), "b");
    }

    @Test
    void the_ends_of_the_text_stay() {
        assertEquals(0, Boundaries.previousCharacter(Text.EMPTY, 0));
        assertEquals(0, Boundaries.nextCharacter(Text.EMPTY, 0));
        assertEquals(1, Boundaries.nextCharacter(Text.of("a"), 1));
        assertEquals(0, Boundaries.nextWordEnd(Text.EMPTY, 0));
        assertEquals(0, Boundaries.previousWordStart(Text.EMPTY, 0));
        assertEquals(new Span(0, 0), Boundaries.wordAt(Text.EMPTY, 0));
    }

    @Test
    void forward_and_back_stop_at_the_same_places() {
        String[] pieces = {"a", "\r\n", "\n", FAMILY, "e\u0301", "中", " ", "🇩🇪", "\ud83d", "\udc80", "ไทย"};
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var characters = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                characters.append(pieces[random.nextInt(pieces.length)]);
            }
            Text text = Text.of(characters);
            List<Integer> forward = new ArrayList<>(List.of(0));
            for (int at = 0; at < text.length();) {
                at = Boundaries.nextCharacter(text, at);
                forward.add(at);
            }
            List<Integer> back = new ArrayList<>(List.of(text.length()));
            for (int at = text.length(); at > 0;) {
                at = Boundaries.previousCharacter(text, at);
                back.addFirst(at);
            }
            assertEquals(forward, back, "seed " + seed);
        }
    }

    @Test
    void words_are_those_of_source_text() {
        Text text = Text.of("let größe_2 = foo.bar();\n  next");
        assertEquals(new Span(4, 11), Boundaries.wordAt(text, 4));
        assertEquals(new Span(4, 11), Boundaries.wordAt(text, 7));
        assertEquals(new Span(4, 11), Boundaries.wordAt(text, 11));
        assertEquals(new Span(12, 12), Boundaries.wordAt(text, 12));
        checkStops(text, Boundaries::nextWordEnd, 0, 3, 11, 13, 17, 18, 21, 24, 31);
        checkStops(text, Boundaries::nextWordStart, 0, 4, 12, 14, 17, 18, 21, 27, 31);
    }

    @Test
    void words_backwards() {
        Text text = Text.of("a.b  c\n\n  d");
        List<Integer> stops = new ArrayList<>();
        for (int at = text.length(); at > 0;) {
            at = Boundaries.previousWordStart(text, at);
            stops.add(at);
        }
        assertEquals(List.of(10, 5, 2, 1, 0), stops);
    }

    private interface Step {
        int from(Text text, int offset);
    }

    private static void checkStops(Text text, Step step, int... stops) {
        for (int i = 1; i < stops.length; i++) {
            assertEquals(stops[i], step.from(text, stops[i - 1]), "after " + stops[i - 1]);
        }
    }

    @Test
    void scripts_without_spaces_have_words_too() {
        Text text = Text.of("这是ひらがなカタカナ".repeat(100));
        int end = Boundaries.nextWordEnd(text, 500);
        assertTrue(end > 500 && end < 510, "" + end);
        Span word = Boundaries.wordAt(text, 503);
        assertTrue(word.touches(503) && word.length() < 10, word.toString());
    }
}
